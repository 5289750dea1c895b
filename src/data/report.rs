//! Findings as plain text in one language, each with the line it speaks of and a caret under the place.

use std::fmt::Write;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::finding::{Finding, Findings, Location, Severity, Span};
use super::{Lang, Text};
use crate::text::{clean, shown_path};

/// The most faults shown; advice comes when it is asked for, and is shown whole.
const SHOWN: usize = 50;
/// Columns of a line shown around the place.
const WINDOW: usize = 80;
/// Columns kept free, when the line is long, for what stands at and after the place.
const AFTER: usize = 30;

impl Findings {
    /// The report: at most 50 faults, worst first, then all advice, and how many there are of each. Holds no
    /// control sign but the ends of its lines.
    pub fn report(&self, lang: Lang) -> String {
        let mut out = String::new();
        let (advice, faults): (Vec<_>, Vec<_>) = self
            .list
            .iter()
            .partition(|finding| finding.severity == Severity::Advice);
        for finding in faults.iter().take(SHOWN).chain(&advice) {
            self.one(&mut out, finding, lang);
        }
        let rest = faults.len().saturating_sub(SHOWN);
        let rest = rest
            .saturating_add(self.dropped.errors)
            .saturating_add(self.dropped.warnings);
        if rest > 0 {
            let more = match lang {
                Lang::Fr => format!("… et {rest} de plus\n\n"),
                Lang::En => format!("… and {rest} more\n\n"),
            };
            out.push_str(&more);
        }
        out.push_str(&self.summary(lang));
        out
    }

    /// The worst fault on one line: `ours.ron:12:5: error: a source is missing`. It may quote what is written there.
    pub fn first(&self, lang: Lang) -> Option<String> {
        self.list.first().map(|worst| self.line(worst, lang))
    }

    /// `3 errors, 1 warning`, on one line, with the advice when there is any.
    fn summary(&self, lang: Lang) -> String {
        let counted = |severity: Severity| {
            let n = self.count(severity);
            let plural = match lang {
                Lang::Fr => n > 1,
                Lang::En => n != 1,
            };
            let word = match (severity, lang) {
                (Severity::Advice, Lang::En) if plural => "pieces of advice".to_owned(),
                (Severity::Advice, Lang::En) => "piece of advice".to_owned(),
                _ => {
                    let name = severity.name();
                    format!("{}{}", name.get(lang), if plural { "s" } else { "" })
                }
            };
            format!("{n} {word}")
        };
        let (errors, warnings) = (counted(Severity::Error), counted(Severity::Warning));
        match self.count(Severity::Advice) {
            0 => format!("{errors}, {warnings}\n"),
            _ => format!("{errors}, {warnings}, {}\n", counted(Severity::Advice)),
        }
    }

    /// Place, severity, path and message.
    fn line(&self, finding: &Finding, lang: Lang) -> String {
        let colon = colon(lang);
        let address = self.address(finding.place);
        let severity = finding.severity.name();
        let severity = severity.get(lang);
        let message = clean(finding.message.get(lang));
        let path = match clean(&finding.path) {
            path if path.is_empty() => String::new(),
            path => format!("{path}{colon} "),
        };
        format!("{address}: {severity}{colon} {path}{message}")
    }

    fn one(&self, out: &mut String, finding: &Finding, lang: Lang) {
        let colon = colon(lang);
        // Writing to a string cannot fail, here and below.
        let _ = writeln!(out, "{}", self.line(finding, lang));
        if let Some(file) = self.files.get(finding.place.file)
            && !file.text.is_empty()
        {
            excerpt(out, &file.text, finding.place.span);
        }
        if let Some(help) = &finding.help {
            let word = Text::new("aide", "help");
            let (word, help) = (word.get(lang), clean(help.get(lang)));
            let _ = writeln!(out, "  = {word}{colon} {help}");
        }
        if let Some((place, message)) = &finding.related {
            let (address, message) = (self.address(*place), clean(message.get(lang)));
            let _ = writeln!(out, "  = {address}{colon} {message}");
        }
        out.push('\n');
    }

