//! Ways out of a [`Sheet`](crate::sheet::Sheet): lines of a given width, for the screen and for print.

mod columns;
mod flow;
mod print;

pub use columns::{cell, columns, hung, name_lines};
pub use flow::{ChartRow, Flow, FlowLine, Form, flow};
pub use print::{Ink, print};
