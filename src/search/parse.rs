//! From the text of a query to its clauses.

use std::ops::Range;

use crate::data::Text;

use super::filter::{self, Filter, Key};
use super::fold::compact;
use super::needle::{Mode, Needle};
use super::query::{Body, Clause, Problem, Query, Term};
use super::question::{self, home, is_stop_word};

/// Longest query read, in characters.
const CHARACTERS: usize = 1_000;

/// Most words and filters read.
pub(super) const TERMS: usize = 24;

/// Longest word, in bytes, that alone is taken for half a name.
const HALF_NAME: usize = 3;

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
        let tokens = tokens(text);
        let mut parser = Parser {
            lone: tokens.len() == 1,
            ..Parser::default()
        };
        for (left, token) in (1..=tokens.len()).rev().zip(&tokens) {
            parser.last = left == 1;
            parser.token(token, &mut query.problems);
        }
        parser.adjectives_alone();
        query.clauses = parser.clauses;
        if query.clauses.is_empty() && query.problems.is_empty() {
            query.problems.extend(nothing_sought(text));
        }
        query.homes = parser.adjectives.iter().map(|(_, home)| *home).collect();
        // Alternatives are no phrase.
        if !parser.piped {
            query.phrases = phrases(&parser.spoken);
        }
        query
    }
}

/// A piece of the query between spaces.
pub(super) struct Token<'a> {
    refused: bool,
    anchored: bool,
    /// Text before a colon.
    pub(super) key: Option<&'a str>,
    pub(super) text: &'a str,
    pub(super) quoted: Quoted,
    pub(super) range: Range<usize>,
}

impl Token<'_> {
    fn term(&self, body: Body) -> Term {
        Term {
            refused: self.refused,
            body,
            alike: Vec::new(),
            range: self.range.clone(),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Quoted {
    No,
    Open,
    Closed,
}

/// Cuts a query at spaces and pipes; quotes hold words together. A pipe is a token of its own.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return tokens;
        }
        let start = text.len().saturating_sub(rest.len());
        let (token, after) = token(rest, start);
        tokens.push(token);
        rest = after;
    }
}

fn token(text: &str, start: usize) -> (Token<'_>, &str) {
    let mut token = Token {
        refused: false,
        anchored: false,
        key: None,
        text: "|",
        quoted: Quoted::No,
        range: start..start + 1,
    };
    if let Some(after) = text.strip_prefix(['|', '｜']) {
        token.range.end = start + text.len().saturating_sub(after.len());
        return (token, after);
    }
    let mut rest = text;
    if let Some(after) = rest.strip_prefix(['!', '！']) {
        (token.refused, rest) = (true, after);
    }
    if let Some(after) = rest.strip_prefix('^') {
        (token.anchored, rest) = (true, after);
    }
    let plain = rest.split(is_end).next().unwrap_or_default();
    if let Some((key, after)) = end_of_key(plain).and_then(|at| rest.split_at_checked(at)) {
        token.key = Some(key);
        rest = after.strip_prefix([':', '：']).unwrap_or(after);
    }
    if let Some(after) = rest.strip_prefix(is_quote) {
        (token.quoted, token.text, rest) = match after.split_once(is_quote) {
            Some((quoted, after)) => (Quoted::Closed, quoted, after),
            None => (Quoted::Open, after, ""),
        };
    } else {
        let end = match token.key.and_then(Key::named) {
            Some(Key::Mau) => end_of_number(rest),
            _ => rest.find(is_end).unwrap_or(rest.len()),
        };
        (token.text, rest) = rest.split_at_checked(end).unwrap_or((rest, ""));
    }
    token.range.end = start + text.len().saturating_sub(rest.len());
    (token, rest)
}

fn is_end(c: char) -> bool {
    c.is_whitespace() || matches!(c, '|' | '｜')
}

/// Where the key of a filter ends: at its colon, or before the sign of `mau>500m`. An address has no key.
fn end_of_key(plain: &str) -> Option<usize> {
    let signs = [':', '：', '<', '>', '≤', '≥'];
    let at = plain.find(signs).filter(|at| *at > 0)?;
    let (key, after) = plain.split_at_checked(at)?;
    let is_colon = after.starts_with([':', '：']);
    let is_key = is_colon || Key::named(key) == Some(Key::Mau);
    (is_key && !key.contains(is_quote) && !after.starts_with("://")).then_some(at)
}

/// Where a number ends that may have spaces inside: `> 1,3 md`.
fn end_of_number(text: &str) -> usize {
    let mut end = 0;
    for word in text.split_inclusive(is_end) {
        let bare = word.trim_end_matches(is_end);
        let taken = text.get(..end).unwrap_or_default().trim_end();
        let is_begun = (taken.is_empty() || taken.ends_with(['<', '>', '≤', '≥', '=']))
            && (end == 0 || bare.starts_with(|c: char| c.is_ascii_digit() || "<>≤≥=".contains(c)));
        let is_unit = taken.ends_with(|c: char| c.is_ascii_digit()) && filter::unit(bare).is_some();
        if !(is_begun || (is_unit && !bare.is_empty())) {
            break;
        }
        if word.contains(['|', '｜']) {
            return end + bare.len();
        }
        end += word.len();
    }
    text.get(..end).map_or(end, |taken| taken.trim_end().len())
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '«' | '»' | '„' | '＂')
}

