//! The tour: five things worth knowing, shown on the real screen. What was on it comes back at the end.

use crate::data::{Id, Link, Listed};

use super::scene::Scene;
use super::{App, Overlay, Palette, View};

/// What is typed to show the search: a likeness, in the words of a client.
const LIKENESS: &str = "twitter";

/// A step of the tour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Typing searches.
    Search,
    /// Each statement bears its date and its source.
    Statement,
    /// A jump, and the way back.
    Jump,
    /// Marking and comparing.
    Compare,
    /// The palette holds every command.
    Palette,
}

impl Step {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [
        Self::Search,
        Self::Statement,
        Self::Jump,
        Self::Compare,
        Self::Palette,
    ];
}

/// A tour under way.
#[derive(Debug)]
pub(super) struct Tour {
    step: Step,
    /// What the user was doing.
    left: Left,
}

#[derive(Debug)]
struct Left {
    scene: Scene,
    past: Vec<Scene>,
    marks: Vec<Id>,
}

impl App {
    /// With a line at the foot that offers the tour, until it is put away.
    #[must_use]
    pub const fn hinting(mut self) -> Self {
        self.hints = true;
        self
    }

    /// Whether the line that offers the tour is to be shown.
    pub fn hints(&self) -> bool {
        self.hints && self.tour.is_none()
    }

    /// Where the tour is, while there is one.
    pub fn tour(&self) -> Option<Step> {
        self.tour.as_ref().map(|tour| tour.step)
    }

    /// Begins the tour, or begins it anew.
    pub(super) fn start_tour(&mut self) {
        self.end_tour();
        let left = Left {
            scene: std::mem::replace(&mut self.scene, Scene::new(View::HOME, "")),
            past: std::mem::take(&mut self.past),
            marks: std::mem::take(&mut self.marks),
        };
        let step = Step::Search;
        self.tour = Some(Tour { step, left });
        self.set_the_stage(step);
    }

    /// The next step; after the last one the tour is over.
    pub(super) fn next_step(&mut self) {
        let Some(tour) = &mut self.tour else { return };
        let mut later = Step::ALL.into_iter().skip_while(|s| *s != tour.step);
        match later.nth(1) {
            Some(step) => {
                tour.step = step;
                self.set_the_stage(step);
            }
            None => self.end_tour(),
        }
    }

    /// Puts back what was on the screen before the tour. Who took it needs no hint any more.
    pub(super) fn end_tour(&mut self) {
        let Some(Tour { left, .. }) = self.tour.take() else {
            return;
        };
        (self.scene, self.past, self.marks) = (left.scene, left.past, left.marks);
        self.overlay = None;
        self.hints = false;
    }

    /// Brings the screen to where a step has something to show, whatever was done during the one before.
    fn set_the_stage(&mut self, step: Step) {
        let typed = if step == Step::Palette { "" } else { LIKENESS };
        self.overlay = None;
        self.past.clear();
        self.marks.clear();
        self.scene = Scene::new(View::HOME, typed);
        self.search();
        if self.is_empty() {
            // An atlas without that likeness has platforms all the same.
            self.scene = Scene::new(View::HOME, "");
            self.search();
        }
        match step {
            Step::Search => {}
            Step::Statement => self.scene.open_page(),
            Step::Jump => {
                self.scene.open_page();
                // A word of the platform at hand; of another one where it has none.
                let all = self
                    .selected()
                    .into_iter()
                    .chain(self.atlas.platforms.iter().map(Listed::whole));
                let word = all.flat_map(|platform| &platform.terms).next();
                if let Some(link) = word.map(|word| Link::Term(word.term.clone())) {
                    self.jump(&link);
                }
            }
            Step::Compare => {
                let platforms = self.atlas.platforms.iter().map(|p| p.id.clone());
                let at_hand = self.selected().map(|p| p.id.clone());
                let others = platforms.filter(|id| Some(id) != at_hand.as_ref());
                self.marks = at_hand.clone().into_iter().chain(others).take(2).collect();
                self.compare();
            }
            Step::Palette => self.overlay = Some(Overlay::Palette(Palette::default())),
        }
    }
}
