//! A note being written: what its keys do, and how it is saved.

use crate::data::{Link, Place, Text};
use crate::notes::{Edit, Editor, Entry as Written, NoteId, Notebook, Saved, Step, Subject};
use crate::search::Entry;

use super::{Action, App, Effect, Focus, Message};

/// A note being written.
#[derive(Clone, Debug)]
pub struct Writing {
    edit: Edit,
    editor: Editor,
    /// The text as last saved, or as it was read.
    saved: String,
    /// The text as the draft has it.
    kept: String,
    /// What follows once it is saved.
    then: Then,
    /// Leaving again leaves without saving.
    warned: bool,
    /// Why the disk did not take it the last time.
    trouble: Option<Text>,
    /// First row in sight.
    offset: usize,
    room: NoteRoom,
}

/// Columns and rows of the field a note is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NoteRoom {
    /// Columns of a row, the caret's own among them.
    pub columns: usize,
    /// Rows in sight.
    pub rows: usize,
}

/// What follows once a note is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    Stay,
    Close,
    Quit,
}

/// What is done about a note.
#[derive(Clone, Debug, PartialEq)]
pub enum Pen {
    /// Writes one about what is under the cursor, or goes on with the one there.
    Write,
    /// A key of the editor.
    Stroke(Stroke),
    /// Saves it and goes on writing.
    Save,
    /// Saves it and leaves it.
    Close,
    /// Gives up what was written since it was last saved.
    Drop,
    /// What the disk made of it.
    Kept(Kept),
    /// Opens an entry with the text that a run cut short had not saved.
    Recover(Box<Edit>, String),
    /// The notes have changed on the disk.
    Read(Notebook),
}

/// A key of the editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// Moves the caret.
    Step(Step),
    /// Erases from the caret to where the step leads.
    Erase(Step),
    /// Begins a line.
    Line,
    /// A window up.
    WindowUp,
    /// A window down.
    WindowDown,
    /// Takes the last change back.
    Undo,
    /// Does it again.
    Redo,
    /// Puts the caret at a row and a column of what is in sight.
    Point(usize, usize),
}

/// What the disk made of a note.
#[derive(Clone, Debug, PartialEq)]
pub enum Kept {
    /// The note holds it, as this entry.
    Saved(Box<Edit>, Saved),
    /// The draft holds this text of it.
    Drafted(String),
    /// It was not taken: why, and what to do.
    Failed(Text),
}

impl Writing {
    fn new(edit: Edit) -> Self {
        let text = edit.entry().map(Written::text).unwrap_or_default();
        Self {
            editor: Editor::new(&text),
            edit,
            saved: text.clone(),
            kept: text,
            then: Then::Stay,
            warned: false,
            trouble: None,
            offset: 0,
            room: NoteRoom::default(),
        }
    }

    /// The entry that it is, or is to become.
    pub const fn edit(&self) -> &Edit {
        &self.edit
    }

    /// The text and its caret.
    pub const fn editor(&self) -> &Editor {
        &self.editor
    }

    /// First row in sight.
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// Why the disk did not take it the last time, and what to do.
    pub const fn trouble(&self) -> Option<&Text> {
        self.trouble.as_ref()
    }

    /// Whether there is nothing to save: the note holds the text, or there is none.
    pub fn is_saved(&self) -> bool {
        self.editor.text() == self.saved || (self.edit.entry().is_none() && self.editor.is_blank())
    }

    /// The text, when the draft does not hold it yet.
    pub fn unkept(&self) -> Option<String> {
        Some(self.editor.text()).filter(|text| *text != self.kept)
    }

    fn strike(&mut self, stroke: Stroke) {
        let NoteRoom { columns, rows } = self.room;
        let window = rows.saturating_sub(1).max(1);
        match stroke {
            Stroke::Step(step) => self.editor.step(step, columns),
            Stroke::Erase(step) => self.editor.erase(step, columns),
            Stroke::Line => self.editor.insert("\n"),
            Stroke::WindowUp => self.editor.step(Step::Up(window), columns),
            Stroke::WindowDown => self.editor.step(Step::Down(window), columns),
            Stroke::Undo => drop(self.editor.undo()),
            Stroke::Redo => drop(self.editor.redo()),
            Stroke::Point(row, column) => {
                let row = row.saturating_add(self.offset);
                self.editor.point(row, column, columns);
            }
        }
    }

    /// Takes the sizes of the field, and brings the caret into sight.
    pub(super) fn fit(&mut self, room: NoteRoom) {
        self.room = room;
        let (row, _) = self.editor.place(room.columns);
        let first = row.saturating_add(1).saturating_sub(room.rows);
        self.offset = self.offset.clamp(first, row.max(first));
    }

    /// Whether keys find the sizes that they need.
    pub(super) const fn is_settled(&self) -> bool {
        self.room.columns > 0
    }
}

impl App {
    /// The same with these notes, which its pages then show.
    #[must_use]
    pub fn noting(mut self, notes: Notebook) -> Self {
        self.take_notes(notes);
        self
    }

    /// The note being written.
    pub const fn writing(&self) -> Option<&Writing> {
        self.writing.as_ref()
    }

    pub(super) fn note(&mut self, pen: Pen) -> Effect {
        match pen {
            Pen::Save => return self.save_note(Then::Stay),
            Pen::Close => return self.close_note(),
            Pen::Drop => return self.drop_note(),
            Pen::Kept(kept) => return self.note_kept(kept),
            Pen::Write => self.write(),
            Pen::Recover(edit, text) => self.recover(*edit, text),
            Pen::Read(notes) => self.take_notes(notes),
            // Without a note there is nothing to write in.
            Pen::Stroke(_) => {}
        }
        Effect::None
    }

