//! A query against the index.

use std::cmp::Reverse;

use crate::data::{Effort, Lang, Place};

use super::board::{Board, Found};
use super::filter::Filter;
use super::hit::Hit;
use super::hunt::{Hunt, Stop};
use super::index::{Index, Tag};
use super::needle::{Class, Needle};
use super::place::{Field, Slot};
use super::query::{Body, Clause, Query, Term};
use super::texts::{Entry, Texts};
use super::weight::{self, Way};

/// Hits whose texts are read for what they say of the words: those that can be seen.
const SEEN: usize = 200;

/// Points from which a refused word throws a platform out: its names, owner, likeness, kinds, places and features, not
/// what is told of it.
const REFUSED: u32 = 530;

/// What the clauses of a query found.
struct Results {
    /// One board a clause, and whether the clause is a loose word, which a phrase can stand for.
    clauses: Vec<(Board, bool)>,
    phrase: Option<Board>,
}

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
        stop: &dyn Fn() -> bool,
    ) -> Option<Vec<Hit>> {
        let mut results = Results {
            clauses: Vec::new(),
            phrase: None,
        };
        let search = Search {
            index: self,
            lang,
            stop,
            // An unknown vertical is ignored, and must not take the effort along.
            efforts: query
                .efforts_of_vertical()
                .filter(|_| self.problems(query).is_empty()),
        };
        for clause in &query.clauses {
            if let Some(board) = search.clause(clause)? {
                results.clauses.push((board, clause.is_loose()));
            }
        }
        if results.clauses.is_empty() {
            return Some((0..self.len()).map(Hit::unsought).collect());
        }
        for needle in &query.phrases {
            let board = search.hunt(needle).letters()?;
            match &mut results.phrase {
                Some(phrase) => phrase.merge(&board),
                None => results.phrase = Some(board),
            }
        }
        let mut hits: Vec<Hit> = (0..self.len())
            .filter_map(|platform| results.hit(platform))
            .collect();
        self.prefer(query, &mut hits);
        self.order(&mut hits);
        let seen = hits.len().min(SEEN);
        let (seen, _) = hits.split_at_mut(seen);
        let wanted = query.wanted();
        for hit in seen.iter_mut() {
            if stop() {
                return None;
            }
            self.gather(&wanted, lang, results.is_phrase(hit.platform), hit);
        }
        self.order(seen);
        Some(hits)
    }

    fn order(&self, hits: &mut [Hit]) {
        let standing = |hit: &Hit| self.cards.get(hit.platform).map(|card| card.standing);
        hits.sort_by_cached_key(|hit| (Reverse(hit.score), Reverse(hit.mentions), standing(hit)));
    }

    /// Raises the platforms of the countries that the query prefers.
    fn prefer(&self, query: &Query, hits: &mut [Hit]) {
        for (platform, is_home) in query.homes.iter().flat_map(|id| self.lexicon.serving(id)) {
            // The hits are still in the order of the atlas.
            let hit = hits.binary_search_by_key(&(platform as usize), |hit| hit.platform);
            if let Some(hit) = hit.ok().and_then(|i| hits.get_mut(i)) {
                hit.score += if is_home {
                    weight::HOME
                } else {
                    weight::SERVED
                };
            }
        }
    }
}

/// The texts of one platform, whose first is given.
pub(super) fn own(
    texts: &Texts<Tag>,
    first: usize,
    platform: usize,
) -> impl Iterator<Item = &Entry<Tag>> {
    let from_first = texts.entries().iter().skip(first);
    from_first.take_while(move |entry| entry.tag.platform as usize == platform)
}

/// A search under way.
struct Search<'a> {
    index: &'a Index,
    lang: Lang,
    stop: Stop<'a>,
    /// The efforts that a filter on verticals must heed.
    efforts: Option<&'a [Effort]>,
}

impl<'a> Search<'a> {
    fn hunt(&self, needle: &'a Needle) -> Hunt<'a> {
        Hunt {
            index: self.index,
            needle,
            lang: self.lang,
            stop: self.stop,
        }
    }

    /// The platforms that satisfy a clause; an inner `None` when it says nothing.
    fn clause(&self, clause: &'a Clause) -> Option<Option<Board>> {
        // Then the filter on verticals looks at the effort too.
        if self.efforts.is_some() && matches!(clause.lone_filter(), Some(Filter::Effort(_))) {
            return Some(None);
        }
        let mut union: Option<Board> = None;
        for term in &clause.any {
            match (self.term(term)?, &mut union) {
                (Some(board), Some(union)) => union.merge(&board),
                (Some(board), None) => union = Some(board),
                (None, _) => {}
            }
        }
        Some(union)
    }

    fn term(&self, term: &'a Term) -> Option<Option<Board>> {
        let board = match &term.body {
            Body::Filter(filter) => match self.index.filter(filter, self.efforts) {
                Some(board) if term.refused => self.without(&board, weight::FILTER),
                Some(board) => board,
                None => return Some(None),
            },
            Body::Word(needle) if term.refused => {
                self.without(&self.hunt(needle).named()?, REFUSED)
            }
            Body::Word(needle) => self.hunt(needle).all()?,
        };
        Some(Some(board))
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
    pub(super) const fn at_name() -> Self {
        Self {
            points: weight::FILTER,
            own_language: true,
            slot: Slot {
                field: Field::Name,
                place: Place::Name,
                lang: None,
                nth: 0,
            },
            way: Way::True(Class::Whole),
        }
    }
}

impl Results {
    fn is_phrase(&self, platform: usize) -> bool {
        self.phrase
            .as_ref()
            .is_some_and(|board| board.get(platform).is_some())
    }

    /// The hit of a platform, when it satisfies every clause.
    fn hit(&self, platform: usize) -> Option<Hit> {
        let phrase = self.phrase.as_ref().and_then(|board| board.get(platform));
        let (mut sum, mut words) = (0_u32, 0_u32);
        let mut complete = true;
        let mut best: Option<(bool, &Found)> = None;
        for (board, loose) in &self.clauses {
            let Some(found) = board.get(platform) else {
                // The words may run together: "wei xin" in "weixin".
                if *loose && phrase.is_some() {
                    complete = false;
                    continue;
                }
                return None;
            };
            if found.points > weight::FILTER {
                sum += found.points;
                words += 1;
            }
            // "wechat paiement" is about paying: the name is on the row anyway.
            let tells = found.points > weight::FILTER && !found.slot.field.is_identity();
            if best.is_none_or(|(told, best)| (tells, found.points) > (told, best.points)) {
                best = Some((tells, found));
            }
        }
        let mean = sum.checked_div(words).unwrap_or(weight::FILTER);
        let Some(phrase) = phrase else {
            return best.map(|(_, best)| Hit::new(platform, mean, best));
        };
        let points = if complete {
            mean.max(phrase.points)
        } else {
            phrase.points
        };
        Some(Hit::new(platform, points + weight::PHRASE, phrase))
    }
}
