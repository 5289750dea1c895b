//! The feature checklist, by group. Unknown features are named in one quiet line at the end of their group.

use crate::data::{Named, Place, Row, Status};
use crate::words;

use super::subject::{Subject, by, heading};
use super::{Block, Item, Line, Mark, Tone, plain, run};

/// All groups, in the order of the vocabulary.
pub(super) fn items(subject: Subject) -> Vec<Item> {
    let mut items = Vec::new();
    for group in &subject.atlas.vocabulary.groups {
        if !items.is_empty() {
            items.push(Block::Gap.into());
        }
        items.extend(one_group(subject, group));
    }
    items
}

fn one_group(subject: Subject, group: &Named) -> Vec<Item> {
    let lang = subject.lang;
    let mut items = vec![heading(group.name.get(lang))];
    let mut unknown = Vec::new();
    for feature in subject
        .atlas
        .vocabulary
        .features
        .iter()
        .filter(|f| f.group == group.id)
    {
        let name = feature.name.get(lang).to_owned();
        let found = subject
            .platform
            .checklist
            .iter()
            .enumerate()
            .find(|(_, row)| row.feature == feature.id);
        match found {
            Some((index, row))
                if row.status != Status::Unknown
                    || row.note.is_some()
                    || row.instead_of.is_some() =>
            {
                items.push(answer(subject, name, row).at(Place::Feature(index)));
            }
            _ => unknown.push(name),
        }
    }
    if !unknown.is_empty() {
        let line = vec![
            run(subject.words.unknown_features, Tone::Label),
            run(
                format!("{}{}", subject.words.colon, unknown.join(", ")),
                Tone::Quiet,
            ),
        ];
        items.push(Block::Point(Mark::Status(Status::Unknown), line).into());
    }
    items
}

fn answer(subject: Subject, name: String, row: &Row) -> Block {
    let mut line = nuance(subject, row);
    line.extend(by(row.origin, subject.words));
    if let Some(below) = &row.instead_of {
        let status = words::status(below.status, subject.lang);
        let mut said = vec![run(status, Tone::Status(below.status))];
        if below.note.is_some() {
            said.push(plain(" · "));
        }
        said.extend(nuance(subject, below));
        line.extend(subject.atlas_says(said));
    }
    if let Some(first) = line.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    Block::Row(row.status, name, line)
}

/// What stands behind an answer: its note, date and sources.
fn nuance(subject: Subject, row: &Row) -> Line {
    let mut line = Vec::new();
    if let Some(note) = &row.note {
        line.push(plain(note.get(subject.lang)));
    }
    if let Some(as_of) = row.as_of {
        line.extend(subject.stamp(as_of, &row.sources));
    }
    line
}
