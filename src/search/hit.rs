//! A platform that matches, and the text that made it match.

use std::ops::Range;

use crate::data::{Atlas, Lang, Place};

use super::board::Found;
use super::fold::Folded;
use super::needle::Prose;
use super::place::text_at;
use super::query::{Query, merge};
use super::slip::{Scattered, slipped};
use super::slot::{Field, Share, Slot};
use super::texts::Line;
use super::weight::Way;

/// A platform that matches a query. Small: its text and highlights are made by [`Hit::excerpt`] when it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Number of the platform in the atlas.
    pub platform: usize,
    /// How well it matches: 0 for "not asked for", about 1,000 for its whole name.
    pub score: u32,
    /// What kind of text matched.
    pub field: Field,
    /// Where that text stands.
    pub place: Place,
    lang: Option<Lang>,
    nth: u16,
    way: Option<Way>,
    /// How often the platform speaks of what is looked for.
    pub(super) mentions: u32,
}

/// The text that matched, and the letters to mark in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt<'a> {
    /// As it stands in the atlas; empty when a number or a state matched rather than a text.
    pub text: &'a str,
    /// The language it is in; `None` for names.
    pub lang: Option<Lang>,
    /// Bytes of `text` to mark: whole graphemes, in order, none touching another. Empty when another word for
    /// the same thing matched.
    pub spans: Vec<Range<usize>>,
}

impl Hit {
    pub(super) fn new(platform: usize, score: u32, found: &Found) -> Self {
        let mut hit = Self::unsought(platform);
        hit.score = score;
        hit.point_to(found);
        hit
    }

    /// A platform listed because nothing was asked.
    pub(super) const fn unsought(platform: usize) -> Self {
        Self {
            platform,
            score: 0,
            field: Field::Name,
            place: Place::Name,
            lang: None,
            nth: 0,
            way: None,
            mentions: 0,
        }
    }

    /// Every platform of the atlas, in its order: the answer to no question. It takes no index.
    pub fn every(atlas: &Atlas) -> Vec<Self> {
        (0..atlas.platforms.len()).map(Self::unsought).collect()
    }

    /// How the platform has the feature that the hit points to; in full where it points to none.
    pub(super) const fn share(&self) -> Share {
        const PART: u16 = Share::Part as u16;
        const PART_IN_OWN_WORD: u16 = Share::PartInOwnWord as u16;
        match (self.field, self.nth) {
            (Field::Feature, PART) => Share::Part,
            (Field::Feature, PART_IN_OWN_WORD) => Share::PartInOwnWord,
            _ => Share::Full,
        }
    }

    pub(super) fn point_to(&mut self, found: &Found) {
        self.field = found.slot.field;
        self.place = found.slot.place();
        self.lang = found.slot.lang;
        self.nth = found.slot.nth;
        self.way = Some(found.way);
    }

    /// Whether the match is a guess: a letter or two were taken for slips.
    pub fn is_guess(&self) -> bool {
        matches!(self.way, Some(Way::Slip { .. } | Way::Far))
    }

    /// Whether the words stand there as they are written, or what they are known to mean.
    pub fn is_certain(&self) -> bool {
        !self.is_guess() && !matches!(self.way, Some(Way::Scattered(_) | Way::Strewn(_)))
    }

    /// The text that matched, with what to mark in it. Words of the vocabulary come in `lang`, also when they matched in
    /// the other language.
    pub fn excerpt<'a>(&self, atlas: &'a Atlas, query: &Query, lang: Lang) -> Excerpt<'a> {
        let slot = Slot::new(self.field, self.place, self.lang, usize::from(self.nth));
        let text = atlas
            .platforms
            .get(self.platform)
            .map_or("", |platform| text_at(atlas, platform, slot, lang));
        let spans = match self.way {
            None => Vec::new(),
            Some(way) => self.spans(query, text, way),
        };
        let lang = match self.field {
            Field::Name | Field::Native | Field::Alias => None,
            _ => self.lang,
        };
        Excerpt { text, lang, spans }
    }

    fn spans(&self, query: &Query, text: &str, way: Way) -> Vec<Range<usize>> {
        let mut spans = query.marks(text);
        let folded = Folded::new(text);
        let line = Line::whole(&folded.text, &folded.starts);
        for needle in query
            .words()
            .filter(|needle| needle.best(line, Prose::No).is_none())
        {
            let word = needle.text();
            let letters = match way {
                Way::Scattered(_) | Way::Strewn(_) => {
                    let matcher = Scattered::default();
                    let found = matcher
                        .perfect(word)
                        .and_then(|perfect| matcher.find(word, line, perfect));
                    found.map_or_else(Vec::new, |(_, letters)| letters)
                }
                Way::Slip { .. } => slipped(word, line).into_iter().collect(),
                Way::Far => std::iter::once(0..line.text().len()).collect(),
                Way::True(_) if self.field == Field::Native && spans.is_empty() => {
                    initials(word, line)
                }
                Way::True(_) | Way::Part => Vec::new(),
            };
            spans.extend(letters.into_iter().filter_map(|range| folded.origin(range)));
        }
        merge(spans)
    }
}

/// The letters of `word`, in order, in a romanization.
fn initials(word: &str, line: Line<'_>) -> Vec<Range<usize>> {
    let mut letters = line.text().char_indices();
    word.chars()
        .map_while(|wanted| letters.find(|(_, letter)| *letter == wanted))
        .map(|(at, letter)| at..at + letter.len_utf8())
        .collect()
}
