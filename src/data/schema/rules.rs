//! Records of `rules.ron`: the law by country.

use super::Type::*;
use super::{
    ANY, CLAIM, Ids, NAME, NATIVE_NAME, NOTE, Record, SOURCE, SOURCES, default, list, maybe, must,
    word,
};

/// The file `rules.ron`.
pub const RULES: Record = Record {
    name: "Rules",
    fr: "le recueil de règles",
    en: "the rule book",
    key: "",
    fields: &[
        default("lines", list(&Record(&MEETING_LINE), 0, ANY)),
        must("rules", list(&Record(&RULE), 1, ANY)),
        must("sources", list(&Record(&SOURCE), 1, ANY)),
    ],
};

/// A line to say in a meeting.
pub const MEETING_LINE: Record = Record {
    name: "MeetingLine",
    fr: "la ligne",
    en: "the line",
    key: "",
    fields: &[
        must("text", Text(NOTE)),
        must("rules", list(&Ref(Ids::Rule), 1, ANY)),
    ],
};

/// A rule of one country.
pub const RULE: Record = Record {
    name: "Rule",
    fr: "la règle",
    en: "the rule",
    key: "id",
    fields: &[
        must("id", Slug),
        must("country", Ref(Ids::Region)),
        must("name", Text(NAME)),
        maybe("native", Record(&NATIVE_NAME)),
        must("instrument", Text(NOTE)),
        maybe("in_force", Date),
        must(
            "binds",
            list(
                &Choice(&[
                    word("Brand"),
                    word("Creator"),
                    word("Platform"),
                    word("Agency"),
                ]),
                1,
                4,
            ),
        ),
        must("rule", Text(CLAIM)),
        maybe("penalty", Text(NOTE)),
        maybe("note", Text(CLAIM)),
        must("checked_on", Date),
        must("sources", SOURCES),
    ],
};
