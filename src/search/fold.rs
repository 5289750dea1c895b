//! Folding: the form in which texts and queries are compared, with the way back to the original.
//!
//! Case, accents, width, kana, traditional signs and punctuation go; separators go too, and only the places where words
//! start are kept. So `mini programme`, `mini-programme` and `Miniprogramme` fold alike.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};
use unicode_segmentation::UnicodeSegmentation;

use super::han::simplified;

/// Signs of ASCII that are folded at a time.
const RUN: usize = 64;

/// One bit a byte: set where a word starts.
#[derive(Clone, Debug, Default)]
pub(super) struct Starts(Vec<u64>);

impl Starts {
    /// Marks byte `at` as the start of a word.
    pub(super) fn set(&mut self, at: usize) {
        let word = at / 64;
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        if let Some(bits) = self.0.get_mut(word) {
            *bits |= 1 << (at % 64);
        }
    }

    /// Bytes held.
    pub(super) const fn size(&self) -> usize {
        self.0.capacity() * size_of::<u64>()
    }

    /// Gives back the room kept for growth.
    pub(super) fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }

    /// Whether a word starts at byte `at`.
    pub(super) fn get(&self, at: usize) -> bool {
        self.0
            .get(at / 64)
            .is_some_and(|bits| bits >> (at % 64) & 1 == 1)
    }

    /// The places in `range` where a word starts, and another starts `length` bytes, at most 63, further.
    pub(super) fn of_length(
        &self,
        length: usize,
        range: Range<usize>,
    ) -> impl Iterator<Item = usize> {
        let first = range.start / 64;
        let words = self
            .0
            .iter()
            .enumerate()
            .skip(first)
            .take_while(move |(at, _)| at * 64 < range.end);
        words.flat_map(move |(at, bits)| {
            let next = self.0.get(at + 1).copied().unwrap_or(0);
            let ends = u128::from(next) << 64 | u128::from(*bits);
            let mask = if at == first {
                u64::MAX << (range.start % 64)
            } else {
                u64::MAX
            };
            // The half that the cast cuts off belongs to the next turn.
            let mut found = bits & (ends >> length) as u64 & mask;
            std::iter::from_fn(move || {
                let place = at * 64 + found.trailing_zeros() as usize;
                (found != 0 && place < range.end).then(|| {
                    found &= found.wrapping_sub(1);
                    place
                })
            })
        })
    }

    /// The first place in `range` where a word starts.
    pub(super) fn first_in(&self, range: Range<usize>) -> Option<usize> {
        let from = range.start / 64;
        let mut bits = self.0.get(from)? & (u64::MAX << (range.start % 64));
        let mut word = from;
        while bits == 0 && (word + 1) * 64 < range.end {
            word += 1;
            bits = *self.0.get(word)?;
        }
        let at = word * 64 + bits.trailing_zeros() as usize;
        (bits != 0 && at < range.end).then_some(at)
    }
}

/// One letter of the folded form.
pub(super) struct Letter {
    /// The folded letter or digit.
    pub(super) sign: char,
    /// It starts a word.
    pub(super) starts: bool,
    /// The whole grapheme it comes from, as bytes of the original.
    pub(super) origin: Range<usize>,
}

/// Gives the folded letters of `text`, in order.
pub(super) fn letters(text: &str, mut each: impl FnMut(Letter)) {
    let (mut state, mut at) = (State::default(), 0);
    while let Some(next) = state.step(text, at, &mut each) {
        at = next;
    }
}

/// Puts the folded letters of `text` after those of `folded`, and marks where words start.
pub(super) fn fold_onto(text: &str, folded: &mut String, starts: &mut Starts) {
    let (mut state, mut at) = (State::default(), 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let (signs, length) = match plain(rest) {
            Plain::Ascii(signs) => (signs, signs.len()),
            Plain::Letter(letter) => (letter, 2),
            Plain::Gap(length) => {
                state.separated = true;
                at += length;
                continue;
            }
            Plain::Not => {
                let next = state.step(text, at, &mut |letter| {
                    if letter.starts {
                        starts.set(folded.len());
                    }
                    folded.push(letter.sign);
                });
                at = next.unwrap_or(text.len());
                continue;
            }
        };
        state.fold_ascii(signs, folded, starts);
        at += length;
    }
}

