//! Numbers as people write them: « 1,4 milliard », "1.4 billion".

use crate::data::{Figure, Lang, Precision, Unit};

/// The no-break space of French typography: before a unit, inside a number.
const NBSP: char = '\u{a0}';

/// A figure with its unit and its precision, in full: « plus de 12,5 M », « 1,432 milliard », "about 59.7%".
pub fn figure(figure: &Figure, unit: Unit, lang: Lang) -> String {
    let amount = amount(figure.value, unit, figure.currency.as_deref(), lang);
    let before = match (figure.precision, lang) {
        (Precision::Exact, _) => return amount,
        (Precision::About, Lang::Fr) => "environ",
        (Precision::Over, Lang::Fr) => "plus de",
        (Precision::Under, Lang::Fr) => "près de",
        (Precision::About, Lang::En) => "about",
        (Precision::Over, Lang::En) => "over",
        (Precision::Under, Lang::En) => "nearly",
    };
    format!("{before}{NBSP}{amount}")
}

/// A count in at most nine columns, for a list: « 1,43 Md », `>650 M`.
pub fn short(figure: &Figure, lang: Lang) -> String {
    let sign = match figure.precision {
        Precision::Exact => "",
        Precision::About => "~",
        Precision::Over => ">",
        Precision::Under => "<",
    };
    format!("{sign}{}", compact(figure.value, lang))
}

/// A number in at most eight columns: « 1,43 Md », "578 M".
pub fn compact(value: f64, lang: Lang) -> String {
    if value >= 1e9 {
        let unit = match lang {
            Lang::Fr => "Md",
            Lang::En => "bn",
        };
        format!("{}{NBSP}{unit}", decimal(value / 1e9, 2, lang))
    } else if value >= 1e6 {
        format!(
            "{}{NBSP}M",
            decimal(value / 1e6, usize::from(value < 1e7), lang)
        )
    } else {
        grouped(value, lang)
    }
}

/// An amount in a unit, without precision.
pub fn amount(value: f64, unit: Unit, currency: Option<&str>, lang: Lang) -> String {
    match (unit, lang) {
        (Unit::Count, _) => count(value, lang),
        (Unit::Minutes, _) => format!("{}{NBSP}min", decimal(value, 1, lang)),
        (Unit::Percent, Lang::Fr) => format!("{}{NBSP}%", decimal(value, 2, lang)),
        (Unit::Percent, Lang::En) => format!("{}%", decimal(value, 2, lang)),
        (Unit::Money, _) => money(value, currency.unwrap_or_default(), lang),
    }
}

/// A growth in percent, with one decimal below ten: « 2,1 % ».
pub fn growth(percent: f64, lang: Lang) -> String {
    let rounded = if percent < 10.0 {
        (percent * 10.0).round() / 10.0
    } else {
        percent.round()
    };
    amount(rounded, Unit::Percent, None, lang)
}

/// What is counted, as it follows its number: « (1,4 milliard) d'utilisateurs », « (950 000) utilisateurs ».
pub fn linked(number: &str, noun: &str, lang: Lang) -> String {
    // « Milliard » and « million », also as « M », are nouns themselves.
    let is_noun = lang == Lang::Fr && number.ends_with(char::is_alphabetic);
    let elides = noun.starts_with(|c: char| "aeiouéèê".contains(c.to_ascii_lowercase()));
    match (is_noun, elides) {
        (true, true) => format!("d'{noun}"),
        (true, false) => format!("de {noun}"),
        (false, _) => noun.to_owned(),
    }
}

/// A sum of money, with the currency's usual name: « 145 milliards de yuans », "US$1.76 billion".
pub fn money(value: f64, currency: &str, lang: Lang) -> String {
    let number = count(value, lang);
    match lang {
        Lang::En => match currency {
            "USD" => format!("US${number}"),
            "CAD" => format!("CA${number}"),
            "CNY" => format!("RMB{NBSP}{number}"),
            other => format!("{other}{NBSP}{number}"),
        },
        Lang::Fr => {
            let of = |noun| format!("{number}{NBSP}{}", linked(&number, noun, lang));
            match currency {
                "USD" => format!("{number}{NBSP}$ US"),
                "CAD" => format!("{number}{NBSP}$ CA"),
                "EUR" => format!("{number}{NBSP}€"),
                "CNY" => of("yuans"),
                "JPY" => of("yens"),
                "KRW" => of("wons"),
                other => format!("{number}{NBSP}{other}"),
            }
        }
    }
}

