//! The editor of a note, under what it is about.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::app::{Action, App, NoteRoom, Pen, Stroke, Writing};
use crate::notes::Step;
use crate::sheet::Tone;
use crate::text::{clean, truncate, width, wrap};
use crate::words::{self, NotesWords};

use super::layout::NoteLayout;
use super::paint;
use super::theme::Look;

/// The sizes that the state is to be told; none without a note.
pub(super) fn room(app: &App, area: Rect) -> NoteRoom {
    let Some(writing) = app.writing() else {
        return NoteRoom::default();
    };
    let text = layout(writing, app, area).text;
    NoteRoom {
        columns: usize::from(text.width),
        rows: usize::from(text.height),
    }
}

/// Draws the note, and puts the terminal's own cursor at the caret: input methods open their candidates there.
pub(super) fn draw(frame: &mut Frame, area: Rect, app: &App, look: Look) {
    let Some(writing) = app.writing().filter(|_| area.area() > 0) else {
        return;
    };
    let layout = layout(writing, app, area);
    let buffer = frame.buffer_mut();
    draw_head(buffer, layout.head, app, writing, look);
    draw_text(buffer, layout.text, app, writing, look);
    let trouble = trouble(writing, app, area);
    for (line, row) in trouble.into_iter().zip(layout.trouble.rows()) {
        Line::styled(line, look.theme.tone(Tone::Caution)).render(row, buffer);
    }
    let (row, column) = writing.editor().place(usize::from(layout.text.width));
    let row = row.saturating_sub(writing.offset());
    let [x, y] = [column, row].map(|at| u16::try_from(at).unwrap_or(u16::MAX));
    let at = Position::new(
        layout.text.x.saturating_add(x),
        layout.text.y.saturating_add(y),
    );
    if layout.text.contains(at) {
        frame.set_cursor_position(at);
    }
}

/// What a click in the note means.
pub(super) fn click(app: &App, area: Rect, at: Position) -> Option<Action> {
    let text = layout(app.writing()?, app, area).text;
    let row = usize::from(at.y.checked_sub(text.y)?);
    let column = usize::from(at.x.saturating_sub(text.x));
    Some(Action::Note(Pen::Stroke(Stroke::Point(row, column))))
}

/// What a turn of the wheel over it means: so many rows up, when negative, or down.
pub(super) const fn wheel(rows: isize) -> Action {
    let count = rows.unsigned_abs();
    Action::Note(Pen::Stroke(Stroke::Step(if rows < 0 {
        Step::Up(count)
    } else {
        Step::Down(count)
    })))
}

fn layout(writing: &Writing, app: &App, area: Rect) -> NoteLayout {
    NoteLayout::new(area, trouble(writing, app, area).len())
}

/// Why the disk did not take it, in lines.
fn trouble(writing: &Writing, app: &App, area: Rect) -> Vec<String> {
    let columns = usize::from(area.width.saturating_sub(2));
    let Some(text) = writing.trouble().map(|text| text.get(app.lang())) else {
        return Vec::new();
    };
    let lines = wrap(text, columns, columns).into_iter();
    lines
        .filter_map(|range| Some(clean(text.get(range)?).into_owned()))
        .collect()
}

/// « ── Note · WeChat · Boutique ──────── pas encore enregistrée ── »
fn draw_head(buffer: &mut Buffer, area: Rect, app: &App, writing: &Writing, look: Look) {
    let own = NotesWords::of(app.lang());
    paint::rule(buffer, area, look.glyphs.horizontal, look.theme.rule(true));
    let state = match (writing.is_saved(), writing.trouble()) {
        (_, Some(_)) => String::new(),
        (true, None) if writing.edit().entry().is_none() => String::new(),
        (true, None) => format!(" {} ", own.is_saved),
        (false, None) => format!(" {} ", own.is_draft),
    };
    let columns = usize::from(area.width);
    let title = format!(" {} · {} ", own.note, about(app, writing));
    let title = truncate(&title, columns.saturating_sub(4)).into_owned();
    let from = |column: usize| {
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        Rect {
            x: area.x.saturating_add(column),
            width: area.width.saturating_sub(column),
            ..area
        }
    };
    let ends = columns.saturating_sub(width(&state) + 2);
    Span::styled(clean(&title), look.theme.tone(Tone::Strong)).render(from(2), buffer);
    if width(&title) + 3 < ends {
        Span::styled(state, look.theme.quiet()).render(from(ends), buffer);
    }
}

/// What it is about, in words.
fn about(app: &App, writing: &Writing) -> String {
    let edit = writing.edit();
    let atlas = app.atlas();
    let platform = atlas.platform(edit.id().as_str());
    let subject = words::noted(atlas, platform, edit.subject(), app.lang());
    if subject.is_empty() {
        edit.title().to_owned()
    } else {
        format!("{} · {subject}", edit.title())
    }
}

fn draw_text(buffer: &mut Buffer, area: Rect, app: &App, writing: &Writing, look: Look) {
    let editor = writing.editor();
    let columns = usize::from(area.width);
    if editor.lines().iter().all(String::is_empty) {
        let hint = truncate(NotesWords::of(app.lang()).write_here, columns);
        return Line::styled(hint, look.theme.quiet()).render(area, buffer);
    }
    let rows = editor.rows(columns).into_iter().skip(writing.offset());
    for ((number, range), row) in rows.zip(area.rows()) {
        let text = editor.lines().get(number).and_then(|line| line.get(range));
        Line::raw(clean(text.unwrap_or_default())).render(row, buffer);
    }
}
