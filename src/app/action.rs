//! What the user means, and what the program must do about it outside its own state.

use crate::data::{Atlas, Explained, Link};
use crate::search::Matches;

use super::{Exported, Message, Pen, View};

/// An intent. Whence it came, a key, the mouse or a paste, is not known here.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Writes a letter at the caret of the search line. On an empty line, or after a space, a space says nothing to
    /// a search: it marks the platform instead; and a colon on an empty line opens the palette.
    Insert(char),
    /// Writes a pasted text at the caret.
    Paste(String),
    /// Edits the search line; with nothing left to delete, goes back to where one came from.
    Edit(Edit),
    /// Moves in what has the focus: the list, the page, the grid or what lies over them.
    Move(Motion),
    /// Moves in the list, whatever has the focus.
    MoveList(Motion),
    /// Moves in the page, whatever has the focus.
    MovePage(Motion),
    /// Moves sideways in the grid, by a column to the left.
    Leftward,
    /// Moves sideways in the grid, by a column to the right.
    Rightward,
    /// Selects a row of the list, counted from the top of the whole list.
    SelectRow(usize),
    /// Selects a cell of the grid, by row and column of the whole grid.
    SelectCell(usize, usize),
    /// Selects the statement at a line of the page, counted from its top.
    SelectLine(usize),
    /// Completes the filter being typed; where none is, goes into the page.
    Complete,
    /// A search in a large atlas is under way.
    Asked,
    /// What it found.
    Found(Matches),
    /// Goes into the page.
    OpenPage,
    /// Moves the caret right; at the end of the line, goes into the page.
    Right,
    /// Goes back to the search line, keeping what is written there.
    Search,
    /// One step back: out of what lies over, out of the page, then clears the search line, then leaves the view.
    Back,
    /// Back to where the last jump was made from.
    Return,
    /// Goes to a section of the page, counted from 0.
    Section(usize),
    /// Goes to the section after the one in sight.
    NextSection,
    /// Goes to the section before.
    PreviousSection,
    /// Goes to the next line of the page that matches the search.
    NextMatch,
    /// Goes to the line before that matches.
    PreviousMatch,
    /// Shows another view.
    Show(View),
    /// Follows what is under the cursor: to another platform, a word, a source, a ranking.
    Follow,
    /// Jumps.
    Go(Link),
    /// Marks the platform at hand for comparison, or takes its mark away.
    Mark,
    /// Takes all marks away.
    ClearMarks,
    /// Compares the marked platforms.
    Compare,
    /// Opens the address of the source under the cursor.
    OpenAddress,
    /// Copies so much of what is shown.
    Copy(Extent, Markup),
    /// Shows the words of the glossary that the statement under the cursor holds.
    LookUp,
    /// Shows these words and names with what they mean.
    Words(Vec<Explained>),
    /// Shows or hides the features nobody checked.
    HideUnknown,
    /// Folds or unfolds the group under the cursor.
    Fold,
    /// Shows only rows that differ, or all.
    OnlyDifferences,
    /// Shows all features, or those of the meeting.
    AllFeatures,
    /// Sorts by how many have the feature, or by group.
    ByCount,
    /// Opens or closes the command palette.
    TogglePalette,
    /// Takes the chosen row of what lies over everything.
    Choose,
    /// Starts or ends the presentation.
    TogglePresentation,
    /// Shows this atlas instead: its files have changed.
    Reload(Box<Atlas>),
    /// Something about a note: see [`Pen`].
    Note(Pen),
    /// Offers to write what is shown to a file.
    Export,
    /// What became of an export.
    Exported(Exported),
    /// Switches between French and English.
    SwitchLanguage,
    /// Switches to the next theme.
    NextTheme,
    /// Takes the tour.
    StartTour,
    /// The next step of the tour.
    NextStep,
    /// Ends the tour.
    EndTour,
    /// Shows or hides the help.
    ToggleHelp,
    /// Says what came of an effect.
    Tell(Message),
    /// Draws everything anew.
    Redraw,
    /// Stops the program until the shell's `fg`.
    Suspend,
    /// Ends the program.
    Quit,
}

