//! What one entry of a note is about.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::data::Date;

/// What an entry is about. In the file its words are English, so that both languages read one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Subject {
    /// The platform as a whole, or all the rules of the country.
    #[default]
    Whole,
    /// The opportunity of this id.
    Opportunity(String),
    /// The feature of this id, in the checklist.
    Feature(String),
    /// The figure of this metric at this date.
    Figure(String, Date),
    /// The rule of this id.
    Rule(String),
    /// Something else, in the user's own words.
    Other(String),
}

impl Subject {
    /// Reads what a heading holds after its date.
    pub(super) fn read(text: &str) -> Self {
        let text = text.trim();
        let known = text.split_once(' ').and_then(|(word, rest)| {
            let rest = rest.trim();
            let plain = !rest.contains(char::is_whitespace);
            match word {
                "opportunity" if plain => Some(Self::Opportunity(rest.to_owned())),
                "feature" if plain => Some(Self::Feature(rest.to_owned())),
                "rule" if plain => Some(Self::Rule(rest.to_owned())),
                "figure" => {
                    let (metric, date) = rest.split_once(' ')?;
                    Some(Self::Figure(metric.to_owned(), date.trim().parse().ok()?))
                }
                _ => None,
            }
        });
        match known {
            Some(subject) => subject,
            None if text.is_empty() => Self::Whole,
            None => Self::Other(text.to_owned()),
        }
    }
}

/// As in a heading; nothing for [`Subject::Whole`].
impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Opportunity(id) => write!(f, "opportunity {id}"),
            Self::Feature(id) => write!(f, "feature {id}"),
            Self::Figure(metric, date) => write!(f, "figure {metric} {date}"),
            Self::Rule(id) => write!(f, "rule {id}"),
            Self::Other(text) => f.write_str(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_reads_back() {
        let quarter = "2026-Q1".parse().unwrap();
        for (text, subject) in [
            ("", Subject::Whole),
            (
                "opportunity mini-program-shop",
                Subject::Opportunity("mini-program-shop".to_owned()),
            ),
            ("feature payments", Subject::Feature("payments".to_owned())),
            (
                "figure mau 2026-Q1",
                Subject::Figure("mau".to_owned(), quarter),
            ),
            ("rule cn-icp", Subject::Rule("cn-icp".to_owned())),
            (
                "call with the agency",
                Subject::Other("call with the agency".to_owned()),
            ),
            ("opportunity", Subject::Other("opportunity".to_owned())),
            (
                "figure mau soon",
                Subject::Other("figure mau soon".to_owned()),
            ),
            ("rule of thumb", Subject::Other("rule of thumb".to_owned())),
        ] {
            assert_eq!(Subject::read(text), subject, "{text:?}");
            assert_eq!(subject.to_string(), text);
        }
    }
}
