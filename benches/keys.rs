//! How long one key takes: `cargo bench --bench keys`. With numbers as arguments, among so many platforms; with other
//! words, for these queries.
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
use std::sync::Arc;
use std::time::{Duration, Instant};

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use luopan::app::{Action, App, Motion};
use luopan::data::{Atlas, Date, Lang};
use luopan::search::{Index, Query, Searcher};
use luopan::tui::keys::Keymap;
use luopan::tui::{Look, Screen, Theme};
use luopan::words::UNICODE;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

const TODAY: Date = Date::day(2026, 11, 22);

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

/// Platforms beyond which the plain way takes too long for every key, and one key in how many it is given then.
const MANY: usize = 20_000;
const SAMPLED: usize = 16;

/// Every state of the search line on the way to a query.
fn states(query: &str) -> impl Iterator<Item = &str> {
    let signs = query.char_indices();
    signs.map(|(at, sign)| &query[..at + sign.len_utf8()])
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The middle, the 95th percentile and the longest, in milliseconds.
fn summary(mut times: Vec<Duration>) -> String {
    times.sort();
    let at = |part: usize| ms(times[(times.len() - 1) * part / 100]);
    format!("{:9.3} {:9.3} {:9.3}", at(50), at(95), at(100))
}

/// Gives each line to `key`, and prints how long it took.
fn measure<'q>(
    label: &str,
    platforms: usize,
    lines: impl Iterator<Item = &'q str>,
    mut key: impl FnMut(&str),
) -> Vec<(Duration, &'q str)> {
    let timed = lines.map(|line| {
        let start = Instant::now();
        key(line);
        (start.elapsed(), line)
    });
    let mut times: Vec<_> = timed.collect();
    let all: Duration = times.iter().map(|(time, _)| *time).sum();
    let each = all.as_secs_f64() * 1e9 / (times.len() * platforms) as f64;
    let shown = summary(times.iter().map(|(time, _)| *time).collect());
    println!("{platforms:>8} {label:<14} {shown} ms {each:9.1} ns a candidate");
    times.sort_by(|a, b| b.cmp(a));
    times
}

/// The index, its size and how long it took.
fn index(atlas: &Atlas, text: usize) -> Arc<Index> {
    let start = Instant::now();
    let index = Index::new(atlas, TODAY);
    let built = start.elapsed();
    let platforms = index.len();
    println!(
        "{platforms:>8} index          {} bytes a platform, made in {:.1} ms; with the {} bytes of text {:.2} x the text",
        index.size() / platforms,
        ms(built),
        text / platforms,
        (index.size() + text) as f64 / text as f64,
    );
    Arc::new(index)
}

/// Typing, then what took longest.
fn typing(index: &Arc<Index>, queries: &[&str]) {
    let platforms = index.len();
    let rounds = if platforms > MANY { 1 } else { 5 };
    let mut searcher = Searcher::new(Arc::clone(index));
    let lines = (0..rounds).flat_map(|_| queries.iter().flat_map(|query| states(query)));
    let times = measure("luopan", platforms, lines, |line| {
        black_box(searcher.search(&Query::parse(line), Lang::Fr));
    });
    let slowest = times.iter().take(8);
    let slowest: Vec<_> = slowest
        .map(|(time, line)| format!("{line} {:.1}", ms(*time)))
        .collect();
    println!("{platforms:>8} slowest        {}", slowest.join(", "));
}

/// How long a search goes on that is no longer wanted, after a tenth, two tenths... of its time.
fn superseded(index: &Arc<Index>, queries: &[&str]) {
    let mut late = Vec::new();
    for line in queries.iter().flat_map(|query| states(query)) {
        let query = Query::parse(line);
        let search = |stop: &(dyn Fn() -> bool + Sync)| {
            Searcher::new(Arc::clone(index)).search_until(&query, Lang::Fr, stop)
        };
        let start = Instant::now();
        black_box(search(&|| false));
        let whole = start.elapsed();
        for tenth in 0..10 {
            let unwanted = Instant::now() + whole * tenth / 10;
            if search(&|| Instant::now() >= unwanted).is_none() {
                late.push(unwanted.elapsed());
            }
        }
    }
    let platforms = index.len();
    println!(
        "{platforms:>8} superseded     {} ms until it stops",
        summary(late)
    );
}

/// A move in the list and the frame after it.
fn moves(atlas: Atlas) {
    let platforms = atlas.platforms.len();
    let look = Look {
        theme: Theme::TERMINAL,
        glyphs: &UNICODE,
    };
    let mut app = App::new(atlas, Lang::Fr, TODAY, "");
    let mut screen = Screen::new(look, Keymap::default());
    let mut terminal = Terminal::new(TestBackend::new(100, 30)).unwrap();
    let mut times = Vec::new();
    for step in 0..200 {
        let motion = if step % 40 < 20 {
            Motion::Down
        } else {
            Motion::Up
        };
        let start = Instant::now();
        black_box(app.update(Action::MoveList(motion)));
        terminal
            .draw(|frame| {
                screen.settle(&mut app, frame.area());
                screen.draw(frame, &app);
            })
            .unwrap();
        times.push(start.elapsed());
        screen.complete(&mut app);
    }
    println!(
        "{platforms:>8} move           {} ms to the frame",
        summary(times)
    );
}

/// The plain way.
fn plain(lines: &[String], queries: &[&str]) {
    let (label, every) = if lines.len() > MANY {
        ("fuzzy, sampled", SAMPLED)
    } else {
        ("fuzzy-matcher", 1)
    };
    let matcher = SkimMatcherV2::default().ignore_case();
    let keys = queries.iter().flat_map(|query| states(query));
    measure(label, lines.len(), keys.step_by(every), |query| {
        let scores = lines
            .iter()
            .enumerate()
            .filter_map(|(i, line)| Some((matcher.fuzzy_match(line, query)?, i)));
        let mut scores: Vec<_> = scores.collect();
        scores.sort_unstable_by(|a, b| b.cmp(a));
        black_box(scores);
    });
}

fn main() {
    let asked: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    let sizes: Vec<usize> = asked.iter().filter_map(|word| word.parse().ok()).collect();
    let words = asked.iter().map(String::as_str);
    let words: Vec<&str> = words
        .filter(|word| word.parse::<usize>().is_err())
        .collect();
    let sizes = match sizes.as_slice() {
        [] => &[28, 1_000, 10_000, 100_000],
        sizes => sizes,
    };
    let queries = match words.as_slice() {
        [] => &TYPED,
        words => words,
    };
    let shipped = luopan::embedded().unwrap();
    println!("platforms                  median       p95       max");
    println!(
        "                        (at {MANY} and more the plain way gets one key in {SAMPLED})"
    );
    for platforms in sizes {
        let atlas = if *platforms == shipped.platforms.len() {
            shipped.clone()
        } else {
            scale::atlas(&shipped, *platforms)
        };
        let lines = scale::lines(&atlas);
        let index = index(&atlas, lines.iter().map(String::len).sum());
        typing(&index, queries);
        superseded(&index, queries);
        moves(atlas);
        plain(&lines, queries);
    }
}
