//! The closed lists that platforms refer to by id: kinds, features, metrics, formats, verticals, places.

use serde::{Deserialize, Serialize};

use super::{Effort, Id, Term, Text};

/// An id with its name: a group of features, an opportunity format, a vertical, a country, a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// What platforms write.
    pub id: Id,
    /// What people read.
    pub name: Text,
    /// One line of explanation: the question a group answers, what a format is, the main job of a kind.
    #[serde(default)]
    pub about: Option<Text>,
    /// Other words for it, searched but not shown.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// One line of the checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feature {
    /// What checklist rows write.
    pub id: Id,
    /// Id of its group.
    pub group: Id,
    /// Short name, for a row.
    pub name: Text,
    /// What it is.
    pub meaning: Text,
    /// Tick "yes" only when this holds.
    pub yes_when: Text,
    /// One of the features to look at first, in a meeting.
    #[serde(default)]
    pub meeting: bool,
    /// Other words people use for it; searched, not shown.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// What a figure counts. Order in the atlas is order of preference for the headline figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metric {
    /// What figures write.
    pub id: Id,
    /// Full name.
    pub name: Text,
    /// The name in a narrow column: `UAM`, `MAU`.
    pub short: Text,
    /// Exactly what is counted, and why it cannot be set beside the others.
    pub definition: Text,
    /// The unit of its numbers.
    pub unit: Unit,
    /// Counts the people or accounts of a platform, so that it can stand for its size.
    #[serde(default)]
    pub reach: bool,
}

/// The unit of a metric's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    /// People, accounts, posts, companies: a plain count.
    Count,
    /// Minutes a day.
    Minutes,
    /// Percent.
    Percent,
    /// Money; the figure names its currency.
    Money,
}

/// One step of the effort scale, with its test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EffortScale {
    /// The step.
    pub level: Effort,
    /// Its name.
    pub name: Text,
    /// What it takes, in a line.
    pub test: Text,
}

/// All closed lists together, and the glossary that all platforms share.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// What a platform is for, first of all.
    pub kinds: Vec<Named>,
    /// Headings of the checklist.
    pub groups: Vec<Named>,
    /// The checklist itself, in order.
    pub features: Vec<Feature>,
    /// What figures count.
    pub metrics: Vec<Metric>,
    /// Forms an opportunity takes.
    pub formats: Vec<Named>,
    /// Trades of the agency's clients.
    pub verticals: Vec<Named>,
    /// The effort scale.
    pub efforts: Vec<EffortScale>,
    /// Countries, by ISO 3166 code.
    pub regions: Vec<Named>,
    /// Languages, by ISO 639 code.
    pub languages: Vec<Named>,
    /// Words of the trade that belong to no single platform.
    #[serde(default)]
    pub glossary: Vec<Term>,
}
