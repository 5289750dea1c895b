//! The date that was meant by one written in another way: `décembre 2016`, `12/2016`, `2016-T4`.

use super::spelling::{narrow, plain};
use crate::data::{AsOf, Date};

/// The longest text that can be a date.
const LONGEST: usize = 40;

/// How the names of the months begin, without accents, in French and English.
const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["fev", "feb"],
    &["mar"],
    &["avr", "apr"],
    &["mai", "may"],
    &["juin", "jun"],
    &["juil", "jul"],
    &["aou", "aug"],
    &["sep"],
    &["oct"],
    &["nov"],
    &["dec"],
];

/// Words before an estimate.
const ABOUT: [&str; 8] = [
    "c.", "ca.", "ca ", "circa ", "vers ", "environ ", "about ", "~",
];

/// `text` as atlases write it, when it can mean one date only; `read` and the like are kept where `reads`.
pub(super) fn meant(text: &str, reads: bool) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let text = plain(&narrow(text)).to_lowercase();
    let text = text.trim();
    let read = ["read ", "lu le ", "lu en ", "lu "];
    let (was_read, text) = match read.iter().find_map(|word| text.strip_prefix(word)) {
        Some(rest) => (true, rest.trim()),
        None => (false, text),
    };
    let (circa, text) = match ABOUT.iter().find_map(|word| text.strip_prefix(word)) {
        Some(rest) => ("c. ", rest.trim()),
        None => ("", text),
    };
    let written = format!("{circa}{}", period(text)?);
    match (was_read, reads) {
        (true, true) => format!("read {written}")
            .parse::<AsOf>()
            .ok()
            .map(|date| date.to_string()),
        (true, false) => None,
        (false, _) => written.parse::<Date>().ok().map(|date| date.to_string()),
    }
}

/// `12/2016` as `2016-12`.
fn period(text: &str) -> Option<String> {
    // The hour of a day is not kept.
    let day = text
        .split_once('t')
        .filter(|(day, hour)| day.ends_with(|c: char| c.is_ascii_digit()) && hour.contains(':'));
    let text = day.map_or(text, |(day, _)| day);
    let is_part = |c: char| c.is_alphanumeric();
    let parts: Vec<&str> = text
        .split(|c| !is_part(c))
        .filter(|part| !part.is_empty())
        .collect();
    let parts: Vec<&str> = parts
        .into_iter()
        .filter(|part| !matches!(*part, "de" | "of" | "le"))
        .collect();
    match parts.as_slice() {
        [one] => span_of(one)
            .map(|(year, span)| format!("{year}-{span}"))
            .or_else(|| is_year(one).then(|| (*one).to_owned())),
        [year, span] if is_year(year) => Some(format!("{year}-{}", part_of_year(span)?)),
        [span, year] if is_year(year) => Some(format!("{year}-{}", part_of_year(span)?)),
        [year, month, day] if is_year(year) => {
            Some(format!("{year}-{}-{}", month_of(month)?, two(day)?))
        }
        [first, second, year] if is_year(year) => {
            let (month, day) = day_and_month(first, second)?;
            Some(format!("{year}-{month}-{day}"))
        }
        _ => None,
    }
}

/// `2016q4`: a year and its part in one word.
fn span_of(word: &str) -> Option<(&str, String)> {
    let (year, span) = word.split_at_checked(4)?;
    (is_year(year) && span.starts_with(|c: char| c.is_alphabetic())).then_some(())?;
    Some((year, part_of_year(span)?))
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
}

/// A month, a quarter or a half: French counts `T1` to `T4` and `S1`, `S2`.
fn part_of_year(text: &str) -> Option<String> {
    let number = text.get(1..).unwrap_or_default();
    match (text.get(..1)?, number) {
        ("q" | "t", "1" | "2" | "3" | "4") => Some(format!("Q{number}")),
        ("h" | "s", "1" | "2") => Some(format!("H{number}")),
        _ => month_of(text),
    }
}

/// A month by its number or its name.
fn month_of(text: &str) -> Option<String> {
    let named = MONTHS
        .iter()
        .zip(1_u8..)
        .find(|(names, _)| names.iter().any(|name| text.starts_with(name)));
    match named {
        Some((_, number)) => Some(format!("{number:02}")),
        None => two(text),
    }
}

/// One or two digits as two.
fn two(text: &str) -> Option<String> {
    let text = text.strip_suffix("er").unwrap_or(text);
    let number: u8 = text.parse().ok().filter(|_| text.len() <= 2)?;
    Some(format!("{number:02}"))
}

/// `13` and `4`, in the order that alone makes a date of them, as month and day.
fn day_and_month(first: &str, second: &str) -> Option<(String, String)> {
    let is_name = |text: &str| text.starts_with(|c: char| c.is_alphabetic());
    let above = |text: &str| text.parse::<u8>().is_ok_and(|number| number > 12);
    let second_is_day = is_name(first) || above(second);
    let first_is_day = is_name(second) || above(first) || first == second;
    match (first_is_day, second_is_day) {
        (true, false) => Some((month_of(second)?, two(first)?)),
        (false, true) => Some((month_of(first)?, two(second)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_ways_to_write_a_date_are_understood_when_they_mean_one_thing() {
        for (written, expected) in [
            ("12/2016", Some("2016-12")),
            ("13-04-2016", Some("2016-04-13")),
            ("04/13/2016", Some("2016-04-13")),
            ("04/05/2016", None),
            ("04/04/2016", Some("2016-04-04")),
            ("décembre 2016", Some("2016-12")),
            ("Dec 2016", Some("2016-12")),
            ("1er juillet 2016", Some("2016-07-01")),
            ("July 3, 2016", Some("2016-07-03")),
            ("3 juin 2016", Some("2016-06-03")),
            ("2016 Q4", Some("2016-Q4")),
            ("2016Q4", Some("2016-Q4")),
            ("2016-T4", Some("2016-Q4")),
            ("T4 2016", Some("2016-Q4")),
            ("2016-S1", Some("2016-H1")),
            ("2016-4", Some("2016-04")),
            ("2016–12", Some("2016-12")),
            ("２０１６-12", Some("2016-12")),
            (" 2016-12 ", Some("2016-12")),
            ("2016-12-01T00:00:00Z", Some("2016-12-01")),
            ("ca. 2016", Some("c. 2016")),
            ("vers 2016", Some("c. 2016")),
            ("c.2016", Some("c. 2016")),
            ("2016.12.31", Some("2016-12-31")),
            ("lu 2021-08", Some("read 2021-08")),
            ("lu en août 2021", Some("read 2021-08")),
            ("16-12", None),
            ("S3", None),
            ("hier", None),
            ("2016-02-30", None),
            ("2016-13", None),
            ("", None),
            ("2015/2016", None),
        ] {
            assert_eq!(meant(written, true).as_deref(), expected, "{written:?}");
        }
        assert_eq!(meant("lu 2021-08", false), None);
    }
}
