//! The binary: words in, lines and exit code out.

use std::process::{Command, Stdio};

use serde_json::Value;

/// What the program answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs luopan in French, on 22 November 2026, with a plain environment.
pub(crate) fn luopan(words: &[&str]) -> Answer {
    answer(prepared().args(words))
}

/// A path that no file can have: nothing is read there, and nothing written.
pub(crate) const NOWHERE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml/nothing");

/// A config file that sets nothing.
pub(crate) const UNSET: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/config.ron");

/// The program as [`luopan`] runs it.
pub(crate) fn prepared() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_luopan"));
    command
        .env_clear()
        .env("LANG", "fr_CA.UTF-8")
        .env("LUOPAN_CONFIG", UNSET)
        .env("LUOPAN_STATE", NOWHERE)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["--today", "2026-11-22"])
        .stdin(Stdio::null());
    command
}

pub(crate) fn answer(command: &mut Command) -> Answer {
    let output = command.output().unwrap();
    Answer {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

pub(crate) fn json(words: &[&str]) -> Value {
    let answer = luopan(words);
    serde_json::from_str(&answer.out).unwrap_or_else(|error| panic!("{error}: {answer:?}"))
}

#[test]
fn what_was_typed_is_echoed_in_part_when_it_is_long() {
    let long = "x".repeat(100_000);
    let option = format!("--{long}");
    let cases: [&[&str]; 6] = [
        &["check", &long],
        &["--data", &long, "list"],
        &["--overlay", &long, "list"],
        &["completions", &long],
        &[&option],
        &["export", "qq", "--format", "md", "-o", &long],
    ];
    for words in cases {
        for lang in ["fr", "en"] {
            let answer = luopan(&[&["--lang", lang], words].concat());
            assert_ne!(answer.code, 0, "{:?}", words[0]);
            let said = answer.out.len() + answer.err.len();
            assert!((20..1_500).contains(&said), "{said} of {:?}", words[0]);
        }
    }
}

#[test]
fn the_near_word_is_offered_where_a_catalogue_has_nothing() {
    for (words, near) in [
        (["reach", "mua"], "Les plus proches\u{a0}: UAM"),
        (["reach", "registred"], "Les plus proches\u{a0}: Inscrits"),
        (["term", "kll"], "Les plus proches\u{a0}: KOL"),
        (["term", "mini progam"], "Les plus proches\u{a0}: 小程序"),
        (["changes", "dobuan"], "Les plus proches\u{a0}: douban"),
    ] {
        let answer = luopan(&words);
        assert_eq!(answer.code, 1, "{words:?}");
        assert!(answer.out.contains(near), "{words:?}: {answer:?}");
    }
    for words in [["reach", "zzzz"], ["term", "zzzzq"], ["reach", "zz"]] {
        assert!(!luopan(&words).out.contains("proches"), "{words:?}");
    }
}

#[test]
fn answers_and_exit_codes() {
    let small = "tests/it/atlas";
    for (words, code, holds) in [
        (
            vec!["--data", small, "list"],
            0,
            "liaotian  Liaotian 聊天通  Messagerie   1,43\u{a0}Md UAM (T1\u{a0}2026)",
        ),
        (
            vec!["--data", small, "list"],
            0,
            "kiosk     Kiosk            Forum        fermée (1er\u{a0}août\u{a0}2023)",
        ),
        (
            vec!["--data", small, "list", "--lang", "en"],
            0,
            "1.43\u{a0}bn MAU (Q1\u{a0}2026)",
        ),
        (
            vec!["--data", small, "--lang", "en", "list"],
            0,
            "Messaging app",
        ),
        (
            vec!["--data", small, "search", "twitter"],
            0,
            "weitan  équivalent\u{a0}: Twitter / X",
        ),
        (
            vec!["--data", small, "search", "zzzz"],
            1,
            "Rien ne correspond à «\u{a0}zzzz\u{a0}».",
        ),
        (vec!["--data", small, "zzzz"], 1, "Rien ne correspond"),
        (vec!["--data", small, "weitan"], 0, "weitan  nom"),
        (
            vec!["--data", small, "show", "weitan"],
            0,
            "environ\u{a0}567\u{a0}M d'utilisateurs actifs par mois",
        ),
        (
            vec!["--data", small, "show", "Weitan", "--lang", "en"],
            0,
            "about\u{a0}567\u{a0}million monthly active users",
        ),
        (
            vec!["--data", small, "show", "微谈"],
            0,
            "Weitan Corporation",
        ),
        (
            vec!["--data", small, "show", "liaotian", "--section", "cautions"],
            0,
            "6 Mises en garde\n! Les messages sont surveillés.",
        ),
        (vec!["show", "xhs"], 0, "Xiaohongshu"),
        (
            vec!["--data", small, "list", "pays:zz"],
            1,
            "pays: ne connaît pas «\u{a0}zz\u{a0}»",
        ),
        (
            vec!["--data", small, "search", "weitan", "genre:truc"],
            1,
            "genre: ne connaît pas «\u{a0}truc\u{a0}»",
        ),
        (
            vec!["--data", small, "matrix", "genre:truc"],
            1,
            "genre: ne connaît pas",
        ),
        (
            vec!["opportunities", "pour:luxxe"],
            1,
            "pour: ne connaît pas",
        ),
        (
            vec!["--data", small, "search", "😀"],
            1,
            "rien à chercher ici",
        ),
        (
            vec!["--data", small, "list", "😀"],
            1,
            "rien à chercher ici",
        ),
        (
            vec!["--data", small, "matrix", "😀"],
            1,
            "rien à chercher ici",
        ),
        (
            vec!["--data", small, "search", "le", "la"],
            1,
            "Rien ne correspond",
        ),
        (vec!["search", "--help"], 0, "\"mots exacts\""),
        (vec!["check", small], 0, "aucune faute"),
        (vec!["check"], 0, "aucune faute"),
        (vec!["--version"], 0, "luopan 0.1.0"),
        (vec!["--help"], 0, "L'atlas des plateformes sociales d'Asie"),
    ] {
        let answer = luopan(&words);
        assert_eq!(answer.code, code, "{words:?}: {answer:?}");
        assert!(
            answer.out.contains(holds),
            "{words:?} lacks {holds:?}:\n{}",
            answer.out
        );
        assert_eq!(answer.err, "", "{words:?}");
    }
}

#[test]
fn the_version_says_which_atlas_is_inside() {
    let edition = luopan::embedded().unwrap().edition;
    for (lang, of) in [("fr", "du"), ("en", "of")] {
        for flag in ["--version", "-V"] {
            let version = env!("CARGO_PKG_VERSION");
            let said = format!("luopan {version} (atlas {of} {edition})\n");
            assert_eq!(luopan(&["--lang", lang, flag]).out, said);
        }
    }
}

/// Words that are near a command and stand in the atlas are searched.
#[test]
fn a_word_near_a_command_is_searched_all_the_same() {
    for word in [
        "line", "shop", "news", "team", "live", "note", "rule", "lists", "abc", "xx",
    ] {
        let answer = luopan(&["search", word]);
        let bare = luopan(&[word, "--json"]);
        let is_command = word == "note";
        assert_eq!(bare.code == 2, is_command, "{word}: {bare:?}");
        assert!(is_command || bare.code == answer.code, "{word}: {bare:?}");
    }
}

#[test]
fn a_section_goes_by_its_names_in_both_languages() {
    let section = |name| luopan(&["show", "line", "--section", name]).out;
    for (name, same) in [
        ("Lexique", "terms"),
        ("apercu", "overview"),
        ("Features", "checklist"),
        ("mises en garde", "cautions"),
        ("2016", "then-and-now"),
    ] {
        assert_eq!(section(name), section(same), "{name}");
        assert!(!section(same).is_empty(), "{same}");
    }
}

/// What has no letter resembles no platform.
#[test]
fn an_empty_id_is_like_no_platform() {
    for id in ["", "..", " ", "/"] {
        for line in [
            vec!["show", id],
            vec!["compare", id, "line"],
            vec!["export", id],
        ] {
            let answer = luopan(&line);
            assert_eq!(answer.code, 2, "{line:?}");
            assert!(!answer.err.contains("proches"), "{line:?}: {answer:?}");
        }
    }
}

#[test]
fn a_day_that_is_none_is_answered_with_one_in_both_languages() {
    for (lang, says) in [
        (
            "fr",
            "«\u{a0}hier\u{a0}» ne convient pas à --today <YYYY-MM-DD>.\nPar exemple\u{a0}: 2026-11-22",
        ),
        (
            "en",
            "“hier” does not do as --today <YYYY-MM-DD>.\nFor example: 2026-11-22",
        ),
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_luopan"));
        let answer = answer(command.args(["list", "--today", "hier", "--lang", lang]));
        assert_eq!(answer.code, 2, "{answer:?}");
        assert!(answer.err.contains(says), "{answer:?}");
    }
}

#[test]
fn refusals_say_what_to_do() {
    let small = "tests/it/atlas";
    for (words, holds) in [
        (
            vec!["--data", small, "show", "weitna"],
            "Les plus proches\u{a0}: weitan",
        ),
        (vec!["--data", small, "show", "weitna"], "luopan list"),
        (
            vec!["--data", small, "show", "weitan", "--section", "x"],
            "overview, checklist",
        ),
        (vec!["--data", "nowhere", "list"], "nowhere"),
        (vec!["--lang", "de", "list"], "fr, en"),
        (
            vec!["stale", "--months", "x"],
            "Par exemple\u{a0}: 1, 12, 24",
        ),
        (
            vec!["stale", "--months", "-1"],
            "Par exemple\u{a0}: 1, 12, 24",
        ),
        (
            vec!["--bogus"],
            "«\u{a0}--bogus\u{a0}» n'est pas une option",
        ),
        (
            vec!["--lang", "en", "--bogus"],
            "unexpected argument '--bogus'",
        ),
        (vec!["show"], "Il manque <ID>"),
        // Nothing in the atlas is written like a misspelt command.
        (vec!["lst"], "Vouliez-vous dire\u{a0}: luopan list"),
        (vec!["shwo", "wechat"], "luopan show wechat"),
        (vec!["opportunites", "--json"], "luopan search opportunites"),
    ] {
        let answer = luopan(&words);
        assert_eq!(answer.code, 2, "{words:?}: {answer:?}");
        assert!(
            answer.err.contains(holds),
            "{words:?} lacks {holds:?}:\n{}",
            answer.err
        );
        assert_eq!(answer.out, "", "{words:?}");
    }
}

#[test]
fn the_locale_chooses_the_language() {
    for (name, value, holds) in [
        ("LANG", "en_CA.UTF-8", "Messaging app"),
        ("LC_ALL", "en_US", "Messaging app"),
        ("LC_MESSAGES", "fr_FR", "Messagerie"),
        ("LANG", "de_DE", "Messagerie"),
    ] {
        let answer = answer(
            prepared()
                .env(name, value)
                .args(["--data", "tests/it/atlas", "list"]),
        );
        assert!(answer.out.contains(holds), "{name}={value}: {}", answer.out);
    }
}

#[test]
fn colours_only_where_they_are_wanted() {
    let coloured = |words: &[&str]| luopan(words).out.contains('\u{1b}');
    assert!(!coloured(&["show", "weibo"]));
    assert!(!coloured(&["show", "weibo", "--color", "never"]));
    assert!(coloured(&["show", "weibo", "--color", "always"]));
}

#[test]
fn search_as_json() {
    let found = json(&["--data", "tests/it/atlas", "search", "liáo", "--json"]);
    assert_eq!(found["schema"], 1);
    let hit = &found["hits"][0];
    assert_eq!(
        (&hit["id"], &hit["field"], &hit["text"]),
        (&"liaotian".into(), &"name".into(), &"Liaotian".into())
    );
    assert_eq!(hit["spans"], serde_json::json!([[0, 4]]));
    assert!(hit["score"].as_u64().unwrap() > 0);
}

#[test]
fn what_lacks_a_word_is_no_hit() {
    let line = [
        "--data",
        "tests/it/atlas",
        "search",
        "liaotian zzzz",
        "--json",
    ];
    let (json, plain) = line
        .split_last()
        .map(|(_, plain)| (luopan(&line), luopan(plain)))
        .unwrap();
    assert_eq!((json.code, plain.code), (1, 1));
    let first = plain.out.lines().take(2).collect::<Vec<_>>();
    assert_eq!(
        first[0],
        "Sans «\u{a0}zzzz\u{a0}»\u{a0}: rien n'a tous ces mots."
    );
    assert!(first[1].starts_with("liaotian"), "{first:?}");
    let found: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(found["hits"], serde_json::json!([]));
    assert_eq!(found["partial"]["left_out"], serde_json::json!(["zzzz"]));
    assert_eq!(found["partial"]["hits"][0]["id"], "liaotian");
}

#[test]
fn a_record_as_json_is_whole_and_says_its_ages() {
    let record = json(&["--data", "tests/it/atlas", "show", "liaotian", "--json"]);
    assert_eq!(record["schema"], 1);
    assert_eq!(record["tagline"]["en"], "Chat, pay and buy in a single app");
    let newest = record["figures"][4].clone();
    assert_eq!(
        (&newest["age_months"], &newest["freshness"]),
        (&8.into(), &"fresh".into())
    );
    assert_eq!(record["headline"]["value"], 1_432_000_000.0);
    assert_eq!(record["cautions"][0]["freshness"], "stale");
    assert_eq!(record["checklist"][2]["freshness"], "undated");
    assert_eq!(record["checklist"].as_array().unwrap().len(), 4);
}

#[test]
fn every_platform_of_the_atlas_can_be_shown() {
    let list = json(&["list", "--json"]);
    for platform in list["platforms"].as_array().unwrap() {
        let id = platform["id"].as_str().unwrap();
        for lang in ["fr", "en"] {
            let answer = luopan(&["show", id, "--lang", lang]);
            assert_eq!(answer.code, 0, "{id}");
            let control = answer.out.chars().find(|c| c.is_control() && *c != '\n');
            assert_eq!(control, None, "{id} in {lang}");
        }
    }
}

#[test]
fn faults_as_json_have_their_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bad.ron");
    std::fs::write(&file, "Platform(\n    id: \"bad\",\n    naem: \"Bad\",\n)").unwrap();
    let answer = luopan(&["check", file.to_str().unwrap(), "--json"]);
    assert_eq!(answer.code, 1);
    let report: Value = serde_json::from_str(&answer.out).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let slip = findings.iter().find(|f| f["line"] == 3).unwrap();
    assert!(
        slip["help"]["en"].as_str().unwrap().contains("name"),
        "{slip}"
    );
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_not_an_error() {
    for (words, code) in [
        (&["show", "wechat"][..], 0),
        // A script goes by the code, whatever became of the report.
        (&["check", "tests/faults"], 1),
    ] {
        let mut child = prepared()
            .args(words)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{words:?}");
        assert_eq!(output.stderr, b"", "{words:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    for words in [&["show", "wechat"][..], &["--help"], &["--version"]] {
        let full = std::fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let output = prepared().args(words).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(74), "{words:?}");
        let said = String::from_utf8_lossy(&output.stderr);
        let says = "la réponse n'a pas pu être écrite\u{a0}: le disque est plein.";
        assert!(said.contains(says), "{words:?}: {said}");
    }
}
