//! What can be exported, and in which formats.

/// A format to write in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Markdown.
    Md,
    /// One self-contained page.
    Html,
    /// For a spreadsheet.
    Csv,
    /// For a program.
    Json,
    /// An atlas file.
    Ron,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Md, Self::Html, Self::Csv, Self::Json, Self::Ron];

    /// The extension of its files, and the word for it on the command line.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Md => "md",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Ron => "ron",
        }
    }
}

/// What an export is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Platforms, one after the other.
    Platform,
    /// Two to four platforms, side by side.
    Comparison,
    /// What a brand could do there.
    Opportunities,
    /// Features by platform.
    Matrix,
    /// Every number.
    Figures,
}

impl Subject {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Platform,
        Self::Comparison,
        Self::Opportunities,
        Self::Matrix,
        Self::Figures,
    ];

    /// The word for it on the command line.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Platform => "platform",
            Self::Comparison => "comparison",
            Self::Opportunities => "opportunities",
            Self::Matrix => "matrix",
            Self::Figures => "figures",
        }
    }
}