    /// Opens the note under the cursor, else a new one about what is at hand.
    pub(super) fn write(&mut self) {
        self.overlay = None;
        if self.presents {
            self.message = Some(Message::NotesHidden);
        } else if let Some(edit) = self.edit_at_hand() {
            self.writing = Some(Writing::new(edit));
        } else {
            self.message = Some(Message::NoNoteHere);
        }
    }

    /// Opens what a run that was cut short had not saved.
    fn recover(&mut self, edit: Edit, text: String) {
        let mut writing = Writing::new(edit);
        writing.editor = Editor::new(&text);
        writing.kept = text;
        self.writing = Some(writing);
        self.message = Some(Message::Recovered);
    }

    /// The entry under the cursor, or a new one about the statement there, the platform or the country.
    fn edit_at_hand(&self) -> Option<Edit> {
        let atlas = &self.atlas;
        let (platform, place) = match self.scene.grid.link() {
            Some(Link::Platform(id, place)) if self.scene.view.is_grid() => {
                (atlas.platform(id), *place)
            }
            _ => (self.selected(), self.place_at_hand()),
        };
        let (id, title, memos) = match (platform, &self.scene.selected) {
            (None, Some(Entry::Country(code))) => {
                let region = atlas.vocabulary.region(code);
                let title = region.map_or(code.as_str(), |region| region.name.get(self.lang));
                (NoteId::rules(code)?, title, atlas.rule_memos.get(code))
            }
            (platform, _) => {
                let platform = platform?;
                let id = NoteId::platform(&platform.id)?;
                (id, platform.name.as_str(), Some(&platform.memos))
            }
        };
        let seen = self.notebook.note(&id);
        if let Some(Place::Memo(number)) = place {
            let entry = memos.and_then(|memos| memos.get(number)?.entry);
            let edit = entry.and_then(|at| Edit::of(id.clone(), title, seen.clone(), at));
            if edit.is_some() {
                return edit;
            }
        }
        Some(Edit::new(
            id,
            title,
            Subject::of(atlas, platform, place),
            seen,
        ))
    }

    /// The statement under the cursor in the page; in a list, what its row is.
    fn place_at_hand(&self) -> Option<Place> {
        let own = match self.scene.selected {
            Some(Entry::Opportunity(_, own)) => Some(Place::Opportunity(own)),
            _ => None,
        };
        let in_page = self.scene.focus == Focus::Page;
        let stop = self.statement().filter(|_| in_page);
        stop.and_then(|stop| stop.place).or(own)
    }

    /// Whether `action` was for the editor, or must wait until there is none.
    pub(super) fn is_for_note(&mut self, action: &Action) -> bool {
        let overlaid = self.overlay.is_some();
        let Some(writing) = &mut self.writing else {
            return false;
        };
        match action {
            Action::Paste(text) => writing.editor.insert(text),
            Action::Insert(letter) if !overlaid => {
                writing.editor.insert(letter.encode_utf8(&mut [0; 4]));
            }
            Action::Note(Pen::Stroke(stroke)) if !overlaid => writing.strike(*stroke),
            Action::Move(_) | Action::Back | Action::Choose if overlaid => return false,
            action if action.leaves_note_alone() => return false,
            _ => self.message = Some(Message::Writing),
        }
        true
    }

    /// Leaves the note once it is saved.
    fn close_note(&mut self) -> Effect {
        if self.writing.as_ref().is_some_and(Writing::is_saved) {
            self.writing = None;
            return Effect::DropDraft;
        }
        self.save_note(Then::Close)
    }

    /// Ends the program once the note is saved; the second time without.
    pub(super) fn quit(&mut self) -> Effect {
        match &self.writing {
            Some(writing) if !writing.is_saved() && !writing.warned => self.save_note(Then::Quit),
            _ => Effect::Quit,
        }
    }

    fn save_note(&mut self, then: Then) -> Effect {
        let Some(writing) = &mut self.writing else {
            return Effect::None;
        };
        writing.then = then;
        Effect::SaveNote
    }

    /// Gives up what was written; what was not saved takes a second key.
    fn drop_note(&mut self) -> Effect {
        let Some(writing) = &mut self.writing else {
            return Effect::None;
        };
        if writing.is_saved() || writing.warned {
            self.writing = None;
            return Effect::DropDraft;
        }
        writing.warned = true;
        self.message = Some(Message::DropAgain);
        Effect::None
    }

    /// Learns what the disk made of the note.
    fn note_kept(&mut self, kept: Kept) -> Effect {
        let Some(writing) = &mut self.writing else {
            return Effect::None;
        };
        match kept {
            Kept::Drafted(text) => (writing.kept, writing.trouble) = (text, None),
            Kept::Failed(why) => {
                writing.warned |= writing.then != Then::Stay;
                writing.then = Then::Stay;
                // The draft is tried again with the next key.
                writing.kept = writing.editor.text();
                writing.trouble = Some(why);
            }
            Kept::Saved(edit, saved) => return self.note_saved(*edit, saved),
        }
        Effect::None
    }

    fn note_saved(&mut self, edit: Edit, saved: Saved) -> Effect {
        let Some(writing) = &mut self.writing else {
            return Effect::None;
        };
        (writing.warned, writing.trouble) = (false, None);
        writing.saved = writing.editor.text();
        writing.edit = edit.clone();
        let then = writing.then;
        if then != Then::Stay {
            self.writing = None;
        }
        let mut notes = self.notebook.clone();
        notes.put(edit.id().clone(), edit.seen().clone());
        self.take_notes(notes);
        self.message = Some(Message::NoteSaved(saved));
        if then == Then::Quit {
            return Effect::Quit;
        }
        Effect::None
    }
}
