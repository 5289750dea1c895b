//! The real binary, from outside.

#[cfg(unix)]
mod pty;
#[cfg(unix)]
mod terminal;
