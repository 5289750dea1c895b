//! The words of the notes.

use crate::data::{Atlas, Lang, Platform, Text};
use crate::notes::{Met, Subject};

/// The words of one language.
#[derive(Debug)]
pub struct NotesWords {
    /// Before the file that now holds what was written.
    pub saved: &'static str,
    /// Another program changed the note at the same time, elsewhere.
    pub merged: &'static str,
    /// Another program changed the same entry.
    pub conflict: &'static str,
    /// The user left the note as it was.
    pub unchanged: &'static str,
    /// There is no note yet.
    pub no_note: &'static str,
    /// How to write the first one.
    pub how: &'static str,
    /// No note holds the words.
    pub none_found: &'static str,
    /// Before the names of what lies among the notes and is none.
    pub strangers: &'static str,
    /// How to make notes of them.
    pub rename: &'static str,
    /// Notes are not shown to a public.
    pub hidden: &'static str,
    /// There is no folder for them.
    pub no_folder: &'static str,
    /// Before the place where a text that could not be saved is.
    pub kept_at: &'static str,
    /// The text that could not be saved follows.
    pub your_text: &'static str,
    /// Before the name of an editor that could not be run.
    pub no_editor: &'static str,
    /// What to do about it.
    pub set_editor: &'static str,
    /// The editor ended with an error, and nothing was saved.
    pub editor_failed: &'static str,
    /// Standard input is no UTF-8 text, or too long.
    pub unreadable: &'static str,
    /// Standard input cannot be read; the reason follows.
    pub no_input: &'static str,
    /// Unit of one entry, and of several.
    pub entries: [&'static str; 2],
    /// What a program that died left unsaved.
    pub draft: &'static str,
    /// Before the name of what is no part of a platform or of a country's rules.
    pub no_part: &'static str,
    /// The note holds what is written.
    pub is_saved: &'static str,
    /// Only the draft holds what is written.
    pub is_draft: &'static str,
    /// In an empty note.
    pub write_here: &'static str,
    /// Heading of what the user noted.
    pub yours: &'static str,
    /// Before the day of a note.
    pub note: &'static str,
    /// Title of the note on the rules of a country, before its name.
    pub rules: &'static str,
}

impl NotesWords {
    /// The words of `lang`.
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Fr => &FR,
            Lang::En => &EN,
        }
    }

    /// What is to be said of a save besides where it is.
    pub const fn met(&self, met: Met) -> Option<&'static str> {
        match met {
            Met::Nobody => None,
            Met::Merged => Some(self.merged),
            Met::Conflict => Some(self.conflict),
        }
    }
}

/// There is no folder for notes.
pub fn no_folder() -> Text {
    Text::new(FR.no_folder, EN.no_folder)
}

/// The name of what an entry about `platform` is about; nothing for the whole of it.
pub fn noted(atlas: &Atlas, platform: Option<&Platform>, subject: &Subject, lang: Lang) -> String {
    let name = match subject {
        Subject::Whole => return String::new(),
        Subject::Opportunity(id) => platform.and_then(|platform| {
            let found = platform.opportunities.iter().find(|o| o.id == *id)?;
            Some(found.title.get(lang).to_owned())
        }),
        Subject::Feature(id) => {
            let feature = atlas.vocabulary.feature(id);
            feature.map(|feature| feature.name.get(lang).to_owned())
        }
        Subject::Figure(metric, on) => atlas.vocabulary.metric(metric).map(|metric| {
            let on = super::date(*on, lang);
            format!("{}, {on}", metric.short.get(lang))
        }),
        Subject::Rule(id) => {
            let rule = atlas.rules.rules.iter().find(|rule| rule.id == *id);
            rule.map(|rule| rule.name.get(lang).to_owned())
        }
        Subject::Other(_) => None,
    };
    name.unwrap_or_else(|| subject.to_string())
}

static FR: NotesWords = NotesWords {
    saved: "Enregistré",
    merged: "Un autre programme a changé cette note entre-temps; ses changements et les vôtres y sont.",
    conflict: "Un autre programme a changé la même entrée entre-temps; sa version reste, la vôtre est à la fin, sous un titre marqué «\u{a0}conflict\u{a0}».",
    unchanged: "Rien n'a changé.",
    no_note: "Pas encore de note",
    how: "Pour en écrire une\u{a0}: luopan note wechat \"à revoir avec l'agence\"",
    none_found: "Aucune note n'a ces mots.",
    strangers: "Dans le dossier des notes, luopan ne lit pas",
    rename: "Une note porte l'identifiant de sa plateforme\u{a0}: wechat.md, sans sous-dossier.",
    hidden: "Les notes sont cachées pendant une présentation.",
    no_folder: "Pas de dossier pour les notes\u{a0}: donnez-en un par LUOPAN_NOTES.",
    kept_at: "Votre texte est gardé dans",
    your_text: "Voici votre texte, pour ne pas le perdre\u{a0}:",
    no_editor: "Impossible de lancer",
    set_editor: "Corrigez VISUAL ou EDITOR, ou écrivez la note sur la ligne de commande.",
    editor_failed: "L'éditeur a fini par une erreur; rien n'est enregistré.",
    unreadable: "L'entrée standard n'est pas du texte UTF-8 d'au plus 1\u{a0}Mio; rien n'est enregistré.",
    no_input: "L'entrée standard ne se lit pas",
    entries: ["entrée", "entrées"],
    draft: "brouillon non enregistré",
    no_part: "aucune occasion, fonction ou règle ne porte l'identifiant",
    is_saved: "enregistrée",
    is_draft: "pas encore enregistrée; brouillon gardé",
    write_here: "Écrivez. Chaque lettre est gardée.",
    yours: "Vos notes",
    note: "Note",
    rules: "Règles",
};

static EN: NotesWords = NotesWords {
    saved: "Saved",
    merged: "Another program changed this note meanwhile; its changes and yours are both in it.",
    conflict: "Another program changed the same entry meanwhile; its version stays, yours is at the end, under a heading marked “conflict”.",
    unchanged: "Nothing changed.",
    no_note: "No note yet",
    how: "To write one: luopan note wechat \"ask the agency\"",
    none_found: "No note has these words.",
    strangers: "In the folder of notes luopan does not read",
    rename: "A note bears the id of its platform: wechat.md, in no folder below.",
    hidden: "Notes are hidden during a presentation.",
    no_folder: "No folder for notes: give one by LUOPAN_NOTES.",
    kept_at: "Your text is kept in",
    your_text: "Here is your text, lest it be lost:",
    no_editor: "Cannot run",
    set_editor: "Mend VISUAL or EDITOR, or write the note on the command line.",
    editor_failed: "The editor ended with an error; nothing is saved.",
    unreadable: "Standard input is not UTF-8 text of at most 1\u{a0}MiB; nothing is saved.",
    no_input: "Standard input cannot be read",
    entries: ["entry", "entries"],
    draft: "unsaved draft",
    no_part: "no opportunity, feature or rule has the id",
    is_saved: "saved",
    is_draft: "not saved yet; draft kept",
    write_here: "Write. Every letter is kept.",
    yours: "Your notes",
    note: "Note",
    rules: "Rules",
};
