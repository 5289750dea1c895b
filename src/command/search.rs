//! Platforms that match, best first, and why.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::export::Ink;
use crate::search::{Hit, Index, Matches, Query};
use crate::sheet;
use crate::text::{clean, excerpt, width};
use crate::words;

use super::{Context, Failure, Outcome, json, pad, tell_problems};

/// Prints what matches `query`: name, field and text of each hit. When no platform has every word, says which were left
/// out and prints what has the others; that counts as nothing found.
///
/// # Errors
/// When the answer cannot be written.
pub fn search(context: &Context, query: &str, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let index = Index::new(&context.atlas, context.today);
    let parsed = Query::parse(query);
    let mut matches = index.search_most(&parsed, context.lang);
    // Stop words, or filters that mean nothing: then everything would be listed, as if it had been asked for.
    if !query.trim().is_empty() && matches.hits.iter().all(|hit| hit.score == 0) {
        matches.hits.clear();
    }
    let nearest: Vec<&str> = match matches.hits.is_empty() {
        true => nearest(context, &index, &parsed),
        false => Vec::new(),
    };
    if context.json {
        write_json(context, &index, (query, &parsed), (&matches, &nearest), out)?;
    } else {
        if let Some(remark) = matches.remark(query) {
            writeln!(out, "{}.", clean(remark.get(context.lang)))?;
        }
        print(context, matches.sought(&parsed), &matches.hits, out)?;
        if matches.hits.is_empty() {
            print_nothing(context, query, &nearest, out)?;
        }
    }
    let was_understood = tell_problems(context, &index, &parsed, out)?;
    let is_answered = !matches.hits.is_empty() && matches.left_out.is_empty();
    Ok(Outcome::of(is_answered && was_understood))
}

/// Ids of the platforms whose names are nearest.
pub(super) fn nearest<'a>(context: &'a Context, index: &Index, query: &Query) -> Vec<&'a str> {
    let nearest = index.nearest(query).into_iter();
    let platforms = nearest.filter_map(|number| context.atlas.platforms.get(number));
    platforms.map(|platform| platform.id.as_str()).collect()
}

fn write_json(
    context: &Context,
    index: &Index,
    (line, query): (&str, &Query),
    (matches, nearest): (&Matches, &[&str]),
    out: &mut dyn Write,
) -> io::Result<()> {
    let hits = matches.hits.iter();
    let hits: Vec<Value> = hits
        .filter_map(|hit| as_json(context, matches.sought(query), hit))
        .collect();
    let left_out = matches.left_out.iter();
    let left_out: Vec<&str> = left_out
        .filter_map(|range| line.get(range.clone()))
        .collect();
    // What lacks a word is no hit, for a program that reads only those.
    let (hits, partial) = match left_out.is_empty() {
        true => (hits, Value::Null),
        false => (Vec::new(), json!({ "left_out": left_out, "hits": hits })),
    };
    let problems = index.problems(query).into_iter();
    let problems: Vec<Value> = problems
        .map(|p| json!({ "message": p.text, "span": [p.range.start, p.range.end] }))
        .collect();
    json::write(
        out,
        json!({
            "query": line, "hits": hits, "partial": partial, "nearest": nearest, "problems": problems,
        }),
    )
}

/// Says that nothing matches `query`, and what is nearest.
pub(super) fn print_nothing(
    context: &Context,
    query: &str,
    nearest: &[&str],
    out: &mut dyn Write,
) -> io::Result<()> {
    let words = &context.words().command;
    let query = words::echoed(query, context.lang);
    writeln!(out, "{} {query}.", words.nothing_found)?;
    if !nearest.is_empty() {
        let colon = context.words().colon;
        writeln!(
            out,
            "{}{colon}{}",
            words.nearest,
            clean(&nearest.join(", "))
        )?;
    }
    Ok(())
}

fn print(
    context: &Context,
    query: &Query,
    hits: &[Hit],
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let id = |hit: &Hit| {
        context
            .atlas
            .platforms
            .get(hit.platform)
            .map_or("", |p| p.id.as_str())
    };
    let column = hits.iter().map(|hit| width(id(hit))).max().unwrap_or(0) + 2;
    for hit in hits {
        let reason = sheet::reason(&context.atlas, query, hit, context.lang);
        let lead = format!(
            "{}{}{}",
            pad(&clean(id(hit)), column),
            reason.field,
            context.words().colon
        );
        let room = context.columns.saturating_sub(width(&lead));
        let (text, spans) = excerpt(&reason.text, &reason.spans, room);
        let line = format!("{lead}{}", emphasized(&text, &spans, context.ink));
        writeln!(out, "{}", context.glyphs.text(line.trim_end()))?;
    }
    Ok(())
}

/// `text` with what matched in bold, when colours are on.
fn emphasized(text: &str, spans: &[std::ops::Range<usize>], ink: Ink) -> String {
    if ink == Ink::Plain {
        return clean(text).into_owned();
    }
    let mut shown = String::new();
    let mut from = 0;
    for span in spans {
        if let (Some(before), Some(within)) = (text.get(from..span.start), text.get(span.clone())) {
            shown.push_str(&format!(
                "{}\x1b[1;4m{}\x1b[0m",
                clean(before),
                clean(within)
            ));
            from = span.end;
        }
    }
    shown.push_str(&clean(text.get(from..).unwrap_or_default()));
    shown
}

fn as_json(context: &Context, query: &Query, hit: &Hit) -> Option<Value> {
    let platform = context.atlas.platforms.get(hit.platform)?;
    let reason = sheet::reason(&context.atlas, query, hit, context.lang);
    let spans: Vec<[usize; 2]> = reason
        .spans
        .iter()
        .map(|span| [span.start, span.end])
        .collect();
    Some(json!({
        "id": platform.id,
        "name": platform.name,
        "score": hit.score,
        "field": hit.field,
        "section": hit.place.section().map(crate::data::SectionId::slug),
        "text": reason.text,
        "spans": spans,
        "guess": hit.is_guess(),
    }))
}
