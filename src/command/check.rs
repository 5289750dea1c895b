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

/// Prints every fault of the atlas at `path`, or of the built-in one, which was checked when it was built.
///
/// # Errors
/// When the answer cannot be written.
pub fn check(
    path: Option<&Path>,
    lang: Lang,
    today: Date,
    as_json: bool,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let built_in = built_in()?;
    let findings = path.map(|path| data::check(path, today, Some(&built_in.vocabulary)));
    let errors = findings.as_ref().is_some_and(Findings::has_errors);
    if as_json {
        let list: Vec<_> = findings
            .iter()
            .flat_map(|all| all.list.iter().map(|finding| as_value(all, finding)))
            .collect();
        json::write(out, json!({ "findings": list }))?;
    } else {
        let words = &Words::of(lang).command;
        match findings {
            Some(findings) if !findings.list.is_empty() => {
                write!(out, "{}", findings.report(lang))?
            }
            _ => writeln!(out, "{}", words.no_fault)?,
        }
    }
    Ok(if errors {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

fn as_value(findings: &Findings, finding: &Finding) -> Value {
    let (line, column) = findings.line_and_column(finding.place).unzip();
    json!({
        "severity": match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
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
