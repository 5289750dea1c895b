//! The terminal's manners where there are neither signals nor job control.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::Sender;

pub(super) use crossterm::event::{
    DisableMouseCapture as DisableMouse, EnableMouseCapture as EnableMouse,
};

use super::input::Input;
use super::modes::Modes;

/// A new size is reported among the keys.
pub(super) const RESIZE_IS_AN_EVENT: bool = true;

/// Consoles do not set TERM.
pub(super) const fn is_dumb() -> bool {
    false
}

/// A console always has keys.
pub(super) const fn has_keyboard() -> bool {
    true
}

/// Columns and rows of the window.
///
/// # Errors
/// There is no console.
pub(super) fn window_size() -> io::Result<(u16, u16)> {
    crossterm::terminal::size()
}

/// There is nothing to be suspended to.
///
/// # Errors
/// None.
pub(super) const fn suspend(_: &Modes) -> io::Result<()> {
    Ok(())
}

/// There is no background.
pub(super) const fn await_foreground() {}

/// There are no signals to watch for.
///
/// # Errors
/// None.
pub(super) const fn watch_signals(_: &Arc<Modes>, _: &Sender<io::Result<Input>>) -> io::Result<()> {
    Ok(())
}

/// A closed console ends its processes.
///
/// # Errors
/// None.
pub(super) const fn watch_terminal(_: &Arc<Modes>) -> io::Result<()> {
    Ok(())
}

/// A console that is gone has ended its processes.
pub(super) const fn exit_if_gone(_: &Arc<Modes>) {}
