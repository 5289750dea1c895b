//! Notes written on the screen: what is typed, where it goes, and what happens when the disk refuses it.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use luopan::app::{Action, Pen, View};
use luopan::data::Lang;
use luopan::notes::Notes;
use tempfile::{TempDir, tempdir};

use crate::stage::{Stage, small_atlas};

fn stage(folder: &Path, window: (u16, u16)) -> Stage {
    Stage::new(small_atlas(), Lang::Fr, window).noting(folder)
}

fn note(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("liaotian.md")).unwrap_or_default()
}

/// The drafts of a folder.
fn drafts(folder: &TempDir) -> usize {
    let files = fs::read_dir(folder.path()).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.ends_with(".draft")).count()
}

#[test]
fn a_note_is_written_saved_and_shown_under_what_it_is_about() {
    let folder = tempdir().unwrap();
    let mut stage = stage(folder.path(), (90, 30));
    stage.press("liao<enter>3a");
    assert_snapshot!("note empty", stage.text());
    stage.press("prix reçu : 微信<enter>à revoir");
    assert_eq!(note(&folder), "", "not in the note before it is left");
    assert_eq!(drafts(&folder), 1);
    assert_snapshot!("note typed", stage.styled());
    stage.press("<esc>");
    assert!(stage.app.writing().is_none());
    assert_eq!(
        note(&folder),
        "# Liaotian\n\n## 2026-11-22 14:05 UTC · opportunity drop\n\nprix reçu : 微信\nà revoir\n"
    );
    assert_eq!(drafts(&folder), 0);
    let shown = stage.text();
    let saved = shown.replace(folder.path().to_str().unwrap(), "…");
    assert_snapshot!("note in the page", saved);
    // On it, the same key goes on with it.
    stage.press("ja<c-end>!<esc>");
    assert!(
        note(&folder).ends_with("\nprix reçu : 微信\nà revoir!\n"),
        "{}",
        note(&folder)
    );
    assert_eq!(note(&folder).matches("##").count(), 1);
}

#[test]
fn what_a_note_is_about_is_what_was_under_the_cursor() {
    for (keys, file, heading) in [
        ("wechat<a-n>x<esc>", "wechat", "## 2026-11-22 14:05 UTC\n"),
        ("wechat<enter>1ax<esc>", "wechat", " · figure mau "),
        ("wechat<enter>2ax<esc>", "wechat", " · feature "),
        ("wechat<esc><enter>4nx<esc>", "wechat", "UTC\n"),
        ("<f6><enter>ax<esc>", "", " · opportunity "),
        ("<f8><down><enter>ax<esc>", "rules-", " · rule "),
        ("<f4><a-n>x<esc>", "", "## 2026-11-22 14:05 UTC"),
    ] {
        let folder = tempdir().unwrap();
        let atlas = luopan::embedded().unwrap();
        let mut stage = Stage::new(atlas, Lang::Fr, (100, 30)).noting(folder.path());
        stage.press(keys);
        let ids = Notes::open(folder.path()).ids().unwrap();
        let [id] = ids.as_slice() else {
            panic!("{keys}: {ids:?}\n{}", stage.text());
        };
        assert!(id.as_str().starts_with(file), "{keys}: {id}");
        let text = fs::read_to_string(folder.path().join(format!("{id}.md"))).unwrap();
        assert!(text.contains(heading), "{keys}: {text}");
        assert!(text.ends_with("\nx\n"), "{keys}: {text}");
    }
}

#[test]
fn keys_of_the_editor() {
    for (keys, text) in [
        ("un deux", "un deux"),
        ("?:!/ jkq", "?:!/ jkq"),
        ("un deux<c-z>", "un "),
        ("un deux<c-z><c-z><c-z><c-y>", "un"),
        ("un<enter>deux<up><home>0", "0un\ndeux"),
        ("un deux<c-left>x", "un xdeux"),
        ("un deux<c-w>", "un"),
        ("un deux<c-u>", ""),
        ("un<home><c-k>", ""),
        ("un<enter>deux<bs><bs>", "un\nde"),
        ("un<left><del>", "u"),
        ("<tab>x", "    x"),
        ("a<enter>b<enter>c<c-home>1<c-end>2", "1a\nb\nc2"),
    ] {
        let folder = tempdir().unwrap();
        let mut stage = stage(folder.path(), (80, 24));
        stage.press("liao<a-n>").press(keys);
        let typed = stage.app.writing().unwrap().editor().text();
        assert_eq!(
            typed.trim_end_matches(' '),
            text.trim_end_matches(' '),
            "{keys}"
        );
    }
}

