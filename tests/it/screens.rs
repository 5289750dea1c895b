//! Whole screens, with their styles, in both languages and at many sizes.

use luopan::data::{Lang, SectionId};
use luopan::tui::Theme;
use luopan::words::{ASCII, UNICODE};
use unicode_width::UnicodeWidthStr;

use crate::stage::{Stage, rows, small_atlas};

const SIZES: [(u16, u16); 7] = [
    (200, 60),
    (120, 40),
    (80, 24),
    (70, 18),
    (40, 12),
    (20, 5),
    (1, 1),
];

/// One file a screen: read it before accepting it.
fn snapshot(name: &str, screen: &str) {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, screen);
    });
}

#[test]
fn the_first_screen_at_each_size_in_both_languages() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 12), (20, 5), (1, 1)] {
        for lang in [Lang::Fr, Lang::En] {
            let stage = Stage::new(small_atlas(), lang, (columns, rows));
            snapshot(
                &format!("start-{columns}x{rows}-{}", lang.code()),
                &stage.styled(),
            );
        }
    }
}

#[test]
fn what_is_drawn_before_the_whole_page_is_known_stays_when_it_is() {
    let atlas = luopan::embedded().unwrap();
    let platforms = atlas.platforms.len();
    for (columns, rows) in SIZES {
        let mut stage = Stage::new(atlas.clone(), Lang::Fr, (columns, rows));
        for _ in 0..platforms {
            let first = stage.styled();
            assert_eq!(first, stage.refresh().styled(), "{columns}x{rows}");
            stage.press("<down>");
        }
    }
}

#[test]
fn a_search_marks_what_matched() {
    let mut stage = Stage::new(small_atlas(), Lang::Fr, (100, 24));
    snapshot("search-fr", &stage.press("liáo").styled());
    snapshot("search-native-fr", &stage.press("<esc>公众").styled());
}

#[test]
fn nothing_found_says_so_and_offers_names() {
    let mut stage = Stage::new(small_atlas(), Lang::Fr, (80, 12));
    snapshot("nothing-fr", &stage.press("weitxx").styled());
}

#[test]
fn words_that_nothing_has_are_left_out_and_told() {
    let mut stage = Stage::new(small_atlas(), Lang::Fr, (80, 12));
    snapshot(
        "partly-fr",
        &stage.press("liáo paiement touristique").styled(),
    );
}

#[test]
fn what_is_quoted_beside_the_line_is_harmless() {
    for (pasted, quoted) in [
        (
            "liaotian \u{202e}zz\u{200b}zz",
            "«\u{a0}\u{fffd}zz\u{fffd}zz\u{a0}»",
        ),
        ("\u{202e}zz\u{200b}:liaotian", "\u{fffd}zz\u{fffd}:"),
    ] {
        let mut stage = Stage::new(small_atlas(), Lang::Fr, (120, 8));
        stage.paste(pasted);
        crate::soak::check(&stage).unwrap();
        assert!(stage.text().contains(quoted), "{}", stage.text());
    }
}

#[test]
fn what_is_not_understood_is_said_beside_the_line() {
    let mut stage = Stage::new(small_atlas(), Lang::Fr, (100, 8));
    stage.press("pays:xx wei");
    let first = stage.text().lines().next().unwrap().to_owned();
    assert!(first.contains("xx") && first.ends_with("»"), "{first}");
    assert_eq!(
        stage.app.hits().len(),
        1,
        "the rest of the query still counts"
    );
}

#[test]
fn each_section_of_a_page() {
    let mut stage = Stage::new(small_atlas(), Lang::Fr, (100, 24));
    stage.press("liao<enter>");
    for number in 1..=SectionId::ALL.len() {
        stage.press(&number.to_string());
        snapshot(&format!("page-section-{number}-fr"), &stage.styled());
    }
}

