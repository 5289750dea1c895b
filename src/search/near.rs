//! What may have been meant.

use std::cmp::Reverse;

use crate::data::Text;

use super::filter::{Filter, Key};
use super::index::Index;
use super::needle::Needle;
use super::query::{Body, Problem, Query};
use super::texts::letter_mask;

/// How many names are offered.
const OFFERED: usize = 3;

/// Likeness, in thousandths, below which a name is no help.
const ALIKE: u32 = 790;

impl Index {
    /// The numbers of the platforms whose name, in any spelling, is nearest to a word of the query; at most three, the
    /// nearest first. For when nothing matches.
    pub fn nearest(&self, query: &Query) -> Vec<usize> {
        // Without what decides nothing: "le netflix chinois" is not near "tiktok chinois".
        let telling: String = query.words().map(Needle::text).collect();
        let words = query.words().map(Needle::text).chain([telling.as_str()]);
        let words: Vec<(&str, u64)> = words.map(|word| (word, letter_mask(word))).collect();
        let mut near: Vec<(u32, usize)> =
            self.cards.iter().enumerate().map(|(i, _)| (0, i)).collect();
        for (entry, mask) in self.names.entries(0).zip(&self.masks) {
            let name = entry.line.text();
            let likeness = words
                .iter()
                // Without half of the letters in common no name is near.
                .filter(|(_, letters)| (letters & mask).count_ones() * 2 >= letters.count_ones())
                .map(|(word, _)| likeness(word, name))
                .max();
            if entry.tag.slot.field.is_identity()
                && let (Some(likeness), Some(best)) =
                    (likeness, near.get_mut(entry.tag.platform as usize))
            {
                best.0 = best.0.max(likeness);
            }
        }
        near.retain(|(likeness, _)| *likeness >= ALIKE);
        near.sort_by_key(|(likeness, i)| {
            (
                Reverse(*likeness),
                self.cards.get(*i).map(|card| card.standing),
            )
        });
        near.truncate(OFFERED);
        near.into_iter().map(|(_, i)| i).collect()
    }

    /// What in a query was not understood and is ignored: slips in its writing, and filters whose value means nothing
    /// in this atlas.
    pub fn problems(&self, query: &Query) -> Vec<Problem> {
        let terms = query.clauses.iter().flat_map(|clause| &clause.any);
        let unknown = terms.filter_map(|term| match &term.body {
            Body::Filter(filter @ Filter::Words(key, words))
                if self.filter(filter, None).is_none() =>
            {
                Some(Problem {
                    text: self.unknown(*key, words),
                    range: term.range.clone(),
                })
            }
            _ => None,
        });
        query.problems().iter().cloned().chain(unknown).collect()
    }

    fn unknown(&self, key: Key, words: &[String]) -> Text {
        let name = key.name();
        let value = words.join(", ");
        let meant = words
            .iter()
            .find_map(|word| self.lexicon.nearest(key, word));
        let (fr, en) = meant.map_or_else(Default::default, |id| {
            (
                format!("; vouliez-vous dire {}:{id}?", name.fr),
                format!("; did you mean {}:{id}?", name.en),
            )
        });
        Text {
            fr: format!("{}: ne connaît pas «\u{a0}{value}\u{a0}»{fr}", name.fr),
            en: format!("{}: does not know “{value}”{en}", name.en),
        }
    }
}

fn likeness(word: &str, name: &str) -> u32 {
    // Between 0 and 1,000, so the cast loses the fraction only.
    (strsim::jaro_winkler(word, name) * 1000.0) as u32
}
