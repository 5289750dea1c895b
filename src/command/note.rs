//! The user's notes, from the command line.

use std::io::Write;
use std::process::Command;

use serde_json::{Value, json};

use crate::notes::{Edit, Entry, Met, Note, NoteId, Notes, Saved, Stamp, Subject, Trouble};
use crate::search::Folded;
use crate::text::{clean, excerpt, width};
use crate::words::{self, NotesWords};

use super::{Context, Failure, Outcome, json, pad, show};

/// Where the user's notes are, and how to treat them.
#[derive(Debug)]
pub struct Desk {
    /// The notes; `None` when there is no folder for them.
    pub notes: Option<Notes>,
    /// The time of what is written now.
    pub now: Stamp,
    /// Others look at the screen: no note is shown.
    pub present: bool,
}

/// What to put into a note.
#[derive(Debug)]
pub enum Given {
    /// Words of the command line.
    Words(String),
    /// Text read from standard input, which nobody else holds.
    Piped(String),
    /// Whatever the user writes in this editor: a program and its arguments, quoted as for a shell.
    Editor(String),
    /// Nothing: the note is shown.
    Nothing,
}

/// Adds to the note `id`, or shows it.
///
/// # Errors
/// When nothing has this id, or the note cannot be read, saved or shown.
pub fn note(
    context: &Context,
    desk: &Desk,
    id: &str,
    given: Given,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let notes = folder(context, desk)?;
    let (id, part) = match id.split_once('/') {
        Some((id, part)) => (id, Some(part)),
        None => (id, None),
    };
    let (id, title) = resolve(context, notes, id)?;
    let subject = subject(context, &id, part)?;
    let refused = |trouble: Trouble| Failure::Refused(trouble.text().get(context.lang).to_owned());
    match given {
        Given::Words(text) => {
            let saved = append(notes, (id, &title, subject), &text, desk.now);
            let saved =
                saved.map_err(|t| Failure::Unsaved(t.text().get(context.lang).to_owned()))?;
            tell(context, &saved, out)
        }
        Given::Piped(text) => match append(notes, (id, &title, subject), &text, desk.now) {
            Ok(saved) => tell(context, &saved, out),
            Err(trouble) => {
                write!(out, "{text}")?;
                out.flush()?;
                let words = NotesWords::of(context.lang);
                Err(Failure::Unsaved(format!(
                    "{}\n{}",
                    trouble.text().get(context.lang),
                    words.your_text
                )))
            }
        },
        Given::Editor(_) | Given::Nothing if desk.present => Err(hidden(context)),
        Given::Editor(editor) => edit(context, desk, notes, (&id, &title, &editor), out),
        Given::Nothing => {
            let note = notes.read(&id).map_err(refused)?;
            print(context, notes, (&id, &note), out)
        }
    }
}

/// Lists the notes that hold every one of the words of `query`, with their first lines.
///
/// # Errors
/// When they cannot be listed, or the answer cannot be written.
pub fn notes(
    context: &Context,
    desk: &Desk,
    query: &str,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    if desk.present {
        return Err(hidden(context));
    }
    let notes = folder(context, desk)?;
    let refused = |trouble: Trouble| Failure::Refused(trouble.text().get(context.lang).to_owned());
    let mut rows: Vec<Row> = Vec::new();
    let all = notes.ids().map_err(refused)?;
    let any = !all.is_empty();
    for id in all {
        rows.extend(row(context, notes, &id, query));
    }
    // A draft is shown only where it can be read: a folder that refuses a lock has none of this program's.
    let left = notes.left().unwrap_or_default();
    for left in left.drafts {
        let state = NotesWords::of(context.lang).draft.to_owned();
        let known = (left.edit.id().clone(), notes.path(left.edit.id()));
        rows.extend(holds(&left.text, query).then(|| Row::new(known, state, &left.text, true)));
    }
    let strangers = notes.strangers();
    let found = !rows.is_empty();
    if context.json {
        let list: Vec<&Value> = rows.iter().map(|row| &row.json).collect();
        let damaged: Vec<_> = left.damaged.iter().map(|trouble| &trouble.path).collect();
        json::write(
            out,
            json!({ "folder": notes.folder(), "notes": list, "damaged": damaged, "unread": strangers }),
        )?;
    } else if !found {
        let words = NotesWords::of(context.lang);
        match any {
            true => writeln!(out, "{}", words.none_found)?,
            false => writeln!(out, "{}.\n{}", words.no_note, words.how)?,
        }
    }
    if !context.json {
        list(context, &rows, out)?;
        for trouble in &left.damaged {
            writeln!(out, "{}", trouble.text().get(context.lang))?;
        }
        unread(context, &strangers, out)?;
    }
    Ok(if found {
        Outcome::Done
    } else {
        Outcome::Nothing
    })
}

