//! A platform in one to three pages: what it is, its numbers, what a brand can do there, what it takes and what to
//! beware of.

use crate::data::{AsOf, Claim, Id, MeetingLine, Platform, Rule, SectionId, Status};
use crate::sheet::subject::Subject;
use crate::sheet::{Chart, figures, overview};
use crate::words;

use super::cite::Notes;
use super::opportunity::short;
use super::table::newest;
use super::{Asked, Brief, Phrase, Piece, Span, han, recent, text};

/// How many likenesses give an idea of a platform.
const LIKENESSES: usize = 2;

/// A brief about `platforms`. Of figures and of the audience it says what is not stale, unless all of it is.
pub fn platforms(asked: Asked<'_>, platforms: &[&Platform]) -> Brief {
    let mut notes = Notes::new(asked);
    let mut pieces = Vec::new();
    let depth = u8::from(platforms.len() > 1).saturating_add(1);
    for platform in platforms {
        let mut page = Page {
            subject: asked.about(platform),
            han: han(platform),
            notes: &mut notes,
            depth,
            pieces: Vec::new(),
        };
        if depth > 1 {
            let heading = vec![Span::Strong(platform.name.clone())];
            page.pieces.push(Piece::Heading(1, heading));
        }
        page.write();
        pieces.append(&mut page.pieces);
    }
    let names: Vec<&str> = platforms.iter().map(|p| p.name.as_str()).collect();
    asked.brief(names.join(", "), pieces, notes)
}

/// The part of a brief about one platform, in the making.
struct Page<'p, 'a> {
    subject: Subject<'a>,
    /// The language of its words in Chinese characters.
    han: &'a str,
    notes: &'p mut Notes<'a>,
    /// The depth of its headings.
    depth: u8,
    pieces: Vec<Piece>,
}

