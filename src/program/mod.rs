//! From the command line to an exit code. The only place that reads the environment.

mod ask;
mod config;
mod desk;
mod explore;
mod own;
mod refresh;

use std::env;
use std::ffi::OsString;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::mem::ManuallyDrop;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::app::Step;
use crate::cli::{self, Cli, Options, Verb, When};
use crate::command::{self, Context, Failure, Inspection, Outcome};
use crate::data::{Atlas, Date, Lang, Overlaid};
use crate::export::Ink;
use crate::folders::Folders;
use crate::manual;
use crate::settings::ThemeName;
use crate::text::clean;
use crate::tui::{self, Themes};
use crate::words::{self, ASCII, Glyphs, UNICODE, Words};

use ask::{ask, inspect};
use config::{Asked, settings};
use explore::explore;
use own::Own;

/// Columns of a print-out that goes to a file or a pipe.
const PRINT_COLUMNS: usize = 80;
/// A line of text longer than this is hard to read.
const READABLE_COLUMNS: usize = 110;
/// Exit code of what could not be asked or answered.
const REFUSED: u8 = 2;
/// Exit code of an answer that could not be written (`EX_IOERR` of sysexits.h).
const NOT_WRITTEN: u8 = 74;

/// Runs the program on the arguments of the process; the exit code is 0 when done, 1 when nothing matched or faults
/// were found, 2 when the question or the data cannot be used, 74 when the answer could not be written.
pub fn run() -> ExitCode {
    tui::end_by_panic();
    #[cfg(unix)]
    outlive_file_limit();
    let args: Vec<OsString> = env::args_os().collect();
    let user = etcetera::choose_base_strategy().ok();
    let mut own = Own::read(Folders::of(|name| env::var_os(name), user.as_ref()));
    let asked = asked_language(&args).or(own.config.lang);
    let lang = asked.unwrap_or_else(|| locale_language(|name| env::var(name).ok()));
    let cli = match Cli::read(&args, lang) {
        Ok(cli) => cli,
        Err(error) => return usage(&error, lang),
    };
    own.obey(&cli.options);
    let explores = matches!(cli.verb, None | Some(Verb::Tour))
        && !cli.options.json
        && io::stdout().is_terminal();
    let answered = if explores {
        // Only the explorer remembers: a command answers the same whatever was looked at before.
        explore(&cli, &own, asked.or(own.state.lang).unwrap_or(lang))
    } else {
        if let Some(warning) = own.warning(lang) {
            complain(warning.trim_end());
        }
        answer(cli, &own, lang)
    };
    match answered {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Nothing) => ExitCode::from(1),
        Err(Failure::Output(error)) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            match &failure {
                Failure::Output(error) if error.get_ref().is_none() => unwritten(error, lang),
                told => complain(&told.to_string()),
            }
            ExitCode::from(
                if matches!(failure, Failure::Output(_) | Failure::Unsaved(_)) {
                    NOT_WRITTEN
                } else {
                    REFUSED
                },
            )
        }
    }
}

fn answer(cli: Cli, own: &Own, lang: Lang) -> Result<Outcome, Failure> {
    let Cli {
        query,
        verb,
        options,
    } = cli;
    let today = options.today.unwrap_or_else(today);
    let mut out = BufWriter::new(io::stdout().lock());
    let outcome = match verb {
        Some(Verb::Check {
            path,
            advice,
            watch,
        }) => {
            let asked = Inspection {
                path: path.as_deref(),
                layers: &own.layers(),
                advice,
                lang,
                today,
                json: options.json,
            };
            inspect(asked, watch, &mut out)
        }
        Some(Verb::Config { only_path }) => {
            let asked = Asked {
                lang,
                json: options.json,
                only_path,
            };
            settings(own, asked, &mut out)
        }
        Some(Verb::Completions { shell }) => {
            out.write_all(&manual::completions(shell, lang))?;
            Ok(Outcome::Done)
        }
        Some(Verb::Tour) => tour(lang, &mut out),
        Some(Verb::Man) => {
            out.write_all(manual::page(lang, &own.keymap).as_bytes())?;
            Ok(Outcome::Done)
        }
        verb => {
            // The process ends after this: giving back every string of the atlas first would only delay it.
            // What is sent out holds nothing private unless that is asked for by name.
            let sends = matches!(verb, Some(Verb::Export { private: false, .. }));
            let sends_files = matches!(verb, Some(Verb::Export { .. }));
            let options = Options {
                present: options.present || sends,
                ..options
            };
            let context = context(&options, own, (lang, today), sends_files)?;
            let mut context = ManuallyDrop::new(context);
            let desk = desk::desk(&options, own);
            if matches!(verb, Some(Verb::Search { .. } | Verb::List { .. }) | None) {
                desk::lay_notes(&desk, &mut context.atlas);
            }
            ask(verb, &query, (&context, &desk), &mut out)
        }
    }?;
    match out.flush() {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(outcome),
    }
}

