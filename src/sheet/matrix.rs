//! Platforms by features: what each of them has.

use crate::data::order;
use crate::data::{Atlas, Date, Feature, Lang, Origin, Platform, Status};
use crate::words::{self, Words};

use super::comparison::{answer, column, feature_group, feature_id};
use super::subject::Subject;
use super::table::{Cell, Column, Content, Table, TableForm, TableRow};
use super::{Line, Tone, plain, run};

/// Which features, and in what order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Every feature, not only those to look at first.
    pub all_features: bool,
    /// By the number of platforms that have it, the most first; else by group.
    pub by_count: bool,
}

impl Choice {
    /// `all_features` or those to look at first, `by_count` or by group.
    pub const fn new(all_features: bool, by_count: bool) -> Self {
        Self {
            all_features,
            by_count,
        }
    }
}

/// What each of `platforms` has: one row a feature, first how many have it (yes, partial or paid), then one sign each.
pub fn matrix(
    atlas: &Atlas,
    platforms: &[&Platform],
    lang: Lang,
    today: Date,
    choice: Choice,
) -> Table {
    let words = Words::of(lang).grid;
    let subjects: Vec<Subject> = platforms
        .iter()
        .map(|platform| Subject::new(atlas, platform, lang, today))
        .collect();
    let count = Column {
        link: None,
        origin: Origin::Atlas,
        title: vec![run(words.count, Tone::Label)],
        native: Vec::new(),
    };
    let corner = format!("{} {}", subjects.len(), words.platforms);
    Table {
        form: TableForm::Signs,
        lang,
        corner: vec![run(corner, Tone::Quiet)],
        columns: std::iter::once(count)
            .chain(subjects.iter().map(|s| column(*s)))
            .collect(),
        rows: rows(atlas, &subjects, lang, choice),
    }
}

fn rows(atlas: &Atlas, subjects: &[Subject], lang: Lang, choice: Choice) -> Vec<TableRow> {
    let features = || {
        let all = atlas.vocabulary.features.iter();
        all.filter(|feature| choice.all_features || feature.meeting)
    };
    if choice.by_count {
        let mut all: Vec<&Feature> = features().collect();
        order::sort_by_key(&mut all, |feature| {
            std::cmp::Reverse(having(subjects, feature))
        });
        return all.into_iter().map(|f| row(subjects, f, lang)).collect();
    }
    let mut rows = Vec::new();
    for group in &atlas.vocabulary.groups {
        let own: Vec<&Feature> = features().filter(|f| f.group == group.id).collect();
        if !own.is_empty() {
            rows.push(feature_group(group, lang));
        }
        rows.extend(own.into_iter().map(|f| row(subjects, f, lang)));
    }
    rows
}

fn status(subject: Subject, feature: &Feature) -> Status {
    let row = subject.platform.row(&feature.id);
    row.map_or(Status::Unknown, |row| row.status)
}

/// How many platforms have it.
fn having(subjects: &[Subject], feature: &Feature) -> usize {
    subjects
        .iter()
        .filter(|s| status(**s, feature).has())
        .count()
}

fn row(subjects: &[Subject], feature: &Feature, lang: Lang) -> TableRow {
    let mut answers = subjects.iter().map(|s| status(*s, feature));
    let first = answers.next();
    let signs = subjects.iter().map(|s| Cell {
        short: Vec::new(),
        ..answer(*s, feature)
    });
    TableRow {
        id: feature_id(&feature.id),
        label: vec![plain(feature.name.get(lang))],
        content: Content::Cells {
            differs: answers.any(|answer| Some(answer) != first),
            cells: std::iter::once(tally(subjects, feature, lang))
                .chain(signs)
                .collect(),
        },
    }
}

/// How many have it; in full, which ones, by answer.
fn tally(subjects: &[Subject], feature: &Feature, lang: Lang) -> Cell {
    let words = Words::of(lang);
    let count = having(subjects, feature);
    let [of, have_it] = words.grid.have_it;
    let sum = vec![plain(format!("{count} {of} {} {have_it}", subjects.len()))];
    let named = Status::ALL
        .into_iter()
        .filter_map(|answer| -> Option<Line> {
            let names: Vec<&str> = subjects
                .iter()
                .filter(|s| status(**s, feature) == answer)
                .map(|s| s.platform.name.as_str())
                .collect();
            let word = run(words::status(answer, lang), Tone::Status(answer));
            let names_of = plain(format!("{}{}", words.colon, names.join(", ")));
            (!names.is_empty()).then(|| vec![word, names_of])
        });
    Cell {
        short: vec![vec![plain(count.to_string())]],
        full: std::iter::once(sum).chain(named).collect(),
        ..Cell::default()
    }
}
