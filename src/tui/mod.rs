//! All that knows ratatui and crossterm.

mod canvas;
mod chart;
mod copy;
mod desk;
mod detail;
mod drill;
mod footer;
mod grid;
mod guide;
mod help;
#[cfg_attr(unix, path = "unix.rs")]
#[cfg_attr(windows, path = "windows.rs")]
mod host;
mod input;
mod keyboard;
pub mod keys;
mod layout;
mod list;
mod lookup;
mod modes;
mod note;
mod outside;
mod paint;
mod palette;
mod panic;
mod parcel;
mod run;
mod screen;
mod search_bar;
mod session;
mod table;
mod tabs;
mod theme;
mod themes;

pub use desk::Desk;
pub use grid::GridPage;
pub use input::{Dress, Fault, Fresh};
pub use panic::end_by_panic;
pub use parcel::{Parcel, parcels};
pub use run::{Read, Reload, Setup, Write, columns, explore};
pub use screen::Screen;
pub use session::NoTerminal;
pub use theme::{Look, Theme};
pub use themes::Themes;