/// The tour, where there is no screen to take it on.
fn tour(lang: Lang, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let words = Words::of(lang).tour;
    for step in Step::ALL {
        writeln!(out, "{}", words.step(step, usize::MAX))?;
    }
    Ok(Outcome::Done)
}

/// What a command answers from. Of a faulty overlay what is sound is laid on the atlas and the rest told, unless it
/// was named and nothing of it could be read, or files are to be sent that would lack it.
fn context(
    options: &Options,
    own: &Own,
    (lang, today): (Lang, Date),
    sends_files: bool,
) -> Result<Context, Failure> {
    let Overlaid { atlas, findings } = load(own, options, (lang, today))?;
    if findings.has_errors() {
        let words = &Words::of(lang).overlay;
        let is_bare = findings.files.iter().all(|file| file.text.is_empty());
        let is_missing = options.overlay.is_some() && is_bare;
        let report = findings.report(lang);
        if sends_files || is_missing {
            let refused = format!("{report}{}", words.not_without);
            return Err(Failure::Refused(refused));
        }
        complain(&format!("{report}{}", words.left_out));
    }
    Ok(Context {
        atlas: match options.present {
            true => atlas.without_private(),
            false => atlas,
        },
        lang,
        today,
        json: options.json,
        // Asked of a terminal only: elsewhere crossterm would start tput.
        columns: Some(())
            .filter(|()| io::stdout().is_terminal())
            .and_then(|()| tui::columns())
            .map_or(PRINT_COLUMNS, |c| c.min(READABLE_COLUMNS)),
        ink: ink(options, own),
        glyphs: glyphs(own),
        agency: own.config.agency.clone(),
    })
}

/// The atlas asked for, with the user's own idea of how old is old, and what of an overlay had to be left out.
fn load(own: &Own, options: &Options, (lang, today): (Lang, Date)) -> Result<Overlaid, Failure> {
    let laid = command::load(&own.layers(), lang, today).map_err(|failure| {
        // Nobody named it now.
        let config = own
            .folders
            .config
            .as_ref()
            .filter(|_| options.data.is_none());
        match config.filter(|_| own.config.data.is_some()) {
            Some(config) => Failure::Refused(format!(
                "{failure}{}{}",
                Words::of(lang).settings.asked_by,
                clean(&config.display().to_string())
            )),
            None => failure,
        }
    })?;
    Ok(Overlaid {
        atlas: Atlas {
            limits: own.config.limits(),
            ..laid.atlas
        },
        ..laid
    })
}

/// `--lang` among `args`, read before clap so that its own messages are in that language.
fn asked_language(args: &[OsString]) -> Option<Lang> {
    let asked = args
        .iter()
        .zip(args.iter().skip(1).map(Some).chain([None]))
        .find_map(|(arg, next)| {
            let arg = arg.to_str()?;
            match arg.strip_prefix("--lang")? {
                "" => next?.to_str().map(str::to_owned),
                value => value.strip_prefix('=').map(str::to_owned),
            }
        });
    match asked.as_deref() {
        Some("en") => Some(Lang::En),
        Some("fr") => Some(Lang::Fr),
        _ => None,
    }
}

