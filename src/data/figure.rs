//! Numbers: each with what it counts, its date and its source.

use serde::{Deserialize, Serialize};

use super::{Date, Id, Origin, Text};

/// One published number. Without date and source it cannot be built.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Id of the metric (`mau`, `registered`, `share`…); numbers of different metrics are never compared.
    pub kind: Id,
    /// The number, in the metric's unit (people, minutes, percent, units of the currency…).
    pub value: f64,
    /// How exactly the source gives it.
    #[serde(default)]
    pub precision: Precision,
    /// The part counted, when it is not the whole platform (`mini-programs`, `smart devices`).
    #[serde(default)]
    pub scope: Option<Text>,
    /// ISO 4217 code; only for metrics of money.
    #[serde(default)]
    pub currency: Option<Id>,
    /// Who counted.
    pub counted_by: Counter,
    /// When it was true.
    pub as_of: Date,
    /// Id of the source, among the platform's own.
    pub source: Id,
    /// A reading of the source worth a line: growth, a doubt, a correction.
    #[serde(default)]
    pub note: Option<Text>,
    /// The definition or the scope changed here: the curve must not join this point to the one before.
    #[serde(default)]
    pub breaks_series: bool,
    /// Who says it.
    #[serde(skip)]
    pub origin: Origin,
    /// What the atlas says, when an overlay puts this in its place.
    #[serde(skip)]
    pub instead_of: Option<Box<Self>>,
}

/// How exactly a number is published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Precision {
    /// As counted, or rounded in the usual way.
    #[default]
    Exact,
    /// "about", "some".
    About,
    /// "more than".
    Over,
    /// "nearly", "up to", "less than".
    Under,
}

/// Who made a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Counter {
    /// The platform or its owner.
    Company,
    /// A research house's panel (QuestMobile, Analysys, data.ai).
    Panel,
    /// A survey.
    Survey,
    /// A public body.
    Government,
    /// The press, without saying who counted.
    Press,
    /// An agency or an aggregator of other people's numbers.
    Aggregator,
}

/// Figures of one metric and one scope, oldest first: what may be drawn as one curve.
#[derive(Clone, Debug)]
pub struct Series<'a> {
    /// Id of the metric.
    pub kind: &'a str,
    /// The scope all points share.
    pub scope: Option<&'a Text>,
    /// The points, by date.
    pub points: Vec<&'a Figure>,
}

impl<'a> Series<'a> {
    /// Groups figures into series, in the order in which each first appears.
    pub fn group(figures: &'a [Figure]) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for figure in figures {
            let scope = figure.scope.as_ref();
            match all.iter_mut().find(|s| {
                s.kind == figure.kind
                    && s.scope == scope
                    && s.currency() == figure.currency.as_deref()
            }) {
                Some(series) => series.points.push(figure),
                None => all.push(Self {
                    kind: &figure.kind,
                    scope,
                    points: vec![figure],
                }),
            }
        }
        for series in &mut all {
            series.points.sort_by_key(|f| f.as_of);
        }
        all
    }

    /// The newest point.
    pub fn latest(&self) -> Option<&'a Figure> {
        self.points.last().copied()
    }

    fn currency(&self) -> Option<&'a str> {
        self.points.first().and_then(|f| f.currency.as_deref())
    }
}
