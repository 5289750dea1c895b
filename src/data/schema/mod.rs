//! The format of the data files as one table: every record, every field, what each may hold.
//!
//! The check walks it, and so can whatever writes a skeleton. A test holds it against the types and
//! against `assets/atlas.md`.

mod overlay;
mod platform;
mod rules;
#[cfg(test)]
mod tests;
mod vocabulary;

pub use overlay::*;
pub use platform::*;
pub use rules::*;
pub use vocabulary::*;

/// What a field may hold.
#[derive(Clone, Copy, Debug)]
pub enum Type {
    /// The number of the format, [`super::SCHEMA`].
    Version,
    /// A new id: `taobao-live`.
    Slug,
    /// The id of a source: `S11b`.
    SourceCode,
    /// ISO 3166 code: `CN`.
    Country,
    /// Language tag: `zh`, `zh-Hans`.
    Tag,
    /// One line in one language, at most so many signs.
    Line(usize),
    /// A text in French and English, at most so many signs each.
    Text(usize),
    /// A [`super::Date`].
    Date,
    /// A [`super::AsOf`].
    AsOf,
    /// A finite number, zero or more.
    Number,
    /// ISO 4217 code: `CNY`.
    Currency,
    /// A whole `http` or `https` address.
    Url,
    /// A host name: `douban.com`.
    Host,
    /// `true` or `false`.
    Bool,
    /// One of these words.
    Choice(&'static [Variant]),
    /// An id that is defined elsewhere.
    Ref(Ids),
    /// From `least` to `most` values of one type.
    List {
        /// Type of each value.
        of: &'static Type,
        /// How many at least.
        least: usize,
        /// How many at most.
        most: usize,
    },
    /// A record.
    Record(&'static Record),
    /// A record of an overlay: it may hold [`PRIVATE`] besides its own fields.
    Entry(&'static Record),
}

/// Where the ids of a [`Type::Ref`] are defined: a list of the vocabulary, or the
/// same platform or rule book; or what an overlay is laid on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ids {
    /// `vocabulary.kinds`
    Kind,
    /// `vocabulary.groups`
    Group,
    /// `vocabulary.features`
    Feature,
    /// `vocabulary.metrics`
    Metric,
    /// `vocabulary.formats`
    Format,
    /// `vocabulary.verticals`
    Vertical,
    /// `vocabulary.regions`
    Region,
    /// `vocabulary.languages`
    Language,
    /// The `sources` of the same platform or rule book.
    Source,
    /// The `rules` of the same rule book.
    Rule,
    /// The platforms of the atlas, and those an overlay adds.
    Platform,
}

/// A word that a choice may be, with what its brackets hold, if it has any.
#[derive(Clone, Copy, Debug)]
pub struct Variant {
    /// The word.
    pub name: &'static str,
    /// What the brackets hold.
    pub holds: Option<Type>,
}

/// Whether a field may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Never.
    Must,
    /// Yes; nothing is then said of it.
    Maybe,
    /// Yes; it then has its default, so `None` is no value for it.
    Default,
}

/// One field of a record.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// Whether it may be left out.
    pub need: Need,
    /// What it may hold.
    pub is: Type,
    /// What it is for, in French and English; empty when its name says it.
    pub says: (&'static str, &'static str),
}

impl Field {
    /// The same with what it is for.
    const fn says(mut self, fr: &'static str, en: &'static str) -> Self {
        self.says = (fr, en);
        self
    }
}

/// A record: its fields, in the order in which they are best written.
#[derive(Debug)]
pub struct Record {
    /// Name of the Rust type; RON files write it for [`ATLAS`], [`PLATFORM`], [`RULES`] and [`OVERLAY`] only.
    pub name: &'static str,
    /// What people call it, in French, with its article.
    pub fr: &'static str,
    /// What people call it, in English, with its article.
    pub en: &'static str,
    /// The field that tells one from another, empty when none does.
    pub key: &'static str,
    /// Its fields.
    pub fields: &'static [Field],
}

/// Longest name, native name, alias, term.
const NAME: usize = 120;
/// Longest tagline and title of an opportunity.
const TITLE: usize = 90;
/// Longest claim.
const CLAIM: usize = 400;
/// Longest side of a likeness.
const SIDE: usize = 300;
/// Longest note of a row, step, meaning.
const NOTE: usize = 240;
/// Longest scope of a figure.
const SCOPE: usize = 60;
/// A list as long as anybody cares to write.
const ANY: usize = usize::MAX;

const fn field(name: &'static str, need: Need, is: Type) -> Field {
    let says = ("", "");
    Field {
        name,
        need,
        is,
        says,
    }
}

const fn must(name: &'static str, is: Type) -> Field {
    field(name, Need::Must, is)
}

const fn maybe(name: &'static str, is: Type) -> Field {
    field(name, Need::Maybe, is)
}

const fn default(name: &'static str, is: Type) -> Field {
    field(name, Need::Default, is)
}

const fn list(of: &'static Type, least: usize, most: usize) -> Type {
    Type::List { of, least, most }
}

const fn word(name: &'static str) -> Variant {
    Variant { name, holds: None }
}

const SOURCES: Type = list(&Type::Ref(Ids::Source), 1, ANY);
const CLAIMS: Type = list(&Type::Record(&CLAIM_RECORD), 0, ANY);
const ALIASES: Type = list(&Type::Line(NAME), 0, ANY);
const TERMS: Type = list(&Type::Record(&TERM), 0, ANY);

const EFFORT: Type = Type::Choice(&[word("Low"), word("Medium"), word("High")]);
