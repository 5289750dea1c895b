//! The page of the selected platform: its head, the names of its sections, and the lines in sight.

use std::ops::Range;
use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::app::{App, Focus, Target};
use crate::data::{Lang, SectionId};
use crate::export::{ChartRow, Flow, FlowLine, Form, flow};
use crate::sheet::{self, Block, Chart, Item, Run};
use crate::text::truncate;
use crate::words::Words;

use super::chart;
use super::layout::Layout;
use super::paint::{line, rule};
use super::tabs::tabs;
use super::theme::{Look, Theme};

/// A page poured into lines of the width it is shown at; kept as long as nothing of that changes.
#[derive(Debug)]
pub(super) struct Page {
    id: String,
    lang: Lang,
    columns: usize,
    head: Vec<Item>,
    flow: Flow,
}

impl Page {
    /// The page of the platform selected, for lines of `columns`.
    pub(super) fn new(app: &App, columns: usize, look: Look) -> Option<Self> {
        let platform = app.selected()?;
        let sheet = sheet::platform(app.atlas(), platform, app.lang(), app.today());
        let form = Form {
            columns,
            chart_rows: chart::ROWS,
            glyphs: look.glyphs,
            lang: app.lang(),
        };
        let flow = flow(&sheet, form);
        Some(Self {
            id: platform.id.clone(),
            lang: app.lang(),
            columns,
            head: sheet.head,
            flow,
        })
    }

    /// Whether it is still the page to show.
    pub(super) fn is_of(&self, app: &App, columns: usize) -> bool {
        app.selected().is_some_and(|p| p.id == self.id)
            && app.lang() == self.lang
            && columns == self.columns
    }

    /// How many lines it has.
    pub(super) fn lines(&self) -> usize {
        self.flow.lines.len()
    }

    /// First line of each section, in the order of [`SectionId::ALL`].
    pub(super) fn section_starts(&self) -> Vec<usize> {
        self.flow.starts.iter().map(|(_, start)| *start).collect()
    }

    /// The line to scroll to for the state's target. A statement is shown with a line of what stands before it.
    pub(super) fn target_line(&self, app: &App) -> Option<usize> {
        let lines = &self.flow.lines;
        let matches = |line: &FlowLine| !marks(app, line).is_empty();
        let top = app.page_offset();
        match app.target()? {
            Target::Section(id) => self
                .flow
                .starts
                .iter()
                .find(|(start, _)| *start == id)
                .map(|(_, line)| *line),
            Target::Place(place) => {
                let line = lines.iter().position(|line| line.place == Some(place))?;
                Some(line.saturating_sub(1))
            }
            Target::NextMatch => {
                let below = top.saturating_add(1);
                lines
                    .iter()
                    .skip(below)
                    .position(matches)
                    .map(|line| line.saturating_add(below))
            }
            Target::PreviousMatch => lines.iter().take(top).rposition(matches),
        }
    }
}

/// What of a line matches the search.
fn marks(app: &App, line: &FlowLine) -> Vec<Range<usize>> {
    let text: String = line.runs.iter().map(|run| run.text.as_str()).collect();
    if text.trim().is_empty() {
        Vec::new()
    } else {
        app.query().marks(&text)
    }
}

/// Draws head, tabs and lines.
pub(super) fn draw(buffer: &mut Buffer, layout: &Layout, app: &App, page: &Page, look: Look) {
    draw_head(buffer, layout.head, app, page, look.theme);
    draw_tabs(buffer, layout.tabs, app, look.theme);
    let mut from = app.page_offset();
    let mut charts = Charts {
        lang: app.lang(),
        look,
        whole: None,
    };
    for column in layout.page {
        let lines = page.flow.lines.iter().skip(from);
        for (line, row) in lines.zip(column.rows()) {
            match &line.chart {
                Some(chart) => charts.draw_row(buffer, row, chart),
                None => draw_line(buffer, row, line, app, look),
            }
        }
        from += usize::from(column.height);
    }
    draw_thumb(buffer, layout, app, page, look);
}

/// One line for each item; what does not fit is cut with an ellipsis.
fn draw_head(buffer: &mut Buffer, area: Rect, app: &App, page: &Page, theme: Theme) {
    for (item, row) in page.head.iter().zip(area.rows()) {
        let (Block::Text(runs) | Block::Heading(runs)) = &item.block else {
            continue;
        };
        let runs = cut(runs, usize::from(row.width));
        let text: String = runs.iter().map(|r| r.text.as_str()).collect();
        line(&runs, &app.query().marks(&text), theme).render(row, buffer);
    }
}

/// `runs` cut to `columns`.
fn cut(runs: &[Run], columns: usize) -> Vec<Run> {
    let mut left = columns;
    let mut kept = Vec::new();
    for run in runs {
        let text = truncate(&run.text, left).into_owned();
        left = left.saturating_sub(crate::text::width(&text));
        kept.push(Run {
            text,
            tone: run.tone,
        });
    }
    kept
}

fn draw_tabs(buffer: &mut Buffer, area: Rect, app: &App, theme: Theme) {
    let current = app.section_in_sight().unwrap_or(0);
    let spans: Vec<Span> = tabs(usize::from(area.width), current, Words::of(app.lang()))
        .into_iter()
        .map(|tab| {
            let style = if tab.section == current {
                theme.current_tab()
            } else {
                theme.quiet()
            };
            Span::styled(tab.label, style)
        })
        .collect();
    Line::from(spans).render(area, buffer);
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
            let drawn = chart::draw(
                &row.chart,
                columns,
                self.lang,
                self.look.glyphs,
                self.look.theme,
            );
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

/// How far down the page is, at the right edge of its last column.
fn draw_thumb(buffer: &mut Buffer, layout: &Layout, app: &App, page: &Page, look: Look) {
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

/// The section whose name is at `column` of the row of tabs.
pub(super) fn section_at(app: &App, columns: usize, column: usize) -> Option<usize> {
    let current = app.section_in_sight().unwrap_or(0);
    tabs(columns, current, Words::of(app.lang()))
        .into_iter()
        .find(|tab| tab.columns.contains(&column))
        .map(|tab| tab.section)
        .filter(|&section| section < SectionId::ALL.len())
}
