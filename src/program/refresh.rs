//! What is read again while it is shown: the atlas with its overlay, the notes, the config file.

use std::path::PathBuf;

use crate::cli::Options;
use crate::data::{Atlas, Date, Findings, Lang, Text};
use crate::notes::Notes;
use crate::tui::{Dress, Fault, Fresh};

use super::own::Own;
use super::{glyphs, themes};

/// Reads again what has changed.
pub(super) struct Refresh {
    own: Own,
    options: Options,
    /// Where this run writes notes, whatever the config file says later.
    notes: Option<PathBuf>,
    today: Date,
}

impl Refresh {
    pub(super) fn new(own: &Own, options: &Options, today: Date) -> Self {
        Self {
            own: own.clone(),
            options: options.clone(),
            notes: own.notes(),
            today,
        }
    }

    /// The files and folders to look at.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        let layers = self.own.layers().paths().into_iter();
        let config = self.own.folders.config.clone();
        layers.chain(config).chain(self.notes.clone()).collect()
    }

    /// What those of the files hold now that have changed. A config file with a fault leaves all as it is.
    pub(super) fn read(&mut self, changed: &[PathBuf]) -> Fresh {
        let has = |path: &Option<PathBuf>| path.as_ref().is_some_and(|path| changed.contains(path));
        let before = self.own.clone();
        let mut fresh = Fresh::default();
        if has(&self.own.folders.config) {
            fresh.dress = Some(self.settings());
        }
        let layers = self.own.layers();
        let limits = self.own.config.limits();
        let is_other = layers != before.layers() || limits != before.config.limits();
        if is_other || layers.paths().iter().any(|path| changed.contains(path)) {
            let read = layers.reload(self.today);
            let atlas = read.map(|atlas| Atlas { limits, ..atlas });
            fresh.atlas = Some(atlas.map_err(|findings| fault(&findings)));
        }
        if let Some(folder) = self.notes.as_ref().filter(|_| has(&self.notes)) {
            fresh.notes = Some(Notes::open(folder).all().0);
        }
        fresh
    }

    fn settings(&mut self) -> Result<Dress, Fault> {
        let mut own = Own::read(self.own.folders.clone());
        own.obey(&self.options);
        if own.findings.list.is_empty() {
            self.own = own;
            Ok(Dress {
                themes: themes(&self.options, &self.own),
                glyphs: glyphs(&self.own),
                keymap: self.own.keymap.clone(),
            })
        } else {
            Err(fault(&own.findings))
        }
    }
}

/// What to say of files with faults: the worst of them, and how many more there are.
pub(super) fn fault(findings: &Findings) -> Fault {
    let faults = findings.list.len();
    let said = |lang| {
        let worst = findings.first(lang).unwrap_or_default();
        match (faults, lang) {
            (0 | 1, _) => worst,
            (_, Lang::Fr) => format!("{faults} fautes, d'abord {worst}"),
            (_, Lang::En) => format!("{faults} faults, first {worst}"),
        }
    };
    let place = findings
        .list
        .first()
        .map(|worst| findings.address(worst.place));
    Fault {
        quoted: Text::new(said(Lang::Fr), said(Lang::En)),
        place: place.unwrap_or_default(),
    }
}
