//! What each intent does to the state.

use tui_input::{Input, InputRequest};

use crate::data::{Explained, Link, Source};
use crate::search::{Catalogue, Entry};

use super::reading::Reading;
use super::scene::Scene;
use super::{
    Action, App, Edit, Effect, Focus, MARKS, Message, Motion, Overlay, PAST, Palette, Pen, Target,
    View,
};

impl App {
    pub(super) fn insert(&mut self, letter: char) {
        if let Some(Overlay::Palette(palette)) = &mut self.overlay {
            palette.typed.push(letter);
            palette.chosen = 0;
            return;
        }
        let line = self.scene.prompt.value();
        match letter {
            ' ' if line.is_empty() || line.ends_with(' ') => self.mark(),
            ':' if line.is_empty() => self.toggle(Overlay::Palette(Palette::default())),
            _ if self.scene.insert(letter) => self.search(),
            _ => {}
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        if self.scene.view == View::Comparison {
            return;
        }
        self.scene.focus = Focus::List;
        self.overlay = None;
        // Line breaks become spaces: a pasted paragraph is one query.
        for letter in text.chars() {
            let letter = if letter.is_whitespace() { ' ' } else { letter };
            self.scene.insert(letter);
        }
        self.search();
    }

    pub(super) fn edit(&mut self, edit: Edit) {
        if let Some(Overlay::Palette(palette)) = &mut self.overlay {
            palette.edit(edit);
            return;
        }
        let request = match edit {
            Edit::DeleteBefore if self.scene.prompt.value().is_empty() => return self.go_back(),
            Edit::DeleteBefore => InputRequest::DeletePrevChar,
            Edit::DeleteAfter => InputRequest::DeleteNextChar,
            Edit::DeleteWord => InputRequest::DeletePrevWord,
            Edit::DeleteToStart => InputRequest::DeleteFromStart,
            Edit::Left => InputRequest::GoToPrevChar,
            Edit::Start => InputRequest::GoToStart,
            Edit::End => InputRequest::GoToEnd,
        };
        let change = self.scene.prompt.handle(request);
        if change.is_some_and(|change| change.value) {
            self.search();
        }
    }

    pub(super) fn go(&mut self, motion: Motion) {
        let (rows, lines) = (self.room.overlay_rows, self.room.overlay_lines);
        match &mut self.overlay {
            Some(
                Overlay::Help(at)
                | Overlay::Palette(Palette { chosen: at, .. })
                | Overlay::Words(_, at),
            ) => *at = motion.from(*at, lines, rows),
            Some(Overlay::Export(export)) => {
                export.chosen = motion.from(export.chosen, lines, rows);
                export.asks = false;
            }
            None if self.scene.view.is_grid() => self.scene.grid.go(motion),
            None if self.scene.focus == Focus::List => {
                self.scene.go_in_list(motion, self.room.list_rows);
            }
            None => self.scene.reading.go(motion),
        }
    }

    pub(super) fn select_line(&mut self, line: usize) {
        self.scene.open_page();
        self.scene.reading.put(line);
    }

    pub(super) fn right(&mut self) {
        let prompt = &mut self.scene.prompt;
        if prompt.cursor() < prompt.value().chars().count() {
            prompt.handle(InputRequest::GoToNextChar);
        } else {
            self.scene.open_page();
        }
    }

    pub(super) fn back(&mut self) {
        if self.overlay.take().is_some() {
            return;
        }
        match self.scene.focus {
            Focus::Page if self.scene.view.is_grid() => self.leave(),
            Focus::Page => self.scene.focus = Focus::List,
            Focus::List if self.scene.prompt.value().is_empty() => {
                self.hints = false;
                self.leave();
            }
            Focus::List => {
                // What was found stays selected: clearing the line is not losing one's place.
                let kept = self.scene.selected.clone();
                self.scene.prompt.reset();
                self.search();
                if kept.is_some() {
                    self.scene.select(kept);
                }
            }
        }
    }

    /// Out of a view, to where it was opened from.
    fn leave(&mut self) {
        if self.has_past() {
            self.go_back();
        } else if self.scene.view != View::HOME {
            self.scene = Scene::new(View::HOME, "");
            self.search();
        }
    }

    pub(super) fn go_back(&mut self) {
        self.overlay = None;
        match self.past.pop() {
            Some(scene) => {
                self.scene = scene;
                self.scene.ask_again();
                self.refresh();
            }
            None => self.message = Some(Message::NoPast),
        }
    }

    pub(super) fn section(&mut self, number: usize) {
        if self.scene.selected.is_some() && !self.scene.view.is_grid() {
            self.scene.focus = Focus::Page;
            self.scene.reading.target = Some(Target::Section(number));
        }
    }

    /// Lines differ between the languages; the statement under the cursor stays, when the page is poured anew.
    pub(super) fn switch_language(&mut self) {
        self.lang = self.lang.other();
        if self.is_large() {
            return self.search();
        }
        self.scene.rows = self.find();
        self.scene.completion = self.completion();
    }

    /// Takes the first choice for the filter being typed; a value is followed by a space.
    pub(super) fn complete(&mut self) {
        let completion = self.scene.completion.take();
        let choice = completion
            .as_ref()
            .and_then(|c| Some((c.range.clone(), c.choices.first()?)));
        let Some((range, choice)) = choice else {
            return self.scene.open_page();
        };
        let line = self.scene.prompt.value();
        let (Some(before), Some(after)) = (line.get(..range.start), line.get(range.end..)) else {
            return;
        };
        let gap = if choice.text.ends_with(':') { "" } else { " " };
        let start = format!("{before}{}{gap}", choice.text);
        let caret = start.chars().count();
        let line = format!("{start}{}", after.trim_start());
        self.scene.prompt = Input::new(line).with_cursor(caret);
        self.search();
    }

    pub(super) fn toggle(&mut self, overlay: Overlay) {
        let same =
            |open: &Overlay| std::mem::discriminant(open) == std::mem::discriminant(&overlay);
        self.overlay = if self.overlay.as_ref().is_some_and(same) {
            None
        } else {
            Some(overlay)
        };
    }

    /// Another view, the search line with it where both search the same platforms.
    pub(super) fn show(&mut self, view: View) {
        self.overlay = None;
        if view == self.scene.view {
            self.scene.focus = if view.is_grid() {
                Focus::Page
            } else {
                Focus::List
            };
            return;
        }
        let filters = |view| {
            matches!(
                view,
                View::HOME | View::Matrix | View::Catalogue(Catalogue::Opportunities)
            )
        };
        let typed = if filters(view) && filters(self.scene.view) {
            self.scene.prompt.value().to_owned()
        } else {
            String::new()
        };
        self.enter(Scene::new(view, &typed));
        self.search();
    }

    fn enter(&mut self, mut scene: Scene) {
        scene.edition = self.edition;
        if self.past.len() >= PAST {
            self.past.remove(0);
        }
        self.past.push(std::mem::replace(&mut self.scene, scene));
    }

    /// To the next match; with nothing searched there is none to go to, and a note is written.
    pub(super) fn next_match(&mut self) {
        if self.scene.query.is_empty() {
            self.write();
        } else {
            self.scene.reading.target = Some(Target::NextMatch);
        }
    }

    /// To what a link names, in its own view.
    pub(super) fn jump(&mut self, link: &Link) {
        self.overlay = None;
        let Some((catalogue, entry)) = Entry::of(link, &self.atlas) else {
            self.message = Some(Message::NoLink);
            return;
        };
        self.enter(Scene::new(View::Catalogue(catalogue), ""));
        self.search();
        self.scene.select(Some(entry));
        self.scene.focus = Focus::Page;
        if let Link::Platform(_, Some(place)) = link {
            self.scene.reading = Reading::at(Some(Target::Place(*place)));
        }
    }

    /// To what the statement or the cell under the cursor leads to; an address is opened.
    pub(super) fn follow(&mut self) -> Effect {
        match self.link_at_hand().cloned() {
            Some(Link::Address(address)) => return Effect::Open(address),
            Some(link) => self.jump(&link),
            None => self.message = Some(Message::NoLink),
        }
        Effect::None
    }

    /// What the statement or the cell under the cursor leads to.
    fn link_at_hand(&self) -> Option<&Link> {
        if self.scene.view.is_grid() {
            self.scene.grid.link()
        } else {
            self.statement()?.link.as_ref()
        }
    }

    pub(super) fn select_cell(&mut self, row: usize, column: usize) {
        self.scene.focus = Focus::Page;
        self.scene.grid.go_to(row, column);
    }

    /// To the search line; the platforms of a comparison are chosen by their marks.
    pub(super) fn go_to_search(&mut self) {
        if self.scene.view != View::Comparison {
            self.scene.focus = Focus::List;
        }
    }

    pub(super) fn clear_marks(&mut self) {
        self.marks.clear();
        if self.scene.view == View::Comparison {
            self.leave();
        }
    }

    pub(super) fn mark(&mut self) {
        let Some(id) = self.selected().map(|platform| platform.id.clone()) else {
            return;
        };
        if let Some(at) = self.marks.iter().position(|marked| *marked == id) {
            self.marks.remove(at);
        } else if self.marks.len() < MARKS {
            self.marks.push(id);
        } else {
            self.message = Some(Message::Full(MARKS));
        }
    }

    /// The marked platforms; with a single mark, that one and the one at hand.
    pub(super) fn compare(&mut self) {
        if self.marks.len() == 1 {
            self.mark_second();
        }
        if self.marks.len() < 2 {
            self.message = Some(Message::Marked(self.marks.len()));
        } else {
            self.show(View::Comparison);
        }
    }

    fn mark_second(&mut self) {
        let unmarked = self.selected().is_some_and(|p| !self.marks.contains(&p.id));
        if unmarked {
            self.mark();
        }
    }

    pub(super) fn show_words(&mut self, words: Vec<Explained>) {
        if words.is_empty() {
            self.message = Some(Message::NoWord);
        } else {
            self.overlay = Some(Overlay::Words(words, 0));
        }
    }

    pub(super) fn choose(&mut self) -> Effect {
        match &self.overlay {
            Some(Overlay::Palette(_)) => return Effect::Run,
            Some(Overlay::Words(words, chosen)) => {
                if let Some(link) = words.get(*chosen).map(|word| word.link.clone()) {
                    self.jump(&link);
                }
            }
            Some(Overlay::Export(export)) => {
                return Effect::Export {
                    replace: export.asks,
                };
            }
            Some(Overlay::Help(_)) => self.overlay = None,
            None => {}
        }
        Effect::None
    }

    pub(super) fn open_address(&mut self) -> Effect {
        match self.address_at_hand() {
            Some(address) => Effect::Open(address),
            None => {
                self.message = Some(Message::NoAddress);
                Effect::None
            }
        }
    }

    /// The address that the statement at hand is, or the best one it rests on.
    fn address_at_hand(&self) -> Option<String> {
        let link = self.link_at_hand();
        let (platform, place) = match link {
            Some(Link::Address(address)) => return Some(address.clone()),
            Some(Link::Source(platform, id)) => {
                return self.source(platform.as_deref(), id)?.url.clone();
            }
            Some(Link::Platform(id, Some(place))) => (self.atlas.platform(id)?, *place),
            _ => (self.selected()?, self.statement()?.place?),
        };
        let sources = platform.cited(place);
        let addressed = sources.into_iter().filter(|source| source.url.is_some());
        let best = addressed.min_by_key(|source| source.grade)?;
        best.url.clone()
    }

    fn source(&self, platform: Option<&str>, id: &str) -> Option<&Source> {
        match platform {
            Some(platform) => self.atlas.platform(platform)?.source(id),
            None => self.atlas.rules.sources.iter().find(|s| s.id == id),
        }
    }
}

impl Palette {
    fn edit(&mut self, edit: Edit) {
        match edit {
            Edit::DeleteBefore => {
                self.typed.pop();
            }
            Edit::DeleteToStart | Edit::DeleteWord => self.typed.clear(),
            Edit::DeleteAfter | Edit::Left | Edit::Start | Edit::End => {}
        }
        self.chosen = 0;
    }
}

/// Every command has its place in the palette but those that only make sense as keys.
impl Action {
    /// Whether the palette offers it: not letters, carets and steps.
    pub const fn is_command(&self) -> bool {
        if let Self::Note(pen) = self {
            return matches!(pen, Pen::Write);
        }
        !matches!(
            self,
            Self::Insert(_)
                | Self::Paste(_)
                | Self::Edit(_)
                | Self::Move(_)
                | Self::MoveList(_)
                | Self::MovePage(_)
                | Self::Leftward
                | Self::Rightward
                | Self::SelectRow(_)
                | Self::SelectCell(..)
                | Self::SelectLine(_)
                | Self::Words(_)
                | Self::Go(_)
                | Self::Choose
                | Self::Complete
                | Self::Asked
                | Self::Found(_)
                | Self::Reload(_)
                | Self::Exported(_)
                | Self::Right
                | Self::Back
                | Self::TogglePalette
                | Self::NextStep
                | Self::EndTour
                | Self::Tell(_)
        )
    }
}
