//! One slip, one fault: what follows from it is not told beside it, and no report grows with the file.

use std::fs;

use luopan::data::{self, Findings, Lang, Severity};

use crate::faults::{TODAY, faults, good, told};

/// Makes each slip in `text`; what is then told must be one fault, with these words.
fn each_slip_is_told_once(text: &str, slips: &[(&str, &str, &str)]) {
    for (from, to, words) in slips {
        assert!(text.contains(from), "{from:?} is not in the file");
        let findings = told(text.replacen(from, to, 1).as_bytes());
        let report = findings.report(Lang::En);
        assert!(report.contains(words), "{words:?} is not in\n{report}");
        assert_eq!(findings.list.len(), 1, "{from:?} to {to:?}\n{report}");
    }
}

#[test]
fn one_slip_in_a_platform_is_one_fault() {
    each_slip_is_told_once(
        &good(),
        &[
            // The name of another record.
            ("Platform(", "Atlas(", "write Platform("),
            ("Platform(", "Rules(", "write Platform("),
            ("Platform(", "Overlay(", "write Platform("),
            (
                "en: \"One\"",
                "en: \"One\\u{110000}\"",
                "no sign has this number",
            ),
            // What is not defined is not missed wherever it is cited.
            ("(id: \"S2\"", "(id: \"S1\"", "“S1” is already taken"),
            (
                "(id: \"S1\"",
                "(id: \"s1\"",
                "does not do as the id of a source",
            ),
            ("(id: \"S1\"", "(ids: \"S1\"", "unknown field “ids”"),
            ("sources: [\n", "sorces: [\n", "unknown field “sorces”"),
            // A field that is misspelt is not missing too.
            ("Yes, as_of", "Yes, as_off", "unknown field “as_off”"),
            // A row that names no feature may be the one that is missing.
            ("\"payments\"", "\"quux\"", "unknown feature “quux”"),
            (
                "(feature: \"payments\", status: Unknown)",
                "\"payments\"",
                "a plain text found",
            ),
            // A date to come makes no other one old.
            (
                "as_of: \"2020-Q1\", source: \"S1\"),",
                "as_of: \"2030\", source: \"S1\"),\n(kind: \"mau\", value: 2, counted_by: Press, as_of: \"2021\", source: \"S1\"),",
                "a date in the future",
            ),
            (
                "value: 1_300,",
                "value: 1_300, currency: \"X\",",
                "does not do as a currency code",
            ),
            // A sign that is refused makes no word and no number.
            (
                "en: \"One\"",
                "en: \"One\\u{1b}[31m\"",
                "forbidden sign U+001B",
            ),
            ("en: \"One\"", "en: \"One\\u{3164}x\"", "U+3164"),
            (
                "regions: [\"CN\"",
                "regions: [\"UK\"",
                "unknown country “UK”",
            ),
        ],
    );
}

#[test]
fn what_cannot_be_is_told() {
    let twice = "the same thing twice in this list";
    let row = "        (text: (fr: \"Deux\", en: \"Two\"), as_of: \"2021\", sources: [\"S1\"]),\n";
    each_slip_is_told_once(
        &good(),
        &[
            ("regions: [\"CN\"]", "regions: [\"CN\", \"CN\"]", twice),
            ("[\"messaging\"]", "[\"messaging\", \"messaging\"]", twice),
            ("sources: [\"S2\"]", "sources: [\"S2\", \"S2\"]", twice),
            (row, &row.repeat(2), twice),
            (
                "kind: \"mau\", value: 1_300",
                "kind: \"share\", value: 100.5",
                "no share is above 100%",
            ),
            (
                "kind: \"mau\", value: 1_300",
                "kind: \"minutes\", value: 1_441",
                "a day has 1440 minutes only",
            ),
            (
                "status: Active",
                "status: Closed(\"1998\")",
                "closed before its launch",
            ),
            (
                "status: Active",
                "status: Closed(\"1999-01\")",
                "closed before its launch",
            ),
            (
                "name: \"Tiny\"",
                "name: \"\u{2800}\"",
                "forbidden sign U+2800",
            ),
            (
                "name: \"Tiny\"",
                "name: \"T\u{115f}iny\"",
                "forbidden sign U+115F",
            ),
            (
                "name: \"Tiny\"",
                "name: \"Tіny\"",
                "a word mixes two alphabets: “і” is the sign U+0456",
            ),
            (
                "site: \"tiny.cn\"",
                "site: \"tіny.cn\"",
                "give the host as xn--",
            ),
            (
                "https://tiny.cn/report",
                "https://tіny.cn/report",
                "give the host as xn--",
            ),
        ],
    );
    for (from, to) in [
        ("status: Active", "status: Closed(\"1999\")"),
        ("status: Active", "status: Closed(\"1999-02-01\")"),
        ("kind: \"mau\", value: 1_300", "kind: \"share\", value: 100"),
        ("https://tiny.cn/report", "https://tiny.cn/豆瓣"),
    ] {
        let text = good().replacen(from, to, 1);
        assert_eq!(told(text.as_bytes()).list, [], "{to}");
    }
}

