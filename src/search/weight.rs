//! How much a match weighs: one table, so that the order of results can be read.

use crate::data::{Place, Relation, Status};

use super::needle::Class;
use super::slot::Field;

/// How a word came to match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// The letters stand there.
    True(Class),
    /// They are a part of an alias of several words, which may be a description: "messagerie japonaise"; or a word of
    /// the vocabulary, within the name of something else: the Taiwan of "Dcard Taiwan", the start of Vinted for "vin".
    Part,
    /// They stand there in order, scattered; quality in thousandths of a perfect match.
    Scattered(u16),
    /// The same over an alias of several words, of which it is no abbreviation.
    Strewn(u16),
    /// One slip away from the whole text, or from a word of it.
    Slip { whole: bool },
    /// A name written far off, which nothing else matches.
    Far,
}

impl Way {
    /// How a word of the vocabulary stands in a name: it means something by itself, and is neither half of another word
    /// nor a part of a company's name.
    pub(super) const fn of_word(self, field: Field) -> Self {
        match (field, self) {
            (Field::Owner, Self::True(class)) if !matches!(class, Class::Whole) => Self::Part,
            (Field::Analogue, Self::True(Class::Prefix | Class::Start)) => Self::Part,
            _ => self,
        }
    }
}

/// Points when one text holds all words as written: more than when it holds them in any order.
pub(super) const PHRASE: u32 = 135;

/// Points when one text holds all words that do not name the platform.
pub(super) const TOGETHER: u32 = 122;

/// Most mentions that count.
pub(super) const MENTIONS: u32 = 20;

/// Points for so many places that speak of what is looked for. All together less than the step between two fields; the
/// first few tell most.
pub(super) fn mentioned(mentions: u32) -> u32 {
    mentions.min(MENTIONS) + 2 * mentions.min(6)
}

/// The same where what is looked for is had in part only: less than having it in full weighs more, unless the platform
/// has a word of its own for it.
pub(super) fn mentioned_in_part(mentions: u32, has_own_word: bool) -> u32 {
    match has_own_word {
        true => mentions.min(MENTIONS),
        false => mentioned(mentions) / 4,
    }
}

/// Points for the country that the query prefers, where it is home to a platform, and where it is only served by it.
pub(super) const HOME: u32 = 240;
pub(super) const SERVED: u32 = 40;

/// Points for being at home where the script of the query is written.
pub(super) const SCRIPT: u32 = 18;

/// A passed filter weighs nothing beside a word.
pub(super) const FILTER: u32 = 1;

/// Points of a true match of the start of a word in a sentence: the least that makes a guess at slips needless.
pub(super) const SAID: u32 = 400;

/// Points of a match, 1 to 1,000.
///
/// A whole name, then a whole owner, then a prefix of a name, a word of it, its inside; then analogue, kind,
/// country, language, feature, tagline, opportunity and term, text; then letters scattered over a name; then a few
/// letters inside a sentence; then slips; then letters scattered over anything else, and
/// names written far off. The start of a later word of an owner counts as a term does. A part of an alias that describes counts as text does. What is neither a name nor a kind gains
/// by [`mentioned`].
pub(super) const fn points(field: Field, way: Way) -> u32 {
    match way {
        Way::True(class) => of_class(field, class),
        // A word of a description names nothing: less than the kinds, features and titles of others.
        Way::Part => 490,
        Way::Scattered(quality) => {
            // At most 40 points apart: quality orders names among themselves, never across fields.
            scattered(field) + quality as u32 / 25
        }
        // Less than a slip.
        Way::Strewn(quality) => 50 + quality as u32 / 25,
        Way::Slip { whole } => slipped(field) + if whole { 20 } else { 0 },
        Way::Far => slipped(field) / 2,
    }
}

const fn of_class(field: Field, class: Class) -> u32 {
    let [whole, prefix, word, start, inside] = match field {
        Field::Name => [1000, 950, 900, 890, 850],
        Field::Native => [990, 940, 885, 875, 840],
        Field::Alias => [980, 930, 880, 870, 830],
        Field::Owner => [955, 815, 810, 500, 290],
        Field::Analogue => [800, 785, 785, 770, 295],
        Field::Kind => [720, 710, 705, 700, 290],
        Field::Region => [650, 645, 640, 635, 285],
        Field::Language => [640, 635, 630, 625, 283],
        Field::Feature => [612, 602, 597, 592, 281],
        Field::Tagline => [520, 520, 520, 515, 280],
        Field::Opportunity => [510, 505, 505, 500, 275],
        Field::Term => [510, 505, 505, 500, 279],
        Field::Text | Field::Note => [420, 420, 420, SAID, 270],
        Field::Status => [655, 650, 645, 640, 286],
        Field::Figure => [530, 525, 525, 522, 1],
    };
    match class {
        Class::Whole => whole,
        Class::Prefix => prefix,
        Class::Word => word,
        Class::Start => start,
        Class::Inside => inside,
    }
}

const fn scattered(field: Field) -> u32 {
    match field {
        Field::Name => 340,
        Field::Native => 335,
        Field::Alias => 330,
        // Over a company's long name any letters can lie: less than a slip in a name.
        Field::Owner => 60,
        Field::Analogue => 55,
        Field::Kind => 53,
        _ => 50,
    }
}

const fn slipped(field: Field) -> u32 {
    match field {
        Field::Name => 113,
        Field::Native => 111,
        Field::Alias => 110,
        Field::Owner => 103,
        Field::Analogue => 101,
        // Above the features, whose own points for having them count beside.
        Field::Kind => 109,
        _ => 100,
    }
}

/// Points for a likeness, so that the closest platform comes first. Less than the step between two classes. The one
/// that a platform names first is the one that people make.
pub(super) const fn likeness(nth: usize, relation: Relation) -> u8 {
    match (nth, relation) {
        (0, _) | (_, Relation::SameJob) => 12,
        (_, Relation::Partly) => 6,
        (_, Relation::Ancestor) => 4,
        (_, Relation::PartOf) => 0,
    }
}

/// Points for having a word of one's own for a feature: 热搜 is Weibo's.
pub(super) const OWN_WORD: u8 = 8;

/// How many mentions a place of a platform is worth: more where the platform is described.
pub(super) const fn mentions(place: Place) -> u32 {
    match place {
        Place::Term(_) => 4,
        Place::Tagline | Place::About(_) => 2,
        _ => 1,
    }
}

/// Points for the number that stands for a platform's size.
pub(super) const HEADLINE: u8 = 12;

/// Points for having a feature in part.
pub(super) const IN_PART: u8 = 2;

/// Points for having a feature: having it in full weighs more than three mentions.
pub(super) const fn having(status: Status) -> Option<u8> {
    match status {
        Status::Yes => Some(12),
        Status::Paid => Some(6),
        Status::Partial => Some(IN_PART),
        Status::No | Status::Unknown => None,
    }
}

/// Points for so many opportunities that suit a vertical, or take a form.
pub(super) fn suiting(opportunities: usize) -> u8 {
    u8::try_from(opportunities.min(4) * 4).unwrap_or_default()
}
