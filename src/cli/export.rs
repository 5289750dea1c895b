//! The arguments of `luopan export`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// What to export, and where to.
#[derive(Clone, Debug, Args)]
pub struct ExportOptions {
    /// Ids of the platforms; wechat/ID for one opportunity
    #[arg(value_name = "ID")]
    pub ids: Vec<String>,
    /// Format; without it that of the file's extension, else Markdown
    #[arg(
        long,
        value_enum,
        value_name = "md|html|csv|json|ron",
        hide_possible_values = true
    )]
    pub format: Option<ExportFormat>,
    /// What to write; without it the platform, or its figures as CSV
    #[arg(
        long,
        value_enum,
        value_name = "platform|opportunities|matrix|figures",
        hide_possible_values = true
    )]
    pub what: Option<ExportSubject>,
    /// File to write; without it standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file if it exists
    #[arg(long)]
    pub force: bool,
    /// Name of the agency that signs the document
    #[arg(long, value_name = "NAME")]
    pub agency: Option<String>,
}

/// A form to write in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
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

impl ExportFormat {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Md, Self::Html, Self::Csv, Self::Json, Self::Ron];

    /// The extension of its files.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportSubject {
    /// Platforms.
    Platform,
    /// What a brand could do there.
    Opportunities,
    /// Features by platform.
    Matrix,
    /// Every number.
    Figures,
}
