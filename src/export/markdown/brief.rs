//! A brief as Markdown that every reader of CommonMark and of GitHub's tables shows.

use crate::data::{Lang, SectionId};
use crate::sheet::brief::{Brief, Grid, Phrase, Piece, Reference, Span};
use crate::words::Words;

use super::super::address::web;
use super::super::html::byline;
use super::{bullet, curve, escape, line_start, lines, table};

/// `brief` as a whole document.
pub fn markdown(brief: &Brief) -> String {
    let words = Words::of(brief.lang);
    let mut blocks = vec![
        format!("# {}", escape(&brief.title)),
        line_start(escape(&byline(brief))),
    ];
    if !brief.sources.is_empty() {
        blocks.push(escape(words.brief.how_to_read));
    }
    blocks.extend(brief.pieces.iter().map(|piece| block(piece, brief.lang)));
    if !brief.sources.is_empty() {
        blocks.push(format!("## {}", words.section(SectionId::Sources)));
        blocks.push(sources(&brief.sources));
    }
    let mut text = blocks.join("\n\n");
    text.push('\n');
    text
}

fn block(piece: &Piece, lang: Lang) -> String {
    match piece {
        Piece::Heading(depth, phrase) => {
            let signs = usize::from(*depth).saturating_add(1).min(6);
            format!("{} {}", "#".repeat(signs), phrased(phrase))
        }
        Piece::Text(phrase) => line_start(phrased(phrase)),
        Piece::Points(points) => lines(points.iter().map(|point| bullet(&phrased(point)))),
        Piece::Steps(steps) => lines(
            (1..)
                .zip(steps)
                .map(|(number, step)| format!("{number}. {}", line_start(phrased(step)))),
        ),
        Piece::Facts(facts) => lines(facts.iter().flat_map(|(name, phrases)| {
            let label = format!("**{}**{}", escape(name), Words::of(lang).colon);
            phrases
                .iter()
                .map(move |phrase| format!("- {label}{}", phrased(phrase)))
        })),
        Piece::Grid(grid) => grid_table(grid),
        Piece::Chart(chart) => curve(chart, lang),
    }
}

fn grid_table(grid: &Grid) -> String {
    let rows = grid
        .rows
        .iter()
        .map(|(head, cells)| std::iter::once(head).chain(cells).map(phrased).collect());
    table(grid.columns.iter().map(phrased).collect(), rows)
}

fn sources(sources: &[Reference]) -> String {
    lines((1..).zip(sources).map(|(number, source)| {
        let url = source.url.as_deref().map(|url| match web(url) {
            Some(url) => format!(" <{url}>"),
            None => format!(" ({})", escape(url)),
        });
        format!(
            "{number}. {} · {}{}",
            line_start(escape(&source.title)),
            escape(&source.about),
            url.unwrap_or_default()
        )
    }))
}

fn phrased(phrase: &Phrase) -> String {
    let text: String = phrase.iter().map(spanned).collect();
    text.trim().to_owned()
}

fn spanned(span: &Span) -> String {
    match span {
        Span::Text(text) | Span::Quiet(text) | Span::Foreign(text, _) => escape(text),
        Span::Break => " · ".to_owned(),
        // Beside a blank the signs of emphasis would be read as themselves.
        Span::Strong(text) => {
            let words = text.trim();
            match text.split_once(words) {
                Some((before, after)) if !words.is_empty() => {
                    format!("{before}**{}**{after}", escape(words))
                }
                _ => text.clone(),
            }
        }
        Span::Sign(sign, word) => format!("{} {word}", escape(sign)),
        Span::Cite(numbers) => {
            let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
            match numbers.as_slice() {
                [] => String::new(),
                some => format!("\\[{}\\]", some.join(", ")),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emphasis_begins_and_ends_with_a_letter() {
        for (text, written) in [
            ("Pour qui\u{a0}: ", "**Pour qui\u{a0}:** "),
            (" a", " **a**"),
            ("a*b", r"**a\*b**"),
            (" ", " "),
        ] {
            assert_eq!(spanned(&Span::Strong(text.to_owned())), written);
        }
    }
}
