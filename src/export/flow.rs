//! A sheet poured into lines of a given width.

use std::ops::Range;
use std::rc::Rc;

use crate::data::{Freshness, Lang, Place};
use crate::sheet::{Block, Chart, Item, Line, Mark, Run, Sheet, Tone, run};
use crate::text::{width, wrap};
use crate::words::{self, Glyphs};

/// Columns from which the checklist is set as a table: name, answer, nuance.
const TABLE_COLUMNS: usize = 76;
/// Columns of a feature's name in that table; no shipped name is longer.
const NAME_COLUMNS: usize = 28;
/// Columns of the answer in that table.
const ANSWER_COLUMNS: usize = 8;
/// Columns from which a label stands beside what it names rather than above it.
const PAIR_COLUMNS: usize = 44;
/// Columns of the longest bar beside its name, at most and at least.
const BAR_COLUMNS: (usize, usize) = (24, 12);
/// Columns of the name beside a bar; no shipped name is longer.
const BAR_NAME_COLUMNS: usize = 16;
/// Columns of most numbers beside a bar, with their date and age.
const BAR_NUMBER_COLUMNS: usize = 45;
/// Widest label that others are aligned to.
const LABEL_COLUMNS: usize = 18;

/// The form lines are given.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// Columns of a line.
    pub columns: usize,
    /// Lines of a chart; none leaves charts out. One of several curves takes half as many again.
    pub chart_rows: usize,
    /// The signs.
    pub glyphs: &'static Glyphs,
    /// The language of the signs' words.
    pub lang: Lang,
    /// Statements are set apart by an empty line: for a screen that several people read.
    pub airy: bool,
}

/// A sheet as lines.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    /// What stands above all sections.
    pub head: Vec<FlowLine>,
    /// The lines of the sections, top to bottom.
    pub lines: Vec<FlowLine>,
    /// Index of the first line of each section.
    pub starts: Vec<usize>,
}

/// One line.
#[derive(Clone, Debug, Default)]
pub struct FlowLine {
    /// Its text, indent included.
    pub runs: Line,
    /// The item it belongs to, counted over the sections as [`Sheet::items`] does; none in the head and for
    /// headings of sections.
    pub item: Option<usize>,
    /// The statement it belongs to.
    pub place: Option<Place>,
    /// It is a line of a chart.
    pub chart: Option<ChartRow>,
}

/// One line of a chart.
#[derive(Clone, Debug)]
pub struct ChartRow {
    /// The curve.
    pub chart: Rc<Chart>,
    /// Which of its lines, from 0.
    pub row: usize,
    /// How many lines it has.
    pub rows: usize,
}

/// Pours `sheet` into lines.
pub fn flow(sheet: &Sheet, form: Form) -> Flow {
    let mut starts = Vec::new();
    let mut page = Column::new(form, Some(0));
    for section in &sheet.sections {
        if !page.lines.is_empty() {
            page.lines.push(FlowLine::default());
        }
        starts.push(page.lines.len());
        if !section.title.is_empty() {
            let title = vec![run(section.title.clone(), Tone::Heading)];
            page.push(None, title);
        }
        page.pour(&section.items);
    }
    let mut head = Column::new(form, None);
    head.pour(&sheet.head);
    Flow {
        head: head.lines,
        lines: page.lines,
        starts,
    }
}

/// Lines in the making.
struct Column {
    form: Form,
    lines: Vec<FlowLine>,
    /// The number of the item being poured, where they are counted.
    item: Option<usize>,
}

impl Column {
    const fn new(form: Form, item: Option<usize>) -> Self {
        Self {
            form,
            lines: Vec::new(),
            item,
        }
    }

    fn pour(&mut self, items: &[Item]) {
        let mut rest = items;
        while let Some(item) = rest.first() {
            let pairs = rest
                .iter()
                .take_while(|i| matches!(i.block, Block::Pair(..)))
                .count();
            let (now, later) = rest.split_at_checked(pairs.max(1)).unwrap_or((rest, &[]));
            if pairs > 0 {
                self.pairs(now);
            } else {
                self.counted(|column| column.block(item));
            }
            if self.form.airy && sets_apart(item, later) {
                self.lines.push(FlowLine::default());
            }
            rest = later;
        }
    }

