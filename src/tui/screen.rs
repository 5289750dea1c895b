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

use std::collections::BTreeSet;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget, Wrap};

use crate::app::{Action, App, Effect, Extent, Focus, Markup, Motion, Overlay, PageRoom, Room};
use crate::data::Origin;
use crate::sheet::Sheet;
use crate::text::width;
use crate::words::Words;

use super::detail::{self, Page};
use super::keys::Keymap;
use super::layout::{Layout, Shape, cut_right};
use super::table::Table;
use super::theme::{Look, Theme};
use super::{copy, footer, guide, help, list, lookup, note, paint, palette, parcel, search_bar};

/// Lines that one notch of the wheel moves a page.
const WHEEL_LINES: isize = 3;

/// What is drawn, settled for one window.
#[derive(Debug)]
pub struct Screen {
    look: Look,
    keymap: Keymap,
    window: Rect,
    layout: Option<Layout>,
    page: Option<Page>,
    table: Option<Table>,
    /// The lines of what lies over the body.
    over: Vec<Line<'static>>,
    /// Who says something besides the atlas, in which edition of it.
    overlays: Option<(u32, BTreeSet<Origin>)>,
}

impl Screen {
    /// A screen of which nothing is settled yet.
    pub const fn new(look: Look, keymap: Keymap) -> Self {
        Self {
            look,
            keymap,
            window: Rect::ZERO,
            layout: None,
            page: None,
            table: None,
            over: Vec::new(),
            overlays: None,
        }
    }

    /// The keys in force.
    pub const fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// Takes another look and other keys.
    pub fn dress(&mut self, look: Look, keymap: Keymap) {
        *self = Self {
            window: self.window,
            ..Self::new(look, keymap)
        };
    }

    /// Wears another theme.
    pub fn wear(&mut self, theme: Theme) {
        self.look.theme = theme;
        // Tables keep the look they were made with.
        self.table = None;
    }

    /// Settles all sizes for `window`, and tells them to the state.
    pub fn settle(&mut self, app: &mut App, window: Rect) {
        self.window = window;
        self.layout = Layout::new(window, app.focus(), Shape::of(app), app.writing().is_some());
        let Some(layout) = self.layout else { return };
        let columns = layout.page_columns();
        if columns == 0 {
            self.page = None;
        } else if !self
            .page
            .as_ref()
            .is_some_and(|page| page.is_of(app, columns))
        {
            self.page = Page::new(app, columns, layout.page_rows(), self.look);
        }
        if self
            .overlays
            .as_ref()
            .is_none_or(|of| of.0 != app.edition())
        {
            self.overlays = Some((app.edition(), app.atlas().overlays()));
        }
        self.table = Table::settle(self.table.take(), app, layout.grid, self.look);
        self.fit(app, layout);
    }

    /// Settles what lies beyond the window, once the window is drawn: keys lead there.
    pub fn complete(&mut self, app: &mut App) {
        let opening = self.page.as_ref().filter(|page| !page.is_whole());
        if let (Some(opening), Some(layout)) = (opening, self.layout) {
            self.page = Page::whole(app, opening.columns(), self.look);
            self.fit(app, layout);
        }
    }

    /// Tells the state the sizes.
    fn fit(&mut self, app: &mut App, layout: Layout) {
        let overlay_lines = self.settle_overlay(app);
        let page = self.page.as_ref();
        app.fit(Room {
            list_rows: usize::from(layout.list.height / list::row_height(app, layout.list)),
            page: page.map_or_else(PageRoom::default, |page| page.room(app, layout.page_rows())),
            grid: self
                .table
                .as_ref()
                .map(|table| table.room(app, layout.grid)),
            note: note::room(app, layout.note),
            overlay_rows: usize::from(self.over_area().height).saturating_sub(1),
            overlay_lines,
        });
        // Which row is chosen may have changed with the rows.
        self.settle_overlay(app);
    }

