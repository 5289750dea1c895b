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

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::widgets::Widget;

use crate::app::{Grid, GridRoom, GridRow};
use crate::data::Link;
use crate::export::{cell, hung, name_lines};
use crate::sheet::{Cell, Column, Content, Line, Table, TableForm, TableRow, Tone, run};
use crate::text::{truncate, width};

use super::layout::GridLayout;
use super::paint::{line, rule};
use super::theme::Look;

/// Columns before the labels: the cursor's sign, and the sign of a difference.
const GUTTER: usize = 2;
/// Columns below which a text is not set beside another; the gap before it included.
const TEXT: usize = 25;
/// Columns of a sign with its gap, at least and at most when all of them fit, and when they do not.
const SIGNS: (usize, usize, usize) = (4, 10, 6);

/// A table settled for a window of one width.
#[derive(Debug)]
pub struct GridPage {
    table: Table,
    look: Look,
    sizes: Sizes,
    /// The lines of each row of the table.
    rows: Vec<RowLines>,
}

/// Columns of the parts of a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sizes {
    /// Of the labels.
    label: usize,
    /// Of a cell, the gap before it included.
    cell: usize,
    /// How many cells stand side by side.
    in_sight: usize,
}

/// A row broken into lines.
#[derive(Debug, Default)]
struct RowLines {
    label: Vec<Line>,
    cells: Vec<Vec<Line>>,
}

impl RowLines {
    fn height(&self) -> usize {
        let cells = self.cells.iter().map(Vec::len);
        cells.chain([self.label.len(), 1]).max().unwrap_or(1)
    }
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

