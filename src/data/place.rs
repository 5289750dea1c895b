//! Addresses inside the atlas: a statement of a platform's record, and whatever a page can lead to.

use super::SectionId;

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
}

impl Place {
    /// The section of a platform's page that shows it; `None` for what stands above all sections.
    pub const fn section(self) -> Option<SectionId> {
        match self {
            Self::Name | Self::Tagline => None,
            Self::Owner
            | Self::Status
            | Self::Kind(_)
            | Self::Region(_)
            | Self::Language(_)
            | Self::Like(_)
            | Self::About(_) => Some(SectionId::Overview),
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
    Platform(String, Option<Place>),
    /// An opportunity: its platform, then its own id.
    Opportunity(String, String),
    /// A metric, and the platforms ranked by it.
    Metric(String),
    /// The law of a country.
    Country(String),
    /// A word, as it stands in the glossary.
    Term(String),
    /// A source: of a platform, or of the rules.
    Source(Option<String>, String),
    /// An address on the Web, always `http:` or `https:`.
    Address(String),
}
