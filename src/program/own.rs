//! What the user set, and what the program remembers.

use std::path::PathBuf;

use crate::cli::Options;
use crate::data::{Findings, Lang};
use crate::folders::Folders;
use crate::layers::Layers;
use crate::settings::{Config, State};
use crate::tui::keys::Keymap;

/// What the user set and what the program remembers.
#[derive(Clone)]
pub(super) struct Own {
    pub(super) folders: Folders,
    pub(super) config: Config,
    pub(super) state: State,
    pub(super) keymap: Keymap,
    /// What is wrong with the config file; what it would have set is as without it.
    pub(super) findings: Findings,
}

impl Own {
    pub(super) fn read(folders: Folders) -> Self {
        let path = folders.config.as_deref();
        let (config, mut findings) = path.map_or_else(Default::default, |path| {
            Config::load(path, folders.home.as_deref())
        });
        let lost = path.filter(|path| folders.config_is_named && !path.exists());
        if let Some(path) = lost.filter(|_| findings.list.is_empty()) {
            findings = Config::missing(path);
        }
        let (keymap, refused) = Keymap::with(&config.keys);
        findings.list.extend(refused);
        Self {
            state: folders
                .state
                .as_deref()
                .map(State::read)
                .unwrap_or_default(),
            findings: Findings::new(findings.files, findings.list, findings.dropped),
            folders,
            config,
            keymap,
        }
    }

    /// Puts what the command line says before what the config file does.
    pub(super) fn obey(&mut self, options: &Options) {
        let config = &mut self.config;
        config.lang = options.lang.or(config.lang);
        config.theme = options.theme.or(config.theme);
        config.ascii |= options.ascii;
        if let Some(data) = &options.data {
            config.data = Some(data.clone());
        }
        if let Some(overlay) = &options.overlay {
            config.overlay = Some(overlay.clone());
        }
    }

    /// Where the atlas comes from.
    pub(super) fn layers(&self) -> Layers {
        Layers {
            data: self.config.data.clone(),
            overlay: self.config.overlay.clone(),
        }
    }

    /// Where the notes are: as the config file says, else in the user's data folder.
    pub(super) fn notes(&self) -> Option<PathBuf> {
        self.folders.given_notes.clone().or_else(|| {
            let own = self.config.notes.clone();
            own.or_else(|| self.folders.notes.clone())
        })
    }

    /// The report on the config file, when there is something to say.
    pub(super) fn warning(&self, lang: Lang) -> Option<String> {
        (!self.findings.list.is_empty()).then(|| self.findings.report(lang))
    }
}