/// What most texts are made of, which no table of Unicode is needed for.
enum Plain<'a> {
    /// ASCII signs.
    Ascii(&'a str),
    /// A letter of two bytes, as it folds.
    Letter(&'static str),
    /// So many bytes that separate words.
    Gap(usize),
    /// Something else, or something that what comes after may change.
    Not,
}

/// What stands first in `rest`.
fn plain(rest: &str) -> Plain<'_> {
    let bytes = rest.as_bytes();
    // Signs below U+0300 stand alone; those from there on can join the sign before them.
    let is_alone = |length: usize| bytes.get(length).is_none_or(|next| *next < 0xcc);
    match bytes {
        [first, ..] if first.is_ascii() => {
            let end = bytes.iter().position(|byte| !byte.is_ascii());
            let end = end.unwrap_or(bytes.len());
            let end = if is_alone(end) {
                end
            } else {
                end.saturating_sub(1)
            };
            match rest.get(..end) {
                Some("") | None => Plain::Not,
                Some(signs) => Plain::Ascii(signs),
            }
        }
        // No-break space, guillemets, middle dot.
        [0xc2, 0xa0 | 0xab | 0xb7 | 0xbb, ..] if is_alone(2) => Plain::Gap(2),
        // Dashes, quotation marks, bullets, points of ellipsis.
        [0xe2, 0x80, 0x90..=0xa6, ..] if is_alone(3) => Plain::Gap(3),
        [0xc3, second, ..] if is_alone(2) => latin(*second).map_or(Plain::Not, Plain::Letter),
        _ => Plain::Not,
    }
}

/// How the letter U+00C0 to U+00FF folds that this byte is the second of; `None` for what is no letter.
fn latin(second: u8) -> Option<&'static str> {
    // Capitals stand 32 before their small letters.
    Some(match second | 0x20 {
        0xa0..=0xa5 => "a",
        0xa6 => "ae",
        0xa7 => "c",
        0xa8..=0xab => "e",
        0xac..=0xaf => "i",
        0xb1 => "n",
        0xb2..=0xb6 => "o",
        0xb9..=0xbc => "u",
        _ => return None,
    })
}

fn two_from(text: &str, at: usize) -> Option<(char, Option<char>)> {
    let mut signs = text.get(at..)?.chars();
    Some((signs.next()?, signs.next()))
}

/// Latin letters and ideographs neither join the sign before nor change with marks of their own, so that the tables
/// for graphemes and composition can be spared; most text is made of them.
fn stands_alone(c: char) -> bool {
    matches!(c, '\0'..='\u{2ff}' | '\u{4e00}'..='\u{9fff}')
}

/// What the next letter must know of the ones before.
struct State {
    separated: bool,
    after_ideograph: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            separated: true,
            after_ideograph: false,
        }
    }
}

impl State {
    /// Gives what the sign at byte `at` folds to, with all that joins it; where the next one begins, if there was one.
    fn step(&mut self, text: &str, at: usize, each: &mut impl FnMut(Letter)) -> Option<usize> {
        let (sign, next) = two_from(text, at)?;
        let mut end = at + sign.len_utf8();
        if next.is_some_and(|next| !stands_alone(next)) || !stands_alone(sign) {
            let grapheme = text
                .get(at..)
                .and_then(|rest| rest.graphemes(true).next())
                .unwrap_or_default();
            end = end.max(at + grapheme.len());
            fold_grapheme(grapheme, |c| self.push(c, &(at..end), each));
        } else if sign.is_ascii() {
            self.push(sign.to_ascii_lowercase(), &(at..end), each);
        } else {
            fold_letter(sign, |c| self.push(c, &(at..end), each));
        }
        Some(end)
    }

    /// Folds signs of ASCII: most of what there is, in as few steps a sign as can be.
    fn fold_ascii(&mut self, signs: &str, folded: &mut String, starts: &mut Starts) {
        let mut starts_word = self.separated || self.after_ideograph;
        let mut letters = [0; RUN];
        for run in signs.as_bytes().chunks(RUN) {
            let mut length = 0;
            for sign in run {
                if !sign.is_ascii_alphanumeric() {
                    starts_word = true;
                    continue;
                }
                if starts_word {
                    starts.set(folded.len() + length);
                    starts_word = false;
                }
                if let Some(letter) = letters.get_mut(length) {
                    *letter = sign.to_ascii_lowercase();
                    length += 1;
                }
            }
            let letters = letters.get(..length).unwrap_or_default();
            folded.push_str(str::from_utf8(letters).unwrap_or_default());
        }
        (self.separated, self.after_ideograph) = (starts_word, false);
    }

