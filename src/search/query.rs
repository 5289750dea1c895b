//! The query line: words, `"exact"`, `^prefix`, `!not`, `a | b`, and filters.

use std::ops::Range;

use crate::data::Text;

use super::filter::{self, Filter, Key};
use super::fold::{Folded, compact};
use super::needle::{Mode, Needle, Prose};
use super::texts::Line;

/// Longest query read, in characters; and most terms.
const CHARACTERS: usize = 1_000;
const TERMS: usize = 24;

/// A query as understood. Every text is one.
#[derive(Clone, Debug, Default)]
pub struct Query {
    pub(super) clauses: Vec<Clause>,
    /// The loose words run together: a text that holds them in this order beats scattered words.
    pub(super) phrases: Vec<Needle>,
    problems: Vec<Problem>,
}

/// Alternatives, of which one must hold.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    pub(super) any: Vec<Term>,
}

/// A word or a filter, wanted or refused.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub(super) refused: bool,
    pub(super) body: Body,
    /// Its bytes in the query.
    pub(super) range: Range<usize>,
}

#[derive(Clone, Debug)]
pub(super) enum Body {
    Word(Box<Needle>),
    Filter(Filter),
}

/// A part of the query that is not understood, and therefore ignored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong, and what could be written.
    pub text: Text,
    /// The bytes of the query it concerns.
    pub range: Range<usize>,
}

impl Query {
    /// Reads a query. Never fails: what cannot be understood is left out and told by [`Self::problems`].
    pub fn parse(text: &str) -> Self {
        let mut query = Self::default();
        let text = match text.char_indices().nth(CHARACTERS) {
            Some((cut, _)) => {
                query.problems.push(too_long(cut..text.len()));
                text.get(..cut).unwrap_or_default()
            }
            None => text,
        };
        let mut parser = Parser::default();
        for token in tokens(text) {
            parser.token(&token, &mut query.problems);
        }
        query.clauses = parser.clauses;
        // Alternatives are no phrase.
        if !parser.piped {
            query.phrases = phrases(&parser.spoken);
        }
        query
    }

    /// What was not understood, in the order of the query. Names unknown to the atlas are told by
    /// [`Index::problems`](super::Index::problems).
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Whether every platform matches.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// The words that are wanted.
    pub(super) fn words(&self) -> impl Iterator<Item = &Needle> {
        let terms = self.clauses.iter().flat_map(|clause| &clause.any);
        terms
            .filter(|term| !term.refused)
            .filter_map(|term| match &term.body {
                Body::Word(needle) => Some(needle.as_ref()),
                Body::Filter(_) => None,
            })
    }

    /// The bytes of `text` to highlight: every place of every word wanted, whole graphemes, in order, none
    /// touching another.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let folded = Folded::new(text);
        let line = Line::whole(&folded.text, &folded.starts);
        let found = self.phrases.iter().chain(self.words()).flat_map(|needle| {
            needle
                .matches(line, Prose::Yes)
                .chain(needle.matches(line, Prose::No).filter(|(range, _)| {
                    // In a name two letters say something, in a sentence they do not.
                    range.start == 0 || text.len() <= NAME_LENGTH
                }))
        });
        merge(
            found
                .filter_map(|(range, _)| folded.origin(range))
                .collect(),
        )
    }
}

/// Longest text taken for a name when marking, in bytes.
const NAME_LENGTH: usize = 40;

/// Sorts ranges and joins those that touch.
pub(super) fn merge(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// A piece of the query between spaces.
struct Token<'a> {
    refused: bool,
    anchored: bool,
    /// Text before a colon.
    key: Option<&'a str>,
    text: &'a str,
    quoted: Quoted,
    range: Range<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Quoted {
    No,
    Open,
    Closed,
}

/// Cuts a query at spaces and pipes; quotes hold words together. A pipe is a token of its own.
fn tokens(text: &str) -> Vec<Token<'_>> {
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
    let is_end = |c: char| c.is_whitespace() || matches!(c, '|' | '｜');
    let plain = rest.split(is_end).next().unwrap_or_default();
    let colon = plain.find([':', '：']).filter(|at| {
        let quote = plain.find(is_quote).unwrap_or(plain.len());
        *at > 0 && *at < quote
    });
    if let Some((key, after)) = colon.and_then(|at| rest.split_at_checked(at)) {
        token.key = Some(key);
        rest = after.strip_prefix([':', '：']).unwrap_or(after);
    }
    if let Some(after) = rest.strip_prefix(is_quote) {
        (token.quoted, token.text, rest) = match after.split_once(is_quote) {
            Some((quoted, after)) => (Quoted::Closed, quoted, after),
            None => (Quoted::Open, after, ""),
        };
    } else {
        let end = rest.find(is_end).unwrap_or(rest.len());
        (token.text, rest) = rest.split_at_checked(end).unwrap_or((rest, ""));
    }
    token.range.end = start + text.len().saturating_sub(rest.len());
    (token, rest)
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '«' | '»' | '„' | '＂')
}

