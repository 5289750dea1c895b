//! Markdown that every reader of CommonMark and of GitHub's tables shows: a brief as a document, a page or a table of
//! the screen as what is pasted into a message.

mod brief;
mod page;

use crate::data::Lang;
use crate::sheet::Chart;
use crate::text::clean;
use crate::words::Words;

use super::svg::told;

pub use brief::markdown;
pub use page::{markdown_line, markdown_page, markdown_statement, markdown_table};

fn lines(all: impl Iterator<Item = String>) -> String {
    all.collect::<Vec<_>>().join("\n")
}

fn bullet(text: &str) -> String {
    format!("- {}", line_start(text.to_owned()))
}

/// A table under its headings.
fn table(heads: Vec<String>, rows: impl Iterator<Item = Vec<String>>) -> String {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let rule = vec!["---".to_owned(); heads.len()];
    lines([heads, rule].into_iter().chain(rows).map(row))
}

/// The points of a curve in a line.
fn curve(chart: &Chart, lang: Lang) -> String {
    let words = Words::of(lang);
    let title = format!("{} · {}{}", words.brief.curve, chart.title, words.colon);
    line_start(format!("{}{}", escape(&title), escape(&told(chart, lang))))
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
