//! A table set in lines: columns side by side, or one under the other where the lines are short.

use crate::sheet::{Cell, Column, Content, Line, Run, Table, TableForm, TableRow, Tone, run};
use crate::text::{head, truncate, width, wrap};
use crate::words::{self, Glyphs, Words};

use super::flow::{Flow, FlowLine, Form, indent, padded, slice};

/// Columns below which a text reads better under its label than beside others.
const NARROWEST_TEXT: usize = 20;
/// Widest label beside texts.
const TEXT_LABEL: usize = 16;
/// Columns of a sign, with the name above it and the gap after.
const SIGN: usize = 7;
/// Columns that labels of signs take at most: no shipped name of a feature is longer.
const SIGN_LABEL: usize = 28;
/// Columns below which signs are set under their label.
const NARROWEST_SIGNS: usize = 44;
/// Lines that a name takes at most above its signs.
const NAME_LINES: usize = 2;

/// The lines of a cell of a table, `columns` wide: the sign of its answer, then its points.
pub fn cell(cell: &Cell, columns: usize, glyphs: &Glyphs) -> Vec<Line> {
    let mut lead = cell.status.map(|status| {
        // A text says in words who gives the answer.
        let origin = glyphs.origin(cell.origin).filter(|_| cell.short.is_empty());
        let sign = glyphs.status(status);
        let text = format!("{sign}{}", origin.unwrap_or_default());
        run(text, Tone::Status(status))
    });
    let several = cell.short.len() > 1;
    let mut lines = Vec::new();
    for point in &cell.short {
        let sign = lead
            .take()
            .or_else(|| several.then(|| run(glyphs.bullet, Tone::Quiet)));
        lines.extend(hung(sign, point, columns));
    }
    lines.extend(lead.map(|sign| vec![sign]));
    lines
}

/// `line` broken to `columns`, behind a sign when there is one.
pub fn hung(sign: Option<Run>, line: &Line, columns: usize) -> Vec<Line> {
    let hang = if sign.is_some() { 2 } else { 0 };
    let room = columns.saturating_sub(hang).max(1);
    let text: String = line.iter().map(|run| run.text.as_str()).collect();
    let mut sign = sign;
    let broken = wrap(&text, room, room).into_iter().map(|range| {
        let mut runs: Line = match sign.take() {
            Some(sign) => vec![sign, indent(1)],
            None if hang > 0 => vec![indent(hang)],
            None => Vec::new(),
        };
        runs.extend(slice(line, &range));
        runs
    });
    broken.collect()
}

/// The name of a column, with the sign of whoever added the platform.
pub fn column_name(column: &Column, glyphs: &Glyphs) -> String {
    let name = column.title.iter().map(|run| run.text.as_str());
    name.chain(glyphs.origin(column.origin)).collect()
}

/// A name of a platform broken to `columns`, in at most so many lines; what is left over is cut.
pub fn name_lines(name: &str, columns: usize, lines: usize) -> Vec<String> {
    let mut ranges = wrap(name, columns, columns);
    // « Wei-tan » rather than « Weita-n ».
    let even = width(name).div_ceil(ranges.len().max(1));
    let balanced = wrap(name, even, even);
    if balanced.len() == ranges.len() {
        ranges = balanced;
    }
    let whole = ranges.len() <= lines;
    ranges.truncate(lines);
    let last = ranges.len().saturating_sub(1);
    let part = |(i, range): (usize, std::ops::Range<usize>)| match (whole, i == last) {
        (false, true) => {
            let rest = name.get(range.start..).unwrap_or_default();
            truncate(rest, columns).into_owned()
        }
        _ => name.get(range).unwrap_or_default().to_owned(),
    };
    ranges.into_iter().enumerate().map(part).collect()
}

/// Sets the rows of `table` whose numbers are given.
pub fn columns(table: &Table, rows: &[usize], form: Form) -> Flow {
    let rows: Vec<&TableRow> = rows.iter().filter_map(|n| table.rows.get(*n)).collect();
    let widest = rows
        .iter()
        .filter(|row| !row.cells().is_empty())
        .map(|row| line_width(&row.label))
        .max()
        .unwrap_or(0);
    let count = table.columns.len();
    let (label, one) = match table.form {
        TableForm::Texts => {
            let label = widest.min(TEXT_LABEL).saturating_add(3);
            let one = form.columns.saturating_sub(label) / count.max(1);
            (label, one)
        }
        TableForm::Signs => (widest.min(SIGN_LABEL).saturating_add(2), SIGN),
    };
    let stacked = match table.form {
        TableForm::Texts => one < NARROWEST_TEXT,
        TableForm::Signs => form.columns < NARROWEST_SIGNS,
    };
    let mut setting = Setting {
        table,
        form,
        label,
        one,
        lines: Vec::new(),
    };
    if stacked {
        rows.iter().for_each(|row| setting.stack(row));
    } else {
        setting.side_by_side(&rows);
    }
    Flow {
        head: Vec::new(),
        lines: setting.lines,
        starts: Vec::new(),
    }
}

fn line_width(line: &Line) -> usize {
    line.iter().map(|run| width(&run.text)).sum()
}

/// A table being set.
struct Setting<'a> {
    table: &'a Table,
    form: Form,
    /// Columns of the labels, the sign of a difference and the gap after it included.
    label: usize,
    /// Columns of a cell, the gap after it included.
    one: usize,
    lines: Vec<FlowLine>,
}

