//! The search line: what is typed, how many were found, in which language, from which edition.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use crate::app::{App, Focus};
use crate::sheet::Tone;
use crate::text::{clean, head, truncate, width};
use crate::words::{self, Words};

use super::layout;
use super::theme::Look;

/// Columns that the typed text keeps, however long the rest.
const TYPED: usize = 14;

/// Draws the search line and, when it has the focus, puts the terminal's own cursor at the caret: input methods
/// open their candidates there.
pub(super) fn draw(frame: &mut Frame, area: Rect, app: &App, look: Look) {
    let words = Words::of(app.lang());
    let (typed, caret) = app.prompt();
    let columns = usize::from(area.width);
    let title = if columns >= 60 {
        " luopan 罗盘 "
    } else {
        " luopan "
    };
    let lead = width(title) + 2;
    let facts = remark(app, columns.saturating_sub(lead + TYPED));
    let room = columns.saturating_sub(lead + width(&facts) + 2);
    // The caret stays in sight: a longer query shows its end.
    let hidden = (caret + 1).saturating_sub(room);
    let shown = skip_columns(typed, hidden);
    let text = if typed.is_empty() {
        Span::styled(truncate(words.screen.prompt, room), look.theme.quiet())
    } else {
        Span::raw(clean(head(shown, room)))
    };
    let line = Line::from(vec![
        Span::styled(title, Style::new().add_modifier(Modifier::BOLD)),
        Span::styled(format!("{} ", look.glyphs.prompt), look.theme.key()),
        text,
    ]);
    frame.render_widget(line, area);
    let style = match app.problem() {
        Some(_) => look.theme.tone(Tone::Caution),
        None => look.theme.quiet(),
    };
    let (_, right) = layout::cut_right(area, width(&facts) + 1);
    frame.render_widget(Line::styled(facts, style), right);
    if app.focus() == Focus::List && app.overlay().is_none() {
        let x = lead + caret.saturating_sub(hidden);
        let x = u16::try_from(x)
            .unwrap_or(u16::MAX)
            .min(area.width.saturating_sub(1));
        frame.set_cursor_position(Position::new(area.x + x, area.y));
    }
}

/// What could not be understood of the query; else the facts.
fn remark(app: &App, columns: usize) -> String {
    match app.problem() {
        Some(problem) => truncate(problem.get(app.lang()), columns).into_owned(),
        None => facts(app, columns),
    }
}

/// « 2 sur 28 · FR · atlas nov. 2026 », as much of it as fits in `columns`.
fn facts(app: &App, columns: usize) -> String {
    let words = &Words::of(app.lang()).screen;
    let count = format!(
        "{} {} {}",
        app.hits().len(),
        words.of,
        app.atlas().platforms.len()
    );
    let lang = app.lang().code().to_uppercase();
    let edition = format!(
        "{} {}",
        words.edition,
        words::date(app.atlas().edition, app.lang())
    );
    let choices = [
        format!("{count} · {lang} · {edition}"),
        format!("{count} · {lang}"),
        count,
    ];
    choices
        .into_iter()
        .find(|text| width(text) <= columns)
        .unwrap_or_default()
}

/// `text` without its first `columns`.
fn skip_columns(text: &str, columns: usize) -> &str {
    let skipped = head(text, columns).len();
    text.get(skipped..).unwrap_or_default()
}
