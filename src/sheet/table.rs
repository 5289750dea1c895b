//! Platforms side by side: rows of cells under named columns, without width or style.

use crate::data::{Lang, Link, Origin, Status};

use super::Line;

/// A grid of statements; a column is a platform, or a count over all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What its cells hold.
    pub form: TableForm,
    /// The language it is in.
    pub lang: Lang,
    /// What stands where the row of names meets the column of labels.
    pub corner: Line,
    /// The columns, left to right.
    pub columns: Vec<Column>,
    /// The rows, top to bottom: groups, each followed by its own.
    pub rows: Vec<TableRow>,
}

/// What the cells of a table hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableForm {
    /// Texts, to be broken into lines.
    Texts,
    /// A sign or a number each.
    Signs,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The platform it is about; none for a count.
    pub link: Option<Link>,
    /// Who added the platform.
    pub origin: Origin,
    /// The name in Latin letters.
    pub title: Line,
    /// The name in native script; empty when there is none.
    pub native: Line,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// Its name in the program, unique in the table and the same in both languages: `identity/owner`.
    pub id: String,
    /// What it is about.
    pub label: Line,
    /// What stands in it.
    pub content: Content,
}

/// What stands in a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Nothing: it is the heading of the rows that follow, up to the next heading.
    Group,
    /// Nothing but its label, which concerns all columns and tells of a difference between them.
    Note,
    /// One cell a column.
    Cells {
        /// The cells, in the order of the columns.
        cells: Vec<Cell>,
        /// The facts in them are not the same.
        differs: bool,
    },
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// The answer on a feature, shown as its sign before everything else.
    pub status: Option<Status>,
    /// Who gives the answer.
    pub origin: Origin,
    /// In short: one line, or several points.
    pub short: Vec<Line>,
    /// In full, with dates and sources: paragraphs.
    pub full: Vec<Line>,
    /// The statement it comes from.
    pub link: Option<Link>,
}

impl TableRow {
    /// The heading of a group.
    pub(super) const fn group(id: String, label: Line) -> Self {
        Self {
            id,
            label,
            content: Content::Group,
        }
    }

    /// The cells, none in a heading or a note.
    pub fn cells(&self) -> &[Cell] {
        match &self.content {
            Content::Cells { cells, .. } => cells,
            Content::Group | Content::Note => &[],
        }
    }

    /// It is the heading of a group.
    pub const fn is_group(&self) -> bool {
        matches!(self.content, Content::Group)
    }

    /// It tells of a difference between the columns.
    pub const fn differs(&self) -> bool {
        match self.content {
            Content::Group => false,
            Content::Note => true,
            Content::Cells { differs, .. } => differs,
        }
    }
}

impl Table {
    /// The numbers of the rows to show when the groups that `folded` names show their heading only, and when, with
    /// `only_differences`, rows without a difference and groups without such a row are left out.
    pub fn shown(&self, folded: impl Fn(&str) -> bool, only_differences: bool) -> Vec<usize> {
        let mut shown = Vec::new();
        // The heading above, until a row under it is wanted, and whether it is folded.
        let (mut heading, mut closed) = (None, false);
        for (number, row) in self.rows.iter().enumerate() {
            if row.is_group() {
                (heading, closed) = (Some(number), folded(&row.id));
                if !only_differences {
                    shown.extend(heading.take());
                }
                continue;
            }
            if only_differences && !row.differs() {
                continue;
            }
            shown.extend(heading.take());
            if !closed {
                shown.push(number);
            }
        }
        shown
    }

    /// The id of the group in which the row of this number stands: its own for a heading, none above all groups.
    pub fn group_of(&self, number: usize) -> Option<&str> {
        let above = self.rows.get(..=number)?;
        above
            .iter()
            .rfind(|row| row.is_group())
            .map(|row| row.id.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::plain;

    fn table(rows: &[&str]) -> Table {
        let row = |id: &&str| TableRow {
            id: (*id).to_owned(),
            label: vec![plain(*id)],
            content: match *id {
                id if id.starts_with('g') => Content::Group,
                "note" => Content::Note,
                id => Content::Cells {
                    cells: Vec::new(),
                    differs: id.ends_with('!'),
                },
            },
        };
        Table {
            form: TableForm::Texts,
            lang: Lang::En,
            corner: Vec::new(),
            columns: Vec::new(),
            rows: rows.iter().map(row).collect(),
        }
    }

    #[test]
    fn folds_and_differences_choose_the_rows() {
        let table = table(&["top", "g1", "a", "b!", "g2", "c", "g3", "note", "d!"]);
        let shown = |folded: &[&str], only| -> Vec<&str> {
            let rows = table.shown(|id| folded.contains(&id), only);
            rows.into_iter()
                .map(|n| table.rows[n].id.as_str())
                .collect()
        };
        for (folded, only, expected) in [
            (vec![], false, "top g1 a b! g2 c g3 note d!"),
            (vec!["g1", "g3"], false, "top g1 g2 c g3"),
            (vec![], true, "g1 b! g3 note d!"),
            (vec!["g1", "g2"], true, "g1 g3 note d!"),
        ] {
            assert_eq!(shown(&folded, only).join(" "), expected);
        }
        let groups = [(0, None), (1, Some("g1")), (3, Some("g1")), (8, Some("g3"))];
        for (row, group) in groups {
            assert_eq!(table.group_of(row), group, "{row}");
        }
        assert_eq!(table.group_of(9), None);
    }
}
