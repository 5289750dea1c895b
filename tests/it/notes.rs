//! The notes on a real disk: commands, two writers, kill -9, a full disk, folders that refuse.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use luopan::data::{Date, Lang};
use luopan::notes::{Edit, Met, Note, NoteId, Notes, Stamp, Subject, Why};
use serde_json::Value;
use tempfile::{TempDir, tempdir};

fn stamp() -> Stamp {
    Stamp {
        date: Date::day(2026, 11, 22),
        time: None,
    }
}

fn id() -> NoteId {
    NoteId::platform("liaotian").unwrap()
}

fn file(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("liaotian.md")).unwrap()
}

fn luopan(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_luopan"));
    command
        .env_clear()
        .env("LANG", "fr_CA.UTF-8")
        .env("LUOPAN_NOTES", folder)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["--today", "2026-11-22", "--data", "tests/it/atlas"])
        .stdin(Stdio::null());
    command
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn piped(command: &mut Command, input: &[u8]) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A program that refuses to read closes the pipe; its answer is what counts.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().unwrap()
}

/// The visible files of a folder.
fn names(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != ".luopan.lock")
        .collect();
    names.sort();
    names
}

/// Whatever stands where the lock should be, nobody waits for it, and no text is lost.
#[cfg(unix)]
#[test]
fn a_lock_that_is_no_file_is_told_and_not_waited_for() {
    let folder = tempdir().unwrap();
    let lock = folder.path().join(".luopan.lock");
    let make: [fn(&Path); 3] = [
        |lock| assert!(Command::new("mkfifo").arg(lock).status().unwrap().success()),
        |lock| fs::create_dir(lock).unwrap(),
        |lock| std::os::unix::fs::symlink("/dev/null", lock).unwrap(),
    ];
    for make in make {
        make(&lock);
        let answer = piped(
            luopan(folder.path()).args(["note", "liaotian", "-"]),
            b"devis",
        );
        let said = text(&answer.stderr);
        assert_eq!(answer.status.code(), Some(74), "{said}");
        assert!(said.contains(".luopan.lock"), "{said}");
        assert!(said.contains("ce n'est pas un fichier"), "{said}");
        assert_eq!(text(&answer.stdout), "devis");
        let gone = fs::remove_file(&lock).or_else(|_| fs::remove_dir(&lock));
        gone.unwrap();
    }
}

#[test]
fn a_note_that_is_read_only_is_left_alone() {
    let folder = tempdir().unwrap();
    let note = folder.path().join("liaotian.md");
    fs::write(&note, "# Liaotian\n\nfixe\n").unwrap();
    let mut rights = fs::metadata(&note).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&note, rights).unwrap();
    let answer = luopan(folder.path())
        .args(["note", "liaotian", "x"])
        .output()
        .unwrap();
    let said = text(&answer.stderr);
    assert_eq!(answer.status.code(), Some(74), "{said}");
    for words in ["liaotian.md", "en lecture seule", "chmod u+w"] {
        assert!(said.contains(words), "{said}");
    }
    assert_eq!(fs::read_to_string(&note).unwrap(), "# Liaotian\n\nfixe\n");
}

#[test]
fn what_is_no_note_among_the_notes_is_told() {
    let folder = tempdir().unwrap();
    let put = |name: &str| fs::write(folder.path().join(name), "x").unwrap();
    fs::create_dir(folder.path().join("old")).unwrap();
    fs::create_dir(folder.path().join("none")).unwrap();
    for name in [
        "liaotian.md",
        "liaotian (conflict).md",
        "a.txt",
        "old/b.md",
        ".hid.md",
        "c.csv",
    ] {
        put(name);
    }
    let answer = luopan(folder.path()).arg("notes").output().unwrap();
    let said = text(&answer.stdout);
    let last = said.lines().last().unwrap();
    let names = "luopan ne lit pas\u{a0}: «\u{a0}a.txt\u{a0}», «\u{a0}liaotian (conflict).md\u{a0}», «\u{a0}old\u{a0}».";
    assert!(last.contains(names), "{said}");
    let answer = luopan(folder.path())
        .args(["notes", "--json"])
        .output()
        .unwrap();
    let json: Value = serde_json::from_slice(&answer.stdout).unwrap();
    assert_eq!(
        json["unread"],
        serde_json::json!(["a.txt", "liaotian (conflict).md", "old"])
    );
}

