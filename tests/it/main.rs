//! The real binary, from outside.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

#[cfg(unix)]
mod pty;
#[cfg(unix)]
mod terminal;

mod explore;
mod screens;
mod stage;
