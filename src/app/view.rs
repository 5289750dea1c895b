//! What is shown, what the keyboard acts on, and what the state must know of the window.

use crate::data::{Explained, Text};
use crate::notes::Saved;
use crate::search::Catalogue;

use super::export::{Export, Exported};
use super::grid::GridRoom;
use super::reading::PageRoom;
use super::writing::NoteRoom;

/// What fills the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// A list and the page of its selected row.
    Catalogue(Catalogue),
    /// Features across platforms.
    Matrix,
    /// The marked platforms side by side.
    Comparison,
}

impl View {
    /// The explorer, the home.
    pub const HOME: Self = Self::Catalogue(Catalogue::Platforms);

    /// All of them, the home first.
    pub const ALL: [Self; 10] = [
        Self::HOME,
        Self::Comparison,
        Self::Matrix,
        Self::Catalogue(Catalogue::Opportunities),
        Self::Catalogue(Catalogue::Reach),
        Self::Catalogue(Catalogue::Rules),
        Self::Catalogue(Catalogue::Glossary),
        Self::Catalogue(Catalogue::Sources),
        Self::Catalogue(Catalogue::Stale),
        Self::Catalogue(Catalogue::Changes),
    ];

    /// Whether it is a table with a cell at hand.
    pub const fn is_grid(self) -> bool {
        matches!(self, Self::Matrix | Self::Comparison)
    }

    /// The word for it in files, the same in both languages.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Catalogue(catalogue) => catalogue.slug(),
            Self::Matrix => "matrix",
            Self::Comparison => "comparison",
        }
    }
}

/// What the keyboard acts on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// The search line, and the list under it.
    #[default]
    List,
    /// The page of the selected row, or the grid.
    Page,
}

/// What lies over everything else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// The keys, scrolled by so many lines.
    Help(usize),
    /// Every command, by name.
    Palette(Palette),
    /// The words and names in the statement at hand with what they mean; the chosen one.
    Words(Vec<Explained>, usize),
    /// What can be written to a file for others.
    Export(Export),
}

/// The command palette.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    /// What is typed to narrow it.
    pub typed: String,
    /// The chosen row of those left.
    pub chosen: usize,
}

/// What came of an action, told at the foot of the screen until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// At most so many platforms can be marked.
    Full(usize),
    /// So many platforms are marked; comparing takes two.
    Marked(usize),
    /// Nothing under the cursor leads anywhere.
    NoLink,
    /// Nothing under the cursor has an address.
    NoAddress,
    /// The statement at hand holds no word of the glossary.
    NoWord,
    /// There is no place to go back to.
    NoPast,
    /// The files changed and have a fault: what was shown stays. What is quoted may be private.
    Fault {
        /// The fault.
        quoted: Text,
        /// Where it is.
        place: String,
    },
    /// Notes are hidden in a presentation.
    NotesHidden,
    /// What is at hand is no platform and no country: it has no note.
    NoNoteHere,
    /// This waits until the note is left.
    Writing,
    /// The text of a run that was cut short.
    Recovered,
    /// Giving up what was not saved takes the key a second time.
    DropAgain,
    /// The note is saved.
    NoteSaved(Saved),
    /// What is shown has no form of its own in a file.
    NoExport,
    /// What became of an export.
    Exported(Exported),
    /// A sentence made elsewhere: what was copied, opened or saved, or why not.
    Said(Text),
}

/// Sizes that only the screen knows: settled before each drawing, with [`App::fit`](super::App::fit).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// Rows of the list in sight.
    pub list_rows: usize,
    /// The page in sight.
    pub page: PageRoom,
    /// The table in sight, in a view that is one.
    pub grid: Option<GridRoom>,
    /// The field a note is written in.
    pub note: NoteRoom,
    /// Lines of what lies over everything in sight.
    pub overlay_rows: usize,
    /// Lines, or rows to choose from, of the whole of it.
    pub overlay_lines: usize,
}
