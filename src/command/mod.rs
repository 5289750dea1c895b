//! The one-shot commands: everything that the screen shows, without the screen.

mod catalogue;
mod check;
mod compare;
mod config;
mod export;
mod json;
mod layers;
mod list;
mod matrix;
mod new;
mod note;
mod rules;
mod search;
mod show;
mod stale;
mod watch;

use std::fmt;
use std::io::{self, Write};

use crate::data::{Atlas, Date, Lang};
use crate::export::{Form, Ink};
use crate::search::{Index, Query};
use crate::text::clean;
use crate::words::{Glyphs, Words};

pub use catalogue::catalogue;
pub use check::{Inspection, check, load};
pub use compare::compare;
pub use config::{Settings, config, config_path};
pub use export::{Request, export};
pub use list::list;
pub use matrix::matrix;
pub use new::new;
pub use note::{Desk, Given, note, notes};
pub use rules::rules;
pub use search::search;
pub use show::show;
pub use stale::stale;
pub use watch::{Pages, watch};

/// What every command works with.
#[derive(Debug)]
pub struct Context {
    /// The atlas to answer from.
    pub atlas: Atlas,
    /// The language to answer in.
    pub lang: Lang,
    /// The day ages are counted at.
    pub today: Date,
    /// Print JSON.
    pub json: bool,
    /// Columns of a printed line.
    pub columns: usize,
    /// Whether to colour.
    pub ink: Ink,
    /// The signs.
    pub glyphs: &'static Glyphs,
    /// The agency's name, from the config file.
    pub agency: Option<String>,
}

impl Context {
    /// The form of what is printed: charts need a screen.
    const fn form(&self) -> Form {
        Form {
            columns: self.columns,
            chart_rows: 0,
            glyphs: self.glyphs,
            lang: self.lang,
            airy: false,
        }
    }

    const fn words(&self) -> &'static Words {
        Words::of(self.lang)
    }
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As asked: exit code 0.
    Done,
    /// Nothing matched, or faults were found: exit code 1.
    Nothing,
}

impl Outcome {
    const fn of(is_answered: bool) -> Self {
        if is_answered {
            Self::Done
        } else {
            Self::Nothing
        }
    }
}

/// Why a command could not answer.
#[derive(Debug)]
pub enum Failure {
    /// What was asked cannot be, or the data cannot be used: exit code 2. The text says why and what to do.
    Refused(String),
    /// What the user wrote could not be saved: exit code 74. The text says why, what to do and where it is.
    Unsaved(String),
    /// The answer could not be written: exit code 74, or nothing at all when the reader closed the pipe.
    Output(io::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(why) | Self::Unsaved(why) => f.write_str(why),
            Self::Output(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Failure {}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Prints what of `query` was not understood and so ignored; whether all of it was understood.
fn tell_problems(
    context: &Context,
    index: &Index,
    query: &Query,
    out: &mut dyn Write,
) -> io::Result<bool> {
    let problems = index.problems(query);
    for problem in problems.iter().filter(|_| !context.json) {
        writeln!(out, "{}", clean(problem.text.get(context.lang)))?;
    }
    Ok(problems.is_empty())
}

/// `text` and spaces up to `columns`.
fn pad(text: &str, columns: usize) -> String {
    let gap = columns.saturating_sub(crate::text::width(text));
    format!("{text}{}", " ".repeat(gap))
}
