//! Findings, kept within bounds: a huge file that is wrong throughout must not fill the memory with complaints.

use crate::data::finding::{Finding, Severity, Span};

/// The most findings kept of each severity.
const KEPT: usize = 2_000;

/// Findings as they come.
#[derive(Debug, Default)]
pub(in crate::data) struct Tally {
    kept: Vec<Finding>,
    errors: usize,
    warnings: usize,
    advice: usize,
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

    /// Whether a further error would only be counted.
    pub(in crate::data) fn is_full(&self) -> bool {
        self.errors >= KEPT
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
        // Only errors and warnings are ever many; what was dropped is counted, whatever it was.
        self.warnings = self.warnings.saturating_add(dropped);
    }

    /// What was kept, and how many were not.
    pub(in crate::data) fn finish(self) -> (Vec<Finding>, usize) {
        let all = self
            .errors
            .saturating_add(self.warnings)
            .saturating_add(self.advice);
        let dropped = all.saturating_sub(self.kept.len());
        (self.kept, dropped)
    }
}
