//! The skeleton of a platform.

use std::io::Write;

use serde_json::json;

use crate::data::{NotAnId, skeleton};
use crate::text::clean;
use crate::words;

use super::{Context, Failure, Outcome, json};

/// Prints a platform file to fill in.
///
/// # Errors
/// When `id` cannot be an id or is taken, or the answer cannot be written.
pub fn new(context: &Context, id: &str, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let refuse = |NotAnId(why): NotAnId| {
        let id = words::echoed(id, context.lang);
        let colon = context.words().colon;
        Failure::Refused(format!("{id}{colon}{}", clean(why.get(context.lang))))
    };
    let text = skeleton(id, &context.atlas, context.lang).map_err(refuse)?;
    if context.json {
        json::write(out, json!({ "file": format!("{id}.ron"), "text": text }))?;
    } else {
        for line in text.lines() {
            writeln!(out, "{}", clean(line))?;
        }
    }
    Ok(Outcome::Done)
}
