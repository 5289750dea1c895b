//! The names of the sections, in one row or two: as many words as fit.

use std::ops::Range;

use ratatui::layout::{Position, Size};

use crate::data::SectionId;
use crate::text::width;
use crate::words::Words;

/// Columns from which all names stand in one row, and those from which they stand in two, in both languages.
pub(super) const IN_ONE_ROW: u16 = 96;
pub(super) const IN_TWO_ROWS: u16 = 50;

/// One name, and the columns it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tab {
    /// Which section, counted from 0.
    pub(super) section: usize,
    /// What is written.
    pub(super) label: String,
    /// Its row, from the top.
    pub(super) row: usize,
    /// Its columns, from the left edge of the row. Of the last in a row, the space after the name may be beyond the
    /// edge.
    pub(super) columns: Range<usize>,
}

/// The names in this room: all of them where they fit; else the number of each section, with the names of the current
/// one, of the next and of the previous ones as far as they fit; or the current one alone.
pub(super) fn tabs(room: Size, current: usize, words: &Words) -> Vec<Tab> {
    let (columns, rows) = (usize::from(room.width), usize::from(room.height));
    let count = SectionId::ALL.len();
    let all: Vec<usize> = (0..count).collect();
    let tabs = place(labels(&all, words), columns);
    if tabs.last().is_some_and(|tab| tab.row < rows) {
        return tabs;
    }
    let mut named = vec![current];
    let nearest = (current + 1..count).chain((0..current).rev());
    for section in nearest {
        named.push(section);
        if !is_row(&place(labels(&named, words), columns)) {
            named.pop();
            break;
        }
    }
    let row = place(labels(&named, words), columns);
    if is_row(&row) {
        return row;
    }
    let id = SectionId::ALL.get(current).copied().unwrap_or_default();
    let label = format!(" {}/{count} {} ", current + 1, words.tab(id));
    let label = crate::text::truncate(&label, columns).into_owned();
    place(std::iter::once((current, label)), columns)
}

/// The section whose name stands at a place in this room.
pub(super) fn section_at(room: Size, at: Position, current: usize, words: &Words) -> Option<usize> {
    let (column, row) = (usize::from(at.x), usize::from(at.y));
    let tabs = tabs(room, current, words).into_iter();
    let mut here = tabs.filter(|tab| tab.row == row && tab.columns.contains(&column));
    here.next().map(|tab| tab.section)
}

fn is_row(tabs: &[Tab]) -> bool {
    tabs.last().is_some_and(|tab| tab.row == 0)
}

/// All sections by number, those of `named` by name too.
fn labels(named: &[usize], words: &Words) -> impl Iterator<Item = (usize, String)> {
    SectionId::ALL.into_iter().enumerate().map(|(section, id)| {
        let number = section + 1;
        let label = if named.contains(&section) {
            format!(" {number} {} ", words.tab(id))
        } else {
            format!(" {number} ")
        };
        (section, label)
    })
}

fn place(labels: impl Iterator<Item = (usize, String)>, columns: usize) -> Vec<Tab> {
    let (mut row, mut at) = (0, 0);
    let tabs = labels.map(|(section, label)| {
        let taken = width(&label);
        if at > 0 && at + taken > columns + 1 {
            (row, at) = (row + 1, 0);
        }
        let columns = at..at + taken;
        at = columns.end;
        Tab {
            section,
            label,
            row,
            columns,
        }
    });
    tabs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Lang;

    fn written(room: (u16, u16), lang: Lang) -> Vec<String> {
        let mut rows = Vec::new();
        for tab in tabs(room.into(), 2, Words::of(lang)) {
            rows.resize(tab.row + 1, String::new());
            rows[tab.row].push_str(&tab.label);
        }
        rows
    }

    #[test]
    fn words_go_before_numbers_do() {
        for (room, expected) in [
            (
                (120, 1),
                &[
                    " 1 Aperçu  2 Fonctions  3 Occasions  4 Public  5 Accès  6 Réserves  7 2016  8 Lexique  9 Sources ",
                ][..],
            ),
            (
                (60, 2),
                &[
                    " 1 Aperçu  2 Fonctions  3 Occasions  4 Public  5 Accès ",
                    " 6 Réserves  7 2016  8 Lexique  9 Sources ",
                ],
            ),
            (
                (60, 1),
                &[" 1  2  3 Occasions  4 Public  5 Accès  6 Réserves  7  8  9 "],
            ),
            ((30, 1), &[" 3/9 Occasions "]),
            ((8, 1), &[" 3/9 Oc…"]),
        ] {
            assert_eq!(written(room, Lang::Fr), expected, "{room:?}");
        }
    }

    #[test]
    fn every_name_stands_where_there_is_room() {
        for lang in [Lang::Fr, Lang::En] {
            for (room, rows) in [((IN_ONE_ROW, 1), 1), ((IN_TWO_ROWS, 2), 2)] {
                let written = written(room, lang);
                assert_eq!(written.len(), rows, "{written:?}");
                let columns = usize::from(room.0);
                assert!(written.iter().all(|row| width(row.trim_end()) <= columns));
                let text = written.concat();
                assert!(
                    SectionId::ALL
                        .iter()
                        .all(|id| text.contains(Words::of(lang).tab(*id))),
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn a_name_is_found_where_it_is_written() {
        let at = |x, y| section_at((60, 2).into(), Position { x, y }, 0, Words::of(Lang::Fr));
        assert_eq!(
            [at(1, 0), at(12, 0), at(1, 1), at(59, 0)],
            [Some(0), Some(1), Some(5), None]
        );
    }
}
