//! The list of platforms found: names, number of users, and why each was found.

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget, Wrap};

use crate::app::{App, Focus, View};
use crate::data::{Listed, Platform, Standing};
use crate::search::{Catalogue, Hit};
use crate::sheet::{self, Run};
use crate::text::{clean, excerpt, truncate, width};
use crate::words::{self, Words};

use super::paint::{cut, line, marked, select};
use super::theme::Look;

/// Fewest columns in which the beginning of a text tells anything.
const TELLING: usize = 8;
/// Columns for the number of users: « >1,43 Md » and a free column before it.
const USERS: usize = 10;

/// Lines of a row: the second says why a platform was found, or what kind it is when there is room for all.
pub(super) fn row_height(app: &App, area: Rect) -> u16 {
    let searched = !app.query().is_empty();
    let fits = app.len().saturating_mul(2) <= usize::from(area.height);
    if (searched || fits) && area.height >= 2 {
        2
    } else {
        1
    }
}

/// Draws the rows in sight.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, app: &App, look: Look) {
    let height = row_height(app, area);
    let mut y = area.y;
    let columns = usize::from(area.width).saturating_sub(1);
    for number in app.list_offset()..app.len() {
        if y + height > area.bottom() {
            break;
        }
        let row = Rect { y, height, ..area };
        let lines = match app.hits().get(number) {
            Some(hit) => platform_lines(app, hit, (columns, height), look),
            None => entry_lines(app, number, (columns, height), look),
        };
        let selected = app.selected_row() == Some(number);
        draw_row(
            buffer,
            row,
            lines,
            (selected, app.focus() == Focus::List),
            look,
        );
        y += height;
    }
}

fn platform_lines<'a>(
    app: &'a App,
    hit: &'a Hit,
    (columns, height): (usize, u16),
    look: Look,
) -> Vec<Line<'a>> {
    let Some(platform) = app.atlas().platforms.get(hit.platform).map(Listed::card) else {
        return Vec::new();
    };
    let mut lines = vec![first_line(app, platform, columns, look)];
    if height > 1 {
        lines.push(second_line(app, hit, platform, columns, look));
    }
    lines
}

/// A row of any other catalogue: what it is, a word at the edge; then what it belongs to.
fn entry_lines<'a>(
    app: &App,
    number: usize,
    (columns, height): (usize, u16),
    look: Look,
) -> Vec<Line<'a>> {
    let Some(entry) = app.entry(number) else {
        return Vec::new();
    };
    let row = sheet::row(app.atlas(), &entry, app.lang(), app.today());
    let sign = look.glyphs.origin(row.origin).unwrap_or_default();
    let aside = format!("{sign}{}", truncate(&row.aside, columns / 3));
    let room = columns.saturating_sub(width(&aside) + 2);
    let title = cut(&row.title, room);
    // Where a row has one line, what belongs below the title follows it.
    let left = room.saturating_sub(line_width(&title) + 2);
    let after = match height {
        0 | 1 if left >= TELLING => cut(&row.below, left),
        _ => Vec::new(),
    };
    let used = line_width(&title) + 2 * usize::from(!after.is_empty()) + line_width(&after);
    let gap = columns.saturating_sub(used + width(&aside) + 1);
    let mut first = marked_line(app, &title, look);
    if !after.is_empty() {
        first.push(Span::raw("  "));
        let quiet = marked_line(app, &after, look).into_iter();
        first.extend(quiet.map(|span| span.patch_style(look.theme.quiet())));
    }
    first.push(Span::raw(" ".repeat(gap)));
    first.push(Span::styled(clean(&aside).into_owned(), look.theme.quiet()));
    first.push(Span::raw(" "));
    let mut lines = vec![Line::from(first)];
    if height > 1 {
        let below = cut(&row.below, columns.saturating_sub(2));
        let mut spans = vec![Span::raw(" ")];
        spans.extend(marked_line(app, &below, look));
        lines.push(Line::from(spans).style(look.theme.quiet()));
    }
    lines
}

fn line_width(line: &[Run]) -> usize {
    line.iter().map(|run| width(&run.text)).sum()
}

/// A line with what matched the search marked.
fn marked_line<'a>(app: &App, runs: &[Run], look: Look) -> Vec<Span<'a>> {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    owned(line(runs, &app.sought().marks(&text), look.theme).spans)
}

fn draw_row(
    buffer: &mut Buffer,
    area: Rect,
    lines: Vec<Line>,
    (selected, focused): (bool, bool),
    look: Look,
) {
    let marker = if selected { look.glyphs.selected } else { " " };
    for (line, row) in lines.into_iter().zip(area.rows()) {
        let mut spans = vec![Span::styled(marker, look.theme.key())];
        spans.extend(line.spans);
        Line::from(spans).render(row, buffer);
    }
    if selected {
        let marked = Rect { height: 1, ..area };
        select(buffer, marked, look.theme, focused);
    }
}

