//! What may be written after the key of a filter.

use crate::data::{Atlas, Effort, Feature, Id, Lang, Named, Platform, Status, Text};

use super::filter::Key;

/// One value of a filter.
pub(super) struct Value<'a> {
    /// What is written, in French and in English.
    written: [String; 2],
    /// Its name in words.
    name: [&'a str; 2],
    /// Other words for it.
    aliases: &'a [String],
    /// How many platforms it would find.
    uses: usize,
}

impl<'a> Value<'a> {
    fn new(written: [&str; 2], name: [&'a str; 2]) -> Self {
        Self {
            written: written.map(str::to_owned),
            name,
            aliases: &[],
            uses: 1,
        }
    }

    /// A word of the vocabulary: in French its name is written, in English its id, which is an English word; and the id
    /// where a name would be cut at a comma.
    fn of(id: &str, name: &'a Text, aliases: &'a [String]) -> Self {
        let french = if name.fr.contains(',') {
            id.to_owned()
        } else {
            name.fr.to_lowercase()
        };
        Self {
            written: [french, id.to_owned()],
            name: [&name.fr, &name.en],
            aliases,
            uses: 0,
        }
    }

    fn used(mut self, atlas: &Atlas, test: impl Fn(&Platform) -> bool) -> Self {
        self.uses = atlas
            .platforms
            .iter()
            .filter(|platform| test(platform))
            .count();
        self
    }

    /// Everything by which it may be called, the readiest first: as it is written and named in `lang`, then in the other
    /// language, then its aliases.
    pub(super) fn called(&self, lang: Lang) -> impl Iterator<Item = &str> {
        let in_both = [lang, lang.other()].into_iter();
        let names = in_both.flat_map(|lang| [self.written(lang), self.name(lang)]);
        names.chain(self.aliases.iter().map(String::as_str))
    }

    pub(super) fn written(&self, lang: Lang) -> &str {
        let [fr, en] = &self.written;
        match lang {
            Lang::Fr => fr,
            Lang::En => en,
        }
    }

    pub(super) const fn name(&self, lang: Lang) -> &'a str {
        let [fr, en] = self.name;
        match lang {
            Lang::Fr => fr,
            Lang::En => en,
        }
    }
}

/// The values of `key` that find something, those that find most first.
pub(super) fn values(key: Key, atlas: &Atlas) -> Vec<Value<'_>> {
    let words = &atlas.vocabulary;
    let mut values: Vec<Value<'_>> = match key {
        Key::Region => coded(&words.regions, atlas, |p| &p.regions),
        Key::Lang => coded(&words.languages, atlas, |p| &p.languages),
        Key::Kind => words
            .kinds
            .iter()
            .map(|kind| {
                Value::of(&kind.id, &kind.name, &[]).used(atlas, |p| p.kinds.contains(&kind.id))
            })
            .collect(),
        Key::For => words
            .verticals
            .iter()
            .map(|vertical| {
                Value::of(&vertical.id, &vertical.name, &[]).used(atlas, |p| suits(p, &vertical.id))
            })
            .collect(),
        Key::Format => words
            .formats
            .iter()
            .map(|format| {
                Value::of(&format.id, &format.name, &[]).used(atlas, |platform| {
                    let mut all = platform.opportunities.iter();
                    all.any(|opportunity| opportunity.formats.contains(&format.id))
                })
            })
            .collect(),
        Key::Has => words
            .features
            .iter()
            .map(|feature| {
                let Feature {
                    id, name, aliases, ..
                } = feature;
                Value::of(id, name, aliases).used(atlas, |p| has(p, id))
            })
            .collect(),
        Key::Owner => owners(atlas),
        Key::Effort => efforts(atlas),
        Key::Status => fixed(&STATUSES),
        Key::Is => fixed(&AGES),
        Key::Mau => fixed(&REACHES),
        Key::In => {
            let notes = Value::new(["notes", "notes"], ["vos notes", "your notes"]);
            vec![notes.used(atlas, |platform| !platform.memos.is_empty())]
        }
    };
    values.retain(|value| value.uses > 0);
    // Stable: the vocabulary's order decides between equals.
    values.sort_by_key(|value| std::cmp::Reverse(value.uses));
    values
}

/// Countries or languages: their codes are written.
fn coded<'a>(list: &'a [Named], atlas: &Atlas, of: impl Fn(&Platform) -> &[Id]) -> Vec<Value<'a>> {
    let values = list.iter().map(|named| {
        let code = named.id.to_lowercase();
        let value = Value::new([&code, &code], [&named.name.fr, &named.name.en]);
        value.used(atlas, |platform| of(platform).contains(&named.id))
    });
    values.collect()
}

fn suits(platform: &Platform, vertical: &str) -> bool {
    let mut opportunities = platform.opportunities.iter();
    opportunities.any(|o| o.verticals.iter().any(|id| id == vertical))
}

fn has(platform: &Platform, feature: &str) -> bool {
    platform
        .row(feature)
        .is_some_and(|row| matches!(row.status, Status::Yes | Status::Paid | Status::Partial))
}

fn owners(atlas: &Atlas) -> Vec<Value<'_>> {
    let mut values: Vec<Value<'_>> = Vec::new();
    for platform in &atlas.platforms {
        let name = platform.owner.name.as_str();
        // A comma would cut the value; what stands before it names the company.
        let short = name.split(',').next().unwrap_or(name);
        match values.iter_mut().find(|value| value.name(Lang::En) == name) {
            Some(value) => value.uses += 1,
            None => values.push(Value::new([short, short], [name, name])),
        }
    }
    values
}

fn efforts(atlas: &Atlas) -> Vec<Value<'_>> {
    let written = |effort| match effort {
        Effort::Low => ["faible", "low"],
        Effort::Medium => ["moyen", "medium"],
        Effort::High => ["élevé", "high"],
    };
    let scale = atlas.vocabulary.efforts.iter();
    scale
        .map(|step| Value::new(written(step.level), [&step.name.fr, &step.name.en]))
        .collect()
}

/// A value that no atlas changes: what is written, then its name in words, each in French and in English.
type Fixed = ([&'static str; 2], [&'static str; 2]);

fn fixed(values: &'static [Fixed]) -> Vec<Value<'static>> {
    let values = values.iter();
    values
        .map(|(written, name)| Value::new(*written, *name))
        .collect()
}

const STATUSES: [Fixed; 3] = [
    (["actif", "active"], ["en activité", "active"]),
    (["déclin", "declining"], ["en déclin", "declining"]),
    (["fermé", "closed"], ["fermée", "closed"]),
];

const AGES: [Fixed; 3] = [
    (
        ["frais", "fresh"],
        ["chiffre d'un an au plus", "figure of a year at most"],
    ),
    (
        ["vieillit", "ageing"],
        ["chiffre d'un à deux ans", "figure of one to two years"],
    ),
    (
        ["ancien", "stale"],
        [
            "chiffre de plus de deux ans",
            "figure of more than two years",
        ],
    ),
];

const REACHES: [Fixed; 4] = [
    (
        [">1md", ">1b"],
        ["plus d'un milliard par mois", "more than a billion a month"],
    ),
    (
        [">500m", ">500m"],
        [
            "plus de 500 millions par mois",
            "more than 500 million a month",
        ],
    ),
    (
        [">100m", ">100m"],
        [
            "plus de 100 millions par mois",
            "more than 100 million a month",
        ],
    ),
    (
        ["<10m", "<10m"],
        [
            "moins de 10 millions par mois",
            "less than 10 million a month",
        ],
    ),
];
