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
    if let Some(after) = rest.strip_prefix(['!', '！']) {
        (token.refused, rest) = (true, after);
    }
    if let Some(after) = rest.strip_prefix('^') {
        (token.anchored, rest) = (true, after);
    }
    let plain = rest.split(is_end).next().unwrap_or_default();
    let key_end = end_of_key(plain).or_else(|| is_compared(plain, rest).then_some(plain.len()));
    if let Some((key, after)) = key_end.and_then(|at| rest.split_at_checked(at)) {
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

/// Where the key of a filter ends: at its colon, or before the sign of `mau>500m`. An address has no key, and a word
/// that is none may end in a colon: "wechat:", "QQ：123".
fn end_of_key(plain: &str) -> Option<usize> {
    let signs = [':', '：', '<', '>', '≤', '≥'];
    let at = plain.find(signs).filter(|at| *at > 0)?;
    let (key, after) = plain.split_at_checked(at)?;
    let is_key = match Key::named(key) {
        Some(key) => after.starts_with([':', '：']) || key == Key::Mau,
        None => compact(key).is_ascii() && after.starts_with(':') && after != ":",
    };
    (is_key && !key.contains(is_quote) && !after.starts_with("://")).then_some(at)
}

/// Whether `key` stands apart from the sign behind it: `mau > 500m`.
fn is_compared(key: &str, text: &str) -> bool {
    let after = text.strip_prefix(key).unwrap_or_default().trim_start();
    Key::named(key) == Some(Key::Mau) && after.starts_with(['<', '>', '≤', '≥'])
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
        let is_unit = taken.ends_with(|c: char| c.is_ascii_digit()) && filter::unit(bare).is_some();
        if !(is_gap || is_begun || (is_unit && !bare.is_empty())) {
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
