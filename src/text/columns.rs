//! Columns on the screen: measuring, cutting and wrapping text whose letters may be two columns wide.
//!
//! Everything here works on grapheme clusters, so that no accent, Chinese character or emoji is ever cut in half.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What stands for the text left out by a cut; one column wide.
pub const ELLIPSIS: &str = "…";

/// Columns that `text` takes on the screen.
pub fn width(text: &str) -> usize {
    // Most text is ASCII, which no table is needed for.
    match text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        true => text.len(),
        false => text.width(),
    }
}

/// `text` cut to at most `columns`, the last one an ellipsis when something was left out.
pub fn truncate(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    match columns {
        0 => Cow::Borrowed(""),
        _ => Cow::Owned(format!(
            "{}{ELLIPSIS}",
            head(text, columns.saturating_sub(1)).trim_end()
        )),
    }
}

/// The longest start of `text` that fits in `columns`.
pub fn head(text: &str, columns: usize) -> &str {
    if text.len() <= columns {
        return text;
    }
    let mut used = 0;
    for (start, grapheme) in text.grapheme_indices(true) {
        used += width(grapheme);
        if used > columns {
            return text.get(..start).unwrap_or("");
        }
    }
    text
}

/// `text` cut to at most `columns` so that the first of `spans` stays in sight, with the spans that remain.
///
/// `spans` are byte ranges in `text`; those returned are byte ranges in the text returned.
pub fn excerpt(text: &str, spans: &[Range<usize>], columns: usize) -> (String, Vec<Range<usize>>) {
    let whole = width(text);
    let first = spans.first().cloned().unwrap_or(0..0);
    let before = text.get(..first.start).map_or(0, width);
    let matched = text.get(first.clone()).map_or(0, width);
    if whole <= columns || before + matched < columns {
        let cut = truncate(text, columns).into_owned();
        let kept = cut.strip_suffix(ELLIPSIS).map_or(cut.len(), str::len);
        let limit = if whole <= columns { cut.len() } else { kept };
        return (cut, clip(spans, 0, limit, 0));
    }
    // A third of the room goes to what stands before the match: enough to read it in its sentence.
    let lead = columns.saturating_sub(matched + 2) / 3;
    let start = text
        .grapheme_indices(true)
        .map(|(at, _)| at)
        .find(|&at| {
            text.get(at..first.start)
                .is_none_or(|gap| width(gap) <= lead)
        })
        .unwrap_or(first.start)
        .min(first.start);
    let rest = text.get(start..).unwrap_or("");
    let cut = truncate(rest, columns.saturating_sub(1));
    let kept = match cut {
        Cow::Borrowed(whole) => whole.len(),
        Cow::Owned(ref cut) => cut.len().saturating_sub(ELLIPSIS.len()),
    };
    let shown = format!("{ELLIPSIS}{cut}");
    (shown, clip(spans, start, start + kept, ELLIPSIS.len()))
}

/// The parts of `spans` inside `from..to`, moved so that `from` comes to stand at `at`.
fn clip(spans: &[Range<usize>], from: usize, to: usize, at: usize) -> Vec<Range<usize>> {
    spans
        .iter()
        .map(|span| span.start.max(from)..span.end.min(to))
        .filter(|span| span.start < span.end)
        .map(|span| span.start.saturating_sub(from) + at..span.end.saturating_sub(from) + at)
        .collect()
}

/// Breaks `text` into byte ranges of lines of at most `columns`, the first one at most `first`.
///
/// Lines break where Unicode allows it (between Chinese characters, never before closing punctuation, not at
/// no-break spaces); a word longer than a line is cut between graphemes. Spaces at a break belong to no line.
pub fn wrap(text: &str, first: usize, columns: usize) -> Vec<Range<usize>> {
    // No sign takes more columns than it has bytes.
    if (1..=first).contains(&text.len()) && !text.contains('\n') {
        return std::iter::once(0..without_end(text).len()).collect();
    }
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut room = first;
    let mut line: Option<Range<usize>> = None;
    let mut used = 0;
    let measure = |range: Range<usize>| text.get(range).map_or(0, width);
    for word in words(text) {
        let from = line.as_ref().map_or(word.start, |l| l.end);
        let more = measure(from..word.end);
        if used + more <= room {
            line = Some(line.map_or(word.start, |l| l.start)..word.end);
            used += more;
            continue;
        }
        if line.is_some() || lines.is_empty() && room < columns {
            lines.push(line.take().unwrap_or(word.start..word.start));
            room = columns;
        }
        let rest = cut_long(text, word, room, columns, &mut lines);
        used = measure(rest.clone());
        line = Some(rest);
        if !lines.is_empty() {
            room = columns;
        }
    }
    lines.extend(line);
    lines
}

