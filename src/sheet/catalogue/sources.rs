//! Sources: what each is, and what rests on it.

use crate::data::{Link, Source};
use crate::sheet::subject::{by, heading};
use crate::sheet::{Block, Item, Mark, Sheet, Tone, plain, run};
use crate::words;

use super::{EntryRow, Pages, sheet};

impl<'a> Pages<'a> {
    fn source(self, owner: Option<usize>, at: usize) -> Option<&'a Source> {
        match owner {
            Some(owner) => self.platform(owner)?.sources.get(at),
            None => self.atlas.rules.sources.get(at),
        }
    }

    fn owner(self, owner: Option<usize>) -> &'a str {
        let platform = owner.and_then(|at| self.platform(at));
        platform.map_or(self.own.law, |platform| &platform.name)
    }

    pub(super) fn source_row(self, owner: Option<usize>, at: usize) -> Option<EntryRow> {
        let source = self.source(owner, at)?;
        let year = source.published.map_or_else(
            || self.words.undated.to_owned(),
            |date| date.year().to_string(),
        );
        let publisher = source.publisher.as_deref().unwrap_or_default();
        let owner = self.owner(owner);
        let below = if publisher.is_empty() {
            owner.to_owned()
        } else {
            format!("{owner} · {publisher}")
        };
        Some(EntryRow {
            title: vec![plain(source.title.clone())],
            origin: source.origin,
            aside: format!("{:?} {year}", source.grade),
            below: vec![plain(below)],
        })
    }

    pub(super) fn source_page(self, owner: Option<usize>, at: usize) -> Option<Sheet> {
        let source = self.source(owner, at)?;
        let mut items = self.facts(source);
        items.push(Block::Gap.into());
        items.push(heading(self.own.rests));
        let resting = self.resting(owner, source);
        if resting.is_empty() {
            items.push(Block::Text(vec![run(self.own.rests_nothing, Tone::Quiet)]).into());
        }
        items.extend(resting);
        let below = format!("{} · {}", self.owner(owner), source.id);
        let head = vec![
            vec![run(source.title.clone(), Tone::Strong)],
            std::iter::once(run(below, Tone::Quiet))
                .chain(by(source.origin, self.words))
                .collect(),
        ];
        Some(sheet(head, items))
    }

    fn facts(self, source: &Source) -> Vec<Item> {
        let pair = |label: &str, text: String| -> Item {
            Block::Pair(label.to_owned(), vec![plain(text)]).into()
        };
        let grade = words::grade(source.grade, self.lang);
        let language = self.atlas.vocabulary.language(&source.lang);
        let language = language.map_or(source.lang.as_str(), |l| l.name.get(self.lang));
        let published = source.published.map_or_else(
            || self.words.undated.to_owned(),
            |date| words::date(date, self.lang),
        );
        let mut items = vec![self.address(source)];
        if let Some(publisher) = &source.publisher {
            items.push(pair(self.own.publisher, publisher.clone()));
        }
        items.push(pair(self.own.published, published));
        items.push(pair(
            self.own.grade,
            format!("{:?} · {grade}", source.grade),
        ));
        items.push(pair(self.own.language, language.to_owned()));
        if let Some(note) = &source.note {
            items.push(pair(self.words.rules.note, note.get(self.lang).to_owned()));
        }
        items
    }

    fn address(self, source: &Source) -> Item {
        let label = self.own.address.to_owned();
        match &source.url {
            Some(url) => {
                let line = vec![run(url.clone(), Tone::Link)];
                Block::Pair(label, line).to(Link::Address(url.clone()))
            }
            None => Block::Pair(label, vec![run(self.words.no_address, Tone::Quiet)]).into(),
        }
    }

    /// Every statement that cites it, or every rule.
    fn resting(self, owner: Option<usize>, source: &Source) -> Vec<Item> {
        if let Some(platform) = owner.and_then(|at| self.platform(at)) {
            let places = platform.resting_on(&source.id).into_iter();
            return places
                .map(|place| self.statement(platform, place))
                .collect();
        }
        let rules = self.atlas.rules.rules.iter();
        let citing = rules.filter(|rule| rule.sources.contains(&source.id));
        citing
            .map(|rule| {
                let line = vec![
                    run(format!("{} · ", rule.country), Tone::Label),
                    plain(rule.name.get(self.lang)),
                ];
                Block::Point(Mark::Bullet, line).to(Link::Country(rule.country.clone()))
            })
            .collect()
    }
}