    /// Makes the lines of what lies over the body; how many there are to move among.
    fn settle_overlay(&mut self, app: &App) -> usize {
        let columns = usize::from(self.over_area().width);
        let (lines, rows) = match app.overlay() {
            None => (Vec::new(), 0),
            Some(Overlay::Help(_)) => {
                let lines = help::lines(app.lang(), columns, self.look, &self.keymap);
                let rows = lines.len();
                (lines, rows)
            }
            Some(Overlay::Palette(palette)) => {
                let rows = palette::commands(app, palette, &self.keymap).len();
                let form = (columns, self.look);
                (palette::lines(app, palette, form, &self.keymap), rows)
            }
            Some(Overlay::Words(words, chosen)) => {
                let form = (columns, self.look);
                (lookup::lines(app, words, *chosen, form), words.len())
            }
            Some(Overlay::Export(export)) => {
                let parcels = parcel::parcels(app);
                let lines = parcel::lines(app, &parcels, export.chosen, (columns, self.look));
                (lines, parcels.len())
            }
        };
        self.over = lines;
        rows
    }

    /// Draws everything. Reads only.
    pub fn draw(&self, frame: &mut Frame, app: &App) {
        self.draw_panes(frame, app);
        if let Some(layout) = self.layout.filter(|_| app.overlay().is_none()) {
            note::draw(frame, layout.note, app, self.look);
        }
        if let Some(layout) = &self.layout {
            let how = (self.look, &self.keymap);
            guide::draw(frame.buffer_mut(), layout, app, how);
        }
        paint::in_signs(frame.buffer_mut(), self.look.glyphs);
    }

    fn draw_panes(&self, frame: &mut Frame, app: &App) {
        let Some(layout) = &self.layout else {
            return self.too_small(frame, app);
        };
        search_bar::draw(frame, layout.search, app, self.look);
        let buffer = frame.buffer_mut();
        footer::draw(buffer, layout.footer, app, (self.look, &self.keymap));
        if app.overlay().is_some() {
            self.rules(buffer, layout, app, false);
            return self.draw_over(buffer, app);
        }
        if app.is_empty() {
            self.rules(buffer, layout, app, false);
            return list::nothing(buffer, layout.body(), app, self.look);
        }
        if let Some(table) = &self.table {
            self.rules(buffer, layout, app, false);
            return table.draw(buffer, layout.grid, app);
        }
        self.rules(buffer, layout, app, true);
        list::draw(buffer, layout.list, app, self.look);
        if let Some(page) = &self.page {
            detail::draw(buffer, layout, app, page, self.look);
        }
    }

    /// What lies over the body covers all of it: no wide character under it can be cut by its edge.
    fn draw_over(&self, buffer: &mut Buffer, app: &App) {
        let area = self.over_area();
        // The line typed in stays; the chosen row stays in sight.
        let fixed = usize::from(matches!(app.overlay(), Some(Overlay::Palette(_))));
        let first = self.over.iter().take(fixed);
        let rest = self
            .over
            .iter()
            .skip(fixed.saturating_add(self.hidden(app)));
        for (line, row) in first.chain(rest).zip(area.rows()) {
            line.render(row, buffer);
        }
    }

    /// The action that answers an effect which only asks for what is on the screen.
    pub fn answer(&self, app: &mut App, effect: &Effect) -> Option<Action> {
        match effect {
            Effect::Run => {
                let Some(Overlay::Palette(palette)) = app.overlay() else {
                    return None;
                };
                let command = palette::chosen(app, palette, &self.keymap);
                app.update(Action::Back);
                command
            }
            Effect::LookUp => {
                let text = self
                    .text(app, Extent::Passage, Markup::Plain)
                    .unwrap_or_default();
                Some(Action::Words(app.atlas().explain(&text)))
            }
            _ => None,
        }
    }

    /// The statement under the cursor as plain text; the whole page when `whole`.
    pub fn text(&self, app: &App, extent: Extent, markup: Markup) -> Option<String> {
        if let Some(writing) = app.writing() {
            return Some(writing.editor().text());
        }
        if let Some(table) = &self.table {
            return table.text(app, extent, markup);
        }
        let sheet = self.page.as_ref()?.sheet();
        match extent {
            Extent::Whole => Some(copy::page(sheet, app, self.look, markup)),
            Extent::Section => {
                let section = sheet.sections.get(app.section_in_sight()?)?.clone();
                let only = Sheet {
                    head: sheet.head.clone(),
                    sections: vec![section],
                };
                Some(copy::page(&only, app, self.look, markup))
            }
            Extent::Passage => copy::statement(sheet, app.statement()?.item, app, markup),
        }
    }

