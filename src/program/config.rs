//! The settings in force, as the user asks for them.

use std::io::Write;
use std::path::PathBuf;

use crate::command::{self, Failure, Outcome, Settings};
use crate::data::Lang;
use crate::settings::Config;

use super::own::Own;

/// What is asked of the settings.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub(super) lang: Lang,
    pub(super) json: bool,
    pub(super) only_path: bool,
}

/// Prints the settings in force, or where the file is looked for.
pub(super) fn settings(own: &Own, asked: Asked, out: &mut dyn Write) -> Result<Outcome, Failure> {
    // A relative path of the command line starts elsewhere than one of the file.
    let whole = |path: PathBuf| std::path::absolute(&path).unwrap_or(path);
    let config = Config {
        data: own.config.data.clone().map(whole),
        overlay: own.config.overlay.clone().map(whole),
        ..own.config.clone()
    };
    let printed = Settings {
        config: &config,
        keys: &own.keymap.lines(asked.lang),
        path: own.folders.config.as_deref(),
        lang: asked.lang,
        json: asked.json,
    };
    if asked.only_path {
        command::config_path(printed, out)
    } else {
        command::config(printed, out)
    }
}
