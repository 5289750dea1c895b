//! The user's settings and the program's memory, by way of the binary.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::command::{Answer, NOWHERE, UNSET, answer, prepared};
#[cfg(unix)]
use crate::pty::{Shown, Start};

/// A folder with this config file.
fn config(text: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("config.ron"), text).unwrap();
    folder
}

/// Runs luopan with the config file of the folder.
fn luopan(folder: &TempDir, words: &[&str]) -> Answer {
    let path = folder.path().join("config.ron");
    answer(prepared().env("LUOPAN_CONFIG", path).args(words))
}

#[test]
fn the_config_file_is_obeyed_and_the_command_line_comes_first() {
    let small = fs::canonicalize("tests/it/atlas").unwrap();
    let text = format!("(lang: \"en\", data: {:?}, theme: \"plain\")", small);
    let folder = config(&text);
    for (words, holds, lacks) in [
        (
            vec!["list"],
            "liaotian  Liaotian 聊天通  Messaging app",
            "Messagerie",
        ),
        (vec!["list", "--lang", "fr"], "Messagerie", "Messaging app"),
        (vec!["list", "--data", "assets/atlas"], "wechat", "liaotian"),
        (vec!["check"], "no fault", "faute"),
        (vec!["--help"], "Options:", "Usage\u{a0}:"),
        (
            vec!["show", "weitan", "--color", "always"],
            "Weitan",
            "\u{1b}",
        ),
        (
            vec!["show", "weitan", "--color", "always", "--theme", "dark"],
            "\u{1b}[",
            "Wechat",
        ),
    ] {
        let answer = luopan(&folder, &words);
        assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{words:?}");
        assert!(
            answer.out.contains(holds),
            "{words:?} lacks {holds:?}: {}",
            answer.out
        );
        assert!(
            !answer.out.contains(lacks),
            "{words:?} holds {lacks:?}: {}",
            answer.out
        );
    }
}

#[test]
fn a_relative_path_starts_from_the_folder_of_the_file() {
    let folder = config("(data: \"atlas\")");
    let answer = luopan(&folder, &["list"]);
    assert_eq!(answer.code, 2);
    let looked = folder.path().join("atlas");
    assert!(answer.err.contains(looked.to_str().unwrap()), "{answer:?}");
}

#[test]
fn a_wrong_entry_is_told_and_stops_nothing() {
    for (text, says) in [
        (
            "(\n  lang: \"de\",\n)",
            "config.ron:2:9: avertissement\u{a0}: lang\u{a0}: choix inconnu «\u{a0}de\u{a0}»; celle du système vaut",
        ),
        ("(them: \"dark\")", "vouliez-vous dire «\u{a0}theme\u{a0}»?"),
        (
            "(keys: [(action: \"page.quit\", keys: [\"n\"])])",
            "config.ron:1:18: avertissement\u{a0}: keys\u{a0}: la touche «\u{a0}n\u{a0}» est à page.quit et à page.next-match; les touches d'origine valent",
        ),
        (
            "(keys: [(action: \"page.qiut\", keys: [])])",
            "«\u{a0}page.quit\u{a0}»?",
        ),
        ("(lang: \"en\"", "rien de ce fichier ne vaut"),
        ("\u{1b}[2J", "rien de ce fichier ne vaut"),
    ] {
        let folder = config(text);
        let answer = luopan(&folder, &["list"]);
        assert_eq!(answer.code, 0, "{text}: {answer:?}");
        assert!(answer.out.contains("Messagerie"), "{text}: {answer:?}");
        assert!(answer.err.contains(says), "{text}: {}", answer.err);
        assert!(!answer.err.contains('\u{1b}'), "{text}");
    }
}

