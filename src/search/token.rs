//! The pieces of a query: what stands between spaces and pipes, with its sign, its key and its quotes.

use std::ops::Range;

use super::filter::{self, Key};
use super::fold::compact;

/// A piece of the query between spaces.
pub(super) struct Token<'a> {
    pub(super) refused: bool,
    pub(super) anchored: bool,
    /// Text before a colon.
    pub(super) key: Option<&'a str>,
    pub(super) text: &'a str,
    pub(super) quoted: Quoted,
    pub(super) range: Range<usize>,
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
    if let Some(after) = rest.strip_prefix(['!', '！']).or_else(|| after_minus(rest)) {
        (token.refused, rest) = (true, after);
    }
    if let Some(after) = rest.strip_prefix('^') {
        (token.anchored, rest) = (true, after);
    }
    if let Some((key, after)) = key(rest) {
        token.key = Some(key);
        rest = after;
        // "pays:!jp" refuses too.
        if let Some(after) = rest.strip_prefix(['!', '！']) {
            (token.refused, rest) = (true, after);
        }
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

/// What a minus refuses that stands before a word, as search engines take it.
fn after_minus(text: &str) -> Option<&str> {
    let after = text.strip_prefix('-')?;
    after
        .starts_with(|c: char| c.is_alphabetic() || is_quote(c))
        .then_some(after)
}

/// The key of a filter, and what follows it from its value on.
fn key(text: &str) -> Option<(&str, &str)> {
    let plain = text.split(is_end).next().unwrap_or_default();
    let (key, after) = match end_of_key(plain) {
        Some(at) => text.split_at_checked(at)?,
        // Spaces may stand around the sign: "pays : jp", "mau > 500m".
        None => {
            let (key, after) = text.split_at_checked(plain.len())?;
            let after = after.trim_start();
            let is_filter = Key::named(key)
                .is_some_and(|key| after.starts_with(COLONS) || is_bound(key, after));
            is_filter.then_some((key, after))?
        }
    };
    let value = after.strip_prefix(COLONS).unwrap_or(after);
    let next = value.trim_start();
    let piece = next.split(is_end).next().unwrap_or_default();
    let is_value = !piece.is_empty() && end_of_key(piece).is_none();
    let is_apart = Key::named(key).is_some_and(|key| key != Key::Mau) && is_value;
    Some((key, if is_apart { next } else { value }))
}

/// Where the key of a filter ends: at its colon, or before the sign of `mau>500m`. An address has no key, and a word
/// that is none may end in a colon: "wechat:", "QQ：123".
fn end_of_key(plain: &str) -> Option<usize> {
    let at = plain
        .find(|c| COLONS.contains(&c) || SIGNS.contains(&c))
        .filter(|at| *at > 0)?;
    let (key, after) = plain.split_at_checked(at)?;
    let is_key = match Key::named(key) {
        Some(key) => after.starts_with(COLONS) || is_bound(key, after),
        None => compact(key).is_ascii() && after.starts_with(':') && after != ":",
    };
    (is_key && !key.contains(is_quote) && !after.starts_with("://")).then_some(at)
}

const COLONS: [char; 2] = [':', '：'];
const SIGNS: [char; 4] = ['<', '>', '≤', '≥'];

/// Whether a number is compared here that the filter `key` looks at.
fn is_bound(key: Key, text: &str) -> bool {
    key == Key::Mau && text.starts_with(SIGNS)
}

/// Where a number ends that may have spaces inside: `> 1,3 md`.
fn end_of_number(text: &str) -> usize {
    let mut end = 0;
    for word in text.split_inclusive(is_end) {
        let bare = word.trim_end_matches(is_end);
        let is_gap = end > 0 && word.trim().is_empty();
        let taken = text.get(..end).unwrap_or_default().trim_end();
        let is_begun = (taken.is_empty() || taken.ends_with(['<', '>', '≤', '≥', '=']))
            && (end == 0 || bare.starts_with(|c: char| c.is_ascii_digit() || "<>≤≥=".contains(c)));
        let is_group = bare.len() == 3 && bare.bytes().all(|sign| sign.is_ascii_digit());
        let is_more = is_group && taken.ends_with(|c: char| c.is_ascii_digit());
        let is_unit = taken.ends_with(|c: char| c.is_ascii_digit()) && filter::unit(bare).is_some();
        if !(is_gap || is_begun || is_more || (is_unit && !bare.is_empty())) {
            break;
        }
        if word.contains(['|', '｜']) {
            return end + bare.len();
        }
        end += word.len();
    }
    text.get(..end).map_or(end, |taken| taken.trim_end().len())
}

pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '«' | '»' | '„' | '＂')
}
