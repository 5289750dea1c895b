//! Opening brackets that were lost: what they would open is read as meant, and told where it should open.

use super::lexer::{Bracket, Spot, Token, begins_field};
use super::parser::Parser;
use super::{Field, Node, Value};
use crate::data::finding::Span;

impl<'s> Parser<'s> {
    /// `owner: name: "x", …)`: fields where a value should begin.
    pub(super) fn unopened_record(&mut self) -> Vec<Field<'s>> {
        let early = self.closed_early();
        let opened = match self.last_text() {
            "" | "," => self.now.at.nothing_at(self.now.at.span.start),
            _ => self.last.nothing_at(self.last.span.end),
        };
        if !self.enters(Bracket::Round, opened) {
            return Vec::new();
        }
        let fields = self.fields();
        match early {
            Some(at) => {
                let finding = self.extra_close(at, Bracket::Round);
                self.add(finding);
                self.lexer.faults.mark_broken();
            }
            None => self.lost(Bracket::Round, opened.span),
        }
        fields
    }

    /// Of fields that stand in a list, behind a record that they belong to: what closes it too early.
    fn closed_early(&self) -> Option<Span> {
        let &(bracket, _) = self.open.last()?;
        let &(opened, closed) = self.closed.last()?;
        let begins_item = self.now.at.begins_line() && self.now.at.margin == opened.margin;
        (bracket == Bracket::Square && !begins_item).then_some(closed.span)
    }

    /// Whether the field that begins here is the next one of the record, and the one before has no value.
    pub(super) fn is_next_field(&self) -> bool {
        let is_begun = matches!(self.last_text(), ":" | "[");
        is_begun && !self.on_line_of(self.last.span) && !self.is_deeper_than(self.last)
    }

    /// Whether the field that begins here belongs to a record of the list opened at `list`, and does not stand behind its
    /// end.
    pub(super) fn is_in_list(&self, list: Spot) -> bool {
        let before = self.lexer.slice(list.span.end, self.last.span.end);
        let is_near = self.on_line_of(self.last.span) || self.is_deeper_than(list);
        before.trim_end_matches(',').ends_with(')') && is_near
    }

    /// Whether the field that begins here stands outside the record whose bracket was lost at `opened`.
    pub(super) fn is_out_of(&self, opened: Spot) -> bool {
        let here = self.now.at;
        let is_left = here.margin <= opened.margin && here.margin < opened.column();
        opened.is_nothing() && here.begins_line() && !self.on_line_of(opened.span) && is_left
    }

    /// `[name: "x", …`: a record in the brackets of the list opened at `list`, or the first of those in it.
    pub(super) fn fields_in_list(&mut self, list: Span) -> Value<'s> {
        let here = self.now.at;
        let opened = here.nothing_at(here.span.start);
        if !self.enters(Bracket::Round, opened) {
            return Value::Broken;
        }
        let fields = self.fields();
        if self.last_text() == ")" && self.list_goes_on() {
            let at = match self.last.line == here.line {
                true => opened.span,
                false => Span::new(list.end, list.end),
            };
            self.lost(Bracket::Round, at);
            let first = Node {
                span: opened.span.to(self.last.span),
                value: Value::Record(None, fields),
            };
            self.separator();
            let mut items = vec![first];
            items.extend(self.sequence(true));
            return Value::List(items);
        }
        self.instead(list, '[', '(');
        if self.last_text() == ")" {
            self.open.pop();
        } else {
            self.closes(false);
        }
        Value::Record(None, fields)
    }

    /// Whether a list goes on, or ends, behind its first item.
    fn list_goes_on(&self) -> bool {
        let mut outwards = self.open.iter().rev().skip(1);
        let in_list = outwards.next().is_some_and(|(b, _)| *b == Bracket::Square);
        let token = match self.now.token {
            Token::Comma => &self.next.token,
            _ => &self.now.token,
        };
        !in_list && matches!(token, Token::Open(_) | Token::Close(Bracket::Square))
    }

    /// `regions: "CN", "KR"],`: the value of the field `name`, and of a list without its bracket the other items.
    pub(super) fn whole_list(&mut self, name: Spot, value: Node<'s>) -> Node<'s> {
        if !self.is_item(name, &value) && !self.ends_list(name, &value) {
            return value;
        }
        let before = self.lexer.slice(name.span.end, value.span.start);
        let colon = before.find(':').map_or(0, |colon| colon + 1);
        let opened = name.nothing_at(name.span.end.saturating_add(colon));
        if !self.enters(Bracket::Square, opened) {
            return value;
        }
        let second = self.now.at.span;
        let mut items = vec![value];
        items.extend(self.sequence(true));
        if self.last_text() != "]" {
            self.tell_stray(second);
            return items.swap_remove(0);
        }
        self.lost(Bracket::Square, opened.span);
        let span = opened.span.to(self.last.span);
        self.separator();
        Node {
            span,
            value: Value::List(items),
        }
    }

    /// Whether the next item of a list begins where a field should.
    fn is_item(&self, name: Spot, value: &Node<'s>) -> bool {
        let is_alike = match (&value.value, &self.now.token) {
            (Value::Record(..) | Value::Tuple(..), Token::Open(Bracket::Round)) => true,
            (Value::Str(_), Token::Str(_)) => self.next.token != Token::Colon,
            _ => false,
        };
        is_alike && (self.on_line_of(value.span) || self.is_deeper_than(name))
    }

    /// Whether the `]` at hand ends a list that begins with `value`, rather than one further out; and whether it was
    /// meant for nothing else.
    fn ends_list(&self, name: Spot, value: &Node<'s>) -> bool {
        let is_own = self
            .open
            .last()
            .is_some_and(|(_, opened)| !opened.is_nothing());
        let is_list = matches!(value.value, Value::List(_));
        if self.now.token != Token::Close(Bracket::Square) || !is_own || is_list {
            return false;
        }
        let outer = self.open.iter().rev().find(|(b, _)| *b == Bracket::Square);
        let here = self.now.at;
        match outer {
            None if here.begins_line() => true,
            Some(_) if here.begins_line() => name.begins_line() && here.margin == name.margin,
            Some((_, outer)) if self.on_line_of(outer.span) => {
                self.next.token == Token::Close(Bracket::Round)
            }
            _ => self.goes_on_behind(),
        }
    }

    /// Whether the record goes on behind the bracket at hand: with its own end, or with another of its fields.
    fn goes_on_behind(&self) -> bool {
        let rest = self.lexer.source.get(self.now.at.span.end..);
        let rest = rest.unwrap_or_default().trim_start_matches(',');
        let next = rest.trim_start();
        let (gap, _) = rest.split_at(rest.len().saturating_sub(next.len()));
        let margin = gap
            .rfind(['\n', '\r'])
            .map(|end| gap.len().saturating_sub(end + 1));
        let (_, opened) = self
            .open
            .last()
            .copied()
            .unwrap_or((Bracket::Round, Spot::default()));
        let is_inside = margin.is_none_or(|margin| margin > opened.margin);
        next.starts_with(')') || begins_field(next) && is_inside
    }

    /// Whether a line begins here, further in than the one of `spot`.
    fn is_deeper_than(&self, spot: Spot) -> bool {
        self.now.at.begins_line() && self.now.at.margin > spot.margin
    }

    /// Tells the bracket that should open at `at`, once what it opens has been read.
    fn lost(&mut self, bracket: Bracket, at: Span) {
        let (open, close) = (bracket.open(), bracket.close());
        let finding = self.error(
            at,
            format!("il manque « {open} » ici"),
            format!("“{open}” is missing here"),
        );
        let here = self.lexer.faults.place(self.last.span);
        let is_closed = self.last_text() == close.to_string();
        let finding = match is_closed {
            true => finding.related(
                here,
                format!("« {close} » le ferme ici"),
                format!("“{close}” closes it here"),
            ),
            false => finding,
        };
        self.add(match is_closed {
            _ if self.open.is_empty() => finding.help(
                "un fichier commence par Platform( ou Atlas(",
                "a file begins with Platform( or Atlas(",
            ),
            true => finding.help(
                format!("ajoutez-le, ou effacez le « {close} » de trop"),
                format!("add it, or delete the “{close}” that is one too many"),
            ),
            false => finding.help(
                format!("entourez ces champs de {open}{close}, ou effacez un nom de trop"),
                format!("put these fields in {open}{close}, or delete a name that is one too many"),
            ),
        });
        if !is_closed {
            self.lexer.faults.mark_broken();
        }
    }
}
