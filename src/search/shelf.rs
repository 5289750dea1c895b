//! The rows of a catalogue other than the platforms', and the search among them.

use std::cmp::Reverse;

use crate::data::{Atlas, Date, Named, Source, Term, Text};

use super::board::Board;
use super::catalogue::{Catalogue, Entry, all};
use super::filter::{Filter, Key};
use super::fold::Folded;
use super::needle::{Class, Needle, Prose};
use super::query::{Body, Clause, Query};
use super::texts::Line;
use super::{Index, place};

/// What a text is to its row: decides what a match in it is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// What the row is called.
    Title,
    /// What it belongs to: a platform, a country, a publisher.
    Owner,
    /// A word for its kind: vertical, format, effort.
    Word,
    /// What is told of it.
    Prose,
}

/// A row with its texts in both languages, folded.
#[derive(Debug)]
struct Row {
    entry: Entry,
    texts: Vec<(Part, Folded)>,
}

/// A catalogue ready to be searched.
#[derive(Debug)]
pub struct Shelf {
    rows: Vec<Row>,
}

impl Shelf {
    /// The rows of `catalogue`; ages are counted at `today`.
    pub fn new(atlas: &Atlas, catalogue: Catalogue, today: Date) -> Self {
        let rows = all(atlas, catalogue, today).into_iter();
        let rows = rows.map(|entry| {
            let mut texts = Gathered::default();
            texts.entry(atlas, &entry);
            Row {
                entry,
                texts: texts.list,
            }
        });
        Self {
            rows: rows.collect(),
        }
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows that `query` lets through: all in reading order, or the best first where words are searched.
    pub fn find(&self, atlas: &Atlas, index: &Index, query: &Query) -> Vec<Entry> {
        let mut found: Vec<(u32, &Entry)> = self
            .rows
            .iter()
            .filter_map(|row| {
                let asked = Asked { atlas, index, row };
                Some((asked.points(query)?, &row.entry))
            })
            .collect();
        found.sort_by_key(|(points, _)| Reverse(*points));
        found.into_iter().map(|(_, entry)| entry.clone()).collect()
    }

    /// The rows that begin as the query does but for a slip or two, the nearest first; at most three. For when nothing
    /// is found.
    pub fn nearest(&self, query: &str) -> Vec<&Entry> {
        const OFFERED: usize = 3;
        let sought = Folded::new(query);
        let sought = sought.as_str();
        let mut near: Vec<(usize, &Entry)> = self
            .rows
            .iter()
            .filter_map(|row| {
                let texts = row.texts.iter();
                let slips = texts.filter_map(|(part, text)| slips(sought, *part, text.as_str()));
                Some((slips.min()?, &row.entry))
            })
            .collect();
        near.sort_by_key(|(slips, _)| *slips);
        near.truncate(OFFERED);
        near.into_iter().map(|(_, entry)| entry).collect()
    }
}

/// How many slips of the pen part `sought` from `text`, or from its beginning; `None` when they are another word.
fn slips(sought: &str, part: Part, text: &str) -> Option<usize> {
    /// A shorter word has the beginning of too many others.
    const TELLING: usize = 4;
    /// A longer query is no word, and comparing takes time by the square.
    const LONGEST: usize = 40;
    let length = sought.chars().count();
    if !(2..=LONGEST).contains(&length) || matches!(part, Part::Owner | Part::Word) {
        return None;
    }
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let near = ends.skip(length.saturating_sub(1)).take(3);
    let least = near
        .filter(|end| *end == text.len() || length >= TELLING)
        .filter_map(|end| Some(strsim::osa_distance(sought, text.get(..end)?)))
        .min()?;
    (least * 3 <= length).then_some(least)
}

/// The texts of a row in the making.
#[derive(Default)]
struct Gathered {
    list: Vec<(Part, Folded)>,
}

impl Gathered {
    fn add(&mut self, part: Part, text: &str) {
        if !text.is_empty() {
            self.list.push((part, Folded::new(text)));
        }
    }

    fn both(&mut self, part: Part, text: &Text) {
        self.add(part, &text.fr);
        self.add(part, &text.en);
    }

    fn named(&mut self, part: Part, named: Option<&Named>) {
        if let Some(named) = named {
            self.both(part, &named.name);
        }
    }

    fn platform(&mut self, part: Part, atlas: &Atlas, at: usize) {
        let Some(platform) = atlas.platforms.get(at) else {
            return;
        };
        self.add(part, &platform.name);
        for native in &platform.native {
            self.add(part, &native.text);
            self.add(part, native.roman.as_deref().unwrap_or_default());
        }
        for alias in &platform.aliases {
            self.add(part, alias);
        }
    }

    fn term(&mut self, term: &Term) {
        self.add(Part::Title, &term.term);
        self.add(Part::Title, term.roman.as_deref().unwrap_or_default());
        self.both(Part::Prose, &term.meaning);
    }

    fn source(&mut self, source: &Source) {
        self.add(Part::Title, &source.title);
        self.add(Part::Owner, source.publisher.as_deref().unwrap_or_default());
        self.add(Part::Word, source.url.as_deref().unwrap_or_default());
    }

