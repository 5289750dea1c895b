//! The state of the explorer, and the one place where it changes: [`App::update`].
//!
//! It knows nothing of keys, colours, words or files.

mod action;
mod export;
mod grid;
mod layers;
mod moves;
mod reading;
mod scene;
mod tour;
mod view;
mod writing;

use std::rc::Rc;
use std::sync::{Arc, OnceLock};

use crate::data::{Atlas, Date, Id, Lang, Listed, Platform, Text};
use crate::notes::Notebook;
use crate::search::{AT_ONCE, Catalogue, Completion, Entry, Hit, Index, Query, Shelf, complete};

pub use action::{Action, Edit, Effect, Extent, Markup, Motion};
pub use export::{Export, Exported};
pub use grid::{Grid, GridRoom, GridRow};
pub use reading::{Outline, PageRoom, Stop, Target};
pub use tour::Step;
pub use view::{Focus, Message, Overlay, Palette, Room, View};
pub use writing::{Kept, NoteRoom, Pen, Stroke, Writing};

use scene::{Asked, Rows, Scene};

/// Platforms that can be marked: more columns than these cannot be read side by side.
pub const MARKS: usize = 4;
/// Jumps that can be undone; older ones are forgotten.
const PAST: usize = 100;

/// The state of the explorer.
#[derive(Debug)]
pub struct App {
    atlas: Arc<Atlas>,
    /// With what is private, which a presentation hides.
    whole: Arc<Atlas>,
    /// What the user noted, as the disk has it.
    notebook: Notebook,
    /// How often the atlas was replaced: rows and pages of an older one are made anew.
    edition: u32,
    /// Built when it is first searched, unless [`Self::indexer`] did before.
    index: Arc<OnceLock<Arc<Index>>>,
    today: Date,
    lang: Lang,
    scene: Scene,
    /// What the jumps left, the last one last.
    past: Vec<Scene>,
    /// The catalogues opened so far: large, and the same for every scene.
    shelves: Vec<(Catalogue, Rc<Shelf>)>,
    marks: Vec<Id>,
    /// The note being written.
    writing: Option<Writing>,
    overlay: Option<Overlay>,
    /// The tour, while there is one.
    tour: Option<tour::Tour>,
    /// The line that offers the tour has not been put away.
    hints: bool,
    hides_unknown: bool,
    presents: bool,
    message: Option<Message>,
    /// Whether [`App::fit`] was told the sizes of all that is shown.
    settled: bool,
    room: Room,
}

impl App {
    /// The explorer on `atlas`, with `query` in the search line.
    pub fn new(atlas: Atlas, lang: Lang, today: Date, query: &str) -> Self {
        let atlas = Arc::new(atlas);
        let mut app = Self {
            atlas: Arc::clone(&atlas),
            whole: Arc::clone(&atlas),
            notebook: Notebook::default(),
            edition: 0,
            index: Arc::default(),
            today,
            lang,
            scene: Scene::new(View::HOME, query),
            past: Vec::new(),
            shelves: Vec::new(),
            marks: Vec::new(),
            writing: None,
            overlay: None,
            tour: None,
            hints: false,
            hides_unknown: false,
            presents: false,
            message: None,
            settled: false,
            room: Room::default(),
        };
        app.search();
        app
    }

    /// The same with these platforms marked and this one selected, as far as the atlas has them: where the last run
    /// ended.
    #[must_use]
    pub fn resumed(mut self, platform: Option<&str>, marks: &[Id]) -> Self {
        let known = marks.iter().filter(|id| self.atlas.platform(id).is_some());
        self.marks = known.take(MARKS).cloned().collect();
        let mut platforms = self.atlas.platforms.iter();
        let at = platform.and_then(|id| platforms.position(|p| p.card().id == id));
        let row = at.and_then(|at| self.scene.rows.position(&Entry::Platform(at)));
        if let Some(row) = row {
            self.scene.select_row(row);
        }
        self
    }

    /// Carries out an intent.
    pub fn update(&mut self, action: Action) -> Effect {
        if !action.comes_by_itself() {
            self.message = None;
        }
        self.settled &= action.only_moves();
        if self.is_for_note(&action) {
            return Effect::None;
        }
        self.act(action)
    }

