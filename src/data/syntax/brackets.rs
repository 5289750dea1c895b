//! Which bracket closes which, and the one that is missing or too many.

use super::MAX_DEPTH;
use super::lexer::{Bracket, Spot, Token};
use super::parser::Parser;
use crate::data::finding::{Finding, Span};

impl Parser<'_> {
    /// Takes an opening bracket; `false` when the nesting is too deep, and all reading ends.
    pub(super) fn opens(&mut self, bracket: Bracket) -> bool {
        let is_fit = self.enters(bracket, self.now.at);
        if is_fit {
            self.advance();
        }
        is_fit
    }

    /// The same of a bracket that stands at `at`, or should.
    pub(super) fn enters(&mut self, bracket: Bracket, at: Spot) -> bool {
        if self.open.len() >= MAX_DEPTH {
            let finding = self.error(
                at.span,
                format!("plus de {MAX_DEPTH} niveaux de parenthèses ou de crochets"),
                format!("brackets nested more than {MAX_DEPTH} deep"),
            );
            self.give_up(finding);
            return false;
        }
        self.open.push((bracket, at));
        true
    }

    /// Whether the innermost bracket ends here, properly or not; it is then done with. What is a list by its `items` may
    /// have been opened by a wrong one.
    pub(super) fn closes(&mut self, items: bool) -> bool {
        let Some(&(bracket, opened)) = self.open.last() else {
            return true;
        };
        match self.now.token {
            Token::Close(found) if found == bracket => {
                self.closed.push((opened, self.now.at));
                self.advance();
            }
            // That it was lost is told by who noticed.
            Token::Close(_) | Token::End if opened.is_nothing() => {}
            Token::End => self.unclosed(bracket, opened),
            // What is left of the line where it was closed.
            Token::Comma if self.last_text() == "," && self.ends_like(opened) => {
                self.unclosed(bracket, opened);
            }
            Token::Close(found) if self.ends_suspect(found) => self.unclosed(bracket, opened),
            // That braces are wrong was told where they opened.
            Token::Close(_) if bracket == Bracket::Curly => {
                self.advance();
            }
            Token::Close(Bracket::Square) if items && self.ends_beside(opened) => {
                self.instead(opened.span, bracket.open(), '[');
                self.advance();
            }
            Token::Close(found) if self.is_extra(found, opened) || self.is_stray(found, opened) => {
                let finding = self.extra_close(self.now.at.span, found);
                self.add(finding);
                self.advance();
                self.skip_comma();
                return self.closes(items);
            }
            Token::Close(found) if self.ends_outer(found, opened) => {
                self.unclosed(bracket, opened);
            }
            Token::Close(found) => {
                self.instead(self.now.at.span, found.close(), bracket.close());
                self.advance();
            }
            _ => return false,
        }
        self.open.pop();
        true
    }

    /// Whether `found` was meant for a bracket further out than the one at `opened`, and is no slip for its end:
    /// of a pair within one line the end is mistyped sooner than forgotten.
    fn ends_outer(&self, found: Bracket, opened: Spot) -> bool {
        let outer = self.open.iter().rev().find(|&&(b, _)| b == found);
        outer.is_some_and(|&(_, outer)| !self.ends_beside(opened) || self.ends_beside(outer))
    }

    /// Whether the bracket at `opened` would end where such ones do: on its line, or as far in as that begins.
    fn ends_beside(&self, opened: Spot) -> bool {
        self.on_line_of(opened.span) || self.ends_like(opened)
    }

    /// Whether a line begins here as far in as the one where the bracket at `opened` stands.
    fn ends_like(&self, opened: Spot) -> bool {
        let here = self.now.at;
        here.begins_line() && here.margin == opened.margin && !self.on_line_of(opened.span)
    }

    /// Whether `found` closes a bracket further out than the innermost one, whose own end has closed the suspect.
    fn ends_suspect(&self, found: Bracket) -> bool {
        let is_open = self.open.iter().any(|&(bracket, _)| bracket == found);
        is_open && self.suspect.is_some_and(|(bracket, ..)| bracket != found)
    }

    /// Whether something begins here that can only stand outside the innermost bracket, so that its end was
    /// forgotten: a field inside a list or among `items`, or an item of a list inside a record.
    pub(super) fn is_beyond(&mut self, items: bool) -> bool {
        let mut inwards = self.open.iter().rev();
        let (Some(&(bracket, opened)), Some(&(outer, _))) = (inwards.next(), inwards.next()) else {
            return false;
        };
        let is_field = self.is_field();
        let beyond = match (bracket, outer) {
            (Bracket::Square, Bracket::Round) => is_field && !self.is_in_list(opened),
            (Bracket::Round, _) if is_field => items || self.is_out_of(opened),
            (Bracket::Round, Bracket::Square) => self.now.token == Token::Open(Bracket::Round),
            _ => false,
        };
        if beyond {
            if !opened.is_nothing() {
                self.unclosed(bracket, opened);
            }
            self.open.pop();
        }
        beyond
    }

    /// Whether `found` closes nothing here: at the end of a line of brackets, inside one that opened further up and
    /// closes on a line of its own.
    fn is_extra(&self, found: Bracket, opened: Spot) -> bool {
        let before = self.last_text();
        let is_open = self.open.iter().any(|&(bracket, _)| bracket == found);
        let is_inner = !self.on_line_of(opened.span) && !self.now.at.begins_line();
        let is_ours = found != Bracket::Curly;
        is_ours
            && is_inner
            && (!is_open || before.ends_with([')', ']']) && self.on_line_of(self.last.span))
    }

    /// Whether `found` begins a line further in than the bracket at `opened`, and nothing of its kind is open.
    fn is_stray(&self, found: Bracket, opened: Spot) -> bool {
        let is_open = self.open.iter().any(|&(bracket, _)| bracket == found);
        let here = self.now.at;
        let is_inside = here.begins_line() && here.margin > opened.margin;
        !is_open && is_inside && found != Bracket::Curly && !self.on_line_of(opened.span)
    }

    /// Of data that ends before the file does: the round bracket that ended them, when it begins a line further in than
    /// the one where they began, and a field follows.
    pub(super) fn ends_inside(&self) -> Option<Span> {
        let &(opened, closed) = self.closed.last()?;
        let is_inside = closed.begins_line() && closed.margin > opened.margin;
        let goes_on = self.is_field() || self.now.token == Token::Comma;
        let is_round = self.lexer.slice(closed.span.start, closed.span.end) == ")";
        (is_inside && goes_on && is_round).then_some(closed.span)
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
        let sign = |spot: Spot| self.lexer.slice(spot.span.start, spot.span.end);
        let is_off = |&(opened, closed): &(Spot, Spot)| {
            closed.begins_line() && opened.margin != closed.margin
        };
        let at = self.closed.iter().position(is_off)?;
        let &(_, late) = self.closed.get(at)?;
        let before = self.closed.iter().take(at).rev();
        let &(_, early) = before.clone().find(|&&(opened, closed)| {
            let is_across = opened.margin != closed.margin;
            let is_own = opened.margin == late.margin && sign(closed) == sign(late);
            is_own && is_across && !closed.begins_line()
        })?;
        let bracket = match sign(early) {
            ")" => Bracket::Round,
            "]" => Bracket::Square,
            _ => return None,
        };
        Some((early.span, bracket))
    }
}
