//! One word of a query against one folded text.

use std::ops::Range;

use memchr::memmem::Finder;

use super::fold::compact;
use super::question::is_stop_word;
use super::texts::{Line, letter_mask};

/// How a word stands in a text, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// It is the whole text.
    Whole,
    /// The text starts with it.
    Prefix,
    /// It is a word of the text.
    Word,
    /// A word of the text starts with it.
    Start,
    /// It stands inside a word.
    Inside,
}

/// What counts as a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// The letters, anywhere sensible; failing that, scattered, or with one slip.
    Loose,
    /// These very words: `"live commerce"`.
    Exact,
    /// A word starts so: the quote is still open.
    Opening,
    /// The whole text starts so: `^wei`.
    Anchored,
}

/// How long a text is, and so how careful matching must be not to drown the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Prose {
    /// A name or a word.
    No,
    /// Sentences.
    Yes,
}

/// Fewest letters that say something inside a word, or at the start of one in a sentence.
const TELLING: usize = 3;

/// Fewest letters that say something inside a word of a sentence: "roi" stands in "droit".
const INSIDE_PROSE: usize = 5;

/// Fewest letters that may run over the end of a word in a sentence.
const RUNNING: usize = 6;

/// Fewest letters of a root.
const ROOT: usize = 6;

/// Folded endings of verbs and of the words made of them: another may follow the same root. Longer ones first.
const ENDINGS: [&str; 16] = [
    "istiques", "istique", "ements", "ations", "ement", "ation", "istes", "ments", "iques", "iste",
    "isme", "ment", "ique", "ent", "ing", "er",
];

/// A folded word, ready to be looked for.
#[derive(Clone, Debug)]
pub(super) struct Needle {
    text: String,
    /// Bytes of `text` without the mark of the plural, or of the infinitive.
    stem: usize,
    /// Another ending may follow the stem: "réserver" finds "réservation".
    bends: bool,
    /// It is typed to its end, since another word follows it.
    finished: bool,
    mask: u64,
    finder: Finder<'static>,
    mode: Mode,
}

impl Needle {
    /// Folds `text`; `None` when nothing of it is left.
    pub(super) fn new(text: &str, mode: Mode) -> Option<Self> {
        let text = compact(text);
        if text.is_empty() {
            return None;
        }
        let (stem, bends) = if mode == Mode::Loose {
            stem(&text)
        } else {
            (text.len(), false)
        };
        let (root, _) = text.split_at_checked(stem)?;
        Some(Self {
            stem,
            bends,
            finished: false,
            mask: letter_mask(root),
            finder: Finder::new(root.as_bytes()).into_owned(),
            mode,
            text,
        })
    }

    /// Words as one, of which only the last may take another ending.
    pub(super) fn phrase(words: &[&str], mode: Mode) -> Option<Self> {
        let needle = Self::new(&words.concat(), mode)?;
        let (last, before) = words.split_last()?;
        let (tail, bends) = match mode {
            Mode::Loose => stem(last),
            _ => (last.len(), false),
        };
        let stem = before.iter().map(|word| word.len()).sum::<usize>() + tail;
        let (root, _) = needle.text.split_at_checked(stem)?;
        Some(Self {
            stem,
            bends,
            mask: letter_mask(root),
            finder: Finder::new(root.as_bytes()).into_owned(),
            ..needle
        })
    }

    /// The same word, typed to its end: a short one no longer stands for longer ones, as "car" for "carousel".
    pub(super) fn finished(mut self) -> Self {
        self.finished = self.text.is_ascii() && self.text.len() <= TELLING;
        self
    }

    /// The folded word.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The letters that every match holds.
    pub(super) fn root(&self) -> &str {
        self.text.get(..self.stem).unwrap_or(&self.text)
    }

