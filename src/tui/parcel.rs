//! What of the screen can be written to a file for others, and in which formats.

use std::env;
use std::path::PathBuf;

use ratatui::text::{Line, Span};

use crate::app::{App, Focus, View};
use crate::export::{Format, Subject};
use crate::search::{Catalogue, Entry};
use crate::sheet::Tone;
use crate::text::{clean, truncate, width};
use crate::words::Words;

use super::theme::Look;

/// A file that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// What it is about.
    pub what: Subject,
    /// Ids of the platforms, or of opportunities as `wechat/mini-shop`; none for all platforms.
    pub ids: Vec<String>,
    /// How it is written.
    pub format: Format,
    /// The name of the file, in the folder that the program was started in.
    pub name: PathBuf,
}

/// All files that what is shown can be written to, the readiest first.
pub fn parcels(app: &App) -> Vec<Parcel> {
    use Format::{Csv, Html, Json, Md, Ron};
    let (what, ids, formats): (Subject, Vec<String>, &[Format]) = match app.view() {
        View::Comparison => {
            let ids = app.marks().iter().map(ToString::to_string);
            (Subject::Comparison, ids.collect(), &[Html, Md, Json])
        }
        View::Matrix => (Subject::Matrix, found(app), &[Html, Csv, Md, Json]),
        View::Catalogue(Catalogue::Opportunities) => (
            Subject::Opportunities,
            opportunities(app),
            &[Html, Md, Json],
        ),
        View::Catalogue(_) => {
            let id = app.selected().map(|platform| platform.id.to_string());
            let ids = id.into_iter().collect();
            (Subject::Platform, ids, &[Html, Md, Csv, Json, Ron])
        }
    };
    let formats = formats.iter();
    formats
        .map(|&format| Parcel {
            // A table has no place for sentences: of a platform it holds the numbers.
            what: match (what, format) {
                (Subject::Platform, Csv) => Subject::Figures,
                (what, _) => what,
            },
            ids: ids.clone(),
            format,
            name: PathBuf::from(format!("{}.{}", stem(what, &ids), format.extension())),
        })
        .collect()
}

/// The platforms that stand in the matrix; none when all do.
fn found(app: &App) -> Vec<String> {
    let platforms = &app.atlas().platforms;
    if app.hits().len() == platforms.len() {
        return Vec::new();
    }
    let hits = app.hits().iter();
    hits.filter_map(|hit| Some(platforms.get(hit.platform)?.id.to_string()))
        .collect()
}

/// The opportunity being read; in the list, all that were found.
fn opportunities(app: &App) -> Vec<String> {
    let id = |entry: Entry| {
        let Entry::Opportunity(at, own) = entry else {
            return None;
        };
        let platform = app.atlas().platforms.get(at)?;
        let opportunity = platform.opportunities.get(own)?;
        Some(format!("{}/{}", platform.id, opportunity.id))
    };
    if app.focus() == Focus::Page {
        return app
            .selected_entry()
            .cloned()
            .and_then(id)
            .into_iter()
            .collect();
    }
    (0..app.len())
        .filter_map(|row| id(app.entry(row)?))
        .collect()
}

/// The name of a file without its extension: what it is about.
fn stem(what: Subject, ids: &[String]) -> String {
    match (what, ids) {
        (Subject::Platform | Subject::Comparison, ids) => format!("luopan-{}", ids.join("-")),
        (Subject::Opportunities, [one]) => format!("luopan-{}", one.replace('/', "-")),
        (what, _) => format!("luopan-{}", what.slug()),
    }
}

/// A heading with the folder, then a line a file, in lines of `columns`.
pub(super) fn lines(
    app: &App,
    parcels: &[Parcel],
    chosen: usize,
    (columns, look): (usize, Look),
) -> Vec<Line<'static>> {
    let words = Words::of(app.lang()).export;
    let mut head = words.write_file.to_owned();
    // Where somebody's files are is no matter for a public.
    if let Some(folder) = env::current_dir().ok().filter(|_| !app.presents()) {
        head = format!("{head} {} {}", words.folder, folder.display());
    }
    let head = clean(&truncate(&head, columns)).into_owned();
    let mut lines = vec![Line::styled(head, look.theme.tone(Tone::Heading))];
    let names = parcels.iter().map(|parcel| width(&shown(parcel))).max();
    let names = names.unwrap_or(0);
    for (row, parcel) in parcels.iter().enumerate() {
        let is_chosen = row == chosen;
        let marker = if is_chosen { look.glyphs.selected } else { " " };
        let name = shown(parcel);
        let gap = " ".repeat(names.saturating_sub(width(&name)) + 2);
        let says = Format::ALL
            .iter()
            .position(|format| *format == parcel.format);
        let says = says
            .and_then(|at| words.formats.get(at))
            .copied()
            .unwrap_or_default();
        let room = columns.saturating_sub(1);
        let text = truncate(&format!("{name}{gap}{says}"), room).into_owned();
        let line = Line::from(vec![
            Span::styled(marker, look.theme.key()),
            Span::raw(clean(&text).into_owned()),
        ]);
        lines.push(if is_chosen {
            line.style(look.theme.selected(true))
        } else {
            line
        });
    }
    lines
}

fn shown(parcel: &Parcel) -> String {
    parcel.name.display().to_string()
}
