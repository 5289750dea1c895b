//! Events as crossterm reads them, where it takes for keys what is none, or takes one key for several.

use std::io;
use std::time::Duration;

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyModifiers};

/// Longest pause inside a terminal's answer, which comes in one go, and its longest text.
const ANSWER_PAUSE: Duration = Duration::from_millis(50);
const ANSWER_LETTERS: usize = 4_096;
/// How long to look for what came with a key; with no time at all crossterm does not even look at what it has.
const HEELS: Duration = Duration::from_millis(1);
/// The most numbers and signs between the opening of a key's sequence and its last letter.
const KEY_LETTERS: usize = 16;

/// Waits for what is next: an event, several where they came as one, none where nobody did anything.
///
/// # Errors
/// The terminal can no longer be read.
pub(super) fn read() -> io::Result<Vec<Event>> {
    let event = event::read()?;
    // Elsewhere keys do not come as bytes.
    match cfg!(unix) {
        true => with_heels(event),
        false => Ok(vec![event]),
    }
}

/// An event with what belongs to it. A key with nothing on its heels was pressed by somebody.
fn with_heels(event: Event) -> io::Result<Vec<Event>> {
    match &event {
        Event::Key(key) if opens_answer(key) && event::poll(ANSWER_PAUSE)? => {
            Ok(after_answer()?.into_iter().collect())
        }
        Event::Key(key) if key.code == KeyCode::Esc && event::poll(HEELS)? => {
            Ok([event].into_iter().chain(after_escape()?).collect())
        }
        _ => match letter(&event) {
            Some(digit) if digit.is_ascii_digit() => with_numbers(event, digit),
            _ => Ok(vec![event]),
        },
    }
}

/// A digit with the numbers that came at one stroke with it, unless they are a terminal's answer to a question of
/// another program (DA2), of which crossterm swallows the opening: nobody types that in a millisecond.
fn with_numbers(first: Event, digit: char) -> io::Result<Vec<Event>> {
    let (mut events, mut text) = (vec![first], String::from(digit));
    while text.len() < KEY_LETTERS && event::poll(HEELS)? {
        let event = event::read()?;
        match letter(&event) {
            Some(sign @ ('0'..='9' | ';')) => {
                text.push(sign);
                events.push(event);
            }
            Some('c') if is_version(&text) => return Ok(Vec::new()),
            _ => {
                events.extend(with_heels(event)?);
                break;
            }
        }
    }
    Ok(events)
}

/// Whether these are the three numbers of a terminal's kind and version.
fn is_version(text: &str) -> bool {
    let numbers: Vec<&str> = text.split(';').collect();
    numbers.len() == 3 && numbers.iter().all(|number| !number.is_empty())
}

/// Whether a terminal's answer to what another program asked begins here (OSC, DCS, SOS, PM, APC): it comes as a key
/// with Alt, and the text after it would be typed.
fn opens_answer(key: &KeyEvent) -> bool {
    let opens = matches!(key.code, KeyCode::Char(']' | 'P' | 'X' | '^' | '_'));
    opens && key.modifiers.contains(KeyModifiers::ALT)
}

/// Reads to the end of an answer (ST or BEL), or to what is no part of it, which is given.
fn after_answer() -> io::Result<Option<Event>> {
    for _ in 0..ANSWER_LETTERS {
        match event::read()? {
            Event::Key(KeyEvent {
                code: KeyCode::Char(letter),
                modifiers,
                ..
            }) => {
                let alt = modifiers.contains(KeyModifiers::ALT);
                let control = modifiers.contains(KeyModifiers::CONTROL);
                if (alt && letter == '\\') || (control && letter == 'g') {
                    break;
                }
            }
            other => return Ok(Some(other)),
        }
        if !event::poll(ANSWER_PAUSE)? {
            break;
        }
    }
    Ok(None)
}

/// What came at one stroke with Escape. Of a key that is a sequence of its own, as over a slow line or with Alt in
/// rxvt, crossterm swallows the first byte and takes the rest for letters.
fn after_escape() -> io::Result<Option<Event>> {
    let first = event::read()?;
    let opening = match letter(&first) {
        Some(opening @ ('[' | 'O')) if event::poll(HEELS)? => opening,
        _ => return Ok(Some(first)),
    };
    let mut number = String::new();
    for _ in 0..KEY_LETTERS {
        let event = event::read()?;
        match letter(&event) {
            Some(sign @ ('0'..='9' | ';')) if opening == '[' => number.push(sign),
            Some(last) => return Ok(key(&number, last).map(|code| Event::Key(code.into()))),
            None => return Ok(Some(event)),
        }
        if !event::poll(HEELS)? {
            break;
        }
    }
    Ok(None)
}

fn letter(event: &Event) -> Option<char> {
    let key = event.as_key_press_event()?;
    let plain = key.modifiers.difference(KeyModifiers::SHIFT).is_empty();
    key.code.as_char().filter(|_| plain)
}

/// The key of a sequence with these numbers and this last letter, as xterm, the Linux console and rxvt send it.
fn key(numbers: &str, last: char) -> Option<KeyCode> {
    let number: Option<u8> = numbers.split(';').next().and_then(|n| n.parse().ok());
    Some(match (last, number) {
        ('A', _) => KeyCode::Up,
        ('B', _) => KeyCode::Down,
        ('C', _) => KeyCode::Right,
        ('D', _) => KeyCode::Left,
        ('H', _) | ('~', Some(1 | 7)) => KeyCode::Home,
        ('F', _) | ('~', Some(4 | 8)) => KeyCode::End,
        ('Z', _) => KeyCode::BackTab,
        ('~', Some(2)) => KeyCode::Insert,
        ('~', Some(3)) => KeyCode::Delete,
        ('~', Some(5)) => KeyCode::PageUp,
        ('~', Some(6)) => KeyCode::PageDown,
        ('P', _) => KeyCode::F(1),
        ('Q', _) => KeyCode::F(2),
        ('R', _) => KeyCode::F(3),
        ('S', _) => KeyCode::F(4),
        // The numbers of function keys leave out one after each group of five or six.
        ('~', Some(number @ 11..=15)) => KeyCode::F(number.saturating_sub(10)),
        ('~', Some(number @ 17..=21)) => KeyCode::F(number.saturating_sub(11)),
        ('~', Some(number @ 23..=24)) => KeyCode::F(number.saturating_sub(12)),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_three_numbers() {
        for (text, is_it) in [
            ("0;276;0", true),
            ("61;6800;1", true),
            ("1;2", false),
            ("2026", false),
            ("1;;0", false),
            ("1;2;", false),
            ("1;2;3;4", false),
        ] {
            assert_eq!(is_version(text), is_it, "{text}");
        }
    }

    #[test]
    fn sequences_are_the_keys_that_terminals_send_them_for() {
        for (numbers, last, code) in [
            ("", 'D', Some(KeyCode::Left)),
            ("1;3", 'D', Some(KeyCode::Left)),
            ("", 'S', Some(KeyCode::F(4))),
            ("5", '~', Some(KeyCode::PageUp)),
            ("15", '~', Some(KeyCode::F(5))),
            ("17", '~', Some(KeyCode::F(6))),
            ("21", '~', Some(KeyCode::F(10))),
            ("24;2", '~', Some(KeyCode::F(12))),
            ("16", '~', None),
            ("", '~', None),
            ("", 'x', None),
        ] {
            assert_eq!(key(numbers, last), code, "{numbers}{last}");
        }
    }
}
