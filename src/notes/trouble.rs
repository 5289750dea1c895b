//! Why a note could not be read or saved, and what to do.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::data::{Text, leads_in_circle};
use crate::text::{clean, shown_path};

/// Why a note could not be read or saved. What was to be saved is still with the caller.
#[derive(Debug)]
pub struct Trouble {
    /// The file or folder concerned.
    pub path: PathBuf,
    /// What is wrong with it.
    pub why: Why,
}

/// What is wrong with a file or a folder.
#[derive(Debug)]
pub enum Why {
    /// It may not be read, or not be written.
    Forbidden,
    /// The note is marked as one only to be read.
    ReadOnly,
    /// The disk or the user's share of it is full.
    Full,
    /// Another luopan has kept the notes locked for too long.
    Busy,
    /// Another program keeps changing the file.
    Changing,
    /// It is not UTF-8 text.
    NotText,
    /// The note is longer than a note may be, or would become so.
    TooLong,
    /// It is no file: a folder, a pipe, a device.
    NotAFile,
    /// Where a folder should be, there is a file.
    NotAFolder,
    /// A draft of which too little is left to be offered; it is kept there.
    Damaged,
    /// A link that leads to no file.
    Nowhere,
    /// Links that lead round in a circle.
    Circle,
    /// A name longer than the system takes.
    LongName,
    /// What the system says.
    System(io::Error),
}

impl Trouble {
    pub(super) fn new(path: &Path, why: Why) -> Self {
        Self {
            path: path.to_owned(),
            why,
        }
    }

    pub(super) fn of(path: &Path) -> impl Fn(io::Error) -> Self + '_ {
        move |error| {
            let why = match error.kind() {
                ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Why::Forbidden,
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                    Why::Full
                }
                ErrorKind::NotADirectory | ErrorKind::AlreadyExists => Why::NotAFolder,
                ErrorKind::IsADirectory | ErrorKind::NotSeekable => Why::NotAFile,
                ErrorKind::InvalidFilename => Why::LongName,
                _ if leads_in_circle(&error) => Why::Circle,
                _ => Why::System(error),
            };
            Self::new(path, why)
        }
    }

    /// A sentence on what is wrong, and one on what to do.
    #[expect(clippy::too_many_lines, reason = "a flat table")]
    pub fn text(&self) -> Text {
        let path = shown_path(&self.path.display().to_string());
        let (fr, en) = match &self.why {
            Why::Forbidden => (
                "l'accès est refusé. Rendez-le accessible en lecture et en écriture, ou donnez un autre dossier par LUOPAN_NOTES."
                    .to_owned(),
                "access is denied. Make it readable and writable, or give another folder by LUOPAN_NOTES.".to_owned(),
            ),
            Why::ReadOnly => (
                "cette note est en lecture seule; luopan n'y touche pas. Permettez d'y écrire (chmod u+w), puis enregistrez de nouveau."
                    .to_owned(),
                "this note is read-only; luopan leaves it alone. Allow writing to it (chmod u+w), then save again.".to_owned(),
            ),
            Why::Full => (
                "le disque est plein. Libérez de la place, puis enregistrez de nouveau; la note d'avant est intacte."
                    .to_owned(),
                "the disk is full. Free some space, then save again; the note as it was is whole.".to_owned(),
            ),
            Why::Busy => (
                "un autre luopan tient les notes. Fermez-le ou attendez, puis enregistrez de nouveau.".to_owned(),
                "another luopan holds the notes. Close it or wait, then save again.".to_owned(),
            ),
            Why::Changing => (
                "un autre programme ne cesse de changer ce fichier. Attendez qu'il ait fini, puis enregistrez de nouveau."
                    .to_owned(),
                "another program keeps changing this file. Wait until it is done, then save again.".to_owned(),
            ),
            Why::NotText => (
                "ce fichier n'est pas du texte UTF-8; luopan n'y touche pas. Convertissez-le, ou donnez-lui un autre nom."
                    .to_owned(),
                "this file is not UTF-8 text; luopan leaves it alone. Convert it, or give it another name.".to_owned(),
            ),
            Why::TooLong => (
                "une note a au plus 1\u{a0}Mio. Rangez-en une partie dans un autre fichier.".to_owned(),
                "a note has at most 1\u{a0}MiB. Move a part of it to another file.".to_owned(),
            ),
            Why::NotAFile => (
                "ce n'est pas un fichier. Déplacez-le, ou donnez un autre dossier par LUOPAN_NOTES.".to_owned(),
                "this is not a file. Move it, or give another folder by LUOPAN_NOTES.".to_owned(),
            ),
            Why::NotAFolder => (
                "ce n'est pas un dossier. Donnez-en un par LUOPAN_NOTES.".to_owned(),
                "this is not a folder. Give one by LUOPAN_NOTES.".to_owned(),
            ),
            Why::Damaged => (
                "ce brouillon d'une note est endommagé; il est gardé ici. Ouvrez-le dans un éditeur pour en reprendre le texte."
                    .to_owned(),
                "this draft of a note is damaged; it is kept here. Open it in an editor to take up its text.".to_owned(),
            ),
            Why::Nowhere => (
                "ce lien ne mène à aucun fichier. Remettez en place ce vers quoi il mène, ou retirez le lien.".to_owned(),
                "this link leads to no file. Put back what it leads to, or take the link away.".to_owned(),
            ),
            Why::Circle => (
                "des liens y tournent en rond. Retirez-en un, ou donnez un autre dossier par LUOPAN_NOTES.".to_owned(),
                "links lead round in a circle there. Take one away, or give another folder by LUOPAN_NOTES.".to_owned(),
            ),
            Why::LongName => (
                "ce nom est trop long. Donnez un autre dossier par LUOPAN_NOTES.".to_owned(),
                "this name is too long. Give another folder by LUOPAN_NOTES.".to_owned(),
            ),
            Why::System(error) => {
                let error = error.to_string();
                let error = clean(&error);
                (
                    format!("le système répond\u{a0}: {error}. Réparez-le, ou donnez un autre dossier par LUOPAN_NOTES."),
                    format!("the system says: {error}. Mend it, or give another folder by LUOPAN_NOTES."),
                )
            }
        };
        Text::new(format!("{path}\u{a0}: {fr}"), format!("{path}: {en}"))
    }
}

/// In English, for those who debug; the user reads [`Trouble::text`].
impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().en)
    }
}

impl std::error::Error for Trouble {}
