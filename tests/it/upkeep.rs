//! What keeps an atlas good: advice, what is stale, the skeleton of a new platform.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use luopan::data::schema::{Need, PLATFORM, Record, Type};
use luopan::data::{self, Lang, Place, Severity};
use serde_json::{Value, json};

use crate::command::luopan;
use crate::faults::{TODAY, bare_atlas, good, vocabulary};

/// Paths and English messages of the advice on a platform file.
fn advised(text: &str) -> Vec<(String, String)> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.ron");
    fs::write(&path, text).unwrap();
    let words = vocabulary();
    assert_eq!(data::check(&path, TODAY, Some(&words)).list, []);
    let findings = data::advise(&path, TODAY, Some(&words));
    let list = findings.list.iter();
    list.map(|finding| {
        assert_eq!(finding.severity, Severity::Advice);
        let place = finding.place.span;
        assert!(place.start > 0 && place.end <= text.len(), "{finding:?}");
        (finding.path.clone(), finding.message.en.clone())
    })
    .collect()
}

#[test]
fn each_kind_of_advice_has_its_cause_and_its_cure() {
    let good = good()
        .replace(r#"as_of: "2020-Q1", source"#, r#"as_of: "2026-Q1", source"#)
        .replace(
            "        steps:",
            "        example: (fr: \"un\", en: \"one\"),\n        steps:",
        );
    assert_eq!(advised(&good), []);
    let fee = |topic: &str, date: &str| {
        let entry = format!(
            "    entry: [(topic: {topic}, text: (fr: \"prix\", en: \"price\"), as_of: \"{date}\", sources: [\"S1\"])],\n    sources:"
        );
        good.replace("    sources: [\n", &format!("{entry} [\n"))
    };
    for (text, path, message) in [
        (
            good.replace("\"2026-Q1\"", "\"2023-Q4\""),
            "figures[0].as_of",
            "the newest number of users is 35 months old",
        ),
        (
            good.replace("        example: (fr: \"un\", en: \"one\"),\n", ""),
            "opportunities",
            "opportunities without an example (1): stickers",
        ),
        (
            fee("Fee", "2024-10"),
            "entry[0].as_of",
            "a fee of 25 months ago",
        ),
        (
            fee("Fee", "read 2026-11"),
            "entry[0].as_of",
            "an undated fee",
        ),
        (
            good.replace("grade: A", "grade: C")
                .replace("\"One\"", "\"One in 20 users\"")
                .replace("\"Un\"", "\"Un utilisateur sur 20\""),
            "sources",
            "figures that rest on sources of grade C alone (2): about[0], figures[0]",
        ),
    ] {
        assert_ne!(text, good, "{message}");
        let wanted = (path.to_owned(), message.to_owned());
        assert_eq!(advised(&text), [wanted], "{text}");
    }
    for text in [
        fee("Fee", "2024-11"),
        fee("Time", "2020"),
        good.replace("status: Active", "status: Closed(\"2021\")")
            .replace("\"2026-Q1\"", "\"2020\""),
        good.replace("grade: A", "grade: B"),
        good.replace("\"2026-Q1\"", "\"2024-11\""),
    ] {
        assert_eq!(advised(&text), [], "{text}");
    }
}

#[test]
fn advice_is_printed_only_when_asked_for() {
    let quiet = luopan(&["check", "assets/atlas"]);
    assert_eq!((quiet.code, quiet.out.as_str()), (0, "aucune faute\n"));
    for words in [
        ["check", "assets/atlas", "--advice"].as_slice(),
        &["check", "--advice"],
    ] {
        let answer = luopan(words);
        assert_eq!(answer.code, 0);
        assert!(answer.out.contains("conseil\u{a0}: opportunities"));
        let last = answer.out.lines().last().unwrap();
        assert!(last.starts_with("0 erreur, 0 avertissement, "), "{last}");
    }
    let answer = luopan(&["check", "--advice", "--json"]);
    let report: Value = serde_json::from_str(&answer.out).unwrap();
    let findings = report["findings"].as_array().unwrap();
    assert!(findings.len() > 20);
    for finding in findings {
        assert_eq!(finding["severity"], "advice");
        let file = finding["file"].as_str().unwrap();
        assert!(Path::new("assets/atlas").join(file).is_file(), "{file}");
    }
}

#[test]
fn stale_names_what_is_old_and_its_source() {
    let small = |words: &[&str]| luopan(&[&["--data", "tests/it/atlas", "stale"], words].concat());
    let words = ["--months", "12", "--lang", "en"];
    assert_eq!(
        small(&words).out.replace('\u{a0}', " "),
        "Liaotian (liaotian)
  cautions[0]                      7 May 2020  78 months  S1
  about[1]                         2023        35 months  S2
  checklist: live-commerce         2024        23 months  S2
  opportunities: drop              Dec 2024    23 months  S2
  entry: Time                      Jan 2025    22 months  S2
  figures: share (phone payments)  Q1 2025     20 months  S2
  audience[0]                      June 2025   17 months  S2
    S1  大企公司季报, Daqi, https://daqi.example/q1
    S2  A guide to Liaotian, Guides

Weitan (weitan)
  like: Twitter / X  2024  23 months  S1
    S1  Weitan annual report, Weitan, https://weitan.example/2025
"
    );
    let none = small(&["--months", "999"]);
    assert_eq!(
        (none.code, none.out.as_str()),
        (0, "Rien n'a plus de 999 mois.\n")
    );
    let answer = luopan(&["stale", "--json"]);
    let report: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(
        (&report["schema"], &report["months"]),
        (&1.into(), &24.into())
    );
    let mut before = u64::MAX;
    for platform in report["platforms"].as_array().unwrap() {
        let statements = platform["statements"].as_array().unwrap();
        let ages: Vec<u64> = statements
            .iter()
            .map(|statement| statement["age_months"].as_u64().unwrap())
            .collect();
        assert!(ages.is_sorted_by(|a, b| a >= b), "{platform}");
        assert!(ages[0] <= before && ages.last() > Some(&24), "{platform}");
        before = ages[0];
        for statement in statements {
            assert!(statement["source"]["title"].is_string(), "{statement}");
        }
    }
}

#[test]
fn rules_grow_old_from_their_last_check() {
    let rules =
        |words: &[&str]| luopan(&[&["--data", "tests/it/rules.ron", "stale"], words].concat());
    assert_eq!(
        rules(&["--lang", "en"]).out.replace('\u{a0}', " "),
        "Rules
  cn-label  15 Jan 2024  34 months  R1
    R1  Law, https://law.cn/9
"
    );
    assert_eq!(
        rules(&["--months", "34"]).out,
        "Rien n'a plus de 34 mois.\n"
    );
    let answer = rules(&["--json"]);
    let report: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(
        report["rules"],
        json!([{
            "id": "cn-label", "country": "CN", "checked_on": "2024-01-15", "age_months": 34,
            "source": { "id": "R1", "title": "Law", "publisher": null, "url": "https://law.cn/9" },
        }])
    );
}

/// What is stale on a platform file: part and age.
fn stale(text: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.ron");
    fs::write(&path, text).unwrap();
    let loaded = data::load(&path, TODAY, Some(&vocabulary())).unwrap();
    let old = data::stale(&loaded.atlas, TODAY, 24);
    let list = old.iter().flat_map(|(_, list)| list);
    list.filter_map(|statement| {
        let platform = &loaded.atlas.platforms[0];
        let name = match statement.place {
            Place::Figure(i) => platform.figures[i].kind.to_string(),
            Place::Feature(i) => platform.checklist[i].feature.to_string(),
            Place::Entry(i) => format!("{:?}", platform.entry[i].topic),
            Place::Opportunity(i) => platform.opportunities[i].id.to_string(),
            // As old as the file, whatever is changed in it here.
            Place::Like(_) | Place::About(_) => return None,
            place => format!("{place:?}"),
        };
        let source = statement.source.unwrap();
        Some(format!("{name} {} {}", statement.months, source.id))
    })
    .collect()
}

#[test]
fn history_is_not_stale() {
    let good = good();
    let old = ["mau 80 S1", "private-messages 71 S1", "stickers 71 S1"];
    let newer = |date| {
        format!(
            "        (kind: \"mau\", value: 2_000, counted_by: Company, as_of: \"{date}\", source: \"S1\"),\n    ],\n    checklist"
        )
    };
    let entry = |date| {
        format!(
            "    entry: [(topic: Phone, text: (fr: \"un\", en: \"one\"), as_of: \"{date}\", sources: [\"S1\"])],\n    sources: [\n"
        )
    };
    let with_figure = |date| good.replace("    ],\n    checklist", &newer(date));
    let with_entry = |date| good.replace("    sources: [\n", &entry(date));
    let rest = &old[1..];
    for (text, found) in [
        (good.clone(), old.join(", ")),
        (with_figure("2026"), rest.join(", ")),
        (
            with_figure("2024-10"),
            format!("{}, mau 25 S1", rest.join(", ")),
        ),
        (with_figure("2024-11"), rest.join(", ")),
        (
            with_entry("2019"),
            format!("Phone 83 S1, {}", old.join(", ")),
        ),
        (
            with_entry("read 2024-10"),
            format!("{}, Phone 25 S1", old.join(", ")),
        ),
        (with_entry("read 2025"), old.join(", ")),
        (
            good.replace("status: Active", "status: Declining"),
            old.join(", "),
        ),
        (
            good.replace("status: Active", "status: Closed(\"2021\")"),
            String::new(),
        ),
    ] {
        assert_eq!(stale(&text).join(", "), found, "{text}");
    }
}

#[test]
fn an_id_that_cannot_be_is_refused() {
    for id in ["Nova", "a b", "../x", "", "con", "no--va"] {
        let answer = luopan(&["new", id]);
        assert_eq!((answer.code, answer.out.as_str()), (2, ""), "{id:?}");
        assert!(
            answer.err.contains(&format!("«\u{a0}{id}\u{a0}»")),
            "{answer:?}"
        );
    }
}

#[test]
fn an_id_that_is_taken_is_refused() {
    for (words, says) in [
        (
            ["new", "qq", "--lang", "fr"].as_slice(),
            "«\u{a0}qq\u{a0}»\u{a0}: l'atlas a déjà QQ; luopan show qq l'affiche",
        ),
        (
            &["new", "qq", "--lang", "en"],
            "“qq”: the atlas already has QQ; luopan show qq shows it",
        ),
        (
            &["--data", "tests/it/atlas", "new", "kiosk", "--lang", "en"],
            "“kiosk”: the atlas already has Kiosk",
        ),
    ] {
        let answer = luopan(words);
        assert_eq!((answer.code, answer.out.as_str()), (2, ""), "{words:?}");
        assert!(answer.err.contains(says), "{answer:?}");
    }
    // Another atlas has other platforms.
    let answer = luopan(&["--data", "tests/it/atlas", "new", "qq"]);
    assert_eq!(answer.code, 0, "{answer:?}");
}

/// What `check` says of a file named `nova.ron`: path and English message.
fn told(text: &str) -> Vec<(String, String)> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("nova.ron");
    fs::write(&path, text).unwrap();
    let findings = data::check(&path, TODAY, Some(&vocabulary()));
    let list = findings.list.into_iter();
    list.map(|f| (f.path, f.message.en)).collect()
}

