//! What the parts of a page are written from, and the forms they share.

use crate::data::{
    AsOf, Atlas, Claim, Date, Id, Lang, Named, NativeName, Origin, Place, Platform, Source, Status,
};
use crate::words::{self, Words};

use super::{Block, Item, LISTED, Line, Mark, Run, Tone, plain, run};

/// What the parts of a page are written from.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) platform: &'a Platform,
    pub(super) lang: Lang,
    pub(super) today: Date,
    pub(super) words: &'static Words,
}

impl<'a> Subject<'a> {
    /// What the page of `platform`, or its column in a table, is written from.
    pub(super) fn new(atlas: &'a Atlas, platform: &'a Platform, lang: Lang, today: Date) -> Self {
        Self {
            atlas,
            platform,
            lang,
            today,
            words: Words::of(lang),
        }
    }
}

impl Subject<'_> {
    /// Whether the platform is alive, in words; since when it is not.
    pub(super) fn standing(self) -> String {
        words::standing_since(self.platform.status, self.lang)
    }

    /// Names of the ids of a closed list, separated by commas; "unknown" for none.
    pub(super) fn names<'a>(
        self,
        ids: &'a [Id],
        find: impl Fn(&'a str) -> Option<&'a Named>,
    ) -> String {
        let names: Vec<&str> = self.each_name(ids, find).collect();
        match names.as_slice() {
            [] => words::status(Status::Unknown, self.lang).to_owned(),
            some => some.join(LISTED),
        }
    }

    /// The name of each of `ids`.
    pub(super) fn each_name<'a>(
        self,
        ids: &'a [Id],
        find: impl Fn(&'a str) -> Option<&'a Named>,
    ) -> impl Iterator<Item = &'a str> {
        let name = move |named: &'a Named| named.name.get(self.lang);
        ids.iter().map(move |id| find(id).map_or(id.as_str(), name))
    }

    /// Claims as points, each with its date and sources.
    pub(super) fn points(
        self,
        claims: &[Claim],
        mark: Mark,
        place: fn(usize) -> Place,
    ) -> Vec<Item> {
        claims
            .iter()
            .enumerate()
            .map(|(i, claim)| Block::Point(mark, self.claim(claim)).at(place(i)))
            .collect()
    }

    /// A claim followed by its stamp; under an overlay's, what the atlas says.
    pub(super) fn claim(self, claim: &Claim) -> Line {
        let mut line = vec![plain(claim.text.get(self.lang))];
        line.extend(self.stamp(claim.as_of, &claim.sources));
        line.extend(by(claim.origin, self.words));
        if let Some(below) = &claim.instead_of {
            line.extend(self.atlas_says(self.claim(below)));
        }
        line
    }

    /// What the atlas says, behind what an overlay puts in its place.
    pub(super) fn atlas_says(self, below: Line) -> Line {
        let lead = format!(" {}{}", self.words.overlay.atlas_says, self.words.colon);
        let mut line = vec![run(lead, Tone::Label)];
        line.extend(below);
        line
    }

    /// Date, sources with the best grade among them, and age: `(avr. 2025 · S4, S8 · B · vieillit)`.
    pub(super) fn stamp(self, as_of: AsOf, sources: &[Id]) -> Vec<Run> {
        let grade = best_grade(sources, &self.platform.sources);
        let freshness = as_of.freshness(self.today, self.atlas.limits);
        let on = words::as_of(as_of, self.lang);
        let rests = match sources {
            [] => String::new(),
            some => format!("{}{grade} · ", some.join(", ")),
        };
        vec![
            run(format!(" ({on} · {rests}"), Tone::Quiet),
            run(words::freshness(freshness, self.lang), Tone::Age(freshness)),
            run(")", Tone::Quiet),
        ]
    }

    /// Who says so, for a statement read away from its page: « S4 Tencent, 2026年第一季度业绩 »; nothing without sources.
    pub(super) fn publishers(self, ids: &[Id]) -> Option<Line> {
        let named = ids.iter().filter_map(|id| self.platform.source(id));
        let named: Vec<String> = named
            .map(|source| match &source.publisher {
                Some(publisher) => format!("{} {publisher}, {}", source.id, source.title),
                None => format!("{} {}", source.id, source.title),
            })
            .collect();
        (!named.is_empty()).then(|| vec![run(named.join(" · "), Tone::Quiet)])
    }

    /// A name in native script with its romanization.
    pub(super) fn native(self, name: &NativeName) -> Vec<Run> {
        let mut line = vec![run(name.text.clone(), Tone::Native)];
        if let Some(roman) = &name.roman {
            line.push(plain(format!(" {roman}")));
        }
        if let Some(meaning) = &name.meaning {
            let meaning = meaning.get(self.lang);
            let meaning = match meaning.contains(['«', '“']) {
                true => format!(" ({meaning})"),
                false => format!(" {}", words::quoted(meaning, self.lang)),
            };
            line.push(run(meaning, Tone::Quiet));
        }
        line
    }
}

/// The mark of what an overlay says: ` [agence]`, or ` [agence, privé]`; none for the atlas.
pub(super) fn by(origin: Origin, words: &Words) -> Option<Run> {
    let word = match origin {
        Origin::Atlas => return None,
        Origin::Overlay { private: false } => words.overlay.agency,
        Origin::Overlay { private: true } => words.overlay.private,
    };
    Some(run(format!(" [{word}]"), Tone::Origin))
}

/// A heading inside a section.
pub(super) fn heading(text: impl Into<String>) -> Item {
    Block::Heading(vec![Run {
        text: text.into(),
        tone: Tone::Strong,
    }])
    .into()
}

/// The best grade among the sources with these ids, after a dot; nothing when none is known.
pub(super) fn best_grade(ids: &[Id], sources: &[Source]) -> String {
    sources
        .iter()
        .filter(|s| ids.contains(&s.id))
        .map(|s| s.grade)
        .min()
        .map_or_else(String::new, |grade| format!(" · {grade:?}"))
}
