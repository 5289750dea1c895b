//! Tables of figures: the newest of each series, or all of them.

use crate::data::{AsOf, Figure, Platform, Series};
use crate::sheet::figures;
use crate::sheet::subject::Subject;
use crate::words;

use super::cite::Notes;
use super::{Asked, Brief, Grid, Phrase, Piece, Span, han, recent, text};

/// A brief with every figure of `platforms`.
pub fn figures<'a>(asked: Asked<'a>, platforms: &[&'a Platform]) -> Brief {
    let mut notes = Notes::new(asked);
    let mut pieces = Vec::new();
    for platform in platforms {
        let subject = asked.about(platform);
        let series = Series::group(&platform.figures);
        let rows = series.iter().flat_map(|s| s.points.iter().rev());
        let rows = rows
            .map(|figure| row(subject, figure, &mut notes))
            .collect();
        pieces.push(Piece::Heading(1, vec![Span::Text(platform.name.clone())]));
        let caption = format!("{} · {}", asked.words().brief.figures, platform.name);
        pieces.push(Piece::Grid(grid(subject, caption, rows)));
    }
    let names: Vec<&str> = platforms.iter().map(|p| p.name.as_str()).collect();
    let words = asked.words();
    let title = format!("{}{}{}", words.brief.figures, words.colon, names.join(", "));
    asked.brief(title, pieces, notes)
}

/// The newest figure of each series of a platform that is not stale, or of all when every one is.
pub(super) fn newest<'a>(subject: Subject<'a>, notes: &mut Notes<'a>) -> Grid {
    let series = Series::group(&subject.platform.figures);
    let newest = series.iter().filter_map(Series::latest).collect();
    let newest = recent(newest, |figure: &&Figure| {
        AsOf::On(figure.as_of).freshness(subject.today, subject.atlas.limits)
    });
    let rows = newest
        .into_iter()
        .map(|figure| row(subject, figure, notes))
        .collect();
    let caption = format!("{} · {}", subject.words.brief.newest, subject.platform.name);
    grid(subject, caption, rows)
}

fn grid(subject: Subject, caption: String, rows: Vec<(Phrase, Vec<Phrase>)>) -> Grid {
    let columns = &subject.words.brief.columns;
    let heads = [
        columns.metric,
        columns.value,
        columns.as_of,
        columns.counted_by,
    ];
    Grid {
        caption,
        columns: heads.map(|head| vec![Span::Text(head.to_owned())]).to_vec(),
        even: false,
        rows,
    }
}

/// What is counted, how many, when, who counted and who says so, and what is to be known of it.
fn row<'a>(
    subject: Subject<'a>,
    figure: &'a Figure,
    notes: &mut Notes<'a>,
) -> (Phrase, Vec<Phrase>) {
    let lang = subject.lang;
    let say = |words: &str| text(words, han(subject.platform));
    let mut metric = figures::metric_name(subject, &figure.kind);
    if let Some(scope) = &figure.scope {
        metric = format!("{metric} · {}", scope.get(lang));
    }
    let unit = figures::unit(subject, figure);
    let mut value = vec![Span::Strong(words::figure(figure, unit, lang))];
    if figure.breaks_series {
        let changed = subject.words.definition_changed;
        value.push(Span::Quiet(format!(" ({changed})")));
    }
    if let Some(note) = &figure.note {
        value.extend(say(&format!(" {}", note.get(lang))));
    }
    let counter = words::counter(figure.counted_by, lang);
    let ids = std::slice::from_ref(&figure.source);
    let counted = vec![
        Span::Text(format!("{counter} ")),
        notes.cite(&subject.platform.sources, ids),
    ];
    let date = vec![Span::Text(notes.dated_on(figure.as_of))];
    (say(&metric), vec![value, date, counted])
}
