//! What the run loop waits for, and the thread that reads it.

use std::io;
use std::sync::mpsc::Sender;

use crossterm::event::{Event, KeyEvent, KeyEventKind, MouseEvent, MouseEventKind};

use crate::data::{Atlas, Text};
use crate::notes::Notebook;
use crate::search::Answer;
use crate::words::Glyphs;

use super::keys::Keymap;
use super::themes::Themes;
use super::{drill, host, keyboard};

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

/// Passes on what is typed, clicked and pasted, until nobody listens or there is no more.
pub(super) fn read_inputs(inputs: &Sender<io::Result<Input>>) {
    loop {
        let events = keyboard::read();
        drill::panic_in("thread");
        let (events, broken) = match events {
            Ok(events) => (events, None),
            Err(error) => (Vec::new(), Some(error)),
        };
        for input in events.into_iter().filter_map(Input::of) {
            if inputs.send(Ok(input)).is_err() {
                return;
            }
        }
        if let Some(error) = broken {
            // Without a receiver the session is over anyway.
            let _ = inputs.send(Err(error));
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyModifiers, MouseButton};

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
