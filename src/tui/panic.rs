//! What a panic leaves behind: a usable terminal, a readable message and an exit code of its own.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::{self, Write};
use std::panic::{self, PanicHookInfo};
use std::process;
use std::sync::Arc;
use std::thread;

use super::modes::Modes;

/// The exit code of a process that panicked.
const PANICKED: i32 = 101;

/// A panic in any thread says what happened and ends the process.
pub fn end_by_panic() {
    panic::set_hook(Box::new(|info| end(info)));
}

/// The same, after the terminal is put back: a screen without the thread behind it would answer
/// no key.
pub(super) fn leave_first(modes: &Arc<Modes>) {
    let modes = Arc::clone(modes);
    panic::set_hook(Box::new(move |info| {
        modes.leave_in_time();
        end(info)
    }));
}

fn end(info: &PanicHookInfo<'_>) -> ! {
    // Not `eprintln!`, which would panic in its turn if the terminal is gone.
    let _ = io::stderr().write_all(panic_report(info).as_bytes());
    process::exit(PANICKED)
}

fn panic_report(info: &PanicHookInfo<'_>) -> String {
    let thread = thread::current();
    let name = thread.name().unwrap_or("without a name");
    let mut report = format!("luopan: thread {name} {}\n", visible(&info.to_string()));
    let backtrace = Backtrace::capture();
    if backtrace.status() == BacktraceStatus::Captured {
        report.push_str(&backtrace.to_string());
    }
    report
}

/// The text with whatever a terminal would obey written out: a message may quote data.
fn visible(text: &str) -> String {
    text.chars().fold(String::new(), |mut shown, sign| {
        match sign {
            '\n' | ' '..='~' => shown.push(sign),
            _ => shown.extend(sign.escape_debug()),
        }
        shown
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_message_cannot_steer_the_terminal() {
        for (message, shown) in [
            ("index é, 微信\nline 2", "index é, 微信\nline 2"),
            ("it's \"quoted\" \\ so", "it's \"quoted\" \\ so"),
            ("\u{1b}[2J\u{7}", "\\u{1b}[2J\\u{7}"),
            ("\u{9b}2J\u{202e}", "\\u{9b}2J\\u{202e}"),
        ] {
            assert_eq!(visible(message), shown);
        }
    }
}
