//! The table of keys.

use crossterm::event::{KeyCode, KeyModifiers};

use crate::app::{Action, Edit, Motion};

use super::Mode::{Everywhere, Help, List, Page};
use super::press::{ctrl, key, letter};
use super::{Binding, Mode, Press};

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

/// Every key. The footer takes its hints in this order, as far as there is room.
pub static BINDINGS: [Binding; 51] = [
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
    row(
        Page,
        &[letter('n')],
        Action::NextMatch,
        "passage suivant qui correspond",
        "next match",
    ),
    row(
        Page,
        &[letter('N')],
        Action::PreviousMatch,
        "passage précédent qui correspond",
        "previous match",
    ),
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
