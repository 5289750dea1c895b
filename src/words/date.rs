//! Dates as people write them: « nov. 2025 », "Nov 2025".

use crate::data::{AsOf, Date, Lang, Period};

/// Abbreviations of the Office québécois de la langue française; mars, mai, juin and août are never abbreviated.
const MONTHS_FR: [&str; 12] = [
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.",
    "déc.",
];
const MONTHS_EN: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec",
];

/// A date in words. Its parts hold together: no line breaks inside it.
pub fn date(date: Date, lang: Lang) -> String {
    let text = match (date.period, lang) {
        (Period::Year(y), _) => y.to_string(),
        (Period::Half(y, h), Lang::Fr) => {
            format!("{}\u{a0}sem.\u{a0}{y}", if h == 1 { "1er" } else { "2e" })
        }
        (Period::Half(y, h), Lang::En) => format!("H{h}\u{a0}{y}"),
        (Period::Quarter(y, q), Lang::Fr) => format!("T{q}\u{a0}{y}"),
        (Period::Quarter(y, q), Lang::En) => format!("Q{q}\u{a0}{y}"),
        (Period::Month(y, m), _) => format!("{}\u{a0}{y}", month(m, lang)),
        (Period::Day(y, m, 1), Lang::Fr) => format!("1er\u{a0}{}\u{a0}{y}", month(m, lang)),
        (Period::Day(y, m, d), _) => format!("{d}\u{a0}{}\u{a0}{y}", month(m, lang)),
    };
    match (date.circa, lang) {
        (false, _) => text,
        (true, Lang::Fr) => format!("vers\u{a0}{text}"),
        (true, Lang::En) => format!("c.\u{a0}{text}"),
    }
}

/// The date of a statement; for an undated source, when it was read.
pub fn as_of(as_of: AsOf, lang: Lang) -> String {
    match (as_of, lang) {
        (AsOf::On(on), _) => date(on, lang),
        (AsOf::Read(read), Lang::Fr) => format!("lu en\u{a0}{}", date(read, lang)),
        (AsOf::Read(read), Lang::En) => format!("read\u{a0}{}", date(read, lang)),
    }
}

fn month(month: u8, lang: Lang) -> &'static str {
    let names = match lang {
        Lang::Fr => &MONTHS_FR,
        Lang::En => &MONTHS_EN,
    };
    names
        .get(usize::from(month.saturating_sub(1)))
        .copied()
        .unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_both_languages() {
        for (written, fr, en) in [
            ("2016", "2016", "2016"),
            ("2021-H1", "1er sem. 2021", "H1 2021"),
            ("2021-H2", "2e sem. 2021", "H2 2021"),
            ("2026-Q1", "T1 2026", "Q1 2026"),
            ("2025-11", "nov. 2025", "Nov 2025"),
            ("2025-08", "août 2025", "Aug 2025"),
            ("2023-05-01", "1er mai 2023", "1 May 2023"),
            ("2005-03-06", "6 mars 2005", "6 Mar 2005"),
            ("c. 2019", "vers 2019", "c. 2019"),
        ] {
            let parsed: Date = written.parse().unwrap();
            assert_eq!(date(parsed, Lang::Fr).replace('\u{a0}', " "), fr);
            assert_eq!(date(parsed, Lang::En).replace('\u{a0}', " "), en);
        }
        let read: AsOf = "read 2026-11".parse().unwrap();
        assert_eq!(
            as_of(read, Lang::Fr).replace('\u{a0}', " "),
            "lu en nov. 2026"
        );
        assert_eq!(
            as_of(read, Lang::En).replace('\u{a0}', " "),
            "read Nov 2026"
        );
    }
}
