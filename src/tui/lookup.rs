//! The words and names in the statement at hand, with what they mean.

use ratatui::text::{Line, Span};

use crate::app::App;
use crate::data::Explained;
use crate::sheet::Tone;
use crate::text::{clean, wrap};
use crate::words::Words;

use super::theme::Look;

/// A heading, then each word with its meaning, in lines of `columns`.
pub(super) fn lines(
    app: &App,
    words: &[Explained],
    chosen: usize,
    (columns, look): (usize, Look),
) -> Vec<Line<'static>> {
    let title = Words::of(app.lang()).screen.words_here;
    let mut lines = vec![Line::styled(title, look.theme.tone(Tone::Heading))];
    for (row, word) in words.iter().enumerate() {
        let marker = if row == chosen {
            look.glyphs.selected
        } else {
            " "
        };
        let roman = word.roman.as_ref().map(|roman| format!(" {roman}"));
        let says = word.meaning.get(app.lang());
        let meaning = format!("{}{} · {says}", word.text, roman.unwrap_or_default());
        let room = columns.saturating_sub(3);
        for (at, range) in wrap(&meaning, room, room).into_iter().enumerate() {
            let text = clean(meaning.get(range).unwrap_or_default()).into_owned();
            let lead = if at == 0 { marker } else { " " };
            let indent = if at == 0 { "" } else { "  " };
            lines.push(Line::from(vec![
                Span::styled(lead, look.theme.key()),
                Span::raw(format!("{indent}{text}")),
            ]));
        }
    }
    lines
}
