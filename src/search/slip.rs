//! Letters scattered over a name, and slips of the finger.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::texts::Line;

/// Longest pattern and text given to the matcher, whose memory grows with their product.
const PATTERN_CAP: usize = 64;
const TEXT_CAP: usize = 512;

/// Fewest letters that may be scattered, and fewest in which a slip is forgiven.
const FUZZY_LETTERS: usize = 3;
const SLIP_LETTERS: usize = 4;

/// Fewest letters in which a wrong first one is forgiven, and fewest in which two slips are: of shorter words, one in a
/// hundred of any language would be a platform.
const FIRST_LETTERS: usize = 4;
const FAR_LETTERS: usize = 7;

/// Fewest letters of which one may be held too long.
const HELD_LETTERS: usize = 3;

/// Finds the letters of a word scattered over a short text, in order.
pub(super) struct Scattered(SkimMatcherV2);

impl Default for Scattered {
    fn default() -> Self {
        Self(SkimMatcherV2::default().ignore_case())
    }
}

impl Scattered {
    /// The score of `word` against itself, which no text can better; `None` for words too short or too long.
    pub(super) fn perfect(&self, word: &str) -> Option<i64> {
        let letters = word.chars().count();
        if !(FUZZY_LETTERS..=PATTERN_CAP).contains(&letters) {
            return None;
        }
        // Not `fuzzy_match`: its score depends on what the matcher saw before.
        self.0.fuzzy_indices(word, word).map(|(score, _)| score)
    }

    /// How well `word` stands scattered in `line`, in thousandths of `perfect`, and where its letters are.
    pub(super) fn find(
        &self,
        word: &str,
        line: Line<'_>,
        perfect: i64,
    ) -> Option<(u16, Vec<Range<usize>>)> {
        if line.text().len() > TEXT_CAP || !begins_words(word, line) {
            return None;
        }
        // The matcher sees the words apart, so that it can favour their first letters.
        let mut spaced = String::with_capacity(line.text().len() * 2);
        let mut bytes = Vec::with_capacity(line.text().len() * 2);
        for (at, sign) in line.text().char_indices() {
            if at > 0 && line.starts(at) {
                spaced.push(' ');
                bytes.push(at..at);
            }
            spaced.push(sign);
            bytes.push(at..at + sign.len_utf8());
        }
        let (score, letters) = self.0.fuzzy_indices(&spaced, word)?;
        // Below half of a perfect score the letters only happen to be there.
        if score.saturating_mul(2) < perfect {
            return None;
        }
        let places: Vec<_> = letters
            .iter()
            .filter_map(|i| bytes.get(*i).cloned())
            .collect();
        let quality = (score.saturating_mul(1000) / perfect.max(1)).clamp(0, 1000);
        let quality = u16::try_from(quality).unwrap_or_default();
        opens_its_words(&places, line).then_some((quality, places))
    }
}

/// Whether each word that lends letters lends its first: `lrb` stands in "Little Red Book", `lok` does not.
fn opens_its_words(places: &[Range<usize>], line: Line<'_>) -> bool {
    let mut lent = 0;
    places.iter().all(|place| {
        let opened = line.starts(place.start) || !line.crosses(&(lent..place.end));
        lent = place.start;
        opened
    })
}

/// A cheap no: the letters do not stand in `line` in order, from the start of a word on.
fn begins_words(word: &str, line: Line<'_>) -> bool {
    let mut wanted = word.chars();
    let Some(first) = wanted.next() else {
        return false;
    };
    let mut signs = line.text().char_indices();
    signs.any(|(at, sign)| sign == first && line.starts(at))
        && wanted.all(|next| signs.any(|(_, sign)| sign == next))
}

/// The part of `line` that `word` is one slip away from: a letter left out, added, wrong, or two swapped. The whole
/// text, or one of its words.
pub(super) fn slipped(word: &str, line: Line<'_>) -> Option<Range<usize>> {
    let text = line.text();
    let whole = std::iter::once(0..text.len());
    if is_held(word, text) {
        return Some(0..text.len());
    }
    whole.chain(line.words()).find(|range| {
        let part = text.get(range.clone()).unwrap_or_default();
        // "paymnet" is one slip away from "payments" too.
        let singular = part.strip_suffix(['s', 'x']);
        one_slip(word, part) || singular.is_some_and(|part| one_slip(word, part))
    })
}

fn one_slip(word: &str, name: &str) -> bool {
    // People hit the first letter right, or swap it with the second.
    let first = |text: &str| {
        let mut signs = text.chars();
        (signs.next(), signs.next())
    };
    let ((a, b), (c, d)) = (first(word), first(name));
    if !(a == c || (a == d && b == c)) {
        return false;
    }
    let (letters, others) = (word.chars().count(), name.chars().count());
    letters.min(others) >= SLIP_LETTERS
        && letters.abs_diff(others) <= 1
        && strsim::osa_distance(word, name) == 1
}

