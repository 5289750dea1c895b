//! Text on its way to a screen: which signs may get there.

mod clean;

pub use clean::{clean, first_unclean};
