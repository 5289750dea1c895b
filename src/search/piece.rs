//! The words of a piece of the query.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::fold::compact;

/// A word of a piece.
pub(super) struct Spoken<'a> {
    pub(super) text: &'a str,
    /// Its bytes in the piece.
    pub(super) range: Range<usize>,
    pub(super) part: Part,
}

/// What part of a piece a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Word,
    /// A small word joined to one: the `d'` of "fil d'actualité", the `-il` of "est-il".
    Particle,
    /// It stands before the name of a site: `mp` in `mp.weixin.qq.com`.
    Label,
    /// It ends an address: `com`.
    Ending,
}

/// The words of a piece without spaces: those around a slash, a comma or a bracket, the article of "l'influence" and
/// the pronoun of "est-il" by themselves; of an address those of its host: `weixin`, `qq` and `com` of `https://weixin.qq.com/x`.
pub(super) fn spoken(piece: &str) -> Vec<Spoken<'_>> {
    let (ranges, ending) = match host(piece) {
        Some(host) => (parts(piece, host, |c| c != '.'), true),
        None => (parts(piece, 0..piece.len(), is_in_word), false),
    };
    let count = ranges.len();
    let mut words = Vec::with_capacity(count);
    for (i, range) in ranges.into_iter().enumerate() {
        let text = piece.get(range.clone()).unwrap_or_default();
        let part = match (ending, count.saturating_sub(i)) {
            (false, _) | (true, 2) => Part::Word,
            (true, 1) => Part::Ending,
            (true, _) => Part::Label,
        };
        let skipped = part == Part::Label && (text.len() == 1 || text == "www");
        if skipped {
            continue;
        }
        let (article, pronoun) = match ending {
            true => (0, 0),
            false => (article(text), pronoun(text)),
        };
        let start = range.start + article;
        let end = range.end.saturating_sub(pronoun);
        let cut = [
            (range.start..start, Part::Particle),
            (start..end, part),
            (end..range.end, Part::Particle),
        ];
        words.extend(cut.into_iter().filter_map(|(range, part)| {
            let text = piece.get(range.clone()).filter(|text| !text.is_empty())?;
            Some(Spoken { text, range, part })
        }));
    }
    words
}

/// The parts of `piece` in this range that `is_inside` holds together.
fn parts(piece: &str, range: Range<usize>, is_inside: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut at = range.start;
    let text = piece.get(range).unwrap_or_default();
    let cut = text.split(|c| !is_inside(c)).map(|part| {
        let start = at;
        let end = start + part.len();
        let sign = piece.get(end..).and_then(|rest| rest.chars().next());
        at = end + sign.map_or(0, char::len_utf8);
        start..end
    });
    cut.filter(|part| !part.is_empty()).collect()
}

/// Letters and digits, their marks, signs that show nothing, and those that stand inside names: "Q&A", "p.t.t.".
fn is_in_word(c: char) -> bool {
    let shows_nothing = matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    );
    c.is_alphanumeric() || is_combining_mark(c) || shows_nothing || "-‐‑'’＇.&@#・·".contains(c)
}

/// Where the host of an address stands in `piece`.
fn host(piece: &str) -> Option<Range<usize>> {
    let (start, rest) = match piece.split_once("://") {
        Some(("", _)) => return None,
        Some((scheme, rest)) => (scheme.len() + "://".len(), rest),
        None => (0, piece),
    };
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let (names, last) = host.rsplit_once('.')?;
    let is_label = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let is_host = last.len() > 1 && last.chars().all(|c| c.is_ascii_alphabetic());
    (is_host && names.split('.').all(is_label)).then(|| start..start + host.len())
}

/// Bytes of the article before a word: "l'influence".
fn article(word: &str) -> usize {
    let cut = word.split_once(['\'', '’', '＇']);
    match cut {
        Some((article, rest))
            if matches!(
                compact(article).as_str(),
                "l" | "d" | "qu" | "s" | "n" | "j" | "c"
            ) =>
        {
            word.len().saturating_sub(rest.len())
        }
        _ => 0,
    }
}

/// Bytes of the pronoun after a verb: "est-il", "utilise-t-on".
fn pronoun(word: &str) -> usize {
    const PRONOUNS: [&str; 7] = [
        "-t-il", "-t-elle", "-t-on", "-il", "-elle", "-ils", "-elles",
    ];
    let ending = PRONOUNS.iter().find(|ending| {
        word.strip_suffix(**ending)
            .is_some_and(|verb| !verb.is_empty())
    });
    ending.map_or(0, |ending| ending.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_falls_into_words() {
        for (piece, words) in [
            ("wechat", &["wechat"][..]),
            ("films/livres,musique", &["films", "livres", "musique"]),
            ("l’influence", &["<l’>", "influence"]),
            ("mini-programmes", &["mini-programmes"]),
            ("utilise-t-on", &["utilise", "<-t-on>"]),
            ("sont-elles", &["sont", "<-elles>"]),
            ("-il", &["-il"]),
            ("微信（WeChat）", &["微信", "WeChat"]),
            ("WeChat™", &["WeChat"]),
            ("wechat=line", &["wechat", "line"]),
            ("we\u{200b}chat👍", &["we\u{200b}chat"]),
            ("सोशल", &["सोशल"]),
            ("Q&A", &["Q&A"]),
            ("v.douyin.com/x", &["douyin", ".com"]),
            (
                "https://mp.weixin.qq.com/s?a",
                &["mp.", "weixin.", "qq", ".com"],
            ),
            ("p.t.t.", &["p.t.t."]),
            ("？！", &[]),
        ] {
            let found: Vec<String> = spoken(piece)
                .iter()
                .map(|word| {
                    assert!(piece[word.range.clone()] == *word.text);
                    match word.part {
                        Part::Word => word.text.to_owned(),
                        Part::Particle => format!("<{}>", word.text),
                        Part::Label => format!("{}.", word.text),
                        Part::Ending => format!(".{}", word.text),
                    }
                })
                .collect();
            assert_eq!(found, words, "{piece}");
        }
    }
}
