//! What an overlay puts in the place of what the atlas says; both are kept.

use serde::Deserialize;

use crate::data::{
    AsOf, Claim, Fee, Figure, Id, Layered, Origin, Platform, Requirement, Row, Text,
};

/// `(text: .., as_of: ..)` as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Remark {
    text: Text,
    as_of: AsOf,
    #[serde(default)]
    sources: Vec<Id>,
}

impl Remark {
    pub(super) fn claim(self) -> Claim {
        claim(self.text, self.as_of, self.sources)
    }
}

/// `(of: .., text: .., ..)` as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Correction {
    of: String,
    text: Text,
    #[serde(default)]
    fee: Option<Fee>,
    as_of: AsOf,
    sources: Vec<Id>,
}

/// Why a correction cannot be laid.
pub(super) struct Fault {
    /// The field that is wrong.
    pub(super) field: &'static str,
    pub(super) fr: String,
    pub(super) en: String,
    pub(super) help: Option<(&'static str, &'static str)>,
}

fn claim(text: Text, as_of: AsOf, sources: Vec<Id>) -> Claim {
    Claim {
        text,
        as_of,
        sources,
        origin: Origin::Atlas,
        instead_of: None,
    }
}

/// Puts `figure` in the place of the atlas's own of the same count, scope, counter and date; without one it is added.
pub(super) fn figure(platform: &mut Platform, figure: Figure) {
    let same = platform.figures.iter_mut().rev().find(|other| {
        other.origin == Origin::Atlas
            && other.kind == figure.kind
            && other.scope == figure.scope
            && other.currency == figure.currency
            && other.counted_by == figure.counted_by
            && other.as_of == figure.as_of
    });
    match same {
        Some(other) => {
            let below = Box::new(other.clone());
            *other = Figure {
                instead_of: Some(below),
                ..figure
            };
        }
        None => platform.figures.push(figure),
    }
}

/// Puts `row` in the place of the one of the same feature.
pub(super) fn row(platform: &mut Platform, row: Row) {
    let mut rows = platform.checklist.iter_mut();
    match rows.find(|other| other.feature == row.feature) {
        Some(other) => {
            let below = Box::new(other.clone());
            *other = Row {
                instead_of: Some(below),
                ..row
            };
        }
        None => platform.checklist.push(row),
    }
}

/// Puts a correction in the place of the one claim or requirement of the atlas that begins with its words.
pub(super) fn statement(
    platform: &mut Platform,
    correction: Correction,
    origin: Origin,
) -> Result<(), Fault> {
    let of = &correction.of;
    let mut entry = platform.entry.iter_mut();
    let mut requirements: Vec<&mut Requirement> = Vec::new();
    requirements.extend(entry.by_ref().filter(|r| begins(*r, |r| &r.text, of)));
    let claims = platform
        .about
        .iter_mut()
        .chain(&mut platform.audience)
        .chain(&mut platform.cautions)
        .chain(&mut platform.owner.about)
        .chain(&mut platform.status_note);
    let mut claims: Vec<&mut Claim> = claims.filter(|c| begins(*c, |c| &c.text, of)).collect();
    match (claims.as_mut_slice(), requirements.as_mut_slice()) {
        ([claim], []) if claim.instead_of.is_none() => correct_claim(claim, correction, origin),
        ([], [requirement]) if requirement.instead_of.is_none() => {
            correct_requirement(requirement, correction, origin);
            Ok(())
        }
        (claims, requirements) => Err(unclear(of, claims.len().saturating_add(requirements.len()))),
    }
}

/// Whether what the atlas says begins with `words` in one of the languages, whatever the kind of its spaces.
fn begins<T: Layered>(statement: &T, text: fn(&T) -> &Text, words: &str) -> bool {
    let below = statement.instead_of().unwrap_or(statement);
    let spaced = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ");
    let words = spaced(words);
    let Text { fr, en } = text(below);
    let is_own = below.origin() == Origin::Atlas;
    is_own && [fr, en].into_iter().any(|t| spaced(t).starts_with(&words))
}

fn correct_claim(below: &mut Claim, correction: Correction, origin: Origin) -> Result<(), Fault> {
    if correction.fee.is_some() {
        return Err(Fault {
            field: "fee",
            fr: "cet énoncé n'est pas une exigence : pas de prix ici".to_owned(),
            en: "this statement is no requirement: no fee here".to_owned(),
            help: None,
        });
    }
    let Correction {
        text,
        as_of,
        sources,
        ..
    } = correction;
    *below = Claim {
        origin,
        instead_of: Some(Box::new(below.clone())),
        ..claim(text, as_of, sources)
    };
    Ok(())
}

fn correct_requirement(below: &mut Requirement, correction: Correction, origin: Origin) {
    *below = Requirement {
        topic: below.topic,
        text: correction.text,
        fee: correction.fee,
        as_of: correction.as_of,
        sources: correction.sources,
        origin,
        instead_of: Some(Box::new(below.clone())),
    };
}

/// Why `count` statements that begin with `of` are not one that can be corrected.
fn unclear(of: &str, count: usize) -> Fault {
    let (fr, en, help) = match count {
        0 => (
            format!("aucun énoncé de l'atlas ne commence par « {of} »"),
            format!("no statement of the atlas begins with “{of}”"),
            (
                "citez les premiers mots de l'énoncé à corriger, dans une des langues; s'il a changé, relisez-le",
                "quote the first words of the statement to correct, in either language; if it has changed, read it again",
            ),
        ),
        1 => (
            "cet énoncé est déjà corrigé".to_owned(),
            "this statement is already corrected".to_owned(),
            (
                "gardez une des deux corrections",
                "keep one of the two corrections",
            ),
        ),
        _ => (
            format!("{count} énoncés de l'atlas commencent par « {of} »"),
            format!("{count} statements of the atlas begin with “{of}”"),
            (
                "citez plus de mots, jusqu'à ce qu'un seul convienne",
                "quote more words, until only one fits",
            ),
        ),
    };
    Fault {
        field: "of",
        fr,
        en,
        help: Some(help),
    }
}
