//! What bad luck may cost: memory, time, a file one may not read, an order of writing that a crash would tell.
//!
//! The faults that the program is to survive, and the tests of each:
//!
//! | # | fault | tests |
//! |---|---|---|
//! | 1 | any bad file | `faults::every_fault_is_told_where_it_is_with_its_cure` `faults::what_is_no_atlas_is_named_as_what_it_is` `faults::a_report_stays_short` |
//! | 2 | random bytes as data | `hostile::a_damaged_file_is_judged_and_not_feared` `hostile::the_corpus_of_the_fuzzers_and_what_is_near_it_is_survived` |
//! | 3 | huge file, pipe, device, folder | `faults::a_path_that_cannot_be_read_says_why` `faults::a_huge_folder_is_not_read_to_its_end` `bounds::no_file_costs_more_than_half_a_gibibyte` `bounds::a_file_that_may_not_be_read_is_named` |
//! | 4 | newer schema | `faults::another_format_is_told_alone` |
//! | 5 | escapes in the data, on the screen | `attack::no_view_shows_more_than_text_and_nothing_is_opened` |
//! | 6 | escapes in the data, printed | `attack::no_command_prints_more_than_text` `attack::hostile_names_and_words_are_told_in_plain_words` |
//! | 7 | signs that turn or hide | `attack::hostile_files_are_refused_in_plain_words` |
//! | 8 | widths that differ | `soak::whatever_is_done_the_screen_stays_whole` |
//! | 9 | any size | `terminal::every_window_is_drawn_on` `terminal::every_view_weathers_a_storm_of_resizes` `screens::any_resize_between_two_frames_is_survived` |
//! | 10 | any keys | `soak::whatever_is_done_the_screen_stays_whole` `soak::every_key_is_answered_in_every_view` |
//! | 11 | signals | `terminal::a_signal_ends_it_in_good_order` |
//! | 12 | the terminal is gone | `terminal::it_ends_with_its_window` `terminal::it_ends_with_its_window_even_if_nobody_says_so` `terminal::it_ends_with_a_window_that_closes_while_it_draws` |
//! | 13 | stopped and continued | `terminal::ctrl_z_and_fg` `terminal::stopped_from_outside_and_fg` `terminal::stopped_behind_its_back_and_fg` |
//! | 14 | a panic | `terminal::a_panic_leaves_a_usable_terminal_and_a_message` |
//! | 15 | closed pipe, full output | `command::a_closed_pipe_is_not_an_error` `command::a_full_disk_is_said` `terminal::a_pipe_nobody_reads_is_no_error` |
//! | 16 | killed while saving | `notes::a_save_killed_at_any_instant_leaves_the_old_or_the_new_text` `notes::a_draft_outlives_its_writer_but_for_the_last_pause` |
//! | 17 | full or read-only disk | `notes::a_full_disk_loses_nothing` `notes::a_read_only_folder_is_named_with_what_to_do` |
//! | 18 | order of writing | `bounds::a_note_is_on_the_disk_before_its_name_is` |
//! | 19 | two at once | `notes::two_luopans_at_once_lose_nothing` |
//! | 20 | link, mode | `notes::a_link_stays_a_link_and_a_file_keeps_its_mode` |
//! | 21 | a file replaced, cut, gone | `reload::a_change_on_the_disk_reaches_the_screen_and_a_fault_does_not` `overlay::a_watched_overlay_is_checked_after_each_change` |
//! | 22 | formulas and tags in exports | `export::no_cell_is_a_formula` `export::hostile_texts_are_harmless_in_html` `export::hostile_texts_are_harmless_in_markdown` |
//! | 23 | addresses | `attack::no_view_shows_more_than_text_and_nothing_is_opened` |
//! | 24 | clipboard | `terminal::a_copied_passage_reaches_the_terminal_in_base64` |
//! | 25 | huge query | `bounds::a_query_of_ten_thousand_letters_is_answered` |
//! | 26 | searches before | `search::the_order_does_not_depend_on_earlier_queries` |
//! | 27 | no home, broken settings | `settings::no_home_and_unreadable_files_stop_nothing` `settings::a_wrong_entry_is_told_and_stops_nothing` |
//! | 28 | locale | `command::the_locale_chooses_the_language` `screens::in_ascii_every_sign_is_ascii` |
//! | 29 | wrong clock | `bounds::a_clock_before_the_atlas_makes_nothing_younger_than_new` |
//! | 30 | memory of a long session | `soak::a_long_session_holds_no_more_memory` |
//!
//! And of the terminal: slow, `terminal::a_slow_terminal_is_not_flooded`; answering no query,
//! `terminal::the_terminal_is_asked_nothing`; answering late, `terminal::late_answers_are_not_typed`; none at all,
//! `terminal::a_terminal_that_cannot_be_drawn_on_is_left_alone`.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::command::{NOWHERE, UNSET, answer, luopan};