/// Builds clauses from tokens.
#[derive(Default)]
struct Parser {
    clauses: Vec<Clause>,
    /// Loose words in the order written, with whether each may decide.
    spoken: Vec<(String, bool)>,
    /// A pipe was read: the next term joins the clause before.
    joins: bool,
    piped: bool,
    terms: usize,
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
        self.push(body, token, problems);
    }

    fn loose(&mut self, token: &Token<'_>, problems: &mut Vec<Problem>) {
        // In "l'influence" the article is a word of its own, and so are the words around a slash or a comma.
        for part in token.text.split(['/', ',', ';', '，', '、', '+']) {
            let part = without_article(part);
            let folded = compact(part);
            let stop = is_stop_word(&folded);
            if !folded.is_empty() {
                self.spoken.push((folded, stop));
            }
            if let Some(needle) = Needle::new(part, Mode::Loose).filter(|_| !stop) {
                self.push(Body::Word(Box::new(needle)), token, problems);
            }
        }
    }

    fn push(&mut self, body: Body, token: &Token<'_>, problems: &mut Vec<Problem>) {
        self.terms += 1;
        if self.terms > TERMS {
            if self.terms == TERMS + 1 {
                problems.push(too_long(token.range.clone()));
            }
            return;
        }
        let term = Term {
            refused: token.refused,
            body,
            range: token.range.clone(),
        };
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
        (false, _) => Mode::Opening,
    }
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

