//! Whatever is typed, pasted, clicked or resized, in whatever order: nothing panics, and the screen stays whole.
//!
//! `LUOPAN_SOAK=5000 cargo test --test it soak` plays so many sequences instead of a few.

use std::collections::BTreeSet;
use std::env;
use std::sync::LazyLock;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use luopan::app::{Action, Effect, View};
use luopan::data::{Atlas, Id, Lang};
use luopan::text::first_unclean;
use luopan::tui::keys::{BINDINGS, Keymap, Mode};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;
use unicode_width::UnicodeWidthStr;

use crate::stage::{Stage, small_atlas};

static SHIPPED: LazyLock<Atlas> = LazyLock::new(|| luopan::embedded().unwrap());
static SMALL: LazyLock<Atlas> = LazyLock::new(small_atlas);

/// Sequences that a plain `cargo test` plays.
const CASES: u32 = 12;

/// Columns and rows of the largest window.
const LARGEST: (u16, u16) = (250, 80);

/// Pieces of queries, some whole, some cut short.
const QUERIES: [&str; 24] = [
    "wei",
    "微信",
    "ウィー",
    "카카오",
    "вк",
    "ไลน์",
    "é",
    "e\u{301}",
    "pays:",
    "pays:jp",
    "pour:luxe",
    "-pays:cn",
    "\"",
    "\"live",
    "|",
    "a|",
    "a | b",
    "()",
    "type:x",
    "effort:low",
    "2026",
    "fonction:live=oui",
    "👨‍👩‍👧",
    "zzzz",
];

/// One thing a user, or a terminal, may do.
#[derive(Clone, Debug)]
enum Step {
    /// Presses the key of a row of the key table.
    Bound(Index, Index),
    /// Presses a letter.
    Letter(char),
    /// Types a piece of a query.
    Query(&'static str),
    Paste(String),
    Click(u16, u16),
    Wheel(u16, u16, isize),
    Resize(u16, u16),
    Show(View),
}

fn step() -> impl Strategy<Value = Step> {
    let column = || 0..=LARGEST.0;
    let row = || 0..=LARGEST.1;
    prop_oneof![
        12 => any::<(Index, Index)>().prop_map(|(binding, press)| Step::Bound(binding, press)),
        3 => any::<char>().prop_map(Step::Letter),
        3 => select(&QUERIES[..]).prop_map(Step::Query),
        1 => pasted().prop_map(Step::Paste),
        2 => (column(), row()).prop_map(|(x, y)| Step::Click(x, y)),
        2 => (column(), row(), -3..=3_isize).prop_map(|(x, y, by)| Step::Wheel(x, y, by)),
        2 => window().prop_map(|(x, y)| Step::Resize(x, y)),
        2 => select(&View::ALL[..]).prop_map(Step::Show),
    ]
}

/// Any text, at times far longer than a line.
fn pasted() -> impl Strategy<Value = String> {
    (any::<String>(), select(&[1_usize, 1, 50][..])).prop_map(|(text, times)| text.repeat(times))
}

/// Any window, small ones as often as large ones.
fn window() -> impl Strategy<Value = (u16, u16)> {
    prop_oneof![
        (0..=LARGEST.0, 0..=LARGEST.1),
        (0..=60_u16, 0..=16_u16),
        Just((80, 24)),
    ]
}

fn play(stage: &mut Stage, step: &Step) {
    match step {
        Step::Bound(binding, press) => {
            let keyed: Vec<_> = BINDINGS.iter().filter(|b| !b.presses.is_empty()).collect();
            let press = press.get(binding.get(&keyed).presses);
            stage.strike(KeyEvent::new(press.0, press.1));
        }
        Step::Letter(letter) => {
            stage.strike(KeyEvent::new(KeyCode::Char(*letter), KeyModifiers::NONE));
        }
        Step::Query(letters) => {
            for letter in letters.chars() {
                stage.strike(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE));
            }
        }
        Step::Paste(text) => {
            stage.paste(text);
        }
        Step::Click(x, y) => {
            stage.click(*x, *y);
        }
        Step::Wheel(x, y, by) => {
            stage.wheel(*x, *y, *by);
        }
        Step::Resize(columns, rows) => {
            stage.resize(*columns, *rows);
        }
        Step::Show(view) => {
            stage.app.update(Action::Show(*view));
            stage.refresh();
        }
    }
}

