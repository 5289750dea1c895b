//! What the list can hold besides platforms: opportunities, rankings, rules, words, sources, what is stale, what
//! changed.

use crate::data::{self, Atlas, Date, Id, Link};

use super::fold::compact;

/// What the list holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Catalogue {
    /// The platforms: the explorer.
    #[default]
    Platforms,
    /// What a brand could do, across platforms.
    Opportunities,
    /// Rankings, one a metric.
    Reach,
    /// The law by country, and what to say of it.
    Rules,
    /// Words.
    Glossary,
    /// What everything rests on.
    Sources,
    /// What to refresh.
    Stale,
    /// The claims of 2016, checked.
    Changes,
}

impl Catalogue {
    /// The word for it in files and on the command line, the same in both languages.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Platforms => "platforms",
            Self::Opportunities => "opportunities",
            Self::Reach => "reach",
            Self::Rules => "rules",
            Self::Glossary => "glossary",
            Self::Sources => "sources",
            Self::Stale => "stale",
            Self::Changes => "changes",
        }
    }
}

/// A row of a catalogue. Numbers count in the lists of the atlas it was made from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Entry {
    /// A platform.
    Platform(usize),
    /// An opportunity: its platform, and its number there.
    Opportunity(usize, usize),
    /// The ranking by a metric of the vocabulary.
    Metric(usize),
    /// The lines to say in a meeting.
    Lines,
    /// The law of a country, by its code.
    Country(Id),
    /// A word, as it stands in the glossary.
    Word(String),
    /// A source: its platform, or none for the rules; and its number there.
    Source(Option<usize>, usize),
    /// What is stale of a platform.
    Stale(usize),
    /// What was said of a platform in 2016.
    Changes(usize),
}

impl Entry {
    /// The platform it is, or is about.
    pub const fn platform(&self) -> Option<usize> {
        match self {
            Self::Platform(at)
            | Self::Opportunity(at, _)
            | Self::Stale(at)
            | Self::Changes(at)
            | Self::Source(Some(at), _) => Some(*at),
            Self::Metric(_)
            | Self::Lines
            | Self::Country(_)
            | Self::Word(_)
            | Self::Source(None, _) => None,
        }
    }

    /// The same entry in another atlas, which may hold it elsewhere or not at all.
    pub fn moved(&self, from: &Atlas, to: &Atlas) -> Option<Self> {
        let platform = |at: usize| {
            let id = &from.platforms.get(at)?.id;
            to.platforms.iter().position(|p| p.id == *id)
        };
        Some(match self {
            Self::Platform(at) => Self::Platform(platform(*at)?),
            Self::Stale(at) => Self::Stale(platform(*at)?),
            Self::Changes(at) => Self::Changes(platform(*at)?),
            Self::Opportunity(at, own) => {
                let there = platform(*at)?;
                let id = &from.platforms.get(*at)?.opportunities.get(*own)?.id;
                let mut all = to.platforms.get(there)?.opportunities.iter();
                Self::Opportunity(there, all.position(|o| o.id == *id)?)
            }
            Self::Source(Some(at), own) => {
                let there = platform(*at)?;
                let id = &from.platforms.get(*at)?.sources.get(*own)?.id;
                let mut all = to.platforms.get(there)?.sources.iter();
                Self::Source(Some(there), all.position(|s| s.id == *id)?)
            }
            Self::Source(None, own) => {
                let id = &from.rules.sources.get(*own)?.id;
                let mut all = to.rules.sources.iter();
                Self::Source(None, all.position(|s| s.id == *id)?)
            }
            Self::Metric(at) => {
                let id = &from.vocabulary.metrics.get(*at)?.id;
                let mut all = to.vocabulary.metrics.iter();
                Self::Metric(all.position(|m| m.id == *id)?)
            }
            Self::Lines | Self::Country(_) | Self::Word(_) => self.clone(),
        })
    }

