//! The terminal while luopan draws on it.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::cell::RefCell;
use std::error::Error;
use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::panic::{self, PanicHookInfo};
use std::process;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use crossterm::event::{self, Event, KeyEvent, KeyEventKind, MouseEvent, MouseEventKind};
use crossterm::queue;
use crossterm::terminal::{Clear, ClearType};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Rect, Size};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

use crate::data::Text;

use super::host;
use super::modes::Modes;

/// The largest screen drawn on; a window of 65535 x 65535 would ask for 200 GB.
const LARGEST: Size = Size::new(1000, 300);

/// Taken where the terminal does not know its own size.
const USUAL: Size = Size::new(80, 24);

/// The exit code of a process that panicked.
const PANICKED: i32 = 101;

/// The terminal while luopan draws on it: raw mode, alternate screen, mouse, bracketed paste.
/// All of it is undone when the session is dropped, when any thread panics (exit code 101), when
/// a signal ends the process (128 + signal) and when the terminal goes away (129).
///
/// One session a process: its threads live as long as the process does.
#[derive(Debug)]
pub(super) struct Session {
    modes: Arc<Modes>,
    inputs: Receiver<io::Result<Input>>,
    canvas: Option<Canvas>,
}

/// What the run loop waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Input {
    /// A key was pressed, or repeats. Releases are left out.
    Key(KeyEvent),
    /// A button was pressed or the wheel turned. Releases, drags and moves are left out.
    Mouse(MouseEvent),
    /// Text was pasted, as it came: line ends and control characters included.
    Paste(String),
    /// The window has another size; the next frame has it too.
    Resize,
    /// The process was stopped and continues; the next frame is drawn whole.
    Resumed,
}

/// Why there is no drawing.
#[derive(Debug)]
pub enum NoTerminal {
    /// Standard output is not a terminal.
    Output,
    /// `TERM` is `dumb`, empty or not set.
    Dumb,
    /// Standard input is not a terminal, and the process belongs to none: no keys.
    Keys,
    /// The terminal does not do as told.
    Io(io::Error),
}

impl NoTerminal {
    /// What is wrong and what to do, for people.
    pub fn text(&self) -> Text {
        let (fr, en): (String, String) = match self {
            Self::Output => (
                "La sortie n'est pas un terminal.".into(),
                "Standard output is not a terminal.".into(),
            ),
            Self::Dumb => (
                "Ce terminal ne sait pas placer le texte (TERM vaut « dumb » ou rien).".into(),
                "This terminal cannot place text (TERM is dumb or not set).".into(),
            ),
            Self::Keys => (
                "Aucun terminal ne donne de touches.".into(),
                "There is no terminal to read keys from.".into(),
            ),
            Self::Io(error) => (
                format!("Le terminal ne répond plus : {error}."),
                format!("The terminal is not working: {error}."),
            ),
        };
        Text {
            fr: format!("{fr}\nSans écran : luopan list, luopan show ID, luopan search MOTS."),
            en: format!(
                "{en}\nWithout a screen: luopan list, luopan show ID, luopan search WORDS."
            ),
        }
    }
}

impl fmt::Display for NoTerminal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().en)
    }
}

impl Error for NoTerminal {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            Self::Output | Self::Dumb | Self::Keys => None,
        }
    }
}

impl From<io::Error> for NoTerminal {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl Session {
    /// Takes the terminal. Nothing has been written to it when this fails early.
    ///
    /// # Errors
    /// Why there is no terminal to draw on; it is as it was then.
    pub(super) fn start() -> Result<Self, NoTerminal> {
        if !io::stdout().is_terminal() {
            return Err(NoTerminal::Output);
        }
        if host::is_dumb() {
            return Err(NoTerminal::Dumb);
        }
        if !host::has_keyboard() {
            return Err(NoTerminal::Keys);
        }
        let modes = Arc::new(Modes::default());
        let (sender, inputs) = mpsc::channel();
        leave_on_panic(&modes);
        host::watch(&modes, &sender)?;
        modes.enter()?;
        let session = Self {
            modes,
            inputs,
            canvas: None,
        };
        thread::Builder::new()
            .name("input".into())
            .spawn(move || read_inputs(&sender))?;
        Ok(session)
    }

    /// Draws one frame as large as the window, at most 1000 x 300; 80 x 24 where the terminal
    /// does not know. Only what changed is written.
    ///
    /// # Errors
    /// The terminal is gone.
    pub(super) fn draw(&mut self, render: impl FnOnce(&mut Frame)) -> io::Result<()> {
        let size = drawn_size(host::window_size()?);
        let canvas = match &mut self.canvas {
            Some(canvas) if canvas.size == size => canvas,
            outgrown => outgrown.insert(Canvas::new(size)?),
        };
        self.modes.write(&canvas.paint(render)?)
    }

    /// Waits for the next input, asleep until there is one.
    ///
    /// # Errors
    /// The terminal can no longer be read.
    pub(super) fn wait(&mut self) -> io::Result<Input> {
        let gone = |_| Err(io::ErrorKind::UnexpectedEof.into());
        let input = self.inputs.recv().unwrap_or_else(gone)?;
        if input == Input::Resumed {
            self.canvas = None;
        }
        Ok(input)
    }

    /// Makes the next frame a whole one, for a screen that something else wrote on.
    pub(super) fn redraw(&mut self) {
        self.canvas = None;
    }

    /// Puts the terminal back and stops the process, as Ctrl-Z does in a shell.
    /// [`Input::Resumed`] follows when the shell continues it (`fg`), or at once where there is
    /// no shell to do so.
    ///
    /// # Errors
    /// The process cannot be stopped.
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        host::suspend()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.modes.leave();
    }
}