/// The language of the locale: the first of LC_ALL, LC_MESSAGES and LANG that is set (POSIX); French unless it is English.
fn locale_language(variable: impl Fn(&str) -> Option<String>) -> Lang {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(variable)
        .find(|value| !value.is_empty());
    match locale {
        Some(value) if value.to_lowercase().starts_with("en") => Lang::En,
        _ => Lang::Fr,
    }
}

fn themes(options: &Options, own: &Own) -> Themes {
    let name = own.config.theme.or(own.state.theme).unwrap_or_default();
    Themes::new(name, own.config.roles.clone(), coloured(options))
}

fn ink(options: &Options, own: &Own) -> Ink {
    if coloured(options) && own.config.theme != Some(ThemeName::Plain) {
        Ink::Colour
    } else {
        Ink::Plain
    }
}

/// `--color`; left to itself, colours go to a terminal unless NO_COLOR is set (<https://no-color.org>).
fn coloured(options: &Options) -> bool {
    let no_color = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    match options.color {
        When::Always => true,
        When::Never => false,
        When::Auto => !no_color && io::stdout().is_terminal(),
    }
}

fn glyphs(own: &Own) -> &'static Glyphs {
    if own.config.ascii { &ASCII } else { &UNICODE }
}

/// Today, in universal time: an age in months can bear the hours between it and Montréal.
fn today() -> Date {
    Date::from_unix_days(seconds() / 86_400)
}

/// Seconds since 1970 began.
fn seconds() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs())
}

/// Lets a write beyond the user's file size limit fail as one to a full disk does, instead of ending the process.
#[cfg(unix)]
fn outlive_file_limit() {
    let reached = std::sync::Arc::default();
    // Where this cannot be had, the limit ends the process; the notes stay whole all the same.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, reached);
}

/// The time of day, in universal time: `14:05:09 UTC`.
fn clock() -> String {
    let seconds = seconds() % 86_400;
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    format!("{hours:02}:{minutes:02}:{:02} UTC", seconds % 60)
}

fn usage(error: &clap::Error, lang: Lang) -> ExitCode {
    if error.use_stderr() {
        complain(&cli::explain(error, lang));
        return ExitCode::from(REFUSED);
    }
    let text = error.render().to_string();
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            unwritten(&error, lang);
            ExitCode::from(NOT_WRITTEN)
        }
        _ => ExitCode::SUCCESS,
    }
}

/// Says that an answer could not be written, and why.
fn unwritten(error: &io::Error, lang: Lang) {
    let why = words::system(error, lang);
    complain(&match lang {
        Lang::Fr => format!("luopan\u{a0}: la réponse n'a pas pu être écrite\u{a0}: {why}."),
        Lang::En => format!("luopan: the answer could not be written: {why}."),
    });
}

/// Writes to standard error, what a terminal would act on made visible; where that is closed too, nobody is left to
/// be told.
fn complain(text: &str) {
    let mut out = io::stderr().lock();
    for line in text.lines() {
        let _ = writeln!(out, "{}", clean(line));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_decides_and_french_is_the_default() {
        for (all, messages, lang, expected) in [
            (None, None, None, Lang::Fr),
            (None, None, Some("fr_CA.UTF-8"), Lang::Fr),
            (None, None, Some("en_CA.UTF-8"), Lang::En),
            (None, None, Some("C"), Lang::Fr),
            (None, None, Some("zh_CN.UTF-8"), Lang::Fr),
            (None, Some("en"), Some("fr_CA"), Lang::En),
            (Some("fr_FR"), Some("en"), Some("en"), Lang::Fr),
            (Some(""), None, Some("en_US"), Lang::En),
        ] {
            let variable = |name: &str| {
                let value = match name {
                    "LC_ALL" => all,
                    "LC_MESSAGES" => messages,
                    _ => lang,
                };
                value.map(str::to_owned)
            };
            assert_eq!(
                locale_language(variable),
                expected,
                "{all:?} {messages:?} {lang:?}"
            );
        }
    }
}
