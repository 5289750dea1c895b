//! The query line: words, `"exact"`, `^prefix`, `!not`, `a | b`, and filters.

use std::ops::Range;

use crate::data::{Effort, Text};

use super::filter::{Filter, Key};
use super::fold::Folded;
use super::needle::{Mode, Needle, Prose};
use super::texts::Line;

/// A query as understood. Every text is one.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// As it was written, up to where it was read.
    pub(super) text: String,
    pub(super) clauses: Vec<Clause>,
    /// The loose words run together: a text that holds them in this order beats scattered words.
    pub(super) phrases: Vec<Needle>,
    /// Countries whose platforms are preferred: "the Japanese WhatsApp".
    pub(super) homes: Vec<&'static str>,
    /// The country in whose script a word is written.
    pub(super) script: Option<&'static str>,
    pub(super) problems: Vec<Problem>,
}

/// All of a query follows from its text and from where its words stand in it.
impl PartialEq for Query {
    fn eq(&self, other: &Self) -> bool {
        let words = |query: &Self| -> Vec<Range<usize>> {
            let terms = query.clauses.iter().flat_map(|clause| &clause.any);
            terms.map(|term| term.range.clone()).collect()
        };
        self.text == other.text && words(self) == words(other)
    }
}

/// Alternatives, of which one must hold.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    pub(super) any: Vec<Term>,
    pub(super) need: Need,
}

/// Whether a clause must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// Yes.
    Always,
    /// Unless no platform has every word: then it is left out, and nobody told.
    IfAny,
    /// No: it tells what is asked of what the other clauses find. "Who owns WeChat?"
    Never,
}

impl Clause {
    /// The filter that must hold, when the clause is nothing else.
    pub(super) fn lone_filter(&self) -> Option<&Filter> {
        match self.any.as_slice() {
            [
                Term {
                    refused: false,
                    body: Body::Filter(filter),
                    ..
                },
            ] => Some(filter),
            _ => None,
        }
    }

    /// The words that are wanted.
    pub(super) fn words(&self) -> impl Iterator<Item = &Needle> {
        let wanted = self.any.iter().filter(|term| !term.refused);
        wanted.flat_map(|term| {
            let own = match &term.body {
                Body::Word(needle) => Some(needle.as_ref()),
                Body::Filter(_) => None,
            };
            own.into_iter().chain(&term.alike)
        })
    }

    /// One loose word, which a phrase may stand for.
    pub(super) fn is_loose(&self) -> bool {
        match self.any.as_slice() {
            [
                Term {
                    refused: false,
                    body: Body::Word(needle),
                    ..
                },
            ] => needle.mode() == Mode::Loose,
            _ => false,
        }
    }
}

/// A word or a filter, wanted or refused.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub(super) refused: bool,
    pub(super) body: Body,
    /// Words that say the same as a wanted one.
    pub(super) alike: Vec<Needle>,
    /// Its bytes in the query.
    pub(super) range: Range<usize>,
}

#[derive(Clone, Debug)]
pub(super) enum Body {
    Word(Box<Needle>),
    Filter(Filter),
}

/// A part of the query that is not understood, and therefore ignored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong, and what could be written.
    pub text: Text,
    /// The bytes of the query it concerns.
    pub range: Range<usize>,
}

impl Query {
    /// What was not understood, in the order of the query. Names unknown to the atlas are told by
    /// [`Index::problems`](super::Index::problems).
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Whether nothing was asked, rightly or wrongly: then neither an index nor a remark is needed.
    pub fn is_blank(&self) -> bool {
        self.clauses.is_empty() && self.problems.is_empty()
    }

    /// Whether every platform matches.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// The efforts asked for together with a vertical: "for luxury, at low effort" asks for one opportunity that is
    /// both, not for two.
    pub(super) fn efforts_of_vertical(&self) -> Option<&[Effort]> {
        let lone = || self.clauses.iter().filter_map(Clause::lone_filter);
        let vertical = lone().any(|filter| matches!(filter, Filter::Words(Key::For, _)));
        let efforts = lone().find_map(|filter| match filter {
            Filter::Effort(efforts) => Some(efforts.as_slice()),
            _ => None,
        });
        efforts.filter(|_| vertical)
    }

