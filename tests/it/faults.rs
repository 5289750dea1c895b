//! One wrong file a fault, and the words its report must hold.

use std::fs;
use std::path::{Path, PathBuf};

use luopan::data::{self, Atlas, Date, Findings, Lang, Severity, Vocabulary};

pub(crate) const TODAY: Date = Date::day(2026, 11, 22);

pub(crate) fn faults() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults")
}

/// A vocabulary and no platform.
pub(crate) fn bare_atlas() -> Atlas {
    let loaded = data::load(&faults().join("vocabulary"), TODAY, None);
    let loaded = loaded.unwrap_or_else(|f| panic!("{}", f.report(Lang::En)));
    assert_eq!(loaded.warnings.list, []);
    loaded.atlas
}

pub(crate) fn vocabulary() -> Vocabulary {
    bare_atlas().vocabulary
}

/// `12:9` of a byte in a text.
fn address(text: &str, at: usize) -> String {
    let before = &text[..at];
    let line = before.rsplit('\n').next().unwrap();
    let number = before.matches('\n').count() + 1;
    format!("{number}:{}", line.chars().count() + 1)
}

/// Each file of `tests/faults` begins with three lines: the severity and place of its only finding (and of the
/// place related to it), then words of the French and of the English report.
#[test]
fn every_fault_is_told_where_it_is_with_its_cure() {
    let vocabulary = vocabulary();
    let mut paths: Vec<PathBuf> = fs::read_dir(faults())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    assert!(paths.len() > 90);
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let head: Vec<&str> = text.lines().take(3).collect();
        let findings = data::check(&path, TODAY, Some(&vocabulary));
        let report = findings.report(Lang::En);
        assert_eq!(findings.list.len(), 1, "{report}");
        let finding = &findings.list[0];
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "advice",
        };
        let mut found = format!(
            "// {severity} at {}",
            address(&text, finding.place.span.start)
        );
        if let Some((place, _)) = &finding.related {
            found += &format!(", see {}", address(&text, place.span.start));
        }
        assert_eq!(found, head[0], "{report}");
        for (line, mark, lang) in [(1, "// fr: ", Lang::Fr), (2, "// en: ", Lang::En)] {
            let words = head[line].strip_prefix(mark).unwrap();
            let report = findings.report(lang);
            for words in words.split(" | ") {
                assert!(report.contains(words), "{words:?} is not in\n{report}");
            }
        }
    }
}

/// What `check` tells of a file of these bytes, named `x.ron`.
pub(crate) fn told(bytes: &[u8]) -> Findings {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.ron");
    fs::write(&path, bytes).unwrap();
    data::check(&path, TODAY, Some(&vocabulary()))
}

