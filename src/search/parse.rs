//! From the text of a query to its clauses.

use std::ops::Range;

use crate::data::Text;

use super::amount::amount;
use super::filter::{self, Filter, Key};
use super::fold::compact;
use super::needle::{Mode, Needle};
use super::piece::{Part, spoken};
use super::query::{Body, Clause, Need, Problem, Query, Term};
use super::question::{self, home, is_stop_word, script};
use super::token::{Quoted, Token, is_quote, tokens};

/// Longest query read, in characters.
const CHARACTERS: usize = 1_000;

/// Most words and filters read.
pub(super) const TERMS: usize = 24;

/// Longest word, in bytes, that alone is taken for half a name.
const HALF_NAME: usize = 3;

/// Most words that together ask for a number.
const AMOUNT: usize = 10;

/// Most words that together stand for one.
const JOINED: usize = 4;

impl Query {
    /// Reads a query. Never fails: what cannot be understood is left out and told by [`Query::problems`].
    pub fn parse(text: &str) -> Self {
        let mut query = Self::default();
        let text = match text.char_indices().nth(CHARACTERS) {
            Some((cut, _)) => {
                query.problems.push(too_long(cut..text.len()));
                text.get(..cut).unwrap_or_default()
            }
            None => text,
        };
        text.clone_into(&mut query.text);
        let tokens = tokens(text);
        let mut parser = Parser {
            lone: tokens.len() == 1,
            ..Parser::default()
        };
        let mut units: Vec<Unit> = tokens.iter().flat_map(units).collect();
        read_amounts(&mut units, text);
        parser.units(units, &mut query.problems);
        parser.adjectives_alone();
        parser.questions_alone();
        query.clauses = parser.clauses;
        if query.clauses.is_empty() && query.problems.is_empty() {
            query.problems.extend(nothing_sought(text));
        }
        query.script = script(text);
        query.homes = parser.adjectives.iter().map(|(_, home)| *home).collect();
        // Alternatives are no phrase.
        if !parser.piped {
            query.phrases = phrases(&parser.spoken);
        }
        query
    }
}

/// What a query is made of.
enum Unit {
    Pipe,
    Term(Term),
    Word(Word),
    Problem(Problem),
}

/// A loose word.
struct Word {
    /// Folded.
    text: String,
    part: Part,
    range: Range<usize>,
}

/// The units of a piece.
fn units(token: &Token<'_>) -> Vec<Unit> {
    let is_bare = token.quoted == Quoted::No && token.key.is_none();
    if is_bare && token.text == "|" {
        return vec![Unit::Pipe];
    }
    if is_bare && !token.anchored && !token.refused {
        // Then it starts with its text.
        let start = token.range.start;
        let words = spoken(token.text).into_iter().map(|word| Word {
            text: compact(word.text),
            part: word.part,
            range: start + word.range.start..start + word.range.end,
        });
        let words = words.filter(|word| !word.text.is_empty());
        return words.map(Unit::Word).collect();
    }
    let body = match token.key {
        Some(key) => filter_of(key, token).map(Body::Filter),
        None => match Needle::new(token.text, mode(token)) {
            Some(needle) => Ok(Body::Word(Box::new(needle))),
            None => return Vec::new(),
        },
    };
    vec![match body {
        Ok(body) => Unit::Term(Term {
            refused: token.refused,
            body,
            alike: Vec::new(),
            range: token.range.clone(),
        }),
        Err(problem) => Unit::Problem(problem),
    }]
}

/// Builds clauses from units.
#[derive(Default)]
struct Parser {
    clauses: Vec<Clause>,
    /// Loose words in the order written.
    spoken: Vec<Spoken>,
    /// Adjectives of nationality, with the country they prefer.
    adjectives: Vec<(Term, &'static str)>,
    /// A pipe was read: the next term joins the clause before.
    joins: bool,
    piped: bool,
    /// The query is one piece.
    lone: bool,
    terms: usize,
}

/// A loose word, folded.
struct Spoken {
    text: String,
    weight: Weight,
    ends_address: bool,
}

/// What a loose word does, the least first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// Prefers a country.
    Home,
    /// Decides nothing.
    Idle,
    Telling,
}

impl Parser {
    fn units(&mut self, mut units: Vec<Unit>, problems: &mut Vec<Problem>) {
        join_words(&mut units);
        let count = units.len();
        for (left, unit) in (1..=count).rev().zip(units) {
            match unit {
                Unit::Pipe => {
                    self.joins = !self.clauses.is_empty();
                    self.piped = true;
                }
                Unit::Term(term) => self.push(term, Need::Always, problems),
                // Only the last word may be half typed.
                Unit::Word(word) => self.word(word, left == 1, problems),
                Unit::Problem(problem) => problems.push(problem),
            }
        }
    }

