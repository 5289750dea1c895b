//! Platforms ranked by one metric.

use crate::data::{
    AsOf, Figure, Freshness, Id, Link, Listed, Metric, Origin, Place, Platform, Series, Standing,
};
use crate::sheet::subject::{by, heading};
use crate::sheet::{Block, Item, Line, Sheet, Tone, figures, plain, run};
use crate::words;

use super::{EntryRow, Pages, pieces};

/// Curves drawn when no platform is marked.
const CURVES: usize = 3;

/// A platform's newest figure of a metric.
#[derive(Clone, Copy)]
pub(super) struct Ranked<'a> {
    pub(super) platform: &'a Platform,
    pub(super) at: usize,
    pub(super) figure: &'a Figure,
}

impl<'a> Pages<'a> {
    /// The newest figures of `metric` that count whole platforms, the largest first.
    fn ranked(self, metric: &Metric) -> Vec<Ranked<'a>> {
        let ranked = self.atlas.ranked(&metric.id).into_iter();
        let ranked = ranked.map(|(platform, at, figure)| Ranked {
            platform,
            at,
            figure,
        });
        ranked.collect()
    }

    pub(super) fn metric_row(self, at: usize) -> Option<EntryRow> {
        let metric = self.atlas.vocabulary.metrics.get(at)?;
        let ranked = self.ranked(metric);
        let platforms = self.atlas.platforms.iter();
        let counted = platforms.filter(|p| p.figures.iter().any(|f| f.kind == metric.id));
        let counted: Vec<&Platform> = counted.map(Listed::whole).collect();
        // The largest, or where none is counted whole those of which a part is.
        let largest = ranked.iter().map(|ranked| ranked.platform);
        let parts = counted.iter().copied().filter(|_| ranked.is_empty());
        let first = largest.chain(parts).take(4);
        let first: Vec<&str> = first.map(|platform| platform.name.as_str()).collect();
        Some(EntryRow {
            title: vec![plain(metric.name.get(self.lang))],
            origin: Origin::Atlas,
            aside: counted.len().to_string(),
            below: vec![plain(first.join(", "))],
        })
    }

    /// The ranking; the curves of the marked platforms, before it, or of the first ones, after it; their numbers.
    pub(super) fn metric_page(self, at: usize, marks: &[Id]) -> Option<Sheet> {
        let metric = self.atlas.vocabulary.metrics.get(at)?;
        let ranked = self.ranked(metric);
        let (closed, alive): (Vec<Ranked>, Vec<Ranked>) = ranked
            .iter()
            .partition(|r| matches!(r.platform.status, Standing::Closed(_)));
        let mut about = vec![
            Block::Text(vec![plain(metric.definition.get(self.lang))]).into(),
            Block::Text(vec![run(self.own.unlike, Tone::Quiet)]).into(),
        ];
        let mut ranking = self.bars(self.own.ranking, &alive, &ranked);
        ranking.extend(self.bars(self.own.closed, &closed, &ranked));
        ranking.extend(self.parts(metric));
        let histories = match marks {
            [] => self.histories(&alive).into_iter().take(CURVES).collect(),
            marks => {
                let marked = marks
                    .iter()
                    .filter_map(|id| ranked.iter().find(|r| r.platform.id == *id));
                self.histories(&marked.copied().collect::<Vec<_>>())
            }
        };
        let curves = self.curves(metric, &histories, marks);
        let numbers = self.numbers(&histories);
        about.extend(ranking);
        let parts = if marks.is_empty() {
            [about, curves, numbers]
        } else {
            [curves, about, numbers]
        };
        let title = vec![run(metric.name.get(self.lang), Tone::Strong)];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        Some(pieces(vec![title], parts.collect()))
    }

    /// A bar each, in proportion to the largest of `all` in the same currency.
    fn bars(self, title: &str, ranked: &[Ranked<'a>], all: &[Ranked<'a>]) -> Vec<Item> {
        if ranked.is_empty() {
            return Vec::new();
        }
        let largest = |like: &Figure| {
            let same = all.iter().filter(|r| r.figure.currency == like.currency);
            same.map(|r| r.figure.value).fold(0.0, f64::max)
        };
        let bars = ranked.iter().map(|ranked| {
            let share = ranked.figure.value / largest(ranked.figure).max(f64::MIN_POSITIVE);
            let link = Link::Platform(ranked.platform.id.clone(), Some(Place::Figure(ranked.at)));
            let (name, age) = (ranked.platform.name.clone(), self.age(*ranked));
            Block::Bar(name, share, age, self.value(*ranked)).to(link)
        });
        let open: [Item; 2] = [Block::Gap.into(), heading(title)];
        open.into_iter().chain(bars).collect()
    }

    fn age(self, ranked: Ranked<'a>) -> Freshness {
        AsOf::On(ranked.figure.as_of).freshness(self.today, self.atlas.limits)
    }

    /// The number, its date, the grade of its source and its age.
    pub(super) fn value(self, ranked: Ranked<'a>) -> Line {
        let figure = ranked.figure;
        let subject = self.subject(ranked.platform);
        let source = ranked.platform.source(&figure.source);
        let grade = source.map_or(String::new(), |s| format!(" · {:?}", s.grade));
        let freshness = self.age(ranked);
        let on = words::date(figure.as_of, self.lang);
        let mut line = figures::value(subject, figure);
        line.push(run(format!(" · {on}{grade} · "), Tone::Quiet));
        line.push(run(
            words::freshness(freshness, self.lang),
            Tone::Age(freshness),
        ));
        line.extend(by(figure.origin, self.words));
        line
    }

    /// Figures that count a part of a platform: named apart, never ranked.
    fn parts(self, metric: &Metric) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for platform in &self.atlas.platforms {
            for series in Series::group(&platform.figures) {
                let newest = series.latest().filter(|_| series.kind == metric.id);
                let (Some(figure), Some(scope)) = (newest, series.scope) else {
                    continue;
                };
                let at = platform
                    .figures
                    .iter()
                    .position(|f| std::ptr::eq(f, figure));
                let at = at.unwrap_or_default();
                let mut line = vec![plain(format!("{} · ", scope.get(self.lang)))];
                line.extend(self.value(Ranked {
                    platform,
                    at,
                    figure,
                }));
                let link = Link::Platform(platform.id.clone(), Some(Place::Figure(at)));
                items.push(Block::Pair(platform.name.clone(), line).to(link));
            }
        }
        if items.is_empty() {
            return items;
        }
        let open: [Item; 2] = [Block::Gap.into(), heading(self.own.parts)];
        open.into_iter().chain(items).collect()
    }
}
