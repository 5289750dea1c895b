//! The command line: clap types, and their French.

use std::path::PathBuf;

use clap::error::{ContextKind, ErrorKind};
use clap::{
    Arg, ArgAction, Args, Command, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum,
};

use crate::data::{Date, Lang, Period, SectionId};
use crate::text::clean;

/// A terminal atlas of Asia's social platforms.
#[derive(Debug, Parser)]
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
#[derive(Clone, Debug, Args)]
pub struct Options {
    /// Atlas to show instead of the built-in one: a file or a folder
    #[arg(long, global = true, value_name = "PATH")]
    pub data: Option<PathBuf>,
    /// Language; without it LC_ALL, LC_MESSAGES, LANG, else French
    #[arg(long, global = true, value_name = "fr|en", value_parser = parse_lang)]
    pub lang: Option<Lang>,
    /// Print JSON
    #[arg(long, global = true)]
    pub json: bool,
    /// When to colour
    #[arg(long, global = true, value_enum, default_value_t = When::Auto, value_name = "auto|always|never", hide_default_value = true, hide_possible_values = true)]
    pub color: When,
    /// Only ASCII signs in the interface
    #[arg(long, global = true)]
    pub ascii: bool,
    /// Day from which ages are counted, instead of today
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = parse_day)]
    pub today: Option<Date>,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal, unless NO_COLOR is set.
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
    /// The law by country, and what to say of it in a meeting
    Rules {
        /// Its code or name; without it the lines to say and the countries
        country: Vec<String>,
    },
    /// Every fault of an atlas at once
    Check {
        /// File or folder; without it the built-in atlas
        path: Option<PathBuf>,
        /// Say too what better sources would mend: old figures, missing examples
        #[arg(long)]
        advice: bool,
    },
    /// What to refresh, oldest first, and the source to look at again
    Stale {
        /// How many months make a statement old
        #[arg(long, value_name = "N", default_value_t = 24)]
        months: u32,
    },
    /// The skeleton of a platform, to fill in: luopan new ID > ID.ron
    New {
        /// The id of the platform: a-z, 0-9 and hyphens
        #[arg(value_name = "ID")]
        slug: String,
    },
    /// Add to your note on a platform; without TEXT, edit it with $VISUAL or $EDITOR
    Note {
        /// The id of the platform; rules-cn for the rules of a country
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
}

fn parse_lang(text: &str) -> Result<Lang, String> {
    match text {
        "fr" => Ok(Lang::Fr),
        "en" => Ok(Lang::En),
        _ => Err("fr, en".to_owned()),
    }
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

fn parse_section(text: &str) -> Result<SectionId, String> {
    let known = SectionId::ALL.into_iter().find(|id| id.slug() == text);
    known.ok_or_else(|| SectionId::ALL.map(SectionId::slug).join(", "))
}

impl Cli {
    /// Reads `args`, with help and errors in `lang`.
    ///
    /// # Errors
    /// What clap has to say: help, version or a wrong use.
    pub fn read(
        args: impl IntoIterator<Item = std::ffi::OsString>,
        lang: Lang,
    ) -> Result<Self, clap::Error> {
        let matches = command(lang).try_get_matches_from(args)?;
        Self::from_arg_matches(&matches)
    }
}

/// The command line as clap knows it, in `lang`.
pub fn command(lang: Lang) -> Command {
    let command = Cli::command().next_line_help(false);
    match lang {
        Lang::En => command,
        Lang::Fr => in_french(command),
    }
}

/// Replaces every English text of the command line; a test sees to it that none is left.
fn in_french(command: Command) -> Command {
    let form = template(&command);
    let mut command = command.help_template(form).disable_help_flag(true).arg(
        Arg::new("help")
            .short('h')
            .long("help")
            .action(ArgAction::Help)
            .help(french("help")),
    );
    if command.get_version().is_some() {
        command = command.disable_version_flag(true).arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(french("version")),
        );
    }
    if let Some(about) = french(command.get_name()) {
        command = command.about(about);
    }
    let ids: Vec<String> = command
        .get_arguments()
        .map(|arg| arg.get_id().to_string())
        .collect();
    for id in ids {
        command = command.mut_arg(id.clone(), |arg| match french(&id) {
            Some(help) => arg.help(help),
            None => arg,
        });
    }
    let verbs: Vec<String> = command
        .get_subcommands()
        .map(|verb| verb.get_name().to_owned())
        .collect();
    for verb in verbs {
        command = command.mut_subcommand(verb, in_french);
    }
    command
}

