//! The command line: clap types.

mod explain;
mod french;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Command, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::data::{Date, Lang, Period, SectionId};
use crate::export::{Format, Subject};
use crate::search::Folded;
use crate::settings::{ThemeName, signature};
use crate::words::Words;

pub use explain::explain;
use french::in_french;

/// The version of the program, and the edition of the atlas it carries (from the build script).
const VERSION_FR: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    " (atlas du ",
    env!("LUOPAN_EDITION"),
    ")"
);
const VERSION_EN: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    " (atlas of ",
    env!("LUOPAN_EDITION"),
    ")"
);

/// A terminal atlas of Asia's social platforms.
#[derive(Debug, Default, Parser)]
#[command(name = "luopan", version, disable_help_subcommand = true)]
pub struct Cli {
    /// What to look for: a name, a feature, a likeness
    pub query: Vec<String>,
    /// What to do instead of exploring
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// Options of every command
    #[command(flatten)]
    pub options: Options,
}

/// Options of every command.
#[derive(Clone, Debug, Default, Args)]
pub struct Options {
    /// Atlas to show instead of the built-in one: a file or a folder
    #[arg(long, global = true, value_name = "PATH")]
    pub data: Option<PathBuf>,
    /// Files to lay over the atlas: a file or a folder
    #[arg(long, global = true, value_name = "PATH")]
    pub overlay: Option<PathBuf>,
    /// Language; without it the config file, LC_ALL, LC_MESSAGES, LANG, else French
    #[arg(long, global = true, value_name = "fr|en", value_parser = parse_lang)]
    pub lang: Option<Lang>,
    /// Print JSON
    #[arg(long, global = true)]
    pub json: bool,
    /// When to colour
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t,
        value_name = "auto|always|never",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub color: When,
    /// Colours: the terminal's own, none, or some for a dark or a light ground
    #[arg(long, global = true, value_name = "terminal|plain|dark|light", value_parser = parse_theme)]
    pub theme: Option<ThemeName>,
    /// Present: what is private is hidden everywhere
    #[arg(long, global = true)]
    pub present: bool,
    /// Only ASCII signs in the interface
    #[arg(long, global = true)]
    pub ascii: bool,
    /// Day from which ages are counted, instead of today
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = parse_day)]
    pub today: Option<Date>,
}

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The one-shot commands.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// One line a platform
    List {
        /// Only those that match
        query: Vec<String>,
    },
    /// One platform, whole or by section
    Show {
        /// Its id, as `list` prints it
        id: String,
        /// One section only
        #[arg(long, value_name = "NAME", value_parser = parse_section)]
        section: Option<SectionId>,
    },
    /// Platforms that match, best first, and why
    Search {
        /// Words to look for
        query: Vec<String>,
    },
    /// Two to four platforms side by side, the differences marked
    Compare {
        /// Their ids, as `list` prints them
        #[arg(value_name = "ID")]
        ids: Vec<String>,
        /// Only what differs
        #[arg(long)]
        diff: bool,
    },
    /// What each platform has: platforms by features
    Matrix {
        /// Only those that match
        query: Vec<String>,
        /// Every feature, not only those to look at first
        #[arg(long)]
        all: bool,
        /// By how many platforms have it, the most first, not by group
        #[arg(long)]
        by_count: bool,
    },
    /// What a brand could do, across platforms
    Opportunities {
        /// Only those that match: for:luxury, effort:low, country:jp, words
        query: Vec<String>,
    },
    /// Platforms ranked by one metric
    Reach {
        /// Its name; without it all metrics
        metric: Vec<String>,
    },
    /// What a word means, and where one meets it
    Term {
        /// The word; without it the whole glossary
        word: Vec<String>,
    },
    /// Where it all comes from
    Sources {
        /// Only those that match
        query: Vec<String>,
    },
    /// What the 2016 article said, and what is left of it
    Changes {
        /// Only those that match
        query: Vec<String>,
    },
    /// The law by country, and what to say of it in a meeting
    Rules {
        /// Its code or name; without it the lines to say and the countries
        country: Vec<String>,
    },
    /// Every fault of an atlas, or of an overlay, at once
    Check {
        /// File or folder; without it the built-in atlas
        path: Option<PathBuf>,
        /// Say too what better sources would mend: old figures, missing examples
        #[arg(long)]
        advice: bool,
        /// Check again whenever a file changes, until Ctrl-C
        #[arg(long)]
        watch: bool,
    },
    /// What to refresh, oldest first, and the source to look at again
    Stale {
        /// How many months make a statement old; without it stale_months of the config file, else 24
        #[arg(long, value_name = "N", value_parser = parse_months, allow_negative_numbers = true)]
        months: Option<u32>,
    },
    /// The settings in force, as a config file with comments
    Config {
        /// Print only where the config file is looked for
        #[arg(long = "path")]
        only_path: bool,
    },
    /// The skeleton of a platform, to fill in: luopan new ID > ID.ron
    New {
        /// The id of the platform: a-z, 0-9 and hyphens
        #[arg(value_name = "ID")]
        slug: String,
    },
    /// What to send: a brief, a table, or the data itself
    Export {
        /// Ids of the platforms; wechat/ID for one opportunity
        #[arg(value_name = "ID")]
        chosen: Vec<String>,
        /// Format; without it that of the file's extension, else Markdown
        #[arg(long, value_name = "md|html|csv|json|ron", value_parser = parse_format)]
        format: Option<Format>,
        /// What to write; without it the platform, or its figures as CSV
        #[arg(long, value_name = "platform|comparison|opportunities|matrix|figures", value_parser = parse_subject)]
        what: Option<Subject>,
        /// File to write; without it standard output
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Replace the file if it exists
        #[arg(long)]
        force: bool,
        /// With what is private in your own files
        #[arg(long)]
        private: bool,
        /// Name of the agency that signs the document
        #[arg(long, value_name = "NAME", value_parser = parse_agency)]
        agency: Option<String>,
    },
    /// Add to your note on a platform; without TEXT, edit it with $VISUAL or $EDITOR
    Note {
        /// The id of the platform, wechat/NAME for one of its opportunities or features; rules-cn for the rules of a
        /// country, rules-cn/NAME for one of them
        #[arg(value_name = "ID")]
        note_id: String,
        /// What to note; - reads it from standard input
        text: Vec<String>,
    },
    /// Your notes
    Notes {
        /// Only those that hold these words
        words: Vec<String>,
    },
    /// What completes the commands of luopan in a shell, to be put where the shell looks for it
    Completions {
        /// The shell
        #[arg(
            value_enum,
            hide_possible_values = true,
            value_name = "bash|zsh|fish|powershell|nushell"
        )]
        shell: Shell,
    },
    /// The manual page: luopan man > luopan.1
    Man,
    /// The explorer, with the five things worth knowing shown one by one
    Tour,
}

