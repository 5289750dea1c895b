//! `check --watch`: the report again, after each change.

use std::io::Write;
use std::time::Duration;

use crate::watch::Watch;
use crate::words::Words;

use super::{Failure, Inspection, Outcome, check};

/// How the reports follow one another.
pub struct Pages<'a> {
    /// Each report takes the place of the one before, on a cleared screen.
    pub clear: bool,
    /// The time of day to put over a report.
    pub clock: &'a dyn Fn() -> String,
}

/// Prints every fault of an atlas, and again whenever one of its files changes, under a line with the time; ends when
/// nobody reads any more.
///
/// # Errors
/// When there is no file to watch, or the answer cannot be written.
pub fn watch(
    asked: Inspection<'_>,
    pages: &Pages<'_>,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let paths = asked.paths();
    if paths.is_empty() {
        let words = Words::of(asked.lang);
        return Err(Failure::Refused(words.overlay.nothing_to_watch.to_owned()));
    }
    let mut watch = Watch::new(paths);
    loop {
        if !asked.json {
            if pages.clear {
                write!(out, "\u{1b}[H\u{1b}[2J\u{1b}[3J")?;
            }
            writeln!(out, "--- {} ---", (pages.clock)())?;
        }
        let outcome = check(asked, out)?;
        out.flush()?;
        while watch.changed().is_empty() {
            if !wait(watch.pause()) {
                return Ok(outcome);
            }
        }
    }
}

/// Waits; `false` as soon as whoever reads our output is gone.
#[cfg(unix)]
fn wait(pause: Duration) -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let Ok(timeout) = Timespec::try_from(pause) else {
        return false;
    };
    let stdout = std::io::stdout();
    let mut fds = [PollFd::new(&stdout, PollFlags::empty())];
    match poll(&mut fds, Some(&timeout)) {
        Ok(gone) => gone == 0,
        Err(error) => error == rustix::io::Errno::INTR,
    }
}

/// Waits.
#[cfg(not(unix))]
fn wait(pause: Duration) -> bool {
    std::thread::sleep(pause);
    true
}
