//! A terminal made of memory: the real binary runs in a pseudo-terminal, with an emulator behind
//! it that shows what a user would see. It answers no query: the program may not need one.

use std::convert::Infallible;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

use crate::command::{NOWHERE, UNSET};

/// How long a condition may take to come true before the test fails: only ever waited out by a
/// failing test, so it is long enough for the slowest machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// The binary under test.
pub(crate) const LUOPAN: &str = env!("CARGO_BIN_EXE_luopan");

/// The window every terminal starts with: columns, rows.
const WINDOW: (u16, u16) = (80, 24);

/// A program in a pseudo-terminal, and the screen it draws on.
pub(crate) struct Pty {
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    screen: Arc<Screen>,
    /// [`Self::settings`] before the program started.
    untouched: String,
    /// Says nothing, and breaks when the screen is no longer fed.
    fed: Receiver<Infallible>,
}

struct Screen {
    shown: Mutex<Shown>,
    changed: Condvar,
    unplugged: AtomicBool,
}

/// What has arrived at the terminal so far.
pub(crate) struct Shown {
    /// The emulator.
    pub(crate) terminal: vt100::Parser,
    /// Every byte, as it came.
    pub(crate) bytes: Vec<u8>,
}

impl Shown {
    /// The screen as text.
    pub(crate) fn text(&self) -> String {
        self.terminal.screen().contents()
    }

    /// The first row of the screen.
    pub(crate) fn top_line(&self) -> String {
        self.text().lines().next().unwrap_or_default().to_owned()
    }

    /// The modes luopan switches: alternate screen, hidden cursor, bracketed paste, mouse.
    pub(crate) fn modes(&self) -> (bool, bool, bool, vt100::MouseProtocolMode) {
        let screen = self.terminal.screen();
        (
            screen.alternate_screen(),
            screen.hide_cursor(),
            screen.bracketed_paste(),
            screen.mouse_protocol_mode(),
        )
    }
}

/// How a program is started in a [`Pty`].
pub(crate) struct Start {
    command: CommandBuilder,
    is_slow: bool,
}

impl Start {
    /// luopan itself, which the terminal's own hang-up signal reaches.
    pub(crate) fn luopan() -> Self {
        Self::command(CommandBuilder::new(LUOPAN))
    }

    /// A shell with job control and the script; `$0` is luopan. The terminal survives luopan, so
    /// what is left of its settings can be looked at.
    pub(crate) fn shell(script: &str) -> Self {
        let mut command = CommandBuilder::new("sh");
        command.args(["-m", "-c", script, LUOPAN]);
        Self::command(command)
    }

    /// A shell and the script where output goes to a terminal, but no process belongs to it.
    pub(crate) fn detached(script: &str) -> Self {
        // Some shells make the terminal their own, which only the first process can: so `find` is.
        let mut command = CommandBuilder::new("find");
        command.args(["/", "-prune", "-exec", "sh", "-c", script, LUOPAN, ";"]);
        command.set_controlling_tty(false);
        Self::command(command)
    }

    fn command(mut command: CommandBuilder) -> Self {
        command.env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "C.UTF-8");
        command.env("LUOPAN_CONFIG", UNSET);
        command.env("LUOPAN_STATE", NOWHERE);
        command.env(
            "LUOPAN_NOTES",
            concat!(env!("CARGO_TARGET_TMPDIR"), "/no-notes"),
        );
        Self {
            command,
            is_slow: false,
        }
    }

    /// With an environment variable.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// At a terminal so slow that a frame takes seconds.
    pub(crate) fn slow(mut self) -> Self {
        self.is_slow = true;
        self
    }

    /// Starts it.
    pub(crate) fn spawn(self) -> Pty {
        let pair = native_pty_system().openpty(pty_size(WINDOW)).unwrap();
        let untouched = settings(&*pair.master);
        let screen = Arc::new(Screen {
            shown: Mutex::new(Shown {
                terminal: vt100::Parser::new(rows(WINDOW), columns(WINDOW), 0),
                bytes: Vec::new(),
            }),
            changed: Condvar::new(),
            unplugged: AtomicBool::new(false),
        });
        let output = pair.master.try_clone_reader().unwrap();
        let (feeding, fed) = mpsc::channel();
        let lit = Arc::clone(&screen);
        let is_slow = self.is_slow;
        thread::spawn(move || {
            lit.feed(output, is_slow);
            drop(feeding);
        });
        Pty {
            keyboard: pair.master.take_writer().unwrap(),
            child: pair.slave.spawn_command(self.command).unwrap(),
            master: pair.master,
            screen,
            untouched,
            fed,
        }
    }
}

impl Screen {
    fn feed(&self, mut output: Box<dyn Read + Send>, is_slow: bool) {
        let mut buffer = [0; 4096];
        let most = if is_slow { 1 } else { buffer.len() };
        while let Ok(length @ 1..) = output.read(&mut buffer[..most]) {
            if is_slow {
                thread::sleep(Duration::from_millis(1));
            }
            let mut shown = self.shown.lock().unwrap();
            shown.terminal.process(&buffer[..length]);
            shown.bytes.extend_from_slice(&buffer[..length]);
            self.changed.notify_all();
            if self.unplugged.load(Ordering::SeqCst) {
                return;
            }
        }
    }
}

