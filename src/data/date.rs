//! Dates as sources give them: a year, a half, a quarter, a month or a day; sometimes only "about".

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How fine a date is, and which one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Period {
    /// `2016`
    Year(u16),
    /// `2021-H1`: half-year 1 or 2.
    Half(u16, u8),
    /// `2026-Q1`: quarter 1 to 4.
    Quarter(u16, u8),
    /// `2025-04`
    Month(u16, u8),
    /// `2025-04-13`
    Day(u16, u8, u8),
}

/// A date as published: a [`Period`], exact or "about" (`c. 2019`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    /// The time named.
    pub period: Period,
    /// The source gives no exact date; this one is an estimate.
    pub circa: bool,
}

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date is written 2025, 2025-H1, 2025-Q3, 2025-04 or 2025-04-13, with \"c. \" before it when it is an estimate")
    }
}

impl std::error::Error for NotADate {}

impl Date {
    /// An exact day.
    pub const fn day(year: u16, month: u8, day: u8) -> Self {
        Self {
            period: Period::Day(year, month, day),
            circa: false,
        }
    }

    /// The day so many days after 1 January 1970.
    pub fn from_unix_days(days: u64) -> Self {
        let mut left = days;
        let mut year: u16 = 1970;
        while left >= days_in_year(year) {
            left -= days_in_year(year);
            year = year.saturating_add(1);
        }
        let mut month: u8 = 1;
        while left >= u64::from(days_in(year, month)) {
            left -= u64::from(days_in(year, month));
            month = month.saturating_add(1);
        }
        Self::day(
            year,
            month,
            u8::try_from(left).map_or(1, |day| day.saturating_add(1)),
        )
    }

    /// The year named.
    pub const fn year(self) -> u16 {
        match self.period {
            Period::Year(y)
            | Period::Half(y, _)
            | Period::Quarter(y, _)
            | Period::Month(y, _)
            | Period::Day(y, _, _) => y,
        }
    }

    /// First and last month of the period, 1 to 12.
    const fn months(self) -> (u8, u8) {
        match self.period {
            Period::Year(_) => (1, 12),
            Period::Half(_, h) => (h.saturating_mul(6).saturating_sub(5), h.saturating_mul(6)),
            Period::Quarter(_, q) => (q.saturating_mul(3).saturating_sub(2), q.saturating_mul(3)),
            Period::Month(_, m) | Period::Day(_, m, _) => (m, m),
        }
    }

    /// Months from year 0 to the last month of the period: the abscissa of a chart, the base of every age.
    pub fn month_index(self) -> i32 {
        i32::from(self.year()) * 12 + i32::from(self.months().1) - 1
    }

    /// The first day that the period can mean, for comparisons with another day.
    fn first_day(self) -> (u16, u8, u8) {
        match self.period {
            Period::Day(y, m, d) => (y, m, d),
            _ => (self.year(), self.months().0, 1),
        }
    }

    /// The last day that the period can mean; the 31st of whatever month.
    fn last_day(self) -> (u16, u8, u8) {
        match self.period {
            Period::Day(y, m, d) => (y, m, d),
            _ => (self.year(), self.months().1, 31),
        }
    }

    /// Whether the whole period lies after `other`, most often today.
    pub fn is_after(self, other: Date) -> bool {
        self.first_day() > other.last_day()
    }

    /// Full months from the end of the period to `today`; never below zero, since a period may still be running.
    pub fn age_months(self, today: Date) -> u32 {
        let months = today.month_index() - self.month_index();
        u32::try_from(months).unwrap_or(0)
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Chronological by the end of the period; of two that end together the finer one is later.
impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |d: &Date| {
            let day = match d.period {
                Period::Day(_, _, day) => day,
                _ => 31,
            };
            (d.month_index(), day, d.first_day(), !d.circa)
        };
        key(self).cmp(&key(other))
    }
}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let (circa, rest) = match text.strip_prefix("c. ") {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let mut parts = rest.split('-');
        let year = number(parts.next(), 4)?;
        let period = match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => Period::Year(year),
            (Some("H1"), None, _) => Period::Half(year, 1),
            (Some("H2"), None, _) => Period::Half(year, 2),
            (Some("Q1"), None, _) => Period::Quarter(year, 1),
            (Some("Q2"), None, _) => Period::Quarter(year, 2),
            (Some("Q3"), None, _) => Period::Quarter(year, 3),
            (Some("Q4"), None, _) => Period::Quarter(year, 4),
            (Some(m), None, _) => Period::Month(year, month(m)?),
            (Some(m), Some(d), None) => {
                let month = month(m)?;
                let day = small(d)?;
                if day == 0 || day > days_in(year, month) {
                    return Err(NotADate);
                }
                Period::Day(year, month, day)
            }
            _ => return Err(NotADate),
        };
        // The oldest platform here opened in 1995; a year far outside is a slip of the pen.
        if (1900..=2200).contains(&year) {
            Ok(Self { period, circa })
        } else {
            Err(NotADate)
        }
    }
}

fn number(part: Option<&str>, digits: usize) -> Result<u16, NotADate> {
    let part = part.ok_or(NotADate)?;
    if part.len() != digits || !part.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NotADate);
    }
    part.parse().map_err(|_| NotADate)
}

fn small(part: &str) -> Result<u8, NotADate> {
    u8::try_from(number(Some(part), 2)?).map_err(|_| NotADate)
}

fn month(part: &str) -> Result<u8, NotADate> {
    match small(part)? {
        month @ 1..=12 => Ok(month),
        _ => Err(NotADate),
    }
}

