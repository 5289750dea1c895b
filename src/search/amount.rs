//! A number of users asked for in words: "plus d'un milliard d'utilisateurs".

use std::ops::Range;

use super::filter::{self, Bound};

/// How people compare, in folded words: at most or at least the number, and whether it is excluded.
const COMPARED: [(&[&str], bool, bool); 14] = [
    (&["plus", "de"], false, true),
    (&["plus", "d"], false, true),
    (&["audessus", "de"], false, true),
    (&["audessus", "d"], false, true),
    (&["au", "moins"], false, false),
    (&["moins", "de"], true, true),
    (&["moins", "d"], true, true),
    (&["more", "than"], false, true),
    (&["over"], false, true),
    (&["above"], false, true),
    (&["at", "least"], false, false),
    (&["less", "than"], true, true),
    (&["fewer", "than"], true, true),
    (&["under"], true, true),
];

/// One, before a unit.
const ONE: [&str; 4] = ["un", "une", "a", "one"];

/// What may stand between the number and whom it counts.
const BETWEEN: [&str; 4] = ["de", "d", "monthly", "active"];

/// Whom it counts.
const USERS: [&str; 3] = ["utilisateurs", "usagers", "users"];

/// What these words, each folded and with its bytes in `text`, ask for first: how many of them do, and the bound that
/// they set. `None` when they ask for no number of users.
pub(super) fn amount(words: &[(&str, Range<usize>)], text: &str) -> Option<(usize, Bound)> {
    let is_at = |at: usize, word: &str| words.get(at).is_some_and(|(own, _)| *own == word);
    let (compared, at_most, strict) = COMPARED.iter().find(|(compared, ..)| {
        let mut numbered = compared.iter().enumerate();
        numbered.all(|(at, word)| is_at(at, word))
    })?;
    let first = compared.len();
    let (start, rest) = words.get(first..)?.split_first()?;
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|sign| sign.is_ascii_digit());
    let is_unit = |word: &str| !is_number(word) && filter::unit(word).is_some();
    let digits = rest.iter().take_while(|(word, _)| is_number(word)).count();
    let unit = rest.get(digits).filter(|(word, _)| is_unit(word));
    let written = match unit {
        Some((_, unit)) => text.get(start.1.start..unit.end)?,
        None => text.get(start.1.start..rest.get(..digits)?.last().unwrap_or(start).1.end)?,
    };
    let number = match (ONE.contains(&start.0), unit) {
        (true, Some((unit, _))) => format!("1{unit}"),
        _ => written.to_owned(),
    };
    let value = filter::bound(&number)?.value;
    let counted = first + 1 + digits + usize::from(unit.is_some());
    let between = words.get(counted..)?.iter();
    let between = between
        .take_while(|(word, _)| BETWEEN.contains(word))
        .count();
    let users = counted + between;
    USERS.iter().any(|word| is_at(users, word)).then_some((
        users + 1,
        Bound {
            value,
            at_most: *at_most,
            strict: *strict,
        },
    ))
}
