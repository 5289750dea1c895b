//! The page of the selected platform: its head, the names of its sections, and the lines in sight.

use std::ops::Range;
use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Offset, Position, Rect, Size};
use ratatui::style::Style;
use ratatui::text::Span;
use ratatui::widgets::Widget;

use crate::app::{App, Focus, Outline, PageRoom, Stop, Target};
use crate::data::{Id, Lang, Place};
use crate::export::{ChartRow, Flow, FlowLine, Form, flow};
use crate::search::Entry;
use crate::sheet::{self, Block, Chart, Item, Section, Sheet};
use crate::words::Words;

use super::chart;
use super::layout::Layout;
use super::paint::{line, rule, whole};
use super::tabs::{self, tabs};
use super::theme::{Look, Theme};

/// A page poured into lines of the width it is shown at; kept as long as nothing of that changes.
#[derive(Debug)]
pub(super) struct Page {
    is_whole: bool,
    entry: Entry,
    lang: Lang,
    columns: usize,
    hides_unknown: bool,
    edition: u32,
    airy: bool,
    marks: Vec<Id>,
    sheet: Sheet,
    flow: Flow,
    outline: Rc<Outline>,
}

impl Page {
    /// The page of the entry selected, for lines of `columns`, of which `rows` are in sight: as far as these when
    /// that can be told without the rest, which takes longer than all else that is drawn. [`Self::is_whole`] tells.
    pub(super) fn new(app: &App, columns: usize, rows: usize, look: Look) -> Option<Self> {
        let is_at_top =
            app.focus() == Focus::List && app.target().is_none() && app.page_offset() == 0;
        let opening = || {
            let entry = app.selected_entry()?;
            let sheet = sheet::opening(app.atlas(), entry, app.lang(), app.today())?;
            let page = Self::pour(app, sheet, columns, look)?;
            (page.lines() > rows).then_some(Self {
                is_whole: false,
                ..page
            })
        };
        let opening = is_at_top.then(opening).flatten();
        opening.or_else(|| Self::whole(app, columns, look))
    }

    /// All of the page of the entry selected.
    pub(super) fn whole(app: &App, columns: usize, look: Look) -> Option<Self> {
        let entry = app.selected_entry()?;
        let sheet = sheet::page(app.atlas(), entry, app.marks(), app.lang(), app.today());
        Self::pour(app, sheet, columns, look)
    }

    fn pour(app: &App, mut sheet: Sheet, columns: usize, look: Look) -> Option<Self> {
        let entry = app.selected_entry()?.clone();
        if app.hides_unknown() {
            sheet.hide_unknown();
        }
        let form = Form {
            columns,
            chart_rows: chart::ROWS,
            glyphs: look.glyphs,
            lang: app.lang(),
            airy: app.presents(),
        };
        let flow = flow(&sheet, form);
        let outline = Rc::new(outline(&sheet, &flow));
        Some(Self {
            is_whole: true,
            entry,
            lang: app.lang(),
            columns,
            hides_unknown: app.hides_unknown(),
            edition: app.edition(),
            airy: app.presents(),
            marks: app.marks().to_vec(),
            sheet,
            flow,
            outline,
        })
    }

    /// Whether it goes beyond what is in sight.
    pub(super) const fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// The columns its lines are for.
    pub(super) const fn columns(&self) -> usize {
        self.columns
    }

    /// Whether it is still the page to show.
    pub(super) fn is_of(&self, app: &App, columns: usize) -> bool {
        app.selected_entry() == Some(&self.entry)
            && app.lang() == self.lang
            && app.hides_unknown() == self.hides_unknown
            && app.edition() == self.edition
            && app.presents() == self.airy
            && app.marks() == self.marks
            && columns == self.columns
    }

    /// How many lines it has.
    fn lines(&self) -> usize {
        self.flow.lines.len()
    }

    /// The page as far as moving in it goes, in a window that shows `rows` lines of it.
    pub(super) fn room(&self, app: &App, rows: usize) -> PageRoom {
        PageRoom {
            rows,
            outline: Rc::clone(&self.outline),
            landing: self.landing(app),
        }
    }

