//! Filters: `region:jp`, `pour:luxe`, `mau:>500m`.

use crate::data::{Effort, Freshness, Text};

use super::fold::compact;

/// What a filter looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// Country: `region:`, `pays:`.
    Region,
    /// Kind of platform: `kind:`, `genre:`.
    Kind,
    /// Company: `owner:`, `proprio:`.
    Owner,
    /// Feature it has: `has:`, `a:`.
    Has,
    /// Vertical that an opportunity suits: `for:`, `pour:`.
    For,
    /// Form that an opportunity takes: `format:`.
    Format,
    /// Effort of an opportunity: `effort:`.
    Effort,
    /// Language of its interface: `lang:`, `langue:`.
    Lang,
    /// Alive or not: `status:`, `statut:`.
    Status,
    /// Monthly active users: `mau:`, `uam:`.
    Mau,
    /// Age of its headline figure: `is:`, `est:`.
    Is,
    /// Where its words stand: `in:notes`, `dans:notes`.
    In,
}

impl Key {
    /// All keys, each with its French and English name.
    pub const ALL: [(Self, &'static str, &'static str); 12] = [
        (Self::Region, "pays", "region"),
        (Self::Kind, "genre", "kind"),
        (Self::Owner, "proprio", "owner"),
        (Self::Has, "a", "has"),
        (Self::For, "pour", "for"),
        (Self::Format, "format", "format"),
        (Self::Effort, "effort", "effort"),
        (Self::Lang, "langue", "lang"),
        (Self::Status, "statut", "status"),
        (Self::Mau, "uam", "mau"),
        (Self::Is, "est", "is"),
        (Self::In, "dans", "in"),
    ];

    /// The key with this name, in either language; case and accents do not matter.
    pub fn named(name: &str) -> Option<Self> {
        let name = compact(name);
        Self::ALL
            .iter()
            .find(|(_, fr, en)| name == *fr || name == *en)
            .map(|(key, ..)| *key)
            .or(match name.as_str() {
                "country" => Some(Self::Region),
                "type" => Some(Self::Kind),
                "proprietaire" | "company" => Some(Self::Owner),
                "language" => Some(Self::Lang),
                _ => None,
            })
    }

    /// What it filters by, in a few words.
    pub fn says(self) -> Text {
        match self {
            Self::Region => Text::new("pays", "country"),
            Self::Kind => Text::new("genre de plateforme", "kind of platform"),
            Self::Owner => Text::new("société", "company"),
            Self::Has => Text::new("fonction offerte", "feature it has"),
            Self::For => Text::new("secteur d'une occasion", "trade an opportunity suits"),
            Self::Format => Text::new("forme d'une occasion", "form of an opportunity"),
            Self::Effort => Text::new("effort d'une occasion", "effort of an opportunity"),
            Self::Lang => Text::new("langue de l'interface", "language of the interface"),
            Self::Status => Text::new(
                "en activité, en déclin ou fermée",
                "active, declining or closed",
            ),
            Self::Mau => Text::new("utilisateurs actifs par mois", "monthly active users"),
            Self::Is => Text::new("âge du chiffre de portée", "age of the reach figure"),
            Self::In => Text::new("où les mots se trouvent", "where the words stand"),
        }
    }

    /// Its names.
    pub fn name(self) -> Text {
        let (fr, en) = Self::ALL
            .iter()
            .find(|(key, ..)| *key == self)
            .map_or(("", ""), |(_, fr, en)| (fr, en));
        Text {
            fr: fr.into(),
            en: en.into(),
        }
    }
}

/// Whether a platform is alive, without the date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Life {
    Active,
    Declining,
    Closed,
}

/// A number at least or at most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bound {
    pub(super) value: f64,
    pub(super) at_most: bool,
    pub(super) strict: bool,
}

impl Bound {
    /// Whether `value` keeps within.
    pub(super) fn holds(self, value: f64) -> bool {
        let (low, high) = if self.at_most {
            (value, self.value)
        } else {
            (self.value, value)
        };
        low < high || (!self.strict && low == high)
    }
}

/// A filter understood as far as that can be without the atlas.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Filter {
    /// One of these words of the vocabulary, or of the owners; folded.
    Words(Key, Vec<String>),
    Effort(Vec<Effort>),
    Status(Vec<Life>),
    Mau(Bound),
    Is(Vec<Freshness>),
    /// In the user's own notes.
    Notes,
}

/// Reads `value`, several set apart by commas. `None` when it cannot be understood.
pub(super) fn parse(key: Key, value: &str) -> Option<Filter> {
    match key {
        Key::Mau => bound(value).map(Filter::Mau),
        Key::Effort => choices(value, &EFFORTS).map(Filter::Effort),
        Key::Status => choices(value, &LIVES).map(Filter::Status),
        Key::Is => choices(value, &AGES).map(Filter::Is),
        Key::In => choices(value, &[("notes", ())]).map(|_| Filter::Notes),
        Key::Region | Key::Kind | Key::Owner | Key::Has | Key::For | Key::Format | Key::Lang => {
            let words = words(value);
            (!words.is_empty()).then_some(Filter::Words(key, words))
        }
    }
}

const EFFORTS: [(&str, Effort); 14] = [
    ("bas", Effort::Low),
    ("easy", Effort::Low),
    ("facile", Effort::Low),
    ("leger", Effort::Low),
    ("moyenne", Effort::Medium),
    ("elevee", Effort::High),
    ("difficile", Effort::High),
    ("hard", Effort::High),
    ("faible", Effort::Low),
    ("low", Effort::Low),
    ("moyen", Effort::Medium),
    ("medium", Effort::Medium),
    ("eleve", Effort::High),
    ("high", Effort::High),
];

