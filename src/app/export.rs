//! What is shown, written to a file for others: the choice of a format, and what came of it.

use std::path::PathBuf;

use crate::data::Text;
use crate::search::Catalogue;

use super::{App, Message, Overlay, View};

/// The choice of a format to export in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Export {
    /// The chosen row.
    pub chosen: usize,
    /// A file of that name is there already: choosing it again replaces it.
    pub asks: bool,
}

/// What became of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exported {
    /// It is in this file.
    Written(PathBuf),
    /// This file is there already, and was left alone.
    Taken(PathBuf),
    /// It is not written: why, and what to do.
    Failed(Text),
}

impl App {
    /// Offers the formats in which what is shown can be sent.
    pub(super) fn export(&mut self) {
        let is_sent = self.scene.view.is_grid()
            || self.scene.view == View::Catalogue(Catalogue::Opportunities)
            || self.selected().is_some();
        if is_sent && !self.is_empty() {
            self.toggle(Overlay::Export(Export::default()));
        } else {
            self.message = Some(Message::NoExport);
        }
    }

    /// Tells what became of it; a file in the way takes a second key.
    pub(super) fn exported(&mut self, exported: Exported) {
        match (&exported, &mut self.overlay) {
            (Exported::Taken(_), Some(Overlay::Export(export))) => export.asks = true,
            _ => self.overlay = None,
        }
        self.message = Some(Message::Exported(exported));
    }
}
