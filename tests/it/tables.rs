//! The matrix and the comparison in the explorer: keys in, state and screen out.

use luopan::app::{Action, Focus, View};
use luopan::data::{Lang, Place};

use crate::stage::{Stage, small_atlas};

fn shipped(size: (u16, u16)) -> Stage {
    Stage::new(luopan::embedded().unwrap(), Lang::Fr, size)
}

#[test]
fn two_marks_are_compared_and_the_way_back_is_kept() {
    let mut stage = shipped((120, 40));
    stage.press("wechat  ");
    stage.press("<f3>");
    assert!(
        stage.text().contains("au moins deux plateformes"),
        "{}",
        stage.text()
    );
    stage.press("<esc>line  <f3>");
    assert_eq!(
        (stage.app.view(), stage.app.focus()),
        (View::Comparison, Focus::Page)
    );
    let screen = stage.text();
    assert!(
        screen.contains("WeChat") && screen.contains("LINE"),
        "{screen}"
    );
    assert!(screen.contains('≠'), "{screen}");
    let all = stage.text();
    stage.press("d");
    assert_ne!(stage.text(), all);
    stage.press("<esc>");
    assert_eq!(stage.app.view(), View::HOME);
    assert_eq!(stage.app.prompt().0, "line ");
}

#[test]
fn one_mark_and_the_platform_at_hand_are_compared() {
    let mut stage = shipped((120, 40));
    stage.press("wechat  <esc>douban<enter>c");
    assert_eq!(stage.app.view(), View::Comparison);
    assert_eq!(stage.app.marks(), ["wechat", "douban"]);
    stage.press("<c-k>retirer toutes<enter>");
    assert_eq!(stage.app.view(), View::HOME, "nothing is left to compare");
    assert!(stage.app.marks().is_empty());
}

#[test]
fn a_cell_of_the_matrix_opens_its_statement() {
    let mut stage = shipped((120, 40));
    stage.press("douban<f4>jjj<right><enter>");
    assert_eq!(stage.app.view(), View::HOME);
    let place = stage.app.statement().unwrap().place;
    assert!(matches!(place, Some(Place::Feature(_))), "{place:?}");
    let cell = stage.press("<backspace>").app.grid().cursor();
    assert_eq!(cell, (3, 1));
}

#[test]
fn the_search_line_filters_the_columns() {
    let mut stage = shipped((120, 40));
    stage.press("<f4>");
    let all = stage.app.len();
    stage.press("/pays:jp");
    assert_eq!(stage.app.prompt().0, "pays:jp");
    assert!(stage.app.len() < all);
    assert!(stage.text().contains("niconico"), "{}", stage.text());
    stage.press(" zzzz");
    assert!(
        stage.text().contains("Rien ne correspond"),
        "{}",
        stage.text()
    );
}

#[test]
fn features_can_be_all_shown_sorted_and_folded() {
    let mut stage = shipped((120, 40));
    stage.press("<f4>");
    let meeting = stage.text();
    let all = stage.press("a").text();
    assert_ne!(meeting, all);
    let sorted = stage.press("s").text();
    assert_ne!(all, sorted);
    stage.press("sag");
    assert_eq!(stage.text(), meeting);
    assert_ne!(stage.press("f").text(), meeting);
    assert_eq!(stage.press("f").text(), meeting);
}

#[test]
fn the_mouse_reaches_a_cell() {
    let mut stage = shipped((120, 40));
    stage.press("<f4>");
    stage.click(60, 10);
    let (row, column) = stage.app.grid().cursor();
    assert!(row > 0 && column > 0, "{row} {column}");
    stage.wheel(60, 10, 1);
    assert!(stage.app.grid().cursor().0 > row);
}

#[test]
fn every_view_is_drawn_at_every_size_in_both_languages() {
    for lang in [Lang::Fr, Lang::En] {
        for size in [(1, 1), (24, 6), (40, 12), (80, 24), (120, 40), (200, 60)] {
            let mut stage = Stage::new(small_atlas(), lang, size);
            for _ in 0..2 {
                stage.press(" <down>");
            }
            for view in View::ALL {
                stage.app.update(Action::Show(view));
                for keys in [
                    "",
                    "<enter>jjjj",
                    "<f5>",
                    "<f5>",
                    "<c-k>",
                    "<esc>",
                    "?",
                    "<esc>",
                ] {
                    stage.press(keys).resize(size.0, size.1);
                    let screen = stage.text();
                    assert!(!screen.trim().is_empty(), "{view:?} {size:?} {keys}");
                    let control = screen.chars().find(|c| c.is_control() && *c != '\n');
                    assert_eq!(control, None, "{view:?} {size:?} {keys}");
                }
            }
        }
    }
}
