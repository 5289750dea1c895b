//! A hostile atlas, hostile files, names and questions: nothing in them reaches the terminal as more than text.

use std::fs;
use std::sync::LazyLock;

use luopan::app::{Action, Effect, View};
use luopan::command::{self, Context, Inspection, Request};
use luopan::data::{self, Atlas, Lang, SectionId};
use luopan::export::{Format, Ink, Subject};
use luopan::sheet::Choice;
use luopan::text::first_unclean;
use luopan::words::{ASCII, UNICODE};
use serde_json::Value;

use crate::command::{answer, luopan as run, prepared};
use crate::soak;
use crate::stage::{Stage, TODAY};

/// What a hostile author would write around every text: colours, title, clipboard, link, device control, C1, erasing;
/// signs that reorder or hide; a flood of marks; what a browser or a spreadsheet would run.
const POISONS: [&str; 3] = [
    "\u{1b}[2J\u{1b}]0;owned\u{7}\u{1b}]52;c;eA==\u{7}\u{1b}]8;;file:///etc/passwd\u{1b}\\\u{1b}P$q\u{1b}\\\u{9b}31m\r\n\t\u{8}\u{7f}\0",
    "\u{202e}\u{2066}\u{200b}\u{feff}\u{e0041}\u{2028}\u{ad}\u{e000}Z\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "=1+1<script>javascript:alert(1)</script>](file:///etc/passwd)../../x",
];

/// Two platforms, the vocabulary and the rules, with the poison around every text that types do not hold to a form:
/// ids, codes and addresses too.
fn poisoned(poison: &str) -> Atlas {
    let mut atlas = luopan::embedded().unwrap();
    atlas
        .platforms
        .retain(|p| ["zalo", "koo"].contains(&p.id.as_str()));
    let whole = serde_json::to_value(&atlas).unwrap();
    let mut kinds = Vec::new();
    texts(&whole, "", &mut kinds);
    kinds.retain(|kind| {
        let mut value = whole.clone();
        taint(&mut value, "", std::slice::from_ref(kind), poison);
        serde_json::from_value::<Atlas>(value).is_ok()
    });
    let mut value = whole;
    taint(&mut value, "", &kinds, poison);
    serde_json::from_value(value).unwrap()
}

/// The kinds of texts of a value: their paths without numbers.
fn texts(value: &Value, path: &str, kinds: &mut Vec<String>) {
    match value {
        Value::String(_) if !kinds.iter().any(|kind| kind == path) => kinds.push(path.to_owned()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, path, kinds)),
        Value::Object(fields) => {
            for (name, field) in fields {
                texts(field, &format!("{path}.{name}"), kinds);
            }
        }
        _ => {}
    }
}

fn taint(value: &mut Value, path: &str, kinds: &[String], poison: &str) {
    match value {
        Value::String(text) if kinds.iter().any(|kind| kind == path) => {
            *text = format!("{poison}{text}{poison}");
        }
        Value::Array(items) => {
            for item in items {
                taint(item, path, kinds, poison);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                taint(field, &format!("{path}.{name}"), kinds, poison);
            }
        }
        _ => {}
    }
}

pub(crate) static HOSTILE: LazyLock<Vec<Atlas>> =
    LazyLock::new(|| POISONS.into_iter().map(poisoned).collect());

#[test]
fn the_hostile_atlas_is_hostile_everywhere() {
    let atlas = &HOSTILE[0];
    let platform = &atlas.platforms[0];
    let mut sources = atlas.platforms.iter().flat_map(|p| &p.sources);
    let url = sources.find_map(|source| source.url.as_ref()).unwrap();
    for text in [
        atlas.title.fr.as_str(),
        &platform.id,
        &platform.name,
        &platform.owner.name,
        &platform.sources[0].id,
        url,
        &atlas.vocabulary.features[0].id,
        &atlas.rules.rules[0].id,
    ] {
        assert!(text.starts_with(POISONS[0]), "{text:?}");
    }
}

/// Fails unless every line is plain text. `colour` allows the program's own colours.
#[track_caller]
fn assert_harmless(text: &str, colour: bool, of: &str) {
    let mut plain = text.to_owned();
    while let Some((before, after)) = plain.split_once("\u{1b}[").filter(|_| colour) {
        let (codes, rest) = after.split_once('m').unwrap_or((after, ""));
        let is_colour = codes.bytes().all(|b| b.is_ascii_digit() || b == b';');
        assert!(is_colour, "{of}: {codes:?}");
        plain = format!("{before}{rest}");
    }
    for line in plain.split('\n') {
        // What Windows ends lines with, in CSV.
        let line = line.strip_suffix('\r').unwrap_or(line);
        assert_eq!(first_unclean(line), None, "{of}: {line:?}");
    }
}

