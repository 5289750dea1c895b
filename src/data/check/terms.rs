//! Words in native script: each is defined, and by all who define it alike.

use std::collections::HashMap;
use std::ops::Range;

use super::forms::is_latin;
use super::name::{JOINERS, in_word};
use super::spelling::short;
use super::walk::Walk;
use super::{Document, Role, Tally};
use crate::data::Term;
use crate::data::finding::{Finding, Location};
use crate::data::syntax::Node;

impl Walk<'_> {
    /// Warns of the names in native script that nothing defines, each once a file.
    pub(super) fn defined(&mut self, node: &Node<'_>) {
        for line in ["fr", "en"].iter().filter_map(|lang| node.get(lang)) {
            let Some(text) = line.text() else { continue };
            for place in native_names(text) {
                let (start, length) = (place.start, place.len());
                let Some(name) = text.get(place) else {
                    continue;
                };
                if self.known.defines(name) || !self.undefined.insert(name.to_owned()) {
                    continue;
                }
                let name = short(name);
                let finding = Finding::warning(
                    self.place(self.within(line, start, length)),
                    format!("« {name} » n'est défini nulle part"),
                    format!("“{name}” is defined nowhere"),
                );
                self.tell(finding.help(
                    format!("ajoutez-le aux terms de la plateforme, ou au glossary d'atlas.ron : (term: \"{name}\", roman: \"…\", meaning: (fr: \"…\", en: \"…\"))"),
                    format!("add it to the terms of the platform, or to the glossary of atlas.ron: (term: \"{name}\", roman: \"…\", meaning: (fr: \"…\", en: \"…\"))"),
                ));
            }
        }
    }
}

/// The names in native script that a document defines: terms, and what platforms, owners and rules are called.
pub(super) fn names<'d>(document: &'d Document<'_>) -> impl Iterator<Item = &'d str> {
    let platforms = platforms(document).iter();
    let called = platforms.flat_map(|platform| {
        let owner = platform.get("owner").and_then(|owner| owner.get("native"));
        platform.list("native").iter().chain(owner)
    });
    let rules = document.root.list("rules").iter();
    let called = called.chain(rules.filter_map(|rule| rule.get("native")));
    let terms = terms(document).into_iter();
    let terms = terms.filter_map(|term| term.get("term"));
    called
        .filter_map(|name| name.get("text"))
        .chain(terms)
        .filter_map(Node::text)
}

/// What is said of a word: romanization, French and English meaning.
type Definition<'d> = [Option<&'d str>; 3];

/// Warns of a word that is defined in two ways: in two files, or in a file and in the `shared` words.
pub(super) fn agree<'d>(documents: &'d [Document<'_>], shared: &'d [Term], tally: &mut Tally) {
    let shared = shared.iter().map(|term| {
        let meaning = [&term.meaning.fr, &term.meaning.en].map(|text| Some(text.as_str()));
        let [fr, en] = meaning;
        (term.term.as_str(), (None, [term.roman.as_deref(), fr, en]))
    });
    let mut first: HashMap<&str, (Option<Location>, Definition<'_>)> = shared.collect();
    for (place, word, definition) in documents.iter().flat_map(definitions) {
        let &mut (before, other) = first.entry(word).or_insert((Some(place), definition));
        if other == definition {
            continue;
        }
        let word = short(word);
        let finding = Finding::warning(
            place,
            format!("« {word} » est défini ailleurs, autrement"),
            format!("“{word}” is defined elsewhere, in another way"),
        );
        let finding = finding.help(
            "une seule définition par mot : la même partout, ou le seul glossary d'atlas.ron",
            "one definition a word: the same everywhere, or the glossary of atlas.ron alone",
        );
        tally.add(match before {
            Some(before) => finding.related(before, "la première est ici", "the first one is here"),
            None => finding,
        });
    }
}

/// The words that a document defines, each with its place.
fn definitions<'d>(
    document: &'d Document<'_>,
) -> impl Iterator<Item = (Location, &'d str, Definition<'d>)> {
    terms(document).into_iter().filter_map(|term| {
        let word = term.get("term")?;
        let place = Location {
            file: document.file,
            span: word.span,
        };
        let meaning = |lang| term.get("meaning").and_then(|m| m.get(lang)?.text());
        let roman = term.get("roman").and_then(Node::text);
        Some((place, word.text()?, [roman, meaning("fr"), meaning("en")]))
    })
}

/// The platforms that a document holds.
pub(super) fn platforms<'d, 's>(document: &'d Document<'s>) -> &'d [Node<'s>] {
    match document.role {
        Role::Atlas => document.root.list("platforms"),
        Role::Platform => std::slice::from_ref(&document.root),
        Role::Rules | Role::Overlay => &[],
    }
}

fn terms<'d, 's>(document: &'d Document<'s>) -> Vec<&'d Node<'s>> {
    let shared = document.root.get("vocabulary").into_iter();
    let shared = shared.flat_map(|vocabulary| vocabulary.list("glossary"));
    let own = platforms(document).iter().flat_map(|p| p.list("terms"));
    let laid = document.root.list("terms");
    let laid = if document.role == Role::Overlay {
        laid
    } else {
        &[]
    };
    shared.chain(own).chain(laid).collect()
}

/// The places of names in native script: words with a letter that is not Latin, and what Latin letters and digits
/// cling to them (`大V`, `QQ钱包`); a space or a middle dot joins two of them to one name.
fn native_names(text: &str) -> Vec<Range<usize>> {
    let mut names: Vec<Range<usize>> = Vec::new();
    let (mut at, mut joins) = (0_usize, false);
    for piece in text.split_inclusive(|c| !in_word(c)) {
        let word = piece.trim_end_matches(|c| !in_word(c));
        let end = at.saturating_add(word.len());
        let is_native = !is_latin(word);
        if is_native {
            match names.last_mut() {
                Some(name) if joins => name.end = end,
                _ => names.push(at..end),
            }
        }
        joins = is_native && piece.ends_with(JOINERS);
        at = at.saturating_add(piece.len());
    }
    names
}

#[cfg(test)]
mod tests {
    use super::super::name::folded;
    use super::*;

    #[test]
    fn names_are_found_as_they_are_written() {
        for (text, names) in [
            ("Rien d'étranger, Tết ni Wēixìn", vec![]),
            ("le 大V de QQ钱包, 双11", vec!["大V", "QQ钱包", "双11"]),
            ("Channel (카카오톡 채널).", vec!["카카오톡 채널"]),
            (
                "«\u{a0}网友\u{a0}»: 热搜、红包",
                vec!["网友", "热搜", "红包"],
            ),
            (
                "レオナルド・ダ, हिन्दी कू!",
                vec!["レオナルド・ダ", "हिन्दी कू"],
            ),
            ("LINE 広告 Dcard  網友  低卡", vec!["広告", "網友", "低卡"]),
            ("ไทย#はたらくを自由に", vec!["ไทย", "はたらくを自由に"]),
        ] {
            let found: Vec<&str> = native_names(text)
                .into_iter()
                .filter_map(|place| text.get(place))
                .collect();
            assert_eq!(found, names, "{text}");
        }
    }

    #[test]
    fn a_name_is_the_same_with_and_without_its_spaces() {
        for (one, other) in [
            ("(광고)", "광고"),
            ("大V", "大v"),
            ("카카오톡 채널", "카카오톡채널"),
        ] {
            assert_eq!(folded(one), folded(other));
        }
        assert_ne!(folded("कि"), folded("क"));
    }
}