/// Tells in a line what lies among the notes and is none of them.
fn unread(context: &Context, names: &[String], out: &mut dyn Write) -> Result<(), Failure> {
    const SHOWN: usize = 8;
    let quoted = names.iter().map(|name| words::echoed(name, context.lang));
    let mut list: Vec<String> = quoted.take(SHOWN).collect();
    if list.is_empty() {
        return Ok(());
    }
    if names.len() > SHOWN {
        list.push(format!("… ({})", names.len()));
    }
    let (words, colon) = (NotesWords::of(context.lang), context.words().colon);
    let list = list.join(", ");
    writeln!(out, "{}{colon}{list}. {}", words.strangers, words.rename)?;
    Ok(())
}

/// A line of the list.
struct Row {
    id: String,
    state: String,
    first: String,
    json: Value,
}

impl Row {
    fn new(
        (id, path): (NoteId, std::path::PathBuf),
        state: String,
        text: &str,
        draft: bool,
    ) -> Self {
        let first = text.lines().find(|line| !line.trim().is_empty());
        let first = clean(first.unwrap_or_default().trim()).into_owned();
        let json = json!({ "id": id.as_str(), "path": path, "draft": draft, "first": first });
        let id = id.to_string();
        Self {
            id,
            state,
            first,
            json,
        }
    }
}

/// The row of a note, if it holds the words; one that cannot be read always has its row.
fn row(context: &Context, notes: &Notes, id: &NoteId, query: &str) -> Option<Row> {
    let known = (id.clone(), notes.path(id));
    let note = match notes.read(id) {
        Ok(note) => note,
        Err(trouble) => {
            let why = trouble.text().get(context.lang).to_owned();
            let mut row = Row::new(known, String::new(), &why, false);
            if let Value::Object(fields) = &mut row.json {
                fields.insert("error".to_owned(), json!(why));
            }
            return Some(row);
        }
    };
    if !holds(&format!("{id}\n{note}"), query) {
        return None;
    }
    let count = note.entries().len();
    let [one, several] = NotesWords::of(context.lang).entries;
    let state = format!("{count} {}", if count < 2 { one } else { several });
    let last = note.entries().last();
    let text = last.map_or_else(|| note.lead().to_owned(), Entry::text);
    let mut row = Row::new(known, state, &text, false);
    if let Value::Object(fields) = &mut row.json {
        let entries: Vec<Value> = note.entries().iter().map(entry_json).collect();
        fields.insert("lead".to_owned(), json!(note.lead()));
        fields.insert("entries".to_owned(), json!(entries));
    }
    Some(row)
}

fn entry_json(entry: &Entry) -> Value {
    json!({
        "date": entry.stamp.to_string(),
        "about": entry.subject.to_string(),
        "conflict": entry.conflict,
        "text": entry.text(),
    })
}

fn list(context: &Context, rows: &[Row], out: &mut dyn Write) -> Result<(), Failure> {
    let widest = |cell: fn(&Row) -> &str| rows.iter().map(|row| width(cell(row))).max();
    let ids = widest(|row| &row.id).unwrap_or(0);
    let states = widest(|row| &row.state).unwrap_or(0);
    let room = context.columns.saturating_sub(ids + states + 4);
    for row in rows {
        let (id, state) = (pad(&row.id, ids), pad(&row.state, states));
        // A sentence on what is wrong is never cut.
        let first = match row.json.get("error") {
            Some(_) => row.first.clone(),
            None => excerpt(&row.first, &[], room).0,
        };
        writeln!(out, "{}", format!("{id}  {state}  {first}").trim_end())?;
    }
    Ok(())
}

/// Whether `text` holds every word of `query`, whatever their case, accents and width.
fn holds(text: &str, query: &str) -> bool {
    let text = Folded::new(text);
    query
        .split_whitespace()
        .all(|word| text.as_str().contains(Folded::new(word).as_str()))
}

fn folder<'a>(context: &Context, desk: &'a Desk) -> Result<&'a Notes, Failure> {
    let none = || Failure::Refused(NotesWords::of(context.lang).no_folder.to_owned());
    desk.notes.as_ref().ok_or_else(none)
}

fn hidden(context: &Context) -> Failure {
    Failure::Refused(NotesWords::of(context.lang).hidden.to_owned())
}

/// The note of the platform that `id` names, of the rules of a country, or one that stands in the folder.
fn resolve(context: &Context, notes: &Notes, id: &str) -> Result<(NoteId, String), Failure> {
    let unknown = || show::unknown(context, id);
    if let Some(platform) = show::find(&context.atlas, id) {
        let note = NoteId::platform(&platform.id).ok_or_else(unknown)?;
        return Ok((note, platform.name.clone()));
    }
    let note = NoteId::platform(id.trim()).ok_or_else(unknown)?;
    let mut regions = context.atlas.vocabulary.regions.iter();
    let country = note
        .country()
        .and_then(|code| regions.find(|region| region.id.eq_ignore_ascii_case(code)));
    if let Some(country) = country {
        let words = NotesWords::of(context.lang);
        let title = format!(
            "{}{}{}",
            words.rules,
            context.words().colon,
            country.name.get(context.lang)
        );
        return Ok((note, title));
    }
    let title = note.to_string();
    match notes.path(&note).is_file() {
        true => Ok((note, title)),
        false => Err(unknown()),
    }
}