#[test]
fn a_narrow_window_shows_one_pane_at_a_time() {
    let mut stage = Stage::new(small_atlas(), Lang::En, (40, 12));
    snapshot("narrow-list-en", &stage.press("liao").styled());
    snapshot("narrow-page-en", &stage.press("<enter>3").styled());
}

#[test]
fn a_wide_window_sets_the_page_in_two_columns() {
    let mut stage = Stage::new(small_atlas(), Lang::En, (200, 40));
    snapshot("wide-en", &stage.press("liao<enter>").styled());
}

#[test]
fn the_help_lists_every_key() {
    for lang in [Lang::Fr, Lang::En] {
        let mut stage = Stage::new(small_atlas(), lang, (100, 62));
        snapshot(&format!("help-{}", lang.code()), &stage.press("?").styled());
    }
}

#[test]
fn ascii_and_no_colour() {
    let mut stage = Stage::with_look(small_atlas(), Lang::Fr, (80, 24), Theme::PLAIN, &ASCII);
    snapshot("plain-ascii-fr", &stage.press("liao").styled());
}

/// Letters, accents and quotation marks are the text's own; every sign of the interface is ASCII.
#[test]
fn in_ascii_every_sign_is_ascii() {
    let mut stage = Stage::with_look(small_atlas(), Lang::Fr, (100, 40), Theme::PLAIN, &ASCII);
    for keys in [
        "",
        "liao",
        "<enter>",
        "2",
        "3",
        "4",
        "9",
        "?",
        "<esc><esc><esc>zzzz",
    ] {
        let text = stage.press(keys).text();
        let sign = text
            .chars()
            .find(|c| !(c.is_ascii() || c.is_alphanumeric() || "«»\u{a0}".contains(*c)));
        assert_eq!(sign, None, "after {keys:?}:\n{text}");
    }
}

/// crossterm 0.29 writes an empty colour sequence under NO_COLOR, which wipes out bold and reverse: no cell may
/// carry a colour.
#[test]
fn without_colours_no_cell_has_one() {
    let mut stage = Stage::with_look(small_atlas(), Lang::Fr, (120, 40), Theme::PLAIN, &UNICODE);
    for keys in ["", "liao", "<enter>", "2", "4", "?"] {
        stage.press(keys);
        for cell in &stage.buffer().content {
            assert_eq!(
                (cell.fg, cell.bg),
                Default::default(),
                "after {keys:?}: {cell:?}"
            );
        }
    }
}

#[test]
fn every_platform_is_drawn_whole_at_every_size() {
    let atlas = luopan::embedded().unwrap();
    for size in SIZES {
        for lang in [Lang::Fr, Lang::En] {
            let mut stage = Stage::new(atlas.clone(), lang, size);
            stage.press("<enter>");
            for _ in 0..atlas.platforms.len() {
                for section in 1..=SectionId::ALL.len() {
                    stage.press(&section.to_string());
                    whole(&stage, size);
                }
                stage.press("G");
                whole(&stage, size);
                stage.press("<esc><down><enter>");
            }
        }
    }
}

/// Every row is exactly as wide as the window: no letter was cut in half or pushed out.
fn whole(stage: &Stage, (columns, _): (u16, u16)) {
    for row in rows(stage.buffer()) {
        assert_eq!(row.width(), usize::from(columns), "{row:?}");
        assert!(!row.contains('\u{fffd}'), "{row:?}");
        assert!(!row.chars().any(char::is_control), "{row:?}");
    }
}

#[test]
fn any_resize_between_two_frames_is_survived() {
    let mut stage = Stage::new(small_atlas(), Lang::Fr, (80, 24));
    stage.press("l<enter>4");
    for columns in (0..90).step_by(3) {
        for rows in (0..30).step_by(2) {
            stage
                .resize(columns, rows)
                .press("j")
                .resize(rows, columns)
                .press("?")
                .press("?");
        }
    }
    stage.resize(80, 24);
    assert!(stage.text().contains("luopan"));
}
