//! What a platform says of the words looked for, over all its texts.

use crate::data::{Lang, Place};

use super::board::Found;
use super::hit::Hit;
use super::index::{Index, Tag};
use super::needle::{Class, Needle, Prose};
use super::sift::own;
use super::slot::{Field, Share};
use super::texts::Line;
use super::weight::{self, Way};

/// Most letters between two words that stand side by side: room for an article or a preposition.
const BESIDE: usize = 6;

/// For each clause of a query, the words of which one must stand.
type Wanted<'a> = [Vec<&'a Needle>];

/// What the texts of a platform say.
#[derive(Default)]
struct Told {
    /// The best text that holds all the words, with its points for holding them.
    best: Option<(Found, u32)>,
    /// The places that hold all the words, and what they are worth together.
    places: Vec<Place>,
    mentions: u32,
}

impl Told {
    /// Notes that a text holds all the words.
    fn hear(&mut self, found: Found, gathered: u32) {
        let rank = |(found, gathered): &(Found, u32)| (found.points + gathered, found.own_language);
        if self
            .best
            .is_none_or(|best| rank(&(found, gathered)) > rank(&best))
        {
            self.best = Some((found, gathered));
        }
        let place = found.slot.place();
        if self.mentions < weight::MENTIONS && !self.places.contains(&place) {
            self.places.push(place);
            self.mentions += weight::mentions(place);
        }
    }
}

impl Index {
    /// Raises a hit by how often its platform speaks of the words that do not name it; and, unless a phrase was found,
    /// where one text holds several of them, by that, pointing to the text.
    pub(super) fn gather(&self, wanted: &Wanted<'_>, lang: Lang, is_phrase: bool, hit: &mut Hit) {
        let telling: Vec<Vec<&Needle>> = wanted
            .iter()
            .filter(|words| !words.iter().any(|word| self.is_name_of(hit.platform, word)))
            .cloned()
            .collect();
        if telling.is_empty() {
            return;
        }
        let told = self.told(hit.platform, &telling, lang);
        if let Some((found, gathered)) = &told.best
            && telling.len() > 1
            && !is_phrase
        {
            hit.score += gathered;
            hit.point_to(found);
        }
        // What a platform is, it is once; what it has and does, it tells.
        if hit.field.is_class() {
            return;
        }
        hit.mentions = told.mentions.min(weight::MENTIONS);
        // Where more is asked for than the feature, what is told of the rest counts in full.
        let is_feature = is_phrase || telling.len() == 1;
        if hit.field == Field::Analogue {
            return;
        }
        let share = match is_feature {
            true => hit.share(),
            false => Share::Full,
        };
        hit.score += match share {
            Share::Full => weight::mentioned(hit.mentions),
            share => weight::mentioned_in_part(hit.mentions, share == Share::PartInOwnWord),
        };
    }

    fn is_name_of(&self, platform: usize, needle: &Needle) -> bool {
        let first = self.firsts(platform).map_or(usize::MAX, |[names, _]| names);
        own(&self.names, first, platform).any(|entry| {
            let ways = needle
                .matches(entry.line, Prose::No)
                .filter_map(|found| entry.tag.way(needle, entry.line, found));
            // A few letters inside a name do not stand for it, nor does the Taiwan of a company: "pay" names no ZaloPay.
            let most = match entry.tag.slot.field {
                Field::Name | Field::Native | Field::Alias => Class::Start,
                Field::Owner => Class::Prefix,
                _ => return false,
            };
            ways.into_iter()
                .any(|way| matches!(way, Way::True(class) if class <= most))
        })
    }

    /// Points a hit to the first line of the user's notes that holds a word looked for; `false` when the notes lack one
    /// of the words.
    pub(super) fn point_to_note(&self, wanted: &Wanted<'_>, lang: Lang, hit: &mut Hit) -> bool {
        let first = self.firsts(hit.platform).map_or(0, |[_, prose]| prose);
        let own = own(&self.prose, first, hit.platform);
        let notes = own.filter(|entry| matches!(entry.tag.slot.place(), Place::Memo(_)));
        let notes: Vec<(&Tag, Line<'_>)> = notes.map(|entry| (entry.tag, entry.line)).collect();
        let holds = |words: &[&Needle], line: Line<'_>| {
            let mut classes = words.iter().filter_map(|word| word.best(line, Prose::Yes));
            classes.find(|class| *class != Class::Inside)
        };
        let stands =
            |words: &Vec<&Needle>| notes.iter().any(|(_, line)| holds(words, *line).is_some());
        if !wanted.iter().all(stands) {
            return false;
        }
        let found = notes.iter().find_map(|(tag, line)| {
            let class = wanted.iter().find_map(|words| holds(words, *line))?;
            Some(tag.found(Way::True(class), lang))
        });
        if let Some(found) = found {
            hit.point_to(&found);
        }
        true
    }

    fn told(&self, platform: usize, wanted: &Wanted<'_>, lang: Lang) -> Told {
        let mut told = Told::default();
        let Some([names, prose]) = self.firsts(platform) else {
            return told;
        };
        let prose = own(&self.prose, prose, platform);
        let prose = prose.map(|entry| (entry.tag, entry.line));
        let terms = own(&self.names, names, platform)
            .filter(|entry| entry.tag.slot.field == Field::Term)
            .map(|entry| (entry.tag, entry.line));
        for (tag, line) in prose.chain(terms) {
            let Some(class) = worst(line, wanted) else {
                continue;
            };
            let gathered = if follow(line, wanted, None) {
                weight::PHRASE
            } else {
                weight::TOGETHER
            };
            told.hear(tag.found(Way::True(class), lang), gathered);
            // The best text of a lone word is known already.
            if wanted.len() == 1 && told.mentions >= weight::MENTIONS {
                break;
            }
        }
        told
    }
}

/// How the word that stands worst stands in a text that holds all.
fn worst(line: Line<'_>, wanted: &Wanted<'_>) -> Option<Class> {
    let mut classes = wanted.iter().map(|words| {
        let classes = words.iter().filter_map(|word| word.best(line, Prose::Yes));
        classes.min().filter(|class| *class != Class::Inside)
    });
    classes.try_fold(Class::Whole, |worst, class| Some(worst.max(class?)))
}

/// Whether the words stand side by side, in their order, the first beside byte `after` if one is given.
fn follow(line: Line<'_>, wanted: &Wanted<'_>, after: Option<usize>) -> bool {
    let Some((words, rest)) = wanted.split_first() else {
        return true;
    };
    let mut places = words.iter().flat_map(|word| word.matches(line, Prose::Yes));
    places.any(|(range, _)| {
        let is_beside = after.is_none_or(|after| (after..=after + BESIDE).contains(&range.start));
        is_beside && follow(line, rest, Some(range.end))
    })
}