    fn push(&mut self, sign: char, origin: &Range<usize>, each: &mut impl FnMut(Letter)) {
        // Most signs are ASCII, which no table is needed for.
        let counts = match sign.is_ascii() {
            true => sign.is_ascii_alphanumeric(),
            false => sign.is_alphanumeric() || is_combining_mark(sign),
        };
        if !counts {
            self.separated = true;
            return;
        }
        let ideograph = !sign.is_ascii() && is_ideograph(sign);
        each(Letter {
            sign,
            starts: self.separated || ideograph || self.after_ideograph,
            origin: origin.clone(),
        });
        self.separated = false;
        self.after_ideograph = ideograph;
    }
}

/// Folds a letter that [`stands_alone`].
fn fold_letter(letter: char, mut each: impl FnMut(char)) {
    if is_ideograph(letter) {
        return each(simplified(letter));
    }
    decompose_compatible(letter, |part| {
        if !is_dropped_mark(part) {
            for c in part.to_lowercase() {
                let (plain, rest) = spelled_out(c);
                each(plain);
                rest.into_iter().for_each(&mut each);
            }
        }
    });
}

fn fold_grapheme(grapheme: &str, each: impl FnMut(char)) {
    grapheme
        .nfkd()
        .filter(|c| !is_dropped_mark(*c))
        .flat_map(char::to_lowercase)
        .map(hiragana)
        .map(simplified)
        .flat_map(|c| {
            let (plain, rest) = spelled_out(c);
            std::iter::once(plain).chain(rest)
        })
        // Puts Hangul syllables and voiced kana together again.
        .nfc()
        .for_each(each);
}

/// Accents and variation selectors; marks that belong to a script's letters (kana, Indic) stay.
fn is_dropped_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

fn hiragana(c: char) -> char {
    match c {
        '\u{30a1}'..='\u{30f6}' | '\u{30fd}' | '\u{30fe}' => {
            char::from_u32(u32::from(c).saturating_sub(0x60)).unwrap_or(c)
        }
        _ => c,
    }
}

/// Latin letters that no decomposition takes apart.
fn spelled_out(c: char) -> (char, Option<char>) {
    match c {
        'œ' => ('o', Some('e')),
        'æ' => ('a', Some('e')),
        'ß' => ('s', Some('s')),
        'þ' => ('t', Some('h')),
        'đ' | 'ð' => ('d', None),
        'ø' => ('o', None),
        'ł' => ('l', None),
        'ı' => ('i', None),
        'ħ' => ('h', None),
        'ŋ' => ('n', None),
        'ŧ' => ('t', None),
        'ς' => ('σ', None),
        _ => (c, None),
    }
}

/// Signs of scripts without spaces: each may start a word.
pub(super) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// The folded form alone, without separators.
pub(super) fn compact(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_onto(text, &mut folded, &mut Starts::default());
    folded
}

/// A folded text that knows its way back.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    pub(super) text: String,
    pub(super) starts: Starts,
    /// For each byte of `text`, the grapheme of the original it comes from.
    origin: Vec<Range<usize>>,
}

impl Folded {
    /// Folds `text`.
    pub fn new(text: &str) -> Self {
        let mut folded = Self::default();
        letters(text, |letter| {
            if letter.starts {
                folded.starts.set(folded.text.len());
            }
            folded.text.push(letter.sign);
            folded.origin.resize(folded.text.len(), letter.origin);
        });
        folded
    }

