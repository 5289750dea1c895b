//! Signs that must not reach a terminal or a data file: what moves the cursor, reorders the line, or hides.

use std::borrow::Cow;

use unicode_normalization::char::is_public_assigned;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

/// The most code points one letter may be built of; beyond, marks pile up only to flood the screen.
const CLUSTER: usize = 8;
/// The same for an emoji: the longest one in use joins ten.
const EMOJI_CLUSTER: usize = 10;

/// What becomes of one sign.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Kept,
    Replaced,
    Dropped,
}

/// `text` with each forbidden sign shown as U+FFFD. A letter under a flood of combining marks keeps
/// the first of them, and one U+FFFD stands for the rest.
pub fn clean(text: &str) -> Cow<'_, str> {
    let Some((first, _)) = first_unclean(text) else {
        return Cow::Borrowed(text);
    };
    let mut shown = String::with_capacity(text.len());
    shown.push_str(text.get(..first).unwrap_or_default());
    for (at, sign, fate) in fates(text) {
        match fate {
            _ if at < first => {}
            Fate::Kept => shown.push(sign),
            Fate::Replaced => shown.push(char::REPLACEMENT_CHARACTER),
            Fate::Dropped => {}
        }
    }
    Cow::Owned(shown)
}

/// `path` as a message names it: [`clean`], and cut in the middle when it is longer than anybody types or reads.
pub fn shown_path(path: &str) -> String {
    /// The most signs shown of either end.
    const END: usize = 200;
    let kept = |(at, _): (usize, char)| at;
    let head = path.char_indices().nth(END).map(kept);
    let tail = path.char_indices().rev().nth(END - 1).map(kept);
    match (head, tail) {
        (Some(head), Some(tail)) if head < tail => {
            let start = path.get(..head).unwrap_or_default();
            let end = path.get(tail..).unwrap_or_default();
            format!("{}…{}", clean(start), clean(end))
        }
        _ => clean(path).into_owned(),
    }
}

/// Byte offset and value of the first sign that [`clean`] would not keep.
pub fn first_unclean(text: &str) -> Option<(usize, char)> {
    if text.chars().all(is_plain) {
        return None;
    }
    fates(text)
        .find(|&(_, _, fate)| fate != Fate::Kept)
        .map(|(at, sign, _)| (at, sign))
}

/// Letters, punctuation and frames of most of what is written here: allowed wherever they stand, and none is a mark that
/// joins the letter before, so that the tables of clusters can be spared.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'
        | '\u{2500}'..='\u{257f}' | '\u{4e00}'..='\u{9fff}')
}

fn fates(text: &str) -> impl Iterator<Item = (usize, char, Fate)> {
    text.grapheme_indices(true)
        .flat_map(move |(start, cluster)| {
            let limit = match cluster.chars().next() {
                Some(first) if is_emoji(first) => EMOJI_CLUSTER,
                _ => CLUSTER,
            };
            let mut before = None;
            cluster.char_indices().enumerate().map(move |(n, (i, c))| {
                let at = start + i;
                let after = text.get(at + c.len_utf8()..).and_then(|t| t.chars().next());
                // A mark without a letter would be drawn over the right half of what stands before it.
                let floats = n == 0 && c.width() == Some(0);
                let fate = if n > limit {
                    Fate::Dropped
                } else if n == limit || floats || !is_allowed(before, c, after) {
                    Fate::Replaced
                } else {
                    Fate::Kept
                };
                before = Some(c);
                (at, c, fate)
            })
        })
}

/// Whether `sign` may stand between its neighbours within one cluster (`after` may begin the next one).
fn is_allowed(before: Option<char>, sign: char, after: Option<char>) -> bool {
    match sign {
        '\u{200C}' => joins(before, is_joining_letter) && joins(after, is_joining_letter),
        '\u{200D}' => {
            joins(before, is_joining_letter)
                || joins(before, |c| is_emoji(c) || c == '\u{FE0F}') && joins(after, is_emoji)
        }
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => {
            joins(before, |c| !is_selector(c) && !c.is_whitespace())
        }
        _ => !is_forbidden(sign),
    }
}

fn joins(neighbour: Option<char>, fits: impl Fn(char) -> bool) -> bool {
    neighbour.is_some_and(fits)
}

fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Signs forbidden wherever they stand.
fn is_forbidden(c: char) -> bool {
    c.is_control()
        // What Unicode gives no meaning to: private, kept for later, or no character at all.
        || !is_public_assigned(c)
        || matches!(c,
            // Soft hyphen, grapheme joiner, Hangul and Khmer fillers, Mongolian separator, blank of Braille.
            '\u{2800}' | '\u{00AD}' | '\u{034F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}'
            | '\u{3164}' | '\u{FFA0}'
            // Marks, embeddings, overrides and isolates of direction.
            | '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}'
            // Zero width, line and paragraph separators, byte order mark, annotations, object.
            | '\u{200B}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFC}'
            // Controls of hieroglyphs, of shorthand and of music, and its blank note head; tags.
            | '\u{13430}'..='\u{1343F}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D159}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0001}'..='\u{E007F}')
}

