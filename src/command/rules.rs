//! The law by country.

use std::io::Write;

use serde_json::{Value, json};

use crate::data::{Named, Rule};
use crate::export::{flow, print};
use crate::search::{Entry, Folded};
use crate::sheet;
use crate::text::clean;
use crate::words;

use super::{Context, Failure, Outcome, json};

/// How many countries are offered for a misspelt one.
const OFFERED: usize = 3;
/// Likeness, from 0 to 1, below which a name is no help.
const ALIKE: f64 = 0.7;

/// Prints the rules of `country`, named by its code or in either language; for an empty one the lines to say in a
/// meeting and the number of rules of each country.
///
/// # Errors
/// When no country has this name, or the answer cannot be written.
pub fn rules(context: &Context, country: &str, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let named = match country.trim() {
        "" => None,
        name => Some(find(context, name).ok_or_else(|| unknown(context, name))?),
    };
    let book = &context.atlas.rules;
    let found = match named {
        Some(country) => book.of(&country.id).next().is_some(),
        None => !book.rules.is_empty(),
    };
    if context.json {
        json::write(out, as_json(context, named))?;
    } else if found {
        let (atlas, lang, today) = (&context.atlas, context.lang, context.today);
        let sheet = match named {
            Some(country) => {
                let entry = Entry::Country(country.id.clone());
                sheet::page(atlas, &entry, &[], lang, today)
            }
            None => sheet::rules(atlas, lang, today),
        };
        let page = print(&flow(&sheet, context.form()), context.ink, context.glyphs);
        writeln!(out, "{}", page.trim_end())?;
    } else {
        writeln!(out, "{}.", context.words().command.no_rule)?;
    }
    Ok(if found {
        Outcome::Done
    } else {
        Outcome::Nothing
    })
}

/// The country of this code or name, whatever its case and accents; or the only one with rules whose name holds these
/// letters (`korea`).
fn find<'a>(context: &'a Context, name: &str) -> Option<&'a Named> {
    let wanted = Folded::new(name);
    let wanted = wanted.as_str();
    let regions = &context.atlas.vocabulary.regions;
    let exact = regions
        .iter()
        .find(|r| spellings(r).iter().any(|s| s.as_str() == wanted));
    exact.or_else(|| {
        let mut holding = with_rules(context)
            .filter(|r| spellings(r).iter().any(|s| s.as_str().contains(wanted)))
            .filter(|_| wanted.chars().count() > 2);
        holding.next().filter(|_| holding.next().is_none())
    })
}

fn unknown(context: &Context, name: &str) -> Failure {
    let words = context.words();
    let wanted = Folded::new(name);
    let likeness = |region: &Named| {
        let names = spellings(region);
        let all = names
            .iter()
            .map(|n| strsim::jaro_winkler(wanted.as_str(), n.as_str()));
        all.fold(0.0, f64::max)
    };
    let regions = context.atlas.vocabulary.regions.iter();
    let mut near: Vec<(f64, &Named)> = regions.map(|r| (likeness(r), r)).collect();
    near.retain(|(likeness, _)| *likeness >= ALIKE);
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    near.truncate(OFFERED);
    let near: Vec<&Named> = near.into_iter().map(|(_, region)| region).collect();
    let (label, offered) = match near.as_slice() {
        [] => (
            words.command.known_countries,
            with_rules(context).collect::<Vec<_>>(),
        ),
        _ => (words.command.nearest, near),
    };
    let offered: Vec<String> = offered
        .into_iter()
        .map(|r| format!("{} ({})", r.name.get(context.lang), r.id))
        .collect();
    Failure::Refused(format!(
        "{} {}.\n{label}{}{}",
        words.command.unknown_country,
        words::echoed(name, context.lang),
        words.colon,
        clean(&offered.join(", "))
    ))
}

/// Code and both names, folded.
fn spellings(region: &Named) -> [Folded; 3] {
    [region.id.as_str(), &region.name.fr, &region.name.en].map(Folded::new)
}

fn with_rules(context: &Context) -> impl Iterator<Item = &Named> {
    let vocabulary = &context.atlas.vocabulary;
    let countries = context.atlas.rules.countries().into_iter();
    countries.filter_map(|id| vocabulary.region(id))
}

fn as_json(context: &Context, country: Option<&Named>) -> Value {
    let book = &context.atlas.rules;
    let mut value = match country {
        Some(country) => {
            let rules: Vec<&Rule> = book.of(&country.id).collect();
            json!({ "country": country, "rules": rules, "sources": book.cited(&rules) })
        }
        None => {
            let countries: Vec<Value> = with_rules(context)
                .map(|r| json!({ "id": r.id, "name": r.name, "rules": book.of(&r.id).count() }))
                .collect();
            json!({ "lines": book.lines, "countries": countries })
        }
    };
    json::add_ages(&mut value, context);
    value
}