    /// Whether both find the same.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.text == other.text && self.mode == other.mode && self.finished == other.finished
    }

    /// So few letters that only a word of its own counts.
    pub(super) fn is_tiny(&self) -> bool {
        self.mode == Mode::Loose && self.text.is_ascii() && self.text.len() < TELLING
    }

    /// One letter, or a word that decides nothing: it says nothing in a sentence.
    pub(super) fn is_idle(&self) -> bool {
        let letters = self.text.len();
        // Longer ones are never looked for.
        let may_be = self.mode == Mode::Loose && letters <= TELLING;
        may_be && (letters == 1 || is_stop_word(&self.text))
    }

    pub(super) const fn mode(&self) -> Mode {
        self.mode
    }

    /// Letters a text must hold.
    pub(super) const fn mask(&self) -> u64 {
        self.mask
    }

    /// Finds the letters, wherever they stand, in many texts at once.
    pub(super) const fn finder(&self) -> &Finder<'static> {
        &self.finder
    }

    /// The best place of the word in `line`.
    pub(super) fn best(&self, line: Line<'_>, prose: Prose) -> Option<Class> {
        self.matches(line, prose).map(|(_, class)| class).min()
    }

    /// All places of the word in `line`, without overlap.
    pub(super) fn matches<'a>(
        &'a self,
        line: Line<'a>,
        prose: Prose,
    ) -> impl Iterator<Item = (Range<usize>, Class)> + 'a {
        self.finder
            .find_iter(line.text().as_bytes())
            .filter_map(move |at| self.at(line, at, prose))
    }

    /// The class of the match whose letters were found at byte `at` of `line`, if it is one.
    pub(super) fn at(
        &self,
        line: Line<'_>,
        at: usize,
        prose: Prose,
    ) -> Option<(Range<usize>, Class)> {
        let found = line.text().get(at..)?;
        let whole = found.starts_with(self.text.as_str());
        let end = at + if whole { self.text.len() } else { self.stem };
        let (starts, end_of_word) = (line.starts(at), self.end_of_word(line, end));
        let ends = end_of_word.is_some();
        // "films" may find "film", not "filming".
        if !(whole || ends || (self.bends && starts)) {
            return None;
        }
        let class = match (starts, at, ends) {
            (true, _, false) if self.finished => Class::Inside,
            (true, 0, true) if end_of_word == Some(line.text().len()) => Class::Whole,
            (true, 0, _) => Class::Prefix,
            (true, _, true) => Class::Word,
            (true, _, false) => Class::Start,
            (false, ..) => Class::Inside,
        };
        let range = at..end;
        self.allows(line, &range, class, prose)
            .then_some((range, class))
    }

    /// Where the word ends that ends at byte `end`, or one letter of the plural later.
    fn end_of_word(&self, line: Line<'_>, end: usize) -> Option<usize> {
        if line.ends(end) {
            return Some(end);
        }
        let plural = self.mode == Mode::Loose
            && self.text.len() >= TELLING
            && matches!(line.text().as_bytes().get(end), Some(b's' | b'x'))
            && line.ends(end + 1);
        plural.then_some(end + 1)
    }

    /// Whether all letters of the word stand in a match, the plural's too.
    pub(super) const fn is_spelled_by(&self, range: &Range<usize>) -> bool {
        range.end.saturating_sub(range.start) == self.text.len()
    }

    fn allows(&self, line: Line<'_>, range: &Range<usize>, class: Class, prose: Prose) -> bool {
        match self.mode {
            Mode::Exact => return line.starts(range.start) && line.ends(range.end),
            Mode::Opening => return line.starts(range.start),
            Mode::Anchored => return matches!(class, Class::Whole | Class::Prefix),
            Mode::Loose => {}
        }
        // Ideographs carry a word each; of letters, a few prove nothing.
        if !self.text.is_ascii() {
            return true;
        }
        let letters = self.text.len();
        let open = !line.ends(range.end);
        match class {
            Class::Inside => letters >= fewest_inside(prose) && !line.crosses(range),
            _ if prose == Prose::Yes && open => {
                // One letter of the next word is a slip: "wechatt" is not "WeChat today".
                let slips = line.starts(range.end.saturating_sub(1));
                letters >= TELLING && (!line.crosses(range) || (letters >= RUNNING && !slips))
            }
            _ => true,
        }
    }
}

