//! Words around the user's own settings.

use std::path::Path;

use crate::data::Text;
use crate::text::clean;

/// Words around the user's own settings.
#[derive(Debug)]
pub struct SettingsWords {
    /// No folder to look for the config file in.
    pub no_home: &'static str,
    /// Before the config file that names what is not there.
    pub asked_by: &'static str,
}

pub(super) const FR: SettingsWords = SettingsWords {
    asked_by: "\nCe chemin (data) est celui du fichier de réglages\u{a0}: ",
    no_home: "luopan ne sait pas où chercher ses réglages : ni HOME ni LUOPAN_CONFIG n'est défini",
};

pub(super) const EN: SettingsWords = SettingsWords {
    asked_by: "\nThis path (data) is the one of the config file: ",
    no_home: "luopan does not know where to look for its config: neither HOME nor LUOPAN_CONFIG is set",
};

/// The state of the last run cannot be read; it is kept at `kept`, whose name comes first where the line is short.
pub fn damaged_state(kept: &Path) -> Text {
    let name = kept.file_name().unwrap_or_default().to_string_lossy();
    let path = kept.display().to_string();
    let (name, path) = (clean(&name), clean(&path));
    Text::new(
        format!("{name} garde la place et les marques d'avant, devenues illisibles\u{a0}: {path}"),
        format!("{name} keeps the place and the marks of before, which cannot be read: {path}"),
    )
}
