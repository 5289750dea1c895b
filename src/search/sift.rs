//! A query against the index.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::data::{Effort, Lang, Place};

use super::board::{Board, Found};
use super::filter::Filter;
use super::hit::Hit;
use super::hunt::{Hunt, Stop};
use super::index::{Index, Tag};
use super::memory::{Depth, Memory, Outcome};
use super::needle::{Class, Needle, Prose};
use super::query::{Body, Clause, Query, Term};
use super::results::{Results, Sifted, Wanted};
use super::slot::{Field, Slot};
use super::texts::{Entry, Texts};
use super::weight::{self, Way};

/// Hits whose texts are read for what they say of the words: those that can be seen.
const SEEN: usize = 200;

/// How many platforms are ranked between two questions whether to stop.
const PLATFORMS_A_TURN: usize = 4_096;

/// Points from which a refused word throws a platform out: its names, owner, likeness, kinds, places and features, not
/// what is told of it.
const REFUSED: u32 = 530;

/// Platforms by their points, of which there are few, and in the order of their standing.
type Equals<'a> = BTreeMap<u32, Vec<(usize, &'a Found)>>;

impl Index {
    /// The platforms that match, best first. An empty query matches all, in the order of the atlas.
    ///
    /// Equals are ordered by how often they speak of what is looked for, then by reach, then by name. The order depends on the query alone, never on earlier ones.
    pub fn search(&self, query: &Query, lang: Lang) -> Vec<Hit> {
        self.search_until(query, lang, &|| false)
            .unwrap_or_default()
    }

