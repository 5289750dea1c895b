//! What is built once from the atlas, and searched at each key.

use std::thread::{self, Builder};

use crate::data::{
    Atlas, Date, Effort, Freshness, Lang, Listed, NativeName, Place, Platform, Relation, Standing,
};

use super::board::{Board, Found};
use super::filter::{Bound, Filter, Key, Life};
use super::fold::Folded;
use super::lexicon::Lexicon;
use super::needle::{Class, Mode, Needle, Prose};
use super::place::walk;
use super::short::ShortWords;
use super::slot::{Field, Slot};
use super::texts::{Entry, Texts, letter_mask};
use super::weight::{self, Way};

/// A searchable atlas. Holds folded texts only: what is shown is read from the atlas itself.
#[derive(Debug)]
pub struct Index {
    pub(super) names: Texts<Tag>,
    /// For each text of `names`, its letters.
    pub(super) masks: Vec<u64>,
    pub(super) prose: Texts<Tag>,
    pub(super) short_words: ShortWords,
    pub(super) lexicon: Lexicon,
    pub(super) cards: Vec<Card>,
    /// The platforms by their standing.
    pub(super) ranking: Vec<u32>,
}

/// What a text belongs to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag {
    pub(super) platform: u32,
    /// Points over another text of the same field.
    pub(super) bonus: u8,
    pub(super) slot: Slot,
}

/// What filters and ties look at.
#[derive(Debug)]
pub(super) struct Card {
    /// Rank by reach, then by name: decides between equals.
    pub(super) standing: u32,
    life: Life,
    /// Newest number of monthly users, with its place.
    mau: Option<(f64, usize)>,
    /// Age of the headline figure, with its place.
    age: Option<(Freshness, u16)>,
    opportunities: Box<[Suit]>,
    has_notes: bool,
    /// The numbers of the first texts of the platform in `names` and in `prose` of the index.
    names: u32,
    prose: u32,
}

/// What filters look at in an opportunity.
#[derive(Debug)]
struct Suit {
    effort: Effort,
    /// No vertical named: suits all.
    for_all: bool,
}

impl Index {
    /// Folds and orders the texts of `atlas`. `today` decides how old its figures are.
    pub fn new(atlas: &Atlas, today: Date) -> Self {
        let mut index = Self {
            names: Texts::default(),
            masks: Vec::new(),
            prose: Texts::default(),
            short_words: ShortWords::default(),
            ranking: Vec::new(),
            lexicon: Lexicon::default(),
            cards: Vec::with_capacity(atlas.platforms.len()),
        };
        thread::scope(|scope| {
            let lexicon = Builder::new().spawn_scoped(scope, || {
                // Those that are not read yet: here from the last on, there from the first.
                for platform in atlas.platforms.iter().rev() {
                    platform.whole();
                }
                Lexicon::new(atlas)
            });
            for (number, platform) in (0..).zip(&atlas.platforms) {
                index.platform(atlas, number, platform, today);
            }
            let lexicon = lexicon.ok().and_then(|thread| thread.join().ok());
            index.lexicon = lexicon.unwrap_or_else(|| Lexicon::new(atlas));
        });
        index.rank(atlas);
        index.names.shrink();
        index.prose.shrink();
        index.short_words.shrink();
        index.masks = {
            let names = index.names.entries(0);
            names.map(|name| letter_mask(name.line.text())).collect()
        };
        index
    }

    /// Adds a platform.
    fn platform(&mut self, atlas: &Atlas, number: u32, platform: &Platform, today: Date) {
        let mut card = Card::new(atlas, platform, today);
        let first = self.prose.len();
        let number_of = |first| u32::try_from(first).unwrap_or(u32::MAX);
        (card.names, card.prose) = (number_of(self.names.len()), number_of(first));
        self.cards.push(card);
        self.texts(number, platform);
        self.short_words.note(&self.prose, first, number);
    }

    /// The numbers of the first texts of a platform among the names and among the sentences.
    pub(super) fn firsts(&self, platform: usize) -> Option<[usize; 2]> {
        let card = self.cards.get(platform)?;
        Some([card.names, card.prose].map(|first| first as usize))
    }

    /// Number of platforms.
    pub fn len(&self) -> usize {
        self.cards.len()
    }

