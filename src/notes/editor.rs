//! A small editor of plain text, without a screen: lines, a caret between letters as the user sees them, undo.

use std::mem;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::text::{clean, width};

/// How many changes can be undone.
const DEPTH: usize = 1000;
/// What a tab becomes: a terminal would not keep its width.
const TAB: &str = "    ";

/// A place between two letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Caret {
    /// Number of the line, from 0.
    pub line: usize,
    /// Offset in the line, in bytes; never inside a grapheme cluster.
    pub byte: usize,
}

/// A way to move the caret; with [`Editor::erase`], the way to what is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One letter back; over the start of a line.
    Left,
    /// One letter on; over the end of a line.
    Right,
    /// To the start of this word or the one before.
    WordLeft,
    /// Past the end of this word or the next.
    WordRight,
    /// So many rows up, keeping the column.
    Up(usize),
    /// So many rows down, keeping the column.
    Down(usize),
    /// To the start of the line.
    Home,
    /// To the end of the line.
    End,
    /// To the start of the text.
    Top,
    /// To the end of the text.
    Bottom,
}

/// A change, such that it can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Change {
    at: Caret,
    removed: String,
    inserted: String,
}

/// What the last change was, so that a run of keys is undone at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Run {
    Typing,
    Erasing,
    Ended,
}

/// A text, a caret and a memory. `columns` is always the width of the field the text is shown in.
#[derive(Clone, Debug)]
pub struct Editor {
    /// Never empty; no line holds an end of line.
    lines: Vec<String>,
    caret: Caret,
    /// The column that moves up and down keep to, since the caret was last placed otherwise.
    goal: Option<usize>,
    undo: Vec<Change>,
    redo: Vec<Change>,
    run: Run,
}

impl Editor {
    /// An editor of `text`, its caret at the end.
    pub fn new(text: &str) -> Self {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let mut editor = Self {
            lines: text.split('\n').map(str::to_owned).collect(),
            caret: Caret::default(),
            goal: None,
            undo: Vec::new(),
            redo: Vec::new(),
            run: Run::Ended,
        };
        editor.caret = editor.bottom();
        editor
    }

    /// The text, its lines parted by `\n`.
    pub fn text(&self) -> String {
        self.lines.join("\n")
    }

    /// The lines.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// The caret.
    pub const fn caret(&self) -> Caret {
        self.caret
    }

    /// Whether there is no letter but spaces.
    pub fn is_blank(&self) -> bool {
        self.lines.iter().all(|line| line.trim().is_empty())
    }

    /// Types or pastes `text` at the caret. Ends of lines are understood in every form, a tab becomes spaces, other
    /// signs that would harm a terminal become U+FFFD.
    pub fn insert(&mut self, text: &str) {
        let text = text
            .replace("\r\n", "\n")
            .replace('\r', "\n")
            .replace('\t', TAB);
        let lines: Vec<_> = text.split('\n').map(clean).collect();
        let text = lines.join("\n");
        if text.is_empty() {
            return;
        }
        let mut letters = text.graphemes(true);
        let typed =
            letters.next().is_some_and(|l| !l.trim().is_empty()) && letters.next().is_none();
        let change = Change {
            at: self.caret,
            removed: String::new(),
            inserted: text,
        };
        self.apply(change, if typed { Run::Typing } else { Run::Ended });
    }

    /// Erases from the caret to where `step` leads.
    pub fn erase(&mut self, step: Step, columns: usize) {
        let to = self.target(step, columns);
        let (from, to) = (self.caret.min(to), self.caret.max(to));
        if from == to {
            return;
        }
        let change = Change {
            at: from,
            removed: self.between(from, to),
            inserted: String::new(),
        };
        let run = if step == Step::Left {
            Run::Erasing
        } else {
            Run::Ended
        };
        self.apply(change, run);
    }

    /// Moves the caret.
    pub fn step(&mut self, step: Step, columns: usize) {
        let goal = match step {
            Step::Up(_) | Step::Down(_) => Some(self.goal.unwrap_or_else(|| self.place(columns).1)),
            _ => None,
        };
        self.goal = goal;
        self.caret = self.target(step, columns);
        self.run = Run::Ended;
    }

    /// Moves the caret to `column` of `row`, both from 0, as a mouse points; beyond the text, to its nearest letter.
    pub fn point(&mut self, row: usize, column: usize, columns: usize) {
        self.caret = self.at_column(&self.rows(columns), row, column);
        (self.goal, self.run) = (None, Run::Ended);
    }

