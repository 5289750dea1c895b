//! The words of two letters in the sentences of a large atlas: they are everywhere in its bytes, and seldom a word.

use super::question::stop_words;
use super::texts::Texts;

/// Letters and digits, of which a folded word of ASCII is made.
const SIGNS: usize = 36;

/// For each word of two ASCII letters or digits, the platforms whose sentences hold it, in order.
#[derive(Debug)]
pub(super) struct ShortWords(Vec<Vec<u32>>);

impl Default for ShortWords {
    fn default() -> Self {
        Self(vec![Vec::new(); SIGNS * SIGNS])
    }
}

impl ShortWords {
    /// Notes the words of the texts from entry `first` on, which are all of this platform.
    pub(super) fn note<T>(&mut self, texts: &Texts<T>, first: usize, platform: u32) {
        for word in texts.short_words(first) {
            let platforms = number(word).and_then(|number| self.0.get_mut(number));
            if let Some(platforms) = platforms.filter(|known| known.last() != Some(&platform)) {
                platforms.push(platform);
            }
        }
    }

    /// The platforms whose sentences hold a word of two letters.
    pub(super) fn holders(&self, word: &str) -> &[u32] {
        let platforms = number(word.as_bytes()).and_then(|number| self.0.get(number));
        platforms.map_or(&[], Vec::as_slice)
    }

    /// Gives back the room kept for growth, and that of the words which nobody looks for in sentences.
    pub(super) fn shrink(&mut self) {
        for word in stop_words().filter(|word| word.len() == 2) {
            if let Some(platforms) = number(word.as_bytes()).and_then(|at| self.0.get_mut(at)) {
                platforms.clear();
            }
        }
        self.0.iter_mut().for_each(Vec::shrink_to_fit);
    }

    /// Bytes held.
    pub(super) fn size(&self) -> usize {
        let platforms: usize = self.0.iter().map(Vec::capacity).sum();
        self.0.capacity() * size_of::<Vec<u32>>() + platforms * size_of::<u32>()
    }
}

fn number(word: &[u8]) -> Option<usize> {
    let sign = |byte: u8| char::from(byte).to_digit(36).map(|digit| digit as usize);
    let [first, last] = word else { return None };
    Some(sign(*first)? * SIGNS + sign(*last)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_leads_to_the_platforms_that_say_it() {
        let mut texts = Texts::default();
        let mut words = ShortWords::default();
        for (platform, said) in [
            (0, &["Le QQ de la Chine", "en QQ"][..]),
            (3, &["Wi-Fi", "3G, 微 qq"]),
            (5, &["qqzone"]),
        ] {
            let first = texts.len();
            said.iter().for_each(|text| texts.push(text, ()));
            words.note(&texts, first, platform);
        }
        for (word, platforms) in [
            ("qq", &[0, 3][..]),
            ("de", &[0]),
            ("wi", &[3]),
            ("3g", &[3]),
            ("on", &[]),
            ("q", &[]),
            ("微", &[]),
        ] {
            assert_eq!(words.holders(word), platforms, "{word}");
        }
        words.shrink();
        assert_eq!(words.holders("qq"), [0, 3]);
        assert!(words.holders("de").is_empty());
    }
}
