//! A searched text told from all others, in few bytes: a large atlas has millions.

use serde::Serialize;

use crate::data::{Lang, Place};

/// What kind of text matched: decides how much a match weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// The name in Latin letters.
    Name,
    /// A name in native script, or its romanization or initials.
    Native,
    /// Another spelling or a former name.
    Alias,
    /// The company behind it.
    Owner,
    /// A Western platform it resembles.
    Analogue,
    /// One of its kinds.
    Kind,
    /// A country it serves.
    Region,
    /// A language of its interface.
    Language,
    /// A feature it has, fully, partly or paid.
    Feature,
    /// The line under its name.
    Tagline,
    /// An opportunity: its title, its formats or the verticals it suits.
    Opportunity,
    /// A word one meets there.
    Term,
    /// Any other text.
    Text,
    /// What the user noted.
    Note,
    /// Whether it is alive.
    Status,
    /// A number.
    Figure,
}

impl Field {
    /// Short names and words: matched by letter, not only by word.
    pub(super) const fn is_short(self) -> bool {
        matches!(
            self,
            Self::Name | Self::Native | Self::Alias | Self::Owner | Self::Analogue | Self::Term
        )
    }

    /// Says which platform, rather than something about it.
    pub(super) const fn is_identity(self) -> bool {
        matches!(self, Self::Name | Self::Native | Self::Alias)
    }

    /// Says who or what the platform is, rather than what it has or what is told of it.
    pub(super) const fn is_class(self) -> bool {
        self.is_identity()
            || matches!(
                self,
                Self::Owner | Self::Kind | Self::Region | Self::Language | Self::Status
            )
    }
}

/// One searched text of a platform, told from all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) field: Field,
    /// `None` for names, which have no language of ours.
    pub(super) lang: Option<Lang>,
    /// Which list of the record, and which item of it; a [`Place`] takes three times the room.
    list: u8,
    item: u16,
    /// Which of the texts that share the rest.
    pub(super) nth: u16,
}

/// How a platform has a feature. Stands in a [`Slot`] of one, whose name is the only text there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Share {
    Full,
    Part,
    /// In part only, and it has a word of its own for it.
    PartInOwnWord,
}

/// The lists of a record, by their code in a [`Slot`], after what it has once.
const LISTS: [fn(usize) -> Place; 15] = [
    Place::Kind,
    Place::Region,
    Place::Language,
    Place::Like,
    Place::About,
    Place::Figure,
    Place::Audience,
    Place::Feature,
    Place::Opportunity,
    Place::Entry,
    Place::Caution,
    Place::ThenAndNow,
    Place::Term,
    Place::Remark,
    Place::Memo,
];

/// What a record has once.
const ONCE: [Place; 4] = [Place::Name, Place::Tagline, Place::Owner, Place::Status];

impl Slot {
    /// The text at `place`; numbers past 65,535 are all taken for the last.
    pub(super) fn new(field: Field, place: Place, lang: Option<Lang>, nth: usize) -> Self {
        let (list, item) = code(place);
        let number = |number| u16::try_from(number).unwrap_or(u16::MAX);
        Self {
            field,
            lang,
            list,
            item: number(item),
            nth: number(nth),
        }
    }

    /// Where it stands in the record.
    pub(super) fn place(&self) -> Place {
        let list = usize::from(self.list);
        if let Some(once) = ONCE.get(list) {
            return *once;
        }
        let list = LISTS.get(list.saturating_sub(ONCE.len()));
        list.map_or(Place::Name, |list| list(usize::from(self.item)))
    }
}

const fn code(place: Place) -> (u8, usize) {
    match place {
        // The rule book is not searched as a platform is.
        Place::Name | Place::Rule(_) => (0, 0),
        Place::Tagline => (1, 0),
        Place::Owner => (2, 0),
        Place::Status => (3, 0),
        Place::Kind(i) => (4, i),
        Place::Region(i) => (5, i),
        Place::Language(i) => (6, i),
        Place::Like(i) => (7, i),
        Place::About(i) => (8, i),
        Place::Figure(i) => (9, i),
        Place::Audience(i) => (10, i),
        Place::Feature(i) => (11, i),
        Place::Opportunity(i) => (12, i),
        Place::Entry(i) => (13, i),
        Place::Caution(i) => (14, i),
        Place::ThenAndNow(i) => (15, i),
        Place::Term(i) => (16, i),
        Place::Remark(i) => (17, i),
        Place::Memo(i) => (18, i),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_comes_out_as_it_went_in() {
        let lists = LISTS.iter().flat_map(|list| [list(0), list(7)]);
        for place in ONCE.into_iter().chain(lists) {
            assert_eq!(Slot::new(Field::Text, place, None, 0).place(), place);
        }
    }

    #[test]
    fn a_match_takes_little_room() {
        assert_eq!(size_of::<Slot>(), 8);
        assert_eq!(size_of::<Option<super::super::board::Found>>(), 20);
    }
}
