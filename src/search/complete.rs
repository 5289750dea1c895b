//! What may follow while a filter is being typed.

use std::ops::Range;

use crate::data::{Atlas, Lang};

use super::filter::Key;
use super::fold::{Folded, compact};
use super::needle::{Class, Mode, Needle, Prose};
use super::slip::{Scattered, slipped};
use super::texts::Line;
use super::token::{Quoted, Token, tokens};
use super::values::{Value, values};

/// Most choices offered.
const OFFERED: usize = 8;

/// Fewest letters of a key before it is offered.
const KEY_LETTERS: usize = 2;

/// What may stand in the place of the word at the caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The bytes of the query that a choice replaces.
    pub range: Range<usize>,
    /// At least one, at most eight; the best first.
    pub choices: Vec<Choice>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is written, in quotes when it has spaces. A key ends with its colon.
    pub text: String,
    /// What it is, in the language of the interface.
    pub says: String,
}

/// What the filter at the caret could become: a key once two of its letters stand there, in either language, and
/// after `key:` its values, after each comma too. `None` where no filter is being typed.
///
/// `caret` counts bytes of `query`; one that is not on a letter's border gives `None`.
pub fn complete(query: &str, caret: usize, lang: Lang, atlas: &Atlas) -> Option<Completion> {
    let (typed, after) = query.split_at_checked(caret)?;
    let tokens = tokens(typed);
    let token = tokens.last().filter(|token| token.range.end == caret)?;
    let completion = match token.key {
        Some(key) => after_key(Key::named(key)?, (typed, token), lang, atlas),
        None => keys(token, after, lang),
    }?;
    // What stands there already is no offer.
    let written = query.get(completion.range.clone())?;
    let is_done = matches!(completion.choices.as_slice(), [only] if only.text == written);
    (!is_done && !completion.choices.is_empty()).then_some(completion)
}

fn keys(token: &Token<'_>, after: &str, lang: Lang) -> Option<Completion> {
    let word = compact(token.text);
    let runs_on = after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, ':' | '：'));
    if token.quoted != Quoted::No || word.chars().count() < KEY_LETTERS || runs_on {
        return None;
    }
    let begun = Key::ALL.iter().filter_map(|(key, fr, en)| {
        let names = match lang {
            Lang::Fr => [fr, en],
            Lang::En => [en, fr],
        };
        let name = names.into_iter().find(|name| name.starts_with(&word))?;
        Some(Choice {
            text: format!("{name}:"),
            says: key.says().get(lang).to_owned(),
        })
    });
    Some(Completion {
        range: token.range.end.saturating_sub(token.text.len())..token.range.end,
        choices: begun.take(OFFERED).collect(),
    })
}

