//! Platforms as an atlas file that luopan reads.

use ron::extensions::Extensions;
use ron::ser::{PrettyConfig, to_string_pretty};
use serde::Serialize;

use crate::data::{Atlas, Date, Platform, SCHEMA, Text, Vocabulary};

/// Beyond this depth a value stands on one line.
const DEPTH: usize = 4;

/// `Atlas(..)` as written in a file.
#[derive(Serialize)]
struct File<'a> {
    schema: u32,
    title: &'a Text,
    edition: Date,
    vocabulary: &'a Vocabulary,
    platforms: &'a [&'a Platform],
}

/// `platforms` with the vocabulary of `atlas`, as a file that `--data` takes. The law by country is not in it.
///
/// # Errors
/// What the RON writer refuses; nothing that an atlas can hold.
pub fn ron(atlas: &Atlas, platforms: &[&Platform]) -> Result<String, ron::Error> {
    let file = File {
        schema: SCHEMA,
        title: &atlas.title,
        edition: atlas.edition,
        vocabulary: &atlas.vocabulary,
        platforms,
    };
    let form = PrettyConfig::new()
        .extensions(Extensions::IMPLICIT_SOME)
        .depth_limit(DEPTH)
        .new_line("\n");
    // As one type for the writer, which is else compiled anew for each type of the atlas: 110 kB.
    let file: &dyn erased_serde::Serialize = &file;
    let text = to_string_pretty(file, form)?;
    // A file says what it holds by the name it begins with.
    let named = text.replacen("\n(", "\nAtlas(", 1);
    Ok(format!("{named}\n"))
}
