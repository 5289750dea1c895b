//! What is fuzzed: each body takes any bytes, and panics when a promise is broken. The fuzz targets run them on what
//! libFuzzer makes up, `tests/it/hostile.rs` on the corpus and on mutations of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

use luopan::data::{self, Atlas, Date, Findings, Id, Lang, Listed, Vocabulary};
use luopan::notes::{self, Edit, Editor, Note, NoteId, Notes, Stamp, Step, Subject};
use luopan::search::{Catalogue, Entry, Index, Query, Searcher, Shelf, complete};
use luopan::settings::{self, Config, Role, State};
use luopan::text::first_unclean;
use luopan::tui::keys::Keymap;
use luopan::{export, sheet};
use tempfile::TempDir;

const TODAY: Date = Date::day(2026, 11, 22);
const NOW: Stamp = Stamp {
    date: TODAY,
    time: Some((14, 5)),
};
const LANGS: [Lang; 2] = [Lang::Fr, Lang::En];

/// The name of a target, and its body. The name is that of its folder in `corpus`, and of its file in `targets`.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: [Target; 5] = [
    ("loader", loader),
    ("query", query),
    ("config", config),
    ("state", state),
    ("note", note),
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
        |id: &Id| !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    assert!(
        state.marks.len() <= 4 && state.marks.iter().all(is_id),
        "{state:?}"
    );
    if state != State::default() {
        state.write(&path).expect("no room for a temporary file");
        assert_eq!(State::read(&path), state);
    }
}

/// Three texts with a zero byte between: a note as it was read, what another program made of the file meanwhile, and
/// what the user typed, as an entry and in an editor of their own. Nothing that either wrote is lost.
pub fn note(bytes: &[u8]) {
    let mut texts = bytes.splitn(3, |byte| *byte == 0);
    let mut text = || String::from_utf8_lossy(texts.next().unwrap_or_default()).into_owned();
    let (base, theirs, ours) = (text(), text(), text());
    for text in [&base, &theirs, &ours] {
        assert_eq!(Note::parse(text).to_string(), *text);
    }
    typed(&ours);
    let folder = folder();
    let store = Notes::open(folder.path().join("notes"));
    let id = NoteId::platform("wechat").expect("an id");
    let file = store.path(&id);
    fs::create_dir_all(store.folder()).expect("no room for a temporary folder");
    let put =
        |path: &Path, text: &str| fs::write(path, text).expect("no room for a temporary file");

    put(&file, &base);
    let seen = store.read(&id).expect("a short text can be read");
    let new = Edit::new(id.clone(), "WeChat", Subject::Whole, seen.clone());
    let mut edit = Edit::of(id.clone(), "WeChat", seen.clone(), 0).unwrap_or(new);
    put(&file, &theirs);
    store
        .save(&mut edit, &ours, NOW)
        .expect("a short text can be saved");
    let saved = store.read(&id).expect("what was saved can be read");
    let words = notes::Entry::new(NOW, Subject::Whole, &ours).text();
    if !words.trim().is_empty() {
        assert!(holds(&saved, &words), "{ours:?} is not in {saved:?}");
    }
    all_kept(&Note::parse(&theirs), &seen, &saved);

    put(&file, &base);
    let copy = store
        .lend(&id, "WeChat", NOW)
        .expect("a short text can be lent");
    let lent = fs::read_to_string(copy.path()).expect("what was lent can be read");
    put(copy.path(), &ours);
    put(&file, &theirs);
    store
        .give_back(&copy)
        .expect("a short text can be given back");
    let merged = store.read(&id).expect("what was merged can be read");
    let lent = Note::parse(&lent);
    all_kept(&Note::parse(&theirs), &seen, &merged);
    all_kept(&Note::parse(&ours), &lent, &merged);
    copy.discard().expect("a copy can be taken away");
}

/// Every entry of `changed` that is not in `base` stands in `merged`.
fn all_kept(changed: &Note, base: &Note, merged: &Note) {
    for entry in changed.entries() {
        let words = entry.text();
        let is_new = !base.entries().iter().any(|e| e.text() == words);
        let is_kept = words.trim().is_empty() || holds(merged, &words);
        assert!(!is_new || is_kept, "{words:?} is not in {merged:?}");
    }
}

/// Whether an entry has these lines; a lone carriage return ends one like any other end, and two ends may become one.
fn holds(note: &Note, words: &str) -> bool {
    let wanted = lines(words);
    let mut entries = note.entries().iter();
    entries.any(|entry| lines(&entry.text()) == wanted)
}

fn lines(text: &str) -> Vec<String> {
    let lines = text.split(['\r', '\n']).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

/// What is typed can be read, walked through, and undone.
fn typed(text: &str) {
    let mut editor = Editor::new("");
    editor.insert(text);
    let whole = editor.text();
    for step in [
        Step::Up(3),
        Step::WordLeft,
        Step::Home,
        Step::Down(2),
        Step::End,
        Step::Left,
    ] {
        editor.step(step, 40);
        let (row, _) = editor.place(40);
        assert!(row < editor.rows(40).len().max(1), "{text:?}");
        editor.erase(step, 40);
    }
    while editor.undo() {}
    assert_eq!(editor.text(), "");
    while editor.redo() {}
    while editor.undo() {}
    editor.insert(text);
    assert_eq!(editor.text(), whole);
}
