//! What a note is written from: the user's folder, the time, and where the text comes from.

use std::env;
use std::io::{self, ErrorKind, IsTerminal, Read};

use crate::cli::Options;
use crate::command::{Context, Desk, Failure, Given};
use crate::data::{Atlas, Date};
use crate::notes::{self, Notes, Stamp};
use crate::words::{self, NotesWords, Words};

use super::own::Own;
use super::{seconds, today};

/// The user's notes, dated now.
pub(super) fn desk(options: &Options, own: &Own) -> Desk {
    Desk {
        notes: own.notes().map(Notes::open),
        now: now(options.today),
        present: options.present,
    }
}

/// Lays the notes over the atlas, so that a search finds them; not before others.
pub(super) fn lay_notes(desk: &Desk, atlas: &mut Atlas) {
    if let Some(notes) = desk.notes.as_ref().filter(|_| !desk.present) {
        notes.all().0.lay_on(atlas);
    }
}

/// The stamp of what is written now; on a day that is given, without the hour.
pub(super) fn now(given: Option<Date>) -> Stamp {
    let minutes = seconds() / 60 % (24 * 60);
    let clock = u8::try_from(minutes / 60)
        .ok()
        .zip(u8::try_from(minutes % 60).ok());
    Stamp {
        date: given.unwrap_or_else(today),
        time: clock.filter(|_| given.is_none()),
    }
}

/// What to put into a note: the words of the command line; standard input, asked for by `-` or by a pipe; what the user
/// writes in an editor, when somebody sits at a terminal and nothing asks for JSON.
pub(super) fn given(text: &[String], context: &Context) -> Result<Given, Failure> {
    let asked = matches!(text, [dash] if dash == "-");
    let words = text.join(" ");
    if !words.trim().is_empty() && !asked {
        return Ok(Given::Words(words));
    }
    let at_terminal = io::stdin().is_terminal();
    if asked || (!at_terminal && !context.json) {
        let limit = u64::try_from(notes::LONGEST).unwrap_or(u64::MAX);
        let mut text = String::new();
        let read = io::stdin()
            .take(limit.saturating_add(1))
            .read_to_string(&mut text);
        let noted = NotesWords::of(context.lang);
        if let Some(error) = read
            .as_ref()
            .err()
            .filter(|e| e.kind() != ErrorKind::InvalidData)
        {
            let (colon, why) = (
                Words::of(context.lang).colon,
                words::system(error, context.lang),
            );
            let refused = format!("{}{colon}{why}.", noted.no_input);
            return Err(Failure::Refused(refused));
        }
        if read.is_err() || text.len() > notes::LONGEST {
            return Err(Failure::Refused(noted.unreadable.to_owned()));
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
