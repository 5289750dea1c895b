//! Records of `platforms/*.ron`: a platform and everything said of it.

use super::Type::*;
use super::{
    ALIASES, ANY, CLAIM, CLAIMS, EFFORT, Ids, NAME, NOTE, Record, SCOPE, SIDE, SOURCES, TERMS,
    TITLE, Variant, default, list, maybe, must, word,
};

/// A platform: a file of `platforms/`.
pub const PLATFORM: Record = Record {
    name: "Platform",
    fr: "la plateforme",
    en: "the platform",
    key: "id",
    fields: &[
        must("id", Slug),
        must("name", Line(NAME)),
        default("native", list(&Record(&NATIVE_NAME), 0, ANY)).says(
            "noms en écriture d'origine, le plus courant d'abord",
            "names in native script, most used first",
        ),
        default("aliases", ALIASES).says(
            "autres graphies, anciens noms, fautes courantes; on les cherche sans les montrer",
            "other spellings, former names, usual slips; searched, not shown",
        ),
        must("owner", Record(&OWNER)),
        must("launched", Date),
        must("launched_sources", SOURCES),
        must(
            "status",
            Choice(&[
                word("Active"),
                word("Declining"),
                Variant {
                    name: "Closed",
                    holds: Some(Date),
                },
            ]),
        ),
        maybe("status_note", Record(&CLAIM_RECORD)).says("pourquoi ce statut", "why this status"),
        maybe("site", Host).says(
            "nom d'hôte seulement : \"douban.com\"",
            "host name only: \"douban.com\"",
        ),
        must("regions", list(&Ref(Ids::Region), 1, ANY)),
        must("languages", list(&Ref(Ids::Language), 0, ANY)),
        must("kinds", list(&Ref(Ids::Kind), 1, 7)),
        must("tagline", Text(TITLE)),
        must("like", list(&Record(&ANALOGUE), 1, ANY)),
        must("about", list(&Record(&CLAIM_RECORD), 1, 12)),
        default("figures", list(&Record(&FIGURE), 0, ANY)).says(
            "ses nombres, du plus ancien au plus récent pour une même mesure",
            "its numbers, oldest to newest inside one metric",
        ),
        default("audience", CLAIMS).says("qui l'utilise", "who its users are"),
        must("checklist", list(&Record(&ROW), 1, ANY)),
        default("opportunities", list(&Record(&OPPORTUNITY), 0, ANY))
            .says("ce qu'une marque pourrait y faire", "what a brand could do"),
        default("entry", list(&Record(&REQUIREMENT), 0, ANY))
            .says("ce qu'il faut pour y entrer", "what it takes to get in"),
        default("cautions", CLAIMS).says("de quoi se méfier", "what to beware of"),
        default("then_and_now", list(&Record(&THEN_AND_NOW), 0, ANY)).says(
            "les affirmations de l'article de 2016, vérifiées",
            "claims of the 2016 article, checked",
        ),
        default("terms", TERMS).says("les mots qu'on y rencontre", "words one meets there"),
        must("sources", list(&Record(&SOURCE), 1, ANY)),
    ],
};

/// A name in native script.
pub const NATIVE_NAME: Record = Record {
    name: "NativeName",
    fr: "le nom d'origine",
    en: "the native name",
    key: "text",
    fields: &[
        must("text", Line(NAME)),
        must("lang", Tag),
        maybe("roman", Line(NAME)).says(
            "transcription avec les tons; exigée hors de l'alphabet latin",
            "romanization with tone marks; needed when the script is not Latin",
        ),
        maybe("meaning", Text(NOTE)).says("ce que le nom veut dire", "what the name means"),
    ],
};

/// The company behind a platform.
pub const OWNER: Record = Record {
    name: "Owner",
    fr: "le propriétaire",
    en: "the owner",
    key: "name",
    fields: &[
        must("name", Line(NAME)),
        maybe("native", Record(&NATIVE_NAME))
            .says("son nom en écriture d'origine", "its name in native script"),
        default("about", CLAIMS).says(
            "participations, cotation, fondateurs",
            "holdings, listing, founders",
        ),
    ],
};

/// A statement.
pub const CLAIM_RECORD: Record = Record {
    name: "Claim",
    fr: "l'affirmation",
    en: "the claim",
    key: "",
    fields: &[
        must("text", Text(CLAIM)),
        must("as_of", AsOf),
        must("sources", SOURCES),
    ],
};

/// A Western platform set beside this one.
pub const ANALOGUE: Record = Record {
    name: "Analogue",
    fr: "la comparaison",
    en: "the analogue",
    key: "name",
    fields: &[
        must("name", Line(NAME)),
        must(
            "relation",
            Choice(&[
                word("SameJob"),
                word("Partly"),
                word("PartOf"),
                word("Ancestor"),
            ]),
        ),
        must("alike", Text(SIDE)),
        must("unlike", Text(SIDE)),
        must("as_of", AsOf),
        must("sources", SOURCES),
    ],
};