    /// As [`Self::search`], asking `stop` every millisecond or so; `None` once it says yes.
    pub fn search_until(
        &self,
        query: &Query,
        lang: Lang,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<Vec<Hit>> {
        let found = self.search_on(query, lang, stop, &mut Memory::default())?;
        Some(found.0)
    }

    /// As [`Self::search_until`], searching less where earlier words tell where nothing can be; with the query otherwise
    /// spaced when it was that which found them.
    pub(super) fn search_on(
        &self,
        query: &Query,
        lang: Lang,
        stop: &(dyn Fn() -> bool + Sync),
        memory: &mut Memory,
    ) -> Option<(Vec<Hit>, Option<Query>)> {
        let hits = self.search_as_written(query, lang, stop, memory)?;
        if hits.iter().any(|hit| hit.score >= weight::SAID) {
            return Some((hits, None));
        }
        for other in [self.cut(query), query.as_one()].into_iter().flatten() {
            let found = self.search_as_written(&other, lang, stop, memory)?;
            if !found.is_empty() {
                return Some((found, Some(other)));
            }
        }
        Some((hits, None))
    }

    fn search_as_written(
        &self,
        query: &Query,
        lang: Lang,
        stop: &(dyn Fn() -> bool + Sync),
        memory: &mut Memory,
    ) -> Option<Vec<Hit>> {
        let results = self.results(query, lang, stop, memory)?;
        if results.clauses.is_empty() {
            return Some((0..self.len()).map(Hit::unsought).collect());
        }
        let mut hits = self.ranked(&results, &self.preferred(query), stop)?;
        // "les", on the way to more.
        if hits.is_empty() && query.is_idle() {
            return Some((0..self.len()).map(Hit::unsought).collect());
        }
        if query.is_in_notes() {
            let wanted = query.wanted();
            hits.retain_mut(|hit| self.point_to_note(&wanted, lang, hit));
        }
        let seen = hits.len().min(SEEN);
        let (seen, _) = hits.split_at_mut(seen);
        let wanted = query.wanted();
        for hit in seen.iter_mut() {
            if stop() {
                return None;
            }
            let is_phrase = results.phrase(hit.platform).is_some();
            self.gather(&wanted, lang, is_phrase, hit);
        }
        self.order(seen);
        Some(hits)
    }

    /// What each clause of `query` finds.
    pub(super) fn results(
        &self,
        query: &Query,
        lang: Lang,
        stop: Stop<'_>,
        memory: &mut Memory,
    ) -> Option<Results> {
        let search = Search {
            index: self,
            lang,
            stop,
            // An unknown vertical is ignored, and must not take the effort along.
            efforts: query
                .efforts_of_vertical()
                .filter(|_| self.problems(query).is_empty()),
            memory,
        };
        search.results(query)
    }

    fn order(&self, hits: &mut [Hit]) {
        // In one number, which compares faster than three.
        hits.sort_by_cached_key(|hit| {
            let standing = self
                .cards
                .get(hit.platform)
                .map_or(u32::MAX, |card| card.standing);
            let [score, mentions] = [!hit.score, !hit.mentions].map(u128::from);
            score << 64 | mentions << 32 | u128::from(standing)
        });
    }

    /// What each platform gains by the countries that the query prefers; empty when it prefers none.
    fn preferred(&self, query: &Query) -> Vec<u32> {
        let named = query
            .homes
            .iter()
            .map(|id| (id, weight::HOME, weight::SERVED));
        let written = query.script.iter().map(|id| (id, weight::SCRIPT, 0));
        let mut gains = Vec::new();
        for (id, home, served) in named.chain(written) {
            gains.resize(self.len(), 0);
            for (platform, is_home) in self.lexicon.serving(id) {
                if let Some(gain) = gains.get_mut(platform as usize) {
                    *gain += if is_home { home } else { served };
                }
            }
        }
        gains
    }

    /// Adds the platforms that `of` gives points to.
    fn rate<'a>(
        &self,
        of: impl Fn(usize) -> Option<(u32, &'a Found)>,
        gains: &[u32],
        stop: Stop<'_>,
        equals: &mut Equals<'a>,
    ) -> Option<()> {
        for turn in self.ranking.chunks(PLATFORMS_A_TURN) {
            if stop() {
                return None;
            }
            for platform in turn.iter().map(|platform| *platform as usize) {
                if let Some((points, found)) = of(platform) {
                    let points = points + gains.get(platform).unwrap_or(&0);
                    equals.entry(points).or_default().push((platform, found));
                }
            }
        }
        Some(())
    }

    /// The platforms that satisfy every clause, by their points, then by their standing.
    fn ranked(&self, results: &Results, gains: &[u32], stop: Stop<'_>) -> Option<Vec<Hit>> {
        let mut equals = Equals::new();
        let all = |platform| results.of(platform, Wanted::All);
        self.rate(all, gains, stop, &mut equals)?;
        // Who types a name wants that platform, though it lacks a word that another says of it: "taobao fees".
        let best = equals.last_key_value().and_then(|(_, best)| best.first());
        if best.is_some_and(|(platform, _)| results.only_speaks(*platform)) {
            let named = |platform| {
                let is_named = results.is_named(platform);
                is_named.then(|| results.of(platform, Wanted::Names))?
            };
            self.rate(named, gains, stop, &mut equals)?;
        }
        let mut hits = Vec::new();
        for (points, equals) in equals.into_iter().rev() {
            if stop() {
                return None;
            }
            let equals = equals.into_iter();
            hits.extend(equals.map(|(platform, found)| Hit::new(platform, points, found)));
        }
        Some(hits)
    }
}

/// The texts of one platform, whose first is given.
pub(super) fn own(
    texts: &Texts<Tag>,
    first: usize,
    platform: usize,
) -> impl Iterator<Item = Entry<'_, Tag>> {
    let from_first = texts.entries(first);
    from_first.take_while(move |entry| entry.tag.platform as usize == platform)
}

/// A search under way.
struct Search<'a> {
    index: &'a Index,
    lang: Lang,
    stop: Stop<'a>,
    /// The efforts that a filter on verticals must heed.
    efforts: Option<&'a [Effort]>,
    memory: &'a mut Memory,
}