    fn word(&mut self, word: Word, is_last: bool, problems: &mut Vec<Problem>) {
        let home = home(&word.text);
        // One short word alone may be a name half typed: "do", "we".
        let is_half_name = self.lone && word.text.len() <= HALF_NAME;
        let is_idle = is_stop_word(&word.text) && !is_half_name;
        let (weight, need) = match (home, word.part) {
            (Some(_), _) => (Weight::Home, None),
            (_, Part::Particle) | (None, Part::Ending) => (Weight::Idle, None),
            (None, _) if is_idle => (Weight::Idle, None),
            (None, _) if question::asks(&word.text) => (Weight::Idle, Some(Need::Never)),
            (None, Part::Label) => (Weight::Telling, Some(Need::IfAny)),
            (None, Part::Word) => (Weight::Telling, Some(Need::Always)),
        };
        // What asks stands as it is: "que veut dire" is not about "direct".
        let mode = match need {
            Some(Need::Never) if !is_last => Mode::Exact,
            _ => Mode::Loose,
        };
        if let Some(needle) = Needle::new(&word.text, mode) {
            let needle = if is_last { needle } else { needle.finished() };
            // One letter at the end is a word begun: "wei x" is not about X.
            let is_begun = is_last && needle.text().len() == 1;
            let alike = question::alike(needle.text()).filter(|_| !is_begun);
            let alike = alike.filter_map(|word| Needle::new(word, Mode::Exact));
            let term = Term {
                refused: false,
                alike: alike.collect(),
                body: Body::Word(Box::new(needle)),
                range: word.range,
            };
            match (home, need) {
                (Some(home), _) if self.adjectives.len() < TERMS => {
                    self.adjectives.push((term, home));
                }
                (_, Some(need)) => self.push(term, need, problems),
                _ => {}
            }
        }
        self.spoken.push(Spoken {
            text: word.text,
            weight,
            ends_address: word.part == Part::Ending,
        });
    }

    /// With nothing beside it to prefer a country for, an adjective is what is looked for. "Chinese" is said of
    /// every platform, and never is.
    fn adjectives_alone(&mut self) {
        if self.clauses.is_empty() {
            let telling = self.adjectives.iter().filter(|(_, home)| *home != "CN");
            let clauses = telling.map(|(term, _)| Clause {
                any: vec![term.clone()],
                need: Need::Always,
            });
            self.clauses = clauses.collect();
        }
    }

    /// With nothing beside them that they could be asked of, the words of a question are what is looked for.
    fn questions_alone(&mut self) {
        if self.clauses.iter().all(|clause| clause.need == Need::Never) {
            for clause in &mut self.clauses {
                clause.need = Need::Always;
            }
        }
    }

    fn push(&mut self, term: Term, need: Need, problems: &mut Vec<Problem>) {
        self.terms += 1;
        if self.terms > TERMS {
            if self.terms == TERMS + 1 {
                problems.push(too_long(term.range));
            }
            return;
        }
        match self.clauses.last_mut().filter(|_| self.joins) {
            Some(clause) => {
                clause.any.push(term);
                clause.need = Need::Always;
            }
            None => self.clauses.push(Clause {
                any: vec![term],
                need,
            }),
        }
        self.joins = false;
    }
}

/// Makes a filter of words that together ask for a number of users.
fn read_amounts(units: &mut Vec<Unit>, text: &str) {
    for at in 0..units.len() {
        let words = units.iter().skip(at).map_while(|unit| match unit {
            Unit::Word(word) => Some((word.text.as_str(), word.range.clone())),
            _ => None,
        });
        let words: Vec<(&str, Range<usize>)> = words.take(AMOUNT).collect();
        let Some((count, bound)) = amount(&words, text) else {
            continue;
        };
        let ends = words.first().zip(words.get(count.saturating_sub(1)));
        let range = ends.map_or(0..0, |((_, first), (_, last))| first.start..last.end);
        let term = Term {
            refused: false,
            body: Body::Filter(Filter::Mau(bound)),
            alike: Vec::new(),
            range,
        };
        units.splice(at..at + count, [Unit::Term(term)]);
    }
}

