//! What `luopan export` has to say.

/// Words of the command that writes files.
#[derive(Debug)]
pub struct ExportWords {
    /// The file is there already.
    pub exists: &'static str,
    /// The file is there already; the same key once more replaces it.
    pub taken: &'static str,
    /// The file could not be written, where the reason would show the user's folders to others.
    pub failed: &'static str,
    /// Above the formats to choose from.
    pub write_file: &'static str,
    /// Before the folder that files are written to.
    pub folder: &'static str,
    /// What a page of HTML, a text in Markdown, a table, data, an atlas file are for, in the order of the formats.
    pub formats: [&'static str; 5],
    /// A folder, a pipe or a device stands at the path.
    pub not_a_file: &'static str,
    /// A folder stands at the path, or should.
    pub a_folder: &'static str,
    /// A link stands at the path, and nothing where it leads.
    pub leads_nowhere: &'static str,
    /// The file's extension tells no format; the formats follow.
    pub no_format: &'static str,
    /// The format does not hold what is asked; what it holds follows.
    pub unfit: &'static str,
    /// No platform is named.
    pub name_one: &'static str,
    /// The platform has no such opportunity.
    pub no_opportunity: &'static str,
}

pub(super) static FR: ExportWords = ExportWords {
    exists: "ce fichier existe déjà; --force le remplace.",
    taken: "ce fichier existe déjà; Entrée le remplace.",
    failed: "Le fichier n'a pas pu être écrit; la raison se lit hors de la présentation.",
    write_file: "Écrire un fichier",
    folder: "dans",
    formats: [
        "texte Markdown, pour un courriel ou un wiki",
        "page HTML, à envoyer ou à imprimer",
        "tableau CSV, pour un tableur",
        "données JSON, pour un programme",
        "fichier d'atlas RON",
    ],
    not_a_file: "ce n'est pas un fichier ordinaire.",
    a_folder: "c'est un dossier; nommez un fichier dedans, tel que brief.md.",
    leads_nowhere: "ce lien ne mène à aucun fichier.",
    no_format: "L'extension du fichier ne dit pas le format; --format le dit",
    unfit: "Ce format convient seulement à",
    name_one: "Il faut nommer une plateforme.",
    no_opportunity: "Aucune occasion ne porte cet identifiant",
};

pub(super) static EN: ExportWords = ExportWords {
    exists: "this file exists already; --force replaces it.",
    taken: "this file exists already; Enter replaces it.",
    failed: "The file could not be written; outside the presentation the reason is told.",
    write_file: "Write a file",
    folder: "in",
    formats: [
        "Markdown text, for an email or a wiki",
        "HTML page, to send or to print",
        "CSV table, for a spreadsheet",
        "JSON data, for a program",
        "RON atlas file",
    ],
    not_a_file: "this is not a plain file.",
    a_folder: "this is a folder; name a file in it, such as brief.md.",
    leads_nowhere: "this link leads to no file.",
    no_format: "The extension of the file tells no format; --format does",
    unfit: "This format fits only",
    name_one: "Name a platform.",
    no_opportunity: "No opportunity has this id",
};
