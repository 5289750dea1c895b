//! What each platform is: names, owner, opening, countries, kinds, standing, likenesses.

use crate::data::{Analogue, Id, Named, Place};
use crate::words;

use super::{Cell, Sides, Subject, link, plain, run};
use crate::sheet::subject::by;
use crate::sheet::{Line, Tone, identity};

pub(super) fn rows(sides: &mut Sides) {
    let words = sides.words;
    sides.group("identity", words.identity);
    sides.row(
        "identity/native",
        words.native,
        |s| {
            s.platform
                .native
                .iter()
                .map(|n| &n.text)
                .collect::<Vec<_>>()
        },
        native,
    );
    sides.row(
        "identity/owner",
        words.owner,
        |s| &s.platform.owner.name,
        |s| Some(owner(s)),
    );
    sides.row(
        "identity/launched",
        words.launched,
        |s| s.platform.launched,
        |s| {
            let short = vec![plain(words::date(s.platform.launched, s.lang))];
            Some(fact(short, identity::launched(s), s, None))
        },
    );
    kind_of_platform(sides);
}

/// Where it is, what it is for, whether it is alive, and what it resembles.
fn kind_of_platform(sides: &mut Sides) {
    let words = sides.words;
    sides.row(
        "identity/regions",
        words.regions,
        |s| &s.platform.regions,
        |s| {
            let regions = &s.platform.regions;
            Some(named(s, regions, |id| s.atlas.vocabulary.region(id)))
        },
    );
    sides.row(
        "identity/kinds",
        words.kinds,
        |s| &s.platform.kinds,
        |s| {
            let kinds = &s.platform.kinds;
            Some(named(s, kinds, |id| s.atlas.vocabulary.kind(id)))
        },
    );
    sides.row(
        "identity/status",
        words.status,
        |s| s.platform.status,
        |s| {
            let mut short = vec![plain(s.standing())];
            short.extend(by(s.platform.origin_of(Place::Status), s.words));
            Some(fact(short, identity::status(s), s, Some(Place::Status)))
        },
    );
    sides.row(
        "identity/like",
        words.grid.like,
        |s| {
            let like = s.platform.like.iter();
            like.map(|l| (&l.name, l.relation)).collect::<Vec<_>>()
        },
        like,
    );
}

/// A fact in short and in full.
fn fact(short: Line, full: Line, subject: Subject, place: Option<Place>) -> Cell {
    Cell {
        short: vec![short],
        full: vec![full],
        link: link(subject, place.unwrap_or(Place::Name)),
        ..Cell::default()
    }
}

/// The names of the ids of a closed list.
fn named<'a>(subject: Subject, ids: &'a [Id], find: impl Fn(&'a str) -> Option<&'a Named>) -> Cell {
    let names = vec![plain(subject.names(ids, find))];
    fact(names.clone(), names, subject, None)
}

fn native(subject: Subject) -> Option<Cell> {
    let names = &subject.platform.native;
    if names.is_empty() {
        return None;
    }
    let names: Vec<Line> = names.iter().map(|name| subject.native(name)).collect();
    Some(Cell {
        short: names.clone(),
        full: names,
        link: link(subject, Place::Name),
        ..Cell::default()
    })
}

fn owner(subject: Subject) -> Cell {
    let name = identity::owner(subject);
    let mut full = vec![name.clone()];
    let about = subject.platform.owner.about.iter();
    full.extend(about.map(|claim| subject.claim(claim)));
    Cell {
        short: vec![name],
        full,
        link: link(subject, Place::Owner),
        ..Cell::default()
    }
}

/// The Western platforms it resembles; in full, where each likeness ends.
fn like(subject: Subject) -> Option<Cell> {
    let all = &subject.platform.like;
    let name = |like: &Analogue| {
        let relation = words::relation(like.relation, subject.lang);
        vec![
            run(like.name.clone(), Tone::Strong),
            run(format!(" ({relation})"), Tone::Quiet),
        ]
    };
    let full = |like: &Analogue| {
        let mut line = name(like);
        let (alike, unlike) = (like.alike.get(subject.lang), like.unlike.get(subject.lang));
        line.push(plain(format!("{}{alike} ", subject.words.colon)));
        line.push(run(subject.words.unlike, Tone::Label));
        line.push(plain(format!("{}{unlike}", subject.words.colon)));
        line.extend(subject.stamp(like.as_of, &like.sources));
        line
    };
    (!all.is_empty()).then(|| Cell {
        short: all.iter().map(name).collect(),
        full: all.iter().map(full).collect(),
        link: link(subject, Place::Like(0)),
        ..Cell::default()
    })
}
