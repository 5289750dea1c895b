//! The explorer on a stage: keys in, screens out, without a terminal.

use std::fmt::Write as _;
use std::path::Path;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use luopan::app::{Action, App, Effect, Extent, Markup, Pen};
use luopan::data::{Atlas, Date, Lang};
use luopan::notes::{Notes, Stamp};
use luopan::tui::keys::{Keymap, Mode};
use luopan::tui::{Desk, Look, Screen, Theme};
use luopan::words::{Glyphs, UNICODE};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier, Style};
use tempfile::TempDir;
use unicode_width::UnicodeWidthStr;

/// The day on which every test takes place.
pub(crate) const TODAY: Date = Date::day(2026, 11, 22);

fn desk(notes: Notes) -> Desk {
    let now = Stamp {
        date: TODAY,
        time: Some((14, 5)),
    };
    Desk::new(notes, move || now)
}

/// The small atlas that screens are tested on: they must not change when facts do.
pub(crate) fn small_atlas() -> Atlas {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/atlas");
    luopan::data::load(&folder, TODAY, None)
        .unwrap_or_else(|findings| panic!("{}", findings.report(Lang::En)))
        .atlas
}

/// An explorer in a window.
pub(crate) struct Stage {
    pub(crate) app: App,
    screen: Screen,
    terminal: Terminal<TestBackend>,
    // The frame as drawn: TestBackend itself keeps what stood under the right half of a wide letter.
    frame: Buffer,
    /// Where notes are written; without a folder that was given, in one of its own, made for the first note.
    desk: Option<(Desk, Option<TempDir>)>,
}

impl Stage {
    pub(crate) fn new(atlas: Atlas, lang: Lang, (columns, rows): (u16, u16)) -> Self {
        Self::with_look(atlas, lang, (columns, rows), Theme::TERMINAL, &UNICODE)
    }

    pub(crate) fn with_look(
        atlas: Atlas,
        lang: Lang,
        (columns, rows): (u16, u16),
        theme: Theme,
        glyphs: &'static Glyphs,
    ) -> Self {
        let mut stage = Self {
            app: App::new(atlas, lang, TODAY, ""),
            screen: Screen::new(Look { theme, glyphs }, Keymap::default()),
            terminal: Terminal::new(TestBackend::new(columns, rows)).unwrap(),
            frame: Buffer::default(),
            desk: None,
        };
        stage.draw();
        stage
    }

    /// The same with the notes of `folder`.
    pub(crate) fn noting(mut self, folder: &Path) -> Self {
        let notes = Notes::open(folder);
        let notebook = notes.all().0;
        self.desk = Some((desk(notes), None));
        self.change(|app| app.noting(notebook));
        self
    }

    /// Starts again with the notes of the same folder, as after a crash.
    pub(crate) fn recovering(mut self, folder: &Path) -> Self {
        self = self.noting(folder);
        let (desk, _) = self.desk.as_mut().unwrap();
        if let (Some((edit, text)), _) = desk.left() {
            self.app
                .update(Action::Note(Pen::Recover(Box::new(edit), text)));
        }
        self.draw();
        self
    }

    fn desk(&mut self) -> &mut Desk {
        let (desk, _) = self.desk.get_or_insert_with(|| {
            let own = tempfile::tempdir().unwrap();
            (desk(Notes::open(own.path())), Some(own))
        });
        desk
    }

