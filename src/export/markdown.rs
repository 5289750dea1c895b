//! A brief as Markdown that every reader of CommonMark and of GitHub's tables shows.

use crate::data::{Lang, SectionId};
use crate::sheet::Chart;
use crate::sheet::brief::{Brief, Grid, Phrase, Piece, Reference, Span};
use crate::text::clean;
use crate::words::Words;

use super::address::web;
use super::html::byline;
use super::svg::told;

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
        Piece::Grid(grid) => table(grid),
        Piece::Chart(chart) => curve(chart, lang),
    }
}

fn lines(all: impl Iterator<Item = String>) -> String {
    all.collect::<Vec<_>>().join("\n")
}

fn bullet(text: &str) -> String {
    format!("- {}", line_start(text.to_owned()))
}

fn table(grid: &Grid) -> String {
    let row = |cells: &mut dyn Iterator<Item = String>| {
        let cells: Vec<String> = cells.collect();
        format!("| {} |", cells.join(" | "))
    };
    let heads = row(&mut grid.columns.iter().map(phrased));
    let rule = row(&mut grid.columns.iter().map(|_| "---".to_owned()));
    let rows = grid
        .rows
        .iter()
        .map(|(head, cells)| row(&mut std::iter::once(head).chain(cells).map(phrased)));
    lines([heads, rule].into_iter().chain(rows))
}

/// The points of a curve in a line.
fn curve(chart: &Chart, lang: Lang) -> String {
    let words = Words::of(lang);
    let title = format!("{} · {}{}", words.brief.curve, chart.title, words.colon);
    line_start(format!("{}{}", escape(&title), escape(&told(chart, lang))))
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
        Span::Strong(text) => format!("**{}**", escape(text)),
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

/// `text` without any sign that Markdown or the HTML in it would act on.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in clean(text).chars() {
        if matches!(
            sign,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$'
        ) {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped
}

/// `text` so that its beginning does not make it a heading, a list, a rule or a table.
fn line_start(text: String) -> String {
    let text = text.trim_start();
    let digits = text
        .len()
        .saturating_sub(text.trim_start_matches(|c: char| c.is_ascii_digit()).len());
    let (number, rest) = text.split_at_checked(digits).unwrap_or(("", text));
    if rest.starts_with(['#', '-', '+', '=', ':']) && number.is_empty() {
        format!("\\{text}")
    } else if rest.starts_with(['.', ')']) && !number.is_empty() {
        format!("{number}\\{rest}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_markdown_are_only_signs() {
        for (text, written) in [
            ("a*b*_c_", r"a\*b\*\_c\_"),
            ("<script>x</script>", r"\<script\>x\</script\>"),
            ("![x](javascript:y)", r"!\[x\](javascript:y)"),
            ("a|b `c`", r"a\|b \`c\`"),
            ("&lt; R&D ~x~", r"\&lt; R\&D \~x\~"),
            ("a\nb", "a\u{fffd}b"),
        ] {
            assert_eq!(escape(text), written);
        }
        for (text, written) in [
            ("# x", r"\# x"),
            ("- x", r"\- x"),
            ("+ x", r"\+ x"),
            ("2016. x", r"2016\. x"),
            ("2016) x", r"2016\) x"),
            ("2016 x", "2016 x"),
            ("   x", "x"),
        ] {
            assert_eq!(line_start(text.to_owned()), written);
        }
    }
}
