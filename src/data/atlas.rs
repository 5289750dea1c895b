//! The whole atlas: the vocabulary, and the platforms that use it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    Date, Feature, Figure, Id, Later, Limits, Listed, Memo, Metric, Named, Platform, RuleBook,
    Standing, Text, Vocabulary,
};

/// The number of the data format. A file with another one is refused, with both numbers.
pub const SCHEMA: u32 = 1;

/// Everything luopan knows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Atlas {
    /// Its name.
    pub title: Text,
    /// The day its facts were last checked.
    pub edition: Date,
    /// The closed lists.
    pub vocabulary: Vocabulary,
    /// The platforms, by name.
    pub platforms: Vec<Listed>,
    /// The law by country; empty when the atlas has no `rules.ron`.
    pub rules: Later<RuleBook>,
    /// What the user noted of the law, by the code of the country.
    #[serde(skip)]
    pub rule_memos: BTreeMap<Id, Vec<Memo>>,
    /// How old is old: the user's choice, not the data's.
    #[serde(skip)]
    pub limits: Limits,
}

impl Atlas {
    /// The platform with this id.
    pub fn platform(&self, id: &str) -> Option<&Platform> {
        let mut platforms = self.platforms.iter();
        platforms.find(|p| p.card().id == id).map(Listed::whole)
    }

    /// The figure that stands for a platform's size: the newest of the first reach metric, in the order
    /// of the vocabulary, that counts the whole platform.
    pub fn headline<'a>(&self, platform: &'a Platform) -> Option<&'a Figure> {
        self.vocabulary
            .metrics
            .iter()
            .filter(|m| m.reach)
            .find_map(|metric| {
                platform
                    .figures
                    .iter()
                    .filter(|f| f.kind == metric.id && f.scope.is_none())
                    .max_by_key(|f| f.as_of)
            })
    }

    /// The numbers of the platforms as one looks for them: those alive by their headline figure, the largest first, then
    /// the closed ones.
    pub fn by_reach(&self) -> Vec<usize> {
        let reach = |card: &Platform| self.headline(card).map_or(0.0, |figure| figure.value);
        let cards = self.platforms.iter().map(Listed::card);
        let mut order: Vec<(bool, f64, usize)> = cards
            .enumerate()
            .map(|(number, card)| {
                let is_closed = matches!(card.status, Standing::Closed(_));
                (is_closed, reach(card), number)
            })
            .collect();
        order.sort_by(|(a_closed, a, _), (b_closed, b, _)| {
            a_closed.cmp(b_closed).then(b.total_cmp(a))
        });
        order.into_iter().map(|(.., number)| number).collect()
    }

    /// The newest figure of this metric that counts a whole platform, of each platform that has one, with its number
    /// there: the largest first, sums of one currency together.
    pub fn ranked(&self, metric: &str) -> Vec<(&Platform, usize, &Figure)> {
        let newest = |platform: &'_ Platform| {
            let own = platform.figures.iter().enumerate();
            own.filter(|(_, f)| f.kind == metric && f.scope.is_none())
                .max_by_key(|(_, f)| f.as_of)
                .map(|(at, _)| at)
        };
        let platforms = self.platforms.iter();
        let mut ranked: Vec<_> = platforms
            .map(Listed::whole)
            .filter_map(|platform| {
                let at = newest(platform)?;
                Some((platform, at, platform.figures.get(at)?))
            })
            .collect();
        ranked.sort_by(|(.., a), (.., b)| {
            let currency = a.currency.cmp(&b.currency);
            currency.then(b.value.total_cmp(&a.value))
        });
        ranked
    }
}

impl Vocabulary {
    /// The metric with this id.
    pub fn metric(&self, id: &str) -> Option<&Metric> {
        self.metrics.iter().find(|m| m.id == id)
    }

    /// The feature with this id.
    pub fn feature(&self, id: &str) -> Option<&Feature> {
        self.features.iter().find(|f| f.id == id)
    }

    /// The kind with this id.
    pub fn kind(&self, id: &str) -> Option<&Named> {
        named(&self.kinds, id)
    }

    /// The opportunity format with this id.
    pub fn format(&self, id: &str) -> Option<&Named> {
        named(&self.formats, id)
    }

    /// The vertical with this id.
    pub fn vertical(&self, id: &str) -> Option<&Named> {
        named(&self.verticals, id)
    }

    /// The country with this code.
    pub fn region(&self, id: &str) -> Option<&Named> {
        named(&self.regions, id)
    }

    /// The language with this code.
    pub fn language(&self, id: &str) -> Option<&Named> {
        named(&self.languages, id)
    }
}

fn named<'a>(list: &'a [Named], id: &str) -> Option<&'a Named> {
    list.iter().find(|n| n.id == id)
}
