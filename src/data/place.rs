//! Addresses inside the atlas: a statement of a platform's record, and whatever a page can lead to.

use std::slice;

use super::{AsOf, Claim, Id, Platform, SectionId, Source};

/// The item of a platform's record to look at; numbers count from 0 within the field named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// Its names, at the top.
    Name,
    /// Its tagline.
    Tagline,
    /// Its owner: name, or claims about it.
    Owner,
    /// The note on whether it is alive.
    Status,
    /// `kinds`
    Kind(usize),
    /// `regions`
    Region(usize),
    /// `languages`
    Language(usize),
    /// `like`
    Like(usize),
    /// `about`
    About(usize),
    /// `figures`
    Figure(usize),
    /// `audience`
    Audience(usize),
    /// `checklist`
    Feature(usize),
    /// `opportunities`
    Opportunity(usize),
    /// `entry`
    Entry(usize),
    /// `cautions`
    Caution(usize),
    /// `then_and_now`
    ThenAndNow(usize),
    /// `terms`
    Term(usize),
    /// `remarks`, of an overlay
    Remark(usize),
    /// The user's own notes: on the platform, or on the rules of the country at hand.
    Memo(usize),
    /// `rules` of the rule book, which are no platform's own.
    Rule(usize),
}

impl Place {
    /// The section of a platform's page that shows it; `None` for what stands above all sections.
    pub const fn section(self) -> Option<SectionId> {
        match self {
            Self::Name | Self::Tagline | Self::Rule(_) => None,
            Self::Owner
            | Self::Status
            | Self::Kind(_)
            | Self::Region(_)
            | Self::Language(_)
            | Self::Like(_)
            | Self::About(_)
            | Self::Remark(_)
            | Self::Memo(_) => Some(SectionId::Overview),
            Self::Feature(_) => Some(SectionId::Checklist),
            Self::Opportunity(_) => Some(SectionId::Opportunities),
            Self::Figure(_) | Self::Audience(_) => Some(SectionId::Audience),
            Self::Entry(_) => Some(SectionId::Entry),
            Self::Caution(_) => Some(SectionId::Cautions),
            Self::ThenAndNow(_) => Some(SectionId::ThenAndNow),
            Self::Term(_) => Some(SectionId::Terms),
        }
    }
}

/// What a statement on a page leads to, named by the ids of the data, which outlive a reload.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Link {
    /// The page of a platform, at a statement where one is meant.
    Platform(Id, Option<Place>),
    /// An opportunity: its platform, then its own id.
    Opportunity(Id, Id),
    /// A metric, and the platforms ranked by it.
    Metric(Id),
    /// The law of a country.
    Country(Id),
    /// A word, as it stands in the glossary.
    Term(String),
    /// A source: of a platform, or of the rules.
    Source(Option<Id>, Id),
    /// An address on the Web, always `http:` or `https:`.
    Address(String),
}

impl Platform {
    /// Every statement that has a date and sources, in the order of the page.
    pub fn statements(&self) -> Vec<Place> {
        let all = |len: usize, place: fn(usize) -> Place| (0..len).map(place);
        let owner = (!self.owner.about.is_empty()).then_some(Place::Owner);
        let status = self.status_note.as_ref().map(|_| Place::Status);
        all(self.remarks.len(), Place::Remark)
            .chain(all(self.like.len(), Place::Like))
            .chain(all(self.about.len(), Place::About))
            .chain(owner)
            .chain(status)
            .chain(all(self.checklist.len(), Place::Feature))
            .chain(all(self.opportunities.len(), Place::Opportunity))
            .chain(all(self.audience.len(), Place::Audience))
            .chain(all(self.figures.len(), Place::Figure))
            .chain(all(self.entry.len(), Place::Entry))
            .chain(all(self.cautions.len(), Place::Caution))
            .chain(all(self.then_and_now.len(), Place::ThenAndNow))
            .collect()
    }

    /// The date and the sources of the statement at `place`; of several claims about the owner, of the oldest.
    pub fn basis(&self, place: Place) -> Option<(AsOf, &[Id])> {
        fn of(claim: &Claim) -> (AsOf, &[Id]) {
            (claim.as_of, &claim.sources)
        }
        match place {
            Place::Owner => self
                .owner
                .about
                .iter()
                .map(of)
                .min_by_key(|(on, _)| on.date()),
            Place::Status => self.status_note.as_ref().map(of),
            Place::Like(i) => self.like.get(i).map(|l| (l.as_of, l.sources.as_slice())),
            Place::About(i) => self.about.get(i).map(of),
            Place::Figure(i) => {
                let figure = self.figures.get(i)?;
                Some((AsOf::On(figure.as_of), slice::from_ref(&figure.source)))
            }
            Place::Audience(i) => self.audience.get(i).map(of),
            Place::Feature(i) => {
                let row = self.checklist.get(i)?;
                Some((row.as_of?, &row.sources))
            }
            Place::Opportunity(i) => {
                let opportunity = self.opportunities.get(i)?;
                Some((opportunity.as_of, &opportunity.sources))
            }
            Place::Entry(i) => self.entry.get(i).map(|r| (r.as_of, r.sources.as_slice())),
            Place::Caution(i) => self.cautions.get(i).map(of),
            Place::Remark(i) => self.remarks.get(i).map(of),
            Place::ThenAndNow(i) => {
                let row = self.then_and_now.get(i)?;
                Some((row.as_of, &row.sources))
            }
            Place::Name
            | Place::Tagline
            | Place::Kind(_)
            | Place::Region(_)
            | Place::Language(_)
            | Place::Term(_)
            | Place::Memo(_)
            | Place::Rule(_) => None,
        }
    }

    /// The sources that the statement at `place` rests on, in the order in which it names them.
    pub fn cited(&self, place: Place) -> Vec<&Source> {
        let ids = self.basis(place).map_or(&[][..], |(_, ids)| ids);
        ids.iter().filter_map(|id| self.source(id)).collect()
    }

    /// The statements that rest on the source with this id.
    pub fn resting_on(&self, source: &str) -> Vec<Place> {
        let mut places = self.statements();
        places.retain(|place| {
            let basis = self.basis(*place);
            basis.is_some_and(|(_, ids)| ids.iter().any(|id| id == source))
        });
        places
    }
}
