//! What is old enough to be looked up again.

use super::order;
use super::{AsOf, Atlas, Date, Place, Platform, Rule, Series, Source, Standing, Status};

/// A statement with its age.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dated<'a> {
    /// Where it stands in the platform's record.
    pub place: Place,
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
    let old = open.map(|listed| (listed.whole(), stale_of(listed, today, months)));
    let mut old: Vec<_> = old.filter(|(_, list)| !list.is_empty()).collect();
    order::sort_by_key(&mut old, |(_, list)| {
        list.first().map(|oldest| oldest.as_of.date())
    });
    old
}

/// The statements of one platform more than `months` old at `today`, oldest first.
pub fn stale_of(platform: &Platform, today: Date, months: u32) -> Vec<Dated<'_>> {
    let mut list = dated(platform, today);
    list.retain(|statement| statement.months > months);
    order::sort_by_key(&mut list, |statement| statement.as_of.date());
    list
}

/// A rule with the age of its last check.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Checked<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// Full months since somebody looked whether it still holds.
    pub months: u32,
    /// The source to look at again, as in [`Dated::source`].
    pub source: Option<&'a Source>,
}

/// The rules last checked more than `months` before `today`, the one longest unchecked first.
pub fn stale_rules(atlas: &Atlas, today: Date, months: u32) -> Vec<Checked<'_>> {
    let rules = atlas.rules.rules.iter().map(|rule| Checked {
        rule,
        months: rule.checked_on.age_months(today),
        source: best(atlas.rules.cited(&[rule])),
    });
    let mut old: Vec<Checked<'_>> = rules.filter(|checked| checked.months > months).collect();
    order::sort_by_key(&mut old, |checked| checked.rule.checked_on);
    old
}

/// Of the sources of the best grade the first one with an address.
fn best(sources: Vec<&Source>) -> Option<&Source> {
    let worth = |source: &&Source| (source.grade, source.url.is_none());
    sources.into_iter().min_by_key(worth)
}

/// Every statement that can grow old.
fn dated(platform: &Platform, today: Date) -> Vec<Dated<'_>> {
    let newest: Vec<_> = Series::group(&platform.figures)
        .iter()
        .filter_map(Series::latest)
        .collect();
    let grows_old = |place: &Place| match *place {
        Place::Figure(i) => platform
            .figures
            .get(i)
            .is_some_and(|figure| newest.iter().any(|newest| std::ptr::eq(*newest, figure))),
        Place::Feature(i) => {
            let row = platform.checklist.get(i);
            row.is_some_and(|row| row.status != Status::Unknown)
        }
        _ => true,
    };
    let statements = platform.statements().into_iter().filter(grows_old);
    statements
        .filter_map(|place| {
            let (as_of, _) = platform.basis(place)?;
            Some(Dated {
                place,
                as_of,
                months: as_of.date().age_months(today),
                source: best(platform.cited(place)),
            })
        })
        .collect()
}
