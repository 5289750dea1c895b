//! Whatever happens to luopan, the terminal is left as it was found.

use std::fs;
use std::io::pipe;
use std::process::{self, Stdio};

use rustix::process::Signal;
use vt100::MouseProtocolMode;

use crate::pty::{LUOPAN, Pty, Shown, Start};

/// Runs luopan, says how it ended, and keeps the terminal open.
const RUN: &str = r#""$0"; echo "left:$?"; read end"#;

/// Runs luopan until it is stopped, and takes it up again after an Enter.
const RUN_TWICE: &str = r#""$0"; echo stopped; read go; fg; echo "left:$?"; read end"#;

const CTRL_C: &str = "\x03";
const CTRL_Z: &str = "\x1a";

/// Letters no name or text of the atlas holds side by side.
const TYPED: &str = "zyxx";

#[test]
fn quitting_leaves_the_terminal_as_it_was() {
    let mut pty = Start::shell(RUN).spawn();
    pty.wait_for_luopan();
    assert!(pty.is_raw());
    let (_, _, paste, mouse) = pty.look(Shown::modes);
    assert!(paste, "pasted text cannot be told from keys");
    // Presses only: every motion of the mouse would wake the program.
    assert_eq!(mouse, MouseProtocolMode::PressRelease);
    pty.send(TYPED);
    pty.wait_for(TYPED);
    pty.send(CTRL_C);
    pty.wait_for("left:0");
    pty.assert_restored();
}

#[test]
fn the_terminal_is_asked_nothing() {
    let mut pty = Start::shell(RUN).spawn();
    pty.wait_for_luopan();
    pty.resize((60, 20));
    pty.wait_for_luopan();
    pty.send(CTRL_C);
    pty.wait_for("left:0");
    let output = pty.look(|shown| String::from_utf8_lossy(&shown.bytes).into_owned());
    for query in [
        "\x1b[6n", "\x1b[5n", "\x1b[c", "\x1b[0c", "\x1b[>", "\x1b[?u", "\x1b]", "\x1bP",
    ] {
        assert!(!output.contains(query), "{query:?} in {output:?}");
    }
}

#[test]
fn a_signal_ends_it_in_good_order() {
    for (signal, code) in [
        (Signal::HUP, 129),
        (Signal::INT, 130),
        (Signal::QUIT, 131),
        (Signal::TERM, 143),
    ] {
        let pty = Start::shell(RUN).spawn();
        pty.wait_for_luopan();
        pty.signal(signal);
        pty.wait_for(&format!("left:{code}"));
        pty.assert_restored();
    }
}

#[test]
fn it_ends_with_its_window() {
    let pty = Start::luopan().spawn();
    pty.wait_for_luopan();
    assert_eq!(pty.unplug(), 129);
}

