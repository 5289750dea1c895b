//! luopan (罗盘, the Chinese compass): a terminal atlas of Asia's social platforms.
//!
//! # The house
//!
//! ```text
//! main -> lib -> { command, tui } -> export -> sheet -> words -> app -> { search, notes, settings } -> data -> text
//! ```
//!
//! Imports run downwards only. [`data`] turns RON files into a checked atlas; [`search`] finds in it; [`notes`] keeps
//! what the user writes; [`settings`] is what the user sets and what the program remembers; [`app`] is the state of
//! the explorer, changed by [`app::App::update`] alone; [`words`] holds every word of the interface in French and
//! English; [`sheet`] is a platform, a ranking, a comparison as headed sections or a table, without width or style;
//! [`export`] pours a sheet into lines, and a brief into a file for a client. [`tui`] draws them, [`command`] prints
//! them: what is shown is what is sent.
//!
//! # From key to frame
//!
//! key -> [`tui::keys::Keymap`] -> [`app::App::update`] -> effect -> sizes settled -> drawing, which only reads ->
//! wait. Nothing moves unless the user does.
//!
//! # From data file to page
//!
//! RON -> tree with places -> every fault at once -> [`data::Atlas`] -> [`sheet::platform`] -> page or print-out.
//! The shipped atlas goes through this when the program is built. [`layers`] puts an overlay on it, in which every
//! statement knows its [`data::Origin`]; [`watch`] tells when one of the files has changed.
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
pub mod layers;
pub mod notes;
pub mod search;
pub mod settings;
pub mod sheet;
pub mod text;
pub mod tui;
pub mod watch;
pub mod words;

mod embedded;
mod folders;
mod manual;
mod program;

pub use embedded::embedded;
pub use program::run;
