//! Keys to state: what the explorer does, told as what a person presses.

use std::collections::BTreeSet;

use luopan::app::{Action, Effect, Focus};
use luopan::data::Lang;
use luopan::text::width;

use crate::stage::{Stage, small_atlas};

fn stage() -> Stage {
    Stage::new(small_atlas(), Lang::Fr, (100, 30))
}

fn selected(stage: &Stage) -> Option<&str> {
    stage.app.selected().map(|platform| platform.id.as_str())
}

#[test]
fn keys_lead_to_the_platform() {
    for (keys, expected) in [
        ("", Some("kiosk")),
        ("<down>", Some("liaotian")),
        ("<c-n><c-n>", Some("weitan")),
        ("<down><down><up>", Some("liaotian")),
        ("<end>", Some("weitan")),
        ("<end><home>", Some("kiosk")),
        ("<pgdn>", Some("weitan")),
        ("<pgdn><pgup>", Some("kiosk")),
        ("wei", Some("weitan")),
        ("WEITAN", Some("weitan")),
        ("微谈", Some("weitan")),
        ("weitna", Some("weitan")),
        ("twitter", Some("weitan")),
        ("zzzz", None),
        ("zzzz<esc>", Some("kiosk")),
        ("weix<bs>", Some("weitan")),
        ("liao wei<c-w>", Some("liaotian")),
        ("weitan<c-u>", Some("kiosk")),
        ("eitan<c-a>w", Some("weitan")),
        ("weian<left><left>t", Some("weitan")),
    ] {
        let mut stage = stage();
        stage.press(keys);
        assert_eq!(selected(&stage), expected, "{keys}");
    }
}

#[test]
fn the_selection_stays_on_its_platform() {
    let mut stage = stage();
    stage.press("liao");
    assert_eq!(selected(&stage), Some("liaotian"));
    stage.press("<f2>");
    assert_eq!(
        selected(&stage),
        Some("liaotian"),
        "after a change of language"
    );
    assert_eq!(stage.app.lang(), Lang::En);
    stage.press("<esc>");
    assert_eq!(
        selected(&stage),
        Some("liaotian"),
        "after the search is cleared"
    );
    assert_eq!(stage.app.selected_row(), Some(1));
    stage.resize(40, 12).resize(120, 40);
    assert_eq!(selected(&stage), Some("liaotian"), "after two resizes");
}

#[test]
fn escape_goes_back_one_step_at_a_time() {
    let mut stage = stage();
    stage.press("liao<enter>?");
    assert!(stage.app.overlay().is_some());
    stage.press("<esc>");
    assert!(stage.app.overlay().is_none());
    assert_eq!(stage.app.focus(), Focus::Page);
    stage.press("<esc>");
    assert_eq!(
        (stage.app.focus(), stage.app.prompt().0),
        (Focus::List, "liao")
    );
    stage.press("<esc>");
    assert_eq!(stage.app.prompt().0, "");
    stage.press("<esc>");
    assert_eq!(
        stage.app.focus(),
        Focus::List,
        "a last Escape changes nothing"
    );
}

#[test]
fn ways_into_the_page_and_out() {
    for (keys, focus) in [
        ("<enter>", Focus::Page),
        ("<tab>", Focus::Page),
        ("<right>", Focus::Page),
        ("liao<left><right>", Focus::List),
        ("liao<left><right><right>", Focus::Page),
        ("<enter><left>", Focus::List),
        ("<enter>h", Focus::List),
        ("<enter>/", Focus::List),
        ("zzzz<enter>", Focus::List),
    ] {
        let mut stage = stage();
        assert_eq!(stage.press(keys).app.focus(), focus, "{keys}");
    }
}

#[test]
fn sections_are_a_key_away() {
    let mut stage = Stage::new(small_atlas(), Lang::Fr, (100, 20));
    stage.press("liao<enter>");
    for (keys, section) in [
        ("3", 2),
        ("]", 3),
        ("<tab>", 4),
        ("[", 3),
        ("<backtab>", 2),
        ("9", 8),
        ("]", 8),
        ("g", 0),
        ("[", 0),
        ("5j[", 4),
    ] {
        stage.press(keys);
        assert_eq!(stage.app.section_in_sight(), Some(section), "{keys}");
    }
}

