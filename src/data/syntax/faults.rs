//! The syntax errors of one file, kept from cascading.

use crate::data::finding::{Finding, Location, Span};

/// The most syntax errors told of one file; past these, what is left is more noise than help.
const MOST: usize = 20;
/// After so many, told or not, the file is not worth reading on.
const HOPELESS: usize = 5_000;

/// Collects syntax errors: one a line, since the second on a line mostly follows from the first.
#[derive(Debug)]
pub(super) struct Faults<'s> {
    source: &'s str,
    file: usize,
    list: Vec<Finding>,
    last: Option<usize>,
    hidden: usize,
    seen: usize,
    silent: bool,
    broken: bool,
}

impl<'s> Faults<'s> {
    pub(super) fn new(source: &'s str, file: usize) -> Self {
        Self {
            source,
            file,
            list: Vec::new(),
            last: None,
            hidden: 0,
            seen: 0,
            silent: false,
            broken: false,
        }
    }

    pub(super) fn place(&self, span: Span) -> Location {
        Location {
            file: self.file,
            span,
        }
    }

    pub(super) fn add(&mut self, finding: Finding) {
        let at = finding.place.span.start;
        self.seen = self.seen.saturating_add(1);
        let follows = self.last.is_some_and(|last| self.same_line(last, at));
        self.last = Some(at);
        if self.silent || follows {
            return;
        }
        if self.list.len() < MOST {
            self.list.push(finding);
        } else {
            self.hidden = self.hidden.saturating_add(1);
        }
    }

    /// Adds the last finding that still means anything.
    pub(super) fn end_with(&mut self, finding: Finding) {
        self.add(finding);
        self.fall_silent();
    }

    /// Whether reading on would only find more of the same.
    pub(super) fn is_hopeless(&self) -> bool {
        self.seen > HOPELESS
    }

    /// Tells nothing more.
    pub(super) fn fall_silent(&mut self) {
        self.silent = true;
        self.broken = true;
    }

    /// The tree can no longer be trusted.
    pub(super) fn mark_broken(&mut self) {
        self.broken = true;
    }

    fn same_line(&self, a: usize, b: usize) -> bool {
        let between = self.source.get(a.min(b)..a.max(b)).unwrap_or_default();
        !between.bytes().any(|b| matches!(b, b'\n' | b'\r'))
    }

    /// The findings, and whether the tree can be trusted.
    pub(super) fn finish(mut self) -> (Vec<Finding>, bool) {
        if self.hidden > 0 {
            let (n, place) = (self.hidden, self.place(Span::default()));
            self.list.push(Finding::error(
                Location {
                    span: Span::new(self.source.len(), self.source.len()),
                    ..place
                },
                format!("et {n} autres fautes d'écriture dans ce fichier"),
                format!("and {n} more syntax errors in this file"),
            ));
        }
        (self.list, !self.broken)
    }
}