/// The signal of the closed window reaches the shell only, and the shell passes it over.
#[test]
fn it_ends_with_its_window_even_if_nobody_says_so() {
    let report = std::env::temp_dir().join(format!("luopan-hang-up-{}", process::id()));
    let pty = Start::shell(r#"set +m; trap "" HUP; "$0"; echo "left:$?" >"$REPORT""#)
        .env("REPORT", report.to_str().unwrap())
        .spawn();
    pty.wait_for_luopan();
    pty.unplug();
    assert_eq!(fs::read_to_string(&report).unwrap(), "left:129\n");
    fs::remove_file(report).unwrap();
}

#[test]
fn every_window_is_drawn_on() {
    let mut pty = Start::shell(RUN).spawn();
    pty.wait_for_luopan();
    for window in [
        (40, 12),
        (0, 0),
        (1, 1),
        (1, 65535),
        (65535, 65535),
        (120, 40),
    ] {
        pty.resize(window);
    }
    pty.wait_for_luopan();
    pty.send(TYPED);
    pty.wait_for(TYPED);
    pty.send(CTRL_C);
    pty.wait_for("left:0");
}

#[test]
fn ctrl_z_and_fg() {
    let mut pty = Start::shell(RUN_TWICE).spawn();
    pty.wait_for_luopan();
    pty.send(TYPED);
    pty.wait_for(TYPED);
    pty.send(CTRL_Z);
    come_back(&mut pty);
}

#[test]
fn stopped_from_outside_and_fg() {
    let mut pty = Start::shell(RUN_TWICE).spawn();
    pty.wait_for_luopan();
    pty.send(TYPED);
    pty.wait_for(TYPED);
    pty.signal(Signal::TSTP);
    come_back(&mut pty);
}

/// The shell looks at the script in the foreground: if luopan stopped alone, it would wait on.
#[test]
fn ctrl_z_stops_the_script_around_it_too() {
    let script = format!(r#"sh -c '"$0"; exit $?' {RUN_TWICE}"#);
    let mut pty = Start::shell(&script).spawn();
    pty.wait_for_luopan();
    pty.send(TYPED);
    pty.wait_for(TYPED);
    pty.send(CTRL_Z);
    come_back(&mut pty);
}

/// From a stop asked for to the end.
#[track_caller]
fn come_back(pty: &mut Pty) {
    pty.wait_for("stopped");
    pty.assert_restored();
    pty.send("\n");
    pty.wait_for_luopan();
    pty.wait_for(TYPED);
    pty.send(CTRL_C);
    pty.wait_for("left:0");
    pty.assert_restored();
}

/// SIGSTOP cannot be caught: the shell finds a raw terminal, and makes it usable for itself.
#[test]
fn stopped_behind_its_back_and_fg() {
    let mut pty =
        Start::shell(&RUN_TWICE.replace("echo stopped", "stty sane; echo stopped")).spawn();
    pty.wait_for_luopan();
    pty.signal(Signal::STOP);
    pty.wait_for("stopped");
    pty.wipe();
    pty.send("\n");
    pty.wait_for_luopan();
    // A key in raw mode; for a terminal left as the shell had it, a signal.
    pty.send(CTRL_C);
    pty.wait_for("left:0");
    let (alternate_screen, ..) = pty.look(Shown::modes);
    assert!(!alternate_screen);
}

#[test]
fn killed_while_stopped() {
    let script = r#""$0"; echo stopped; read go; kill %1; kill -s CONT %1
        while kill -s 0 %1; do sh -c :; done; echo gone; read end"#;
    let mut pty = Start::shell(script).spawn();
    pty.wait_for_luopan();
    pty.send(CTRL_Z);
    pty.wait_for("stopped");
    pty.send("\n");
    pty.wait_for("gone");
    pty.assert_restored();
}

/// Without a shell nobody could continue it: Ctrl-Z draws the screen anew, and that is all.
#[test]
fn ctrl_z_without_a_shell_does_not_lock_the_user_out() {
    let mut pty = Start::luopan().spawn();
    pty.wait_for_luopan();
    pty.send(CTRL_Z);
    let entered = |shown: &Shown| {
        String::from_utf8_lossy(&shown.bytes)
            .matches("\x1b[?1049h")
            .count()
    };
    pty.wait(|shown| entered(shown) == 2, |_| ());
    pty.wait_for_luopan();
    pty.send(CTRL_C);
    assert_eq!(pty.exit_code(), 0);
}

#[test]
#[cfg(debug_assertions)]
fn a_panic_leaves_a_usable_terminal_and_a_message() {
    for place in ["draw", "thread"] {
        let mut pty = Start::shell(RUN).env("LUOPAN_TEST_PANIC", place).spawn();
        if place == "thread" {
            pty.wait_for_luopan();
            pty.send(TYPED);
        }
        pty.wait_for("left:101");
        pty.assert_restored();
        // The message holds an escape sequence, which is shown and not obeyed.
        pty.wait_for(&format!("a drill\\u{{1b}}[31m in {place}"));
    }
}

#[test]
fn pasted_text_is_typed_text() {
    let mut pty = Start::shell(RUN).spawn();
    pty.wait_for_luopan();
    pty.send(&format!("\x1b[200~{TYPED}\x1b[201~"));
    pty.wait_for(TYPED);
    pty.send(CTRL_C);
    pty.wait_for("left:0");
}

#[test]
fn keys_come_from_the_terminal_when_input_does_not() {
    for script in [
        RUN.replace(r#""$0""#, r#""$0" </dev/null"#),
        RUN.replace(r#""$0""#, r#"echo QQ | "$0""#),
        RUN.replace(r#""$0""#, r#""$0" <&-"#),
    ] {
        let mut pty = Start::shell(&script).spawn();
        pty.wait_for_luopan();
        pty.send(TYPED);
        pty.wait_for(TYPED);
        pty.send(CTRL_C);
        pty.wait_for("left:0");
        pty.assert_restored();
    }
}

#[test]
fn a_terminal_that_cannot_be_drawn_on_is_left_alone() {
    for start in [
        Start::shell(RUN).env("TERM", "dumb"),
        Start::shell(RUN).env("TERM", ""),
        Start::shell(&RUN.replace(r#""$0""#, r#"unset TERM; "$0""#)),
        Start::detached(&RUN.replace(r#""$0""#, r#""$0" </dev/null"#)),
    ] {
        let pty = start.spawn();
        pty.wait_for("left:2");
        let (text, bytes) = pty.look(|shown| (shown.text(), shown.bytes.clone()));
        assert!(!bytes.contains(&b'\x1b'), "escapes in {text:?}");
        assert!(text.contains("luopan: "), "no reason in {text:?}");
    }
}

#[test]
fn output_to_no_terminal_is_plain() {
    let output = process::Command::new(LUOPAN).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(!output.stdout.contains(&b'\x1b'), "{output:?}");
    assert!(!output.stdout.is_empty(), "{output:?}");
}

#[test]
fn a_pipe_nobody_reads_is_no_error() {
    let (reader, writer) = pipe().unwrap();
    drop(reader);
    let output = process::Command::new(LUOPAN)
        .stdout(writer)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
        .wait_with_output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
}

/// Function keys and Alt-Left as terminals send them.
#[test]
fn the_keys_of_every_terminal_are_understood() {
    for (terminal, matrix, glossary, back) in [
        ("xterm", "\x1bOS", "\x1b[20~", "\x1b[1;3D"),
        ("rxvt", "\x1b[14~", "\x1b[20~", "\x7f"),
        ("linux", "\x1b[[D", "\x1b[20~", "\x7f"),
        ("kitty", "\x1bOS", "\x1b[20~", "\x1b[1;3D"),
        ("kitty, its own way", "\x1b[S", "\x1b[20~", "\x1b[1;3:1D"),
    ] {
        let mut pty = Start::shell(RUN).spawn();
        pty.wait_for_luopan();
        let mut go = |keys: &str, view: &str| {
            pty.send(keys);
            let is_there = |shown: &Shown| shown.top_line().contains(view);
            pty.wait(is_there, |_| ());
        };
        go(glossary, "Lexique");
        go(matrix, "Matrice");
        go(back, "Lexique");
        pty.send(CTRL_C);
        pty.wait_for("left:0");
        assert!(!pty.look(Shown::text).contains("[D"), "{terminal}");
        pty.assert_restored();
    }
}

#[test]
fn a_copied_passage_reaches_the_terminal_in_base64() {
    let mut pty = Start::shell(RUN).env("SSH_TTY", "/dev/none").spawn();
    pty.wait_for_luopan();
    // Typed faster than frames are drawn: the page is laid out before a key acts on it.
    pty.send("wechat\ry");
    // "WeChat" in base64; nothing that could end the sequence stands in it.
    let copied = |shown: &Shown| {
        let bytes = String::from_utf8_lossy(&shown.bytes).into_owned();
        let (_, rest) = bytes.split_once("\x1b]52;c;")?;
        Some(rest.split_once("\x1b\\")?.0.to_owned())
    };
    pty.wait(|shown| copied(shown).is_some(), |_| ());
    let text = pty.look(copied).unwrap();
    assert!(text.starts_with("V2VDaGF0"), "{text}");
    let is_base64 = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=');
    assert!(text.bytes().all(is_base64), "{text}");
    pty.wait_for("OSC 52");
    pty.send(CTRL_C);
    pty.wait_for("left:0");
    pty.assert_restored();
}

#[test]
fn the_mouse_is_heard_in_the_matrix() {
    let mut pty = Start::shell(RUN).spawn();
    pty.wait_for_luopan();
    pty.send("\x1bOS");
    pty.wait_for("Matrice");
    for report in [
        "\x1b[<0;60;10M\x1b[<0;60;10m",
        "\x1b[<65;60;10M",
        "\x1b[<0;70;12M",
    ] {
        let before = pty.look(|shown| shown.terminal.screen().contents_formatted());
        pty.send(report);
        let moved = |shown: &Shown| shown.terminal.screen().contents_formatted() != before;
        pty.wait(moved, |_| ());
    }
    pty.send(CTRL_C);
    pty.wait_for("left:0");
    pty.assert_restored();
}

#[test]
fn every_view_weathers_a_storm_of_resizes() {
    let mut pty = Start::shell(RUN).spawn();
    pty.wait_for_luopan();
    pty.send(" \x1b[B ");
    for (key, view) in [
        ("\x1bOR", "Comparaison"),
        ("\x1bOS", "Matrice"),
        ("\x1b[17~", "Occasions"),
        ("\x1b[18~", "Portée"),
        ("\x1b[19~", "Règles"),
        ("\x1b[20~", "Lexique"),
    ] {
        pty.send(key);
        for columns in 0..40 {
            pty.resize((columns * 5, 40 - columns));
        }
        pty.resize((100, 30));
        pty.wait(|shown| shown.top_line().contains(view), |_| ());
    }
    pty.send(CTRL_C);
    pty.wait_for("left:0");
    pty.assert_restored();
}

/// Terminals drop what no longer fits; the program may only see the size it knew.
#[test]
fn a_window_that_shrinks_and_grows_back_is_drawn_whole() {
    let mut pty = Start::shell(RUN).spawn();
    pty.wait_for_luopan();
    for _ in 0..20 {
        pty.resize((30, 9));
        pty.resize((80, 24));
        pty.wait(
            |shown| shown.top_line().contains("luopan") && shown.text().contains("palette"),
            |_| (),
        );
    }
    pty.send(CTRL_C);
    pty.wait_for("left:0");
    pty.assert_restored();
}

/// Keys that come while the terminal still takes a frame cost no frames of their own.
#[test]
fn a_slow_terminal_is_not_flooded() {
    let mut pty = Start::shell(RUN).slow().spawn();
    pty.wait_for_luopan();
    let start = pty.look(|shown| shown.bytes.len());
    pty.send(&"\x1b[B".repeat(300));
    pty.send(TYPED);
    pty.wait_for(TYPED);
    pty.send(CTRL_C);
    pty.wait_for("left:0");
    pty.assert_restored();
    let bytes = pty.look(|shown| shown.bytes.len()) - start;
    assert!(bytes < 40_000, "{bytes} bytes for 300 keys");
}

#[test]
fn it_ends_with_a_window_that_closes_while_it_draws() {
    for _ in 0..5 {
        let mut pty = Start::luopan().spawn();
        pty.wait_for_luopan();
        pty.send(&"\x1b[B\x1b[20~\x1b[19~".repeat(50));
        assert_eq!(pty.unplug(), 129);
    }
}

/// Answers to what another program asked may come when it has left: the usual ones are not taken for keys.
/// Over a slow line, and with Alt in rxvt, Escape and the key after it come as one.
#[test]
fn a_key_on_the_heels_of_escape_is_that_key() {
    for (key, shows) in [("\x1bOS", "Matrice"), ("\x1b[18~", "Portée")] {
        let mut pty = Start::shell(RUN).spawn();
        pty.wait_for_luopan();
        pty.send("zyxx");
        pty.wait_for("› zyxx ");
        pty.send(&format!("\x1b{key}"));
        pty.wait_for(shows);
        pty.wait_for("pour filtrer");
        pty.send(CTRL_C);
        pty.wait_for("left:0");
    }
}

#[test]
fn late_answers_are_not_typed() {
    let mut pty = Start::shell(RUN).spawn();
    pty.wait_for_luopan();
    for answer in [
        "\x1b[24;80R",
        "\x1b[?1;2c",
        "\x1b[?62;4;6;22c",
        "\x1b[?0u",
        "\x1b[8;24;80t",
        "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
        "\x1b]10;rgb:cdcd/d6d6/f4f4\x07",
        "\x1bP>|XTerm(390)\x1b\\",
        "\x1bP1+r544e=787465726d\x1b\\",
        "\x1b[>0;276;0c",
        "\x1b[>61;6800;1c",
    ] {
        pty.send(answer);
    }
    // What looks like one, but is none.
    pty.send("2026;1c");
    pty.send(TYPED);
    // The query and nothing before it.
    pty.wait_for(&format!("› 2026;1c{TYPED} "));
    pty.send(CTRL_C);
    pty.wait_for("left:0");
    pty.assert_restored();
}
