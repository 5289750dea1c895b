//! What the user noted: laid over the atlas from a folder of theirs, and in none of its files.

use super::{Date, Place};

/// A piece of the user's notes on a platform, or on the rules of a country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Memo {
    /// The day it was written; `None` for what stands before the dated entries.
    pub on: Option<Date>,
    /// Its number among the dated entries of the note.
    pub entry: Option<usize>,
    /// What it is about.
    pub about: About,
    /// The text, its lines ended by `\n`.
    pub text: String,
}

/// What a memo is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// The platform, or all the rules of the country.
    Whole,
    /// A statement of the record, or a rule.
    Statement(Place),
    /// What the user called it; or a statement that is no longer there.
    Other(String),
}