    /// Gives the lines that `pour` adds the number of their item.
    fn counted(&mut self, pour: impl FnOnce(&mut Self)) {
        let from = self.lines.len();
        pour(self);
        let item = self.item;
        for line in self.lines.iter_mut().skip(from) {
            line.item = item;
        }
        self.item = item.map(|item| item.saturating_add(1));
    }

    fn push(&mut self, place: Option<Place>, runs: Line) {
        self.lines.push(FlowLine {
            runs,
            place,
            ..FlowLine::default()
        });
    }

    fn block(&mut self, item: &Item) {
        match &item.block {
            Block::Heading(line) | Block::Text(line) => self.paragraph(item.place, vec![], line, 0),
            Block::Point(mark, line) => self.point(item.place, *mark, line),
            Block::Pair(label, line) => self.pair(item.place, label, line, width(label)),
            Block::Row(..) => self.row(item),
            Block::Bar(name, share, age, line) => {
                self.bar(item.place, name, (*share, *age), line);
            }
            Block::Chart(chart) => self.chart(item.place, chart),
            Block::Gap => self.lines.push(FlowLine::default()),
        }
    }

    /// Breaks `line` to the width, after `lead` on the first line and `hang` columns in on the others.
    fn paragraph(&mut self, place: Option<Place>, lead: Line, line: &Line, hang: usize) {
        let lead_columns: usize = lead.iter().map(|r| width(&r.text)).sum();
        let first = self.form.columns.saturating_sub(lead_columns);
        let others = self.form.columns.saturating_sub(hang);
        let text: String = line.iter().map(|r| r.text.as_str()).collect();
        let mut lead = lead;
        for range in wrap(&text, first, others) {
            let mut runs = std::mem::take(&mut lead);
            if runs.is_empty() && hang > 0 {
                runs.push(indent(hang));
            }
            runs.extend(slice(line, &range));
            self.push(place, runs);
            lead = Vec::new();
        }
        if !lead.is_empty() {
            self.push(place, lead);
        }
    }

    fn point(&mut self, place: Option<Place>, mark: Mark, line: &Line) {
        let (sign, tone) = match mark {
            Mark::None => (" ", Tone::Plain),
            Mark::Bullet => (self.form.glyphs.bullet, Tone::Quiet),
            Mark::Caution => (self.form.glyphs.caution, Tone::Caution),
            Mark::Verdict(verdict) => (self.form.glyphs.verdict(verdict), Tone::Verdict(verdict)),
            Mark::Status(status) => (self.form.glyphs.status(status), Tone::Status(status)),
        };
        let mut lead = vec![Run {
            text: format!("{sign} "),
            tone,
        }];
        if let Mark::Verdict(verdict) = mark {
            lead.push(Run {
                text: format!("{} ", words::verdict(verdict, self.form.lang)),
                tone,
            });
        }
        self.paragraph(place, lead, line, 2);
    }

    /// Labels that follow each other share a column.
    fn pairs(&mut self, items: &[Item]) {
        let labels = items.iter().filter_map(|item| match &item.block {
            Block::Pair(label, _) => Some(width(label)),
            _ => None,
        });
        let column = labels.max().unwrap_or(0).min(LABEL_COLUMNS);
        for item in items {
            if let Block::Pair(label, line) = &item.block {
                self.counted(|lines| lines.pair(item.place, label, line, column));
            }
        }
    }

    fn pair(&mut self, place: Option<Place>, label: &str, line: &Line, column: usize) {
        let label = Run {
            text: label.to_owned(),
            tone: Tone::Label,
        };
        let labelled = width(&label.text);
        if self.form.columns < PAIR_COLUMNS || labelled > column {
            if labelled > 0 {
                self.paragraph(place, vec![], &vec![label], 0);
            }
            self.paragraph(place, vec![indent(2)], line, 2);
            return;
        }
        let gap = indent((column + 2).saturating_sub(labelled));
        self.paragraph(place, vec![label, gap], line, column + 2);
    }