    /// Line and column of a place in its file, counted from 1; `None` when the file has no text.
    pub fn line_and_column(&self, place: Location) -> Option<(usize, usize)> {
        let file = self
            .files
            .get(place.file)
            .filter(|file| !file.text.is_empty())?;
        let line = Line::of(&file.text, place.span.start);
        Some((line.number, line.before.chars().count().saturating_add(1)))
    }

    /// `file:line:column`; the file alone when it has no text. Quotes nothing of what is written there.
    pub fn address(&self, place: Location) -> String {
        let Some(file) = self.files.get(place.file) else {
            return String::new();
        };
        let name = shown_path(&file.name);
        match self.line_and_column(place) {
            Some((line, column)) => format!("{name}:{line}:{column}"),
            None => name,
        }
    }
}

impl Severity {
    fn name(self) -> Text {
        match self {
            Self::Error => Text::new("erreur", "error"),
            Self::Warning => Text::new("avertissement", "warning"),
            Self::Advice => Text::new("conseil", "advice"),
        }
    }
}

const fn colon(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "\u{a0}:",
        Lang::En => ":",
    }
}

/// The line that holds a place, cut in two there. CR, LF and CRLF end lines.
struct Line<'t> {
    /// Counted from 1.
    number: usize,
    before: &'t str,
    after: &'t str,
}

impl<'t> Line<'t> {
    fn of(text: &'t str, at: usize) -> Self {
        let (head, tail) = text.split_at_checked(at).unwrap_or((text, ""));
        let count = |end| head.bytes().filter(|b| *b == end).count();
        let (line_feeds, returns) = (count(b'\n'), count(b'\r'));
        // A CR before a LF is half of one line end.
        let pairs = if returns > 0 {
            head.matches("\r\n").count()
        } else {
            0
        };
        let number = (line_feeds + returns)
            .saturating_sub(pairs)
            .saturating_add(1);
        Self {
            number,
            before: head.rsplit(['\n', '\r']).next().unwrap_or_default(),
            after: tail.split(['\n', '\r']).next().unwrap_or_default(),
        }
    }
}

/// Writes the line of `span`, cut to a window, and a second one with carets under what the span covers.
fn excerpt(out: &mut String, text: &str, span: Span) {
    let line = Line::of(text, span.start);
    let length = span.end.saturating_sub(span.start).min(line.after.len());
    let (marked, after) = line
        .after
        .split_at_checked(length)
        .unwrap_or((line.after, ""));
    let (rest, _) = fitting(line.after.graphemes(true), AFTER);
    let rest: usize = rest.iter().map(|g| g.width()).sum();
    let (mut before, is_cut) = fitting(
        line.before.graphemes(true).rev(),
        WINDOW.saturating_sub(rest),
    );
    if is_cut {
        before.push("…".to_owned());
    }
    before.reverse();
    let before = before.concat();
    let indent = before.width();
    let (marked, marked_cut) = fitting(marked.graphemes(true), WINDOW.saturating_sub(indent));
    let mut shown = marked.concat();
    let carets = "^".repeat(shown.width().max(1));
    let room = WINDOW.saturating_sub(indent).saturating_sub(shown.width());
    let (after, after_cut) = fitting(after.graphemes(true), room);
    shown.push_str(&after.concat());
    if marked_cut || after_cut {
        shown.push('…');
    }
    let number = line.number.to_string();
    let margin = " ".repeat(number.len());
    let pad = " ".repeat(indent);
    // The place may cut a letter in two; whole again, its marks are counted anew.
    let whole = format!("{before}{shown}");
    let _ = writeln!(out, "  {number} | {}", clean(&whole));
    let _ = writeln!(out, "  {margin} | {pad}{carets}");
}

