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

mod attack;
mod bounds;
mod catalogue;
mod causes;
mod command;
mod copying;
mod docs;
mod explore;
mod export;
mod faults;
mod grid;
mod hostile;
mod house;
mod manual;
mod notes;
mod overlay;
mod parcel;
mod picture;
mod planted;
#[cfg(unix)]
mod pty;
mod questions;
mod reload;
mod rules;
mod scale;
mod screens;
mod search;
mod search_table;
mod settings;
mod soak;
mod stage;
mod tables;
#[cfg(unix)]
mod terminal;
mod tour;
mod upkeep;
mod writing;
