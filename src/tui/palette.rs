//! The command palette: every command of the key table, by name, with its key.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use ratatui::text::{Line, Span};

use crate::app::{Action, App, Palette};
use crate::data::Lang;
use crate::data::order;
use crate::search::Folded;
use crate::text::{clean, truncate, width};
use crate::words::Words;

use super::keys::{Bound, Keymap, Mode};
use super::theme::Look;

/// The commands that can be given here and have what is typed in their name, in either language; the best first.
pub(super) fn commands<'k>(app: &App, palette: &Palette, keymap: &'k Keymap) -> Vec<Bound<'k>> {
    let is_here = |bound: &Bound| match bound.binding.mode {
        Mode::Everywhere => true,
        Mode::Grid => app.view().is_grid(),
        Mode::List | Mode::Page => !app.view().is_grid(),
        Mode::Palette | Mode::Words | Mode::Export | Mode::Note | Mode::Help | Mode::Tour => false,
    };
    // The views come first: they hold everywhere.
    let (everywhere, here): (Vec<Bound>, Vec<Bound>) = keymap
        .bindings()
        .filter(is_here)
        .partition(|bound| bound.binding.mode == Mode::Everywhere);
    let mut offered: Vec<Bound> = Vec::new();
    for bound in everywhere.into_iter().chain(here) {
        let action = &bound.binding.action;
        let known = offered.iter().any(|other| other.binding.action == *action);
        if action.is_command() && !known {
            offered.push(bound);
        }
    }
    let typed = Folded::new(&palette.typed);
    let typed = typed.as_str().trim();
    if typed.is_empty() {
        return offered;
    }
    let matcher = SkimMatcherV2::default().ignore_case();
    let score = |bound: &Bound, lang| {
        let name = Folded::new(bound.binding.says(lang));
        matcher.fuzzy_match(name.as_str(), typed)
    };
    let mut found: Vec<(i64, Bound)> = offered
        .into_iter()
        .filter_map(|bound| {
            let best = score(&bound, Lang::Fr).max(score(&bound, Lang::En))?;
            Some((best, bound))
        })
        .collect();
    order::sort_by_key(&mut found, |(score, _)| std::cmp::Reverse(*score));
    found.into_iter().map(|(_, bound)| bound).collect()
}

/// What the chosen row of the palette does.
pub(super) fn chosen(app: &App, palette: &Palette, keymap: &Keymap) -> Option<Action> {
    let commands = commands(app, palette, keymap);
    Some(commands.get(palette.chosen)?.binding.action.clone())
}

/// The line typed in, then a line a command, in lines of `columns`.
pub(super) fn lines(
    app: &App,
    palette: &Palette,
    (columns, look): (usize, Look),
    keymap: &Keymap,
) -> Vec<Line<'static>> {
    let words = Words::of(app.lang());
    let room = columns.saturating_sub(width(words.screen.palette) + 4);
    let typed = clean(&truncate(&palette.typed, room)).into_owned();
    let mut lines = vec![Line::from(vec![
        Span::styled(words.screen.palette, look.theme.key()),
        Span::raw(format!(" {} {typed}", look.glyphs.prompt)),
        Span::styled(" ", look.theme.selected(true)),
    ])];
    let commands = commands(app, palette, keymap);
    if commands.is_empty() {
        lines.push(Line::styled(
            words.screen.nothing_in_palette,
            look.theme.quiet(),
        ));
    }
    for (row, bound) in commands.into_iter().enumerate() {
        lines.push(command_line(
            app,
            bound,
            (row == palette.chosen, columns),
            look,
        ));
    }
    lines
}

fn command_line(
    app: &App,
    bound: Bound,
    (is_chosen, columns): (bool, usize),
    look: Look,
) -> Line<'static> {
    let marker = if is_chosen { look.glyphs.selected } else { " " };
    let key = bound
        .presses
        .first()
        .map_or_else(String::new, |press| press.name(app.lang()));
    let room = columns.saturating_sub(width(&key) + 4);
    let name = truncate(bound.binding.says(app.lang()), room).into_owned();
    let gap = columns.saturating_sub(width(&name) + width(&key) + 3);
    let line = Line::from(vec![
        Span::styled(marker, look.theme.key()),
        Span::raw(format!("{name}{}", " ".repeat(gap))),
        Span::styled(key, look.theme.key()),
    ]);
    if is_chosen {
        line.style(look.theme.selected(true))
    } else {
        line
    }
}
