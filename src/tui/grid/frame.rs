//! Around what scrolls: the names above, and the cell under the cursor in full below.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::Grid;
use crate::data::Status;
use crate::export::{column_name, hung, name_lines};
use crate::sheet::{Cell, Column, Line, TableForm, TableRow, Tone, run};
use crate::text::width;
use crate::words::{self, Glyphs};

use super::sizes::{ellipsis, line_width};
use super::{GridPage, put};

impl GridPage {
    /// What the cell under the cursor is about, and all it says; what goes beyond the lines is cut.
    pub(super) fn draw_foot(&self, buffer: &mut Buffer, area: Rect, grid: &Grid) {
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
            _ => {
                // What it is called, the row itself says.
                let signs = self.table.form == TableForm::Signs;
                let about = if signs { self.key() } else { row.label.clone() };
                hung(None, &about, columns)
            }
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

    /// What the signs of the answers mean.
    fn key(&self) -> Line {
        let glyphs = self.look.glyphs;
        let named = Status::ALL.into_iter().flat_map(|status| {
            let sign = run(glyphs.status(status), Tone::Status(status));
            let word = format!(" {}  ", words::status(status, self.table.lang));
            [sign, run(word, Tone::Quiet)]
        });
        named.collect()
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

/// The name of a column in an area: in Latin letters, and in native script where it fits whole.
pub(super) fn names(column: &Column, area: Rect, glyphs: &Glyphs) -> Vec<Line> {
    let (columns, rows) = (usize::from(area.width), usize::from(area.height));
    let tone = column.title.first().map_or(Tone::Plain, |run| run.tone);
    let name = column_name(column, glyphs);
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