#[test]
fn what_is_no_atlas_is_named_as_what_it_is() {
    let utf16: Vec<u8> = "Platform("
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let cut = "Platform(\n    name: \"豆".as_bytes();
    for (bytes, fr, en) in [
        (&b""[..], "le fichier est vide", "the file is empty"),
        (b" \r\n\t ", "le fichier est vide", "the file is empty"),
        (b"\xef\xbb\xbf", "le fichier est vide", "the file is empty"),
        (b"// nothing\n", "le fichier est vide", "the file is empty"),
        (b"{\"id\": \"qq\"}", "c'est du JSON", "this is JSON"),
        (b"[{\"id\": 1}]", "c'est du JSON", "this is JSON"),
        (b"<!DOCTYPE html>", "c'est du HTML", "this is HTML"),
        (b"---\nid: qq\n", "c'est du YAML", "this is YAML"),
        (b"\x1f\x8b\x08\x00", "gzip", "gzip"),
        (b"{\\rtf1\\ansi x}", "document RTF", "an RTF document"),
        (
            b"Bonjour,\nvoici les chiffres.\n",
            "du texte, sans aucune",
            "plain text, without any",
        ),
        (b"BZh91AY", "fichier comprimé", "a compressed file"),
        (b"\xfd7zXZ\0", "fichier comprimé", "a compressed file"),
        (b"\x28\xb5\x2f\xfd", "fichier comprimé", "a compressed file"),
        (b"7z\xbc\xaf", "fichier comprimé", "a compressed file"),
        (b"PK\x05\x06", "ZIP", "ZIP"),
        (b"\x89PNG\r\n", "c'est une image", "a picture"),
        (b"\xff\xd8\xff\xe0", "c'est une image", "a picture"),
        (b"GIF89a", "c'est une image", "a picture"),
        (b"\x7fELF", "c'est un programme", "a program"),
        (b"SQLite format 3\0", "SQLite", "SQLite"),
        (b"Platform(\n\0\0)", "x.ron:2:1", "a zero byte"),
        (b"\xff\xfe\0\0P\0\0\0", "UTF-32", "UTF-32"),
        (b"\0\0\xfe\xff\0\0\0P", "UTF-32", "UTF-32"),
        (b"\0P\0l", "UTF-16", "UTF-16"),
        (
            b"# Read me\n\n- It's here; \xe2\x80\x9cso\xe2\x80\x9d\n",
            "du Markdown",
            "is Markdown",
        ),
        (b"id,name\nqq,QQ\n", "un tableau CSV", "a CSV table"),
        (b"id: qq\nname: QQ\n", "du YAML", "or YAML"),
        (b"id = \"qq\"\n", "du TOML", "this is TOML"),
        (b"[platform]\nid = 1\n", "du TOML", "this is TOML"),
        (b"#!/bin/sh\necho\n", "c'est un script", "a script"),
        (b"--- a/x.ron\n+++ b/x.ron\n", "(diff)", "(diff)"),
        (
            b"(\n<<<<<<<\n=======\n>>>>>>>\n)",
            "x.ron:2:1",
            "a Git merge",
        ),
        (b"(\n=======\n)", "x.ron:2:1", "a Git merge"),
        (b"(\n||||||| base\n)", "x.ron:2:1", "a Git merge"),
        (
            b"\xef\xbb\xbfversion https://git-lfs",
            "pointeur Git LFS",
            "Git LFS pointer",
        ),
        (b"PK\x03\x04", "ZIP", "ZIP"),
        (
            b"version https://git-lfs.github.com/spec/v1\n",
            "pointeur Git LFS",
            "Git LFS pointer",
        ),
        (b"\xff\xfeP\0", "UTF-16", "UTF-16"),
        (&utf16, "UTF-16", "UTF-16"),
        (
            b"Platform(\n    name: \"caf\xe9\",\n)",
            "x.ron:2:15",
            "byte 0xE9",
        ),
        (
            &cut[..cut.len() - 1],
            "coupé au milieu d'un caractère",
            "cut in the middle of a character",
        ),
    ] {
        let findings = told(bytes);
        let (french, english) = (findings.report(Lang::Fr), findings.report(Lang::En));
        assert!(french.contains(fr), "{fr:?} is not in\n{french}");
        assert!(english.contains(en), "{en:?} is not in\n{english}");
        assert_eq!(findings.list.len(), 1, "{english}");
    }
}

/// A faultless platform named `x`.
pub(crate) fn good() -> String {
    let fault = fs::read_to_string(faults().join("id-not-file-name.ron")).unwrap();
    fault.replace("\"tiny\"", "\"x\"")
}

#[test]
fn line_ends_and_the_byte_order_mark_do_not_matter() {
    for text in [
        good(),
        good().replace('\n', "\r\n"),
        good().replace('\n', "\r"),
        format!("\u{feff}{}", good()),
        format!("#![enable(implicit_some)]\n{}", good()),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.ron");
        fs::write(&path, &text).unwrap();
        let loaded = data::load(&path, TODAY, Some(&vocabulary()));
        let loaded = loaded.unwrap_or_else(|f| panic!("{}", f.report(Lang::En)));
        assert_eq!(loaded.atlas.platforms.len(), 1);
        assert_eq!(loaded.warnings.list, []);
    }
}

#[test]
fn more_than_can_be_taken_is_refused() {
    let nested = format!("Platform({}", "a: (".repeat(100_000));
    let many = format!("Platform(aliases: [{}])", "\"\",".repeat(1_000_001));
    let commented = format!("{}Platform()", "/*".repeat(100_000));
    // Lines so long that looking back to where they begin, for every bracket, would take minutes.
    let pairs = format!("Platform(a: [{}]) x", "(),".repeat(200_000));
    let fields = "x: 1,\n".repeat(20_000);
    let under = format!("Platform(a: \"{}\", b: (\n{fields})", "x".repeat(4_000_000));
    let signs = format!("Platform(a: {})", "~".repeat(4_000_000));
    let spread = format!("Platform(\n{})", "a b c\n".repeat(10_000));
    let numbers = good()
        .replace("Petite messagerie", &"1 ".repeat(100_000))
        .replace("A small messenger", &"2 ".repeat(100_000));
    for (text, words) in [
        (nested, "nested more than 64 deep"),
        (numbers, "a text of 200000 signs: at most 90"),
        (many, "more than 1000000 values"),
        (commented, "comment is never closed"),
        (spread, "more syntax errors in this file"),
        (signs, "unexpected sign “~”"),
        (pairs, "text after the end of the data"),
        (under, "“(” opened here is not closed"),
        (" ".repeat(33 * 1024 * 1024), "at most 32 MiB"),
    ] {
        let findings = told(text.as_bytes());
        let report = findings.report(Lang::En);
        assert!(report.contains(words), "{words:?} is not in\n{report}");
        assert!(findings.list.len() <= 21, "{report}");
    }
}