    /// What `link` leads to, and the catalogue that holds it; `None` for an address, or for what the atlas lacks.
    pub fn of(link: &Link, atlas: &Atlas) -> Option<(Catalogue, Self)> {
        let platform = |id: &str| atlas.platforms.iter().position(|p| p.id == id);
        let found = match link {
            Link::Platform(id, _) => (Catalogue::Platforms, Self::Platform(platform(id)?)),
            Link::Opportunity(id, own) => {
                let at = platform(id)?;
                let all = &atlas.platforms.get(at)?.opportunities;
                let own = all.iter().position(|o| o.id == *own)?;
                (Catalogue::Opportunities, Self::Opportunity(at, own))
            }
            Link::Metric(id) => {
                let metrics = &atlas.vocabulary.metrics;
                let at = metrics.iter().position(|m| m.id == *id)?;
                (Catalogue::Reach, Self::Metric(at))
            }
            Link::Country(code) => {
                atlas.rules.of(code).next()?;
                (Catalogue::Rules, Self::Country(code.clone()))
            }
            Link::Term(word) => {
                atlas.term(None, word)?;
                (Catalogue::Glossary, Self::Word(word.clone()))
            }
            Link::Source(None, id) => {
                let at = atlas.rules.sources.iter().position(|s| s.id == *id)?;
                (Catalogue::Sources, Self::Source(None, at))
            }
            Link::Source(Some(owner), id) => {
                let at = platform(owner)?;
                let all = &atlas.platforms.get(at)?.sources;
                let own = all.iter().position(|s| s.id == *id)?;
                (Catalogue::Sources, Self::Source(Some(at), own))
            }
            Link::Address(_) => return None,
        };
        Some(found)
    }
}

/// Every row of a catalogue, in reading order.
pub(super) fn all(atlas: &Atlas, catalogue: Catalogue, today: Date) -> Vec<Entry> {
    let platforms = atlas.platforms.iter().enumerate();
    match catalogue {
        Catalogue::Platforms => platforms.map(|(at, _)| Entry::Platform(at)).collect(),
        Catalogue::Opportunities => platforms
            .flat_map(|(at, p)| (0..p.opportunities.len()).map(move |o| Entry::Opportunity(at, o)))
            .collect(),
        Catalogue::Reach => rankings(atlas),
        Catalogue::Rules => {
            let countries = atlas.rules.countries().into_iter();
            let countries = countries.map(|code| Entry::Country(code.into()));
            let lines = (!atlas.rules.lines.is_empty()).then_some(Entry::Lines);
            lines.into_iter().chain(countries).collect()
        }
        Catalogue::Glossary => glossary(atlas),
        Catalogue::Sources => {
            let own = platforms
                .flat_map(|(at, p)| (0..p.sources.len()).map(move |s| Entry::Source(Some(at), s)));
            let rules = (0..atlas.rules.sources.len()).map(|s| Entry::Source(None, s));
            own.chain(rules).collect()
        }
        Catalogue::Stale => data::stale(atlas, today, atlas.limits.stale)
            .into_iter()
            .filter_map(|(old, _)| atlas.platforms.iter().position(|p| p.id == old.id))
            .map(Entry::Stale)
            .collect(),
        Catalogue::Changes => platforms
            .filter(|(_, p)| !p.then_and_now.is_empty())
            .map(|(at, _)| Entry::Changes(at))
            .collect(),
    }
}

/// The metrics that count at least one platform, those of reach first.
fn rankings(atlas: &Atlas) -> Vec<Entry> {
    let metrics = atlas.vocabulary.metrics.iter().enumerate();
    let mut used: Vec<(bool, usize)> = metrics
        .filter(|(_, metric)| {
            let figures = atlas.platforms.iter().flat_map(|p| &p.figures);
            figures.into_iter().any(|f| f.kind == metric.id)
        })
        .map(|(at, metric)| (!metric.reach, at))
        .collect();
    used.sort_unstable();
    used.into_iter().map(|(_, at)| Entry::Metric(at)).collect()
}

/// Every word, by how it is said.
fn glossary(atlas: &Atlas) -> Vec<Entry> {
    let mut words: Vec<(String, &str)> = atlas
        .lexicon()
        .into_iter()
        .map(|word| {
            let said = word.term.roman.as_ref().unwrap_or(&word.term.term);
            (compact(said), word.term.term.as_str())
        })
        .collect();
    words.sort_unstable();
    let words = words.into_iter();
    words
        .map(|(_, word)| Entry::Word(word.to_owned()))
        .collect()
}
