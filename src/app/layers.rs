//! Another atlas in the place of the one shown: changed on the disk, or without what is private.

use std::sync::Arc;

use crate::data::Atlas;
use crate::notes::Notebook;

use super::App;

impl App {
    /// Starts or ends the presentation: what is private goes, or comes back.
    pub(super) fn present(&mut self) {
        self.presents = !self.presents;
        self.replace();
    }

    /// Takes what the files hold now.
    pub(super) fn reload(&mut self, mut atlas: Atlas) {
        self.notebook.lay_on(&mut atlas);
        self.whole = Arc::new(atlas);
        self.replace();
    }

    /// Takes the notes that the disk holds now.
    pub(super) fn take_notes(&mut self, notes: Notebook) {
        if notes == self.notebook {
            return;
        }
        let mut atlas = Atlas::clone(&self.whole);
        notes.lay_on(&mut atlas);
        self.notebook = notes;
        self.whole = Arc::new(atlas);
        self.replace();
    }

    /// Shows the whole atlas, or what of it may be shown; everything stays where it was, as far as it is still there.
    fn replace(&mut self) {
        let shown = if self.presents {
            Arc::new(self.whole.without_private())
        } else {
            Arc::clone(&self.whole)
        };
        if *shown == *self.atlas {
            return;
        }
        // They hold the old atlas's texts, what is private with them.
        self.shelves.clear();
        let old = std::mem::replace(&mut self.atlas, shown);
        let atlas = &self.atlas;
        for scene in self.past.iter_mut().chain([&mut self.scene]) {
            let entry = scene.selected.take();
            scene.selected = entry.and_then(|entry| entry.moved(&old, atlas));
            scene.shelf = None;
        }
        self.marks.retain(|id| atlas.platform(id).is_some());
        self.edition = self.edition.wrapping_add(1);
        self.index = Arc::default();
        self.refresh();
    }

    /// Makes the rows of the scene anew where they are of an older atlas.
    pub(super) fn refresh(&mut self) {
        if self.scene.edition == self.edition {
            return;
        }
        self.scene.edition = self.edition;
        if self.is_large() {
            return self.search();
        }
        let kept = self.scene.selected.clone();
        self.scene.rows = self.find();
        if kept.is_none_or(|entry| self.scene.rows.position(&entry).is_none()) {
            self.scene.select(self.scene.rows.get(0));
        }
    }
}
