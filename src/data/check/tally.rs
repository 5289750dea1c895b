//! Findings, kept within bounds: a huge file that is wrong throughout must not fill the memory with complaints.

use crate::data::finding::{Dropped, Finding, Severity, Span};

/// The most findings kept of each severity.
const KEPT: usize = 2_000;
/// The most words sought that were probably meant: more than the findings a report shows, and each takes its time.
const SOUGHT: usize = 200;

/// Findings as they come.
#[derive(Debug, Default)]
pub(in crate::data) struct Tally {
    kept: Vec<Finding>,
    /// Of each severity, kept or not.
    errors: usize,
    warnings: usize,
    advice: usize,
    sought: usize,
}

impl Tally {
    pub(in crate::data) fn add(&mut self, finding: Finding) {
        let count = match finding.severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Advice => &mut self.advice,
        };
        *count = count.saturating_add(1);
        if *count <= KEPT {
            self.kept.push(finding);
        }
    }

    pub(in crate::data) fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        findings.into_iter().for_each(|f| self.add(f));
    }

    pub(in crate::data) fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// Whether it is still worth the time to look for the word that was meant; counts as having looked.
    pub(in crate::data) fn may_seek(&mut self) -> bool {
        self.sought = self.sought.saturating_add(1);
        self.sought <= SOUGHT
    }

    /// Where the errors are; `None` when there are too many to know.
    pub(in crate::data) fn error_places(&self) -> Option<Vec<Span>> {
        let errors = self.kept.iter().filter(|f| f.severity == Severity::Error);
        (self.errors <= KEPT).then(|| errors.map(|f| f.place.span).collect())
    }

    /// Adds what `other` found.
    pub(in crate::data) fn absorb(&mut self, other: Self) {
        let (list, dropped) = other.finish();
        self.extend(list);
        self.errors = self.errors.saturating_add(dropped.errors);
        self.warnings = self.warnings.saturating_add(dropped.warnings);
    }

    /// What was kept, and how many were not.
    pub(in crate::data) fn finish(self) -> (Vec<Finding>, Dropped) {
        let dropped = |all: usize, severity| {
            let kept = self.kept.iter().filter(|f| f.severity == severity).count();
            all.saturating_sub(kept)
        };
        let dropped = Dropped {
            errors: dropped(self.errors, Severity::Error),
            warnings: dropped(self.warnings, Severity::Warning),
        };
        (self.kept, dropped)
    }
}