    /// What a click means.
    pub fn click(&self, app: &App, at: Position) -> Option<Action> {
        let layout = self.layout?;
        if app.overlay().is_some() {
            return self.click_over(app, at);
        }
        if layout.list.contains(at) {
            let row = (at.y - layout.list.y) / list::row_height(app, layout.list);
            return Some(Action::SelectRow(app.list_offset() + usize::from(row)));
        }
        if layout.tabs.contains(at) {
            let corner = layout.tabs.as_position();
            let inside = Position::new(at.x - corner.x, at.y - corner.y);
            return detail::section_at(app, layout.tabs.as_size(), inside).map(Action::Section);
        }
        if layout.search.contains(at) {
            return Some(Action::Search);
        }
        if layout.note.contains(at) {
            return note::click(app, layout.note, at);
        }
        if let Some(table) = &self.table {
            let cell = table.click(app, layout.grid, at);
            return cell.map(|(row, column)| Action::SelectCell(row, column));
        }
        if let Some(line) = detail::line_at(&layout, app, at) {
            return Some(Action::SelectLine(line));
        }
        layout.head.contains(at).then_some(Action::OpenPage)
    }

    /// A click chooses a command of the palette, then runs it; elsewhere it closes what lies over.
    fn click_over(&self, app: &App, at: Position) -> Option<Action> {
        let area = self.over_area();
        let chosen = match app.overlay().filter(|_| area.contains(at)) {
            Some(Overlay::Palette(palette)) => palette.chosen,
            Some(Overlay::Export(export)) => export.chosen,
            _ => return Some(Action::Back),
        };
        let line = usize::from(at.y.saturating_sub(area.y));
        let row = line.checked_sub(1)?.saturating_add(self.hidden(app));
        if row == chosen {
            return Some(Action::Choose);
        }
        let by = row.cast_signed().saturating_sub(chosen.cast_signed());
        Some(Action::Move(Motion::By(by)))
    }

    /// Lines of what lies over the body that are scrolled out above.
    fn hidden(&self, app: &App) -> usize {
        let rows = usize::from(self.over_area().height);
        match app.overlay() {
            Some(Overlay::Help(offset)) => *offset,
            Some(Overlay::Palette(palette)) => {
                palette.chosen.saturating_add(2).saturating_sub(rows)
            }
            _ => 0,
        }
    }

    /// What the wheel means, by the pane under it; `lines` is -1 for up, 1 for down.
    pub fn wheel(&self, app: &App, at: Position, notches: isize) -> Option<Action> {
        let layout = self.layout?;
        let lines = Motion::By(notches.saturating_mul(WHEEL_LINES));
        if app.overlay().is_some() {
            return Some(Action::Move(lines));
        }
        if app.writing().is_some() {
            return Some(note::wheel(notches.saturating_mul(WHEEL_LINES)));
        }
        if self.table.is_some() {
            return Some(Action::Move(lines));
        }
        if layout.list.contains(at) {
            return Some(Action::MoveList(Motion::By(notches)));
        }
        Some(Action::MovePage(lines))
    }

    /// The lines around the panes; without the one between them when something covers both.
    fn rules(&self, buffer: &mut Buffer, layout: &Layout, app: &App, divided: bool) {
        let glyphs = self.look.glyphs;
        let quiet = self.look.theme.rule(false);
        paint::rule(buffer, layout.rule, glyphs.horizontal, quiet);
        paint::rule(buffer, layout.foot_rule, glyphs.horizontal, quiet);
        self.origin_key(buffer, layout.foot_rule, app);
        if divided {
            self.divide(buffer, layout, app);
        }
        // Over the lines, so that none of them cuts a choice.
        search_bar::draw_choices(buffer, layout.rule, app, self.look);
    }

    /// The line between list and page, and where it meets the others.
    fn divide(&self, buffer: &mut Buffer, layout: &Layout, app: &App) {
        let glyphs = self.look.glyphs;
        let quiet = self.look.theme.rule(false);
        if layout.divider.area() == 0 {
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

    /// What the signs of an overlay's matter mean, at the end of the line above the footer.
    fn origin_key(&self, buffer: &mut Buffer, area: Rect, app: &App) {
        let Some((_, origins)) = self.overlays.as_ref().filter(|(_, all)| !all.is_empty()) else {
            return;
        };
        let key = Words::of(app.lang()).overlay.key(origins, self.look.glyphs);
        let key = format!(" {key} ");
        let (_, end) = cut_right(area, width(&key).saturating_add(1));
        if width(&key) < usize::from(area.width) {
            Line::styled(key, self.look.theme.quiet()).render(end, buffer);
        }
    }

    /// Everything between the search line and the footer.
    fn over_area(&self) -> Rect {
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
