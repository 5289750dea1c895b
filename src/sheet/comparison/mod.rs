//! Two to four platforms side by side, the differences marked.

mod identity;
mod practice;
mod reach;

use crate::data::{Atlas, Date, Feature, Lang, Link, Named, Origin, Place, Platform, Row, Status};
use crate::words::{self, Words};

use super::subject::{Subject, by};
use super::table::{Cell, Column, Content, Table, TableForm, TableRow};
use super::{Line, Tone, plain, run};

/// The row's id of the heading over how many use each platform.
pub(super) const REACH: &str = "group/reach";

/// `platforms` side by side, in the order given; ages are counted at `today`.
pub fn comparison(atlas: &Atlas, platforms: &[&Platform], lang: Lang, today: Date) -> Table {
    let subjects: Vec<Subject> = platforms
        .iter()
        .map(|platform| Subject::new(atlas, platform, lang, today))
        .collect();
    let words = Words::of(lang);
    let columns = subjects.iter().map(|s| column(*s)).collect();
    let mut sides = Sides {
        words,
        lang,
        subjects,
        rows: Vec::new(),
    };
    identity::rows(&mut sides);
    reach::rows(&mut sides);
    practice::audience(&mut sides);
    checklist(&mut sides, atlas);
    practice::rows(&mut sides);
    reach::freshness(&mut sides);
    Table {
        form: TableForm::Texts,
        lang,
        corner: vec![plain(words.grid.comparison)],
        columns,
        rows: sides.rows,
    }
}

/// The column of a platform.
pub(super) fn column(subject: Subject) -> Column {
    let platform = subject.platform;
    let native = platform.native.first().filter(|n| n.text != platform.name);
    Column {
        link: Some(Link::Platform(platform.id.clone(), None)),
        origin: platform.origin,
        title: vec![run(platform.name.clone(), Tone::Strong)],
        native: native
            .map(|n| run(n.text.clone(), Tone::Native))
            .into_iter()
            .collect(),
    }
}

/// A comparison in the making.
struct Sides<'a> {
    words: &'static Words,
    lang: Lang,
    subjects: Vec<Subject<'a>>,
    rows: Vec<TableRow>,
}

impl<'a> Sides<'a> {
    fn group(&mut self, id: &str, title: &str) {
        let label = vec![run(title, Tone::Heading)];
        self.rows
            .push(TableRow::group(format!("group/{id}"), label));
    }

    /// A row of cells; it differs when the facts that `fact` takes from the records do.
    fn row<F: PartialEq>(
        &mut self,
        id: &str,
        label: &str,
        fact: impl Fn(Subject<'a>) -> F,
        cell: impl Fn(Subject<'a>) -> Option<Cell>,
    ) {
        let subjects = || self.subjects.iter().copied();
        let facts: Vec<F> = subjects().map(fact).collect();
        let row = TableRow {
            id: id.to_owned(),
            label: vec![run(label, Tone::Label)],
            content: Content::Cells {
                cells: subjects()
                    .map(|s| cell(s).unwrap_or_else(|| nothing(s)))
                    .collect(),
                differs: facts
                    .windows(2)
                    .any(|pair| matches!(pair, [a, b] if a != b)),
            },
        };
        self.rows.push(row);
    }
}

/// A cell of which no source says anything.
fn nothing(subject: Subject) -> Cell {
    Cell {
        short: vec![vec![run("–", Tone::Quiet)]],
        full: vec![vec![run(subject.words.nothing_known, Tone::Quiet)]],
        ..Cell::default()
    }
}

/// Where the statement at `place` of this platform is to be found.
pub(super) fn link(subject: Subject, place: Place) -> Option<Link> {
    Some(Link::Platform(subject.platform.id.clone(), Some(place)))
}

/// The features to look at first, then the others by group.
fn checklist(sides: &mut Sides, atlas: &Atlas) {
    let (words, lang) = (sides.words, sides.lang);
    let features = &atlas.vocabulary.features;
    sides.group("meeting", words.at_a_glance);
    for feature in features.iter().filter(|f| f.meeting) {
        feature_row(sides, feature);
    }
    for group in &atlas.vocabulary.groups {
        let mut rest = features
            .iter()
            .filter(|f| !f.meeting && f.group == group.id)
            .peekable();
        if rest.peek().is_some() {
            sides.rows.push(feature_group(group, lang));
        }
        for feature in rest {
            feature_row(sides, feature);
        }
    }
}

fn feature_row(sides: &mut Sides, feature: &Feature) {
    let id = &feature.id;
    sides.row(
        &feature_id(id),
        feature.name.get(sides.lang),
        |s| s.platform.row(id).map_or(Status::Unknown, |row| row.status),
        |s| Some(answer(s, feature)),
    );
}

/// The row's id of a feature.
pub(super) fn feature_id(feature: &str) -> String {
    format!("feature/{feature}")
}

/// Heading of a group of features.
pub(super) fn feature_group(group: &Named, lang: Lang) -> TableRow {
    let label = vec![run(group.name.get(lang), Tone::Heading)];
    TableRow::group(format!("group/{}", group.id), label)
}

/// What is known of a feature: sign, word and nuance; in full with date and sources.
pub(super) fn answer(subject: Subject, feature: &Feature) -> Cell {
    let checklist = &subject.platform.checklist;
    let found = checklist.iter().position(|row| row.feature == feature.id);
    let row = found.and_then(|index| checklist.get(index));
    let status = row.map_or(Status::Unknown, |row| row.status);
    let mut short = vec![run(
        words::status(status, subject.lang),
        Tone::Status(status),
    )];
    if let Some(note) = row.and_then(|row| row.note.as_ref()) {
        short.push(run(" · ", Tone::Quiet));
        short.push(plain(note.get(subject.lang)));
    }
    let mut full = short.clone();
    full.extend(row.map(|row| dated(subject, row)).unwrap_or_default());
    let origin = row.map_or(Origin::Atlas, |row| row.origin);
    short.extend(by(origin, subject.words));
    full.extend(by(origin, subject.words));
    let sources = row.map_or(&[][..], |row| &row.sources);
    let mut full = vec![full];
    full.extend(subject.publishers(sources));
    Cell {
        status: Some(status),
        origin,
        short: vec![short],
        full,
        link: found.and_then(|index| link(subject, Place::Feature(index))),
    }
}

fn dated(subject: Subject, row: &Row) -> Line {
    row.as_of
        .map_or_else(Vec::new, |as_of| subject.stamp(as_of, &row.sources))
}
