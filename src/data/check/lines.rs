//! Values in quotes and numbers: signs, length, form, dates, references, French spacing.

use super::spelling::{short, suggest, suggest_code};
use super::walk::Walk;
use super::{dates, forms};
use crate::data::finding::{Finding, Span};
use crate::data::schema::{Ids, Type};
use crate::data::syntax::{Node, Value};
use crate::data::{AsOf, Date, Id, numbers};
use crate::text::first_unclean;
use unicode_normalization::char::is_combining_mark;

impl Walk<'_> {
    /// Checks a text that stands where `is` wants one.
    pub(super) fn line(&mut self, node: &Node<'_>, text: &str, is: Type) {
        if text.trim().is_empty() {
            let finding = self.error(node.span, "texte vide", "empty text");
            self.tell(finding);
            return;
        }
        if let Some((at, sign)) = first_unclean(text) {
            self.unclean(node, at, sign);
            return;
        }
        if let Some(at) = text.find(char::REPLACEMENT_CHARACTER) {
            self.lost(node, at);
            return;
        }
        let form = match is {
            Type::Slug => forms::slug(text),
            Type::SourceCode => forms::source_code(text),
            Type::Country => forms::country(text),
            Type::Tag => forms::tag(text),
            Type::Currency => forms::currency(text),
            Type::Url => forms::url(text),
            Type::Host => forms::host(text),
            _ => Ok(()),
        };
        if let Err((fr, en)) = form {
            let shown = short(text);
            let (wanted_fr, wanted_en) = is.expected();
            let wanted_fr = wanted_fr
                .trim_start_matches("un ")
                .trim_start_matches("une ");
            let finding = self.error(
                node.span,
                format!("« {shown} » ne convient pas comme {wanted_fr}"),
                format!("“{shown}” does not do as {wanted_en}"),
            );
            self.tell(finding.help(fr, en));
        }
        match is {
            Type::Line(most) => self.length(node, text, most),
            Type::Date => self.date(node, text, text.parse(), false),
            Type::AsOf => self.date(node, text, text.parse().map(AsOf::date), true),
            Type::Ref(ids) => self.reference(node, text, ids),
            _ => {}
        }
    }

    fn unclean(&mut self, node: &Node<'_>, at: usize, sign: char) {
        let code = u32::from(sign);
        if is_combining_mark(sign) {
            let finding = self.error(
                self.within(node, at, sign.len_utf8()),
                format!("signe U+{code:04X} sans lettre où se poser, ou de trop sur la sienne"),
                format!("mark U+{code:04X} without a letter to stand on, or one too many on it"),
            );
            self.tell(finding.help("effacez-le", "delete it"));
            return;
        }
        let finding = self.error(
            self.within(node, at, sign.len_utf8()),
            format!(
                "signe interdit U+{code:04X} : il se cache, agit sur l'écran ou ne veut rien dire"
            ),
            format!("forbidden sign U+{code:04X}: it hides, acts on the screen, or means nothing"),
        );
        self.tell(finding.help(
            "effacez-le; un texte tient sur une seule ligne, sans tabulation",
            "delete it; a text stays on one line, without tabs",
        ));
    }

    fn lost(&mut self, node: &Node<'_>, at: usize) {
        let finding = self.error(
            self.within(node, at, char::REPLACEMENT_CHARACTER.len_utf8()),
            "signe perdu (U+FFFD) : une conversion ne l'a pas reconnu",
            "a lost sign (U+FFFD): a conversion did not know it",
        );
        self.tell(finding.help(
            "reprenez le signe dans l'original",
            "take the sign from the original again",
        ));
    }

    fn length(&mut self, node: &Node<'_>, text: &str, most: usize) {
        let count = text.chars().count();
        if count > most {
            let finding = self.error(
                node.span,
                format!("texte de {count} signes : au plus {most}"),
                format!("a text of {count} signs: at most {most}"),
            );
            self.tell(finding.help(
                "une idée par texte : coupez, ou faites-en deux",
                "one idea a text: shorten it, or make two of it",
            ));
        }
        if let Some((at, letter)) = intruder(text) {
            let code = u32::from(letter);
            let place = self.place(self.within(node, at, letter.len_utf8()));
            let finding = Finding::warning(
                place,
                format!("un mot mêle deux alphabets : « {letter} » est le signe U+{code:04X}"),
                format!("a word mixes two alphabets: “{letter}” is the sign U+{code:04X}"),
            );
            self.tell(finding.help(
                "retapez le mot entier dans un seul alphabet : on ne le trouverait pas",
                "type the whole word again in one alphabet: nobody would find it",
            ));
        }
        if text != text.trim() {
            let finding = Finding::warning(
                self.place(node.span),
                "espace au début ou à la fin du texte",
                "a space at the beginning or the end of the text",
            );
            self.tell(finding);
        }
    }

    /// Of a claim that `reads`, the date may be that of reading.
    fn date<E>(&mut self, node: &Node<'_>, text: &str, date: Result<Date, E>, reads: bool) {
        let shown = short(text);
        let finding = match date {
            Ok(date) if date.is_after(self.today) => self
                .error(
                    node.span,
                    format!("date à venir : {shown}"),
                    format!("a date in the future: {shown}"),
                )
                .help(
                    format!("nous sommes le {}", self.today),
                    format!("today is {}", self.today),
                ),
            Ok(_) => return,
            Err(_) if text.starts_with("read ") => self
                .error(
                    node.span,
                    format!("« {shown} » n'est pas une date qui convient ici"),
                    format!("“{shown}” is no date that does here"),
                )
                .help(
                    "une vraie date : « read » ne vaut que pour as_of d'une affirmation, suivi d'une date",
                    "give a true date: “read” is only for the as_of of a claim, with a date after it",
                ),
            Err(_) if dates::meant(text, reads).is_some() => {
                let date = dates::meant(text, reads).unwrap_or_default();
                self.error(
                    node.span,
                    format!("« {shown} » n'est pas une date"),
                    format!("“{shown}” is not a date"),
                )
                .help(format!("écrivez \"{date}\""), format!("write \"{date}\""))
            }
            Err(_) if has_shape_of_day(text) => self.error(
                node.span,
                format!("cette date n'existe pas : {shown}"),
                format!("there is no such date: {shown}"),
            ),
            Err(_) => self
                .error(
                    node.span,
                    format!("« {shown} » n'est pas une date"),
                    format!("“{shown}” is not a date"),
                )
                .help(
                    "2025, 2025-H1, 2025-Q3, 2025-04 ou 2025-04-13; « c. » devant pour une estimation",
                    "2025, 2025-H1, 2025-Q3, 2025-04 or 2025-04-13; “c. ” before it for an estimate",
                ),
        };
        self.tell(finding);
    }

    fn reference(&mut self, node: &Node<'_>, text: &str, ids: Ids) {
        let known = match ids {
            Ids::Source => match self.sources.get_mut(text) {
                Some(cited) => {
                    *cited = true;
                    true
                }
                None => self.adrift.contains(&ids),
            },
            Ids::Rule => self.rules.contains(text) || self.adrift.contains(&ids),
            _ => self.known.has(ids, text),
        };
        if known {
            return;
        }
        let (fr, en) = unknown(ids);
        let shown = short(text);
        let finding = self.error(
            node.span,
            format!("{fr} « {shown} »"),
            format!("{en} “{shown}”"),
        );
        if !self.tally.may_seek() {
            self.tell(finding);
            return;
        }
        if let Some(several) = self.several(text, ids) {
            self.tell(finding.help(
                format!("chacune entre ses guillemets : {several}"),
                format!("each in quotes of its own: {several}"),
            ));
            return;
        }
        let named = self.known.named(ids, text);
        if let Some(id) = named {
            let help = (
                format!("vouliez-vous dire « {id} »?"),
                format!("did you mean “{id}”?"),
            );
            self.tell(finding.help(help.0, help.1));
            return;
        }
        let words: Vec<&str> = match ids {
            Ids::Source => self.sources.keys().map(Id::as_str).collect(),
            Ids::Rule => self.rules.iter().map(Id::as_str).collect(),
            _ => self.known.all(ids),
        };
        let words = words.into_iter();
        self.tell(match ids {
            Ids::Region | Ids::Language => suggest_code(finding, text, words),
            _ => suggest(finding, text, words),
        });
    }

    /// Ids that stand between one pair of quotes, `"S5, S3"`, as they are to be written; they are cited all the same.
    fn several(&mut self, text: &str, ids: Ids) -> Option<String> {
        let parts: Vec<&str> = text
            .split([',', ';', ' ', '/'])
            .filter(|part| !part.is_empty())
            .collect();
        let is_known = |part: &&str| match ids {
            Ids::Source => self.sources.contains_key(*part),
            Ids::Rule => self.rules.contains(*part),
            _ => self.known.rank(ids, part).is_some(),
        };
        if parts.len() < 2 || !parts.iter().all(is_known) {
            return None;
        }
        for part in parts.iter().filter(|_| ids == Ids::Source) {
            if let Some(cited) = self.sources.get_mut(*part) {
                *cited = true;
            }
        }
        let quoted: Vec<String> = parts.iter().map(|part| format!("\"{part}\"")).collect();
        Some(short(&quoted.join(", ")))
    }

    /// Warns of French spacing that breaks a line in the wrong place.
    pub(super) fn typography(&mut self, node: Option<&Node<'_>>) {
        let Some((node, text)) = node.and_then(|n| Some((n, n.text()?))) else {
            return;
        };
        for (at, length, fr, en) in french_slips(text) {
            let place = self.place(self.within(node, at, length));
            self.tell(Finding::warning(place, fr, en));
        }
    }

    /// Warns of numbers that stand in one language only of a text of at most so many signs; of a longer one its length
    /// is told, and comparing would take time by the square.
    pub(super) fn same_numbers(&mut self, node: &Node<'_>, most: usize) {
        let is_fit = |text: &&str| text.chars().nth(most).is_none();
        let text = |name| node.get(name)?.text().filter(is_fit);
        let (Some(fr), Some(en)) = (text("fr"), text("en")) else {
            return;
        };
        let (only_fr, only_en) = numbers::difference(fr, en);
        if only_fr.is_empty() && only_en.is_empty() {
            return;
        }
        let listed = |numbers: &[String]| match numbers {
            [] => "—".to_owned(),
            _ => short(&numbers.join(", ")),
        };
        let (fr, en) = (listed(&only_fr), listed(&only_en));
        let finding = Finding::warning(
            self.place(node.span),
            format!("les nombres diffèrent : {fr} en français, {en} en anglais"),
            format!("the numbers differ: {fr} in French, {en} in English"),
        );
        self.tell(finding.help(
            "les deux langues d'un texte disent les mêmes nombres et les mêmes dates",
            "both languages of a text say the same numbers and dates",
        ));
    }

    /// The place of `length` bytes at byte `at` of a text; of all of it when it was written with escapes.
    pub(super) fn within(&self, node: &Node<'_>, at: usize, length: usize) -> Span {
        let written = self.text.get(node.span.start..node.span.end);
        match (&node.value, written.and_then(|w| w.find('"'))) {
            (Value::Str(std::borrow::Cow::Borrowed(_)), Some(quote)) => {
                let start = node.span.start.saturating_add(quote + 1).saturating_add(at);
                Span::new(start, start.saturating_add(length))
            }
            _ => node.span,
        }
    }
}

