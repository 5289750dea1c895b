//! The glossary as a whole: the words all platforms share, and each platform's own.

use std::collections::HashMap;
use std::ops::Range;

use super::{Atlas, Link, NativeName, Place, Platform, Term, Text};

/// A word, and where it is defined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// The word, its romanization and its meaning, as first defined: shared words before those of platforms.
    pub term: &'a Term,
    /// The platforms that define it among their own, by their number in the atlas.
    pub platforms: Vec<usize>,
}

impl Atlas {
    /// Every word once, in the order of the data.
    pub fn lexicon(&self) -> Vec<Word<'_>> {
        let shared = self.vocabulary.glossary.iter().map(|term| (None, term));
        let own = self.platforms.iter().enumerate();
        let own = own.flat_map(|(at, p)| p.terms.iter().map(move |term| (Some(at), term)));
        let mut words: Vec<Word<'_>> = Vec::new();
        let mut known: HashMap<&str, usize> = HashMap::new();
        for (platform, term) in shared.chain(own) {
            let at = *known.entry(&term.term).or_insert_with(|| {
                words.push(Word {
                    term,
                    platforms: Vec::new(),
                });
                words.len().saturating_sub(1)
            });
            if let Some(word) = words.get_mut(at) {
                word.platforms.extend(platform);
            }
        }
        words
    }

    /// Every name and word in native script or Latin letters that the atlas defines.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let platforms = self.platforms.iter();
        let called = platforms.flat_map(|p| p.native.iter().chain(&p.owner.native));
        let rules = self.rules.rules.iter().flat_map(|rule| &rule.native);
        let words = self.lexicon().into_iter();
        let called = called.chain(rules).map(|name| name.text.as_str());
        called.chain(words.map(|word| word.term.term.as_str()))
    }

    /// A word of the glossary: of this platform if it defines it, else as first defined.
    pub fn term<'a>(&'a self, platform: Option<&'a Platform>, word: &str) -> Option<&'a Term> {
        let own = platform.into_iter().flat_map(|p| &p.terms);
        let shared = self.vocabulary.glossary.iter();
        let others = self.platforms.iter().flat_map(|p| &p.terms);
        own.chain(shared).chain(others).find(|t| t.term == word)
    }

    /// The words of the glossary and the names in native script that stand in `text`, in its order, each once; of two
    /// that overlap the longer, of two that are the same the word of the glossary.
    pub fn explain(&self, text: &str) -> Vec<Explained> {
        let words = self
            .lexicon()
            .into_iter()
            .map(|word| Explained::word(word.term));
        let mut all: Vec<Explained> = words.chain(self.named()).collect();
        all.sort_by_key(|known| std::cmp::Reverse(known.text.len()));
        let mut found: Vec<(Range<usize>, Explained)> = Vec::new();
        for known in all {
            let free = |at: &Range<usize>| {
                let mut others = found.iter();
                others.all(|(other, _)| other.end <= at.start || at.end <= other.start)
            };
            let place = occurrences(text, &known.text).find(free);
            found.extend(place.map(|at| (at, known)));
        }
        found.sort_by_key(|(at, _)| at.start);
        found.into_iter().map(|(_, known)| known).collect()
    }

    /// The native names of platforms, of their owners and of rules.
    fn named(&self) -> impl Iterator<Item = Explained> {
        let platforms = self.platforms.iter().flat_map(|platform| {
            let link = |place| Link::Platform(platform.id.clone(), place);
            let own = platform
                .native
                .iter()
                .map(move |native| (native, link(None)));
            let owner = platform.owner.native.iter();
            let owner = owner.map(move |native| (native, link(Some(Place::Owner))));
            let called = own.map(|(native, to)| Explained::name(native, &platform.name, to));
            let owned = owner.map(|(native, to)| Explained::name(native, &platform.owner.name, to));
            called.chain(owned)
        });
        let rules = self.rules.rules.iter().filter_map(|rule| {
            let native = rule.native.as_ref()?;
            Some(Explained {
                text: native.text.clone(),
                roman: native.roman.clone(),
                meaning: rule.name.clone(),
                link: Link::Country(rule.country.clone()),
            })
        });
        platforms.chain(rules)
    }
}

/// A word or a name that a text holds, with what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// As it stands in the text.
    pub text: String,
    /// Its romanization, unless it is in Latin letters.
    pub roman: Option<String>,
    /// What it means, or whose name it is.
    pub meaning: Text,
    /// Where more is said of it.
    pub link: Link,
}

impl Explained {
    fn word(term: &Term) -> Self {
        Self {
            text: term.term.clone(),
            roman: term.roman.clone(),
            meaning: term.meaning.clone(),
            link: Link::Term(term.term.clone()),
        }
    }

    fn name(native: &NativeName, whose: &str, link: Link) -> Self {
        Self {
            text: native.text.clone(),
            roman: native.roman.clone(),
            meaning: Text::new(whose, whose),
            link,
        }
    }
}

/// The places of `word` in `text`: whole words where it is written in letters, anywhere where a sign is a word.
pub fn occurrences<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let is_letter = |c: char| c.is_alphanumeric() && c < '\u{2e80}';
    let joins = move |a: Option<char>, b: Option<char>| {
        a.is_some_and(is_letter) && b.is_some_and(is_letter)
    };
    text.match_indices(word).filter_map(move |(start, word)| {
        let end = start.saturating_add(word.len());
        let before = text.get(..start)?.chars().next_back();
        let rest = text.get(end..)?;
        // The plural of a word is the word.
        let after = rest.strip_prefix('s').unwrap_or(rest).chars().next();
        let cut = joins(before, word.chars().next()) || joins(word.chars().next_back(), after);
        (!word.is_empty() && !cut).then_some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Date, Vocabulary};

    #[test]
    fn words_stand_where_they_are_whole() {
        for (text, word, expected) in [
            (
                "un KOL, des KOLs, le KOL",
                "KOL",
                vec![3..6, 12..15, 21..24],
            ),
            ("le 大V et 大VIP", "大V", vec![3..7]),
            ("微信小程序里", "小程序", vec![6..15]),
            ("été", "t", vec![]),
            ("rien", "", vec![]),
        ] {
            let found: Vec<Range<usize>> = occurrences(text, word).collect();
            assert_eq!(found, expected, "{word} in {text}");
        }
    }

    #[test]
    fn of_two_words_that_overlap_the_longer_is_found() {
        let term = |word: &str| Term {
            term: word.to_owned(),
            roman: None,
            meaning: Text::new("sens", "meaning"),
            origin: Default::default(),
        };
        let mut atlas = Atlas {
            title: Text::new("", ""),
            edition: Date::day(2026, 11, 22),
            vocabulary: Vocabulary::default(),
            platforms: Vec::new(),
            limits: Default::default(),
            rules: Default::default(),
            rule_memos: Default::default(),
        };
        atlas.vocabulary.glossary = ["私域", "私域流量", "KOL", "流量"].map(term).into();
        for (text, words) in [
            ("私域流量, puis 流量", "私域流量 流量"),
            ("un KOL du 私域, un autre KOL", "KOL 私域"),
            ("KOLOSSAL", ""),
        ] {
            let found = atlas.explain(text).into_iter();
            let found: Vec<String> = found.map(|known| known.text).collect();
            assert_eq!(found.join(" "), words, "{text}");
        }
    }
}
