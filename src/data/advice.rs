//! What would make an atlas better though nothing in it is wrong: newer figures, better sources, named cases.

use super::finding::{Dropped, Finding, Findings, Location, SourceFile};
use super::numbers::states_figure;
use super::{
    AsOf, Atlas, Date, Figure, Freshness, Grade, Id, Limits, Platform, Standing, Text, Topic,
};

/// Advice on every platform that is still open. The files are those that the platforms would be, without text.
pub fn advice(atlas: &Atlas, today: Date) -> Findings {
    let files = atlas.platforms.iter().map(|platform| SourceFile {
        name: format!("platforms/{}.ron", platform.id),
        text: String::new(),
    });
    Findings::new(files.collect(), list(atlas, today), Dropped::default())
}

/// The same as a list; the file of each place is the number of the platform, and its path begins there.
pub(super) fn list(atlas: &Atlas, today: Date) -> Vec<Finding> {
    let mut all = Vec::new();
    for (number, platform) in atlas.platforms.iter().enumerate() {
        if matches!(platform.status, Standing::Closed(_)) {
            continue;
        }
        let place = Location {
            file: number,
            ..Location::default()
        };
        let say = |path: String, fr: String, en: String| Finding::advice(place, fr, en).at(path);
        all.extend(old_reach(atlas, platform, today, say));
        all.extend(without_example(platform, say));
        all.extend(old_fees(platform, today, say));
        all.extend(weakly_sourced(platform, say));
    }
    all
}

/// The newest number of users of the whole platform, when it is stale.
fn old_reach(
    atlas: &Atlas,
    platform: &Platform,
    today: Date,
    say: impl Fn(String, String, String) -> Finding,
) -> Option<Finding> {
    let is_reach = |figure: &Figure| {
        let metric = atlas.vocabulary.metric(&figure.kind);
        figure.scope.is_none() && metric.is_some_and(|m| m.reach)
    };
    let figures = platform.figures.iter().enumerate();
    let (index, newest) = figures
        .filter(|(_, figure)| is_reach(figure))
        .max_by_key(|(_, figure)| figure.as_of)?;
    let months = newest.as_of.age_months(today);
    (Freshness::of(newest.as_of, today, Limits::default()) == Freshness::Stale).then(|| {
        say(
            format!("figures[{index}].as_of"),
            format!("le plus récent nombre d'utilisateurs a {months} mois"),
            format!("the newest number of users is {months} months old"),
        )
    })
}

/// One piece of advice for all opportunities that name no case.
fn without_example(
    platform: &Platform,
    say: impl Fn(String, String, String) -> Finding,
) -> Option<Finding> {
    let bare = platform
        .opportunities
        .iter()
        .filter(|o| o.example.is_none());
    let ids: Vec<&str> = bare.map(|o| o.id.as_str()).collect();
    let (n, ids) = (ids.len(), ids.join(", "));
    (n > 0).then(|| {
        say(
            "opportunities".to_owned(),
            format!("occasions sans exemple ({n}) : {ids}"),
            format!("opportunities without an example ({n}): {ids}"),
        )
    })
}

/// Fees that are stale or bear no date.
fn old_fees(
    platform: &Platform,
    today: Date,
    say: impl Fn(String, String, String) -> Finding,
) -> Vec<Finding> {
    let asked = platform.entry.iter().enumerate();
    let fees = asked.filter(|(_, r)| r.fee.is_some() || r.topic == Topic::Fee);
    fees.filter_map(|(index, fee)| {
        let (fr, en) = match fee.as_of {
            AsOf::Read(_) => ("prix sans date".to_owned(), "an undated fee".to_owned()),
            AsOf::On(date) if Freshness::of(date, today, Limits::default()) == Freshness::Stale => {
                let months = date.age_months(today);
                (
                    format!("prix d'il y a {months} mois"),
                    format!("a fee of {months} months ago"),
                )
            }
            AsOf::On(_) => return None,
        };
        Some(say(format!("entry[{index}].as_of"), fr, en))
    })
    .collect()
}

/// One piece of advice for all statements with a figure that no source better than grade C supports.
fn weakly_sourced(
    platform: &Platform,
    say: impl Fn(String, String, String) -> Finding,
) -> Option<Finding> {
    let is_weak = |sources: &[Id]| {
        let mut grades = sources
            .iter()
            .filter_map(|id| Some(platform.source(id)?.grade));
        !sources.is_empty() && grades.all(|grade| grade == Grade::C)
    };
    let weak = figures_stated(platform).filter(|(_, sources)| is_weak(sources));
    let paths: Vec<String> = weak.map(|(path, _)| path).collect();
    let (n, paths) = (paths.len(), paths.join(", "));
    (n > 0).then(|| {
        say(
            "sources".to_owned(),
            format!("chiffres qui ne tiennent qu'à des sources de cote C ({n}) : {paths}"),
            format!("figures that rest on sources of grade C alone ({n}): {paths}"),
        )
    })
}

/// Every statement with a figure: its path and its sources.
fn figures_stated(platform: &Platform) -> impl Iterator<Item = (String, &[Id])> {
    let lists = [
        ("owner.about", &platform.owner.about),
        ("about", &platform.about),
        ("audience", &platform.audience),
        ("cautions", &platform.cautions),
    ];
    let claims = lists.into_iter().flat_map(|(name, claims)| {
        let claims = claims.iter().enumerate();
        claims.map(move |(index, claim)| (format!("{name}[{index}]"), claim))
    });
    let note = platform.status_note.iter();
    let claims = note
        .map(|claim| ("status_note".to_owned(), claim))
        .chain(claims)
        .map(|(path, claim)| (path, vec![&claim.text], claim.sources.as_slice()));
    let figures = platform.figures.iter().enumerate().map(|(index, figure)| {
        let source = std::slice::from_ref(&figure.source);
        (format!("figures[{index}]"), Vec::new(), source)
    });
    let entry = platform.entry.iter().enumerate();
    let entry = entry.map(|(index, r)| {
        let path = format!("entry[{index}]");
        (path, vec![&r.text], r.sources.as_slice())
    });
    let chances = platform.opportunities.iter().enumerate();
    let chances = chances.map(|(index, o)| {
        let texts = vec![&o.what, &o.why, &o.conditions];
        let path = format!("opportunities[{index}]");
        (path, texts, o.sources.as_slice())
    });
    let states = |texts: &[&Text]| texts.is_empty() || texts.iter().any(|t| states_figure(&t.en));
    let all = claims.chain(figures).chain(entry).chain(chances);
    all.filter_map(move |(path, texts, sources)| states(&texts).then_some((path, sources)))
}
