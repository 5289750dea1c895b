//! What a brand can do, what it takes, what was said in 2016, the words, the sources.

use crate::data::{Effort, Link, Opportunity, Place, Requirement, Term};
use crate::words;

use super::rules;
use super::source::source_line;
use super::subject::{Subject, by};
use super::{Block, Item, Line, Mark, Tone, plain, run};

/// Opportunities as readable notes.
pub(super) fn opportunities(subject: Subject) -> Vec<Item> {
    let mut items = Vec::new();
    for (index, opportunity) in subject.platform.opportunities.iter().enumerate() {
        if index > 0 {
            items.push(Block::Gap.into());
        }
        items.extend(one_opportunity(subject, index, opportunity));
    }
    items
}

/// One opportunity in full.
pub(super) fn one_opportunity(subject: Subject, index: usize, o: &Opportunity) -> Vec<Item> {
    let lang = subject.lang;
    let labels = &subject.words.opportunity;
    let vocabulary = &subject.atlas.vocabulary;
    let place = Place::Opportunity(index);
    let pair = |label: &str, line: Line| Block::Pair(label.to_owned(), line).at(place);
    let verticals = verticals(subject, o);
    let effort = effort(subject, o.effort);
    let title = vec![run(o.title.get(lang), Tone::Strong)];
    let title: Line = title
        .into_iter()
        .chain(by(o.origin, subject.words))
        .collect();
    let mut items = vec![
        Block::Heading(title).at(place),
        pair(labels.what, vec![plain(o.what.get(lang))]),
        pair(labels.why, vec![plain(o.why.get(lang))]),
        pair(labels.verticals, vec![plain(verticals)]),
        pair(
            labels.formats,
            vec![plain(subject.names(&o.formats, |id| vocabulary.format(id)))],
        ),
        pair(
            labels.effort,
            vec![
                run(effort, Tone::Effort(o.effort)),
                plain(format!("{}{}", subject.words.colon, o.effort_why.get(lang))),
            ],
        ),
        pair(labels.conditions, vec![plain(o.conditions.get(lang))]),
    ];
    if let Some(example) = &o.example {
        items.push(pair(labels.example, vec![plain(example.get(lang))]));
    }
    let last = o.steps.len().saturating_sub(1);
    for (i, step) in o.steps.iter().enumerate() {
        let label = if i == 0 { labels.steps } else { "" };
        let mut line = vec![
            run(format!("{}. ", i + 1), Tone::Label),
            plain(step.get(lang)),
        ];
        if i == last {
            line.extend(subject.stamp(o.as_of, &o.sources));
        }
        items.push(pair(label, line));
    }
    items
}

/// The trades an opportunity suits.
pub(super) fn verticals(subject: Subject, o: &Opportunity) -> String {
    match o.verticals.as_slice() {
        [] => subject.words.opportunity.all_verticals.to_owned(),
        some => subject.names(some, |id| subject.atlas.vocabulary.vertical(id)),
    }
}

/// The name of a step of the effort scale.
pub(super) fn effort(subject: Subject<'_>, level: Effort) -> &str {
    let efforts = &subject.atlas.vocabulary.efforts;
    let step = efforts.iter().find(|e| e.level == level);
    step.map_or("", |e| e.name.get(subject.lang))
}

/// Requirements, each under its topic.
pub(super) fn entry(subject: Subject) -> Vec<Item> {
    let mut above = None;
    subject
        .platform
        .entry
        .iter()
        .enumerate()
        .map(|(i, requirement)| {
            let label = match above.replace(requirement.topic) {
                Some(topic) if topic == requirement.topic => "",
                _ => words::topic(requirement.topic, subject.lang),
            };
            Block::Pair(label.to_owned(), requirement_line(subject, requirement))
                .at(Place::Entry(i))
        })
        .collect()
}

/// The price, if there is one, and a dot after it.
pub(super) fn fee(subject: Subject, requirement: &Requirement) -> Line {
    let Some(fee) = &requirement.fee else {
        return Vec::new();
    };
    let amount = words::money(fee.amount, &fee.currency, subject.lang);
    let period = words::fee_period(fee.per, subject.lang);
    vec![
        run(format!("{amount} {period}"), Tone::Number),
        plain(" · "),
    ]
}

/// Price, text, date and sources.
pub(super) fn requirement_line(subject: Subject, requirement: &Requirement) -> Line {
    let mut line = fee(subject, requirement);
    line.push(plain(requirement.text.get(subject.lang)));
    line.extend(subject.stamp(requirement.as_of, &requirement.sources));
    line.extend(by(requirement.origin, subject.words));
    if let Some(below) = &requirement.instead_of {
        line.extend(subject.atlas_says(requirement_line(subject, below)));
    }
    line
}

/// Each claim of the article, what checking gave, and what is true now.
pub(super) fn then_and_now(subject: Subject) -> Vec<Item> {
    let lang = subject.lang;
    let mut items = Vec::new();
    for (index, row) in subject.platform.then_and_now.iter().enumerate() {
        if index > 0 {
            items.push(Block::Gap.into());
        }
        let place = Place::ThenAndNow(index);
        let mut now = vec![
            run(subject.words.now, Tone::Label),
            plain(format!("{}{}", subject.words.colon, row.now.get(lang))),
        ];
        now.extend(subject.stamp(row.as_of, &row.sources));
        items.push(
            Block::Point(
                Mark::Verdict(row.verdict),
                vec![run(row.then.get(lang), Tone::Strong)],
            )
            .at(place),
        );
        items.push(Block::Point(Mark::None, vec![plain(row.finding.get(lang))]).at(place));
        items.push(Block::Point(Mark::None, now).at(place));
    }
    items
}

/// Terms with romanization and meaning.
pub(super) fn terms(subject: Subject) -> Vec<Item> {
    let line = |term: &Term| {
        let roman = term.roman.as_ref();
        let mut line: Line = roman
            .map(|r| run(format!("{r} · "), Tone::Quiet))
            .into_iter()
            .collect();
        line.push(plain(term.meaning.get(subject.lang)));
        line.extend(by(term.origin, subject.words));
        line
    };
    subject
        .platform
        .terms
        .iter()
        .enumerate()
        .map(|(i, t)| {
            Block::Pair(t.term.clone(), line(t))
                .at(Place::Term(i))
                .to(Link::Term(t.term.clone()))
        })
        .collect()
}

/// Sources with grade, date and address; then those of the rules shown under the cautions.
pub(super) fn sources(subject: Subject) -> Vec<Item> {
    let own = subject.platform.sources.iter().map(|source| {
        let line = source_line(subject.atlas, subject.lang, source);
        let platform = Some(subject.platform.id.clone());
        Block::Pair(source.id.to_string(), line).to(Link::Source(platform, source.id.clone()))
    });
    own.chain(rules::sources_of_platform(subject)).collect()
}