    /// Takes the last change back; `false` when there is none.
    pub fn undo(&mut self) -> bool {
        let Some(change) = self.undo.pop() else {
            return false;
        };
        self.splice(change.at, &change.inserted, &change.removed);
        self.run = Run::Ended;
        self.redo.push(change);
        true
    }

    /// Does again what was last taken back; `false` when there is nothing.
    pub fn redo(&mut self) -> bool {
        let Some(change) = self.redo.pop() else {
            return false;
        };
        self.splice(change.at, &change.removed, &change.inserted);
        self.run = Run::Ended;
        self.undo.push(change);
        true
    }

    /// The rows of a field of `columns`: number of the line and bytes of it, in order, all of them. Rows break where
    /// Unicode allows it, else between letters; the last column is left to the caret.
    pub fn rows(&self, columns: usize) -> Vec<(usize, Range<usize>)> {
        let room = columns.saturating_sub(1).max(1);
        let lines = self.lines.iter().enumerate();
        lines
            .flat_map(|(number, line)| fold(line, room).into_iter().map(move |row| (number, row)))
            .collect()
    }

    /// Row and column of the caret in a field of `columns`, both from 0.
    pub fn place(&self, columns: usize) -> (usize, usize) {
        let rows = self.rows(columns);
        let row = self.row_of(&rows);
        let start = rows.get(row).map_or(0, |(_, row)| row.start);
        let before = self.line(self.caret.line).get(start..self.caret.byte);
        let column = before.map_or(0, |text| width(&clean(text)));
        (row, column.min(columns.saturating_sub(1)))
    }

    fn row_of(&self, rows: &[(usize, Range<usize>)]) -> usize {
        let before = |(line, row): &(usize, Range<usize>)| {
            (*line, row.start) <= (self.caret.line, self.caret.byte)
        };
        rows.partition_point(before).saturating_sub(1)
    }

    fn line(&self, number: usize) -> &str {
        self.lines.get(number).map_or("", String::as_str)
    }

    fn bottom(&self) -> Caret {
        let line = self.lines.len().saturating_sub(1);
        let byte = self.line(line).len();
        Caret { line, byte }
    }

    fn target(&self, step: Step, columns: usize) -> Caret {
        let Caret { line, byte } = self.caret;
        let (before, after) = self.line(line).split_at_checked(byte).unwrap_or_default();
        let here = |byte| Caret { line, byte };
        let vertical = |rows: &[(usize, Range<usize>)], row| {
            let column = self.goal.unwrap_or_else(|| self.place(columns).1);
            self.at_column(rows, row, column)
        };
        match step {
            Step::Left | Step::WordLeft if byte == 0 => self.line_before(),
            Step::Right | Step::WordRight if after.is_empty() => self.line_after(),
            Step::Left => here(
                before
                    .grapheme_indices(true)
                    .next_back()
                    .map_or(0, |(at, _)| at),
            ),
            Step::Right => {
                let letter = after.graphemes(true).next().map_or(0, str::len);
                here(byte.saturating_add(letter))
            }
            Step::WordLeft => {
                let word = before.unicode_word_indices().next_back();
                here(word.map_or(0, |(at, _)| at))
            }
            Step::WordRight => {
                let word = after.unicode_word_indices().next();
                let end = word.map_or(after.len(), |(at, word)| at.saturating_add(word.len()));
                self.snap(here(byte.saturating_add(end)))
            }
            Step::Up(count) => {
                let rows = self.rows(columns);
                match self.row_of(&rows) {
                    0 => Caret::default(),
                    row => vertical(&rows, row.saturating_sub(count)),
                }
            }
            Step::Down(count) => {
                let rows = self.rows(columns);
                let last = rows.len().saturating_sub(1);
                match self.row_of(&rows) {
                    row if row == last => self.bottom(),
                    row => vertical(&rows, row.saturating_add(count).min(last)),
                }
            }
            Step::Home => here(0),
            Step::End => here(self.line(line).len()),
            Step::Top => Caret::default(),
            Step::Bottom => self.bottom(),
        }
    }

    fn line_before(&self) -> Caret {
        match self.caret.line.checked_sub(1) {
            Some(line) => Caret {
                line,
                byte: self.line(line).len(),
            },
            None => self.caret,
        }
    }

    fn line_after(&self) -> Caret {
        match self.caret.line.saturating_add(1) {
            line if line < self.lines.len() => Caret { line, byte: 0 },
            _ => self.caret,
        }
    }

