//! What luopan switches on in the terminal, and how it is switched off again.
//!
//! Three threads may want the terminal back in order: the one that draws, the one that hears
//! signals, and any that panics. They share one [`Modes`], so a frame is never written over the
//! shell's screen, and nothing is undone twice.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute};

use super::host::{DisableMouse, EnableMouse};

/// How long a process on its way out waits for a terminal that takes no output (Ctrl-S, a dead
/// link) before it leaves without it.
const LAST_WORDS: Duration = Duration::from_millis(300);

/// The terminal's modes, shared by all who switch them.
#[derive(Debug, Default)]
pub(super) struct Modes {
    state: Mutex<State>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// The terminal is as we found it.
    #[default]
    Off,
    /// luopan draws.
    On,
    /// As we found it, until the process is continued.
    #[cfg(unix)]
    Paused,
    /// As we found it, for good: the session is over, or a signal came before it began.
    Over,
}

impl Modes {
    /// Switches to raw mode, the alternate screen, bracketed paste and the mouse, unless the
    /// process is already on its way out.
    ///
    /// # Errors
    /// The terminal refuses; everything is off again then.
    pub(super) fn enter(&self) -> io::Result<()> {
        let mut state = self.lock();
        if *state == State::Off {
            switch_on().inspect_err(|_| switch_off())?;
            *state = State::On;
        }
        Ok(())
    }

    /// Puts the terminal back for good. Failures are passed over: nobody is left to be told.
    pub(super) fn leave(&self) {
        let mut state = self.lock();
        if *state == State::On {
            switch_off();
        }
        *state = State::Over;
    }

    /// [`Self::leave`], but never later than [`LAST_WORDS`], for a process about to exit.
    pub(super) fn leave_in_time(self: &Arc<Self>) {
        // Needs no lock and never waits for output, so the shell has its echo back in any case.
        let _ = disable_raw_mode();
        let (tell, left) = mpsc::channel();
        let modes = Arc::clone(self);
        let leave = move || {
            modes.leave();
            let _ = tell.send(());
        };
        if thread::Builder::new().spawn(leave).is_ok() {
            let _ = left.recv_timeout(LAST_WORDS);
        }
    }

    /// Puts the terminal back until [`Self::resume`].
    #[cfg(unix)]
    pub(super) fn pause(&self) {
        let mut state = self.lock();
        if *state == State::On {
            switch_off();
            *state = State::Paused;
        }
    }

    /// Switches everything on once more after the process was stopped, by us or behind our back.
    /// Says whether there was anything to resume.
    ///
    /// # Errors
    /// The terminal refuses.
    #[cfg(unix)]
    pub(super) fn resume(&self) -> io::Result<bool> {
        let mut state = self.lock();
        if matches!(*state, State::Off | State::Over) {
            return Ok(false);
        }
        // After SIGSTOP, which leaves no time to tidy up, the shell has made the terminal usable
        // for itself; crossterm sets raw mode only if it believes it to be off.
        if *state == State::On && !super::host::is_raw() {
            let _ = disable_raw_mode();
        }
        switch_on()?;
        *state = State::On;
        Ok(true)
    }

    /// Writes a frame, unless the terminal is not ours at this moment.
    ///
    /// # Errors
    /// The terminal is gone.
    pub(super) fn write(&self, frame: &[u8]) -> io::Result<()> {
        let state = self.lock();
        if *state != State::On {
            return Ok(());
        }
        let mut stdout = io::stdout().lock();
        stdout.write_all(frame)?;
        stdout.flush()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn switch_on() -> io::Result<()> {
    // Raw mode first: in the background it stops the process before a byte is written.
    enable_raw_mode()?;
    execute!(
        io::stdout(),
        EnterAlternateScreen,
        EnableBracketedPaste,
        EnableMouse
    )
}

fn switch_off() {
    let _ = disable_raw_mode();
    let _ = execute!(
        io::stdout(),
        DisableMouse,
        DisableBracketedPaste,
        SetAttribute(Attribute::Reset),
        LeaveAlternateScreen,
        cursor::Show
    );
}
