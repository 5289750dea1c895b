//! The keys in force: the table, with those the user bound otherwise.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::app::Action;
use crate::data::{Finding, Lang, short, suggest};
use crate::settings::{KeyLine, Rebinding, Written};

use super::press::normal;
use super::{BINDINGS, Binding, Mode, Press};

/// The key table with the user's own keys in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    own: Vec<Own>,
}

/// A binding of the table with keys of the user's own.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Own {
    /// Its row in the table.
    row: usize,
    presses: Vec<Press>,
    /// Where the user says so.
    said: Written,
}

/// A binding and the keys that it has.
#[derive(Clone, Copy, Debug)]
pub struct Bound<'k> {
    /// What it does and where; its own keys are the usual ones.
    pub binding: &'static Binding,
    /// The keys in force, the best known first.
    pub presses: &'k [Press],
    /// Whether they are the user's own.
    pub own: bool,
}

impl Bound<'_> {
    /// Its keys, by name: « ↑, Ctrl-P ».
    pub fn keys(&self, lang: Lang) -> String {
        let names: Vec<String> = self.presses.iter().map(|press| press.name(lang)).collect();
        names.join(", ")
    }
}

impl Keymap {
    /// The table with these keys instead of the usual ones, and what is wrong with those that were refused: an action
    /// or a key that there is not, a letter where letters search, a key bound twice in one place, no key left to quit.
    pub fn with(wanted: &[Rebinding]) -> (Self, Vec<Finding>) {
        let mut keymap = Self::default();
        let mut findings = Vec::new();
        for entry in wanted {
            match keymap.own_of(entry) {
                Ok(own) => keymap.own.push(own),
                Err(finding) => findings.push(*finding),
            }
        }
        // Keys given back may be those that another entry took.
        while let Some((refused, finding)) = keymap.conflict() {
            keymap.own.retain(|own| own.row != refused);
            findings.push(finding);
        }
        (keymap, findings)
    }

    /// The bindings in the order of the table, with the keys in force.
    pub fn bindings(&self) -> impl Iterator<Item = Bound<'_>> {
        BINDINGS.iter().enumerate().map(|(row, binding)| {
            let own = self.own.iter().find(|own| own.row == row);
            Bound {
                binding,
                presses: own.map_or(binding.presses, |own| &own.presses),
                own: own.is_some(),
            }
        })
    }

    /// What a key means in `mode`. A letter bound to nothing is written where letters are.
    pub fn action(&self, mode: Mode, event: KeyEvent) -> Option<Action> {
        let press = normal(event);
        if let Some(binding) = self.meant(mode, press) {
            return Some(binding.action.clone());
        }
        match press {
            Press(KeyCode::Char(letter), KeyModifiers::NONE) if mode.takes_letters() => {
                Some(Action::Insert(letter))
            }
            _ => None,
        }
    }

    /// The binding of a key in `mode`.
    pub fn meant(&self, mode: Mode, press: Press) -> Option<&'static Binding> {
        let bound = |mode| {
            let mut here = self.bindings().filter(|bound| bound.binding.mode == mode);
            here.find(|bound| bound.presses.contains(&press))
        };
        let everywhere = || bound(Mode::Everywhere).filter(|_| mode.hears(press));
        let bound = bound(mode).or_else(everywhere)?;
        Some(bound.binding)
    }

    /// The bindings as the config file writes them.
    pub fn lines(&self, lang: Lang) -> Vec<KeyLine> {
        let line = |bound: Bound<'_>| KeyLine {
            action: bound.binding.name(),
            keys: bound.presses.iter().map(|press| press.text()).collect(),
            says: bound.binding.says(lang),
            own: bound.own,
        };
        self.bindings().map(line).collect()
    }

    fn own_of(&self, entry: &Rebinding) -> Result<Own, Box<Finding>> {
        let name = entry.action.text.as_str();
        let row = row(name).ok_or_else(|| Box::new(unknown_action(&entry.action)))?;
        if self.own.iter().any(|own| own.row == row) {
            return Err(Box::new(refused(
                &entry.action,
                &format!("les touches de {name} sont données deux fois"),
                &format!("the keys of {name} are given twice"),
            )));
        }
        let presses = entry.keys.iter().map(|key| press_in(key, row));
        let presses = presses.collect::<Result<Vec<_>, _>>()?;
        if presses.is_empty() && BINDINGS.get(row).is_some_and(is_way_out) {
            return Err(Box::new(refused(
                &entry.action,
                "il faut une touche pour quitter",
                "some key must quit",
            )));
        }
        Ok(Own {
            row,
            presses,
            said: entry.action.clone(),
        })
    }

    /// The first key that is bound twice in one place: the row of the table whose own keys have to go, and why.
    fn conflict(&self) -> Option<(usize, Finding)> {
        let all: Vec<Bound<'_>> = self.bindings().collect();
        // Of two entries of the user the later one goes.
        self.own.iter().rev().find_map(|own| {
            let binding = all.get(own.row)?.binding;
            let others = all.iter().enumerate();
            // What quits does so everywhere, or somebody is locked in.
            let meet = |other: &Binding| {
                other.mode == binding.mode || is_way_out(other) || is_way_out(binding)
            };
            let mut others = others.filter(|(row, b)| *row != own.row && meet(b.binding));
            let (press, other) = others.find_map(|(_, other)| {
                let twice = own
                    .presses
                    .iter()
                    .find(|press| other.presses.contains(press));
                twice.map(|press| (press, other.binding.name()))
            })?;
            let (name, key) = (own.said.text.as_str(), press.text());
            let finding = refused(
                &own.said,
                &format!("la touche « {key} » est à {name} et à {other}"),
                &format!("the key “{key}” belongs to {name} and to {other}"),
            );
            Some((own.row, finding))
        })
    }
}

