//! How long one key takes: `cargo bench --bench keys`, or with the numbers of platforms as arguments.
//!
//! Queries are typed letter by letter. Beside each size stands the plain way: fuzzy-matcher over one line a platform,
//! sorted by score.

#![allow(
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    missing_docs
)]

mod scale;

use std::hint::black_box;
use std::time::{Duration, Instant};

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use luopan::data::{Date, Lang};
use std::sync::Arc;

use luopan::search::{Index, Query, Searcher};

/// What is typed: names, pinyin, slips, likenesses, features, questions, native script, filters.
const TYPED: [&str; 14] = [
    "wechat",
    "xiaohongshu",
    "kakaot",
    "wei xin",
    "duban",
    "wiebo",
    "twitter chinois",
    "messagerie japonaise",
    "mini-programmes",
    "notes de films",
    "reserver un taxi",
    "微博",
    "카카오톡",
    "pays:jp messagerie",
];

/// Every state of the search line on the way to each query.
fn keys() -> Vec<Vec<&'static str>> {
    let ends = |query: &'static str| {
        query
            .char_indices()
            .map(|(at, sign)| &query[..at + sign.len_utf8()])
    };
    TYPED.iter().map(|query| ends(query).collect()).collect()
}

/// The middle, the 95th percentile and the longest.
fn summary(mut times: Vec<Duration>) -> String {
    times.sort();
    let at = |part: usize| times[(times.len() - 1) * part / 100].as_secs_f64() * 1e3;
    format!("{:8.3} {:8.3} {:8.3}", at(50), at(95), at(100))
}

fn measure(label: &str, platforms: usize, mut key: impl FnMut(&str)) {
    let mut times = Vec::new();
    let rounds = if platforms > 10_000 { 1 } else { 5 };
    for _ in 0..rounds {
        for typed in keys() {
            for line in typed {
                let start = Instant::now();
                key(line);
                let took = start.elapsed();
                if std::env::var_os("SLOW").is_some() {
                    println!("{line:?} {took:?}");
                }
                times.push(took);
            }
        }
    }
    println!("{platforms:>8} {label:<14} {} ms", summary(times));
}

fn finger() {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let shipped = luopan::embedded().unwrap();
    const MORE: &[&str] = &[
        "we",
        "de",
        "la",
        "qq",
        "co",
        "to",
        "live commerce",
        "!line mess",
        "forum | blog",
        "chinese twitter",
        "facebook coreen",
        "x",
        "prix de la publicite",
        "red envelope",
        "\"mini pro",
        "^wei",
        "notes !film",
        "ai",
        "直播",
        "ab cd",
        "kakaotalc",
        "is:old luxe",
        "has:payments jp",
        "thailande",
        "lrb",
        "wcht",
    ];
    for platforms in [28, 3_000, 25_000] {
        let atlas = if platforms == 28 {
            shipped.clone()
        } else {
            scale::atlas(&shipped, platforms)
        };
        let index = Arc::new(Index::new(&atlas, Date::day(2026, 11, 22)));
        let mut searcher = Searcher::new(index);
        for line in keys().into_iter().flatten().chain(MORE.iter().copied()) {
            for lang in [Lang::Fr, Lang::En] {
                let mut hasher = DefaultHasher::new();
                let hits = searcher.search(&Query::parse(line), lang);
                format!("{hits:?}").hash(&mut hasher);
                println!("{platforms} {line:?} {} {:x}", hits.len(), hasher.finish());
            }
        }
    }
}

fn main() {
    if std::env::var_os("FINGER").is_some() {
        return finger();
    }
    let asked: Vec<usize> = std::env::args()
        .filter_map(|size| size.parse().ok())
        .collect();
    let sizes = if asked.is_empty() {
        vec![28, 1_000, 10_000, 100_000]
    } else {
        asked
    };
    let shipped = luopan::embedded().unwrap();
    println!("platforms                  median      p95      max");
    for platforms in sizes {
        let atlas = if platforms == shipped.platforms.len() {
            shipped.clone()
        } else {
            scale::atlas(&shipped, platforms)
        };
        let start = Instant::now();
        let index = Index::new(&atlas, Date::day(2026, 11, 22));
        let built = start.elapsed();
        let mut searcher = Searcher::new(Arc::new(index));
        measure("luopan", platforms, |line| {
            black_box(searcher.search(&Query::parse(line), Lang::Fr));
        });
        let lines = scale::lines(&atlas);
        let text: usize = lines.iter().map(String::len).sum();
        println!(
            "{platforms:>8} text {} bytes a platform; index built in {built:.0?}",
            text / platforms
        );
        if platforms > 1_000 && std::env::var_os("PLAIN").is_none() {
            continue;
        }
        let matcher = SkimMatcherV2::default().ignore_case();
        measure("fuzzy-matcher", platforms, |query| {
            let scores = lines
                .iter()
                .enumerate()
                .filter_map(|(i, line)| Some((matcher.fuzzy_match(line, query)?, i)));
            let mut scores: Vec<_> = scores.collect();
            scores.sort_unstable_by(|a, b| b.cmp(a));
            black_box(scores);
        });
    }
}
