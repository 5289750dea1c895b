//! Where the words of folded texts start.

use std::ops::Range;

/// One bit a byte: set where a word starts.
#[derive(Clone, Debug, Default)]
pub(super) struct Starts(Vec<u64>);

impl Starts {
    /// Marks byte `at` as the start of a word.
    pub(super) fn set(&mut self, at: usize) {
        self.set_all(at, 1);
    }

    /// Marks the bytes from `at` on whose bits, the lowest first, are set.
    pub(super) fn set_all(&mut self, at: usize, bits: u64) {
        let (word, shift) = (at / 64, at % 64);
        // What the low word has no room for; a shift by all 64 bits would be none.
        for (word, bits) in [(word, bits << shift), (word + 1, bits >> 1 >> (63 - shift))] {
            if bits == 0 {
                continue;
            }
            if word >= self.0.len() {
                self.0.resize(word + 1, 0);
            }
            if let Some(own) = self.0.get_mut(word) {
                *own |= bits;
            }
        }
    }

    /// Bytes held.
    pub(super) const fn size(&self) -> usize {
        self.0.capacity() * size_of::<u64>()
    }

    /// Gives back the room kept for growth.
    pub(super) fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }

    /// Whether a word starts at byte `at`.
    pub(super) fn get(&self, at: usize) -> bool {
        self.0
            .get(at / 64)
            .is_some_and(|bits| bits >> (at % 64) & 1 == 1)
    }

    /// The places in `range` where a word starts, and another starts `length` bytes, at most 63, further.
    pub(super) fn of_length(
        &self,
        length: usize,
        range: Range<usize>,
    ) -> impl Iterator<Item = usize> {
        let first = range.start / 64;
        let words = self
            .0
            .iter()
            .enumerate()
            .skip(first)
            .take_while(move |(at, _)| at * 64 < range.end);
        words.flat_map(move |(at, bits)| {
            let next = self.0.get(at + 1).copied().unwrap_or(0);
            let ends = u128::from(next) << 64 | u128::from(*bits);
            let mask = if at == first {
                u64::MAX << (range.start % 64)
            } else {
                u64::MAX
            };
            // The half that the cast cuts off belongs to the next turn.
            let mut found = bits & (ends >> length) as u64 & mask;
            std::iter::from_fn(move || {
                let place = at * 64 + found.trailing_zeros() as usize;
                (found != 0 && place < range.end).then(|| {
                    found &= found.wrapping_sub(1);
                    place
                })
            })
        })
    }

    /// The first place in `range` where a word starts.
    pub(super) fn first_in(&self, range: Range<usize>) -> Option<usize> {
        let from = range.start / 64;
        let mut bits = self.0.get(from)? & (u64::MAX << (range.start % 64));
        let mut word = from;
        while bits == 0 && (word + 1) * 64 < range.end {
            word += 1;
            bits = *self.0.get(word)?;
        }
        let at = word * 64 + bits.trailing_zeros() as usize;
        (bits != 0 && at < range.end).then_some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_set_at_any_place() {
        for at in [0, 1, 63, 64, 100] {
            let bits = 0b1001 | 1 << 63;
            let mut starts = Starts::default();
            starts.set(at + 1);
            starts.set_all(at, bits);
            let found: Vec<usize> = (0..300).filter(|at| starts.get(*at)).collect();
            assert_eq!(found, [at, at + 1, at + 3, at + 63]);
        }
    }

    #[test]
    fn words_of_a_length_are_told_by_where_words_start() {
        let mut starts = Starts::default();
        for at in [0, 2, 5, 62, 63, 65, 127, 129] {
            starts.set(at);
        }
        for (length, range, expected) in [
            (2, 0..200, &[0, 63, 127][..]),
            (3, 0..200, &[2, 62]),
            (1, 0..200, &[62]),
            (2, 1..127, &[63]),
            (2, 127..128, &[127]),
            (62, 0..200, &[0, 65]),
            (2, 400..500, &[]),
        ] {
            let found: Vec<usize> = starts.of_length(length, range.clone()).collect();
            assert_eq!(found, expected, "{length} in {range:?}");
        }
    }

    #[test]
    fn the_next_word_is_found_over_any_distance() {
        let mut starts = Starts::default();
        for at in [0, 3, 63, 64, 200] {
            starts.set(at);
        }
        for (range, expected) in [
            (0..9, Some(0)),
            (1..9, Some(3)),
            (4..63, None),
            (4..64, Some(63)),
            (64..65, Some(64)),
            (65..200, None),
            (65..201, Some(200)),
            (201..1_000, None),
        ] {
            assert_eq!(starts.first_in(range.clone()), expected, "{range:?}");
        }
    }
}