    /// The sheet it was poured from.
    pub(super) const fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// Where the state's target stands: the line to show first, and the line meant. A statement is shown with a
    /// line of what stands before it.
    fn landing(&self, app: &App) -> Option<(usize, usize)> {
        let lines = &self.flow.lines;
        let matches = |line: &FlowLine| !marks(app, line).is_empty();
        let here = app.page_line();
        let line = match app.target()? {
            Target::Section(number) => {
                let line = *self.flow.starts.get(number)?;
                return Some((line, line.saturating_add(1)));
            }
            Target::Place(place) => lines.iter().position(|line| line.place == Some(place))?,
            Target::NextMatch => {
                let below = here.saturating_add(1);
                let next = lines.iter().skip(below).position(matches)?;
                next.saturating_add(below)
            }
            Target::PreviousMatch => lines.iter().take(here).rposition(matches)?,
        };
        Some((line.saturating_sub(1), line))
    }
}

/// The statements of a page: what the cursor can stand on.
fn outline(sheet: &Sheet, flow: &Flow) -> Outline {
    let mut stops: Vec<Stop> = Vec::new();
    let items: Vec<&Item> = sheet.items().collect();
    for (at, line) in flow.lines.iter().enumerate() {
        let Some((number, item)) = line.item.and_then(|n| Some((n, items.get(n)?))) else {
            continue;
        };
        match stops.last_mut() {
            Some(stop) if stop.item == number => stop.last = at,
            // Several items can be one statement: a number, and who says so.
            Some(stop) if item.place.is_some() && stop.place == item.place => stop.last = at,
            _ if matches!(item.block, Block::Gap | Block::Chart(_)) => {}
            // The line under the name sums up what follows: no source bears it.
            _ if item.place == Some(Place::Tagline) => {}
            // A heading that leads nowhere is no statement.
            _ if matches!(item.block, Block::Heading(_))
                && item.place.is_none()
                && item.link.is_none() => {}
            _ => stops.push(Stop {
                item: number,
                first: at,
                last: at,
                place: item.place,
                link: item.link.clone(),
            }),
        }
    }
    Outline {
        lines: flow.lines.len(),
        // A page of one piece has nothing to go round in.
        sections: match (flow.starts.as_slice(), sheet.sections.as_slice()) {
            ([_], [Section { id: None, .. }]) => Vec::new(),
            (several, _) => several.to_vec(),
        },
        stops,
    }
}

/// What of a line matches the search.
fn marks(app: &App, line: &FlowLine) -> Vec<Range<usize>> {
    let text: String = line.runs.iter().map(|run| run.text.as_str()).collect();
    if text.trim().is_empty() {
        Vec::new()
    } else {
        app.sought().marks(&text)
    }
}

/// Draws head, tabs and lines.
pub(super) fn draw(buffer: &mut Buffer, layout: &Layout, app: &App, page: &Page, look: Look) {
    draw_head(buffer, layout.head, app, page, look.theme);
    draw_tabs(buffer, layout.tabs, app, look.theme);
    let at_hand = app
        .statement()
        .filter(|_| app.focus() == Focus::Page)
        .map(|stop| stop.first..=stop.last);
    let mut from = app.page_offset();
    let mut charts = Charts {
        lang: app.lang(),
        look,
        whole: None,
    };
    for column in layout.page {
        let lines = page.flow.lines.iter().skip(from);
        for ((number, line), row) in (from..).zip(lines).zip(column.rows()) {
            if at_hand
                .as_ref()
                .is_some_and(|lines| lines.contains(&number))
            {
                draw_cursor(buffer, row, look);
            }
            match &line.chart {
                Some(chart) => charts.draw_row(buffer, row, chart),
                None => draw_line(buffer, row, line, app, look),
            }
        }
        from += usize::from(column.height);
    }
    draw_thumb(buffer, layout, app, page, look);
}

/// One line for each item; runs that do not fit are left out.
fn draw_head(buffer: &mut Buffer, area: Rect, app: &App, page: &Page, theme: Theme) {
    for (item, row) in page.sheet.head.iter().zip(area.rows()) {
        let (Block::Text(runs) | Block::Heading(runs)) = &item.block else {
            continue;
        };
        let runs = whole(runs, usize::from(row.width));
        let text: String = runs.iter().map(|r| r.text.as_str()).collect();
        line(&runs, &app.sought().marks(&text), theme).render(row, buffer);
    }
}

