//! What lies outside the window: the clipboard and the browser.

use std::env;
use std::io::Write;
use std::process::{Command, Stdio};

use crossterm::clipboard::CopyToClipboard;

use crate::app::Markup;
use crate::data::Text;
use crate::export::web;
use crate::text::clean;
use crate::words::lower_first;

/// The longest text that terminals take by OSC 52 (xterm and tmux refuse more), before base64.
const OSC52_BYTES: usize = 74_000;

/// Programs that put their input on the system's clipboard, and the variable without which they cannot.
const CLIPBOARDS: [(&str, &[&str], Option<&str>); 5] = [
    ("wl-copy", &[], Some("WAYLAND_DISPLAY")),
    ("xclip", &["-selection", "clipboard"], Some("DISPLAY")),
    ("xsel", &["--clipboard", "--input"], Some("DISPLAY")),
    ("pbcopy", &[], None),
    ("clip.exe", &[], None),
];

/// The bytes by which a terminal is asked to put `text` on the clipboard of the machine it runs on (OSC 52): that
/// works over ssh too. `None` for what no terminal takes.
pub(super) fn osc52(text: &str) -> Option<Vec<u8>> {
    if text.len() > OSC52_BYTES {
        return None;
    }
    let mut bytes = Vec::new();
    crossterm::queue!(bytes, CopyToClipboard::to_clipboard_from(text)).ok()?;
    Some(bytes)
}

/// Hands `text` to the system's clipboard; whether a program took it. Over ssh that would be the wrong machine's.
pub(super) fn to_system_clipboard(text: &str) -> bool {
    if is_remote() {
        return false;
    }
    CLIPBOARDS.iter().any(|(program, arguments, needs)| {
        needs.is_none_or(|name| env::var_os(name).is_some()) && pipe(program, arguments, text)
    })
}

fn pipe(program: &str, arguments: &[&str], text: &str) -> bool {
    let child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = child else { return false };
    let written = child
        .stdin
        .take()
        .is_some_and(|mut input| input.write_all(text.as_bytes()).is_ok());
    written && child.wait().is_ok_and(|status| status.success())
}

/// Opens `address` in the browser, or says it where there is none to be seen; never anything but the Web.
pub(super) fn open(address: &str) -> Text {
    let opened = web(address).is_some() && has_browser() && open::that_detached(address).is_ok();
    let address = clean(address);
    if opened {
        return Text::new(
            format!("Ouvert\u{a0}: {address}"),
            format!("Opened: {address}"),
        );
    }
    Text::new(
        format!("Adresse\u{a0}: {address}"),
        format!("Address: {address}"),
    )
}

/// What to say where nothing can be copied.
pub(super) fn nothing_to_copy() -> Text {
    Text::new("Rien à copier ici.", "Nothing to copy here.")
}

/// Whose clipboard was given a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clipboard {
    /// The system's, which took it.
    System,
    /// The terminal's, which does not say whether it did.
    Terminal,
}

/// What to say of a copy.
pub(super) fn copied(markup: Markup, by: Clipboard) -> Text {
    let (fr, en) = match markup {
        Markup::Plain => ("Copié", "Copied"),
        Markup::Markdown => ("Copié en Markdown", "Copied as Markdown"),
    };
    match by {
        Clipboard::System => Text::new(format!("{fr}."), format!("{en}.")),
        Clipboard::Terminal => Text::new(
            format!("{fr}, si le terminal le permet (OSC 52)."),
            format!("{en}, if the terminal lets it (OSC 52)."),
        ),
    }
}

/// What to say when a page was too long, and its section in sight was copied in its place.
pub(super) fn copied_section(markup: Markup, by: Clipboard) -> Text {
    let said = copied(markup, by);
    Text::new(
        format!(
            "Page trop longue, sa section en vue\u{a0}: {}",
            lower_first(&said.fr)
        ),
        format!(
            "Page too long, its section in sight: {}",
            lower_first(&said.en)
        ),
    )
}

/// What to say of what no clipboard takes.
pub(super) fn too_long() -> Text {
    Text::new(
        "Trop long pour être copié\u{a0}: l'exportation (e) en fait un fichier.",
        "Too long to be copied: an export (e) makes a file of it.",
    )
}

fn is_remote() -> bool {
    ["SSH_CONNECTION", "SSH_TTY"]
        .iter()
        .any(|name| env::var_os(name).is_some())
}

fn has_browser() -> bool {
    let shown = cfg!(any(windows, target_os = "macos"))
        || ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"]
            .iter()
            .any(|name| env::var_os(name).is_some());
    shown && !is_remote()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::first_unclean;

    #[test]
    fn the_terminal_is_asked_in_base64_and_never_for_too_much() {
        let bytes = osc52("微信\u{1b}]0;x").unwrap();
        assert_eq!(bytes, b"\x1b]52;c;5b6u5L+hG10wO3g=\x1b\\");
        assert_eq!(osc52(&"x".repeat(OSC52_BYTES + 1)), None);
    }

    #[test]
    fn what_is_not_the_web_is_never_opened() {
        for address in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "-a",
            "https://-a",
            "https://x\u{1b}]52;c;eA==\u{7}",
            "https://x\u{202e}",
            "https://x y",
            "https://x\"&calc",
        ] {
            let said = open(address).en;
            assert!(said.starts_with("Address: "), "{address:?}");
            assert_eq!(first_unclean(&said), None, "{address:?}");
        }
    }
}
