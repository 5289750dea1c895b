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
            let finding = zero(&text, file).or_else(|| look_alike(&text, file));
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

/// What a file is, in French and English.
type Kind = (&'static str, &'static str);

const UTF16: Kind = (
    "c'est de l'UTF-16, non de l'UTF-8",
    "this is UTF-16, not UTF-8",
);
const UTF32: Kind = (
    "c'est de l'UTF-32, non de l'UTF-8",
    "this is UTF-32, not UTF-8",
);
const ZIP: Kind = (
    "c'est une archive ZIP, ou un document de bureautique",
    "this is a ZIP archive, or an office document",
);
const COMPRESSED: Kind = (
    "c'est un fichier comprimé (gzip ou semblable)",
    "this is a compressed file (gzip or the like)",
);
const PICTURE: Kind = ("c'est une image", "this is a picture");
const PROGRAM: Kind = ("c'est un programme", "this is a program");

/// How files begin that are no text of ours, the longer marks first.
const MARKS: [(&[u8], Kind); 19] = [
    (b"\xff\xfe\0\0", UTF32),
    (b"\0\0\xfe\xff", UTF32),
    (b"\xff\xfe", UTF16),
    (b"\xfe\xff", UTF16),
    (b"\x1f\x8b", COMPRESSED),
    (b"BZh", COMPRESSED),
    (b"\xfd7zXZ", COMPRESSED),
    (b"\x28\xb5\x2f\xfd", COMPRESSED),
    (b"7z\xbc\xaf", COMPRESSED),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (
        b"{\\rtf",
        (
            "c'est un document RTF (traitement de texte)",
            "this is an RTF document (of a word processor)",
        ),
    ),
    (b"%PDF", ("c'est un PDF", "this is a PDF")),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"\x7fELF", PROGRAM),
    (
        b"SQLite format 3",
        ("c'est une base SQLite", "this is an SQLite database"),
    ),
    (
        b"version https://git-lfs",
        (
            "c'est un pointeur Git LFS : le fichier lui-même n'a pas été téléchargé (git lfs pull)",
            "this is a Git LFS pointer: the file itself has not been fetched (git lfs pull)",
        ),
    ),
];

/// What bytes are that begin like something else.
fn foreign(bytes: &[u8]) -> Option<Kind> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let known = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark));
    if let Some(&(_, kind)) = known {
        return Some(kind);
    }
    match bytes {
        [first, 0, ..] | [0, first, ..] if *first != 0 => Some(UTF16),
        _ => None,
    }
}

/// A zero byte, which no text has: a binary file, or one that a crash has filled up.
fn zero(text: &str, file: usize) -> Option<Finding> {
    let at = text.find('\0')?;
    let span = Span::new(at, at.saturating_add(1));
    let finding = Finding::error(
        Location { file, span },
        "octet nul : ce n'est pas du texte, ou le fichier est abîmé",
        "a zero byte: this is no text, or the file is damaged",
    );
    Some(finding.help("reprenez le fichier entier", "fetch the whole file again"))
}

/// Text of another format, or one that a merge left half done.
fn look_alike(text: &str, file: usize) -> Option<Finding> {
    let start = text.trim_start();
    let at = text.len().saturating_sub(start.len());
    let inner = start.strip_prefix(['{', '[']).map(|rest| rest.trim_start());
    let line = start.split(['\n', '\r']).next().unwrap_or_default();
    let word = line.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let after = word.trim_start_matches([' ', '\t']);
    let is_word = word.len() < line.len();
    let is_ours = |line: &str| {
        let roots = ["Platform", "Atlas", "Rules", "Overlay", "("];
        roots.iter().any(|root| line.starts_with(root))
    };
    let (fr, en) = if is_markdown(line) && !text.lines().any(is_ours) {
        ("c'est du Markdown, non du RON", "this is Markdown, not RON")
    } else if is_table(line) {
        (
            "c'est un tableau CSV, non du RON",
            "this is a CSV table, not RON",
        )
    } else if start.starts_with('<') && !start.starts_with("<<<<<<<") {
        ("c'est du HTML ou du XML", "this is HTML or XML")
    } else if inner.is_some_and(|r| r.starts_with(['"', '{', '}'])) {
        ("c'est du JSON, non du RON", "this is JSON, not RON")
    } else if start.starts_with("diff --git") || line.starts_with("--- ") {
        (
            "c'est la différence de deux fichiers (diff)",
            "this is the difference of two files (diff)",
        )
    } else if start.starts_with("---") {
        ("c'est du YAML, non du RON", "this is YAML, not RON")
    } else if start.starts_with("#!") && !start.starts_with("#![") {
        ("c'est un script", "this is a script")
    } else if is_word && after.starts_with('=') || is_heading(line) {
        ("c'est du TOML, non du RON", "this is TOML, not RON")
    } else if is_word && after.starts_with(':') && !after.starts_with("::") {
        (
            "des champs sans groupe autour, ou du YAML",
            "fields without a group around them, or YAML",
        )
    } else if is_prose(start) {
        (
            "c'est du texte, sans aucune donnée d'atlas",
            "this is plain text, without any data of an atlas",
        )
    } else {
        return conflict(text, file);
    };
    let sign = start.chars().next().map_or(0, char::len_utf8);
    let span = Span::new(at, at.saturating_add(sign));
    Some(Finding::error(Location { file, span }, fr, en).help(
        "un fichier de l'atlas commence par Platform( ou Atlas(",
        "a file of the atlas begins with Platform( or Atlas(",
    ))
}

/// Words, and no bracket that data could stand in.
fn is_prose(text: &str) -> bool {
    let after = text.trim_start_matches(char::is_alphanumeric);
    let is_word = after.len() < text.len();
    let ends =
        after.is_empty() || after.starts_with([' ', '\n', '\r', ',', '.', '!', '?', '\'', '’']);
    is_word && ends && !text.contains(['(', '[', '{', '（', '［'])
}

/// `# Title`, `## Title`.
fn is_markdown(line: &str) -> bool {
    line.starts_with('#') && line.trim_start_matches('#').starts_with(' ')
}

/// `id,name,owner`: words between commas, and nothing else.
fn is_table(line: &str) -> bool {
    let is_word = |word: &str| {
        let word = word.trim().trim_matches('"');
        let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ');
        !word.is_empty() && word.chars().all(is_letter)
    };
    line.contains([',', ';']) && line.split([',', ';']).all(is_word)
}

/// `[section]` alone on its line.
fn is_heading(line: &str) -> bool {
    let inner = line.trim_end().strip_prefix('[');
    let name = inner.and_then(|rest| rest.strip_suffix(']'));
    let is_letter = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    name.is_some_and(|n| {
        n.starts_with(|c: char| c.is_ascii_alphabetic()) && n.bytes().all(is_letter)
    })
}

/// A line that Git leaves at the bounds of two versions.
fn is_merge_mark(line: &str) -> bool {
    let mark = line.trim_end_matches(['\n', '\r']);
    let (start, rest) = mark.split_at_checked(7).unwrap_or((mark, ""));
    match start {
        "<<<<<<<" | ">>>>>>>" | "|||||||" => rest.is_empty() || rest.starts_with(' '),
        "=======" => rest.is_empty(),
        _ => false,
    }
}

fn conflict(text: &str, file: usize) -> Option<Finding> {
    let mut at = 0_usize;
    for line in text.split_inclusive(['\n', '\r']) {
        if is_merge_mark(line) {
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
