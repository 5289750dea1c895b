//! What the clauses of a query found, put together for each platform.

use std::sync::Arc;

use super::board::Found;
use super::memory::Outcome;
use super::parse::TERMS;
use super::query::Need;
use super::slot::Field;
use super::weight::{self, Way};

/// What the clauses of a query found.
pub(super) struct Results {
    /// What each clause found that says something.
    pub(super) clauses: Vec<Sifted>,
    pub(super) phrases: Vec<Arc<Outcome>>,
}

/// What a platform must have of the words of a query.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// All.
    All,
    /// Those that name it.
    Names,
}

/// What a clause found.
pub(super) struct Sifted {
    /// The number of the clause in its query.
    pub(super) number: usize,
    pub(super) outcome: Arc<Outcome>,
    /// It is a loose word, which a phrase can stand for.
    pub(super) loose: bool,
    pub(super) need: Need,
    /// It is the whole name of a platform.
    pub(super) names: bool,
    /// It is one letter, which says little of a platform.
    pub(super) tiny: bool,
}

impl Sifted {
    pub(super) fn at(&self, platform: usize) -> Option<&Found> {
        self.outcome.board.get(platform)
    }
}

impl Found {
    /// How much it says of what is asked, the least first. "wechat paiement" is about paying: the name is on the row
    /// anyway; "luxe chine" about luxury; and nothing but an owner, a state or a number answers to what only asks.
    const fn tells(&self, need: Need) -> u8 {
        let field = self.slot.field;
        if self.points <= weight::FILTER || field.is_identity() {
            return 0;
        }
        let is_aside = matches!(field, Field::Region | Field::Language)
            || (matches!(need, Need::Never)
                && !matches!(field, Field::Owner | Field::Status | Field::Figure));
        match is_aside || self.points < weight::SAID {
            true => 1,
            false => 2,
        }
    }
}

impl Results {
    /// The best text of a platform that holds the words as written.
    pub(super) fn phrase(&self, platform: usize) -> Option<&Found> {
        let found = self
            .phrases
            .iter()
            .filter_map(|phrase| phrase.board.get(platform));
        found.reduce(|best, found| {
            if found.rank() > best.rank() {
                found
            } else {
                best
            }
        })
    }

    /// The loose words that a platform lacks, a bit for the number of each clause, whether one of them names another
    /// platform, and its points for the best of the others; `None` when it has none of them, or lacks what is no loose
    /// word.
    pub(super) fn lacking(&self, platform: usize) -> Option<(u32, bool, u32)> {
        let (mut lacking, mut lacks_name, mut points) = (0, false, None);
        for clause in &self.clauses {
            match clause.at(platform) {
                Some(found) if clause.loose => points = points.max(Some(found.points)),
                Some(_) => {}
                None if clause.need == Need::Never => {}
                None if clause.loose => {
                    lacking |= 1 << clause.number.min(TERMS);
                    lacks_name |= clause.names;
                }
                None => return None,
            }
        }
        Some((lacking, lacks_name, points?))
    }

    /// Whether a platform only speaks of one that the query names.
    pub(super) fn only_speaks(&self, platform: usize) -> bool {
        let mut names = self.clauses.iter().filter(|clause| clause.names);
        let mut found = names.clone().filter_map(|clause| clause.at(platform));
        self.phrase(platform).is_none()
            && found.all(|found| {
                let is_told = matches!(found.slot.field, Field::Text | Field::Note);
                is_told || !matches!(found.way, Way::True(_))
            })
            && names.next().is_some()
    }

    /// Whether the query has a whole name of a platform.
    pub(super) fn is_named(&self, platform: usize) -> bool {
        let names = self.clauses.iter().filter(|clause| clause.names);
        let mut found = names.filter_map(|clause| clause.at(platform));
        found.any(Found::is_name)
    }

    /// The points of a platform and what shows best why, when it satisfies every clause that is wanted.
    pub(super) fn of(&self, platform: usize, wanted: Wanted) -> Option<(u32, &Found)> {
        let phrase = self.phrase(platform);
        let is_named = |clause: &Sifted| clause.at(platform).is_some_and(Found::is_name);
        let mut names = self.clauses.iter().filter(|clause| clause.names);
        let named = names.any(is_named);
        let (mut sum, mut words) = (0_u32, 0_u32);
        let mut complete = true;
        let mut best: Option<(u8, &Found)> = None;
        for clause in &self.clauses {
            // "wechat line" asks for both, not for what WeChat says of LINE.
            let is_of_another = named && clause.names && !is_named(clause);
            let may_lack = is_of_another || clause.need == Need::Never;
            let Some(found) = clause.at(platform) else {
                // The words may run together: "wei xin" in "weixin".
                if clause.loose && phrase.is_some() && !may_lack {
                    complete = false;
                    continue;
                }
                if may_lack || (wanted == Wanted::Names && clause.loose) {
                    continue;
                }
                return None;
            };
            complete &= !is_of_another;
            let says_little = clause.tiny && self.clauses.len() > 1;
            if found.points > weight::FILTER && !may_lack && !says_little {
                sum += found.points;
                words += 1;
            }
            let tells = found.tells(clause.need);
            if best.is_none_or(|(told, best)| (tells, found.points) > (told, best.points)) {
                best = Some((tells, found));
            }
        }
        let mean = sum.checked_div(words).unwrap_or(weight::FILTER);
        let Some(phrase) = phrase else {
            return best.map(|(_, best)| (mean, best));
        };
        let points = match (complete, named) {
            (true, _) => mean.max(phrase.points) + weight::PHRASE,
            (false, true) => mean.max(phrase.points + weight::PHRASE),
            (false, false) => phrase.points + weight::PHRASE,
        };
        Some((points, phrase))
    }
}
