//! The search line: what is typed, how many were found, in which language, from which edition.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::app::{App, Focus, View};
use crate::sheet::Tone;
use crate::text::{clean, head, truncate, width};
use crate::words::{self, Glyphs, Words};

use super::layout;
use super::theme::Look;

/// Columns that the typed text keeps, however long the rest.
const TYPED: usize = 14;

/// Draws the search line and, when it has the focus, puts the terminal's own cursor at the caret: input methods
/// open their candidates there.
pub(super) fn draw(frame: &mut Frame, area: Rect, app: &App, look: Look) {
    let (typed, caret) = app.prompt();
    let columns = usize::from(area.width);
    let title = title(app, columns);
    let lead = width(&title) + 2;
    let facts = remark(app, columns.saturating_sub(lead + TYPED), look.glyphs);
    let room = columns.saturating_sub(lead + width(&facts) + 2);
    // The caret stays in sight: a longer query shows its end.
    let hidden = (caret + 1).saturating_sub(room);
    let shown = skip_columns(typed, hidden);
    let text = if typed.is_empty() {
        Span::styled(
            truncate(words::prompt(app.view(), app.lang()), room),
            look.theme.quiet(),
        )
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

/// The program's name; in a view other than the home, the view's.
fn title(app: &App, columns: usize) -> String {
    match app.view() {
        View::HOME if columns >= 60 => " luopan 罗盘 ".to_owned(),
        View::HOME => " luopan ".to_owned(),
        view if columns >= 60 => format!(" luopan · {} ", words::view(view, app.lang())),
        view => format!(" {} ", words::view(view, app.lang())),
    }
}

/// What could not be understood of the query; else the facts.
fn remark(app: &App, columns: usize, glyphs: &Glyphs) -> String {
    match app.problem() {
        // It quotes what was typed.
        Some(problem) => truncate(&clean(problem.get(app.lang())), columns).into_owned(),
        None => facts(app, columns, glyphs),
    }
}

/// « 2 sur 28 · FR · atlas nov. 2026 », as much of it as fits in `columns`.
fn facts(app: &App, columns: usize, glyphs: &Glyphs) -> String {
    let words = &Words::of(app.lang()).screen;
    let count = format!("{} {} {}", app.len(), words.of, app.total());
    let lang = app.lang().code().to_uppercase();
    let edition = format!(
        "{} {}",
        words.edition,
        words::date(app.atlas().edition, app.lang())
    );
    let mut lead = String::new();
    if app.presents() {
        lead.push_str(&format!("{} · ", words.presentation));
    }
    if !app.marks().is_empty() {
        lead.push_str(&format!("{}{} · ", glyphs.marked, app.marks().len()));
    }
    let choices = [
        format!("{lead}{count} · {lang} · {edition}"),
        format!("{lead}{count} · {lang}"),
        format!("{lead}{count}"),
        lead.trim_end_matches(" · ").to_owned(),
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

/// What the filter being typed could become, in the line under the search line; Tab takes the first.
pub(super) fn draw_choices(buffer: &mut Buffer, area: Rect, app: &App, look: Look) {
    let Some(completion) = app
        .completion_at_hand()
        .filter(|_| app.focus() == Focus::List)
    else {
        return;
    };
    let mut left = usize::from(area.width).saturating_sub(2);
    let mut spans = vec![Span::raw(" ")];
    for (number, choice) in completion.choices.iter().enumerate() {
        let says = format!(" {}  ", clean(&choice.says));
        let needed = width(&choice.text) + width(&says);
        if needed > left {
            break;
        }
        left = left.saturating_sub(needed);
        let first = look.theme.selected(number == 0);
        let style = if number == 0 { first } else { look.theme.key() };
        spans.push(Span::styled(clean(&choice.text).into_owned(), style));
        spans.push(Span::styled(says, look.theme.quiet()));
    }
    // Over the line drawn there: what is left of it is hidden up to the end of the choices.
    Line::from(spans).render(area, buffer);
}
