//! The state of a grid: a cursor on a cell, what is in sight, what is folded away.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::data::Link;

use super::Motion;

/// A row as the screen settled it; the rows of a folded group are not among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridRow {
    /// Its id in the table.
    pub id: String,
    /// The id of its group: its own for a heading, none above all groups.
    pub group: Option<String>,
    /// Its lines, counted from the top of the whole grid.
    pub lines: Range<usize>,
    /// What each of its cells leads to; in a heading or a note, what each column is about.
    pub links: Vec<Option<Link>>,
}

/// Sizes that only the screen knows: settled before each drawing, with [`Grid::fit`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridRoom {
    /// The rows, top to bottom.
    pub rows: Vec<GridRow>,
    /// Lines of the grid in sight, the frozen ones apart.
    pub lines: usize,
    /// All columns, the frozen one apart.
    pub columns: usize,
    /// Columns in sight.
    pub columns_in_sight: usize,
}

/// The state of a grid.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// The row under the cursor, by id, so that folding and sorting leave the cursor on it.
    id: Option<String>,
    row: usize,
    column: usize,
    top: usize,
    left: usize,
    folded: BTreeSet<String>,
    only_differences: bool,
    all_features: bool,
    by_count: bool,
    room: GridRoom,
}

impl Grid {
    /// The cell under the cursor: row among those shown, column.
    pub const fn cursor(&self) -> (usize, usize) {
        (self.row, self.column)
    }

    /// What the cell under the cursor leads to.
    pub fn link(&self) -> Option<&Link> {
        self.current()?.links.get(self.column)?.as_ref()
    }

    /// The first line in sight.
    pub const fn top(&self) -> usize {
        self.top
    }

    /// The first column in sight.
    pub const fn left_column(&self) -> usize {
        self.left
    }

    /// Whether the rows of the group with this id are folded away.
    pub fn is_folded(&self, group: &str) -> bool {
        self.folded.contains(group)
    }

    /// Only rows whose columns differ are shown.
    pub const fn only_differences(&self) -> bool {
        self.only_differences
    }

    /// Every feature is shown, not only those to look at first.
    pub const fn all_features(&self) -> bool {
        self.all_features
    }

    /// Rows stand in the order of how many columns have them.
    pub const fn by_count(&self) -> bool {
        self.by_count
    }

    /// Moves the cursor up or down. A row taller than the window is scrolled through before it is left.
    pub fn go(&mut self, motion: Motion) {
        match motion {
            Motion::First => self.select(0),
            Motion::Last => self.select(usize::MAX),
            Motion::Up => self.step(-1),
            Motion::Down => self.step(1),
            motion => self.leap(motion),
        }
    }

    /// One column to the left.
    pub fn left(&mut self) {
        self.column = self.column.saturating_sub(1);
    }

    /// One column to the right.
    pub fn right(&mut self) {
        self.column = self
            .column
            .saturating_add(1)
            .min(self.room.columns.saturating_sub(1));
    }

    /// To a cell, as after a click; what lies outside is brought inside.
    pub fn go_to(&mut self, row: usize, column: usize) {
        self.select(row);
        self.column = column.min(self.room.columns.saturating_sub(1));
    }

    /// Folds the group of the row under the cursor away, or shows its rows again. The cursor goes to its heading.
    pub fn fold(&mut self) {
        let Some(group) = self.current().and_then(|row| row.group.clone()) else {
            return;
        };
        if !self.folded.remove(&group) {
            self.folded.insert(group.clone());
        }
        let heading = self.room.rows.iter().position(|row| row.id == group);
        self.select(heading.unwrap_or(self.row));
    }

    /// Shows only rows whose columns differ, or all.
    pub fn toggle_differences(&mut self) {
        self.only_differences = !self.only_differences;
    }

    /// Shows every feature, or only those to look at first.
    pub fn toggle_features(&mut self) {
        self.all_features = !self.all_features;
    }

    /// Sorts by how many columns have it, or by group.
    pub fn toggle_order(&mut self) {
        self.by_count = !self.by_count;
    }

