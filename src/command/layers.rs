//! What an overlay says, in JSON: the record of a platform does not hold it by itself.

use serde::Serialize;
use serde_json::{Value, json};

use crate::data::{Layered, Origin, Platform};

/// Adds to the record of `platform` its remarks, and to whatever an overlay says its `origin`, `overlay` or `private`,
/// and what the atlas says `instead_of` it.
pub(super) fn add_layers(value: &mut Value, platform: &Platform) -> serde_json::Result<()> {
    add_origin(value, platform.origin);
    if !platform.remarks.is_empty() {
        insert(value, "remarks", serde_json::to_value(&platform.remarks)?);
    }
    let mut list = |name: &str, add: &dyn Fn(&mut Value) -> serde_json::Result<()>| match value
        .pointer_mut(name)
    {
        Some(list) => add(list),
        None => Ok(()),
    };
    list("/about", &|v| each(v, &platform.about))?;
    list("/owner/about", &|v| each(v, &platform.owner.about))?;
    list("/figures", &|v| each(v, &platform.figures))?;
    list("/audience", &|v| each(v, &platform.audience))?;
    list("/checklist", &|v| each(v, &platform.checklist))?;
    list("/opportunities", &|v| each(v, &platform.opportunities))?;
    list("/entry", &|v| each(v, &platform.entry))?;
    list("/cautions", &|v| each(v, &platform.cautions))?;
    list("/terms", &|v| each(v, &platform.terms))?;
    list("/remarks", &|v| each(v, &platform.remarks))?;
    list("/sources", &|v| each(v, &platform.sources))?;
    match &platform.status_note {
        Some(note) => list("/status_note", &|v| one(v, note)),
        None => Ok(()),
    }
}

fn each<T: Layered + Serialize>(list: &mut Value, statements: &[T]) -> serde_json::Result<()> {
    let values = list.as_array_mut().into_iter().flatten();
    values
        .zip(statements)
        .try_for_each(|(value, statement)| one(value, statement))
}

fn one<T: Layered + Serialize>(value: &mut Value, statement: &T) -> serde_json::Result<()> {
    add_origin(value, statement.origin());
    if let Some(below) = statement.instead_of() {
        insert(value, "instead_of", serde_json::to_value(below)?);
    }
    Ok(())
}

fn add_origin(value: &mut Value, origin: Origin) {
    if let Some(slug) = origin.slug() {
        insert(value, "origin", json!(slug));
    }
}

fn insert(value: &mut Value, name: &str, field: Value) {
    if let Some(fields) = value.as_object_mut() {
        fields.insert(name.to_owned(), field);
    }
}