#[test]
fn every_fault_has_tests_that_exist() {
    let text = include_str!("bounds.rs");
    let table: Vec<&str> = text.lines().take_while(|l| l.starts_with("//!")).collect();
    let rows = table.iter().filter_map(|line| line.strip_prefix("//! | "));
    let numbers: Vec<u32> = rows
        .filter_map(|row| row.split(" |").next()?.parse().ok())
        .collect();
    assert_eq!(numbers, (1..=30).collect::<Vec<_>>());
    let names = table.iter().flat_map(|line| line.split('`'));
    let names: Vec<(&str, &str)> = names.filter_map(|name| name.split_once("::")).collect();
    assert!(names.len() > 40);
    for (file, test) in names {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/it/{file}.rs"));
        let source = fs::read_to_string(&path).unwrap();
        assert!(source.contains(&format!("fn {test}(")), "{file}::{test}");
    }
}

/// The program with no more than half a gibibyte of addresses.
#[cfg(target_os = "linux")]
#[test]
fn no_file_costs_more_than_half_a_gibibyte() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.ron");
    let check = || {
        let mut shell = Command::new("sh");
        shell.args(["-c", r#"ulimit -v 524288; exec "$0" --lang en check "$1""#]);
        let output = shell.arg(env!("CARGO_BIN_EXE_luopan")).arg(&path).output();
        output.unwrap()
    };
    let sparse = fs::File::create(&path).unwrap();
    sparse.set_len(4 << 30).unwrap();
    let huge = check();
    for (text, says) in [
        ("(".repeat(1_000_000), "more than 64 deep"),
        ("Some(".repeat(1_000_000), "more than 64 deep"),
        ("/*".repeat(1_000_000), "comment is never closed"),
        (
            format!("Platform(aliases: [{}])", "\"\",".repeat(1_000_001)),
            "more than 1000000 values",
        ),
        (
            format!("Platform(name: \"{}\"", "\\".repeat(1_000_001)),
            "not closed on its line",
        ),
        (
            format!("r{}\"", "#".repeat(1_000_000)),
            "raw text opened here",
        ),
        ("\u{a0}".repeat(1_000_000), "no-break space"),
    ] {
        fs::write(&path, text).unwrap();
        let output = check();
        let report = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(1), "{says}: {report}");
        assert!(report.contains(says), "{says:?} is not in\n{report}");
        assert!(report.len() < 4_000, "{says}: {} bytes", report.len());
        assert_eq!(output.stderr, b"");
    }
    let report = String::from_utf8(huge.stdout).unwrap();
    assert!(report.contains("at most 32 MiB"), "{report}");
}

