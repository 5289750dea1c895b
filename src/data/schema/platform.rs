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
        default("native", list(&Record(&NATIVE_NAME), 0, ANY)),
        default("aliases", ALIASES),
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
        maybe("status_note", Record(&CLAIM_RECORD)),
        maybe("site", Host),
        must("regions", list(&Ref(Ids::Region), 1, ANY)),
        must("languages", list(&Ref(Ids::Language), 0, ANY)),
        must("kinds", list(&Ref(Ids::Kind), 1, 7)),
        must("tagline", Text(TITLE)),
        must("like", list(&Record(&ANALOGUE), 1, ANY)),
        must("about", list(&Record(&CLAIM_RECORD), 1, 12)),
        default("figures", list(&Record(&FIGURE), 0, ANY)),
        default("audience", CLAIMS),
        must("checklist", list(&Record(&ROW), 1, ANY)),
        default("opportunities", list(&Record(&OPPORTUNITY), 0, ANY)),
        default("entry", list(&Record(&REQUIREMENT), 0, ANY)),
        default("cautions", CLAIMS),
        default("then_and_now", list(&Record(&THEN_AND_NOW), 0, ANY)),
        default("terms", TERMS),
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
        maybe("roman", Line(NAME)),
        maybe("meaning", Text(NOTE)),
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
        maybe("native", Record(&NATIVE_NAME)),
        default("about", CLAIMS),
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
        ),
        maybe("scope", Text(SCOPE)),
        maybe("currency", Currency),
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
        maybe("note", Text(NOTE)),
        default("breaks_series", Bool),
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
        maybe("note", Text(NOTE)),
        maybe("as_of", AsOf),
        default("sources", list(&Ref(Ids::Source), 0, ANY)),
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
        maybe("example", Text(CLAIM)),
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
        maybe("fee", Record(&FEE)),
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
        maybe("roman", Line(NAME)),
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
        maybe("publisher", Line(NAME)),
        maybe("url", Url),
        maybe("published", Date),
        must("lang", Tag),
        must("grade", Choice(&[word("A"), word("B"), word("C")])),
        maybe("note", Text(NOTE)),
    ],
};
