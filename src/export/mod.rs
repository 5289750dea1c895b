//! Ways out of a [`Sheet`](crate::sheet::Sheet) and of a [`Brief`](crate::sheet::brief::Brief): lines of a given width
//! for the screen and for print, Markdown, HTML; and of the data itself: CSV, RON. Text comes out, no file is touched.

mod address;
mod columns;
mod csv;
mod entities;
mod flow;
mod form;
mod html;
mod markdown;
mod print;
mod ron;
mod svg;

pub use self::csv::{csv_figures, csv_matrix};
pub use self::ron::ron;
pub(crate) use address::web;
pub use columns::{cell, column_name, columns, hung, name_lines};
pub use flow::{ChartRow, Flow, FlowLine, Form, flow};
pub use form::{Format, Subject};
pub use html::html;
pub use markdown::{markdown, markdown_line, markdown_page, markdown_statement, markdown_table};
pub use print::{Ink, print};
pub use svg::svg;