/// Whether `word` is a name written far off, yet nearer to it than to most words: one slip on its first letter,
/// two slips in a long name, or other letters for the same sounds.
pub(super) fn is_far(word: &str, name: &str) -> bool {
    let (letters, others) = (word.chars().count(), name.chars().count());
    let shortest = letters.min(others);
    if shortest < FIRST_LETTERS || letters.abs_diff(others) > 2 {
        return false;
    }
    let is_near = match strsim::osa_distance(word, name) {
        1 => letters == others,
        2 => shortest >= FAR_LETTERS && word.chars().next() == name.chars().next(),
        _ => false,
    };
    is_near || is_nearly_held(word, name) || sounds(word).eq(sounds(name))
}

/// The letters of a word, those that follow each other twice or more only once.
fn single(word: &str) -> impl Iterator<Item = char> + Clone {
    let mut last = None;
    word.chars()
        .filter(move |letter| last.replace(*letter) != Some(*letter))
}

/// Whether `word` is a name with a key held too long: "pttt".
fn is_held(word: &str, name: &str) -> bool {
    let has_run = single(word).count() < word.chars().count();
    has_run
        && name.len() >= HELD_LETTERS
        && name.len() < word.len()
        && single(word).eq(single(name))
}

/// The same give or take one slip: "wiebbo".
fn is_nearly_held(word: &str, name: &str) -> bool {
    let [letters, others] = [word, name].map(|text| single(text).collect::<String>());
    letters.len() < word.len()
        && letters.len().min(others.len()) > FIRST_LETTERS
        && strsim::osa_distance(&letters, &others) <= 1
}

/// The sounds of a word, those as one that people who write Chinese in Latin letters take for one another: zh, z and j,
/// sh, s and x, ch, c and q, n and ng, l and n; a letter twice sounds as once.
fn sounds(word: &str) -> impl Iterator<Item = char> {
    let mut letters = word.chars().peekable();
    let mut last = None;
    std::iter::from_fn(move || {
        loop {
            let letter = letters.next()?;
            let (sound, silent) = match letter {
                'z' | 'j' => ('j', 'h'),
                's' | 'x' => ('s', 'h'),
                'c' | 'q' => ('q', 'h'),
                'n' | 'l' => ('n', 'g'),
                other => (other, other),
            };
            letters.next_if_eq(&silent);
            if last.replace(sound) != Some(sound) {
                return Some(sound);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::fold::Folded;
    use super::*;

    #[test]
    fn a_name_written_far_off_is_known_when_it_is_long() {
        for (word, name, expected) in [
            ("feibo", "weibo", true),
            ("xaiohonshu", "xiaohongshu", true),
            ("kuiashuo", "kuaishou", true),
            ("bilibilly", "bilibili", true),
            ("zine", "line", true),
            ("zin", "lin", false),
            ("tweibo", "weibo", false),
            ("double", "douban", false),
            ("telegram", "instagram", false),
            ("xaiohonsu", "xiaohongshu", false),
            ("shiaohonsu", "xiaohongshu", true),
            ("jihu", "zhihu", true),
            ("doubang", "douban", true),
            ("tengshun", "tengxun", true),
            ("shina", "sina", true),
            ("sina", "china", false),
            ("wiebbo", "weibo", true),
            ("dubaan", "douban", true),
            ("ballon", "douban", false),
        ] {
            assert_eq!(is_far(word, name), expected, "{word} for {name}");
        }
    }

    #[test]
    fn scattered_letters_start_a_word_and_keep_together() {
        let matcher = Scattered::default();
        for (word, text, expected) in [
            ("lrb", "Little Red Book", true),
            ("wcht", "WeChat", true),
            ("duban", "Douban", true),
            ("kktalk", "KakaoTalk", true),
            ("ecat", "WeChat", false),
            ("lok", "Little Red Book", false),
            ("we", "WeChat", false),
            ("spam", "Sina company", false),
        ] {
            let folded = Folded::new(text);
            let line = Line::whole(&folded.text, &folded.starts);
            let found = matcher
                .perfect(word)
                .and_then(|perfect| matcher.find(word, line, perfect));
            assert_eq!(found.is_some(), expected, "{word} in {text}");
        }
    }

    #[test]
    fn one_slip_is_forgiven_but_not_on_the_first_letter() {
        for (word, name, expected) in [
            ("wiebo", "weibo", true),
            ("doubna", "douban", true),
            ("wechta", "wechat", true),
            ("kuaishuo", "kuaishou", true),
            ("xiaohonshu", "xiaohongshu", true),
            ("weebo", "weibo", true),
            ("weiboo", "weibo", true),
            ("ewibo", "weibo", true),
            ("feibo", "weibo", false),
            ("weibo", "weibo", false),
            ("lin", "line", false),
            ("wibeo", "weibo", false),
            ("wiebo", "Sina Weibo", true),
            ("paymnet", "Payments", true),
            ("paymnets", "Payments", true),
            ("pttt", "PTT", true),
            ("kooo", "Koo", true),
            ("qqqq", "QQ", false),
            ("coo", "Koo", false),
        ] {
            let folded = Folded::new(name);
            let line = Line::whole(&folded.text, &folded.starts);
            assert_eq!(slipped(word, line).is_some(), expected, "{word} for {name}");
        }
    }
}
