//! Two to four platforms side by side.

use std::io::Write;

use serde_json::{Map, Value, json};

use crate::data::{Lang, Platform, Status};
use crate::export::{columns, print};
use crate::sheet::{self, Cell, Content, Line, Table};
use crate::words;

use super::show::{find, unknown};
use super::{Context, Failure, Outcome, json};

/// How many platforms a comparison holds.
const SIDES: std::ops::RangeInclusive<usize> = 2..=4;

/// Prints the platforms `ids` side by side; with `diff`, only what differs.
///
/// # Errors
/// When there are not two to four different platforms of the atlas, or the answer cannot be written.
pub fn compare(
    context: &Context,
    ids: &[String],
    diff: bool,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let platforms = platforms(context, ids)?;
    let of = |lang| sheet::comparison(&context.atlas, &platforms, lang, context.today);
    let table = of(context.lang);
    let rows = table.shown(|_| false, diff);
    if context.json {
        let both = [of(Lang::Fr), of(Lang::En)];
        json::write(out, as_json(context, &platforms, &rows, &both))?;
    } else if rows.is_empty() {
        writeln!(out, "{}", context.words().grid.no_difference)?;
    } else {
        let page = print(
            &columns(&table, &rows, context.form()),
            context.ink,
            context.glyphs,
        );
        writeln!(out, "{}", page.trim())?;
    }
    Ok(Outcome::Done)
}

fn platforms<'a>(context: &'a Context, ids: &[String]) -> Result<Vec<&'a Platform>, Failure> {
    let words = context.words();
    if ids.len() < *SIDES.start() {
        return Err(Failure::Refused(words.grid.too_few.to_owned()));
    }
    if ids.len() > *SIDES.end() {
        return Err(Failure::Refused(words.grid.too_many.to_owned()));
    }
    let mut found: Vec<&Platform> = Vec::new();
    for id in ids {
        let platform = find(&context.atlas, id).ok_or_else(|| unknown(context, id))?;
        if found.iter().any(|other| other.id == platform.id) {
            let name = words::echoed(&platform.id, context.lang);
            let text = format!("{}{}{name}.", words.grid.twice, words.colon);
            return Err(Failure::Refused(text));
        }
        found.push(platform);
    }
    Ok(found)
}

/// The rows in both languages, by their ids; a cell of the checklist gives its status too.
fn as_json(
    context: &Context,
    platforms: &[&Platform],
    rows: &[usize],
    [fr, en]: &[Table; 2],
) -> Value {
    let heads = platforms.iter().map(|platform| {
        let mut head = json!({
            "id": platform.id,
            "name": platform.name,
            "native": platform.native,
            "headline": context.atlas.headline(platform),
        });
        json::add_ages(&mut head, context);
        head
    });
    let rows = rows.iter().filter_map(|number| {
        let (fr_row, en_row) = (fr.rows.get(*number)?, en.rows.get(*number)?);
        let label = json!({ "fr": text(&fr_row.label), "en": text(&en_row.label) });
        let Content::Cells { cells, differs } = &fr_row.content else {
            let note = fr_row.content == Content::Note;
            return note
                .then(|| json!({ "id": fr_row.id, "group": fr.group_of(*number), "note": label }));
        };
        let cells = cells.iter().zip(en_row.cells()).zip(platforms);
        let cells: Vec<Value> = cells
            .map(|((fr, en), platform)| cell(&platform.id, fr, en))
            .collect();
        Some(json!({
            "id": fr_row.id,
            "group": fr.group_of(*number),
            "label": label,
            "differs": differs,
            "cells": cells,
        }))
    });
    json!({ "platforms": heads.collect::<Vec<_>>(), "rows": rows.collect::<Vec<_>>() })
}

fn cell(platform: &str, fr: &Cell, en: &Cell) -> Value {
    let texts = |lines: &[Line]| lines.iter().map(text).collect::<Vec<_>>();
    let mut fields = Map::new();
    fields.insert("platform".to_owned(), json!(platform));
    fields.extend(
        fr.status
            .map(|status: Status| ("status".to_owned(), json!(status))),
    );
    let short = json!({ "fr": texts(&fr.short), "en": texts(&en.short) });
    let full = json!({ "fr": texts(&fr.full), "en": texts(&en.full) });
    fields.insert("text".to_owned(), short);
    fields.insert("full".to_owned(), full);
    Value::Object(fields)
}

fn text(line: &Line) -> String {
    line.iter().map(|run| run.text.as_str()).collect()
}
