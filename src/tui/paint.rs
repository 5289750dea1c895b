//! Runs of text into a line on the screen, with what matched the search marked.

use std::ops::Range;
use std::slice;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};

use crate::sheet::{LISTED, Run};
use crate::text::{ELLIPSIS, clean, first_unclean, truncate, width};
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

/// The `runs` that fit whole into `columns`, with an ellipsis if that is not all; a list ends before the first of its
/// names that does not fit, and the first run is rather cut than left out.
pub(super) fn whole(runs: &[Run], columns: usize) -> Vec<Run> {
    let all: usize = runs.iter().map(|run| width(&run.text)).sum();
    let Some((first, others)) = runs.split_first().filter(|_| all > columns) else {
        return runs.to_vec();
    };
    let mut kept = cut(slice::from_ref(first), columns);
    let mut left = columns.saturating_sub(width(&first.text));
    let mut is_kept = true;
    for run in others {
        let goes_on = run.text.starts_with(LISTED);
        if goes_on && !is_kept {
            continue;
        }
        let rest = left.checked_sub(width(&run.text));
        let rest = rest.filter(|rest| *rest >= width(ELLIPSIS));
        is_kept = rest.is_some();
        match rest {
            Some(rest) => {
                left = rest;
                kept.push(run.clone());
            }
            None if goes_on => break,
            None => {}
        }
    }
    if let Some(last) = kept.last_mut().filter(|_| left >= width(ELLIPSIS)) {
        last.text.push_str(ELLIPSIS);
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
    use crate::sheet::{Tone, plain};

    #[test]
    fn a_line_too_long_leaves_out_whole_facts() {
        let runs = [
            "5 M",
            " · Tencent Holdings",
            " · Chine",
            ", Japon",
            ", Inde",
            " · 2011",
        ];
        let runs = runs.map(plain);
        for (columns, expected) in [
            (60, "5 M · Tencent Holdings · Chine, Japon, Inde · 2011"),
            (50, "5 M · Tencent Holdings · Chine, Japon, Inde · 2011"),
            (49, "5 M · Tencent Holdings · Chine, Japon, Inde…"),
            (38, "5 M · Tencent Holdings · Chine, Japon…"),
            (37, "5 M · Tencent Holdings · Chine…"),
            (20, "5 M · Chine, Japon…"),
            (12, "5 M · Chine…"),
            (11, "5 M · 2011…"),
            (4, "5 M…"),
            (3, "5 M"),
            (2, "5…"),
            (0, ""),
        ] {
            let kept = whole(&runs, columns);
            let kept: String = kept.iter().map(|run| run.text.as_str()).collect();
            assert_eq!(kept, expected, "{columns}");
        }
    }

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