/// The form of a help page, with the headings in French.
fn template(command: &Command) -> String {
    let mut form = "{about}\n\nUsage\u{a0}: {usage}\n".to_owned();
    let headings = [
        ("Commandes", "{subcommands}", command.has_subcommands()),
        (
            "Arguments",
            "{positionals}",
            command.get_positionals().next().is_some(),
        ),
        ("Options", "{options}", true),
    ];
    for (heading, part, _) in headings.into_iter().filter(|(_, _, shown)| *shown) {
        form.push_str(&format!("\n{heading}\u{a0}:\n{part}\n"));
    }
    form
}

/// What is wrong with a command line, as a sentence in `lang`.
pub fn explain(error: &clap::Error, lang: Lang) -> String {
    if lang == Lang::En {
        return error.render().to_string().trim_end().to_owned();
    }
    let said = |kind| {
        error
            .get(kind)
            .map(|value| clean(&value.to_string()).into_owned())
            .unwrap_or_default()
    };
    let (argument, value) = (
        said(ContextKind::InvalidArg),
        said(ContextKind::InvalidValue),
    );
    let wrong = match error.kind() {
        ErrorKind::UnknownArgument => {
            format!("«\u{a0}{argument}\u{a0}» n'est pas une option de luopan.")
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            format!("Il manque une valeur à {argument}.")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("«\u{a0}{value}\u{a0}» ne convient pas à {argument}.")
        }
        ErrorKind::MissingRequiredArgument => format!("Il manque {argument}."),
        ErrorKind::ArgumentConflict => {
            format!("{argument} est donné deux fois, ou ne va pas avec le reste.")
        }
        _ => "Cette ligne de commande ne se lit pas.".to_owned(),
    };
    let allowed = match std::error::Error::source(error) {
        Some(source) => clean(&source.to_string()).into_owned(),
        None => said(ContextKind::ValidValue),
    };
    let allowed = if allowed.is_empty() {
        allowed
    } else {
        format!("\nValeurs admises\u{a0}: {allowed}")
    };
    format!("{wrong}{allowed}\nVoir luopan --help")
}

/// The French of a command or an argument, by its id.
fn french(id: &str) -> Option<&'static str> {
    Some(match id {
        "luopan" => "L'atlas des plateformes sociales d'Asie, au terminal",
        "query" => "Ce qu'on cherche : un nom, une fonction, un équivalent",
        "data" => "Atlas à montrer au lieu de celui du programme : un fichier ou un dossier",
        "lang" => "Langue; sans elle LC_ALL, LC_MESSAGES, LANG, sinon le français",
        "json" => "Écrit du JSON",
        "color" => "Quand colorer",
        "ascii" => "Seulement des signes ASCII dans l'interface",
        "today" => "Jour d'où l'âge est compté, au lieu d'aujourd'hui",
        "list" => "Une ligne par plateforme",
        "show" => "Une plateforme, entière ou par section",
        "search" => "Les plateformes trouvées, la meilleure en tête, et pourquoi",
        "rules" => "Le droit par pays, et ce qu'il faut en dire en réunion",
        "country" => "Son code ou son nom; sans lui les lignes à dire et les pays",
        "check" => "Toutes les fautes d'un atlas à la fois",
        "stale" => "Ce qu'il faut rafraîchir, le plus ancien en tête, et la source à revoir",
        "months" => "À partir de combien de mois un énoncé est ancien (24 sinon)",
        "new" => "Le squelette d'une plateforme, à remplir : luopan new ID > ID.ron",
        "slug" => "L'identifiant de la plateforme : a-z, 0-9 et traits d'union",
        "note" => {
            "Ajoute à votre note sur une plateforme; sans TEXT, l'ouvre dans $VISUAL ou $EDITOR"
        }
        "note_id" => "L'identifiant de la plateforme; rules-cn pour les règles d'un pays",
        "text" => "Ce qu'il faut noter; - le lit de l'entrée standard",
        "notes" => "Vos notes",
        "words" => "Seulement celles qui ont ces mots",
        "id" => "Son identifiant, celui que « list » écrit",
        "section" => "Une seule section",
        "advice" => {
            "Dit aussi ce que de meilleures sources corrigeraient : chiffres anciens, exemples absents"
        }
        "path" => "Fichier ou dossier; sans lui l'atlas du programme",
        "help" => "Montre cette aide",
        "version" => "Montre la version",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
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
