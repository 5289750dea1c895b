//! How the platforms of a ranking came there: their curves on the same axes, and the numbers behind them.

use crate::data::{Figure, Id, Link, Metric};
use crate::sheet::subject::{by, heading};
use crate::sheet::{Block, Chart, Curve, Item, Mark, Tone, figures, plain, run};
use crate::words;

use super::Pages;
use super::reach::Ranked;

/// A platform's figures of a metric, oldest first.
pub(super) struct History<'a> {
    ranked: Ranked<'a>,
    series: Vec<&'a Figure>,
}

impl<'a> Pages<'a> {
    /// The figures of each platform of which there is more than the newest.
    pub(super) fn histories(self, ranked: &[Ranked<'a>]) -> Vec<History<'a>> {
        let histories = ranked.iter().map(|ranked| History {
            series: figures::same_series(self.subject(ranked.platform), ranked.figure),
            ranked: *ranked,
        });
        histories
            .filter(|history| history.series.len() > 1)
            .collect()
    }

    /// The curves, those of one currency on the same axes, each with what its ends say; and why a marked platform
    /// has none.
    pub(super) fn curves(
        self,
        metric: &Metric,
        histories: &[History<'a>],
        marks: &[Id],
    ) -> Vec<Item> {
        let mut items = Vec::new();
        let mut drawn: Vec<Option<&str>> = Vec::new();
        for history in histories {
            let currency = history.ranked.figure.currency.as_deref();
            if !drawn.contains(&currency) {
                drawn.push(currency);
                let same = histories
                    .iter()
                    .filter(|h| h.ranked.figure.currency.as_deref() == currency);
                items.extend(self.drawing(metric, &same.collect::<Vec<_>>()));
            }
        }
        let absent = marks
            .iter()
            .filter(|id| histories.iter().all(|h| h.ranked.platform.id != **id));
        items.extend(absent.filter_map(|id| self.absent(metric, id)));
        if !items.is_empty() {
            items.splice(0..0, [Block::Gap.into(), heading(self.own.curves)]);
        }
        items
    }

    /// A chart, and under it each curve's letter, name, first number and last.
    fn drawing(self, metric: &Metric, histories: &[&History<'a>]) -> Vec<Item> {
        let curves = histories
            .iter()
            .map(|h| Curve::of(h.ranked.platform.name.clone(), &h.series));
        let title = metric.name.get(self.lang).to_owned();
        let chart = match histories {
            [only] => Chart::of(title, metric.unit, &only.series),
            _ => Chart::together(title, metric.unit, curves.collect()),
        };
        let Some(chart) = chart else {
            return Vec::new();
        };
        let letters: Vec<Option<char>> = chart.lettered().map(|(letter, _)| letter).collect();
        let legend = histories
            .iter()
            .zip(letters)
            .filter_map(|(history, letter)| {
                let [first, .., last] = history.series.as_slice() else {
                    return None;
                };
                let platform = history.ranked.platform;
                let subject = self.subject(platform);
                let name = match letter {
                    Some(letter) => format!("{letter} {}", platform.name),
                    None => platform.name.clone(),
                };
                let mut line = vec![run(
                    format!(
                        "{}{}",
                        words::date(first.as_of, self.lang),
                        self.words.colon
                    ),
                    Tone::Quiet,
                )];
                line.extend(figures::value(subject, first));
                line.push(run(
                    format!(
                        "; {}{}",
                        words::date(last.as_of, self.lang),
                        self.words.colon
                    ),
                    Tone::Quiet,
                ));
                line.extend(figures::value(subject, last));
                if history
                    .series
                    .iter()
                    .skip(1)
                    .any(|figure| figure.breaks_series)
                {
                    line.push(run(format!(" · {}", self.own.broken), Tone::Caution));
                }
                let place = figures::place(subject, last);
                Some(Block::Pair(name, line).to(Link::Platform(platform.id.clone(), Some(place))))
            });
        std::iter::once(Block::Chart(chart).into())
            .chain(legend)
            .collect()
    }

    /// Why the marked platform of this id has no curve of `metric`.
    fn absent(self, metric: &Metric, id: &str) -> Option<Item> {
        let platform = self.atlas.platform(id)?;
        let counted = platform
            .figures
            .iter()
            .any(|f| f.kind == metric.id && f.scope.is_none());
        let why = if counted {
            self.own.one_number
        } else {
            self.own.other_metric
        };
        let line = vec![
            run(platform.name.clone(), Tone::Strong),
            plain(format!("{}{why}", self.words.colon)),
        ];
        Some(Block::Point(Mark::Bullet, line).to(Link::Platform(id.into(), None)))
    }

    /// The numbers behind the curves, the newest first.
    pub(super) fn numbers(self, histories: &[History<'a>]) -> Vec<Item> {
        let mut items = Vec::new();
        for History { ranked, series } in histories {
            if !items.is_empty() {
                items.push(Block::Gap.into());
            }
            let subject = self.subject(ranked.platform);
            items.push(heading(format!(
                "{} · {}",
                ranked.platform.name, self.own.numbers
            )));
            items.extend(series.iter().rev().map(|figure| {
                let label = words::date(figure.as_of, self.lang);
                let mut line = figures::value(subject, figure);
                line.push(run(format!(" ({})", figure.source), Tone::Quiet));
                line.extend(by(figure.origin, self.words));
                if figure.breaks_series {
                    let changed = format!(" [{}]", self.words.definition_changed);
                    line.push(run(changed, Tone::Quiet));
                }
                let at = figures::place(subject, figure);
                Block::Pair(label, line).to(Link::Platform(ranked.platform.id.clone(), Some(at)))
            }));
        }
        items
    }
}
