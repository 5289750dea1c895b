//! The fields of the config file as one table: what each is for, and what holds without it.

/// A field of the config file. Texts are in French and English.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) name: &'static str,
    /// What it is for.
    pub(super) says: (&'static str, &'static str),
    /// What holds when it is wrong.
    pub(super) otherwise: (&'static str, &'static str),
}

const fn field(
    name: &'static str,
    says: (&'static str, &'static str),
    otherwise: (&'static str, &'static str),
) -> Field {
    Field {
        name,
        says,
        otherwise,
    }
}

/// All of them, in the order in which they are printed.
pub(super) const FIELDS: [Field; 9] = [
    field(
        "lang",
        (
            "Langue : \"fr\" ou \"en\". Sans elle, celle de la dernière fois, sinon celle du système.",
            "Language: \"fr\" or \"en\". Without it, that of the last run, else the system's.",
        ),
        ("celle du système vaut", "the system's is used"),
    ),
    field(
        "theme",
        (
            "Thème : \"terminal\" (les couleurs du terminal), \"plain\" (sans couleur), \"dark\" ou \"light\".",
            "Theme: \"terminal\" (the terminal's own colours), \"plain\" (no colour), \"dark\" or \"light\".",
        ),
        ("« terminal » vaut", "“terminal” is used"),
    ),
    field(
        "roles",
        (
            "Aspect de chaque rôle : une couleur (une des seize du terminal, \"#rrggbb\" ou \"none\"), puis bold, dim, italic, underlined, reversed.",
            "Look of each role: a colour (one of the terminal's sixteen, \"#rrggbb\" or \"none\"), then bold, dim, italic, underlined, reversed.",
        ),
        ("l'aspect du thème vaut", "the theme's look is used"),
    ),
    field(
        "ascii",
        (
            "Seulement des signes ASCII dans l'interface : true ou false.",
            "Only ASCII signs in the interface: true or false.",
        ),
        ("false vaut", "false is used"),
    ),
    field(
        "keys",
        (
            "Touches de chaque action : \"k\", \"G\", \"ctrl-k\", \"alt-left\", \"shift-up\", \"f3\", \"space\", \"enter\"… Une liste vide n'en laisse aucune.",
            "Keys of each action: \"k\", \"G\", \"ctrl-k\", \"alt-left\", \"shift-up\", \"f3\", \"space\", \"enter\"… An empty list leaves none.",
        ),
        ("les touches d'origine valent", "the usual keys are used"),
    ),
    field(
        "data",
        (
            "Atlas à montrer au lieu de celui du programme : fichier ou dossier; un chemin relatif part du dossier de ce fichier.",
            "Atlas to show instead of the built-in one: a file or a folder; a relative path starts from the folder of this file.",
        ),
        ("l'atlas du programme vaut", "the built-in atlas is used"),
    ),
    field(
        "overlay",
        (
            "Dossier de vos ajouts, posé par-dessus l'atlas.",
            "Folder of your additions, laid over the atlas.",
        ),
        ("le dossier d'origine vaut", "the usual folder is used"),
    ),
    field(
        "notes",
        ("Dossier de vos notes.", "Folder of your notes."),
        ("le dossier d'origine vaut", "the usual folder is used"),
    ),
    field(
        "agency",
        (
            "Nom de l'agence, sur ce qui est envoyé.",
            "Name of the agency, on what is sent.",
        ),
        ("aucun nom ne vaut", "no name is used"),
    ),
];

/// What holds when the field `name` is wrong.
pub(super) fn otherwise(name: &str) -> (&'static str, &'static str) {
    let field = FIELDS.iter().find(|field| field.name == name);
    field.map_or(("", ""), |field| field.otherwise)
}