    /// Takes the sizes of the window, and brings cursor and offsets inside them.
    pub fn fit(&mut self, room: GridRoom) {
        self.row = self.row_in(&room);
        self.id = room.rows.get(self.row).map(|row| row.id.clone());
        self.column = self.column.min(room.columns.saturating_sub(1));
        self.top = self.top_in(&room);
        let in_sight = room.columns_in_sight.max(1);
        let last = room.columns.saturating_sub(in_sight);
        self.left = self
            .left
            .clamp(
                self.column.saturating_add(1).saturating_sub(in_sight),
                self.column,
            )
            .min(last);
        self.room = room;
    }

    /// Where the row under the cursor is now: itself, else the heading of its group, else what took its place.
    fn row_in(&self, room: &GridRoom) -> usize {
        let at = |id: &String| room.rows.iter().position(|row| row.id == *id);
        let group = || self.current().and_then(|row| row.group.as_ref());
        self.id
            .as_ref()
            .and_then(at)
            .or_else(|| group().and_then(at))
            .unwrap_or(self.row)
            .min(room.rows.len().saturating_sub(1))
    }

    /// The first line, such that the row under the cursor is in sight, or fills the window.
    fn top_in(&self, room: &GridRoom) -> usize {
        let Some(row) = room.rows.get(self.row) else {
            return 0;
        };
        let total = room.rows.last().map_or(0, |last| last.lines.end);
        let (start, last) = (row.lines.start, row.lines.end.saturating_sub(room.lines));
        let (lowest, highest) = (start.min(last), start.max(last));
        let top = self.top.clamp(lowest, highest);
        top.min(total.saturating_sub(room.lines))
    }

    fn current(&self) -> Option<&GridRow> {
        self.room.rows.get(self.row)
    }

    fn select(&mut self, row: usize) {
        self.row = row.min(self.room.rows.len().saturating_sub(1));
        self.id = self.current().map(|row| row.id.clone());
    }

    fn step(&mut self, by: isize) {
        if !self.scroll_inside(by) {
            self.select(self.row.saturating_add_signed(by));
        }
    }

    /// Scrolls by so many lines while the row under the cursor goes on beyond the window on that side.
    fn scroll_inside(&mut self, by: isize) -> bool {
        let (window, top) = (self.room.lines, self.top);
        let Some(lines) = self.current().map(|row| row.lines.clone()) else {
            return false;
        };
        let bottom = lines.end.saturating_sub(window);
        let to = top.saturating_add_signed(by);
        let inside = match by {
            ..0 => top > lines.start,
            _ => top < bottom,
        };
        if inside && lines.len() > window && window > 0 {
            self.top = to.clamp(lines.start, bottom);
            return true;
        }
        false
    }

