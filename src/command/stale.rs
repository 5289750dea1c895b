//! What to refresh, oldest first.

use std::io::Write;

use serde_json::{Value, json};

use crate::data::{self, Checked, Dated, Place, Platform, Source, Text};
use crate::text::{clean, excerpt, width};
use crate::words;

use super::{Context, Failure, Outcome, json, pad};

/// Prints the statements more than `months` old, by platform, then the rules checked longer ago than that, each with
/// the source to look at again.
///
/// # Errors
/// When the answer cannot be written.
pub fn stale(context: &Context, months: u32, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let old = data::stale(&context.atlas, context.today, months);
    let rules = data::stale_rules(&context.atlas, context.today, months);
    if context.json {
        let platforms: Vec<Value> = old.iter().map(|(p, list)| as_json(p, list)).collect();
        let rules: Vec<Value> = rules.iter().map(rule_as_json).collect();
        let answer = json!({ "months": months, "platforms": platforms, "rules": rules });
        json::write(out, answer)?;
        return Ok(Outcome::Done);
    }
    let mut groups: Vec<Group<'_>> = old
        .iter()
        .map(|(platform, list)| Group {
            heading: format!("{} ({})", platform.name, platform.id),
            rows: list.iter().map(|s| cells(context, platform, s)).collect(),
            sources: list.iter().filter_map(|s| s.source).collect(),
        })
        .collect();
    if !rules.is_empty() {
        groups.push(Group {
            heading: context.words().rules.rules.to_owned(),
            rows: rules.iter().map(|rule| rule_cells(context, rule)).collect(),
            sources: rules.iter().filter_map(|rule| rule.source).collect(),
        });
    }
    if groups.is_empty() {
        let words = &context.words().command;
        writeln!(out, "{} {months} {}.", words.nothing_older, words.months)?;
    }
    for (number, group) in groups.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        print(group, out)?;
    }
    Ok(Outcome::Done)
}

/// What is old in one place.
struct Group<'a> {
    heading: String,
    /// A row a statement: path, date, age, source.
    rows: Vec<[String; 4]>,
    sources: Vec<&'a Source>,
}

/// A heading, a line a statement, then the sources, each once.
fn print(group: &Group<'_>, out: &mut dyn Write) -> Result<(), Failure> {
    writeln!(out, "{}", clean(&group.heading))?;
    let mut columns = [0; 4];
    for row in &group.rows {
        for (column, cell) in columns.iter_mut().zip(row) {
            *column = (*column).max(width(cell));
        }
    }
    for row in &group.rows {
        let cells = row.iter().zip(columns);
        let line: Vec<String> = cells.map(|(cell, column)| pad(cell, column)).collect();
        writeln!(out, "  {}", line.join("  ").trim_end())?;
    }
    let mut told: Vec<&str> = Vec::new();
    for source in &group.sources {
        if !told.contains(&source.id.as_str()) {
            told.push(&source.id);
            writeln!(out, "    {}", clean(&reference(source)))?;
        }
    }
    Ok(())
}

/// Id, date of the last check, age, source.
fn rule_cells(context: &Context, checked: &Checked<'_>) -> [String; 4] {
    let date = words::date(checked.rule.checked_on, context.lang);
    [
        clean(&checked.rule.id).into_owned(),
        date,
        format!("{} {}", checked.months, context.words().command.months),
        checked.source.map_or("", |s| s.id.as_str()).to_owned(),
    ]
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
        Place::Remark(i) => ("remarks", i),
        Place::Status => return "status_note".to_owned(),
        _ => return "owner".to_owned(),
    };
    let name = match place {
        Place::Figure(i) => platform.figures.get(i).map(|f| f.kind.to_string()),
        Place::Feature(i) => platform.checklist.get(i).map(|r| r.feature.to_string()),
        Place::Opportunity(i) => platform.opportunities.get(i).map(|o| o.id.to_string()),
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
                "source": statement.source.map(source_as_json),
            })
        })
        .collect();
    json!({ "id": platform.id, "name": platform.name, "statements": statements })
}

fn rule_as_json(checked: &Checked<'_>) -> Value {
    json!({
        "id": checked.rule.id,
        "country": checked.rule.country,
        "checked_on": checked.rule.checked_on,
        "age_months": checked.months,
        "source": checked.source.map(source_as_json),
    })
}

fn source_as_json(source: &Source) -> Value {
    json!({
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
    })
}
