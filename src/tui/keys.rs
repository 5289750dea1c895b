//! The one key table. Help, footer and README are made from it.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::app::{Action, App, Edit, Focus, Motion, Overlay};
use crate::data::Lang;

/// Where a binding holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Wherever no other binding of the same key holds.
    Everywhere,
    /// In the search line; letters search.
    List,
    /// In the page; letters are commands.
    Page,
    /// In the help.
    Help,
}

impl Mode {
    /// All of them, in the order of the help.
    pub const ALL: [Self; 4] = [Self::List, Self::Page, Self::Help, Self::Everywhere];

    /// Where the keyboard is now.
    pub const fn of(app: &App) -> Self {
        match (app.overlay(), app.focus()) {
            (Some(Overlay::Help(_)), _) => Self::Help,
            (None, Focus::List) => Self::List,
            (None, Focus::Page) => Self::Page,
        }
    }
}

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Press(pub KeyCode, pub KeyModifiers);

/// A line of the key table.
#[derive(Debug)]
pub struct Binding {
    /// Where it holds.
    pub mode: Mode,
    /// The keys, the best known first.
    pub presses: &'static [Press],
    /// What they mean.
    pub action: Action,
    /// In words: French, English.
    pub says: (&'static str, &'static str),
    /// In a word, for the footer.
    pub hint: Option<(&'static str, &'static str)>,
}