    /// Moves by lines: to the row that stands there, one row further at least.
    fn leap(&mut self, motion: Motion) {
        let Some(lines) = self.current().map(|row| row.lines.clone()) else {
            return;
        };
        let total = self.room.rows.last().map_or(0, |last| last.lines.end);
        let from = lines.start.max(self.top).min(lines.end.saturating_sub(1));
        let to = motion.from(from, total, self.room.lines);
        let signed = |line| isize::try_from(line).unwrap_or(isize::MAX);
        let by = signed(to).saturating_sub(signed(from));
        if by == 0 || self.scroll_inside(by) {
            return;
        }
        let there = self
            .room
            .rows
            .iter()
            .position(|row| row.lines.contains(&to));
        match there.filter(|there| *there != self.row) {
            Some(row) => self.select(row),
            None => self.select(self.row.saturating_add_signed(by.signum())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of these heights, in groups that begin where an id begins with `g`.
    fn room(rows: &[(&str, usize)], lines: usize, columns: (usize, usize)) -> GridRoom {
        let (mut at, mut group) = (0, None);
        let rows = rows.iter().map(|(id, height)| {
            if id.starts_with('g') {
                group = Some((*id).to_owned());
            }
            let start = at;
            at += height;
            GridRow {
                id: (*id).to_owned(),
                group: group.clone(),
                lines: start..at,
                links: vec![None; 9],
            }
        });
        GridRoom {
            rows: rows.collect(),
            lines,
            columns: columns.0,
            columns_in_sight: columns.1,
        }
    }

    const ROWS: [(&str, usize); 6] = [
        ("g1", 1),
        ("a", 2),
        ("tall", 9),
        ("g2", 1),
        ("b", 1),
        ("c", 3),
    ];

    #[test]
    fn the_cursor_goes_through_tall_rows_and_stays_in_sight() {
        let room = room(&ROWS, 4, (3, 3));
        let mut grid = Grid::default();
        grid.fit(room.clone());
        for (motion, row, top) in [
            (Motion::Down, 1, 0),
            (Motion::Down, 2, 3),
            (Motion::Down, 2, 4),
            (Motion::PageDown, 2, 7),
            (Motion::Down, 2, 8),
            (Motion::Down, 3, 9),
            (Motion::Up, 2, 8),
            (Motion::HalfUp, 2, 6),
            (Motion::Last, 5, 13),
            (Motion::Down, 5, 13),
            (Motion::PageUp, 2, 8),
            (Motion::By(-1), 2, 7),
            (Motion::First, 0, 0),
            (Motion::Up, 0, 0),
            (Motion::By(2), 1, 0),
        ] {
            grid.go(motion);
            grid.fit(room.clone());
            assert_eq!((grid.cursor().0, grid.top()), (row, top), "{motion:?}");
        }
    }

    #[test]
    fn columns_scroll_with_the_cursor() {
        let room = room(&ROWS, 4, (5, 2));
        let mut grid = Grid::default();
        grid.fit(room.clone());
        let mut seen = Vec::new();
        for right in [
            true, true, true, true, true, false, false, false, false, false,
        ] {
            match right {
                true => grid.right(),
                false => grid.left(),
            }
            grid.fit(room.clone());
            seen.push((grid.cursor().1, grid.left_column()));
        }
        let expected = [
            (1, 0),
            (2, 1),
            (3, 2),
            (4, 3),
            (4, 3),
            (3, 3),
            (2, 2),
            (1, 1),
            (0, 0),
            (0, 0),
        ];
        assert_eq!(seen, expected);
    }

    #[test]
    fn folding_leads_to_the_heading_and_back() {
        let mut grid = Grid::default();
        grid.fit(room(&ROWS, 20, (2, 2)));
        grid.go_to(2, 1);
        grid.fold();
        assert!(grid.is_folded("g1"));
        grid.fit(room(
            &[("g1", 1), ("g2", 1), ("b", 1), ("c", 3)],
            20,
            (2, 2),
        ));
        assert_eq!(grid.cursor(), (0, 1));
        grid.fold();
        assert!(!grid.is_folded("g1"));
    }

    #[test]
    fn the_cursor_stays_on_its_row_through_every_change() {
        let full = room(&ROWS, 20, (2, 2));
        for (row, after, expected) in [
            (4, vec![("c", 1), ("b", 1)], 1),
            (4, vec![("g1", 1), ("g2", 1), ("c", 1)], 1),
            (4, vec![("x", 1), ("y", 1)], 1),
            (4, vec![], 0),
        ] {
            let mut grid = Grid::default();
            grid.fit(full.clone());
            grid.go_to(row, 9);
            grid.fit(full.clone());
            assert_eq!(grid.cursor(), (row, 1));
            grid.fit(room(&after, 3, (1, 1)));
            assert_eq!(grid.cursor(), (expected, 0), "{after:?}");
        }
    }

    #[test]
    fn nothing_to_show_is_no_trouble() {
        let mut grid = Grid::default();
        for room in [GridRoom::default(), room(&ROWS, 0, (0, 0))] {
            grid.fit(room);
            for motion in [Motion::Up, Motion::PageDown, Motion::Last, Motion::By(-9)] {
                grid.go(motion);
            }
            grid.fold();
            grid.left();
            grid.right();
            grid.fit(GridRoom::default());
            assert_eq!((grid.cursor(), grid.top()), ((0, 0), 0));
        }
    }
}
