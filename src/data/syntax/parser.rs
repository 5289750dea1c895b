//! Tokens to a tree. After an error it goes on with what was probably meant.

use super::lexer::{Bracket, Lexed, Lexer, Spot, Token, begins_field};
use super::{Field, MAX_ITEMS, Node, Parsed, Value};
use crate::data::finding::{Finding, Span};

/// Reads the one value that a file holds, and every syntax error around it.
pub(crate) fn parse(source: &str, file: usize) -> Parsed<'_> {
    let mut lexer = Lexer::new(source, file);
    let now = lexer.next();
    let next = lexer.next();
    let mut parser = Parser {
        lexer,
        now,
        next,
        last: Spot::default(),
        open: Vec::new(),
        items: 0,
        forgiven: false,
        suspect: None,
        closed: Vec::new(),
    };
    let root = match parser.now.token {
        Token::End => {
            parser.nothing();
            None
        }
        _ => Some(parser.value()),
    };
    parser.trailing();
    let (findings, sound) = parser.lexer.faults.finish();
    Parsed {
        root,
        findings,
        sound,
    }
}

/// Reads values from two tokens: the one at hand and the one after.
pub(super) struct Parser<'s> {
    pub(super) lexer: Lexer<'s>,
    pub(super) now: Lexed<'s>,
    pub(super) next: Lexed<'s>,
    /// The token before `now`.
    pub(super) last: Spot,
    /// Brackets not closed yet; of those that were lost, where nothing stands.
    pub(super) open: Vec<(Bracket, Spot)>,
    items: usize,
    /// A bracket was taken for closed: no comma can be asked for after it.
    pub(super) forgiven: bool,
    /// A bracket that was probably left open: what it is, where it opened, what stands after its missing end.
    pub(super) suspect: Option<(Bracket, Spot, Spot)>,
    /// The pairs of brackets so far, in the order in which they close.
    pub(super) closed: Vec<(Spot, Spot)>,
}