/// Root may read everything: for it, a copy of the program runs as nobody.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_may_not_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;

    const NOBODY: u32 = 65_534;

    let folder = tempfile::tempdir().unwrap();
    let allow = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    allow(folder.path(), 0o755);
    let program = folder.path().join("luopan");
    fs::copy(env!("CARGO_BIN_EXE_luopan"), &program).unwrap();
    allow(&program, 0o755);
    let (shut, file) = (folder.path().join("shut"), folder.path().join("x.ron"));
    fs::create_dir(&shut).unwrap();
    fs::write(&file, "Platform()").unwrap();
    for path in [&shut, &file] {
        allow(path, 0);
        let mut command = Command::new(&program);
        command.args(["--lang", "en", "check"]).arg(path);
        if rustix::process::geteuid().is_root() {
            command.uid(NOBODY).gid(NOBODY);
        }
        let output = command.output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains("you are not allowed to read it"), "{said}");
        let name = path.display().to_string();
        assert!(said.starts_with(&format!("{name}: error")), "{said}");
    }
    allow(&shut, 0o700);
}

/// Temporary file, its bytes, its name, the folder: each on the disk before the next.
#[cfg(target_os = "linux")]
#[test]
fn a_note_is_on_the_disk_before_its_name_is() {
    let folder = tempfile::tempdir().unwrap();
    let (notes, trace) = (folder.path().join("notes"), folder.path().join("trace"));
    let calls = "trace=write,fsync,fdatasync,rename,renameat,renameat2,linkat";
    let mut command = Command::new("strace");
    command.args(["-f", "-y", "-e", calls, "-o"]).arg(&trace);
    command.arg(env!("CARGO_BIN_EXE_luopan"));
    command.args(["note", "wechat", "of what we said"]);
    let traced = command.env("LUOPAN_NOTES", &notes).output();
    if !traced.is_ok_and(|output| output.status.success()) {
        println!("skipped: strace is not installed, or may not trace here");
        return;
    }
    let trace = fs::read_to_string(trace).unwrap();
    let place = |words: &[&str]| {
        let mut lines = trace.lines();
        let found = lines.position(|line| words.iter().all(|word| line.contains(word)));
        found.unwrap_or_else(|| panic!("no {words:?} in\n{trace}"))
    };
    let synced = if trace.contains("fdatasync(") {
        "fdatasync("
    } else {
        "fsync("
    };
    let places = [
        place(&["write(", ".md.tmp>"]),
        place(&[synced, ".md.tmp>"]),
        place(&["rename", "wechat.md\")", "= 0"]),
        place(&["fsync(", "/notes>"]),
    ];
    assert!(places.is_sorted(), "{places:?} in\n{trace}");
}

#[test]
fn a_query_of_ten_thousand_letters_is_answered() {
    for piece in [
        "x",
        "中",
        "\u{301}",
        "👨‍👩‍👧",
        "\"",
        "(",
        "| ",
        "-",
        "a:",
        "\u{202e}",
        "é ",
    ] {
        let query: String = piece.chars().cycle().take(10_000).collect();
        for verb in [
            "search",
            "list",
            "matrix",
            "opportunities",
            "term",
            "sources",
        ] {
            let answer = luopan(&[verb, "--", &query]);
            assert!(matches!(answer.code, 0..=2), "{verb} {piece:?}: {answer:?}");
            assert!(!answer.err.contains("panicked"), "{answer:?}");
        }
    }
}

#[test]
fn a_clock_before_the_atlas_makes_nothing_younger_than_new() {
    for words in [
        &["stale", "--months", "1"][..],
        &["show", "wechat"],
        &["reach", "mau"],
        &["--json", "show", "wechat"],
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_luopan"));
        command.args(["--lang", "en", "--today", "1999-01-01"]);
        let command = command.args(words).env("LUOPAN_CONFIG", UNSET);
        let answer = answer(command.env("LUOPAN_STATE", NOWHERE));
        assert!(matches!(answer.code, 0 | 1), "{answer:?}");
        assert_eq!(answer.err, "", "{words:?}");
        for negative in [": -", "-1 month", "in the future"] {
            assert!(!answer.out.contains(negative), "{}", answer.out);
        }
    }
}