#[test]
fn a_note_from_the_command_line() {
    let folder = tempdir().unwrap();
    let inside = folder.path().join("not/yet");
    let run = |words: &[&str]| luopan(&inside).args(words).output().unwrap();
    let nothing = run(&["note", "liaotian"]);
    assert_eq!(nothing.status.code(), Some(1));
    assert!(text(&nothing.stdout).starts_with("Pas encore de note."));
    let saved = run(&["note", "liaotian", "revoir", "avec", "l'agence"]);
    assert_eq!(saved.status.code(), Some(0), "{saved:?}");
    assert!(text(&saved.stdout).starts_with("Enregistré\u{a0}: "));
    let named = piped(
        luopan(&inside).args(["note", "聊天通", "-"]),
        "微信\r\nnon\n".as_bytes(),
    );
    assert_eq!(named.status.code(), Some(0), "{named:?}");
    let whole =
        "# Liaotian\n\n## 2026-11-22\n\nrevoir avec l'agence\n\n## 2026-11-22\n\n微信\nnon\n";
    assert_eq!(text(&run(&["note", "liaotian"]).stdout), whole);
    assert_eq!(names(&inside), ["liaotian.md"]);

    for (words, code, holds) in [
        (&["notes"][..], 0, "liaotian  2 entrées  微信"),
        (&["notes", "AGENCE"], 0, "liaotian"),
        (&["notes", "absent"], 1, "Aucune note n'a ces mots."),
        (&["note", "liaotia", "x"], 2, "liaotian"),
        (&["note", "../liaotian", "x"], 2, "Aucune plateforme"),
        (&["note", "liaotian/drop", "devis"], 0, "Enregistré"),
        (
            &["note", "liaotian"],
            0,
            "## 2026-11-22 · opportunity drop\n\ndevis\n",
        ),
        (&["note", "liaotian/absent", "x"], 2, "«\u{a0}absent\u{a0}»"),
        (&["note", "rules-zz", "x"], 2, "Aucune plateforme"),
    ] {
        let answer = run(words);
        let said = text(&answer.stdout) + &text(&answer.stderr);
        assert_eq!(answer.status.code(), Some(code), "{words:?}: {said}");
        assert!(said.contains(holds), "{words:?}: {said}");
    }
    let json: Value = serde_json::from_slice(&run(&["notes", "--json"]).stdout).unwrap();
    assert_eq!(
        json["notes"][0]["entries"][0]["text"],
        "revoir avec l'agence"
    );
    assert_eq!(json["notes"][0]["entries"][1]["date"], "2026-11-22");
}

#[test]
fn what_stands_in_a_note_cannot_act_on_the_terminal() {
    let folder = tempdir().unwrap();
    fs::write(
        folder.path().join("liaotian.md"),
        "a\u{1b}]0;x\u{7}b\u{202e}\n",
    )
    .unwrap();
    for words in [&["note", "liaotian"][..], &["notes"]] {
        let said = text(&luopan(folder.path()).args(words).output().unwrap().stdout);
        assert!(
            said.contains('b') && !said.contains(['\u{1b}', '\u{7}', '\u{202e}']),
            "{said:?}"
        );
    }
}

fn edit(notes: &Notes) -> Edit {
    Edit::new(id(), "Liaotian", Subject::Whole, notes.read(&id()).unwrap())
}

#[test]
fn an_entry_is_saved_again_in_its_place() {
    let folder = tempdir().unwrap();
    let notes = Notes::open(folder.path());
    let mut edit = edit(&notes);
    for text in ["", "un", "un deux", "## 2026-11-22\nun"] {
        assert_eq!(
            notes.save(&mut edit, text, stamp()).unwrap().met,
            Met::Nobody
        );
        let note = notes.read(&id()).unwrap();
        let texts: Vec<String> = note
            .entries()
            .iter()
            .map(luopan::notes::Entry::text)
            .collect();
        let expected: Vec<&str> = Some(text)
            .filter(|text| !text.is_empty())
            .into_iter()
            .collect();
        assert_eq!(texts, expected);
    }
    notes.save(&mut edit, "\n", stamp()).unwrap();
    assert_eq!(file(&folder), "# Liaotian\n\n");
}

