//! The explorer: what it is set up with, and what of it is remembered.

use std::{env, io};

use crate::app::{Action, App, Exported, Message, Pen, Writing};
use crate::cli::{Cli, Verb};
use crate::command::{self, Context, Failure, Outcome, Request};
use crate::data::{Atlas, Date, Id, Lang, Overlaid, Text};
use crate::export::Ink;
use crate::notes::Notes;
use crate::settings::{Spot, State, ThemeName};
use crate::tui::{self, Desk, Fault, Reload, Setup, Write};
use crate::watch::Watch;
use crate::words::{NotesWords, Words, damaged_state};

use super::ask::not_a_command;
use super::own::Own;
use super::refresh::{Refresh, fault};
use super::{PRINT_COLUMNS, complain, desk, glyphs, load, themes, today};

/// Explores until the user quits, then remembers where.
pub(super) fn explore(cli: &Cli, own: &Own, lang: Lang) -> Result<Outcome, Failure> {
    let today = cli.options.today.unwrap_or_else(today);
    let mut refresh = Refresh::new(own, &cli.options, today);
    // Looked at before they are read, so that no change falls in between.
    let watch = Watch::new(refresh.paths());
    let Overlaid { atlas, findings } = load(own, &cli.options, (lang, today))?;
    if cli.verb.is_none() {
        not_a_command(&cli.query, &atlas, (lang, today))?;
    }
    let app = App::new(atlas, lang, today, &cli.query.join(" "));
    let mut app = begin(app, cli, own);
    let damaged = damaged(&mut app, own);
    // The overlay last: what it corrects is missing from what is shown.
    for findings in [&own.findings, &findings] {
        if !findings.list.is_empty() {
            let Fault { quoted, place } = fault(findings);
            app.update(Action::Tell(Message::Fault { quoted, place }));
        }
    }
    let given = cli.options.today;
    let notes = own.notes().map(Notes::open);
    let mut app = match &notes {
        Some(notes) => noting(app, notes),
        None => app,
    };
    let mut desk = notes.map(|notes| Desk::new(notes, move || desk::now(given)));
    if let Some(desk) = desk.as_mut().filter(|_| !app.presents()) {
        recover(&mut app, desk);
    }
    let setup = Setup {
        themes: themes(&cli.options, own),
        glyphs: glyphs(own),
        keymap: own.keymap.clone(),
        reload: Some(Reload {
            watch,
            read: Box::new(move |changed| (refresh.read(changed), refresh.paths())),
        }),
        desk,
        write: writer(own, today),
    };
    let explored = tui::explore(&mut app, setup);
    app.update(Action::EndTour);
    let theme = explored.as_ref().ok().copied().flatten();
    let theme = theme.or(cli.options.theme);
    remember(&app, theme, own, lang);
    if let Some(said) = damaged {
        complain(said.get(app.lang()));
    }
    if let Some(warning) = own.warning(app.lang()) {
        complain(warning.trim_end());
    }
    if findings.has_errors() {
        let left_out = Words::of(app.lang()).overlay.left_out;
        complain(&format!("{}{left_out}", findings.report(app.lang())));
    }
    explored.map_err(|error| Failure::Refused(format!("luopan: {}", error.text().get(lang))))?;
    match app.writing().filter(|writing| !writing.is_saved()) {
        Some(writing) => Err(Failure::Unsaved(unsaved(writing, app.lang()))),
        None => Ok(Outcome::Done),
    }
}

/// Tells that the state of the last run cannot be read. What names the user's folders is not for a public.
fn damaged(app: &mut App, own: &Own) -> Option<Text> {
    let state = own.folders.state.as_deref().filter(|_| !app.presents())?;
    let said = damaged_state(&State::damaged(state)?);
    app.update(Action::Tell(Message::Said(said.clone())));
    Some(said)
}

/// The explorer with the user's notes; the first that cannot be read is told, but not to a public.
fn noting(app: App, notes: &Notes) -> App {
    let (notebook, troubles) = notes.all();
    let mut app = app.noting(notebook);
    if let Some(trouble) = troubles.first().filter(|_| !app.presents()) {
        app.update(Action::Tell(Message::Said(trouble.text())));
    }
    app
}

/// Offers what a crash left of a note.
fn recover(app: &mut App, desk: &mut Desk) {
    let (left, damaged) = desk.left();
    if let Some((edit, text)) = left {
        app.update(Action::Note(Pen::Recover(Box::new(edit), text)));
    }
    if let Some(trouble) = damaged.first() {
        app.update(Action::Tell(Message::Said(trouble.text())));
    }
}

/// Writes what is shown as `luopan export` does, without what is private.
fn writer(own: &Own, today: Date) -> Write {
    let (agency, glyphs) = (own.config.agency.clone(), glyphs(own));
    Box::new(move |app, parcel, replace| {
        let path = env::current_dir().unwrap_or_default().join(&parcel.name);
        if !replace && path.symlink_metadata().is_ok() {
            return Exported::Taken(path);
        }
        let context = Context {
            atlas: app.atlas().without_private(),
            lang: app.lang(),
            today,
            json: false,
            columns: PRINT_COLUMNS,
            ink: Ink::Plain,
            glyphs,
            agency: agency.clone(),
        };
        let request = Request {
            ids: parcel.ids.clone(),
            format: Some(parcel.format),
            what: Some(parcel.what),
            output: Some(path.clone()),
            force: replace,
            agency: None,
        };
        let written = command::export(&context, &request, &mut io::sink());
        match written.map_err(|failure| failure.to_string()) {
            Ok(_) => Exported::Written(path),
            Err(why) => Exported::Failed(Text::new(why.clone(), why)),
        }
    })
}

/// Where the last run ended, and what the command line asks for.
fn begin(mut app: App, cli: &Cli, own: &Own) -> App {
    if cli.query.is_empty() {
        let platform = own.state.spot.as_ref().and_then(|s| s.platform.clone());
        let platform = platform.or_else(|| largest(app.atlas()));
        app = app.resumed(platform.as_deref(), &own.state.marks);
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
    app
}

/// What the first run begins with: the platform most people use.
fn largest(atlas: &Atlas) -> Option<Id> {
    let first = atlas.by_reach().first().copied()?;
    Some(atlas.platforms.get(first)?.card().id.clone())
}

/// Writes down what the next run begins with.
fn remember(app: &App, theme: Option<ThemeName>, own: &Own, lang: Lang) {
    let state = State {
        lang: (app.lang() != lang).then(|| app.lang()).or(own.state.lang),
        theme: theme.or(own.state.theme),
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
}

/// A note that the disk did not take, so that the terminal at least has it.
fn unsaved(writing: &Writing, lang: Lang) -> String {
    let trouble = writing.trouble().map_or("", |trouble| trouble.get(lang));
    let your_text = NotesWords::of(lang).your_text;
    format!("{trouble}\n{your_text}\n{}", writing.editor().text())
}
