//! A note as its file has it: any text reads, and prints back byte for byte.

use std::fmt;

use crate::data::{Date, Period};

use super::Subject;

/// Between the parts of a heading.
const DOT: &str = " · ";
/// Last part of the heading of a copy made because another program changed the same entry.
const CONFLICT: &str = "conflict";

/// When an entry was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The day.
    pub date: Date,
    /// Hour and minute in universal time; `None` when only the day is known.
    pub time: Option<(u8, u8)>,
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.time {
            Some((hour, minute)) => write!(f, "{} {hour:02}:{minute:02} UTC", self.date),
            None => self.date.fmt(f),
        }
    }
}

/// A dated piece of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The heading's line, with its end.
    heading: String,
    /// All that stands before the next heading.
    body: String,
    /// When it was written, by its heading.
    pub stamp: Stamp,
    /// What it is about, by its heading.
    pub subject: Subject,
    /// It holds one of two versions, after another program changed the same entry.
    pub conflict: bool,
}

impl Entry {
    /// A new entry. Lines of `text` that look like the heading of an entry are kept from being one.
    pub fn new(stamp: Stamp, subject: Subject, text: &str) -> Self {
        let mut entry = Self {
            heading: String::new(),
            body: String::new(),
            stamp,
            subject,
            conflict: false,
        };
        entry.head();
        entry.set_text(text, "\n");
        entry
    }

    /// The same, marked as one of two versions and dated `stamp`.
    pub(super) fn as_conflict(&self, stamp: Stamp) -> Self {
        let mut copy = self.clone();
        (copy.stamp, copy.conflict) = (stamp, true);
        copy.head();
        copy
    }

    fn head(&mut self) {
        let subject = self.subject.to_string().replace(['\n', '\r'], " ");
        let mut parts = vec![self.stamp.to_string()];
        parts.extend(Some(subject).filter(|subject| !subject.is_empty()));
        parts.extend(self.conflict.then(|| CONFLICT.to_owned()));
        self.heading = format!("## {}\n", parts.join(DOT));
    }

    /// The text, without the blank lines around it, its lines ended by `\n`.
    pub fn text(&self) -> String {
        let lines = self.body.trim_matches(['\n', '\r']).lines();
        let lines: Vec<&str> = lines
            .map(|line| match line.strip_prefix('\\') {
                Some(rest) if is_guarded(rest) => rest,
                _ => line,
            })
            .collect();
        lines.join("\n")
    }

    /// Gives the entry another text; what stands around it, and the ends of lines, stay.
    pub(super) fn set_text(&mut self, text: &str, end: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let lines: Vec<String> = text
            .trim_matches('\n')
            .split('\n')
            .map(|line| match is_guarded(line) {
                true => format!("\\{line}"),
                false => line.to_owned(),
            })
            .collect();
        let kept = self.body.trim_start_matches(['\n', '\r']).len();
        let before = self.body.len().saturating_sub(kept);
        let after = self.body.trim_end_matches(['\n', '\r']).len().max(before);
        let (before, after) = (self.body.get(..before), self.body.get(after..));
        let or_end = |kept: Option<&str>| match kept.filter(|kept| !kept.is_empty()) {
            Some(kept) => kept.to_owned(),
            None => end.to_owned(),
        };
        self.body = format!("{}{}{}", or_end(before), lines.join(end), or_end(after));
    }

    /// Whether both say the same, whatever blank lines stand around.
    pub(super) fn same(&self, other: &Self) -> bool {
        self.heading.trim_end() == other.heading.trim_end() && self.text() == other.text()
    }

    /// Whether both have the same heading.
    pub(super) fn alike(&self, other: &Self) -> bool {
        self.heading.trim_end() == other.heading.trim_end()
    }

    fn read(heading: &str) -> Option<Self> {
        let (stamp, subject) = parse(heading)?;
        let (subject, conflict) = match subject.strip_suffix(CONFLICT) {
            Some(before) if before.is_empty() => (before, true),
            Some(before) if before.ends_with(DOT) => (before.trim_end_matches(DOT), true),
            _ => (subject, false),
        };
        Some(Self {
            heading: heading.to_owned(),
            body: String::new(),
            stamp,
            subject: Subject::read(subject),
            conflict,
        })
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.heading, self.body)
    }
}

