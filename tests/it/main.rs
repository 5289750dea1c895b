//! Tests of the whole, in one binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::too_many_lines
)]

mod catalogue;
mod command;
mod docs;
mod explore;
mod export;
mod faults;
mod grid;
mod hostile;
mod house;
mod manual;
mod picture;
#[cfg(unix)]
mod pty;
mod rules;
mod scale;
mod screens;
mod search;
mod search_table;
mod settings;
mod stage;
mod tables;
#[cfg(unix)]
mod terminal;
mod tour;
mod upkeep;