#[test]
fn a_skeleton_lacks_only_what_is_left_to_fill() {
    let text = data::skeleton("nova", &bare_atlas(), Lang::En).unwrap();
    let paths: Vec<String> = told(&text).into_iter().map(|(path, _)| path).collect();
    assert_eq!(
        paths.join(" "),
        "name owner.name launched status regions[0] languages[0] kinds[0] tagline.fr tagline.en \
         like[0].name like[0].relation like[0].alike.fr like[0].alike.en like[0].unlike.fr \
         like[0].unlike.en like[0].as_of about[0].text.fr about[0].text.en about[0].as_of \
         sources[0].title sources[0].lang sources[0].grade"
    );
    let mut filled = text;
    for (empty, full) in [
        ("launched: \"\"", "launched: \"2020\""),
        ("status: Choose", "status: Active"),
        ("regions: [\"\"]", "regions: [\"CN\"]"),
        ("languages: [\"\"]", "languages: [\"zh\"]"),
        ("kinds: [\"\"]", "kinds: [\"messaging\"]"),
        ("relation: Choose", "relation: SameJob"),
        ("as_of: \"\"", "as_of: \"2026\""),
        ("lang: \"\"", "lang: \"zh\""),
        ("grade: Choose", "grade: A"),
        ("\"\"", "\"some\""),
    ] {
        assert!(filled.contains(empty), "{empty}");
        filled = filled.replace(empty, full);
    }
    assert_eq!(told(&filled), []);
}

