//! Platforms side by side: a grid whose row of names and column of labels stay while the rest scrolls.
//!
//! ```text
//! ‹ 2–3/4 ›    Weibo 微博               Douyin 抖音                    names
//! ──────────────────────────────────────────────────────────────
//!   ▾ Fiche                                                            a group
//!   Lancement  14 août 2009             20 sept. 2016                  a row
//! ▌≠Genres     Microblogue              Vidéo courte
//! ──────────────────────────────────────────────────────────────
//! Genres · Weibo                                                       the cell under the cursor, in full
//! Microblogue
//! ```

mod frame;
mod sizes;

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::widgets::Widget;

use crate::app::{Grid, GridRoom, GridRow, Markup};
use crate::data::Link;
use crate::export::markdown_line;
use crate::sheet::{Column, Content, Line, Table, TableForm, TableRow, Tone, run};
use crate::text::clean;

use frame::names;
use sizes::{RowLines, Sizes};

use super::layout::GridLayout;
use super::paint::{line, rule, select};
use super::theme::Look;

/// Columns before the labels: the cursor's sign, and the sign of a difference.
const GUTTER: usize = 2;
/// A table settled for a window of one width.
#[derive(Debug)]
pub struct GridPage {
    table: Table,
    look: Look,
    sizes: Sizes,
    /// The lines of each row of the table.
    rows: Vec<RowLines>,
}

impl GridPage {
    /// Settles `table` for a window of so many columns.
    pub fn new(table: Table, columns: u16, look: Look) -> Self {
        let sizes = Sizes::of(&table, usize::from(columns));
        let rows = table
            .rows
            .iter()
            .map(|row| sizes.broken(row, table.form, usize::from(columns), look))
            .collect();
        Self {
            table,
            look,
            sizes,
            rows,
        }
    }

    /// The same with an empty line after each row of texts: for a screen that several people read.
    #[must_use]
    pub fn airy(mut self) -> Self {
        if self.table.form == TableForm::Texts {
            for (lines, row) in self.rows.iter_mut().zip(&self.table.rows) {
                lines.gap = usize::from(!row.is_group());
            }
        }
        self
    }

    /// The sizes that the state is to be told.
    pub fn room(&self, grid: &Grid, area: Rect) -> GridRoom {
        let mut top: usize = 0;
        let rows = self.shown(grid).into_iter().map(|number| {
            let start = top;
            top = top.saturating_add(self.height(number));
            let row = self.table.rows.get(number);
            GridRow {
                id: row.map_or_else(String::new, |row| row.id.clone()),
                links: row.map_or_else(Vec::new, |row| self.links(row)),
                group: self.table.group_of(number).map(str::to_owned),
                lines: start..top,
            }
        });
        GridRoom {
            rows: rows.collect(),
            lines: usize::from(GridLayout::new(area, self.table.form).body.height),
            columns: self.table.columns.len(),
            columns_in_sight: self.sizes.in_sight,
        }
    }

    /// What each cell of a row comes from; of a heading or a note, what each column is about.
    fn links(&self, row: &TableRow) -> Vec<Option<Link>> {
        let cells = row.cells();
        let columns = self.table.columns.iter().enumerate();
        columns
            .map(|(at, column)| {
                let cell = cells.get(at).and_then(|cell| cell.link.as_ref());
                cell.or(column.link.as_ref()).cloned()
            })
            .collect()
    }

    /// The cell under the cursor on one line, after what it is about.
    pub fn cell_text(&self, grid: &Grid, markup: Markup) -> Option<String> {
        let (place, at) = grid.cursor();
        let row = self.row(grid, place)?;
        let cell = row.cells().get(at)?;
        let column = self.table.columns.get(at)?;
        let text = |line: &Line| match markup {
            Markup::Plain => {
                clean(&line.iter().map(|run| run.text.as_str()).collect::<String>()).into_owned()
            }
            Markup::Markdown => markdown_line(line),
        };
        let full: Vec<String> = cell.full.iter().map(text).collect();
        let said = [text(&column.title), text(&row.label), full.join(" ")];
        Some(said.join(" · "))
    }