    /// Whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty()
    }

    /// Bytes held, all texts and tables together.
    pub fn size(&self) -> usize {
        let cards = self.cards.iter().map(Card::size).sum::<usize>();
        cards
            + self.masks.capacity() * size_of::<u64>()
            + self.short_words.size()
            + self.ranking.capacity() * size_of::<u32>()
            + self.names.size()
            + self.prose.size()
            + self.lexicon.size()
    }

    fn texts(&mut self, number: u32, platform: &Platform) {
        walk(platform, |slot, text| {
            let mut tag = Tag {
                platform: number,
                bonus: 0,
                slot,
            };
            if slot.lang.is_some() || !slot.field.is_short() {
                self.prose.push(text, tag);
                return;
            }
            if let (Field::Analogue, Place::Like(i)) = (slot.field, slot.place()) {
                let relation = platform
                    .like
                    .get(i)
                    .map_or(Relation::PartOf, |a| a.relation);
                // "Twitter / X" answers to both, and to the first above all. "Instagram + Facebook" is a sum, of which
                // neither is the likeness.
                let mut nth = if text.contains('+') { usize::MAX } else { i };
                for name in text.split('/') {
                    tag.bonus = weight::likeness(nth, relation);
                    self.names.push(name, tag);
                    nth = nth.saturating_add(1);
                }
                return;
            }
            self.names.push(text, tag);
            // After a romanization its initials, which show as the romanization itself.
            if slot.field == Field::Native
                && slot.nth % 2 == 1
                && let Some(initials) = platform
                    .native
                    .get(usize::from(slot.nth / 2))
                    .and_then(initials)
            {
                self.names.push(&initials, tag);
            }
        });
    }

    fn rank(&mut self, atlas: &Atlas) {
        let reach =
            |platform: &Platform| atlas.headline(platform).map_or(0.0, |figure| figure.value);
        let listed = atlas.platforms.iter().map(Listed::card);
        let numbered = (0..).zip(listed.zip(&mut self.cards));
        let mut order: Vec<(f64, &Platform, u32, &mut Card)> = numbered
            .map(|(number, (platform, card))| (reach(platform), platform, number, card))
            .collect();
        order.sort_by(|(reach_a, a, ..), (reach_b, b, ..)| {
            let by_name = || a.name.cmp(&b.name).then_with(|| a.id.cmp(&b.id));
            reach_b.total_cmp(reach_a).then_with(by_name)
        });
        self.ranking = order.iter().map(|(_, _, number, _)| *number).collect();
        for (standing, (.., card)) in (0..).zip(order) {
            card.standing = standing;
        }
    }

    /// The platforms that a filter lets through; `None` when its words mean nothing here, and it must be ignored.
    /// A filter on verticals looks only at opportunities of these `efforts`, when some are given.
    pub(super) fn filter(&self, filter: &Filter, efforts: Option<&[Effort]>) -> Option<Board> {
        let mut board = Board::new(self.cards.len());
        let takes = |suit: &Suit| efforts.is_none_or(|efforts| efforts.contains(&suit.effort));
        match filter {
            Filter::Words(Key::Owner, words) => {
                for word in words {
                    self.owned(word, &mut board);
                }
                return board.reaches(weight::FILTER).then_some(board);
            }
            Filter::Words(key, words) => {
                let meant: Vec<usize> = words
                    .iter()
                    .flat_map(|word| self.lexicon.meant(*key, word))
                    .collect();
                if meant.is_empty() {
                    return None;
                }
                let suits = |platform: u32, nth: usize| {
                    let card = self.cards.get(platform as usize);
                    *key != Key::For
                        || card
                            .and_then(|card| card.opportunities.get(nth))
                            .is_some_and(takes)
                };
                self.lexicon.filter(&meant, suits, &mut board);
                if *key == Key::For {
                    self.by_card(&mut board, |card| {
                        card.opportunity(|suit| suit.for_all && takes(suit))
                    });
                }
            }
            Filter::Effort(efforts) => {
                self.by_card(&mut board, |card| {
                    card.opportunity(|suit| efforts.contains(&suit.effort))
                });
            }
            Filter::Status(lives) => self.by_card(&mut board, |card| {
                lives
                    .contains(&card.life)
                    .then_some((Field::Status, Place::Status))
            }),
            Filter::Notes => self.by_card(&mut board, |card| {
                card.has_notes.then_some((Field::Note, Place::Memo(0)))
            }),
            Filter::Mau(bound) => self.by_card(&mut board, |card| card.monthly(*bound)),
            Filter::Is(ages) => self.by_card(&mut board, |card| {
                let (_, figure) = card.age.filter(|(age, _)| ages.contains(age))?;
                Some((Field::Figure, Place::Figure(figure.into())))
            }),
        }
        Some(board)
    }

    /// Whether one of a filter's words means the entry of the vocabulary with this id.
    pub(super) fn means(&self, key: Key, words: &[String], id: &str) -> bool {
        self.lexicon.means(key, words, id)
    }

    fn owned(&self, word: &str, board: &mut Board) {
        let Some(needle) = Needle::new(word, Mode::Opening) else {
            return;
        };
        for Entry { tag, line } in self.names.entries(0) {
            if tag.slot.field == Field::Owner && needle.best(line, Prose::No).is_some() {
                board.offer(tag.platform, passed(tag.slot));
            }
        }
    }

    fn by_card(&self, board: &mut Board, test: impl Fn(&Card) -> Option<(Field, Place)>) {
        for (number, card) in (0..).zip(&self.cards) {
            if let Some((field, place)) = test(card) {
                board.offer(number, passed(Slot::new(field, place, None, 0)));
            }
        }
    }
}