impl<'a> Page<'_, 'a> {
    fn write(&mut self) {
        self.identity();
        let words = self.subject.words;
        self.heading(words.brief.in_short);
        self.headline();
        self.part(words.like);
        self.likenesses();
        self.part(words.about);
        self.claims(&self.subject.platform.about);
        self.part(words.at_a_glance);
        self.at_a_glance();
        self.figures();
        self.opportunities();
        self.entry();
        if !self.subject.platform.cautions.is_empty() {
            self.heading(words.section(SectionId::Cautions));
            self.claims(&self.subject.platform.cautions);
        }
        self.rules();
    }

    fn heading(&mut self, title: &str) {
        let phrase = vec![Span::Text(title.to_owned())];
        self.pieces.push(Piece::Heading(self.depth, phrase));
    }

    /// The heading of a part under the last heading.
    fn part(&mut self, title: &str) {
        let depth = self.depth.saturating_add(1);
        let phrase = self.text(title);
        self.pieces.push(Piece::Heading(depth, phrase));
    }

    fn text(&self, words: &str) -> Phrase {
        text(words, self.han)
    }

    /// Names, owner, opening, countries, standing.
    fn identity(&mut self) {
        let subject = self.subject;
        let (platform, words, lang) = (subject.platform, subject.words, subject.lang);
        let vocabulary = &subject.atlas.vocabulary;
        let plain = |text: String| vec![Span::Text(text)];
        let tagline = self.text(platform.tagline.get(lang));
        self.pieces.push(Piece::Text(tagline));
        let mut facts = Vec::new();
        for name in &platform.native {
            let mut phrase = vec![Span::Foreign(name.text.clone(), name.lang.to_string())];
            phrase.extend(name.roman.iter().map(|r| Span::Text(format!(" {r}"))));
            phrase.extend(name.meaning.iter().map(|meaning| {
                Span::Quiet(format!(" {}", words::quoted(meaning.get(lang), lang)))
            }));
            facts.push((words.native, phrase));
        }
        facts.push((words.owner, plain(platform.owner.name.clone())));
        let mut launched = plain(words::date(platform.launched, lang));
        launched.push(Span::Text(" ".to_owned()));
        let ids = &platform.launched_sources;
        launched.push(self.notes.cite(&platform.sources, ids));
        facts.push((words.launched, launched));
        let regions = subject.names(&platform.regions, |id| vocabulary.region(id));
        facts.push((words.regions, plain(regions)));
        if let Some(site) = &platform.site {
            facts.push((words.site, plain(site.clone())));
        }
        let mut standing = plain(subject.standing());
        if let Some(note) = &platform.status_note {
            standing.push(Span::Text(words.colon.to_owned()));
            standing.extend(self.claim(note));
        }
        facts.push((words.status, standing));
        self.facts(facts);
    }

    /// Names and what they hold, each name once, at its first place.
    fn facts(&mut self, facts: Vec<(&str, Phrase)>) {
        let mut list: Vec<(String, Vec<Phrase>)> = Vec::new();
        for (name, phrase) in facts {
            match list.iter_mut().find(|(known, _)| known == name) {
                Some((_, held)) => held.push(phrase),
                None => list.push((name.to_owned(), vec![phrase])),
            }
        }
        if !list.is_empty() {
            self.pieces.push(Piece::Facts(list));
        }
    }

    /// How many use it, whether it grows, and its curve.
    fn headline(&mut self) {
        let subject = self.subject;
        let Some(figure) = subject.atlas.headline(subject.platform) else {
            let none = vec![Span::Quiet(subject.words.no_headline.to_owned())];
            self.pieces.push(Piece::Text(none));
            return;
        };
        let unit = figures::unit(subject, figure);
        let metric = figures::metric_name(subject, &figure.kind);
        let counted = figures::counted(subject, figure);
        let growth = overview::growth(subject, figure).map(|g| format!(" · {g}"));
        let mut phrase = vec![
            Span::Strong(words::figure(figure, unit, subject.lang)),
            Span::Text(format!(" {counted}")),
            Span::Text(growth.unwrap_or_default()),
        ];
        let ids = std::slice::from_ref(&figure.source);
        let as_of = AsOf::On(figure.as_of);
        phrase.extend(self.notes.stamp(as_of, &subject.platform.sources, ids));
        self.pieces.push(Piece::Text(phrase));
        let same = figures::same_series(subject, figure);
        self.pieces
            .extend(Chart::of(metric, unit, &same).map(Piece::Chart));
    }

    fn claim(&mut self, claim: &'a Claim) -> Phrase {
        let mut phrase = self.text(claim.text.get(self.subject.lang));
        let sources = &self.subject.platform.sources;
        phrase.extend(self.notes.stamp(claim.as_of, sources, &claim.sources));
        phrase
    }

    fn claims(&mut self, claims: &'a [Claim]) {
        let points: Vec<Phrase> = claims.iter().map(|claim| self.claim(claim)).collect();
        self.points(points);
    }

    fn points(&mut self, points: Vec<Phrase>) {
        if !points.is_empty() {
            self.pieces.push(Piece::Points(points));
        }
    }

    fn likenesses(&mut self) {
        let (lang, words) = (self.subject.lang, self.subject.words);
        let platform = self.subject.platform;
        let mut points = Vec::new();
        for like in platform.like.iter().take(LIKENESSES) {
            let relation = words::relation(like.relation, lang);
            let alike = format!(" ({relation}){}{} ", words.colon, like.alike.get(lang));
            let unlike = format!(
                "{}{}{}",
                words.brief.unlike,
                words.colon,
                like.unlike.get(lang)
            );
            let mut phrase = vec![Span::Strong(like.name.clone())];
            phrase.extend(self.text(&alike));
            phrase.extend(self.text(&unlike));
            phrase.extend(
                self.notes
                    .stamp(like.as_of, &platform.sources, &like.sources),
            );
            points.push(phrase);
        }
        self.points(points);
    }

    /// The features to look at first, by answer.
    fn at_a_glance(&mut self) {
        let (platform, lang) = (self.subject.platform, self.subject.lang);
        let features = &self.subject.atlas.vocabulary.features;
        let mut facts = Vec::new();
        for status in Status::ALL {
            let asked = features.iter().filter(|feature| feature.meeting);
            let same = asked.filter(|feature| {
                let row = platform.row(&feature.id);
                row.map_or(Status::Unknown, |row| row.status) == status
            });
            let names: Vec<&str> = same.map(|feature| feature.name.get(lang)).collect();
            if !names.is_empty() {
                let answer = words::status(status, lang);
                facts.push((answer, vec![Span::Text(names.join(", "))]));
            }
        }
        self.facts(facts);
    }

    /// The newest point of every series, and who the users are.
    fn figures(&mut self) {
        let title = self.subject.words.section(SectionId::Audience);
        let grid = newest(self.subject, self.notes);
        if grid.rows.is_empty() && self.subject.platform.audience.is_empty() {
            return;
        }
        self.heading(title);
        let (today, limits) = (self.subject.today, self.subject.atlas.limits);
        let audience = self.subject.platform.audience.iter();
        let audience = recent(audience.collect(), |claim| {
            claim.as_of.freshness(today, limits)
        });
        let points = audience.into_iter().map(|claim| self.claim(claim));
        let points: Vec<Phrase> = points.collect();
        self.points(points);
        if !grid.rows.is_empty() {
            self.pieces.push(Piece::Grid(grid));
        }
    }

    fn opportunities(&mut self) {
        let subject = self.subject;
        if subject.platform.opportunities.is_empty() {
            return;
        }
        self.heading(subject.words.section(SectionId::Opportunities));
        for opportunity in &subject.platform.opportunities {
            self.part(opportunity.title.get(subject.lang));
            let body = short(subject, opportunity, self.notes);
            self.pieces.extend(body);
        }
    }

    /// Requirements, each under its topic.
    fn entry(&mut self) {
        let subject = self.subject;
        let platform = subject.platform;
        if platform.entry.is_empty() {
            return;
        }
        self.heading(subject.words.section(SectionId::Entry));
        let mut facts = Vec::new();
        for requirement in &platform.entry {
            let mut phrase = Vec::new();
            if let Some(fee) = &requirement.fee {
                let amount = words::money(fee.amount, &fee.currency, subject.lang);
                let per = words::fee_period(fee.per, subject.lang);
                phrase.push(Span::Strong(format!("{amount} {per}")));
                phrase.push(Span::Text(" · ".to_owned()));
            }
            phrase.extend(self.text(requirement.text.get(subject.lang)));
            let (as_of, ids) = (requirement.as_of, &requirement.sources);
            phrase.extend(self.notes.stamp(as_of, &platform.sources, ids));
            facts.push((words::topic(requirement.topic, subject.lang), phrase));
        }
        self.facts(facts);
    }

    /// What to say of the law in its countries, then the names of the rules.
    fn rules(&mut self) {
        let subject = self.subject;
        let (book, lang) = (&subject.atlas.rules, subject.lang);
        let regions = &subject.platform.regions;
        let bound = |rule: &&Rule| regions.contains(&rule.country);
        let rules: Vec<&'a Rule> = book.rules.iter().filter(bound).collect();
        if rules.is_empty() {
            return;
        }
        self.heading(subject.words.brief.rules_of);
        let lines = book.lines.iter();
        let lines = lines
            .filter_map(|line| self.line_of_law(line, &rules))
            .collect();
        self.points(lines);
        let mut facts = Vec::new();
        for country in regions {
            let own = rules.iter().filter(|rule| rule.country == *country);
            let Some(checked) = own.clone().map(|rule| rule.checked_on).min() else {
                continue;
            };
            let names: Vec<&str> = own.map(|rule| rule.name.get(lang)).collect();
            let mut phrase = self.text(&names.join("; "));
            let checked = words::date(checked, lang);
            let word = subject.words.rules.checked;
            phrase.push(Span::Quiet(format!(" ({word} {checked})")));
            let region = subject.atlas.vocabulary.region(country);
            let name = region.map_or(country.as_str(), |region| region.name.get(lang));
            facts.push((name, phrase));
        }
        self.facts(facts);
    }

    /// What to say in a meeting, when one of `rules` is behind it; with the best source of each of them.
    fn line_of_law(&mut self, line: &'a MeetingLine, rules: &[&'a Rule]) -> Option<Phrase> {
        let book = &self.subject.atlas.rules;
        let behind = rules.iter().filter(|rule| line.rules.contains(&rule.id));
        let best = behind.filter_map(|rule| {
            let sources = book.sources.iter().filter(|s| rule.sources.contains(&s.id));
            sources.min_by_key(|source| source.grade)
        });
        let best: Vec<Id> = best.map(|source| source.id.clone()).collect();
        if best.is_empty() {
            return None;
        }
        let mut phrase = self.text(line.text.get(self.subject.lang));
        phrase.push(Span::Text(" ".to_owned()));
        phrase.push(self.notes.cite(&book.sources, &best));
        Some(phrase)
    }
}
