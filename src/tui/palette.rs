//! The command palette: every command of the key table, by name, with its key.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use ratatui::text::{Line, Span};

use crate::app::{Action, App, Palette};
use crate::data::Lang;
use crate::search::Folded;
use crate::text::{clean, truncate, width};
use crate::words::Words;

use super::keys::{BINDINGS, Binding, Mode};
use super::theme::Look;

/// The commands that can be given here and have what is typed in their name, in either language; the best first.
pub(super) fn commands(app: &App, palette: &Palette) -> Vec<&'static Binding> {
    let is_here = |binding: &&Binding| match binding.mode {
        Mode::Everywhere => true,
        Mode::Grid => app.view().is_grid(),
        Mode::List | Mode::Page => !app.view().is_grid(),
        Mode::Palette | Mode::Words | Mode::Help => false,
    };
    // The views come first: they hold everywhere.
    let (everywhere, here): (Vec<&Binding>, Vec<&Binding>) = BINDINGS
        .iter()
        .filter(is_here)
        .partition(|binding| binding.mode == Mode::Everywhere);
    let mut offered: Vec<&Binding> = Vec::new();
    for binding in everywhere.into_iter().chain(here) {
        let known = offered.iter().any(|other| other.action == binding.action);
        if binding.action.is_command() && !known {
            offered.push(binding);
        }
    }
    let typed = Folded::new(&palette.typed);
    let typed = typed.as_str().trim();
    if typed.is_empty() {
        return offered;
    }
    let matcher = SkimMatcherV2::default().ignore_case();
    let score = |binding: &Binding, lang| {
        let name = Folded::new(binding.says(lang));
        matcher.fuzzy_match(name.as_str(), typed)
    };
    let mut found: Vec<(i64, &Binding)> = offered
        .into_iter()
        .filter_map(|binding| {
            let best = score(binding, Lang::Fr).max(score(binding, Lang::En))?;
            Some((best, binding))
        })
        .collect();
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.into_iter().map(|(_, binding)| binding).collect()
}

/// What the chosen row of the palette does.
pub(super) fn chosen(app: &App, palette: &Palette) -> Option<Action> {
    let commands = commands(app, palette);
    Some(commands.get(palette.chosen)?.action.clone())
}

/// The line typed in, then a line a command, in lines of `columns`.
pub(super) fn lines(
    app: &App,
    palette: &Palette,
    columns: usize,
    look: Look,
) -> Vec<Line<'static>> {
    let words = Words::of(app.lang());
    let room = columns.saturating_sub(width(words.screen.palette) + 4);
    let typed = clean(&truncate(&palette.typed, room)).into_owned();
    let mut lines = vec![Line::from(vec![
        Span::styled(words.screen.palette, look.theme.key()),
        Span::raw(format!(" {} {typed}", look.glyphs.prompt)),
        Span::styled(" ", look.theme.selected(true)),
    ])];
    let commands = commands(app, palette);
    if commands.is_empty() {
        lines.push(Line::styled(
            words.screen.nothing_in_palette,
            look.theme.quiet(),
        ));
    }
    for (row, binding) in commands.into_iter().enumerate() {
        lines.push(command_line(
            app,
            binding,
            (row == palette.chosen, columns),
            look,
        ));
    }
    lines
}

fn command_line(
    app: &App,
    binding: &Binding,
    (is_chosen, columns): (bool, usize),
    look: Look,
) -> Line<'static> {
    let marker = if is_chosen { look.glyphs.selected } else { " " };
    let key = binding
        .presses
        .first()
        .map_or_else(String::new, |press| press.name(app.lang()));
    let room = columns.saturating_sub(width(&key) + 4);
    let name = truncate(binding.says(app.lang()), room).into_owned();
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