fn has_shape_of_day(text: &str) -> bool {
    let text = text.strip_prefix("c. ").unwrap_or(text);
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    text.bytes().all(|b| b.is_ascii_digit() || b == b'-')
        && matches!(lengths.as_slice(), [4, 2] | [4, 2, 2])
}

fn unknown(ids: Ids) -> (&'static str, &'static str) {
    match ids {
        Ids::Kind => ("genre inconnu", "unknown kind"),
        Ids::Group => ("groupe inconnu", "unknown group"),
        Ids::Feature => ("fonction inconnue", "unknown feature"),
        Ids::Metric => ("mesure inconnue", "unknown metric"),
        Ids::Format => ("format inconnu", "unknown format"),
        Ids::Vertical => ("secteur inconnu", "unknown vertical"),
        Ids::Region => ("pays inconnu", "unknown country"),
        Ids::Language => ("langue inconnue", "unknown language"),
        Ids::Source => ("source inconnue", "unknown source"),
        Ids::Rule => ("règle inconnue", "unknown rule"),
        Ids::Platform => ("plateforme inconnue", "unknown platform"),
    }
}

/// The first letter, and its byte offset, that is Greek or Cyrillic in a word of Latin letters, or the other way round.
fn intruder(text: &str) -> Option<(usize, char)> {
    let is_other = |c: char| matches!(c, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}');
    if !text.contains(is_other) {
        return None;
    }
    let mut before = None;
    text.char_indices().find(|&(_, letter)| {
        let kind = match letter {
            c if c.is_ascii_alphabetic() => Some(false),
            c if is_other(c) => Some(true),
            _ => None,
        };
        let mixes = before.flatten().zip(kind).is_some_and(|(a, b)| a != b);
        before = Some(kind);
        mixes
    })
}

