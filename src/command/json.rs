//! Answers as JSON. Names are stable; `schema` changes when one of them must.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use crate::data::{AsOf, Date, Limits};

use super::Context;

/// Number of the JSON form.
const SCHEMA: u32 = 1;

/// Writes `value`, an object, with the number of the form in front.
pub(super) fn write(out: &mut dyn Write, value: Value) -> io::Result<()> {
    let mut whole = Map::new();
    whole.insert("schema".to_owned(), json!(SCHEMA));
    if let Value::Object(fields) = value {
        whole.extend(fields);
    }
    serde_json::to_writer_pretty(&mut *out, &Value::Object(whole))?;
    writeln!(out)
}

/// Gives every dated object of `value` its `age_months` today, `null` for an undated source, and its `freshness`.
pub(super) fn add_ages(value: &mut Value, context: &Context) {
    add_ages_at(value, context.today, context.atlas.limits);
}

fn add_ages_at(value: &mut Value, today: Date, limits: Limits) {
    match value {
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| add_ages_at(item, today, limits)),
        Value::Object(fields) => {
            fields
                .values_mut()
                .for_each(|field| add_ages_at(field, today, limits));
            let as_of = fields
                .get("as_of")
                .or_else(|| fields.get("checked_on"))
                .and_then(Value::as_str)
                .and_then(|text| text.parse::<AsOf>().ok());
            if let Some(as_of) = as_of {
                let months = match as_of {
                    AsOf::On(date) => json!(date.age_months(today)),
                    AsOf::Read(_) => Value::Null,
                };
                fields.insert("age_months".to_owned(), months);
                fields.insert(
                    "freshness".to_owned(),
                    json!(as_of.freshness(today, limits)),
                );
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_stand_beside_every_date() {
        let mut value = json!({"about": [{"as_of": "2025-11"}], "like": [{"as_of": "read 2026-11"}], "row": {"as_of": null}, "rule": {"checked_on": "2025-11-22"}});
        add_ages_at(&mut value, Date::day(2026, 11, 22), Limits::default());
        assert_eq!(
            value,
            json!({
                "about": [{"as_of": "2025-11", "age_months": 12, "freshness": "fresh"}],
                "like": [{"as_of": "read 2026-11", "age_months": null, "freshness": "undated"}],
                "row": {"as_of": null},
                "rule": {"checked_on": "2025-11-22", "age_months": 12, "freshness": "fresh"}
            })
        );
    }
}
