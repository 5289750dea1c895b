//! Where notes are written: their folder, the time, and the draft of the one at hand.

use crate::app::{Kept, Writing};
use crate::notes::{Draft, Edit, Notes, Stamp, Trouble};

/// The user's notes, and the draft of the one being written.
pub struct Desk {
    notes: Notes,
    now: Box<dyn Fn() -> Stamp>,
    draft: Option<Draft>,
}

impl Desk {
    /// The notes of a folder, dated by `now`.
    pub fn new(notes: Notes, now: impl Fn() -> Stamp + 'static) -> Self {
        Self {
            notes,
            now: Box::new(now),
            draft: None,
        }
    }

    /// What a run that was cut short had not saved, if anything; its draft is then this desk's own. Further ones wait
    /// for the next start. With it the drafts of which nothing is left to offer.
    pub fn left(&mut self) -> (Option<(Edit, String)>, Vec<Trouble>) {
        // A folder that cannot be read has nothing to offer; what is wrong with it is told when a note is saved.
        let left = self.notes.left().unwrap_or_default();
        let offered = left.drafts.into_iter().next().map(|left| {
            self.draft = Some(left.draft);
            (left.edit, left.text)
        });
        (offered, left.damaged)
    }

    /// Keeps `text` in the draft.
    pub fn keep(&mut self, writing: &Writing, text: String) -> Kept {
        match self.try_keep(writing.edit(), &text) {
            Ok(()) => Kept::Drafted(text),
            Err(trouble) => Kept::Failed(trouble.text()),
        }
    }

    fn try_keep(&mut self, edit: &Edit, text: &str) -> Result<(), Trouble> {
        let draft = match &mut self.draft {
            Some(draft) => draft,
            none => none.insert(self.notes.draft(edit)?),
        };
        draft.keep(&self.notes, edit, text)
    }

    /// Saves the note; then its draft goes.
    pub fn save(&mut self, writing: &Writing) -> Kept {
        let mut edit = writing.edit().clone();
        let text = writing.editor().text();
        match self.notes.save(&mut edit, &text, (self.now)()) {
            Ok(saved) => {
                self.drop_draft();
                Kept::Saved(Box::new(edit), saved)
            }
            Err(trouble) => Kept::Failed(trouble.text()),
        }
    }

    /// Takes the draft away: what it held is saved, or given up.
    pub fn drop_draft(&mut self) {
        // One that cannot be removed is offered at the next start: better than lost.
        let _ = self.draft.take().map(Draft::done);
    }
}
