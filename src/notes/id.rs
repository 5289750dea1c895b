//! The name of a note's file, which no hand-made id can lead out of the folder.

use std::fmt;

/// The longest id, in letters.
const LONGEST: usize = 64;

/// Names that Windows keeps for devices, whatever stands after a dot.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// What a note is about, and the name of its file: the id of a platform, or `rules-` and the code of a country.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteId(String);

impl NoteId {
    /// The note of the platform `id`; `None` unless it is 1 to 64 of a-z, 0-9 and hyphens, begins and ends with no
    /// hyphen, and is no device of Windows.
    pub fn platform(id: &str) -> Option<Self> {
        let fits = (1..=LONGEST).contains(&id.len())
            && id
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !id.starts_with('-')
            && !id.ends_with('-')
            && !DEVICES.contains(&id);
        fits.then(|| Self(id.to_owned()))
    }

    /// The note on the rules of the country of this code; `None` for what cannot be a code.
    pub fn rules(country: &str) -> Option<Self> {
        Self::platform(&format!("rules-{}", country.to_ascii_lowercase()))
    }

    /// The country whose rules this note is about.
    pub fn country(&self) -> Option<&str> {
        self.0.strip_prefix("rules-")
    }

    /// The id, as in the name of the file.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for NoteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_plain_name_of_a_file() {
        for id in ["wechat", "x", "2ch", "rules-cn", "console", &"a".repeat(64)] {
            assert_eq!(NoteId::platform(id).unwrap().as_str(), id);
        }
        for id in [
            "",
            ".",
            "..",
            "../x",
            "a/b",
            "a\\b",
            "/etc",
            "C:",
            "con",
            "nul",
            "lpt1",
            "WeChat",
            "wechat.md",
            "-x",
            "x-",
            "微信",
            "a b",
            "a\0",
            "a\n",
            &"a".repeat(65),
        ] {
            assert_eq!(NoteId::platform(id), None, "{id:?}");
        }
    }

    #[test]
    fn the_rules_of_a_country_have_a_note_of_their_own() {
        let id = NoteId::rules("CN").unwrap();
        assert_eq!((id.as_str(), id.country()), ("rules-cn", Some("cn")));
        assert_eq!(NoteId::platform("wechat").unwrap().country(), None);
        assert_eq!(NoteId::rules("../cn"), None);
    }
}
