//! A key as pressed, and its name on the keyboard.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::data::Lang;

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Press(pub KeyCode, pub KeyModifiers);

pub(super) const fn key(code: KeyCode) -> Press {
    Press(code, KeyModifiers::NONE)
}

pub(super) const fn letter(letter: char) -> Press {
    key(KeyCode::Char(letter))
}

pub(super) const fn alt(letter: char) -> Press {
    Press(KeyCode::Char(letter), KeyModifiers::ALT)
}

pub(super) const fn ctrl(letter: char) -> Press {
    Press(KeyCode::Char(letter), KeyModifiers::CONTROL)
}

/// Terminals differ in how they report Shift: with a letter it is already in the letter.
pub(super) fn normal(event: KeyEvent) -> Press {
    let mut modifiers =
        event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
    let code = match event.code {
        KeyCode::Char(letter) => {
            modifiers.remove(KeyModifiers::SHIFT);
            let control = modifiers.contains(KeyModifiers::CONTROL);
            KeyCode::Char(if control {
                letter.to_ascii_lowercase()
            } else {
                letter
            })
        }
        KeyCode::BackTab => {
            modifiers.remove(KeyModifiers::SHIFT);
            KeyCode::BackTab
        }
        other => other,
    };
    // AltGr, which Québec keyboards need for some letters, is reported as Ctrl-Alt on Windows.
    if modifiers == KeyModifiers::CONTROL | KeyModifiers::ALT {
        modifiers = KeyModifiers::NONE;
    }
    Press(code, modifiers)
}

impl Press {
    /// The name on the keyboard, in `lang`.
    pub fn name(self, lang: Lang) -> String {
        let Self(code, modifiers) = self;
        let mut name = String::new();
        if modifiers.contains(KeyModifiers::CONTROL) {
            name.push_str("Ctrl-");
        }
        if modifiers.contains(KeyModifiers::ALT) {
            name.push_str("Alt-");
        }
        if modifiers.contains(KeyModifiers::SHIFT) {
            name.push_str(if lang == Lang::Fr { "Maj-" } else { "Shift-" });
        }
        let (fr, en) = match code {
            KeyCode::Char(' ') => ("Espace", "Space"),
            KeyCode::Char(letter) if modifiers.contains(KeyModifiers::CONTROL) => {
                name.push(letter.to_ascii_uppercase());
                return name;
            }
            KeyCode::Char(letter) => {
                name.push(letter);
                return name;
            }
            KeyCode::F(number) => {
                name.push_str(&format!("F{number}"));
                return name;
            }
            KeyCode::Up => ("↑", "↑"),
            KeyCode::Down => ("↓", "↓"),
            KeyCode::Left => ("←", "←"),
            KeyCode::Right => ("→", "→"),
            KeyCode::Enter => ("Entrée", "Enter"),
            KeyCode::Esc => ("Échap", "Esc"),
            KeyCode::Tab => ("Tab", "Tab"),
            KeyCode::BackTab => ("Maj-Tab", "Shift-Tab"),
            KeyCode::Backspace => ("Retour arr.", "Backspace"),
            KeyCode::Delete => ("Suppr", "Delete"),
            KeyCode::Home => ("Début", "Home"),
            KeyCode::End => ("Fin", "End"),
            KeyCode::PageUp => ("Pg préc.", "PgUp"),
            KeyCode::PageDown => ("Pg suiv.", "PgDn"),
            _ => ("", ""),
        };
        name.push_str(if lang == Lang::Fr { fr } else { en });
        name
    }

    /// The name in the config file: `ctrl-k`, `shift-up`, `f3`, `space`, `G`.
    pub fn text(self) -> String {
        let Self(code, modifiers) = self;
        let mut text = String::new();
        for (name, modifier) in MODIFIERS {
            if modifiers.contains(modifier) {
                text.push_str(name);
            }
        }
        match (code, KEYS.iter().find(|(_, known)| *known == code)) {
            (_, Some((name, _))) => text.push_str(name),
            (KeyCode::F(number), _) => text.push_str(&format!("f{number}")),
            (KeyCode::Char(letter), _) => text.push(letter),
            _ => {}
        }
        text
    }