/// What a command says, whether it answers or refuses.
fn said(
    context: &Context,
    ask: impl Fn(&Context, &mut dyn std::io::Write) -> Result<command::Outcome, command::Failure>,
) -> String {
    let mut out = Vec::new();
    let refused = ask(context, &mut out)
        .err()
        .map(|failure| failure.to_string());
    String::from_utf8(out).unwrap() + &refused.unwrap_or_default()
}

fn contexts() -> impl Iterator<Item = Context> {
    let forms = [
        (false, Ink::Plain),
        (false, Ink::Colour),
        (true, Ink::Plain),
    ];
    HOSTILE.iter().flat_map(move |atlas| {
        forms
            .into_iter()
            .zip([Lang::Fr, Lang::En, Lang::Fr])
            .map(|((json, ink), lang)| Context {
                atlas: atlas.clone(),
                lang,
                today: TODAY,
                json,
                columns: 80,
                ink,
                glyphs: if json { &ASCII } else { &UNICODE },
                agency: Some(atlas.title.fr.clone()),
            })
    })
}

#[test]
fn no_command_prints_more_than_text() {
    for context in contexts() {
        let ids: Vec<String> = context
            .atlas
            .platforms
            .iter()
            .map(|p| p.id.to_string())
            .collect();
        let country = context.atlas.rules.rules[0].country.clone();
        let colour = context.ink == Ink::Colour;
        let check = |of: &str, text: &str| assert_harmless(text, colour, of);
        check("list", &said(&context, |c, out| command::list(c, "", out)));
        check(
            "search",
            &said(&context, |c, out| command::search(c, "zalo", out)),
        );
        check(
            "nothing",
            &said(&context, |c, out| command::search(c, POISONS[0], out)),
        );
        for id in ids.iter().map(String::as_str).chain(POISONS) {
            check(
                "show",
                &said(&context, |c, out| command::show(c, id, None, out)),
            );
        }
        for section in SectionId::ALL {
            check(
                "show",
                &said(&context, |c, out| {
                    command::show(c, &ids[0], Some(section), out)
                }),
            );
        }
        for diff in [false, true] {
            check(
                "compare",
                &said(&context, |c, out| command::compare(c, &ids, diff, out)),
            );
            check(
                "matrix",
                &said(&context, |c, out| {
                    command::matrix(
                        c,
                        "",
                        Choice {
                            all_features: diff,
                            by_count: diff,
                        },
                        out,
                    )
                }),
            );
        }
        for country in ["", &country, POISONS[0], POISONS[1]] {
            check(
                "rules",
                &said(&context, |c, out| command::rules(c, country, out)),
            );
        }
        check("stale", &said(&context, |c, out| command::stale(c, 1, out)));
        check("new", &said(&context, |c, out| command::new(c, "x", out)));
        check(
            "new",
            &said(&context, |c, out| command::new(c, POISONS[0], out)),
        );
        for format in Format::ALL {
            for what in Subject::ALL {
                let request = Request {
                    ids: ids.clone(),
                    format: Some(format),
                    what: Some(what),
                    agency: context.agency.clone(),
                    ..Request::default()
                };
                let text = said(&context, |c, out| command::export(c, &request, out));
                // By its byte order mark a spreadsheet knows UTF-8. Colours are for the terminal.
                let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
                assert_harmless(text, false, &format!("export {what:?} {format:?}"));
            }
        }
    }
}

#[test]
fn no_view_shows_more_than_text_and_nothing_is_opened() {
    for atlas in HOSTILE.iter() {
        for lang in [Lang::Fr, Lang::En] {
            let mut stage = Stage::new(atlas.clone(), lang, (100, 40));
            stage.press(" <down> <up>");
            for view in View::ALL {
                stage.app.update(Action::Show(view));
                for keys in [
                    "", "<enter>", "jj", "t", "<esc>", "G", "<c-k>", "<esc>", "/z",
                ] {
                    stage.press(keys);
                    soak::check(&stage).unwrap_or_else(|e| panic!("{view:?} {keys}: {e}"));
                    let copied = stage.copied(true).unwrap_or_default();
                    assert_harmless(&copied, false, &format!("copied {view:?}"));
                    if let Effect::Open(address) = stage.app.update(Action::OpenAddress) {
                        assert!(!address.starts_with("http"), "{address}");
                    }
                }
            }
        }
    }
}

