//! Platforms by features.

use std::io::Write;

use serde_json::{Map, Value, json};

use crate::data::{Feature, Listed, Platform, Status};
use crate::export::{columns, print};
use crate::search::{Index, Query};
use crate::sheet::{self, Choice};
use crate::words;

use super::{Context, Failure, Outcome, json, tell_problems};

/// Prints what each of the platforms that match `query` has, in the features and the order of `choice`.
///
/// # Errors
/// When the answer cannot be written.
pub fn matrix(
    context: &Context,
    query: &str,
    choice: Choice,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let parsed = Query::parse(query);
    let index = (!parsed.is_blank()).then(|| Index::new(&context.atlas, context.today));
    let order = match &index {
        Some(index) if !parsed.is_empty() => {
            let hits = index.search(&parsed, context.lang);
            hits.iter().map(|hit| hit.platform).collect()
        }
        _ => context.atlas.by_reach(),
    };
    let platforms: Vec<&Platform> = order
        .into_iter()
        .filter_map(|at| context.atlas.platforms.get(at))
        .map(Listed::whole)
        .collect();
    if context.json {
        json::write(out, as_json(context, &platforms, choice))?;
    } else if platforms.is_empty() {
        let query = words::echoed(query, context.lang);
        writeln!(out, "{} {query}.", context.words().command.nothing_found)?;
    } else {
        write(context, &platforms, choice, out)?;
    }
    let was_understood = match &index {
        Some(index) => tell_problems(context, index, &parsed, out)?,
        None => true,
    };
    Ok(Outcome::of(!platforms.is_empty() && was_understood))
}

fn write(
    context: &Context,
    platforms: &[&Platform],
    choice: Choice,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let (lang, glyphs) = (context.lang, context.glyphs);
    let table = sheet::matrix(&context.atlas, platforms, lang, context.today, choice);
    let rows = table.shown(|_| false, false);
    let page = print(&columns(&table, &rows, context.form()), context.ink, glyphs);
    let key = Status::ALL.map(|s| format!("{} {}", glyphs.status(s), words::status(s, lang)));
    let origins = context
        .words()
        .overlay
        .key(&context.atlas.overlays(), glyphs);
    let key = format!("{}   {origins}", key.join("   "));
    writeln!(out, "{}\n\n{}", page.trim_matches('\n'), key.trim_end())?;
    Ok(())
}

/// One record a feature, with the rows of the checklists as they are written.
fn as_json(context: &Context, platforms: &[&Platform], choice: Choice) -> Value {
    let features = context.atlas.vocabulary.features.iter();
    let features = features.filter(|feature| choice.all_features || feature.meeting);
    let mut features: Vec<&Feature> = features.collect();
    if choice.by_count {
        features.sort_by_key(|f| std::cmp::Reverse(having(f, platforms)));
    }
    let features: Vec<Value> = features.iter().map(|f| feature(f, platforms)).collect();
    let names: Vec<Value> = platforms
        .iter()
        .map(|p| json!({ "id": p.id, "name": p.name, "native": p.native }))
        .collect();
    let mut value = json!({ "platforms": names, "features": features });
    json::add_ages(&mut value, context);
    value
}

fn feature(feature: &Feature, platforms: &[&Platform]) -> Value {
    let answers = platforms.iter().map(|platform| {
        let row = json!(platform.row(&feature.id));
        (platform.id.to_string(), row)
    });
    let answers: Map<String, Value> = answers.collect();
    json!({
        "id": feature.id,
        "group": feature.group,
        "name": feature.name,
        "count": having(feature, platforms),
        "answers": answers,
    })
}

/// How many of the platforms have it.
fn having(feature: &Feature, platforms: &[&Platform]) -> usize {
    let statuses = platforms.iter().filter_map(|p| p.row(&feature.id));
    statuses.filter(|row| row.status.has()).count()
}
