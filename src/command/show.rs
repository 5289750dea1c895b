//! One platform, whole or by section.

use std::io::Write;

use serde_json::{Value, json};

use crate::data::{Atlas, Listed, Platform, SectionId};
use crate::export::{flow, print};
use crate::search::{Index, Query};
use crate::sheet;
use crate::text::clean;
use crate::words;

use super::{Context, Failure, Outcome, json, layers};

/// Prints the platform `id`, or one section of it.
///
/// # Errors
/// When no platform has this id, or the answer cannot be written.
pub fn show(
    context: &Context,
    id: &str,
    section: Option<SectionId>,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let platform = find(&context.atlas, id).ok_or_else(|| unknown(context, id))?;
    if context.json {
        json::write(out, as_json(context, platform, section)?)?;
        return Ok(Outcome::Done);
    }
    let mut sheet = sheet::platform(&context.atlas, platform, context.lang, context.today);
    if let Some(only) = section {
        sheet.sections.retain(|s| s.id == Some(only));
    }
    write!(
        out,
        "{}",
        print(&flow(&sheet, context.form()), context.ink, context.glyphs)
    )?;
    Ok(Outcome::Done)
}

/// By id; else by its name or native name, else by a name it goes by that no other does; all written exactly, whatever
/// the case.
pub(super) fn find<'a>(atlas: &'a Atlas, id: &str) -> Option<&'a Platform> {
    let wanted = id.trim().to_lowercase();
    let is_called = |card: &Platform| {
        let mut native = card.native.iter();
        card.name.to_lowercase() == wanted || native.any(|n| n.text.to_lowercase() == wanted)
    };
    let named = || {
        let mut platforms = atlas.platforms.iter();
        platforms.find(|p| is_called(p.card())).map(Listed::whole)
    };
    let goes_by = |platform: &&Platform| {
        let mut aliases = platform.aliases.iter();
        aliases.any(|alias| alias.to_lowercase() == wanted)
    };
    atlas.platform(&wanted).or_else(named).or_else(|| {
        let mut others = atlas.platforms.iter().map(Listed::whole).filter(goes_by);
        others.next().filter(|_| others.next().is_none())
    })
}

pub(super) fn unknown(context: &Context, id: &str) -> Failure {
    let words = context.words();
    let index = Index::new(&context.atlas, context.today);
    let query = Query::parse(id);
    let mut near = index.nearest(&query);
    // To a letter or none everything is as near.
    let letters = id.chars().filter(|c| c.is_alphanumeric()).count();
    if near.is_empty() && letters > 1 {
        near = index
            .search(&query, context.lang)
            .into_iter()
            .map(|hit| hit.platform)
            .take(3)
            .collect();
    }
    let near: Vec<&str> = near
        .into_iter()
        .filter_map(|p| context.atlas.platforms.get(p))
        .map(|p| p.id.as_str())
        .collect();
    let mut text = format!(
        "{}{}{}.",
        words.command.unknown_platform,
        words.colon,
        words::echoed(id, context.lang)
    );
    if !near.is_empty() {
        text.push_str(&format!(
            "\n{}{}{}",
            words.command.nearest,
            words.colon,
            clean(&near.join(", "))
        ));
    }
    text.push_str(&format!("\n{}", words.command.see_list));
    Failure::Refused(text)
}

/// The whole record, or the fields of one section with id, name and sources.
pub(super) fn as_json(
    context: &Context,
    platform: &Platform,
    section: Option<SectionId>,
) -> Result<Value, Failure> {
    let mut value = serde_json::to_value(platform).map_err(std::io::Error::other)?;
    layers::add_layers(&mut value, platform).map_err(std::io::Error::other)?;
    json::add_ages(&mut value, context);
    if let (Some(section), Value::Object(fields)) = (section, &mut value) {
        let kept = fields_of(section);
        fields.retain(|name, _| {
            ["id", "name", "origin", "sources"].contains(&name.as_str())
                || kept.contains(&name.as_str())
        });
    }
    if let Value::Object(fields) = &mut value {
        let mut headline = json!(context.atlas.headline(platform));
        json::add_ages(&mut headline, context);
        fields.insert("headline".to_owned(), headline);
        if section.is_none_or(|s| s == SectionId::Cautions) {
            let rules = &context.atlas.rules;
            let ids = platform.regions.iter().flat_map(|c| rules.of(c));
            let ids: Vec<&str> = ids.map(|rule| rule.id.as_str()).collect();
            fields.insert("rules".to_owned(), json!(ids));
        }
    }
    Ok(value)
}

const fn fields_of(section: SectionId) -> &'static [&'static str] {
    match section {
        SectionId::Overview => &[
            "native",
            "owner",
            "launched",
            "launched_sources",
            "status",
            "status_note",
            "site",
            "regions",
            "languages",
            "kinds",
            "tagline",
            "like",
            "about",
            "remarks",
        ],
        SectionId::Checklist => &["checklist"],
        SectionId::Opportunities => &["opportunities"],
        SectionId::Audience => &["figures", "audience"],
        SectionId::Entry => &["entry"],
        SectionId::Cautions => &["cautions"],
        SectionId::ThenAndNow => &["then_and_now"],
        SectionId::Terms => &["terms"],
        SectionId::Sources => &["sources"],
    }
}