#[test]
fn a_path_that_cannot_be_read_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("empty")).unwrap();
    fs::write(path("empty").join("notes.txt"), "x").unwrap();
    fs::create_dir_all(path("odd").join("platforms/x.ron")).unwrap();
    fs::create_dir(path("flat")).unwrap();
    fs::write(path("flat").join("platforms"), "x").unwrap();
    let mut cases = vec![
        (path("flat"), "doit y être un dossier", "must be a folder"),
        (path("nowhere"), "n'existe pas", "no such file or folder"),
        (path("empty"), "aucun fichier .ron", "no .ron file"),
        (path("odd"), "c'est un dossier", "this is a folder"),
    ];
    if cfg!(unix) {
        cases.push((PathBuf::from("/dev/null"), "périphérique", "a device"));
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(path("gone"), path("link.ron")).unwrap();
        cases.push((path("link.ron"), "ne mène nulle part", "leads nowhere"));
        std::os::unix::fs::symlink(path("there.ron"), path("here.ron")).unwrap();
        std::os::unix::fs::symlink(path("here.ron"), path("there.ron")).unwrap();
        cases.push((path("here.ron"), "tournent en rond", "round in a circle"));
        cases.push((path(&"x".repeat(300)), "est trop long", "is too long"));
        let made = std::process::Command::new("mkfifo")
            .arg(path("pipe.ron"))
            .status();
        if made.is_ok_and(|status| status.success()) {
            cases.push((path("pipe.ron"), "tube", "a pipe"));
        }
    }
    for (path, fr, en) in cases {
        let findings = data::load(&path, TODAY, Some(&vocabulary())).unwrap_err();
        let (french, english) = (findings.report(Lang::Fr), findings.report(Lang::En));
        assert!(french.contains(fr), "{fr:?} is not in\n{french}");
        assert!(english.contains(en), "{en:?} is not in\n{english}");
    }
}

#[test]
fn a_folder_is_checked_as_a_whole() {
    let folder = tempfile::tempdir().unwrap();
    let platforms = folder.path().join("platforms");
    fs::create_dir(&platforms).unwrap();
    let atlas = fs::read_to_string(faults().join("vocabulary/atlas.ron")).unwrap();
    fs::write(folder.path().join("atlas.ron"), &atlas).unwrap();
    fs::write(platforms.join("x.ron"), good()).unwrap();
    let loaded = data::load(folder.path(), TODAY, None).unwrap();
    assert_eq!(loaded.atlas.platforms[0].id, "x");
    assert_eq!(loaded.atlas.title.en, "Test atlas");

    fs::write(platforms.join("y.ron"), good()).unwrap();
    let report = data::check(folder.path(), TODAY, None).report(Lang::En);
    for words in [
        "platforms/y.ron:5:9: error: id: two platforms have the id “x”",
        "platforms/x.ron:5:9: the first one is here",
        "the file is named y.ron",
        "mend the id: there is a file x.ron already",
    ] {
        assert!(report.contains(words), "{words:?} is not in\n{report}");
    }

    fs::write(platforms.join("y.ron"), &atlas).unwrap();
    let report = data::check(folder.path(), TODAY, None).report(Lang::En);
    assert!(report.contains("an atlas among the platforms"), "{report}");
}

