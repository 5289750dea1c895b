//! The folder of notes.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::lock::Lock;
use super::model::{Entry, Note, Stamp};
use super::{NoteId, Subject, Trouble, Why, disk};

/// The longest file of notes, in bytes.
pub const LONGEST: usize = 1024 * 1024;

/// How often a save starts again because another program changed the file under it.
const TRIES: usize = 20;

/// What a save met on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Met {
    /// The file was as read.
    Nobody,
    /// Another program had changed it elsewhere; both changes are in it.
    Merged,
    /// Another program had changed the same entry; its version stays, the user's stands at the end as an entry marked
    /// `conflict`.
    Conflict,
}

/// A save that is on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The file.
    pub path: PathBuf,
    /// What it met there.
    pub met: Met,
}

/// An entry being written: a new one, or one of a note as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub(super) id: NoteId,
    pub(super) title: String,
    pub(super) subject: Subject,
    /// The note as last read or saved.
    pub(super) seen: Note,
    /// The entry's place in it.
    pub(super) at: Option<usize>,
}

impl Edit {
    /// A new entry about `subject` in the note `id`; `title` heads the file if this is its first entry.
    pub fn new(id: NoteId, title: &str, subject: Subject, seen: Note) -> Self {
        Self {
            id,
            title: title.to_owned(),
            subject,
            seen,
            at: None,
        }
    }

    /// The `at`-th entry of the note `id` as it was read; `None` when it has not so many.
    pub fn of(id: NoteId, title: &str, seen: Note, at: usize) -> Option<Self> {
        let subject = seen.entries().get(at)?.subject.clone();
        Some(Self {
            at: Some(at),
            ..Self::new(id, title, subject, seen)
        })
    }

    /// The note it belongs to.
    pub const fn id(&self) -> &NoteId {
        &self.id
    }

    /// What heads the note if this is its first entry.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What it is about.
    pub const fn subject(&self) -> &Subject {
        &self.subject
    }

    /// The note as last read or saved.
    pub const fn seen(&self) -> &Note {
        &self.seen
    }

    /// Its number among the entries of the note; `None` while it is new.
    pub const fn number(&self) -> Option<usize> {
        self.at
    }

    /// The entry as last read or saved; `None` while it is new.
    pub fn entry(&self) -> Option<&Entry> {
        self.seen.entries().get(self.at?)
    }
}

/// The notes of a folder. Nothing is held open; every answer is what the disk says now.
#[derive(Clone, Debug)]
pub struct Notes {
    folder: PathBuf,
}

impl Notes {
    /// The notes in `folder`, which the first save makes.
    pub fn open(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
        }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The file of a note, whether it exists or not.
    pub fn path(&self, id: &NoteId) -> PathBuf {
        self.folder.join(format!("{id}.md"))
    }

    /// The ids of the notes there are, in order; files with other names are left alone.
    ///
    /// # Errors
    /// When the folder exists and cannot be listed.
    pub fn ids(&self) -> Result<Vec<NoteId>, Trouble> {
        let files = match fs::read_dir(&self.folder) {
            Ok(files) => files,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(Trouble::of(&self.folder)(error)),
        };
        let mut ids: Vec<NoteId> = files
            .filter_map(Result::ok)
            .filter_map(|file| {
                let name = file.file_name();
                NoteId::platform(name.to_str()?.strip_suffix(".md")?)
            })
            .collect();
        ids.sort();
        Ok(ids)
    }

    /// What lies in the folder, looks like a note and is none, in order: texts whose name is no id, as a program that
    /// keeps folders in step leaves them, and folders with texts in them.
    pub fn strangers(&self) -> Vec<String> {
        let is_text = |path: &Path| {
            let ending = path.extension();
            ending.is_some_and(|e| e.eq_ignore_ascii_case("md") || e.eq_ignore_ascii_case("txt"))
        };
        let holds_text = |path: &Path| {
            let mut files = fs::read_dir(path)
                .into_iter()
                .flatten()
                .filter_map(Result::ok);
            files.any(|file| is_text(&file.path()))
        };
        let files = fs::read_dir(&self.folder).into_iter().flatten();
        let mut names: Vec<String> = files
            .filter_map(Result::ok)
            .filter_map(|file| {
                let (path, name) = (file.path(), file.file_name());
                let name = name.to_string_lossy().into_owned();
                let id = name.strip_suffix(".md").and_then(NoteId::platform);
                let is_lost = match path.is_dir() {
                    true => holds_text(&path),
                    false => is_text(&path) && id.is_none(),
                };
                (is_lost && !name.starts_with('.')).then_some(name)
            })
            .collect();
        names.sort();
        names
    }