    fn entry(&mut self, atlas: &Atlas, entry: &Entry) {
        match entry {
            Entry::Platform(at) => self.platform(Part::Title, atlas, *at),
            Entry::Opportunity(at, own) => self.opportunity(atlas, *at, *own),
            Entry::Metric(at) => {
                if let Some(metric) = atlas.vocabulary.metrics.get(*at) {
                    self.both(Part::Title, &metric.name);
                    self.both(Part::Title, &metric.short);
                    self.both(Part::Prose, &metric.definition);
                }
            }
            Entry::Lines => {
                for line in &atlas.rules.lines {
                    self.both(Part::Prose, &line.text);
                }
            }
            Entry::Country(code) => self.country(atlas, code),
            Entry::Word(word) => {
                if let Some(term) = atlas.term(None, word) {
                    self.term(term);
                }
            }
            Entry::Source(None, own) => {
                if let Some(source) = atlas.rules.sources.get(*own) {
                    self.source(source);
                }
            }
            Entry::Source(Some(at), own) => {
                self.platform(Part::Owner, atlas, *at);
                let platform = atlas.platforms.get(*at);
                if let Some(source) = platform.and_then(|p| p.sources.get(*own)) {
                    self.source(source);
                }
            }
            Entry::Stale(at) => self.platform(Part::Title, atlas, *at),
            Entry::Changes(at) => {
                self.platform(Part::Title, atlas, *at);
                let rows = atlas.platforms.get(*at).map(|p| p.then_and_now.as_slice());
                for row in rows.unwrap_or_default() {
                    self.both(Part::Prose, &row.then);
                    self.both(Part::Prose, &row.now);
                }
            }
        }
    }

    fn opportunity(&mut self, atlas: &Atlas, at: usize, own: usize) {
        self.platform(Part::Owner, atlas, at);
        let platform = atlas.platforms.get(at);
        let Some(opportunity) = platform.and_then(|p| p.opportunities.get(own)) else {
            return;
        };
        let words = &atlas.vocabulary;
        self.both(Part::Title, &opportunity.title);
        for id in &opportunity.verticals {
            self.named(Part::Word, words.vertical(id));
        }
        for id in &opportunity.formats {
            self.named(Part::Word, words.format(id));
        }
        for text in place::opportunity_texts(opportunity) {
            self.both(Part::Prose, text);
        }
    }

    fn country(&mut self, atlas: &Atlas, code: &str) {
        self.add(Part::Title, code);
        self.named(Part::Title, atlas.vocabulary.region(code));
        for rule in atlas.rules.of(code) {
            self.both(Part::Word, &rule.name);
            if let Some(native) = &rule.native {
                self.add(Part::Word, &native.text);
                self.add(Part::Word, native.roman.as_deref().unwrap_or_default());
            }
            self.both(Part::Word, &rule.instrument);
            let more = [&rule.penalty, &rule.note].into_iter().flatten();
            for text in std::iter::once(&rule.rule).chain(more) {
                self.both(Part::Prose, text);
            }
        }
    }
}

/// A row that a query is put to.
struct Asked<'a> {
    atlas: &'a Atlas,
    index: &'a Index,
    row: &'a Row,
}

impl Asked<'_> {
    /// What the row is worth for `query`; `None` when it is not let through.
    fn points(&self, query: &Query) -> Option<u32> {
        let clauses = query.clauses.iter();
        clauses.map(|clause| self.clause(clause)).sum()
    }

    /// The best of the alternatives.
    fn clause(&self, clause: &Clause) -> Option<u32> {
        let worth = |term: &super::query::Term| {
            let points = match &term.body {
                Body::Filter(filter) => self.passes(filter).then_some(0),
                Body::Word(needle) => self.word(needle),
            };
            match (term.refused, points) {
                (false, points) => points,
                (true, None) => Some(0),
                (true, Some(_)) => None,
            }
        };
        clause.any.iter().filter_map(worth).max()
    }

    fn word(&self, needle: &Needle) -> Option<u32> {
        let texts = self.row.texts.iter();
        texts
            .filter_map(|(part, folded)| {
                let prose = if *part == Part::Prose {
                    Prose::Yes
                } else {
                    Prose::No
                };
                let line = Line::whole(&folded.text, &folded.starts);
                Some(worth(*part, needle.best(line, prose)?))
            })
            .max()
    }

    /// Whether a filter lets the row through: by its own opportunity or country where it has one, else by the
    /// platform it is about; a filter that means nothing here is ignored.
    fn passes(&self, filter: &Filter) -> bool {
        match (&self.row.entry, filter) {
            (Entry::Opportunity(at, own), Filter::Effort(efforts)) => {
                let platform = self.atlas.platforms.get(*at);
                let opportunity = platform.and_then(|p| p.opportunities.get(*own));
                opportunity.is_some_and(|o| efforts.contains(&o.effort))
            }
            (Entry::Opportunity(at, own), Filter::Words(key @ (Key::For | Key::Format), words)) => {
                self.suits(*at, *own, *key, words)
            }
            (Entry::Country(code), Filter::Words(Key::Region, words)) => {
                self.index.means(Key::Region, words, code)
            }
            (entry, filter) => match (entry.platform(), self.index.filter(filter, None)) {
                (Some(at), Some(board)) => Board::get(&board, at).is_some(),
                (_, None) => true,
                (None, Some(_)) => false,
            },
        }
    }

    fn suits(&self, at: usize, own: usize, key: Key, words: &[String]) -> bool {
        let platform = self.atlas.platforms.get(at);
        let Some(opportunity) = platform.and_then(|p| p.opportunities.get(own)) else {
            return false;
        };
        let ids = if key == Key::For {
            &opportunity.verticals
        } else {
            &opportunity.formats
        };
        let for_all = key == Key::For && ids.is_empty();
        for_all || ids.iter().any(|id| self.index.means(key, words, id))
    }
}

/// A whole title before the start of one, that before a word of it; then what it belongs to, its kind, its text.
const fn worth(part: Part, class: Class) -> u32 {
    let place = match part {
        Part::Title => 60,
        Part::Owner => 40,
        Part::Word => 30,
        Part::Prose => 0,
    };
    let fit = match class {
        Class::Whole => 39,
        Class::Prefix => 30,
        Class::Word => 20,
        Class::Start => 10,
        Class::Inside => 1,
    };
    place + fit
}
