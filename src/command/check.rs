//! Every fault of an atlas at once, and the way to an atlas without any.

use std::io::Write;
use std::path::Path;

use serde_json::{Value, json};

use crate::data::{self, Atlas, Date, Finding, Findings, Lang, Severity};
use crate::embedded;
use crate::words::Words;

use super::{Failure, Outcome, json};

/// The atlas at `path`, or the built-in one.
///
/// # Errors
/// The whole report, when the atlas at `path` has errors.
pub fn load(path: Option<&Path>, lang: Lang, today: Date) -> Result<Atlas, Failure> {
    let built_in = built_in()?;
    let Some(path) = path else {
        return Ok(built_in);
    };
    data::load(path, today, Some(&built_in.vocabulary))
        .map(|loaded| loaded.atlas)
        .map_err(|findings| Failure::Refused(findings.report(lang)))
}

/// What to check, and how to tell it.
#[derive(Clone, Copy, Debug)]
pub struct Inspection<'p> {
    /// The atlas; without it the built-in one, which was checked when it was built.
    pub path: Option<&'p Path>,
    /// Give advice too.
    pub advice: bool,
    /// The language to tell it in.
    pub lang: Lang,
    /// The day ages are counted at.
    pub today: Date,
    /// Print JSON.
    pub json: bool,
}

/// Prints every fault of an atlas.
///
/// # Errors
/// When the answer cannot be written.
pub fn check(asked: Inspection<'_>, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let findings = findings(asked)?;
    if asked.json {
        let list = findings.list.iter();
        let list: Vec<_> = list.map(|finding| as_value(&findings, finding)).collect();
        json::write(out, json!({ "findings": list }))?;
    } else if findings.list.is_empty() {
        writeln!(out, "{}", Words::of(asked.lang).command.no_fault)?;
    } else {
        write!(out, "{}", findings.report(asked.lang))?;
    }
    Ok(if findings.has_errors() {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

fn findings(asked: Inspection<'_>) -> Result<Findings, Failure> {
    if asked.path.is_none() && !asked.advice {
        return Ok(Findings::default());
    }
    let built_in = built_in()?;
    let vocabulary = Some(&built_in.vocabulary);
    Ok(match (asked.path, asked.advice) {
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

fn built_in() -> Result<Atlas, Failure> {
    embedded().map_err(|error| Failure::Refused(error.to_string()))
}
