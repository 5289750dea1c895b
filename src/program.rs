//! From the command line to an exit code. The only place that reads the environment.

use std::env;
use std::ffi::OsString;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::app::{Action, App, Message, Step};
use crate::cli::{self, Cli, Options, Verb, When};
use crate::command::{self, Context, Failure, Inspection, Outcome, Request, Settings};
use crate::data::{Date, Findings, Lang};
use crate::export::Ink;
use crate::folders::Folders;
use crate::manual;
use crate::settings::{Config, Spot, State, ThemeName};
use crate::tui::keys::Keymap;
use crate::tui::{self, Look, Theme};
use crate::words::{ASCII, Glyphs, UNICODE, Words};

/// Columns of a print-out that goes to a file or a pipe.
const PRINT_COLUMNS: usize = 80;
/// A line of text longer than this is hard to read.
const READABLE_COLUMNS: usize = 110;
/// Exit code of what could not be asked or answered.
const REFUSED: u8 = 2;
/// Exit code of an answer that could not be written (`EX_IOERR` of sysexits.h).
const NOT_WRITTEN: u8 = 74;

/// What the user set and what the program remembers.
struct Own {
    folders: Folders,
    config: Config,
    state: State,
    keymap: Keymap,
    /// What is wrong with the config file; what it would have set is as without it.
    findings: Findings,
}

impl Own {
    fn read(folders: Folders) -> Self {
        let path = folders.config.as_deref();
        let (config, mut findings) = path.map_or_else(Default::default, |path| {
            Config::load(path, folders.home.as_deref())
        });
        let (keymap, refused) = Keymap::with(&config.keys);
        findings.list.extend(refused);
        Self {
            state: folders
                .state
                .as_deref()
                .map(State::read)
                .unwrap_or_default(),
            findings: Findings::new(findings.files, findings.list, findings.dropped),
            folders,
            config,
            keymap,
        }
    }

    /// Puts what the command line says before what the config file does.
    fn obey(&mut self, options: &Options) {
        let config = &mut self.config;
        config.lang = options.lang.or(config.lang);
        config.theme = options.theme.or(config.theme);
        config.ascii |= options.ascii;
        if let Some(data) = &options.data {
            config.data = Some(data.clone());
        }
    }

    /// The report on the config file, when there is something to say.
    fn warning(&self, lang: Lang) -> Option<String> {
        (!self.findings.list.is_empty()).then(|| self.findings.report(lang))
    }
}

/// Runs the program on the arguments of the process; the exit code is 0 when done, 1 when nothing matched or faults
/// were found, 2 when the question or the data cannot be used, 74 when the answer could not be written.
pub fn run() -> ExitCode {
    let args: Vec<OsString> = env::args_os().collect();
    let user = etcetera::choose_base_strategy().ok();
    let mut own = Own::read(Folders::of(|name| env::var_os(name), user.as_ref()));
    let asked = asked_language(&args).or(own.config.lang);
    let lang = asked.unwrap_or_else(|| locale_language(|name| env::var(name).ok()));
    let cli = match Cli::read(args, lang) {
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
            complain(&failure.to_string());
            ExitCode::from(if matches!(failure, Failure::Output(_)) {
                NOT_WRITTEN
            } else {
                REFUSED
            })
        }
    }
}

