//! Large atlases: made alike each time, and searched alike whether typed or asked at once.

use std::collections::BTreeSet;
use std::sync::Arc;

use luopan::data::{Date, Lang};
use luopan::search::{Index, Query, Searcher};

#[path = "../../benches/scale/mod.rs"]
mod made;

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
    let index = Arc::new(Index::new(&atlas, Date::day(2026, 11, 22)));
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
