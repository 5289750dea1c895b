//! What `luopan export` has to say.

/// Words of the command that writes files.
#[derive(Debug)]
pub struct ExportWords {
    /// The file is there already.
    pub exists: &'static str,
    /// A folder, a pipe or a device stands at the path.
    pub not_a_file: &'static str,
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
    not_a_file: "ce n'est pas un fichier ordinaire.",
    no_format: "L'extension du fichier ne dit pas le format; --format le dit",
    unfit: "Ce format convient seulement à",
    name_one: "Il faut nommer une plateforme.",
    no_opportunity: "Aucune occasion ne porte cet identifiant",
};

pub(super) static EN: ExportWords = ExportWords {
    exists: "this file exists already; --force replaces it.",
    not_a_file: "this is not a plain file.",
    no_format: "The extension of the file tells no format; --format does",
    unfit: "This format fits only",
    name_one: "Name a platform.",
    no_opportunity: "No opportunity has this id",
};
