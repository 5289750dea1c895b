//! Text to tokens. What a hurried hand or a word processor puts in their place is named, then read as meant.

use std::borrow::Cow;

use super::faults::Faults;
use crate::data::finding::{Finding, Span};

/// The three pairs of brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bracket {
    Round,
    Square,
    Curly,
}

impl Bracket {
    pub(super) const fn open(self) -> char {
        match self {
            Self::Round => '(',
            Self::Square => '[',
            Self::Curly => '{',
        }
    }

    pub(super) const fn close(self) -> char {
        match self {
            Self::Round => ')',
            Self::Square => ']',
            Self::Curly => '}',
        }
    }
}

/// The smallest parts of RON.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token<'s> {
    Open(Bracket),
    Close(Bracket),
    Comma,
    Colon,
    Str(Cow<'s, str>),
    Number(&'s str),
    Word(&'s str),
    End,
}

/// Where a token stands, and what its line looks like.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spot {
    pub(super) span: Span,
    /// Where its line begins.
    pub(super) line: usize,
    /// How far in the first token of that line stands, in bytes.
    pub(super) margin: usize,
}

impl Spot {
    /// How far in it stands.
    pub(super) const fn column(self) -> usize {
        self.span.start.saturating_sub(self.line)
    }

    pub(super) const fn begins_line(self) -> bool {
        self.column() == self.margin
    }

    /// Nothing, at byte `at` of the same line.
    pub(super) const fn nothing_at(self, at: usize) -> Self {
        let span = Span::new(at, at);
        Self { span, ..self }
    }

    pub(super) const fn is_nothing(self) -> bool {
        self.span.start == self.span.end
    }
}

/// A token and its place.
#[derive(Clone, Debug)]
pub(super) struct Lexed<'s> {
    pub(super) token: Token<'s>,
    pub(super) at: Spot,
}

/// Reads tokens one by one.
#[derive(Debug)]
pub(super) struct Lexer<'s> {
    pub(super) source: &'s str,
    pub(super) at: usize,
    pub(super) faults: Faults<'s>,
    /// Nothing but space was read yet: here alone a `#![..]` header may stand.
    is_start: bool,
    /// The last token; what its line looks like holds for the next one too while no line ends between them.
    last: Spot,
}

impl<'s> Lexer<'s> {
    pub(super) fn new(source: &'s str, file: usize) -> Self {
        Self {
            source,
            at: 0,
            faults: Faults::new(source, file),
            is_start: true,
            last: Spot::default(),
        }
    }

