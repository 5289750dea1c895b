//! What a platform is, at a glance.

use crate::data::{Analogue, Figure, Named, Standing, Status};
use crate::search::Place;
use crate::words;

use super::platform::Subject;
use super::{Block, Chart, Item, Line, Mark, Run, Tone, figures, plain, run};

/// Names, owner and one line.
pub(super) fn head(subject: Subject) -> Vec<Item> {
    let platform = subject.platform;
    let mut name = vec![run(platform.name.clone(), Tone::Strong)];
    for native in platform.native.iter().take(2) {
        name.push(plain("  "));
        name.push(run(native.text.clone(), Tone::Native));
        if let Some(roman) = &native.roman {
            name.push(plain(format!(" {roman}")));
        }
    }
    let mut facts = vec![
        platform.owner.name.clone(),
        words::date(platform.launched, subject.lang),
        names(
            &platform.regions,
            |id| subject.atlas.vocabulary.region(id),
            subject,
        ),
    ];
    if platform.status != Standing::Active {
        facts.push(standing(subject));
    }
    vec![
        Block::Text(name).at(Place::Name),
        Block::Text(vec![run(facts.join(" · "), Tone::Quiet)]).into(),
        Block::Text(vec![plain(platform.tagline.get(subject.lang))]).at(Place::Tagline),
    ]
}

/// The first section.
pub(super) fn items(subject: Subject) -> Vec<Item> {
    let mut items = headline(subject);
    items.push(Block::Gap.into());
    items.push(heading(subject.words.like));
    items.extend(
        subject
            .platform
            .like
            .iter()
            .enumerate()
            .flat_map(|(i, like)| analogue(subject, i, like)),
    );
    items.push(Block::Gap.into());
    items.push(heading(subject.words.at_a_glance));
    items.push(Block::Badges(badges(subject)).into());
    items.push(Block::Gap.into());
    items.push(heading(subject.words.about));
    items.extend(subject.points(&subject.platform.about, Mark::Bullet, Place::About));
    items.push(Block::Gap.into());
    items.push(heading(subject.words.identity));
    items.extend(identity(subject));
    items
}

/// The figure that stands for its size, what it counts, who says so, whether it grows, and its curve.
fn headline(subject: Subject) -> Vec<Item> {
    let Some(figure) = subject.atlas.headline(subject.platform) else {
        return vec![Block::Text(vec![run(subject.words.no_headline, Tone::Quiet)]).into()];
    };
    let place = figures::place(subject, figure);
    let mut line = figures::value(subject, figure);
    line.push(plain(" "));
    line.push(run(
        words::lower_first(&figures::metric_name(subject, &figure.kind)),
        Tone::Label,
    ));
    if let Some(growth) = growth(subject, figure) {
        line.push(plain(format!(" · {growth}")));
    }
    let mut items = vec![
        Block::Text(line).at(place),
        Block::Text(figures::origin(subject, figure)).into(),
    ];
    let same: Vec<&Figure> = figures::same_series(subject, figure);
    let title = figures::metric_name(subject, &figure.kind);
    if let Some(chart) = Chart::of(title, figures::unit(subject, figure), &same) {
        items.push(Block::Chart(chart).into());
    }
    items
}

/// Growth over the year before, when the same series has a point 11 to 13 months older and no break between.
fn growth(subject: Subject, newest: &Figure) -> Option<String> {
    let series = figures::same_series(subject, newest);
    let mut broken = false;
    for older in series.iter().rev() {
        let months = newest.as_of.month_index() - older.as_of.month_index();
        if (11..=13).contains(&months) && !broken && older.value > 0.0 {
            let percent = (newest.value / older.value - 1.0) * 100.0;
            let sign = if percent < 0.0 { "−" } else { "+" };
            let amount = words::growth(percent.abs(), subject.lang);
            return Some(format!("{sign}{amount} {}", subject.words.in_a_year));
        }
        broken |= older.breaks_series;
    }
    None
}

