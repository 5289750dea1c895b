//! Checked text to values.

use std::borrow::Cow;

use ron::extensions::Extensions;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::data::check::{Document, Role};
use crate::data::finding::{Finding, Location, Span};
use crate::data::{Atlas, Date, Limits, Platform, RuleBook, Text, Vocabulary};

/// `Atlas(..)` as written.
#[derive(Deserialize)]
#[serde(rename = "Atlas", deny_unknown_fields)]
struct AtlasFile {
    #[serde(rename = "schema")]
    _schema: u32,
    title: Text,
    edition: Date,
    vocabulary: Vocabulary,
    #[serde(default)]
    platforms: Vec<Platform>,
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
                let file: AtlasFile = value(document)?;
                atlas = Atlas {
                    title: file.title,
                    edition: file.edition,
                    vocabulary: file.vocabulary,
                    platforms: file.platforms,
                    rules: RuleBook::default(),
                    limits: Limits::default(),
                };
            }
            Role::Platform => atlas.platforms.push(value(document)?),
            Role::Rules => atlas.rules = value(document)?,
        }
    }
    atlas
        .platforms
        .sort_by_cached_key(|platform| platform.name.to_lowercase());
    Ok(atlas)
}

/// Reads one document with `ron`. What the check passed is read; a refusal all the same is told as it comes.
fn value<T: DeserializeOwned>(document: &Document<'_>) -> Result<T, Box<Finding>> {
    let text = with_line_feeds(document.text);
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str(&text).map_err(|error| {
        let at = offset(&text, error.span.start);
        let place = Location {
            file: document.file,
            span: Span::new(at, offset(&text, error.span.end)),
        };
        Box::new(Finding::error(
            place,
            format!("refusé par le lecteur RON : {}", error.code),
            format!("refused by the RON reader: {}", error.code),
        ))
    })
}

/// `text` with each lone CR made LF, byte for byte: `ron` ends a comment at LF only.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    let next = text.chars().skip(1).chain(['\0']);
    let signs = text.chars().zip(next).map(|(c, next)| match (c, next) {
        ('\r', '\n') => '\r',
        ('\r', _) => '\n',
        _ => c,
    });
    Cow::Owned(signs.collect())
}

/// Byte offset of a position of `ron`, whose lines and columns count from 1.
fn offset(text: &str, position: ron::error::Position) -> usize {
    let lines = text.split_inclusive('\n');
    let before: usize = lines
        .clone()
        .take(position.line.saturating_sub(1))
        .map(str::len)
        .sum();
    let line = lines.clone().nth(position.line.saturating_sub(1));
    let columns = line.unwrap_or_default().char_indices();
    let inside = columns.map(|(i, _)| i).nth(position.col.saturating_sub(1));
    before.saturating_add(inside.unwrap_or(line.map_or(0, str::len)))
}