fn days_in_year(year: u16) -> u64 {
    (1..=12).map(|month| u64::from(days_in(year, month))).sum()
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The form of the data file, so that writing and reading agree.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.circa {
            f.write_str("c. ")?;
        }
        match self.period {
            Period::Year(y) => write!(f, "{y:04}"),
            Period::Half(y, h) => write!(f, "{y:04}-H{h}"),
            Period::Quarter(y, q) => write!(f, "{y:04}-Q{q}"),
            Period::Month(y, m) => write!(f, "{y:04}-{m:02}"),
            Period::Day(y, m, d) => write!(f, "{y:04}-{m:02}-{d:02}"),
        }
    }
}

/// The date a statement stands for: its own, or, where the source bears none, the day it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AsOf {
    /// The statement was true at this date.
    On(Date),
    /// The source is undated; it said so when it was read (`read 2026-11`).
    Read(Date),
}

impl AsOf {
    /// The date held, whatever it stands for.
    pub const fn date(self) -> Date {
        match self {
            Self::On(date) | Self::Read(date) => date,
        }
    }

    /// Freshness at `today`; an undated statement has none.
    pub fn freshness(self, today: Date, limits: Limits) -> Freshness {
        match self {
            Self::On(date) => Freshness::of(date, today, limits),
            Self::Read(_) => Freshness::Undated,
        }
    }
}

impl FromStr for AsOf {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        match text.strip_prefix("read ") {
            Some(rest) => Ok(Self::Read(rest.parse()?)),
            None => Ok(Self::On(text.parse()?)),
        }
    }
}

impl fmt::Display for AsOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::On(date) => date.fmt(f),
            Self::Read(date) => write!(f, "read {date}"),
        }
    }
}

/// The ages in months up to which a statement is fresh, and up to which it is merely ageing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The last month of the fresh.
    pub fresh: u32,
    /// The last month of the ageing.
    pub stale: u32,
}

impl Default for Limits {
    /// A year and two: figures of reach are published once a year at least.
    fn default() -> Self {
        Self {
            fresh: 12,
            stale: 24,
        }
    }
}

/// How far a statement may be trusted by its age alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Freshness {
    /// Up to 12 months old, unless the user sets other limits.
    Fresh,
    /// 13 to 24 months old.
    Ageing,
    /// Older than 24 months.
    Stale,
    /// The source bears no date.
    Undated,
}

impl Freshness {
    /// Freshness of a statement dated `date`, seen at `today`.
    pub fn of(date: Date, today: Date, limits: Limits) -> Self {
        let months = date.age_months(today);
        if months <= limits.fresh {
            Self::Fresh
        } else if months <= limits.stale {
            Self::Ageing
        } else {
            Self::Stale
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn every_written_form_reads_back() {
        for text in [
            "2016",
            "2021-H1",
            "2026-Q1",
            "2025-04",
            "2024-02-29",
            "c. 2019",
            "c. 2025-Q4",
        ] {
            assert_eq!(date(text).to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "16",
            "2016-13",
            "2016-00",
            "2023-02-29",
            "2023-04-31",
            "2023-4",
            "2023-Q5",
            "2023-H3",
            "2023-01-01-01",
            "c.2019",
            "20233",
            "1066",
            "+2023",
            "2023-",
            "-2023",
            "２０２３",
        ] {
            assert_eq!(text.parse::<Date>(), Err(NotADate), "{text:?}");
        }
    }

    #[test]
    fn age_counts_from_the_end_of_the_period() {
        let today = Date::day(2026, 11, 22);
        for (text, months, freshness) in [
            ("2026-11-22", 0, Freshness::Fresh),
            ("2026", 0, Freshness::Fresh),
            ("2025-11", 12, Freshness::Fresh),
            ("2025-10", 13, Freshness::Ageing),
            ("2025-Q3", 14, Freshness::Ageing),
            ("2024-H2", 23, Freshness::Ageing),
            ("2024-10-31", 25, Freshness::Stale),
            ("2027", 0, Freshness::Fresh),
        ] {
            assert_eq!(date(text).age_months(today), months, "{text}");
            let found = Freshness::of(date(text), today, Limits::default());
            assert_eq!(found, freshness, "{text}");
        }
    }

    #[test]
    fn days_since_1970() {
        for (days, expected) in [
            (0, "1970-01-01"),
            (58, "1970-02-28"),
            (59, "1970-03-01"),
            (20_779, "2026-11-22"),
            (19_782, "2024-02-29"),
        ] {
            assert_eq!(Date::from_unix_days(days).to_string(), expected);
        }
    }

    #[test]
    fn the_future_is_what_has_not_begun() {
        let today = Date::day(2026, 11, 22);
        for (text, after) in [
            ("2026", false),
            ("2026-11", false),
            ("2026-11-23", true),
            ("2026-12", true),
            ("2027", true),
        ] {
            assert_eq!(date(text).is_after(today), after, "{text}");
        }
    }

    #[test]
    fn dates_sort_by_the_end_of_their_period() {
        let mut dates: Vec<Date> = ["2016-Q3", "2016-09-30", "2016-08", "2016", "2015-12"]
            .map(date)
            .to_vec();
        dates.sort();
        let sorted: Vec<String> = dates.iter().map(Date::to_string).collect();
        assert_eq!(
            sorted,
            ["2015-12", "2016-08", "2016-09-30", "2016-Q3", "2016"]
        );
    }

    #[test]
    fn an_undated_source_has_no_freshness() {
        let as_of: AsOf = "read 2026-11".parse().unwrap();
        let today = Date::day(2026, 11, 22);
        assert_eq!(
            as_of.freshness(today, Limits::default()),
            Freshness::Undated
        );
        assert_eq!(as_of.to_string(), "read 2026-11");
    }
}
