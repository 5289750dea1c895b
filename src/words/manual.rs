//! Words of the manual page.

use crate::data::Lang;
use crate::search::Key;

/// Words of the manual page.
#[derive(Debug)]
pub struct ManualWords {
    /// What the page belongs to, at its head.
    pub kind: &'static str,
    /// Headings: name, synopsis, description, commands, options, query, keys, files, environment, exit status.
    pub headings: [&'static str; 10],
    /// What the program is for, in paragraphs.
    pub description: &'static [&'static str],
    /// The forms that a word of the query takes, and what each means.
    pub query: &'static [(&'static str, &'static str)],
    /// Before the filters.
    pub filters: &'static str,
    /// Files, and what each is for.
    pub files: &'static [(&'static str, &'static str)],
    /// Variables of the environment, and what each changes.
    pub environment: &'static [(&'static str, &'static str)],
    /// Exit codes, and what each means.
    pub exits: &'static [(&'static str, &'static str)],
}

impl ManualWords {
    /// How a query is written, in a few lines: its forms, and the names of the filters.
    pub fn query_forms(&self, lang: Lang) -> String {
        let forms = self.query.iter();
        let forms: Vec<String> = forms
            .map(|(form, says)| format!("  {form:<16}{says}"))
            .collect();
        let names = Key::ALL.map(|(key, ..)| format!("{}:", key.name().get(lang)));
        let (forms, names) = (forms.join("\n"), names.join(" "));
        format!("{forms}\n\n{}\n  {names}", self.filters)
    }
}

pub(super) const FR: ManualWords = ManualWords {
    kind: "Commandes de l'utilisateur",
    headings: [
        "NOM",
        "SYNOPSIS",
        "DESCRIPTION",
        "COMMANDES",
        "OPTIONS",
        "RECHERCHE",
        "TOUCHES",
        "FICHIERS",
        "ENVIRONNEMENT",
        "CODES DE SORTIE",
    ],
    description: &[
        "Sans commande, luopan ouvre l'explorateur, avec ces mots dans la recherche. Quand la sortie n'est pas un \
         terminal, il écrit ce qu'écrit « luopan search ».",
        "Chaque énoncé de l'atlas porte sa date et ses sources. luopan n'utilise jamais le réseau.",
    ],
    query: &[
        ("mot mot", "tous doivent correspondre"),
        ("\"mots exacts\"", "cette suite de mots"),
        ("^début", "au début d'un nom"),
        ("!mot", "sauf ce qui correspond à ce mot"),
        ("a | b", "l'un ou l'autre"),
    ],
    filters: "Filtres, que la touche Tab complète; plusieurs valeurs se séparent par des virgules.",
    files: &[
        (
            "~/.config/luopan/config.ron",
            "les réglages; « luopan config » les écrit, « luopan config --path » dit où ils sont",
        ),
        (
            "~/.local/state/luopan/state.ron",
            "ce que l'explorateur retient : la langue, les marques, la dernière fiche",
        ),
    ],
    environment: &[
        (
            "LUOPAN_CONFIG",
            "le fichier de réglages, au lieu de l'habituel",
        ),
        (
            "LUOPAN_STATE",
            "le fichier de ce qui est retenu, au lieu de l'habituel",
        ),
        (
            "LC_ALL, LC_MESSAGES, LANG",
            "la langue, si rien d'autre ne la donne : l'anglais si la première définie commence par « en », sinon le \
             français",
        ),
        ("NO_COLOR", "si elle n'est pas vide, aucune couleur"),
        (
            "XDG_CONFIG_HOME, XDG_STATE_HOME",
            "les dossiers où ces fichiers sont cherchés",
        ),
    ],
    exits: &[
        ("0", "fait"),
        ("1", "rien trouvé, ou « check » a trouvé des erreurs"),
        ("2", "mauvais usage, données inutilisables, pas de terminal"),
        ("74", "écriture impossible"),
        ("101", "panique"),
        ("128 + n", "arrêté par le signal n"),
    ],
};

pub(super) const EN: ManualWords = ManualWords {
    kind: "User Commands",
    headings: [
        "NAME",
        "SYNOPSIS",
        "DESCRIPTION",
        "COMMANDS",
        "OPTIONS",
        "QUERY",
        "KEYS",
        "FILES",
        "ENVIRONMENT",
        "EXIT STATUS",
    ],
    description: &[
        "Without a command, luopan opens the explorer with these words in the search line. Where output is not a \
         terminal, it prints what “luopan search” prints.",
        "Each statement of the atlas bears its date and its sources. luopan never uses the network.",
    ],
    query: &[
        ("word word", "all must match"),
        ("\"exact words\"", "these words in a row"),
        ("^prefix", "at the start of a name"),
        ("!word", "not what matches this word"),
        ("a | b", "one or the other"),
    ],
    filters: "Filters, which the Tab key completes; commas set several values apart.",
    files: &[
        (
            "~/.config/luopan/config.ron",
            "the settings; “luopan config” prints them, “luopan config --path” says where they are",
        ),
        (
            "~/.local/state/luopan/state.ron",
            "what the explorer remembers: the language, the marks, the last page",
        ),
    ],
    environment: &[
        (
            "LUOPAN_CONFIG",
            "the settings file, instead of the usual one",
        ),
        (
            "LUOPAN_STATE",
            "the file of what is remembered, instead of the usual one",
        ),
        (
            "LC_ALL, LC_MESSAGES, LANG",
            "the language, where nothing else says it: English if the first that is set begins with “en”, else French",
        ),
        ("NO_COLOR", "if it is not empty, no colours"),
        (
            "XDG_CONFIG_HOME, XDG_STATE_HOME",
            "the folders where these files are looked for",
        ),
    ],
    exits: &[
        ("0", "done"),
        ("1", "nothing matched, or “check” found errors"),
        ("2", "wrong usage, unusable data, no terminal to draw on"),
        ("74", "could not write"),
        ("101", "panic"),
        ("128 + n", "ended by signal n"),
    ],
};
