//! Records of an overlay: what is laid over the atlas. Its lists hold the atlas's own records.

use super::Type::*;
use super::{
    ANY, CLAIM, CLAIM_RECORD, FEE, FIGURE, Field, Ids, OPPORTUNITY, REQUIREMENT, ROW, Record,
    SOURCE, SOURCES, TERM, default, list, maybe, must,
};

/// What every entry of an overlay may hold besides its own fields; so may a whole platform in one.
pub const PRIVATE: Field = default("private", Bool).says(
    "true pour ce qui ne se montre pas aux clients",
    "true for what clients are not shown",
);

/// A file of an overlay: what it adds to one platform.
pub const OVERLAY: Record = Record {
    name: "Overlay",
    fr: "le calque",
    en: "the overlay",
    key: "platform",
    fields: &[
        must("platform", Ref(Ids::Platform)),
        PRIVATE,
        default("about", list(&Entry(&CLAIM_RECORD), 0, ANY)),
        default("figures", list(&Entry(&FIGURE), 0, ANY)),
        default("audience", list(&Entry(&CLAIM_RECORD), 0, ANY)),
        default("checklist", list(&Entry(&ROW), 0, ANY)),
        default("opportunities", list(&Entry(&OPPORTUNITY), 0, ANY)),
        default("entry", list(&Entry(&REQUIREMENT), 0, ANY)),
        default("cautions", list(&Entry(&CLAIM_RECORD), 0, ANY)),
        default("terms", list(&Entry(&TERM), 0, ANY)),
        default("remarks", list(&Entry(&REMARK), 0, ANY)),
        default("corrections", list(&Entry(&CORRECTION), 0, ANY)),
        default("sources", list(&Entry(&SOURCE), 0, ANY)),
    ],
};

/// A remark of the agency's own.
pub const REMARK: Record = Record {
    name: "Remark",
    fr: "la remarque",
    en: "the remark",
    key: "",
    fields: &[
        must("text", Text(CLAIM)),
        must("as_of", AsOf),
        default("sources", list(&Ref(Ids::Source), 0, ANY)),
    ],
};

/// A statement put in the place of one of the atlas.
pub const CORRECTION: Record = Record {
    name: "Correction",
    fr: "la correction",
    en: "the correction",
    key: "of",
    fields: &[
        must("of", Line(CLAIM)),
        must("text", Text(CLAIM)),
        maybe("fee", Record(&FEE)),
        must("as_of", AsOf),
        must("sources", SOURCES),
    ],
};