    /// The query without some clauses, a bit for the number of each, and the bytes of those that had to hold.
    pub(super) fn without_clauses(&self, some: u32) -> (Self, Vec<Range<usize>>) {
        let numbered = self.clauses.iter().cloned().enumerate();
        let (left_out, clauses): (Vec<_>, Vec<_>) =
            numbered.partition(|(number, _)| some & (1 << number) != 0);
        let left_out = left_out.into_iter().map(|(_, clause)| clause);
        let missed = left_out.filter(|clause| clause.need == Need::Always);
        let ranges = missed.flat_map(|clause| clause.any).map(|term| term.range);
        let ranges = ranges.collect();
        let rest = Self {
            clauses: clauses.into_iter().map(|(_, clause)| clause).collect(),
            phrases: Vec::new(),
            ..self.clone()
        };
        (rest, ranges)
    }

    /// The query as if spaces stood before these bytes of its text, which are in order. Its words still say where they
    /// stand in the text without them.
    pub(super) fn spaced(&self, spaces: &[usize]) -> Self {
        let mut text = String::with_capacity(self.text.len() + spaces.len());
        let mut from = 0;
        for space in spaces {
            text.push_str(self.text.get(from..*space).unwrap_or_default());
            text.push(' ');
            from = *space;
        }
        text.push_str(self.text.get(from..).unwrap_or_default());
        let mut query = Self::parse(&text);
        let before = |at: usize| {
            let spaces = spaces.iter().enumerate();
            let before = spaces.filter(|(added, space)| *space + added < at).count();
            at.saturating_sub(before)
        };
        for term in query.clauses.iter_mut().flat_map(|clause| &mut clause.any) {
            term.range = before(term.range.start)..before(term.range.end);
        }
        query.text.clone_from(&self.text);
        query
    }

    /// The query with all its words written as one; `None` when it has one word, or anything but words.
    pub(super) fn as_one(&self) -> Option<Self> {
        let words = self
            .clauses
            .iter()
            .map(|clause| match clause.any.as_slice() {
                [
                    Term {
                        body: Body::Word(needle),
                        alike,
                        ..
                    },
                ] if alike.is_empty() => clause.is_loose().then(|| needle.text()),
                _ => None,
            });
        let joined = words.collect::<Option<Vec<&str>>>()?.concat();
        (self.clauses.len() > 1 && joined.is_ascii()).then(|| Self::parse(&joined))
    }

    /// The words that are wanted.
    pub(super) fn words(&self) -> impl Iterator<Item = &Needle> {
        self.clauses.iter().flat_map(Clause::words)
    }

    /// Whether it is one word that decides nothing beside others, and may be half a name.
    pub(super) fn is_idle(&self) -> bool {
        let mut words = self.words();
        let is_idle = |word: &Needle| word.text().len() > 1 && word.is_idle();
        self.clauses.len() == 1 && words.next().is_some_and(is_idle) && words.next().is_none()
    }

    /// Whether only what stands in the user's notes counts.
    pub(super) fn is_in_notes(&self) -> bool {
        let mut lone = self.clauses.iter().filter_map(Clause::lone_filter);
        lone.any(|filter| matches!(filter, Filter::Notes))
    }

    /// For each clause that must hold the words of which one is wanted; clauses without words are left out.
    pub(super) fn wanted(&self) -> Vec<Vec<&Needle>> {
        let clauses = self.clauses.iter();
        let clauses = clauses.filter(|clause| clause.need != Need::Never);
        let wanted = clauses.map(|clause| clause.words().collect::<Vec<_>>());
        wanted.filter(|words| !words.is_empty()).collect()
    }

    /// The bytes of `text` to highlight: every place of every word wanted, whole graphemes, in order, none
    /// touching another.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        if self.phrases.is_empty() && self.words().next().is_none() {
            return Vec::new();
        }
        let folded = Folded::new(text);
        let line = Line::whole(&folded.text, &folded.starts);
        let found = self.phrases.iter().chain(self.words()).flat_map(|needle| {
            needle
                .matches(line, Prose::Yes)
                .chain(needle.matches(line, Prose::No).filter(|(range, _)| {
                    // In a name two letters say something, in a sentence they do not.
                    range.start == 0 || text.len() <= NAME_LENGTH
                }))
        });
        merge(
            found
                .filter_map(|(range, _)| folded.origin(range))
                .collect(),
        )
    }
}

/// Longest text taken for a name when marking, in bytes.
const NAME_LENGTH: usize = 40;

