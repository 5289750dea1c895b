//! Text as the terminal sees it: columns, cuts and line breaks.

mod clean;
mod columns;

pub use clean::{clean, first_unclean, shown_path};
pub use columns::{ELLIPSIS, excerpt, head, truncate, width, wrap};
