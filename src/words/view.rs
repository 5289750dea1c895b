//! The names of the views, and what is told at the foot of the screen.

use std::path::Path;

use crate::app::{Exported, Message, View};
use crate::data::{Lang, Text};
use crate::notes::Saved;
use crate::search::Catalogue;
use crate::settings::ThemeName;
use crate::text::clean;

use super::label::pick;
use super::{NotesWords, Words};

/// Name of a view, as the search line and the palette show it.
pub const fn view(view: View, lang: Lang) -> &'static str {
    match view {
        View::Matrix => pick(lang, "Matrice", "Matrix"),
        View::Comparison => pick(lang, "Comparaison", "Comparison"),
        View::Catalogue(catalogue) => match catalogue {
            Catalogue::Platforms => pick(lang, "Plateformes", "Platforms"),
            Catalogue::Opportunities => pick(lang, "Occasions", "Opportunities"),
            Catalogue::Reach => pick(lang, "Portée", "Reach"),
            Catalogue::Rules => pick(lang, "Règles", "Rules"),
            Catalogue::Glossary => pick(lang, "Lexique", "Glossary"),
            Catalogue::Sources => pick(lang, "Sources", "Sources"),
            Catalogue::Stale => pick(lang, "À rafraîchir", "To refresh"),
            Catalogue::Changes => pick(lang, "Ce qui a changé", "What changed"),
        },
    }
}

/// That another theme is worn now.
pub fn theme(theme: ThemeName) -> Text {
    let (fr, en) = match theme {
        ThemeName::Terminal => ("celui du terminal", "terminal"),
        ThemeName::Plain => ("sans couleurs", "plain"),
        ThemeName::Dark => ("pour fond sombre", "dark"),
        ThemeName::Light => ("pour fond clair", "light"),
    };
    Text::new(format!("Thème\u{a0}: {fr}"), format!("Theme: {en}"))
}

/// That there is no other theme where colours are not wanted.
pub fn no_colours() -> Text {
    Text::new(
        "Pas de couleurs\u{a0}: NO_COLOR ou --color le demande.",
        "No colours: NO_COLOR or --color asks for none.",
    )
}

/// What to type in the empty search line of a view.
pub const fn prompt(view: View, lang: Lang) -> &'static str {
    match view {
        View::HOME => pick(
            lang,
            "tapez un nom, une fonction, un équivalent…",
            "type a name, a feature, a likeness…",
        ),
        View::Catalogue(Catalogue::Opportunities) => pick(
            lang,
            "tapez un secteur, un format, une idée…",
            "type a trade, a format, an idea…",
        ),
        View::Catalogue(Catalogue::Rules) => pick(
            lang,
            "tapez un pays, un sujet…",
            "type a country, a subject…",
        ),
        View::Catalogue(Catalogue::Glossary) => pick(lang, "tapez un mot…", "type a word…"),
        View::Comparison => pick(lang, "les plateformes marquées", "the marked platforms"),
        View::Matrix => pick(lang, "/ pour filtrer", "/ to filter"),
        View::Catalogue(_) => pick(lang, "tapez pour filtrer…", "type to filter…"),
    }
}