/// A line that is a heading, once the backslashes that keep it from being one are gone.
fn is_guarded(line: &str) -> bool {
    parse(line.trim_start_matches('\\')).is_some()
}

/// `## 2026-11-22 14:05 UTC · subject`: the stamp, and the rest. Time and subject may be absent.
fn parse(line: &str) -> Option<(Stamp, &str)> {
    let rest = line.strip_prefix("## ")?.trim();
    let (date, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let date: Date = date.parse().ok()?;
    if !matches!(date.period, Period::Day(..)) {
        return None;
    }
    let rest = rest.trim_start();
    let (clock, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let (time, rest) = match parse_clock(clock) {
        Some(time) => (Some(time), after.trim_start()),
        None => (None, rest),
    };
    let rest = match rest.strip_prefix("UTC") {
        Some(after) if time.is_some() => after.trim_start(),
        _ => rest,
    };
    let subject = rest.trim_start_matches(['·', '-', '–', '—', ':']);
    Some((Stamp { date, time }, subject.trim()))
}

fn parse_clock(text: &str) -> Option<(u8, u8)> {
    let (hour, minute) = text.split_once(':')?;
    let two = |part: &str| {
        let digits = part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        part.parse::<u8>().ok().filter(|_| digits)
    };
    let (hour, minute) = (two(hour)?, two(minute)?);
    (hour < 24 && minute < 60).then_some((hour, minute))
}

/// A note: what stands before the first entry, then the entries, oldest first as a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// The title, and whatever else stands before the first entry.
    pub(super) lead: String,
    pub(super) entries: Vec<Entry>,
}

impl Note {
    /// Reads any text.
    pub fn parse(text: &str) -> Self {
        let mut note = Self::default();
        for line in text.split_inclusive('\n') {
            match (Entry::read(line), note.entries.last_mut()) {
                (Some(entry), _) => note.entries.push(entry),
                (None, Some(entry)) => entry.body.push_str(line),
                (None, None) => note.lead.push_str(line),
            }
        }
        note
    }

    /// The entries, in the order of the file.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What stands before the first entry, without the title.
    pub fn lead(&self) -> &str {
        let lead = self.lead.trim_start_matches('\u{FEFF}').trim_start();
        let lead = match lead.strip_prefix("# ") {
            Some(title) => title.split_once('\n').map_or("", |(_, rest)| rest),
            None => lead,
        };
        lead.trim()
    }

    /// Whether the user wrote nothing in it.
    pub fn is_empty(&self) -> bool {
        self.lead().is_empty() && self.entries.is_empty()
    }

    /// How the lines of the file end: as its first one does.
    pub(super) fn line_end(&self) -> &'static str {
        let first = self.to_string();
        match first.split_once('\n') {
            Some((line, _)) if line.ends_with('\r') => "\r\n",
            _ => "\n",
        }
    }

    /// Adds `entry` at the end, after a blank line; a note without a word gets the heading `title`.
    pub(super) fn push(&mut self, entry: Entry, title: &str) {
        let end = self.line_end();
        let mut text = self.to_string();
        if text.trim_matches('\u{FEFF}').trim().is_empty() {
            let title = title.replace(['\n', '\r'], " ");
            text.push_str(&format!("# {}{end}", title.trim()));
        }
        if !text.ends_with('\n') {
            text.push_str(end);
        }
        if !text.ends_with(&format!("{end}{end}")) {
            text.push_str(end);
        }
        text.push_str(&entry.to_string().replace("\r\n", "\n").replace('\n', end));
        *self = Self::parse(&text);
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lead)?;
        self.entries.iter().try_for_each(|entry| entry.fmt(f))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stamp() -> Stamp {
        Stamp {
            date: Date::day(2026, 11, 22),
            time: Some((14, 5)),
        }
    }

    fn entry(subject: Subject, text: &str) -> Entry {
        Entry::new(stamp(), subject, text)
    }

    #[test]
    fn a_file_written_by_hand() {
        let note = Note::parse(
            "# WeChat\n\nSeen with Li.\n\n## 2026-11-22 · opportunity mini-program-shop\n\nAsk for a quote.\n\n\
             ## 2026-11-23 09:30 — a call\nTwo lines,\n\n## not a date\n## 2026-11 neither\n## 2026-11-24\n",
        );
        assert_eq!(note.lead(), "Seen with Li.");
        let told: Vec<(String, String, String)> = note
            .entries()
            .iter()
            .map(|e| (e.stamp.to_string(), e.subject.to_string(), e.text()))
            .collect();
        let row = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
        assert_eq!(
            told,
            [
                row(
                    "2026-11-22",
                    "opportunity mini-program-shop",
                    "Ask for a quote."
                ),
                row(
                    "2026-11-23 09:30 UTC",
                    "a call",
                    "Two lines,\n\n## not a date\n## 2026-11 neither"
                ),
                row("2026-11-24", "", ""),
            ]
        );
    }

    #[test]
    fn a_new_entry_goes_last_and_touches_nothing_else() {
        let head = "## 2026-11-22 14:05 UTC";
        for (before, after) in [
            ("", format!("# WeChat\n\n{head}\n\nhi\n")),
            ("\u{FEFF}", format!("\u{FEFF}# WeChat\n\n{head}\n\nhi\n")),
            ("mine", format!("mine\n\n{head}\n\nhi\n")),
            ("# X\n\n\n", format!("# X\n\n\n{head}\n\nhi\n")),
            ("## 2026-01-01", format!("## 2026-01-01\n\n{head}\n\nhi\n")),
            ("# X\r\n", format!("# X\r\n\r\n{head}\r\n\r\nhi\r\n")),
        ] {
            let mut note = Note::parse(before);
            note.push(entry(Subject::Whole, "\nhi\n\n"), "WeChat");
            assert_eq!(note.to_string(), after, "{before:?}");
            assert_eq!(Note::parse(&after), note);
        }
    }

    #[test]
    fn a_text_that_looks_like_a_heading_stays_one_entry() {
        let text = "a\n## 2026-11-22 b\n\\## 2026-11-22\n\\\\## 2026-11-22\nc\\";
        let mut note = Note::default();
        note.push(entry(Subject::Whole, text), "X");
        let back = Note::parse(&note.to_string());
        assert_eq!(back.entries().len(), 1);
        assert_eq!(back.entries()[0].text(), text);
    }

    #[test]
    fn a_conflict_says_so_in_its_heading() {
        for subject in [Subject::Whole, Subject::Rule("cn-icp".to_owned())] {
            let mut note = Note::default();
            note.push(entry(subject.clone(), "x").as_conflict(stamp()), "X");
            let back = Note::parse(&note.to_string());
            assert!(back.entries()[0].conflict);
            assert_eq!(back.entries()[0].subject, subject);
        }
    }

    fn hand_written() -> impl Strategy<Value = String> {
        let line = prop_oneof![
            Just("## 2026-11-22".to_owned()),
            Just("## 2026-11-22 14:05 UTC · rule x · conflict".to_owned()),
            Just("\\## 2026-11-22".to_owned()),
            Just("# WeChat".to_owned()),
            Just(String::new()),
            "\\PC{0,12}",
        ];
        let end = prop_oneof![Just("\n"), Just("\r\n"), Just("\r"), Just("")];
        prop::collection::vec((line, end), 0..12)
            .prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
    }

    proptest! {
        #[test]
        fn what_is_read_prints_back(text in prop_oneof![hand_written(), any::<String>()]) {
            prop_assert_eq!(Note::parse(&text).to_string(), text);
        }

        #[test]
        fn an_entry_holds_its_text(text in hand_written(), old in hand_written()) {
            let plain = text.replace("\r\n", "\n").replace('\r', "\n");
            let plain = plain.trim_matches('\n');
            let mut note = Note::parse(&old);
            let before = note.entries().len();
            note.push(entry(Subject::Whole, &text), "X");
            let back = Note::parse(&note.to_string());
            prop_assert_eq!(back.entries().len(), before + 1);
            let told = back.entries().last().unwrap().text();
            prop_assert_eq!(told, plain);
        }

        #[test]
        fn a_text_replaced_leaves_the_rest(old in hand_written(), text in "[a-z]{1,8}") {
            let mut note = Note::parse(&old);
            if let Some(first) = note.entries.first_mut() {
                let whole = first.to_string();
                first.set_text(&text, "\n");
                prop_assert_eq!(first.text(), text);
                let rest = old.get(note.lead.len() + whole.len()..).unwrap();
                prop_assert!(note.to_string().ends_with(rest));
            }
        }
    }
}
