//! Words of the tour, and of the line that offers it.

use crate::app::Step;
use crate::text::width;

/// The words of one language.
#[derive(Debug)]
pub struct TourWords {
    /// Before the key that starts it.
    pub offer: &'static str,
    /// After that key, and before the key that puts the offer away.
    pub what: &'static str,
    /// After that key.
    pub put_away: &'static str,
    /// What each step shows, in the order of [`Step::ALL`].
    steps: [&'static str; 5],
    /// The same in a narrow window: at most 33 columns.
    short: [&'static str; 5],
}

impl TourWords {
    /// What a step shows, in a line of so many columns.
    pub fn step(&self, step: Step, columns: usize) -> &'static str {
        let [whole, short] = [self.steps, self.short].map(|said| said.get(step as usize).copied());
        let whole = whole.filter(|said| width(said) <= columns);
        whole.or(short).unwrap_or_default()
    }
}

pub(super) const FR: TourWords = TourWords {
    offer: "Nouveau ici?",
    what: "\u{a0}: le tour, en cinq étapes.",
    put_away: "retire cette ligne.",
    steps: [
        "Tapez\u{a0}: un nom, une fonction, un équivalent. La raison est dite dessous.",
        "Chaque énoncé porte sa date, ses sources, son âge; «\u{a0}o\u{a0}» ouvre la source.",
        "Entrée suit ce qui est sous le curseur\u{a0}: ici, un mot. Retour arr. ramène.",
        "Espace marque, «\u{a0}c\u{a0}» compare\u{a0}: les différences sont signalées.",
        "Ctrl-K\u{a0}: toutes les commandes, par leur nom, avec leurs touches.",
    ],
    short: [
        "Tapez\u{a0}: tout est cherché.",
        "Chaque énoncé a date et sources.",
        "Entrée suit un mot, une source.",
        "Espace marque, «\u{a0}c\u{a0}» compare.",
        "Ctrl-K\u{a0}: toutes les commandes.",
    ],
};

pub(super) const EN: TourWords = TourWords {
    offer: "New here?",
    what: ": the tour, in five steps.",
    put_away: "puts this line away.",
    steps: [
        "Type: a name, a feature, a likeness. What matched is said below.",
        "Each statement bears its date, sources and age; “o” opens the source.",
        "Enter follows what is under the cursor: here, a word. Backspace comes back.",
        "Space marks, “c” compares: the differences are pointed out.",
        "Ctrl-K: every command, by name, with its keys.",
    ],
    short: [
        "Type: all is searched.",
        "Each statement: date, sources.",
        "Enter follows a word or source.",
        "Space marks, “c” compares.",
        "Ctrl-K: every command.",
    ],
};
