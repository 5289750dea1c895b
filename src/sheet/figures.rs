//! The numbers of a platform: the newest first, then how it came there.

use std::cmp::Reverse;

use crate::data::{AsOf, Claim, Figure, Link, Place, Series, Unit};
use crate::words;

use super::subject::{Subject, by, heading};
use super::{Block, Chart, Item, Line, Mark, Tone, plain, run};

/// Who the users are, newest first, then every series of figures.
pub(super) fn items(subject: Subject) -> Vec<Item> {
    let mut items = Vec::new();
    if !subject.platform.audience.is_empty() {
        items.push(heading(subject.words.audience));
        let audience = &subject.platform.audience;
        let points = subject.points(audience, Mark::Bullet, Place::Audience);
        let mut points: Vec<_> = audience.iter().zip(points).collect();
        points.sort_by_key(|(claim, _)| Reverse(dated(claim)));
        items.extend(points.into_iter().map(|(_, point)| point));
    }
    for series in Series::group(&subject.platform.figures) {
        if !items.is_empty() {
            items.push(Block::Gap.into());
        }
        items.extend(one_series(subject, &series));
    }
    items
}

/// Where a claim stands in time; `None` when its source bears no date.
fn dated(claim: &Claim) -> Option<i32> {
    match claim.as_of {
        AsOf::On(on) => Some(on.month_index()),
        AsOf::Read(_) => None,
    }
}

/// A heading, the curve, the newest point in full, and the older ones in a row.
fn one_series(subject: Subject, series: &Series) -> Vec<Item> {
    let Some(latest) = series.latest() else {
        return Vec::new();
    };
    let mut title = metric_name(subject, series.kind);
    if let Some(scope) = series.scope {
        title = format!("{title} · {}", scope.get(subject.lang));
    }
    let mut items = vec![heading(title.clone())];
    if let Some(chart) = Chart::of(title, unit(subject, latest), &series.points) {
        items.push(Block::Chart(chart).into());
    }
    let mut line = value(subject, latest);
    line.push(plain(" "));
    line.extend(origin(subject, latest));
    let metric = Link::Metric(latest.kind.clone());
    items.push(Block::Text(line).at(place(subject, latest)).to(metric));
    if let Some(note) = &latest.note {
        items.push(
            Block::Text(vec![run(note.get(subject.lang), Tone::Quiet)]).at(place(subject, latest)),
        );
    }
    let earlier: Vec<&Figure> = series.points.iter().rev().skip(1).copied().collect();
    if let Some(first) = earlier.first() {
        // One statement, however many lines: nobody steps through thirty quarters.
        let place = place(subject, first);
        let label = vec![run(subject.words.earlier, Tone::Label)];
        items.push(Block::Text(label).at(place));
        items.extend(earlier.iter().map(|figure| {
            let on = words::date(figure.as_of, subject.lang);
            Block::Pair(on, past(subject, figure)).at(place)
        }));
    }
    items
}

/// A past point: value, source, and what is to be known of it.
fn past(subject: Subject, figure: &Figure) -> Line {
    let mut line = vec![
        plain(words::figure(figure, unit(subject, figure), subject.lang)),
        run(format!("\u{a0}({})", figure.source), Tone::Quiet),
    ];
    if figure.breaks_series {
        line.push(run(
            format!(" · {}", subject.words.definition_changed),
            Tone::Quiet,
        ));
    }
    if let Some(note) = &figure.note {
        line.push(run(format!(" · {}", note.get(subject.lang)), Tone::Quiet));
    }
    line.extend(by(figure.origin, subject.words));
    line.extend(below(subject, figure));
    line
}

/// What the atlas counts, where an overlay's number stands in its place.
fn below(subject: Subject, figure: &Figure) -> Line {
    let below = figure.instead_of.as_deref();
    let line = below.map(|below| {
        let on = words::date(below.as_of, subject.lang);
        let mut line = vec![run(format!("{on}\u{a0}"), Tone::Quiet)];
        line.extend(past(subject, below));
        subject.atlas_says(line)
    });
    line.unwrap_or_default()
}

/// The number itself.
pub(super) fn value(subject: Subject, figure: &Figure) -> Line {
    vec![run(
        words::figure(figure, unit(subject, figure), subject.lang),
        Tone::Number,
    )]
}

/// What it counts, as it follows the number: « d'utilisateurs actifs par mois ».
pub(super) fn counted(subject: Subject, figure: &Figure) -> String {
    let number = words::figure(figure, unit(subject, figure), subject.lang);
    let metric = words::lower_first(&metric_name(subject, &figure.kind));
    words::linked(&number, &metric, subject.lang)
}

/// When, who counted, who published, how far to trust it, how old: « mars 2026 · entreprise · Reportify (S84, B) · frais ».
pub(super) fn origin(subject: Subject, figure: &Figure) -> Line {
    let lang = subject.lang;
    let source = subject.platform.source(&figure.source);
    let grade = source
        .map(|s| format!(", {:?}", s.grade))
        .unwrap_or_default();
    let publisher = source
        .and_then(|s| s.publisher.as_deref())
        .map(|p| format!("{p} "))
        .unwrap_or_default();
    let freshness = AsOf::On(figure.as_of).freshness(subject.today, subject.atlas.limits);
    let mut line = vec![
        run(
            format!(
                "{} · {} · {publisher}({}{grade}) · ",
                words::date(figure.as_of, lang),
                words::counter(figure.counted_by, lang),
                figure.source
            ),
            Tone::Quiet,
        ),
        run(words::freshness(freshness, lang), Tone::Age(freshness)),
    ];
    line.extend(by(figure.origin, subject.words));
    line.extend(below(subject, figure));
    line
}

/// Name of a metric.
pub(super) fn metric_name(subject: Subject, kind: &str) -> String {
    subject
        .atlas
        .vocabulary
        .metric(kind)
        .map_or(kind, |m| m.name.get(subject.lang))
        .to_owned()
}

/// Unit of a figure.
pub(super) fn unit(subject: Subject, figure: &Figure) -> Unit {
    subject
        .atlas
        .vocabulary
        .metric(&figure.kind)
        .map_or(Unit::Count, |m| m.unit)
}

/// The figures that one curve joins with this one, oldest first.
pub(super) fn same_series<'a>(subject: Subject<'a>, figure: &Figure) -> Vec<&'a Figure> {
    Series::group(&subject.platform.figures)
        .into_iter()
        .find(|s| s.kind == figure.kind && s.scope == figure.scope.as_ref())
        .map(|s| s.points)
        .unwrap_or_default()
}

/// Where a figure stands in the data.
pub(super) fn place(subject: Subject, figure: &Figure) -> Place {
    let index = subject
        .platform
        .figures
        .iter()
        .position(|f| f == figure)
        .unwrap_or_default();
    Place::Figure(index)
}