const LIVES: [(&str, Life); 11] = [
    ("dead", Life::Closed),
    ("disparue", Life::Closed),
    ("morte", Life::Closed),
    ("active", Life::Active),
    ("actif", Life::Active),
    ("alive", Life::Active),
    ("declining", Life::Declining),
    ("declin", Life::Declining),
    ("endeclin", Life::Declining),
    ("closed", Life::Closed),
    ("fermee", Life::Closed),
];

const AGES: [(&str, Freshness); 15] = [
    ("vieux", Freshness::Stale),
    ("old", Freshness::Stale),
    ("ancienne", Freshness::Stale),
    ("fresh", Freshness::Fresh),
    ("frais", Freshness::Fresh),
    ("recent", Freshness::Fresh),
    ("ajour", Freshness::Fresh),
    ("ageing", Freshness::Ageing),
    ("aging", Freshness::Ageing),
    ("vieillit", Freshness::Ageing),
    ("vieillissant", Freshness::Ageing),
    ("stale", Freshness::Stale),
    ("ancien", Freshness::Stale),
    ("perime", Freshness::Stale),
    ("desuet", Freshness::Stale),
];

/// What may be written for a key whose values are known without the atlas; empty for the others.
pub(super) fn known_values(key: Key) -> &'static [&'static str] {
    match key {
        Key::Effort => &["low", "medium", "high", "faible", "moyen", "élevé"],
        Key::Status => &["active", "declining", "closed", "actif", "déclin", "fermé"],
        Key::Is => &["fresh", "ageing", "stale", "frais", "vieillit", "ancien"],
        Key::Mau => &[">500m", "<10m"],
        Key::In => &["notes"],
        _ => &[],
    }
}

fn words(value: &str) -> Vec<String> {
    value
        .split([',', '，', '、'])
        .map(compact)
        .filter(|word| !word.is_empty())
        .collect()
}

/// The choices that start with one of the words written, so that half a word filters already.
fn choices<T: Copy + PartialEq>(value: &str, known: &[(&str, T)]) -> Option<Vec<T>> {
    let mut chosen = Vec::new();
    for word in words(value) {
        let before = chosen.len();
        for (_, choice) in known.iter().filter(|(name, _)| name.starts_with(&word)) {
            if !chosen.contains(choice) {
                chosen.push(*choice);
            }
        }
        if chosen.len() == before && !known.iter().any(|(name, _)| name.starts_with(&word)) {
            return None;
        }
    }
    (!chosen.is_empty()).then_some(chosen)
}

/// `>500m`, `<=1,3md`, `10000000`; without a sign: at least.
pub(super) fn bound(value: &str) -> Option<Bound> {
    let value: String = value.chars().filter(|c| !c.is_whitespace()).collect();
    let signs = [
        (">=", false, false),
        ("<=", true, false),
        ("≥", false, false),
        ("≤", true, false),
        (">", false, true),
        ("<", true, true),
    ];
    let (number, at_most, strict) = signs
        .iter()
        .find_map(|(sign, at_most, strict)| Some((value.strip_prefix(sign)?, *at_most, *strict)))
        .unwrap_or((&value, false, false));
    let digits = number.trim_end_matches(|c: char| c.is_alphabetic());
    let unit = unit(number.strip_prefix(digits)?)?;
    // Digits and one mark only: `f64` would also read "inf", "nan" and "1e9".
    if !digits
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
    {
        return None;
    }
    let number: f64 = digits.replace(',', ".").parse().ok()?;
    Some(Bound {
        value: number * unit,
        at_most,
        strict,
    })
}

/// What a unit after a number multiplies it by; nothing written is one.
pub(super) fn unit(written: &str) -> Option<f64> {
    match compact(written).as_str() {
        "" => Some(1.0),
        "k" | "mille" | "thousand" => Some(1e3),
        "m" | "million" | "millions" => Some(1e6),
        "b" | "bn" | "g" | "md" | "milliard" | "milliards" | "billion" => Some(1e9),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_read_as_people_write_them() {
        for (written, expected) in [
            (">500m", Some((500e6, false, true))),
            (">=500M", Some((500e6, false, false))),
            ("500m", Some((500e6, false, false))),
            ("<1,3md", Some((1.3e9, true, true))),
            ("<= 1.3 b", Some((1.3e9, true, false))),
            ("≥20k", Some((20e3, false, false))),
            ("250000", Some((250e3, false, false))),
            ("inf", None),
            ("1e9", None),
            (">", None),
            ("", None),
            ("-5", None),
            ("1.2.3m", None),
            ("5x", None),
        ] {
            let found = bound(written).map(|b| (b.value, b.at_most, b.strict));
            assert_eq!(found, expected, "{written:?}");
        }
    }

    #[test]
    fn closed_lists_take_both_languages_and_half_words() {
        for (key, written, expected) in [
            (
                Key::Effort,
                "faible",
                Some(Filter::Effort(vec![Effort::Low])),
            ),
            (
                Key::Effort,
                "ÉLEVÉ",
                Some(Filter::Effort(vec![Effort::High])),
            ),
            (
                Key::Effort,
                "low,medium",
                Some(Filter::Effort(vec![Effort::Low, Effort::Medium])),
            ),
            (Key::Effort, "huge", None),
            (
                Key::Status,
                "ferm",
                Some(Filter::Status(vec![Life::Closed])),
            ),
            (Key::Is, "périmé", Some(Filter::Is(vec![Freshness::Stale]))),
            (Key::Region, "", None),
            (
                Key::Region,
                "jp, kr",
                Some(Filter::Words(Key::Region, vec!["jp".into(), "kr".into()])),
            ),
        ] {
            assert_eq!(parse(key, written), expected, "{key:?} {written:?}");
        }
    }
}