    fn act(&mut self, action: Action) -> Effect {
        match action {
            Action::Quit => return self.quit(),
            Action::Suspend => return Effect::Suspend,
            Action::Redraw => return Effect::Redraw,
            Action::NextTheme => return Effect::NextTheme,
            Action::Copy(extent, markup) => return Effect::Copy(extent, markup),
            Action::OpenAddress => return self.open_address(),
            Action::Choose => return self.choose(),
            Action::Tell(message) => self.message = Some(message),
            Action::Insert(letter) => self.insert(letter),
            Action::Paste(text) => self.paste(&text),
            Action::Edit(edit) => self.edit(edit),
            Action::Move(motion) => self.go(motion),
            Action::MoveList(motion) => self.scene.go_in_list(motion, self.room.list_rows),
            Action::MovePage(motion) => self.scene.reading.go(motion),
            Action::Leftward => self.scene.grid.left(),
            Action::Rightward => self.scene.grid.right(),
            Action::SelectCell(row, column) => self.select_cell(row, column),
            Action::SelectRow(row) => self.scene.select_row(row),
            Action::SelectLine(line) => self.select_line(line),
            Action::OpenPage => self.scene.open_page(),
            Action::Complete => self.complete(),
            Action::Asked => self.scene.asked = Asked::Waiting,
            Action::Found(matches) => self.scene.answer(matches),
            Action::Right => self.right(),
            Action::Search => self.go_to_search(),
            Action::Back => self.back(),
            Action::Return => self.go_back(),
            Action::Section(number) => self.section(number),
            Action::NextSection => self.section(self.section_in_sight().map_or(0, |now| now + 1)),
            Action::PreviousSection => self.section(self.scene.reading.previous_section()),
            Action::NextMatch => self.next_match(),
            Action::PreviousMatch => self.scene.reading.target = Some(Target::PreviousMatch),
            Action::Show(view) => self.show(view),
            Action::Follow => return self.follow(),
            Action::Go(link) => self.jump(&link),
            Action::Mark => self.mark(),
            Action::ClearMarks => self.clear_marks(),
            Action::Compare => self.compare(),
            Action::LookUp => return Effect::LookUp,
            Action::Words(words) => self.show_words(words),
            Action::HideUnknown => self.hides_unknown = !self.hides_unknown,
            Action::Fold => self.scene.grid.fold(),
            Action::OnlyDifferences => self.scene.grid.toggle_differences(),
            Action::AllFeatures => self.scene.grid.toggle_features(),
            Action::ByCount => self.scene.grid.toggle_order(),
            Action::TogglePalette => self.toggle(Overlay::Palette(Palette::default())),
            Action::TogglePresentation => self.present(),
            Action::Reload(atlas) => self.reload(*atlas),
            Action::Note(pen) => return self.note(pen),
            Action::Export => self.export(),
            Action::Exported(exported) => self.exported(exported),
            Action::SwitchLanguage => self.switch_language(),
            Action::StartTour => self.start_tour(),
            Action::NextStep => self.next_step(),
            Action::EndTour => self.end_tour(),
            Action::ToggleHelp => self.toggle(Overlay::Help(0)),
        }
        Effect::None
    }

    /// Takes the sizes of the window, and brings every offset inside them.
    pub fn fit(&mut self, room: Room) {
        self.scene.reading.fit(room.page.clone());
        self.scene.fit_list(room.list_rows);
        if let Some(grid) = &room.grid {
            self.scene.grid.fit(grid.clone());
        }
        if let Some(writing) = &mut self.writing {
            writing.fit(room.note);
        }
        match &mut self.overlay {
            Some(Overlay::Help(offset)) => {
                *offset = (*offset).min(room.overlay_lines.saturating_sub(room.overlay_rows));
            }
            Some(Overlay::Palette(Palette { chosen, .. }) | Overlay::Words(_, chosen)) => {
                *chosen = (*chosen).min(room.overlay_lines.saturating_sub(1));
            }
            Some(Overlay::Export(export)) => {
                export.chosen = export.chosen.min(room.overlay_lines.saturating_sub(1));
            }
            None => {}
        }
        self.room = room;
        self.settled = true;
    }

