//! A copy of a note for an editor of the user's choice, which may write as it pleases.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::model::{Entry, Note, Stamp};
use super::store::{Notes, Saved};
use super::{NoteId, Subject, Trouble, Why, disk};

/// A note lent to an editor.
#[derive(Debug)]
pub struct Copy {
    id: NoteId,
    base: Note,
    offered: String,
    path: PathBuf,
    now: Stamp,
}

impl Notes {
    /// Writes a copy of the note `id`, with a heading dated `now` at its end for what the user may add.
    ///
    /// # Errors
    /// When the note cannot be read or the copy not be written.
    pub fn lend(&self, id: &NoteId, title: &str, now: Stamp) -> Result<Copy, Trouble> {
        let base = self.read(id)?;
        let mut offered = base.clone();
        offered.push(Entry::new(now, Subject::Whole, ""), title);
        let offered = offered.to_string();
        disk::make_folder(self.folder())?;
        let name = format!(".{id}.{}.edit.md", std::process::id());
        let path = self.folder().join(name);
        disk::remove(&path)?;
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path);
        let written = file.and_then(|mut file| file.write_all(offered.as_bytes()));
        written.map_err(Trouble::of(&path))?;
        Ok(Copy {
            id: id.clone(),
            base,
            offered,
            path,
            now,
        })
    }

    /// Saves what became of a copy, then takes the copy away; `None` when the user changed nothing.
    ///
    /// # Errors
    /// When it cannot be read or saved: the copy stays where it is.
    pub fn give_back(&self, copy: &Copy) -> Result<Option<Saved>, Trouble> {
        let Some(text) = copy.changed()? else {
            disk::remove(&copy.path)?;
            return Ok(None);
        };
        let mut ours = Note::parse(&text);
        ours.entries.retain(|entry| {
            let unused = entry.stamp == copy.now && entry.subject == Subject::Whole;
            !(unused && entry.text().trim().is_empty())
        });
        let saved = self.save_whole(&copy.id, &copy.base, &ours, copy.now)?;
        disk::remove(&copy.path)?;
        Ok(Some(saved))
    }
}

impl Copy {
    /// The file to edit.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The text of the copy when it is no longer as it was lent.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn changed(&self) -> Result<Option<String>, Trouble> {
        let bytes = disk::read(&self.path)?.unwrap_or_default();
        let text = String::from_utf8(bytes).map_err(|_| Trouble::new(&self.path, Why::NotText))?;
        Ok(Some(text).filter(|text| *text != self.offered && !text.is_empty()))
    }

    /// Takes the copy away unsaved.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub fn discard(&self) -> Result<(), Trouble> {
        disk::remove(&self.path)
    }
}
