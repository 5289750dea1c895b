//! From the command line to an exit code. With `folders`, the only place that reads the environment.

use std::env;
use std::ffi::OsString;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Read, Write};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::app::App;
use crate::cli::{self, Cli, Options, Verb, When};
use crate::command::{self, Context, Desk, Failure, Given, Inspection, Outcome};
use crate::data::{Date, Lang};
use crate::export::Ink;
use crate::folders;
use crate::notes::{self, Notes, Stamp};
use crate::tui::{self, Look, Theme};
use crate::words::{ASCII, Glyphs, NotesWords, UNICODE};

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
    #[cfg(unix)]
    outlive_file_limit();
    let args: Vec<OsString> = env::args_os().collect();
    let lang = language_of(&args);
    let cli = match Cli::read(args, lang) {
        Ok(cli) => cli,
        Err(error) => return usage(&error, lang),
    };
    match answer(cli, lang) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Nothing) => ExitCode::from(1),
        Err(Failure::Output(error)) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            complain(&failure.to_string());
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

fn answer(cli: Cli, lang: Lang) -> Result<Outcome, Failure> {
    let Cli {
        query,
        verb,
        options,
    } = cli;
    let today = options.today.unwrap_or_else(today);
    let mut out = BufWriter::new(io::stdout().lock());
    if let Some(Verb::Check { path, advice }) = verb {
        let path = path.or(options.data);
        let asked = Inspection {
            path: path.as_deref(),
            advice,
            lang,
            today,
            json: options.json,
        };
        let outcome = command::check(asked, &mut out)?;
        out.flush()?;
        return Ok(outcome);
    }
    let atlas = command::load(options.data.as_deref(), lang, today)?;
    let on_screen = verb.is_none() && !options.json && io::stdout().is_terminal();
    if on_screen {
        drop(out);
        let mut app = App::new(atlas, lang, today, &query.join(" "));
        tui::explore(&mut app, look(&options))
            .map_err(|error| Failure::Refused(format!("luopan: {}", error.text().get(lang))))?;
        return Ok(Outcome::Done);
    }
    let context = Context {
        atlas,
        lang,
        today,
        json: options.json,
        columns: tui::columns()
            .filter(|_| io::stdout().is_terminal())
            .map_or(PRINT_COLUMNS, |c| c.min(READABLE_COLUMNS)),
        ink: ink(&options),
        glyphs: glyphs(&options),
    };
    let outcome = match verb {
        Some(Verb::List { query }) => command::list(&context, &query.join(" "), &mut out),
        Some(Verb::Show { id, section }) => command::show(&context, &id, section, &mut out),
        Some(Verb::Search { query }) => command::search(&context, &query.join(" "), &mut out),
        Some(Verb::Rules { country }) => command::rules(&context, &country.join(" "), &mut out),
        Some(Verb::Stale { months }) => command::stale(&context, months, &mut out),
        Some(Verb::New { slug }) => command::new(&context, &slug, &mut out),
        Some(Verb::Note { note_id, text }) => {
            let given = given(&text, &context)?;
            command::note(&context, &desk(&options), &note_id, given, &mut out)
        }
        Some(Verb::Notes { words }) => {
            command::notes(&context, &desk(&options), &words.join(" "), &mut out)
        }
        Some(Verb::Check { .. }) | None => command::search(&context, &query.join(" "), &mut out),
    }?;
    out.flush()?;
    Ok(outcome)
}

/// The user's notes, dated now; by `--today` without the hour.
fn desk(options: &Options) -> Desk {
    let minutes = seconds() / 60 % (24 * 60);
    let clock = u8::try_from(minutes / 60)
        .ok()
        .zip(u8::try_from(minutes % 60).ok());
    Desk {
        notes: folders::notes().map(Notes::open),
        now: Stamp {
            date: options.today.unwrap_or_else(today),
            time: clock.filter(|_| options.today.is_none()),
        },
        present: false,
    }
}

/// What to put into a note: the words of the command line; standard input, asked for by `-` or by a pipe; what the user
/// writes in an editor, when somebody sits at a terminal and nothing asks for JSON.
fn given(text: &[String], context: &Context) -> Result<Given, Failure> {
    let asked = matches!(text, [dash] if dash == "-");
    if !text.is_empty() && !asked {
        return Ok(Given::Words(text.join(" ")));
    }
    let at_terminal = io::stdin().is_terminal();
    if asked || (!at_terminal && !context.json) {
        let limit = u64::try_from(notes::LONGEST).unwrap_or(u64::MAX);
        let mut text = String::new();
        let read = io::stdin()
            .take(limit.saturating_add(1))
            .read_to_string(&mut text);
        if read.is_err() || text.len() > notes::LONGEST {
            let words = NotesWords::of(context.lang);
            return Err(Failure::Refused(words.unreadable.to_owned()));
        }
        let empty = text.trim().is_empty();
        return Ok(if empty {
            Given::Nothing
        } else {
            Given::Piped(text)
        });
    }
    let editor = ["VISUAL", "EDITOR"].into_iter().find_map(|name| {
        let editor = env::var(name).ok()?;
        Some(editor).filter(|editor| !editor.trim().is_empty())
    });
    let shown = context.json || !io::stdout().is_terminal();
    Ok(match editor.filter(|_| !shown) {
        Some(editor) => Given::Editor(editor),
        None => Given::Nothing,
    })
}

/// `--lang` among `args`, read before clap so that its own messages are in that language; else the locale.
fn language_of(args: &[OsString]) -> Lang {
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
        Some("en") => Lang::En,
        Some("fr") => Lang::Fr,
        _ => locale_language(|name| env::var(name).ok()),
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

fn look(options: &Options) -> Look {
    let theme = if coloured(options) {
        Theme::Terminal
    } else {
        Theme::Plain
    };
    Look {
        theme,
        glyphs: glyphs(options),
    }
}

fn ink(options: &Options) -> Ink {
    if coloured(options) {
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

fn glyphs(options: &Options) -> &'static Glyphs {
    if options.ascii { &ASCII } else { &UNICODE }
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

fn usage(error: &clap::Error, lang: Lang) -> ExitCode {
    if error.use_stderr() {
        complain(&cli::explain(error, lang));
        return ExitCode::from(REFUSED);
    }
    let text = error.render().to_string();
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => ExitCode::from(NOT_WRITTEN),
        _ => ExitCode::SUCCESS,
    }
}

/// Writes to standard error; where that is closed too, nobody is left to be told.
fn complain(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
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
