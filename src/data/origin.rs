//! Who says what: the atlas, or an overlay laid on it, and what of that is private.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Atlas, Claim, Figure, Id, Listed, Opportunity, Owner, Place, Platform, Requirement, Row,
    Source, Term,
};

/// Who says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The atlas.
    #[default]
    Atlas,
    /// An overlay.
    Overlay {
        /// Not to be shown to clients.
        private: bool,
    },
}

impl Origin {
    /// Whether it must not be shown to clients.
    pub const fn is_private(self) -> bool {
        matches!(self, Self::Overlay { private: true })
    }

    /// Its word in JSON, the same in both languages; `None` for the atlas.
    pub const fn slug(self) -> Option<&'static str> {
        match self {
            Self::Atlas => None,
            Self::Overlay { private: false } => Some("overlay"),
            Self::Overlay { private: true } => Some("private"),
        }
    }
}

/// What an overlay can add, or put in the place of what the atlas says.
pub trait Layered: Clone {
    /// The same, said by `origin`.
    #[must_use]
    fn by(self, origin: Origin) -> Self;

    /// Who says it.
    fn origin(&self) -> Origin;

    /// What the atlas says, when this stands in its place.
    fn instead_of(&self) -> Option<&Self>;
}

macro_rules! layered {
    ($($correcting:ty),*; $($adding:ty),*) => {
        $(impl Layered for $correcting {
            fn by(self, origin: Origin) -> Self {
                Self { origin, ..self }
            }

            fn origin(&self) -> Origin {
                self.origin
            }

            fn instead_of(&self) -> Option<&Self> {
                self.instead_of.as_deref()
            }
        })*
        $(impl Layered for $adding {
            fn by(self, origin: Origin) -> Self {
                Self { origin, ..self }
            }

            fn origin(&self) -> Origin {
                self.origin
            }

            fn instead_of(&self) -> Option<&Self> {
                None
            }
        })*
    };
}

layered!(Claim, Figure, Requirement, Row; Opportunity, Source, Term);

/// The statement without what is private: itself, what it corrects, or nothing.
fn open<T: Layered>(statement: &T) -> Option<T> {
    if statement.origin().is_private() {
        return statement.instead_of().and_then(open);
    }
    Some(statement.clone())
}

fn all_open<T: Layered>(list: &[T]) -> Vec<T> {
    list.iter().filter_map(open).collect()
}

impl Atlas {
    /// The atlas as clients may see it: no private platform, statement, source or note; where something private corrects
    /// the atlas, what the atlas says. Sources that only private matter rests on go with it.
    pub fn without_private(&self) -> Self {
        let open = self
            .platforms
            .iter()
            .filter(|p| !p.card().origin.is_private());
        Self {
            platforms: open.map(Listed::without_private).collect(),
            rule_memos: BTreeMap::new(),
            ..self.clone()
        }
    }

    /// Who says something in it besides the atlas; the user's own notes apart.
    pub fn overlays(&self) -> BTreeSet<Origin> {
        let own = self.platforms.iter().filter(|p| !p.is_shipped());
        let said = own.flat_map(|platform| {
            let statements = platform.statements().into_iter();
            let sources = platform.sources.iter().map(|source| source.origin);
            let terms = platform.terms.iter().map(|term| term.origin);
            let stated = statements.map(|place| platform.origin_of(place));
            stated.chain(sources).chain(terms).chain([platform.origin])
        });
        said.filter(|origin| *origin != Origin::Atlas).collect()
    }
}

impl Listed {
    /// What the program carries is not read for this: none of it is private.
    fn without_private(&self) -> Self {
        match self.is_shipped() {
            true => self.clone(),
            false => Platform::without_private(self).into(),
        }
    }
}

impl Platform {
    /// Who makes the statement at `place`, or who added the platform as a whole; of several claims about the owner
    /// the most private one counts.
    pub fn origin_of(&self, place: Place) -> Origin {
        fn of<T: Layered>(list: &[T], index: usize) -> Option<Origin> {
            list.get(index).map(T::origin)
        }
        let own = match place {
            Place::Owner => self.owner.about.iter().map(|claim| claim.origin).max(),
            Place::Status => self.status_note.as_ref().map(|claim| claim.origin),
            Place::About(i) => of(&self.about, i),
            Place::Figure(i) => of(&self.figures, i),
            Place::Audience(i) => of(&self.audience, i),
            Place::Feature(i) => of(&self.checklist, i),
            Place::Opportunity(i) => of(&self.opportunities, i),
            Place::Entry(i) => of(&self.entry, i),
            Place::Caution(i) => of(&self.cautions, i),
            Place::Remark(i) => of(&self.remarks, i),
            Place::Term(i) => of(&self.terms, i),
            Place::Memo(_) => Some(Origin::Overlay { private: true }),
            Place::Name
            | Place::Tagline
            | Place::Kind(_)
            | Place::Region(_)
            | Place::Language(_)
            | Place::Like(_)
            | Place::ThenAndNow(_)
            | Place::Rule(_) => None,
        };
        own.unwrap_or_default().max(self.origin)
    }

    fn without_private(&self) -> Self {
        let mut open = Self {
            owner: Owner {
                about: all_open(&self.owner.about),
                ..self.owner.clone()
            },
            status_note: self.status_note.as_ref().and_then(self::open),
            about: all_open(&self.about),
            figures: all_open(&self.figures),
            audience: all_open(&self.audience),
            checklist: all_open(&self.checklist),
            opportunities: all_open(&self.opportunities),
            entry: all_open(&self.entry),
            cautions: all_open(&self.cautions),
            terms: all_open(&self.terms),
            remarks: all_open(&self.remarks),
            memos: Vec::new(),
            sources: all_open(&self.sources),
            ..self.clone()
        };
        let cited: BTreeSet<Id> = open.cites().cloned().collect();
        open.sources
            .retain(|source| source.origin == Origin::Atlas || cited.contains(&source.id));
        open
    }

    /// The ids of all sources that something rests on.
    fn cites(&self) -> impl Iterator<Item = &Id> {
        let places = self.statements().into_iter();
        let stated = places.filter_map(|place| self.basis(place));
        let owner = self.owner.about.iter().flat_map(|claim| &claim.sources);
        stated
            .flat_map(|(_, ids)| ids)
            .chain(owner)
            .chain(&self.launched_sources)
    }
}
