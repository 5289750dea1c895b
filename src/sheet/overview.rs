//! What a platform is, at a glance.

use crate::data::{Analogue, Figure, Link, Place, Standing, Status};
use crate::words;

use super::subject::{Subject, by, heading};
use super::{Block, Chart, Item, LISTED, Line, Mark, Run, Tone, figures, identity, plain, run};

/// Between two facts in a line.
const FACT: &str = " · ";

/// Names, then facts.
pub(super) fn head(subject: Subject) -> Vec<Item> {
    let platform = subject.platform;
    let mut name = vec![run(platform.name.clone(), Tone::Strong)];
    let others = platform
        .native
        .iter()
        .filter(|native| native.text != platform.name);
    for native in others.take(2) {
        name.push(plain("  "));
        name.push(run(native.text.clone(), Tone::Native));
        if let Some(roman) = &native.roman {
            name.push(plain(format!(" {roman}")));
        }
    }
    name.extend(by(platform.origin, subject.words));
    vec![
        Block::Text(name).at(Place::Name),
        Block::Text(facts(subject)).into(),
    ]
}

/// Standing, size, owner, countries and opening: a run each, and one for each country, so that a line too long for its
/// room can leave out whole ones.
fn facts(subject: Subject) -> Vec<Run> {
    let platform = subject.platform;
    let mut runs = Vec::new();
    let mut add = |between: &str, fact: &str| {
        let between = if runs.is_empty() { "" } else { between };
        runs.push(run(format!("{between}{fact}"), Tone::Quiet));
    };
    if platform.status != Standing::Active {
        add(FACT, &subject.standing());
    }
    if let Some(figure) = subject.atlas.headline(platform) {
        add(FACT, &size(subject, figure));
    }
    add(FACT, &platform.owner.name);
    let region = |id| subject.atlas.vocabulary.region(id);
    for (nth, country) in subject.each_name(&platform.regions, region).enumerate() {
        add(if nth == 0 { FACT } else { LISTED }, country);
    }
    add(FACT, &words::date(platform.launched, subject.lang));
    runs
}

/// What is asked first, wherever one reads: « 567 M UAM (déc. 2025) ».
fn size(subject: Subject, figure: &Figure) -> String {
    let metric = subject.atlas.vocabulary.metric(&figure.kind);
    let counted = metric.map_or("", |metric| metric.short.get(subject.lang));
    let number = words::short(figure, subject.lang);
    let on = words::date(figure.as_of, subject.lang);
    format!("{number} {counted} ({on})")
}

/// The first section.
pub(super) fn items(subject: Subject) -> Vec<Item> {
    let tagline = plain(subject.platform.tagline.get(subject.lang));
    let mut items = vec![Block::Text(vec![tagline]).at(Place::Tagline)];
    items.extend(headline(subject));
    if !subject.platform.remarks.is_empty() {
        items.push(Block::Gap.into());
        items.push(heading(subject.words.overlay.remarks));
        items.extend(subject.points(&subject.platform.remarks, Mark::Bullet, Place::Remark));
    }
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
    items.extend(at_a_glance(subject));
    items.extend(curve(subject));
    items.push(Block::Gap.into());
    items.push(heading(subject.words.about));
    items.extend(subject.points(&subject.platform.about, Mark::Bullet, Place::About));
    items.push(Block::Gap.into());
    items.push(heading(subject.words.identity));
    items.extend(identity::items(subject));
    items
}

/// The figure that stands for its size, what it counts, who says so, and whether it grows.
fn headline(subject: Subject) -> Vec<Item> {
    let Some(figure) = subject.atlas.headline(subject.platform) else {
        return vec![Block::Text(vec![run(subject.words.no_headline, Tone::Quiet)]).into()];
    };
    let place = figures::place(subject, figure);
    let mut line = figures::value(subject, figure);
    line.push(plain(" "));
    line.push(run(figures::counted(subject, figure), Tone::Label));
    if let Some(growth) = growth(subject, figure) {
        line.push(plain(format!(" · {growth}")));
    }
    vec![
        Block::Text(line)
            .at(place)
            .to(Link::Metric(figure.kind.clone())),
        Block::Text(figures::origin(subject, figure)).at(place),
    ]
}

/// The curve of that figure, when it has more than one point.
fn curve(subject: Subject) -> Vec<Item> {
    let chart = subject.atlas.headline(subject.platform).and_then(|figure| {
        let same: Vec<&Figure> = figures::same_series(subject, figure);
        let title = figures::metric_name(subject, &figure.kind);
        Chart::of(title, figures::unit(subject, figure), &same)
    });
    let Some(chart) = chart else {
        return Vec::new();
    };
    let title = heading(chart.title.clone());
    vec![Block::Gap.into(), title, Block::Chart(chart).into()]
}

/// Growth over the year before, when the same series has a point 11 to 13 months older and no break between.
pub(super) fn growth(subject: Subject, newest: &Figure) -> Option<String> {
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

/// The features to look at first, one line an answer: sign, word, names.
fn at_a_glance(subject: Subject) -> Vec<Item> {
    let features = subject
        .atlas
        .vocabulary
        .features
        .iter()
        .filter(|feature| feature.meeting);
    let answered: Vec<(Status, String)> = features
        .map(|feature| {
            let row = subject.platform.row(&feature.id);
            let mark = row.and_then(|row| by(row.origin, subject.words));
            let mark = mark.map_or_else(String::new, |mark| mark.text);
            (
                row.map_or(Status::Unknown, |row| row.status),
                format!("{}{mark}", feature.name.get(subject.lang)),
            )
        })
        .collect();
    let line = |status| {
        let names: Vec<&str> = answered
            .iter()
            .filter(|(s, _)| *s == status)
            .map(|(_, name)| name.as_str())
            .collect();
        let line = vec![
            run(words::status(status, subject.lang), Tone::Status(status)),
            plain(format!("{}{}", subject.words.colon, names.join(", "))),
        ];
        (!names.is_empty()).then(|| Block::Point(Mark::Status(status), line).into())
    };
    Status::ALL.into_iter().filter_map(line).collect()
}