/// The shells that luopan can teach its commands to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// GNU bash.
    Bash,
    /// zsh.
    Zsh,
    /// fish.
    Fish,
    /// Windows PowerShell and PowerShell.
    #[value(name = "powershell")]
    PowerShell,
    /// Nushell.
    Nushell,
}

fn parse_lang(text: &str) -> Result<Lang, String> {
    match text {
        "fr" => Ok(Lang::Fr),
        "en" => Ok(Lang::En),
        _ => Err("fr, en".to_owned()),
    }
}

fn parse_theme(text: &str) -> Result<ThemeName, String> {
    ThemeName::named(text).ok_or_else(|| ThemeName::ALL.map(ThemeName::name).join(", "))
}

fn parse_day(text: &str) -> Result<Date, String> {
    match text.parse() {
        Ok(
            date @ Date {
                period: Period::Day(..),
                circa: false,
            },
        ) => Ok(date),
        _ => Err("2026-11-22".to_owned()),
    }
}

fn parse_months(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| "1, 12, 24".to_owned())
}

/// A section by its word, or by its name as either language shows it.
fn parse_section(text: &str) -> Result<SectionId, String> {
    let wanted = Folded::new(text);
    let is_meant = |name: &str| Folded::new(name).as_str() == wanted.as_str();
    let known = SectionId::ALL.into_iter().zip(0..).find(|(id, number)| {
        let titles = [Words::of(Lang::Fr), Words::of(Lang::En)];
        let mut names = titles
            .iter()
            .flat_map(|w| [w.sections.get(*number), w.tabs.get(*number)]);
        is_meant(id.slug()) || names.any(|name| name.is_some_and(|name| is_meant(name)))
    });
    let all = || SectionId::ALL.map(SectionId::slug).join(", ");
    known.map(|(id, _)| id).ok_or_else(all)
}

