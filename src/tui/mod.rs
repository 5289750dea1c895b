//! All that knows ratatui and crossterm.

mod chart;
mod detail;
mod footer;
mod help;
#[cfg_attr(unix, path = "unix.rs")]
#[cfg_attr(not(unix), path = "windows.rs")]
mod host;
pub mod keys;
mod layout;
mod list;
mod modes;
mod paint;
mod run;
mod screen;
mod search_bar;
mod session;
mod tabs;
mod theme;

pub use run::{columns, explore};
pub use screen::Screen;
pub use session::NoTerminal;
pub use theme::{Look, Theme};