    /// The folded letters, without separators.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The original bytes behind a range of the folded text: whole graphemes, and what lies between them.
    /// `None` when the range is empty or outside.
    pub fn origin(&self, folded: Range<usize>) -> Option<Range<usize>> {
        let range = self.origin.get(folded)?;
        Some(range.first()?.start..range.last()?.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_length_are_told_by_where_words_start() {
        let mut starts = Starts::default();
        for at in [0, 2, 5, 62, 63, 65, 127, 129] {
            starts.set(at);
        }
        for (length, range, expected) in [
            (2, 0..200, &[0, 63, 127][..]),
            (3, 0..200, &[2, 62]),
            (1, 0..200, &[62]),
            (2, 1..127, &[63]),
            (2, 127..128, &[127]),
            (62, 0..200, &[0, 65]),
            (2, 400..500, &[]),
        ] {
            let found: Vec<usize> = starts.of_length(length, range.clone()).collect();
            assert_eq!(found, expected, "{length} in {range:?}");
        }
    }

    #[test]
    fn what_people_hold_for_the_same_folds_alike() {
        for (written, folded) in [
            ("WeChat", "wechat"),
            ("ＷｅＣｈａｔ", "wechat"),
            ("Wēixìn", "weixin"),
            ("We\u{304}ixi\u{300}n", "weixin"),
            ("wei xin", "weixin"),
            ("mini-programmes", "miniprogrammes"),
            ("Mini programmes", "miniprogrammes"),
            ("L'œuvre d’Éloïse", "loeuvredeloise"),
            ("STRASSE", "strasse"),
            ("Straße", "strasse"),
            ("Đặng Thị Zalo", "dangthizalo"),
            ("İstanbul ılık", "istanbulilik"),
            ("カカオトーク", "かかおとーく"),
            ("ｶｶｵﾄｰｸ", "かかおとーく"),
            ("ガ", "が"),
            ("カ\u{3099}", "が"),
            ("かき", "かき"),
            ("카카오톡", "카카오톡"),
            ("카카오톡", "카카오톡"),
            ("ＱＱ空间", "qq空间"),
            ("微信", "微信"),
            ("視頻號", "视频号"),
            ("騰訊", "腾讯"),
            ("हिन्दी", "हिन्दी"),
            ("① ½", "112"),
            ("ﬁlm", "film"),
            ("🎉 — !?", ""),
            ("", ""),
        ] {
            assert_eq!(compact(written), folded, "{written:?}");
        }
    }

    #[test]
    fn the_short_way_folds_every_sign_as_the_long_one() {
        let after = ["", "a", " ", "é", "\u{301}", "\u{3099}", "\u{fe0f}", "微"];
        for sign in ('\u{1}'..'\u{300}').chain('\u{2000}'..'\u{2070}') {
            for after in after {
                let text = format!("Ab{sign}{after}c");
                let (mut folded, mut starts) = (String::new(), Starts::default());
                fold_onto(&text, &mut folded, &mut starts);
                let long = Folded::new(&text);
                assert_eq!(folded, long.text, "{text:?}");
                for at in 0..folded.len() {
                    assert_eq!(starts.get(at), long.starts.get(at), "{text:?} at {at}");
                }
            }
        }
    }

    #[test]
    fn words_start_after_separators_and_at_every_ideograph() {
        for (text, starts) in [
            ("mini-programme l'appli", vec![0, 4, 13, 14]),
            ("QQ空间ok", vec![0, 2, 5, 8]),
            ("카카오 톡", vec![0, 9]),
            ("  x", vec![0]),
        ] {
            let folded = Folded::new(text);
            let found: Vec<usize> = (0..folded.text.len())
                .filter(|at| folded.starts.get(*at))
                .collect();
            assert_eq!(found, starts, "{text:?}");
        }
    }

    #[test]
    fn the_next_word_is_found_over_any_distance() {
        let mut starts = Starts::default();
        for at in [0, 3, 63, 64, 200] {
            starts.set(at);
        }
        for (range, expected) in [
            (0..9, Some(0)),
            (1..9, Some(3)),
            (4..63, None),
            (4..64, Some(63)),
            (64..65, Some(64)),
            (65..200, None),
            (65..201, Some(200)),
            (201..1_000, None),
        ] {
            assert_eq!(starts.first_in(range.clone()), expected, "{range:?}");
        }
    }

    #[test]
    fn the_way_back_covers_whole_graphemes() {
        for (text, folded, original) in [
            ("l'Écran", "ecran", "Écran"),
            ("l'E\u{301}cran", "ecran", "E\u{301}cran"),
            ("un cœur", "coe", "cœ"),
            ("un cœur", "eu", "œu"),
            ("mini-programme", "nipro", "ni-pro"),
            ("新浪微博", "微博", "微博"),
            ("カカオトーク", "おと", "オト"),
            ("ｶﾞｽ", "が", "ｶﾞ"),
            ("카카오톡", "오톡", "오톡"),
            ("ＷｅＣｈａｔ", "chat", "Ｃｈａｔ"),
        ] {
            let form = Folded::new(text);
            let at = form.as_str().find(folded).unwrap();
            let range = form.origin(at..at + folded.len()).unwrap();
            assert_eq!(&text[range], original, "{text:?}");
        }
    }
}
