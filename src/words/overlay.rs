//! The words of an overlay: who says what, and what is left of the atlas under it.

use std::collections::BTreeSet;

use crate::data::Origin;

use super::Glyphs;

/// The words of one language.
#[derive(Debug)]
pub struct OverlayWords {
    /// The mark of what an overlay says.
    pub agency: &'static str,
    /// The mark of what an overlay says in private.
    pub private: &'static str,
    /// Before what the atlas says, where an overlay says something else.
    pub atlas_says: &'static str,
    /// Heading of the remarks.
    pub remarks: &'static str,
    /// The overlay has faults: what becomes of them.
    pub left_out: &'static str,
    /// Nothing is answered without it.
    pub not_without: &'static str,
    /// The built-in atlas does not change.
    pub nothing_to_watch: &'static str,
}

impl OverlayWords {
    pub(super) const FR: Self = Self {
        agency: "agence",
        private: "agence, privé",
        atlas_says: "Selon l'atlas",
        remarks: "Remarques de l'agence",
        not_without: "Rien n'est écrit sans ce calque\u{a0}: il y manquerait ce que vous y corrigez.",
        left_out: "Le calque a des fautes\u{a0}: ce qui est fautif est laissé de côté, le reste est montré.",
        nothing_to_watch: "L'atlas du programme ne change pas\u{a0}: dites quel fichier ou quel dossier surveiller.",
    };

    pub(super) const EN: Self = Self {
        agency: "agency",
        private: "agency, private",
        atlas_says: "The atlas says",
        remarks: "Remarks of the agency",
        not_without: "Nothing is written without this overlay: it would lack what you correct there.",
        left_out: "The overlay has faults: what is faulty is left out, the rest is shown.",
        nothing_to_watch: "The built-in atlas does not change: name the file or folder to watch.",
    };
}

impl OverlayWords {
    /// What the signs of these origins mean: « ⌂ agence   ⊗ agence, privé »; nothing for the atlas alone.
    pub fn key(&self, origins: &BTreeSet<Origin>, glyphs: &Glyphs) -> String {
        let named = origins.iter().filter_map(|origin| {
            let word = if origin.is_private() {
                self.private
            } else {
                self.agency
            };
            Some(format!("{} {word}", glyphs.origin(*origin)?))
        });
        named.collect::<Vec<_>>().join("   ")
    }
}
