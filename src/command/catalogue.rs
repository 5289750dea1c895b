//! The catalogues in print: opportunities, rankings, words, sources, what changed.

use std::io::Write;

use serde_json::{Value, json};

use crate::data::{Listed, Metric, Platform, Source};
use crate::export::{flow, print};
use crate::search::{Catalogue, Entry, Index, Query, Shelf};
use crate::sheet::{self, Run};
use crate::text::{clean, truncate, width};

use super::search::{nearest, print_nothing};
use super::{Context, Failure, Outcome, json, pad, tell_problems};

/// Prints the rows of `catalogue` that `query` lets through, two lines each; the whole page when only one is left,
/// and with the query of a word the page of the first.
///
/// # Errors
/// When the answer cannot be written.
pub fn catalogue(
    context: &Context,
    catalogue: Catalogue,
    query: &str,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let (atlas, today) = (&context.atlas, context.today);
    let query_read = Query::parse(query);
    let index = Index::new(atlas, today);
    let shelf = Shelf::new(atlas, catalogue, today);
    let entries = shelf.find(atlas, &index, &query_read);
    if context.json {
        let items: Vec<Value> = entries
            .iter()
            .map(|entry| as_json(context, entry))
            .collect();
        json::write(out, json!({ catalogue.slug(): items }))?;
    } else if entries.is_empty() {
        let nearest = match catalogue {
            Catalogue::Reach | Catalogue::Glossary => names(context, &shelf.nearest(query)),
            _ => nearest(context, &index, &query_read),
        };
        print_nothing(context, query, &nearest, out)?;
    } else {
        print_entries(context, catalogue, (&entries, query.trim().is_empty()), out)?;
    }
    let was_understood = tell_problems(context, &index, &query_read, out)?;
    Ok(Outcome::of(!entries.is_empty() && was_understood))
}

/// Of metrics and words, what to ask for.
fn names<'a>(context: &'a Context, entries: &[&'a Entry]) -> Vec<&'a str> {
    let metrics = &context.atlas.vocabulary.metrics;
    let name = |entry: &&'a Entry| match entry {
        Entry::Metric(at) => metrics.get(*at).map(|m| m.short.get(context.lang)),
        Entry::Word(word) => Some(word.as_str()),
        _ => None,
    };
    entries.iter().filter_map(name).collect()
}

fn print_entries(
    context: &Context,
    catalogue: Catalogue,
    (entries, lists_all): (&[Entry], bool),
    out: &mut dyn Write,
) -> Result<(), Failure> {
    // Whoever asks for a word wants its meaning, not a list.
    let wants_page = matches!(catalogue, Catalogue::Glossary | Catalogue::Reach) && !lists_all;
    match entries {
        [only] => page(context, only, out),
        [first, others @ ..] if wants_page => {
            page(context, first, out)?;
            writeln!(out)?;
            rows(context, others, out)
        }
        entries => rows(context, entries, out),
    }
}

/// The page of an entry.
fn page(context: &Context, entry: &Entry, out: &mut dyn Write) -> Result<(), Failure> {
    let sheet = sheet::page(&context.atlas, entry, &[], context.lang, context.today);
    let page = print(&flow(&sheet, context.form()), context.ink, context.glyphs);
    writeln!(out, "{}", page.trim_end())?;
    Ok(())
}

/// A row each: what it is and a word at the edge; then what it belongs to.
fn rows(context: &Context, entries: &[Entry], out: &mut dyn Write) -> Result<(), Failure> {
    let text = |line: &[Run]| -> String { line.iter().map(|run| run.text.as_str()).collect() };
    for entry in entries {
        let row = sheet::row(&context.atlas, entry, context.lang, context.today);
        let sign = context.glyphs.origin(row.origin).unwrap_or_default();
        let aside = format!("{sign}{}", clean(&row.aside));
        let room = context.columns.saturating_sub(width(&aside) + 2);
        let title = text(&row.title);
        let title = clean(&truncate(&title, room)).into_owned();
        let line = format!("{}  {aside}", pad(&title, room));
        writeln!(out, "{}", context.glyphs.text(line.trim_end()))?;
        let below = text(&row.below);
        let below = clean(&truncate(&below, context.columns.saturating_sub(2))).into_owned();
        writeln!(
            out,
            "{}",
            context.glyphs.text(format!("  {below}").trim_end())
        )?;
    }
    Ok(())
}

fn as_json(context: &Context, entry: &Entry) -> Value {
    let atlas = &context.atlas;
    let platform = entry
        .platform()
        .and_then(|at| atlas.platforms.get(at).map(Listed::whole));
    let mut value = match entry {
        Entry::Opportunity(_, own) => json!(platform.and_then(|p| p.opportunities.get(*own))),
        Entry::Source(Some(_), own) => source(platform.and_then(|p| p.sources.get(*own)), platform),
        Entry::Source(None, own) => source(atlas.rules.sources.get(*own), None),
        Entry::Changes(_) => json!({ "claims": platform.map(|p| &p.then_and_now) }),
        Entry::Metric(at) => json!(
            atlas
                .vocabulary
                .metrics
                .get(*at)
                .map(|m| ranking(context, m))
        ),
        Entry::Word(word) => json!(atlas.term(None, word)),
        _ => Value::Null,
    };
    json::add_ages(&mut value, context);
    if let (Value::Object(fields), Some(platform)) = (&mut value, platform) {
        fields.insert("platform".to_owned(), json!(platform.id));
    }
    if let (Value::Object(fields), Entry::Word(word)) = (&mut value, entry) {
        let platforms = atlas.platforms.iter();
        let own = platforms.filter(|p| p.terms.iter().any(|term| term.term == *word));
        let ids: Vec<&str> = own.map(|platform| platform.id.as_str()).collect();
        fields.insert("platforms".to_owned(), json!(ids));
    }
    value
}

/// A source with the number of statements that rest on it.
fn source(source: Option<&Source>, platform: Option<&Platform>) -> Value {
    let mut value = json!(source);
    if let (Value::Object(fields), Some(source), Some(platform)) = (&mut value, source, platform) {
        let resting = platform.resting_on(&source.id).len();
        fields.insert("statements".to_owned(), json!(resting));
    }
    value
}

/// A metric with the newest figure of each platform, the largest first.
fn ranking(context: &Context, metric: &Metric) -> Value {
    let ranked = context.atlas.ranked(&metric.id).into_iter();
    let ranked: Vec<Value> = ranked
        .map(|(platform, _, figure)| json!({ "platform": platform.id, "figure": figure }))
        .collect();
    json!({ "metric": metric, "ranked": ranked })
}
