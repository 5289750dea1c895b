//! What is fuzzed: each body takes any bytes, and panics when a promise is broken. The fuzz targets run them on what
//! libFuzzer makes up, `tests/it/hostile.rs` on the corpus and on mutations of it.

use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

use luopan::data::{self, Atlas, Date, Findings, Lang, Listed, Vocabulary};
use luopan::search::{Catalogue, Entry, Index, Query, Searcher, Shelf, complete};
use luopan::settings::{self, Config, Role, State};
use luopan::text::first_unclean;
use luopan::tui::keys::Keymap;
use luopan::{export, sheet};
use tempfile::TempDir;

const TODAY: Date = Date::day(2026, 11, 22);
const LANGS: [Lang; 2] = [Lang::Fr, Lang::En];

/// The name of a target, and its body. The name is that of its folder in `corpus`, and of its file in `targets`.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: [Target; 4] = [
    ("loader", loader),
    ("query", query),
    ("config", config),
    ("state", state),
];

/// A folder of the process's own; only one body at a time writes there.
static FOLDER: LazyLock<Mutex<TempDir>> =
    LazyLock::new(|| Mutex::new(tempfile::tempdir().expect("no room for a temporary folder")));

fn folder() -> MutexGuard<'static, TempDir> {
    FOLDER.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Few features, so that a whole platform is short.
static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let text = include_str!("../faults/vocabulary/atlas.ron");
    read(&[("atlas.ron", text)]).vocabulary
});

static ATLAS: LazyLock<Atlas> = LazyLock::new(|| {
    read(&[
        ("atlas.ron", include_str!("../it/atlas/atlas.ron")),
        ("kiosk.ron", include_str!("../it/atlas/platforms/kiosk.ron")),
        (
            "liaotian.ron",
            include_str!("../it/atlas/platforms/liaotian.ron"),
        ),
        (
            "weitan.ron",
            include_str!("../it/atlas/platforms/weitan.ron"),
        ),
    ])
});

static INDEX: LazyLock<Arc<Index>> = LazyLock::new(|| Arc::new(Index::new(&ATLAS, TODAY)));

fn read(files: &[(&str, &str)]) -> Atlas {
    let folder = tempfile::tempdir().expect("no room for a temporary folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("no room for a temporary file");
    }
    let loaded = data::load(folder.path(), TODAY, None);
    loaded
        .unwrap_or_else(|f| panic!("{}", f.report(Lang::En)))
        .atlas
}

/// A file of a platform: judged, told of in harmless words, and if taken, shown and written back.
pub fn loader(bytes: &[u8]) {
    let folder = folder();
    let path = folder.path().join("x.ron");
    fs::write(&path, bytes).expect("no room for a temporary file");
    match data::load(&path, TODAY, Some(&VOCABULARY)) {
        Ok(loaded) => {
            check_findings(&loaded.warnings);
            assert!(!loaded.warnings.has_errors());
            check_atlas(&loaded.atlas, path);
        }
        Err(findings) => {
            assert!(findings.has_errors());
            check_findings(&findings);
        }
    }
}

fn check_findings(findings: &Findings) {
    for lang in LANGS {
        let report = findings.report(lang);
        assert!(!report.contains("refused by the RON reader"), "{report}");
        check_lines(&report);
    }
    for finding in &findings.list {
        let (file, span) = (finding.place.file, finding.place.span);
        let text = findings.files.get(file).map_or("", |file| &file.text);
        assert!(text.get(span.start..span.end).is_some(), "{finding:?}");
    }
}

/// What was taken is shown, and reads back as it was.
fn check_atlas(atlas: &Atlas, path: PathBuf) {
    for lang in LANGS {
        for at in 0..atlas.platforms.len() {
            let page = sheet::page(atlas, &Entry::Platform(at), &[], lang, TODAY);
            assert!(page.items().count() > 0);
        }
    }
    let platforms: Vec<_> = atlas.platforms.iter().map(Listed::whole).collect();
    let written = export::ron(atlas, &platforms).expect("an atlas can be written");
    fs::write(&path, &written).expect("no room for a temporary file");
    match data::load(&path, TODAY, None) {
        Ok(again) => assert_eq!(again.atlas.platforms, atlas.platforms),
        Err(findings) => panic!("{}\n{written}", findings.report(Lang::En)),
    }
}