#[test]
fn what_config_prints_is_a_config_that_says_the_same() {
    let folder = config(
        "(theme: \"dark\", ascii: true, agency: \"É « x »\", roles: (key: \"red\"),
          keys: [(action: \"page.quit\", keys: [\"x\"]), (action: \"page.search\", keys: [\"n\"])])",
    );
    let first = luopan(&folder, &["config"]);
    assert_eq!(first.code, 0);
    assert!(first.err.contains("page.next-match"), "{}", first.err);
    for line in [
        "    theme: \"dark\",",
        "        key: \"red\",",
        "        // link: \"#9cc4ff underlined\",",
        "        (action: \"page.quit\", keys: [\"x\"]), // quitter",
        // What was refused has its usual key.
        "        // (action: \"page.search\", keys: [\"/\"]), // chercher",
        "    // lang: \"fr\",",
    ] {
        assert!(
            first.out.lines().any(|l| l == line),
            "{line}: {}",
            first.out
        );
    }
    let again = luopan(&config(&first.out), &["config"]);
    assert_eq!((again.out, again.err.as_str()), (first.out, ""));

    let english = luopan(&folder, &["config", "--lang", "en", "--theme", "light"]);
    assert!(
        english.out.contains("theme: \"light\",\n"),
        "{}",
        english.out
    );
    assert!(
        english.out.contains("// Only ASCII signs"),
        "{}",
        english.out
    );
}

#[test]
fn config_says_where_it_looks() {
    let folder = config("()");
    let path = folder.path().join("config.ron");
    let said = luopan(&folder, &["config", "--path"]).out;
    assert_eq!(said.trim_end(), path.to_str().unwrap());
    let said = luopan(&folder, &["config", "--path", "--json"]).out;
    assert!(said.contains("\"file\""), "{said}");
}

#[cfg(unix)]
#[test]
fn folders_are_those_of_the_platform() {
    let home = tempfile::tempdir().unwrap();
    let at = |path: &str| home.path().join(path).to_str().unwrap().to_owned();
    for (name, value, expected) in [
        ("HOME", at(""), at(".config/luopan/config.ron")),
        ("XDG_CONFIG_HOME", at("x"), at("x/luopan/config.ron")),
        (
            "XDG_CONFIG_HOME",
            "relative".into(),
            at(".config/luopan/config.ron"),
        ),
    ] {
        let mut command = prepared();
        command.env_remove("LUOPAN_CONFIG").env("HOME", home.path());
        command.env(name, value).args(["config", "--path"]);
        assert_eq!(answer(&mut command).out.trim_end(), expected, "{name}");
    }
}

#[cfg(unix)]
#[test]
fn no_home_and_unreadable_files_stop_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let fifo = folder.path().join("fifo");
    let made = std::process::Command::new("mkfifo").arg(&fifo).status();
    assert!(made.unwrap().success());
    let null = Path::new("/dev/null");
    for path in [&fifo, null, folder.path(), Path::new(NOWHERE)] {
        let mut command = prepared();
        command.env("LUOPAN_CONFIG", path).env("LUOPAN_STATE", path);
        let answer = answer(command.arg("list"));
        assert_eq!(answer.code, 0, "{path:?}");
        assert!(!answer.err.is_empty(), "{path:?}");
    }
    for home in [None, Some(""), Some("relative"), Some("/dev/null")] {
        let mut command = prepared();
        command
            .env_remove("LUOPAN_CONFIG")
            .env_remove("LUOPAN_STATE");
        if let Some(home) = home {
            command.env("HOME", home);
        }
        assert_eq!(answer(command.arg("list")).code, 0, "{home:?}");
    }
}

/// Explores with this state file, presses the keys, quits, and gives the bytes that reached the terminal.
#[cfg(unix)]
fn explore(state: &Path, config: &Path, keys: &str, shows: &str) -> String {
    let mut pty = Start::shell("\"$0\"; echo left:$?; read end")
        .env("LUOPAN_STATE", state.to_str().unwrap())
        .env("LUOPAN_CONFIG", config.to_str().unwrap())
        .spawn();
    pty.wait_for_luopan();
    pty.send(keys);
    pty.wait_for(shows);
    pty.send("\x03");
    pty.wait_for("left:0");
    pty.look(|shown: &Shown| String::from_utf8_lossy(&shown.bytes).into_owned())
}

#[cfg(unix)]
#[test]
fn the_language_is_remembered() {
    const F2: &str = "\x1bOQ";
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("new/state.ron");
    let none = Path::new(UNSET);
    explore(&state, none, "", "choisir");
    let kept = fs::read_to_string(&state).unwrap();
    assert!(
        kept.contains("lang: \"\""),
        "no language was chosen: {kept}"
    );
    explore(&state, none, F2, "choose");
    assert!(state.exists());
    explore(&state, none, "", "choose");
    // A command answers as if nothing had been looked at.
    let listed = answer(prepared().env("LUOPAN_STATE", &state).arg("list"));
    assert!(listed.out.contains("Messagerie"), "{listed:?}");
    // The config file comes first.
    let french = config("(lang: \"fr\")");
    explore(&state, &french.path().join("config.ron"), "", "choisir");

    // One that cannot be read is told once, with where it is kept.
    fs::write(&state, "State(lang: \u{1b}[2J").unwrap();
    explore(&state, none, "", "state.damaged");
    assert!(state.with_extension("damaged").exists());
    explore(&state, none, F2, "choose");
    explore(&state, none, "", "choose");
}

#[cfg(unix)]
#[test]
fn a_state_that_cannot_be_written_is_no_error() {
    let none = Path::new(UNSET);
    for state in [Path::new(NOWHERE), Path::new("/dev/null")] {
        let bytes = explore(state, none, "\x1bOQ", "choose");
        assert!(!bytes.contains("luopan:"), "{bytes}");
    }
}

#[test]
fn a_config_that_is_named_and_not_there_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.ron");
    let answer = answer(prepared().env("LUOPAN_CONFIG", &path).arg("list"));
    assert_eq!(answer.code, 0, "{answer:?}");
    for words in ["mine.ron", "que nomme LUOPAN_CONFIG", "luopan config"] {
        assert!(answer.err.contains(words), "{answer:?}");
    }
}

