//! Runs of text into a line on the screen, with what matched the search marked.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};

use crate::sheet::Run;
use crate::text::{clean, first_unclean, truncate, width};
use crate::words::Glyphs;

use super::theme::Theme;

/// `runs` as a line, in the theme's styles; the byte ranges `marks` of the whole text are marked.
pub(super) fn line<'a>(runs: &'a [Run], marks: &[Range<usize>], theme: Theme) -> Line<'a> {
    let mut spans = Vec::new();
    let mut at = 0;
    for run in runs {
        let style = theme.tone(run.tone);
        let own = marks
            .iter()
            .map(|m| m.start.saturating_sub(at)..m.end.saturating_sub(at));
        spans.extend(marked(&run.text, own, style, theme));
        at += run.text.len();
    }
    Line::from(spans)
}

/// `runs` cut to `columns`.
pub(super) fn cut(runs: &[Run], columns: usize) -> Vec<Run> {
    let mut left = columns;
    let mut kept = Vec::new();
    for run in runs {
        let text = truncate(&run.text, left).into_owned();
        left = left.saturating_sub(width(&text));
        kept.push(Run {
            text,
            tone: run.tone,
        });
    }
    kept
}

/// `text` in `style`, with the byte ranges `marks` in the style of a match.
pub(super) fn marked<'a>(
    text: &'a str,
    marks: impl IntoIterator<Item = Range<usize>>,
    style: Style,
    theme: Theme,
) -> Vec<Span<'a>> {
    let mut spans = Vec::new();
    let mut from = 0;
    for mark in marks {
        let (start, end) = (
            mark.start.clamp(from, text.len()),
            mark.end.clamp(from, text.len()),
        );
        // A range off a letter's border marks nothing rather than half a letter.
        if let (Some(before), Some(within)) = (text.get(from..start), text.get(start..end)) {
            spans.push(Span::styled(clean(before), style));
            spans.push(Span::styled(clean(within), style.patch(theme.matched())));
            from = end;
        }
    }
    spans.push(Span::styled(
        clean(text.get(from..).unwrap_or_default()),
        style,
    ));
    spans.retain(|span| !span.content.is_empty());
    spans
}

/// Makes what is drawn in `area` the selection: in one style, whatever it is made of, where the keyboard is.
pub(super) fn select(buffer: &mut Buffer, area: Rect, theme: Theme, focused: bool) {
    if focused {
        for position in area.positions() {
            if let Some(cell) = buffer.cell_mut(position) {
                cell.fg = Color::Reset;
                cell.modifier.remove(Modifier::DIM);
            }
        }
    }
    buffer.set_style(area, theme.selected(focused));
}

/// Fills a row of `buffer` with one sign.
pub(super) fn rule(buffer: &mut Buffer, area: Rect, glyph: &str, style: Style) {
    for position in area.positions() {
        if let Some(cell) = buffer.cell_mut(position) {
            // A sign of the interface's own, never text from the data.
            cell.set_symbol(glyph).set_style(style);
        }
    }
}

/// Puts the signs of the set in the place of those that texts, key names and ratatui's axes are written with. What
/// only becomes harmful beside its neighbour, as a selector typed after a border does, ends here.
pub(super) fn in_signs(buffer: &mut Buffer, glyphs: &Glyphs) {
    for cell in &mut buffer.content {
        // Most cells hold one sign of ASCII, which is as it should be.
        if let [b' '..=b'~'] = cell.symbol().as_bytes() {
            continue;
        }
        if let Some((at, _)) = first_unclean(cell.symbol()) {
            let kept = cell.symbol().get(..at).filter(|kept| !kept.is_empty());
            let kept = kept.unwrap_or("\u{fffd}").to_owned();
            cell.set_symbol(&kept);
        }
        let sign = glyphs.sign(cell.symbol());
        if sign != cell.symbol() {
            let sign = sign.to_owned();
            cell.set_symbol(&sign);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::Tone;

    #[test]
    fn marks_cross_runs_and_keep_letters_whole() {
        let runs = [
            Run {
                text: "Réseau ".into(),
                tone: Tone::Strong,
            },
            Run {
                text: "微博".into(),
                tone: Tone::Native,
            },
        ];
        let matched = Theme::PLAIN.matched().add_modifier;
        for (marks, expected) in [
            (vec![], vec![]),
            (vec![0..3], vec!["Ré"]),
            (vec![8..14], vec!["微博"]),
            (vec![4..11], vec!["eau ", "微"]),
            (vec![2..3, 9..10], vec![]),
            (vec![0..99], vec!["Réseau ", "微博"]),
        ] {
            let line = line(&runs, &marks, Theme::PLAIN);
            let found: Vec<&str> = line
                .spans
                .iter()
                .filter(|s| s.style.add_modifier.contains(matched))
                .map(|s| s.content.as_ref())
                .collect();
            assert_eq!(found, expected, "{marks:?}");
            assert_eq!(line.to_string(), "Réseau 微博");
        }
    }
}
