//! Every fault of an atlas at once, and the way to an atlas without any.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::data::{self, Date, Finding, Findings, Lang, Overlaid, Severity};
use crate::embedded;
use crate::layers::Layers;
use crate::words::Words;

use super::{Failure, Outcome, json};

/// The atlas of these layers; what is wrong with the overlay is left out of it.
///
/// # Errors
/// The whole report, when the atlas itself has errors.
pub fn load(layers: &Layers, lang: Lang, today: Date) -> Result<Overlaid, Failure> {
    let loaded = layers.load(today);
    loaded.map_err(|findings| Failure::Refused(findings.report(lang)))
}

/// What to check, and how to tell it.
#[derive(Clone, Copy, Debug)]
pub struct Inspection<'p> {
    /// What is named: an atlas, or an overlay.
    pub path: Option<&'p Path>,
    /// The atlas and the overlay where none is named; the built-in atlas was checked when it was built.
    pub layers: &'p Layers,
    /// Give advice too.
    pub advice: bool,
    /// The language to tell it in.
    pub lang: Lang,
    /// The day ages are counted at.
    pub today: Date,
    /// Print JSON.
    pub json: bool,
}

impl<'p> Inspection<'p> {
    /// What an overlay is laid on, and the overlay.
    fn named(&self) -> (Option<&'p Path>, Option<&'p Path>) {
        let (data, overlay) = (self.layers.data.as_deref(), self.layers.overlay.as_deref());
        match self.path {
            Some(path) if data::is_overlay(path) => (data, Some(path)),
            Some(path) => (Some(path), overlay),
            None => (data, overlay),
        }
    }

    /// The files and folders that the answer depends on.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        let (data, overlay) = self.named();
        data.into_iter().chain(overlay).map(PathBuf::from).collect()
    }
}

/// Prints every fault of an atlas.
///
/// # Errors
/// When the answer cannot be written.
pub fn check(asked: Inspection<'_>, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let findings = findings(asked)?;
    let written = if asked.json {
        let list = findings.list.iter();
        let list: Vec<_> = list.map(|finding| as_value(&findings, finding)).collect();
        json::write(out, json!({ "findings": list }))
    } else if findings.list.is_empty() {
        writeln!(out, "{}", Words::of(asked.lang).command.no_fault)
    } else {
        write!(out, "{}", findings.report(asked.lang))
    };
    match written {
        // Whoever closed the pipe goes by the exit code.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(Outcome::of(!findings.has_errors())),
    }
}

fn findings(asked: Inspection<'_>) -> Result<Findings, Failure> {
    let (data, overlay) = asked.named();
    if let Some(overlay) = overlay {
        let below = Layers {
            data: data.map(PathBuf::from),
            overlay: Some(overlay.to_owned()),
        };
        let laid = below.load(asked.today);
        return Ok(laid.map_or_else(|findings| findings, |laid| laid.findings));
    }
    if data.is_none() && !asked.advice {
        return Ok(Findings::default());
    }
    let built_in = embedded().map_err(|error| Failure::Refused(error.to_string()))?;
    let vocabulary = Some(&built_in.vocabulary);
    Ok(match (data, asked.advice) {
        (Some(path), true) => data::advise(path, asked.today, vocabulary),
        (Some(path), false) => data::check(path, asked.today, vocabulary),
        (None, _) => data::advice(&built_in, asked.today),
    })
}

fn as_value(findings: &Findings, finding: &Finding) -> Value {
    let (line, column) = findings.line_and_column(finding.place).unzip();
    json!({
        "severity": match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "advice",
        },
        "file": findings.files.get(finding.place.file).map(|file| &file.name),
        "line": line,
        "column": column,
        "path": finding.path,
        "message": finding.message,
        "help": finding.help,
    })
}
