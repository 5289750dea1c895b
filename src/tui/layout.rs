//! The only place where rectangles are born.

use ratatui::layout::Rect;

use crate::app::{App, Focus, View};
use crate::search::Entry;
use crate::sheet::TableForm;

use super::tabs::{IN_ONE_ROW, IN_TWO_ROWS};

/// Columns below which one pane is shown at a time.
pub(super) const NARROW: u16 = 70;
/// Columns from which the page is set in two columns.
pub(super) const WIDE: u16 = 160;
/// The smallest window drawn in; below it a sentence says so.
const SMALLEST: (u16, u16) = (24, 6);
/// Rows below which the head of the page is its name alone.
const SHORT: u16 = 18;
/// Rows from which the names of the sections may take two.
const TALL: u16 = 24;
/// Columns of a page that several people read.
const SHARED: u16 = 96;
/// Columns between the two columns of a wide page.
const GUTTER: u16 = 4;

/// What the body of the screen must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A list, and a page with a row of sections.
    Sections,
    /// A list, and a page of one piece.
    Plain,
    /// A page alone, for several people to read.
    Shared,
    /// One table, over the whole body.
    Grid,
}

impl Shape {
    /// The shape for what is shown.
    pub(super) fn of(app: &App) -> Self {
        if app.view().is_grid() {
            return Self::Grid;
        }
        if app.presents() && app.focus() == Focus::Page {
            return Self::Shared;
        }
        match app.selected_entry() {
            Some(Entry::Platform(_)) => Self::Sections,
            None if app.view() == View::HOME => Self::Sections,
            _ => Self::Plain,
        }
    }
}

/// Where everything stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Layout {
    /// The search line.
    pub(super) search: Rect,
    /// The line under it.
    pub(super) rule: Rect,
    /// The list; empty when the page takes its place.
    pub(super) list: Rect,
    /// The line between list and page; empty when only one is shown.
    pub(super) divider: Rect,
    /// The head of the page: what stays while the page scrolls.
    pub(super) head: Rect,
    /// The names of the sections.
    pub(super) tabs: Rect,
    /// The columns of the page; the second is empty on all but wide windows.
    pub(super) page: [Rect; 2],
    /// The line above the footer.
    pub(super) foot_rule: Rect,
    /// The key hints.
    pub(super) footer: Rect,
    /// The table; empty in every other shape.
    pub(super) grid: Rect,
    /// The note being written; empty unless there is one.
    pub(super) note: Rect,
}

impl Layout {
    /// The layout of a window, with a note under the panes when the user `writes` one; `None` when the window is too
    /// small for any.
    pub(super) fn new(window: Rect, focus: Focus, shape: Shape, writes: bool) -> Option<Self> {
        if window.width < SMALLEST.0 || window.height < SMALLEST.1 {
            return None;
        }
        let (search, rest) = cut_top(window, 1);
        let (rule, rest) = cut_top(rest, 1);
        let (rest, footer) = cut_bottom(rest, 1);
        // In a short window the line above the footer is worth less than a line of the page.
        let (body, foot_rule) = cut_bottom(rest, u16::from(window.height >= SHORT));
        let (body, note) = cut_bottom(body, if writes { note_rows(body.height) } else { 0 });
        let mut layout = Self {
            search,
            rule,
            footer,
            foot_rule,
            note,
            ..Self::default()
        };
        if shape == Shape::Grid {
            layout.grid = body;
            return Some(layout);
        }
        let page = if shape == Shape::Shared {
            centred(body)
        } else if window.width >= NARROW {
            let (list, rest) = cut_left(body, list_columns(window.width, shape));
            let (divider, rest) = cut_left(rest, 1);
            (layout.list, layout.divider) = (list, divider);
            inset(rest)
        } else if focus == Focus::List {
            layout.list = body;
            return Some(layout);
        } else {
            inset(body)
        };
        layout.split_page(page, window, shape);
        Some(layout)
    }

    /// List and page together: for a message that concerns both.
    pub(super) fn body(&self) -> Rect {
        let panes = [self.list, self.head, self.grid]
            .into_iter()
            .chain(self.page);
        panes
            .filter(|pane| pane.area() > 0)
            .reduce(Rect::union)
            .unwrap_or_default()
    }