/// A name to sign with: a line of a sane length.
fn parse_agency(text: &str) -> Result<String, String> {
    signature(text).ok_or_else(|| "Agence Nord".to_owned())
}

fn parse_format(text: &str) -> Result<Format, String> {
    let known = Format::ALL.into_iter().find(|f| f.extension() == text);
    known.ok_or_else(|| Format::ALL.map(Format::extension).join(", "))
}

fn parse_subject(text: &str) -> Result<Subject, String> {
    let known = Subject::ALL.into_iter().find(|s| s.slug() == text);
    known.ok_or_else(|| Subject::ALL.map(Subject::slug).join(", "))
}

impl Cli {
    /// Reads `args`, with help and errors in `lang`.
    ///
    /// # Errors
    /// What clap has to say: help, version or a wrong use.
    pub fn read(args: &[OsString], lang: Lang) -> Result<Self, clap::Error> {
        // Nothing to read: it is to be explored, and soon.
        if args.len() <= 1 {
            return Ok(Self::default());
        }
        // The texts of the command line are put into French only when one of them is to be shown: it takes a while.
        Self::try_parse_from(args)
            .or_else(|_| Self::from_arg_matches(&command(lang).try_get_matches_from(args)?))
    }
}

/// The command that `word` probably misspells: one slip away, or two when it is long.
pub fn misspelt(word: &str) -> Option<String> {
    let word = word.to_lowercase();
    let slips = match word.chars().count() {
        0..3 => return None,
        3..6 => 1,
        _ => 2,
    };
    let known = Cli::command();
    let names = known.get_subcommands().map(Command::get_name);
    let near = names.map(|name| (strsim::damerau_levenshtein(&word, name), name));
    let near = near
        .filter(|(distance, _)| (1..=slips).contains(distance))
        .min();
    near.map(|(_, name)| name.to_owned())
}

/// The command line as clap knows it, in `lang`.
pub fn command(lang: Lang) -> Command {
    let command = Cli::command().next_line_help(false);
    let command = match lang {
        Lang::En => command.version(VERSION_EN),
        Lang::Fr => in_french(command.version(VERSION_FR)),
    };
    command.mut_subcommand("search", |search| {
        search.after_help(Words::of(lang).manual.query_forms(lang))
    })
}

#[cfg(test)]
mod tests {
    use super::french::french;
    use super::*;

    #[test]
    fn clap_finds_no_fault_in_either_language() {
        command(Lang::En).debug_assert();
        command(Lang::Fr).debug_assert();
    }

    #[test]
    fn every_command_and_argument_has_its_french() {
        let root = Cli::command();
        for verb in std::iter::once(&root).chain(root.get_subcommands()) {
            assert!(french(verb.get_name()).is_some(), "{}", verb.get_name());
            for arg in verb.get_arguments() {
                assert!(french(arg.get_id().as_str()).is_some(), "{}", arg.get_id());
            }
        }
    }
}
