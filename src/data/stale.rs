//! What is old enough to be looked up again.

use super::{AsOf, Atlas, Date, Platform, Series, Source, Standing, Status, Text, Topic};

/// The part of a platform's record that a statement belongs to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part<'a> {
    /// The newest point of a series: its metric, and what it counts when that is not the whole platform.
    Figure(&'a str, Option<&'a Text>),
    /// A row of the checklist: its feature.
    Row(&'a str),
    /// An opportunity: its id.
    Opportunity(&'a str),
    /// A requirement: its topic.
    Requirement(Topic),
}

/// A statement with its age.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dated<'a> {
    /// What it is.
    pub part: Part<'a>,
    /// When it was true, or, when its source is undated, read.
    pub as_of: AsOf,
    /// Full months since then.
    pub months: u32,
    /// The source to look at again: of those of the best grade the first one with an address.
    pub source: Option<&'a Source>,
}

/// Statements more than `months` old at `today`, oldest first, by platform; the platform with the oldest one comes
/// first. Of a series the newest point alone counts: the others are history, and so is a closed platform.
pub fn stale(atlas: &Atlas, today: Date, months: u32) -> Vec<(&Platform, Vec<Dated<'_>>)> {
    let open = atlas.platforms.iter();
    let open = open.filter(|p| !matches!(p.status, Standing::Closed(_)));
    let old = open.map(|platform| {
        let mut list = dated(platform, today);
        list.retain(|statement| statement.months > months);
        list.sort_by_key(|statement| statement.as_of.date());
        (platform, list)
    });
    let mut old: Vec<_> = old.filter(|(_, list)| !list.is_empty()).collect();
    old.sort_by_key(|(_, list)| list.first().map(|oldest| oldest.as_of.date()));
    old
}

/// Every statement that can grow old.
fn dated(platform: &Platform, today: Date) -> Vec<Dated<'_>> {
    let dated = |part, as_of: AsOf, sources: &[String]| Dated {
        part,
        as_of,
        months: as_of.date().age_months(today),
        source: best(platform, sources),
    };
    let series = Series::group(&platform.figures);
    let figures = series.iter().filter_map(|series| {
        let newest = series.latest()?;
        let source = std::slice::from_ref(&newest.source);
        let part = Part::Figure(series.kind, series.scope);
        Some(dated(part, AsOf::On(newest.as_of), source))
    });
    let entry = platform
        .entry
        .iter()
        .map(|r| dated(Part::Requirement(r.topic), r.as_of, &r.sources));
    let known = platform.checklist.iter();
    let known = known.filter(|row| row.status != Status::Unknown);
    let rows =
        known.filter_map(|row| Some(dated(Part::Row(&row.feature), row.as_of?, &row.sources)));
    let chances = platform
        .opportunities
        .iter()
        .map(|o| dated(Part::Opportunity(&o.id), o.as_of, &o.sources));
    figures.chain(entry).chain(rows).chain(chances).collect()
}

fn best<'a>(platform: &'a Platform, ids: &[String]) -> Option<&'a Source> {
    let sources = ids.iter().filter_map(|id| platform.source(id));
    sources.min_by_key(|source| (source.grade, source.url.is_none()))
}
