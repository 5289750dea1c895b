//! The law by country: in short under the cautions of a platform, in full on a page of its own.

use crate::data::{AsOf, Atlas, Date, Lang, Link, MeetingLine, Place, Rule};
use crate::words::{self, Words};

use super::source::source_line;
use super::subject::{Subject, best_grade, heading};
use super::{Block, Item, Line, Mark, Run, Section, Sheet, Tone, plain, run};

/// What the pages of rules are written from.
#[derive(Clone, Copy)]
struct Book<'a> {
    atlas: &'a Atlas,
    lang: Lang,
    today: Date,
    words: &'static Words,
}

/// The lines to say in a meeting, and how many rules each country has.
pub fn rules(atlas: &Atlas, lang: Lang, today: Date) -> Sheet {
    let book = Book::new(atlas, lang, today);
    let words = &book.words.rules;
    let mut head = vec![heading(words.in_meeting)];
    for (number, line) in (1..).zip(&atlas.rules.lines) {
        let label = format!("{number:>2}.");
        head.push(Block::Pair(label, book.said(line)).into());
    }
    head.push(Block::Gap.into());
    head.push(heading(words.by_country));
    for country in atlas.rules.countries() {
        let name = vec![
            plain(book.country(country)),
            run(
                format!(" ({})", atlas.rules.of(country).count()),
                Tone::Quiet,
            ),
        ];
        head.push(Block::Pair(country.to_owned(), name).into());
    }
    Sheet {
        head,
        sections: Vec::new(),
    }
}

/// The lines to say in a meeting as a page: each leads to the country of its rules.
pub(super) fn lines_page(atlas: &Atlas, lang: Lang, today: Date) -> Sheet {
    let book = Book::new(atlas, lang, today);
    let lines = (1..).zip(&atlas.rules.lines).map(|(number, line)| {
        let item: Item = Block::Pair(format!("{number:>2}."), book.said(line)).into();
        let mut rules = atlas.rules.rules.iter();
        match rules.find(|rule| line.rules.contains(&rule.id)) {
            Some(rule) => item.to(Link::Country(rule.country.clone())),
            None => item,
        }
    });
    one_piece(vec![heading(book.words.rules.in_meeting)], lines.collect())
}

/// The rules of the country with this code, in full: each leads to the first of its sources.
pub(super) fn country_page(atlas: &Atlas, code: &str, lang: Lang, today: Date) -> Sheet {
    let book = Book::new(atlas, lang, today);
    let rules: Vec<&Rule> = atlas.rules.of(code).collect();
    let mut items = Vec::new();
    for rule in &rules {
        if !items.is_empty() {
            items.push(Block::Gap.into());
        }
        let source = rule.sources.first().cloned();
        let link = source.map(|id| Link::Source(None, id));
        let mut book_rules = atlas.rules.rules.iter();
        let place = book_rules.position(|other| other.id == rule.id);
        items.extend(book.in_full(rule).into_iter().map(|item| Item {
            place: place.map(Place::Rule),
            link: link.clone(),
            ..item
        }));
    }
    items.push(Block::Gap.into());
    items.extend(book.sources(&rules));
    one_piece(vec![heading(title(book, code, rules.len()))], items)
}

fn one_piece(head: Vec<Item>, items: Vec<Item>) -> Sheet {
    let section = Section {
        id: None,
        title: String::new(),
        items,
    };
    Sheet {
        head,
        sections: vec![section],
    }
}

/// The rules of a platform's countries, a line each, home first; the command beside the heading prints them in full.
pub(super) fn of_platform(subject: Subject) -> Vec<Item> {
    let book = Book::of(subject);
    let mut items = Vec::new();
    for country in &subject.platform.regions {
        let rules: Vec<&Rule> = subject.atlas.rules.of(country).collect();
        if rules.is_empty() {
            continue;
        }
        items.push(Block::Gap.into());
        let title = run(title(book, country, rules.len()), Tone::Strong);
        let details = run(format!(" · luopan rules {country}"), Tone::Quiet);
        let link = || Link::Country(country.clone());
        items.push(Block::Heading(vec![title, details]).to(link()));
        let lines = rules.iter().map(|rule| book.in_short(rule));
        items.extend(lines.map(|line| Block::Point(Mark::Bullet, line).to(link())));
    }
    items
}

/// The sources of those rules.
pub(super) fn sources_of_platform(subject: Subject) -> Vec<Item> {
    let regions = &subject.platform.regions;
    let rules = subject.atlas.rules.rules.iter();
    let rules: Vec<&Rule> = rules.filter(|r| regions.contains(&r.country)).collect();
    if rules.is_empty() {
        return Vec::new();
    }
    let gap: Item = Block::Gap.into();
    let sources = Book::of(subject).sources(&rules);
    std::iter::once(gap).chain(sources).collect()
}

