//! When no platform has every word of a query: those that have the most of them.

use std::cmp::Reverse;
use std::ops::Range;

use crate::data::{Lang, Text};

use super::hit::Hit;
use super::hunt::Stop;
use super::index::Index;
use super::memory::Memory;
use super::query::Query;

/// The platforms that a query found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matches {
    /// The platforms, best first.
    pub hits: Vec<Hit>,
    /// The bytes of the words that these platforms lack, because none has every word; empty when they have all that had
    /// to hold.
    pub left_out: Vec<Range<usize>>,
    /// The query otherwise spaced, when they were found only so.
    pub spaced: Option<Query>,
}

impl Matches {
    /// What was found of `query`, which these answer: what is to be marked.
    pub fn sought<'a>(&'a self, query: &'a Query) -> &'a Query {
        self.spaced.as_ref().unwrap_or(query)
    }

    /// Says which words of `line`, the text of the query, were left out; `None` when none was.
    pub fn remark(&self, line: &str) -> Option<Text> {
        if self.left_out.is_empty() {
            return None;
        }
        let words = || {
            self.left_out
                .iter()
                .filter_map(|range| line.get(range.clone()))
        };
        let fr: Vec<String> = words()
            .map(|word| format!("«\u{a0}{word}\u{a0}»"))
            .collect();
        let en: Vec<String> = words().map(|word| format!("“{word}”")).collect();
        Some(Text::new(
            format!("Sans {}\u{a0}: rien n'a tous ces mots", fr.join(", ")),
            format!("Without {}: nothing has all these words", en.join(", ")),
        ))
    }
}

impl Index {
    /// The platforms that match; when none has every word, those that have the most of them. Filters, quoted words and
    /// refused ones always hold.
    pub fn search_most(&self, query: &Query, lang: Lang) -> Matches {
        self.search_most_on(query, lang, &|| false, &mut Memory::default())
            .unwrap_or_default()
    }

    /// As [`Self::search_most`]; `None` once `stop` says yes.
    pub(super) fn search_most_on(
        &self,
        query: &Query,
        lang: Lang,
        stop: Stop<'_>,
        memory: &mut Memory,
    ) -> Option<Matches> {
        let (hits, spaced) = self.search_on(query, lang, stop, memory)?;
        if !hits.is_empty() || query.is_in_notes() {
            return Some(Matches {
                hits,
                left_out: Vec::new(),
                spaced,
            });
        }
        let cut = self.cut(query);
        let query = cut.as_ref().unwrap_or(query);
        let results = self.results(query, lang, stop, memory)?;
        let lacking = (0..self.len()).filter_map(|platform| results.lacking(platform));
        let order = |(lacking, lacks_name, points): &(u32, bool, u32)| {
            (*lacks_name, lacking.count_ones(), Reverse(*points))
        };
        let Some((lacking, ..)) = lacking.min_by_key(order) else {
            return Some(Matches::default());
        };
        let (rest, left_out) = query.without_clauses(lacking);
        let (hits, _) = self.search_on(&rest, lang, stop, memory)?;
        Some(Matches {
            hits,
            left_out,
            spaced: cut,
        })
    }
}
