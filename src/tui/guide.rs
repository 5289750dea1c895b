//! The line that offers the tour, and what the tour says: above the key hints, or in their place in a short window.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::app::{Action, App, Focus, Step, View};
use crate::sheet::Tone;
use crate::text::{truncate, width};
use crate::words::Words;

use super::keys::{Keymap, Mode};
use super::layout::Layout;
use super::theme::Look;

/// Draws one or the other, where there is one.
pub(super) fn draw(
    buffer: &mut Buffer,
    layout: &Layout,
    app: &App,
    (look, keymap): (Look, &Keymap),
) {
    let columns = usize::from(layout.footer.width).saturating_sub(2);
    let (spans, in_short) = match app.tour() {
        Some(step) => (said(step, app, columns, look), true),
        None if offers(app) => (offer(app, look, keymap), false),
        None => return,
    };
    let area = match layout.foot_rule {
        rule if rule.area() > 0 => rule,
        _ if in_short => layout.footer,
        // The offer is worth less than the keys.
        _ => return,
    };
    if spans.iter().map(|span| width(&span.content)).sum::<usize>() > columns {
        return;
    }
    for position in area.positions() {
        if let Some(cell) = buffer.cell_mut(position) {
            cell.reset();
        }
    }
    let inside = Rect {
        x: area.x.saturating_add(1),
        width: area.width.saturating_sub(1),
        ..area
    };
    Line::from(spans).render(inside, buffer);
}

/// The offer stands where the program begins, and nowhere else.
fn offers(app: &App) -> bool {
    app.hints() && app.view() == View::HOME && app.focus() == Focus::List && app.overlay().is_none()
}

/// « 2/5 » and what the step shows.
fn said(step: Step, app: &App, columns: usize, look: Look) -> Vec<Span<'static>> {
    let number = Step::ALL.iter().take_while(|s| **s != step).count() + 1;
    let number = format!("{number}/{}  ", Step::ALL.len());
    let room = columns.saturating_sub(width(&number));
    let words = Words::of(app.lang()).tour;
    vec![
        Span::styled(number, look.theme.key()),
        Span::styled(
            truncate(words.step(step, room), room).into_owned(),
            look.theme.tone(Tone::Strong),
        ),
    ]
}

/// The key of the tour, and the one that puts this line away; nothing where the user bound neither.
fn offer(app: &App, look: Look, keymap: &Keymap) -> Vec<Span<'static>> {
    let words = Words::of(app.lang()).tour;
    let key = |mode, action| {
        let mut bindings = keymap.bindings();
        let bound = bindings.find(|b| b.binding.mode == mode && b.binding.action == action)?;
        let name = bound.presses.first()?.name(app.lang());
        Some(Span::styled(name, look.theme.key()))
    };
    let quiet = |text: String| Span::styled(text, look.theme.quiet());
    let tour = key(Mode::Everywhere, Action::StartTour);
    let away = key(Mode::List, Action::Back);
    let (Some(tour), Some(away)) = (tour, away) else {
        return Vec::new();
    };
    vec![
        quiet(format!("{} ", words.offer)),
        tour,
        quiet(format!("{} ", words.what)),
        away,
        quiet(format!(" {}", words.put_away)),
    ]
}
