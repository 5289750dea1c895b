//! Curves over time.

use crate::data::{Figure, Unit};

/// Curves on one pair of axes: all of one metric, one unit and one currency.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What is counted.
    pub title: String,
    /// Its unit.
    pub unit: Unit,
    /// The curves: one, or several that are told apart by a letter each.
    pub curves: Vec<Curve>,
}

/// A curve: the points of one metric and one scope.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// What it is of; empty where there is only one.
    pub name: String,
    /// The points, oldest first.
    pub points: Vec<Point>,
}

/// A point of a curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Months since year 0, the abscissa.
    pub month: i32,
    /// The value, the ordinate.
    pub value: f64,
    /// The definition changed here: no line leads to this point.
    pub breaks: bool,
}

/// What the axes of a chart span.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// The first month.
    pub first: f64,
    /// The last month, later than the first.
    pub last: f64,
    /// The highest value, above zero.
    pub highest: f64,
}

impl Chart {
    /// A curve of these figures; fewer than three points are better read as numbers.
    pub fn of(title: String, unit: Unit, figures: &[&Figure]) -> Option<Self> {
        let curve = Curve::of(String::new(), figures);
        (curve.points.len() >= 3).then(|| Self {
            title,
            unit,
            curves: vec![curve],
        })
    }

    /// Several curves on the same axes; fewer than two, or such as span no time, are better read as numbers.
    pub fn together(title: String, unit: Unit, curves: Vec<Curve>) -> Option<Self> {
        let chart = Self {
            title,
            unit,
            curves,
        };
        (chart.curves.len() >= 2 && chart.span().is_some()).then_some(chart)
    }

    /// The curves, each with its letter when there are several.
    pub fn lettered(&self) -> impl Iterator<Item = (Option<char>, &Curve)> {
        let several = self.curves.len() > 1;
        let letters = ('A'..='Z')
            .cycle()
            .map(move |letter| several.then_some(letter));
        letters.zip(&self.curves)
    }

    /// The points of all curves.
    pub fn points(&self) -> impl Iterator<Item = &Point> {
        self.curves.iter().flat_map(|curve| &curve.points)
    }

    /// What the axes span; nothing when no curve can be drawn.
    pub fn span(&self) -> Option<Span> {
        let months = || self.points().map(|p| f64::from(p.month));
        let span = Span {
            first: months().fold(f64::MAX, f64::min),
            last: months().fold(f64::MIN, f64::max),
            highest: self.points().map(|p| p.value).fold(0.0, f64::max),
        };
        let drawable = span.first < span.last && span.highest > 0.0;
        (drawable && span.highest.is_finite()).then_some(span)
    }
}

impl Curve {
    /// The curve of these figures, which are of one metric and one scope, oldest first.
    pub fn of(name: String, figures: &[&Figure]) -> Self {
        let points = figures.iter().map(|f| Point {
            month: f.as_of.month_index(),
            value: f.value,
            breaks: f.breaks_series,
        });
        Self {
            name,
            points: points.collect(),
        }
    }

    /// The stretches that may be drawn as one line each.
    pub fn stretches(&self) -> Vec<&[Point]> {
        let mut rest = self.points.as_slice();
        let mut all = Vec::new();
        while !rest.is_empty() {
            let end = rest
                .iter()
                .skip(1)
                .position(|p| p.breaks)
                .map_or(rest.len(), |at| at + 1);
            let (stretch, after) = rest.split_at_checked(end).unwrap_or((rest, &[]));
            all.push(stretch);
            rest = after;
        }
        all
    }
}