/// A message, as a sentence; before others it quotes nothing of the user's files.
pub fn message(message: &Message, presents: bool, lang: Lang) -> String {
    let (fr, en) = match message {
        Message::Full(most) => (
            format!("{most} plateformes sont marquées; c'est le plus qui se lise côte à côte."),
            format!("{most} platforms are marked: no more can be read side by side."),
        ),
        Message::Marked(_) => (
            "Comparer prend au moins deux plateformes\u{a0}: Ctrl-T en marque une.".to_owned(),
            "Comparing takes at least two platforms: Ctrl-T marks one.".to_owned(),
        ),
        Message::NoLink => (
            "Rien à suivre ici.".to_owned(),
            "Nothing to follow here.".to_owned(),
        ),
        Message::NoAddress => (
            "Aucune adresse ici.".to_owned(),
            "No address here.".to_owned(),
        ),
        Message::NoWord => (
            "Aucun mot du lexique ici.".to_owned(),
            "No word of the glossary here.".to_owned(),
        ),
        Message::NoPast => (
            "Rien où revenir\u{a0}: c'est le premier écran.".to_owned(),
            "Nothing to go back to: this is the first screen.".to_owned(),
        ),
        Message::Fault { quoted, .. } if !presents => return quoted.get(lang).to_owned(),
        Message::Fault { place, .. } => return fault(place, lang),
        Message::NotesHidden => return NotesWords::of(lang).hidden.to_owned(),
        Message::NoNoteHere => (
            "Pas de note ici\u{a0}: seulement sur une plateforme ou un pays.".to_owned(),
            "No note here: only about a platform or a country.".to_owned(),
        ),
        Message::Writing => (
            "D'abord la note\u{a0}: Échap l'enregistre et la ferme.".to_owned(),
            "The note first: Esc saves it and closes it.".to_owned(),
        ),
        Message::Recovered => (
            "Cette note n'avait pas été enregistrée\u{a0}: Échap l'enregistre, Ctrl-X l'abandonne."
                .to_owned(),
            "This note had not been saved: Esc saves it, Ctrl-X gives it up.".to_owned(),
        ),
        Message::DropAgain => (
            "Le texte n'est pas enregistré. Ctrl-X encore une fois l'abandonne.".to_owned(),
            "The text is not saved. Ctrl-X once more gives it up.".to_owned(),
        ),
        Message::NoteSaved(saved) => return note_saved(saved, lang),
        Message::NoExport => (
            "Rien à écrire ici\u{a0}: choisissez une plateforme.".to_owned(),
            "Nothing to write here: choose a platform.".to_owned(),
        ),
        Message::Exported(exported) => return said_of(exported, presents, lang),
        Message::Said(text) => return text.get(lang).to_owned(),
    };
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
}

/// That a file has a fault, without the folders that lead to it.
fn fault(place: &str, lang: Lang) -> String {
    let file = place.rsplit(['/', '\\']).next().unwrap_or_default();
    match lang {
        Lang::Fr => format!("{file}\u{a0}: une faute; ce qui était montré reste."),
        Lang::En => format!("{file}: a fault; what was shown stays."),
    }
}

/// Where a note now is, and what it met there.
fn note_saved(saved: &Saved, lang: Lang) -> String {
    let words = NotesWords::of(lang);
    let path = saved.path.display().to_string();
    match words.met(saved.met) {
        Some(met) => met.to_owned(),
        None => format!("{}{}{}", words.saved, Words::of(lang).colon, clean(&path)),
    }
}

/// Where an export now is, or why it is not; before others without the folder.
fn said_of(exported: &Exported, presents: bool, lang: Lang) -> String {
    let words = Words::of(lang);
    let name = |path: &Path| {
        let shown = match path.file_name() {
            Some(name) if presents => Path::new(name).display().to_string(),
            _ => path.display().to_string(),
        };
        clean(&shown).into_owned()
    };
    match exported {
        Exported::Written(path) => {
            format!(
                "{}{}{}",
                NotesWords::of(lang).saved,
                words.colon,
                name(path)
            )
        }
        Exported::Taken(path) => format!("{}{}{}", name(path), words.colon, words.export.taken),
        Exported::Failed(_) if presents => words.export.failed.to_owned(),
        Exported::Failed(why) => why.get(lang).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_others_no_folder_of_the_user_is_told() {
        let path = Path::new("/home/client-x/luopan-wechat.md").to_owned();
        let failed = Text::new("/home/client-x: non", "/home/client-x: no");
        for told in [
            Message::Exported(Exported::Written(path.clone())),
            Message::Exported(Exported::Taken(path)),
            Message::Exported(Exported::Failed(failed.clone())),
            Message::Fault {
                quoted: failed,
                place: "/home/client-x/config.ron:1:15".to_owned(),
            },
        ] {
            for lang in [Lang::Fr, Lang::En] {
                assert!(message(&told, false, lang).contains("client-x"), "{told:?}");
                assert!(!message(&told, true, lang).contains("client-x"), "{told:?}");
            }
        }
    }
}