/// A screen of one size. ratatui draws into memory, which does not fail: its `Terminal` panics
/// when it is dropped over a terminal that is gone.
#[derive(Debug)]
struct Canvas {
    size: Size,
    terminal: Terminal<CrosstermBackend<Bytes>>,
    bytes: Bytes,
}

impl Canvas {
    fn new(size: Size) -> io::Result<Self> {
        let mut bytes = Bytes::default();
        // `Terminal::clear` would ask the terminal for its cursor and wait for the answer.
        queue!(bytes, Clear(ClearType::All))?;
        let viewport = Viewport::Fixed(Rect::from((ratatui::layout::Position::ORIGIN, size)));
        let terminal = Terminal::with_options(
            CrosstermBackend::new(bytes.clone()),
            TerminalOptions { viewport },
        )?;
        Ok(Self {
            size,
            terminal,
            bytes,
        })
    }

    /// What has to be written for the screen to show the next frame.
    fn paint(&mut self, render: impl FnOnce(&mut Frame)) -> io::Result<Vec<u8>> {
        self.terminal.draw(|frame| {
            render(frame);
            drill::panic_in("draw");
        })?;
        Ok(self.bytes.0.take())
    }
}

#[derive(Clone, Debug, Default)]
struct Bytes(Rc<RefCell<Vec<u8>>>);

impl Write for Bytes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn drawn_size((columns, rows): (u16, u16)) -> Size {
    let known = |length, usual| if length == 0 { usual } else { length };
    Size {
        width: known(columns, USUAL.width).min(LARGEST.width),
        height: known(rows, USUAL.height).min(LARGEST.height),
    }
}

fn read_inputs(inputs: &Sender<io::Result<Input>>) {
    loop {
        let Some(input) = event::read().map(Input::of).transpose() else {
            continue;
        };
        drill::panic_in("thread");
        let broken = input.is_err();
        if inputs.send(input).is_err() || broken {
            return;
        }
    }
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
            Event::Resize(..) => Some(Self::Resize),
            Event::FocusGained | Event::FocusLost => None,
        }
    }
}

/// A panic in any thread puts the terminal back, says what happened and ends the process: a
/// screen without the thread behind it would answer no key.
fn leave_on_panic(modes: &Arc<Modes>) {
    let modes = Arc::clone(modes);
    panic::set_hook(Box::new(move |info| {
        modes.leave_in_time();
        // Not `eprintln!`, which would panic in its turn if the terminal is gone.
        let _ = io::stderr().write_all(panic_report(info).as_bytes());
        process::exit(PANICKED)
    }));
}

fn panic_report(info: &PanicHookInfo<'_>) -> String {
    let thread = thread::current();
    let name = thread.name().unwrap_or("without a name");
    let mut report = format!("luopan: thread {name} {}\n", visible(&info.to_string()));
    let backtrace = Backtrace::capture();
    if backtrace.status() == BacktraceStatus::Captured {
        report.push_str(&backtrace.to_string());
    }
    report
}

/// The text with whatever a terminal would obey written out: a message may quote data.
fn visible(text: &str) -> String {
    text.chars().fold(String::new(), |mut shown, sign| {
        match sign {
            '\n' | ' '..='~' => shown.push(sign),
            _ => shown.extend(sign.escape_debug()),
        }
        shown
    })
}

/// Panics on demand, for the tests of what a panic leaves behind.
#[cfg(debug_assertions)]
mod drill {
    #[expect(clippy::panic, reason = "this is what it is for")]
    pub(super) fn panic_in(place: &str) {
        if std::env::var_os("LUOPAN_TEST_PANIC").is_some_and(|asked| asked == place) {
            panic!("a drill\u{1b}[31m in {place}");
        }
    }
}

#[cfg(not(debug_assertions))]
mod drill {
    pub(super) const fn panic_in(_place: &str) {}
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyModifiers, MouseButton};

    use super::*;

    #[test]
    fn frames_fit_memory_and_unknown_windows() {
        for (window, drawn) in [
            ((80, 24), (80, 24)),
            ((1, 1), (1, 1)),
            ((0, 0), (80, 24)),
            ((0, 5), (80, 5)),
            ((132, 0), (132, 24)),
            ((65535, 65535), (1000, 300)),
            ((10_000, 1), (1000, 1)),
        ] {
            assert_eq!(drawn_size(window), Size::from(drawn), "{window:?}");
        }
    }

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
            (Event::Resize(1, 1), true),
            (Event::FocusGained, false),
            (Event::FocusLost, false),
        ] {
            assert_eq!(Input::of(event.clone()).is_some(), wakes, "{event:?}");
        }
    }

    #[test]
    fn a_new_canvas_draws_everything_and_then_only_changes() {
        let mut canvas = Canvas::new(Size::new(20, 2)).unwrap();
        let mut paint = |text: &str| {
            let bytes = canvas.paint(|frame| frame.render_widget(text, frame.area()));
            String::from_utf8(bytes.unwrap()).unwrap()
        };
        let first = paint("weibo");
        assert!(first.starts_with("\u{1b}[2J"), "{first:?}");
        assert!(first.contains("weibo"), "{first:?}");
        let second = paint("weibe");
        assert!(!second.contains("weib"), "{second:?}");
        assert!(second.contains('e'), "{second:?}");
    }

    #[test]
    fn a_panic_message_cannot_steer_the_terminal() {
        for (message, shown) in [
            ("index é, 微信\nline 2", "index é, 微信\nline 2"),
            ("it's \"quoted\" \\ so", "it's \"quoted\" \\ so"),
            ("\u{1b}[2J\u{7}", "\\u{1b}[2J\\u{7}"),
            ("\u{9b}2J\u{202e}", "\\u{9b}2J\\u{202e}"),
        ] {
            assert_eq!(visible(message), shown);
        }
    }
}
