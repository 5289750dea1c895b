//! The law by country: loaded beside the platforms, shown under their cautions, answered by `luopan rules`.

use std::fs;
use std::path::Path;

use luopan::data::{self, Atlas, Lang, RuleBook, SectionId};
use luopan::export::{Form, Ink, flow, print};
use luopan::sheet;
use luopan::words::UNICODE;
use serde_json::{Value, json};

use crate::command::luopan;
use crate::faults;
use crate::stage::{TODAY, small_atlas};

const RULES: &str = "tests/it/rules.ron";

/// The small atlas with the invented rules; its messenger is at home in China and open in Japan.
fn atlas() -> Atlas {
    let mut atlas = small_atlas();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(RULES);
    let rules = data::load(&path, TODAY, Some(&atlas.vocabulary));
    let rules = rules.unwrap_or_else(|f| panic!("{}", f.report(Lang::En)));
    assert_eq!(rules.warnings.list, []);
    atlas.rules = rules.atlas.rules;
    for platform in &mut atlas.platforms {
        if platform.id == "liaotian" {
            platform.regions.push("JP".into());
        }
    }
    atlas
}

/// One section of a platform's page, wide enough for a line a statement, no-break spaces made plain.
fn section(atlas: &Atlas, platform: &str, id: SectionId, lang: Lang) -> Vec<String> {
    let platform = atlas.platform(platform).unwrap();
    let mut page = sheet::platform(atlas, platform, lang, TODAY);
    page.head.clear();
    page.sections.retain(|s| s.id == Some(id));
    let form = Form {
        columns: 400,
        chart_rows: 0,
        glyphs: &UNICODE,
        lang,
        airy: false,
    };
    let text = print(&flow(&page, form), Ink::Plain, &UNICODE).replace('\u{a0}', " ");
    text.lines().map(str::to_owned).collect()
}

#[test]
fn a_page_shows_the_rules_of_its_countries_after_its_cautions_home_first() {
    let atlas = atlas();
    let fr = section(&atlas, "liaotian", SectionId::Cautions, Lang::Fr);
    assert!(
        fr[2].starts_with("! Les messages sont surveillés."),
        "{fr:#?}"
    );
    assert_eq!(
        fr[fr.len() - 7..],
        [
            "",
            "Règles · Chine (2) · luopan rules CN",
            "• Mention : Une annonce se reconnaît. Sanction : 100 000 yuans. En vigueur : 1er mai 2023. (vérifié le 15 janv. 2024 · R1, R2 · A · ancien)",
            "• Cartes : Pas de carte. (vérifié le 22 nov. 2026 · R2 · C · frais)",
            "",
            "Règles · Japon (1) · luopan rules JP",
            "• Publicité furtive : Rien de caché. (vérifié le 22 nov. 2026 · R3 · B · frais)",
        ]
    );
    let en = section(&atlas, "weitan", SectionId::Cautions, Lang::En);
    assert_eq!(
        en[en.len() - 3..],
        [
            "Rules · China (2) · luopan rules CN",
            "• Label: An ad is identifiable. Penalty: RMB 100,000. In force: 1 May 2023. (checked 15 Jan 2024 · R1, R2 · A · stale)",
            "• Maps: No map. (checked 22 Nov 2026 · R2 · C · fresh)",
        ]
    );
}

#[test]
fn the_sources_of_the_rules_shown_follow_those_of_the_page() {
    let atlas = atlas();
    for (platform, cited) in [
        ("weitan", vec!["R1", "R2"]),
        ("liaotian", vec!["R1", "R2", "R3"]),
        ("kiosk", vec!["R3"]),
    ] {
        let lines = section(&atlas, platform, SectionId::Sources, Lang::En);
        let heading = lines.iter().position(|l| l == "Sources of the rules");
        let after = lines.iter().skip(heading.unwrap() + 1);
        let ids: Vec<&str> = after.map(|l| l.split(' ').next().unwrap()).collect();
        assert_eq!(ids, cited, "{platform}");
    }
}

#[test]
fn rules_are_read_from_their_own_file_of_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let platforms = folder.path().join("platforms");
    fs::create_dir(&platforms).unwrap();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let vocabulary = fs::read_to_string(here.join("tests/it/atlas/atlas.ron")).unwrap();
    let rules = fs::read_to_string(here.join(RULES)).unwrap();
    fs::write(folder.path().join("atlas.ron"), vocabulary).unwrap();
    let load = || data::load(folder.path(), TODAY, None);
    assert_eq!(load().unwrap().atlas.rules, RuleBook::default().into());

    fs::write(folder.path().join("rules.ron"), &rules).unwrap();
    assert_eq!(load().unwrap().atlas.rules, atlas().rules);

    fs::write(platforms.join("law.ron"), &rules).unwrap();
    let report = load().unwrap_err().report(Lang::En);
    assert!(report.contains("rules among the platforms"), "{report}");

    fs::remove_file(platforms.join("law.ron")).unwrap();
    fs::write(folder.path().join("rules.ron"), faults::good()).unwrap();
    let report = load().unwrap_err().report(Lang::En);
    assert!(report.contains("rules.ron holds no rules"), "{report}");
}