impl Binding {
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

const fn key(code: KeyCode) -> Press {
    Press(code, KeyModifiers::NONE)
}

const fn letter(letter: char) -> Press {
    key(KeyCode::Char(letter))
}

const fn ctrl(letter: char) -> Press {
    Press(KeyCode::Char(letter), KeyModifiers::CONTROL)
}

const fn row(
    mode: Mode,
    presses: &'static [Press],
    action: Action,
    fr: &'static str,
    en: &'static str,
) -> Binding {
    Binding {
        mode,
        presses,
        action,
        says: (fr, en),
        hint: None,
    }
}

impl Binding {
    const fn hinted(mut self, fr: &'static str, en: &'static str) -> Self {
        self.hint = Some((fr, en));
        self
    }
}

use Mode::{Everywhere, Help, List, Page};

/// Every key. The footer takes its hints in this order, as far as there is room.
pub static BINDINGS: [Binding; 49] = [
    row(
        List,
        &[key(KeyCode::Down), ctrl('n')],
        Action::Move(Motion::Down),
        "plateforme suivante",
        "next platform",
    )
    .hinted("choisir", "choose"),
    row(
        List,
        &[key(KeyCode::Up), ctrl('p')],
        Action::Move(Motion::Up),
        "plateforme précédente",
        "previous platform",
    ),
    row(
        List,
        &[key(KeyCode::Enter), key(KeyCode::Tab)],
        Action::OpenPage,
        "lire la fiche",
        "read the page",
    )
    .hinted("lire", "read"),
    row(
        List,
        &[key(KeyCode::Right)],
        Action::Right,
        "avancer dans la recherche; à la fin, lire la fiche",
        "forward in the search line; at its end, read the page",
    ),
    row(
        List,
        &[key(KeyCode::PageDown)],
        Action::Move(Motion::PageDown),
        "une page plus bas",
        "a page down",
    ),
    row(
        List,
        &[key(KeyCode::PageUp)],
        Action::Move(Motion::PageUp),
        "une page plus haut",
        "a page up",
    ),
    row(
        List,
        &[key(KeyCode::Home)],
        Action::Move(Motion::First),
        "première plateforme",
        "first platform",
    ),
    row(
        List,
        &[key(KeyCode::End)],
        Action::Move(Motion::Last),
        "dernière plateforme",
        "last platform",
    ),
    row(
        List,
        &[Press(KeyCode::Down, KeyModifiers::SHIFT), ctrl('d')],
        Action::MovePage(Motion::HalfDown),
        "défiler la fiche vers le bas",
        "scroll the page down",
    ),
    row(
        List,
        &[Press(KeyCode::Up, KeyModifiers::SHIFT)],
        Action::MovePage(Motion::HalfUp),
        "défiler la fiche vers le haut",
        "scroll the page up",
    ),
    row(
        List,
        &[key(KeyCode::Esc)],
        Action::Back,
        "effacer la recherche",
        "clear the search",
    )
    .hinted("effacer", "clear"),
    row(
        List,
        &[key(KeyCode::Backspace), ctrl('h')],
        Action::Edit(Edit::DeleteBefore),
        "effacer la lettre d'avant",
        "delete the letter before",
    ),
    row(
        List,
        &[key(KeyCode::Delete)],
        Action::Edit(Edit::DeleteAfter),
        "effacer la lettre d'après",
        "delete the letter after",
    ),
    row(
        List,
        &[ctrl('w'), Press(KeyCode::Backspace, KeyModifiers::ALT)],
        Action::Edit(Edit::DeleteWord),
        "effacer le mot d'avant",
        "delete the word before",
    ),
    row(
        List,
        &[ctrl('u')],
        Action::Edit(Edit::DeleteToStart),
        "effacer jusqu'au début",
        "delete to the start",
    ),
    row(
        List,
        &[key(KeyCode::Left)],
        Action::Edit(Edit::Left),
        "reculer dans la recherche",
        "back in the search line",
    ),
    row(
        List,
        &[ctrl('a')],
        Action::Edit(Edit::Start),
        "début de la recherche",
        "start of the search line",
    ),
    row(
        List,
        &[ctrl('e')],
        Action::Edit(Edit::End),
        "fin de la recherche",
        "end of the search line",
    ),
    row(
        Page,
        &[letter('j'), key(KeyCode::Down), ctrl('n')],
        Action::Move(Motion::Down),
        "une ligne plus bas",
        "a line down",
    )
    .hinted("défiler", "scroll"),
    row(
        Page,
        &[letter('k'), key(KeyCode::Up), ctrl('p')],
        Action::Move(Motion::Up),
        "une ligne plus haut",
        "a line up",
    ),
    row(
        Page,
        &[letter(']'), key(KeyCode::Tab)],
        Action::NextSection,
        "section suivante",
        "next section",
    )
    .hinted("section", "section"),
    row(
        Page,
        &[letter('['), key(KeyCode::BackTab)],
        Action::PreviousSection,
        "section précédente",
        "previous section",
    ),
    row(
        Page,
        &[letter('1')],
        Action::Section(0),
        "aperçu",
        "overview",
    ),
    row(
        Page,
        &[letter('2')],
        Action::Section(1),
        "fonctions",
        "features",
    ),
    row(
        Page,
        &[letter('3')],
        Action::Section(2),
        "occasions",
        "opportunities",
    ),
    row(
        Page,
        &[letter('4')],
        Action::Section(3),
        "public et chiffres",
        "audience and figures",
    ),
    row(
        Page,
        &[letter('5')],
        Action::Section(4),
        "conditions d'accès",
        "entry requirements",
    ),
    row(
        Page,
        &[letter('6')],
        Action::Section(5),
        "mises en garde",
        "cautions",
    ),
    row(
        Page,
        &[letter('7')],
        Action::Section(6),
        "l'article de 2016",
        "the 2016 article",
    ),
    row(
        Page,
        &[letter('8')],
        Action::Section(7),
        "lexique",
        "glossary",
    ),
    row(
        Page,
        &[letter('9')],
        Action::Section(8),
        "sources",
        "sources",
    ),
    row(
        Page,
        &[ctrl('d')],
        Action::Move(Motion::HalfDown),
        "une demi-page plus bas",
        "half a page down",
    ),
    row(
        Page,
        &[ctrl('u')],
        Action::Move(Motion::HalfUp),
        "une demi-page plus haut",
        "half a page up",
    ),
    row(
        Page,
        &[key(KeyCode::PageDown), letter(' '), ctrl('f')],
        Action::Move(Motion::PageDown),
        "une page plus bas",
        "a page down",
    ),
    row(
        Page,
        &[key(KeyCode::PageUp), ctrl('b')],
        Action::Move(Motion::PageUp),
        "une page plus haut",
        "a page up",
    ),
    row(
        Page,
        &[letter('g'), key(KeyCode::Home)],
        Action::Move(Motion::First),
        "début de la fiche",
        "start of the page",
    ),
    row(
        Page,
        &[letter('G'), key(KeyCode::End)],
        Action::Move(Motion::Last),
        "fin de la fiche",
        "end of the page",
    ),
    row(
        Page,
        &[
            key(KeyCode::Esc),
            key(KeyCode::Left),
            letter('h'),
            key(KeyCode::Backspace),
        ],
        Action::Back,
        "retour à la recherche",
        "back to the search",
    )
    .hinted("retour", "back"),
    row(Page, &[letter('/')], Action::Search, "chercher", "search"),
    row(
        Page,
        &[letter('L')],
        Action::SwitchLanguage,
        "English",
        "français",
    ),
    row(Page, &[letter('q')], Action::Quit, "quitter", "quit").hinted("quitter", "quit"),
    row(
        Help,
        &[
            key(KeyCode::Esc),
            letter('?'),
            letter('q'),
            key(KeyCode::Enter),
        ],
        Action::Back,
        "fermer l'aide",
        "close the help",
    )
    .hinted("fermer", "close"),
    row(
        Help,
        &[key(KeyCode::Down), letter('j')],
        Action::Move(Motion::Down),
        "plus bas",
        "down",
    )
    .hinted("défiler", "scroll"),
    row(
        Help,
        &[key(KeyCode::Up), letter('k')],
        Action::Move(Motion::Up),
        "plus haut",
        "up",
    ),
    row(
        Everywhere,
        &[key(KeyCode::F(2))],
        Action::SwitchLanguage,
        "passer à l'anglais",
        "switch to French",
    )
    .hinted("English", "français"),
    row(
        Everywhere,
        &[letter('?'), key(KeyCode::F(1))],
        Action::ToggleHelp,
        "aide",
        "help",
    )
    .hinted("aide", "help"),
    row(
        Everywhere,
        &[ctrl('l')],
        Action::Redraw,
        "redessiner l'écran",
        "draw the screen anew",
    ),
    row(
        Everywhere,
        &[ctrl('z')],
        Action::Suspend,
        "suspendre; « fg » ramène",
        "suspend; “fg” brings it back",
    ),
    row(Everywhere, &[ctrl('c')], Action::Quit, "quitter", "quit").hinted("quitter", "quit"),
];

/// What a key means in `mode`. A letter bound to nothing is written in the search line.
pub fn action(mode: Mode, event: KeyEvent) -> Option<Action> {
    let press = normal(event);
    let bound = |mode| {
        BINDINGS
            .iter()
            .find(|b| b.mode == mode && b.presses.contains(&press))
    };
    if let Some(binding) = bound(mode).or_else(|| bound(Everywhere)) {
        return Some(binding.action.clone());
    }
    match press {
        Press(KeyCode::Char(letter), KeyModifiers::NONE) if mode == List => {
            Some(Action::Insert(letter))
        }
        _ => None,
    }
}

/// Terminals differ in how they report Shift: with a letter it is already in the letter.
fn normal(event: KeyEvent) -> Press {
    let mut modifiers =
        event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
    let code = match event.code {
        KeyCode::Char(letter) => {
            modifiers.remove(KeyModifiers::SHIFT);
            let control = modifiers.contains(KeyModifiers::CONTROL);
            KeyCode::Char(if control {
                letter.to_ascii_lowercase()
            } else {
                letter
            })
        }
        KeyCode::BackTab => {
            modifiers.remove(KeyModifiers::SHIFT);
            KeyCode::BackTab
        }
        other => other,
    };
    // AltGr, which Québec keyboards need for some letters, is reported as Ctrl-Alt on Windows.
    if modifiers == KeyModifiers::CONTROL | KeyModifiers::ALT {
        modifiers = KeyModifiers::NONE;
    }
    Press(code, modifiers)
}

impl Press {
    /// The name on the keyboard, in `lang`.
    pub fn name(self, lang: Lang) -> String {
        let Self(code, modifiers) = self;
        let mut name = String::new();
        if modifiers.contains(KeyModifiers::CONTROL) {
            name.push_str("Ctrl-");
        }
        if modifiers.contains(KeyModifiers::ALT) {
            name.push_str("Alt-");
        }
        if modifiers.contains(KeyModifiers::SHIFT) {
            name.push_str(if lang == Lang::Fr { "Maj-" } else { "Shift-" });
        }
        let (fr, en) = match code {
            KeyCode::Char(' ') => ("Espace", "Space"),
            KeyCode::Char(letter) if modifiers.contains(KeyModifiers::CONTROL) => {
                name.push(letter.to_ascii_uppercase());
                return name;
            }
            KeyCode::Char(letter) => {
                name.push(letter);
                return name;
            }
            KeyCode::F(number) => {
                name.push_str(&format!("F{number}"));
                return name;
            }
            KeyCode::Up => ("↑", "↑"),
            KeyCode::Down => ("↓", "↓"),
            KeyCode::Left => ("←", "←"),
            KeyCode::Right => ("→", "→"),
            KeyCode::Enter => ("Entrée", "Enter"),
            KeyCode::Esc => ("Échap", "Esc"),
            KeyCode::Tab => ("Tab", "Tab"),
            KeyCode::BackTab => ("Maj-Tab", "Shift-Tab"),
            KeyCode::Backspace => ("Retour arr.", "Backspace"),
            KeyCode::Delete => ("Suppr", "Delete"),
            KeyCode::Home => ("Début", "Home"),
            KeyCode::End => ("Fin", "End"),
            KeyCode::PageUp => ("Pg préc.", "PgUp"),
            KeyCode::PageDown => ("Pg suiv.", "PgDn"),
            _ => ("", ""),
        };
        name.push_str(if lang == Lang::Fr { fr } else { en });
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
                action(mode, event(code, modifiers)),
                expected,
                "{mode:?} {code:?}"
            );
        }
    }
}