impl Search<'_> {
    fn results(mut self, query: &Query) -> Option<Results> {
        let mut results = Results {
            clauses: Vec::new(),
            phrases: Vec::new(),
        };
        for (number, clause) in query.clauses.iter().enumerate() {
            if let Some(outcome) = self.clause(clause)? {
                let loose = clause.is_loose();
                results.clauses.push(Sifted {
                    number,
                    loose,
                    need: clause.need,
                    names: loose && query.clauses.len() > 1 && outcome.board.names(),
                    tiny: clause.words().all(|word| word.text().len() == 1),
                    outcome,
                });
            }
        }
        if !results.clauses.is_empty() {
            for needle in &query.phrases {
                results.phrases.push(self.hunt(needle, Depth::Letters)?);
            }
        }
        Some(results)
    }

    fn hunt(&mut self, needle: &Needle, depth: Depth) -> Option<Arc<Outcome>> {
        if let Some(known) = self.memory.recall(needle, self.lang, depth) {
            return Some(known);
        }
        let wider = [Prose::No, Prose::Yes].map(|prose| self.memory.wider(needle, prose));
        let hunt = Hunt {
            index: self.index,
            needle,
            lang: self.lang,
            stop: self.stop,
            wider: wider.each_ref().map(Option::as_deref),
            is_word: false,
        };
        let outcome = Arc::new(hunt.to(depth)?);
        self.memory.keep(needle, self.lang, depth, &outcome);
        Some(outcome)
    }

    /// The platforms that satisfy a clause; an inner `None` when it says nothing.
    fn clause(&mut self, clause: &Clause) -> Option<Option<Arc<Outcome>>> {
        // Then the filter on verticals looks at the effort too.
        if self.efforts.is_some() && matches!(clause.lone_filter(), Some(Filter::Effort(_))) {
            return Some(None);
        }
        let mut union: Option<Arc<Outcome>> = None;
        for term in &clause.any {
            union = match (self.term(term)?, union) {
                (Some(outcome), Some(others)) => {
                    let mut board = others.board.clone();
                    board.merge(&outcome.board);
                    Some(Arc::new(board.into()))
                }
                (outcome, others) => outcome.or(others),
            };
        }
        Some(union)
    }

    fn term(&mut self, term: &Term) -> Option<Option<Arc<Outcome>>> {
        let board = match &term.body {
            Body::Filter(filter) => match self.index.filter(filter, self.efforts) {
                Some(board) if term.refused => self.without(&board, weight::FILTER),
                Some(board) => board,
                None => return Some(None),
            },
            Body::Word(needle) if term.refused => {
                let named = self.hunt(needle, Depth::Named)?;
                self.without(&named.board, REFUSED)
            }
            Body::Word(needle) if term.alike.is_empty() => {
                return self.hunt(needle, Depth::All).map(Some);
            }
            Body::Word(needle) => {
                let mut board = Board::new(self.index.len());
                for word in &term.alike {
                    board.merge(&self.hunt(word, Depth::Letters)?.board);
                }
                // One that others stand for needs no guess.
                let depth = match board.count() {
                    0 => Depth::All,
                    _ => Depth::Letters,
                };
                let mut own = self.hunt(needle, depth)?.board.clone();
                own.merge(&board);
                own
            }
        };
        Some(Some(Arc::new(board.into())))
    }

    /// The platforms that `board` gives fewer than `points`.
    fn without(&self, board: &Board, points: u32) -> Board {
        let mut rest = Board::new(self.index.len());
        for platform in (0..).take(self.index.len()) {
            if board.points(platform) < points {
                rest.offer(platform, Found::at_name());
            }
        }
        rest
    }
}

impl Found {
    /// Nothing in particular: shown at the name.
    pub(super) fn at_name() -> Self {
        Self {
            points: weight::FILTER,
            own_language: true,
            slot: Slot::new(Field::Name, Place::Name, None, 0),
            way: Way::True(Class::Whole),
        }
    }
}