    fn row(&mut self, item: &Item) {
        let Block::Row(status, name, note) = &item.block else {
            return;
        };
        let tone = Tone::Status(*status);
        let mut lead = vec![Run {
            text: format!("{} ", self.form.glyphs.status(*status)),
            tone,
        }];
        let answer = words::status(*status, self.form.lang);
        if self.form.columns >= TABLE_COLUMNS {
            lead.push(Run {
                text: padded(name, NAME_COLUMNS),
                tone: Tone::Plain,
            });
            lead.push(Run {
                text: padded(answer, ANSWER_COLUMNS),
                tone,
            });
            self.paragraph(item.place, lead, note, 2 + NAME_COLUMNS + ANSWER_COLUMNS);
            return;
        }
        lead.push(Run {
            text: name.clone(),
            tone: Tone::Strong,
        });
        let mut line = vec![Run {
            text: format!(" · {answer}"),
            tone,
        }];
        if note.iter().any(|r| !r.text.trim().is_empty()) {
            line.push(Run {
                text: " · ".to_owned(),
                tone: Tone::Quiet,
            });
            line.extend(note.iter().cloned());
        }
        self.paragraph(item.place, lead, &line, 2);
    }

    /// Name, bar, number; the bar under them where they leave it no room.
    fn bar(
        &mut self,
        place: Option<Place>,
        name: &str,
        (share, age): (f64, Freshness),
        line: &Line,
    ) {
        let beside = self.form.columns >= TABLE_COLUMNS;
        let columns = if beside {
            let (most, least) = BAR_COLUMNS;
            let taken = BAR_NAME_COLUMNS + BAR_NUMBER_COLUMNS + 1;
            self.form.columns.saturating_sub(taken).clamp(least, most)
        } else {
            self.form.columns.saturating_sub(2)
        };
        // What was measured long ago does not stand beside what was measured now as if it were the same.
        let is_past = age == Freshness::Stale;
        let tone = if is_past { Tone::Quiet } else { Tone::Number };
        let drawn = run(self.form.glyphs.bar(share, columns, is_past), tone);
        if beside {
            let name = run(padded(name, BAR_NAME_COLUMNS), Tone::Strong);
            let gap = indent(1);
            let hang = BAR_NAME_COLUMNS + columns + 1;
            return self.paragraph(place, vec![name, drawn, gap], line, hang);
        }
        let name = run(format!("{name} "), Tone::Strong);
        self.paragraph(place, vec![name], line, 2);
        self.push(place, vec![indent(2), drawn]);
    }

    fn chart(&mut self, place: Option<Place>, chart: &Chart) {
        let rows = match chart.curves.len() {
            0 | 1 => self.form.chart_rows,
            _ => self.form.chart_rows.saturating_mul(3) / 2,
        };
        let chart = Rc::new(chart.clone());
        for row in 0..rows {
            let chart = Rc::clone(&chart);
            self.lines.push(FlowLine {
                place,
                chart: Some(ChartRow { chart, row, rows }),
                ..FlowLine::default()
            });
        }
    }
}

/// Whether an empty line belongs between `item` and what comes after.
fn sets_apart(item: &Item, later: &[Item]) -> bool {
    let opens = matches!(item.block, Block::Heading(_) | Block::Gap | Block::Row(..));
    let same = |next: &Item| item.place.is_some() && next.place == item.place;
    let next = later.first();
    !opens && next.is_some_and(|next| next.block != Block::Gap && !same(next))
}

/// The part of `line` in a byte range of its whole text.
pub(super) fn slice(line: &Line, range: &Range<usize>) -> Line {
    let mut at = 0;
    let mut part = Vec::new();
    for run in line {
        let from = range.start.saturating_sub(at).min(run.text.len());
        let to = range.end.saturating_sub(at).min(run.text.len());
        at += run.text.len();
        if let Some(text) = run.text.get(from..to).filter(|t| !t.is_empty()) {
            part.push(Run {
                text: text.to_owned(),
                tone: run.tone,
            });
        }
    }
    part
}

/// So many spaces.
pub(super) fn indent(columns: usize) -> Run {
    Run {
        text: " ".repeat(columns),
        tone: Tone::Plain,
    }
}

/// `text` followed by spaces up to `columns`, and by one at least.
pub(super) fn padded(text: &str, columns: usize) -> String {
    let gap = columns.saturating_sub(width(text)).max(1);
    format!("{text}{}", " ".repeat(gap))
}