fn draw_tabs(buffer: &mut Buffer, area: Rect, app: &App, theme: Theme) {
    let is_platform = matches!(app.selected_entry(), Some(Entry::Platform(_)));
    let Some(current) = app.section_in_sight().filter(|_| is_platform) else {
        return;
    };
    for tab in tabs(area.as_size(), current, Words::of(app.lang())) {
        let style = if tab.section == current {
            theme.current_tab()
        } else {
            theme.quiet()
        };
        if let (Some(row), Ok(column)) = (area.rows().nth(tab.row), tab.columns.start.try_into()) {
            let place = Offset { x: column, y: 0 };
            Span::styled(tab.label, style).render(row.offset(place).intersection(area), buffer);
        }
    }
}

/// The sign of the cursor, in the free column before the page.
fn draw_cursor(buffer: &mut Buffer, row: Rect, look: Look) {
    let area = Rect {
        x: row.x.saturating_sub(1),
        width: 1,
        ..row
    };
    rule(buffer, area, look.glyphs.selected, look.theme.key());
}

fn draw_line(buffer: &mut Buffer, area: Rect, flow_line: &FlowLine, app: &App, look: Look) {
    line(&flow_line.runs, &marks(app, flow_line), look.theme).render(area, buffer);
}

/// The chart whose rows are being drawn: made once, however many of its rows are in sight.
struct Charts {
    lang: Lang,
    look: Look,
    whole: Option<(Rc<Chart>, Buffer)>,
}

impl Charts {
    /// A chart scrolls with the page: the row in sight is taken from the whole.
    fn draw_row(&mut self, buffer: &mut Buffer, area: Rect, row: &ChartRow) {
        let columns = area.width.saturating_sub(1);
        let same = |(chart, _): &(Rc<Chart>, Buffer)| Rc::ptr_eq(chart, &row.chart);
        if !self.whole.as_ref().is_some_and(same) {
            let drawn = chart::draw(&row.chart, (columns, row.rows), self.lang, self.look);
            self.whole = Some((Rc::clone(&row.chart), drawn));
        }
        let Some((_, whole)) = &self.whole else {
            return;
        };
        let y = u16::try_from(row.row).unwrap_or(u16::MAX);
        for x in 0..columns {
            if let (Some(from), Some(to)) =
                (whole.cell((x, y)), buffer.cell_mut((area.x + x, area.y)))
            {
                *to = from.clone();
            }
        }
    }
}

/// How far down the page is, at the right edge of its last column; nothing while it is only looked at from the list,
/// where its length is not known at once.
fn draw_thumb(buffer: &mut Buffer, layout: &Layout, app: &App, page: &Page, look: Look) {
    if app.focus() == Focus::List && app.page_offset() == 0 {
        return;
    }
    let rows = layout.page_rows();
    let total = page.lines();
    let [first, second] = layout.page;
    let column = if second.area() > 0 { second } else { first };
    if total <= rows || column.height == 0 || column.width == 0 {
        return;
    }
    let height = usize::from(column.height);
    let length = (rows * height / total).max(1);
    let free = height.saturating_sub(length);
    let top = (app.page_offset() * free)
        .div_ceil(total.saturating_sub(rows).max(1))
        .min(free);
    let area = Rect {
        x: column.right().saturating_sub(1),
        y: column.y + u16::try_from(top).unwrap_or(0),
        width: 1,
        height: u16::try_from(length).unwrap_or(1),
    };
    let focused = app.focus() == Focus::Page;
    let style: Style = look.theme.rule(focused);
    rule(buffer, area.intersection(column), look.glyphs.thumb, style);
}

/// The line of the page at `at`, counted from the top of the whole page.
pub(super) fn line_at(layout: &Layout, app: &App, at: Position) -> Option<usize> {
    let mut from = app.page_offset();
    for column in layout.page {
        if column.contains(at) {
            return Some(from.saturating_add(usize::from(at.y.saturating_sub(column.y))));
        }
        from = from.saturating_add(usize::from(column.height));
    }
    None
}

/// The section whose name is at this place of the row of tabs, counted from its corner.
pub(super) fn section_at(app: &App, room: Size, at: Position) -> Option<usize> {
    let current = app.section_in_sight().unwrap_or(0);
    tabs::section_at(room, at, current, Words::of(app.lang()))
}
