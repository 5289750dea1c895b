//! The usual slips of the pen, each named where it was made, with its cure.

use super::lexer::{Bracket, Spot, Token};
use super::parser::Parser;
use super::{Node, Value};
use crate::data::finding::Span;
use crate::data::short;

impl<'s> Parser<'s> {
    pub(super) fn nothing(&mut self) {
        let finding = self
            .error(
                self.now.at.span,
                "le fichier est vide, ou ne tient que des commentaires",
                "the file is empty, or holds comments only",
            )
            .help(
                "il commence par Platform(, Atlas(, Rules( ou Overlay(",
                "it begins with Platform(, Atlas(, Rules( or Overlay(",
            );
        self.give_up(finding);
    }

    pub(super) fn trailing(&mut self) {
        let span = self.now.at.span;
        if self.now.token == Token::End {
            return;
        }
        if let Some((closed, bracket)) = self.closes_early() {
            let finding = self.extra_close(closed, bracket);
            self.give_up(finding);
            return;
        }
        if let Some(closed) = self.ends_inside() {
            let finding = self.extra_close(closed, Bracket::Round);
            self.give_up(finding);
            return;
        }
        let finding = match (&self.now.token, &self.next.token) {
            (Token::Word(_), Token::Open(_)) | (Token::Open(_), _) => self
                .error(
                    span,
                    "une deuxième valeur commence ici",
                    "a second value begins here",
                )
                .help(
                    "un fichier tient une seule plateforme : faites-en deux fichiers",
                    "one file holds one platform: make two files of it",
                ),
            (Token::Close(bracket), _) => {
                let sign = bracket.close();
                self.error(
                    span,
                    format!("« {sign} » de trop : rien ne reste à fermer"),
                    format!("one “{sign}” too many: nothing is left to close"),
                )
                .help(
                    "effacez ce signe, ou cherchez plus haut un signe fermé trop tôt",
                    "delete it, or look further up for one that closes too early",
                )
            }
            _ => self
                .error(
                    span,
                    "texte après la fin des données",
                    "text after the end of the data",
                )
                .help(
                    "un signe plus haut ferme trop tôt, ou ce texte n'est pas de l'atlas",
                    "a bracket further up closes too early, or this text is none of the atlas",
                ),
        };
        self.give_up(finding);
    }

