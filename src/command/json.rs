//! Answers as JSON. Names are stable; `schema` changes when one of them must.

use std::borrow::Cow;
use std::io::{self, Write};

use serde_json::{Map, Value, json};
use unicode_segmentation::UnicodeSegmentation;

use crate::data::{AsOf, Date, Limits};
use crate::text::first_unclean;

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
    let text = serde_json::to_string_pretty(&Value::Object(whole))?;
    for line in text.lines() {
        writeln!(out, "{}", escaped(line))?;
    }
    Ok(())
}

/// A line of JSON with what a terminal would act on, or hide, as the escapes that mean the same.
fn escaped(line: &str) -> Cow<'_, str> {
    if first_unclean(line).is_none() {
        return Cow::Borrowed(line);
    }
    let mut text = String::with_capacity(line.len());
    // Letters beyond ASCII stand in strings only; the quote that opens one may bear the marks that begin it.
    for letter in line.graphemes(true) {
        if first_unclean(letter).is_none() {
            text.push_str(letter);
            continue;
        }
        for sign in letter.chars() {
            if matches!(sign, ' '..='~') {
                text.push(sign);
            } else {
                let mut units = [0; 2];
                let units = sign.encode_utf16(&mut units).iter();
                text.extend(units.map(|unit| format!("\\u{unit:04x}")));
            }
        }
    }
    Cow::Owned(text)
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
    fn what_a_terminal_would_act_on_is_escaped_and_reads_back_the_same() {
        let marks = "\u{301}".repeat(30);
        for hostile in [
            "\u{9b}31m",
            "\u{7f}",
            "\u{202e}x",
            "\u{e0041}",
            "微\u{200b}信",
            "\"\u{200b}",
            &marks,
        ] {
            let value = json!({ "text": hostile });
            let mut out = Vec::new();
            write(&mut out, value).unwrap();
            let text = String::from_utf8(out).unwrap();
            assert!(
                text.lines().all(|line| first_unclean(line).is_none()),
                "{text:?}"
            );
            let read: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(read["text"], hostile);
        }
    }

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
