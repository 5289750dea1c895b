//! Checked text to values.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::data::check::{Document, Role};
use crate::data::finding::{Finding, Location};
use crate::data::schema::{ATLAS, PLATFORM, RULES, Record};
use crate::data::syntax::Node;
use crate::data::{Atlas, Date, Limits, Listed, Platform, RuleBook, Text, Vocabulary};

use super::typed::typed;

/// The fields of [`ATLAS`], in its order.
#[derive(Deserialize)]
struct AtlasFile {
    _schema: (),
    title: Text,
    edition: Date,
    vocabulary: Vocabulary,
    platforms: Vec<Listed>,
}

/// The atlas that the documents make up. Without an atlas file it takes `vocabulary`, is called `name` and
/// dated `today`.
pub(super) fn build(
    documents: &[Document<'_>],
    vocabulary: Option<&Vocabulary>,
    name: &str,
    today: Date,
) -> Result<Atlas, Box<Finding>> {
    let mut atlas = Atlas {
        title: Text::new(name, name),
        edition: today,
        vocabulary: vocabulary.cloned().unwrap_or_default(),
        platforms: Vec::new(),
        rules: RuleBook::default(),
        limits: Limits::default(),
    };
    for document in documents {
        match document.role {
            Role::Atlas => {
                let file: AtlasFile = value(document, &ATLAS)?;
                atlas = Atlas {
                    title: file.title,
                    edition: file.edition,
                    vocabulary: file.vocabulary,
                    platforms: file.platforms,
                    rules: RuleBook::default(),
                    limits: Limits::default(),
                };
            }
            Role::Platform => atlas
                .platforms
                .push(value::<Platform>(document, &PLATFORM)?.into()),
            Role::Rules => atlas.rules = value(document, &RULES)?,
            // Told as misplaced; an overlay is laid, not built.
            Role::Overlay => {}
        }
    }
    atlas
        .platforms
        .sort_by_cached_key(|platform| platform.name.to_lowercase());
    Ok(atlas)
}

fn value<T: DeserializeOwned>(
    document: &Document<'_>,
    record: &'static Record,
) -> Result<T, Box<Finding>> {
    entry(document, &document.root, record)
}

/// The value of one entry of a document. What the check passed is read; a refusal all the same is told as it comes.
pub(super) fn entry<T: DeserializeOwned>(
    document: &Document<'_>,
    node: &Node<'_>,
    record: &'static Record,
) -> Result<T, Box<Finding>> {
    typed(node, record).map_err(|error| {
        let place = Location {
            file: document.file,
            span: node.span,
        };
        let (fr, en) = (
            format!("illisible : {error}"),
            format!("cannot be read: {error}"),
        );
        Box::new(Finding::error(place, fr, en))
    })
}
