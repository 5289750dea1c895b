//! Which bracket closes which, and the one that is missing or too many.

use super::MAX_DEPTH;
use super::lexer::{Bracket, Token};
use super::parser::Parser;
use crate::data::finding::{Finding, Span};

impl Parser<'_> {
    /// Takes an opening bracket; `false` when the nesting is too deep, and all reading ends.
    pub(super) fn opens(&mut self, bracket: Bracket) -> bool {
        let span = self.now.span;
        if self.open.len() >= MAX_DEPTH {
            let finding = self.error(
                span,
                format!("plus de {MAX_DEPTH} niveaux de parenthèses ou de crochets"),
                format!("brackets nested more than {MAX_DEPTH} deep"),
            );
            self.give_up(finding);
            return false;
        }
        self.advance();
        self.open.push((bracket, span));
        true
    }

    /// Whether the innermost bracket ends here, properly or not; it is then done with.
    pub(super) fn closes(&mut self) -> bool {
        let Some(&(bracket, opened)) = self.open.last() else {
            return true;
        };
        match self.now.token {
            Token::End => self.unclosed(bracket, opened),
            Token::Close(found) if found == bracket => {
                self.closed.push((opened, self.now.span));
                self.advance();
            }
            Token::Close(found) if self.is_extra(found, opened) => {
                let finding = self.extra_close(self.now.span, found);
                self.add(finding);
                self.advance();
                self.skip_comma();
                return self.closes();
            }
            Token::Close(found) if self.ends_outer(found, opened) => {
                self.unclosed(bracket, opened);
            }
            Token::Close(found) => {
                self.wrong_close(bracket, found);
                self.advance();
            }
            _ => return false,
        }
        self.open.pop();
        true
    }

    /// Whether `found` was meant for a bracket further out than the one at `opened`, and is no slip for its end:
    /// of a pair within one line the end is mistyped sooner than forgotten.
    fn ends_outer(&self, found: Bracket, opened: Span) -> bool {
        let outer = self.open.iter().rev().find(|&&(b, _)| b == found);
        outer.is_some_and(|&(_, outer)| !self.on_line_of(opened) || self.on_line_of(outer))
    }

    /// Whether something begins here that can only stand outside the innermost bracket, so that its end was
    /// forgotten: a field inside a list, or an item of a list inside a record.
    pub(super) fn is_beyond(&mut self) -> bool {
        let mut inwards = self.open.iter().rev();
        let (Some(&(bracket, opened)), Some(&(outer, _))) = (inwards.next(), inwards.next()) else {
            return false;
        };
        let beyond = match (bracket, outer) {
            (Bracket::Square, Bracket::Round) => {
                matches!(self.now.token, Token::Word(_)) && self.next.token == Token::Colon
            }
            (Bracket::Round, Bracket::Square) => self.now.token == Token::Open(Bracket::Round),
            _ => false,
        };
        if beyond {
            self.unclosed(bracket, opened);
            self.open.pop();
        }
        beyond
    }

    /// Whether `found` closes nothing here: at the end of a line of brackets, inside one that opened further up and
    /// closes on a line of its own.
    fn is_extra(&self, found: Bracket, opened: Span) -> bool {
        let source = self.lexer.source;
        let before = self.lexer.slice(self.last.start, self.last.end);
        let is_open = self.open.iter().any(|&(bracket, _)| bracket == found);
        let is_inner = !self.on_line_of(opened) && !begins_line(source, self.now.span);
        is_inner && (!is_open || before.ends_with([')', ']']) && self.on_line_of(self.last))
    }

    /// One closing bracket more than was opened.
    pub(super) fn extra_close(&self, at: Span, bracket: Bracket) -> Finding {
        let sign = bracket.close();
        let finding = self.error(
            at,
            format!("un « {sign} » de trop : il ferme trop tôt ce qui continue plus bas"),
            format!("one “{sign}” too many: it closes too early what goes on below"),
        );
        finding.help("effacez ce seul signe", "delete this one sign")
    }

    /// Of data that ends before the file does: the bracket that closed too early, by the margins of the lines. The first
    /// bracket that begins a line and closes one of another margin was meant for one of its own, closed before.
    pub(super) fn closes_early(&self) -> Option<(Span, Bracket)> {
        let source = self.lexer.source;
        let margin = |span: Span| indent(source, span);
        let sign = |span: Span| self.lexer.slice(span.start, span.end);
        let is_off = |&(opened, closed): &(Span, Span)| {
            begins_line(source, closed) && margin(opened) != margin(closed)
        };
        let at = self.closed.iter().position(is_off)?;
        let &(_, late) = self.closed.get(at)?;
        let before = self.closed.iter().take(at).rev();
        let &(_, early) = before.clone().find(|&&(opened, closed)| {
            let is_across = opened.end <= closed.start && margin(opened) != margin(closed);
            let is_own = margin(opened) == margin(late) && sign(closed) == sign(late);
            is_own && is_across && !begins_line(source, closed)
        })?;
        let bracket = match sign(early) {
            ")" => Bracket::Round,
            "]" => Bracket::Square,
            _ => return None,
        };
        Some((early, bracket))
    }
}

/// Whether nothing but space stands before `span` on its line.
fn begins_line(source: &str, span: Span) -> bool {
    let before = source.get(..span.start).unwrap_or_default();
    let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
    line.trim().is_empty()
}

/// How far in the line begins that holds `span`, in bytes.
pub(super) fn indent(source: &str, span: Span) -> usize {
    let before = source.get(..span.start).unwrap_or_default();
    let start = before
        .rfind(['\n', '\r'])
        .map_or(0, |at| at.saturating_add(1));
    let line = source.get(start..).unwrap_or_default();
    line.len()
        .saturating_sub(line.trim_start_matches([' ', '\t']).len())
}
