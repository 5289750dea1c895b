//! What is shown is made of layers: the built-in atlas or another one, and the overlay on it.

use std::path::PathBuf;

use crate::data::{self, Atlas, Date, Finding, Findings, Location, Overlaid};
use crate::embedded;

/// Where the layers lie.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layers {
    /// The atlas; without it the built-in one.
    pub data: Option<PathBuf>,
    /// What is laid on it.
    pub overlay: Option<PathBuf>,
}

impl Layers {
    /// The files and folders that a [`crate::watch::Watch`] should look at: none when all is built in.
    pub fn paths(&self) -> Vec<PathBuf> {
        self.data.iter().chain(&self.overlay).cloned().collect()
    }

    /// The atlas with the overlay on it; what is wrong with the overlay is left out, and told in `findings`.
    ///
    /// # Errors
    /// All findings, when the atlas itself has errors.
    pub fn load(&self, today: Date) -> Result<Overlaid, Findings> {
        let atlas = self.atlas(today)?;
        Ok(match &self.overlay {
            Some(path) => data::load_over(&atlas, path, today),
            None => Overlaid {
                atlas,
                findings: Findings::default(),
            },
        })
    }

    /// The same when something has changed on the disk while the atlas is shown.
    ///
    /// # Errors
    /// All findings, when one of them is an error, in the atlas or in the overlay: what is shown should then stay.
    pub fn reload(&self, today: Date) -> Result<Atlas, Findings> {
        let laid = self.load(today)?;
        match laid.findings.has_errors() {
            true => Err(laid.findings),
            false => Ok(laid.atlas),
        }
    }

    fn atlas(&self, today: Date) -> Result<Atlas, Findings> {
        let built_in = embedded().map_err(|error| {
            let why = error.to_string();
            let finding = Finding::error(Location::default(), why.clone(), why);
            Findings::new(Vec::new(), vec![finding], 0)
        })?;
        match &self.data {
            Some(path) => Ok(data::load(path, today, Some(&built_in.vocabulary))?.atlas),
            None => Ok(built_in),
        }
    }
}
