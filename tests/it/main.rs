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

mod command;
mod docs;
mod explore;
mod house;
mod picture;
mod screens;
mod stage;
