//! Names as they are compared.

use unicode_width::UnicodeWidthChar;

/// A name without its spaces and punctuation, in small letters.
pub(super) fn folded(name: &str) -> String {
    let letters = name.chars().filter(|&c| in_word(c));
    letters.flat_map(char::to_lowercase).collect()
}

/// The parts of a name, which may each be defined for itself.
pub(super) fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(JOINERS)
}

/// What stands between the words of one name: Korean and Hindi have spaces.
pub(super) const JOINERS: [char; 3] = [' ', '·', '・'];

/// Whether `c` is a letter, a digit, or a mark on one, which has no width of its own.
pub(super) fn in_word(c: char) -> bool {
    c.is_alphanumeric() || c.width() == Some(0)
}
