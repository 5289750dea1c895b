//! What earlier words found, so that the next key searches less.

use std::ops::Range;
use std::sync::Arc;

use crate::data::Lang;

use super::board::Board;
use super::needle::{Needle, Prose};

/// Most words remembered: those of a long query and of the one before it.
const REMEMBERED: usize = 16;

/// A set of platforms.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Platforms(Vec<u64>);

impl Platforms {
    pub(super) fn none_of(platforms: usize) -> Self {
        Self(vec![0; platforms.div_ceil(64)])
    }

    pub(super) fn insert(&mut self, platform: u32) {
        if let Some(bits) = self.0.get_mut(platform as usize / 64) {
            *bits |= 1 << (platform % 64);
        }
    }

    /// Adds another set to this one.
    pub(super) fn merge(&mut self, other: &Self) {
        for (bits, others) in self.0.iter_mut().zip(&other.0) {
            *bits |= others;
        }
    }

    /// Those of them in this range, in order.
    pub(super) fn within(&self, range: &Range<usize>) -> impl Iterator<Item = usize> {
        let (start, end) = (range.start, range.end);
        let words = self.0.iter().enumerate().skip(start / 64);
        let words = words.take_while(move |(word, _)| word * 64 < end);
        let platforms = words.flat_map(|(word, bits)| {
            let mut left = *bits;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros() as usize;
                (left != 0).then(|| {
                    left &= left.wrapping_sub(1);
                    word * 64 + bit
                })
            })
        });
        platforms.filter(move |platform| (start..end).contains(platform))
    }
}

/// How much of the atlas a word was looked for in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// Names and vocabulary.
    Named,
    /// Sentences too.
    Letters,
    /// Guesses too.
    All,
}

/// What one word found.
#[derive(Debug, PartialEq)]
pub(super) struct Outcome {
    pub(super) board: Board,
    /// The platforms whose names, and whose sentences, hold the letters of the word at all; `None` where that was not
    /// looked at.
    holders: [Option<Platforms>; 2],
}

impl Outcome {
    pub(super) fn new(platforms: usize) -> Self {
        Board::new(platforms).into()
    }

    pub(super) const fn holders(&self, prose: Prose) -> Option<&Platforms> {
        let [names, sentences] = &self.holders;
        match prose {
            Prose::No => names.as_ref(),
            Prose::Yes => sentences.as_ref(),
        }
    }

    /// Notes that these platforms hold the letters too.
    pub(super) fn add_holders(&mut self, prose: Prose, platforms: Option<Platforms>) {
        let [names, sentences] = &mut self.holders;
        let known = match prose {
            Prose::No => names,
            Prose::Yes => sentences,
        };
        match (known, platforms) {
            (Some(known), Some(more)) => known.merge(&more),
            (known, more) => *known = known.take().or(more),
        }
    }
}

impl From<Board> for Outcome {
    fn from(board: Board) -> Self {
        Self {
            board,
            holders: [None, None],
        }
    }
}

#[derive(Debug)]
struct Word {
    needle: Needle,
    lang: Lang,
    depth: Depth,
    outcome: Arc<Outcome>,
}

/// The words last searched for in one index.
#[derive(Debug, Default)]
pub(super) struct Memory(Vec<Word>);

impl Memory {
    /// What this very word found.
    pub(super) fn recall(
        &mut self,
        needle: &Needle,
        lang: Lang,
        depth: Depth,
    ) -> Option<Arc<Outcome>> {
        let same =
            |word: &Word| word.needle.is_same(needle) && word.lang == lang && word.depth == depth;
        let at = self.0.iter().position(same)?;
        // Used again, it is forgotten last.
        let word = self.0.remove(at);
        let outcome = Arc::clone(&word.outcome);
        self.0.push(word);
        Some(outcome)
    }

    pub(super) fn keep(
        &mut self,
        needle: &Needle,
        lang: Lang,
        depth: Depth,
        outcome: &Arc<Outcome>,
    ) {
        if self.0.len() >= REMEMBERED {
            self.0.remove(0);
        }
        self.0.push(Word {
            needle: needle.clone(),
            lang,
            depth,
            outcome: Arc::clone(outcome),
        });
    }

    /// What found the most letters that `needle` holds too: no other platform can hold the needle.
    pub(super) fn wider(&self, needle: &Needle, prose: Prose) -> Option<Arc<Outcome>> {
        let words = self.0.iter().filter(|word| {
            word.outcome.holders(prose).is_some() && needle.root().contains(word.needle.root())
        });
        let longest = words.max_by_key(|word| word.needle.root().len())?;
        Some(Arc::clone(&longest.outcome))
    }
}
