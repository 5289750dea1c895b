use std::collections::BTreeSet;
use std::fmt::{Debug, Write};
use std::fs;
use std::path::Path;

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::*;
use crate::data::load::typed::typed;
use crate::data::syntax::{self, Node};
use crate::data::{Platform, Rule, RuleBook, Vocabulary};

const ALL: [&Record; 26] = [
    &ATLAS,
    &VOCABULARY,
    &NAMED,
    &REGION,
    &LANGUAGE,
    &FEATURE,
    &METRIC,
    &EFFORT_SCALE,
    &PLATFORM,
    &NATIVE_NAME,
    &OWNER,
    &CLAIM_RECORD,
    &ANALOGUE,
    &FIGURE,
    &ROW,
    &OPPORTUNITY,
    &REQUIREMENT,
    &FEE,
    &THEN_AND_NOW,
    &TERM,
    &RULES,
    &MEETING_LINE,
    &RULE,
    &OVERLAY,
    &REMARK,
    &CORRECTION,
];

/// A value of this type as RON, every field present; `pick` chooses among variants.
fn sample(is: Type, pick: usize) -> String {
    match is {
        Type::Version => "1".to_owned(),
        Type::Number => "12_000.5".to_owned(),
        Type::Bool => "true".to_owned(),
        Type::Date => "\"2025-04\"".to_owned(),
        Type::AsOf => "\"read 2025\"".to_owned(),
        Type::Text(_) => "(fr: \"un\", en: \"one\")".to_owned(),
        Type::List { of, .. } => format!("[{}]", sample(*of, pick)),
        Type::Record(record) | Type::Entry(record) => sample_record(record, pick),
        Type::Choice(variants) => {
            let variant = variants[pick % variants.len()];
            match variant.holds {
                Some(is) => format!("{}({})", variant.name, sample(is, pick)),
                None => variant.name.to_owned(),
            }
        }
        _ => "\"x\"".to_owned(),
    }
}

fn sample_record(record: &Record, pick: usize) -> String {
    let mut out = "(".to_owned();
    for field in record.fields {
        write!(out, "{}: {}, ", field.name, sample(field.is, pick)).unwrap();
    }
    out + ")"
}

/// The names of fields in a tree, as `record.field`, by walking it with the table.
fn named(node: &Node<'_>, is: Type, into: &mut BTreeSet<String>) {
    match is {
        Type::List { of, .. } => node.items().iter().for_each(|n| named(n, *of, into)),
        Type::Record(record) => {
            for field in node.fields() {
                into.insert(format!("{}.{}", record.name, field.name));
                let wanted = record.fields.iter().find(|f| f.name == field.name);
                let wanted = wanted.unwrap_or_else(|| panic!("{}.{}", record.name, field.name));
                named(field.node.inside_some(), wanted.is, into);
            }
        }
        _ => {}
    }
}

/// What the table writes the types read, and what the types write the table knows: no field, no variant
/// belongs to one of them alone, and their order is the same.
fn agree<T: Serialize + DeserializeOwned + PartialEq + Debug>(record: &'static Record) {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    for pick in 0..14 {
        let text = sample_record(record, pick);
        let value: T = options
            .from_str(&text)
            .unwrap_or_else(|e| panic!("{e}\n{text}"));
        let written = ron::ser::to_string_pretty(&value, PrettyConfig::default()).unwrap();
        let mut names = [BTreeSet::new(), BTreeSet::new()];
        for (text, names) in [&text, &written].into_iter().zip(&mut names) {
            let parsed = syntax::parse(text, 0);
            assert_eq!(parsed.findings, [], "{text}");
            named(&parsed.root.unwrap(), Type::Record(record), names);
        }
        assert_eq!(names[0], names[1]);
        let root = syntax::parse(&text, 0).root.unwrap();
        assert_eq!(typed::<T>(&root, record).unwrap(), value);
    }
}

#[test]
fn the_table_agrees_with_the_types() {
    agree::<Platform>(&PLATFORM);
    agree::<Vocabulary>(&VOCABULARY);
    agree::<RuleBook>(&RULES);
}

/// A field that may be left out can be, and one that may not cannot.
#[test]
fn what_the_table_needs_the_types_need() {
    left_out::<Platform>(&PLATFORM);
    left_out::<RuleBook>(&RULES);
    left_out::<Rule>(&RULE);
}

fn left_out<T: DeserializeOwned>(record: &'static Record) {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    for left_out in record.fields {
        let fields = record.fields.iter().filter(|f| f.name != left_out.name);
        let fields: String = fields
            .map(|f| format!("{}: {},", f.name, sample(f.is, 0)))
            .collect();
        let read = options.from_str::<T>(&format!("({fields})"));
        assert_eq!(
            read.is_ok(),
            left_out.need != Need::Must,
            "{}",
            left_out.name
        );
    }
}

/// The words between backquotes in `text`, of which only those that could be names of fields.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    let inside = text.split('`').skip(1).step_by(2);
    inside.filter(|w| w.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
}

#[test]
fn the_guide_names_every_field_and_only_those() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/atlas.md");
    let guide = fs::read_to_string(path).unwrap();
    let words: BTreeSet<&str> = guide
        .split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
        .collect();
    let mut fields = BTreeSet::new();
    for record in ALL.into_iter().chain([&SOURCE]) {
        for field in record.fields.iter().chain([&PRIVATE]) {
            fields.insert(field.name);
            assert!(
                words.contains(field.name),
                "{}.{} is not told",
                record.name,
                field.name
            );
            let variants = match field.is {
                Type::Choice(variants) => variants,
                Type::List {
                    of: Type::Choice(variants),
                    ..
                } => variants,
                _ => continue,
            };
            for variant in variants {
                assert!(words.contains(variant.name), "{} is not told", variant.name);
            }
        }
    }
    let mut in_field_table = false;
    for line in guide.lines() {
        if !line.starts_with('|') {
            in_field_table = false;
        } else if line.starts_with("| field") {
            in_field_table = true;
        } else if in_field_table {
            for name in quoted(line.split('|').nth(1).unwrap()) {
                assert!(fields.contains(name), "{name} is no field: {line}");
            }
        }
    }
}