#[test]
fn a_change_by_another_program_is_kept() {
    let old = "# Liaotian\n\n## 2026-11-01\n\nold\n";
    for (theirs, met, both) in [
        (
            "# Liaotian\n\n## 2026-11-01\n\nold\n\n## 2026-11-02\n\nmore\n",
            Met::Merged,
            "# Liaotian\n\n## 2026-11-01\n\nours\n\n## 2026-11-02\n\nmore\n",
        ),
        (
            "# Liaotian\n\n## 2026-11-01\n\ntheirs\n",
            Met::Conflict,
            "# Liaotian\n\n## 2026-11-01\n\ntheirs\n\n## 2026-11-22 · conflict\n\nours\n",
        ),
        (
            "",
            Met::Conflict,
            "# Liaotian\n\n## 2026-11-22 · conflict\n\nours\n",
        ),
    ] {
        let folder = tempdir().unwrap();
        let notes = Notes::open(folder.path());
        let path = notes.path(&id());
        fs::write(&path, old).unwrap();
        let seen = notes.read(&id()).unwrap();
        let mut edit = Edit::of(id(), "Liaotian", seen, 0).unwrap();
        fs::write(&path, theirs).unwrap();
        let saved = notes.save(&mut edit, "ours", stamp()).unwrap();
        assert_eq!((saved.met, file(&folder).as_str()), (met, both));
        // What is typed next goes into the same entry.
        notes.save(&mut edit, "ours, later", stamp()).unwrap();
        assert_eq!(file(&folder), both.replace("ours", "ours, later"));
    }
}

#[test]
fn line_ends_and_marks_of_other_systems_stay() {
    let folder = tempdir().unwrap();
    let notes = Notes::open(folder.path());
    fs::write(
        notes.path(&id()),
        "\u{FEFF}# L\r\n\r\n## 2026-11-01\r\n\r\nold\r\n",
    )
    .unwrap();
    let mut changed = Edit::of(id(), "L", notes.read(&id()).unwrap(), 0).unwrap();
    notes.save(&mut changed, "a\nb", stamp()).unwrap();
    notes.save(&mut edit(&notes), "c\nd", stamp()).unwrap();
    assert_eq!(
        file(&folder),
        "\u{FEFF}# L\r\n\r\n## 2026-11-01\r\n\r\na\r\nb\r\n\r\n## 2026-11-22\r\n\r\nc\r\nd\r\n"
    );
}

#[test]
fn what_cannot_be_read_or_saved_is_left_alone_and_said() {
    let long = "x".repeat(luopan::notes::LONGEST);
    for (bytes, new, why) in [
        (&b"\xff\xfea\0"[..], "x", "UTF-8"),
        (long.as_bytes(), "x", "1\u{a0}MiB"),
        (b"# L\n", long.as_str(), "1\u{a0}MiB"),
    ] {
        let folder = tempdir().unwrap();
        let notes = Notes::open(folder.path());
        fs::write(notes.path(&id()), bytes).unwrap();
        let mut edit = Edit::new(id(), "L", Subject::Whole, Note::default());
        let trouble = notes.save(&mut edit, new, stamp()).unwrap_err();
        assert!(trouble.text().get(Lang::En).contains(why), "{trouble}");
        assert_eq!(fs::read(notes.path(&id())).unwrap(), bytes);
        assert_eq!(names(folder.path()), ["liaotian.md"]);
    }
}