    /// Draws it. Reads only.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, grid: &Grid, focused: bool) {
        let layout = GridLayout::new(area, self.table.form);
        let quiet = self.look.theme.rule(false);
        rule(buffer, layout.head_rule, self.look.glyphs.horizontal, quiet);
        rule(buffer, layout.foot_rule, self.look.glyphs.horizontal, quiet);
        self.draw_corner(buffer, layout.head, grid);
        self.draw_names(buffer, layout.head, grid);
        for (place, number, skipped, area) in self.in_sight(grid, layout.body) {
            self.draw_row(buffer, area, grid, (place, number, skipped));
        }
        self.draw_cursor(buffer, layout.body, grid, focused);
        let foot = within(layout.foot, 1, usize::from(area.width.saturating_sub(2)));
        self.draw_foot(buffer, foot, grid);
    }

    /// The cell at `at`: row among those shown, column. On a label or a name the cursor keeps its other half.
    pub fn click(&self, area: Rect, grid: &Grid, at: Position) -> Option<(usize, usize)> {
        let layout = GridLayout::new(area, self.table.form);
        let (row, column) = grid.cursor();
        let hit = self
            .columns(grid)
            .find(|number| self.cell_area(area, grid, *number).contains(at));
        if layout.head.contains(at) {
            return hit.map(|column| (row, column));
        }
        self.in_sight(grid, layout.body)
            .find(|(_, _, _, area)| area.contains(at))
            .map(|(place, ..)| (place, hit.unwrap_or(column)))
    }

    fn shown(&self, grid: &Grid) -> Vec<usize> {
        self.table
            .shown(|group| grid.is_folded(group), grid.only_differences())
    }

    fn row(&self, grid: &Grid, place: usize) -> Option<&TableRow> {
        let number = *self.shown(grid).get(place)?;
        self.table.rows.get(number)
    }

    fn height(&self, number: usize) -> usize {
        self.rows.get(number).map_or(1, RowLines::height)
    }

    /// The columns in sight.
    fn columns(&self, grid: &Grid) -> Range<usize> {
        let first = grid.left_column();
        let end = first.saturating_add(self.sizes.in_sight);
        first..end.min(self.table.columns.len())
    }

    /// The rows in sight: place among those shown, number in the table, lines above the window, area.
    fn in_sight(
        &self,
        grid: &Grid,
        body: Rect,
    ) -> impl Iterator<Item = (usize, usize, usize, Rect)> {
        let top = grid.top();
        let end = top.saturating_add(usize::from(body.height));
        let mut at: usize = 0;
        let rows = self.shown(grid).into_iter().enumerate();
        let rows = rows.map(move |(place, number)| {
            let start = at;
            at = at.saturating_add(self.height(number));
            (place, number, start..at)
        });
        rows.filter_map(move |(place, number, lines)| {
            let (from, to) = (lines.start.max(top), lines.end.min(end));
            let height = u16::try_from(to.checked_sub(from)?)
                .ok()
                .filter(|h| *h > 0)?;
            let below = u16::try_from(from.saturating_sub(top)).ok()?;
            let area = Rect {
                y: body.y.saturating_add(below),
                height,
                ..body
            };
            Some((place, number, from.saturating_sub(lines.start), area))
        })
    }

    /// The part of `area` under the column of this number, the gap before it left out.
    fn cell_area(&self, area: Rect, grid: &Grid, number: usize) -> Rect {
        let place = number.saturating_sub(grid.left_column());
        let before = GUTTER
            .saturating_add(self.sizes.label)
            .saturating_add(place.saturating_mul(self.sizes.cell))
            .saturating_add(1);
        within(area, before, self.sizes.cell.saturating_sub(1))
    }

    fn label_area(&self, area: Rect) -> Rect {
        within(area, GUTTER, self.sizes.label)
    }

    /// Which platforms are in sight when not all of them are; else the title of the table.
    fn draw_corner(&self, buffer: &mut Buffer, area: Rect, grid: &Grid) {
        let area = within(area, 0, self.sizes.label.saturating_add(GUTTER));
        let columns = self.columns(grid);
        let position = self.position(&columns);
        let title = within(area, GUTTER, self.sizes.label);
        let mut rows = area.rows();
        if let Some(position) = position {
            let row = rows.next().unwrap_or_default();
            put(buffer, row, &vec![run(position, Tone::Quiet)], self.look);
            if let Some(row) = rows.next() {
                let row = within(row, GUTTER, self.sizes.label);
                put(buffer, row, &self.table.corner, self.look);
            }
        } else if let Some(row) = title.rows().next() {
            put(buffer, row, &self.table.corner, self.look);
        }
    }

    /// « ‹ 2–3/4 › »: platforms in sight, with a sign on each side where there are more.
    fn position(&self, columns: &Range<usize>) -> Option<String> {
        let platforms = |columns: &[Column]| columns.iter().filter(|c| c.link.is_some()).count();
        let all = &self.table.columns;
        if columns.len() >= all.len() {
            return None;
        }
        let before = platforms(all.get(..columns.start)?);
        let last = platforms(all.get(..columns.end)?);
        let glyphs = self.look.glyphs;
        let left = if columns.start > 0 { glyphs.left } else { " " };
        let right = if columns.end < all.len() {
            glyphs.right
        } else {
            " "
        };
        let first = before.saturating_add(1).min(last);
        let shown = match first == last {
            true => format!("{first}"),
            false => format!("{first}–{last}"),
        };
        Some(format!("{left} {shown}/{} {right}", platforms(all)))
    }

    fn draw_names(&self, buffer: &mut Buffer, area: Rect, grid: &Grid) {
        let cursor = grid.cursor().1;
        for number in self.columns(grid) {
            let Some(column) = self.table.columns.get(number) else {
                continue;
            };
            let area = self.cell_area(area, grid, number);
            let lines = names(column, area, self.look.glyphs);
            for (line, row) in lines.iter().zip(area.rows()) {
                put(buffer, row, line, self.look);
            }
            if number == cursor {
                let style = Style::new().add_modifier(Modifier::UNDERLINED);
                buffer.set_style(area, style);
            }
        }
    }

    fn draw_row(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        grid: &Grid,
        (place, number, skipped): (usize, usize, usize),
    ) {
        let (Some(row), Some(lines)) = (self.table.rows.get(number), self.rows.get(number)) else {
            return;
        };
        let glyphs = self.look.glyphs;
        if place == grid.cursor().0 {
            rule(
                buffer,
                within(area, 0, 1),
                glyphs.selected,
                self.look.theme.key(),
            );
        }
        let marked = self.table.form == TableForm::Texts && row.differs();
        if marked && skipped == 0 {
            let sign = Rect {
                height: 1,
                ..within(area, 1, 1)
            };
            rule(
                buffer,
                sign,
                glyphs.differs,
                self.look.theme.tone(Tone::Caution),
            );
        }
        if row.is_group() {
            return self.draw_group(buffer, area, grid, row);
        }
        let label = match row.content {
            Content::Note => within(area, GUTTER, usize::from(area.width)),
            _ => self.label_area(area),
        };
        self.draw_lines(buffer, label, &lines.label, skipped);
        for number in self.columns(grid) {
            let area = self.cell_area(area, grid, number);
            let lines = lines.cells.get(number).map_or(&[][..], Vec::as_slice);
            self.draw_lines(buffer, area, lines, skipped);
        }
    }

    fn draw_group(&self, buffer: &mut Buffer, area: Rect, grid: &Grid, row: &TableRow) {
        let glyphs = self.look.glyphs;
        let sign = match grid.is_folded(&row.id) {
            true => glyphs.folded,
            false => glyphs.open,
        };
        rule(
            buffer,
            within(area, GUTTER, 1),
            sign,
            self.look.theme.quiet(),
        );
        let title = within(area, GUTTER.saturating_add(2), usize::from(area.width));
        put(buffer, title, &row.label, self.look);
    }

    fn draw_lines(&self, buffer: &mut Buffer, area: Rect, lines: &[Line], skipped: usize) {
        for (line, row) in lines.iter().skip(skipped).zip(area.rows()) {
            put(buffer, row, line, self.look);
        }
    }

    /// The first line in sight of the cell under the cursor, or of the heading or note.
    fn draw_cursor(&self, buffer: &mut Buffer, body: Rect, grid: &Grid, focused: bool) {
        let (row, column) = grid.cursor();
        let Some((_, number, _, area)) = self.in_sight(grid, body).find(|r| r.0 == row) else {
            return;
        };
        let first = Rect { height: 1, ..area };
        let whole = self
            .table
            .rows
            .get(number)
            .is_none_or(|row| row.cells().is_empty());
        let cursor = match whole {
            true => within(first, GUTTER, usize::from(area.width)),
            false => self.cell_area(first, grid, column),
        };
        select(buffer, cursor, self.look.theme, focused);
    }
}

/// So many columns of `area`, from the one after the first `before`.
fn within(area: Rect, before: usize, columns: usize) -> Rect {
    let short = |columns| u16::try_from(columns).unwrap_or(u16::MAX);
    let before = short(before).min(area.width);
    Rect {
        x: area.x.saturating_add(before),
        width: short(columns).min(area.width.saturating_sub(before)),
        ..area
    }
}

fn put(buffer: &mut Buffer, area: Rect, runs: &Line, look: Look) {
    line(runs, &[], look.theme).render(area, buffer);
}