    /// Presses keys written as a person would: `"wei<down><enter>"`, `"<c-n>"`; none draws what changed otherwise.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for event in parse(keys) {
            let effect = self.strike(event);
            assert_ne!(effect, Effect::Suspend, "nobody asked to be suspended");
        }
        if keys.is_empty() {
            self.draw();
        }
        self
    }

    /// Presses one key; what it asks of the world outside, which the stage does not have.
    pub(crate) fn strike(&mut self, event: KeyEvent) -> Effect {
        let action = self.screen.keymap().action(Mode::of(&self.app), event);
        let effect = action.map_or(Effect::None, |action| self.carry_out(action));
        self.draw();
        effect
    }

    /// Pastes a text.
    pub(crate) fn paste(&mut self, text: &str) -> &mut Self {
        self.carry_out(Action::Paste(text.to_owned()));
        self.draw();
        self
    }

    /// Makes another explorer of this one.
    pub(crate) fn change(&mut self, how: impl FnOnce(App) -> App) -> &mut Self {
        let app = App::new(Atlas::clone(self.app.atlas()), self.app.lang(), TODAY, "");
        self.app = how(app);
        self.draw();
        self
    }

    fn carry_out(&mut self, action: Action) -> Effect {
        let effect = self.app.update(action);
        if let Some(action) = self.screen.answer(&mut self.app, &effect) {
            return self.carry_out(action);
        }
        let writing = self.app.writing().cloned();
        match (&effect, writing) {
            (Effect::SaveNote, Some(writing)) => {
                let kept = self.desk().save(&writing);
                self.carry_out(Action::Note(Pen::Kept(kept)))
            }
            (Effect::DropDraft, _) => {
                self.desk().drop_draft();
                effect
            }
            (_, Some(writing)) => {
                if let Some(text) = writing.unkept() {
                    let kept = self.desk().keep(&writing, text);
                    self.app.update(Action::Note(Pen::Kept(kept)));
                }
                effect
            }
            (_, None) => effect,
        }
    }

    /// Where the terminal's cursor stands, unless it is hidden.
    pub(crate) fn cursor(&self) -> Option<Position> {
        let backend = self.terminal.backend();
        backend.cursor_visible().then(|| backend.cursor_position())
    }

    /// What would be copied.
    pub(crate) fn copied_as(&self, extent: Extent, markup: Markup) -> Option<String> {
        self.screen.text(&self.app, extent, markup)
    }

    /// What would be copied in plain text: the statement at hand, or the whole page.
    pub(crate) fn copied(&self, whole: bool) -> Option<String> {
        let extent = if whole {
            Extent::Whole
        } else {
            Extent::Passage
        };
        self.copied_as(extent, Markup::Plain)
    }

    /// What would be copied as Markdown.
    pub(crate) fn copied_markdown(&self, extent: Extent) -> Option<String> {
        self.copied_as(extent, Markup::Markdown)
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.terminal.backend_mut().resize(columns, rows);
        self.draw();
        self
    }

    /// Draws again, after the state was changed by hand.
    pub(crate) fn refresh(&mut self) -> &mut Self {
        self.draw();
        self
    }

    /// Clicks with the left button.
    pub(crate) fn click(&mut self, column: u16, row: u16) -> &mut Self {
        if let Some(action) = self.screen.click(&self.app, Position::new(column, row)) {
            self.carry_out(action);
        }
        self.draw();
        self
    }

    /// Turns the wheel one notch: -1 up, 1 down.
    pub(crate) fn wheel(&mut self, column: u16, row: u16, notches: isize) -> &mut Self {
        if let Some(action) = self
            .screen
            .wheel(&self.app, Position::new(column, row), notches)
        {
            self.carry_out(action);
        }
        self.draw();
        self
    }

    fn draw(&mut self) {
        let (app, screen) = (&mut self.app, &mut self.screen);
        let drawn = self.terminal.draw(|frame| {
            screen.settle(app, frame.area());
            screen.draw(frame, app);
        });
        self.frame = drawn.unwrap().buffer.clone();
        screen.complete(app);
    }

    pub(crate) fn buffer(&self) -> &Buffer {
        &self.frame
    }

    /// The rows as text, spaces at their ends left out.
    pub(crate) fn text(&self) -> String {
        rows(self.buffer())
            .map(|row| row.trim_end().to_owned() + "\n")
            .collect()
    }

    /// The rows with every change of style written out: see [`styled`].
    pub(crate) fn styled(&self) -> String {
        styled(self.buffer())
    }
}

