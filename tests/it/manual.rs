//! What is handed over beside the program: the manual page, and what shells complete.

use std::io::Write as _;
use std::process::{Command, Stdio};

use luopan::data::Lang;
use luopan::search::Key;
use luopan::tui::keys::BINDINGS;

use crate::command::luopan;

/// What `program` says when it reads `text`; `None` where this machine does not have it.
fn read_by(program: &str, arguments: &[&str], text: &str) -> Option<(bool, String)> {
    let child = Command::new(program)
        .args(arguments)
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = child.ok()?;
    child
        .stdin
        .take()
        .unwrap()
        .write_all(text.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    Some((
        output.status.success(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    ))
}

#[test]
fn every_shell_learns_every_command_and_finds_no_fault_in_what_it_reads() {
    for (shell, checker) in [
        ("bash", Some(("bash", vec!["-n"]))),
        ("zsh", Some(("zsh", vec!["-n"]))),
        ("fish", Some(("fish", vec!["-n"]))),
        ("powershell", None),
        ("nushell", None),
    ] {
        for lang in ["fr", "en"] {
            let answer = luopan(&["completions", shell, "--lang", lang]);
            assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{shell}");
            for word in ["compare", "export", "--section", "--today"] {
                // fish writes long options without their hyphens.
                let word = word.trim_start_matches('-');
                assert!(answer.out.contains(word), "{shell} does not learn {word}");
            }
            let read = checker
                .as_ref()
                .and_then(|(program, arguments)| read_by(program, arguments, &answer.out));
            if let Some(read) = read {
                assert_eq!(read, (true, String::new()), "{shell} in {lang}");
            }
        }
    }
}

#[test]
fn an_unknown_shell_is_refused_with_those_known() {
    let answer = luopan(&["completions", "tcsh"]);
    assert_eq!(answer.code, 2);
    assert!(answer.err.contains("nushell"), "{}", answer.err);
}

#[test]
fn the_manual_page_says_all_and_roff_finds_no_fault_in_it() {
    for (name, lang, headings) in [
        ("fr", Lang::Fr, ["RECHERCHE", "CODES DE SORTIE"]),
        ("en", Lang::En, ["QUERY", "EXIT STATUS"]),
    ] {
        let page = luopan(&["man", "--lang", name]).out;
        for heading in headings {
            assert!(page.contains(&format!(".SH \"{heading}\"")), "{heading}");
        }
        for (key, ..) in Key::ALL {
            let filter = format!("\\fB{}:\\fR", key.name().get(lang));
            assert!(page.contains(&filter), "{filter}");
        }
        let plain = page.replace("\\(aq", "'").replace("\\-", "-");
        let plain = plain.replace("\\ ", "\u{a0}");
        for binding in BINDINGS.iter().filter(|b| !b.presses.is_empty()) {
            assert!(plain.contains(binding.says(lang)), "{}", binding.says(lang));
        }
        for verb in ["list", "compare", "completions", "man"] {
            assert!(page.contains(&format!("\\fB{verb}\\fR")), "{verb}");
        }
        for (program, arguments) in [
            ("groff", vec!["-man", "-Tutf8", "-ww", "-Kutf8"]),
            ("mandoc", vec!["-Tlint", "-Wwarning"]),
        ] {
            if let Some(read) = read_by(program, &arguments, &page) {
                assert_eq!(read, (true, String::new()), "{program} in {name}");
            }
        }
    }
}