/// Sorts ranges and joins those that touch.
pub(super) fn merge(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::super::parse::TERMS;
    use super::*;

    /// Clauses written out: `word`, `=exact`, `~opening`, `^anchored`, `!refused`, `[filter]`.
    fn written(query: &Query) -> Vec<String> {
        let term = |term: &Term| {
            let body = match &term.body {
                Body::Filter(Filter::Words(key, words)) => format!("[{key:?} {}]", words.join(",")),
                Body::Filter(filter) => format!("[{filter:?}]"),
                Body::Word(needle) => {
                    let sign = match needle.mode() {
                        Mode::Loose => "",
                        Mode::Exact => "=",
                        Mode::Opening => "~",
                        Mode::Anchored => "^",
                    };
                    format!("{sign}{}", needle.text())
                }
            };
            format!("{}{body}", if term.refused { "!" } else { "" })
        };
        let clause = |clause: &Clause| clause.any.iter().map(term).collect::<Vec<_>>().join("|");
        query.clauses.iter().map(clause).collect()
    }

    #[test]
    fn the_query_line_is_read_as_people_write_it() {
        for (text, expected) in [
            ("wechat paiement", &["wechat", "paiement"][..]),
            ("  WeChat　ＱＱ ", &["wechat", "qq"]),
            ("le twitter chinois", &["twitter"]),
            ("l'influence d’ici", &["influence", "ici"]),
            ("films/livres,musique", &["films", "livres", "musique"]),
            ("mini-programmes", &["miniprogrammes"]),
            ("\"live commerce\" qq", &["=livecommerce", "qq"]),
            ("« live commerce »", &["=livecommerce"]),
            ("\"live com", &["~livecom"]),
            ("^wei", &["^wei"]),
            ("!tencent !\"de la\"", &["!tencent", "!=dela"]),
            ("https://weixin.qq.com/x?y=1", &["weixin", "qq"]),
            ("www.blog.naver.com", &["blog", "naver"]),
            ("v.douyin.com", &["douyin"]),
            ("T.B.C. 3.5 a..b ://qq.com", &["tbc", "35", "ab", "qqcom"]),
            (
                "mau:>500 M qq",
                &[
                    "[Mau(Bound { value: 500000000.0, at_most: false, strict: true })]",
                    "qq",
                ],
            ),
            (
                "uam>= 1,3 milliard|qq",
                &["[Mau(Bound { value: 1300000000.0, at_most: false, strict: false })]|qq"],
            ),
            ("mau: qq", &["qq"]),
            (
                "mau > 500m qq",
                &[
                    "[Mau(Bound { value: 500000000.0, at_most: false, strict: true })]",
                    "qq",
                ],
            ),
            (
                "uam ≥ 1 md",
                &["[Mau(Bound { value: 1000000000.0, at_most: false, strict: false })]"],
            ),
            (
                "plus d'un milliard d'utilisateurs qq",
                &[
                    "[Mau(Bound { value: 1000000000.0, at_most: false, strict: true })]",
                    "qq",
                ],
            ),
            (
                "qq less than 1,3 million monthly users",
                &[
                    "qq",
                    "[Mau(Bound { value: 1300000.0, at_most: true, strict: true })]",
                ],
            ),
            ("pays : jp qq", &["[Region jp]", "qq"]),
            ("pays: \"corée du sud\"", &["[Region coreedusud]"]),
            ("pays: a:paiement", &["[Has paiement]"]),
            ("pays: | qq", &["qq"]),
            (
                "pays:!jp !a : paiement",
                &["![Region jp]", "![Has paiement]"],
            ),
            ("-pays:jp -qq -5 a - b", &["![Region jp]", "!qq", "5", "b"]),
            ("qq | douban weibo", &["qq|douban", "weibo"]),
            ("qq|douban", &["qq|douban"]),
            ("| qq |", &["qq"]),
            ("region:jp,kr", &["[Region jp,kr]"]),
            ("Pays:JP", &["[Region jp]"]),
            ("pays：jp", &["[Region jp]"]),
            (
                "genre:\"communauté d'avis\" qq",
                &["[Kind communautedavis]", "qq"],
            ),
            ("!has:payments", &["![Has payments]"]),
            ("region:jp|region:kr", &["[Region jp]|[Region kr]"]),
            ("à de the", &[]),
            ("do", &["do"]),
            ("! ^ \" | 🎉", &[]),
            ("region: foo:bar mau:lots effort:huge", &[]),
        ] {
            assert_eq!(written(&Query::parse(text)), expected, "{text:?}");
        }
    }

    #[test]
    fn an_adjective_of_nationality_prefers_a_country() {
        for (text, words, homes) in [
            ("whatsapp japonais", &["whatsapp"][..], &["JP"][..]),
            ("the Korean KakaoTalk", &["kakaotalk"], &["KR"]),
            ("forum chinois et coréen", &["forum"], &["CN", "KR"]),
            ("pays:vn vietnamienne", &["[Region vn]"], &["VN"]),
            // Alone it is what is looked for; but all of the atlas could be called Chinese.
            ("réseau social japonais", &["japonais"], &["JP"]),
            ("réseau social chinois", &[], &["CN"]),
            ("japonaiserie", &["japonaiserie"], &[]),
        ] {
            let query = Query::parse(text);
            assert_eq!(written(&query), words, "{text}");
            assert_eq!(query.homes, homes, "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_is_told_where_it_stands() {
        for (text, range, fr, en) in [
            ("qq region:", 3..10, "pays: attend", "region: needs"),
            (
                "regoin:jp",
                0..9,
                "vouliez-vous dire pays",
                "did you mean region",
            ),
            (
                "qq mau:lots",
                3..11,
                "uam: ne connaît pas «\u{a0}lots\u{a0}»",
                "mau: does not know “lots”",
            ),
            ("effort:énorme", 0..14, "faible", "low, medium, high"),
        ] {
            let query = Query::parse(text);
            let [problem] = query.problems() else {
                panic!("{text}: {:?}", query.problems());
            };
            assert_eq!(problem.range, range, "{text}");
            assert!(problem.text.fr.contains(fr), "{}", problem.text.fr);
            assert!(problem.text.en.contains(en), "{}", problem.text.en);
        }
    }

    #[test]
    fn an_endless_query_is_cut_and_told() {
        for text in [
            "é".repeat(10_000),
            "ab ".repeat(5_000),
            "|".repeat(10_000),
            "\"".repeat(10_000),
        ] {
            let query = Query::parse(&text);
            assert!(!query.problems().is_empty());
            assert!(
                query
                    .clauses
                    .iter()
                    .map(|clause| clause.any.len())
                    .sum::<usize>()
                    <= TERMS
            );
        }
    }

    #[test]
    fn marks_cover_whole_graphemes_of_the_original() {
        for (query, text, expected) in [
            (
                "ecran",
                "Un écran, des E\u{301}CRANS",
                vec!["écran", "E\u{301}CRAN"],
            ),
            ("微信 pay", "微信支付 WeChat Pay", vec!["微信", "Pay"]),
            ("かかお", "カカオトーク", vec!["カカオ"]),
            ("카카오", "카카오톡", vec!["카카오"]),
            ("oeuvre", "une œuvre", vec!["œuvre"]),
            (
                "mini programme",
                "des mini-programmes",
                vec!["mini-programme"],
            ),
            ("we", "WeChat", vec!["We"]),
            ("wechat.com", "WeChat combines", vec!["WeChat"]),
            (
                "publicité moments",
                "La publicité modifiée",
                vec!["publicité"],
            ),
            (
                "twitter chinois",
                "le Twitter chinois, dit Twitter",
                vec!["Twitter chinois", "Twitter"],
            ),
            ("le de", "le nom de la ruelle", vec![]),
            ("!qq region:jp", "QQ jp", vec![]),
            (
                "wec",
                "Sur ce réseau, alors, et maintenant que faire; we can say so at last",
                vec![],
            ),
        ] {
            let marks = Query::parse(query).marks(text);
            let shown: Vec<&str> = marks.into_iter().map(|range| &text[range]).collect();
            assert_eq!(shown, expected, "{query} in {text}");
        }
    }

    proptest! {
        #[test]
        fn no_query_and_no_text_break_anything(query in "\\PC{0,40}", text in "\\PC{0,60}", prefix in "[!^\"|:a-z ]{0,8}") {
            let query = Query::parse(&format!("{prefix}{query}"));
            let borders: Vec<usize> =
                text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
            let mut last = 0;
            for mark in query.marks(&text) {
                prop_assert!(mark.start < mark.end && (mark.start > last || last == 0));
                prop_assert!(borders.contains(&mark.start) && borders.contains(&mark.end), "{mark:?} in {text:?}");
                last = mark.end;
            }
        }

        #[test]
        fn every_text_is_marked_when_it_is_asked_for(text in "[a-zA-Zé微信カ카œ]{2,12}") {
            let query = Query::parse(&format!("\"{text}\""));
            prop_assert_eq!(query.marks(&text), vec![0..text.len()]);
        }
    }
}