impl Setting<'_> {
    fn push(&mut self, runs: Line) {
        self.lines.push(FlowLine {
            runs,
            ..FlowLine::default()
        });
    }

    fn gap(&mut self) {
        if !self.lines.is_empty() {
            self.push(Line::new());
        }
    }

    /// As many columns side by side as the lines hold; the others under them.
    fn side_by_side(&mut self, rows: &[&TableRow]) {
        let room = self.form.columns.saturating_sub(self.label);
        let fitting = (room / self.one.max(1)).max(1);
        let mut from = 0;
        while from < self.table.columns.len() {
            self.gap();
            let to = from.saturating_add(fitting).min(self.table.columns.len());
            self.names(from..to);
            for row in rows {
                self.row(row, from..to);
            }
            from = to;
        }
    }

    fn names(&mut self, part: std::ops::Range<usize>) {
        let text_columns = self.one.saturating_sub(1);
        let lines = match self.table.form {
            TableForm::Texts => 1,
            TableForm::Signs => NAME_LINES,
        };
        let columns = self.table.columns.get(part).unwrap_or_default();
        let names = columns.iter().map(|column| {
            let name = column_name(column, self.form.glyphs);
            let mut lines: Vec<Line> = name_lines(&name, text_columns, lines)
                .into_iter()
                .map(|text| vec![run(text, Tone::Strong)])
                .collect();
            let left = text_columns.saturating_sub(width(&name));
            // Half a native name helps nobody.
            if let Some(line) = lines
                .first_mut()
                .filter(|_| !column.native.is_empty() && line_width(&column.native) < left)
            {
                line.push(indent(1));
                line.extend(column.native.iter().cloned());
            }
            lines
        });
        let names = names.collect();
        self.align(Vec::new(), names);
    }

    fn row(&mut self, row: &TableRow, part: std::ops::Range<usize>) {
        let columns = self.form.columns;
        match &row.content {
            Content::Group => {
                self.gap();
                hung(None, &row.label, columns)
                    .into_iter()
                    .for_each(|line| self.push(line));
            }
            Content::Note => hung(Some(self.difference()), &row.label, columns)
                .into_iter()
                .for_each(|line| self.push(line)),
            Content::Cells { cells, differs } => {
                let label = self.label(row, *differs);
                let text_columns = self.one.saturating_sub(1);
                let cells = cells.get(part).unwrap_or_default().iter();
                let glyphs = self.form.glyphs;
                let cells = cells.map(|c| cell(c, text_columns, glyphs)).collect();
                self.align(label, cells);
            }
        }
    }

    fn difference(&self) -> Run {
        run(self.form.glyphs.differs, Tone::Caution)
    }

    /// The label's lines; in a comparison behind the sign of a difference, or the place of one.
    fn label(&self, row: &TableRow, differs: bool) -> Vec<Line> {
        let (sign, gap) = match (self.table.form, differs) {
            (TableForm::Signs, _) => (None, 1),
            (TableForm::Texts, true) => (Some(self.difference()), 1),
            (TableForm::Texts, false) => (Some(indent(1)), 1),
        };
        hung(sign, &row.label, self.label.saturating_sub(gap))
    }

    /// Sets label and cells beside each other, line by line.
    fn align(&mut self, label: Vec<Line>, cells: Vec<Vec<Line>>) {
        let heights = cells.iter().map(Vec::len);
        let height = heights.chain([label.len()]).max().unwrap_or(0);
        for line in 0..height {
            let mut runs = filled(label.get(line), self.label);
            for cell in &cells {
                runs.extend(filled(cell.get(line), self.one));
            }
            self.push(runs);
        }
    }

    /// The label, then each column on lines of its own.
    fn stack(&mut self, row: &TableRow) {
        let columns = self.form.columns;
        if row.is_group() {
            self.gap();
        }
        let sign = match self.table.form {
            TableForm::Texts if row.differs() => Some(self.difference()),
            _ => None,
        };
        for line in hung(sign, &row.label, columns) {
            self.push(line);
        }
        for (column, cell) in self.table.columns.iter().zip(row.cells()) {
            let glyphs = self.form.glyphs;
            let mut line = vec![run(column_name(column, glyphs), Tone::Strong)];
            line.push(run(Words::of(self.form.lang).colon, Tone::Quiet));
            line.extend(cell.status.map(|status| {
                let sign = padded(glyphs.status(status), 2);
                run(sign, Tone::Status(status))
            }));
            if let (Some(status), []) = (cell.status, cell.short.as_slice()) {
                let word = words::status(status, self.form.lang);
                line.push(run(word, Tone::Status(status)));
                let origin = glyphs.origin(cell.origin);
                line.extend(origin.map(|sign| run(format!(" {sign}"), Tone::Origin)));
            }
            for (i, point) in cell.short.iter().enumerate() {
                if i > 0 {
                    line.push(run(" · ", Tone::Quiet));
                }
                line.extend(point.iter().cloned());
            }
            for line in hung(Some(indent(1)), &line, columns) {
                self.push(line);
            }
        }
    }
}

/// `line` followed by spaces up to `columns`; what goes beyond is left out.
fn filled(line: Option<&Line>, columns: usize) -> Line {
    let mut left = columns;
    let mut runs = Line::new();
    for part in line.into_iter().flatten() {
        let text = head(&part.text, left);
        left = left.saturating_sub(width(text));
        runs.push(run(text, part.tone));
    }
    runs.push(indent(left));
    runs
}