fn row(name: &str) -> Option<usize> {
    BINDINGS.iter().position(|binding| binding.name() == name)
}

/// Whether it quits wherever one is.
fn is_way_out(binding: &Binding) -> bool {
    binding.mode == Mode::Everywhere && binding.action == Action::Quit
}

fn unknown_action(action: &Written) -> Finding {
    let shown = short(&action.text);
    let finding = refused(
        action,
        &format!("action inconnue « {shown} »"),
        &format!("unknown action “{shown}”"),
    );
    let names: Vec<String> = BINDINGS.iter().map(Binding::name).collect();
    suggest(finding, &action.text, names.iter().map(String::as_str))
}

/// The key that `key` names, when the binding in `row` may have it.
fn press_in(key: &Written, row: usize) -> Result<Press, Box<Finding>> {
    let shown = short(&key.text);
    let Some(press) = Press::parse(&key.text) else {
        let finding = refused(
            key,
            &format!("touche inconnue « {shown} »"),
            &format!("unknown key “{shown}”"),
        );
        return Err(Box::new(finding.help(
            "par exemple \"k\", \"G\", \"ctrl-k\", \"alt-left\", \"shift-up\", \"f3\", \"space\"",
            "such as \"k\", \"G\", \"ctrl-k\", \"alt-left\", \"shift-up\", \"f3\", \"space\"",
        )));
    };
    let mode = BINDINGS.get(row).map(|binding| binding.mode);
    let searches = mode.is_some_and(|mode| mode.takes_letters() || mode == Mode::Everywhere);
    match press {
        Press(KeyCode::Char(letter), KeyModifiers::NONE)
            if searches && letter.is_alphanumeric() =>
        {
            Err(Box::new(refused(
                key,
                &format!("« {shown} » s'écrit dans la recherche"),
                &format!("“{shown}” is written in the search line"),
            )))
        }
        _ => Ok(press),
    }
}