const fn fewest_inside(prose: Prose) -> usize {
    match prose {
        Prose::No => TELLING,
        Prose::Yes => INSIDE_PROSE,
    }
}

/// Length without the plural's last letter (`films`, `réseaux`), or without an ending such as a French infinitive's,
/// and whether another ending may take its place.
fn stem(text: &str) -> (usize, bool) {
    if !text.is_ascii() || text.len() < 4 {
        return (text.len(), false);
    }
    let mut roots = ENDINGS
        .iter()
        .filter_map(|ending| text.strip_suffix(ending));
    if let Some(root) = roots.find(|root| root.len() >= ROOT) {
        return (root.len(), true);
    }
    let plural = (text.ends_with('s') || text.ends_with("ux")) && !text.ends_with("ss");
    (text.len().saturating_sub(usize::from(plural)), false)
}

#[cfg(test)]
mod tests {
    use super::super::fold::Folded;
    use super::*;

    fn class(query: &str, text: &str, prose: Prose) -> Option<Class> {
        let folded = Folded::new(text);
        Needle::new(query, Mode::Loose)
            .unwrap()
            .best(Line::whole(&folded.text, &folded.starts), prose)
    }

    #[test]
    fn words_are_classed_by_where_they_stand() {
        for (query, text, expected) in [
            ("wechat", "WeChat", Some(Class::Whole)),
            ("wei xin", "Wēixìn", Some(Class::Whole)),
            ("films", "Film", Some(Class::Whole)),
            ("miniprogram", "mini-programme", Some(Class::Prefix)),
            ("qq", "QQ空间", Some(Class::Prefix)),
            ("空间", "QQ空间", Some(Class::Word)),
            ("微博", "新浪微博", Some(Class::Word)),
            ("weibo", "Sina Weibo", Some(Class::Word)),
            ("wei", "Sina Weibo", Some(Class::Start)),
            ("hat", "WeChat", Some(Class::Inside)),
            ("at", "WeChat", None),
            ("awei", "Sina Weibo", None),
            ("films", "filming", None),
            ("jeu", "Jeux", Some(Class::Whole)),
            ("autocollant", "Les autocollants", Some(Class::Word)),
            ("réserver", "Réservation", Some(Class::Prefix)),
            ("réserver", "une table réservée", Some(Class::Start)),
            ("réserver", "une préréservation", None),
            ("eibo", "wechat", None),
        ] {
            assert_eq!(class(query, text, Prose::No), expected, "{query} in {text}");
        }
    }

    #[test]
    fn a_short_word_that_another_follows_is_whole() {
        for (query, text, expected) in [
            ("red", "Reddit", Some(Class::Inside)),
            ("car", "Cars and mobility", Some(Class::Prefix)),
            ("red", "RED", Some(Class::Whole)),
            ("mess", "Messagerie", Some(Class::Prefix)),
        ] {
            let folded = Folded::new(text);
            let needle = Needle::new(query, Mode::Loose).unwrap().finished();
            let class = needle.best(Line::whole(&folded.text, &folded.starts), Prose::No);
            assert_eq!(class, expected, "{query} in {text}");
        }
    }

    #[test]
    fn prose_is_matched_with_more_care() {
        for (query, text, expected) in [
            ("we", "we weigh", Some(Class::Prefix)),
            ("we", "when the weight", None),
            ("wec", "so we can", None),
            ("miniprog", "its mini programs", Some(Class::Start)),
            ("wechatt", "on WeChat today", None),
            ("信", "官方微信号", Some(Class::Word)),
        ] {
            assert_eq!(
                class(query, text, Prose::Yes),
                expected,
                "{query} in {text}"
            );
        }
    }
}