/// A plain count: grouped digits below a million, then millions, then « milliards ».
pub fn count(value: f64, lang: Lang) -> String {
    if value < 1e6 {
        return grouped(value, lang);
    }
    match lang {
        // The French « billion » is a thousand times the English one: it is never written.
        Lang::Fr if value >= 1e9 => {
            let number = decimal(value / 1e9, 3, lang);
            let plural = if number == "1" || number.starts_with("1,") {
                ""
            } else {
                "s"
            };
            format!("{number}{NBSP}milliard{plural}")
        }
        Lang::Fr => format!("{}{NBSP}M", decimal(value / 1e6, 1, lang)),
        Lang::En if value >= 1e12 => format!("{}{NBSP}trillion", decimal(value / 1e12, 3, lang)),
        Lang::En if value >= 1e9 => format!("{}{NBSP}billion", decimal(value / 1e9, 3, lang)),
        Lang::En => format!("{}{NBSP}million", decimal(value / 1e6, 1, lang)),
    }
}

/// `value` with at most `places` decimals, trailing zeros dropped, digits grouped.
fn decimal(value: f64, places: usize, lang: Lang) -> String {
    let rounded = format!("{value:.places$}");
    let (whole, fraction) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let whole = group_digits(whole, lang);
    match (fraction.trim_end_matches('0'), lang) {
        ("", _) => whole,
        (fraction, Lang::Fr) => format!("{whole},{fraction}"),
        (fraction, Lang::En) => format!("{whole}.{fraction}"),
    }
}

fn grouped(value: f64, lang: Lang) -> String {
    decimal(value, 2, lang)
}

/// « 1 200 », "1,200".
fn group_digits(digits: &str, lang: Lang) -> String {
    let separator = match lang {
        Lang::Fr => NBSP,
        Lang::En => ',',
    };
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: String) -> String {
        text.replace(NBSP, " ")
    }

    #[test]
    fn counts_as_people_write_them() {
        for (value, fr, en) in [
            (0.0, "0", "0"),
            (999.0, "999", "999"),
            (1_200.0, "1 200", "1,200"),
            (688_364.0, "688 364", "688,364"),
            (1_000_000.0, "1 M", "1 million"),
            (583_600_000.0, "583,6 M", "583.6 million"),
            (1_432_000_000.0, "1,432 milliard", "1.432 billion"),
            (1_999_999_999.0, "2 milliards", "2 billion"),
            (2_500_000_000.0, "2,5 milliards", "2.5 billion"),
            (2e12, "2 000 milliards", "2 trillion"),
        ] {
            assert_eq!(plain(count(value, Lang::Fr)), fr, "{value}");
            assert_eq!(plain(count(value, Lang::En)), en, "{value}");
        }
    }

    #[test]
    fn sums_and_shares() {
        for (value, unit, currency, fr, en) in [
            (
                145e9,
                Unit::Money,
                Some("CNY"),
                "145 milliards de yuans",
                "RMB 145 billion",
            ),
            (300.0, Unit::Money, Some("CNY"), "300 yuans", "RMB 300"),
            (99.0, Unit::Money, Some("USD"), "99 $ US", "US$99"),
            (
                1.76e9,
                Unit::Money,
                Some("USD"),
                "1,76 milliard $ US",
                "US$1.76 billion",
            ),
            (59.7, Unit::Percent, None, "59,7 %", "59.7%"),
            (79.0, Unit::Minutes, None, "79 min", "79 min"),
        ] {
            assert_eq!(plain(amount(value, unit, currency, Lang::Fr)), fr);
            assert_eq!(plain(amount(value, unit, currency, Lang::En)), en);
        }
    }

    #[test]
    fn what_is_counted_follows_as_french_has_it() {
        for (number, noun, fr, en) in [
            (
                "1,432\u{a0}milliard",
                "utilisateurs",
                "d'utilisateurs",
                "utilisateurs",
            ),
            ("8\u{a0}M", "comptes", "de comptes", "comptes"),
            (
                "950\u{a0}000",
                "utilisateurs",
                "utilisateurs",
                "utilisateurs",
            ),
        ] {
            assert_eq!(linked(number, noun, Lang::Fr), fr);
            assert_eq!(linked(number, noun, Lang::En), en);
        }
    }

    #[test]
    fn a_list_has_nine_columns() {
        for (value, precision, fr, en) in [
            (1_432_000_000.0, Precision::Exact, "1,43 Md", "1.43 bn"),
            (567_000_000.0, Precision::Exact, "567 M", "567 M"),
            (12_000_000.0, Precision::About, "~12 M", "~12 M"),
            (3_400_000.0, Precision::Over, ">3,4 M", ">3.4 M"),
            (110_000.0, Precision::Over, ">110 000", ">110,000"),
        ] {
            let figure = Figure {
                kind: "mau".into(),
                value,
                precision,
                scope: None,
                currency: None,
                counted_by: crate::data::Counter::Company,
                as_of: crate::data::Date::day(2026, 1, 1),
                source: "S1".into(),
                note: None,
                breaks_series: false,
                origin: crate::data::Origin::Atlas,
                instead_of: None,
            };
            assert_eq!(plain(short(&figure, Lang::Fr)), fr);
            assert_eq!(plain(short(&figure, Lang::En)), en);
            assert!(short(&figure, Lang::Fr).chars().count() <= 9);
        }
    }
}