/// Letters and signs of scripts that write with joiners: Arabic, Persian, Urdu, and the Indic ones.
fn is_joining_letter(c: char) -> bool {
    matches!(c,
        '\u{0620}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{08A0}'..='\u{08FF}'
        | '\u{0900}'..='\u{0DFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{FB50}'..='\u{FDCF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Pictures that a joiner may bind, skin tones among them.
fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}' | '\u{203C}' | '\u{2049}'
        | '\u{2122}' | '\u{2139}' | '\u{3030}' | '\u{303D}' | '\u{3297}' | '\u{3299}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_called_plain_is_allowed_anywhere_and_joins_nothing() {
        for c in (0..=0xffff)
            .filter_map(char::from_u32)
            .filter(|&c| is_plain(c))
        {
            assert!(!is_forbidden(c) && !is_selector(c), "{c:?}");
            let pile = format!("a{}b", String::from(c).repeat(20));
            assert_eq!(pile.graphemes(true).count(), 22, "{c:?}");
        }
    }

    #[test]
    fn what_people_write_passes_untouched() {
        for text in [
            "",
            "Douban, 2005 (豆瓣)",
            "C'est l'été\u{a0}: 1\u{202f}200 «\u{a0}œuvres\u{a0}»",
            "小组 Wēixìn デザイン 카카오톡 ไทย Tiếng Việt ВКонтакте",
            "می\u{200c}خواهم",
            "क्\u{200d}ष श्री",
            "👨\u{200d}👩\u{200d}👧\u{200d}👦 👩🏽\u{200d}❤\u{fe0f}\u{200d}💋\u{200d}👨🏽 ❤\u{fe0f} 1\u{fe0f}\u{20e3} 🇨🇦",
            "葛\u{e0100}",
            "e\u{301}",
            "\u{fffd}",
        ] {
            assert_eq!(first_unclean(text), None, "{text:?}");
            assert!(matches!(clean(text), Cow::Borrowed(t) if t == text));
        }
    }

    #[test]
    fn what_hides_or_acts_is_shown() {
        for (text, shown) in [
            ("a\u{1b}[2Jb", "a\u{fffd}[2Jb"),
            (
                "a\tb\nc\rd\0\u{7f}",
                "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}\u{fffd}",
            ),
            ("a\u{85}b\u{9b}c", "a\u{fffd}b\u{fffd}c"),
            ("\u{202e}abc\u{202c}", "\u{fffd}abc\u{fffd}"),
            (
                "\u{2066}x\u{2069}\u{200e}\u{200f}\u{61c}",
                "\u{fffd}x\u{fffd}\u{fffd}\u{fffd}\u{fffd}",
            ),
            ("We\u{200b}Chat", "We\u{fffd}Chat"),
            ("We\u{200d}Chat", "We\u{fffd}Chat"),
            ("We\u{200c}Chat", "We\u{fffd}Chat"),
            ("\u{feff}x\u{2060}", "\u{fffd}x\u{fffd}"),
            ("a\u{e0041}", "a\u{fffd}"),
            ("a\u{2028}b\u{2029}c", "a\u{fffd}b\u{fffd}c"),
            (
                "\u{fdd0}\u{ffff}\u{1fffe}\u{10ffff}",
                "\u{fffd}\u{fffd}\u{fffd}\u{fffd}",
            ),
            ("\u{e000}\u{f8ff}\u{100000}", "\u{fffd}\u{fffd}\u{fffd}"),
            (
                "a\u{378}b\u{2fe0}\u{3134b}\u{1faff}",
                "a\u{fffd}b\u{fffd}\u{fffd}\u{fffd}",
            ),
            (
                "\u{e0000}\u{e0080}\u{fff0}\u{2065}",
                "\u{fffd}\u{fffd}\u{fffd}\u{fffd}",
            ),
            ("co\u{ad}op", "co\u{fffd}op"),
            ("\u{3164}\u{115f}\u{ffa0}", "\u{fffd}\u{fffd}\u{fffd}"),
            ("\u{2800}\u{1d159}\u{13430}", "\u{fffd}\u{fffd}\u{fffd}"),
            ("a\u{fe0f}\u{fe0f}", "a\u{fe0f}\u{fffd}"),
            ("\u{301}a", "\u{fffd}a"),
            ("字\u{d7b0}", "字\u{fffd}"),
        ] {
            assert_eq!(clean(text), shown, "{text:?}");
            assert_eq!(clean(shown), shown, "cleaning twice changes nothing more");
        }
    }

    #[test]
    fn a_flood_of_marks_is_cut_to_one_stand_in() {
        let flood = format!("Z{}y", "\u{301}".repeat(1000));
        assert_eq!(clean(&flood), format!("Z{}\u{fffd}y", "\u{301}".repeat(7)));
        assert_eq!(first_unclean(&flood), Some((15, '\u{301}')));
    }

    #[test]
    fn the_first_place_is_a_byte_offset() {
        assert_eq!(first_unclean("微\u{202e}博"), Some((3, '\u{202e}')));
    }
}