impl Action {
    /// Whether nobody pressed a key for it: what was told stays.
    pub(super) const fn comes_by_itself(&self) -> bool {
        matches!(
            self,
            Self::Asked | Self::Found(_) | Self::Note(Pen::Kept(_) | Pen::Read(_))
        )
    }

    /// Whether it may be done while a note is being written, without touching it or taking it from sight.
    pub(super) const fn leaves_note_alone(&self) -> bool {
        matches!(
            self,
            Self::Note(Pen::Save | Pen::Close | Pen::Drop | Pen::Kept(_) | Pen::Read(_))
                | Self::Reload(_)
                | Self::Asked
                | Self::Found(_)
                | Self::Tell(_)
                | Self::Copy(..)
                | Self::SwitchLanguage
                | Self::NextTheme
                | Self::ToggleHelp
                | Self::Redraw
                | Self::Suspend
                | Self::Quit
        )
    }

    /// Whether it moves among what is laid out already, and needs nothing laid out anew.
    pub(super) const fn only_moves(&self) -> bool {
        matches!(
            self,
            Self::Move(_)
                | Self::MovePage(_)
                | Self::Leftward
                | Self::Rightward
                | Self::Copy(..)
                | Self::Tell(_)
                | Self::Asked
        )
    }
}

/// How much is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The statement or the cell under the cursor, with its date and source.
    Passage,
    /// The section of the page in sight.
    Section,
    /// The whole page, table or note.
    Whole,
}

/// How what is copied is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// As plain text.
    Plain,
    /// As Markdown.
    Markdown,
}

/// A change of the search line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Deletes the letter before the caret.
    DeleteBefore,
    /// Deletes the letter under the caret.
    DeleteAfter,
    /// Deletes the word before the caret.
    DeleteWord,
    /// Deletes everything before the caret.
    DeleteToStart,
    /// Moves the caret one letter left.
    Left,
    /// Moves the caret to the start of the line.
    Start,
    /// Moves the caret to the end of the line.
    End,
}

/// A move in a list or a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// One row or line up.
    Up,
    /// One row or line down.
    Down,
    /// Half a window up.
    HalfUp,
    /// Half a window down.
    HalfDown,
    /// A window up.
    PageUp,
    /// A window down.
    PageDown,
    /// To the first row or line.
    First,
    /// To the last row or line.
    Last,
    /// Some lines up or down: the mouse wheel.
    By(isize),
}

impl Motion {
    /// Where this motion leads from `at`, in `len` rows of which `rows` are in sight; always below `len`.
    pub(super) fn from(self, at: usize, len: usize, rows: usize) -> usize {
        let last = len.saturating_sub(1);
        // A line of the old window stays in sight.
        let window = rows.saturating_sub(1).max(1);
        let half = (rows / 2).max(1);
        let to = match self {
            Self::Up => at.saturating_sub(1),
            Self::Down => at.saturating_add(1),
            Self::HalfUp => at.saturating_sub(half),
            Self::HalfDown => at.saturating_add(half),
            Self::PageUp => at.saturating_sub(window),
            Self::PageDown => at.saturating_add(window),
            Self::First => 0,
            Self::Last => last,
            Self::By(lines) => at.saturating_add_signed(lines),
        };
        to.min(last)
    }
}

/// What the loop must do after an update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Draw, as always.
    None,
    /// Carry out the chosen command of the palette.
    Run,
    /// Find the words and names that the statement under the cursor holds, and show them.
    LookUp,
    /// Copy so much of what is shown.
    Copy(Extent, Markup),
    /// Write what is chosen to a file; replace one of that name only when told so.
    Export {
        /// Whether to replace it.
        replace: bool,
    },
    /// Save the note being written.
    SaveNote,
    /// Take away the draft of a note that was saved or given up.
    DropDraft,
    /// Open an address in the browser.
    Open(String),
    /// Look otherwise: wear the next theme.
    NextTheme,
    /// Draw from scratch: something else wrote on the screen.
    Redraw,
    /// Give the terminal back until the shell's `fg`.
    Suspend,
    /// End.
    Quit,
}
