//! The ids that references may name.

use std::collections::{BTreeMap, BTreeSet};

use super::forms;
use super::name::{folded, parts};
use super::spelling::{narrow, plain};
use crate::data::schema::Ids;
use crate::data::syntax::Node;
use crate::data::{Id, Unit, Vocabulary};

/// Ids of the closed lists, each with its rank in its list.
#[derive(Debug, Default)]
pub(super) struct Known {
    lists: BTreeMap<Ids, BTreeMap<String, usize>>,
    /// What each metric counts.
    units: BTreeMap<Id, Unit>,
    /// What people call the entries of a list, in either language or in other words: its ids, the name, the id.
    calls: Vec<(Ids, String, String)>,
    /// Words and names that are defined, folded.
    names: BTreeSet<String>,
    /// The sources of each platform that an overlay can be laid on.
    below: BTreeMap<Id, Vec<Id>>,
    /// Lists that are missing or faulty: what they would define cannot be told.
    unsettled: BTreeSet<Ids>,
    open: bool,
}

/// The lists of the vocabulary and the fields they stand in.
pub(super) const LISTS: [(Ids, &str); 8] = [
    (Ids::Kind, "kinds"),
    (Ids::Group, "groups"),
    (Ids::Feature, "features"),
    (Ids::Metric, "metrics"),
    (Ids::Format, "formats"),
    (Ids::Vertical, "verticals"),
    (Ids::Region, "regions"),
    (Ids::Language, "languages"),
];

/// Whether the list of this name in `record` defines ids as it should: it is there, and each id is one, and new.
pub(super) fn is_sound(record: &Node<'_>, list: &str, ids: Ids) -> bool {
    let form = match ids {
        Ids::Source => forms::source_code,
        Ids::Region => forms::country,
        Ids::Language => forms::tag,
        _ => forms::slug,
    };
    let entries = record.list(list);
    let mut seen = BTreeSet::new();
    let mut is_new = |entry: &Node<'_>| {
        let id = entry.get("id").and_then(Node::text);
        id.is_some_and(|id| form(id).is_ok() && seen.insert(id.to_owned()))
    };
    !entries.is_empty() && entries.iter().all(&mut is_new)
}

impl Known {
    /// Takes every id: the vocabulary could not be read, and is reported for that alone.
    pub(super) fn anything() -> Self {
        Self {
            open: true,
            ..Self::default()
        }
    }

    /// What the `vocabulary` field of an atlas file defines, however faulty the rest of it may be.
    pub(super) fn read(vocabulary: &Node<'_>) -> Self {
        let mut known = Self::default();
        for (ids, field) in LISTS {
            let entries = vocabulary.list(field);
            known.add(ids, entries.iter().filter_map(|e| e.get("id")?.text()));
            for entry in entries {
                let Some(id) = entry.get("id").and_then(Node::text) else {
                    continue;
                };
                let names = ["fr", "en"].map(|lang| entry.get("name")?.get(lang)?.text());
                let aliases = entry.list("aliases").iter().filter_map(Node::text);
                known.call(ids, id, names.into_iter().flatten().chain(aliases));
            }
            if !is_sound(vocabulary, field, ids) {
                known.unsettled.insert(ids);
            }
        }
        for metric in vocabulary.list("metrics") {
            let unit = match metric.get("unit").and_then(Node::word) {
                Some("Count") => Unit::Count,
                Some("Minutes") => Unit::Minutes,
                Some("Percent") => Unit::Percent,
                Some("Money") => Unit::Money,
                _ => continue,
            };
            if let Some(id) = metric.get("id").and_then(Node::text) {
                known.units.insert(id.into(), unit);
            }
        }
        known
    }

