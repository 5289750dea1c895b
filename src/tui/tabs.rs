//! The names of the sections, in one row: as many words as fit.

use std::ops::Range;

use crate::data::SectionId;
use crate::text::width;
use crate::words::Words;

/// One name, and the columns it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tab {
    /// Which section, counted from 0.
    pub(super) section: usize,
    /// What is written.
    pub(super) label: String,
    /// Its columns, from the left edge of the row.
    pub(super) columns: Range<usize>,
}

/// The row in `columns`: the number of each section, with the names of the current one, of the next and of the
/// previous ones as far as they fit; or the current one alone.
pub(super) fn tabs(columns: usize, current: usize, words: &Words) -> Vec<Tab> {
    let count = SectionId::ALL.len();
    let mut named = vec![current];
    let nearest = (current + 1..count).chain((0..current).rev());
    for section in nearest {
        named.push(section);
        if end(&row(&named, words)) > columns {
            named.pop();
            break;
        }
    }
    let row = row(&named, words);
    if end(&row) <= columns {
        return row;
    }
    let id = SectionId::ALL.get(current).copied().unwrap_or_default();
    let label = format!(" {}/{count} {} ", current + 1, words.tab(id));
    place([(current, crate::text::truncate(&label, columns).into_owned())].into_iter())
}

/// All sections by number, those of `named` by name too.
fn row(named: &[usize], words: &Words) -> Vec<Tab> {
    place(SectionId::ALL.into_iter().enumerate().map(|(section, id)| {
        let number = section + 1;
        let label = if named.contains(&section) {
            format!(" {number} {} ", words.tab(id))
        } else {
            format!(" {number} ")
        };
        (section, label)
    }))
}

fn end(row: &[Tab]) -> usize {
    row.last().map_or(0, |tab| tab.columns.end)
}

fn place(labels: impl Iterator<Item = (usize, String)>) -> Vec<Tab> {
    labels
        .scan(0, |at, (section, label)| {
            let columns = *at..*at + width(&label);
            *at = columns.end;
            Some(Tab {
                section,
                label,
                columns,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Lang;

    #[test]
    fn words_go_before_numbers_do() {
        for (columns, expected) in [
            (
                120,
                " 1 Aperçu  2 Fonctions  3 Occasions  4 Public  5 Accès  6 Réserves  7 2016  8 Lexique  9 Sources ",
            ),
            (
                60,
                " 1  2  3 Occasions  4 Public  5 Accès  6 Réserves  7  8  9 ",
            ),
            (30, " 3/9 Occasions "),
            (8, " 3/9 Oc…"),
        ] {
            let row: String = tabs(columns, 2, Words::of(Lang::Fr))
                .into_iter()
                .map(|t| t.label)
                .collect();
            assert_eq!(row, expected);
            assert!(width(&row) <= columns);
        }
    }
}
