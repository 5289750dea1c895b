//! The table of keys.

use crossterm::event::{KeyCode, KeyModifiers};

use crate::app::{Action, Edit, Motion, View};
use crate::search::Catalogue;

use super::Mode::{Everywhere, Grid, Help, List, Page, Palette, Tour, Words};
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
pub static BINDINGS: [Binding; 114] = [
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
        &[key(KeyCode::Tab)],
        Action::Complete,
        "compléter le filtre; sinon, lire la fiche",
        "complete the filter; else read the page",
    )
    .hinted("compléter", "complete"),
    row(
        List,
        &[key(KeyCode::Enter)],
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
        List,
        &[letter(' ')],
        Action::Insert(' '),
        "sur une ligne vide ou après une espace, marquer la plateforme",
        "on an empty line or after a space, mark the platform",
    )
    .hinted("marquer", "mark"),
    row(
        List,
        &[ctrl('t')],
        Action::Mark,
        "marquer la plateforme, ou retirer sa marque",
        "mark the platform, or take its mark away",
    ),
    row(
        List,
        &[letter(':')],
        Action::Insert(':'),
        "sur une ligne vide, ouvrir la palette",
        "on an empty line, open the palette",
    ),
    row(
        Page,
        &[letter('j'), key(KeyCode::Down), ctrl('n')],
        Action::Move(Motion::Down),
        "passage suivant",
        "next passage",
    )
    .hinted("avancer", "move"),
    row(
        Page,
        &[letter('k'), key(KeyCode::Up), ctrl('p')],
        Action::Move(Motion::Up),
        "passage précédent",
        "previous passage",
    ),
    row(
        Page,
        &[key(KeyCode::Enter)],
        Action::Follow,
        "suivre le passage\u{a0}: mot, source, classement, plateforme",
        "follow the passage: word, source, ranking, platform",
    )
    .hinted("suivre", "follow"),
    row(
        Page,
        &[letter('y')],
        Action::Copy,
        "copier le passage, avec sa date et sa source",
        "copy the passage, with its date and source",
    )
    .hinted("copier", "copy"),
    row(
        Page,
        &[letter('Y')],
        Action::CopyPage,
        "copier toute la fiche",
        "copy the whole page",
    ),
    row(
        Page,
        &[letter('o')],
        Action::OpenAddress,
        "ouvrir la source du passage dans le navigateur",
        "open the source of the passage in the browser",
    ),
    row(
        Page,
        &[letter('t')],
        Action::LookUp,
        "expliquer les mots du passage",
        "explain the words of the passage",
    ),
    row(
        Page,
        &[letter('u')],
        Action::HideUnknown,
        "cacher ou montrer ce que personne n'a vérifié",
        "hide or show what nobody checked",
    ),
    row(
        Page,
        &[letter(' ')],
        Action::Mark,
        "marquer la plateforme, ou retirer sa marque",
        "mark the platform, or take its mark away",
    ),
    row(
        Page,
        &[letter('c')],
        Action::Compare,
        "comparer les plateformes marquées",
        "compare the marked platforms",
    )
    .hinted("comparer", "compare"),
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
        &[key(KeyCode::PageDown), ctrl('f')],
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
        &[key(KeyCode::Esc), key(KeyCode::Left), letter('h')],
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
    row(
        Page,
        &[key(KeyCode::Backspace)],
        Action::Return,
        "revenir d'un saut",
        "go back from a jump",
    ),
    row(
        Page,
        &[letter(':')],
        Action::TogglePalette,
        "palette",
        "palette",
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
        Grid,
        &[key(KeyCode::Down), letter('j'), ctrl('n')],
        Action::Move(Motion::Down),
        "ligne suivante",
        "next row",
    )
    .hinted("lignes", "rows"),
    row(
        Grid,
        &[key(KeyCode::Up), letter('k'), ctrl('p')],
        Action::Move(Motion::Up),
        "ligne précédente",
        "previous row",
    ),
    row(
        Grid,
        &[key(KeyCode::Right), letter('l'), key(KeyCode::Tab)],
        Action::Rightward,
        "colonne suivante",
        "next column",
    )
    .hinted("colonnes", "columns"),
    row(
        Grid,
        &[key(KeyCode::Left), letter('h'), key(KeyCode::BackTab)],
        Action::Leftward,
        "colonne précédente",
        "previous column",
    ),
    row(
        Grid,
        &[key(KeyCode::PageDown), ctrl('f')],
        Action::Move(Motion::PageDown),
        "une page plus bas",
        "a page down",
    ),
    row(
        Grid,
        &[key(KeyCode::PageUp), ctrl('b')],
        Action::Move(Motion::PageUp),
        "une page plus haut",
        "a page up",
    ),
    row(
        Grid,
        &[key(KeyCode::Home), letter('g')],
        Action::Move(Motion::First),
        "première ligne",
        "first row",
    ),
    row(
        Grid,
        &[key(KeyCode::End), letter('G')],
        Action::Move(Motion::Last),
        "dernière ligne",
        "last row",
    ),
    row(
        Grid,
        &[key(KeyCode::Enter)],
        Action::Follow,
        "ouvrir la fiche à cette case",
        "open the page at this cell",
    )
    .hinted("ouvrir", "open"),
    row(
        Grid,
        &[letter('d')],
        Action::OnlyDifferences,
        "seulement les différences, ou tout",
        "only the differences, or all",
    )
    .hinted("différences", "differences"),
    row(
        Grid,
        &[letter('f'), letter(' ')],
        Action::Fold,
        "plier ou déplier le groupe",
        "fold or unfold the group",
    )
    .hinted("plier", "fold"),
    row(
        Grid,
        &[letter('a')],
        Action::AllFeatures,
        "les fonctions de la réunion, ou toutes",
        "the features of the meeting, or all",
    )
    .hinted("toutes", "all"),
    row(
        Grid,
        &[letter('s')],
        Action::ByCount,
        "trier par nombre de plateformes, ou par groupe",
        "sort by number of platforms, or by group",
    )
    .hinted("trier", "sort"),
    row(
        Grid,
        &[letter('y')],
        Action::Copy,
        "copier la case, avec sa date et sa source",
        "copy the cell, with its date and source",
    ),
    row(
        Grid,
        &[letter('Y')],
        Action::CopyPage,
        "copier tout le tableau",
        "copy the whole table",
    ),
    row(
        Grid,
        &[letter('o')],
        Action::OpenAddress,
        "ouvrir la source de la case dans le navigateur",
        "open the source of the cell in the browser",
    ),
    row(
        Grid,
        &[letter('/')],
        Action::Search,
        "filtrer les plateformes",
        "filter the platforms",
    )
    .hinted("filtrer", "filter"),
    row(
        Grid,
        &[key(KeyCode::Esc), key(KeyCode::Backspace)],
        Action::Back,
        "retour",
        "back",
    )
    .hinted("retour", "back"),
    row(
        Grid,
        &[letter('L')],
        Action::SwitchLanguage,
        "English",
        "français",
    ),
    row(Grid, &[letter('q')], Action::Quit, "quitter", "quit"),
    row(
        Palette,
        &[key(KeyCode::Enter)],
        Action::Choose,
        "exécuter la commande",
        "run the command",
    )
    .hinted("exécuter", "run"),
    row(
        Palette,
        &[key(KeyCode::Down), ctrl('n'), key(KeyCode::Tab)],
        Action::Move(Motion::Down),
        "commande suivante",
        "next command",
    )
    .hinted("choisir", "choose"),
    row(
        Palette,
        &[key(KeyCode::Up), ctrl('p'), key(KeyCode::BackTab)],
        Action::Move(Motion::Up),
        "commande précédente",
        "previous command",
    ),
    row(
        Palette,
        &[key(KeyCode::PageDown)],
        Action::Move(Motion::PageDown),
        "une page plus bas",
        "a page down",
    ),
    row(
        Palette,
        &[key(KeyCode::PageUp)],
        Action::Move(Motion::PageUp),
        "une page plus haut",
        "a page up",
    ),
    row(
        Palette,
        &[key(KeyCode::Backspace), ctrl('h')],
        Action::Edit(Edit::DeleteBefore),
        "effacer la lettre d'avant",
        "delete the letter before",
    ),
    row(
        Palette,
        &[ctrl('u'), ctrl('w')],
        Action::Edit(Edit::DeleteToStart),
        "effacer ce qui est tapé",
        "delete what is typed",
    ),
    row(
        Palette,
        &[key(KeyCode::Esc)],
        Action::Back,
        "fermer la palette",
        "close the palette",
    )
    .hinted("fermer", "close"),
    row(
        Words,
        &[key(KeyCode::Enter)],
        Action::Choose,
        "ouvrir le mot dans le lexique",
        "open the word in the glossary",
    )
    .hinted("lexique", "glossary"),
    row(
        Words,
        &[key(KeyCode::Down), letter('j'), key(KeyCode::Tab)],
        Action::Move(Motion::Down),
        "mot suivant",
        "next word",
    )
    .hinted("choisir", "choose"),
    row(
        Words,
        &[key(KeyCode::Up), letter('k'), key(KeyCode::BackTab)],
        Action::Move(Motion::Up),
        "mot précédent",
        "previous word",
    ),
    row(
        Words,
        &[key(KeyCode::Esc), letter('t'), letter('q')],
        Action::Back,
        "fermer",
        "close",
    )
    .hinted("fermer", "close"),
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
        Tour,
        &[key(KeyCode::Enter), key(KeyCode::Right), letter(' ')],
        Action::NextStep,
        "étape suivante",
        "next step",
    )
    .hinted("suite", "next"),
    row(
        Tour,
        &[key(KeyCode::Esc), letter('q')],
        Action::EndTour,
        "fin du tour",
        "end of the tour",
    )
    .hinted("fin", "end"),
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
        &[ctrl('g')],
        Action::StartTour,
        "le tour\u{a0}: cinq choses à savoir",
        "the tour: five things worth knowing",
    ),
    row(
        Everywhere,
        &[ctrl('k')],
        Action::TogglePalette,
        "palette\u{a0}: toutes les commandes, par leur nom",
        "palette: every command, by name",
    )
    .hinted("palette", "palette"),
    row(
        Everywhere,
        &[key(KeyCode::F(3))],
        Action::Compare,
        "comparer les plateformes marquées",
        "compare the marked platforms",
    )
    .hinted("comparer", "compare"),
    row(
        Everywhere,
        &[key(KeyCode::F(4))],
        Action::Show(View::Matrix),
        "matrice\u{a0}: qui a quelle fonction",
        "matrix: who has which feature",
    ),
    row(
        Everywhere,
        &[key(KeyCode::F(5))],
        Action::TogglePresentation,
        "présentation\u{a0}: cacher ce qui est privé",
        "presentation: hide what is private",
    ),
    row(
        Everywhere,
        &[key(KeyCode::F(6))],
        Action::Show(View::Catalogue(Catalogue::Opportunities)),
        "occasions sur toutes les plateformes",
        "opportunities across platforms",
    ),
    row(
        Everywhere,
        &[key(KeyCode::F(7))],
        Action::Show(View::Catalogue(Catalogue::Reach)),
        "portée\u{a0}: qui est le plus grand",
        "reach: who is largest",
    ),
    row(
        Everywhere,
        &[key(KeyCode::F(8))],
        Action::Show(View::Catalogue(Catalogue::Rules)),
        "règles par pays",
        "rules by country",
    ),
    row(
        Everywhere,
        &[key(KeyCode::F(9))],
        Action::Show(View::Catalogue(Catalogue::Glossary)),
        "lexique",
        "glossary",
    ),
    row(
        Everywhere,
        &[],
        Action::Show(View::Catalogue(Catalogue::Sources)),
        "sources, et ce qui repose sur chacune",
        "sources, and what rests on each",
    ),
    row(
        Everywhere,
        &[],
        Action::Show(View::Catalogue(Catalogue::Stale)),
        "ce qu'il faut rafraîchir",
        "what to refresh",
    ),
    row(
        Everywhere,
        &[],
        Action::Show(View::Catalogue(Catalogue::Changes)),
        "ce qui a changé depuis l'article de 2016",
        "what changed since the 2016 article",
    ),
    row(
        Everywhere,
        &[],
        Action::Show(View::HOME),
        "toutes les plateformes",
        "all platforms",
    ),
    row(
        Everywhere,
        &[],
        Action::ClearMarks,
        "retirer toutes les marques",
        "take all marks away",
    ),
    row(
        Everywhere,
        &[Press(KeyCode::Left, KeyModifiers::ALT)],
        Action::Return,
        "revenir d'un saut",
        "go back from a jump",
    ),
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