/// What `part` names of what the note `id` is about: an opportunity or a feature of the platform, a rule of the country;
/// without it the whole.
fn subject(context: &Context, id: &NoteId, part: Option<&str>) -> Result<Subject, Failure> {
    let Some(part) = part.map(str::trim) else {
        return Ok(Subject::Whole);
    };
    let atlas = &context.atlas;
    let platform = atlas.platform(id.as_str());
    let mut opportunities = platform.iter().flat_map(|platform| &platform.opportunities);
    let mut rules = atlas.rules.rules.iter();
    let is_here = |country: &str| {
        id.country()
            .is_some_and(|own| country.eq_ignore_ascii_case(own))
    };
    if opportunities.any(|opportunity| opportunity.id == part) {
        return Ok(Subject::Opportunity(part.to_owned()));
    }
    if platform.is_some() && atlas.vocabulary.feature(part).is_some() {
        return Ok(Subject::Feature(part.to_owned()));
    }
    if rules.any(|rule| rule.id == part && is_here(&rule.country)) {
        return Ok(Subject::Rule(part.to_owned()));
    }
    let part = words::echoed(part, context.lang);
    let (lead, colon) = (NotesWords::of(context.lang).no_part, context.words().colon);
    Err(Failure::Refused(format!("{id}{colon}{lead} {part}.")))
}

fn append(
    notes: &Notes,
    (id, title, subject): (NoteId, &str, Subject),
    text: &str,
    now: Stamp,
) -> Result<Saved, Trouble> {
    let seen = notes.read(&id)?;
    notes.save(&mut Edit::new(id, title, subject, seen), text, now)
}

fn tell(context: &Context, saved: &Saved, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let words = NotesWords::of(context.lang);
    if context.json {
        let met = match saved.met {
            Met::Nobody => "nobody",
            Met::Merged => "merged",
            Met::Conflict => "conflict",
        };
        json::write(out, json!({ "path": saved.path, "met": met }))?;
        return Ok(Outcome::Done);
    }
    let path = saved.path.display().to_string();
    let colon = context.words().colon;
    writeln!(out, "{}{colon}{}", words.saved, clean(&path))?;
    if let Some(met) = words.met(saved.met) {
        writeln!(out, "{met}")?;
    }
    Ok(Outcome::Done)
}

fn print(
    context: &Context,
    notes: &Notes,
    (id, note): (&NoteId, &Note),
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let empty = note.is_empty();
    if context.json {
        let entries: Vec<Value> = note.entries().iter().map(entry_json).collect();
        let path = notes.path(id);
        json::write(
            out,
            json!({ "id": id.as_str(), "path": path, "lead": note.lead(), "entries": entries }),
        )?;
    } else if empty {
        let words = NotesWords::of(context.lang);
        writeln!(out, "{}.\n{}", words.no_note, words.how)?;
    } else {
        for line in note.to_string().trim_start_matches('\u{FEFF}').lines() {
            writeln!(out, "{}", clean(line))?;
        }
    }
    Ok(if empty {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

/// Lets the user's editor work on a copy, and saves what became of it.
fn edit(
    context: &Context,
    desk: &Desk,
    notes: &Notes,
    (id, title, editor): (&NoteId, &str, &str),
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let words = NotesWords::of(context.lang);
    let colon = context.words().colon;
    let refused = |trouble: Trouble| Failure::Refused(trouble.text().get(context.lang).to_owned());
    let copy = notes.lend(id, title, desk.now).map_err(refused)?;
    let kept = || {
        let path = copy.path().display().to_string();
        format!("{}{colon}{}", words.kept_at, clean(&path))
    };
    let mut parts = shell_words::split(editor).unwrap_or_default().into_iter();
    let status = match parts.next() {
        Some(program) => Command::new(program)
            .args(parts)
            .arg(copy.path())
            .status()
            .ok(),
        None => None,
    };
    match status {
        Some(status) if status.success() => match notes.give_back(&copy) {
            Ok(Some(saved)) => tell(context, &saved, out),
            Ok(None) => {
                writeln!(out, "{}", words.unchanged)?;
                Ok(Outcome::Done)
            }
            Err(trouble) => {
                let why = trouble.text();
                Err(Failure::Unsaved(format!(
                    "{}\n{}",
                    why.get(context.lang),
                    kept()
                )))
            }
        },
        Some(_) if copy.changed().is_ok_and(|text| text.is_none()) => {
            copy.discard().map_err(refused)?;
            Err(Failure::Refused(words.editor_failed.to_owned()))
        }
        Some(_) => Err(Failure::Refused(format!(
            "{}\n{}",
            words.editor_failed,
            kept()
        ))),
        None => {
            copy.discard().map_err(refused)?;
            let editor = words::echoed(editor, context.lang);
            let (cannot, mend) = (words.no_editor, words.set_editor);
            Err(Failure::Refused(format!(
                "{cannot}{colon}{editor}.\n{mend}"
            )))
        }
    }
}