#[test]
fn the_page_scrolls_within_its_lines() {
    let mut stage = Stage::new(small_atlas(), Lang::Fr, (100, 20));
    stage.press("liao<enter>");
    for (keys, offset) in [("gk", 0), ("<c-d>", 6), ("<c-u>", 0)] {
        assert_eq!(stage.press(keys).app.page_offset(), offset, "{keys}");
    }
    let end = stage.press("G").app.page_offset();
    assert!(end > 40);
    assert_eq!(stage.press("jjj<pgdn>").app.page_offset(), end);
}

#[test]
fn the_cursor_visits_every_statement_and_is_always_seen() {
    let mut stage = Stage::new(small_atlas(), Lang::Fr, (100, 20));
    stage.press("liao<enter>");
    let visited = ["j", "k"].map(|step| {
        let mut seen = BTreeSet::new();
        for _ in 0..120 {
            seen.insert(stage.app.statement().unwrap().item);
            stage.press(step);
            assert!(stage.text().contains("│▌"), "{}", stage.text());
        }
        seen
    });
    let [down, up] = visited;
    assert_eq!(down, up);
    assert_eq!(stage.app.page_offset(), 0);
}

#[test]
fn a_new_platform_is_read_from_its_top() {
    let mut stage = stage();
    stage.press("<down><enter>G<esc><up>");
    assert_eq!(stage.app.page_offset(), 0);
}

#[test]
fn n_steps_through_the_matches_of_a_page() {
    let mut stage = Stage::new(small_atlas(), Lang::Fr, (100, 12));
    stage.press("compte<enter>g");
    let top = |stage: &Stage| {
        let screen = stage.text();
        let at_hand = screen.lines().filter(|line| line.contains("│▌"));
        at_hand.collect::<String>().to_lowercase()
    };
    let mut seen = Vec::new();
    for _ in 0..3 {
        assert!(top(stage.press("n")).contains("compte"), "{}", stage.text());
        seen.push(stage.app.page_offset());
    }
    assert!(seen.is_sorted_by(|a, b| a < b), "{seen:?}");
    stage.press("N");
    assert_eq!(stage.app.page_offset(), seen[1]);
    stage.press("gN");
    assert_eq!(
        stage.app.page_offset(),
        0,
        "nothing matches above the first line"
    );
}

/// A match in a text is shown at once: the page opens where it stands.
#[test]
fn a_match_in_a_text_is_in_sight() {
    let mut stage = Stage::new(small_atlas(), Lang::Fr, (100, 20));
    stage.press("surveillés");
    assert_eq!(selected(&stage), Some("liaotian"));
    assert!(
        stage.text().contains("Les messages sont surveillés."),
        "{}",
        stage.text()
    );
    assert_eq!(stage.app.section_in_sight(), Some(5));
}

#[test]
fn a_paste_is_one_line_of_text() {
    let mut stage = stage();
    stage.press("<enter>");
    stage
        .app
        .update(Action::Paste("wei\r\ntan\u{1b}[31m\u{7}".into()));
    assert_eq!(stage.app.prompt().0, "wei  tan[31m");
    assert_eq!(stage.app.focus(), Focus::List);
    stage.app.update(Action::Paste("x".repeat(100_000)));
    assert_eq!(stage.app.prompt().0.chars().count(), 1_000);
}

#[test]
fn quitting() {
    let mut stage = stage();
    assert_eq!(stage.app.update(Action::Quit), Effect::Quit);
}

#[test]
fn the_mouse_chooses_and_scrolls_what_is_under_it() {
    let mut stage = Stage::new(small_atlas(), Lang::Fr, (120, 20));
    stage.click(5, 4);
    assert_eq!(selected(&stage), Some("liaotian"));
    stage.wheel(5, 4, 1);
    assert_eq!(selected(&stage), Some("weitan"));
    stage.wheel(5, 4, -1).wheel(80, 10, 1);
    assert_eq!(
        (selected(&stage), stage.app.page_offset()),
        (Some("liaotian"), 3)
    );
    stage.click(80, 10);
    assert_eq!(stage.app.focus(), Focus::Page);
    let tabs: String = stage.text().lines().nth(4).unwrap().to_owned();
    let (before, _) = tabs.split_once("3 Occasions").unwrap();
    let column = width(before);
    stage.click(u16::try_from(column).unwrap(), 4);
    assert_eq!(stage.app.section_in_sight(), Some(2), "{tabs}");
    stage.click(30, 0);
    assert_eq!(stage.app.focus(), Focus::List);
    assert_eq!(stage.click(119, 19).app.focus(), Focus::List);
}

