//! What is being typed, kept on the disk until it is saved.
//!
//! A draft is a file of lines of JSON: the entry being written, then its text at every pause. A line that a crash cut
//! short is no JSON, so that the one before counts. The file is locked by its writer for as long as it lives. One that
//! cannot be read is kept under another name: what somebody wrote is never deleted.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::lock::{Lock, try_open};
use super::model::Note;
use super::store::{Edit, Notes};
use super::{NoteId, Subject, Trouble, Why, disk};

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

/// What programs that died left behind.
#[derive(Debug, Default)]
pub struct Leftovers {
    /// What they were writing.
    pub drafts: Vec<Left>,
    /// Drafts that cannot be read, and where they are now.
    pub damaged: Vec<Trouble>,
}

impl Notes {
    /// Begins a draft of `edit`.
    ///
    /// # Errors
    /// When the folder cannot be written; the user can still type and save elsewhere.
    pub fn draft(&self, edit: &Edit) -> Result<Draft, Trouble> {
        disk::make_folder(self.folder())?;
        let _lock = Lock::wait(self.folder())?;
        let mut last = Trouble::new(self.folder(), Why::Busy);
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
    pub fn left(&self) -> Result<Leftovers, Trouble> {
        let files = match fs::read_dir(self.folder()) {
            Ok(files) => files,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Leftovers::default()),
            Err(error) => return Err(Trouble::of(self.folder())(error)),
        };
        let mut paths: Vec<PathBuf> = files
            .filter_map(|file| Some(file.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|ending| ending == "draft"))
            .filter(|path| fs::symlink_metadata(path).is_ok_and(|kind| kind.is_file()))
            .collect();
        let mut leftovers = Leftovers::default();
        if paths.is_empty() {
            return Ok(leftovers);
        }
        paths.sort();
        let _lock = Lock::wait(self.folder())?;
        for path in paths {
            match take(&path) {
                Ok(left) => leftovers.drafts.extend(left),
                Err(trouble) => leftovers.damaged.push(trouble),
            }
        }
        Ok(leftovers)
    }
}

/// The draft at `path`, unless its writer lives; one in which nothing was typed is swept away.
fn take(path: &Path) -> Result<Option<Left>, Trouble> {
    let mut options = OpenOptions::new();
    let of_path = Trouble::of(path);
    let opened = try_open(options.read(true).append(true), path).map_err(&of_path)?;
    let Some(file) = opened else { return Ok(None) };
    let mut bytes = Vec::new();
    let read = (&file).take(LONGEST).read_to_end(&mut bytes);
    let length = read.map_err(&of_path)?;
    let mut lines = bytes
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty());
    let head = lines.next();
    let whole = |line| serde_json::from_slice::<String>(line).ok();
    let last = lines.clone().next_back();
    let text = lines
        .rev()
        .find_map(whole)
        .or_else(|| last.and_then(cut_short));
    let draft = Draft {
        path: path.to_owned(),
        file,
        length: u64::try_from(length).unwrap_or(LONGEST),
    };
    let edit =
        head.and_then(|head| Edit::try_from(serde_json::from_slice::<Head>(head).ok()?).ok());
    match (edit, text) {
        (Some(edit), Some(text)) => Ok(Some(Left { edit, text, draft })),
        (Some(_), None) if last.is_none() => draft.done().map(|()| None),
        (None, _) if head.is_none() => draft.done().map(|()| None),
        _ => Err(draft.set_aside()),
    }
}

/// What stands in a line of JSON that a power cut ended inside its text.
fn cut_short(line: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(line);
    let text = text.trim_end_matches(char::REPLACEMENT_CHARACTER);
    // The cut may be inside an escape, `\u5fae` at most.
    let ends = text.char_indices().rev().map(|(at, c)| at + c.len_utf8());
    let kept = ends.take(6).filter_map(|end| text.get(..end));
    kept.map(|kept| format!("{kept}\""))
        .find_map(|line| serde_json::from_str(&line).ok())
}

impl TryFrom<Head> for Edit {
    type Error = ();

    fn try_from(head: Head) -> Result<Self, ()> {
        Ok(Self {
            id: NoteId::platform(&head.id).ok_or(())?,
            title: head.title,
            subject: head.subject,
            seen: Note::parse(&head.seen),
            at: head.at,
        })
    }
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

    /// Keeps a draft that cannot be read under a name that nothing takes for one; says where.
    fn set_aside(self) -> Trouble {
        drop(self.file);
        let names = (0..MOST).map(|number| self.path.with_extension(format!("{number}.damaged")));
        let mut free = names.filter(|name| fs::symlink_metadata(name).is_err());
        let aside = free.next().unwrap_or_else(|| self.path.clone());
        match fs::rename(&self.path, &aside) {
            Ok(()) => Trouble::new(&aside, Why::Damaged),
            Err(error) => Trouble::of(&self.path)(error),
        }
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