/// Builds clauses from tokens.
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
    /// The query is one word.
    lone: bool,
    /// No word follows the one at hand, which may be half typed.
    last: bool,
    terms: usize,
}

/// A loose word, folded.
struct Spoken {
    text: String,
    weight: Weight,
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
    fn token(&mut self, token: &Token<'_>, problems: &mut Vec<Problem>) {
        if token.text == "|" && token.quoted == Quoted::No && token.key.is_none() {
            self.joins = !self.clauses.is_empty();
            self.piped = true;
            return;
        }
        let body = match token.key {
            Some(key) => match filter_of(key, token) {
                Ok(filter) => Body::Filter(filter),
                Err(problem) => return problems.push(problem),
            },
            None if token.quoted == Quoted::No && !token.anchored && !token.refused => {
                return self.loose(token, problems);
            }
            None => match Needle::new(token.text, mode(token)) {
                Some(needle) => Body::Word(Box::new(needle)),
                None => return,
            },
        };
        self.push(token.term(body), problems);
    }

    fn loose(&mut self, token: &Token<'_>, problems: &mut Vec<Problem>) {
        for part in spoken(token.text) {
            let folded = compact(part);
            let home = home(&folded);
            // One short word alone may be a name half typed: "do", "we".
            let is_half_name = self.lone && folded.len() <= HALF_NAME;
            let weight = match home {
                Some(_) => Weight::Home,
                None if is_stop_word(&folded) && !is_half_name => Weight::Idle,
                None => Weight::Telling,
            };
            if !folded.is_empty() {
                self.spoken.push(Spoken {
                    text: folded,
                    weight,
                });
            }
            let Some(needle) = Needle::new(part, Mode::Loose) else {
                continue;
            };
            let needle = if self.last { needle } else { needle.finished() };
            // One letter at the end is a word begun: "wei x" is not about X.
            let is_begun = self.last && needle.text().len() == 1;
            let alike = question::alike(needle.text()).filter(|_| !is_begun);
            let alike = alike.filter_map(|word| Needle::new(word, Mode::Exact));
            let term = Term {
                alike: alike.collect(),
                ..token.term(Body::Word(Box::new(needle)))
            };
            match home {
                Some(home) if self.adjectives.len() < TERMS => self.adjectives.push((term, home)),
                None if weight == Weight::Telling => self.push(term, problems),
                _ => {}
            }
        }
    }

    /// With nothing beside it to prefer a country for, an adjective is what is looked for. "Chinese" is said of
    /// every platform, and never is.
    fn adjectives_alone(&mut self) {
        if self.clauses.is_empty() {
            let telling = self.adjectives.iter().filter(|(_, home)| *home != "CN");
            let clauses = telling.map(|(term, _)| Clause {
                any: vec![term.clone()],
            });
            self.clauses = clauses.collect();
        }
    }

    fn push(&mut self, term: Term, problems: &mut Vec<Problem>) {
        self.terms += 1;
        if self.terms > TERMS {
            if self.terms == TERMS + 1 {
                problems.push(too_long(term.range));
            }
            return;
        }
        match self.clauses.last_mut().filter(|_| self.joins) {
            Some(clause) => clause.any.push(term),
            None => self.clauses.push(Clause { any: vec![term] }),
        }
        self.joins = false;
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

/// The words of a piece without spaces: those around a slash or a comma, without the article of "l'influence"; of an
/// address those of its host: `weixin` and `qq` of `https://weixin.qq.com/x`.
fn spoken(piece: &str) -> Vec<&str> {
    if let Some(host) = host(piece) {
        let labels = host
            .split('.')
            .filter(|label| label.len() > 1 && *label != "www");
        return labels.collect();
    }
    let parts = piece.split(['/', ',', ';', '，', '、', '+']);
    parts.map(without_article).collect()
}

/// The host of an address, without its last label.
fn host(piece: &str) -> Option<&str> {
    let (scheme, rest) = match piece.split_once("://") {
        Some((scheme, rest)) => (Some(scheme), rest),
        None => (None, piece),
    };
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let (names, last) = host.rsplit_once('.')?;
    let is_label = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let is_host = last.len() > 1 && last.chars().all(|c| c.is_ascii_alphabetic());
    (is_host && names.split('.').all(is_label) && scheme != Some("")).then_some(names)
}

fn without_article(word: &str) -> &str {
    let cut = word.split_once(['\'', '’', '＇']);
    match cut {
        Some((article, rest))
            if matches!(
                compact(article).as_str(),
                "l" | "d" | "qu" | "s" | "n" | "j" | "c"
            ) =>
        {
            rest
        }
        _ => word,
    }
}

/// Phrases to look for: all words as written, without adjectives of nationality ("nouvel an chinois" is a "nouvel an"),
/// and without all words that decide nothing.
fn phrases(spoken: &[Spoken]) -> Vec<Needle> {
    if spoken.iter().all(|word| word.weight != Weight::Telling) {
        return Vec::new();
    }
    let mut phrases: Vec<String> = Vec::new();
    for least in [Weight::Home, Weight::Idle, Weight::Telling] {
        let words = spoken.iter().filter(|word| word.weight >= least);
        let words: Vec<&str> = words.map(|word| word.text.as_str()).collect();
        let phrase = words.concat();
        if words.len() > 1 && !phrases.contains(&phrase) {
            phrases.push(phrase);
        }
    }
    let needles = phrases
        .iter()
        .map(|phrase| Needle::new(phrase, Mode::Loose));
    needles.flatten().collect()
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
