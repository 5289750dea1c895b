//! The terminal while luopan draws on it.

use std::error::Error;
use std::fmt;
use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use ratatui::Frame;

use crate::data::Text;

use super::canvas::{Canvas, drawn_size};
use super::input::{Input, read_inputs};
use super::modes::Modes;
use super::{host, panic};

/// The terminal while luopan draws on it: raw mode, alternate screen, mouse, bracketed paste.
/// All of it is undone when the session is dropped, when any thread panics (exit code 101), when
/// a signal ends the process (128 + signal) and when the terminal goes away (129).
///
/// One session a process: its threads live as long as the process does.
#[derive(Debug)]
pub(super) struct Session {
    modes: Arc<Modes>,
    inputs: Receiver<io::Result<Input>>,
    sender: Sender<io::Result<Input>>,
    canvas: Option<Canvas>,
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
    /// What is wrong and what to do instead, for people.
    pub fn text(&self) -> Text {
        let wrong = match self {
            Self::Output => Text::new(
                "la sortie n'est pas un terminal",
                "standard output is not a terminal",
            ),
            Self::Dumb => Text::new(
                "ce terminal ne sait pas placer le texte (TERM vaut dumb, ou rien)",
                "this terminal cannot place text (TERM is dumb or not set)",
            ),
            Self::Keys => Text::new(
                "aucun terminal ne donne de touches",
                "there is no terminal to read keys from",
            ),
            Self::Io(error) => Text::new(
                format!("le terminal ne répond pas : {error}"),
                format!("the terminal is not working: {error}"),
            ),
        };
        Text::new(
            format!(
                "{}\nSans écran : luopan list, luopan show ID, luopan search MOTS",
                wrong.fr
            ),
            format!(
                "{}\nWithout a screen: luopan list, luopan show ID, luopan search WORDS",
                wrong.en
            ),
        )
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
        // Before anything is caught, so that `kill` still ends a `luopan &`.
        host::await_foreground();
        let modes = Arc::new(Modes::default());
        let (sender, inputs) = mpsc::channel();
        panic::leave_first(&modes);
        host::watch_signals(&modes, &sender)?;
        modes.enter()?;
        Ok(Self {
            modes,
            inputs,
            sender,
            canvas: None,
        })
    }

    /// Reads keys from now on, and ends the process when the terminal goes away. To be called once.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(super) fn listen(&self) -> io::Result<()> {
        host::watch_terminal(&self.modes)?;
        let sender = self.sender();
        thread::Builder::new()
            .name("input".into())
            .spawn(move || read_inputs(&sender))?;
        Ok(())
    }

    /// Draws one frame as large as the window, at most 1000 x 300; 80 x 24 where the terminal
    /// does not know. Only what changed is written.
    ///
    /// # Errors
    /// The terminal takes no more. If it is gone, the process ends here.
    pub(super) fn draw(&mut self, render: impl FnOnce(&mut Frame)) -> io::Result<()> {
        self.try_draw(render)
            .inspect_err(|_| host::exit_if_gone(&self.modes))
    }

    fn try_draw(&mut self, render: impl FnOnce(&mut Frame)) -> io::Result<()> {
        let size = drawn_size(host::window_size()?);
        let canvas = match &mut self.canvas {
            Some(canvas) if canvas.size() == size => canvas,
            outgrown => outgrown.insert(Canvas::new(size)?),
        };
        self.modes.write(&canvas.paint(render)?)
    }

    /// Waits for the next input, asleep until there is one.
    ///
    /// # Errors
    /// The terminal can no longer be read. If it is gone, the process ends here.
    pub(super) fn wait(&mut self) -> io::Result<Input> {
        let closed = |_| Err(io::ErrorKind::UnexpectedEof.into());
        let input = self.inputs.recv().unwrap_or_else(closed);
        self.noted(input)
    }

    /// The next input if it has already come: what is to be acted on before drawing, so that a
    /// turn of the wheel or a dragged window costs one frame and not hundreds.
    ///
    /// # Errors
    /// As for [`Self::wait`].
    pub(super) fn ready(&mut self) -> io::Result<Option<Input>> {
        let input = self.inputs.try_recv().ok();
        input.map(|input| self.noted(input)).transpose()
    }

    fn noted(&mut self, input: io::Result<Input>) -> io::Result<Input> {
        match &input {
            // A window that went through other sizes lost what was drawn, even if it has its old size again.
            Ok(Input::Resumed | Input::Resize) => self.canvas = None,
            Ok(_) => {}
            Err(_) => host::exit_if_gone(&self.modes),
        }
        input
    }

    /// Where a thread brings what the loop is to wake up for.
    pub(super) fn sender(&self) -> Sender<io::Result<Input>> {
        self.sender.clone()
    }

    /// Sends the terminal something that draws nothing.
    ///
    /// # Errors
    /// The terminal takes no more. If it is gone, the process ends here.
    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.modes
            .write(bytes)
            .inspect_err(|_| host::exit_if_gone(&self.modes))
    }

    /// Makes the next frame a whole one, for a screen that something else wrote on.
    pub(super) fn redraw(&mut self) {
        self.canvas = None;
    }

    /// Puts the terminal back and stops the process, as Ctrl-Z does in a shell; returns when it
    /// is continued (`fg`). The next frame is drawn whole. Where no shell is there to continue
    /// it, nothing else happens. To be called from the main thread.
    ///
    /// # Errors
    /// The terminal cannot be taken again.
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        host::suspend(&self.modes)?;
        self.canvas = None;
        Ok(())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.modes.leave();
    }
}