    pub(super) fn missing_value(&mut self) -> Node<'s> {
        let span = Span::new(self.last.span.end, self.last.span.end);
        let finding = self.error(span, "il manque une valeur ici", "a value is missing here");
        self.add(finding.help(
            "donnez-la, ou effacez tout le champ s'il peut manquer",
            "give it, or delete the whole field if it may be left out",
        ));
        Node {
            span,
            value: Value::Broken,
        }
    }

    /// Several words in a row where one value should stand: a text that lacks its quotes.
    pub(super) fn bare_text(&mut self, first: Span) {
        self.add(
            self.error(
                first,
                "texte sans guillemets, ou virgule oubliée",
                "text without quotes, or a forgotten comma",
            )
            .help(
                "mettez le texte entre guillemets : \"…\"",
                "put the text in quotes: \"…\"",
            ),
        );
        self.skip_rest(first);
    }

    pub(super) fn unclosed(&mut self, bracket: Bracket, opened: Spot) {
        let at_end = self.now.token == Token::End;
        let is_late = at_end || matches!(self.now.token, Token::Close(_));
        let suspect = if is_late { self.suspect.take() } else { None };
        let (bracket, opened, found) = suspect.unwrap_or((bracket, opened, self.now.at));
        let sign = bracket.open();
        let here = self.lexer.faults.place(found.span);
        let finding = self
            .error(
                opened.span,
                format!("« {sign} » ouvert ici n'est pas fermé"),
                format!("“{sign}” opened here is not closed"),
            )
            .help(
                format!("ajoutez « {} » là où finit ce qu'il ouvre", bracket.close()),
                format!("add “{}” where what it opens ends", bracket.close()),
            );
        self.forgiven = true;
        let found = short(self.lexer.slice(found.span.start, found.span.end));
        let finding = match found.is_empty() {
            true => finding.related(here, "le fichier finit ici", "the file ends here"),
            false => finding.related(
                here,
                format!("« {found} » arrive avant"),
                format!("“{found}” comes first"),
            ),
        };
        if at_end {
            self.lexer.faults.end_with(finding);
        } else {
            self.lexer.faults.mark_broken();
            self.add(finding);
        }
    }

    /// `found` at `at`, where `wanted` was meant.
    pub(super) fn instead(&mut self, at: Span, found: char, wanted: char) {
        let finding = self.error(
            at,
            format!("« {found} » au lieu de « {wanted} »"),
            format!("“{found}” instead of “{wanted}”"),
        );
        self.add(match wanted {
            '(' => finding.help(
                "des champs se mettent entre parenthèses : (champ: valeur, …)",
                "fields stand in round brackets: (field: value, …)",
            ),
            '[' => finding.help(
                "une liste s'écrit entre crochets : […]",
                "a list is written in square brackets: […]",
            ),
            _ => finding.help(format!("tapez {wanted}"), format!("type {wanted}")),
        });
    }

    pub(super) fn missing_colon(&mut self, name: &str) {
        let name = &short(name);
        let end = Span::new(self.now.at.span.end, self.now.at.span.end);
        self.add(
            self.error(
                end,
                format!("il manque un deux-points après « {name} »"),
                format!("a colon is missing after “{name}”"),
            )
            .help(format!("écrivez {name}: …"), format!("write {name}: …")),
        );
    }

    /// `status-note: …`: a name with a hyphen or a space, passed over with its value.
    pub(super) fn name_in_two(&mut self, at: Span) {
        let written = short(self.lexer.slice(at.start, at.end));
        let name = written.replace(['-', ' '], "_");
        let finding = self.error(
            at,
            format!("un nom de champ n'a ni trait d'union ni espace : « {written} »"),
            format!("the name of a field has no hyphen and no space: “{written}”"),
        );
        self.add(finding.help(format!("écrivez {name}"), format!("write {name}")));
        self.lexer.faults.mark_broken();
        self.advance();
        self.advance();
        if self.now.token == Token::Colon {
            self.advance();
            self.value();
        }
        self.skip_comma();
    }

    /// One comma or colon more than there should be.
    pub(super) fn extra(&mut self) {
        let (fr, en) = match self.now.token {
            Token::Colon => ("deux-points de trop", "one colon too many"),
            _ => ("virgule de trop", "one comma too many"),
        };
        let finding = self.error(self.now.at.span, fr, en);
        self.add(finding.help("effacez ce signe", "delete this sign"));
        self.advance();
    }

    /// A value where the next `name: value` should begin.
    pub(super) fn stray(&mut self) {
        self.tell_stray(self.now.at.span);
        self.value();
        self.skip_comma();
    }

    pub(super) fn tell_stray(&mut self, at: Span) {
        let text = short(self.lexer.slice(at.start, at.end));
        self.add(
            self.error(
                at,
                format!("« {text} » n'a pas sa place ici : il faut un champ"),
                format!("“{text}” has no place here: a field is expected"),
            )
            .help(
                "un champ s'écrit nom: valeur",
                "a field is written name: value",
            ),
        );
        self.lexer.faults.mark_broken();
    }

    pub(super) fn missing_comma(&mut self) {
        let end = Span::new(self.last.span.end, self.last.span.end);
        self.add(
            self.error(end, "il manque une virgule ici", "a comma is missing here")
                .help("ajoutez-la", "add it"),
        );
        if self.now.token == Token::Colon {
            self.advance();
        }
    }

    /// `"the "best" app"`: the text ended sooner than meant.
    pub(super) fn quote_inside(&mut self) {
        let end = Span::new(self.last.span.end.saturating_sub(1), self.last.span.end);
        let start = self.lexer.faults.place(self.last.span);
        let finding = self.error(
            end,
            "ce guillemet ferme le texte, et le texte continue",
            "this quote closes the text, and the text goes on",
        );
        let finding = finding.related(start, "le texte s'ouvre ici", "the text opens here");
        self.add(finding.help(
            "dans un texte, écrivez \\\" ou des guillemets « … »",
            "inside a text write \\\" or quotes of the other kind: “…”",
        ));
        self.skip_rest(end);
        self.skip_comma();
    }

    /// `13 millions`: a number partly in letters.
    pub(super) fn number_in_words(&mut self, number: Span) {
        let span = number.to(self.now.at.span);
        let finding = self.error(
            span,
            "un nombre s'écrit en chiffres seulement",
            "a number is written in digits alone",
        );
        self.add(finding.help(
            "tous ses chiffres, _ entre les milliers : 13_000_000",
            "all its digits, _ between thousands: 13_000_000",
        ));
        self.skip_rest(span);
    }

    /// Keeps in mind a field that begins its line no deeper than the line of the innermost bracket: should the file
    /// end too soon, that bracket is the one left open.
    pub(super) fn suspect(&mut self) {
        let mut inwards = self.open.iter().rev();
        let (Some(&(bracket, opened)), Some(&(_, outer))) = (inwards.next(), inwards.next()) else {
            return;
        };
        let here = self.now.at;
        if self.suspect.is_none()
            && here.begins_line()
            && !self.on_line_of(opened.span)
            && (outer.margin.saturating_add(1)..=opened.margin).contains(&here.margin)
        {
            self.suspect = Some((bracket, opened, here));
        }
    }

    /// `1,300`, `1300,5` or `1 300`: one number to its writer. Leaves the comma that ends the item.
    pub(super) fn split_number(&mut self) -> bool {
        let first = self.last.span;
        let is_comma = self.now.token == Token::Comma;
        let tight =
            self.now.at.span.start == first.end && self.next.at.span.start == self.now.at.span.end;
        let next = if is_comma { &self.next } else { &self.now };
        let Token::Number(more) = next.token else {
            return false;
        };
        let start = self.lexer.slice(first.start, first.end);
        let is_number = start
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'_' | b'.'));
        let in_list = matches!(self.open.last(), Some((Bracket::Square, _)));
        let is_item = is_comma && in_list && more.len() != 3;
        let is_apart = is_item || (is_comma && !tight) || !self.on_line_of(first);
        if !is_number || start.is_empty() || is_apart {
            return false;
        }
        let mut joined = start.replace('.', "_");
        while let Some(group) = self.number_group(first) {
            joined.push_str(if group.len() == 3 { "_" } else { "." });
            joined.push_str(group);
        }
        if self.is_number_in_words() {
            self.number_in_words(first);
            return true;
        }
        let joined = short(&joined);
        self.add(
            self.error(
                first.to(self.last.span),
                "nombre coupé en deux",
                "a number cut in two",
            )
            .help(
                format!("sans séparateur de milliers, et un point pour les décimales : {joined}"),
                format!("no thousands comma, and a point for decimals: {joined}"),
            ),
        );
        true
    }

    /// Takes the next digits of a number that goes on behind a comma or a space.
    fn number_group(&mut self, first: Span) -> Option<&'s str> {
        let is_comma =
            self.now.token == Token::Comma && self.now.at.span.start == self.last.span.end;
        let next = if is_comma { &self.next } else { &self.now };
        let is_tight = !is_comma || next.at.span.start == self.now.at.span.end;
        let Token::Number(group) = next.token else {
            return None;
        };
        if !is_tight || !self.on_line_of(first) {
            return None;
        }
        if is_comma {
            self.advance();
        }
        self.advance();
        Some(group)
    }
}