    /// The last place of `row` that is not right of `column`; beyond the last row, its end.
    fn at_column(&self, rows: &[(usize, Range<usize>)], row: usize, column: usize) -> Caret {
        let Some((line, bytes)) = rows.get(row) else {
            return self.bottom();
        };
        let text = self.line(*line).get(bytes.clone()).unwrap_or_default();
        let last = rows
            .get(row.saturating_add(1))
            .is_none_or(|(next, _)| next != line);
        let mut used = 0;
        for (at, letter) in text.grapheme_indices(true) {
            used += width(&clean(letter));
            // The end of a row that goes on is the start of the next one: stay before its last letter.
            let is_end = !last && at + letter.len() == text.len();
            if used > column || is_end {
                return Caret {
                    line: *line,
                    byte: bytes.start.saturating_add(at),
                };
            }
        }
        Caret {
            line: *line,
            byte: bytes.end,
        }
    }

    /// `caret`, or where the cluster that it stands in ends.
    fn snap(&self, caret: Caret) -> Caret {
        let line = self.line(caret.line);
        let starts = line.grapheme_indices(true).map(|(at, _)| at);
        let byte = starts.chain([line.len()]).find(|&at| at >= caret.byte);
        Caret {
            byte: byte.unwrap_or(line.len()),
            ..caret
        }
    }

    fn between(&self, from: Caret, to: Caret) -> String {
        let lines = self
            .lines
            .iter()
            .enumerate()
            .take(to.line.saturating_add(1))
            .skip(from.line);
        let parts: Vec<&str> = lines
            .filter_map(|(number, line)| {
                let start = if number == from.line { from.byte } else { 0 };
                let end = if number == to.line {
                    to.byte
                } else {
                    line.len()
                };
                line.get(start..end)
            })
            .collect();
        parts.join("\n")
    }

    fn apply(&mut self, change: Change, run: Run) {
        self.splice(change.at, &change.removed, &change.inserted);
        self.redo.clear();
        let goes_on = run == mem::replace(&mut self.run, run) && run != Run::Ended;
        match self.undo.last_mut() {
            // A letter that joined its neighbour left the caret beyond it: then the runs do not touch.
            Some(last)
                if goes_on && run == Run::Typing && after(last.at, &last.inserted) == change.at =>
            {
                last.inserted.push_str(&change.inserted);
            }
            Some(last)
                if goes_on
                    && run == Run::Erasing
                    && after(change.at, &change.removed) == last.at =>
            {
                last.removed.insert_str(0, &change.removed);
                last.at = change.at;
            }
            _ => self.undo.push(change),
        }
        if self.undo.len() > DEPTH {
            self.undo.remove(0);
        }
    }

    /// Puts `new` where `old` stands from `at` on, and the caret after it.
    fn splice(&mut self, at: Caret, old: &str, new: &str) {
        let end = after(at, old);
        let head = self.line(at.line).get(..at.byte).unwrap_or_default();
        let tail = self.line(end.line).get(end.byte..).unwrap_or_default();
        let joined = format!("{head}{new}{tail}");
        let gone = end.line.saturating_sub(at.line).saturating_add(1);
        let rest = self.lines.split_off(at.line.min(self.lines.len()));
        self.lines.extend(joined.split('\n').map(str::to_owned));
        self.lines.extend(rest.into_iter().skip(gone));
        self.caret = self.snap(after(at, new));
        self.goal = None;
    }
}

/// Where a text that begins at `at` ends.
fn after(at: Caret, text: &str) -> Caret {
    match text.rsplit_once('\n') {
        Some((before, last)) => Caret {
            line: at
                .line
                .saturating_add(before.matches('\n').count())
                .saturating_add(1),
            byte: last.len(),
        },
        None => Caret {
            byte: at.byte.saturating_add(text.len()),
            ..at
        },
    }
}

/// The rows of a line, `room` columns each; spaces at the end of a row hang over.
fn fold(line: &str, room: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut start = 0;
    let mut end = 0;
    for (next, _) in unicode_linebreak::linebreaks(line) {
        let fits = |from: usize| {
            let text = line.get(from..next).unwrap_or_default();
            width(&clean(text.trim_end_matches(' '))) <= room
        };
        if !fits(start) {
            if end > start {
                rows.push(start..end);
                start = end;
            }
            if !fits(start) {
                start = cut(line, start..next, room, &mut rows);
            }
        }
        end = next;
    }
    rows.push(start..line.len());
    rows
}