#[test]
fn what_is_no_number_is_told_with_the_number_that_was_meant() {
    for (written, words) in [
        ("20%", "write 20; kind says that it is a share"),
        ("20 %", "write 20; kind"),
        ("1,5 M", "a number is written in digits alone"),
        ("1.5M", "write 1_500_000"),
        ("12k", "write 12_000"),
        ("1,5", "a point for decimals: 1.5"),
        ("1.000,50", "1_000.50"),
        ("1.000.000", "write 1_000_000"),
        ("1'000", "write 1_000"),
        ("1\u{202f}000", "write 1_000"),
        ("20__000_", "“20__000_” is read as 20_000"),
        ("1_000.", "is read as 1_000"),
        ("13_00", "is read as 1_300"),
        ("007", "is read as 7"),
        ("~12", "write 12; precision: About"),
        (">12", "precision: Over"),
        ("12+", "precision: Over"),
        ("<12", "precision: Under"),
        ("US$5", "text without quotes"),
        ("5 $", "write 5; currency"),
        ("1..2", "is not a number"),
        ("1/2", "is not a number"),
        ("½", "or those of another script"),
        ("١٢", "or those of another script"),
    ] {
        let written = format!("value: {written}");
        each_slip_is_told_once(&good(), &[("value: 1_300", &written, words)]);
    }
    for written in ["1_300", "1300", "0.5", "1_300.25", "1e6", "1.3e+9", "0"] {
        let text = good().replace("value: 1_300", &format!("value: {written}"));
        assert_eq!(told(text.as_bytes()).list, [], "{written}");
    }
}

#[test]
fn what_stands_beside_the_data_is_told() {
    let wrong = "no comment begins in this way";
    for (comment, words) in [
        ("/ note", wrong),
        ("\\ note", wrong),
        ("% note", wrong),
        ("* note */", wrong),
        ("／／ note", wrong),
        ("// hi\u{202e}dden", "forbidden sign U+202E in a comment"),
        (
            "/* a\n\tb\u{1b}[2J */",
            "forbidden sign U+001B in a comment",
        ),
    ] {
        let text = format!("    {comment}\n    status");
        each_slip_is_told_once(&good(), &[("    status", &text, words)]);
    }
    for header in [
        "enable(foo)",
        "deny(x)",
        "enable(explicit_struct_names)",
        "enable(implicit_some",
    ] {
        let text = format!("#![{header}]\n{}", good());
        let report = told(text.as_bytes()).report(Lang::En);
        assert!(
            report.contains("a RON attribute of no use here"),
            "{report}"
        );
    }
    for header in ["enable(implicit_some, unwrap_newtypes)", "type = \"x\""] {
        let text = format!("#![{header}]\n{}", good());
        assert_eq!(told(text.as_bytes()).list, [], "{header}");
    }
}

#[test]
fn one_slip_in_a_rule_book_is_one_fault() {
    let text = fs::read_to_string(faults().join("rules-id-twice.ron")).unwrap();
    let text = text.replace(
        "\"cn-label\", country: \"CN\",\n            name: (fr: \"Autre\"",
        "\"cn-other\", country: \"CN\",\n            name: (fr: \"Autre\"",
    );
    assert_eq!(told(text.as_bytes()).list, []);
    each_slip_is_told_once(
        &text,
        &[
            (
                "id: \"cn-label\"",
                "id: \"CN label\"",
                "does not do as an id",
            ),
            ("    rules: [\n", "    rulez: [\n", "unknown field “rulez”"),
            (
                "    sources: [(",
                "    sorces: [(",
                "unknown field “sorces”",
            ),
        ],
    );
}

