//! A curve over time, drawn in Braille dots or ASCII, with its axes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::symbols::Marker;
use ratatui::text::Span;
use ratatui::widgets::{Axis, Chart as ChartWidget, Dataset, GraphType, Widget};

use crate::data::Lang;
use crate::sheet::Chart;
use crate::words::{self, Glyphs};

use super::theme::Theme;

/// Lines that a chart takes in a page.
pub(super) const ROWS: usize = 8;

/// The chart in a buffer of `columns` by [`ROWS`]. Stretches between breaks are drawn apart.
pub(super) fn draw(
    chart: &Chart,
    columns: u16,
    lang: Lang,
    glyphs: &Glyphs,
    theme: Theme,
) -> Buffer {
    let area = Rect::new(0, 0, columns, u16::try_from(ROWS).unwrap_or(u16::MAX));
    let mut buffer = Buffer::empty(area);
    let stretches: Vec<Vec<(f64, f64)>> = chart
        .stretches()
        .into_iter()
        .map(|points| {
            points
                .iter()
                .map(|p| (f64::from(p.month), p.value))
                .collect()
        })
        .collect();
    let points = || stretches.iter().flatten();
    let (first, last) = points().fold((f64::MAX, f64::MIN), |(a, b), p| (a.min(p.0), b.max(p.0)));
    let highest = points().fold(0.0, |a: f64, p| a.max(p.1));
    if first >= last || highest <= 0.0 {
        return buffer;
    }
    let marker = if glyphs.braille {
        Marker::Braille
    } else {
        Marker::Custom('*')
    };
    let datasets = stretches
        .iter()
        .map(|points| {
            let graph = if points.len() > 1 {
                GraphType::Line
            } else {
                GraphType::Scatter
            };
            Dataset::default()
                .marker(marker)
                .graph_type(graph)
                .style(theme.curve())
                .data(points)
        })
        .collect();
    let quiet = |text: String| Span::styled(text, theme.quiet());
    let amount = |value: f64| quiet(words::compact(value, lang));
    let year = |month: f64| quiet(format!("{}", (month / 12.0).floor()));
    ChartWidget::new(datasets)
        .x_axis(
            Axis::default()
                .style(theme.quiet())
                .bounds([first, last])
                .labels([year(first), year((first + last) / 2.0), year(last)]),
        )
        .y_axis(
            Axis::default()
                .style(theme.quiet())
                .bounds([0.0, highest])
                .labels([amount(0.0), amount(highest)]),
        )
        .legend_position(None)
        .render(area, &mut buffer);
    buffer
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Unit;
    use crate::sheet::Point;
    use crate::words::{ASCII, UNICODE};

    fn rows(chart: &Chart, glyphs: &Glyphs) -> Vec<String> {
        let buffer = draw(chart, 40, Lang::Fr, glyphs, Theme::PLAIN);
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
            points: vec![
                point(2012, 5e7, false),
                point(2016, 8e8, false),
                point(2020, 4e8, breaks),
                point(2026, 5e8, false),
            ],
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
}