#[test]
fn a_folder_that_refuses_is_named_with_what_to_do() {
    let base = tempdir().unwrap();
    let taken = base.path().join("taken");
    fs::write(&taken, "a file").unwrap();
    let dir = base.path().join("dir");
    fs::create_dir_all(dir.join("liaotian.md")).unwrap();
    for (folder, why) in [
        (taken.clone(), "pas un dossier"),
        (taken.join("below"), "pas un dossier"),
        (dir, "pas un fichier"),
    ] {
        let given = piped(
            luopan(&folder).args(["note", "liaotian", "-"]),
            b"precious\n",
        );
        let said = text(&given.stderr);
        assert_eq!(given.status.code(), Some(74), "{said}");
        assert!(
            said.contains(why) && said.contains("LUOPAN_NOTES"),
            "{said}"
        );
        // Nobody else holds what came through the pipe.
        assert_eq!(text(&given.stdout), "precious\n");
    }
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_named_with_what_to_do() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempdir().unwrap();
    let notes = Notes::open(folder.path());
    notes.save(&mut edit(&notes), "old", stamp()).unwrap();
    let locked = folder.path().join(".luopan.lock");
    fs::remove_file(locked).unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o500)).unwrap();
    let free = fs::write(folder.path().join("probe"), "").is_ok();
    let saved = notes.save(&mut edit(&notes), "new", stamp());
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).unwrap();
    // Nothing is forbidden to root.
    if !free {
        assert!(matches!(saved.unwrap_err().why, Why::Forbidden));
        assert!(!file(&folder).contains("new"));
    }
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_a_file_keeps_its_mode() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let (folder, elsewhere) = (tempdir().unwrap(), tempdir().unwrap());
    let real = elsewhere.path().join("real.md");
    fs::write(&real, "# L\n").unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&real, folder.path().join("liaotian.md")).unwrap();
    let notes = Notes::open(folder.path());
    notes.save(&mut edit(&notes), "new", stamp()).unwrap();
    assert!(
        fs::symlink_metadata(notes.path(&id()))
            .unwrap()
            .is_symlink()
    );
    assert!(fs::read_to_string(&real).unwrap().contains("new"));
    assert_eq!(
        fs::metadata(&real).unwrap().permissions().mode() & 0o777,
        0o640
    );
    let new = NoteId::platform("new").unwrap();
    let mut first = Edit::new(new.clone(), "N", Subject::Whole, Note::default());
    notes.save(&mut first, "x", stamp()).unwrap();
    assert_eq!(
        fs::metadata(notes.path(&new)).unwrap().permissions().mode() & 0o777,
        0o600
    );
}

/// Not a test of its own: what the tests below run in processes that they can kill. Writes for ever, or so many times.
#[test]
fn writer() {
    let Ok(folder) = std::env::var("LUOPAN_TEST_FOLDER") else {
        return;
    };
    let notes = Notes::open(folder);
    match std::env::var("LUOPAN_TEST_WRITER").unwrap().as_str() {
        "for ever" => {
            let mut edit = Edit::of(id(), "L", notes.read(&id()).unwrap(), 0).unwrap();
            for letter in ["b", "a"].iter().cycle() {
                notes.save(&mut edit, &version(letter), stamp()).unwrap();
            }
        }
        "typing" => {
            let edit = edit(&notes);
            let mut draft = notes.draft(&edit).unwrap();
            for length in 1.. {
                draft.keep(&notes, &edit, &"微".repeat(length)).unwrap();
                fs::write(notes.folder().join("kept"), length.to_string()).unwrap();
            }
        }
        name => {
            for number in 0..50 {
                let text = format!("{name} {number}");
                notes.save(&mut edit(&notes), &text, stamp()).unwrap();
            }
        }
    }
}

/// A text that shows any mixture with another one, large enough to be killed in the middle.
fn version(letter: &str) -> String {
    letter.repeat(200_000)
}

fn spawn_writer(folder: &Path, name: &str) -> std::process::Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "notes::writer", "--test-threads=1"])
        .env("LUOPAN_TEST_FOLDER", folder)
        .env("LUOPAN_TEST_WRITER", name)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Waits until `ready`, for a minute at most.
fn wait_until(ready: impl Fn() -> bool) {
    let start = std::time::Instant::now();
    while !ready() {
        assert!(start.elapsed().as_secs() < 60, "nothing happens");
        std::thread::yield_now();
    }
}

#[test]
fn a_save_killed_at_any_instant_leaves_the_old_or_the_new_text() {
    let folder = tempdir().unwrap();
    let notes = Notes::open(folder.path());
    notes
        .save(&mut edit(&notes), &version("a"), stamp())
        .unwrap();
    let path = notes.path(&id());
    let temporary = folder.path().join(".liaotian.md.tmp");
    let (mut old, mut new, mut during) = (0, 0, 0);
    for round in 0..200u64 {
        let mut child = spawn_writer(folder.path(), "for ever");
        wait_until(|| temporary.exists());
        // The instant of the kill is what varies: up to some saves after the first one began.
        std::thread::sleep(std::time::Duration::from_micros(round * 7919 % 5000));
        child.kill().unwrap();
        child.wait().unwrap();
        during += u32::from(temporary.exists());
        let note = Note::parse(&fs::read_to_string(&path).unwrap());
        let texts: Vec<String> = note
            .entries()
            .iter()
            .map(luopan::notes::Entry::text)
            .collect();
        match texts.as_slice() {
            [text] if *text == version("a") => old += 1,
            [text] if *text == version("b") => new += 1,
            other => panic!("round {round}: {} entries, mixed or lost", other.len()),
        }
        assert!(
            names(folder.path()).len() <= 2,
            "stray files: {:?}",
            names(folder.path())
        );
        // The next writer begins from a clean slate, so that its first save can be awaited.
        let _ = fs::remove_file(&temporary);
    }
    println!(
        "killed 200 times, {during} of them with a save half done: {old} old, {new} new, 0 broken"
    );
    assert!(during > 0, "no save was ever interrupted");
}