#[test]
fn the_caret_is_where_the_next_letter_goes() {
    let folder = tempdir().unwrap();
    for window in [(80, 24), (40, 12), (30, 8), (200, 60)] {
        let mut stage = stage(folder.path(), window);
        stage.press("liao<a-n>");
        stage.paste(&"聊天 words that fill the line and go on 微信 ".repeat(40));
        let before = stage.cursor().unwrap();
        assert!(before.x < window.0 && before.y < window.1, "{window:?}");
        stage.press("Z<left>");
        let at = stage.cursor().unwrap();
        assert_eq!(stage.buffer()[at].symbol(), "Z", "{window:?}");
    }
}

#[test]
fn nothing_else_happens_while_a_note_is_written() {
    let folder = tempdir().unwrap();
    let mut stage = stage(folder.path(), (80, 24));
    stage.press("liao<a-n>un");
    for keys in ["<f3>", "<f4>", "<f5>", "<f8>", "<c-g>", "<c-t>", "<a-n>"] {
        stage.press(keys);
        assert!(
            stage.text().contains("D'abord la note"),
            "{keys}: {}",
            stage.text()
        );
        assert_eq!(stage.app.view(), View::HOME, "{keys}");
        assert!(!stage.app.presents(), "{keys}");
    }
    stage.press("<f1>");
    assert!(
        stage.text().contains("Recherche et liste"),
        "{}",
        stage.text()
    );
    stage.press("<f4><esc> deux");
    assert_eq!(stage.app.writing().unwrap().editor().text(), "un deux");
    stage.press("<f2>");
    assert!(
        stage.text().contains("not saved yet; draft kept"),
        "{}",
        stage.text()
    );
}

#[test]
fn a_note_given_up_takes_two_keys_and_an_empty_one_none() {
    let folder = tempdir().unwrap();
    let mut stage = stage(folder.path(), (80, 24));
    stage.press("liao<a-n><esc>");
    assert!(stage.app.writing().is_none());
    stage.press("<a-n>un<c-x>");
    assert!(
        stage.text().contains("Ctrl-X encore une fois"),
        "{}",
        stage.text()
    );
    stage.press("<c-x>");
    assert!(stage.app.writing().is_none());
    assert_eq!((note(&folder).as_str(), drafts(&folder)), ("", 0));
    stage.press("<a-n>deux<c-s> trois<c-x><c-x>");
    assert!(note(&folder).ends_with("\ndeux\n"), "{}", note(&folder));
    assert_eq!(drafts(&folder), 0);
}

#[test]
fn a_text_that_the_disk_refuses_stays_on_the_screen_and_can_be_copied() {
    let above = tempdir().unwrap();
    let folder = above.path().join("notes");
    fs::write(&folder, "a file where the folder should be").unwrap();
    let mut stage = stage(&folder, (80, 24));
    stage.press("liao<a-n>prix 微信");
    assert_snapshot!(
        "note refused",
        stage.text().replace(above.path().to_str().unwrap(), "…")
    );
    stage.press("<esc>");
    let writing = stage
        .app
        .writing()
        .expect("a text that is not saved is not closed");
    assert_eq!(writing.editor().text(), "prix 微信");
    assert_eq!(stage.copied(true).unwrap(), "prix 微信");
    // Mended while it is written: the next save takes it.
    fs::remove_file(&folder).unwrap();
    stage.press("!<esc>");
    assert!(stage.app.writing().is_none(), "{}", stage.text());
    let text = fs::read_to_string(folder.join("liaotian.md")).unwrap();
    assert!(text.ends_with("\nprix 微信!\n"), "{text}");
}

#[test]
fn quitting_saves_first_and_quits_in_spite_of_the_disk_the_second_time() {
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
    use luopan::app::Effect;
    let quit = || KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
    let folder = tempdir().unwrap();
    let mut stage = stage(folder.path(), (80, 24));
    stage.press("liao<a-n>un");
    assert_eq!(stage.strike(quit()), Effect::Quit);
    assert!(note(&folder).ends_with("\nun\n"), "{}", note(&folder));

    let above = tempdir().unwrap();
    let refused = above.path().join("notes");
    fs::write(&refused, "").unwrap();
    let mut stage = self::stage(&refused, (80, 24));
    stage.press("liao<a-n>un");
    assert_eq!(stage.strike(quit()), Effect::None);
    assert_eq!(stage.strike(quit()), Effect::Quit);
    assert!(
        !stage.app.writing().unwrap().is_saved(),
        "the program prints it after the screen"
    );
}

