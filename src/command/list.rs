//! One line a platform.

use std::io::Write;

use serde_json::json;

use crate::data::{Listed, Platform, Standing};
use crate::search::{Hit, Index, Query};
use crate::text::{clean, truncate, width};
use crate::words;

use super::{Context, Failure, Outcome, json, pad, tell_problems};

/// Between two columns.
const GAP: &str = "  ";
/// Columns of a kind below which it says nothing any more.
const LEAST_KIND: usize = 8;

/// Prints the platforms that match `query`, or all, in the order of the atlas or of the search.
///
/// # Errors
/// When the answer cannot be written.
pub fn list(context: &Context, query: &str, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let query = Query::parse(query);
    // Everything is listed without an index.
    let index = (!query.is_blank()).then(|| Index::new(&context.atlas, context.today));
    let hits = match &index {
        Some(index) => index.search(&query, context.lang),
        None => Hit::every(&context.atlas),
    };
    let platforms: Vec<&Platform> = hits
        .iter()
        .filter_map(|hit| context.atlas.platforms.get(hit.platform))
        // A list says no more than a card holds.
        .map(Listed::card)
        .collect();
    if context.json {
        let items: Vec<_> = platforms.iter().map(|p| as_json(context, p)).collect();
        json::write(out, json!({ "platforms": items }))?;
    } else {
        print(context, &platforms, out)?;
    }
    let was_understood = match &index {
        Some(index) => tell_problems(context, index, &query, out)?,
        None => true,
    };
    Ok(Outcome::of(!platforms.is_empty() && was_understood))
}

fn print(context: &Context, platforms: &[&Platform], out: &mut dyn Write) -> Result<(), Failure> {
    let rows: Vec<[String; 4]> = platforms.iter().map(|p| cells(context, p)).collect();
    let mut columns = [0; 4];
    for row in &rows {
        for (column, cell) in columns.iter_mut().zip(row) {
            *column = (*column).max(width(cell));
        }
    }
    // The kind is what one can do without where not all of it fits.
    let [id, name, kind, users] = columns;
    let others = id + name + users + GAP.len() * 3;
    let kind = kind.min(context.columns.saturating_sub(others).max(LEAST_KIND));
    for row in &rows {
        let cells = row.iter().zip([id, name, kind, users]);
        let line: Vec<String> = cells
            .map(|(cell, column)| pad(&truncate(cell, column), column))
            .collect();
        writeln!(out, "{}", context.glyphs.text(line.join(GAP).trim_end()))?;
    }
    Ok(())
}

/// Id, names, main kind, number of users with its date.
fn cells(context: &Context, platform: &Platform) -> [String; 4] {
    let native = platform
        .native
        .first()
        .filter(|native| native.text != platform.name)
        .map(|n| format!(" {}", n.text))
        .unwrap_or_default();
    let kind = platform
        .kinds
        .first()
        .and_then(|id| context.atlas.vocabulary.kind(id));
    let users = match (platform.status, context.atlas.headline(platform)) {
        (Standing::Closed(_), _) => words::standing_since(platform.status, context.lang),
        (_, Some(figure)) => {
            let metric = context
                .atlas
                .vocabulary
                .metric(&figure.kind)
                .map_or("", |m| m.short.get(context.lang));
            let (number, date) = (
                words::short(figure, context.lang),
                words::date(figure.as_of, context.lang),
            );
            format!("{number} {metric} ({date})")
        }
        (_, None) => String::new(),
    };
    [
        platform.id.to_string(),
        format!("{}{native}", platform.name),
        kind.map_or("", |k| k.name.get(context.lang)).to_owned(),
        users,
    ]
    .map(|cell| clean(&cell).into_owned())
}

fn as_json(context: &Context, platform: &Platform) -> serde_json::Value {
    let mut value = json!({
        "id": platform.id,
        "name": platform.name,
        "native": platform.native,
        "kinds": platform.kinds,
        "regions": platform.regions,
        "status": platform.status,
        "tagline": platform.tagline,
        "headline": context.atlas.headline(platform),
    });
    json::add_ages(&mut value, context);
    value
}