#[test]
fn a_draft_outlives_its_writer_but_for_the_last_pause() {
    for _ in 0..20 {
        let folder = tempdir().unwrap();
        let kept = folder.path().join("kept");
        let mut child = spawn_writer(folder.path(), "typing");
        let count = || fs::read_to_string(&kept).ok()?.parse::<usize>().ok();
        wait_until(|| count().is_some_and(|count| count > 3));
        let notes = Notes::open(folder.path());
        // While its writer lives a draft is nobody else's.
        assert!(notes.left().unwrap().drafts.is_empty());
        child.kill().unwrap();
        child.wait().unwrap();
        let mut left = notes.left().unwrap().drafts;
        assert_eq!(left.len(), 1);
        let mut left = left.remove(0);
        let length = left.text.chars().count();
        // `kept` itself may be caught half written; what it says is the least that must be there.
        assert!(count().is_none_or(|count| (count..=count + 1).contains(&length)));
        assert!(left.text.chars().all(|letter| letter == '微'));
        notes.save(&mut left.edit, &left.text, stamp()).unwrap();
        left.draft.done().unwrap();
        assert!(notes.left().unwrap().drafts.is_empty());
        assert_eq!(notes.read(&id()).unwrap().entries()[0].text(), left.text);
    }
}

#[test]
fn a_draft_cut_short_gives_the_text_before() {
    let folder = tempdir().unwrap();
    let notes = Notes::open(folder.path());
    let edit = edit(&notes);
    let mut draft = notes.draft(&edit).unwrap();
    draft.keep(&notes, &edit, "one").unwrap();
    draft.keep(&notes, &edit, "one two").unwrap();
    drop(draft);
    let path = folder.path().join(".liaotian.0.draft");
    let whole = fs::read(&path).unwrap();
    for (length, text) in [
        (whole.len(), Some("one two")),
        (whole.len() - 1, Some("one two")),
        (whole.len() - 3, Some("one")),
        (whole.len() - 13, Some("one")),
        (whole.len() - 14, Some("on")),
        // Nothing was typed.
        (whole.len() - 18, None),
        (0, None),
    ] {
        fs::write(&path, &whole[..length]).unwrap();
        let left = notes.left().unwrap();
        let told = left.drafts.iter().map(|left| left.text.as_str()).next();
        assert_eq!(told, text, "{length} bytes");
        assert!(left.damaged.is_empty());
        assert_eq!(path.exists(), text.is_some(), "{length} bytes");
    }
}

#[test]
fn a_draft_that_cannot_be_read_is_kept_and_told() {
    let folder = tempdir().unwrap();
    let notes = Notes::open(folder.path());
    let head = r#"{"id":"tieba","title":"Tieba","subject":"Whole","seen":"","at":null}"#;
    let path = folder.path().join(".tieba.0.draft");
    for bytes in [
        &b"\n{\"id\":\"tie"[..],
        b"\x00\xff\x1b[31m",
        format!("{head}\n\x1b").as_bytes(),
        format!("{}\n\"text\"", head.replace("tieba", "../x")).as_bytes(),
    ] {
        fs::write(&path, bytes).unwrap();
        let left = notes.left().unwrap();
        assert!(left.drafts.is_empty(), "{bytes:?}");
        let [damaged] = left.damaged.as_slice() else {
            panic!("{bytes:?}: {left:?}")
        };
        assert!(!path.exists());
        assert_eq!(fs::read(&damaged.path).unwrap(), bytes);
        // It is told once.
        assert!(notes.left().unwrap().damaged.is_empty());
    }
}

