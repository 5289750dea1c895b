//! The whole screen.
//!
//! ```text
//!  luopan 罗盘 › wei▏                        2 sur 5 · FR · atlas     search line
//! ────────────────────┬───────────────────────────────────────────    rule
//! ▌WeChat 微信 1,43 Md│ WeChat  微信 Wēixìn                           head
//!   nom : WeChat      │ Tencent · 21 janv. 2011 · Chine
//!  Weibo 微博    567 M│ La messagerie où l'on clavarde, paie…
//!   nom : Weibo       │ 1 Aperçu  2 Fonctions  3 Occasions …          tabs
//!                     │
//!      list           │ 1,432 milliard utilisateurs actifs …        ┃ page
//! ────────────────────┴───────────────────────────────────────────    foot rule
//!  ↓ choisir   Entrée lire   F2 English   ? aide                      footer
//! ```
//!
//! Sizes are settled by [`Screen::settle`] before anything is drawn; drawing only reads.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget, Wrap};

use crate::app::{Action, App, Focus, Motion, Overlay, Room};
use crate::words::Words;

use super::detail::{self, Page};
use super::layout::Layout;
use super::theme::Look;
use super::{footer, help, list, paint, search_bar};

/// Lines that one notch of the wheel moves a page.
const WHEEL_LINES: isize = 3;

/// What is drawn, settled for one window.
#[derive(Debug)]
pub struct Screen {
    look: Look,
    window: Rect,
    layout: Option<Layout>,
    page: Option<Page>,
    help: Vec<Line<'static>>,
}

impl Screen {
    /// A screen of which nothing is settled yet.
    pub const fn new(look: Look) -> Self {
        Self {
            look,
            window: Rect::ZERO,
            layout: None,
            page: None,
            help: Vec::new(),
        }
    }

    /// Settles all sizes for `window`, and tells them to the state.
    pub fn settle(&mut self, app: &mut App, window: Rect) {
        self.window = window;
        self.layout = Layout::new(window, app.focus());
        let Some(layout) = self.layout else { return };
        let columns = layout.page_columns();
        if columns == 0 {
            self.page = None;
        } else if !self
            .page
            .as_ref()
            .is_some_and(|page| page.is_of(app, columns))
        {
            self.page = Page::new(app, columns, self.look);
        }
        let help = self.help_area();
        if app.overlay().is_some() {
            self.help = help::lines(app.lang(), usize::from(help.width), self.look);
        }
        let page = self.page.as_ref();
        app.fit(Room {
            list_rows: usize::from(layout.list.height / list::row_height(app, layout.list)),
            page_rows: layout.page_rows(),
            page_lines: page.map_or(0, Page::lines),
            section_starts: page.map(Page::section_starts).unwrap_or_default(),
            target_line: page.and_then(|page| page.target_line(app)),
            help_rows: usize::from(help.height),
            help_lines: self.help.len(),
        });
    }

    /// Draws everything. Reads only.
    pub fn draw(&self, frame: &mut Frame, app: &App) {
        self.draw_panes(frame, app);
        paint::in_signs(frame.buffer_mut(), self.look.glyphs);
    }

    fn draw_panes(&self, frame: &mut Frame, app: &App) {
        let Some(layout) = &self.layout else {
            return self.too_small(frame, app);
        };
        search_bar::draw(frame, layout.search, app, self.look);
        let buffer = frame.buffer_mut();
        footer::draw(buffer, layout.footer, app, self.look);
        if let Some(Overlay::Help(offset)) = app.overlay() {
            self.rules(buffer, layout, app, false);
            return help::draw(buffer, self.help_area(), &self.help, offset);
        }
        if app.hits().is_empty() {
            self.rules(buffer, layout, app, false);
            return list::nothing(buffer, layout.body(), app, self.look);
        }
        self.rules(buffer, layout, app, true);
        list::draw(buffer, layout.list, app, self.look);
        if let Some(page) = &self.page {
            detail::draw(buffer, layout, app, page, self.look);
        }
    }

    /// What a click means.
    pub fn click(&self, app: &App, at: Position) -> Option<Action> {
        let layout = self.layout.filter(|_| app.overlay().is_none())?;
        if layout.list.contains(at) {
            let row = (at.y - layout.list.y) / list::row_height(app, layout.list);
            return Some(Action::SelectRow(app.list_offset() + usize::from(row)));
        }
        if layout.tabs.contains(at) {
            let column = usize::from(at.x - layout.tabs.x);
            return detail::section_at(app, usize::from(layout.tabs.width), column)
                .map(Action::Section);
        }
        if layout.search.contains(at) {
            return Some(Action::Search);
        }
        layout
            .page
            .iter()
            .chain([&layout.head])
            .any(|area| area.contains(at))
            .then_some(Action::OpenPage)
    }

    /// What the wheel means, by the pane under it; `lines` is -1 for up, 1 for down.
    pub fn wheel(&self, app: &App, at: Position, notches: isize) -> Option<Action> {
        let layout = self.layout?;
        if app.overlay().is_some() {
            return Some(Action::Move(Motion::By(
                notches.saturating_mul(WHEEL_LINES),
            )));
        }
        if layout.list.contains(at) {
            return Some(Action::MoveList(Motion::By(notches)));
        }
        Some(Action::MovePage(Motion::By(
            notches.saturating_mul(WHEEL_LINES),
        )))
    }

    /// The lines around the panes; without the one between them when something covers both.
    fn rules(
        &self,
        buffer: &mut ratatui::buffer::Buffer,
        layout: &Layout,
        app: &App,
        divided: bool,
    ) {
        let glyphs = self.look.glyphs;
        let quiet = self.look.theme.rule(false);
        paint::rule(buffer, layout.rule, glyphs.horizontal, quiet);
        paint::rule(buffer, layout.foot_rule, glyphs.horizontal, quiet);
        if !divided || layout.divider.area() == 0 {
            return;
        }
        let focused = self.look.theme.rule(app.focus() == Focus::Page);
        paint::rule(buffer, layout.divider, glyphs.vertical, focused);
        let tee = |row: Rect| Rect {
            x: layout.divider.x,
            width: 1,
            ..row
        };
        paint::rule(buffer, tee(layout.rule), glyphs.tee_down, quiet);
        if layout.foot_rule.area() > 0 {
            paint::rule(buffer, tee(layout.foot_rule), glyphs.tee_up, quiet);
        }
    }

    /// Everything between the search line and the footer.
    fn help_area(&self) -> Rect {
        let Some(layout) = &self.layout else {
            return Rect::ZERO;
        };
        let top = layout.rule.bottom();
        let bottom = if layout.foot_rule.area() > 0 {
            layout.foot_rule.y
        } else {
            layout.footer.y
        };
        Rect {
            x: self.window.x.saturating_add(1),
            y: top,
            width: self.window.width.saturating_sub(2),
            height: bottom.saturating_sub(top),
        }
    }

    fn too_small(&self, frame: &mut Frame, app: &App) {
        let text = Words::of(app.lang()).screen.too_small;
        Paragraph::new(text)
            .wrap(Wrap { trim: true })
            .render(self.window, frame.buffer_mut());
    }
}