#[test]
fn what_another_program_wrote_meanwhile_is_kept() {
    let folder = tempdir().unwrap();
    let mut stage = stage(folder.path(), (80, 24));
    stage.press("liao<a-n>mine");
    fs::write(folder.path().join("liaotian.md"), "# Liaotian\n\ntheirs\n").unwrap();
    stage.press("<esc>");
    assert!(
        stage
            .text()
            .contains("Un autre programme a changé cette note"),
        "{}",
        stage.text()
    );
    let text = note(&folder);
    assert!(
        text.contains("theirs") && text.ends_with("\nmine\n"),
        "{text}"
    );
    stage.press("<enter>1G");
    assert!(stage.app.atlas().platform("liaotian").unwrap().memos.len() == 2);
}

#[test]
fn what_a_crash_left_is_offered_at_the_next_start() {
    let folder = tempdir().unwrap();
    let mut stage = stage(folder.path(), (80, 24));
    stage.press("liao<enter>3aun deux");
    drop(stage);
    let mut stage = Stage::new(small_atlas(), Lang::Fr, (80, 24)).recovering(folder.path());
    assert!(
        stage.text().contains("n'avait pas été enregistrée"),
        "{}",
        stage.text()
    );
    stage.press(" trois<esc>");
    assert!(note(&folder).contains("opportunity"), "{}", note(&folder));
    assert!(
        note(&folder).ends_with("\nun deux trois\n"),
        "{}",
        note(&folder)
    );
    assert_eq!(drafts(&folder), 0);
}

#[test]
fn notes_are_hidden_from_others() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("liaotian.md"), "tarif secret\n").unwrap();
    let mut stage = stage(folder.path(), (100, 60));
    stage.press("liao");
    assert!(stage.text().contains("tarif secret"), "{}", stage.text());
    stage.press("<f5>");
    assert!(!stage.text().contains("tarif secret"), "{}", stage.text());
    stage.press("<a-n>");
    assert!(stage.app.writing().is_none());
    assert!(
        stage.text().contains("cachées pendant une présentation"),
        "{}",
        stage.text()
    );
    // What changes on the disk meanwhile stays hidden too.
    fs::write(folder.path().join("liaotian.md"), "tarif changé\n").unwrap();
    let notes = Notes::open(folder.path()).all().0;
    stage.app.update(Action::Note(Pen::Read(notes)));
    assert!(
        !stage.refresh().text().contains("tarif"),
        "{}",
        stage.text()
    );
    stage.press("<f5>");
    assert!(stage.text().contains("tarif changé"), "{}", stage.text());
}