#[cfg(unix)]
#[test]
fn a_note_that_is_a_link_to_nothing_stays_one() {
    let folder = tempdir().unwrap();
    let notes = Notes::open(folder.path());
    let path = notes.path(&id());
    std::os::unix::fs::symlink(folder.path().join("away/x.md"), &path).unwrap();
    let refused = notes.read(&id()).unwrap_err();
    assert!(refused.text().en.contains("this link leads to no file"));
    let mut edit = Edit::new(id(), "Liaotian", Subject::Whole, Note::default());
    assert!(notes.save(&mut edit, "hello", stamp()).is_err());
    assert!(fs::symlink_metadata(&path).unwrap().is_symlink());
}

#[test]
fn two_luopans_at_once_lose_nothing() {
    let folder = tempdir().unwrap();
    let writers = ["left", "right"].map(|name| spawn_writer(folder.path(), name));
    for mut writer in writers {
        assert!(writer.wait().unwrap().success());
    }
    let note = Notes::open(folder.path()).read(&id()).unwrap();
    let mut texts: Vec<String> = note
        .entries()
        .iter()
        .map(luopan::notes::Entry::text)
        .collect();
    texts.sort();
    let both = ["left", "right"].into_iter();
    let mut all: Vec<String> = both
        .flat_map(|name| (0..50).map(move |n| format!("{name} {n}")))
        .collect();
    all.sort();
    assert_eq!(texts, all);
}

#[cfg(unix)]
#[test]
fn a_full_disk_loses_nothing() {
    let folder = tempdir().unwrap();
    let notes = Notes::open(folder.path());
    notes.save(&mut edit(&notes), "old", stamp()).unwrap();
    let before = file(&folder);
    let new = "微信支付\n".repeat(3000);
    // A limit on the size of files stands for a full disk; the shell counts in 512 or 1024 bytes.
    for limit in [0, 1, 8, 16] {
        let mut shell = Command::new("sh");
        let script = format!(
            "ulimit -f {limit}; exec \"$0\" --data tests/it/atlas --lang en note liaotian -"
        );
        shell
            .args(["-c", &script, env!("CARGO_BIN_EXE_luopan")])
            .env("LUOPAN_NOTES", folder.path())
            .current_dir(env!("CARGO_MANIFEST_DIR"));
        let output = piped(&mut shell, new.as_bytes());
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(74), "{said}");
        assert!(said.contains("the disk is full. Free some space"), "{said}");
        assert_eq!(text(&output.stdout), new, "the text comes back whole");
        assert_eq!(file(&folder), before);
        assert_eq!(names(folder.path()), ["liaotian.md"]);
    }
}

#[test]
fn an_editor_works_on_a_copy() {
    let folder = tempdir().unwrap();
    let notes = Notes::open(folder.path());
    notes.save(&mut edit(&notes), "old", stamp()).unwrap();
    let before = file(&folder);

    let copy = notes.lend(&id(), "Liaotian", stamp()).unwrap();
    let lent = fs::read_to_string(copy.path()).unwrap();
    assert_eq!(notes.give_back(&copy).unwrap(), None);
    assert_eq!(file(&folder), before);

    let copy = notes.lend(&id(), "Liaotian", stamp()).unwrap();
    fs::write(copy.path(), lent.replace("old", "new")).unwrap();
    assert_eq!(notes.give_back(&copy).unwrap().unwrap().met, Met::Nobody);
    assert_eq!(
        file(&folder).trim_end(),
        before.replace("old", "new").trim_end()
    );

    let copy = notes.lend(&id(), "Liaotian", stamp()).unwrap();
    fs::write(copy.path(), b"\xff").unwrap();
    assert!(matches!(
        notes.give_back(&copy).unwrap_err().why,
        Why::NotText
    ));
    assert!(copy.path().exists(), "what the user wrote is still there");
    copy.discard().unwrap();

    let copy = notes.lend(&id(), "Liaotian", stamp()).unwrap();
    fs::write(
        copy.path(),
        format!("{}mine\n", fs::read_to_string(copy.path()).unwrap()),
    )
    .unwrap();
    notes.save(&mut edit(&notes), "theirs", stamp()).unwrap();
    assert_eq!(notes.give_back(&copy).unwrap().unwrap().met, Met::Merged);
    let note = notes.read(&id()).unwrap();
    let texts: Vec<String> = note
        .entries()
        .iter()
        .map(luopan::notes::Entry::text)
        .collect();
    assert_eq!(texts, ["new", "theirs", "mine"]);
    assert_eq!(names(folder.path()), ["liaotian.md"]);
}
