//! The one key table. Help, footer and README are made from it.

mod keymap;
mod press;
mod table;

use crossterm::event::{KeyCode, KeyModifiers};

use crate::app::{Action, App, Focus, Overlay};
use crate::data::Lang;

pub use keymap::{Bound, Keymap};
pub use press::Press;
pub use table::BINDINGS;

/// Where a binding holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Wherever no other binding of the same key holds.
    Everywhere,
    /// In the search line; letters search.
    List,
    /// In the page; letters are commands.
    Page,
    /// In the matrix and the comparison.
    Grid,
    /// In the command palette; letters narrow it.
    Palette,
    /// Among the words of a statement.
    Words,
    /// Among the formats of an export.
    Export,
    /// In the editor of a note; letters are written.
    Note,
    /// In the help.
    Help,
    /// On the tour.
    Tour,
}

impl Mode {
    /// All of them, in the order of the help.
    pub const ALL: [Self; 10] = [
        Self::List,
        Self::Page,
        Self::Grid,
        Self::Palette,
        Self::Words,
        Self::Export,
        Self::Note,
        Self::Help,
        Self::Tour,
        Self::Everywhere,
    ];

    /// Its name in the config file.
    const fn name(self) -> &'static str {
        match self {
            Self::Everywhere => "everywhere",
            Self::List => "list",
            Self::Page => "page",
            Self::Grid => "grid",
            Self::Palette => "palette",
            Self::Words => "words",
            Self::Export => "export",
            Self::Note => "note",
            Self::Help => "help",
            Self::Tour => "tour",
        }
    }

    /// Whether a letter bound to nothing is written.
    const fn takes_letters(self) -> bool {
        matches!(self, Self::List | Self::Palette | Self::Note)
    }

    /// Whether a key that means something everywhere does so here: in a note every letter is written.
    fn hears(self, press: Press) -> bool {
        let is_letter = matches!(press, Press(KeyCode::Char(_), KeyModifiers::NONE));
        !(is_letter && self == Self::Note)
    }

    /// Where the keyboard is now.
    pub fn of(app: &App) -> Self {
        if app.tour().is_some() {
            return Self::Tour;
        }
        match (app.overlay(), app.focus()) {
            (Some(Overlay::Help(_)), _) => Self::Help,
            (Some(Overlay::Palette(_)), _) => Self::Palette,
            (Some(Overlay::Words(..)), _) => Self::Words,
            (Some(Overlay::Export(_)), _) => Self::Export,
            (None, _) if app.writing().is_some() => Self::Note,
            (None, Focus::List) => Self::List,
            (None, Focus::Page) if app.view().is_grid() => Self::Grid,
            (None, Focus::Page) => Self::Page,
        }
    }
}

/// A line of the key table.
#[derive(Debug)]
pub struct Binding {
    /// Where it holds.
    pub mode: Mode,
    /// The keys, the best known first; none for a command that only the palette offers.
    pub presses: &'static [Press],
    /// What they mean.
    pub action: Action,
    /// In words: French, English.
    pub says: (&'static str, &'static str),
    /// In a word, for the footer.
    pub hint: Option<(&'static str, &'static str)>,
}

impl Binding {
    /// Its name in the config file: where it holds, and its English up to the first stop, `page.half-a-page-down`.
    pub fn name(&self) -> String {
        let says = match self.action {
            // Its words are those of the other language.
            Action::SwitchLanguage => "switch language",
            _ => self.says.1.split(';').next().unwrap_or_default(),
        };
        let words = says.split(|c: char| !c.is_alphanumeric());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        format!("{}.{}", self.mode.name(), words.join("-").to_lowercase())
    }

    /// What it does, in words.
    pub const fn says(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Fr => self.says.0,
            Lang::En => self.says.1,
        }
    }

    /// What it does, in a word; only for those that the footer shows.
    pub fn hint(&self, lang: Lang) -> Option<&'static str> {
        self.hint.map(|(fr, en)| match lang {
            Lang::Fr => fr,
            Lang::En => en,
        })
    }

    /// Its keys, by name: « ↑, Ctrl-P ».
    pub fn keys(&self, lang: Lang) -> String {
        let names: Vec<String> = self.presses.iter().map(|press| press.name(lang)).collect();
        names.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::Mode::{Help, List, Page};
    use crossterm::event::KeyEvent;

    use super::*;
    use crate::app::Motion;

    #[test]
    fn no_key_is_bound_twice_in_one_place() {
        let mut seen: Vec<(Mode, Press, &str)> = Vec::new();
        for binding in &BINDINGS {
            for &press in binding.presses {
                let twice = seen
                    .iter()
                    .find(|(mode, p, _)| *mode == binding.mode && *p == press);
                assert_eq!(
                    twice,
                    None,
                    "{} is bound again as {}",
                    press.name(Lang::En),
                    binding.says.1
                );
                seen.push((binding.mode, press, binding.says.1));
            }
        }
    }

    #[test]
    fn every_key_has_a_name_in_both_languages() {
        for press in BINDINGS.iter().flat_map(|b| b.presses) {
            for lang in [Lang::Fr, Lang::En] {
                assert!(
                    !press.name(lang).ends_with('-') && !press.name(lang).is_empty(),
                    "{press:?}"
                );
            }
        }
    }

    #[test]
    fn keys_mean_what_the_table_says() {
        let event = |code, modifiers| KeyEvent::new(code, modifiers);
        let none = KeyModifiers::NONE;
        for (mode, code, modifiers, expected) in [
            (List, KeyCode::Char('w'), none, Some(Action::Insert('w'))),
            (
                List,
                KeyCode::Char('W'),
                KeyModifiers::SHIFT,
                Some(Action::Insert('W')),
            ),
            (List, KeyCode::Char('微'), none, Some(Action::Insert('微'))),
            (List, KeyCode::Char('?'), none, Some(Action::ToggleHelp)),
            (List, KeyCode::Char('q'), none, Some(Action::Insert('q'))),
            (Page, KeyCode::Char('q'), none, Some(Action::Quit)),
            (
                Page,
                KeyCode::Char('G'),
                KeyModifiers::SHIFT,
                Some(Action::Move(Motion::Last)),
            ),
            (Page, KeyCode::Char('x'), none, None),
            (Help, KeyCode::Char('x'), none, None),
            (
                Help,
                KeyCode::Char('c'),
                KeyModifiers::CONTROL,
                Some(Action::Quit),
            ),
            (
                List,
                KeyCode::Char('C'),
                KeyModifiers::CONTROL | KeyModifiers::SHIFT,
                Some(Action::Quit),
            ),
            (
                List,
                KeyCode::Char('@'),
                KeyModifiers::CONTROL | KeyModifiers::ALT,
                Some(Action::Insert('@')),
            ),
            (
                Page,
                KeyCode::Char('z'),
                KeyModifiers::CONTROL,
                Some(Action::Suspend),
            ),
        ] {
            assert_eq!(
                Keymap::default().action(mode, event(code, modifiers)),
                expected,
                "{mode:?} {code:?}"
            );
        }
    }
}