/// What must hold after every step.
pub(crate) fn check(stage: &Stage) -> Result<(), TestCaseError> {
    check_state(stage)?;
    check_screen(stage)?;
    let copied = stage.copied(false).unwrap_or_default();
    let unclean = copied.lines().find_map(first_unclean);
    prop_assert_eq!(unclean, None, "copied: {:?}", copied);
    let app = &stage.app;
    let quit = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
    let action = Keymap::default().action(Mode::of(app), quit);
    prop_assert_eq!(action, Some(Action::Quit));
    Ok(())
}

fn check_state(stage: &Stage) -> Result<(), TestCaseError> {
    let app = &stage.app;
    prop_assert!(app.len() <= app.total(), "{} of {}", app.len(), app.total());
    if let Some(row) = app.selected_row() {
        prop_assert!(row < app.total(), "row {row} of {}", app.total());
    }
    if !app.view().is_grid() {
        prop_assert_eq!(app.selected_row().is_some(), !app.is_empty());
        prop_assert!(app.selected_row().is_none_or(|row| row < app.len()));
        prop_assert!(app.list_offset() <= app.len());
    }
    let marks: BTreeSet<&Id> = app.marks().iter().collect();
    prop_assert_eq!(marks.len(), app.marks().len());
    prop_assert!(marks.len() <= luopan::app::MARKS);
    let known = |id: &&Id| app.atlas().platform(id).is_some();
    prop_assert!(marks.iter().all(known));
    Ok(())
}

fn check_screen(stage: &Stage) -> Result<(), TestCaseError> {
    let buffer = stage.buffer();
    let window = buffer.area;
    for y in window.rows().map(|row| row.y) {
        let mut x = 0;
        while x < window.width {
            let symbol = buffer[(x, y)].symbol();
            prop_assert_eq!(first_unclean(symbol), None, "{:?} at {},{}", symbol, x, y);
            let width = u16::try_from(symbol.width()).unwrap();
            prop_assert!(width > 0, "{:?} at {},{}", symbol, x, y);
            prop_assert!(
                x + width <= window.width,
                "{:?} is cut at {},{}",
                symbol,
                x,
                y
            );
            for under in x + 1..x + width {
                let under = buffer[(under, y)].symbol();
                prop_assert_eq!(under, " ", "over a part of {:?}", symbol);
            }
            x += width;
        }
    }
    if let Some(cursor) = stage.cursor() {
        prop_assert!(window.contains(cursor), "{cursor:?} in {window:?}");
    }
    Ok(())
}

/// How often to try: `usual`, unless `LUOPAN_SOAK` asks for more.
pub(crate) fn cases(usual: u32) -> u32 {
    let asked = env::var("LUOPAN_SOAK").ok();
    asked.map_or(usual, |n| {
        n.parse().expect("LUOPAN_SOAK is a number of tries")
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        // The same sequences every time: LUOPAN_SOAK plays more of them.
        rng_seed: RngSeed::Fixed(20_261_122),
        max_shrink_iters: 2_000,
        ..ProptestConfig::with_cases(cases(CASES))
    })]

    #[test]
    fn whatever_is_done_the_screen_stays_whole(
        is_small in any::<bool>(),
        is_english in any::<bool>(),
        (columns, rows) in window(),
        steps in prop::collection::vec(step(), 1..50),
    ) {
        let atlas = if is_small { &SMALL } else { &SHIPPED };
        let lang = if is_english { Lang::En } else { Lang::Fr };
        let mut stage = Stage::new(Atlas::clone(atlas), lang, (columns, rows));
        check(&stage)?;
        for step in &steps {
            play(&mut stage, step);
            check(&stage)?;
        }
    }
}

