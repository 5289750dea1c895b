//! What is on the screen, page or table.

use crate::data::{Lang, Status};
use crate::sheet::{Block, Cell, Column, Item, Line, Mark, Run, Sheet, Table, Tone};
use crate::words::{self as wording, UNICODE, Words};

use super::super::address::web;
use super::{bullet, curve, escape, line_start, lines, table};

/// The whole of `sheet`, its name and its sections as headings.
pub fn markdown_page(sheet: &Sheet, lang: Lang) -> String {
    let mut head = sheet.head.iter();
    let name = head.next().map(|item| format!("# {}", title(item, lang)));
    let mut blocks: Vec<String> = name.into_iter().collect();
    blocks.extend(head.map(|item| line_start(statement(item, lang))));
    for section in &sheet.sections {
        if !section.title.is_empty() {
            blocks.push(format!("## {}", escape(&section.title)));
        }
        blocks.extend(items(&section.items, lang));
    }
    blocks.retain(|block| !block.is_empty());
    let mut text = blocks.join("\n\n");
    text.push('\n');
    text
}

/// `items` of one statement on one line.
pub fn markdown_statement<'a>(items: impl Iterator<Item = &'a Item>, lang: Lang) -> String {
    let said = items.map(|item| statement(item, lang));
    said.filter(|said| !said.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The rows of these numbers; the heading of a group is a row with nothing beside it.
pub fn markdown_table(shown: &Table, rows: &[usize]) -> String {
    let columns = shown.columns.iter().map(column);
    let heads: Vec<String> = std::iter::once(markdown_line(&shown.corner))
        .chain(columns)
        .collect();
    let rows = rows.iter().filter_map(|n| shown.rows.get(*n)).map(|row| {
        let label = match row.is_group() {
            true => format!("**{}**", words(&row.label)),
            false => markdown_line(&row.label),
        };
        let cells = row.cells().iter().map(|one| cell(one, shown.lang));
        let mut cells: Vec<String> = std::iter::once(label).chain(cells).collect();
        cells.resize(heads.len(), String::new());
        cells
    });
    let rows: Vec<Vec<String>> = rows.collect();
    format!("{}\n", table(heads, rows.into_iter()))
}

/// Items as blocks: neighbours that are points of a list stand in one.
fn items(all: &[Item], lang: Lang) -> impl Iterator<Item = String> {
    let blocks = all.chunk_by(|one, next| is_point(&one.block) && is_point(&next.block));
    blocks.map(move |block| match block {
        [one] if matches!(one.block, Block::Heading(_)) => {
            format!("### {}", title(one, lang))
        }
        [one] if !is_point(&one.block) => line_start(statement(one, lang)),
        points => lines(points.iter().map(|point| match &point.block {
            Block::Point(Mark::None, _) => format!("  {}", statement(point, lang)),
            _ => bullet(&statement(point, lang)),
        })),
    })
}

const fn is_point(block: &Block) -> bool {
    matches!(
        block,
        Block::Point(..) | Block::Pair(..) | Block::Row(..) | Block::Bar(..)
    )
}

/// An item as a heading, which needs no bold words.
fn title(item: &Item, lang: Lang) -> String {
    match &item.block {
        Block::Heading(line) | Block::Text(line) => words(line),
        _ => statement(item, lang),
    }
}

/// An item on one line, without the sign of a list before it.
fn statement(item: &Item, lang: Lang) -> String {
    let colon = Words::of(lang).colon;
    let labelled = |label: &str, rest: &str| match rest {
        "" => format!("**{}**", escape(label)),
        rest => format!("**{}**{colon}{rest}", escape(label)),
    };
    match &item.block {
        Block::Heading(text) | Block::Text(text) => markdown_line(text),
        Block::Point(mark, text) => format!("{}{}", sign(*mark, lang), markdown_line(text)),
        Block::Pair(label, text) if label.is_empty() => markdown_line(text),
        Block::Pair(label, text) | Block::Bar(label, _, _, text) => {
            labelled(label, &markdown_line(text))
        }
        Block::Row(status, name, text) => {
            let said = format!("{} {}", answer(*status, lang), markdown_line(text));
            labelled(name, said.trim_end())
        }
        Block::Chart(chart) => curve(chart, lang),
        Block::Gap => String::new(),
    }
}

fn sign(mark: Mark, lang: Lang) -> String {
    match mark {
        Mark::None | Mark::Bullet => String::new(),
        Mark::Caution => format!("{} ", UNICODE.caution),
        Mark::Verdict(verdict) => {
            let word = wording::verdict(verdict, lang);
            format!("{} **{word}** ", UNICODE.verdict(verdict))
        }
        Mark::Status(status) => format!("{} ", UNICODE.status(status)),
    }
}

fn answer(status: Status, lang: Lang) -> String {
    let word = wording::status(status, lang);
    format!("{} {word}", escape(UNICODE.status(status)))
}

fn column(column: &Column) -> String {
    let name = format!(
        "{} {}",
        markdown_line(&column.title),
        markdown_line(&column.native)
    );
    name.trim_end().to_owned()
}

/// What a cell says in short. The words of an answer stand in the texts, where there are any.
fn cell(cell: &Cell, lang: Lang) -> String {
    let texts = cell.short.iter().map(markdown_line);
    let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
    let texts = texts.join(" · ");
    match cell.status {
        None => texts,
        Some(status) if texts.is_empty() => answer(status, lang),
        Some(status) => format!("{} {texts}", escape(UNICODE.status(status))),
    }
}

/// A line of text.
pub fn markdown_line(runs: &Line) -> String {
    let text: String = runs.iter().map(spanned).collect();
    text.trim().to_owned()
}

/// A line of text, nothing in it set bold.
fn words(runs: &Line) -> String {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    escape(text.trim())
}

/// A run; what matters in it is set bold, the blanks around it outside, as CommonMark wants.
fn spanned(run: &Run) -> String {
    let text = escape(run.text.trim());
    let (before, after) = blanks(&run.text);
    match run.tone {
        _ if text.is_empty() => run.text.clone(),
        Tone::Strong | Tone::Number => format!("{before}**{text}**{after}"),
        Tone::Link => match web(run.text.trim()) {
            // A bar would end the cell of a table.
            Some(address) => format!("{before}<{}>{after}", address.replace('|', "%7C")),
            None => format!("{before}{text}{after}"),
        },
        _ => format!("{before}{text}{after}"),
    }
}

/// The blanks before and after what a text says.
fn blanks(text: &str) -> (&str, &str) {
    let start = text.len().saturating_sub(text.trim_start().len());
    let end = text.trim_end().len();
    let before = text.get(..start).unwrap_or_default();
    (before, text.get(end..).unwrap_or_default())
}