fn analogue(subject: Subject, index: usize, like: &Analogue) -> [Item; 2] {
    let lang = subject.lang;
    let alike = vec![
        run(like.name.clone(), Tone::Strong),
        run(
            format!(" ({})", words::relation(like.relation, lang)),
            Tone::Quiet,
        ),
        plain(format!("{}{}", subject.words.colon, like.alike.get(lang))),
    ];
    let mut unlike: Line = vec![
        run(subject.words.unlike, Tone::Label),
        plain(format!("{}{}", subject.words.colon, like.unlike.get(lang))),
    ];
    unlike.extend(subject.stamp(like.as_of, &like.sources));
    [
        Block::Point(Mark::Bullet, alike).at(Place::Like(index)),
        Block::Point(Mark::None, unlike).at(Place::Like(index)),
    ]
}

/// The features to look at first, answered by glyph and word.
fn badges(subject: Subject) -> Vec<(Status, String)> {
    let vocabulary = &subject.atlas.vocabulary;
    let mut badges: Vec<(Status, String)> = vocabulary
        .features
        .iter()
        .filter(|f| f.meeting)
        .map(|f| {
            let status = subject
                .platform
                .row(&f.id)
                .map_or(Status::Unknown, |row| row.status);
            (status, f.name.get(subject.lang).to_owned())
        })
        .collect();
    badges.sort_by_key(|(status, _)| Status::ALL.iter().position(|s| s == status));
    badges
}

fn identity(subject: Subject) -> Vec<Item> {
    let platform = subject.platform;
    let words = subject.words;
    let vocabulary = &subject.atlas.vocabulary;
    let mut owner = vec![plain(platform.owner.name.clone())];
    if let Some(native) = &platform.owner.native {
        owner.push(plain(" "));
        owner.extend(subject.native(native));
    }
    let launched = vec![
        plain(words::date(platform.launched, subject.lang)),
        run(
            format!(" ({})", platform.launched_sources.join(", ")),
            Tone::Quiet,
        ),
    ];
    let mut pairs: Vec<(&str, Line)> = Vec::new();
    for (i, native) in platform.native.iter().enumerate() {
        pairs.push((
            if i == 0 { words.native } else { "" },
            subject.native(native),
        ));
    }
    pairs.extend([
        (words.owner, owner),
        (words.launched, launched),
        (
            words.kinds,
            vec![plain(names(
                &platform.kinds,
                |id| vocabulary.kind(id),
                subject,
            ))],
        ),
        (
            words.regions,
            vec![plain(names(
                &platform.regions,
                |id| vocabulary.region(id),
                subject,
            ))],
        ),
        (
            words.languages,
            vec![plain(names(
                &platform.languages,
                |id| vocabulary.language(id),
                subject,
            ))],
        ),
    ]);
    if let Some(site) = &platform.site {
        pairs.push((words.site, vec![run(site.clone(), Tone::Link)]));
    }
    let mut status = vec![plain(standing(subject))];
    if let Some(note) = &platform.status_note {
        status.push(plain(words.colon));
        status.extend(subject.claim(note));
    }
    pairs.push((words.status, status));
    let mut items: Vec<Item> = pairs
        .into_iter()
        .map(|(label, line)| Block::Pair(label.to_owned(), line).into())
        .collect();
    items.extend(subject.points(&platform.owner.about, Mark::Bullet, |_| Place::Owner));
    items
}

fn standing(subject: Subject) -> String {
    let word = words::standing(subject.platform.status, subject.lang);
    match subject.platform.status {
        Standing::Closed(on) => format!("{word} ({})", words::date(on, subject.lang)),
        _ => word.to_owned(),
    }
}

/// Names of the ids of a closed list, separated by commas.
pub(super) fn names<'a>(
    ids: &'a [String],
    find: impl Fn(&'a str) -> Option<&'a Named>,
    subject: Subject,
) -> String {
    let names: Vec<&str> = ids
        .iter()
        .map(|id| find(id).map_or(id.as_str(), |n| n.name.get(subject.lang)))
        .collect();
    match names.as_slice() {
        [] => words::status(Status::Unknown, subject.lang).to_owned(),
        some => some.join(", "),
    }
}

/// A heading inside a section.
pub(super) fn heading(text: impl Into<String>) -> Item {
    Block::Heading(vec![Run {
        text: text.into(),
        tone: Tone::Strong,
    }])
    .into()
}
