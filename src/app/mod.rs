//! The state of the explorer, and the one place where it changes: [`App::update`].
//!
//! It knows nothing of keys, colours, words or files.

mod action;
mod grid;

use std::sync::{Arc, OnceLock};
use std::thread;

use tui_input::{Input, InputRequest};

use crate::data::{Atlas, Date, Lang, Place, Platform, SectionId, Text};
use crate::search::{Hit, Index, Query};

pub use action::{Action, Edit, Effect, Motion};
pub use grid::{Grid, GridRoom, GridRow};

/// Letters of a search line; a longer paste is cut.
const QUERY_LETTERS: usize = 1_000;

/// What the keyboard acts on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// The search line, and the list under it.
    #[default]
    List,
    /// The page of the selected platform.
    Page,
}

/// What lies over everything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// The keys, scrolled by so many lines.
    Help(usize),
}

/// Where the page should be scrolled to, once its lines are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The heading of a section.
    Section(SectionId),
    /// A statement.
    Place(Place),
    /// The next line below the top of the page that matches the search.
    NextMatch,
    /// The last one above it.
    PreviousMatch,
}

/// Sizes that only the screen knows: settled before each drawing, with [`App::fit`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// Rows of the list in sight.
    pub list_rows: usize,
    /// Lines of the page in sight.
    pub page_rows: usize,
    /// Lines of the whole page.
    pub page_lines: usize,
    /// First line of each section, in the order of [`SectionId::ALL`].
    pub section_starts: Vec<usize>,
    /// The line that [`App::target`] asks for.
    pub target_line: Option<usize>,
    /// Lines of the help in sight.
    pub help_rows: usize,
    /// Lines of the whole help.
    pub help_lines: usize,
}

/// The state of the explorer.
#[derive(Debug)]
pub struct App {
    atlas: Arc<Atlas>,
    /// Built by a thread of its own: the first frame, which lists everything, does not wait for it.
    index: Arc<OnceLock<Index>>,
    today: Date,
    lang: Lang,
    prompt: Input,
    query: Query,
    hits: Vec<Hit>,
    problem: Option<Text>,
    selected: Option<usize>,
    focus: Focus,
    overlay: Option<Overlay>,
    list_offset: usize,
    page_offset: usize,
    target: Option<Target>,
    room: Room,
}

impl App {
    /// The explorer on `atlas`, with `query` in the search line.
    pub fn new(atlas: Atlas, lang: Lang, today: Date, query: &str) -> Self {
        let atlas = Arc::new(atlas);
        let index = Arc::new(OnceLock::new());
        let mut app = Self {
            atlas: Arc::clone(&atlas),
            index: Arc::clone(&index),
            today,
            lang,
            prompt: Input::new(query.chars().take(QUERY_LETTERS).collect()),
            query: Query::default(),
            hits: Vec::new(),
            problem: None,
            selected: None,
            focus: Focus::List,
            overlay: None,
            list_offset: 0,
            page_offset: 0,
            target: None,
            room: Room::default(),
        };
        // Without a thread to spare the first search builds it.
        let _ = thread::Builder::new().name("index".into()).spawn(move || {
            index.get_or_init(|| Index::new(&atlas, today));
        });
        app.search();
        app
    }

    /// Carries out an intent.
    pub fn update(&mut self, action: Action) -> Effect {
        match action {
            Action::Quit => return Effect::Quit,
            Action::Suspend => return Effect::Suspend,
            Action::Redraw => return Effect::Redraw,
            Action::Insert(letter) => self.insert(letter),
            Action::Paste(text) => self.paste(&text),
            Action::Edit(edit) => self.edit(edit),
            Action::Move(motion) => self.go(motion),
            Action::MoveList(motion) => self.go_in_list(motion),
            Action::MovePage(motion) => self.go_in_page(motion),
            Action::SelectRow(row) => self.select_row(row),
            Action::OpenPage => self.open_page(),
            Action::Right => self.right(),
            Action::Search => self.focus = Focus::List,
            Action::Back => self.back(),
            Action::Section(number) => self.section(number),
            Action::NextSection => self.section(self.section_in_sight().map_or(0, |now| now + 1)),
            Action::PreviousSection => self.previous_section(),
            Action::NextMatch => self.target = Some(Target::NextMatch),
            Action::PreviousMatch => self.target = Some(Target::PreviousMatch),
            Action::SwitchLanguage => self.switch_language(),
            Action::ToggleHelp => self.toggle_help(),
        }
        Effect::None
    }