    pub(super) fn rest(&self) -> &'s str {
        self.source.get(self.at..).unwrap_or_default()
    }

    pub(super) fn slice(&self, start: usize, end: usize) -> &'s str {
        self.source.get(start..end).unwrap_or_default()
    }

    /// An error from `start` to where the lexer stands.
    pub(super) fn error(&self, start: usize, fr: String, en: String) -> Finding {
        Finding::error(self.faults.place(Span::new(start, self.at)), fr, en)
    }

    /// Reads nothing more.
    pub(super) fn stop(&mut self) {
        self.at = self.source.len();
    }

    pub(super) fn next(&mut self) -> Lexed<'s> {
        loop {
            self.skip_space();
            self.is_start = false;
            let start = self.at;
            let token = match self.rest().chars().next() {
                None => Some(Token::End),
                Some(c) => self.token(c),
            };
            if let Some(token) = token {
                self.last = self.spot(Span::new(start, self.at));
                let at = self.last;
                return Lexed { token, at };
            }
        }
    }

    /// What is known of the token at `span`; none is asked for twice, so that every byte is looked at once.
    fn spot(&self, span: Span) -> Spot {
        let passed = self.slice(self.last.span.start, span.start);
        let is_first = self.last.is_nothing();
        match passed.rfind(['\n', '\r']) {
            Some(end) => {
                let line = self.last.span.start.saturating_add(end).saturating_add(1);
                let margin = span.start.saturating_sub(line);
                Spot { span, line, margin }
            }
            None if is_first => Spot {
                margin: span.start,
                span,
                ..self.last
            },
            None => Spot { span, ..self.last },
        }
    }

    /// The token that begins with `c`, or nothing when `c` is no part of RON (it is reported and passed over).
    fn token(&mut self, c: char) -> Option<Token<'s>> {
        if let Some(token) = punctuation(c) {
            self.at += c.len_utf8();
            return Some(token);
        }
        let rest = self.rest();
        let begins_raw = rest.strip_prefix('r').is_some_and(|r| {
            r.trim_start_matches('#').starts_with('"') && r.starts_with(['"', '#'])
        });
        if c == '"' {
            Some(self.string())
        } else if begins_raw {
            Some(self.raw_string())
        } else if self.is_number() {
            Some(self.number())
        } else if c.is_alphabetic() || c == '_' {
            if self.is_remark() {
                self.wrong_comment();
                return None;
            }
            Some(Token::Word(
                self.run(c, |c| c.is_alphanumeric() || c == '_'),
            ))
        } else {
            self.stranger(c)
        }
    }

    fn run(&mut self, first: char, belongs: impl Fn(char) -> bool) -> &'s str {
        let start = self.at;
        self.at += first.len_utf8();
        let rest = self.rest();
        self.at += rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        self.slice(start, self.at)
    }

    fn skip_space(&mut self) {
        loop {
            if self.faults.is_hopeless() {
                self.faults.fall_silent();
                self.stop();
            }
            let rest = self.rest();
            let start = self.at;
            if rest.starts_with("//") {
                self.line_comment();
            } else if rest.starts_with("/*") {
                self.block_comment();
            } else if self.is_start && rest.starts_with("#![") {
                self.header();
            } else {
                let ascii = rest.trim_start_matches([' ', '\t', '\n', '\r']);
                self.at = self.source.len().saturating_sub(ascii.len());
                self.invisible();
            }
            if self.at == start {
                return;
            }
        }
    }

    /// Passes over one sign that looks like a space, or like nothing, and names it.
    fn invisible(&mut self) {
        let Some((c, fr, en)) = self
            .rest()
            .chars()
            .next()
            .and_then(|c| invisible(c).map(|(fr, en)| (c, fr, en)))
        else {
            return;
        };
        let start = self.at;
        self.at += c.len_utf8();
        let code = format!("U+{:04X}", u32::from(c));
        self.faults.add(
            self.error(
                start,
                format!("signe qui ne se voit pas : {fr} ({code})"),
                format!("a sign that does not show: {en} ({code})"),
            )
            .help(
                "effacez-le, ou mettez une espace ordinaire à sa place",
                "delete it, or type an ordinary space in its place",
            ),
        );
    }

    /// A sign that RON does not know: read as what it stands for where that is plain.
    fn stranger(&mut self, c: char) -> Option<Token<'s>> {
        let start = self.at;
        if QUOTES.contains(c) {
            return Some(self.wrong_quotes(c));
        }
        if self.is_wrong_comment() {
            self.wrong_comment();
            return None;
        }
        if c == '|' && self.begins_line() {
            self.pasted_table();
            return None;
        }
        self.at += c.len_utf8();
        let (token, meant) = match c {
            ';' | '；' if self.follows_name(start) => (Token::Colon, ':'),
            '：' | '=' | '︓' | '﹕' | '∶' => (Token::Colon, ':'),
            '，' | '、' | ';' | '；' | '。' | '،' | '﹐' => (Token::Comma, ','),
            '（' => (Token::Open(Bracket::Round), '('),
            '）' => (Token::Close(Bracket::Round), ')'),
            '［' | '【' => (Token::Open(Bracket::Square), '['),
            '］' | '】' => (Token::Close(Bracket::Square), ']'),
            _ => {
                let finding = self.error(
                    start,
                    format!("signe inattendu : « {c} » (U+{:04X})", u32::from(c)),
                    format!("unexpected sign “{c}” (U+{:04X})", u32::from(c)),
                );
                self.faults.add(finding.help(
                    "effacez-le, ou mettez entre guillemets le texte où il est",
                    "delete it, or put the text it stands in in quotes",
                ));
                return None;
            }
        };
        // Those of Chinese and Japanese take two columns.
        let (fr, en) = match c {
            '\u{3000}'..='\u{303F}' | '\u{FE10}'..='\u{FFEF}' => (" pleine chasse", "full-width "),
            _ => ("", ""),
        };
        self.faults.add(
            self.error(
                start,
                format!("signe{fr} « {c} » au lieu de « {meant} »"),
                format!("{en}“{c}” instead of “{meant}”"),
            )
            .help(format!("tapez {meant}"), format!("type {meant}")),
        );
        Some(token)
    }
}

/// Signs set for quotes by hands, keyboards and word processors.
pub(super) const QUOTES: &str = "'“”„‘’‚«»‹›＂「」『』`″〝〞";

/// Whether `text` begins with a name and its colon.
pub(super) fn begins_field(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    rest.len() < text.len() && rest.starts_with(':')
}

fn punctuation<'s>(c: char) -> Option<Token<'s>> {
    Some(match c {
        '(' => Token::Open(Bracket::Round),
        ')' => Token::Close(Bracket::Round),
        '[' => Token::Open(Bracket::Square),
        ']' => Token::Close(Bracket::Square),
        '{' => Token::Open(Bracket::Curly),
        '}' => Token::Close(Bracket::Curly),
        ',' => Token::Comma,
        ':' => Token::Colon,
        _ => return None,
    })
}

/// The name of a sign that does not show, in French and in English.
fn invisible(c: char) -> Option<(&'static str, &'static str)> {
    Some(match c {
        '\u{a0}' => ("espace insécable", "no-break space"),
        '\u{202f}' => ("espace fine insécable", "narrow no-break space"),
        '\u{3000}' => ("espace pleine chasse", "full-width space"),
        '\u{200b}' => ("espace sans largeur", "zero-width space"),
        '\u{200c}' | '\u{200d}' => ("liant sans largeur", "zero-width joiner"),
        '\u{feff}' => ("indicateur d'ordre des octets", "byte order mark"),
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            ("marque de direction", "mark of direction")
        }
        '\u{2028}' | '\u{2029}' => ("séparateur de lignes", "line separator"),
        '\u{ad}' | '\u{2060}' => ("signe de coupure", "hyphenation mark"),
        c if c.is_control() => ("caractère de commande", "control character"),
        c if c.is_whitespace() => ("espace inhabituelle", "unusual space"),
        _ => return None,
    })
}
