//! The facts as types, and the way from RON files to a checked [`Atlas`].

mod advice;
mod atlas;
mod check;
mod date;
mod figure;
mod finding;
mod id;
mod lang;
mod later;
mod lexicon;
mod listed;
mod load;
mod memo;
mod numbers;
mod origin;
mod place;
mod platform;
mod report;
mod rule;
pub mod schema;
mod section;
mod skeleton;
mod stale;
pub(crate) mod syntax;
mod vocabulary;
mod written;

pub(crate) use check::forms::is_slug;
pub(crate) use check::spelling::{short, suggest};
pub(crate) use load::read::bytes;

pub use advice::advice;
pub use atlas::{Atlas, SCHEMA};
pub use date::{AsOf, Date, Freshness, Limits, NotADate, Period};
pub use figure::{Counter, Figure, Precision, Series};
pub use finding::{Dropped, Finding, Findings, Location, Severity, SourceFile, Span};
pub use id::Id;
pub use lang::{Lang, Text};
pub use later::Later;
pub use lexicon::{Explained, Word, occurrences};
pub use listed::Listed;
pub use load::read::leads_in_circle;
pub use load::{Loaded, Overlaid, advise, check, is_overlay, load, load_over};
pub use memo::{About, Memo};
pub use origin::{Layered, Origin};
pub use place::{Link, Place};
pub use platform::{
    Analogue, Claim, Effort, Fee, FeePeriod, Grade, NativeName, Opportunity, Owner, Platform,
    Relation, Requirement, Row, Source, Standing, Status, Term, ThenAndNow, Topic, Verdict,
};
pub use rule::{Bound, MeetingLine, Rule, RuleBook};
pub use section::SectionId;
pub use skeleton::{NotAnId, skeleton};
pub use stale::{Checked, Dated, stale, stale_of, stale_rules};
pub use vocabulary::{EffortScale, Feature, Metric, Named, Unit, Vocabulary};