/// A commented line means what it says: with all `//` taken away the file is whole, and empty.
#[test]
fn the_optional_fields_of_a_skeleton_only_need_values() {
    let text = data::skeleton("nova", &bare_atlas(), Lang::Fr).unwrap();
    let lines = text.lines().map(|line| {
        let field = line.trim_start_matches([' ', '/']);
        let is_heading = !field.contains(['(', ')', ':', '[', ']']);
        if is_heading { "" } else { field }
    });
    let whole: Vec<&str> = lines.collect();
    for (path, message) in told(&whole.join("\n")) {
        let is_empty = ["empty text", "unknown choice “Choose”", "a number expected"];
        assert!(
            is_empty.iter().any(|start| message.starts_with(start)),
            "{path}: {message}"
        );
    }
}

/// The optional fields of a record and of those within, as `Record.field`.
fn optional(record: &Record, into: &mut BTreeSet<String>, unsaid: &mut Vec<String>) {
    for field in record.fields {
        if field.need != Need::Must {
            into.insert(format!("{}: ", field.name));
            if field.says.0.is_empty() || field.says.1.is_empty() {
                unsaid.push(format!("{}.{}", record.name, field.name));
            }
        }
        match field.is {
            Type::Record(inner) => optional(inner, into, unsaid),
            Type::List {
                of: Type::Record(inner),
                ..
            } => optional(inner, into, unsaid),
            _ => {}
        }
    }
}

#[test]
fn every_optional_field_is_said_what_it_is_for() {
    let (mut names, mut unsaid) = (BTreeSet::new(), Vec::new());
    optional(&PLATFORM, &mut names, &mut unsaid);
    assert_eq!(unsaid, Vec::<String>::new());
    let text = data::skeleton("nova", &bare_atlas(), Lang::Fr).unwrap();
    for name in names {
        assert!(text.contains(&name), "{name}");
    }
}
