//! The columns of a grid's parts, and its rows broken into lines of those.

use crate::export::{cell, hung};
use crate::sheet::{Content, Line, Table, TableForm, TableRow};
use crate::text::{truncate, width};
use crate::tui::theme::Look;

use super::GUTTER;

/// Columns below which a text is not set beside another; the gap before it included.
const TEXT: usize = 25;
/// Columns of a sign with its gap, at least and at most when all of them fit, and when they do not.
const SIGNS: (usize, usize, usize) = (4, 10, 6);

/// Columns of the parts of a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sizes {
    /// Of the labels.
    pub(super) label: usize,
    /// Of a cell, the gap before it included.
    pub(super) cell: usize,
    /// How many cells stand side by side.
    pub(super) in_sight: usize,
}

/// A row broken into lines.
#[derive(Debug, Default)]
pub(super) struct RowLines {
    pub(super) label: Vec<Line>,
    pub(super) cells: Vec<Vec<Line>>,
    /// Empty lines after it.
    pub(super) gap: usize,
}

impl RowLines {
    pub(super) fn height(&self) -> usize {
        let cells = self.cells.iter().map(Vec::len);
        let longest = cells.chain([self.label.len(), 1]).max().unwrap_or(1);
        longest.saturating_add(self.gap)
    }
}

impl Sizes {
    pub(super) fn of(table: &Table, columns: usize) -> Self {
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

    pub(super) fn broken(
        self,
        row: &TableRow,
        form: TableForm,
        columns: usize,
        look: Look,
    ) -> RowLines {
        let text = self.cell.saturating_sub(1).max(1);
        match (&row.content, form) {
            (Content::Group, _) => RowLines::default(),
            (Content::Note, _) => RowLines {
                label: hung(None, &row.label, columns.saturating_sub(GUTTER)),
                ..RowLines::default()
            },
            (Content::Cells { cells, .. }, _) => {
                let label = match form {
                    TableForm::Texts => hung(None, &row.label, self.label),
                    TableForm::Signs => vec![fitted(&row.label, self.label)],
                };
                RowLines {
                    label,
                    cells: cells.iter().map(|c| cell(c, text, look.glyphs)).collect(),
                    gap: 0,
                }
            }
        }
    }
}

/// Columns that a line takes.
pub(super) fn line_width(line: &Line) -> usize {
    line.iter().map(|run| width(&run.text)).sum()
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
pub(super) fn ellipsis(line: &mut Line, columns: usize) {
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