    /// Takes the sizes of the window, and brings every offset inside them.
    pub fn fit(&mut self, room: Room) {
        if let (Some(_), Some(line)) = (self.target, room.target_line) {
            self.page_offset = line;
        }
        self.target = None;
        self.page_offset = self.page_offset.min(last_page_offset(&room));
        self.list_offset = self.list_offset_for(room.list_rows);
        if let Some(Overlay::Help(offset)) = &mut self.overlay {
            *offset = (*offset).min(room.help_lines.saturating_sub(room.help_rows));
        }
        self.room = room;
    }

    /// The atlas shown.
    pub fn atlas(&self) -> &Atlas {
        &self.atlas
    }

    /// The day ages are counted at.
    pub const fn today(&self) -> Date {
        self.today
    }

    /// The language of the interface.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// What is written in the search line, and the columns before the caret.
    pub fn prompt(&self) -> (&str, usize) {
        (self.prompt.value(), self.prompt.visual_cursor())
    }

    /// The query as understood.
    pub const fn query(&self) -> &Query {
        &self.query
    }

    /// What was found, best first.
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// What in the query could not be understood, and was left out.
    pub const fn problem(&self) -> Option<&Text> {
        self.problem.as_ref()
    }

    /// The platforms whose names are nearest, when nothing was found.
    pub fn nearest(&self) -> Vec<&Platform> {
        self.index()
            .nearest(&self.query)
            .into_iter()
            .filter_map(|p| self.atlas.platforms.get(p))
            .collect()
    }

    /// The selected platform.
    pub fn selected(&self) -> Option<&Platform> {
        self.selected.and_then(|p| self.atlas.platforms.get(p))
    }

    /// The row of the selected platform, from the top of the whole list.
    pub fn selected_row(&self) -> Option<usize> {
        self.selected
            .and_then(|p| self.hits.iter().position(|hit| hit.platform == p))
    }

    /// What the keyboard acts on.
    pub const fn focus(&self) -> Focus {
        self.focus
    }

    /// What lies over everything else.
    pub const fn overlay(&self) -> Option<Overlay> {
        self.overlay
    }

    /// First row of the list in sight.
    pub const fn list_offset(&self) -> usize {
        self.list_offset
    }

    /// First line of the page in sight.
    pub const fn page_offset(&self) -> usize {
        self.page_offset
    }

    /// Where the page should be scrolled to at the next [`App::fit`].
    pub const fn target(&self) -> Option<Target> {
        self.target
    }

    /// The section at the top of the page, counted from 0.
    pub fn section_in_sight(&self) -> Option<usize> {
        self.room
            .section_starts
            .iter()
            .rposition(|&start| start <= self.page_offset)
    }

    fn search(&mut self) {
        self.query = Query::parse(self.prompt.value());
        self.hits = self.find();
        self.problem = self.first_problem();
        self.list_offset = 0;
        let first = self.hits.first().map(|hit| hit.platform);
        self.select(first);
    }

    fn find(&self) -> Vec<Hit> {
        if self.query.is_empty() {
            return Hit::every(&self.atlas);
        }
        self.index().search(&self.query, self.lang)
    }

    fn first_problem(&self) -> Option<Text> {
        if self.prompt.value().is_empty() {
            return None;
        }
        self.index()
            .problems(&self.query)
            .into_iter()
            .next()
            .map(|problem| problem.text)
    }

    /// The index, as soon as it is built.
    fn index(&self) -> &Index {
        self.index
            .get_or_init(|| Index::new(&self.atlas, self.today))
    }

    fn select(&mut self, platform: Option<usize>) {
        self.selected = platform;
        self.page_offset = 0;
        let hit = self.hits.iter().find(|hit| Some(hit.platform) == platform);
        self.target = hit
            .map(|hit| hit.place)
            .filter(|place| place.section().is_some())
            .map(Target::Place);
    }

    fn select_row(&mut self, row: usize) {
        if let Some(hit) = self.hits.get(row) {
            let platform = hit.platform;
            self.select(Some(platform));
        }
    }

    fn insert(&mut self, letter: char) {
        if self.prompt.value().chars().count() < QUERY_LETTERS && !letter.is_control() {
            self.prompt.handle(InputRequest::InsertChar(letter));
            self.search();
        }
    }

