//! What to refresh, oldest first.

use std::io::Write;

use serde_json::{Value, json};

use crate::data::{self, Dated, Part, Platform, Source};
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
    let rows: Vec<[String; 4]> = list.iter().map(|s| cells(context, s)).collect();
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
fn cells(context: &Context, statement: &Dated<'_>) -> [String; 4] {
    /// The widest path, so that the line keeps within 80 columns.
    const PATH: usize = 42;
    let words = &context.words().command;
    let path = path(statement.part);
    let path = match statement.part {
        Part::Figure(_, Some(scope)) => format!("{path} ({})", scope.get(context.lang)),
        _ => path,
    };
    [
        excerpt(&clean(&path), &[], PATH).0,
        words::as_of(statement.as_of, context.lang),
        format!("{} {}", statement.months, words.months),
        statement.source.map_or("", |s| s.id.as_str()).to_owned(),
    ]
}

/// The list that the statement stands in, and its name there.
fn path(part: Part<'_>) -> String {
    match part {
        Part::Figure(kind, _) => format!("figures: {kind}"),
        Part::Row(feature) => format!("checklist: {feature}"),
        Part::Opportunity(id) => format!("opportunities: {id}"),
        Part::Requirement(topic) => format!("entry: {topic:?}"),
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
            let scope = match statement.part {
                Part::Figure(_, scope) => scope,
                _ => None,
            };
            json!({
                "path": path(statement.part),
                "scope": scope,
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