    /// The key of this name; `None` when there is none, or no terminal tells it from another key.
    pub fn parse(text: &str) -> Option<Self> {
        let mut modifiers = KeyModifiers::NONE;
        let mut rest = text;
        while let Some((modifier, inner)) = MODIFIERS.iter().find_map(|(name, modifier)| {
            let inner = rest.strip_prefix(name).filter(|inner| !inner.is_empty());
            inner.map(|inner| (*modifier, inner))
        }) {
            if modifiers.contains(modifier) {
                return None;
            }
            modifiers |= modifier;
            rest = inner;
        }
        let mut letters = rest.chars();
        let code = match (letters.next(), letters.next()) {
            (Some(letter), None) => KeyCode::Char(letter),
            _ => named(rest)?,
        };
        let press = Self(code, modifiers);
        let is_itself = normal(KeyEvent::new(code, modifiers)) == press;
        let is_control = matches!(code, KeyCode::Char(letter) if letter.is_control());
        // In a terminal Ctrl-I is the tabulator, Ctrl-M Enter, Ctrl-[ Escape.
        let is_other = modifiers.contains(KeyModifiers::CONTROL)
            && matches!(code, KeyCode::Char('i' | 'm' | '['));
        (is_itself && !is_control && !is_other).then_some(press)
    }
}

/// Modifiers as the config file writes them.
const MODIFIERS: [(&str, KeyModifiers); 3] = [
    ("ctrl-", KeyModifiers::CONTROL),
    ("alt-", KeyModifiers::ALT),
    ("shift-", KeyModifiers::SHIFT),
];

/// Keys as the config file writes them, letters and function keys apart.
const KEYS: [(&str, KeyCode); 15] = [
    ("space", KeyCode::Char(' ')),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backtab", KeyCode::BackTab),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
];

fn named(name: &str) -> Option<KeyCode> {
    let known = KEYS.iter().find(|(known, _)| *known == name);
    let function = || {
        let number: u8 = name.strip_prefix('f')?.parse().ok()?;
        let is_key = (1..=12).contains(&number) && name == format!("f{number}");
        is_key.then_some(KeyCode::F(number))
    };
    known.map(|(_, code)| *code).or_else(function)
}

#[cfg(test)]
mod tests {
    use super::super::BINDINGS;
    use super::*;

    #[test]
    fn every_key_of_the_table_reads_back() {
        for press in BINDINGS.iter().flat_map(|binding| binding.presses) {
            let text = press.text();
            assert_eq!(Press::parse(&text), Some(*press), "{text}");
        }
    }

    #[test]
    fn names_of_keys() {
        let none = KeyModifiers::NONE;
        for (text, code, modifiers) in [
            ("G", KeyCode::Char('G'), none),
            ("é", KeyCode::Char('é'), none),
            ("-", KeyCode::Char('-'), none),
            ("ctrl--", KeyCode::Char('-'), KeyModifiers::CONTROL),
            ("alt-x", KeyCode::Char('x'), KeyModifiers::ALT),
            ("f12", KeyCode::F(12), none),
            (
                "ctrl-shift-left",
                KeyCode::Left,
                KeyModifiers::CONTROL | KeyModifiers::SHIFT,
            ),
            ("space", KeyCode::Char(' '), none),
        ] {
            let press = Press(code, modifiers);
            assert_eq!(Press::parse(text), Some(press), "{text}");
            assert_eq!(press.text(), text);
        }
        for text in [
            "",
            "ctrl-",
            "hyper-x",
            "F3",
            "f0",
            "f13",
            "f03",
            "esc ",
            "ctrl-K",
            "ctrl-ctrl-x",
            "shift-g",
            "ctrl-alt-x",
            "ctrl-i",
            "ctrl-m",
            "ctrl-[",
            "\u{1b}",
            "xx",
            "微信",
        ] {
            assert_eq!(Press::parse(text), None, "{text:?}");
        }
    }
}