/// The rows with every change of style written out: `{bold}WeChat{} {dim}…{}`.
pub(crate) fn styled(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let mut style = Style::default();
        let mut row = String::new();
        for_each_glyph(buffer, y, |x, symbol| {
            let now = plain(buffer[(x, y)].style());
            // Spaces look the same in all styles but a reversed or underlined one.
            let shows = now
                .add_modifier
                .intersects(Modifier::REVERSED | Modifier::UNDERLINED);
            let now = if symbol == " " && !shows {
                Style::default()
            } else {
                now
            };
            if now != style {
                write!(row, "{{{}}}", name(now)).unwrap();
                style = now;
            }
            row.push_str(symbol);
        });
        if style != Style::default() {
            row.push_str("{}");
        }
        writeln!(out, "{}", row.trim_end()).unwrap();
    }
    out
}

/// The rows of a buffer as text. A cell under the right half of a wide letter is no letter of its own.
pub(crate) fn rows(buffer: &Buffer) -> impl Iterator<Item = String> {
    (0..buffer.area.height).map(|y| {
        let mut row = String::new();
        for_each_glyph(buffer, y, |_, symbol| row.push_str(symbol));
        row
    })
}

fn for_each_glyph(buffer: &Buffer, y: u16, mut each: impl FnMut(u16, &str)) {
    let mut x = 0;
    while x < buffer.area.width {
        let symbol = buffer[(x, y)].symbol();
        each(x, symbol);
        x += u16::try_from(symbol.width().max(1)).unwrap();
    }
}

/// The parts of a style that are seen.
fn plain(style: Style) -> Style {
    let mut seen = Style::default().add_modifier(style.add_modifier);
    seen.fg = style.fg.filter(|&c| c != Color::Reset);
    seen.bg = style.bg.filter(|&c| c != Color::Reset);
    seen
}

fn name(style: Style) -> String {
    let mut words = Vec::new();
    if let Some(colour) = style.fg {
        words.push(colour.to_string().to_lowercase());
    }
    if let Some(colour) = style.bg {
        words.push(format!("on-{}", colour.to_string().to_lowercase()));
    }
    for (modifier, word) in [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::UNDERLINED, "under"),
        (Modifier::REVERSED, "reverse"),
    ] {
        if style.add_modifier.contains(modifier) {
            words.push(word.to_owned());
        }
    }
    words.join(" ")
}

/// How many keys that is.
pub(crate) fn strikes(keys: &str) -> usize {
    parse(keys).len()
}

fn parse(keys: &str) -> Vec<KeyEvent> {
    let mut events = Vec::new();
    let mut rest = keys;
    while let Some(first) = rest.chars().next() {
        let (event, length) = match rest.strip_prefix('<').and_then(|r| r.split_once('>')) {
            Some((name, _)) => (named(name), name.len() + 2),
            None => (
                KeyEvent::new(KeyCode::Char(first), KeyModifiers::NONE),
                first.len_utf8(),
            ),
        };
        events.push(event);
        rest = &rest[length..];
    }
    events
}

fn named(name: &str) -> KeyEvent {
    let (modifiers, name) = match name.split_once('-') {
        Some(("c", name)) => (KeyModifiers::CONTROL, name),
        Some(("s", name)) => (KeyModifiers::SHIFT, name),
        Some(("a", name)) => (KeyModifiers::ALT, name),
        _ => (KeyModifiers::NONE, name),
    };
    let code = match name {
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "backtab" => KeyCode::BackTab,
        "bs" => KeyCode::Backspace,
        "del" => KeyCode::Delete,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pgup" => KeyCode::PageUp,
        "pgdn" => KeyCode::PageDown,
        "backspace" => KeyCode::Backspace,
        name if name.len() == 2 && name.starts_with('f') => KeyCode::F(name[1..].parse().unwrap()),
        letter => KeyCode::Char(letter.chars().next().unwrap()),
    };
    KeyEvent::new(code, modifiers)
}