#[test]
fn a_file_is_told_by_the_name_it_has_and_by_what_it_should_hold() {
    for (name, text, told, not) in [
        (
            "x.ron.txt",
            good(),
            "the file is named x.ron.txt",
            "x.ron.ron",
        ),
        ("y", good(), "the file is named y, and", "y.ron"),
        ("x.RON", good(), "0 errors", "the file is named"),
        (
            "rules.ron",
            String::new(),
            "the file is empty",
            "no platform",
        ),
        (
            "rules.ron",
            "// later\n".to_owned(),
            "or holds comments only",
            "no platform",
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        let report = data::check(&path, TODAY, Some(&vocabulary())).report(Lang::En);
        assert!(report.contains(told), "{told:?} is not in\n{report}");
        assert!(!report.contains(not), "{not:?} is in\n{report}");
    }
}

#[test]
fn another_format_is_told_alone() {
    let atlas = fs::read_to_string(faults().join("vocabulary/atlas.ron")).unwrap();
    let reads = "this program reads format 1";
    for (schema, more, told) in [
        ("9", "", "format 9; this program reads format 1"),
        ("0", "", "fetch a newer atlas"),
        (
            "2, new_field: 1",
            "",
            "format 2; this program reads format 1",
        ),
        // What cannot be read may be what the other format has.
        ("2", "Extra(", "format 2; this program reads format 1"),
        (
            "99999999999999999999",
            "",
            "format 99999999999999999999; this program reads format 1",
        ),
        ("1.5", "", reads),
        ("-1", "", reads),
        ("\"1\"", "", "a format number expected"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let text = atlas.replace("schema: 1", &format!("schema: {schema}"));
        fs::write(folder.path().join("atlas.ron"), text + more).unwrap();
        fs::create_dir(folder.path().join("platforms")).unwrap();
        fs::write(folder.path().join("platforms/y.ron"), "Platform()").unwrap();
        let report = data::check(folder.path(), TODAY, None).report(Lang::En);
        assert!(report.contains(told), "{told:?} is not in\n{report}");
        assert!(!report.contains("RON reader"), "{report}");
        let is_other = told.starts_with("format") || told.starts_with("fetch");
        assert_eq!(
            is_other,
            report.ends_with("\n1 error, 0 warnings\n"),
            "{report}"
        );
    }
}

#[test]
fn a_file_of_any_case_is_one_of_the_atlas() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("X.RON"), "Platform(").unwrap();
    let report = data::check(folder.path(), TODAY, Some(&vocabulary())).report(Lang::En);
    assert!(report.starts_with("X.RON:1:9: error"), "{report}");
}

#[test]
fn a_huge_folder_is_not_read_to_its_end() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.ron", "b.ron", "c.ron", "d.ron", "e.ron"] {
        let file = fs::File::create(folder.path().join(name)).unwrap();
        // Zeros that take no room on the disk.
        file.set_len(31 * 1024 * 1024).unwrap();
    }
    let findings = data::check(folder.path(), TODAY, Some(&vocabulary()));
    let report = findings.report(Lang::En);
    assert!(
        report.contains("d.ron: error: folder too large"),
        "{report}"
    );
    assert_eq!(findings.files.len(), 4, "{report}");
}

/// However long the words of a file are, those of the report are not.
#[test]
fn a_report_stays_short() {
    let long = "a".repeat(100_000);
    for text in [
        format!("Platform({long}: 1)"),
        format!("Platform({long} 1)"),
        format!("{long}(id: \"x\")"),
        format!("Platform(id: \"{long}\")"),
        format!("Platform(status: {long})"),
        format!("Platform(name: r{}\"", "#".repeat(100_000)),
        format!("Platform(x: (\n{long}",),
        format!("Platform(regions: [\n{long}: 1)"),
    ] {
        let report = told(text.as_bytes()).report(Lang::En);
        assert!(
            report.len() < 4_000,
            "{} bytes: {report:.200}",
            report.len()
        );
    }
}

#[test]
fn without_an_atlas_file_the_given_vocabulary_serves() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("x.ron"), good()).unwrap();
    let loaded = data::load(folder.path(), TODAY, Some(&vocabulary())).unwrap();
    assert_eq!(loaded.atlas.vocabulary, vocabulary());
    let report = data::check(folder.path(), TODAY, None).report(Lang::En);
    assert!(report.contains("atlas.ron is missing"), "{report}");
}

#[test]
fn a_broken_vocabulary_does_not_make_every_id_unknown() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("atlas.ron"), "Atlas(schema: 1, title: (").unwrap();
    fs::write(folder.path().join("x.ron"), good()).unwrap();
    let findings = data::check(folder.path(), TODAY, Some(&vocabulary()));
    assert_eq!(findings.list.len(), 1, "{}", findings.report(Lang::En));
}