/// Name, native name, number of users.
fn first_line<'a>(app: &'a App, platform: &'a Platform, columns: usize, look: Look) -> Line<'a> {
    let origin = sheet::size_origin(app.atlas(), platform);
    let sign = look.glyphs.origin(origin).unwrap_or_default();
    let users = format!("{sign}{}", users(app, platform));
    let room = columns.saturating_sub(USERS + width(sign));
    let name = truncate(&platform.name, room).into_owned();
    let mut left = width(&name);
    let bold = Style::new().add_modifier(Modifier::BOLD);
    let mut spans = owned(marked(&name, app.sought().marks(&name), bold, look.theme));
    if let Some(native) = platform.native.first().filter(|n| n.text != platform.name) {
        let room = room.saturating_sub(left + 1);
        // Half a native name helps nobody.
        if width(&native.text) <= room {
            spans.push(Span::raw(" "));
            spans.extend(marked(
                &native.text,
                app.sought().marks(&native.text),
                Style::new(),
                look.theme,
            ));
            left += 1 + width(&native.text);
        }
    }
    let gap = columns.saturating_sub(left + width(&users) + 1);
    spans.push(Span::raw(" ".repeat(gap)));
    spans.push(Span::raw(users));
    let is_marked = app.marks().contains(&platform.id);
    let mark = if is_marked { look.glyphs.marked } else { " " };
    spans.push(Span::styled(mark, look.theme.key()));
    Line::from(spans)
}

/// The figure that stands for its size; a closed platform says that it is closed.
fn users(app: &App, platform: &Platform) -> String {
    match (platform.status, app.atlas().headline(platform)) {
        (Standing::Closed(_), _) => Words::of(app.lang()).screen.closed.to_owned(),
        (_, Some(figure)) => words::short(figure, app.lang()),
        (_, None) => "–".to_owned(),
    }
}

/// Why it was found: the field, and the text around the match. Without a search, its kinds.
fn second_line<'a>(
    app: &'a App,
    hit: &'a Hit,
    platform: &'a Platform,
    columns: usize,
    look: Look,
) -> Line<'a> {
    let quiet = look.theme.quiet();
    let columns = columns.saturating_sub(2);
    let mut spans = vec![Span::raw(" ")];
    if app.query().is_empty() {
        let kinds: Vec<&str> = platform
            .kinds
            .iter()
            .filter_map(|id| app.atlas().vocabulary.kind(id))
            .map(|kind| kind.name.get(app.lang()))
            .collect();
        spans.push(Span::styled(
            truncate(&kinds.join(", "), columns).into_owned(),
            quiet,
        ));
        return Line::from(spans);
    }
    let reason = sheet::reason(app.atlas(), app.sought(), hit, app.lang());
    let sign = look.glyphs.origin(platform.origin_of(hit.place));
    let sign = sign.map_or(String::new(), |sign| format!("{sign} "));
    let lead = format!("{sign}{}{}", reason.field, Words::of(app.lang()).colon);
    let room = columns.saturating_sub(width(&lead));
    let (text, marks) = excerpt(&reason.text, &reason.spans, room);
    spans.push(Span::styled(lead, quiet));
    spans.extend(owned(marked(&text, marks, quiet, look.theme)));
    Line::from(spans)
}

fn owned<'a>(spans: Vec<Span<'_>>) -> Vec<Span<'a>> {
    spans
        .into_iter()
        .map(|span| Span::styled(span.content.into_owned(), span.style))
        .collect()
}

/// Nothing matched: says so, offers the nearest names, and how to go on.
pub(super) fn nothing(buffer: &mut Buffer, area: Rect, app: &App, look: Look) {
    let words = &Words::of(app.lang()).screen;
    let (typed, _) = app.prompt();
    let quoted = words::echoed(typed, app.lang());
    let mut lines = vec![
        Line::raw(format!("{} {quoted}.", words.nothing_found)),
        Line::default(),
    ];
    lines.extend(offered(app, look));
    lines.push(Line::styled(words.clear_hint, look.theme.quiet()));
    Paragraph::new(lines)
        .wrap(Wrap { trim: false })
        .render(area.inner(Margin::new(1, 0)), buffer);
}

/// What there is instead: the platforms of nearest name, or the countries that have rules.
fn offered(app: &App, look: Look) -> Vec<Line<'static>> {
    let words = Words::of(app.lang());
    let (title, names): (_, Vec<String>) = match app.view() {
        View::HOME | View::Matrix => {
            let nearest = app.nearest().into_iter().map(|platform| {
                let native = platform.native.first().map(|n| format!(" {}", n.text));
                format!("{}{}", platform.name, native.unwrap_or_default())
            });
            (words.screen.nearest, nearest.collect())
        }
        View::Catalogue(Catalogue::Rules) => {
            let atlas = app.atlas();
            let codes = atlas.rules.countries().into_iter();
            let regions = codes.filter_map(|code| atlas.vocabulary.region(code));
            let names = regions.map(|region| region.name.get(app.lang()).to_owned());
            (words.command.known_countries, names.collect())
        }
        View::Comparison | View::Catalogue(_) => return Vec::new(),
    };
    if names.is_empty() {
        return Vec::new();
    }
    let named = names
        .into_iter()
        .map(|name| format!("{} {name}", look.glyphs.bullet));
    let lines = named.map(|name| Line::raw(clean(&name).into_owned()));
    std::iter::once(Line::styled(title, look.theme.quiet()))
        .chain(lines)
        .chain([Line::default()])
        .collect()
}
