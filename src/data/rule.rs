//! The law by country, and what to say of it in a meeting.

use serde::{Deserialize, Serialize};

use super::{Date, Id, NativeName, Source, Text};

/// All rules, the lines that sum them up, and their sources: the file `rules.ron`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Rules", deny_unknown_fields)]
pub struct RuleBook {
    /// What to say in a meeting, in order.
    #[serde(default)]
    pub lines: Vec<MeetingLine>,
    /// The rules, those of one country together.
    pub rules: Vec<Rule>,
    /// Everything above rests on these.
    pub sources: Vec<Source>,
}

/// One line to say in a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingLine {
    /// The line.
    pub text: Text,
    /// Ids of the rules that it sums up.
    pub rules: Vec<Id>,
}

/// A rule that a brand, or those who work for it, must know in one country.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Unique slug: `cn-ad-label`.
    pub id: Id,
    /// Code of the country.
    pub country: Id,
    /// What people call it.
    pub name: Text,
    /// Its name, or its key word, in native script.
    #[serde(default)]
    pub native: Option<NativeName>,
    /// The law, decree or guideline in which it stands.
    pub instrument: Text,
    /// Since when it holds; absent for a draft, or when no source says.
    #[serde(default)]
    pub in_force: Option<Date>,
    /// Whom it binds.
    pub binds: Vec<Bound>,
    /// What it asks.
    pub rule: Text,
    /// What a breach costs, when a source says.
    #[serde(default)]
    pub penalty: Option<Text>,
    /// Cases, details, conflicts between sources, what is not known.
    #[serde(default)]
    pub note: Option<Text>,
    /// The day on which somebody last looked whether it still holds.
    pub checked_on: Date,
    /// Ids of the sources.
    pub sources: Vec<Id>,
}

/// Whom a rule binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Bound {
    /// The advertiser.
    Brand,
    /// Whoever publishes for it: influencer, endorser, host of a live stream.
    Creator,
    /// The network, the shop, the access provider.
    Platform,
    /// The advertising agency, or the creator's own.
    Agency,
}

impl RuleBook {
    /// The rules of this country, in their order.
    pub fn of<'a>(&'a self, country: &'a str) -> impl Iterator<Item = &'a Rule> {
        self.rules.iter().filter(move |r| r.country == country)
    }

    /// The countries that have a rule, each once, in the order of the rules.
    pub fn countries(&self) -> Vec<&str> {
        let mut all: Vec<&str> = Vec::new();
        for rule in &self.rules {
            if !all.contains(&rule.country.as_str()) {
                all.push(&rule.country);
            }
        }
        all
    }

    /// The sources that one of `rules` cites, in the order of the book.
    pub fn cited<'a>(&'a self, rules: &[&Rule]) -> Vec<&'a Source> {
        self.sources
            .iter()
            .filter(|s| rules.iter().any(|r| r.sources.contains(&s.id)))
            .collect()
    }
}