/// Every key of the table in every view and under everything that may lie over it.
#[test]
fn every_key_is_answered_in_every_view() {
    for view in View::ALL {
        for over in ["", "<c-k>", "?", "<enter>"] {
            let mut stage = Stage::new(Atlas::clone(&SMALL), Lang::Fr, (80, 24));
            stage.press(" <down> ");
            for binding in &BINDINGS {
                for press in binding.presses {
                    stage.app.update(Action::Show(view));
                    stage.press(over);
                    let effect = stage.strike(KeyEvent::new(press.0, press.1));
                    check(&stage).unwrap_or_else(|error| {
                        panic!("{view:?} {over} {}: {error}", press.text())
                    });
                    let quits = binding.action == Action::Quit && binding.mode == Mode::Everywhere;
                    assert!(
                        !quits || effect == Effect::Quit,
                        "{view:?} {over} {}",
                        press.text()
                    );
                }
            }
        }
    }
}

/// What the keys, the mouse and the keyboard of a terminal send. No letter is among them that opens or writes
/// something outside.
#[cfg(target_os = "linux")]
const SENT: [&str; 32] = [
    "\x1b[A",
    "\x1b[B",
    "\x1b[C",
    "\x1b[D",
    "\x1b[5~",
    "\x1b[6~",
    "\x1b[H",
    "\x1b[F",
    "\x1b[B",
    "\x1b[B",
    "\x1b[C",
    "\r",
    "\t",
    "\x7f",
    "\x7f",
    " ",
    "\x1bOR",
    "\x1bOS",
    "\x1b[15~",
    "\x1b[17~",
    "\x1b[18~",
    "\x1b[19~",
    "\x1b[20~",
    "2",
    "微",
    "é",
    "카",
    "\x1b[200~豆瓣 live\x1b[201~",
    "\x1b[<0;20;6M\x1b[<0;20;6m",
    "\x1b[<64;40;9M",
    "\x1b[<65;40;9M",
    "\x1b[<0;60;12M\x1b[<0;60;12m",
];

/// Rounds of a hundred keys and a change of size that a plain `cargo test` plays; `LUOPAN_SOAK` asks for more.
#[cfg(target_os = "linux")]
const ROUNDS: u32 = 30;

/// The real program at a real terminal, whatever is pressed and however the window changes: what it holds after the
/// first third of the rounds is what it holds at the end.
#[test]
#[cfg(target_os = "linux")]
fn a_long_session_holds_no_more_memory() {
    use crate::hostile::Dice;
    use crate::pty::Start;

    let mut pty = Start::luopan().spawn();
    pty.wait_for_luopan();
    let mut dice = Dice::new();
    let rounds = cases(ROUNDS).max(ROUNDS);
    let mut held = Vec::new();
    for _ in 0..rounds {
        let keys: String = (0..100).map(|_| SENT[dice.below(SENT.len())]).collect();
        pty.send(&keys);
        let size = |most: usize, dice: &mut Dice| u16::try_from(20 + dice.below(most)).unwrap();
        pty.resize((size(180, &mut dice), size(60, &mut dice)));
        pty.resize((100, 30));
        // Both views, one after the other: what was sent before has been dealt with.
        for (key, view) in [("\x1b[20~", "Lexique"), ("\x1b[18~", "Portée")] {
            pty.send(key);
            pty.wait(|shown| shown.top_line().contains(view), |_| ());
        }
        held.push(pty.resident());
    }
    let (warm, rest) = held.split_at(held.len() / 3);
    let (before, after) = (warm.iter().max().unwrap(), rest.iter().max().unwrap());
    println!("{rounds} rounds: {before} KiB after a third of them, {after} KiB at most later");
    assert!(*after <= before + before / 20, "{held:?}");
    pty.send("\x03");
    assert_eq!(pty.exit_code(), 0);
}