/// Byte offset, length and description of each wrong space of a French text.
fn french_slips(text: &str) -> Vec<(usize, usize, &'static str, &'static str)> {
    const BEFORE: (&str, &str) = (
        "espace ordinaire avant : » % ou $, qui veulent une espace insécable",
        "an ordinary space before : » % or $, which take a no-break one in French",
    );
    const AFTER: (&str, &str) = (
        "espace ordinaire après «, qui veut une espace insécable",
        "an ordinary space after «, which takes a no-break one in French",
    );
    const NONE: (&str, &str) = (
        "espace avant ; ? ou !, qui n'en prennent pas au Québec",
        "a space before ; ? or !, which take none in French of Québec",
    );
    let signs = text.char_indices();
    let pairs = signs.clone().zip(signs.skip(1));
    pairs
        .filter_map(|((at, a), (_, b))| {
            let (fr, en) = match (a, b) {
                (' ', ':' | '»' | '%' | '$') => BEFORE,
                ('«', ' ') => AFTER,
                (' ' | '\u{a0}' | '\u{202f}', ';' | '?' | '!') => NONE,
                _ => return None,
            };
            Some((at, a.len_utf8().saturating_add(b.len_utf8()), fr, en))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_alphabet() {
        for (text, place) in [
            ("VK (ВК), VКontakte", Some(12)),
            ("WeСhat", Some(2)),
            ("ВКонтакте и VK-клипы: 5G-сеть, µTorrent", None),
            ("Вk", Some(2)),
        ] {
            assert_eq!(intruder(text).map(|(at, _)| at), place, "{text}");
        }
    }

    #[test]
    fn french_spacing_is_that_of_quebec() {
        for (text, places) in [
            (
                "Prix\u{a0}: 5\u{a0}% de «\u{a0}tout\u{a0}»; oui? non!",
                vec![],
            ),
            ("Prix : 5", vec![4]),
            ("5 % et 3 $", vec![1, 8]),
            ("« tout »", vec![0, 7]),
            ("oui ; non ! quoi\u{a0}?", vec![3, 9, 16]),
            ("https://a.cn 12:30", vec![]),
        ] {
            let found: Vec<usize> = french_slips(text).iter().map(|s| s.0).collect();
            assert_eq!(found, places, "{text:?}");
        }
    }
}
