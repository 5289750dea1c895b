//! The keys that matter now, as many as fit.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::app::{Action, App};
use crate::text::width;

use super::keys::{BINDINGS, Binding, Mode};
use super::theme::Look;

/// Draws the hints of the present mode, then those that hold everywhere.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, app: &App, look: Look) {
    let mode = Mode::of(app);
    let lang = app.lang();
    let mut left = usize::from(area.width).saturating_sub(1);
    let mut spans = vec![Span::raw(" ")];
    let mut said = Vec::new();
    for binding in BINDINGS
        .iter()
        .filter(|b| b.mode == mode || b.mode == Mode::Everywhere)
    {
        let (Some(hint), Some(press)) = (binding.hint(lang), binding.presses.first()) else {
            continue;
        };
        if idle(binding, app) || said.contains(&hint) {
            continue;
        }
        let key = press.name(lang);
        let needed = width(&key) + 1 + width(hint) + 3;
        if needed > left + 3 {
            break;
        }
        left = left.saturating_sub(needed);
        said.push(hint);
        spans.push(Span::styled(key, look.theme.key()));
        spans.push(Span::styled(format!(" {hint}   "), look.theme.quiet()));
    }
    Line::from(spans).render(area, buffer);
}

/// Whether a key would do nothing now: a hint must not lie.
fn idle(binding: &Binding, app: &App) -> bool {
    match (binding.mode, &binding.action) {
        (Mode::List, Action::Back) => app.prompt().0.is_empty(),
        (Mode::List, Action::Move(_) | Action::OpenPage) => app.hits().is_empty(),
        _ => false,
    }
}