/// « Règles · Chine (27) »
fn title(book: Book, country: &str, count: usize) -> String {
    let name = book.country(country);
    format!("{} · {name} ({count})", book.words.rules.rules)
}

impl<'a> Book<'a> {
    fn new(atlas: &'a Atlas, lang: Lang, today: Date) -> Self {
        Self {
            atlas,
            lang,
            today,
            words: Words::of(lang),
        }
    }

    /// A line to say in a meeting, and the names of the rules behind it.
    fn said(self, line: &MeetingLine) -> Line {
        let rules = self.atlas.rules.rules.iter();
        let behind = rules.filter(|rule| line.rules.contains(&rule.id));
        let names: Vec<&str> = behind.map(|rule| rule.name.get(self.lang)).collect();
        let names = format!(" ({})", names.join("; "));
        vec![plain(line.text.get(self.lang)), run(names, Tone::Quiet)]
    }

    fn of(subject: Subject<'a>) -> Self {
        Self::new(subject.atlas, subject.lang, subject.today)
    }

    /// The name of a country, or its code.
    fn country(self, code: &'a str) -> &'a str {
        let region = self.atlas.vocabulary.region(code);
        region.map_or(code, |r| r.name.get(self.lang))
    }

    fn in_short(self, rule: &Rule) -> Line {
        let (lang, words) = (self.lang, &self.words.rules);
        let mut line = vec![
            run(rule.name.get(lang), Tone::Strong),
            plain(self.words.colon),
            plain(rule.rule.get(lang)),
        ];
        if let Some(penalty) = &rule.penalty {
            line.push(run(
                format!(" {}{}", words.penalty, self.words.colon),
                Tone::Label,
            ));
            line.push(plain(penalty.get(lang)));
        }
        if let Some(date) = rule.in_force {
            let since = words::date(date, lang);
            line.push(run(
                format!(" {}{}", words.in_force, self.words.colon),
                Tone::Label,
            ));
            line.push(plain(format!("{since}.")));
        }
        line.extend(self.stamp(rule));
        line
    }

    fn in_full(self, rule: &Rule) -> Vec<Item> {
        let (lang, words) = (self.lang, &self.words.rules);
        let mut name = vec![run(rule.name.get(lang), Tone::Strong)];
        if let Some(native) = &rule.native {
            name.push(plain("  "));
            name.push(run(native.text.clone(), Tone::Native));
            if let Some(roman) = &native.roman {
                name.push(plain(format!(" {roman}")));
            }
        }
        name.push(run(format!("  {}", rule.id), Tone::Quiet));
        let bound: Vec<&str> = rule.binds.iter().map(|b| words::bound(*b, lang)).collect();
        let mut asks = vec![plain(rule.rule.get(lang))];
        asks.extend(self.stamp(rule));
        let mut pairs = vec![
            (words.rule, asks),
            (words.instrument, vec![plain(rule.instrument.get(lang))]),
            (words.binds, vec![plain(bound.join(", "))]),
        ];
        if let Some(date) = rule.in_force {
            pairs.push((words.in_force, vec![plain(words::date(date, lang))]));
        }
        for (label, text) in [(words.penalty, &rule.penalty), (words.note, &rule.note)] {
            pairs.extend(text.iter().map(|t| (label, vec![plain(t.get(lang))])));
        }
        let pairs = pairs
            .into_iter()
            .map(|(label, line)| Block::Pair(label.to_owned(), line).into());
        std::iter::once(Block::Heading(name).into())
            .chain(pairs)
            .collect()
    }

    /// When it was last checked, its sources with the best grade among them, and its age.
    fn stamp(self, rule: &Rule) -> Vec<Run> {
        let freshness = AsOf::On(rule.checked_on).freshness(self.today, self.atlas.limits);
        let grade = best_grade(&rule.sources, &self.atlas.rules.sources);
        vec![
            run(
                format!(
                    " ({} {} · {}{grade} · ",
                    self.words.rules.checked,
                    words::date(rule.checked_on, self.lang),
                    rule.sources.join(", ")
                ),
                Tone::Quiet,
            ),
            run(words::freshness(freshness, self.lang), Tone::Age(freshness)),
            run(")", Tone::Quiet),
        ]
    }

    fn sources(self, rules: &[&Rule]) -> Vec<Item> {
        let cited = self.atlas.rules.cited(rules);
        let lines = cited.into_iter().map(|source| {
            let line = source_line(self.atlas, self.lang, source);
            Block::Pair(source.id.to_string(), line).to(Link::Source(None, source.id.clone()))
        });
        std::iter::once(heading(self.words.rules.sources))
            .chain(lines)
            .collect()
    }
}
