//! Which files make up an atlas, and their text. Only plain files of a sane size are opened.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::data::check::Tally;
use crate::data::finding::{Finding, Location, SourceFile};
use crate::data::syntax;

/// The largest file read, in bytes: 32 MiB.
const MAX_BYTES: u64 = 32 * 1024 * 1024;
/// The most bytes read of one folder: 64 MiB. No further file is opened past them.
const MAX_FOLDER: usize = 64 * 1024 * 1024;

/// What a file is expected to hold, by where it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// `atlas.ron` of a folder.
    Atlas,
    /// `rules.ron` of a folder.
    Rules,
    /// Another file of a folder.
    Platform,
    /// The file that was named itself.
    Whole,
}

/// A file as read.
#[derive(Debug)]
pub(super) struct File {
    pub(super) source: SourceFile,
    /// Its name without folder.
    pub(super) own_name: String,
    pub(super) part: Part,
    /// Whether it is text worth parsing; otherwise it is already reported.
    pub(super) is_text: bool,
}

/// What is wrong, in French and English, with an optional cure.
pub(crate) type Refusal = (String, String);

/// Reads all files of the atlas or overlay at `path`; what cannot be read is told, and that there is none.
pub(super) fn read(path: &Path, tally: &mut Tally) -> Vec<File> {
    open(path, find(path), tally)
}

/// A file found: its path, its name to show, what it should hold.
type Found = (PathBuf, String, Part);

fn open(path: &Path, found: Result<Vec<Found>, Refusal>, tally: &mut Tally) -> Vec<File> {
    let found = match found {
        Ok(found) => found,
        Err((fr, en)) => {
            tally.add(Finding::error(Location::default(), fr, en));
            return vec![File {
                source: SourceFile {
                    name: path.display().to_string(),
                    text: String::new(),
                },
                own_name: String::new(),
                part: Part::Whole,
                is_text: false,
            }];
        }
    };
    let mut files = Vec::new();
    let mut taken = 0_usize;
    for (number, (path, name, part)) in found.into_iter().enumerate() {
        let is_full = taken > MAX_FOLDER;
        let read = match is_full {
            true => Err(full()),
            false => bytes(&path),
        };
        taken = taken.saturating_add(read.as_ref().map_or(0, Vec::len));
        let (text, finding) = match read {
            Ok(bytes) => syntax::decode(bytes, number),
            Err((fr, en)) => {
                let place = Location {
                    file: number,
                    ..Location::default()
                };
                (String::new(), Some(Finding::error(place, fr, en)))
            }
        };
        let is_text = finding.is_none();
        tally.extend(finding);
        let own_name = path.file_name().unwrap_or_default();
        files.push(File {
            own_name: own_name.to_string_lossy().into_owned(),
            source: SourceFile { name, text },
            part,
            is_text,
        });
        if is_full {
            break;
        }
    }
    files
}

fn full() -> Refusal {
    (
        "dossier trop grand : au plus 64 Mio en tout; la suite n'est pas lue".to_owned(),
        "folder too large: at most 64 MiB in all; the rest is not read".to_owned(),
    )
}