/// The stretches of `text` that no line may break, without the spaces after them (Unicode Annex 14).
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    unicode_linebreak::linebreaks(text).map(move |(end, _)| {
        let stretch = text.get(start..end).unwrap_or_default();
        // A no-break space at the end belongs to the word: it is not a place to break.
        let word = start..start + without_end(stretch).len();
        start = end;
        word
    })
}

/// `text` without the signs that vanish at the end of a line.
fn without_end(text: &str) -> &str {
    text.trim_end_matches([' ', '\n', '\t'])
}

/// Cuts a word longer than `room` into full lines; returns what remains for the line in the making.
fn cut_long(
    text: &str,
    word: Range<usize>,
    room: usize,
    columns: usize,
    lines: &mut Vec<Range<usize>>,
) -> Range<usize> {
    let mut rest = word;
    let mut room = room;
    while let Some(part) = text.get(rest.clone()) {
        let fitting = head(part, room.max(1)).len();
        let next = match fitting {
            // A wide character in a single column: it goes on a line of its own rather than nowhere.
            0 => part.graphemes(true).next().map_or(part.len(), str::len),
            whole if whole == part.len() => break,
            cut => cut,
        };
        if next == part.len() {
            break;
        }
        lines.push(rest.start..rest.start + next);
        rest.start += next;
        room = columns;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_never_splits_a_wide_character() {
        for (text, columns, cut) in [
            ("微信公众平台", 12, "微信公众平台"),
            ("微信公众平台", 11, "微信公众平…"),
            ("微信公众平台", 10, "微信公众…"),
            ("微信", 2, "…"),
            ("微信", 1, "…"),
            ("微信", 0, ""),
            ("e\u{301}cran", 3, "e\u{301}c…"),
            ("mot suivant", 5, "mot…"),
            ("👨‍👩‍👧 ok", 3, "👨‍👩‍👧…"),
        ] {
            assert_eq!(truncate(text, columns), cut, "{text} in {columns}");
            assert!(width(&truncate(text, columns)) <= columns);
        }
    }

    #[test]
    fn an_excerpt_keeps_the_match_in_sight() {
        let text = "Messagerie, paiement et mini-programmes en une seule application";
        let at = text.find("mini").unwrap();
        for columns in 6..70 {
            let (shown, spans) = excerpt(text, &[at..at + 4], columns);
            assert!(width(&shown) <= columns, "{columns}: {shown}");
            let marked = &shown[spans[0].clone()];
            assert_eq!(marked, "mini", "{columns}: {shown}");
        }
    }

    #[test]
    fn an_excerpt_of_chinese_keeps_the_match_in_sight() {
        let text = "全民短视频社区和直播带货平台";
        let at = text.find("直播").unwrap();
        let (shown, spans) = excerpt(text, &[at..at + "直播".len()], 12);
        assert_eq!(&shown[spans[0].clone()], "直播");
        assert!(width(&shown) <= 12, "{shown}");
    }

    #[test]
    fn lines_break_where_the_script_allows() {
        let lines = |text: &str, columns| -> Vec<String> {
            wrap(text, columns, columns)
                .into_iter()
                .map(|r| text[r].to_owned())
                .collect()
        };
        for (text, columns, expected) in [
            ("", 10, vec![]),
            ("un mot", 10, vec!["un mot"]),
            ("un mot", 3, vec!["un", "mot"]),
            (
                "微信公众平台运营指南。",
                16,
                vec!["微信公众平台运营", "指南。"],
            ),
            ("平台指南。", 8, vec!["平台指", "南。"]),
            (
                "prix\u{a0}: 300\u{a0}$",
                9,
                vec!["prix\u{a0}:", "300\u{a0}$"],
            ),
            (
                "anticonstitutionnellement",
                10,
                vec!["anticonsti", "tutionnell", "ement"],
            ),
            ("微信", 1, vec!["微", "信"]),
        ] {
            assert_eq!(lines(text, columns), expected, "{text} in {columns}");
        }
    }

    #[test]
    fn a_first_line_already_begun_has_less_room() {
        let text = "deux mots ici";
        let lines: Vec<&str> = wrap(text, 4, 9).into_iter().map(|r| &text[r]).collect();
        assert_eq!(lines, ["deux", "mots ici"]);
        let lines: Vec<&str> = wrap(text, 2, 9).into_iter().map(|r| &text[r]).collect();
        assert_eq!(lines, ["", "deux mots", "ici"]);
    }
}
