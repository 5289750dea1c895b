//! Every key, from the key table.

use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use crate::data::Lang;
use crate::text::{width, wrap};
use crate::words::Words;

use super::keys::{Keymap, Mode};
use super::theme::Look;

/// The help, in lines of at most `columns`.
pub(super) fn lines(lang: Lang, columns: usize, look: Look, keymap: &Keymap) -> Vec<Line<'static>> {
    let words = &Words::of(lang).screen;
    let keys = keymap
        .bindings()
        .map(|bound| width(&bound.keys(lang)))
        .max()
        .unwrap_or(0);
    // Beside each other where both fit in readable lengths, else one under the other.
    let column = if columns >= keys + 30 { keys + 2 } else { 4 };
    let mut lines = Vec::new();
    for (mode, title) in Mode::ALL.into_iter().zip(words.help_places) {
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        lines.push(Line::styled(
            title,
            Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        ));
        let keyed = keymap.bindings().filter(|bound| !bound.presses.is_empty());
        for bound in keyed.filter(|bound| bound.binding.mode == mode) {
            lines.extend(binding_lines(
                (bound.keys(lang), bound.binding.says(lang)),
                column,
                columns,
                look,
            ));
        }
    }
    lines
}

fn binding_lines(
    (keys, says): (String, &'static str),
    column: usize,
    columns: usize,
    look: Look,
) -> Vec<Line<'static>> {
    let beside = width(&keys) < column;
    let gap = column.saturating_sub(width(&keys));
    let mut lines = Vec::new();
    let mut lead = vec![Span::styled(keys, look.theme.key())];
    if beside {
        lead.push(Span::raw(" ".repeat(gap)));
    } else {
        lines.push(Line::from(std::mem::take(&mut lead)));
    }
    let room = columns.saturating_sub(column);
    for range in wrap(says, room, room) {
        if lead.is_empty() {
            lead.push(Span::raw(" ".repeat(column)));
        }
        lead.push(Span::raw(says.get(range).unwrap_or_default()));
        lines.push(Line::from(std::mem::take(&mut lead)));
    }
    lines
}