/// A platform's file as a hostile author writes it: every fault is refused, and told in plain words.
#[test]
fn hostile_files_are_refused_in_plain_words() {
    let good = crate::faults::good();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.ron");
    let long = format!("id: \"{}\"", "x".repeat(41));
    let flood = format!("name: \"Z{}\"", "\u{301}".repeat(30));
    for (from, to, says) in [
        ("name: \"Tiny\"", "name: \"Ti\u{1b}[2Jny\"", "U+001B"),
        (
            "name: \"Tiny\"",
            "name: \"Ti\\u{1b}]52;c;eA==\\u{7}ny\"",
            "U+001B",
        ),
        ("name: \"Tiny\"", "name: \"\u{9b}31mTiny\"", "U+009B"),
        ("name: \"Tiny\"", "name: \"\u{202e}Tiny\"", "U+202E"),
        ("name: \"Tiny\"", "name: \"T\u{200b}iny\"", "U+200B"),
        ("name: \"Tiny\"", "name: \"\u{e000}\"", "U+E000"),
        ("name: \"Tiny\"", "\u{1b}[31mname: \"Tiny\"", "U+001B"),
        ("id: \"x\"", "id: \"w\u{435}chat\"", "a-z"),
        ("id: \"x\"", "id: \"../x\"", "a-z"),
        ("id: \"x\"", "id: \"con\"", "Windows"),
        ("id: \"x\"", "id: \"\"", "empty"),
        ("id: \"x\"", "id: \"X\"", "a-z"),
        ("id: \"x\"", "id: \".\"", "a-z"),
        ("id: \"x\"", &long, "at most 40"),
        ("name: \"Tiny\"", &flood, "U+0301"),
        ("https://tiny.cn/report", "javascript:alert(1)", "https://"),
        ("https://tiny.cn/report", "file:///etc/passwd", "https://"),
        ("https://tiny.cn/report", "data:text/html,x", "https://"),
        ("https://tiny.cn/report", "https://-tiny.cn/", "host"),
        ("https://tiny.cn/report", "https://tiny.cn/\\\"x", "quote"),
    ] {
        let text = good.replacen(from, to, 1);
        assert_ne!(text, good, "{from}");
        fs::write(&file, text).unwrap();
        let findings = data::check(&file, TODAY, Some(&crate::faults::vocabulary()));
        assert!(findings.has_errors(), "{to:?}");
        let report = findings.report(Lang::En);
        assert!(report.contains(says), "{to:?} lacks {says}: {report}");
        assert_harmless(&report, false, to);
        let mut out = Vec::new();
        for json in [false, true] {
            let asked = Inspection {
                layers: &luopan::layers::Layers::default(),
                path: Some(&file),
                advice: true,
                lang: Lang::Fr,
                today: TODAY,
                json,
            };
            command::check(asked, &mut out).unwrap();
        }
        assert_harmless(&String::from_utf8(out).unwrap(), false, to);
    }
}

/// Names of files and words of the command line come from outside too.
#[test]
#[cfg(unix)]
fn hostile_names_and_words_are_told_in_plain_words() {
    let poison = "\u{1b}[2J\u{9b}31m\u{202e}x";
    let folder = tempfile::tempdir().unwrap();
    let named = folder.path().join(format!("{poison}.ron"));
    fs::write(&named, "(lang: \"de\", theme: 3)").unwrap();
    let named = named.to_str().unwrap();
    let inside = format!("{named}/none.md");
    let option = format!("--{poison}");
    let assigned = format!("--lang={poison}");
    for lang in ["fr", "en"] {
        for words in [
            vec!["--data", named, "list"],
            vec!["--data", poison, "list"],
            vec!["check", named],
            vec!["check", "--json", named],
            vec!["show", poison],
            vec!["search", poison],
            vec!["search", "--json", poison],
            vec!["list", poison],
            vec!["rules", poison],
            vec!["compare", poison, "wechat"],
            vec!["matrix", poison],
            vec!["new", poison],
            vec!["export", poison],
            vec!["export", "wechat", "-o", named],
            vec!["export", "wechat", "-o", &inside],
            vec!["export", "wechat", "--agency", poison],
            vec!["export", "wechat", "--format", poison],
            vec!["export", "wechat", "--what", poison],
            vec!["show", "wechat", "--section", poison],
            vec!["stale", "--months", poison],
            vec!["--theme", poison],
            vec!["--color", poison],
            vec!["--today", poison],
            vec![&option],
            vec!["list", &option],
            vec![&assigned],
            vec![poison],
        ] {
            let whole = [vec!["--lang", lang], words].concat();
            let answer = run(&whole);
            assert_harmless(&answer.out, false, &format!("{whole:?}"));
            assert_harmless(&answer.err, false, &format!("{whole:?}"));
        }
        for words in [
            vec!["list"],
            vec!["config"],
            vec!["config", "--json"],
            vec!["config", "--path"],
            vec!["config", "--path", "--json"],
        ] {
            let mut command = prepared();
            command.args(["--lang", lang]).args(&words);
            let answer = answer(
                command
                    .env("LUOPAN_CONFIG", named)
                    .env("LUOPAN_STATE", named),
            );
            assert_eq!(answer.code, 0, "{answer:?}");
            assert_harmless(&answer.out, false, &format!("{words:?}"));
            assert_harmless(&answer.err, false, &format!("{words:?}"));
        }
    }
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}