    /// The sizes that the state is to be told.
    pub fn room(&self, grid: &Grid, area: Rect) -> GridRoom {
        let mut top: usize = 0;
        let rows = self.shown(grid).into_iter().map(|number| {
            let start = top;
            top = top.saturating_add(self.height(number));
            GridRow {
                id: self
                    .table
                    .rows
                    .get(number)
                    .map_or_else(String::new, |r| r.id.clone()),
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

    /// What the cell under the cursor comes from; of a heading or a note, what its column is about.
    pub fn link(&self, grid: &Grid) -> Option<&Link> {
        let (row, column) = grid.cursor();
        let cell = self.row(grid, row).and_then(|row| row.cells().get(column));
        let column = self.table.columns.get(column);
        cell.and_then(|cell| cell.link.as_ref())
            .or_else(|| column.and_then(|column| column.link.as_ref()))
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
        self.draw_foot(buffer, layout.foot, grid);
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
            let lines = names(column, area);
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
        buffer.set_style(cursor, self.look.theme.selected(focused));
    }

    /// What the cell under the cursor is about, and all it says; what goes beyond the lines is cut.
    fn draw_foot(&self, buffer: &mut Buffer, area: Rect, grid: &Grid) {
        let (row, column) = grid.cursor();
        let Some(row) = self.row(grid, row) else {
            return;
        };
        let columns = usize::from(area.width);
        let mut lines: Vec<Line> = match (row.cells().get(column), self.table.columns.get(column)) {
            (Some(cell), Some(column)) => {
                // A single line is worth more for what the cell says.
                let title = (area.height > 1).then(|| title(row, column));
                self.in_full(title, cell, columns)
            }
            _ => hung(None, &row.label, columns),
        };
        let rows = usize::from(area.height);
        let cut = lines.len() > rows;
        lines.truncate(rows);
        if let Some(last) = lines.last_mut().filter(|_| cut) {
            ellipsis(last, columns);
        }
        for (line, row) in lines.iter().zip(area.rows()) {
            put(buffer, row, line, self.look);
        }
    }

    fn in_full(&self, title: Option<Line>, cell: &Cell, columns: usize) -> Vec<Line> {
        let title = title
            .into_iter()
            .flat_map(|title| hung(None, &title, columns));
        let mut lines: Vec<Line> = title.collect();
        let several = cell.full.len() > 1 && self.table.form == TableForm::Texts;
        let glyphs = self.look.glyphs;
        let mut sign = cell
            .status
            .map(|status| run(glyphs.status(status), Tone::Status(status)));
        for paragraph in &cell.full {
            let bullet = several && cell.status.is_none();
            let sign = sign
                .take()
                .or_else(|| bullet.then(|| run(glyphs.bullet, Tone::Quiet)));
            lines.extend(hung(sign, paragraph, columns));
        }
        lines
    }
}

impl Sizes {
    fn of(table: &Table, columns: usize) -> Self {
        let rows = table.rows.iter().filter(|row| !row.cells().is_empty());
        let widest = rows.map(|row| line_width(&row.label)).max().unwrap_or(0);
        let count = table.columns.len().max(1);
        let (label, wanted) = match table.form {
            TableForm::Texts => (widest.min((columns / 5).clamp(8, 24)), None),
            TableForm::Signs => (
                widest.min((columns.saturating_mul(2) / 5).clamp(8, 28)),
                Some(SIGNS),
            ),
        };
        let room = columns.saturating_sub(GUTTER).saturating_sub(label);
        let (cell, in_sight) = match wanted {
            None => {
                let in_sight = (room / TEXT).clamp(1, count);
                (room / in_sight, in_sight)
            }
            Some((least, most, usual)) => {
                let even = (room / count).min(most);
                let cell = if even >= least { even } else { usual.min(room) };
                (cell, (room / cell.max(1)).clamp(1, count))
            }
        };
        Self {
            label,
            cell,
            in_sight,
        }
    }

    fn broken(self, row: &TableRow, form: TableForm, columns: usize, look: Look) -> RowLines {
        let text = self.cell.saturating_sub(1).max(1);
        match (&row.content, form) {
            (Content::Group, _) => RowLines::default(),
            (Content::Note, _) => RowLines {
                label: hung(None, &row.label, columns.saturating_sub(GUTTER)),
                cells: Vec::new(),
            },
            (Content::Cells { cells, .. }, _) => {
                let label = match form {
                    TableForm::Texts => hung(None, &row.label, self.label),
                    TableForm::Signs => vec![fitted(&row.label, self.label)],
                };
                RowLines {
                    label,
                    cells: cells.iter().map(|c| cell(c, text, look.glyphs)).collect(),
                }
            }
        }
    }
}

fn line_width(line: &Line) -> usize {
    line.iter().map(|run| width(&run.text)).sum()
}

/// What a cell is about: « Date · Weibo 微博 ».
fn title(row: &TableRow, column: &Column) -> Line {
    let mut title = row.label.clone();
    title.push(run(" · ", Tone::Quiet));
    title.extend(column.title.iter().cloned());
    if !column.native.is_empty() {
        title.push(run(" ", Tone::Plain));
        title.extend(column.native.iter().cloned());
    }
    title
}

/// `line`, cut where it is wider than `columns`.
fn fitted(line: &Line, columns: usize) -> Line {
    let mut line = line.clone();
    if line_width(&line) > columns {
        ellipsis(&mut line, columns);
    }
    line
}

/// Ends `line` with an ellipsis, within `columns`.
fn ellipsis(line: &mut Line, columns: usize) {
    let mut left = columns.saturating_sub(1);
    for run in line.iter_mut() {
        run.text = truncate(&run.text, left).into_owned();
        left = left.saturating_sub(width(&run.text));
    }
    line.retain(|run| !run.text.is_empty());
    if let Some(last) = line.last_mut().filter(|last| !last.text.ends_with('…')) {
        last.text.push('…');
    }
}

/// The name of a column in an area: in Latin letters, and in native script where it fits whole.
fn names(column: &Column, area: Rect) -> Vec<Line> {
    let (columns, rows) = (usize::from(area.width), usize::from(area.height));
    let tone = column.title.first().map_or(Tone::Plain, |run| run.tone);
    let name: String = column.title.iter().map(|run| run.text.as_str()).collect();
    let mut lines: Vec<Line> = name_lines(&name, columns, rows)
        .into_iter()
        .map(|text| vec![run(text, tone)])
        .collect();
    let native = line_width(&column.native);
    let beside = width(&name).saturating_add(native).saturating_add(1);
    let free = lines.len() < rows;
    match lines.last_mut() {
        Some(last) if native > 0 && beside <= columns => {
            last.push(run(" ", Tone::Plain));
            last.extend(column.native.iter().cloned());
        }
        Some(_) if native > 0 && native <= columns && free => {
            lines.push(column.native.clone());
        }
        _ => {}
    }
    lines
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
