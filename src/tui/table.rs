//! The table to show, settled for the window: the matrix of what the search found, or the comparison of what is
//! marked.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::{App, Extent, GridRoom, Markup, View};
use crate::data::{Id, Lang, Listed, Platform};
use crate::export::{Form, Ink, columns, markdown_table, print};
use crate::sheet::{self, Choice};

use super::grid::GridPage;
use super::theme::Look;

/// Columns of a copied table: beyond them a message breaks its lines.
const COPIED_COLUMNS: usize = 100;

/// What a table depends on, besides the atlas.
#[derive(Debug, PartialEq)]
struct Basis {
    view: View,
    lang: Lang,
    edition: u32,
    columns: u16,
    platforms: Vec<Id>,
    all_features: bool,
    by_count: bool,
    presents: bool,
}

/// A table settled for one width; kept as long as nothing of its basis changes.
#[derive(Debug)]
pub(super) struct Table {
    basis: Basis,
    page: GridPage,
    look: Look,
}

impl Table {
    /// The table of the present view in `area`, the old one when it still holds; `None` in a view without one.
    pub(super) fn settle(old: Option<Self>, app: &App, area: Rect, look: Look) -> Option<Self> {
        if !app.view().is_grid() {
            return None;
        }
        let platforms = platforms(app);
        let basis = Basis {
            view: app.view(),
            lang: app.lang(),
            edition: app.edition(),
            columns: area.width,
            platforms: platforms.iter().map(|p| p.id.clone()).collect(),
            all_features: app.grid().all_features(),
            by_count: app.grid().by_count(),
            presents: app.presents(),
        };
        if let Some(old) = old.filter(|old| old.basis == basis) {
            return Some(old);
        }
        let page = GridPage::new(table(app, &platforms), area.width, look);
        let page = if app.presents() { page.airy() } else { page };
        Some(Self { basis, page, look })
    }

    /// The sizes that the state is to be told.
    pub(super) fn room(&self, app: &App, area: Rect) -> GridRoom {
        self.page.room(app.grid(), area)
    }

    /// Draws it. Reads only.
    pub(super) fn draw(&self, buffer: &mut Buffer, area: Rect, app: &App) {
        let focused = app.focus() == crate::app::Focus::Page;
        self.page.draw(buffer, area, app.grid(), focused);
    }

    /// The cell at `at`.
    pub(super) fn click(&self, app: &App, area: Rect, at: Position) -> Option<(usize, usize)> {
        self.page.click(area, app.grid(), at)
    }

    /// The cell under the cursor as text, with what it is about, or the whole table.
    pub(super) fn text(&self, app: &App, extent: Extent, markup: Markup) -> Option<String> {
        if extent == Extent::Passage {
            return self.page.cell_text(app.grid(), markup);
        }
        let table = table(app, &platforms(app));
        let rows = table.shown(|_| false, app.grid().only_differences());
        if markup == Markup::Markdown {
            return Some(markdown_table(&table, &rows));
        }
        let form = Form {
            columns: COPIED_COLUMNS,
            chart_rows: 0,
            glyphs: self.look.glyphs,
            lang: app.lang(),
            airy: false,
        };
        let flow = columns(&table, &rows, form);
        Some(print(&flow, Ink::Plain, self.look.glyphs))
    }
}

/// The platforms that stand in the columns.
fn platforms(app: &App) -> Vec<&Platform> {
    let atlas = app.atlas();
    if app.view() == View::Comparison {
        let marks = app.marks().iter();
        return marks.filter_map(|id| atlas.platform(id)).collect();
    }
    let order = match app.query().is_empty() {
        true => atlas.by_reach(),
        false => app.hits().iter().map(|hit| hit.platform).collect(),
    };
    let listed = order.into_iter().filter_map(|at| atlas.platforms.get(at));
    listed.map(Listed::whole).collect()
}

fn table(app: &App, platforms: &[&Platform]) -> sheet::Table {
    let (atlas, lang, today) = (app.atlas(), app.lang(), app.today());
    if app.view() == View::Comparison {
        return sheet::comparison(atlas, platforms, lang, today);
    }
    let choice = Choice::new(app.grid().all_features(), app.grid().by_count());
    sheet::matrix(atlas, platforms, lang, today, choice)
}
