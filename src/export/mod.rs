//! Ways out of a [`Sheet`](crate::sheet::Sheet): lines of a given width, for the screen and for print.

mod flow;
mod print;

pub use flow::{ChartRow, Flow, FlowLine, Form, flow};
pub use print::{Ink, print};