impl<'s> Parser<'s> {
    pub(super) fn advance(&mut self) -> Lexed<'s> {
        let next = self.lexer.next();
        let now = std::mem::replace(&mut self.next, next);
        let gone = std::mem::replace(&mut self.now, now);
        self.last = gone.at;
        gone
    }

    pub(super) fn error(
        &self,
        span: Span,
        fr: impl Into<String>,
        en: impl Into<String>,
    ) -> Finding {
        Finding::error(self.lexer.faults.place(span), fr, en)
    }

    pub(super) fn add(&mut self, finding: Finding) {
        self.lexer.faults.add(finding);
    }

    /// Reports the last fault and reads nothing more.
    pub(super) fn give_up(&mut self, finding: Finding) {
        self.lexer.faults.end_with(finding);
        self.read_no_more();
    }

    /// Takes the file to end here.
    fn read_no_more(&mut self) {
        self.lexer.stop();
        let at = self.now.at.nothing_at(self.lexer.at);
        let end = || Lexed {
            token: Token::End,
            at,
        };
        self.now = end();
        self.next = end();
    }

    pub(super) fn value(&mut self) -> Node<'s> {
        self.items = self.items.saturating_add(1);
        let span = self.now.at.span;
        if self.items > MAX_ITEMS {
            let finding = self.error(
                span,
                format!("plus de {MAX_ITEMS} valeurs dans un seul fichier"),
                format!("more than {MAX_ITEMS} values in one file"),
            );
            self.give_up(finding);
        }
        let value = match self.now.token {
            Token::Str(_) | Token::Number(_) => match self.advance().token {
                Token::Str(text) => Value::Str(text),
                Token::Number(number) => Value::Number(number),
                _ => Value::Broken,
            },
            Token::Word(_) if self.is_field() => match self.is_next_field() {
                true => return self.missing_value(),
                false => Value::Record(None, self.unopened_record()),
            },
            Token::Word(word) => {
                self.advance();
                self.after_word(word)
            }
            Token::Open(Bracket::Square) => self.square(),
            Token::Open(bracket) => self.group(None, bracket),
            Token::Comma | Token::Colon | Token::Close(_) | Token::End => {
                return self.missing_value();
            }
        };
        Node {
            span: span.to(self.last.span),
            value,
        }
    }

    fn after_word(&mut self, word: &'s str) -> Value<'s> {
        match self.now.token {
            Token::Open(Bracket::Round) => return self.group(Some(word), Bracket::Round),
            Token::Open(Bracket::Curly)
                if self.open.is_empty() || self.now.at.span.start == self.last.span.end =>
            {
                return self.group(Some(word), Bracket::Curly);
            }
            Token::Open(Bracket::Square) if self.open.is_empty() => return self.square(),
            _ if self.open.is_empty() && self.is_field() => {
                return Value::Record(Some(word), self.unopened_record());
            }
            _ if word == "true" => return Value::Bool(true),
            _ if word == "false" => return Value::Bool(false),
            _ => {}
        }
        let more = matches!(
            self.now.token,
            Token::Word(_) | Token::Number(_) | Token::Str(_)
        );
        let is_field = self.next.token == Token::Colon;
        if more && !is_field && self.on_line_of(self.last.span) {
            self.bare_text(self.last.span);
        }
        Value::Word(word)
    }

    /// Passes over what is left of a spoilt value, up to a comma, a closing bracket or the end of its line.
    pub(super) fn skip_rest(&mut self, first: Span) {
        self.lexer.faults.mark_broken();
        while !matches!(self.now.token, Token::Comma | Token::Close(_) | Token::End)
            && self.on_line_of(first)
        {
            self.advance();
        }
    }

    /// Whether a name and its colon stand here.
    pub(super) fn is_field(&self) -> bool {
        matches!(self.now.token, Token::Word(_)) && self.next.token == Token::Colon
    }

    pub(super) fn last_text(&self) -> &'s str {
        self.lexer.slice(self.last.span.start, self.last.span.end)
    }

    pub(super) fn on_line_of(&self, span: Span) -> bool {
        span.start >= self.now.at.line
    }

    /// What stands in round brackets, or in braces, which no atlas has.
    fn group(&mut self, name: Option<&'s str>, bracket: Bracket) -> Value<'s> {
        let opened = self.now.at.span;
        if !self.opens(bracket) {
            return Value::Broken;
        }
        while self.now.token == Token::Comma {
            self.extra();
        }
        let has_fields = match (&self.now.token, &self.next.token) {
            (Token::Close(_) | Token::End, _) | (Token::Word(_) | Token::Str(_), Token::Colon) => {
                true
            }
            (Token::Word(_), next) => {
                matches!(next, Token::Str(_) | Token::Number(_)) || self.is_name_in_two()
            }
            _ => false,
        };
        let is_list = name.is_none() && !has_fields;
        if bracket == Bracket::Curly {
            self.instead(opened, '{', if is_list { '[' } else { '(' });
        }
        if has_fields {
            return Value::Record(name, self.fields());
        }
        let items = self.sequence(is_list);
        match is_list && (bracket == Bracket::Curly || self.last_text() == "]") {
            true => Value::List(items),
            false => Value::Tuple(name, items),
        }
    }

    fn square(&mut self) -> Value<'s> {
        let opened = self.now.at.span;
        if !self.opens(Bracket::Square) {
            return Value::Broken;
        }
        if self.is_field() && !self.is_next_field() {
            return self.fields_in_list(opened);
        }
        Value::List(self.sequence(true))
    }

    /// No token may be looked at for ever.
    fn must_move(&mut self, before: Span) {
        if self.now.at.span == before && !matches!(self.now.token, Token::Close(_) | Token::End) {
            self.advance();
        }
    }

    /// Values up to their closing bracket; of a list a round one at its beginning may have been meant as a square one.
    pub(super) fn sequence(&mut self, is_list: bool) -> Vec<Node<'s>> {
        let mut items = Vec::new();
        while !self.closes(is_list) && !self.is_beyond(true) {
            let before = self.now.at.span;
            if self.now.token == Token::Comma {
                self.extra();
            } else {
                items.push(self.value());
                self.separator();
            }
            self.must_move(before);
        }
        items
    }

    pub(super) fn fields(&mut self) -> Vec<Field<'s>> {
        let mut fields = Vec::new();
        while !self.closes(false) && !self.is_beyond(false) {
            let before = self.now.at.span;
            fields.extend(self.field());
            self.must_move(before);
        }
        fields
    }

    fn field(&mut self) -> Option<Field<'s>> {
        self.suspect();
        let begins = self.now.at;
        let at = begins.span;
        let text = self.lexer.slice(at.start, at.end);
        let name = match (&self.now.token, &self.next.token) {
            (Token::Word(name), Token::Colon) => name,
            (Token::Str(_), Token::Colon) => {
                self.add(
                    self.error(
                        at,
                        "nom de champ entre guillemets",
                        "a field's name in quotes",
                    )
                    .help(
                        "écrivez le nom sans guillemets",
                        "write the name without quotes",
                    ),
                );
                text.trim_matches('"')
            }
            // That the file ends here is told next.
            (Token::Word(_), Token::End) => {
                self.advance();
                return None;
            }
            (Token::Word(_), Token::Comma | Token::Close(_)) => {
                self.stray();
                return None;
            }
            (Token::Word(_), Token::Number(_) | Token::Word(_)) if self.is_name_in_two() => {
                self.name_in_two(at.to(self.next.at.span));
                return None;
            }
            (&Token::Word(name), _) => {
                self.missing_colon(name);
                self.advance();
                return Some(self.field_value(name, begins));
            }
            (Token::Comma, _) => {
                self.extra();
                return None;
            }
            _ => {
                self.stray();
                return None;
            }
        };
        self.advance();
        self.advance();
        Some(self.field_value(name, begins))
    }

    /// Whether two tokens with a hyphen or a space between them make up the name of a field.
    fn is_name_in_two(&self) -> bool {
        let rest = self.lexer.source.get(self.next.at.span.start..);
        let rest = rest.unwrap_or_default().trim_start_matches('-');
        begins_field(rest) && self.now.at.line == self.next.at.line
    }

    fn field_value(&mut self, name: &'s str, at: Spot) -> Field<'s> {
        while self.now.token == Token::Colon {
            self.extra();
        }
        let value = self.value();
        self.separator();
        Field {
            name,
            at: at.span,
            node: self.whole_list(at, value),
        }
    }

    fn in_record(&self) -> bool {
        matches!(self.open.last(), Some((Bracket::Round, _))) && self.open.len() > 1
    }

    /// What must stand between two items: one comma.
    pub(super) fn separator(&mut self) {
        if self.split_number() {
            self.skip_comma();
            return;
        }
        match self.now.token {
            Token::Comma => self.skip_comma(),
            Token::Close(_) | Token::End => {}
            _ if std::mem::take(&mut self.forgiven) => {}
            // The end of a record was forgotten: that is told next.
            Token::Open(Bracket::Round) if self.in_record() => {}
            _ if self.is_quote_inside() => self.quote_inside(),
            _ if self.is_number_in_words() => self.number_in_words(self.last.span),
            _ => self.missing_comma(),
        }
    }

    fn is_quote_inside(&self) -> bool {
        let was_text = self.last_text().ends_with('"');
        match self.now.token {
            Token::Word(_) | Token::Number(_) => self.last.span.end == self.now.at.span.start,
            Token::Str(_) => {
                let in_group = matches!(self.open.last(), Some((Bracket::Round, _)));
                was_text && in_group && self.goes_on()
            }
            _ => false,
        }
    }

    pub(super) fn is_number_in_words(&self) -> bool {
        let last = self.last_text();
        let is_word = matches!(self.now.token, Token::Word(_));
        is_word && last.starts_with(|c: char| c.is_ascii_digit()) && self.goes_on()
    }

    /// Whether what stands here is on the line of the value before, and is no field.
    fn goes_on(&self) -> bool {
        self.on_line_of(self.last.span) && self.next.token != Token::Colon
    }

    pub(super) fn skip_comma(&mut self) {
        if self.now.token == Token::Comma {
            self.advance();
        }
    }
}
