//! Many folded texts in one string, so that one pass searches them all.

use std::ops::Range;

use super::fold::fold_onto;
use super::starts::Starts;

/// A folded text: a whole one, or a part of [`Texts`].
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    text: &'a str,
    starts: &'a Starts,
    /// Where `text` begins in the bits of `starts`.
    offset: usize,
}

impl<'a> Line<'a> {
    pub(super) const fn whole(text: &'a str, starts: &'a Starts) -> Self {
        Self {
            text,
            starts,
            offset: 0,
        }
    }

    pub(super) const fn text(self) -> &'a str {
        self.text
    }

    /// Whether a word starts at byte `at`.
    pub(super) fn starts(self, at: usize) -> bool {
        self.starts.get(self.offset + at)
    }

    /// Whether a word ends before byte `at`.
    pub(super) fn ends(self, at: usize) -> bool {
        at >= self.text.len() || self.starts(at)
    }

    /// Whether a word starts inside the range, after its first letter.
    pub(super) fn crosses(self, range: &Range<usize>) -> bool {
        self.next_word(range.start, range.end).is_some()
    }

    /// Where the first word starts after byte `at` and before byte `end`.
    fn next_word(self, at: usize, end: usize) -> Option<usize> {
        let next = self.offset + at + 1;
        let found = self.starts.first_in(next..self.offset + end)?;
        Some(found.saturating_sub(self.offset))
    }

    /// The words, as byte ranges.
    pub(super) fn words(self) -> impl Iterator<Item = Range<usize>> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let start = at;
            if start >= self.text.len() {
                return None;
            }
            let end = self.text.len();
            at = self.next_word(start, end).unwrap_or(end);
            Some(start..at)
        })
    }
}

/// Many folded texts, each with a tag.
#[derive(Clone, Debug)]
pub(super) struct Texts<T> {
    text: String,
    starts: Starts,
    /// Where each text ends. Apart from the tags: a search looks through them at each match, and the closer they stand
    /// the less it waits for memory.
    ends: Vec<u32>,
    tags: Vec<T>,
}

/// One text among many.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a, T> {
    /// What the text belongs to.
    pub(super) tag: &'a T,
    pub(super) line: Line<'a>,
}

impl<T> Default for Texts<T> {
    fn default() -> Self {
        Self {
            text: String::new(),
            starts: Starts::default(),
            ends: Vec::new(),
            tags: Vec::new(),
        }
    }
}

impl<T> Texts<T> {
    /// Folds `text` and adds it; a text without letters, or beyond 4 GB in all, is left out.
    pub(super) fn push(&mut self, text: &str, tag: T) {
        let start = self.text.len();
        fold_onto(text, &mut self.text, &mut self.starts);
        let Ok(end) = u32::try_from(self.text.len()) else {
            self.text.truncate(start);
            return;
        };
        if start < self.text.len() {
            self.tags.push(tag);
            self.ends.push(end);
            // No needle holds a line feed, so no match runs from one text into the next. It starts a word so that the
            // last one has an end.
            self.starts.set(self.text.len());
            self.text.push('\n');
        }
    }

    /// How many texts there are.
    pub(super) const fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text with this number.
    pub(super) fn entry(&self, number: usize) -> Option<Entry<'_, T>> {
        let range = self.start(number)..*self.ends.get(number)? as usize;
        let line = Line {
            text: self.text.get(range.clone()).unwrap_or_default(),
            starts: &self.starts,
            offset: range.start,
        };
        let tag = self.tags.get(number)?;
        Some(Entry { tag, line })
    }

    /// What the text with this number belongs to.
    pub(super) fn tag(&self, number: usize) -> Option<&T> {
        self.tags.get(number)
    }

    /// The texts from number `first` on.
    pub(super) fn entries(&self, first: usize) -> impl Iterator<Item = Entry<'_, T>> {
        (first..self.len()).map_while(|number| self.entry(number))
    }

    /// Where the text with this number starts among the bytes of all; past the last, their end.
    pub(super) fn start(&self, number: usize) -> usize {
        match number.checked_sub(1).map(|before| self.ends.get(before)) {
            None => 0,
            // After the line feed.
            Some(Some(end)) => *end as usize + 1,
            Some(None) => self.text.len(),
        }
    }

    /// All texts as one, for a search over all at once.
    pub(super) const fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// The number of the entry that holds byte `at` of [`Self::bytes`], not before entry `from`.
    pub(super) fn entry_at(&self, at: usize, from: usize) -> usize {
        // Steps that double: the entry is mostly near, and looking far away costs memory reads.
        let is_before = |i: usize| self.ends.get(i).is_some_and(|end| *end as usize <= at);
        let (mut low, mut step) = (from, 1);
        while is_before(low + step) {
            low += step;
            step *= 2;
        }
        let (mut low, mut high) = (low, low + step);
        while low < high {
            let middle = low.midpoint(high);
            if is_before(middle) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        low
    }

    /// Whether a word starts at byte `at` of [`Self::bytes`].
    pub(super) fn starts(&self, at: usize) -> bool {
        self.starts.get(at)
    }

    /// Where a word of one or two bytes stands alone in these bytes for the first time.
    pub(super) fn find_alone(&self, word: &str, bytes: Range<usize>) -> Option<usize> {
        let ([first, .., last] | [first @ last]) = word.as_bytes() else {
            return None;
        };
        let further = word.len().saturating_sub(1);
        let text = self.bytes();
        let mut places = self.starts.of_length(word.len(), bytes);
        places.find(|at| text.get(*at) == Some(first) && text.get(at + further) == Some(last))
    }

    /// The words of two bytes, from entry `first` on.
    pub(super) fn short_words(&self, first: usize) -> impl Iterator<Item = &[u8]> {
        let pairs = self.starts.of_length(2, self.start(first)..self.text.len());
        pairs.filter_map(|at| self.bytes().get(at..at + 2))
    }

    /// Bytes held.
    pub(super) const fn size(&self) -> usize {
        self.text.capacity()
            + self.starts.size()
            + self.ends.capacity() * size_of::<u32>()
            + self.tags.capacity() * size_of::<T>()
    }

    /// Gives back the room kept for growth.
    pub(super) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.starts.shrink();
        self.ends.shrink_to_fit();
        self.tags.shrink_to_fit();
    }
}

/// The letters of a text, one bit for each (few share one): a text can hold a word only when its mask holds the
/// word's.
pub(super) fn letter_mask(folded: &str) -> u64 {
    folded.chars().fold(0, |mask, c| mask | 1 << letter_bit(c))
}

fn letter_bit(c: char) -> u32 {
    match c {
        'a'..='z' => u32::from(c).saturating_sub(u32::from('a')),
        '0'..='9' => 26 + u32::from(c).saturating_sub(u32::from('0')),
        _ => 36 + u32::from(c) % 28,
    }
}
