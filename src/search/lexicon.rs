//! The words of the vocabulary: each is folded and matched once, then leads to all platforms that use it.

use std::ops::Range;

use crate::data::{Atlas, Feature, Lang, Metric, Named, Place, Text, Unit};

use super::board::{Board, Found, Part};
use super::filter::Key;
use super::needle::{Class, Mode, Needle, Prose};
use super::slip::slipped;
use super::slot::{Field, Share, Slot};
use super::texts::{Entry, Texts, letter_mask};
use super::weight::{self, Way};

/// A list of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum List {
    Kind,
    Feature,
    Region,
    Language,
    Vertical,
    Format,
    Standing,
    Owner,
    Metric,
}

/// What people call a platform that is closed or shrinks: id, French, English, other words. That one is active says
/// nothing, and « actif » is in every number of users.
const STANDINGS: [(&str, [&str; 2], &[&str]); 2] = [
    (
        "closed",
        ["fermée", "closed"],
        &["fermé", "disparue", "disparu", "shut down", "defunct"],
    ),
    (
        "declining",
        ["en déclin", "declining"],
        &["in decline", "en perte de vitesse", "en recul"],
    ),
];

/// How people ask who owns a platform.
const OWNER: [&str; 13] = [
    "propriétaire",
    "propriété de",
    "appartient",
    "appartenir",
    "possède",
    "possédée",
    "détient",
    "détenue",
    "owned",
    "owns",
    "ownership",
    "belongs",
    "belong",
];

impl List {
    const fn of(key: Key) -> Option<Self> {
        match key {
            Key::Kind => Some(Self::Kind),
            Key::Has => Some(Self::Feature),
            Key::Region => Some(Self::Region),
            Key::Lang => Some(Self::Language),
            Key::For => Some(Self::Vertical),
            Key::Format => Some(Self::Format),
            _ => None,
        }
    }

    const fn field(self) -> Field {
        match self {
            Self::Kind => Field::Kind,
            Self::Feature => Field::Feature,
            Self::Region => Field::Region,
            Self::Language => Field::Language,
            Self::Vertical | Self::Format => Field::Opportunity,
            Self::Standing => Field::Status,
            Self::Owner => Field::Owner,
            Self::Metric => Field::Figure,
        }
    }

    const fn place(self, nth: usize) -> Place {
        match self {
            Self::Kind => Place::Kind(nth),
            Self::Feature => Place::Feature(nth),
            Self::Region => Place::Region(nth),
            Self::Language => Place::Language(nth),
            Self::Vertical | Self::Format => Place::Opportunity(nth),
            Self::Standing => Place::Status,
            Self::Owner => Place::Owner,
            Self::Metric => Place::Figure(nth),
        }
    }
}

/// A word of the vocabulary and the platforms that use it.
#[derive(Clone, Debug)]
pub(super) struct Concept {
    pub(super) list: List,
    pub(super) id: String,
    pub(super) uses: Vec<Use>,
}

/// What one spelling of a word is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spelling {
    pub(super) concept: u32,
    lang: Option<Lang>,
    pub(super) role: Role,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Its id or name.
    Name,
    /// Another word for it.
    Alias,
    /// What it means, in a sentence.
    Meaning,
}

/// The best spelling of a word, for one needle.
#[derive(Clone, Copy)]
pub(super) struct Best {
    points: u32,
    own_language: bool,
    way: Way,
}

impl Best {
    const fn rank(&self) -> (u32, bool) {
        (self.points, self.own_language)
    }
}

/// All words of the vocabulary.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    pub(super) concepts: Vec<Concept>,
    pub(super) spellings: Texts<Spelling>,
}

/// How a search looks at the lexicon.
pub(super) struct Look<'a> {
    pub(super) needle: &'a Needle,
    pub(super) lang: Lang,
    /// Forgive a slip instead of looking for the letters.
    pub(super) slips: bool,
}

/// A platform that uses a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Use {
    pub(super) platform: u32,
    /// Its place in the platform's own list.
    pub(super) nth: u16,
    /// Points over another platform that uses the same word less.
    pub(super) bonus: u8,
}

