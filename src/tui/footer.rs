//! The keys that matter now, as many as fit.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::app::{Action, App, Pen, View};
use crate::data::Lang;
use crate::sheet::Tone;
use crate::text::{clean, truncate, width};
use crate::words;

use super::keys::{Binding, Bound, Keymap, Mode, Press};
use super::theme::Look;

/// Draws the hints of the present mode, then those that hold everywhere.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, app: &App, (look, keymap): (Look, &Keymap)) {
    let mode = Mode::of(app);
    let lang = app.lang();
    if let Some(message) = app.message() {
        let said = words::message(message, app.presents(), lang);
        let room = usize::from(area.width).saturating_sub(2);
        let said = clean(&truncate(&said, room)).into_owned();
        return Line::styled(format!(" {said}"), look.theme.tone(Tone::Strong))
            .render(area, buffer);
    }
    let mut left = usize::from(area.width).saturating_sub(1);
    let mut spans = vec![Span::raw(" ")];
    let mut said = Vec::new();
    let holds = |bound: &Bound| [mode, Mode::Everywhere].contains(&bound.binding.mode);
    for Bound {
        binding, presses, ..
    } in keymap.bindings().filter(holds)
    {
        // Another one may have the key here.
        let is_own = |press: &&Press| {
            let meant = keymap.meant(mode, **press);
            meant.is_some_and(|meant| std::ptr::eq(meant, binding))
        };
        let press = presses.iter().find(is_own);
        let (Some(hint), Some(press)) = (hint(binding, app), press) else {
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

/// What a key does, in a word: where there is nothing to clear, the key that clears leads back.
fn hint(binding: &Binding, app: &App) -> Option<&'static str> {
    match (binding.mode, &binding.action) {
        (Mode::List, Action::Back) if app.prompt().0.is_empty() => match app.lang() {
            Lang::Fr => Some("retour"),
            Lang::En => Some("back"),
        },
        _ => binding.hint(app.lang()),
    }
}

/// Whether a key would do nothing now: a hint must not lie.
fn idle(binding: &Binding, app: &App) -> bool {
    match (binding.mode, &binding.action) {
        (Mode::List, Action::Back) => app.prompt().0.is_empty() && !app.has_past(),
        (Mode::List, Action::Complete) => app.completion_at_hand().is_none(),
        (Mode::List, Action::Move(_) | Action::OpenPage) => app.is_empty(),
        (_, Action::Note(Pen::Write)) => {
            let is_about = app.selected().is_some() || app.view().is_grid();
            !is_about || app.presents() || app.overlay().is_some()
        }
        (Mode::Page, Action::Follow) => app.statement().is_none_or(|stop| stop.link.is_none()),
        (_, Action::Compare) => app.marks().len() < 2,
        (Mode::Grid, Action::AllFeatures | Action::ByCount | Action::Search) => {
            app.view() == View::Comparison
        }
        (Mode::Grid, Action::Follow) => app.grid().link().is_none(),
        (Mode::Page, Action::NextSection) => app.section_in_sight().is_none(),
        (Mode::List, Action::Insert(' ')) => {
            let (typed, _) = app.prompt();
            app.selected().is_none() || !(typed.is_empty() || typed.ends_with(' '))
        }
        _ => false,
    }
}
