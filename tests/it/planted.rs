//! Wrong facts planted one by one in the shipped atlas: the check finds each, and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use luopan::data::{self, Lang, Severity};
use tempfile::TempDir;

use crate::faults::TODAY;

const SHIPPED: &str = "assets/atlas";

/// A wrong fact: what it stands for, in which file of the atlas, and what the check must say of it.
struct Fault {
    file: &'static str,
    was: &'static str,
    now: &'static str,
    /// The finding stands in the first line that holds this.
    at: &'static str,
    severity: Severity,
    /// The English message begins so.
    says: &'static str,
}

const fn fault(file: &'static str, (was, now): (&'static str, &'static str)) -> Fault {
    Fault {
        file,
        was,
        now,
        at: was,
        severity: Severity::Error,
        says: "",
    }
}

impl Fault {
    const fn error(mut self, says: &'static str) -> Self {
        self.says = says;
        self
    }

    const fn warning(mut self, says: &'static str) -> Self {
        self.severity = Severity::Warning;
        self.says = says;
        self
    }

    const fn advice(mut self, says: &'static str) -> Self {
        self.severity = Severity::Advice;
        self.says = says;
        self
    }

    /// The finding stands elsewhere than the fault.
    const fn at(mut self, line: &'static str) -> Self {
        self.at = line;
        self
    }
}