#[test]
fn a_list_of_the_vocabulary_that_is_missing_is_told_alone() {
    let atlas = fs::read_to_string(faults().join("vocabulary/atlas.ron")).unwrap();
    for (from, to, words) in [
        ("features: [", "featurez: [", "unknown field “featurez”"),
        ("regions: [", "region: [", "unknown field “region”"),
        (
            "id: \"payments\"",
            "id: \"Payments\"",
            "does not do as an id",
        ),
        (
            "vocabulary: (",
            "vocabulary: (), other: (",
            "unknown field “other”",
        ),
    ] {
        assert!(atlas.contains(from), "{from}");
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("atlas.ron"), atlas.replacen(from, to, 1)).unwrap();
        fs::write(folder.path().join("x.ron"), good()).unwrap();
        let findings = data::check(folder.path(), TODAY, None);
        let report = findings.report(Lang::En);
        assert!(report.contains(words), "{words:?} is not in\n{report}");
        let elsewhere = findings.list.iter().filter(|f| f.place.file > 0);
        assert_eq!(elsewhere.count(), 0, "{report}");
    }
}

/// The word that was meant is looked for as often as somebody may read of it, and no more.
#[test]
fn a_huge_wrong_file_is_told_without_much_thought() {
    let sources: String = (10..4_000)
        .map(|n| format!("(id: \"S{n}\", title: \"Help\", lang: \"zh\", grade: B),\n"))
        .collect();
    let cited: String = (0..9_000).map(|n| format!("\"T{n}\",")).collect();
    let rows = "(feature: \"privat-messages\", status: Unknown),\n".repeat(9_000);
    let fields = "(featur: 1),\n".repeat(9_000);
    for text in [
        good()
            .replacen("sources: [\n", &format!("sources: [\n{sources}"), 1)
            .replacen(
                "sources: [\"S1\"]",
                &format!("sources: [\"S1\",{cited}]"),
                1,
            ),
        good().replacen("checklist: [\n", &format!("checklist: [\n{rows}"), 1),
        good().replacen("checklist: [\n", &format!("checklist: [\n{fields}"), 1),
    ] {
        let findings = told(text.as_bytes());
        let helped = findings.list.iter().filter(|f| {
            let help = f.help.as_ref();
            help.is_some_and(|h| h.en.starts_with("did you") || h.en.starts_with("one of"))
        });
        let helped = helped.count();
        assert!((1..=200).contains(&helped), "{helped}");
        let errors = findings.count(Severity::Error);
        assert!(errors >= 9_000, "{errors}");
        let report = findings.report(Lang::En);
        let rest = errors + findings.count(Severity::Warning) - 50;
        assert!(report.contains(&format!("… and {rest} more")), "{report}");
        assert!(report.contains(&format!("{errors} errors, ")), "{report}");
    }
}

/// However long what a file holds, its echo is short.
#[test]
fn every_echo_is_cut() {
    let long = "a".repeat(20_000);
    let native = "小".repeat(20_000);
    let first = good();
    for (from, to) in [
        ("en: \"One\"", format!("en: \"One {native}\"")),
        ("(id: \"S1\"", format!("(id: \"{long}\"")),
        ("feature: \"payments\"", format!("feature: \"{long}\"")),
        (
            "\"payments\", status: Unknown",
            format!("\"{long}\", status: No"),
        ),
        ("id: \"x\"", format!("id: \"{long}\"")),
        ("kind: \"mau\"", format!("kind: \"{long}\"")),
        ("status: Active", format!("status: {long}")),
        ("status: Active", format!("status: \"{long}\"")),
        ("launched: \"1999-02\"", format!("launched: \"{long}\"")),
        ("value: 1_300", format!("value: 1{}", " 000".repeat(10_000))),
        ("value: 1_300", format!("value: {}", "1".repeat(20_000))),
        ("value: 1_300", format!("value: {}k", "1_".repeat(10_000))),
        ("status: Active", format!("status{long}: Active, //{long}")),
    ] {
        assert!(first.contains(from), "{from}");
        let findings: Findings = told(first.replacen(from, &to, 1).as_bytes());
        let all = findings
            .list
            .iter()
            .flat_map(|f| [Some(&f.message), f.help.as_ref()]);
        for text in all.flatten() {
            assert!(text.fr.chars().count() < 400, "{:.200}", text.fr);
        }
    }
}