    /// Whether the next action finds all it may depend on. What lies over, the page and the grid must have their
    /// sizes before one moves in them; the search line and its list need none.
    pub fn is_settled(&self) -> bool {
        if let Some(writing) = self.writing.as_ref().filter(|_| self.overlay.is_none()) {
            return writing.is_settled();
        }
        let types = self.overlay.is_none() && self.scene.focus == Focus::List;
        self.target().is_none() && (types || self.settled)
    }

    /// The atlas shown.
    pub fn atlas(&self) -> &Atlas {
        &self.atlas
    }

    /// How often the atlas was replaced by a newer one.
    pub const fn edition(&self) -> u32 {
        self.edition
    }

    /// The day ages are counted at.
    pub const fn today(&self) -> Date {
        self.today
    }

    /// The language of the interface.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// What fills the screen.
    pub const fn view(&self) -> View {
        self.scene.view
    }

    /// What is written in the search line, and the columns before the caret.
    pub fn prompt(&self) -> (&str, usize) {
        let prompt = &self.scene.prompt;
        (prompt.value(), prompt.visual_cursor())
    }

    /// The query as understood.
    pub const fn query(&self) -> &Query {
        &self.scene.query
    }

    /// The query as what is shown was found by it: what is to be marked.
    pub fn sought(&self) -> &Query {
        self.scene.spaced.as_ref().unwrap_or(&self.scene.query)
    }

    /// The platforms found, best first, and why; empty in a catalogue of anything else.
    pub fn hits(&self) -> &[Hit] {
        match &self.scene.rows {
            Rows::Platforms(hits) => hits,
            Rows::Others(_) => &[],
        }
    }

    /// How many rows the list has.
    pub fn len(&self) -> usize {
        match self.scene.view {
            View::Comparison => self.marks.len(),
            View::Matrix | View::Catalogue(_) => self.scene.rows.len(),
        }
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many rows the list would have without a search.
    pub fn total(&self) -> usize {
        match self.scene.view {
            View::Catalogue(Catalogue::Platforms) | View::Matrix | View::Comparison => {
                self.atlas.platforms.len()
            }
            View::Catalogue(_) => self.scene.shelf.as_ref().map_or(0, |shelf| shelf.len()),
        }
    }

    /// The entry in a row of the list, counted from the top of the whole list.
    pub fn entry(&self, row: usize) -> Option<Entry> {
        self.scene.rows.get(row)
    }

    /// What in the query could not be understood, and was left out.
    pub const fn problem(&self) -> Option<&Text> {
        self.scene.problem.as_ref()
    }

    /// What the filter being typed could become.
    pub const fn completion_at_hand(&self) -> Option<&Completion> {
        self.scene.completion.as_ref()
    }

    /// Whether the query waits to be put to a worker; [`Action::Found`] brings what it finds.
    pub fn asks(&self) -> bool {
        self.scene.asked == Asked::Not
    }

    /// What makes the index, or waits until it is made: for a thread beside the screen.
    pub fn indexer(&self) -> impl FnOnce() -> Arc<Index> + Send + 'static {
        let (atlas, index, today) = (Arc::clone(&self.atlas), Arc::clone(&self.index), self.today);
        move || Arc::clone(index.get_or_init(|| Arc::new(Index::new(&atlas, today))))
    }

    /// The platforms whose names are nearest, when nothing was found.
    pub fn nearest(&self) -> Vec<&Platform> {
        self.index()
            .nearest(&self.scene.query)
            .into_iter()
            .filter_map(|p| self.atlas.platforms.get(p).map(Listed::whole))
            .collect()
    }

    /// The selected entry.
    pub const fn selected_entry(&self) -> Option<&Entry> {
        self.scene.selected.as_ref()
    }

    /// The platform that the selected entry is, or is about.
    pub fn selected(&self) -> Option<&Platform> {
        let at = self.scene.selected.as_ref()?.platform()?;
        self.atlas.platforms.get(at).map(Listed::whole)
    }

    /// The row of the selected entry, from the top of the whole list.
    pub fn selected_row(&self) -> Option<usize> {
        self.scene.selected_row()
    }

    /// What the keyboard acts on.
    pub const fn focus(&self) -> Focus {
        self.scene.focus
    }

    /// What lies over everything else.
    pub const fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    /// First row of the list in sight.
    pub const fn list_offset(&self) -> usize {
        self.scene.list_offset
    }