fn after_key(
    key: Key,
    (typed, token): (&str, &Token<'_>),
    lang: Lang,
    atlas: &Atlas,
) -> Option<Completion> {
    let quote = match token.quoted {
        Quoted::No => 0,
        Quoted::Open => {
            let before = token.range.end.saturating_sub(token.text.len());
            let quote = typed.get(..before)?.chars().next_back()?;
            quote.len_utf8()
        }
        Quoted::Closed => return None,
    };
    let comma = |c: char| matches!(c, ',' | '，' | '、');
    // In quotes a comma could only be followed by the end of the quote.
    let part = match token.quoted {
        Quoted::No => token.text.rsplit(comma).next().unwrap_or_default(),
        _ => token.text,
    };
    let follows_comma = part.len() < token.text.len();
    let mut found: Vec<(Rank, Value<'_>)> = values(key, atlas)
        .into_iter()
        .filter_map(|value| Some((rank(&value, part, lang)?, value)))
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    let choices = found.iter().take(OFFERED).map(|(_, value)| Choice {
        text: written(value.written(lang), follows_comma),
        says: value.name(lang).to_owned(),
    });
    let start = token.range.end.saturating_sub(part.len() + quote);
    Some(Completion {
        range: start..token.range.end,
        choices: choices.collect(),
    })
}

/// In quotes if need be; after a comma, where quotes would not be read, with hyphens for spaces.
fn written(value: &str, follows_comma: bool) -> String {
    let has_spaces = value.contains(char::is_whitespace);
    match (has_spaces, follows_comma) {
        (false, _) => value.to_owned(),
        (true, false) => format!("\"{value}\""),
        (true, true) => value.split_whitespace().collect::<Vec<_>>().join("-"),
    }
}

/// How well a value answers to what is typed, the best least: how the letters stand, then which of its names has them.
type Rank = (u8, usize);

const SCATTERED: u8 = 5;
const SLIP: u8 = 6;

fn rank(value: &Value<'_>, typed: &str, lang: Lang) -> Option<Rank> {
    // Signs alone: a bound is being typed.
    let Some(needle) = Needle::new(typed, Mode::Loose) else {
        let begins = value.written(lang).starts_with(typed.trim());
        return begins.then_some((0, 0));
    };
    let ranks = value.called(lang).enumerate().filter_map(|(nth, name)| {
        let folded = Folded::new(name);
        let line = Line::whole(&folded.text, &folded.starts);
        Some((standing(&needle, line)?, nth))
    });
    ranks.min()
}

fn standing(needle: &Needle, line: Line<'_>) -> Option<u8> {
    if let Some(class) = needle.best(line, Prose::No) {
        return Some(match class {
            Class::Whole => 0,
            Class::Prefix => 1,
            Class::Word => 2,
            Class::Start => 3,
            Class::Inside => 4,
        });
    }
    let (matcher, word) = (Scattered::default(), needle.text());
    let perfect = matcher.perfect(word)?;
    if matcher.find(word, line, perfect).is_some() {
        return Some(SCATTERED);
    }
    slipped(word, line).map(|_| SLIP)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{Index, Query};

    /// The query with `|` at the caret, and what it may become, the caret's word replaced.
    fn offers(written: &str, lang: Lang) -> Vec<String> {
        let atlas = crate::embedded().unwrap();
        let caret = written.find('¦').unwrap();
        let query = written.replace('¦', "");
        let Some(found) = complete(&query, caret, lang, &atlas) else {
            return Vec::new();
        };
        assert!(found.choices.len() <= OFFERED);
        let become_of = |choice: &Choice| {
            let mut query = query.clone();
            query.replace_range(found.range.clone(), &choice.text);
            query
        };
        found.choices.iter().map(become_of).collect()
    }

    #[test]
    fn what_is_offered_first() {
        for (written, fr, en) in [
            // Keys, in either language, at the start and after a word; not in quotes, not at one letter.
            ("pa¦", "pays:", "pays:"),
            (
                "messagerie reg¦",
                "messagerie region:",
                "messagerie region:",
            ),
            ("!ge¦", "!genre:", "!genre:"),
            ("qq|st¦", "qq|statut:", "qq|status:"),
            ("ef¦ luxe", "effort: luxe", "effort: luxe"),
            ("p¦", "", ""),
            ("\"pa¦", "", ""),
            ("pa¦ys", "", ""),
            ("pa ¦", "", ""),
            ("wechat¦", "", ""),
            ("foo:ba¦", "", ""),
            // Countries: their code, by code, by name, by the name in the other language, with a slip.
            ("pays:j¦", "pays:jp", "pays:jp"),
            ("pays:cor¦", "pays:kr", "pays:kr"),
            ("region:south¦", "region:kr", "region:kr"),
            ("pays:vietnma¦", "pays:vn", "pays:vn"),
            ("pays:¦", "pays:cn", "pays:cn"),
            ("pays:jp,co¦", "pays:jp,kr", "pays:jp,kr"),
            ("pays:jp¦", "", ""),
            ("pays：jap¦", "pays：jp", "pays：jp"),
            // Kinds, features, verticals: the French name in French.
            ("genre:mic¦", "genre:microblogue", "genre:microblog"),
            (
                "genre:avis¦",
                "genre:\"communauté d'avis\"",
                "genre:reviews-community",
            ),
            (
                "genre:forum,avis¦",
                "genre:forum,communauté-d'avis",
                "genre:forum,reviews-community",
            ),
            (
                "genre:\"communauté d¦",
                "genre:\"communauté d'avis\"",
                "genre:reviews-community",
            ),
            ("a:paie¦", "a:paiement", "a:payments"),
            ("has:wallet¦", "has:paiement", "has:payments"),
            ("a:小程序¦", "a:mini-programmes", "a:mini-programs"),
            ("a:mprog¦", "a:mini-programmes", "a:mini-programs"),
            ("pour:lu¦", "pour:luxe", "pour:luxury"),
            ("for:travel¦", "", ""),
            // Companies, languages, and what no atlas changes.
            (
                "owner:kak¦",
                "owner:\"Kakao Corp.\"",
                "owner:\"Kakao Corp.\"",
            ),
            ("proprio:mixi¦", "proprio:MIXI", "proprio:MIXI"),
            ("langue:viet¦", "langue:vi", "langue:vi"),
            ("effort:¦", "effort:faible", "effort:low"),
            ("effort:éle¦", "effort:élevé", "effort:high"),
            ("statut:¦", "statut:actif", "statut:active"),
            ("is:anc¦", "is:ancien", "is:stale"),
            ("uam:¦", "uam:>1md", "uam:>1b"),
            ("mau:<¦", "mau:<10m", "mau:<10m"),
        ] {
            for (lang, expected) in [(Lang::Fr, fr), (Lang::En, en)] {
                let first = offers(written, lang).into_iter().next();
                assert_eq!(first.unwrap_or_default(), expected, "{written} {lang:?}");
            }
        }
    }

    #[test]
    fn a_choice_says_its_name_in_words() {
        let atlas = crate::embedded().unwrap();
        for (query, lang, says) in [
            ("pays:j", Lang::Fr, "Japon"),
            ("pays:j", Lang::En, "Japan"),
            ("genre:mic", Lang::Fr, "Microblogue"),
            ("genre:avis", Lang::En, "Reviews and taste community"),
            ("est:fra", Lang::Fr, "chiffre d'un an au plus"),
            ("pay", Lang::Fr, "pays"),
        ] {
            let found = complete(query, query.len(), lang, &atlas).unwrap();
            assert_eq!(found.choices[0].says, says, "{query}");
        }
    }

    #[test]
    fn every_value_offered_is_understood_and_finds_something() {
        let atlas = crate::embedded().unwrap();
        let index = Index::new(&atlas, crate::data::Date::day(2026, 11, 22));
        for (key, fr, en) in Key::ALL {
            for (lang, name) in [(Lang::Fr, fr), (Lang::En, en)] {
                for value in values(key, &atlas) {
                    for follows_comma in [false, true] {
                        let value = written(value.written(lang), follows_comma);
                        let query = Query::parse(&format!("{name}:{value}"));
                        let problems = index.problems(&query);
                        assert!(problems.is_empty(), "{name}:{value} {problems:?}");
                        let found = !index.search(&query, lang).is_empty();
                        assert!(found || key == Key::Is, "{name}:{value}");
                    }
                }
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn no_line_breaks_it(line in "[a-zé :,\"|!^微\u{1f389}]{0,24}", caret in 0..40_usize) {
            let atlas = crate::embedded().unwrap();
            for lang in [Lang::Fr, Lang::En] {
                if let Some(found) = complete(&line, caret, lang, &atlas) {
                    proptest::prop_assert!(line.get(found.range).is_some());
                }
            }
        }
    }
}
