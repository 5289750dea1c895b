//! Curves as a picture: axes with dates and amounts, the values in text, breaks left open. Several curves are told
//! apart by a letter and by their dashes, not by colour alone.

use std::fmt::Write as _;

use crate::data::{Date, Lang, Period, Unit};
use crate::sheet::{Chart, Curve, Point, Span};
use crate::words::{self, Words};

use super::entities::escape;

/// The size of the drawing, in its own units; it is scaled to the page.
const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 220.0;
/// Room around the curve for amounts, values and years.
const LEFT: f64 = 58.0;
const RIGHT: f64 = 448.0;
const TOP: f64 = 28.0;
const BOTTOM: f64 = 190.0;
/// The least distance between two values or years that are written out.
const APART: f64 = 55.0;
/// Where amounts are marked on the upright axis, as parts of the highest.
const MARKS: [f64; 3] = [0.0, 0.5, 1.0];
/// The colours and dashes of the curves, in their order; each colour is legible on white.
const INKS: [(&str, &str); 4] = [
    ("#0b5394", "none"),
    ("#9a4b00", "7 3"),
    ("#1a6b2d", "2 3"),
    ("#8a1f7a", "9 3 2 3"),
];

/// `chart` as an SVG element that needs nothing around it. Empty when its points span no time.
pub fn svg(chart: &Chart, lang: Lang) -> String {
    let Some(span) = chart.span() else {
        return String::new();
    };
    let frame = Frame(span);
    let mut out = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif" font-size="12" fill="#333">"##
    );
    // Writing to a String cannot fail.
    let _ = write!(
        out,
        "<title>{}</title><desc>{}</desc>",
        escape(&chart.title),
        escape(&told(chart, lang))
    );
    axes(&mut out, chart, &frame, lang);
    for ((letter, curve), ink) in chart.lettered().zip(INKS.into_iter().cycle()) {
        draw(&mut out, curve, &frame, ink);
        match letter {
            None => values(&mut out, (chart, curve), &frame, lang),
            Some(letter) => label(&mut out, (letter, curve), &frame, ink),
        }
    }
    out.push_str("</svg>");
    out
}

/// All points in words: « 2012 : 50 M; 2013 : … »; of several curves, each after its letter and name.
pub(super) fn told(chart: &Chart, lang: Lang) -> String {
    let words = Words::of(lang);
    let colon = words.colon;
    let curves = chart.lettered().map(|(letter, curve)| {
        let points = curve.points.iter().map(|point| {
            let (date, amount) = (month(point.month, lang), amount(point.value, chart, lang));
            let breaks = match point.breaks {
                true => format!(" ({})", words.definition_changed),
                false => String::new(),
            };
            format!("{date}{colon}{amount}{breaks}")
        });
        let points = points.collect::<Vec<_>>().join("; ");
        match letter {
            None => points,
            Some(letter) => format!("{letter} {} ({points})", curve.name),
        }
    });
    curves.collect::<Vec<_>>().join(", ")
}

/// From months and values to places in the drawing.
struct Frame(Span);

impl Frame {
    fn x(&self, month: f64) -> f64 {
        let Self(span) = self;
        LEFT + (month - span.first) / (span.last - span.first) * (RIGHT - LEFT)
    }

    fn y(&self, value: f64) -> f64 {
        BOTTOM - value / self.0.highest * (BOTTOM - TOP)
    }

    fn at(&self, point: &Point) -> (f64, f64) {
        (self.x(f64::from(point.month)), self.y(point.value))
    }
}