#[test]
fn answers_and_exit_codes() {
    let small = "tests/it/atlas";
    for (words, code, holds) in [
        (
            "rules",
            0,
            "À dire en réunion\n 1.  Signalez la publicité. (Mention; Publicité furtive)",
        ),
        ("rules", 0, "Règles par pays\nCN  Chine (2)\nJP  Japon (1)"),
        (
            "rules --lang en",
            0,
            "To say in a meeting\n 1.  Mark advertising.",
        ),
        (
            "rules cn",
            0,
            "Règles · Chine (2)\n\nMention  广告 guǎnggào  cn-label",
        ),
        ("rules CN", 0, "Vise        marque, créateur"),
        (
            "rules chine",
            0,
            "À noter     Deux sources se contredisent.",
        ),
        ("rules China", 0, "R1  Law · sans date"),
        ("rules JAPON --lang en", 0, "Rules · Japan (1)"),
        ("rules coree du sud", 1, "Aucune règle connue."),
        ("rules États-Unis", 1, "Aucune règle connue."),
    ] {
        let mut line = vec!["--data", RULES];
        match words.strip_prefix("rules coree") {
            Some(_) => line.extend(["rules", "coree", "du", "sud"]),
            None => line.extend(words.split(' ')),
        }
        let answer = luopan(&line);
        assert_eq!(answer.code, code, "{words}: {answer:?}");
        let out = answer.out.replace('\u{a0}', " ");
        assert!(out.contains(holds), "{words} lacks {holds:?}:\n{out}");
    }
    let none = luopan(&["--data", small, "rules"]);
    assert_eq!(
        (none.code, none.out.as_str()),
        (1, "Aucune règle connue.\n")
    );
}

#[test]
fn an_unknown_country_offers_the_nearest_or_all() {
    for (name, holds) in [
        ("chne", "Les plus proches : Chine (CN)"),
        ("jappon", "Japon (JP)"),
        ("zzz", "Pays qui ont des règles : Chine (CN), Japon (JP)"),
        ("a\u{1b}[31m", "Aucun pays de l'atlas ne se nomme"),
    ] {
        let answer = luopan(&["--data", RULES, "rules", name]);
        assert_eq!(answer.code, 2, "{name}: {answer:?}");
        let err = answer.err.replace('\u{a0}', " ");
        assert!(err.contains(holds), "{name} lacks {holds:?}:\n{err}");
        assert!(!err.contains('\u{1b}'), "{err:?}");
    }
}

/// One word of a country's name is enough, when no other country with rules has it.
#[test]
fn a_part_of_a_name_is_enough_when_it_is_the_only_one() {
    for (name, code) in [
        ("korea", 0),
        ("Corée", 0),
        ("kor", 0),
        ("in", 0),
        ("chin", 0),
    ] {
        assert_eq!(luopan(&["rules", name]).code, code, "{name}");
    }
    assert_eq!(luopan(&["rules", "an"]).code, 2, "Japan and Taiwan hold it");
}

#[test]
fn json_tells_rules_with_their_age_and_sources() {
    let read = |words: &[&str]| -> Value {
        let words = [&["--data", RULES, "--json"], words].concat();
        serde_json::from_str(&luopan(&words).out).unwrap()
    };
    let all = read(&["rules"]);
    assert_eq!(all["lines"][1]["rules"], json!(["cn-map"]));
    assert_eq!(all["countries"][0]["id"], "CN");
    assert_eq!(all["countries"][0]["rules"], 2);
    let china = read(&["rules", "china"]);
    assert_eq!(china["country"]["id"], "CN");
    assert_eq!(china["rules"][0]["id"], "cn-label");
    assert_eq!(china["rules"][0]["freshness"], "stale");
    assert_eq!(china["rules"][0]["binds"], json!(["Brand", "Creator"]));
    let ids: Vec<&Value> = china["sources"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| &s["id"])
        .collect();
    assert_eq!(ids, ["R1", "R2"]);

    let page: Value = serde_json::from_str(&luopan(&["show", "line", "--json"]).out).unwrap();
    let ids = page["rules"].as_array().unwrap();
    assert!(
        ids[0].as_str().unwrap().starts_with("jp-"),
        "home first: {ids:?}"
    );
    assert!(ids.contains(&json!("tw-xhs-block")), "{ids:?}");
}

/// The shipped rules say the same in both languages: the same numbers, in the same count.
#[test]
fn the_shipped_rules_have_the_same_numbers_in_both_languages() {
    let book = luopan::embedded().unwrap().rules;
    let rules = book.rules.iter().flat_map(|r| {
        [
            Some(&r.instrument),
            Some(&r.rule),
            r.penalty.as_ref(),
            r.note.as_ref(),
        ]
    });
    for text in rules.flatten().chain(book.lines.iter().map(|l| &l.text)) {
        assert_eq!(numbers(&text.fr), numbers(&text.en), "{text:?}");
    }
}

/// The digits of each number of a text, without separators, in order of size.
fn numbers(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let goes_on = signs.peek().is_some_and(char::is_ascii_digit);
        match sign {
            '0'..='9' => all.last_mut().unwrap().push(sign),
            ',' | '.' | '\u{a0}' if goes_on => {}
            _ => all.push(String::new()),
        }
    }
    all.retain(|number| !number.is_empty());
    all.sort();
    all
}