    /// What a vocabulary defines.
    pub(super) fn of(vocabulary: &Vocabulary) -> Self {
        let mut known = Self::default();
        for (ids, list) in [
            (Ids::Kind, &vocabulary.kinds),
            (Ids::Group, &vocabulary.groups),
            (Ids::Format, &vocabulary.formats),
            (Ids::Vertical, &vocabulary.verticals),
            (Ids::Region, &vocabulary.regions),
            (Ids::Language, &vocabulary.languages),
        ] {
            known.add(ids, list.iter().map(|n| n.id.as_str()));
            for n in list {
                let names = [n.name.fr.as_ref(), n.name.en.as_ref()].into_iter();
                known.call(
                    ids,
                    &n.id,
                    names.chain(n.aliases.iter().map(String::as_str)),
                );
            }
        }
        for f in &vocabulary.features {
            let names = [f.name.fr.as_ref(), f.name.en.as_ref()].into_iter();
            known.call(
                Ids::Feature,
                &f.id,
                names.chain(f.aliases.iter().map(String::as_str)),
            );
        }
        for m in &vocabulary.metrics {
            let names = [&m.name.fr, &m.name.en, &m.short.fr, &m.short.en];
            known.call(Ids::Metric, &m.id, names.into_iter().map(AsRef::as_ref));
        }
        known.add(
            Ids::Feature,
            vocabulary.features.iter().map(|f| f.id.as_str()),
        );
        known.add(
            Ids::Metric,
            vocabulary.metrics.iter().map(|m| m.id.as_str()),
        );
        let metrics = vocabulary.metrics.iter();
        known.units = metrics.map(|m| (m.id.clone(), m.unit)).collect();
        known.define(vocabulary.glossary.iter().map(|t| t.term.as_str()));
        known
    }

    fn call<'n>(&mut self, ids: Ids, id: &str, names: impl Iterator<Item = &'n str>) {
        let calls = names.map(|name| (ids, called(name), id.to_owned()));
        self.calls.extend(calls);
    }

    /// The id of the entry that people call `name`.
    pub(super) fn named(&self, ids: Ids, name: &str) -> Option<&str> {
        let name = called(name);
        let found = self
            .calls
            .iter()
            .find(|(list, call, _)| *list == ids && *call == name);
        found.map(|(_, _, id)| id.as_str())
    }

    /// Takes these words and names as defined.
    pub(super) fn define<'n>(&mut self, names: impl Iterator<Item = &'n str>) {
        self.names.extend(names.map(folded));
    }

    /// Whether a name is defined, whole or in each of its parts.
    pub(super) fn defines(&self, name: &str) -> bool {
        let is_known = |name: &str| self.names.contains(&folded(name));
        self.open || is_known(name) || parts(name).all(is_known)
    }

    /// The same with the platforms that an overlay can be laid on, each with the ids of its sources.
    pub(super) fn over(mut self, below: BTreeMap<Id, Vec<Id>>) -> Self {
        self.add(Ids::Platform, below.keys().map(Id::as_str));
        self.below = below;
        self
    }

    /// The ids of the sources of a platform that an overlay can be laid on.
    pub(super) fn sources_of(&self, platform: &str) -> &[Id] {
        self.below.get(platform).map_or(&[], Vec::as_slice)
    }

    fn add<'i>(&mut self, ids: Ids, list: impl Iterator<Item = &'i str>) {
        let ranks = list.enumerate().map(|(rank, id)| (id.to_owned(), rank));
        self.lists.insert(ids, ranks.collect());
    }

    pub(super) fn has(&self, ids: Ids, id: &str) -> bool {
        self.open || self.unsettled.contains(&ids) || self.rank(ids, id).is_some()
    }

    /// Whether the list of these ids is all that it should be.
    pub(super) fn is_settled(&self, ids: Ids) -> bool {
        !self.open && !self.unsettled.contains(&ids)
    }

    /// Where `id` stands in its list.
    pub(super) fn rank(&self, ids: Ids, id: &str) -> Option<usize> {
        self.lists.get(&ids)?.get(id).copied()
    }

    /// All ids of a list, in its order.
    pub(super) fn all(&self, ids: Ids) -> Vec<&str> {
        let mut all: Vec<(usize, &str)> = self
            .lists
            .get(&ids)
            .into_iter()
            .flatten()
            .map(|(id, rank)| (*rank, id.as_str()))
            .collect();
        all.sort_unstable();
        all.into_iter().map(|(_, id)| id).collect()
    }

    /// What the metric counts; unknown when it is not a known one.
    pub(super) fn unit(&self, metric: &str) -> Option<Unit> {
        self.units.get(metric).copied()
    }
}

/// A name without accents, capitals, hyphens and spaces.
fn called(name: &str) -> String {
    let name = plain(&narrow(name)).to_lowercase();
    name.chars().filter(|c| c.is_alphanumeric()).collect()
}