    fn split_page(&mut self, page: Rect, window: Rect, shape: Shape) {
        let head_rows = if window.height >= SHORT { 2 } else { 1 };
        let (head, rest) = cut_top(page, head_rows);
        let has_tabs = matches!(shape, Shape::Sections | Shape::Shared);
        let in_two_rows = window.height >= TALL && (IN_TWO_ROWS..IN_ONE_ROW).contains(&page.width);
        let tab_rows = u16::from(has_tabs) + u16::from(has_tabs && in_two_rows);
        let (tabs, rest) = cut_top(rest, tab_rows);
        // An empty line keeps the text apart from the tabs.
        let (_, body) = cut_top(rest, u16::from(window.height >= SHORT));
        (self.head, self.tabs) = (head, tabs);
        self.page = if window.width >= WIDE && shape != Shape::Shared {
            let (left, rest) = cut_left(body, body.width.saturating_sub(GUTTER) / 2);
            let (_, right) = cut_left(rest, GUTTER);
            let (right, _) = cut_left(right, left.width);
            [left, right]
        } else {
            [body, Rect::default()]
        };
    }

    /// Lines of the page in sight, over all its columns.
    pub(super) fn page_rows(&self) -> usize {
        self.page
            .iter()
            .map(|column| usize::from(column.height))
            .sum()
    }

    /// Columns of a line of the page; none when the page is not shown.
    pub(super) fn page_columns(&self) -> usize {
        let [first, _] = self.page;
        // The last column is the scroll bar's, and the one before keeps the text off it.
        usize::from(first.width.saturating_sub(2))
    }
}

/// Where the parts of a grid stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct GridLayout {
    /// The names of the columns.
    pub(super) head: Rect,
    /// The line under them; empty in a short window.
    pub(super) head_rule: Rect,
    /// What scrolls.
    pub(super) body: Rect,
    /// The line above the foot; empty in a short window.
    pub(super) foot_rule: Rect,
    /// The cell under the cursor, in full; empty in a very short window.
    pub(super) foot: Rect,
}

impl GridLayout {
    /// The parts of a grid in `area`. Signs stand under narrow names, which take more lines.
    pub(super) fn new(area: Rect, form: TableForm) -> Self {
        let (names, rule, full) = match (area.height, form) {
            (0..=4, _) => (1, 0, 0),
            (5..=8, _) => (1, 0, 1),
            (9..=15, TableForm::Texts) => (1, 0, 2),
            (9..=15, TableForm::Signs) => (2, 0, 2),
            (16..=29, TableForm::Texts) => (1, 1, 3),
            (16..=29, TableForm::Signs) => (2, 1, 3),
            (_, TableForm::Texts) => (2, 1, 5),
            (_, TableForm::Signs) => (3, 1, 5),
        };
        let (head, rest) = cut_top(area, names);
        let (head_rule, rest) = cut_top(rest, rule);
        let (rest, foot) = cut_bottom(rest, full);
        let (body, foot_rule) = cut_bottom(rest, rule);
        Self {
            head,
            head_rule,
            body,
            foot_rule,
            foot,
        }
    }
}

/// Rows of a note under a body of so many: it takes a short one whole.
const fn note_rows(body: u16) -> u16 {
    match body {
        0..=13 => body,
        14..=20 => 7,
        _ => body / 3,
    }
}

/// Where the parts of a note stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct NoteLayout {
    /// What it is about, in the line above it.
    pub(super) head: Rect,
    /// The text.
    pub(super) text: Rect,
    /// Why it could not be saved; empty when it could.
    pub(super) trouble: Rect,
}

impl NoteLayout {
    /// The parts of a note in `area`; a trouble told in so many lines leaves the text one at least.
    pub(super) fn new(area: Rect, trouble: usize) -> Self {
        let (head, rest) = cut_top(area, 1);
        let inside = Rect {
            x: rest.x.saturating_add(1),
            width: rest.width.saturating_sub(2),
            ..rest
        };
        let most = inside.height.saturating_sub(1);
        let rows = u16::try_from(trouble).unwrap_or(most).min(most);
        let (text, trouble) = cut_bottom(inside, rows);
        Self {
            head,
            text,
            trouble,
        }
    }
}

/// A third of the window, neither too narrow for the names nor wider than they need; more for what has a sentence for a
/// name.
fn list_columns(window: u16, shape: Shape) -> u16 {
    match shape {
        Shape::Plain => (window / 5 * 2).clamp(28, 64),
        _ => (window / 3).clamp(28, 44),
    }
}

