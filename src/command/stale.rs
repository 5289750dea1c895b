//! What to refresh, oldest first.

use std::io::Write;

use serde_json::{Value, json};

use crate::data::{self, Dated, Place, Platform, Source, Text};
use crate::text::{clean, excerpt, width};
use crate::words;

use super::{Context, Failure, Outcome, json, pad};

/// Prints the statements more than `months` old, by platform, each with the source to look at again.
///
/// # Errors
/// When the answer cannot be written.
pub fn stale(context: &Context, months: u32, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let old = data::stale(&context.atlas, context.today, months);
    if context.json {
        let platforms: Vec<Value> = old.iter().map(|(p, list)| as_json(p, list)).collect();
        json::write(out, json!({ "months": months, "platforms": platforms }))?;
        return Ok(Outcome::Done);
    }
    if old.is_empty() {
        let words = &context.words().command;
        writeln!(out, "{} {months} {}.", words.nothing_older, words.months)?;
    }
    for (number, (platform, list)) in old.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        print(context, platform, list, out)?;
    }
    Ok(Outcome::Done)
}

/// A heading, a line a statement, then its sources, each once.
fn print(
    context: &Context,
    platform: &Platform,
    list: &[Dated<'_>],
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let heading = format!("{} ({})", platform.name, platform.id);
    writeln!(out, "{}", clean(&heading))?;
    let rows: Vec<[String; 4]> = list.iter().map(|s| cells(context, platform, s)).collect();
    let mut columns = [0; 4];
    for row in &rows {
        for (column, cell) in columns.iter_mut().zip(row) {
            *column = (*column).max(width(cell));
        }
    }
    for row in &rows {
        let cells = row.iter().zip(columns);
        let line: Vec<String> = cells.map(|(cell, column)| pad(cell, column)).collect();
        writeln!(out, "  {}", line.join("  ").trim_end())?;
    }
    let mut told: Vec<&str> = Vec::new();
    for source in list.iter().filter_map(|statement| statement.source) {
        if !told.contains(&source.id.as_str()) {
            told.push(&source.id);
            writeln!(out, "    {}", clean(&reference(source)))?;
        }
    }
    Ok(())
}

/// Path, date, age, source.
fn cells(context: &Context, platform: &Platform, statement: &Dated<'_>) -> [String; 4] {
    /// The widest path, so that the line keeps within 80 columns.
    const PATH: usize = 42;
    let words = &context.words().command;
    let path = path(platform, statement.place);
    let path = match scope(platform, statement.place) {
        Some(scope) => format!("{path} ({})", scope.get(context.lang)),
        None => path,
    };
    [
        excerpt(&clean(&path), &[], PATH).0,
        words::as_of(statement.as_of, context.lang),
        format!("{} {}", statement.months, words.months),
        clean(statement.source.map_or("", |s| &s.id)).into_owned(),
    ]
}

/// The list that the statement stands in, and its name or number there.
fn path(platform: &Platform, place: Place) -> String {
    let (list, at) = match place {
        Place::Figure(i) => ("figures", i),
        Place::Feature(i) => ("checklist", i),
        Place::Opportunity(i) => ("opportunities", i),
        Place::Entry(i) => ("entry", i),
        Place::Like(i) => ("like", i),
        Place::About(i) => ("about", i),
        Place::Audience(i) => ("audience", i),
        Place::Caution(i) => ("cautions", i),
        Place::ThenAndNow(i) => ("then_and_now", i),
        Place::Status => return "status_note".to_owned(),
        _ => return "owner".to_owned(),
    };
    let name = match place {
        Place::Figure(i) => platform.figures.get(i).map(|f| f.kind.clone()),
        Place::Feature(i) => platform.checklist.get(i).map(|r| r.feature.clone()),
        Place::Opportunity(i) => platform.opportunities.get(i).map(|o| o.id.clone()),
        Place::Entry(i) => platform.entry.get(i).map(|r| format!("{:?}", r.topic)),
        Place::Like(i) => platform.like.get(i).map(|l| l.name.clone()),
        _ => None,
    };
    match name {
        Some(name) => format!("{list}: {name}"),
        None => format!("{list}[{at}]"),
    }
}

/// What a figure counts, when that is not the whole platform.
fn scope(platform: &Platform, place: Place) -> Option<&Text> {
    match place {
        Place::Figure(i) => platform.figures.get(i)?.scope.as_ref(),
        _ => None,
    }
}

/// Id, title, publisher, address.
fn reference(source: &Source) -> String {
    let parts = [
        Some(&source.title),
        source.publisher.as_ref(),
        source.url.as_ref(),
    ];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    format!("{}  {}", source.id, parts.join(", "))
}

fn as_json(platform: &Platform, list: &[Dated<'_>]) -> Value {
    let statements: Vec<Value> = list
        .iter()
        .map(|statement| {
            json!({
                "path": path(platform, statement.place),
                "scope": scope(platform, statement.place),
                "as_of": statement.as_of,
                "age_months": statement.months,
                "source": statement.source.map(|source| json!({
                    "id": source.id,
                    "title": source.title,
                    "publisher": source.publisher,
                    "url": source.url,
                })),
            })
        })
        .collect();
    json!({ "id": platform.id, "name": platform.name, "statements": statements })
}
