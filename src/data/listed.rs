//! A platform among others: what a list shows of it at once, the rest when it is asked for.

use std::fmt;
use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Later, Owner, Platform};

/// A platform of an [`super::Atlas`], to be used as a [`Platform`]. One that the program carries is read when it is
/// first used; its [`Listed::card`] is there before.
#[derive(Clone)]
pub struct Listed {
    card: Platform,
    /// What takes the place of the card.
    whole: Option<Later<Option<Platform>>>,
}

impl Listed {
    /// Makes this the card of the platform that `read` gives when it is first used; should it give nothing, the card
    /// is all there is.
    pub fn read_later(&mut self, read: impl FnOnce() -> Option<Platform> + Send + 'static) {
        self.whole = Some(Later::new(read));
    }

    /// All of it, read now if need be.
    pub fn whole(&self) -> &Platform {
        let whole = self.whole.as_ref().and_then(|whole| whole.as_ref());
        whole.unwrap_or(&self.card)
    }

    /// What needs no reading: all of the platform, or what [`Platform::summary`] keeps of it.
    pub const fn card(&self) -> &Platform {
        &self.card
    }

    /// Whether it is as the program carries it, so that nothing of it is private and nothing noted.
    pub const fn is_shipped(&self) -> bool {
        self.whole.is_some()
    }
}

impl Platform {
    /// Names, state, regions, languages, kinds, tagline and the figures of `keep`, without any other statement.
    #[must_use]
    pub fn summary(&self, keep: impl Fn(&super::Figure) -> bool) -> Self {
        Self {
            id: self.id.clone(),
            name: self.name.clone(),
            native: self.native.clone(),
            aliases: Vec::new(),
            owner: Owner {
                name: self.owner.name.clone(),
                native: self.owner.native.clone(),
                about: Vec::new(),
            },
            launched: self.launched,
            launched_sources: Vec::new(),
            status: self.status,
            status_note: None,
            site: self.site.clone(),
            regions: self.regions.clone(),
            languages: self.languages.clone(),
            kinds: self.kinds.clone(),
            tagline: self.tagline.clone(),
            like: Vec::new(),
            about: Vec::new(),
            figures: self.figures.iter().filter(|f| keep(f)).cloned().collect(),
            audience: Vec::new(),
            checklist: Vec::new(),
            opportunities: Vec::new(),
            entry: Vec::new(),
            cautions: Vec::new(),
            then_and_now: Vec::new(),
            terms: Vec::new(),
            sources: Vec::new(),
            remarks: Vec::new(),
            memos: Vec::new(),
            origin: self.origin,
        }
    }
}

impl From<Platform> for Listed {
    fn from(platform: Platform) -> Self {
        Self {
            card: platform,
            whole: None,
        }
    }
}

impl Deref for Listed {
    type Target = Platform;

    fn deref(&self) -> &Platform {
        self.whole()
    }
}

/// What is changed is this platform's own: others that were cloned from it stay.
impl DerefMut for Listed {
    fn deref_mut(&mut self) -> &mut Platform {
        if let Some(Some(whole)) = self.whole.take().as_deref() {
            self.card.clone_from(whole);
        }
        &mut self.card
    }
}

impl PartialEq for Listed {
    fn eq(&self, other: &Self) -> bool {
        match (&self.whole, &other.whole) {
            (Some(a), Some(b)) if a.is(b) => true,
            _ => self.whole() == other.whole(),
        }
    }
}

impl fmt::Debug for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.whole().fmt(f)
    }
}

impl Serialize for Listed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.whole().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Listed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Platform::deserialize(deserializer).map(Self::from)
    }
}