/// What a passed filter is worth, and where it shows.
fn passed(slot: Slot) -> Found {
    Found {
        points: weight::FILTER,
        own_language: true,
        slot,
        way: Way::True(Class::Whole),
    }
}

impl Card {
    fn new(atlas: &Atlas, platform: &Platform, today: Date) -> Self {
        let newest = |metric: &str| {
            let figures = platform.figures.iter().enumerate();
            figures
                .filter(|(_, f)| f.kind == metric && f.scope.is_none())
                .max_by_key(|(_, f)| f.as_of)
                .map(|(i, f)| (f.value, i))
        };
        let headline = atlas.headline(platform);
        let age = headline.and_then(|headline| {
            let place = platform
                .figures
                .iter()
                .position(|figure| figure == headline)?;
            let place = u16::try_from(place).ok()?;
            Some((Freshness::of(headline.as_of, today, atlas.limits), place))
        });
        Self {
            standing: 0,
            life: match platform.status {
                Standing::Active => Life::Active,
                Standing::Declining => Life::Declining,
                Standing::Closed(_) => Life::Closed,
            },
            mau: newest("mau").or_else(|| newest("third-party-mau")),
            age,
            opportunities: platform
                .opportunities
                .iter()
                .map(|o| Suit {
                    effort: o.effort,
                    for_all: o.verticals.is_empty(),
                })
                .collect(),
            has_notes: !platform.memos.is_empty(),
            names: 0,
            prose: 0,
        }
    }

    /// Bytes held.
    const fn size(&self) -> usize {
        size_of::<Self>() + self.opportunities.len() * size_of::<Suit>()
    }

    fn opportunity(&self, test: impl Fn(&Suit) -> bool) -> Option<(Field, Place)> {
        let first = self.opportunities.iter().position(test)?;
        Some((Field::Opportunity, Place::Opportunity(first)))
    }

    fn monthly(&self, bound: Bound) -> Option<(Field, Place)> {
        let (_, figure) = self.mau.filter(|(value, _)| bound.holds(*value))?;
        Some((Field::Figure, Place::Figure(figure)))
    }
}

/// The first letters of the syllables of a Chinese name: `wx` for 微信 Wēixìn. `None` when the romanization does not
/// fall into one syllable a sign.
fn initials(native: &NativeName) -> Option<String> {
    if !native.lang.starts_with("zh") {
        return None;
    }
    let signs: Vec<char> = native.text.chars().collect();
    // In "QQ空间" the Latin letters are their own initials, but then nobody types the others.
    if signs.len() < 2 || signs.iter().any(char::is_ascii) {
        return None;
    }
    let roman = Folded::new(native.roman.as_ref()?);
    let letters: Vec<char> = roman.text.chars().collect();
    let is_vowel = |i: usize| letters.get(i).is_some_and(|c| "aeiou".contains(*c));
    let mut initials = String::new();
    let mut before = ' ';
    for (i, letter) in letters.iter().enumerate() {
        // A consonant before a vowel opens a syllable; the h of zh, ch and sh goes with the letter before it.
        let opens = is_vowel(i + 1) || (letters.get(i + 1) == Some(&'h') && is_vowel(i + 2));
        let is_tail = *letter == 'h' && "zcs".contains(before);
        if (opens && !is_vowel(i) && !is_tail) || roman.starts.get(i) {
            initials.push(*letter);
        }
        before = *letter;
    }
    (initials.chars().count() == signs.len()).then_some(initials)
}

/// The languages in which a text counts as the reader's own.
pub(super) fn is_own(slot: &Slot, lang: Lang) -> bool {
    slot.lang.is_none_or(|own| own == lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_take_one_letter_a_sign() {
        for (text, roman, expected) in [
            ("微信", "Wēixìn", Some("wx")),
            ("小红书", "Xiǎohóngshū", Some("xhs")),
            ("小红书", "xiǎo hóng shū", Some("xhs")),
            ("知乎", "Zhīhū", Some("zh")),
            ("抖音", "Dǒuyīn", Some("dy")),
            ("快手", "Kuàishǒu", Some("ks")),
            ("新浪微博", "Xīnlàng Wēibó", Some("xlwb")),
            ("今日头条", "Jīnrì Tóutiáo", Some("jrtt")),
            ("QQ空间", "QQ Kōngjiān", None),
            ("微信", "Wēi", None),
        ] {
            let native = NativeName {
                text: text.into(),
                lang: "zh-Hans".into(),
                roman: Some(roman.into()),
                meaning: None,
            };
            assert_eq!(initials(&native).as_deref(), expected, "{text} {roman}");
        }
    }
}
