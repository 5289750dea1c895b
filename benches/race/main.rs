//! How fast luopan is, beside the smallest program of its kind: `cargo bench --bench race`, or with the numbers of
//! generated platforms as arguments: `cargo bench --bench race -- 1000 100000`.
//!
//! The release binary runs in a pseudo-terminal of 120 by 40. The floor is a ratatui program with one list and
//! nothing else, run in the same way: what a ratio to it says holds on other machines too. Of fzf and skim those
//! that are installed run on the same platforms.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    missing_docs
)]

mod floor;
mod peers;
mod process;
#[path = "../scale/mod.rs"]
mod scale;
mod terminal;

use std::env;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use luopan::app::{App, Exported};
use luopan::data::{Atlas, Date, Lang, Text};
use luopan::settings::ThemeName;
use luopan::tui::keys::Keymap;
use luopan::tui::{Setup, Themes};
use luopan::words::UNICODE;
use portable_pty::CommandBuilder;

use terminal::{Frame, Terminal};

/// The program under test, unless `RACE_BINARY` names another build of it.
const LUOPAN: &str = env!("CARGO_BIN_EXE_luopan");
/// How often a start is measured.
const STARTS: usize = 30;
/// How often a command is measured.
const COMMANDS: usize = 60;
/// What is typed, letter by letter.
const TYPED: [&str; 3] = ["kakaotalk", "twitter", "paiement"];
/// How long a program is left alone.
const IDLE: Duration = Duration::from_secs(2);

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("--floor") => return floor::run(&floor_lines(number(&arguments))),
        Some("--explore") => return explore(number(&arguments)),
        Some("--nothing") => return,
        _ => {}
    }
    let mut sizes: Vec<usize> = arguments.iter().filter_map(|a| a.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![1_000, 10_000];
    }
    let own = env::current_exe().unwrap();
    let child = |mode: &str, platforms: usize| {
        let mut command = CommandBuilder::new(&own);
        command.args([mode, &platforms.to_string()]);
        command
    };
    let binary = env::var("RACE_BINARY").unwrap_or_else(|_| LUOPAN.to_owned());
    let shipped = luopan::embedded().unwrap();
    println!("times in ms; bytes a frame; memory in MiB");
    println!(
        "same work again and again: fastest / median, ratio of the fastest, to which a busy machine adds least"
    );
    println!("different keys: median / 95th percentile, ratio of the medians\n");
    println!(
        "{:<26}{:>22}{:>22}{:>8}",
        "", "the other", "luopan", "ratio"
    );
    let quiet = Duration::from_millis(25);
    let mut floor = Run::typing(child("--floor", shipped.platforms.len()), quiet);
    let mut luopan = Run::typing(CommandBuilder::new(&binary), quiet);
    // In turns, so that a busy moment is one for both.
    for _ in 0..STARTS {
        let start = |command| Terminal::start(command, quiet).1;
        floor
            .starts
            .push(start(child("--floor", shipped.platforms.len())));
        luopan.starts.push(start(CommandBuilder::new(&binary)));
    }
    let title = format!("{} platforms, as shipped", shipped.platforms.len());
    compare(&title, "floor", &floor, &luopan);
    beside_peers(&title, &shipped, quiet, &luopan);
    for size in sizes {
        // A search beside the keys may end long after the frame that shows the letter.
        let quiet = Duration::from_millis(if size > 10_000 { 250 } else { 60 });
        let floor = Run::typing(child("--floor", size), quiet);
        let luopan = Run::typing(child("--explore", size), quiet);
        let title = format!("{size} generated platforms");
        compare(&title, "floor", &floor, &luopan);
        beside_peers(&title, &scale::atlas(&shipped, size), quiet, &luopan);
    }
    one_shot(&own.to_string_lossy(), &binary);
    let bytes = std::fs::metadata(&binary).unwrap().len();
    println!("\nbinary {:.2} MiB", mebibytes(bytes));
}

/// The other programs on the same platforms.
fn beside_peers(title: &str, atlas: &Atlas, quiet: Duration, luopan: &Run) {
    let text = peers::text(atlas);
    for peer in peers::installed() {
        let mut run = Run::typing(peer.on(&text), quiet);
        for _ in &luopan.starts {
            run.starts.push(Terminal::start(peer.on(&text), quiet).1);
        }
        compare(title, peer.name, &run, luopan);
    }
    std::fs::remove_file(text).unwrap();
}

fn number(arguments: &[String]) -> usize {
    arguments.get(1).and_then(|n| n.parse().ok()).unwrap_or(28)
}

/// One line a platform, as a plain list shows them.
fn floor_lines(platforms: usize) -> Vec<String> {
    (0..platforms)
        .map(|n| format!("{n} {}", TYPED[n % TYPED.len()]))
        .collect()
}