    /// The note `id`; an empty one when there is no file.
    ///
    /// # Errors
    /// When the file cannot be read, is no UTF-8 text or too long; it is left as it is.
    pub fn read(&self, id: &NoteId) -> Result<Note, Trouble> {
        self.found(id).map(|(note, _)| note)
    }

    fn found(&self, id: &NoteId) -> Result<(Note, Option<Vec<u8>>), Trouble> {
        let path = self.path(id);
        let bytes = disk::read(&path)?;
        let text = std::str::from_utf8(bytes.as_deref().unwrap_or_default())
            .map_err(|_| Trouble::new(&path, Why::NotText))?;
        Ok((Note::parse(text), bytes))
    }

    /// Saves `text` as the entry of `edit`; an empty text takes the entry away. Afterwards `edit` stands for the entry
    /// as saved, so that the next save replaces it.
    ///
    /// # Errors
    /// When it cannot be saved: the file is as it was, and `edit` too.
    pub fn save(&self, edit: &mut Edit, text: &str, now: Stamp) -> Result<Saved, Trouble> {
        let text = text.trim_matches(['\n', '\r']);
        let empty = text.trim().is_empty();
        if empty && edit.at.is_none() {
            return Ok(self.saved(&edit.id, Met::Nobody));
        }
        let change = |note: &mut Note| match edit.at.zip(edit.entry()) {
            Some(old) => {
                let met = note.swap(old, (!empty).then_some(text), now, &edit.title);
                let last = note.entries.len().saturating_sub(1);
                let at = if met == Met::Conflict { last } else { old.0 };
                (met, at)
            }
            None => {
                note.push(Entry::new(now, edit.subject.clone(), text), &edit.title);
                (Met::Nobody, note.entries.len().saturating_sub(1))
            }
        };
        let (before, note, (met, at)) = self.write(&edit.id, change)?;
        let met = match before == edit.seen {
            true => met,
            false => met.max(Met::Merged),
        };
        edit.at = match empty {
            true => None,
            false => place(&note, at, &edit.subject, text),
        };
        edit.seen = note;
        Ok(self.saved(&edit.id, met))
    }

    /// Saves a whole note: `ours` is what the user made of `base`.
    pub(super) fn save_whole(
        &self,
        id: &NoteId,
        base: &Note,
        ours: &Note,
        now: Stamp,
    ) -> Result<Saved, Trouble> {
        let change = |note: &mut Note| {
            let theirs = std::mem::take(note);
            let (merged, met) = theirs.merge(base, ours, now, id.as_str());
            *note = merged;
            met
        };
        let (.., met) = self.write(id, change)?;
        Ok(self.saved(id, met))
    }

    fn saved(&self, id: &NoteId, met: Met) -> Saved {
        Saved {
            path: self.path(id),
            met,
        }
    }

    /// Under the lock: reads, lets `change` work on what is there, replaces the file, and starts again when another
    /// program was faster. Gives the note before and after.
    fn write<T>(
        &self,
        id: &NoteId,
        change: impl Fn(&mut Note) -> T,
    ) -> Result<(Note, Note, T), Trouble> {
        disk::make_folder(&self.folder)?;
        let _lock = Lock::wait(&self.folder)?;
        let path = self.path(id);
        for _ in 0..TRIES {
            let (before, bytes) = self.found(id)?;
            let mut after = before.clone();
            let told = change(&mut after);
            let text = after.to_string();
            if text.len() > LONGEST {
                return Err(Trouble::new(&path, Why::TooLong));
            }
            let same = text.as_bytes() == bytes.as_deref().unwrap_or_default();
            if same || disk::replace(&path, &text, bytes.as_deref())? {
                return Ok((before, after, told));
            }
        }
        Err(Trouble::new(&path, Why::Changing))
    }
}

/// Where the entry just saved stands: at `at`, unless another program moved it.
fn place(note: &Note, at: usize, subject: &Subject, text: &str) -> Option<usize> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let ours = |entry: &Entry| entry.subject == *subject && entry.text() == text;
    match note.entries().get(at).is_some_and(ours) {
        true => Some(at),
        false => note.entries().iter().position(ours),
    }
}
