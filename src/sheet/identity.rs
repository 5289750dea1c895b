//! The facts about a platform as such: names, owner, opening, countries, languages, standing.

use crate::data::Place;
use crate::words;

use super::subject::Subject;
use super::{Block, Item, Line, Mark, Tone, plain, run};

/// The facts, each under its label, then what is to be known of the owner.
pub(super) fn items(subject: Subject) -> Vec<Item> {
    let platform = subject.platform;
    let words = subject.words;
    let vocabulary = &subject.atlas.vocabulary;
    let mut pairs = native_names(subject);
    let mut pair = |label, line| pairs.push((label, line));
    pair(words.owner, owner(subject));
    pair(words.launched, launched(subject));
    pair(
        words.kinds,
        vec![plain(
            subject.names(&platform.kinds, |id| vocabulary.kind(id)),
        )],
    );
    pair(
        words.regions,
        vec![plain(
            subject.names(&platform.regions, |id| vocabulary.region(id)),
        )],
    );
    pair(
        words.languages,
        vec![plain(
            subject.names(&platform.languages, |id| vocabulary.language(id)),
        )],
    );
    if let Some(site) = &platform.site {
        pair(words.site, vec![run(site.clone(), Tone::Link)]);
    }
    pair(words.status, status(subject));
    let mut items: Vec<Item> = pairs
        .into_iter()
        .map(|(label, line)| Block::Pair(label.to_owned(), line).into())
        .collect();
    items.extend(subject.points(&platform.owner.about, Mark::Bullet, |_| Place::Owner));
    items
}

/// Names in native script, under one label.
fn native_names(subject: Subject) -> Vec<(&'static str, Line)> {
    let labels = std::iter::once(subject.words.native).chain(std::iter::repeat(""));
    labels
        .zip(&subject.platform.native)
        .map(|(label, name)| (label, subject.native(name)))
        .collect()
}

/// The owner's names.
pub(super) fn owner(subject: Subject) -> Line {
    let owner = &subject.platform.owner;
    let mut line = vec![plain(owner.name.clone())];
    if let Some(native) = &owner.native {
        line.push(plain(" "));
        line.extend(subject.native(native));
    }
    line
}

/// When it opened, and says who.
pub(super) fn launched(subject: Subject) -> Line {
    let platform = subject.platform;
    vec![
        plain(words::date(platform.launched, subject.lang)),
        run(
            format!(" ({})", platform.launched_sources.join(", ")),
            Tone::Quiet,
        ),
    ]
}

/// Whether it is alive, and why that is said.
pub(super) fn status(subject: Subject) -> Line {
    let mut line = vec![plain(subject.standing())];
    if let Some(note) = &subject.platform.status_note {
        // Not a colon: the note may have one of its own.
        line.push(plain(" · "));
        line.extend(subject.claim(note));
    }
    line
}