impl Lexicon {
    pub(super) fn new(atlas: &Atlas) -> Self {
        let mut lexicon = Self::default();
        let words = &atlas.vocabulary;
        for (list, named) in [
            (List::Kind, &words.kinds),
            (List::Region, &words.regions),
            (List::Language, &words.languages),
            (List::Vertical, &words.verticals),
            (List::Format, &words.formats),
        ] {
            for named in named {
                lexicon.named(list, named);
            }
        }
        for feature in &words.features {
            lexicon.feature(feature);
        }
        for metric in words.metrics.iter().filter(|metric| is_sought(metric)) {
            lexicon.concept(List::Metric, &metric.id);
            lexicon.text(&metric.name, Role::Name);
            lexicon.text(&metric.short, Role::Name);
        }
        for (id, [fr, en], others) in STANDINGS {
            lexicon.concept(List::Standing, id);
            lexicon.spelling(fr, Some(Lang::Fr), Role::Name);
            lexicon.spelling(en, Some(Lang::En), Role::Name);
            for other in others {
                lexicon.spelling(other, None, Role::Alias);
            }
        }
        lexicon.concept(List::Owner, "owner");
        for asked in OWNER {
            lexicon.spelling(asked, None, Role::Alias);
        }
        lexicon.note_uses(atlas);
        lexicon
    }

    /// Bytes held.
    pub(super) fn size(&self) -> usize {
        let concept = |concept: &Concept| {
            size_of::<Concept>()
                + concept.id.capacity()
                + concept.uses.capacity() * size_of::<Use>()
        };
        self.spellings.size() + self.concepts.iter().map(concept).sum::<usize>()
    }

    fn named(&mut self, list: List, named: &Named) {
        self.concept(list, &named.id);
        self.text(&named.name, Role::Name);
        for alias in &named.aliases {
            self.spelling(alias, None, Role::Alias);
        }
        if let (List::Kind, Some(about)) = (list, &named.about) {
            self.text(about, Role::Meaning);
        }
    }

    fn feature(&mut self, feature: &Feature) {
        self.concept(List::Feature, &feature.id);
        self.text(&feature.name, Role::Name);
        self.text(&feature.meaning, Role::Meaning);
        for alias in &feature.aliases {
            self.spelling(alias, None, Role::Alias);
        }
    }

    fn concept(&mut self, list: List, id: &str) {
        self.concepts.push(Concept {
            list,
            id: id.into(),
            uses: Vec::new(),
        });
        self.spelling(id, None, Role::Name);
    }

    fn text(&mut self, text: &Text, role: Role) {
        for lang in [Lang::Fr, Lang::En] {
            self.spelling(text.get(lang), Some(lang), role);
        }
    }

    /// Another spelling of the newest concept.
    fn spelling(&mut self, text: &str, lang: Option<Lang>, role: Role) {
        let concept = u32::try_from(self.concepts.len().saturating_sub(1)).unwrap_or(u32::MAX);
        self.spellings.push(
            text,
            Spelling {
                concept,
                lang,
                role,
            },
        );
    }

    /// For each concept its best spelling found by `look`, so that the platforms are walked through once a concept.
    pub(super) fn search(&self, look: &Look<'_>) -> Vec<Option<Best>> {
        let mut best: Vec<Option<Best>> = vec![None; self.concepts.len()];
        // What every sentence holds means nothing.
        let is_idle = look.needle.is_idle();
        for entry in self.spellings.entries(0) {
            let spelling = entry.tag;
            let Some(concept) = self.concepts.get(spelling.concept as usize) else {
                continue;
            };
            let Some(way) = self.way(look, &entry) else {
                continue;
            };
            if is_idle && spelling.role == Role::Meaning {
                continue;
            }
            let field = match spelling.role {
                Role::Meaning => Field::Text,
                Role::Name | Role::Alias => concept.list.field(),
            };
            let found = Best {
                points: weight::points(field, way),
                own_language: spelling.lang.is_none_or(|lang| lang == look.lang),
                way,
            };
            if let Some(best) = best.get_mut(spelling.concept as usize)
                && best.is_none_or(|best| found.rank() > best.rank())
            {
                *best = Some(found);
            }
        }
        best
    }

    /// Offers every platform of `part` that uses a concept found by [`Self::search`]; `None` once `stop` says yes.
    pub(super) fn offer(
        &self,
        found: &[Option<Best>],
        part: &mut Part<'_>,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<()> {
        let Range { start, end } = part.platforms();
        for (concept, best) in self.concepts.iter().zip(found) {
            let Some(best) = best else { continue };
            if stop() {
                return None;
            }
            // Noted in the order of the platforms.
            let before = |platform| {
                let is_before = |used: &Use| (used.platform as usize) < platform;
                concept.uses.partition_point(is_before)
            };
            for used in concept.uses.get(before(start)..before(end))? {
                let found = Found {
                    points: best.points + u32::from(used.bonus),
                    own_language: best.own_language,
                    slot: concept.slot(used),
                    way: best.way,
                };
                part.offer(used.platform, found);
            }
        }
        Some(())
    }

