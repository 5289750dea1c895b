//! The short way of folding: Latin letters, which most texts are made of, need no table of Unicode.

/// Letters of a run: as many as there are bits to tell where words start.
const ROOM: usize = 64;
/// The first byte of the first sign that can join the one before it, U+0300.
const JOINING: u8 = 0xcc;

/// What each sign of ASCII folds to; 0 when it is no letter and no digit.
#[expect(clippy::indexing_slicing, reason = "counted when it is compiled")]
const SMALL: [u8; 256] = {
    let mut small = [0; 256];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        if byte.is_ascii_alphanumeric() {
            small[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    small
};

/// Folded letters of ASCII, one after the other.
pub(super) struct Run {
    letters: [u8; ROOM],
    length: usize,
    starts: u64,
    is_separated: bool,
}

impl Run {
    /// The letters that stand first in `text`, as far as they can be folded the short way and there is room, and how
    /// many bytes of `text` they take. Whether the first starts a word is told by `is_separated`.
    pub(super) fn of(text: &str, is_separated: bool) -> (Self, usize) {
        let mut run = Self {
            letters: [0; ROOM],
            length: 0,
            starts: 0,
            is_separated,
        };
        let mut rest = text.as_bytes();
        while let room @ 2.. = ROOM.saturating_sub(run.length)
            && let Some((signs, after)) = ascii(rest, room).or_else(|| latin(rest))
        {
            run.push(signs);
            rest = after;
        }
        (run, text.len().saturating_sub(rest.len()))
    }

    /// Folds signs of ASCII. No branch depends on one of them: where words end cannot be guessed.
    fn push(&mut self, signs: &[u8]) {
        for sign in signs {
            let small = SMALL.get(usize::from(*sign)).copied().unwrap_or(0);
            let is_letter = small != 0;
            if let Some(place) = self.letters.get_mut(self.length) {
                *place = small;
            }
            self.starts |= u64::from(is_letter & self.is_separated) << self.length;
            self.length += usize::from(is_letter);
            self.is_separated = !is_letter;
        }
    }

    /// The letters.
    pub(super) fn letters(&self) -> &str {
        let letters = self.letters.get(..self.length).unwrap_or_default();
        str::from_utf8(letters).unwrap_or_default()
    }

    /// One bit a letter, the lowest first: set where a word starts.
    pub(super) const fn starts(&self) -> u64 {
        self.starts
    }

    /// Whether a letter after these starts a word.
    pub(super) const fn is_separated(&self) -> bool {
        self.is_separated
    }
}

/// The signs of ASCII that stand first in `text`, at most `room` of them, and what comes after; `None` when there are
/// none, or one that the next sign may join.
fn ascii(text: &[u8], room: usize) -> Option<(&[u8], &[u8])> {
    let window = text.get(..room).unwrap_or(text);
    let end = window.iter().position(|sign| !sign.is_ascii());
    let end = end.unwrap_or(window.len());
    let is_joined = text.get(end).is_some_and(|next| *next >= JOINING);
    let end = end.saturating_sub(usize::from(is_joined));
    text.split_at_checked(end).filter(|_| end > 0)
}

/// How the sign beyond ASCII that stands first in `text` folds, and what comes after it; `None` when it takes the long
/// way.
fn latin(text: &[u8]) -> Option<(&'static [u8], &[u8])> {
    const GAP: &[u8] = b" ";
    let (folded, after) = match text {
        [0xc3, second, after @ ..] => (letter(*second)?, after),
        // No-break space, guillemets, middle dot.
        [0xc2, 0xa0 | 0xab | 0xb7 | 0xbb, after @ ..] => (GAP, after),
        // Dashes, quotation marks, bullets, points of ellipsis.
        [0xe2, 0x80, 0x90..=0xa6, after @ ..] => (GAP, after),
        _ => return None,
    };
    let is_alone = after.first().is_none_or(|next| *next < JOINING);
    is_alone.then_some((folded, after))
}

/// How the letter U+00C0 to U+00FF folds that this byte is the second of; `None` for what is no letter.
fn letter(second: u8) -> Option<&'static [u8]> {
    // Capitals stand 32 before their small letters.
    Some(match second | 0x20 {
        0xa0..=0xa5 => b"a",
        0xa6 => b"ae",
        0xa7 => b"c",
        0xa8..=0xab => b"e",
        0xac..=0xaf => b"i",
        0xb1 => b"n",
        0xb2..=0xb6 => b"o",
        0xb9..=0xbc => b"u",
        _ => return None,
    })
}
