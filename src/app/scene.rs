//! A view with everything one has done in it: what a jump leaves, and going back finds again.

use std::rc::Rc;

use tui_input::{Input, InputRequest};

use crate::data::Text;
use crate::search::{Catalogue, Completion, Entry, Hit, Matches, Query, Shelf};

use super::reading::{Reading, Target};
use super::{Focus, Grid, Motion, View};

/// Letters of a search line; a longer paste is cut.
const QUERY_LETTERS: usize = 1_000;

/// What the list holds.
#[derive(Debug)]
pub(super) enum Rows {
    /// Platforms, and why each was found.
    Platforms(Vec<Hit>),
    /// Entries of another catalogue.
    Others(Vec<Entry>),
}

impl Rows {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Platforms(hits) => hits.len(),
            Self::Others(entries) => entries.len(),
        }
    }

    pub(super) fn get(&self, row: usize) -> Option<Entry> {
        match self {
            Self::Platforms(hits) => hits.get(row).map(|hit| Entry::Platform(hit.platform)),
            Self::Others(entries) => entries.get(row).cloned(),
        }
    }

    pub(super) fn position(&self, entry: &Entry) -> Option<usize> {
        match (self, entry) {
            (Self::Platforms(hits), Entry::Platform(at)) => {
                hits.iter().position(|hit| hit.platform == *at)
            }
            (Self::Platforms(_), _) => None,
            (Self::Others(entries), entry) => entries.iter().position(|other| other == entry),
        }
    }

    fn hit(&self, entry: &Entry) -> Option<&Hit> {
        match (self, entry) {
            (Self::Platforms(hits), Entry::Platform(at)) => {
                hits.iter().find(|hit| hit.platform == *at)
            }
            _ => None,
        }
    }
}

/// How far the query of a scene is, where a worker searches: an atlas too large to be searched between two frames.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Asked {
    /// Still to be put to the worker.
    Not,
    /// The worker is at it.
    Waiting,
    /// The rows are the query's.
    #[default]
    Answered,
}

/// A view with everything one has done in it.
#[derive(Debug)]
pub(super) struct Scene {
    pub(super) view: View,
    pub(super) focus: Focus,
    pub(super) prompt: Input,
    pub(super) query: Query,
    /// The same otherwise spaced, when what is shown was found only so.
    pub(super) spaced: Option<Query>,
    pub(super) problem: Option<Text>,
    pub(super) rows: Rows,
    pub(super) selected: Option<Entry>,
    pub(super) list_offset: usize,
    /// Everything the list can hold, unless that is platforms.
    pub(super) shelf: Option<Rc<Shelf>>,
    /// Whether the rows are those of the query.
    pub(super) asked: Asked,
    /// The edition of the atlas that the rows are of.
    pub(super) edition: u32,
    /// What the filter being typed could become.
    pub(super) completion: Option<Completion>,
    pub(super) reading: Reading,
    pub(super) grid: Grid,
}

impl Scene {
    /// `view`, with `typed` in its search line; what that finds is set by [`Self::show`].
    pub(super) fn new(view: View, typed: &str) -> Self {
        let rows = match view {
            View::Catalogue(Catalogue::Platforms) | View::Matrix | View::Comparison => {
                Rows::Platforms(Vec::new())
            }
            View::Catalogue(_) => Rows::Others(Vec::new()),
        };
        Self {
            view,
            focus: if view.is_grid() {
                Focus::Page
            } else {
                Focus::List
            },
            prompt: Input::new(typed.chars().take(QUERY_LETTERS).collect()),
            query: Query::parse(typed),
            spaced: None,
            problem: None,
            rows,
            selected: None,
            list_offset: 0,
            shelf: None,
            asked: Asked::default(),
            edition: 0,
            completion: None,
            reading: Reading::default(),
            grid: Grid::default(),
        }
    }

    /// Takes what a search found, and selects the first of it.
    pub(super) fn show(&mut self, rows: Rows) {
        self.rows = rows;
        self.list_offset = 0;
        self.select(self.rows.get(0));
    }

    /// Takes what the worker found, unless the scene has asked for nothing: then the answer is to another one's query.
    pub(super) fn answer(&mut self, matches: Matches) {
        if self.asked == Asked::Waiting {
            self.asked = Asked::Answered;
            let rows = self.rows_of(matches);
            self.show(rows);
        }
    }

    /// The platforms that match; says what they lack, unless there is worse to say of the query.
    pub(super) fn rows_of(&mut self, matches: Matches) -> Rows {
        let lacking = || matches.remark(self.prompt.value());
        self.problem = self.problem.take().or_else(lacking);
        self.spaced = matches.spaced;
        Rows::Platforms(matches.hits)
    }

    /// Puts a query again that was left before its answer came.
    pub(super) fn ask_again(&mut self) {
        if self.asked == Asked::Waiting {
            self.asked = Asked::Not;
        }
    }

    /// Selects an entry: its page opens where the search matched.
    pub(super) fn select(&mut self, entry: Option<Entry>) {
        let hit = entry.as_ref().and_then(|entry| self.rows.hit(entry));
        let target = hit
            .map(|hit| hit.place)
            .filter(|place| place.section().is_some())
            .map(Target::Place);
        self.reading = Reading::at(target);
        self.selected = entry;
    }

    pub(super) fn selected_row(&self) -> Option<usize> {
        self.rows.position(self.selected.as_ref()?)
    }

    pub(super) fn go_in_list(&mut self, motion: Motion, in_sight: usize) {
        let row = self.selected_row().unwrap_or(0);
        self.select_row(motion.from(row, self.rows.len(), in_sight));
    }

    pub(super) fn select_row(&mut self, row: usize) {
        if let Some(entry) = self.rows.get(row) {
            self.select(Some(entry));
        }
    }

    /// Goes into the page, or the grid, if there is one.
    pub(super) fn open_page(&mut self) {
        if self.selected.is_some() || self.view.is_grid() {
            self.focus = Focus::Page;
        }
    }

    /// Writes a letter at the caret; whether the line changed.
    pub(super) fn insert(&mut self, letter: char) -> bool {
        let fits = self.prompt.value().chars().count() < QUERY_LETTERS && !letter.is_control();
        if fits {
            self.prompt.handle(InputRequest::InsertChar(letter));
        }
        fits
    }

    /// Keeps the selected row in sight, and the offset as near as possible to the present one.
    pub(super) fn fit_list(&mut self, in_sight: usize) {
        let last = self.rows.len().saturating_sub(in_sight);
        let offset = self.list_offset.min(last);
        self.list_offset = match self.selected_row() {
            Some(row) if row < offset => row,
            Some(row) if in_sight > 0 && row >= offset.saturating_add(in_sight) => {
                row.saturating_add(1).saturating_sub(in_sight)
            }
            _ => offset,
        };
    }
}
