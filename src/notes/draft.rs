//! What is being typed, kept on the disk until it is saved.
//!
//! A draft is a file of lines of JSON: the entry being written, then its text at every pause. A line that a crash cut
//! short is no JSON, so that the one before counts. The file is locked by its writer for as long as it lives.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::lock::{Lock, try_open};
use super::model::Note;
use super::store::{Edit, Notes};
use super::{NoteId, Subject, Trouble, disk};

/// A draft longer than this, in bytes, goes on in a new file.
const ROLL: u64 = 4 * 1024 * 1024;
/// The longest draft that is read back: one that rolls, and the text that made it roll.
const LONGEST: u64 = 4 * ROLL;
/// How many drafts one note may have at a time.
const MOST: u32 = 64;

/// The first line of a draft.
#[derive(Serialize, Deserialize)]
struct Head {
    id: String,
    title: String,
    subject: Subject,
    seen: String,
    at: Option<usize>,
}

/// The journal of one entry being written.
#[derive(Debug)]
pub struct Draft {
    path: PathBuf,
    file: File,
    length: u64,
}

/// What a program that died was writing.
#[derive(Debug)]
pub struct Left {
    /// The entry.
    pub edit: Edit,
    /// Its text as last kept.
    pub text: String,
    /// The journal, now this program's own.
    pub draft: Draft,
}

impl Notes {
    /// Begins a draft of `edit`.
    ///
    /// # Errors
    /// When the folder cannot be written; the user can still type and save elsewhere.
    pub fn draft(&self, edit: &Edit) -> Result<Draft, Trouble> {
        disk::make_folder(self.folder())?;
        let _lock = Lock::wait(self.folder())?;
        let mut last = Trouble::new(self.folder(), super::Why::Busy);
        for number in 0..MOST {
            let name = format!(".{}.{number}.draft", edit.id);
            let path = self.folder().join(name);
            let mut options = OpenOptions::new();
            match try_open(options.append(true).create_new(true), &path) {
                Ok(Some(file)) => {
                    let length = 0;
                    let mut draft = Draft { path, file, length };
                    draft.begin(edit)?;
                    return Ok(draft);
                }
                Ok(None) => {}
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => {
                    last = Trouble::of(&path)(error);
                    break;
                }
            }
        }
        Err(last)
    }

    /// The drafts that programs left behind; those of a running luopan are not among them.
    ///
    /// # Errors
    /// When the folder exists and cannot be listed or locked.
    pub fn left(&self) -> Result<Vec<Left>, Trouble> {
        let files = match fs::read_dir(self.folder()) {
            Ok(files) => files,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(Trouble::of(self.folder())(error)),
        };
        let mut paths: Vec<PathBuf> = files
            .filter_map(|file| Some(file.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|ending| ending == "draft"))
            .filter(|path| fs::symlink_metadata(path).is_ok_and(|kind| kind.is_file()))
            .collect();
        if paths.is_empty() {
            return Ok(Vec::new());
        }
        paths.sort();
        let _lock = Lock::wait(self.folder())?;
        Ok(paths.iter().filter_map(|path| take(path)).collect())
    }
}

/// The draft at `path`, unless its writer lives; one without a text is swept away.
fn take(path: &Path) -> Option<Left> {
    let mut options = OpenOptions::new();
    let file = try_open(options.read(true).append(true), path).ok()??;
    let mut bytes = Vec::new();
    (&file).take(LONGEST).read_to_end(&mut bytes).ok()?;
    let length = u64::try_from(bytes.len()).unwrap_or(LONGEST);
    let mut lines = bytes
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty());
    let head: Option<Head> = lines
        .next()
        .and_then(|line| serde_json::from_slice(line).ok());
    let text = lines
        .rev()
        .find_map(|line| serde_json::from_slice::<String>(line).ok());
    let path = path.to_owned();
    let draft = Draft { path, file, length };
    let Some((head, text)) = head.zip(text) else {
        let _ = draft.done();
        return None;
    };
    let edit = Edit {
        id: NoteId::platform(&head.id)?,
        title: head.title,
        subject: head.subject,
        seen: Note::parse(&head.seen),
        at: head.at,
    };
    Some(Left { edit, text, draft })
}

impl Draft {
    fn begin(&mut self, edit: &Edit) -> Result<(), Trouble> {
        let head = Head {
            id: edit.id.to_string(),
            title: edit.title.clone(),
            subject: edit.subject.clone(),
            seen: edit.seen.to_string(),
            at: edit.at,
        };
        self.add(&head)
    }

    /// Keeps `text` as the state of `edit`; on the disk when this returns.
    ///
    /// # Errors
    /// When it cannot be written; what was kept before stays.
    pub fn keep(&mut self, notes: &Notes, edit: &Edit, text: &str) -> Result<(), Trouble> {
        if self.length > ROLL {
            let mut next = notes.draft(edit)?;
            next.add(&text)?;
            let old = std::mem::replace(self, next);
            return old.done();
        }
        self.add(&text)
    }

    /// Takes the draft away: its text is saved, or given up by the user.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub fn done(self) -> Result<(), Trouble> {
        // Windows removes no file that is open.
        drop(self.file);
        disk::remove(&self.path)
    }

    /// Adds a line. It begins with the end of the one before, which a full disk may have cut.
    fn add(&mut self, value: &impl Serialize) -> Result<(), Trouble> {
        let json = serde_json::to_string(value).map_err(|e| Trouble::of(&self.path)(e.into()))?;
        let line = format!("\n{json}\n");
        let written = self.file.write_all(line.as_bytes());
        written
            .and_then(|()| self.file.sync_data())
            .map_err(Trouble::of(&self.path))?;
        let added = u64::try_from(line.len()).unwrap_or(ROLL);
        self.length = self.length.saturating_add(added);
        Ok(())
    }
}
