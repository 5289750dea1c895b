//! What the documentation says is what the program does: keys, commands, picture.
//!
//! `LUOPAN_WRITE_DOCS=1 cargo test docs` writes the generated parts anew.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use luopan::data::Lang;
use luopan::tui::keys::{BINDINGS, Mode};
use luopan::words::Words;

use crate::command;
use crate::picture;
use crate::stage::Stage;

const READMES: [(&str, Lang); 2] = [("README.md", Lang::En), ("README.fr.md", Lang::Fr)];

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Compares `fresh` with the file, or writes it there when asked to.
fn settle(name: &str, fresh: &str) {
    let path = path(name);
    if std::env::var_os("LUOPAN_WRITE_DOCS").is_some() {
        fs::write(&path, fresh).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap();
    assert!(
        written == fresh,
        "{name} is not what the program makes of it: run LUOPAN_WRITE_DOCS=1 cargo test docs"
    );
}

#[test]
fn the_readmes_list_every_key() {
    for (name, lang) in READMES {
        let text = fs::read_to_string(path(name)).unwrap();
        let (before, rest) = text.split_once("<!-- keys -->\n").unwrap();
        let (_, after) = rest.split_once("<!-- /keys -->").unwrap();
        let table = key_table(lang);
        settle(
            name,
            &format!("{before}<!-- keys -->\n{table}<!-- /keys -->{after}"),
        );
    }
}

fn key_table(lang: Lang) -> String {
    let mut table = String::new();
    for (mode, place) in Mode::ALL
        .into_iter()
        .zip(Words::of(lang).screen.help_places)
    {
        let heading = match lang {
            Lang::Fr => "Touches",
            Lang::En => "Keys",
        };
        write!(table, "\n| {heading} | {place} |\n|---|---|\n").unwrap();
        for binding in BINDINGS
            .iter()
            .filter(|b| b.mode == mode && !b.presses.is_empty())
        {
            let keys: Vec<String> = binding
                .presses
                .iter()
                .map(|p| format!("`{}`", p.name(lang)))
                .collect();
            writeln!(table, "| {} | {} |", keys.join(" "), binding.says(lang)).unwrap();
        }
    }
    table
}

#[test]
fn the_picture_is_of_the_real_screen() {
    let atlas = luopan::embedded().unwrap();
    for (lang, name, keys) in [
        (Lang::Fr, "assets/screen.fr.svg", "wec"),
        (Lang::En, "assets/screen.svg", "wec"),
        (Lang::Fr, "assets/compare.fr.svg", "wec<c-t><c-u>weibo<f3>"),
        (Lang::En, "assets/compare.svg", "wec<c-t><c-u>weibo<f3>"),
    ] {
        let mut stage = Stage::new(atlas.clone(), lang, (110, 32));
        stage.press(keys);
        settle(name, &picture::svg(stage.buffer()));
    }
}

/// The keys of the tour by questions, as the READMEs write them, and what they bring on the screen.
#[test]
fn the_tour_of_the_readmes_leads_where_it_says() {
    let atlas = luopan::embedded().unwrap();
    for (fr, en, shows) in [
        ("dou", "dou", "Douban"),
        ("twitter", "twitter", "Weibo"),
        ("a:paiement", "has:payments", "WeChat"),
        ("wec<enter>3", "wec<enter>3", "mini-program"),
        ("wec<enter>5", "wec<enter>5", "Tencent"),
        ("<f6>pour:luxe", "<f6>for:luxury", "Bilibili"),
        ("<f8>chine", "<f8>china", "Chine|China"),
        ("wec<c-t><c-u>weibo<f3>", "wec<c-t><c-u>weibo<f3>", "Weibo"),
        ("<f4>", "<f4>", "Matrice|Matrix"),
        ("<f7>", "<f7>", "WeChat"),
        ("<f9>hongbao", "<f9>hongbao", "红包"),
        ("wec<enter>9", "wec<enter>9", "S1"),
    ] {
        for (lang, keys) in [(Lang::Fr, fr), (Lang::En, en)] {
            let mut stage = Stage::new(atlas.clone(), lang, (110, 32));
            stage.press(keys);
            assert!(
                shows.split('|').any(|one| stage.text().contains(one)),
                "{keys} does not show {shows}:\n{}",
                stage.text()
            );
        }
    }
}

/// Each `luopan …` line of a README's shell blocks is run; none may fail.
#[test]
fn every_command_of_the_readmes_works() {
    for (name, _) in READMES {
        let text = fs::read_to_string(path(name)).unwrap();
        let mut shell = false;
        let mut run = 0;
        for line in text.lines() {
            if line.starts_with("```") {
                shell = line == "```sh";
                continue;
            }
            let Some(words) = line.strip_prefix("luopan").filter(|_| shell) else {
                continue;
            };
            let words = words.split(" #").next().unwrap();
            let words: Vec<&str> = words
                .split_whitespace()
                .map(|w| w.trim_matches('"'))
                .collect();
            let answer = command::luopan(&words);
            assert!(
                answer.code == 0,
                "{name}: luopan {} gave {answer:?}",
                words.join(" ")
            );
            run += 1;
        }
        assert!(run >= 5, "{name} shows too few commands");
    }
}
