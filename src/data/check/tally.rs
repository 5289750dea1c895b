//! Findings, kept within bounds: a huge file that is wrong throughout must not fill the memory with complaints.

use crate::data::finding::{Finding, Severity};

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