fn cut_top(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height);
    let top = Rect {
        height: rows,
        ..area
    };
    (
        top,
        Rect {
            y: area.y + rows,
            height: area.height.saturating_sub(rows),
            ..area
        },
    )
}

fn cut_bottom(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height);
    cut_top(area, area.height.saturating_sub(rows))
}

fn cut_left(area: Rect, columns: u16) -> (Rect, Rect) {
    let columns = columns.min(area.width);
    let left = Rect {
        width: columns,
        ..area
    };
    (
        left,
        Rect {
            x: area.x + columns,
            width: area.width.saturating_sub(columns),
            ..area
        },
    )
}

/// `area` without its last `columns`, and those.
pub(super) fn cut_right(area: Rect, columns: usize) -> (Rect, Rect) {
    let columns = u16::try_from(columns).unwrap_or(u16::MAX);
    cut_left(area, area.width.saturating_sub(columns))
}

/// The readable middle of an area.
fn centred(area: Rect) -> Rect {
    let free = area.width.saturating_sub(SHARED);
    cut_left(cut_left(area, (free / 2).max(1)).1, SHARED).0
}

/// A free column on the left of the page.
fn inset(area: Rect) -> Rect {
    cut_left(area, 1).1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(width: u16, height: u16, focus: Focus) -> Option<Layout> {
        Layout::new(
            Rect::new(0, 0, width, height),
            focus,
            Shape::Sections,
            false,
        )
    }

    #[test]
    fn a_list_of_sentences_is_wider_than_one_of_names() {
        for (window, names, sentences) in [
            (70, 28, 28),
            (80, 28, 32),
            (120, 40, 48),
            (160, 44, 64),
            (1_000, 44, 64),
        ] {
            assert_eq!(list_columns(window, Shape::Sections), names, "{window}");
            assert_eq!(list_columns(window, Shape::Plain), sentences, "{window}");
        }
    }

    #[test]
    fn each_shape_at_its_size() {
        for (width, height, list, columns) in [
            (200, 60, true, 2),
            (160, 40, true, 2),
            (159, 40, true, 1),
            (80, 24, true, 1),
            (70, 24, true, 1),
            (69, 24, false, 1),
            (40, 12, false, 1),
        ] {
            let layout = layout(width, height, Focus::Page).unwrap();
            assert_eq!(layout.list.area() > 0, list, "{width}x{height}");
            assert_eq!(
                layout.page.iter().filter(|c| c.area() > 0).count(),
                columns,
                "{width}x{height}"
            );
        }
        assert!(layout(60, 20, Focus::List).unwrap().list.area() > 0);
        for (width, height) in [(0, 0), (1, 1), (20, 5), (23, 40), (200, 5)] {
            assert_eq!(layout(width, height, Focus::Page), None, "{width}x{height}");
        }
    }

    #[test]
    fn rectangles_stay_inside_the_window_and_apart() {
        for width in 0..210 {
            for height in 0..64 {
                let window = Rect::new(0, 0, width, height);
                for (focus, shape, writes) in [
                    (Focus::List, Shape::Sections, false),
                    (Focus::List, Shape::Sections, true),
                    (Focus::Page, Shape::Sections, false),
                    (Focus::Page, Shape::Sections, true),
                    (Focus::Page, Shape::Plain, false),
                    (Focus::Page, Shape::Shared, false),
                    (Focus::Page, Shape::Grid, false),
                    (Focus::Page, Shape::Grid, true),
                ] {
                    let Some(l) = Layout::new(window, focus, shape, writes) else {
                        continue;
                    };
                    let [left, right] = l.page;
                    let all = [
                        l.search,
                        l.rule,
                        l.list,
                        l.divider,
                        l.head,
                        l.tabs,
                        left,
                        right,
                        l.foot_rule,
                        l.footer,
                        l.grid,
                        l.note,
                    ];
                    assert_eq!(l.note.area() > 0, writes, "{width}x{height}");
                    for (i, a) in all.iter().enumerate() {
                        assert_eq!(
                            window.intersection(*a).area(),
                            a.area(),
                            "{width}x{height}: {a:?}"
                        );
                        for b in all.iter().skip(i + 1) {
                            assert_eq!(
                                a.intersection(*b).area(),
                                0,
                                "{width}x{height}: {a:?} over {b:?}"
                            );
                        }
                    }
                }
            }
        }
    }
}
