//! How many use each platform, as of when and says who; and how old its figures are.

use crate::data::{AsOf, Figure, Freshness, Grade, Link, Metric, Source};
use crate::words;

use super::{Cell, Content, Sides, Subject, TableRow, link, plain, run};
use crate::sheet::source::source_line;
use crate::sheet::subject::by;
use crate::sheet::{Line, Tone, figures};

pub(super) fn rows(sides: &mut Sides) {
    let words = sides.words;
    let grid = words.grid;
    sides.group("reach", grid.reach);
    sides.row(
        "reach/figure",
        grid.figure,
        |s| headline(s).map(|f| (&f.kind, f.value, f.precision)),
        |s| match headline(s) {
            Some(figure) => Some(about(s, figure, figures::value(s, figure))),
            None => Some(Cell {
                full: vec![vec![run(words.no_headline, Tone::Quiet)]],
                ..super::nothing(s)
            }),
        },
    );
    sides.row(
        "reach/metric",
        grid.metric,
        |s| headline(s).map(|f| &f.kind),
        |s| metric_cell(s, headline(s)?),
    );
    note_on_metrics(sides);
    sides.row(
        "reach/date",
        grid.date,
        |s| headline(s).map(|f| f.as_of),
        |s| {
            let figure = headline(s)?;
            let date = words::date(figure.as_of, s.lang);
            Some(about(s, figure, vec![plain(date)]))
        },
    );
    sides.row(
        "reach/counted-by",
        grid.counted_by,
        |s| headline(s).map(|f| f.counted_by),
        |s| {
            let figure = headline(s)?;
            let counter = words::counter(figure.counted_by, s.lang);
            Some(about(s, figure, vec![plain(counter)]))
        },
    );
    sides.row("reach/grade", grid.grade, grade, grade_cell);
    sides.row("reach/freshness", grid.age, age, |s| {
        let age = age(s)?;
        let word = run(words::freshness(age, s.lang), Tone::Age(age));
        Some(about(s, headline(s)?, vec![word]))
    });
}

/// The oldest and the newest figure of each platform, and the edition of the atlas.
pub(super) fn freshness(sides: &mut Sides) {
    let words = sides.words.grid;
    sides.group("freshness", words.freshness);
    let oldest = |s: Subject<'_>| s.platform.figures.iter().map(|f| f.as_of).min();
    let newest = |s: Subject<'_>| s.platform.figures.iter().map(|f| f.as_of).max();
    sides.row("freshness/oldest", words.oldest, oldest, |s| {
        let figure = s.platform.figures.iter().min_by_key(|f| f.as_of)?;
        Some(about(s, figure, dated(s, figure)))
    });
    sides.row("freshness/newest", words.newest, newest, |s| {
        let figure = s.platform.figures.iter().max_by_key(|f| f.as_of)?;
        Some(about(s, figure, dated(s, figure)))
    });
    sides.row(
        "freshness/edition",
        words.edition,
        |s| s.atlas.edition,
        |s| {
            let edition = vec![plain(words::date(s.atlas.edition, s.lang))];
            Some(Cell {
                short: vec![edition.clone()],
                full: vec![edition],
                ..Cell::default()
            })
        },
    );
}

fn headline(subject: Subject<'_>) -> Option<&Figure> {
    subject.atlas.headline(subject.platform)
}

fn source(subject: Subject<'_>) -> Option<&Source> {
    subject.platform.source(&headline(subject)?.source)
}

fn grade(subject: Subject) -> Option<Grade> {
    source(subject).map(|source| source.grade)
}

fn age(subject: Subject) -> Option<Freshness> {
    headline(subject).map(|f| AsOf::On(f.as_of).freshness(subject.today, subject.atlas.limits))
}

/// A cell about a figure: in full the number, what it counts, who says so, and the remark on it.
fn about(subject: Subject, figure: &Figure, short: Line) -> Cell {
    let mut full = figures::value(subject, figure);
    full.push(plain(format!(" {} · ", figures::counted(subject, figure))));
    full.extend(figures::origin(subject, figure));
    if let Some(note) = &figure.note {
        full.push(run(format!(" · {}", note.get(subject.lang)), Tone::Quiet));
    }
    let mut short = short;
    short.extend(by(figure.origin, subject.words));
    Cell {
        short: vec![short],
        full: vec![full],
        link: link(subject, figures::place(subject, figure)),
        ..Cell::default()
    }
}

fn metric<'a>(subject: Subject<'a>, figure: &Figure) -> Option<&'a Metric> {
    subject.atlas.vocabulary.metric(&figure.kind)
}

fn metric_cell(subject: Subject, figure: &Figure) -> Option<Cell> {
    let metric = metric(subject, figure)?;
    let name = metric.name.get(subject.lang);
    Some(Cell {
        short: vec![vec![plain(name)]],
        full: vec![definition(subject, metric)],
        // There the curves of all marked platforms stand on one axis.
        link: Some(Link::Metric(metric.id.clone())),
        ..Cell::default()
    })
}

fn definition(subject: Subject, metric: &Metric) -> Line {
    vec![
        run(metric.name.get(subject.lang), Tone::Strong),
        plain(subject.words.colon),
        plain(metric.definition.get(subject.lang)),
    ]
}

/// Says that unlike metrics are not ranked, and what each of them counts.
fn note_on_metrics(sides: &mut Sides) {
    let mut unlike: Vec<(Subject, &Metric)> = Vec::new();
    for subject in sides.subjects.iter().copied() {
        let metric = headline(subject).and_then(|figure| metric(subject, figure));
        if let Some(metric) = metric.filter(|m| unlike.iter().all(|(_, other)| other.id != m.id)) {
            unlike.push((subject, metric));
        }
    }
    let [(first, _), _, ..] = unlike.as_slice() else {
        return;
    };
    let mut label = vec![run(first.words.grid.unlike_metrics, Tone::Caution)];
    for (subject, metric) in &unlike {
        label.push(plain(" "));
        label.extend(definition(*subject, metric));
    }
    sides.rows.push(TableRow {
        id: "reach/unlike-metrics".to_owned(),
        label,
        content: Content::Note,
    });
}

fn grade_cell(subject: Subject) -> Option<Cell> {
    let (figure, source) = (headline(subject)?, source(subject)?);
    let word = words::grade(source.grade, subject.lang);
    let short = vec![plain(format!("{:?} · {word}", source.grade))];
    Some(Cell {
        full: vec![source_line(subject.atlas, subject.lang, source)],
        ..about(subject, figure, short)
    })
}

/// « mars 2026 · utilisateurs actifs par mois »
fn dated(subject: Subject, figure: &Figure) -> Line {
    let metric = figures::metric_name(subject, &figure.kind);
    vec![
        plain(words::date(figure.as_of, subject.lang)),
        run(format!(" · {}", words::lower_first(&metric)), Tone::Quiet),
    ]
}
