//! Words written without the spaces between them, and one written in pieces: 微信公众号, "weiboads", "xiao hong su".

use std::ops::Range;

use super::fold::{Folded, compact};
use super::index::Index;
use super::lexicon::Role;
use super::needle::Mode;
use super::query::{Body, Query};
use super::question;
use super::slot::Field;
use super::texts::letter_mask;

/// Fewest ASCII letters of a word that is cut off others, and of a name that is cut off another script: "at" stands in
/// most words, QQ before 群.
const ASCII_LETTERS: usize = 3;
const NAME_LETTERS: usize = 2;

/// A word that stands in another.
struct Known<'a> {
    text: &'a str,
    /// It names a platform or one it is likened to, or is a term in its own script.
    is_name: bool,
}

impl Index {
    /// The query with spaces where names and words of the vocabulary end that it writes together; `None` when there
    /// are none.
    pub(super) fn cut(&self, query: &Query) -> Option<Query> {
        let mut spaces: Vec<usize> = Vec::new();
        for range in loose(query) {
            let Some(text) = query.text.get(range.clone()) else {
                continue;
            };
            let folded = Folded::new(text);
            for at in self.ends_inside(folded.as_str()) {
                let origin = folded.origin(at..at + 1);
                spaces.extend(origin.map(|origin| range.start + origin.start));
            }
        }
        spaces.sort_unstable();
        spaces.dedup();
        (!spaces.is_empty()).then(|| query.spaced(&spaces))
    }

    /// Where words end inside `text`, and others start.
    fn ends_inside(&self, text: &str) -> Vec<usize> {
        let others: Vec<String> = question::words().map(compact).collect();
        let known = self.known_inside(text, &others);
        let mut ends = Vec::new();
        let (mut at, mut is_cut, mut has_name) = (0, true, false);
        let mut is_covered = true;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let here = known.iter().filter(|word| rest.starts_with(word.text));
            let longest = here.max_by_key(|word| (word.text.len(), word.is_name));
            if longest.is_some() || is_cut {
                ends.push(at);
            }
            is_cut = longest.is_some();
            has_name |= longest.is_some_and(|word| word.is_name);
            is_covered &= longest.is_some();
            let sign = rest.chars().next().map_or(1, char::len_utf8);
            at += longest.map_or(sign, |word| word.text.len());
        }
        // Letters fall into words by chance: then all must be words, and one a name.
        let is_sure = match text.is_ascii() {
            true => is_covered && has_name,
            false => is_covered || has_name,
        };
        ends.retain(|end| *end > 0 && is_sure);
        ends
    }

    /// The names, the words of the vocabulary and the `others` that stand in `text`.
    fn known_inside<'a>(&'a self, text: &str, others: &'a [String]) -> Vec<Known<'a>> {
        let mask = letter_mask(text);
        let shortest = |word: &Known<'_>| match (word.text.is_ascii(), word.is_name) {
            (true, true) if !text.is_ascii() => NAME_LETTERS,
            (true, _) => ASCII_LETTERS,
            (false, _) => 1,
        };
        let is_inside = |word: &Known<'_>| {
            (shortest(word)..text.len()).contains(&word.text.len()) && text.contains(word.text)
        };
        let names = self.names.entries(0).zip(&self.masks);
        let names = names.filter(|(_, letters)| *letters & !mask == 0);
        let names = names.map(|(entry, _)| (entry.line.text(), entry.tag.slot.field));
        let names = names.filter(|(_, field)| {
            field.is_identity() || matches!(field, Field::Analogue | Field::Term)
        });
        let names = names.map(|(text, field)| Known {
            text,
            is_name: field != Field::Term || !text.is_ascii(),
        });
        let spellings = self.lexicon.spellings.entries(0);
        let spellings = spellings.filter(|entry| entry.tag.role != Role::Meaning);
        let words = spellings.map(|entry| entry.line.text());
        let words = words
            .chain(others.iter().map(String::as_str))
            .map(|text| Known {
                text,
                is_name: false,
            });
        let all = names.chain(words);
        all.filter(is_inside).collect()
    }
}

/// Where the loose words of a query stand that may be several.
fn loose(query: &Query) -> impl Iterator<Item = Range<usize>> {
    let terms = query.clauses.iter().flat_map(|clause| &clause.any);
    // The names of an address stand beside its dots.
    let is_label = |range: &Range<usize>| {
        let before = query.text.get(..range.start).unwrap_or_default();
        let after = query.text.get(range.end..).unwrap_or_default();
        before.ends_with('.') || after.starts_with('.')
    };
    let loose = terms.filter(move |term| match &term.body {
        Body::Word(needle) => {
            !term.refused
                && needle.mode() == Mode::Loose
                && term.alike.is_empty()
                && !is_label(&term.range)
        }
        Body::Filter(_) => false,
    });
    loose.map(|term| term.range.clone())
}