    fn paste(&mut self, text: &str) {
        self.focus = Focus::List;
        self.overlay = None;
        let room = QUERY_LETTERS.saturating_sub(self.prompt.value().chars().count());
        // Line breaks become spaces: a pasted paragraph is one query.
        let letters = text
            .chars()
            .map(|c| if c.is_whitespace() { ' ' } else { c });
        for letter in letters.filter(|c| !c.is_control()).take(room) {
            self.prompt.handle(InputRequest::InsertChar(letter));
        }
        self.search();
    }

    fn edit(&mut self, edit: Edit) {
        let request = match edit {
            Edit::DeleteBefore => InputRequest::DeletePrevChar,
            Edit::DeleteAfter => InputRequest::DeleteNextChar,
            Edit::DeleteWord => InputRequest::DeletePrevWord,
            Edit::DeleteToStart => InputRequest::DeleteFromStart,
            Edit::Left => InputRequest::GoToPrevChar,
            Edit::Start => InputRequest::GoToStart,
            Edit::End => InputRequest::GoToEnd,
        };
        if self
            .prompt
            .handle(request)
            .is_some_and(|change| change.value)
        {
            self.search();
        }
    }

    fn go(&mut self, motion: Motion) {
        match (&mut self.overlay, self.focus) {
            (Some(Overlay::Help(offset)), _) => {
                *offset = motion.from(*offset, self.room.help_lines, self.room.help_rows);
            }
            (None, Focus::List) => self.go_in_list(motion),
            (None, Focus::Page) => self.go_in_page(motion),
        }
    }

    fn go_in_list(&mut self, motion: Motion) {
        let row = self.selected_row().unwrap_or(0);
        self.select_row(motion.from(row, self.hits.len(), self.room.list_rows));
    }

    fn go_in_page(&mut self, motion: Motion) {
        let lines = last_page_offset(&self.room).saturating_add(1);
        self.page_offset = motion.from(self.page_offset, lines, self.room.page_rows);
    }

    fn open_page(&mut self) {
        if self.selected.is_some() {
            self.focus = Focus::Page;
        }
    }

    fn right(&mut self) {
        if self.prompt.cursor() < self.prompt.value().chars().count() {
            self.prompt.handle(InputRequest::GoToNextChar);
        } else {
            self.open_page();
        }
    }

    fn back(&mut self) {
        if self.overlay.take().is_some() {
            return;
        }
        match self.focus {
            Focus::Page => self.focus = Focus::List,
            Focus::List if !self.prompt.value().is_empty() => {
                // The platform found stays selected: clearing the line is not losing one's place.
                let kept = self.selected;
                self.prompt.reset();
                self.search();
                if kept.is_some() {
                    self.select(kept);
                }
            }
            Focus::List => {}
        }
    }

    fn section(&mut self, number: usize) {
        if let Some(&id) = SectionId::ALL.get(number)
            && self.selected.is_some()
        {
            self.focus = Focus::Page;
            self.target = Some(Target::Section(id));
        }
    }

    /// The section before; from inside a section, its own start.
    fn previous_section(&mut self) {
        let now = self.section_in_sight().unwrap_or(0);
        let start = self.room.section_starts.get(now).copied().unwrap_or(0);
        let inside = self.page_offset > start;
        self.section(if inside { now } else { now.saturating_sub(1) });
    }

    fn switch_language(&mut self) {
        self.lang = self.lang.other();
        let (kept, section) = (self.selected, self.section_in_sight());
        self.hits = self.find();
        self.selected = kept;
        // Lines differ in length between the languages: the section is what can be kept.
        self.target = section
            .and_then(|s| SectionId::ALL.get(s))
            .map(|&id| Target::Section(id));
        if self.page_offset == 0 {
            self.target = None;
        }
    }

    fn toggle_help(&mut self) {
        self.overlay = match self.overlay {
            Some(Overlay::Help(_)) => None,
            None => Some(Overlay::Help(0)),
        };
    }

    /// The list offset nearest to the present one that keeps the selected row in sight.
    fn list_offset_for(&self, rows: usize) -> usize {
        let last = self.hits.len().saturating_sub(rows);
        let offset = self.list_offset.min(last);
        match self.selected_row() {
            Some(row) if row < offset => row,
            Some(row) if rows > 0 && row >= offset.saturating_add(rows) => {
                row.saturating_add(1).saturating_sub(rows)
            }
            _ => offset,
        }
    }
}

/// The page may be scrolled until its last line is at the foot, or its last section at the top, whichever is further.
fn last_page_offset(room: &Room) -> usize {
    let full = room.page_lines.saturating_sub(room.page_rows);
    full.max(
        room.section_starts
            .last()
            .copied()
            .unwrap_or(0)
            .min(room.page_lines),
    )
}
