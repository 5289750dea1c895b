//! luopan (罗盘, the Chinese compass): a terminal atlas of Asia's social platforms.
//!
//! # The house
//!
//! ```text
//! main -> lib -> { command, tui } -> export -> sheet -> words -> app -> { search, settings } -> data -> text
//! ```
//!
//! Imports run downwards only. [`data`] turns RON files into a checked atlas; [`search`] finds in it; [`settings`] is
//! what the user sets and what the program remembers; [`app`] is the state of the explorer, changed by
//! [`app::App::update`] alone; [`words`] holds every word of the interface in French and English; [`sheet`] is a
//! platform as headed sections, without width or style; [`export`] pours a sheet into lines. [`tui`] draws them,
//! [`command`] prints them: what is shown is what is sent.
//!
//! # From key to frame
//!
//! key -> [`tui::keys::action`] -> [`app::App::update`] -> effect -> sizes settled -> drawing, which only reads ->
//! wait. Nothing moves unless the user does.
//!
//! # From data file to page
//!
//! RON -> tree with places -> every fault at once -> [`data::Atlas`] -> [`sheet::platform`] -> page or print-out.
//! The shipped atlas goes through this when the program is built.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::too_many_lines,
        clippy::single_range_in_vec_init
    )
)]

pub mod app;
pub mod cli;
pub mod command;
pub mod data;
pub mod export;
pub mod search;
pub mod settings;
pub mod sheet;
pub mod text;
pub mod tui;
pub mod words;

mod embedded;
mod folders;
mod manual;
mod program;

pub use embedded::embedded;
pub use program::run;
