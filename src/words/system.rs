//! What the system refuses.

use std::io::{Error, ErrorKind};

use crate::data::{Lang, leads_in_circle};
use crate::text::clean;

/// Why the system did not read or write a file, in a sentence without a full stop; in its own words, which are
/// English, where it happens too seldom to have any here.
pub fn system(error: &Error, lang: Lang) -> String {
    let (fr, en) = match error.kind() {
        ErrorKind::NotFound => (
            "ce fichier ou ce dossier n'existe pas",
            "there is no such file or folder",
        ),
        ErrorKind::PermissionDenied => ("l'accès est refusé", "access is denied"),
        ErrorKind::ReadOnlyFilesystem => (
            "ce disque ne se laisse que lire",
            "this disk can only be read",
        ),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            ("le disque est plein", "the disk is full")
        }
        ErrorKind::NotADirectory => (
            "un dossier de ce chemin est un fichier",
            "a folder of this path is a file",
        ),
        ErrorKind::InvalidFilename => ("ce nom est trop long", "this name is too long"),
        _ if leads_in_circle(error) => (
            "des liens y tournent en rond",
            "links lead round in a circle there",
        ),
        ErrorKind::IsADirectory => ("c'est un dossier", "this is a folder"),
        _ => return clean(&error.to_string()).into_owned(),
    };
    let said = match lang {
        Lang::Fr => fr,
        Lang::En => en,
    };
    said.to_owned()
}