const FAULTS: [Fault; 18] = [
    // Wrong in itself.
    fault(
        "zalo.ron",
        ("une amende de 810 millions", "une amende de 801 millions"),
    )
    .warning("the numbers differ: 801 millions in French, 810 million in English"),
    fault(
        "zalo.ron",
        (
            r#"as_of: "2025-12", source: "S16""#,
            r#"as_of: "2027-12", source: "S16""#,
        ),
    )
    .error("a date in the future: 2027-12"),
    fault("zalo.ron", (r#"["S1", "S37"]"#, r#"["S1", "S37", "S99"]"#))
        .error("unknown source “S99”"),
    fault(
        "zalo.ron",
        (
            r#"title: "VNG fined", publisher: "Sài Gòn Giải Phóng""#,
            r#"title: "Zalo fined", publisher: "Công an Nhân dân""#,
        ),
    )
    .at(r#"(id: "S37""#)
    .warning("“S37” is the same source as “S1”"),
    fault("zalo.ron", (r#"feature: "events""#, r#"feature: "evenst""#))
        .error("unknown feature “evenst”"),
    fault(
        "zalo.ron",
        (
            r#"(feature: "q-and-a", status: Unknown)"#,
            r#"(feature: "q-and-a", status: No)"#,
        ),
    )
    .error("“q-and-a” is said to be No without date or source"),
    fault(
        "zalo.ron",
        (r#"id: "zns-notices""#, r#"id: "oa-care-loyalty""#),
    )
    .error("“oa-care-loyalty” is already taken"),
    fault(
        "zalo.ron",
        (
            r#"(kind: "mau", value: 46_500_000"#,
            r#"(kind: "mua", value: 46_500_000"#,
        ),
    )
    .error("unknown metric “mua”"),
    fault(
        "zalo.ron",
        (
            r#"as_of: "2024-Q3", source: "S15""#,
            r#"as_of: "2022-Q3", source: "S15""#,
        ),
    )
    .at(r#"value: 77_600_000"#)
    .warning("this figure is older than the one before it in its series"),
    fault(
        "kuaishou.ron",
        (r#"currency: "CNY", counted_by"#, "counted_by"),
    )
    .at(r#"kind: "gmv""#)
    .error("“gmv” counts money: the currency is missing"),
    fault("kuaishou.ron", ("(土, tǔ)", "(土气, tǔqì)")).warning("“土气” is defined nowhere"),
    fault(
        "xiaohongshu.ron",
        ("making people want a product", "making people want"),
    )
    .warning("“种草” is defined elsewhere, in another way"),
    fault(
        "rules.ron",
        (r#"checked_on: "2026"#, r#"checked_on: "2062"#),
    )
    .error("a date in the future: 2062"),
    // Not wrong, but not good enough.
    fault(
        "sharechat.ron",
        (
            r#"as_of: "2024-11", source: "S16", note"#,
            r#"as_of: "2024-05", source: "S16", note"#,
        ),
    )
    .advice("the newest number of users is 30 months old"),
    fault(
        "zalo.ron",
        (
            "            example: (fr: \"Coca-Cola",
            "            // example: (fr: \"Coca-Cola",
        ),
    )
    .at("    opportunities: [")
    .advice("opportunities without an example (2): "),
    fault(
        "mixi.ron",
        (
            r#"per: Month), as_of: "2025-01-20""#,
            r#"per: Month), as_of: "2024-01-20""#,
        ),
    )
    .advice("a fee of 34 months ago"),
    fault(
        "line.ron",
        (
            r#"per: Month), as_of: "2026-08-13""#,
            r#"per: Month), as_of: "read 2026-11""#,
        ),
    )
    .advice("an undated fee"),
    fault(
        "zalo.ron",
        (r#"sources: ["S12", "S17"]"#, r#"sources: ["S12"]"#),
    )
    .at("    sources: [\n")
    .advice("figures that rest on sources of grade C alone (10): "),
];

/// What the check says, with advice, of the atlas in `folder`: file, line, severity, message.
fn told(folder: &Path) -> BTreeSet<(String, usize, Severity, String)> {
    let findings = data::advise(folder, TODAY, None);
    let list = findings.list.iter();
    list.map(|finding| {
        let file = findings.files[finding.place.file].name.clone();
        let (line, _) = findings.line_and_column(finding.place).unwrap();
        (file, line, finding.severity, finding.message.en.clone())
    })
    .collect()
}

/// A copy of what the atlas says of `file`: the vocabulary, the rules, and that file.
fn copy(file: &str) -> (TempDir, PathBuf) {
    let (from, to) = (Path::new(SHIPPED), tempfile::tempdir().unwrap());
    fs::create_dir(to.path().join("platforms")).unwrap();
    let own = match file {
        "rules.ron" => file.to_owned(),
        _ => format!("platforms/{file}"),
    };
    for name in ["atlas.ron", "rules.ron", &own] {
        fs::copy(from.join(name), to.path().join(name)).unwrap();
    }
    let path = to.path().join(own);
    (to, path)
}

#[test]
fn each_planted_fault_is_told_where_it_stands() {
    for fault in &FAULTS {
        let (folder, path) = copy(fault.file);
        let before = told(folder.path());
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(fault.was), "{}", fault.was);
        fs::write(&path, text.replacen(fault.was, fault.now, 1)).unwrap();

        let after = told(folder.path());
        let new: Vec<_> = after.difference(&before).collect();
        let [(file, line, severity, message)] = new.as_slice() else {
            panic!("{}: {new:#?}", fault.says);
        };
        assert!(file.ends_with(fault.file), "{file}: {}", fault.says);
        let above = text.split(fault.at).next().unwrap();
        assert_eq!(*line, above.matches('\n').count() + 1, "{}", fault.says);
        assert_eq!(*severity, fault.severity, "{message}");
        assert!(message.starts_with(fault.says), "{message}");
    }
}

/// The words of a file are defined in it or shared, so that it may be checked without the others.
#[test]
fn each_file_of_the_atlas_is_faultless_alone() {
    let atlas = luopan::embedded().unwrap();
    let platforms = fs::read_dir(Path::new(SHIPPED).join("platforms")).unwrap();
    let mut files: Vec<PathBuf> = platforms.map(|entry| entry.unwrap().path()).collect();
    files.push(Path::new(SHIPPED).join("rules.ron"));
    assert!(files.len() > 20);
    for file in files {
        let findings = data::check(&file, TODAY, Some(&atlas.vocabulary));
        assert_eq!(findings.list, [], "{}", findings.report(Lang::En));
    }
}
