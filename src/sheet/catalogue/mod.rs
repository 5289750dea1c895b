//! The catalogues: a row and a page for each entry.

mod glossary;
mod history;
mod opportunity;
mod reach;
mod sources;
mod statement;
mod upkeep;

use crate::data::{Atlas, Date, Id, Lang, Link, Listed, Origin, Platform, SectionId, Standing};
use crate::search::Entry;
use crate::words::{self, CatalogueWords, Words};

use super::subject::Subject;
use super::{Block, Item, Line, Section, Sheet, Tone, memos, plain, rules, run};

/// A row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    /// What it is.
    pub title: Line,
    /// Who says it.
    pub origin: Origin,
    /// A word or a number at the edge.
    pub aside: String,
    /// What it belongs to.
    pub below: Line,
}

/// What the pages of a catalogue are written from.
#[derive(Clone, Copy)]
struct Pages<'a> {
    atlas: &'a Atlas,
    lang: Lang,
    today: Date,
    words: &'static Words,
    own: &'static CatalogueWords,
}

impl<'a> Pages<'a> {
    const fn new(atlas: &'a Atlas, lang: Lang, today: Date) -> Self {
        Self {
            atlas,
            lang,
            today,
            words: Words::of(lang),
            own: CatalogueWords::of(lang),
        }
    }

    fn platform(self, at: usize) -> Option<&'a Platform> {
        self.atlas.platforms.get(at).map(Listed::whole)
    }

    const fn subject(self, platform: &'a Platform) -> Subject<'a> {
        Subject {
            atlas: self.atlas,
            platform,
            lang: self.lang,
            today: self.today,
            words: self.words,
        }
    }

    fn row(self, entry: &Entry) -> Option<EntryRow> {
        match entry {
            Entry::Platform(at) => Some(self.platform_row(self.platform(*at)?)),
            Entry::Opportunity(at, own) => self.opportunity_row(self.platform(*at)?, *own),
            Entry::Metric(at) => self.metric_row(*at),
            Entry::Lines => Some(EntryRow {
                title: vec![plain(self.own.lines)],
                origin: Origin::Atlas,
                aside: self.atlas.rules.lines.len().to_string(),
                below: vec![plain(self.own.lines_about)],
            }),
            Entry::Country(code) => Some(self.country_row(code)),
            Entry::Word(word) => self.word_row(word),
            Entry::Source(owner, at) => self.source_row(*owner, *at),
            Entry::Stale(at) => self.stale_row(self.platform(*at)?),
            Entry::Changes(at) => Some(self.changes_row(self.platform(*at)?)),
        }
    }

    fn page(self, entry: &Entry, marks: &[Id]) -> Option<Sheet> {
        match entry {
            Entry::Platform(at) => {
                let platform = self.platform(*at)?;
                Some(super::platform(self.atlas, platform, self.lang, self.today))
            }
            Entry::Opportunity(at, own) => self.opportunity_page(self.platform(*at)?, *own),
            Entry::Metric(at) => self.metric_page(*at, marks),
            Entry::Lines => Some(rules::lines_page(self.atlas, self.lang, self.today)),
            Entry::Country(code) => {
                Some(rules::country_page(self.atlas, code, self.lang, self.today))
            }
            Entry::Word(word) => self.word_page(word),
            Entry::Source(owner, at) => self.source_page(*owner, *at),
            Entry::Stale(at) => Some(self.stale_page(self.platform(*at)?)),
            Entry::Changes(at) => Some(self.changes_page(self.platform(*at)?)),
        }
    }

    fn platform_row(self, platform: &Platform) -> EntryRow {
        let subject = self.subject(platform);
        let users = match (platform.status, self.atlas.headline(platform)) {
            (Standing::Closed(_), _) => self.words.screen.closed.to_owned(),
            (_, Some(figure)) => words::short(figure, self.lang),
            (_, None) => "–".to_owned(),
        };
        let kinds = subject.names(&platform.kinds, |id| self.atlas.vocabulary.kind(id));
        EntryRow {
            title: name(platform),
            origin: size_origin(self.atlas, platform),
            aside: users,
            below: vec![plain(kinds)],
        }
    }

    fn country_row(self, code: &str) -> EntryRow {
        let region = self.atlas.vocabulary.region(code);
        let name = region.map_or(code, |r| r.name.get(self.lang));
        let rules: Vec<&str> = self
            .atlas
            .rules
            .of(code)
            .map(|rule| rule.name.get(self.lang))
            .collect();
        EntryRow {
            title: vec![plain(name)],
            origin: Origin::Atlas,
            aside: counted(rules.len(), self.own.rules),
            below: vec![plain(rules.join(", "))],
        }
    }
}

