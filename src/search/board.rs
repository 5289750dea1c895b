//! The best match of each platform, so far.

use std::ops::Range;

use super::needle::Class;
use super::slot::Slot;
use super::weight::Way;

/// Why a platform matches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Found {
    /// 1 to about 1,000.
    pub(super) points: u32,
    /// The text is in the language of the interface, or in none: decides between equals of one platform only.
    pub(super) own_language: bool,
    pub(super) slot: Slot,
    pub(super) way: Way,
}

impl Found {
    pub(super) const fn rank(&self) -> (u32, bool) {
        (self.points, self.own_language)
    }

    /// Whether it is a whole name of the platform.
    pub(super) fn is_name(&self) -> bool {
        self.slot.field.is_identity() && self.way == Way::True(Class::Whole)
    }
}

/// For each platform, by its number, the best that was offered.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Board(Vec<Option<Found>>);

/// The platforms of a [`Board`] that one thread looks after.
pub(super) struct Part<'a> {
    first: usize,
    found: &'a mut [Option<Found>],
}

impl Part<'_> {
    /// The numbers of its platforms.
    pub(super) const fn platforms(&self) -> Range<usize> {
        self.first..self.first.saturating_add(self.found.len())
    }

    fn at(&self, platform: u32) -> usize {
        (platform as usize).wrapping_sub(self.first)
    }

    /// As [`Board::offer`].
    pub(super) fn offer(&mut self, platform: u32, found: Found) {
        let at = self.at(platform);
        if let Some(best) = self.found.get_mut(at) {
            keep(best, found);
        }
    }

    /// As [`Board::points`].
    pub(super) fn points(&self, platform: u32) -> u32 {
        let found = self.found.get(self.at(platform)).copied().flatten();
        found.map_or(0, |found| found.points)
    }

    /// Whether a platform matches as well as one in `points` would, in the reader's language.
    pub(super) fn satisfied(&self, platform: u32, points: u32) -> bool {
        let found = self.found.get(self.at(platform));
        found.is_some_and(|found| found.is_some_and(|found| found.rank() >= (points, true)))
    }
}

/// Keeps `found` if it betters what is there; of equals the first stays.
fn keep(best: &mut Option<Found>, found: Found) {
    if best.is_none_or(|best| found.rank() > best.rank()) {
        *best = Some(found);
    }
}

impl Board {
    pub(super) fn new(platforms: usize) -> Self {
        Self(vec![None; platforms])
    }

    /// Keeps `found` if it betters what is there; of equals the first stays.
    pub(super) fn offer(&mut self, platform: u32, found: Found) {
        if let Some(best) = self.0.get_mut(platform as usize) {
            keep(best, found);
        }
    }

    pub(super) fn get(&self, platform: usize) -> Option<&Found> {
        self.0.get(platform)?.as_ref()
    }

    /// Points of a platform, 0 when it does not match.
    pub(super) fn points(&self, platform: u32) -> u32 {
        self.get(platform as usize).map_or(0, |found| found.points)
    }

    /// Itself in parts of so many platforms, at least one.
    pub(super) fn parts(&mut self, platforms: usize) -> impl Iterator<Item = Part<'_>> {
        let size = platforms.max(1);
        let firsts = (0..).step_by(size);
        firsts
            .zip(self.0.chunks_mut(size))
            .map(|(first, found)| Part { first, found })
    }

    /// Whether any platform has at least `points`.
    pub(super) fn reaches(&self, points: u32) -> bool {
        self.0.iter().flatten().any(|found| found.points >= points)
    }

    /// Whether any platform is named.
    pub(super) fn names(&self) -> bool {
        self.0.iter().flatten().any(Found::is_name)
    }

    /// How many platforms match.
    pub(super) fn count(&self) -> usize {
        self.0.iter().flatten().count()
    }

    /// Adds the best of another board.
    pub(super) fn merge(&mut self, other: &Self) {
        for (best, theirs) in self.0.iter_mut().zip(&other.0) {
            if let Some(found) = theirs {
                keep(best, *found);
            }
        }
    }
}
