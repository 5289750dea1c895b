//! Bytes to text; and what a file is when it is no atlas at all.

use crate::data::finding::{Finding, Location, Span};

/// The text of a file without its byte order mark, or what the bytes are instead, with as much text as can be shown.
pub(crate) fn decode(bytes: Vec<u8>, file: usize) -> (String, Option<Finding>) {
    let whole = Location {
        file,
        ..Location::default()
    };
    if let Some((fr, en)) = foreign(&bytes) {
        let finding = Finding::error(whole, fr, en).help(
            "il faut un fichier texte en UTF-8 qui commence par Platform( ou Atlas(",
            "it takes a text file in UTF-8 that begins with Platform( or Atlas(",
        );
        return (String::new(), Some(finding));
    }
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = match text.strip_prefix('\u{feff}') {
                Some(rest) => rest.to_owned(),
                None => text,
            };
            let finding = look_alike(&text, file);
            (text, finding)
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let cut = error.utf8_error().error_len().is_none();
            let byte = error.as_bytes().get(at).copied().unwrap_or_default();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            (text, Some(not_utf8(at, byte, cut, whole)))
        }
    }
}

fn not_utf8(at: usize, byte: u8, cut: bool, whole: Location) -> Finding {
    let place = Location {
        span: Span::new(
            at,
            at.saturating_add(char::REPLACEMENT_CHARACTER.len_utf8()),
        ),
        ..whole
    };
    if cut {
        return Finding::error(
            place,
            "le fichier est coupé au milieu d'un caractère",
            "the file is cut in the middle of a character",
        )
        .help("reprenez le fichier entier", "fetch the whole file again");
    }
    Finding::error(
        place,
        format!("ce n'est pas de l'UTF-8 : octet 0x{byte:02X}"),
        format!("this is not UTF-8: byte 0x{byte:02X}"),
    )
    .help(
        "réenregistrez le fichier en UTF-8 dans votre éditeur",
        "save the file again as UTF-8 in your editor",
    )
}

/// What bytes are that begin like something else.
fn foreign(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    const MARKS: &[(&[u8], &str, &str)] = &[
        (
            b"\x1f\x8b",
            "c'est un fichier comprimé (gzip)",
            "this is a compressed file (gzip)",
        ),
        (
            b"PK\x03\x04",
            "c'est une archive ZIP, ou un document de bureautique",
            "this is a ZIP archive, or an office document",
        ),
        (b"%PDF", "c'est un PDF", "this is a PDF"),
        (
            b"\xff\xfe",
            "c'est de l'UTF-16, non de l'UTF-8",
            "this is UTF-16, not UTF-8",
        ),
        (
            b"\xfe\xff",
            "c'est de l'UTF-16, non de l'UTF-8",
            "this is UTF-16, not UTF-8",
        ),
        (
            b"version https://git-lfs",
            "c'est un pointeur Git LFS : le fichier lui-même n'a pas été téléchargé (git lfs pull)",
            "this is a Git LFS pointer: the file itself has not been fetched (git lfs pull)",
        ),
    ];
    let known = MARKS.iter().find(|(mark, ..)| bytes.starts_with(mark));
    if let Some(&(_, fr, en)) = known {
        return Some((fr, en));
    }
    match bytes {
        [first, 0, ..] | [0, first, ..] if *first != 0 => Some((
            "c'est de l'UTF-16, non de l'UTF-8",
            "this is UTF-16, not UTF-8",
        )),
        _ => None,
    }
}

/// Text of another format, or one that a merge left half done.
fn look_alike(text: &str, file: usize) -> Option<Finding> {
    let start = text.trim_start();
    let at = text.len().saturating_sub(start.len());
    let inner = start.strip_prefix(['{', '[']).map(|rest| rest.trim_start());
    let (fr, en) = if start.starts_with('<') && !start.starts_with("<<<<<<<") {
        ("c'est du HTML ou du XML", "this is HTML or XML")
    } else if inner.is_some_and(|r| r.starts_with(['"', '{', '}'])) {
        ("c'est du JSON, non du RON", "this is JSON, not RON")
    } else if start.starts_with("---") {
        ("c'est du YAML, non du RON", "this is YAML, not RON")
    } else {
        return conflict(text, file);
    };
    let span = Span::new(at, at.saturating_add(1));
    Some(Finding::error(Location { file, span }, fr, en).help(
        "un fichier de l'atlas commence par Platform( ou Atlas(",
        "a file of the atlas begins with Platform( or Atlas(",
    ))
}

fn conflict(text: &str, file: usize) -> Option<Finding> {
    let mut at = 0_usize;
    for line in text.split_inclusive(['\n', '\r']) {
        if ["<<<<<<< ", ">>>>>>> "].iter().any(|m| line.starts_with(m)) {
            let span = Span::new(at, at.saturating_add(7));
            return Some(
                Finding::error(
                    Location { file, span },
                    "une fusion Git n'est pas terminée dans ce fichier",
                    "a Git merge is not finished in this file",
                )
                .help(
                    "choisissez une des deux versions et effacez les lignes <<<<<<<, ======= et >>>>>>>",
                    "choose one of the two versions and delete the lines <<<<<<<, ======= and >>>>>>>",
                ),
            );
        }
        at = at.saturating_add(line.len());
    }
    None
}
