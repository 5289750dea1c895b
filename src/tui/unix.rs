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
use rustix::process::{Signal, getpgrp, kill_current_process_group};
use rustix::termios::{LocalModes, tcdrain, tcgetattr, tcgetpgrp, tcgetwinsize};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level;

use super::input::Input;
use super::modes::Modes;

/// Between two looks at a terminal whose end cannot be waited for.
const LOOK: Duration = Duration::from_millis(500);

/// Between the signal that continues the process and the last of those that came with it.
const HEARING: Duration = Duration::from_millis(20);

/// What stops the process once the terminal is put back. Not SIGSTOP, which also stops where no
/// shell is there to continue it, and locks the user out; nor SIGTSTP, which is caught here.
const STOP: Signal = Signal::TTOU;

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

/// Whether crossterm's word on a new size is needed. It listens for the signal only once it reads
/// keys, and a window that changes between the first frame and then would be missed.
pub(super) const RESIZE_IS_AN_EVENT: bool = false;

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

/// Whether keys arrive one by one, and not as edited lines.
pub(super) fn is_raw() -> bool {
    tcgetattr(io::stdout()).is_ok_and(|modes| !modes.local_modes.contains(LocalModes::ICANON))
}

/// Columns and rows of the window; 0 where the terminal does not know.
///
/// # Errors
/// The terminal is gone.
pub(super) fn window_size() -> io::Result<(u16, u16)> {
    let size = tcgetwinsize(io::stdout())?;
    Ok((size.ws_col, size.ws_row))
}

/// Puts the terminal back and stops the process and those it was started with, as the terminal
/// does for Ctrl-Z: if it stopped alone, a script that started it, and the shell behind that,
/// would wait on. Returns when continued, or at once where no shell is there to continue it.
///
/// # Errors
/// The terminal cannot be taken again.
pub(super) fn suspend(modes: &Modes) -> io::Result<()> {
    modes.pause();
    let _ = kill_current_process_group(STOP);
    take_back(modes)?;
    Ok(())
}

/// Stops the process for as long as it is in the background, and with it those it was started
/// with: the terminal does so to whoever asks for its output to be drained from there.
pub(super) fn await_foreground() {
    let _ = tcdrain(io::stdout());
}

/// Whether the terminal's keys are for this process; a shell's may be for the shell.
fn in_foreground() -> bool {
    !tcgetpgrp(io::stdout()).is_ok_and(|group| group != getpgrp())
}

/// Switches the modes on again, in the foreground only, and says whether they are.
fn take_back(modes: &Modes) -> io::Result<bool> {
    Ok(in_foreground() && modes.resume()?)
}

/// From now on signals end or pause the process in good order.
///
/// # Errors
/// No handler or thread can be installed.
pub(super) fn watch_signals(
    modes: &Arc<Modes>,
    inputs: &Sender<io::Result<Input>>,
) -> io::Result<()> {
    let signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    let (own, inputs) = (Arc::clone(modes), inputs.clone());
    spawn("signals", move || obey(signals, &own, &inputs))
}

/// From now on the process ends when its terminal goes away.
///
/// # Errors
/// The system gives no thread.
pub(super) fn watch_terminal(modes: &Arc<Modes>) -> io::Result<()> {
    let own = Arc::clone(modes);
    spawn("hang-up", move || outlive_no_terminal(&own))
}

fn spawn(name: &str, task: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.into()).spawn(task)?;
    Ok(())
}

fn obey(mut signals: Signals, modes: &Arc<Modes>, inputs: &Sender<io::Result<Input>>) {
    loop {
        let mut heard: Vec<i32> = signals.wait().collect();
        if heard.contains(&SIGCONT) {
            // Continued by `bg`, and to be stopped again, or for a `kill`, which another thread may be about to hear.
            thread::sleep(HEARING);
            heard.extend(signals.pending());
        }
        heard.sort_by_key(|signal| [SIGTSTP, SIGCONT, SIGWINCH].contains(signal));
        for signal in heard {
            obey_one(signal, modes, inputs);
        }
    }
}

fn obey_one(signal: i32, modes: &Arc<Modes>, inputs: &Sender<io::Result<Input>>) {
    match signal {
        SIGTSTP => {
            modes.pause();
            // To this thread, so that it does not go on before it is stopped.
            let _ = low_level::raise(STOP.as_raw());
            resume(modes, inputs);
        }
        SIGCONT => {
            await_foreground();
            resume(modes, inputs);
        }
        SIGWINCH => tell(inputs, Ok(Input::Resize)),
        last => exit_by(last, modes),
    }
}

fn resume(modes: &Modes, inputs: &Sender<io::Result<Input>>) {
    match take_back(modes) {
        Ok(true) => tell(inputs, Ok(Input::Resumed)),
        Ok(false) => {}
        Err(error) => tell(inputs, Err(error)),
    }
}

fn tell(inputs: &Sender<io::Result<Input>>, input: io::Result<Input>) {
    // Without a receiver the session is over, and so is the need to tell it.
    let _ = inputs.send(input);
}

/// Waits for the terminal to go away and follows it. crossterm may not: it reads an ended
/// terminal for ever, at full speed, if SIGHUP was ignored or came to another process.
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
        exit_if_gone(modes);
        thread::sleep(LOOK);
    }
}

/// Ends the process, as by SIGHUP, if the terminal is gone.
pub(super) fn exit_if_gone(modes: &Arc<Modes>) {
    if tcgetattr(io::stdout()).is_err() {
        exit_by(SIGHUP, modes);
    }
}

fn exit_by(signal: i32, modes: &Arc<Modes>) -> ! {
    modes.leave_in_time();
    process::exit(128 + signal)
}