fn explore(cli: &Cli, own: &Own, lang: Lang) -> Result<Outcome, Failure> {
    let today = cli.options.today.unwrap_or_else(today);
    let atlas = command::load(own.config.data.as_deref(), lang, today)?;
    let mut app = App::new(atlas, lang, today, &cli.query.join(" "));
    if cli.query.is_empty() {
        let platform = own.state.spot.as_ref().and_then(|s| s.platform.as_deref());
        app = app.resumed(platform, &own.state.marks);
    }
    if !own.state.hint_dismissed {
        app = app.hinting();
    }
    if matches!(cli.verb, Some(Verb::Tour)) {
        app.update(Action::StartTour);
    }
    if cli.options.present {
        app.update(Action::TogglePresentation);
    }
    if let Some(finding) = own.findings.list.first() {
        app.update(Action::Tell(Message::Said(finding.message.clone())));
    }
    let explored = tui::explore(&mut app, look(&cli.options, own), own.keymap.clone());
    app.update(Action::EndTour);
    let state = State {
        lang: (app.lang() != lang).then(|| app.lang()).or(own.state.lang),
        theme: cli.options.theme.or(own.state.theme),
        spot: Some(Spot {
            view: app.view().slug().to_owned(),
            platform: app.selected().map(|platform| platform.id.clone()),
        }),
        marks: app.marks().to_vec(),
        hint_dismissed: own.state.hint_dismissed || !app.hints(),
    };
    if let Some(path) = own.folders.state.as_deref().filter(|_| state != own.state) {
        // A convenience: where it cannot be kept, the next run begins anew.
        let _ = state.write(path);
    }
    if let Some(warning) = own.warning(app.lang()) {
        complain(warning.trim_end());
    }
    explored.map_err(|error| Failure::Refused(format!("luopan: {}", error.text().get(lang))))?;
    Ok(Outcome::Done)
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
        Some(Verb::Check { path, advice }) => {
            let path = path.as_deref().or(own.config.data.as_deref());
            let asked = Inspection {
                path,
                advice,
                lang,
                today,
                json: options.json,
            };
            command::check(asked, &mut out)
        }
        Some(Verb::Config { only_path }) => {
            // A relative path of the command line starts elsewhere than one of the file.
            let whole = |path: PathBuf| std::path::absolute(&path).unwrap_or(path);
            let config = Config {
                data: own.config.data.clone().map(whole),
                ..own.config.clone()
            };
            let asked = Settings {
                config: &config,
                keys: &own.keymap.lines(lang),
                path: own.folders.config.as_deref(),
                lang,
                json: options.json,
            };
            if only_path {
                command::config_path(asked, &mut out)
            } else {
                command::config(asked, &mut out)
            }
        }
        Some(Verb::Completions { shell }) => {
            out.write_all(&manual::completions(shell, lang))?;
            Ok(Outcome::Done)
        }
        Some(Verb::Tour) => {
            let words = Words::of(lang).tour;
            for step in Step::ALL {
                writeln!(out, "{}", words.step(step))?;
            }
            Ok(Outcome::Done)
        }
        Some(Verb::Man) => {
            out.write_all(manual::page(lang, &own.keymap).as_bytes())?;
            Ok(Outcome::Done)
        }
        verb => {
            // The process ends after this: giving back every string of the atlas first would only delay it.
            let context = ManuallyDrop::new(context(&options, own, lang, today)?);
            ask(verb, &query, &context, &mut out)
        }
    }?;
    out.flush()?;
    Ok(outcome)
}

fn context(options: &Options, own: &Own, lang: Lang, today: Date) -> Result<Context, Failure> {
    Ok(Context {
        atlas: command::load(own.config.data.as_deref(), lang, today)?,
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

/// Answers a question that takes an atlas.
fn ask(
    verb: Option<Verb>,
    query: &[String],
    context: &Context,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    match verb {
        Some(Verb::List { query }) => command::list(context, &query.join(" "), out),
        Some(Verb::Show { id, section }) => command::show(context, &id, section, out),
        Some(Verb::Search { query }) => command::search(context, &query.join(" "), out),
        Some(Verb::Compare { ids, diff }) => command::compare(context, &ids, diff, out),
        Some(Verb::Matrix { query, all }) => command::matrix(context, &query.join(" "), all, out),
        Some(Verb::Rules { country }) => command::rules(context, &country.join(" "), out),
        Some(Verb::Stale { months }) => command::stale(context, months, out),
        Some(Verb::Export {
            chosen,
            format,
            what,
            output,
            force,
            agency,
        }) => {
            let request = Request {
                ids: chosen,
                format,
                what,
                output,
                force,
                agency: agency.or_else(|| context.agency.clone()),
            };
            command::export(context, &request, out)
        }
        Some(Verb::New { slug }) => command::new(context, &slug, out),
        Some(
            Verb::Check { .. }
            | Verb::Config { .. }
            | Verb::Completions { .. }
            | Verb::Man
            | Verb::Tour,
        )
        | None => command::search(context, &query.join(" "), out),
    }
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

fn look(options: &Options, own: &Own) -> Look {
    let name = own.config.theme.or(own.state.theme).unwrap_or_default();
    let theme = if coloured(options) {
        Theme::new(own.config.palette(name))
    } else {
        Theme::PLAIN
    };
    Look {
        theme,
        glyphs: glyphs(own),
    }
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
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    Date::from_unix_days(seconds / 86_400)
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