fn check_lines(text: &str) {
    for line in text.lines() {
        assert_eq!(first_unclean(line), None, "{line:?}");
    }
}

/// A search line: understood or told of, completed, and answered alike each time.
pub fn query(bytes: &[u8]) {
    let typed = String::from_utf8_lossy(bytes);
    let query = Query::parse(&typed);
    for problem in query.problems() {
        assert!(typed.get(problem.range.clone()).is_some(), "{problem:?}");
    }
    for text in [
        "微信 Wēixìn",
        "Payments, and e\u{301}t\u{e9} \u{1f468}\u{200d}\u{1f469}",
        &typed,
    ] {
        let mut end = 0;
        for mark in query.marks(text) {
            assert!(
                mark.start >= end && mark.start < mark.end,
                "{mark:?} after {end}"
            );
            assert!(text.get(mark.clone()).is_some(), "{mark:?} in {text:?}");
            end = mark.end;
        }
    }
    let mut searcher = Searcher::new(Arc::clone(&INDEX));
    for lang in LANGS {
        let hits = searcher.search(&query, lang);
        let again = Searcher::new(Arc::clone(&INDEX)).search(&query, lang);
        assert_eq!(hits, again, "what was searched before changes the answer");
        for hit in &hits {
            let excerpt = hit.excerpt(&ATLAS, &query, lang);
            for span in excerpt.spans {
                assert!(
                    excerpt.text.get(span.clone()).is_some(),
                    "{span:?} in {:?}",
                    excerpt.text
                );
            }
        }
        // Every caret of a line as long as a person types; of a longer one its end.
        let carets = typed
            .char_indices()
            .map(|(at, _)| at)
            .take(64)
            .chain([typed.len()]);
        for completion in carets.filter_map(|caret| complete(&typed, caret, lang, &ATLAS)) {
            assert!(!completion.choices.is_empty());
            assert!(
                typed.get(completion.range.clone()).is_some(),
                "{completion:?}"
            );
        }
    }
    for catalogue in [
        Catalogue::Opportunities,
        Catalogue::Glossary,
        Catalogue::Sources,
    ] {
        let shelf = Shelf::new(&ATLAS, catalogue, TODAY);
        assert!(shelf.find(&ATLAS, &INDEX, &query).len() <= shelf.len());
    }
}

/// A config file: obeyed or told of, and written back as it was understood.
pub fn config(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (config, findings) = Config::read(&text, "config.ron");
    check_findings(&findings);
    let (keymap, refused) = Keymap::with(&config.keys);
    for finding in &refused {
        let span = finding.place.span;
        assert!(text.get(span.start..span.end).is_some(), "{finding:?}");
    }
    for lang in LANGS {
        let written = settings::print(&config, &keymap.lines(lang), lang);
        check_lines(&written);
        let (again, findings) = Config::read(&written, "config.ron");
        assert_eq!(findings.list, [], "{written}");
        let (again_keys, refused) = Keymap::with(&again.keys);
        assert_eq!(refused, [], "{written}");
        assert_eq!(again_keys.lines(lang), keymap.lines(lang));
        assert_eq!(settled(again), settled(config.clone()), "{written}");
    }
}

/// The config without its keys, which only the key table understands, and with its roles in the order of the print-out.
fn settled(config: Config) -> Config {
    let mut roles = config.roles;
    roles.sort_by_key(|(role, _)| Role::ALL.iter().position(|other| other == role));
    Config {
        roles,
        keys: Vec::new(),
        ..config
    }
}

/// A state file: remembered or forgotten, and kept as it was remembered.
pub fn state(bytes: &[u8]) {
    let folder = folder();
    let path = folder.path().join("state.ron");
    fs::write(&path, bytes).expect("no room for a temporary file");
    let state = State::read(&path);
    let is_id =
        |id: &String| !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    assert!(
        state.marks.len() <= 4 && state.marks.iter().all(is_id),
        "{state:?}"
    );
    if state != State::default() {
        state.write(&path).expect("no room for a temporary file");
        assert_eq!(State::read(&path), state);
    }
}