    fn way(&self, look: &Look<'_>, entry: &Entry<'_, Spelling>) -> Option<Way> {
        let line = entry.line;
        let meaning = entry.tag.role == Role::Meaning;
        if look.slips {
            let range = slipped(look.needle.text(), line).filter(|_| !meaning);
            return range.map(|range| Way::Slip {
                whole: range.len() == line.text().len(),
            });
        }
        if look.needle.mask() & !letter_mask(line.text()) != 0 {
            return None;
        }
        let class = look.needle.best(line, Prose::Yes)?;
        let concept = self.concepts.get(entry.tag.concept as usize);
        let counts = match concept.map(|concept| concept.list) {
            // Every platform has an owner, which less than the word does not ask for.
            Some(List::Owner) => class == Class::Whole,
            // LINE is no platform "in decline".
            Some(List::Standing) => class != Class::Inside,
            _ => !meaning || class != Class::Inside,
        };
        counts.then_some(Way::True(class))
    }

    /// Numbers of the concepts that a filter's word means: those named so, else those whose name starts so, else
    /// those with a word that starts so.
    pub(super) fn meant(&self, key: Key, word: &str) -> Vec<usize> {
        let (Some(list), Some(needle)) = (List::of(key), Needle::new(word, Mode::Opening)) else {
            return Vec::new();
        };
        let mut meant: Vec<(Class, usize)> = Vec::new();
        for entry in self.spellings.entries(0) {
            let number = entry.tag.concept as usize;
            let same_list = self.concepts.get(number).is_some_and(|c| c.list == list);
            if same_list
                && entry.tag.role != Role::Meaning
                && let Some(class) = needle.best(entry.line, Prose::No)
            {
                let class = if class == Class::Word {
                    Class::Start
                } else {
                    class
                };
                meant.push((class, number));
            }
        }
        let Some(best) = meant.iter().map(|(class, _)| *class).min() else {
            return Vec::new();
        };
        let mut numbers: Vec<usize> = meant
            .iter()
            .filter(|(class, _)| *class == best)
            .map(|(_, n)| *n)
            .collect();
        numbers.dedup();
        numbers
    }

    /// Whether one of a filter's words means the concept with this id.
    pub(super) fn means(&self, key: Key, words: &[String], id: &str) -> bool {
        let meant = words.iter().flat_map(|word| self.meant(key, word));
        let mut concepts = meant.filter_map(|number| self.concepts.get(number));
        concepts.any(|concept| concept.id == id)
    }

    /// Offers to `board` every platform that uses one of these concepts, at a place of its list that passes `test`.
    pub(super) fn filter(
        &self,
        concepts: &[usize],
        test: impl Fn(u32, usize) -> bool,
        board: &mut Board,
    ) {
        for concept in concepts
            .iter()
            .filter_map(|number| self.concepts.get(*number))
        {
            for used in concept
                .uses
                .iter()
                .filter(|used| test(used.platform, usize::from(used.nth)))
            {
                board.offer(used.platform, concept.filtered(used));
            }
        }
    }

    /// The platforms that serve the country with this id, and whether it is their home.
    pub(super) fn serving(&self, id: &str) -> impl Iterator<Item = (u32, bool)> {
        let regions = self.concepts.iter();
        let region = regions.filter(move |c| c.list == List::Region && c.id == id);
        region.flat_map(|c| c.uses.iter().map(|used| (used.platform, used.nth == 0)))
    }

    /// The id nearest to a word that means nothing.
    pub(super) fn nearest(&self, key: Key, word: &str) -> Option<&str> {
        let list = List::of(key)?;
        let spellings = self
            .spellings
            .entries(0)
            .filter(|entry| entry.tag.role == Role::Name);
        spellings
            .filter_map(|entry| {
                let concept = self
                    .concepts
                    .get(entry.tag.concept as usize)
                    .filter(|c| c.list == list)?;
                let slips = strsim::osa_distance(word, entry.line.text());
                // One letter in three: more is another word.
                (slips * 3 <= word.chars().count()).then_some((slips, concept.id.as_str()))
            })
            .min_by_key(|(slips, _)| *slips)
            .map(|(_, id)| id)
    }
}

/// Whether people look for what a metric counts: what other numbers count is told by their scope.
pub(super) fn is_sought(metric: &Metric) -> bool {
    metric.reach || matches!(metric.unit, Unit::Money | Unit::Minutes)
}

impl Concept {
    /// In no language: whatever spelling was typed, it is named in the reader's.
    fn slot(&self, used: &Use) -> Slot {
        let place = self.list.place(usize::from(used.nth));
        let share = match self.list {
            List::Feature => used.share(),
            _ => Share::Full,
        };
        Slot::new(self.list.field(), place, None, share as usize)
    }

    fn filtered(&self, used: &Use) -> Found {
        Found {
            points: weight::FILTER,
            own_language: true,
            slot: self.slot(used),
            way: Way::True(Class::Whole),
        }
    }
}