/// The explorer on a generated atlas: there is no file of it, so that only what comes after reading is measured.
fn explore(platforms: usize) {
    let today = Date::day(2026, 11, 22);
    let atlas = scale::atlas(&luopan::embedded().unwrap(), platforms);
    let mut app = App::new(atlas, Lang::Fr, today, "");
    let setup = Setup {
        themes: Themes::new(ThemeName::Terminal, Vec::new(), true),
        glyphs: &UNICODE,
        keymap: Keymap::default(),
        reload: None,
        desk: None,
        write: Box::new(|_, _, _| Exported::Failed(Text::new("", ""))),
    };
    let explored = luopan::tui::explore(&mut app, setup);
    assert!(explored.is_ok());
    std::process::exit(0);
}

/// What was measured of one program.
struct Run {
    starts: Vec<Frame>,
    keys: Vec<Frame>,
    moves: Vec<Frame>,
    idle: Option<process::Use>,
}

impl Run {
    /// Starts it once and types in it.
    fn typing(command: CommandBuilder, quiet: Duration) -> Self {
        let (mut terminal, _) = Terminal::start(command, quiet);
        let before = terminal.process().map(process::Use::of);
        std::thread::sleep(IDLE);
        let idle = terminal
            .process()
            .zip(before)
            .map(|(id, before)| process::Use::of(id).since(&before));
        let (mut keys, mut moves) = (Vec::new(), Vec::new());
        for word in TYPED {
            for letter in word.chars() {
                keys.push(terminal.press(letter.encode_utf8(&mut [0; 4])));
            }
            for _ in word.chars() {
                terminal.press("\x7f");
            }
            moves.extend((0..8).map(|_| terminal.press("\x1b[B")));
        }
        Self {
            starts: Vec::new(),
            keys,
            moves,
            idle,
        }
    }
}

fn compare(title: &str, other: &str, floor: &Run, luopan: &Run) {
    println!("\n{title}; the other is {other}");
    for (label, of) in [
        (
            "start to first frame",
            (|run| &run.starts) as fn(&Run) -> &Vec<Frame>,
        ),
        ("letter to settled frame", |run| &run.keys),
        ("move to frame", |run| &run.moves),
    ] {
        if of(luopan).is_empty() {
            continue;
        }
        let times = |run| of(run).iter().map(|frame| millis(frame.took)).collect();
        let repeated = std::ptr::eq(of(luopan), &luopan.starts);
        row(label, times(floor), times(luopan), repeated);
        let bytes = |run| of(run).iter().map(|frame| frame.bytes as f64).collect();
        row("  bytes", bytes(floor), bytes(luopan), false);
    }
    let (Some(floor), Some(luopan)) = (&floor.idle, &luopan.idle) else {
        return;
    };
    for (label, of) in [
        (
            "idle 2 s: processor, ms",
            (|used| used.processor) as fn(&process::Use) -> f64,
        ),
        ("idle 2 s: wake-ups", |used| used.wakes),
        ("memory, all", |used| used.memory),
        ("memory, its own", |used| used.own_memory),
    ] {
        println!(
            "  {label:<24}{:>22.1}{:>22.1}{:>8}",
            of(floor),
            of(luopan),
            ratio(of(luopan), of(floor))
        );
    }
}

/// `repeated`: the same work each time.
fn row(label: &str, floor: Vec<f64>, luopan: Vec<f64>, repeated: bool) {
    let parts = if repeated { (0, 50) } else { (50, 95) };
    let (floor, luopan) = (summary(floor, parts), summary(luopan, parts));
    let shown = |(first, second): (f64, f64)| format!("{first:.2} / {second:.2}");
    println!(
        "  {label:<24}{:>22}{:>22}{:>8}",
        shown(floor),
        shown(luopan),
        ratio(luopan.0, floor.0)
    );
}

/// A floor of nothing has no multiples.
fn ratio(of: f64, to: f64) -> String {
    match to > 0.0 {
        true => format!("{:.2}", of / to),
        false => "-".to_owned(),
    }
}

/// Whole processes, their output thrown away.
fn one_shot(own: &str, binary: &str) {
    println!("\nwhole processes");
    let nothing = times(own, &["--nothing"]);
    for words in [
        &["show", "wechat"][..],
        &["search", "paiement"],
        &["list"],
        &["check"],
        &["check", "assets/atlas"],
        &["export", "wechat"],
        &["--version"],
    ] {
        let luopan = times(binary, words);
        row(&words.join(" "), nothing.clone(), luopan, true);
    }
}

fn times(program: &str, words: &[&str]) -> Vec<f64> {
    let once = |_| {
        let start = Instant::now();
        let status = Command::new(program)
            .args(words)
            .stdout(Stdio::null())
            .status();
        let took = start.elapsed();
        assert!(status.unwrap().success(), "{words:?}");
        millis(took)
    };
    (0..COMMANDS).map(once).collect()
}

/// The values below which these parts of a hundred lie.
fn summary(mut values: Vec<f64>, (first, second): (usize, usize)) -> (f64, f64) {
    values.sort_by(f64::total_cmp);
    let at = |part: usize| values[(values.len() - 1) * part / 100];
    (at(first), at(second))
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn mebibytes(bytes: u64) -> f64 {
    bytes as f64 / (1024.0 * 1024.0)
}