/// The files of an atlas, sorted by name, `atlas.ron` first.
fn find(path: &Path) -> Result<Vec<Found>, Refusal> {
    let kind = fs::metadata(path).map_err(|error| refusal(path, &error))?;
    if !kind.is_dir() {
        let name = path.display().to_string();
        return Ok(vec![(path.to_owned(), name, Part::Whole)]);
    }
    let mut found = Vec::new();
    for (folder, prefix) in [
        (path.to_owned(), ""),
        (path.join("platforms"), "platforms/"),
    ] {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound && !prefix.is_empty() => continue,
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                return Err((
                    "« platforms » doit y être un dossier".to_owned(),
                    "“platforms” must be a folder in it".to_owned(),
                ));
            }
            Err(error) => return Err(refusal(&folder, &error)),
        };
        for entry in entries {
            let entry = entry.map_err(|error| refusal(&folder, &error))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = entry.path();
            let is_ron = |end: &OsStr| end.eq_ignore_ascii_case("ron");
            if !path.extension().is_some_and(is_ron) || name.starts_with('.') {
                continue;
            }
            let part = match name.as_str() {
                "atlas.ron" if prefix.is_empty() => Part::Atlas,
                "rules.ron" if prefix.is_empty() => Part::Rules,
                _ => Part::Platform,
            };
            found.push((path, format!("{prefix}{name}"), part));
        }
    }
    if found.is_empty() {
        return Err((
            "ce dossier ne contient aucun fichier .ron".to_owned(),
            "this folder holds no .ron file".to_owned(),
        ));
    }
    found.sort_by(|a, b| (a.2 != Part::Atlas, &a.1).cmp(&(b.2 != Part::Atlas, &b.1)));
    Ok(found)
}

/// The bytes of a plain file of at most 32 MiB. Looks before it opens, since opening a fifo waits for ever.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Refusal> {
    let refused = |error: io::Error| refusal(path, &error);
    let about = fs::metadata(path).map_err(refused)?;
    if about.is_dir() {
        return Err((
            "c'est un dossier, non un fichier".to_owned(),
            "this is a folder, not a file".to_owned(),
        ));
    }
    if !about.is_file() {
        return Err((
            "ce n'est pas un fichier ordinaire (tube, prise ou périphérique)".to_owned(),
            "this is not a plain file (a pipe, a socket or a device)".to_owned(),
        ));
    }
    let mut bytes = Vec::new();
    // What says it is empty is not read: the files of /proc all do, and some of them wait for ever.
    if (1..=MAX_BYTES).contains(&about.len()) {
        let file = fs::File::open(path).map_err(refused)?;
        // The file may grow while it is read.
        let mut limited = file.take(MAX_BYTES.saturating_add(1));
        limited.read_to_end(&mut bytes).map_err(refused)?;
    }
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if about.len().max(size) > MAX_BYTES {
        return Err((
            "fichier trop grand : au plus 32 Mio".to_owned(),
            "file too large: at most 32 MiB".to_owned(),
        ));
    }
    Ok(bytes)
}

fn refusal(path: &Path, error: &io::Error) -> Refusal {
    let is_link = || fs::symlink_metadata(path).is_ok_and(|m| m.is_symlink());
    let (fr, en) = match error.kind() {
        io::ErrorKind::NotFound if is_link() => {
            ("ce lien ne mène nulle part", "this link leads nowhere")
        }
        io::ErrorKind::NotFound => (
            "ce fichier ou ce dossier n'existe pas",
            "there is no such file or folder",
        ),
        io::ErrorKind::PermissionDenied => (
            "vous n'avez pas le droit de le lire",
            "you are not allowed to read it",
        ),
        io::ErrorKind::NotADirectory => (
            "une partie de ce chemin n'est pas un dossier",
            "a part of this path is not a folder",
        ),
        io::ErrorKind::InvalidFilename => ("ce nom est trop long", "this name is too long"),
        _ if leads_in_circle(error) => (
            "des liens y tournent en rond : aucun ne mène à un fichier",
            "links lead round in a circle there: none leads to a file",
        ),
        _ => {
            return (
                format!("lecture impossible : {error}"),
                format!("it cannot be read: {error}"),
            );
        }
    };
    (fr.to_owned(), en.to_owned())
}

/// Whether a path was not followed because one link leads to another without end.
pub fn leads_in_circle(error: &io::Error) -> bool {
    // `ErrorKind` has no stable name for it: ELOOP, and its like on Windows.
    const CODE: i32 = match () {
        () if cfg!(any(target_os = "linux", target_os = "android")) => 40,
        () if cfg!(windows) => 1921,
        () => 62,
    };
    error.raw_os_error() == Some(CODE)
}
