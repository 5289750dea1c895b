//! The parts of what is known of a platform.

/// The sections of a platform's page, in order; the first is number 1 on the keyboard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SectionId {
    /// What it is, what it resembles, how many use it.
    #[default]
    Overview,
    /// The feature checklist.
    Checklist,
    /// What a brand could do.
    Opportunities,
    /// Figures over time, and who the users are.
    Audience,
    /// What it takes to get in.
    Entry,
    /// What to beware of.
    Cautions,
    /// The article of 2016, checked.
    ThenAndNow,
    /// Words one meets there.
    Terms,
    /// Where it all comes from.
    Sources,
}

impl SectionId {
    /// All of them, in order.
    pub const ALL: [Self; 9] = [
        Self::Overview,
        Self::Checklist,
        Self::Opportunities,
        Self::Audience,
        Self::Entry,
        Self::Cautions,
        Self::ThenAndNow,
        Self::Terms,
        Self::Sources,
    ];

    /// Its number on the keyboard, from 1.
    pub const fn number(self) -> usize {
        self as usize + 1
    }

    /// The word for it on the command line, the same in both languages.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Checklist => "checklist",
            Self::Opportunities => "opportunities",
            Self::Audience => "audience",
            Self::Entry => "entry",
            Self::Cautions => "cautions",
            Self::ThenAndNow => "then-and-now",
            Self::Terms => "terms",
            Self::Sources => "sources",
        }
    }
}
