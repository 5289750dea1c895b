//! What is sent to a client: a document about platforms, opportunities, figures or features, whose statements cite
//! numbered sources listed at its end. Shorter than the page on the screen, and readable without knowing luopan.

mod cite;
mod comparison;
mod matrix;
mod opportunity;
mod platform;
mod table;

use crate::data::{Atlas, Date, Freshness, Lang, Platform};
use crate::words::Words;

use super::Chart;
use super::subject::Subject;
use cite::Notes;

pub use cite::Reference;
pub use comparison::comparison;
pub use matrix::matrix;
pub use opportunity::opportunities;
pub use platform::platforms;
pub use table::figures;

/// A document in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Brief {
    /// Its language.
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// Who sends it.
    pub agency: Option<String>,
    /// The day it was written.
    pub date: Date,
    /// The day on which the atlas was last checked.
    pub edition: Date,
    /// Its body, top to bottom.
    pub pieces: Vec<Piece>,
    /// What it rests on; [`Span::Cite`] counts them from 1.
    pub sources: Vec<Reference>,
}

/// A part of the body.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// A heading; depth 1 stands right under the title.
    Heading(u8, Phrase),
    /// A paragraph.
    Text(Phrase),
    /// Points in no order.
    Points(Vec<Phrase>),
    /// Steps, one after the other.
    Steps(Vec<Phrase>),
    /// Names, and what each of them holds.
    Facts(Vec<(String, Vec<Phrase>)>),
    /// Rows and columns.
    Grid(Grid),
    /// A curve.
    Chart(Chart),
}

/// Rows and columns, each with its heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// What the table holds.
    pub caption: String,
    /// Headings of all columns, that of the row headings first.
    pub columns: Vec<Phrase>,
    /// The columns are of one kind, and of one width.
    pub even: bool,
    /// The rows: a heading, then a cell for every other column.
    pub rows: Vec<(Phrase, Vec<Phrase>)>,
}

impl Grid {
    /// Columns beyond which a sheet of paper is turned on its side, and headings stand upright.
    const NARROW: usize = 8;

    /// Whether it needs the width of a sheet on its side.
    pub fn is_wide(&self) -> bool {
        self.columns.len() > Self::NARROW
    }
}

/// A line of text.
pub type Phrase = Vec<Span>;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Running text.
    Text(String),
    /// A name, a number that matters.
    Strong(String),
    /// A date, an aside.
    Quiet(String),
    /// Between two points that stand one above the other.
    Break,
    /// Words in another language, with its BCP 47 tag.
    Foreign(String, String),
    /// A sign, and the word it stands for.
    Sign(&'static str, &'static str),
    /// Numbers of sources.
    Cite(Vec<usize>),
}

/// What a brief is written from.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The atlas, without what is private.
    pub atlas: &'a Atlas,
    /// The language to write in.
    pub lang: Lang,
    /// The day to bear, from which ages are counted.
    pub today: Date,
    /// Who sends it.
    pub agency: Option<&'a str>,
}

impl<'a> Asked<'a> {
    fn words(self) -> &'static Words {
        Words::of(self.lang)
    }

    fn about(self, platform: &'a Platform) -> Subject<'a> {
        Subject::new(self.atlas, platform, self.lang, self.today)
    }

    fn brief(self, title: String, pieces: Vec<Piece>, notes: Notes<'a>) -> Brief {
        Brief {
            lang: self.lang,
            title,
            agency: self.agency.map(str::to_owned),
            date: self.today,
            edition: self.atlas.edition,
            pieces,
            sources: notes.list(),
        }
    }
}

/// Running text, with its Chinese, Japanese and Korean words marked as such. `han` is the language of words
/// in Chinese characters, which the characters alone do not tell.
fn text(words: &str, han: &str) -> Phrase {
    let mut phrase = Vec::new();
    let mut rest = words;
    while let Some(first) = rest.chars().next() {
        let foreign = is_east_asian(first);
        let end = rest
            .find(|c| is_east_asian(c) != foreign)
            .unwrap_or(rest.len());
        let (run, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        phrase.push(match foreign {
            true => Span::Foreign(run.to_owned(), script_language(run, han).to_owned()),
            false => Span::Text(run.to_owned()),
        });
        rest = after;
    }
    phrase
}

/// The language of words in an East Asian script.
fn script_language<'a>(words: &str, han: &'a str) -> &'a str {
    let has = |range: std::ops::RangeInclusive<char>| words.chars().any(|c| range.contains(&c));
    if has('\u{ac00}'..='\u{d7a3}') {
        "ko"
    } else if has('\u{3040}'..='\u{30ff}') {
        "ja"
    } else {
        han
    }
}

/// Letters of Chinese, Japanese and Korean, with their marks.
const fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{ff01}'..='\u{ff9d}' | '\u{20000}'..='\u{3ffff}')
}

/// What is not stale; everything, when all of it is.
fn recent<T>(all: Vec<T>, age: impl Fn(&T) -> Freshness) -> Vec<T> {
    let is_recent = |one: &T| age(one) != Freshness::Stale;
    match all.iter().any(is_recent) {
        true => all.into_iter().filter(is_recent).collect(),
        false => all,
    }
}

/// The language of a platform's words in Chinese characters.
fn han(platform: &Platform) -> &str {
    platform
        .native
        .iter()
        .map(|name| name.lang.as_str())
        .find(|lang| lang.starts_with("zh") || *lang == "ja")
        .unwrap_or("zh")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_another_script_are_marked_with_their_language() {
        for (words, han, expected) in [
            ("Moments (朋友圈) :", "zh-Hans", vec![("朋友圈", "zh-Hans")]),
            (
                "ニコニコ動画, 弹幕",
                "ja",
                vec![("ニコニコ動画", "ja"), ("弹幕", "ja")],
            ),
            ("카카오톡", "zh", vec![("카카오톡", "ko")]),
            ("Zalo, « à »", "zh", vec![]),
        ] {
            let phrase = text(words, han);
            let foreign: Vec<(&str, &str)> = phrase
                .iter()
                .filter_map(|span| match span {
                    Span::Foreign(text, lang) => Some((text.as_str(), lang.as_str())),
                    _ => None,
                })
                .collect();
            assert_eq!(foreign, expected);
        }
    }
}