/// The row of an entry; empty when the atlas has no such entry.
pub fn row(atlas: &Atlas, entry: &Entry, lang: Lang, today: Date) -> EntryRow {
    let found = Pages::new(atlas, lang, today).row(entry);
    found.unwrap_or_else(|| EntryRow {
        title: Vec::new(),
        origin: Origin::Atlas,
        aside: String::new(),
        below: Vec::new(),
    })
}

/// The page of an entry with what the user noted of it, and with the curves of the platforms whose ids are `marks`; empty when the atlas has no such
/// entry.
pub fn page(atlas: &Atlas, entry: &Entry, marks: &[Id], lang: Lang, today: Date) -> Sheet {
    let found = Pages::new(atlas, lang, today).page(entry, marks);
    let mut sheet = found.unwrap_or_else(|| Sheet {
        head: Vec::new(),
        sections: Vec::new(),
    });
    memos::annotate(&mut sheet, atlas, entry, lang);
    sheet
}

/// The page as far as its first section: what of it is seen first. `None` where only the whole page tells.
pub fn opening(atlas: &Atlas, entry: &Entry, lang: Lang, today: Date) -> Option<Sheet> {
    let &Entry::Platform(at) = entry else {
        return None;
    };
    let pages = Pages::new(atlas, lang, today);
    // Which section a note stands in depends on the others.
    let platform = pages.platform(at).filter(|own| own.memos.is_empty())?;
    let first = SectionId::ALL.first_chunk::<1>()?;
    Some(pages.subject(platform).page(first))
}

/// Who added the platform, or says how large it is.
pub fn size_origin(atlas: &Atlas, platform: &Platform) -> Origin {
    let figure = atlas.headline(platform).map(|figure| figure.origin);
    figure.unwrap_or_default().max(platform.origin)
}

/// A platform's name, in Latin letters and in its own.
fn name(platform: &Platform) -> Line {
    let mut line = vec![run(platform.name.clone(), Tone::Strong)];
    if let Some(native) = platform.native.first().filter(|n| n.text != platform.name) {
        line.push(plain("  "));
        line.push(run(native.text.clone(), Tone::Native));
    }
    line
}

/// « 1 règle », « 3 règles »
fn counted(number: usize, [one, several]: [&str; 2]) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}

/// A line that leads to a platform's page.
fn to_platform(platform: &Platform) -> Item {
    Block::Text(name(platform)).to(Link::Platform(platform.id.clone(), None))
}

/// A page of one piece.
fn sheet(head: Vec<Line>, items: Vec<Item>) -> Sheet {
    pieces(head, vec![items])
}

/// A page of several pieces, from one to the next of which a key leads.
fn pieces(head: Vec<Line>, pieces: Vec<Vec<Item>>) -> Sheet {
    let section = |mut items: Vec<Item>| {
        // What sets it apart from the piece above comes with the piece.
        if items.first().is_some_and(|item| item.block == Block::Gap) {
            items.remove(0);
        }
        Section {
            id: None,
            title: String::new(),
            items,
        }
    };
    Sheet {
        head: head
            .into_iter()
            .map(|line| Block::Text(line).into())
            .collect(),
        sections: pieces.into_iter().map(section).collect(),
    }
}
