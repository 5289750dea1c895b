//! A sheet as text for standard output, with or without colours.

use std::fmt::Write as _;

use crate::data::{Freshness, Status, Verdict};
use crate::sheet::Tone;
use crate::text::clean;
use crate::words::Glyphs;

use super::{Flow, FlowLine};

/// Whether to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Text only.
    Plain,
    /// The terminal's own sixteen colours.
    Colour,
}

/// The lines of `flow`, each ended by a line feed. Signs that could act on a terminal are made visible.
pub fn print(flow: &Flow, ink: Ink, glyphs: &Glyphs) -> String {
    let mut out = String::new();
    let gap = FlowLine::default();
    for line in flow.head.iter().chain([&gap]).chain(&flow.lines) {
        let start = out.len();
        for run in &line.runs {
            let text = clean(&run.text);
            let text = glyphs.text(&text);
            match (ink, escape(run.tone)) {
                (Ink::Colour, Some(code)) if !text.trim().is_empty() => {
                    // Writing to a String cannot fail.
                    let _ = write!(out, "\x1b[{code}m{text}\x1b[0m");
                }
                _ => out.push_str(&text),
            }
        }
        let end = out
            .get(start..)
            .map_or(out.len(), |l| start + l.trim_end().len());
        out.truncate(end);
        out.push('\n');
    }
    out
}

/// Select Graphic Rendition parameters (ECMA-48 § 8.3.117) for a tone.
const fn escape(tone: Tone) -> Option<&'static str> {
    match tone {
        Tone::Plain => None,
        Tone::Strong | Tone::Native => Some("1"),
        Tone::Heading => Some("1;4"),
        Tone::Quiet => Some("2"),
        Tone::Number => Some("1;36"),
        Tone::Label | Tone::Origin => Some("36"),
        Tone::Link => Some("4"),
        Tone::Caution => Some("33"),
        Tone::Status(Status::Yes) | Tone::Age(Freshness::Fresh) | Tone::Verdict(Verdict::True) => {
            Some("32")
        }
        Tone::Status(Status::No) | Tone::Age(Freshness::Stale) => Some("31"),
        Tone::Verdict(Verdict::Wrong | Verdict::WrongName) => Some("31"),
        Tone::Status(Status::Partial | Status::Paid) | Tone::Age(Freshness::Ageing) => Some("33"),
        Tone::Verdict(Verdict::Outdated | Verdict::Overstated) => Some("33"),
        Tone::Status(Status::Unknown)
        | Tone::Age(Freshness::Undated)
        | Tone::Verdict(Verdict::Unverified) => Some("2"),
        Tone::Effort(_) => Some("35"),
    }
}
