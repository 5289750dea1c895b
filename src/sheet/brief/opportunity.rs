//! What a brand could do: in short in the brief of a platform, in full in a selection.

use crate::data::{Opportunity, Platform};
use crate::sheet::subject::Subject;

use super::cite::Notes;
use super::{Asked, Brief, Phrase, Piece, Span, han, text};

/// A brief about a selection of opportunities, those of one platform under its name.
pub fn opportunities<'a>(asked: Asked<'a>, chosen: &[(&'a Platform, &'a Opportunity)]) -> Brief {
    let mut notes = Notes::new(asked);
    let mut pieces = Vec::new();
    let mut above: Option<&str> = None;
    for (platform, opportunity) in chosen {
        let subject = asked.about(platform);
        let say = |words: &str| text(words, han(platform));
        if above.replace(&platform.id) != Some(platform.id.as_str()) {
            pieces.push(Piece::Heading(1, vec![Span::Text(platform.name.clone())]));
            pieces.push(Piece::Text(say(platform.tagline.get(asked.lang))));
        }
        pieces.push(Piece::Heading(2, say(opportunity.title.get(asked.lang))));
        pieces.push(Piece::Text(what(subject, opportunity, &mut notes)));
        pieces.extend(more(subject, opportunity));
    }
    let title = asked.words().brief.opportunities.to_owned();
    asked.brief(title, pieces, notes)
}

/// What and why, then for whom, how much work and what must be in place first.
pub(super) fn short<'a>(
    subject: Subject<'a>,
    opportunity: &'a Opportunity,
    notes: &mut Notes<'a>,
) -> [Piece; 2] {
    let mut line = Vec::new();
    for (label, phrase) in facts(subject, opportunity) {
        if !line.is_empty() {
            line.push(Span::Text(" · ".to_owned()));
        }
        line.push(Span::Strong(format!("{label}{}", subject.words.colon)));
        line.extend(phrase);
    }
    let what = what(subject, opportunity, notes);
    [Piece::Text(what), Piece::Text(line)]
}

fn what<'a>(subject: Subject<'a>, opportunity: &'a Opportunity, notes: &mut Notes<'a>) -> Phrase {
    let (lang, platform) = (subject.lang, subject.platform);
    let (what, why) = (opportunity.what.get(lang), opportunity.why.get(lang));
    let mut phrase = text(&format!("{what} {why}"), han(platform));
    let (as_of, ids) = (opportunity.as_of, &opportunity.sources);
    phrase.extend(notes.stamp(as_of, &platform.sources, ids));
    phrase
}

/// For whom, how much work and why, and what must be in place first.
fn facts(subject: Subject, opportunity: &Opportunity) -> Vec<(&'static str, Phrase)> {
    let (lang, labels) = (subject.lang, &subject.words.opportunity);
    let vocabulary = &subject.atlas.vocabulary;
    let say = |words: &str| text(words, han(subject.platform));
    let verticals = match opportunity.verticals.as_slice() {
        [] => labels.all_verticals.to_owned(),
        some => subject.names(some, |id| vocabulary.vertical(id)),
    };
    let level = vocabulary
        .efforts
        .iter()
        .find(|e| e.level == opportunity.effort);
    let level = level.map_or("", |level| level.name.get(lang));
    let why = opportunity.effort_why.get(lang);
    vec![
        (labels.verticals, vec![Span::Text(verticals)]),
        (
            labels.effort,
            say(&format!("{level}{}{why}", subject.words.colon)),
        ),
        (labels.conditions, say(opportunity.conditions.get(lang))),
    ]
}

/// All that is to be known before one begins, a case, and the first steps.
fn more(subject: Subject, opportunity: &Opportunity) -> Vec<Piece> {
    let (lang, labels) = (subject.lang, &subject.words.opportunity);
    let say = |words: &str| text(words, han(subject.platform));
    let formats = subject.names(&opportunity.formats, |id| {
        subject.atlas.vocabulary.format(id)
    });
    let mut facts = facts(subject, opportunity);
    facts.push((labels.formats, vec![Span::Text(formats)]));
    let example = opportunity.example.iter();
    facts.extend(example.map(|case| (labels.example, say(case.get(lang)))));
    let steps: Vec<Phrase> = opportunity.steps.iter().map(|s| say(s.get(lang))).collect();
    let mut pieces = vec![Piece::Facts(facts.into_iter().map(named).collect())];
    if !steps.is_empty() {
        let label = format!("{}{}", labels.steps, subject.words.colon.trim_end());
        pieces.push(Piece::Text(vec![Span::Strong(label)]));
        pieces.push(Piece::Steps(steps));
    }
    pieces
}

fn named((name, phrase): (&str, Phrase)) -> (String, Vec<Phrase>) {
    (name.to_owned(), vec![phrase])
}
