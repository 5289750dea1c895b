//! Platforms that match, best first, and why.

use std::io::Write;

use serde_json::{Value, json};

use crate::export::Ink;
use crate::search::{Hit, Index, Query};
use crate::sheet;
use crate::text::{clean, excerpt, width};
use crate::words;

use super::{Context, Failure, Outcome, json, pad};

/// Prints what matches `query`: name, field and text of each hit.
///
/// # Errors
/// When the answer cannot be written.
pub fn search(context: &Context, query: &str, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let index = Index::new(&context.atlas, context.today);
    let parsed = Query::parse(query);
    let hits = index.search(&parsed, context.lang);
    let nearest: Vec<&str> = if hits.is_empty() {
        index
            .nearest(&parsed)
            .into_iter()
            .filter_map(|p| context.atlas.platforms.get(p))
            .map(|p| p.id.as_str())
            .collect()
    } else {
        Vec::new()
    };
    if context.json {
        let found: Vec<Value> = hits
            .iter()
            .filter_map(|hit| as_json(context, &parsed, hit))
            .collect();
        let problems: Vec<Value> = index
            .problems(&parsed)
            .into_iter()
            .map(|p| json!({ "message": p.text, "span": [p.range.start, p.range.end] }))
            .collect();
        json::write(
            out,
            json!({ "query": query, "hits": found, "nearest": nearest, "problems": problems }),
        )?;
    } else {
        print(context, &parsed, &hits, out)?;
        for problem in index.problems(&parsed) {
            writeln!(out, "{}", clean(problem.text.get(context.lang)))?;
        }
    }
    if !hits.is_empty() {
        return Ok(Outcome::Done);
    }
    if !context.json {
        let words = &context.words().command;
        writeln!(
            out,
            "{} {}.",
            words.nothing_found,
            words::quoted(&clean(query), context.lang)
        )?;
        if !nearest.is_empty() {
            writeln!(
                out,
                "{}{}{}",
                words.nearest,
                context.words().colon,
                clean(&nearest.join(", "))
            )?;
        }
    }
    Ok(Outcome::Nothing)
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
