//! Dates in files: as they are written where people read them, as numbers in the compact form.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{AsOf, Date, Period};

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match serializer.is_human_readable() {
            true => serializer.collect_str(self),
            false => (self.period, self.circa).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return deserializer.deserialize_str(Written(PhantomData));
        }
        let (period, circa) = <(Period, bool)>::deserialize(deserializer)?;
        Ok(Self { period, circa })
    }
}

impl Serialize for AsOf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match serializer.is_human_readable() {
            true => serializer.collect_str(self),
            false => (matches!(self, Self::On(_)), self.date()).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for AsOf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return deserializer.deserialize_str(Written(PhantomData));
        }
        Ok(match Deserialize::deserialize(deserializer)? {
            (true, date) => Self::On(date),
            (false, date) => Self::Read(date),
        })
    }
}

/// Reads what a text says.
struct Written<T>(PhantomData<T>);

impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for Written<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date in quotes")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_give_back_what_they_were_given() {
        for written in [
            "2016",
            "2021-H1",
            "2026-Q4",
            "2025-04",
            "c. 2025-04-13",
            "read 2026-11",
        ] {
            let as_of: AsOf = written.parse().unwrap();
            let ron = ron::to_string(&as_of).unwrap();
            assert_eq!(ron, format!("{written:?}"));
            assert_eq!(ron::from_str::<AsOf>(&ron).unwrap(), as_of);
            let compact = postcard::to_allocvec(&as_of).unwrap();
            assert!(compact.len() <= 7, "{written}: {compact:?}");
            assert_eq!(postcard::from_bytes::<AsOf>(&compact).unwrap(), as_of);
        }
    }
}