/// As many letters as fit `columns`, cleaned, and whether some were left.
fn fitting<'t>(letters: impl Iterator<Item = &'t str>, columns: usize) -> (Vec<String>, bool) {
    let mut taken = Vec::new();
    let mut width = 0_usize;
    for letter in letters {
        let letter = match letter {
            "\t" => " ".to_owned(),
            other => clean(other).into_owned(),
        };
        width = width.saturating_add(letter.width());
        if width > columns {
            return (taken, true);
        }
        taken.push(letter);
    }
    (taken, false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::finding::{Dropped, SourceFile};

    fn findings(text: &str, start: usize, end: usize) -> Findings {
        let place = Location {
            file: 0,
            span: Span::new(start, end),
        };
        let file = SourceFile {
            name: "a.ron".to_owned(),
            text: text.to_owned(),
        };
        let finding = Finding::error(place, "mal : «x»", "bad").help("mieux", "better");
        Findings::new(vec![file], vec![finding], Dropped::default())
    }

    #[test]
    fn carets_stand_under_wide_letters() {
        let text = "(\n\tname: \"豆瓣\" oops,\n)";
        let at = text.find("oops").unwrap();
        assert_eq!(
            findings(text, at, at + 4).report(Lang::En),
            "a.ron:2:13: error: bad\n  2 |  name: \"豆瓣\" oops,\n    |               ^^^^\n  = help: better\n\n1 error, 0 warnings\n"
        );
        let at = text.find('豆').unwrap();
        let report = findings(text, at, at + 6).report(Lang::Fr);
        assert!(report.contains("\n    |         ^^^^\n"), "{report}");
        assert!(
            report.starts_with("a.ron:2:9: erreur\u{a0}: mal\u{a0}: «x»"),
            "{report}"
        );
    }

    #[test]
    fn every_line_end_counts_once() {
        for text in ["a\nb\nX", "a\r\nb\r\nX", "a\rb\rX"] {
            let at = text.find('X').unwrap();
            assert!(
                findings(text, at, at + 1)
                    .report(Lang::En)
                    .starts_with("a.ron:3:1:"),
                "{text:?}"
            );
        }
    }

    #[test]
    fn a_long_line_is_cut_to_a_window() {
        let text = format!("{}HERE{}", "漢".repeat(5000), "字".repeat(5000));
        let at = text.find("HERE").unwrap();
        let report = findings(&text, at, at + 4).report(Lang::En);
        let lines: Vec<&str> = report.lines().collect();
        assert!(lines[1].width() <= WINDOW + 8, "{}", lines[1]);
        let caret = lines[2].find('^').unwrap();
        let here = lines[1].find("HERE").unwrap();
        assert_eq!(lines[1][..here].width(), caret);
    }

    #[test]
    fn nothing_in_a_report_acts_on_the_terminal() {
        let mut all = findings("x\u{1b}[2J\u{202e}y\u{7}", 1, 2);
        all.files[0].name = "a\u{1b}]0;x.ron".to_owned();
        all.list[0].message.en = "bad \u{9b}31m".to_owned();
        all.list[0].path = "a\nb".to_owned();
        let report = all.report(Lang::En);
        assert!(
            report
                .lines()
                .all(|l| crate::text::first_unclean(l).is_none()),
            "{report:?}"
        );
    }

    #[test]
    fn the_fifty_first_is_only_counted() {
        let mut all = findings("x", 0, 1);
        all.list = vec![all.list[0].clone(); 53];
        let report = all.report(Lang::Fr);
        assert_eq!(report.matches("mal").count(), 50);
        assert!(
            report.ends_with("… et 3 de plus\n\n53 erreurs, 0 avertissement\n"),
            "{report}"
        );
        all.dropped = Dropped {
            errors: 40,
            warnings: 7,
        };
        let report = all.report(Lang::En);
        assert!(
            report.ends_with("… and 50 more\n\n93 errors, 7 warnings\n"),
            "{report}"
        );
    }
}
