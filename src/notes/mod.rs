//! The user's own notes: one Markdown file a platform, in a folder of theirs.
//!
//! text -> [`Note`] (lead and dated entries, byte for byte) -> [`Edit`] -> lock, re-read, merge, temporary file, fsync,
//! rename, fsync of the folder. What another program wrote in the meantime is kept. While the user types, a [`Draft`]
//! holds every pause; [`Notes::left`] gives back those of a program that died.

mod copy;
mod disk;
mod draft;
mod editor;
mod id;
mod lock;
mod merge;
mod model;
mod notebook;
mod store;
mod subject;
mod trouble;

pub use copy::Copy;
pub use draft::{Draft, Left, Leftovers};
pub use editor::{Caret, Editor, Step};
pub use id::NoteId;
pub use model::{Entry, Note, Stamp};
pub use notebook::Notebook;
pub use store::{Edit, LONGEST, Met, Notes, Saved};
pub use subject::Subject;
pub use trouble::{Trouble, Why};
