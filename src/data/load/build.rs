//! Checked text to values.

use std::borrow::Cow;

use ron::extensions::Extensions;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::data::check::{Document, Role};
use crate::data::finding::{Finding, Location, Span};
use crate::data::schema::PRIVATE;
use crate::data::syntax::Node;
use crate::data::{Atlas, Date, Limits, Listed, Platform, RuleBook, Text, Vocabulary};

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
        rules: Default::default(),
        rule_memos: Default::default(),
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
                    ..atlas
                };
            }
            Role::Platform => atlas.platforms.push(value::<Platform>(document)?.into()),
            Role::Rules => atlas.rules = value::<RuleBook>(document)?.into(),
            // Told as misplaced; an overlay is laid, not built.
            Role::Overlay => {}
        }
    }
    atlas
        .platforms
        .sort_by_cached_key(|platform| platform.card().name.to_lowercase());
    Ok(atlas)
}

/// Reads one document with `ron`. What the check passed is read; a refusal all the same is told as it comes.
fn value<T: DeserializeOwned>(document: &Document<'_>) -> Result<T, Box<Finding>> {
    let text = with_line_feeds(document.text);
    read(&text).map_err(|error| {
        let at = offset(&text, error.span.start);
        let span = Span::new(at, offset(&text, error.span.end));
        refused(document, span, &error)
    })
}

/// Reads one entry of an overlay with `ron`, past its field `private`, which the types do not have.
pub(super) fn entry<T: DeserializeOwned>(
    document: &Document<'_>,
    node: &Node<'_>,
) -> Result<T, Box<Finding>> {
    let text = public_text(document.text, node);
    read(&with_line_feeds(&text)).map_err(|error| refused(document, node.span, &error))
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, ron::error::SpannedError> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str(text)
}

fn refused(document: &Document<'_>, span: Span, error: &ron::error::SpannedError) -> Box<Finding> {
    let place = Location {
        file: document.file,
        span,
    };
    Box::new(Finding::error(
        place,
        format!("refusé par le lecteur RON : {}", error.code),
        format!("refused by the RON reader: {}", error.code),
    ))
}

/// The text of a record without its field `private`: all from that name to the next one, or to the closing bracket.
fn public_text(text: &str, node: &Node<'_>) -> String {
    let fields = node.fields();
    let found = fields.iter().position(|field| field.name == PRIVATE.name);
    let gap = found.and_then(|at| {
        let start = fields.get(at)?.at.start;
        let next = fields.get(at.saturating_add(1));
        let end = next.map_or(node.span.end.saturating_sub(1), |field| field.at.start);
        Some((start, end))
    });
    let (start, end) = gap.unwrap_or((node.span.end, node.span.end));
    let parts = [
        text.get(node.span.start..start),
        text.get(end..node.span.end),
    ];
    parts.into_iter().flatten().collect()
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