/// Phrases to look for: all words as written, and without the words that decide nothing.
fn phrases(spoken: &[(String, bool)]) -> Vec<Needle> {
    let join = |words: Vec<&str>| (words.len() > 1).then(|| words.concat());
    let all = join(spoken.iter().map(|(word, _)| word.as_str()).collect());
    let telling: Vec<&str> = spoken
        .iter()
        .filter(|(_, stop)| !stop)
        .map(|(word, _)| word.as_str())
        .collect();
    if telling.is_empty() {
        return Vec::new();
    }
    let short = join(telling).filter(|short| Some(short) != all.as_ref());
    [all, short]
        .into_iter()
        .flatten()
        .filter_map(|phrase| Needle::new(&phrase, Mode::Loose))
        .collect()
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
                format!("{}: ne connaît pas « {} »{values}", name.fr, token.text),
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

/// Words that are in every question about a platform, and so decide nothing.
fn is_stop_word(folded: &str) -> bool {
    matches!(
        folded,
        "chinese"
            | "chinois"
            | "chinoise"
            | "chinoises"
            | "asian"
            | "asiatique"
            | "asiatiques"
            | "the"
            | "a"
            | "an"
            | "of"
            | "in"
            | "on"
            | "at"
            | "to"
            | "for"
            | "with"
            | "and"
            | "or"
            | "is"
            | "are"
            | "which"
            | "what"
            | "how"
            | "where"
            | "who"
            | "can"
            | "do"
            | "does"
            | "le"
            | "la"
            | "les"
            | "l"
            | "un"
            | "une"
            | "de"
            | "du"
            | "des"
            | "d"
            | "en"
            | "au"
            | "aux"
            | "et"
            | "ou"
            | "pour"
            | "par"
            | "sur"
            | "dans"
            | "avec"
            | "qui"
            | "que"
            | "quel"
            | "quelle"
            | "quels"
            | "quelles"
            | "est"
            | "sont"
            | "comment"
            | "son"
            | "sa"
            | "ses"
            | "app"
            | "apps"
            | "appli"
            | "applis"
            | "application"
            | "applications"
            | "reseau"
            | "reseaux"
            | "network"
            | "networks"
            | "social"
            | "sociaux"
            | "sociale"
            | "plateforme"
            | "plateformes"
            | "platform"
            | "platforms"
            | "site"
            | "sites"
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    /// Clauses written out: `word`, `=exact`, `~opening`, `^anchored`, `!refused`, `[filter]`.
    fn written(query: &Query) -> Vec<String> {
        let term = |term: &Term| {
            let body = match &term.body {
                Body::Filter(Filter::Words(key, words)) => format!("[{key:?} {}]", words.join(",")),
                Body::Filter(filter) => format!("[{filter:?}]"),
                Body::Word(needle) => {
                    let sign = match needle.mode() {
                        Mode::Loose => "",
                        Mode::Exact => "=",
                        Mode::Opening => "~",
                        Mode::Anchored => "^",
                    };
                    format!("{sign}{}", needle.text())
                }
            };
            format!("{}{body}", if term.refused { "!" } else { "" })
        };
        let clause = |clause: &Clause| clause.any.iter().map(term).collect::<Vec<_>>().join("|");
        query.clauses.iter().map(clause).collect()
    }

    #[test]
    fn the_query_line_is_read_as_people_write_it() {
        for (text, expected) in [
            ("wechat paiement", &["wechat", "paiement"][..]),
            ("  WeChat　ＱＱ ", &["wechat", "qq"]),
            ("le twitter chinois", &["twitter"]),
            ("l'influence d’ici", &["influence", "ici"]),
            ("films/livres,musique", &["films", "livres", "musique"]),
            ("mini-programmes", &["miniprogrammes"]),
            ("\"live commerce\" qq", &["=livecommerce", "qq"]),
            ("« live commerce »", &["=livecommerce"]),
            ("\"live com", &["~livecom"]),
            ("^wei", &["^wei"]),
            ("!tencent !\"de la\"", &["!~tencent", "!=dela"]),
            ("qq | douban weibo", &["qq|douban", "weibo"]),
            ("qq|douban", &["qq|douban"]),
            ("| qq |", &["qq"]),
            ("region:jp,kr", &["[Region jp,kr]"]),
            ("Pays:JP", &["[Region jp]"]),
            ("pays：jp", &["[Region jp]"]),
            (
                "genre:\"communauté d'avis\" qq",
                &["[Kind communautedavis]", "qq"],
            ),
            ("!has:payments", &["![Has payments]"]),
            ("region:jp|region:kr", &["[Region jp]|[Region kr]"]),
            ("à de the", &[]),
            ("! ^ \" | 🎉", &[]),
            ("region: foo:bar mau:lots effort:huge", &[]),
        ] {
            assert_eq!(written(&Query::parse(text)), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_not_understood_is_told_where_it_stands() {
        for (text, range, fr, en) in [
            ("qq region:", 3..10, "pays: attend", "region: needs"),
            (
                "regoin:jp",
                0..9,
                "vouliez-vous dire pays",
                "did you mean region",
            ),
            (
                "qq mau:lots",
                3..11,
                "uam: ne connaît pas « lots »",
                "mau: does not know “lots”",
            ),
            ("effort:énorme", 0..14, "faible", "low, medium, high"),
        ] {
            let query = Query::parse(text);
            let [problem] = query.problems() else {
                panic!("{text}: {:?}", query.problems());
            };
            assert_eq!(problem.range, range, "{text}");
            assert!(problem.text.fr.contains(fr), "{}", problem.text.fr);
            assert!(problem.text.en.contains(en), "{}", problem.text.en);
        }
    }

    #[test]
    fn an_endless_query_is_cut_and_told() {
        for text in [
            "é".repeat(10_000),
            "ab ".repeat(5_000),
            "|".repeat(10_000),
            "\"".repeat(10_000),
        ] {
            let query = Query::parse(&text);
            assert!(!query.problems().is_empty());
            assert!(
                query
                    .clauses
                    .iter()
                    .map(|clause| clause.any.len())
                    .sum::<usize>()
                    <= TERMS
            );
        }
    }

    #[test]
    fn marks_cover_whole_graphemes_of_the_original() {
        for (query, text, expected) in [
            (
                "ecran",
                "Un écran, des E\u{301}CRANS",
                vec!["écran", "E\u{301}CRAN"],
            ),
            ("微信 pay", "微信支付 WeChat Pay", vec!["微信", "Pay"]),
            ("かかお", "カカオトーク", vec!["カカオ"]),
            ("카카오", "카카오톡", vec!["카카오"]),
            ("oeuvre", "une œuvre", vec!["œuvre"]),
            (
                "mini programme",
                "des mini-programmes",
                vec!["mini-programme"],
            ),
            ("we", "WeChat", vec!["We"]),
            (
                "twitter chinois",
                "le Twitter chinois, dit Twitter",
                vec!["Twitter chinois", "Twitter"],
            ),
            ("le de", "le nom de la ruelle", vec![]),
            ("!qq region:jp", "QQ jp", vec![]),
            (
                "wec",
                "Sur ce réseau, alors, et maintenant que faire; we can say so at last",
                vec![],
            ),
        ] {
            let marks = Query::parse(query).marks(text);
            let shown: Vec<&str> = marks.into_iter().map(|range| &text[range]).collect();
            assert_eq!(shown, expected, "{query} in {text}");
        }
    }

    proptest! {
        #[test]
        fn no_query_and_no_text_break_anything(query in "\\PC{0,40}", text in "\\PC{0,60}", prefix in "[!^\"|:a-z ]{0,8}") {
            let query = Query::parse(&format!("{prefix}{query}"));
            let borders: Vec<usize> =
                text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
            let mut last = 0;
            for mark in query.marks(&text) {
                prop_assert!(mark.start < mark.end && (mark.start > last || last == 0));
                prop_assert!(borders.contains(&mark.start) && borders.contains(&mark.end), "{mark:?} in {text:?}");
                last = mark.end;
            }
        }

        #[test]
        fn every_text_is_marked_when_it_is_asked_for(text in "[a-zA-Zé微信カ카œ]{2,12}") {
            let query = Query::parse(&format!("\"{text}\""));
            prop_assert_eq!(query.marks(&text), vec![0..text.len()]);
        }
    }
}
