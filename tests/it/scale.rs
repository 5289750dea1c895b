//! Large atlases: made alike each time, and searched alike whether typed or asked at once.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use luopan::data::{Date, Lang};
use luopan::search::{Index, Query, Searcher};

#[path = "../../benches/scale/mod.rs"]
mod made;

const TODAY: Date = Date::day(2026, 11, 22);

/// The words that a query is cut to.
const WORDS: usize = 24;

#[test]
fn a_large_atlas_is_the_same_each_time_and_varied() {
    let shipped = luopan::embedded().unwrap();
    let atlas = made::atlas(&shipped, 500);
    assert_eq!(atlas.platforms, made::atlas(&shipped, 500).platforms);
    let names: BTreeSet<&str> = atlas.platforms.iter().map(|p| p.name.as_str()).collect();
    assert!(names.len() > 450, "{} names", names.len());
}

#[test]
fn typing_and_asking_find_the_same_among_many() {
    let atlas = made::atlas(&luopan::embedded().unwrap(), 500);
    let index = Arc::new(Index::new(&atlas, TODAY));
    let mut searcher = Searcher::new(Arc::clone(&index));
    for text in [
        "kakaotalk",
        "twitter chinois",
        "no",
        "notes de films",
        "微博",
    ] {
        for (at, letter) in text.char_indices() {
            let query = Query::parse(&text[..at + letter.len_utf8()]);
            let fresh = index.search(&query, Lang::Fr);
            assert_eq!(searcher.search(&query, Lang::Fr), fresh, "{text} at {at}");
        }
    }
}

fn index(platforms: usize) -> Index {
    let atlas = made::atlas(&luopan::embedded().unwrap(), platforms);
    Index::new(&atlas, TODAY)
}

/// How often a search from scratch asks whether to stop, told so at the look `last`, and whether it came to its end.
fn looks(index: &Arc<Index>, query: &str, last: usize) -> (usize, bool) {
    let asked = AtomicUsize::new(0);
    let stop = || asked.fetch_add(1, Ordering::Relaxed) >= last;
    let hits = Searcher::new(Arc::clone(index)).search_until(&Query::parse(query), Lang::Fr, &stop);
    (asked.into_inner(), hits.is_some())
}

#[test]
fn the_index_grows_as_the_atlas_does() {
    // What each platform adds: the vocabulary is there once, and weighs among few.
    let sizes = [100, 1_000, 10_000].map(|platforms| (platforms, index(platforms).size()));
    let added: Vec<f64> = sizes
        .windows(2)
        .map(|pair| (pair[1].1 - pair[0].1) as f64 / (pair[1].0 - pair[0].0) as f64)
        .collect();
    let ratio = added[1] / added[0];
    assert!((0.97..1.03).contains(&ratio), "bytes a platform: {added:?}");
}

#[test]
fn a_superseded_search_stops_among_ten_thousand() {
    let index = Arc::new(index(10_000));
    for query in ["t", "duban", "xi", "messagerie japonaise", "qq | !pays:jp"] {
        let (all, done) = looks(&index, query, usize::MAX);
        assert!(done);
        assert!(all >= 10, "{query}: looks up {all} times only");
        for last in [0, all / 4, all / 2] {
            let (asked, done) = looks(&index, query, last);
            assert!(!done, "{query}: went on after look {last}");
            // Each of at most four threads looks up once more.
            assert!(asked <= last + 4, "{query}: {asked} looks, wanted {last}");
        }
    }
}

#[test]
fn strange_queries_do_no_more_than_long_ones() {
    let index = Arc::new(index(1_000));
    let (one, _) = looks(&index, "messagerie", usize::MAX);
    for query in [
        "x".repeat(10_000),
        "é ".repeat(5_000),
        "🎉".repeat(10_000),
        "ab|".repeat(3_334),
        "\"".repeat(10_000),
        "|".repeat(10_000),
        "!^\"|:".repeat(2_000),
        "\u{1b}[2J\u{7}\u{9b}".to_owned(),
        "\0we\0chat\0".to_owned(),
        "\"".to_owned(),
        "a | | \" | b".to_owned(),
        "👩\u{200d}👩\u{200d}👧 chat".to_owned(),
        "شبكة\u{202e} שלום".to_owned(),
    ] {
        let (asked, done) = looks(&index, &query, usize::MAX);
        assert!(done, "{query:.40}");
        assert!(
            asked <= 4 * one,
            "{query:.40}: {asked} looks, {one} for a word"
        );
    }
    let words: String = (0..3_000).map(|number| format!("w{number} ")).collect();
    let (asked, done) = looks(&index, &words, usize::MAX);
    // And as many for what the words are together.
    assert!(done && asked <= 2 * WORDS * one, "{asked} looks");
}
