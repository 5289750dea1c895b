//! Numbers: what is none, how it was meant, and how much there can be of something.

use super::spelling::short;
use super::walk::Walk;
use crate::data::finding::Finding;
use crate::data::syntax::Node;
use crate::data::{SCHEMA, Unit};

/// What a letter behind a number makes of it.
const SCALES: [(&str, f64); 8] = [
    ("k", 1e3),
    ("K", 1e3),
    ("M", 1e6),
    ("m", 1e6),
    ("Md", 1e9),
    ("bn", 1e9),
    ("B", 1e9),
    ("G", 1e9),
];
/// Signs that say how near a number is, or what it counts.
const NEAR: [char; 3] = ['~', '≈', '±'];
const OVER: [char; 3] = ['>', '≥', '+'];
const UNDER: [char; 2] = ['<', '≤'];
const MONEY: [char; 3] = ['$', '€', '¥'];
const SHARE: [char; 2] = ['%', '‰'];
/// Signs that part the thousands elsewhere.
const THOUSANDS: &str = " _'’\u{a0}\u{202f}\u{2009}";

impl Walk<'_> {
    pub(super) fn not_finite(&mut self, node: &Node<'_>) {
        let finding = self.error(
            node.span,
            "il faut un nombre fini, zéro ou plus",
            "a finite number is needed, zero or more",
        );
        self.tell(finding);
    }

    pub(super) fn number(&mut self, node: &Node<'_>, written: &str) {
        let shown = short(written);
        match written.replace('_', "").parse::<f64>() {
            Ok(number) if !number.is_finite() || number.is_sign_negative() => self.not_finite(node),
            Ok(_) if is_plain(written) => {}
            Ok(number) => {
                let plain = short(&grouped(number));
                let finding = Finding::warning(
                    self.place(node.span),
                    format!("nombre écrit d'une étrange façon : « {shown} » se lit {plain}"),
                    format!("a number written in an odd way: “{shown}” is read as {plain}"),
                );
                self.tell(finding.help(format!("écrivez {plain}"), format!("write {plain}")));
            }
            Err(_) if written.contains(|c: char| c.is_numeric() && !c.is_ascii()) => {
                let finding = self.error(
                    node.span,
                    format!("chiffres pleine chasse, ou d'une autre écriture : « {shown} »"),
                    format!("full-width digits, or those of another script: “{shown}”"),
                );
                self.tell(finding.help(
                    "tapez-les en chiffres ordinaires : 0 à 9",
                    "type them as ordinary digits: 0 to 9",
                ));
            }
            Err(_) => {
                let finding = self.error(
                    node.span,
                    format!("« {shown} » n'est pas un nombre"),
                    format!("“{shown}” is not a number"),
                );
                let (fr, en) = cure(written);
                self.tell(finding.help(fr, en));
            }
        }
    }

    /// The number of a format is whole.
    pub(super) fn version(&mut self, node: &Node<'_>, written: &str) {
        if written.parse::<u32>().is_err() {
            let finding = self.error(
                node.span,
                "un numéro de format est un nombre entier",
                "the number of a format is a whole one",
            );
            self.tell(finding.help(
                format!("ce programme lit le format {SCHEMA}"),
                format!("this program reads format {SCHEMA}"),
            ));
        }
    }

    /// No share is more than all, and no day longer than a day.
    pub(super) fn most(&mut self, node: &Node<'_>, unit: Unit) {
        let (most, fr, en) = match unit {
            Unit::Percent => (
                100.0,
                "une part ne dépasse pas 100\u{a0}%",
                "no share is above 100%",
            ),
            Unit::Minutes => (
                1440.0,
                "un jour n'a que 1440 minutes",
                "a day has 1440 minutes only",
            ),
            Unit::Count | Unit::Money => return,
        };
        let written = node.number().map(|written| written.replace('_', ""));
        let number = written.and_then(|written| written.parse::<f64>().ok());
        if number.is_some_and(|number| number.is_finite() && number > most) {
            let finding = self.error(node.span, fr, en);
            self.tell(finding.help(
                "corrigez le nombre, ou sa mesure (kind)",
                "mend the number, or its metric (kind)",
            ));
        }
    }
}

/// Whether a number is written as atlases write them: `1_300`, `0.5`, `1300`, `1.3e9`.
fn is_plain(written: &str) -> bool {
    let base = written.split(['e', 'E']).next().unwrap_or_default();
    let (whole, part) = match base.split_once('.') {
        Some((whole, part)) => (whole, Some(part)),
        None => (base, None),
    };
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let first = whole.split('_').next().unwrap_or_default();
    let is_long = first.len() > 3 && first.len() < whole.len();
    let begins_well = are_digits(first) && !is_long && (first == "0" || !first.starts_with('0'));
    let groups_fit = whole
        .split('_')
        .skip(1)
        .all(|group| are_digits(group) && group.len() == 3);
    begins_well && groups_fit && part.is_none_or(are_digits)
}

/// `1300.5` as `1_300.5`.
fn grouped(number: f64) -> String {
    let written = number.to_string();
    let (whole, part) = written.split_once('.').unwrap_or((&written, ""));
    let mut text = String::new();
    for (at, digit) in whole.chars().enumerate() {
        let left = whole.len().saturating_sub(at);
        if at > 0 && left.is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    match part {
        "" => text,
        part => format!("{text}.{part}"),
    }
}

/// The number that was meant by one with signs around or in it.
fn meant(written: &str) -> Option<f64> {
    let before = [&NEAR[..], &OVER, &UNDER, &MONEY].concat();
    let after = [&OVER[..], &MONEY, &SHARE].concat();
    let bare = written
        .trim_start_matches(&before[..])
        .trim_end_matches(&after[..]);
    let bare: String = bare.chars().filter(|c| !THOUSANDS.contains(*c)).collect();
    let scaled = SCALES
        .iter()
        .find_map(|(suffix, scale)| Some((bare.strip_suffix(suffix)?, *scale)));
    let (digits, scale) = scaled.unwrap_or((&bare, 1.0));
    let mut parts = digits.split('.').skip(1);
    let digits = match digits.matches('.').count() {
        0 | 1 => digits.to_owned(),
        _ if parts.all(|group| group.len() == 3) => digits.replace('.', ""),
        _ => return None,
    };
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit());
    let number = digits
        .parse::<f64>()
        .ok()
        .filter(|n| is_number && n.is_finite())?;
    Some(number * scale)
}

/// How to write what is no number.
fn cure(written: &str) -> (String, String) {
    let Some(number) = meant(written) else {
        return (
            "des chiffres, un point pour les décimales, _ entre les milliers : 12_000_000"
                .to_owned(),
            "digits, a point for decimals, _ between thousands: 12_000_000".to_owned(),
        );
    };
    let number = short(&grouped(number));
    let (fr, en) = if written.contains(NEAR) {
        (
            "; precision: About dit qu'il est approché",
            "; precision: About says that it is near",
        )
    } else if written.contains(OVER) {
        (
            "; precision: Over dit qu'il y en a plus",
            "; precision: Over says that there are more",
        )
    } else if written.contains(UNDER) {
        (
            "; precision: Under dit qu'il y en a moins",
            "; precision: Under says that there are fewer",
        )
    } else if written.contains(MONEY) {
        ("; currency dit la monnaie", "; currency says in what money")
    } else if written.contains(SHARE) {
        (
            "; kind dit que c'est une part",
            "; kind says that it is a share",
        )
    } else {
        ("", "")
    };
    (
        format!("écrivez {number}{fr}"),
        format!("write {number}{en}"),
    )
}