/// Makes one word of those that together say what others say: "personnes âgées" are seniors.
fn join_words(units: &mut Vec<Unit>) {
    for at in 0..units.len() {
        let words = units.iter().skip(at).map_while(|unit| match unit {
            Unit::Word(word) => Some(word),
            _ => None,
        });
        let words: Vec<&Word> = words.take(JOINED).collect();
        let joined = (2..=words.len()).rev().find_map(|count| {
            let words = words.get(..count)?;
            let text: String = words.iter().map(|word| word.text.as_str()).collect();
            question::alike(&text).next()?;
            let range = words.first()?.range.start..words.last()?.range.end;
            let part = Part::Word;
            Some((count, Word { text, part, range }))
        });
        if let Some((count, word)) = joined {
            units.splice(at..at + count, [Unit::Word(word)]);
        }
    }
}

fn mode(token: &Token<'_>) -> Mode {
    match (token.anchored, token.quoted) {
        (true, _) => Mode::Anchored,
        (false, Quoted::Closed) => Mode::Exact,
        (false, Quoted::Open) => Mode::Opening,
        // What is refused: "story" stands in KakaoStory too.
        (false, Quoted::No) => Mode::Loose,
    }
}

/// Phrases to look for: all words as written, without adjectives of nationality ("nouvel an chinois" is a "nouvel an"),
/// and without all words that decide nothing.
fn phrases(spoken: &[Spoken]) -> Vec<Needle> {
    if spoken.iter().all(|word| word.weight != Weight::Telling) {
        return Vec::new();
    }
    let mut phrases: Vec<Needle> = Vec::new();
    for least in [Weight::Home, Weight::Idle, Weight::Telling] {
        let words: Vec<&Spoken> = spoken.iter().filter(|word| word.weight >= least).collect();
        // An address is no start of a sentence: "wechat.com" is not "WeChat combines".
        let mode = match words.iter().any(|word| word.ends_address) {
            true => Mode::Exact,
            false => Mode::Loose,
        };
        let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        let needle = Needle::phrase(&texts, mode).filter(|_| words.len() > 1);
        phrases.extend(needle.filter(|needle| phrases.iter().all(|p| p.text() != needle.text())));
    }
    phrases
}

fn filter_of(key: &str, token: &Token<'_>) -> Result<Filter, Problem> {
    let problem = |fr: String, en: String| Problem {
        text: Text { fr, en },
        range: token.range.clone(),
    };
    let Some(known) = Key::named(key) else {
        let near = nearest_key(key);
        return Err(problem(
            format!(
                "« {key}: » n'est pas un filtre{}",
                near.map_or(String::new(), |(fr, _)| format!(
                    "; vouliez-vous dire {fr}: ?"
                ))
            ),
            format!(
                "“{key}:” is not a filter{}",
                near.map_or(String::new(), |(_, en)| format!("; did you mean {en}:?"))
            ),
        ));
    };
    filter::parse(known, token.text).ok_or_else(|| {
        let values = match filter::known_values(known) {
            [] => String::new(),
            values => format!(" ({})", values.join(", ")),
        };
        let name = known.name();
        if token.text.trim().is_empty() {
            problem(
                format!("{}: attend une valeur{values}", name.fr),
                format!("{}: needs a value{values}", name.en),
            )
        } else {
            problem(
                format!(
                    "{}: ne connaît pas «\u{a0}{}\u{a0}»{values}",
                    name.fr, token.text
                ),
                format!("{}: does not know “{}”{values}", name.en, token.text),
            )
        }
    })
}

fn nearest_key(written: &str) -> Option<(&'static str, &'static str)> {
    let written = compact(written);
    Key::ALL
        .iter()
        .map(|(_, fr, en)| {
            (
                strsim::osa_distance(&written, fr).min(strsim::osa_distance(&written, en)),
                *fr,
                *en,
            )
        })
        .min_by_key(|(distance, ..)| *distance)
        .filter(|(distance, fr, _)| *distance <= 2 && *distance < fr.len().max(2))
        .map(|(_, fr, en)| (fr, en))
}

/// A query of signs that stand in no name and no word, and are not about to become one, finds everything.
fn nothing_sought(text: &str) -> Option<Problem> {
    let is_begun = |c: char| c.is_whitespace() || is_quote(c) || "!！^|｜:：".contains(c);
    let is_odd = compact(text).is_empty() && !text.chars().all(is_begun);
    is_odd.then(|| Problem {
        text: Text::new("rien à chercher ici", "nothing to look for here"),
        range: 0..text.len(),
    })
}

fn too_long(range: Range<usize>) -> Problem {
    Problem {
        text: Text {
            fr: format!(
                "requête trop longue: la suite est ignorée (au plus {CHARACTERS} caractères et {TERMS} mots)"
            ),
            en: format!(
                "query too long: the rest is ignored (at most {CHARACTERS} characters and {TERMS} words)"
            ),
        },
        range,
    }
}