#[test]
fn a_config_that_names_what_is_not_there_is_named() {
    let folder = config("(data: \"/no/such/atlas\")");
    let answer = answer(
        prepared()
            .env("LUOPAN_CONFIG", folder.path().join("config.ron"))
            .arg("list"),
    );
    assert_eq!(answer.code, 2);
    let says = "celui du fichier de réglages";
    assert!(answer.err.contains(says), "{answer:?}");
    assert!(answer.err.contains("config.ron"), "{answer:?}");
}

#[cfg(unix)]
#[test]
fn what_is_wrong_with_files_stands_on_the_first_screen_with_its_place() {
    let none = Path::new(NOWHERE);
    let folder = config("(theme: \"drak\", ascii: 3)");
    let file = folder.path().join("config.ron");
    explore(none, &file, "", "config.ron:1:9");
    explore(none, &file, "", "2 fautes, d'abord ");
    let folder = config("(overlay: \"/no/such/overlay\")");
    explore(
        none,
        &folder.path().join("config.ron"),
        "",
        "/no/such/overlay: erreur",
    );
}

#[cfg(unix)]
#[test]
fn a_theme_colours_the_screen() {
    // #7cc7ff, the dark theme's colour of keys.
    let sky = "38;2;124;199;255";
    let none = Path::new(NOWHERE);
    for (text, holds) in [("(theme: \"dark\")", true), ("(theme: \"drak\")", false)] {
        let folder = config(text);
        // What is wrong stands where the hints do, until the first key.
        let shows = if holds { "choisir" } else { "drak" };
        let bytes = explore(none, &folder.path().join("config.ron"), "", shows);
        assert_eq!(bytes.contains(sky), holds, "{text}");
        // What is wrong is said with its place, on the screen and once it is free again.
        assert_eq!(bytes.contains("config.ron:1:9"), !holds, "{text}");
    }
}

#[cfg(unix)]
#[test]
fn the_theme_switched_to_is_worn_at_once_and_remembered() {
    const NEXT: &str = "\x1bt";
    // #7cc7ff, the dark theme's colour of keys.
    let sky = "38;2;124;199;255";
    let folder = tempfile::tempdir().unwrap();
    let (state, none) = (folder.path().join("state.ron"), Path::new(UNSET));
    for (keys, shows, theme, blue) in [
        ("", "choisir", "\"\"", false),
        (NEXT, "sans couleurs", "\"plain\"", false),
        (NEXT, "fond sombre", "\"dark\"", true),
        ("", "choisir", "\"dark\"", true),
        (NEXT, "fond clair", "\"light\"", true),
        (NEXT, "du terminal", "\"terminal\"", false),
    ] {
        let bytes = explore(&state, none, keys, shows);
        assert_eq!(bytes.contains(sky), blue, "{shows}");
        let kept = fs::read_to_string(&state).unwrap();
        assert!(kept.contains(&format!("theme: {theme}")), "{kept}");
    }
}

#[test]
fn the_limits_of_freshness_are_the_users() {
    // 2026-11-22 is the day; the newest figure of Liaotian is of the first quarter of 2026.
    for (text, age) in [
        ("()", "fresh"),
        ("(fresh_months: 3)", "ageing"),
        ("(fresh_months: 3, stale_months: 6)", "stale"),
        // No statement is stale before it has stopped being fresh.
        ("(fresh_months: 24, stale_months: 1)", "fresh"),
        ("(fresh_months: 0)", "fresh"),
    ] {
        let folder = config(text);
        let mut command = prepared();
        command.env("LUOPAN_CONFIG", folder.path().join("config.ron"));
        command.args(["--data", "tests/it/atlas", "show", "liaotian", "--json"]);
        let answer = answer(&mut command);
        let record: serde_json::Value = serde_json::from_str(&answer.out).unwrap();
        assert_eq!(record["headline"]["freshness"], age, "{text}");
        assert_eq!(
            answer.err.is_empty(),
            !text.contains(": 0") && !text.contains(": 1)"),
            "{}",
            answer.err
        );
    }
}