/// Cuts a stretch without a place to break into full rows; where the row in the making starts.
fn cut(line: &str, stretch: Range<usize>, room: usize, rows: &mut Vec<Range<usize>>) -> usize {
    let mut start = stretch.start;
    let mut used = 0;
    let text = line.get(stretch.clone()).unwrap_or_default();
    for (at, letter) in text.trim_end_matches(' ').grapheme_indices(true) {
        let (at, columns) = (stretch.start.saturating_add(at), width(&clean(letter)));
        if used + columns > room && at > start {
            rows.push(start..at);
            (start, used) = (at, 0);
        }
        used += columns;
    }
    start
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The text with the caret as `|`.
    fn shown(editor: &Editor) -> String {
        let Caret { line, byte } = editor.caret();
        let mut lines = editor.lines().to_vec();
        lines[line].insert(byte, '|');
        lines.join("\n")
    }

    fn at(text: &str) -> Editor {
        let mut editor = Editor::new(&text.replacen('|', "", 1));
        let (before, _) = text.split_once('|').unwrap();
        editor.caret = after(Caret::default(), before);
        editor
    }

    #[test]
    fn the_caret_moves_between_letters_as_seen() {
        for (from, step, to) in [
            ("ab|", Step::Left, "a|b"),
            ("a\n|b", Step::Left, "a|\nb"),
            ("|a", Step::Left, "|a"),
            ("a|\nb", Step::Right, "a\n|b"),
            ("é|", Step::Left, "|é"),
            ("e\u{301}|x", Step::Left, "|e\u{301}x"),
            ("微|信", Step::Right, "微信|"),
            ("👨‍👩‍👧|", Step::Left, "|👨‍👩‍👧"),
            ("🇯🇵|🇰🇷", Step::Right, "🇯🇵🇰🇷|"),
            ("नि|", Step::Left, "|नि"),
            ("un deux|", Step::WordLeft, "un |deux"),
            ("un |deux", Step::WordLeft, "|un deux"),
            ("un\n|deux", Step::WordLeft, "un|\ndeux"),
            ("u|n, deux", Step::WordRight, "un|, deux"),
            ("un|, deux", Step::WordRight, "un, deux|"),
            ("u|n\ndeux", Step::Home, "|un\ndeux"),
            ("u|n\ndeux", Step::End, "un|\ndeux"),
            ("u|n\ndeux", Step::Top, "|un\ndeux"),
            ("u|n\ndeux", Step::Bottom, "un\ndeux|"),
            ("un\nde|ux", Step::Up(1), "un|\ndeux"),
            ("u|n\ndeux", Step::Up(1), "|un\ndeux"),
            ("u|n\ndeux", Step::Down(1), "un\nd|eux"),
            ("un\nd|eux", Step::Down(9), "un\ndeux|"),
            ("abc|\n微信", Step::Down(1), "abc\n微|信"),
        ] {
            let mut editor = at(from);
            editor.step(step, 40);
            assert_eq!(shown(&editor), to, "{from:?} {step:?}");
        }
    }

    #[test]
    fn a_move_down_and_up_keeps_its_column() {
        let mut editor = at("long |line\nx\nlong line");
        editor.step(Step::Down(1), 40);
        assert_eq!(shown(&editor), "long line\nx|\nlong line");
        editor.step(Step::Down(1), 40);
        assert_eq!(shown(&editor), "long line\nx\nlong |line");
    }

    #[test]
    fn what_is_erased() {
        for (from, step, to) in [
            ("ab|c", Step::Left, "a|c"),
            ("ab|c", Step::Right, "ab|"),
            ("a\n|b", Step::Left, "a|b"),
            ("a|\nb", Step::Right, "a|b"),
            ("e\u{301}|", Step::Left, "|"),
            ("un deux|", Step::WordLeft, "un |"),
            ("un de|ux", Step::Home, "|ux"),
            ("un de|ux", Step::End, "un de|"),
            ("|", Step::Left, "|"),
        ] {
            let mut editor = at(from);
            editor.erase(step, 40);
            assert_eq!(shown(&editor), to, "{from:?} {step:?}");
            let changed = from != to;
            assert_eq!(editor.undo(), changed);
            assert_eq!(editor.text(), from.replacen('|', "", 1));
        }
    }

    #[test]
    fn what_is_pasted_is_made_harmless() {
        for (pasted, text) in [
            ("a\r\nb\rc\nd", "a\nb\nc\nd"),
            ("a\tb", "a    b"),
            ("a\u{1b}[2Jb\u{202e}", "a\u{fffd}[2Jb\u{fffd}"),
            ("微信 ไทย हिन्दी עברית", "微信 ไทย हिन्दी עברית"),
        ] {
            let mut editor = Editor::new("");
            editor.insert(pasted);
            assert_eq!(editor.text(), text);
        }
    }

    #[test]
    fn a_word_typed_is_undone_at_once() {
        let mut editor = Editor::new("");
        for letter in "un deux".split("").filter(|letter| !letter.is_empty()) {
            editor.insert(letter);
        }
        let mut told = vec![shown(&editor)];
        while editor.undo() {
            told.push(shown(&editor));
        }
        assert_eq!(told, ["un deux|", "un |", "un|", "|"]);
        while editor.redo() {}
        assert_eq!(shown(&editor), "un deux|");
        for _ in 0..4 {
            editor.erase(Step::Left, 40);
        }
        assert_eq!(shown(&editor), "un |");
        editor.undo();
        assert_eq!(shown(&editor), "un deux|");
    }

    #[test]
    fn rows_break_between_words() {
        for (text, columns, rows) in [
            ("", 10, vec![""]),
            ("un deux trois", 9, vec!["un deux ", "trois"]),
            ("微信支付", 6, vec!["微信", "支付"]),
            ("abcdefgh", 5, vec!["abcd", "efgh"]),
            ("un\n\ndeux", 9, vec!["un", "", "deux"]),
            ("un abcdefgh", 5, vec!["un ", "abcd", "efgh"]),
            ("微信", 1, vec!["微", "信"]),
        ] {
            let editor = Editor::new(text);
            let told: Vec<&str> = editor
                .rows(columns)
                .into_iter()
                .map(|(line, row)| &editor.lines()[line][row])
                .collect();
            assert_eq!(told, rows, "{text:?}");
        }
        assert_eq!(at("un deux tr|ois").place(9), (1, 2));
        assert_eq!(at("un deux |trois").place(9), (1, 0));
        assert_eq!(at("微信支付|").place(6), (1, 4));
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            Just(Step::Left),
            Just(Step::Right),
            Just(Step::WordLeft),
            Just(Step::WordRight),
            Just(Step::Home),
            Just(Step::End),
            Just(Step::Top),
            Just(Step::Bottom),
            (1usize..4).prop_map(Step::Up),
            (1usize..4).prop_map(Step::Down),
        ]
    }

    #[derive(Clone, Debug)]
    enum Key {
        Insert(String),
        Erase(Step),
        Move(Step),
        Point(usize, usize),
        Undo,
        Redo,
    }

    fn key() -> impl Strategy<Value = Key> {
        prop_oneof![
            prop_oneof![
                "[a-z 微信é\n\t]{0,4}",
                "\\PC{0,3}",
                Just("\u{200d}".to_owned()),
                Just("🇯".to_owned())
            ]
            .prop_map(Key::Insert),
            step().prop_map(Key::Erase),
            step().prop_map(Key::Move),
            (0usize..9, 0usize..30).prop_map(|(row, column)| Key::Point(row, column)),
            Just(Key::Undo),
            Just(Key::Redo),
        ]
    }

    #[test]
    fn a_letter_that_joins_its_neighbour_is_taken_back_alone() {
        let mut editor = at("a|b");
        for letter in ["🇯", "🇯"] {
            editor.insert(letter);
            editor.step(Step::Home, 20);
            editor.step(Step::Right, 20);
        }
        editor.insert("\u{200d}");
        while editor.undo() {}
        assert_eq!(editor.text(), "ab");
    }

    proptest! {
        #[test]
        fn whatever_the_keys(text in "[a-z 微\n]{0,30}", keys in prop::collection::vec(key(), 0..40), columns in 0usize..20) {
            let mut editor = Editor::new(&text);
            for key in keys {
                match key {
                    Key::Insert(text) => editor.insert(&text),
                    Key::Erase(step) => editor.erase(step, columns),
                    Key::Move(step) => editor.step(step, columns),
                    Key::Point(row, column) => editor.point(row, column, columns),
                    Key::Undo => { editor.undo(); }
                    Key::Redo => { editor.redo(); }
                }
                let Caret { line, byte } = editor.caret();
                let whole = &editor.lines()[line];
                let mut places = whole.grapheme_indices(true).map(|(at, _)| at).chain([whole.len()]);
                prop_assert!(places.any(|at| at == byte), "{:?}", editor);
                let rows = editor.rows(columns);
                let told: Vec<String> = (0..editor.lines().len())
                    .map(|n| rows.iter().filter(|(line, _)| *line == n).map(|(n, row)| &editor.lines()[*n][row.clone()]).collect())
                    .collect();
                prop_assert_eq!(&told, editor.lines());
                let (row, column) = editor.place(columns);
                prop_assert!(row < rows.len() && column <= columns.saturating_sub(1));
            }
            while editor.redo() {}
            let end = editor.text();
            while editor.undo() {}
            prop_assert_eq!(editor.text(), text);
            while editor.redo() {}
            prop_assert_eq!(editor.text(), end);
        }
    }
}