fn axes(out: &mut String, chart: &Chart, frame: &Frame, lang: Lang) {
    for part in MARKS {
        let (y, value) = (frame.y(frame.0.highest * part), frame.0.highest * part);
        let _ = write!(
            out,
            r##"<path d="M{LEFT} {y:.1}H{RIGHT}" stroke="#ccc"/><text x="{:.1}" y="{:.1}" text-anchor="end">{}</text>"##,
            LEFT - 6.0,
            y + 4.0,
            escape(&amount(value, chart, lang)),
        );
    }
    // From the newest year back, so that it is written out.
    let mut written = f64::MAX;
    let mut year = (frame.0.last / 12.0).floor();
    while year * 12.0 >= frame.0.first {
        let x = frame.x(year * 12.0);
        let _ = write!(out, r##"<path d="M{x:.1} {BOTTOM}v4" stroke="#666"/>"##);
        if written - x >= APART {
            let _ = write!(
                out,
                r##"<text x="{x:.1}" y="{:.1}" text-anchor="middle">{year}</text>"##,
                BOTTOM + 18.0
            );
            written = x;
        }
        year -= 1.0;
    }
}

/// A line for each stretch between breaks, a dot for each point.
fn draw(out: &mut String, curve: &Curve, frame: &Frame, (colour, dashes): (&str, &str)) {
    for stretch in curve.stretches() {
        let corners = stretch.iter().map(|point| {
            let (x, y) = frame.at(point);
            format!("{x:.1},{y:.1}")
        });
        let corners: Vec<String> = corners.collect();
        if corners.len() > 1 {
            let _ = write!(
                out,
                r##"<polyline points="{}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>"##,
                corners.join(" ")
            );
        }
    }
    for point in &curve.points {
        let (x, y) = frame.at(point);
        let fill = if point.breaks { "#fff" } else { colour };
        let _ = write!(
            out,
            r##"<circle cx="{x:.1}" cy="{y:.1}" r="3" fill="{fill}" stroke="{colour}"/>"##
        );
    }
}

/// The letter of a curve after its last point.
fn label(
    out: &mut String,
    (letter, curve): (char, &Curve),
    frame: &Frame,
    (colour, _): (&str, &str),
) {
    if let Some(last) = curve.points.last() {
        let (x, y) = frame.at(last);
        let _ = write!(
            out,
            r##"<text x="{:.1}" y="{:.1}" fill="{colour}" font-weight="bold">{letter}</text>"##,
            x + 7.0,
            y + 4.0,
        );
    }
}

/// The values, from the newest back, where there is room.
fn values(out: &mut String, (chart, curve): (&Chart, &Curve), frame: &Frame, lang: Lang) {
    let mut written = f64::MAX;
    let mut after = None;
    for point in curve.points.iter().rev() {
        let (x, y) = frame.at(point);
        let rises = after
            .replace(point.value)
            .is_some_and(|next| next > point.value);
        if written - x < APART {
            continue;
        }
        // Where the curve goes up to the right, the value stands to the left of it.
        let anchor = if rises && x > LEFT + APART {
            "end"
        } else {
            "middle"
        };
        let _ = write!(
            out,
            r##"<text x="{x:.1}" y="{:.1}" text-anchor="{anchor}" fill="#0b5394" font-weight="bold">{}</text>"##,
            y - 9.0,
            escape(&amount(point.value, chart, lang)),
        );
        written = x;
    }
}

fn amount(value: f64, chart: &Chart, lang: Lang) -> String {
    match chart.unit {
        Unit::Count => words::compact(value, lang),
        unit => words::amount(value, unit, None, lang),
    }
}

/// A month counted from year 0, in words.
fn month(index: i32, lang: Lang) -> String {
    let part = |number: i32| u16::try_from(number).unwrap_or_default();
    let (year, month) = (part(index.div_euclid(12)), part(index.rem_euclid(12) + 1));
    let period = Period::Month(year, u8::try_from(month).unwrap_or(1));
    words::date(
        Date {
            period,
            circa: false,
        },
        lang,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(breaks: bool) -> Chart {
        let point = |year: i32, value, breaks| Point {
            month: year * 12,
            value,
            breaks,
        };
        Chart {
            title: "<b>".to_owned(),
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
    fn a_break_is_not_joined_and_values_are_text() {
        for (breaks, lines) in [(false, 1), (true, 2)] {
            let drawing = svg(&chart(breaks), Lang::Fr);
            assert_eq!(drawing.matches("<polyline").count(), lines);
            assert_eq!(drawing.matches("<circle").count(), 4);
            for text in [
                ">2016<",
                ">2026<",
                ">800\u{a0}M<",
                "janv.\u{a0}2016\u{a0}: 800\u{a0}M",
                "<title>&lt;b&gt;</title>",
            ] {
                assert!(drawing.contains(text), "{text} in {drawing}");
            }
            assert_eq!(drawing.contains("définition changée"), breaks);
        }
    }

    #[test]
    fn what_spans_no_time_is_not_drawn() {
        let mut flat = chart(false);
        for point in flat.curves.iter_mut().flat_map(|curve| &mut curve.points) {
            point.month = 24_000;
        }
        assert_eq!(svg(&flat, Lang::En), "");
    }

    #[test]
    fn several_curves_differ_by_letter_and_dashes() {
        let mut both = chart(false);
        let mut other = both.curves[0].clone();
        both.curves[0].name = "Weibo".to_owned();
        other.name = "<QQ>".to_owned();
        both.curves.push(other);
        let drawing = svg(&both, Lang::En);
        for text in [
            ">A</text>",
            ">B</text>",
            "stroke-dasharray=\"none\"",
            "stroke-dasharray=\"7 3\"",
            "A Weibo (Jan\u{a0}2012: 50\u{a0}M",
            "B &lt;QQ&gt; (",
        ] {
            assert!(drawing.contains(text), "{text} in {drawing}");
        }
    }
}
