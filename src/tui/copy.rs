//! What is copied: a statement with its date and source, or a page, as plain text or Markdown.

use crate::app::{App, Markup};
use crate::export::{Form, Ink, flow, markdown_line, markdown_page, markdown_statement, print};
use crate::sheet::{Block, Item, Run, Sheet, Tone, run};
use crate::text::clean;
use crate::words::Words;

use super::theme::Look;

/// Columns of a copied page: what a message shows without breaking lines anew.
const COLUMNS: usize = 80;

/// The statement that opens with item `number` of the page, on one line, after the name of what the page is about.
pub(super) fn statement(sheet: &Sheet, number: usize, app: &App, markup: Markup) -> Option<String> {
    let first = sheet.items().nth(number)?;
    let rest = sheet.items().skip(number.saturating_add(1));
    let same = rest.take_while(|item| item.place.is_some() && item.place == first.place);
    let items = std::iter::once(first).chain(same);
    let colon = Words::of(app.lang()).colon;
    let subject = app.selected().map(|platform| platform.name.as_str());
    let said = match markup {
        Markup::Plain => {
            let said: Vec<String> = items.filter_map(|item| said(item, app)).collect();
            let subject = subject.map(|name| format!("{name}{colon}"));
            clean(&format!(
                "{}{}",
                subject.unwrap_or_default(),
                said.join(" ")
            ))
            .into_owned()
        }
        Markup::Markdown => {
            let said = markdown_statement(items, app.lang());
            let subject = subject.map(|name| {
                let name = markdown_line(&vec![run(name, Tone::Strong)]);
                format!("{name}{colon}")
            });
            format!("{}{said}", subject.unwrap_or_default())
        }
    };
    Some(said)
}

fn said(item: &Item, app: &App) -> Option<String> {
    let colon = Words::of(app.lang()).colon;
    let text = |line: &[Run]| -> String { line.iter().map(|run| run.text.as_str()).collect() };
    let said = match &item.block {
        Block::Heading(line) | Block::Text(line) | Block::Point(_, line) => text(line),
        Block::Pair(label, line) | Block::Bar(label, _, _, line) => {
            format!("{label}{colon}{}", text(line))
        }
        Block::Row(status, name, line) => {
            let answer = crate::words::status(*status, app.lang());
            format!("{name}{colon}{answer} {}", text(line))
        }
        Block::Chart(_) | Block::Gap => return None,
    };
    Some(said.trim().to_owned())
}

/// The whole page, in plain text as `luopan show` prints it.
pub(super) fn page(sheet: &Sheet, app: &App, look: Look, markup: Markup) -> String {
    if markup == Markup::Markdown {
        return markdown_page(sheet, app.lang());
    }
    let form = Form {
        columns: COLUMNS,
        chart_rows: 0,
        glyphs: look.glyphs,
        lang: app.lang(),
        airy: false,
    };
    print(&flow(sheet, form), Ink::Plain, look.glyphs)
}