/// A number.
pub const FIGURE: Record = Record {
    name: "Figure",
    fr: "le chiffre",
    en: "the figure",
    key: "kind",
    fields: &[
        must("kind", Ref(Ids::Metric)),
        must("value", Number),
        default(
            "precision",
            Choice(&[word("Exact"), word("About"), word("Over"), word("Under")]),
        )
        .says("Exact quand on ne dit rien", "Exact when nothing is said"),
        maybe("scope", Text(SCOPE)).says(
            "la part comptée, quand ce n'est pas toute la plateforme",
            "the part counted, when it is not the whole platform",
        ),
        maybe("currency", Currency).says(
            "pour l'argent seulement : \"CNY\"",
            "for money only: \"CNY\"",
        ),
        must(
            "counted_by",
            Choice(&[
                word("Company"),
                word("Panel"),
                word("Survey"),
                word("Government"),
                word("Press"),
                word("Aggregator"),
            ]),
        ),
        must("as_of", Date),
        must("source", Ref(Ids::Source)),
        maybe("note", Text(NOTE)).says(
            "croissance, doute, correction",
            "growth, a doubt, a correction",
        ),
        default("breaks_series", Bool).says(
            "true quand la définition a changé ici",
            "true when the definition changed here",
        ),
    ],
};

/// A row of the checklist.
pub const ROW: Record = Record {
    name: "Row",
    fr: "la ligne",
    en: "the row",
    key: "feature",
    fields: &[
        must("feature", Ref(Ids::Feature)),
        must(
            "status",
            Choice(&[
                word("Yes"),
                word("Partial"),
                word("Paid"),
                word("No"),
                word("Unknown"),
            ]),
        ),
        maybe("note", Text(NOTE)).says("la nuance, en une ligne", "the nuance, in a line"),
        maybe("as_of", AsOf).says("exigé sauf pour Unknown", "needed but for Unknown"),
        default("sources", list(&Ref(Ids::Source), 0, ANY))
            .says("exigées sauf pour Unknown", "needed but for Unknown"),
    ],
};

/// Something a brand could do.
pub const OPPORTUNITY: Record = Record {
    name: "Opportunity",
    fr: "l'occasion",
    en: "the opportunity",
    key: "id",
    fields: &[
        must("id", Slug),
        must("title", Text(TITLE)),
        must("what", Text(CLAIM)),
        must("why", Text(CLAIM)),
        must("verticals", list(&Ref(Ids::Vertical), 0, ANY)),
        must("formats", list(&Ref(Ids::Format), 1, ANY)),
        must("effort", EFFORT),
        must("effort_why", Text(CLAIM)),
        must("conditions", Text(CLAIM)),
        maybe("example", Text(CLAIM))
            .says("un cas nommé et son année", "a named case with its year"),
        must("steps", list(&Text(NOTE), 2, 5)),
        must("as_of", AsOf),
        must("sources", SOURCES),
    ],
};

/// One thing it takes to get in.
pub const REQUIREMENT: Record = Record {
    name: "Requirement",
    fr: "l'exigence",
    en: "the requirement",
    key: "topic",
    fields: &[
        must(
            "topic",
            Choice(&[
                word("Account"),
                word("Applicant"),
                word("Papers"),
                word("Fee"),
                word("Deposit"),
                word("Steps"),
                word("Time"),
                word("Phone"),
                word("Entity"),
                word("Agency"),
                word("Hosting"),
                word("Ads"),
                word("Restricted"),
                word("Other"),
            ]),
        ),
        must("text", Text(CLAIM)),
        maybe("fee", Record(&FEE)).says("le prix, s'il y en a un", "the price, when there is one"),
        must("as_of", AsOf),
        must("sources", SOURCES),
    ],
};

/// A price.
pub const FEE: Record = Record {
    name: "Fee",
    fr: "le prix",
    en: "the fee",
    key: "",
    fields: &[
        must("amount", Number),
        must("currency", Currency),
        must(
            "per",
            Choice(&[
                word("Once"),
                word("Day"),
                word("Month"),
                word("Year"),
                word("Campaign"),
            ]),
        ),
    ],
};

/// A claim of the 2016 article, checked.
pub const THEN_AND_NOW: Record = Record {
    name: "ThenAndNow",
    fr: "la vérification",
    en: "the check",
    key: "",
    fields: &[
        must("then", Text(CLAIM)),
        must(
            "verdict",
            Choice(&[
                word("True"),
                word("Outdated"),
                word("Overstated"),
                word("WrongName"),
                word("Wrong"),
                word("Unverified"),
            ]),
        ),
        must("finding", Text(CLAIM)),
        must("now", Text(CLAIM)),
        must("as_of", AsOf),
        must("sources", SOURCES),
    ],
};

/// A word one meets there.
pub const TERM: Record = Record {
    name: "Term",
    fr: "le terme",
    en: "the term",
    key: "term",
    fields: &[
        must("term", Line(NAME)),
        maybe("roman", Line(NAME)).says(
            "exigée quand le terme n'est pas en lettres latines",
            "needed when the term is not in Latin letters",
        ),
        must("meaning", Text(NOTE)),
    ],
};

/// Where a statement comes from.
pub const SOURCE: Record = Record {
    name: "Source",
    fr: "la source",
    en: "the source",
    key: "id",
    fields: &[
        must("id", SourceCode),
        must("title", Line(CLAIM)),
        maybe("publisher", Line(NAME)).says("qui l'a publiée", "who published it"),
        maybe("url", Url).says(
            "l'adresse entière; rien quand on n'en connaît qu'une partie",
            "the whole address; nothing when it is known in part only",
        ),
        maybe("published", Date).says(
            "rien quand elle est sans date",
            "nothing when it is undated",
        ),
        must("lang", Tag),
        must("grade", Choice(&[word("A"), word("B"), word("C")])),
        maybe("note", Text(NOTE)).says(
            "seconde main, copie, lue en partie",
            "second-hand, a copy, read in part",
        ),
    ],
};