    /// First line of the page in sight.
    pub const fn page_offset(&self) -> usize {
        self.scene.reading.offset()
    }

    /// The line of the page that the cursor is on.
    pub const fn page_line(&self) -> usize {
        self.scene.reading.line()
    }

    /// The statement under the cursor.
    pub fn statement(&self) -> Option<&Stop> {
        self.scene.reading.stop()
    }

    /// The cursor of the table, in a view that is one.
    pub const fn grid(&self) -> &Grid {
        &self.scene.grid
    }

    /// Where the page should be scrolled to at the next [`App::fit`].
    pub const fn target(&self) -> Option<Target> {
        self.scene.reading.target
    }

    /// The section at the top of the page, counted from 0; `None` on a page without sections.
    pub fn section_in_sight(&self) -> Option<usize> {
        self.scene.reading.section()
    }

    /// Ids of the marked platforms, in the order in which they were marked.
    pub fn marks(&self) -> &[Id] {
        &self.marks
    }

    /// Whether features nobody checked are left out of the page.
    pub const fn hides_unknown(&self) -> bool {
        self.hides_unknown
    }

    /// Whether the screen is shared: what is private or internal is hidden.
    pub const fn presents(&self) -> bool {
        self.presents
    }

    /// Whether there is a place to go back to.
    pub const fn has_past(&self) -> bool {
        !self.past.is_empty()
    }

    /// What came of the last action.
    pub const fn message(&self) -> Option<&Message> {
        self.message.as_ref()
    }

    fn search(&mut self) {
        self.scene.query = Query::parse(self.scene.prompt.value());
        self.scene.spaced = None;
        self.scene.completion = self.completion();
        if self.is_large()
            && !self.scene.query.is_empty()
            && self.catalogue() == Catalogue::Platforms
        {
            self.scene.problem = self.scene.query.problems().first().map(|p| p.text.clone());
            self.scene.asked = Asked::Not;
            return;
        }
        self.scene.asked = Asked::Answered;
        let rows = self.find();
        self.scene.show(rows);
    }

    /// So many platforms that a search would hold up a frame.
    fn is_large(&self) -> bool {
        self.atlas.platforms.len() > AT_ONCE
    }

    /// What the search line searches.
    const fn catalogue(&self) -> Catalogue {
        match self.scene.view {
            View::Catalogue(catalogue) => catalogue,
            View::Matrix | View::Comparison => Catalogue::Platforms,
        }
    }

    fn completion(&self) -> Option<Completion> {
        let line = self.scene.prompt.value();
        let caret = line.char_indices().nth(self.scene.prompt.cursor());
        let caret = caret.map_or(line.len(), |(at, _)| at);
        if self.is_large() {
            return None;
        }
        complete(line, caret, self.lang, &self.atlas)
    }

    /// The rows of the query, and what there is to say of it.
    fn find(&mut self) -> Rows {
        self.scene.problem = self.first_problem();
        match self.catalogue() {
            Catalogue::Platforms if self.scene.query.is_empty() => {
                Rows::Platforms(Hit::every(&self.atlas))
            }
            Catalogue::Platforms => {
                let matches = self.index().search_most(&self.scene.query, self.lang);
                self.scene.rows_of(matches)
            }
            other => {
                let shelf = self.shelf(other);
                let found = shelf.find(&self.atlas, self.index(), &self.scene.query);
                self.scene.shelf = Some(shelf);
                Rows::Others(found)
            }
        }
    }

    fn shelf(&mut self, catalogue: Catalogue) -> Rc<Shelf> {
        let mut known = self.shelves.iter();
        if let Some((_, shelf)) = known.find(|(other, _)| *other == catalogue) {
            return Rc::clone(shelf);
        }
        let shelf = Rc::new(Shelf::new(&self.atlas, catalogue, self.today));
        self.shelves.push((catalogue, Rc::clone(&shelf)));
        shelf
    }

    fn first_problem(&self) -> Option<Text> {
        if self.scene.prompt.value().is_empty() {
            return None;
        }
        self.index()
            .problems(&self.scene.query)
            .into_iter()
            .next()
            .map(|problem| problem.text)
    }

    /// The index, as soon as it is built.
    fn index(&self) -> &Index {
        self.index
            .get_or_init(|| Arc::new(Index::new(&self.atlas, self.today)))
    }
}
