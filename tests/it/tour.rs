//! The tour and the line that offers it.

use luopan::app::{Action, Focus, Step, View};
use luopan::data::Lang;
use luopan::words::Words;

use crate::stage::{Stage, small_atlas};

fn stage(lang: Lang, window: (u16, u16)) -> Stage {
    Stage::new(small_atlas(), lang, window)
}

#[test]
fn each_step_shows_what_it_speaks_of_and_the_end_puts_everything_back() {
    for (lang, window) in [
        (Lang::Fr, (80, 24)),
        (Lang::En, (120, 40)),
        (Lang::En, (60, 10)),
        (Lang::Fr, (40, 12)),
        (Lang::En, (40, 12)),
    ] {
        let mut stage = stage(lang, window);
        stage.press("lia<c-t><c-g>");
        let shows: [fn(&Stage) -> bool; 5] = [
            |stage| stage.app.view() == View::HOME && stage.app.focus() == Focus::List,
            |stage| stage.app.focus() == Focus::Page && stage.app.statement().is_some(),
            |stage| stage.app.view() != View::HOME && stage.app.has_past(),
            |stage| stage.app.view() == View::Comparison && stage.app.marks().len() == 2,
            |stage| stage.app.overlay().is_some(),
        ];
        for (number, (step, shows)) in Step::ALL.into_iter().zip(shows).enumerate() {
            assert_eq!(stage.app.tour(), Some(step));
            assert!(shows(&stage), "{step:?} at {window:?}:\n{}", stage.text());
            let text = stage.text();
            let foot: Vec<&str> = text.lines().rev().take(2).collect();
            let said = format!("{}/5  ", number + 1);
            assert!(foot.iter().any(|line| line.contains(&said)), "{text}");
            let room = usize::from(window.0).saturating_sub(7);
            let shown = Words::of(lang).tour.step(step, room);
            assert!(foot.iter().any(|line| line.contains(shown)), "{text}");
            stage.press("<enter>");
        }
        assert_eq!(stage.app.tour(), None);
        assert_eq!(
            (stage.app.prompt().0, stage.app.view()),
            ("lia", View::HOME)
        );
        assert_eq!(stage.app.marks(), ["liaotian"]);
        assert!(!stage.app.has_past() && stage.app.overlay().is_none());
    }
}

#[test]
fn esc_ends_the_tour_at_any_step() {
    for steps in 0..Step::ALL.len() {
        let mut stage = stage(Lang::Fr, (80, 24));
        let before = stage.text();
        stage.press("<c-g>");
        for _ in 0..steps {
            stage.press("<right>");
        }
        assert_eq!(stage.press("<esc>").text(), before, "after {steps} steps");
    }
}

#[test]
fn what_is_done_during_the_tour_does_not_stop_it_and_is_undone() {
    let mut stage = stage(Lang::Fr, (80, 24));
    let before = stage.text();
    stage.press("<c-g><f4><enter><c-k><enter><f9><enter><f5><f5><enter>");
    assert_eq!(stage.app.tour(), Some(Step::Palette));
    assert_eq!(stage.press("<enter>").text(), before);
}

#[test]
fn the_palette_offers_the_tour() {
    let mut stage = stage(Lang::Fr, (80, 24));
    stage.press("<c-k>tour<enter>");
    assert_eq!(stage.app.tour(), Some(Step::Search));
}

#[test]
fn the_offer_stands_at_the_foot_until_it_is_put_away() {
    for (lang, offer) in [
        (Lang::Fr, "Ctrl-G : le tour"),
        (Lang::En, "Ctrl-G: the tour"),
    ] {
        for (keys, stays) in [
            ("", true),
            ("lia", true),
            ("lia<esc>", true),
            ("<esc>", false),
            ("<c-g><esc>", false),
            ("<c-g><enter><enter><enter><enter><enter>", false),
        ] {
            let mut stage = stage(lang, (80, 24));
            stage.change(luopan::app::App::hinting);
            let shown = stage.press(keys).text().replace('\u{a0}', " ");
            // The narrow column of the key's name and the colon stand apart.
            let shown = shown.replace("Ctrl-G  :", "Ctrl-G :");
            assert_eq!(shown.contains(offer), stays, "{keys}:\n{shown}");
            assert_eq!(stage.app.hints(), stays, "{keys}");
        }
    }
}

#[test]
fn a_window_too_small_for_the_offer_keeps_its_keys() {
    let mut stage = stage(Lang::Fr, (40, 10));
    stage.change(luopan::app::App::hinting);
    assert!(!stage.text().contains("Ctrl-G"), "{}", stage.text());
    stage.app.update(Action::StartTour);
    assert!(stage.press("<right>").text().contains("2/5"));
}