/// Why an entry is refused; it keeps its usual keys.
fn refused(at: &Written, fr: &str, en: &str) -> Finding {
    Finding::warning(
        at.place,
        format!("{fr}; les touches d'origine valent"),
        format!("{en}; the usual keys are used"),
    )
    .at("keys".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Location;

    fn written(text: &str) -> Written {
        Written {
            text: text.to_owned(),
            place: Location::default(),
        }
    }

    fn keymap(wanted: &[(&str, &[&str])]) -> (Keymap, Vec<String>) {
        let wanted: Vec<Rebinding> = wanted
            .iter()
            .map(|(action, keys)| Rebinding {
                action: written(action),
                keys: keys.iter().map(|key| written(key)).collect(),
            })
            .collect();
        let (keymap, findings) = Keymap::with(&wanted);
        let said = |f: &Finding| {
            let help = f.help.as_ref().map_or("", |help| &help.en);
            format!("{} {help}", f.message.en)
        };
        (keymap, findings.iter().map(said).collect())
    }

    fn means(keymap: &Keymap, mode: Mode, key: &str) -> Option<Action> {
        let Press(code, modifiers) = Press::parse(key).unwrap();
        keymap.action(mode, KeyEvent::new(code, modifiers))
    }

    #[test]
    fn every_action_has_a_name_of_its_own() {
        let mut names: Vec<String> = BINDINGS.iter().map(Binding::name).collect();
        for name in &names {
            let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.".contains(&b);
            assert!(name.bytes().all(plain) && name.len() <= 60, "{name}");
        }
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count, "two bindings bear one name");
    }

    #[test]
    fn without_keys_of_ones_own_the_table_holds() {
        let keymap = Keymap::default();
        for (bound, binding) in keymap.bindings().zip(&BINDINGS) {
            assert_eq!((bound.presses, bound.own), (binding.presses, false));
        }
    }

    #[test]
    fn own_keys_replace_the_usual_ones() {
        let (keymap, said) = keymap(&[("page.quit", &["x", "ctrl-x"]), ("page.search", &[])]);
        assert_eq!(said, [""; 0]);
        for (key, action) in [
            ("x", Some(Action::Quit)),
            ("ctrl-x", Some(Action::Quit)),
            ("q", None),
            ("/", None),
            ("n", Some(Action::NextMatch)),
        ] {
            assert_eq!(means(&keymap, Mode::Page, key), action, "{key}");
        }
        let quit = keymap.bindings().find(|b| b.binding.name() == "page.quit");
        assert_eq!(quit.unwrap().keys(Lang::Fr), "x, Ctrl-X");
        let lines = keymap.lines(Lang::En);
        let line = lines
            .iter()
            .find(|line| line.action == "page.quit")
            .unwrap();
        assert_eq!(
            (line.keys.join(" "), line.own),
            ("x ctrl-x".to_owned(), true)
        );
    }

    #[test]
    fn two_keys_can_change_places() {
        let (keymap, said) = keymap(&[("page.quit", &["n"]), ("page.next-match", &["q"])]);
        assert_eq!(said, [""; 0]);
        assert_eq!(means(&keymap, Mode::Page, "n"), Some(Action::Quit));
        assert_eq!(means(&keymap, Mode::Page, "q"), Some(Action::NextMatch));
    }

    #[test]
    fn what_is_refused_is_told_and_keeps_its_usual_keys() {
        type Wanted<'a> = &'a [(&'a str, &'a [&'a str])];
        let cases: [(Wanted<'_>, &[&str]); 11] = [
            (&[("page.quti", &["x"])], &["did you mean “page.quit”?"]),
            (&[("page.quit", &["hyper-x"])], &["unknown key “hyper-x”"]),
            (&[("page.quit", &["x", ""])], &["unknown key “”"]),
            (
                &[("page.quit", &["n"])],
                &["the key “n” belongs to page.quit and to page.next-match"],
            ),
            (
                &[("page.quit", &["x"]), ("page.search", &["x"])],
                &["the key “x” belongs to page.search and to page.quit"],
            ),
            // The second gives q back to the first, so that a third may not have it.
            (
                &[("page.quit", &["x", "n"]), ("page.search", &["q"])],
                &[
                    "belongs to page.quit and to page.next-match",
                    "belongs to page.search and to page.quit",
                ],
            ),
            (
                &[("page.quit", &["x"]), ("page.quit", &["y"])],
                &["given twice"],
            ),
            (&[("everywhere.quit", &[])], &["some key must quit"]),
            (
                &[("list.next-platform", &["ctrl-c"])],
                &["the key “ctrl-c” belongs to list.next-platform and to everywhere.quit"],
            ),
            (
                &[("everywhere.quit", &["up"])],
                &["the key “up” belongs to everywhere.quit and to list.previous-platform"],
            ),
            (
                &[("everywhere.help", &["h"])],
                &["“h” is written in the search line"],
            ),
        ];
        for (wanted, says) in cases {
            let (keymap, said) = keymap(wanted);
            assert_eq!(said.len(), says.len(), "{wanted:?}: {said:?}");
            for part in says {
                assert!(said.iter().any(|s| s.contains(part)), "{part}: {said:?}");
            }
            for mode in Mode::ALL {
                let keys: Vec<Press> = keymap
                    .bindings()
                    .filter(|b| b.binding.mode == mode)
                    .flat_map(|b| b.presses.to_vec())
                    .collect();
                for key in &keys {
                    let count = keys.iter().filter(|other| *other == key).count();
                    assert_eq!(count, 1, "{wanted:?}: {}", key.text());
                }
            }
        }
    }
}
