//! The numbered sources of a brief, in the order in which it cites them.

use crate::data::{AsOf, Date, Freshness, Id, Source};
use crate::words;

use super::{Asked, Phrase, Span};

/// A source at the end of a brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its title, in its own language.
    pub title: String,
    /// The code of that language.
    pub lang: String,
    /// Publisher, date, language, grade and warnings.
    pub about: String,
    /// Its address, as the atlas has it; not always one that may be followed.
    pub url: Option<String>,
}

/// The sources cited so far.
pub(super) struct Notes<'a> {
    asked: Asked<'a>,
    cited: Vec<&'a Source>,
}

impl<'a> Notes<'a> {
    pub(super) const fn new(asked: Asked<'a>) -> Self {
        Self {
            asked,
            cited: Vec::new(),
        }
    }

    /// The numbers of the sources with these ids, in brackets.
    pub(super) fn cite(&mut self, sources: &'a [Source], ids: &[Id]) -> Span {
        let mut numbers: Vec<usize> = ids
            .iter()
            .filter_map(|id| sources.iter().find(|source| source.id == *id))
            .map(|source| self.number(source))
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        Span::Cite(numbers)
    }

    /// Date, age where it matters, and sources of a statement: « (mars 2018, ancien) [1, 2] ».
    pub(super) fn stamp(&mut self, as_of: AsOf, sources: &'a [Source], ids: &[Id]) -> Phrase {
        vec![
            Span::Quiet(format!(" ({}) ", self.dated(as_of))),
            self.cite(sources, ids),
        ]
    }

    /// A date, with its age in a word unless it is fresh: for one that was only read, its date says all.
    pub(super) fn dated(&self, as_of: AsOf) -> String {
        let lang = self.asked.lang;
        let date = words::as_of(as_of, lang);
        match as_of.freshness(self.asked.today, self.asked.atlas.limits) {
            Freshness::Fresh | Freshness::Undated => date,
            old => format!("{date}, {}", words::freshness(old, lang)),
        }
    }

    /// The same for a date alone.
    pub(super) fn dated_on(&self, date: Date) -> String {
        self.dated(AsOf::On(date))
    }

    /// Two platforms may cite the same page: it is listed once.
    fn number(&mut self, source: &'a Source) -> usize {
        let same = |other: &&Source| {
            std::ptr::eq(*other, source)
                || (other.url.is_some() && other.url == source.url && other.title == source.title)
        };
        let known = self.cited.iter().position(same);
        let place = known.unwrap_or_else(|| {
            self.cited.push(source);
            self.cited.len().saturating_sub(1)
        });
        place.saturating_add(1)
    }

    pub(super) fn list(self) -> Vec<Reference> {
        let asked = self.asked;
        let cited = self.cited.into_iter();
        cited.map(|source| reference(asked, source)).collect()
    }
}

fn reference(asked: Asked<'_>, source: &Source) -> Reference {
    let (lang, words) = (asked.lang, asked.words());
    let language = asked.atlas.vocabulary.language(&source.lang);
    let mut about: Vec<String> = source.publisher.iter().cloned().collect();
    about.push(
        source
            .published
            .map_or(words.undated.to_owned(), |date| words::date(date, lang)),
    );
    about.push(language.map_or(source.lang.to_string(), |l| l.name.get(lang).to_owned()));
    about.push(words::grade(source.grade, lang).to_owned());
    about.extend(source.note.iter().map(|note| note.get(lang).to_owned()));
    if source.url.is_none() {
        about.push(words.no_address.to_owned());
    }
    Reference {
        title: source.title.clone(),
        lang: source.lang.to_string(),
        about: about.join(" · "),
        url: source.url.clone(),
    }
}
