//! What the run loop waits for, and the thread that reads it.

use std::io;
use std::sync::mpsc::Sender;
use std::time::Duration;

use crossterm::event::{
    self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseEvent, MouseEventKind,
};

use crate::data::{Atlas, Text};
use crate::notes::Notebook;
use crate::search::Answer;
use crate::words::Glyphs;

use super::keys::Keymap;
use super::themes::Themes;
use super::{drill, host};

/// What the run loop waits for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Input {
    /// A key was pressed, or repeats. Releases are left out.
    Key(KeyEvent),
    /// A button was pressed or the wheel turned. Releases, drags and moves are left out.
    Mouse(MouseEvent),
    /// Text was pasted, as it came: line ends and control characters included.
    Paste(String),
    /// The window has another size; the next frame has it too.
    Resize,
    /// A worker found what was asked.
    Found(Answer),
    /// Files have changed: what they hold now.
    Reloaded(Box<Fresh>),
    /// The process was stopped and continues; the next frame is drawn whole.
    #[cfg_attr(not(unix), allow(dead_code))] // Nothing stops a process there and continues it.
    Resumed,
}

/// What changed files hold now, and nothing of those that did not change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fresh {
    /// The atlas with its overlay.
    pub atlas: Option<Result<Atlas, Fault>>,
    /// How things look, and the keys.
    pub dress: Option<Result<Dress, Fault>>,
    /// The user's notes.
    pub notes: Option<Notebook>,
}

/// How things look, and the keys.
#[derive(Clone, Debug, PartialEq)]
pub struct Dress {
    /// Styles.
    pub themes: Themes,
    /// Signs.
    pub glyphs: &'static Glyphs,
    /// Keys.
    pub keymap: Keymap,
}

/// Why changed files were not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The worst fault, which may quote the file.
    pub quoted: Text,
    /// Where it is, and nothing of what stands there.
    pub place: String,
}

impl Input {
    fn of(event: Event) -> Option<Self> {
        match event {
            Event::Key(key) => (key.kind != KeyEventKind::Release).then_some(Self::Key(key)),
            Event::Mouse(mouse) => match mouse.kind {
                MouseEventKind::Up(_) | MouseEventKind::Drag(_) | MouseEventKind::Moved => None,
                MouseEventKind::Down(_)
                | MouseEventKind::ScrollUp
                | MouseEventKind::ScrollDown
                | MouseEventKind::ScrollLeft
                | MouseEventKind::ScrollRight => Some(Self::Mouse(mouse)),
            },
            Event::Paste(text) => Some(Self::Paste(text)),
            Event::Resize(..) => host::RESIZE_IS_AN_EVENT.then_some(Self::Resize),
            Event::FocusGained | Event::FocusLost => None,
        }
    }
}

/// Longest pause inside a terminal's answer, which comes in one go, and its longest text.
const ANSWER_PAUSE: Duration = Duration::from_millis(50);
const ANSWER_LETTERS: usize = 4_096;

/// Passes on what is typed, clicked and pasted, until nobody listens or there is no more.
pub(super) fn read_inputs(inputs: &Sender<io::Result<Input>>) {
    loop {
        let event = event::read().and_then(|event| match opens_answer(&event) {
            // A key with nothing on its heels was pressed by somebody.
            true if event::poll(ANSWER_PAUSE)? => after_answer(),
            _ => Ok(Some(event)),
        });
        let Some(input) = event.map(|event| event.and_then(Input::of)).transpose() else {
            continue;
        };
        drill::panic_in("thread");
        let broken = input.is_err();
        if inputs.send(input).is_err() || broken {
            return;
        }
    }
}

/// Whether a terminal's answer to what another program asked begins here (OSC, DCS, SOS, PM, APC): it comes as a key
/// with Alt, and the text after it would be typed.
fn opens_answer(event: &Event) -> bool {
    let Event::Key(key) = event else { return false };
    let opens = matches!(key.code, KeyCode::Char(']' | 'P' | 'X' | '^' | '_'));
    // Elsewhere keys do not come as bytes.
    cfg!(unix) && opens && key.modifiers.contains(KeyModifiers::ALT)
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

#[cfg(test)]
mod tests {
    use crossterm::event::MouseButton;

    use super::*;

    #[test]
    fn only_what_the_program_acts_on_wakes_it() {
        let key = |kind| {
            let modifiers = KeyModifiers::NONE;
            Event::Key(KeyEvent::new_with_kind(KeyCode::Char('a'), modifiers, kind))
        };
        let mouse = |kind| {
            Event::Mouse(MouseEvent {
                kind,
                column: 3,
                row: 4,
                modifiers: KeyModifiers::NONE,
            })
        };
        for (event, wakes) in [
            (key(KeyEventKind::Press), true),
            (key(KeyEventKind::Repeat), true),
            (key(KeyEventKind::Release), false),
            (mouse(MouseEventKind::Down(MouseButton::Left)), true),
            (mouse(MouseEventKind::Up(MouseButton::Left)), false),
            (mouse(MouseEventKind::Drag(MouseButton::Left)), false),
            (mouse(MouseEventKind::Moved), false),
            (mouse(MouseEventKind::ScrollDown), true),
            (mouse(MouseEventKind::ScrollUp), true),
            (Event::Paste("微信".into()), true),
            (Event::Resize(1, 1), host::RESIZE_IS_AN_EVENT),
            (Event::FocusGained, false),
            (Event::FocusLost, false),
        ] {
            assert_eq!(Input::of(event.clone()).is_some(), wakes, "{event:?}");
        }
    }
}
