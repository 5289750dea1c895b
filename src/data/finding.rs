//! What is wrong with a data file: where, what, and how to mend it, in both languages.

use super::Text;

/// How bad a finding is; the worst sorts first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The data cannot be used.
    Error,
    /// The data can be used, but somebody should look.
    Warning,
    /// The data is as good as its sources; better ones would help. Given only when asked for.
    Advice,
}

/// A range of bytes in the text of one file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// Byte after the last one.
    pub end: usize,
}

impl Span {
    /// The bytes from `start` up to, not including, `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// From the start of `self` to the end of `last`.
    pub const fn to(self, last: Span) -> Self {
        Self::new(self.start, last.end)
    }
}

/// A span in one of the files of a [`Findings`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// Index into [`Findings::files`].
    pub file: usize,
    /// Where in its text.
    pub span: Span,
}

/// One fault of a data file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// Where it is.
    pub place: Location,
    /// Path of fields to the value, `figures[3].kind`; empty when the fault concerns the file itself.
    pub path: String,
    /// What is wrong.
    pub message: Text,
    /// How to mend it.
    pub help: Option<Text>,
    /// Another place that has to do with it, and how.
    pub related: Option<(Location, Text)>,
}

impl Finding {
    /// An error at `place`. In the French an ordinary space before `:` and inside `«»` becomes a no-break one.
    pub fn error(place: Location, fr: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            place,
            path: String::new(),
            message: said(fr, en),
            help: None,
            related: None,
        }
    }

    /// A warning at `place`; spaces as in [`Finding::error`].
    pub fn warning(place: Location, fr: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(place, fr, en)
        }
    }

    /// A piece of advice at `place`; spaces as in [`Finding::error`].
    pub fn advice(place: Location, fr: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            severity: Severity::Advice,
            ..Self::error(place, fr, en)
        }
    }

    /// The same with the cure.
    #[must_use]
    pub fn help(mut self, fr: impl Into<String>, en: impl Into<String>) -> Self {
        self.help = Some(said(fr, en));
        self
    }

    /// The same with a second place.
    #[must_use]
    pub fn related(
        mut self,
        place: Location,
        fr: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        self.related = Some((place, said(fr, en)));
        self
    }

    /// The same with the path of fields that leads there.
    #[must_use]
    pub fn at(mut self, path: String) -> Self {
        self.path = path;
        self
    }
}

/// Sets the no-break spaces of French, so that messages can be written with visible ones.
fn said(fr: impl Into<String>, en: impl Into<String>) -> Text {
    let fr: String = fr.into();
    let fr = fr
        .replace(" :", "\u{a0}:")
        .replace("« ", "«\u{a0}")
        .replace(" »", "\u{a0}»");
    Text::new(fr, en)
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path as shown to people, relative to the folder that was asked for.
    pub name: String,
    /// Its text without byte order mark; empty when it could not be read as text.
    pub text: String,
}

/// How many findings were counted and not kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dropped {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
}

/// All findings on some files, with those files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The files, in the order in which they were read.
    pub files: Vec<SourceFile>,
    /// The findings: errors first, then by file and place.
    pub list: Vec<Finding>,
    /// How many more there are than anybody could read.
    pub dropped: Dropped,
}

impl Findings {
    /// Sorts `list`, worst first, then by file and place; `dropped` findings are not in it.
    pub fn new(files: Vec<SourceFile>, mut list: Vec<Finding>, dropped: Dropped) -> Self {
        list.sort_by_key(|f| (f.severity, f.place));
        Self {
            files,
            list,
            dropped,
        }
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many are of this severity, those not in the list among them.
    pub fn count(&self, severity: Severity) -> usize {
        let kept = self.list.iter().filter(|f| f.severity == severity).count();
        kept.saturating_add(match severity {
            Severity::Error => self.dropped.errors,
            Severity::Warning => self.dropped.warnings,
            Severity::Advice => 0,
        })
    }
}
