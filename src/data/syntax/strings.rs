//! Text between quotes: escapes, raw strings, and the quotes that are none.

use std::borrow::Cow;

use super::lexer::{Lexer, QUOTES, Token, begins_field};
use crate::data::finding::{Finding, Span};
use crate::data::short;

impl<'s> Lexer<'s> {
    /// A string that begins at the straight quote where the lexer stands. No text of the atlas spans lines,
    /// so the end of the line ends it: a forgotten quote must not swallow the rest of the file.
    pub(super) fn string(&mut self) -> Token<'s> {
        let start = self.at;
        self.at += 1;
        let body = self.at;
        let mut escaped = false;
        let end = self.rest().bytes().position(|b| match b {
            _ if escaped && !matches!(b, b'\n' | b'\r') => {
                escaped = false;
                false
            }
            b'\\' => {
                escaped = true;
                false
            }
            b => matches!(b, b'"' | b'\n' | b'\r'),
        });
        self.at = end.map_or(self.source.len(), |n| body + n);
        if self.rest().starts_with('"') {
            let text = self.slice(body, self.at);
            self.at += 1;
            Token::Str(self.unescape(text, body))
        } else {
            self.unclosed_string(start, body)
        }
    }

    fn unclosed_string(&mut self, start: usize, body: usize) -> Token<'s> {
        let line = self.slice(body, self.at);
        let end = self.faults.place(Span::new(self.at, self.at));
        let opened = Finding::error(
            self.faults.place(Span::new(start, body)),
            "le texte ouvert ici n'est pas fermé sur sa ligne",
            "the text opened here is not closed on its line",
        );
        let opened = if line.contains(['”', '“', '»']) {
            opened.help(
                "fermez par un guillemet droit \" : un guillemet courbe n'en est pas un",
                "close it with a straight quote \": a curly one does not count",
            )
        } else {
            opened.help(
                "fermez par \"; un texte tient sur une seule ligne, et un guillemet dans le texte s'écrit \\\"",
                "close it with \"; a text stays on one line, and a quote inside it is written \\\"",
            )
        };
        let finding = opened.related(end, "la ligne finit ici", "the line ends here");
        self.faults.add(finding);
        self.faults.mark_broken();
        // Closing brackets and the comma at the end of the line were not meant as text.
        let text = line.trim_end_matches([',', ')', ']', ' ', '\t']);
        if text.trim_end() == line.trim_end() {
            self.skip_prose();
        } else {
            self.at = body.saturating_add(text.len());
        }
        Token::Str(Cow::Borrowed(text))
    }

    /// Passes over the lines that continue an unclosed text, which look like no line of data, up to the quote
    /// that ends it there.
    fn skip_prose(&mut self) {
        loop {
            let rest = self.rest().trim_start_matches(['\n', '\r']);
            let line = rest.split(['\n', '\r']).next().unwrap_or_default();
            let start = line.trim_start();
            let is_data = start.starts_with(['(', ')', '[', ']', '"', '/']) || begins_field(start);
            if is_data || rest.is_empty() {
                return;
            }
            let quote = line.find('"');
            let passed = quote.map_or(line.len(), |at| at + 1);
            let before = self.source.len().saturating_sub(rest.len());
            self.at = before.saturating_add(passed);
            if quote.is_some() {
                return;
            }
        }
    }

    /// `r"..."` or `r#"..."#`.
    pub(super) fn raw_string(&mut self) -> Token<'s> {
        let start = self.at;
        let rest = self.rest();
        let quote = rest.find('"').unwrap_or(rest.len());
        let hashes = quote.saturating_sub(1);
        let close = format!("\"{}", "#".repeat(hashes));
        let shown = short(&close);
        let body = start + quote + 1;
        let found = self.source.get(body..).and_then(|r| r.find(close.as_str()));
        if let Some(length) = found {
            self.at = body + length + close.len();
            return Token::Str(Cow::Borrowed(self.slice(body, body + length)));
        }
        self.stop();
        let end = self.faults.place(Span::new(self.at, self.at));
        let opened = self.faults.place(Span::new(start, body));
        let finding = Finding::error(
            opened,
            "le texte brut ouvert ici n'est jamais fermé",
            "the raw text opened here is never closed",
        )
        .help(
            format!("fermez-le par {shown}"),
            format!("close it with {shown}"),
        )
        .related(end, "le fichier finit ici", "the file ends here");
        self.faults.end_with(finding);
        Token::Str(Cow::Borrowed(""))
    }

    /// Text between curly, angle or single quotes: read as meant, and reported.
    pub(super) fn wrong_quotes(&mut self, open: char) -> Token<'s> {
        let start = self.at;
        self.at += open.len_utf8();
        let body = self.at;
        let rest = self.rest();
        // An apostrophe is followed by a letter, the closing quote by a comma, a bracket or the end of the line.
        let ends = |(i, c): (usize, char)| match c {
            '\n' | '\r' => Some((i, 0)),
            c if c == '"' || QUOTES.contains(c) => {
                let after = rest.get(i + c.len_utf8()..).unwrap_or_default();
                let after = after.trim_start_matches([' ', '\t']);
                let closes =
                    after.is_empty() || after.starts_with([',', ')', ']', ':', '/', '\n', '\r']);
                closes.then_some((i, c.len_utf8()))
            }
            _ => None,
        };
        let (length, quote) = rest
            .char_indices()
            .find_map(ends)
            .unwrap_or((rest.len(), 0));
        if quote == 0 {
            self.faults.mark_broken();
        }
        let text = rest.get(..length).unwrap_or_default();
        let end = length + quote;
        self.at = body + end;
        self.faults.add(
            self.error(
                start,
                format!("guillemets {open} au lieu de guillemets droits doubles"),
                format!("{open} quotes instead of straight double ones"),
            )
            .help(
                "mettez des guillemets droits doubles : \"…\"",
                "use straight double quotes: \"…\"",
            ),
        );
        Token::Str(Cow::Borrowed(text.trim()))
    }

    /// Resolves the escapes of `text`, which begins at byte `from`.
    fn unescape(&mut self, text: &'s str, from: usize) -> Cow<'s, str> {
        if !text.contains('\\') {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((plain, escape)) = rest.split_once('\\') {
            out.push_str(plain);
            match escape_sequence(escape) {
                Some((sign, length)) => {
                    out.push(sign);
                    rest = escape.get(length..).unwrap_or_default();
                }
                None => {
                    let offset = text.len().saturating_sub(escape.len());
                    self.bad_escape(from.saturating_add(offset), escape);
                    return Cow::Borrowed(text);
                }
            }
        }
        out.push_str(rest);
        Cow::Owned(out)
    }

    fn bad_escape(&mut self, at: usize, escape: &str) {
        let sign: String = escape.chars().take(1).collect();
        let span = Span::new(at.saturating_sub(1), at.saturating_add(sign.len()));
        let finding = Finding::error(
            self.faults.place(span),
            format!("« \\{sign} » ne veut rien dire ici"),
            format!("“\\{sign}” means nothing here"),
        );
        self.faults.add(match sign.as_str() {
            "u" if escape.starts_with("u{") && escape.contains('}') => finding.help(
                "aucun signe n'a ce numéro : de 0 à 10FFFF, sauf D800 à DFFF",
                "no sign has this number: 0 to 10FFFF, but for D800 to DFFF",
            ),
            "u" => finding.help(
                "un signe par son numéro s'écrit \\u{5FAE}; une barre oblique inverse se double : \\\\",
                "a sign by its number is written \\u{5FAE}; a backslash is doubled: \\\\",
            ),
            _ => finding.help(
                "pour une barre oblique inverse, doublez-la : \\\\",
                "for a backslash, double it: \\\\",
            ),
        });
    }
}

/// The sign that the escape after a backslash stands for, and its length in bytes.
fn escape_sequence(escape: &str) -> Option<(char, usize)> {
    let (kind, rest) = escape.split_at_checked(1)?;
    let sign = match kind {
        "\"" => '"',
        "\\" => '\\',
        "'" => '\'',
        "n" => '\n',
        "r" => '\r',
        "t" => '\t',
        "0" => '\0',
        "x" => {
            let digits = rest.get(..2)?;
            let code = u8::from_str_radix(digits, 16).ok()?;
            return Some((char::from(code), 3));
        }
        "u" => {
            let (digits, _) = rest.strip_prefix('{')?.split_once('}')?;
            let code = u32::from_str_radix(digits, 16).ok()?;
            return Some((char::from_u32(code)?, digits.len().saturating_add(3)));
        }
        _ => return None,
    };
    Some((sign, 1))
}
