//! Numbers as they are typed, whatever signs hurried hands put into them: what is a number is for the check to say.

use super::lexer::{Lexer, Token};

/// Signs set before a number: how near it is, or what it counts.
const BEFORE: [char; 13] = [
    '+', '-', '.', '~', '≈', '±', '<', '>', '≥', '≤', '$', '€', '¥',
];
/// Signs that stand in a number, or after it.
const INSIDE: &str = "_.-+½¼¾";
/// Signs that stand after a number, a space between them or not.
const AFTER: [char; 6] = ['%', '‰', '$', '€', '¥', '+'];
/// Signs that stand between two digits only.
const BETWEEN: &str = "'’/–\u{a0}\u{202f}\u{2009}";

impl<'s> Lexer<'s> {
    /// Whether a digit of whatever script stands here, or a sign before one.
    pub(super) fn is_number(&self) -> bool {
        let rest = self.rest();
        let digits = after_signs(rest);
        // `-inf` is one too, and so is the end of `zh-Hans`.
        let is_word = digits.starts_with(|c: char| c.is_ascii_alphabetic());
        digits.starts_with(char::is_numeric) || is_word && rest.starts_with(['+', '-'])
    }

    /// All that stands together with the digits here.
    pub(super) fn number(&mut self) -> Token<'s> {
        let start = self.at;
        let rest = self.rest();
        let digits = after_signs(rest);
        let (before, _) = rest.split_at(rest.len().saturating_sub(digits.len()));
        let next = digits.chars().skip(1).chain(['\0']);
        let length: usize = digits
            .chars()
            .zip(next)
            .take_while(|&(c, next)| {
                c.is_alphanumeric()
                    || INSIDE.contains(c)
                    || BETWEEN.contains(c) && next.is_numeric()
            })
            .map(|(c, _)| c.len_utf8())
            .sum();
        self.at = start.saturating_add(before.len()).saturating_add(length);
        let unit = self.rest().trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        if let Some(rest) = unit.strip_prefix(AFTER) {
            self.at = self.source.len().saturating_sub(rest.len());
        }
        let written = self.slice(start, self.at);
        Token::Number(written)
    }
}

/// What follows the signs before a number, of which there are few.
fn after_signs(rest: &str) -> &str {
    (0..3).fold(rest, |rest, _| rest.strip_prefix(BEFORE).unwrap_or(rest))
}
