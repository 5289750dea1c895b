//! What is shown is made of layers: the built-in atlas or another one, and the overlay on it.

use std::path::PathBuf;

use crate::data::{self, Atlas, Date, Dropped, Finding, Findings, Location, Overlaid};
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
            Findings::new(Vec::new(), vec![finding], Dropped::default())
        })?;
        match &self.data {
            Some(path) => Ok(data::load(path, today, Some(&built_in.vocabulary))?.atlas),
            None => Ok(built_in),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const TODAY: Date = Date::day(2026, 11, 22);

    #[test]
    fn a_faulty_overlay_is_laid_at_the_start_but_not_while_shown() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ours.ron");
        let layers = Layers {
            data: None,
            overlay: Some(path.clone()),
        };
        let remark = |text| format!("(text: (fr: \"{text}\", en: \"{text}\"), as_of: \"2026\")");
        let over = |list: &[String]| {
            let list = list.join(", ");
            format!("Overlay(platform: \"wechat\", remarks: [{list}])")
        };
        let remarks = |atlas: &Atlas| atlas.platform("wechat").map(|p| p.remarks.len());
        assert_eq!(layers.paths(), [path.as_path()]);
        for (list, at_start, while_shown) in [
            (vec![remark("a"), remark("b")], Some(2), Some(2)),
            (vec![remark("a"), remark("")], Some(1), None),
        ] {
            fs::write(&path, over(&list)).unwrap();
            let loaded = layers.load(TODAY).unwrap();
            assert_eq!(remarks(&loaded.atlas), at_start);
            let reloaded = layers.reload(TODAY);
            assert_eq!(reloaded.ok().and_then(|atlas| remarks(&atlas)), while_shown);
        }
        let fault = layers
            .reload(TODAY)
            .unwrap_err()
            .first(crate::data::Lang::En);
        let fault = fault.unwrap();
        assert!(
            fault.ends_with("error: remarks[1].text.fr: empty text"),
            "{fault}"
        );
        let gone = Layers {
            data: Some(folder.path().join("gone")),
            ..Layers::default()
        };
        assert!(gone.load(TODAY).is_err());
        assert_eq!(Layers::default().paths(), Vec::<PathBuf>::new());
    }
}
