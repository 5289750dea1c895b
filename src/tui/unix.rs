//! The terminal's manners where there are signals and job control.

use std::env;
use std::fmt;
use std::fs::File;
use std::io::{self, IsTerminal};
use std::process;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use crossterm::Command;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Signal, kill_current_process_group};
use rustix::termios::{tcgetattr, tcgetwinsize};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGTTOU};
use signal_hook::iterator::Signals;
use signal_hook::low_level;

use super::modes::Modes;
use super::session::Input;

/// Between two looks at a terminal whose end cannot be waited for.
const LOOK: Duration = Duration::from_millis(500);

/// Reports presses and the wheel (1000) with coordinates beyond 223 (1006). crossterm's own
/// command also asks for every motion of the pointer, which would wake the program for nothing.
pub(super) struct EnableMouse;

impl Command for EnableMouse {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        f.write_str("\x1b[?1000h\x1b[?1006h")
    }
}

/// Undoes [`EnableMouse`].
pub(super) struct DisableMouse;

impl Command for DisableMouse {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        f.write_str("\x1b[?1006l\x1b[?1000l")
    }
}

/// Whether the terminal calls itself unable to place text on a screen.
pub(super) fn is_dumb() -> bool {
    env::var_os("TERM").is_none_or(|term| term.is_empty() || term == "dumb")
}

/// Whether keys can be read: from standard input, or from the terminal the process belongs to.
pub(super) fn has_keyboard() -> bool {
    io::stdin().is_terminal()
        || File::options()
            .read(true)
            .write(true)
            .open("/dev/tty")
            .is_ok()
}

/// Columns and rows of the window; 0 where the terminal does not know.
///
/// # Errors
/// The terminal is gone.
pub(super) fn window_size() -> io::Result<(u16, u16)> {
    let size = tcgetwinsize(io::stdout())?;
    Ok((size.ws_col, size.ws_row))
}

/// Stops the process and those it was started with, as the terminal does for Ctrl-Z: to stop
/// alone would leave a script that started us, and the shell behind it, waiting.
///
/// # Errors
/// The signal cannot be sent.
pub(super) fn suspend() -> io::Result<()> {
    Ok(kill_current_process_group(Signal::TSTP)?)
}

/// From now on signals and a vanished terminal end or pause the process in good order.
///
/// # Errors
/// No handler or thread can be installed.
pub(super) fn watch(modes: &Arc<Modes>, inputs: &Sender<io::Result<Input>>) -> io::Result<()> {
    let signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
    let (own, inputs) = (Arc::clone(modes), inputs.clone());
    spawn("signals", move || obey(signals, &own, &inputs))?;
    let own = Arc::clone(modes);
    spawn("hang-up", move || outlive_no_terminal(&own))
}

fn spawn(name: &str, task: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.into()).spawn(task)?;
    Ok(())
}

fn obey(mut signals: Signals, modes: &Arc<Modes>, inputs: &Sender<io::Result<Input>>) {
    for signal in signals.forever() {
        match signal {
            SIGTSTP => {
                modes.pause();
                // Not SIGSTOP, which also stops where no shell is there to continue us, nor
                // SIGTSTP, which we have caught. The kernel may refuse this one, so resume.
                let _ = low_level::raise(SIGTTOU);
                resume(modes, inputs);
            }
            SIGCONT => resume(modes, inputs),
            last => exit_by(last, modes),
        }
    }
}

fn resume(modes: &Modes, inputs: &Sender<io::Result<Input>>) {
    let outcome = match modes.resume() {
        Ok(false) => return,
        Ok(true) => Ok(Input::Resumed),
        Err(error) => Err(error),
    };
    // Without a receiver the session is over, and so is the need to tell it.
    let _ = inputs.send(outcome);
}

/// Waits for the terminal to go away and follows it. crossterm does not: it reads a terminal
/// that is gone for ever, at full speed, if SIGHUP was ignored or came to another process.
fn outlive_no_terminal(modes: &Arc<Modes>) {
    let stdout = io::stdout();
    // Linux reports a hang-up to whoever polls for nothing; others need a look now and then.
    let patience = Timespec::try_from(LOOK)
        .ok()
        .filter(|_| !cfg!(target_os = "linux"));
    loop {
        let _ = poll(
            &mut [PollFd::new(&stdout, PollFlags::HUP)],
            patience.as_ref(),
        );
        if tcgetattr(&stdout).is_err() {
            exit_by(SIGHUP, modes);
        }
        thread::sleep(LOOK);
    }
}

fn exit_by(signal: i32, modes: &Arc<Modes>) -> ! {
    modes.leave_in_time();
    process::exit(128 + signal)
}