#[test]
fn a_filter_completes_itself_while_it_is_typed() {
    for (lang, typed, completed) in [
        (Lang::Fr, "pay", "pays:"),
        (Lang::Fr, "pays:ja", "pays:jp "),
        (Lang::Fr, "weibo pays:ch", "weibo pays:cn "),
        (Lang::En, "regi", "region:"),
        (Lang::En, "for:lux", "for:luxury "),
        (Lang::En, "!has:paym", "!has:payments "),
    ] {
        let mut stage = Stage::new(luopan::embedded().unwrap(), lang, (100, 30));
        stage.press(typed);
        let offered = match completed.trim_end().rsplit_once(':') {
            Some((_, value)) if !value.is_empty() => value,
            _ => completed,
        };
        let rule = stage.text().lines().nth(1).unwrap().to_owned();
        assert!(rule.contains(&format!(" {offered} ")), "{typed}: {rule}");
        assert!(
            stage.text().lines().last().unwrap().contains("Tab comp"),
            "{typed}"
        );
        stage.press("<tab>");
        assert_eq!(stage.app.prompt().0, completed, "{typed}");
        assert_eq!(stage.app.focus(), Focus::List);
    }
    let mut stage = stage();
    stage.press("liao<tab>");
    assert_eq!(stage.app.focus(), Focus::Page, "nothing to complete");
}

#[test]
fn in_a_large_atlas_a_key_does_not_wait_for_the_search() {
    let mut atlas = luopan::embedded().unwrap();
    let shipped = atlas.platforms.clone();
    for copy in 0..200 {
        atlas.platforms.extend(shipped.iter().map(|platform| {
            let mut platform = platform.clone();
            platform.id = format!("{}-{copy}", platform.id).into();
            platform
        }));
    }
    assert!(atlas.platforms.len() > luopan::search::AT_ONCE);
    let mut stage = Stage::new(atlas, Lang::Fr, (100, 30));
    let all = stage.app.len();
    stage.press("douban");
    assert!(stage.app.asks(), "the query is handed to a worker");
    assert_eq!(
        stage.app.len(),
        all,
        "the list stays until there is an answer"
    );
    assert_eq!(stage.app.prompt().0, "douban");
    stage.app.update(Action::Asked);
    assert!(!stage.app.asks());
    let index = stage.app.indexer()();
    let matches = index.search_most(stage.app.query(), Lang::Fr);
    stage.app.update(Action::Found(matches));
    stage.press("");
    assert!(selected(&stage).unwrap().starts_with("douban"));
    stage.press("<esc>");
    assert!(!stage.app.asks(), "everything is listed without a search");
    assert_eq!(stage.app.len(), all);
}

#[test]
fn an_answer_is_taken_only_where_it_was_asked_for() {
    let mut atlas = luopan::embedded().unwrap();
    let shipped = atlas.platforms.clone();
    for copy in 0..200 {
        atlas.platforms.extend(shipped.iter().map(|platform| {
            let mut platform = platform.clone();
            platform.id = format!("{}-{copy}", platform.id).into();
            platform
        }));
    }
    let mut stage = Stage::new(atlas, Lang::Fr, (100, 30));
    stage.press("douban");
    stage.app.update(Action::Asked);
    let index = stage.app.indexer()();
    let matches = index.search_most(stage.app.query(), Lang::Fr);
    stage.press("<f8>");
    let rules = stage.app.len();
    stage.app.update(Action::Found(matches.clone()));
    assert_eq!(
        stage.app.len(),
        rules,
        "the list of rules asked for nothing"
    );
    stage.press("<a-left>");
    assert!(stage.app.asks(), "the query was left before its answer");
    stage.app.update(Action::Asked);
    stage.press("<c-u>");
    let all = stage.app.len();
    stage.app.update(Action::Found(matches));
    assert_eq!(stage.app.len(), all, "the line was cleared meanwhile");
}