/// A platform whose owner takes several lines.
fn deep() -> String {
    good().replace(
        "    owner: (name: \"Small Ltd\"),\n",
        "    owner: (\n        name: \"Small Ltd\",\n        native: (text: \"小\", lang: \"zh\", roman: \"Xiǎo\"),\n        about: [\n            (text: (fr: \"Un\", en: \"One\"), as_of: \"2020\", sources: [\"S1\"]),\n        ],\n    ),\n",
    )
}

/// Whatever bracket, quote or colon is lost, doubled or mistyped, one fault is told, in its line or the next,
/// or with that line as the other place; and nothing follows from it.
#[test]
fn each_sign_lost_doubled_or_mistyped_is_told_once_where_it_is() {
    let text = deep();
    assert_eq!(told(text.as_bytes()).list, []);
    let mut slips = 0;
    for (at, sign) in text.char_indices() {
        let wrong: &[&str] = match sign {
            '(' => &["", "((", "[", "{"],
            '[' => &["", "[[", "{"],
            ')' => &["", "}"],
            ']' => &["", "]]", "}"],
            '"' => &["", "\"\"", "'", "”"],
            ':' => &["", "::", " =", "："],
            _ => continue,
        };
        if text[..at]
            .lines()
            .last()
            .is_some_and(|line| line.starts_with("//"))
        {
            continue;
        }
        for wrong in wrong {
            let slip = format!("{}{wrong}{}", &text[..at], &text[at + sign.len_utf8()..]);
            let findings = told(slip.as_bytes());
            let line = text[..at].matches('\n').count() + 1;
            let places = findings.list.iter().flat_map(|f| {
                let other = f.related.iter().map(|(place, _)| *place);
                other.chain([f.place])
            });
            let lines: Vec<usize> = places
                .filter_map(|place| findings.line_and_column(place))
                .map(|(line, _)| line)
                .collect();
            let near = |told: &usize| [line, line + 1].contains(told);
            let context = format!("line {line}: {sign} as {wrong:?}");
            let report = findings.report(Lang::En);
            assert!(
                findings.list.len() == 1 && lines.iter().any(near),
                "{context}\n{report}"
            );
            slips += 1;
        }
    }
    assert!(slips > 900, "{slips}");
}

/// What closes too early is told there, and no advice loses what follows.
#[test]
fn a_bracket_too_many_is_told_where_it_is() {
    let text = deep();
    assert_eq!(told(text.as_bytes()).list, []);
    each_slip_is_told_once(
        &text,
        &[
            (
                "roman: \"Xiǎo\"),\n",
                "roman: \"Xiǎo\")),\n",
                "one “)” too many",
            ),
            (
                "sources: [\"S2\"]),\n",
                "sources: [\"S2\"])),\n",
                "one “)” too many",
            ),
            (
                "regions: [\"CN\"],",
                "regions: [\"CN\"]],",
                "one “]” too many",
            ),
            ("value: 1_300, ", "value: 20,000,000, ", "20_000_000"),
            ("value: 1_300, ", "value: 20 000 000, ", "20_000_000"),
            ("value: 1_300, ", "value: ２０_000, ", "full-width digits"),
            ("status: Active", "status-note: Active", "status_note"),
            ("status: Active", "status note: Active", "status_note"),
            ("Platform(\n    id", "Platform(\n    let id", "“let id”"),
            (
                "Platform(\n    id",
                "Platform(\n    .id",
                "unexpected sign “.”",
            ),
            ("Platform(", "Platform [", "“[” instead of “(”"),
            ("Platform(", "Platform {", "“{” instead of “(”"),
            (
                "status: Active",
                "status: launched: Active",
                "is missing here",
            ),
        ],
    );
    let lost = told("Some words".as_bytes()).report(Lang::En);
    assert!(!lost.contains("delete what follows"), "{lost}");
}