#[test]
fn a_hostile_note_is_shown_harmless() {
    let folder = tempdir().unwrap();
    let hostile = "a\u{1b}]52;c;aGk=\u{7}b\u{202e}c\u{200b}d\u{9b}31m";
    fs::write(folder.path().join("liaotian.md"), hostile).unwrap();
    let mut stage = stage(folder.path(), (100, 60));
    stage.press("liao<enter>");
    let shown = stage.text();
    assert!(shown.contains('b') && !shown.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{9b}']));
    fs::write(
        folder.path().join("liaotian.md"),
        format!("## 2026-11-22\n\n{hostile}\n"),
    )
    .unwrap();
    let notes = Notes::open(folder.path()).all().0;
    stage.app.update(Action::Note(Pen::Read(notes)));
    stage.press("<esc><a-n>");
    assert!(
        !stage
            .text()
            .contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{9b}'])
    );
}

/// Every letter that was on the screen when the program was killed is there at the next start.
#[cfg(unix)]
#[test]
fn a_kill_at_any_instant_loses_no_letter_that_was_seen() {
    use crate::pty::{Pty, Shown, Start};
    use rustix::process::Signal;
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
    let start = |folder: &TempDir| {
        let notes = folder.path().to_str().unwrap();
        Start::shell(r#""$0" wechat; echo left; read end"#)
            .env("LUOPAN_NOTES", notes)
            .spawn()
    };
    let written = |pty: &Pty| {
        let text = pty.look(Shown::text);
        let line = text.lines().find_map(|line| line.trim().strip_prefix('='));
        // The shell says that it was killed right after the last letter.
        let letters = line.unwrap_or_default().chars();
        letters
            .take_while(char::is_ascii_lowercase)
            .collect::<String>()
    };
    let (mut seen, mut lost) = (0, 0);
    for round in 0..12 {
        let folder = tempdir().unwrap();
        let mut pty = start(&folder);
        pty.wait_for_luopan();
        pty.send("\x1bn");
        pty.wait_for("Note · WeChat");
        pty.send("=");
        let (head, tail) = LETTERS.split_at(round * 2);
        pty.send(head);
        pty.wait_for(&format!("={head}"));
        // What follows may or may not be read before the kill.
        pty.send(tail);
        pty.signal(Signal::KILL);
        pty.wait_for("left");
        let before = written(&pty);
        let mut pty = start(&folder);
        pty.wait_for("n'avait pas été enregistrée");
        let after = written(&pty);
        seen += before.len();
        lost += before.len().saturating_sub(after.len());
        assert!(
            after.starts_with(&before) && LETTERS.starts_with(&after),
            "{before} {after}"
        );
        pty.send("\x1b");
        pty.wait_for("Enregistré");
        let text = fs::read_to_string(folder.path().join("wechat.md")).unwrap();
        assert!(text.ends_with(&format!("\n={after}\n")), "{text}");
        pty.send("\x03");
    }
    println!("killed 12 times: {seen} letters seen, {lost} lost");
}

#[cfg(unix)]
#[test]
fn a_change_of_the_config_file_or_of_a_note_reaches_the_screen() {
    use crate::pty::Start;
    let folder = tempdir().unwrap();
    let config = folder.path().join("config.ron");
    let notes = folder.path().join("notes");
    let mut pty = Start::shell(r#""$0" wechat; echo "left:$?"; read end"#)
        .env("LUOPAN_CONFIG", config.to_str().unwrap())
        .env("LUOPAN_NOTES", notes.to_str().unwrap())
        .spawn();
    pty.wait_for("───");
    fs::write(&config, "Config(ascii: true)").unwrap();
    pty.wait_for("-----");
    fs::write(&config, "Config(ascii: maybe)").unwrap();
    pty.wait_for("config.ron:1:15");
    // The last good settings stay.
    pty.wait_for("-----");
    fs::write(
        &config,
        r#"Config(keys: [(action: "everywhere.quit", keys: ["f12"])])"#,
    )
    .unwrap();
    pty.wait_for("───");
    fs::create_dir(&notes).unwrap();
    fs::write(notes.join("wechat.md"), "un mot de Li\n").unwrap();
    // The section after the one that shows it, then back by a line.
    pty.send("\r2kk");
    pty.wait_for("un mot de Li");
    pty.send("\x1b[24~");
    pty.wait_for("left:0");
}

#[test]
fn notes_are_searched_and_can_be_searched_alone() {
    let folder = tempdir().unwrap();
    let write = |id: &str, text: &str| {
        fs::write(folder.path().join(format!("{id}.md")), text).unwrap();
    };
    write(
        "wechat",
        "## 2026-11-20\n\nDevis de Mme Li pour le magasinage\n",
    );
    write(
        "line",
        "Rendez-vous avec M. Sato\n\n## 2026-11-21\n\nIl attend un devis\n",
    );
    let atlas = luopan::embedded().unwrap();
    let stage = || Stage::new(atlas.clone(), Lang::Fr, (100, 40)).noting(folder.path());
    for (query, expected) in [
        ("in:notes", "line wechat"),
        ("dans:notes", "line wechat"),
        ("in:notes devis", "line wechat"),
        ("devis sato", "line"),
        ("in:notes sato devis", "line"),
        ("in:notes magasinage", "wechat"),
        ("in:notes japon", ""),
        ("in:notes pays:jp", "line"),
        ("\"mme li\"", "wechat"),
    ] {
        let mut stage = stage();
        stage.press(query);
        let platforms = &stage.app.atlas().platforms;
        let hits = stage.app.hits().iter();
        let mut found: Vec<&str> = hits
            .map(|hit| platforms[hit.platform].id.as_str())
            .collect();
        found.sort_unstable();
        assert_eq!(found.join(" "), expected, "{query}\n{}", stage.text());
    }
    // A hit in a note shows the note, in the list and in the page.
    let mut stage = stage();
    stage.press("in:notes magasinage");
    let shown = stage.text();
    assert!(shown.contains("note\u{a0}:"), "{shown}");
    assert!(shown.contains("Devis de Mme Li pour"), "{shown}");
    stage.press("<f5>");
    assert!(stage.app.hits().is_empty(), "{}", stage.text());
    let answer = |words: &[&str]| {
        let mut command = crate::command::prepared();
        let output = command
            .env("LUOPAN_NOTES", folder.path())
            .args(words)
            .output();
        let output = output.unwrap();
        (
            output.status.code(),
            String::from_utf8(output.stdout).unwrap(),
        )
    };
    let (code, text) = answer(&["search", "in:notes", "magasinage"]);
    assert!(
        code == Some(0) && text.contains("Devis de Mme Li"),
        "{text}"
    );
    assert_eq!(
        answer(&["--present", "search", "in:notes", "magasinage"]).0,
        Some(1)
    );
    let (_, sent) = answer(&["export", "wechat"]);
    assert!(!sent.contains("Mme Li"), "{sent}");
}
