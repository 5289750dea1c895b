//! Folding: the form in which texts and queries are compared, with the way back to the original.
//!
//! Case, accents, width, kana, traditional signs and punctuation go; separators go too, and only the places where words
//! start are kept. So `mini programme`, `mini-programme` and `Miniprogramme` fold alike.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};
use unicode_segmentation::UnicodeSegmentation;

use super::han::simplified;
use super::run::Run;
use super::starts::Starts;

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
        let (run, length) = Run::of(rest, state.separated || state.after_ideograph);
        if length > 0 {
            starts.set_all(folded.len(), run.starts());
            folded.push_str(run.letters());
            (state.separated, state.after_ideograph) = (run.is_separated(), false);
            at += length;
            continue;
        }
        let next = state.step(text, at, &mut |letter| {
            if letter.starts {
                starts.set(folded.len());
            }
            folded.push(letter.sign);
        });
        at = next.unwrap_or(text.len());
    }
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
