//! The config in force.

use std::io::Write;
use std::path::Path;

use serde_json::json;

use crate::data::Lang;
use crate::settings::{self, Config, KeyLine};
use crate::text::clean;
use crate::words::Words;

use super::{Failure, Outcome, json};

/// What of the config to print, and how.
#[derive(Clone, Copy, Debug)]
pub struct Settings<'c> {
    /// The config in force.
    pub config: &'c Config,
    /// The keys in force.
    pub keys: &'c [KeyLine],
    /// Where the config file is looked for; nowhere for a user without a home.
    pub path: Option<&'c Path>,
    /// The language to comment in.
    pub lang: Lang,
    /// Print JSON.
    pub json: bool,
}

/// Prints the config in force as a config file with comments.
///
/// # Errors
/// When the answer cannot be written.
pub fn config(asked: Settings<'_>, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let text = settings::print(asked.config, asked.keys, asked.lang);
    if asked.json {
        let path = asked.path.map(Path::to_string_lossy);
        json::write(out, json!({ "file": path, "text": text }))?;
    } else {
        write!(out, "{text}")?;
    }
    Ok(Outcome::Done)
}

/// Prints where the config file is looked for.
///
/// # Errors
/// When there is no such place, or the answer cannot be written.
pub fn config_path(asked: Settings<'_>, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let no_home = Words::of(asked.lang).settings.no_home;
    let path = asked
        .path
        .ok_or_else(|| Failure::Refused(no_home.to_owned()))?;
    let path = path.to_string_lossy();
    if asked.json {
        json::write(out, json!({ "file": path }))?;
    } else {
        writeln!(out, "{}", clean(&path))?;
    }
    Ok(Outcome::Done)
}
