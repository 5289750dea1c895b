//! Whom each platform reaches, what a brand could do there, what it takes, what to beware of.

use crate::data::{Claim, Opportunity, Place, Requirement, SectionId, Topic};
use crate::words;

use super::{Cell, Sides, Subject, link, plain, run};
use crate::sheet::subject::by;
use crate::sheet::{Line, Tone, practice};

/// Claims about users that are shown; the page has them all.
const FIRST_CLAIMS: usize = 2;

pub(super) fn audience(sides: &mut Sides) {
    let words = sides.words;
    sides.group("audience", words.audience);
    sides.row(
        "audience/claims",
        words.grid.audience,
        |s| first_claims(s).map(|claim| &claim.text).collect::<Vec<_>>(),
        |s| claims(s, first_claims(s), Place::Audience(0)),
    );
}

fn first_claims(subject: Subject<'_>) -> impl Iterator<Item = &Claim> + Clone {
    subject.platform.audience.iter().take(FIRST_CLAIMS)
}

/// Opportunities, entry, cautions.
pub(super) fn rows(sides: &mut Sides) {
    let words = sides.words;
    sides.group("opportunities", words.grid.opportunities);
    sides.row(
        "opportunities/titles",
        words.grid.opportunities,
        |s| {
            let all = s.platform.opportunities.iter();
            all.map(|o| (&o.title, o.effort)).collect::<Vec<_>>()
        },
        opportunities,
    );
    sides.group("entry", words.section(SectionId::Entry));
    for topic in Topic::ALL {
        entry_row(sides, topic);
    }
    sides.group("cautions", words.section(SectionId::Cautions));
    sides.row(
        "cautions/claims",
        words.grid.cautions,
        |s| {
            let all = s.platform.cautions.iter();
            all.map(|claim| &claim.text).collect::<Vec<_>>()
        },
        |s| claims(s, s.platform.cautions.iter(), Place::Caution(0)),
    );
}

fn claims<'a>(
    subject: Subject,
    claims: impl Iterator<Item = &'a Claim> + Clone,
    place: Place,
) -> Option<Cell> {
    let short = |claim: &Claim| {
        let mut line = vec![plain(claim.text.get(subject.lang))];
        line.extend(by(claim.origin, subject.words));
        line
    };
    let cell = Cell {
        short: claims.clone().map(short).collect(),
        full: claims.map(|claim| subject.claim(claim)).collect(),
        link: link(subject, place),
        ..Cell::default()
    };
    (!cell.short.is_empty()).then_some(cell)
}

fn opportunities(subject: Subject) -> Option<Cell> {
    let lang = subject.lang;
    let all = &subject.platform.opportunities;
    let title = |o: &Opportunity| {
        let effort = practice::effort(subject, o.effort);
        let effort = format!(" ({})", words::lower_first(effort));
        let mut line = vec![
            plain(o.title.get(lang)),
            run(effort, Tone::Effort(o.effort)),
        ];
        line.extend(by(o.origin, subject.words));
        line
    };
    let full = |o: &Opportunity| {
        let mut line = title(o);
        line.push(plain(format!(
            "{}{}",
            subject.words.colon,
            o.what.get(lang)
        )));
        line.extend(subject.stamp(o.as_of, &o.sources));
        line
    };
    (!all.is_empty()).then(|| Cell {
        short: all.iter().map(title).collect(),
        full: all.iter().map(full).collect(),
        link: link(subject, Place::Opportunity(0)),
        ..Cell::default()
    })
}

/// What each platform asks on a topic; no row when none asks anything.
fn entry_row(sides: &mut Sides, topic: Topic) {
    let mut subjects = sides.subjects.iter();
    if !subjects.any(|s| asked(*s, topic).next().is_some()) {
        return;
    }
    sides.row(
        &format!("entry/{}", topic.slug()),
        words::topic(topic, sides.lang),
        |s| {
            let all = asked(s, topic);
            all.map(|(_, r)| (&r.text, &r.fee)).collect::<Vec<_>>()
        },
        |s| {
            let (first, _) = asked(s, topic).next()?;
            let all = asked(s, topic);
            Some(Cell {
                short: all.clone().map(|(_, r)| in_short(s, r)).collect(),
                full: all.map(|(_, r)| practice::requirement_line(s, r)).collect(),
                link: link(s, Place::Entry(first)),
                ..Cell::default()
            })
        },
    );
}

/// The requirements of this topic, with their numbers.
fn asked(
    subject: Subject<'_>,
    topic: Topic,
) -> impl Iterator<Item = (usize, &Requirement)> + Clone {
    let all = subject.platform.entry.iter().enumerate();
    all.filter(move |(_, requirement)| requirement.topic == topic)
}

fn in_short(subject: Subject, requirement: &Requirement) -> Line {
    let mut line = practice::fee(subject, requirement);
    line.push(plain(requirement.text.get(subject.lang)));
    line.extend(by(requirement.origin, subject.words));
    line
}
