//! Curves over time, drawn in Braille dots or ASCII, with their axes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::symbols::Marker;
use ratatui::text::Span as Styled;
use ratatui::widgets::{Axis, Chart as ChartWidget, Dataset, GraphType, Widget};

use crate::data::Lang;
use crate::sheet::{Chart, Curve, Point, Span};
use crate::words;

use super::theme::Look;

/// Lines that a chart of one curve takes in a page.
pub(super) const ROWS: usize = 8;
/// Letters that a curve over the whole chart bears at most.
const LETTERS: f64 = 8.0;

/// A line of dots, or the letters at its points.
struct Stroke {
    marker: Marker,
    graph: GraphType,
    curve: usize,
    points: Vec<(f64, f64)>,
}

/// The chart in a buffer of so many columns and rows. Stretches between breaks are drawn apart; of several curves,
/// each bears its letter, and in ASCII its small letter on the way.
pub(super) fn draw(chart: &Chart, (columns, rows): (u16, usize), lang: Lang, look: Look) -> Buffer {
    let area = Rect::new(0, 0, columns, u16::try_from(rows).unwrap_or(u16::MAX));
    let mut buffer = Buffer::empty(area);
    let Some(span) = chart.span() else {
        return buffer;
    };
    let strokes = strokes(chart, span, look);
    let datasets = strokes.iter().map(|stroke| {
        Dataset::default()
            .marker(stroke.marker)
            .graph_type(stroke.graph)
            .style(look.theme.curve(stroke.curve))
            .data(&stroke.points)
    });
    let quiet = |text: String| Styled::styled(text, look.theme.quiet());
    let amount = |value: f64| quiet(words::compact(value, lang));
    let year = |month: f64| quiet(format!("{}", (month / 12.0).floor()));
    let amounts = match chart.curves.len() {
        0 | 1 => vec![amount(0.0), amount(span.highest)],
        _ => vec![
            amount(0.0),
            amount(span.highest / 2.0),
            amount(span.highest),
        ],
    };
    ChartWidget::new(datasets.collect())
        .x_axis(
            Axis::default()
                .style(look.theme.quiet())
                .bounds([span.first, span.last])
                .labels([span.first, (span.first + span.last) / 2.0, span.last].map(year)),
        )
        .y_axis(
            Axis::default()
                .style(look.theme.quiet())
                .bounds([0.0, span.highest])
                .labels(amounts),
        )
        .legend_position(None)
        .render(area, &mut buffer);
    buffer
}

/// What is drawn, in this order: the lines, then the letters, those of the first curve on top.
fn strokes(chart: &Chart, span: Span, look: Look) -> Vec<Stroke> {
    let (mut lines, mut letters) = (Vec::new(), Vec::new());
    for (number, (letter, curve)) in chart.lettered().enumerate() {
        let marker = match letter {
            _ if look.glyphs.braille => Marker::Braille,
            Some(letter) => Marker::Custom(letter.to_ascii_lowercase()),
            None => Marker::Custom('*'),
        };
        for stretch in curve.stretches() {
            lines.push(Stroke {
                marker,
                graph: match stretch.len() {
                    1 => GraphType::Scatter,
                    _ => GraphType::Line,
                },
                curve: number,
                points: stretch.iter().map(place).collect(),
            });
        }
        letters.extend(letter.map(|letter| Stroke {
            marker: Marker::Custom(letter),
            graph: GraphType::Scatter,
            curve: number,
            points: lettered(curve, span),
        }));
    }
    lines.into_iter().chain(letters.into_iter().rev()).collect()
}

fn place(point: &Point) -> (f64, f64) {
    (f64::from(point.month), point.value)
}

/// The points that bear the letter of their curve: the newest, and from there back those with room between them.
fn lettered(curve: &Curve, span: Span) -> Vec<(f64, f64)> {
    let apart = (span.last - span.first) / LETTERS;
    let mut borne: Vec<(f64, f64)> = Vec::new();
    for point in curve.points.iter().rev().map(place) {
        if borne.last().is_none_or(|after| after.0 - point.0 >= apart) {
            borne.push(point);
        }
    }
    borne
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Unit;
    use crate::tui::Theme;
    use crate::words::{ASCII, Glyphs, UNICODE};

    fn rows(chart: &Chart, glyphs: &'static Glyphs) -> Vec<String> {
        let theme = Theme::PLAIN;
        let buffer = draw(chart, (40, ROWS), Lang::Fr, Look { theme, glyphs });
        (0..buffer.area.height)
            .map(|y| {
                (0..buffer.area.width)
                    .map(|x| buffer[(x, y)].symbol())
                    .collect::<String>()
            })
            .collect()
    }

    fn chart(breaks: bool) -> Chart {
        let point = |year: i32, value, breaks| Point {
            month: year * 12,
            value,
            breaks,
        };
        Chart {
            title: String::new(),
            unit: Unit::Count,
            curves: vec![Curve {
                name: String::new(),
                points: vec![
                    point(2012, 5e7, false),
                    point(2016, 8e8, false),
                    point(2020, 4e8, breaks),
                    point(2026, 5e8, false),
                ],
            }],
        }
    }

    #[test]
    fn axes_say_the_years_and_the_highest_value() {
        let text = rows(&chart(false), &UNICODE)
            .join("\n")
            .replace('\u{a0}', " ");
        for word in ["2012", "2019", "2026", "800 M"] {
            assert!(text.contains(word), "{word} in\n{text}");
        }
    }

    #[test]
    fn a_break_is_not_joined() {
        // Between 2016 and 2020 the joined curve crosses columns that the broken one leaves empty.
        let inked = |breaks| {
            rows(&chart(breaks), &ASCII)
                .iter()
                .map(|r| r.matches('*').count())
                .sum::<usize>()
        };
        assert!(inked(true) < inked(false));
    }

    #[test]
    fn several_curves_are_told_apart_without_colour() {
        let mut both = chart(true);
        let mut other = both.curves[0].clone();
        for point in &mut other.points {
            point.value /= 4.0;
        }
        both.curves.push(other);
        for (glyphs, small) in [(&UNICODE, false), (&ASCII, true)] {
            let text = rows(&both, glyphs).join("\n");
            assert_eq!((text.contains('A'), text.contains('B')), (true, true));
            assert_eq!(text.contains('b'), small, "{text}");
            assert_eq!(text.matches('A').count(), 4, "{text}");
        }
    }
}
