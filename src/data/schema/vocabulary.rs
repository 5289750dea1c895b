//! Records of `atlas.ron`: the atlas and its closed lists.

use super::Type::*;
use super::{
    ALIASES, ANY, CLAIM, EFFORT, Ids, NAME, PLATFORM, Record, TERMS, default, list, maybe, must,
    word,
};

/// The file `atlas.ron`.
pub const ATLAS: Record = Record {
    name: "Atlas",
    fr: "l'atlas",
    en: "the atlas",
    key: "",
    fields: &[
        must("schema", Version),
        must("title", Text(NAME)),
        must("edition", Date),
        must("vocabulary", Record(&VOCABULARY)),
        default("platforms", list(&Record(&PLATFORM), 0, ANY)),
    ],
};

/// The closed lists.
pub const VOCABULARY: Record = Record {
    name: "Vocabulary",
    fr: "le vocabulaire",
    en: "the vocabulary",
    key: "",
    fields: &[
        must("kinds", list(&Record(&NAMED), 1, ANY)),
        must("groups", list(&Record(&NAMED), 1, ANY)),
        must("features", list(&Record(&FEATURE), 1, ANY)),
        must("metrics", list(&Record(&METRIC), 1, ANY)),
        must("formats", list(&Record(&NAMED), 1, ANY)),
        must("verticals", list(&Record(&NAMED), 1, ANY)),
        must("efforts", list(&Record(&EFFORT_SCALE), 1, 3)),
        must("regions", list(&Record(&REGION), 1, ANY)),
        must("languages", list(&Record(&LANGUAGE), 1, ANY)),
        default("glossary", TERMS),
    ],
};

/// An entry of a closed list.
pub const NAMED: Record = Record {
    name: "Named",
    fr: "l'entrée",
    en: "the entry",
    key: "id",
    fields: &[
        must("id", Slug),
        must("name", Text(NAME)),
        maybe("about", Text(CLAIM)),
        default("aliases", ALIASES),
    ],
};

/// A country.
pub const REGION: Record = Record {
    name: "Named",
    fr: "le pays",
    en: "the country",
    key: "id",
    fields: &[
        must("id", Country),
        must("name", Text(NAME)),
        maybe("about", Text(CLAIM)),
        default("aliases", ALIASES),
    ],
};

/// A language.
pub const LANGUAGE: Record = Record {
    name: "Named",
    fr: "la langue",
    en: "the language",
    key: "id",
    fields: &[
        must("id", Tag),
        must("name", Text(NAME)),
        maybe("about", Text(CLAIM)),
        default("aliases", ALIASES),
    ],
};

/// A line of the checklist.
pub const FEATURE: Record = Record {
    name: "Feature",
    fr: "la fonction",
    en: "the feature",
    key: "id",
    fields: &[
        must("id", Slug),
        must("group", Ref(Ids::Group)),
        must("name", Text(NAME)),
        must("meaning", Text(CLAIM)),
        must("yes_when", Text(CLAIM)),
        default("meeting", Bool),
        default("aliases", ALIASES),
    ],
};

/// What a figure counts.
pub const METRIC: Record = Record {
    name: "Metric",
    fr: "la mesure",
    en: "the metric",
    key: "id",
    fields: &[
        must("id", Slug),
        must("name", Text(NAME)),
        must("short", Text(NAME)),
        must("definition", Text(CLAIM)),
        must(
            "unit",
            Choice(&[
                word("Count"),
                word("Minutes"),
                word("Percent"),
                word("Money"),
            ]),
        ),
        default("reach", Bool),
    ],
};

/// A step of the effort scale.
pub const EFFORT_SCALE: Record = Record {
    name: "EffortScale",
    fr: "le niveau d'effort",
    en: "the effort level",
    key: "level",
    fields: &[
        must("level", EFFORT),
        must("name", Text(NAME)),
        must("test", Text(CLAIM)),
    ],
};