impl Pty {
    /// Waits until the screen is as wanted, and looks at it.
    #[track_caller]
    pub(crate) fn wait<T>(&self, wanted: impl Fn(&Shown) -> bool, look: impl Fn(&Shown) -> T) -> T {
        let shown = self.screen.shown.lock().unwrap();
        let (shown, timeout) = (self.screen.changed)
            .wait_timeout_while(shown, PATIENCE, |shown| !wanted(shown))
            .unwrap();
        assert!(
            !timeout.timed_out(),
            "waited in vain; the screen:\n{}",
            shown.text()
        );
        look(&shown)
    }

    /// Waits until the text is on the screen.
    #[track_caller]
    pub(crate) fn wait_for(&self, text: &str) {
        self.wait(|shown| shown.text().contains(text), |_| ());
    }

    /// Waits until luopan has drawn a whole frame on the alternate screen: its last line too, and the cursor in the
    /// search line.
    #[track_caller]
    pub(crate) fn wait_for_luopan(&self) {
        let drawn = |shown: &Shown| {
            let screen = shown.terminal.screen();
            let (rows, _) = screen.size();
            let is_whole = shown.text().lines().count() == usize::from(rows.get());
            let (row, _) = screen.cursor_position();
            let is_first = shown.top_line().contains("luopan");
            screen.alternate_screen() && is_first && is_whole && row == 0
        };
        self.wait(drawn, |_| ());
    }

    /// What is shown at this moment.
    pub(crate) fn look<T>(&self, look: impl Fn(&Shown) -> T) -> T {
        look(&self.screen.shown.lock().unwrap())
    }

    /// Types the keys, or sends whatever a terminal would for them.
    pub(crate) fn send(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Gives the window another size. The emulator's screen is wiped, so that what is on it
    /// afterwards was drawn after the change.
    pub(crate) fn resize(&self, window: (u16, u16)) {
        let mut shown = self.screen.shown.lock().unwrap();
        // The emulator needs a cell at least, and would pay for each of four thousand million.
        let small = (window.0.clamp(1, 200), window.1.clamp(1, 100));
        shown.terminal.set_size(rows(small), columns(small));
        shown.terminal.process(b"\x1b[2J");
        self.master.resize(pty_size(window)).unwrap();
    }

    /// Fails unless the terminal is as it was before the program started.
    #[track_caller]
    pub(crate) fn assert_restored(&self) {
        let free = (false, false, false, vt100::MouseProtocolMode::None);
        assert_eq!(self.look(Shown::modes), free, "{}", self.look(Shown::text));
        assert_eq!(settings(&*self.master), self.untouched);
    }

    /// Whether keys arrive one by one and unechoed, not as the edited lines of a shell.
    pub(crate) fn is_raw(&self) -> bool {
        settings(&*self.master) != self.untouched
    }

    /// Wipes the emulator's screen, so that what is on it afterwards is drawn from now on.
    pub(crate) fn wipe(&self) {
        self.screen
            .shown
            .lock()
            .unwrap()
            .terminal
            .process(b"\x1b[2J");
    }

    /// Memory that the program holds, in kibibytes.
    #[cfg(target_os = "linux")]
    pub(crate) fn resident(&self) -> usize {
        let id = self.child.process_id().unwrap();
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let number = line.and_then(|line| line.split_whitespace().next());
        number.unwrap().parse().unwrap()
    }

    /// Sends the signal to the job in the foreground.
    pub(crate) fn signal(&self, signal: Signal) {
        let group = self.master.process_group_leader().unwrap();
        kill_process(Pid::from_raw(group).unwrap(), signal).unwrap();
    }

    /// Waits for the program the terminal was opened for to end, and returns its exit code.
    #[track_caller]
    pub(crate) fn exit_code(self) -> u32 {
        exit_code(self.child)
    }

    /// Takes the terminal away, as closing its window does, and returns the exit code of the
    /// program it was opened for.
    #[track_caller]
    pub(crate) fn unplug(self) -> u32 {
        // The reader holds the terminal too, asleep until there is something to read: the frame
        // for another size wakes it.
        self.screen.unplugged.store(true, Ordering::SeqCst);
        self.master.resize(pty_size((70, 20))).unwrap();
        let unplugged = self.fed.recv_timeout(PATIENCE);
        assert_eq!(
            unplugged,
            Err(RecvTimeoutError::Disconnected),
            "not redrawn"
        );
        drop((self.keyboard, self.master));
        exit_code(self.child)
    }
}

#[track_caller]
fn exit_code(mut child: Box<dyn Child + Send + Sync>) -> u32 {
    let mut killer = child.clone_killer();
    let (tell, ended) = mpsc::channel();
    thread::spawn(move || tell.send(child.wait().unwrap().exit_code()));
    ended.recv_timeout(PATIENCE).unwrap_or_else(|_| {
        let _ = killer.kill();
        panic!("the program does not end")
    })
}

/// The settings of the terminal (echo, line editing, signals from keys), as text to compare.
fn settings(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn columns(window: (u16, u16)) -> NonZeroU16 {
    NonZeroU16::new(window.0).unwrap()
}

fn rows(window: (u16, u16)) -> NonZeroU16 {
    NonZeroU16::new(window.1).unwrap()
}
