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
}
