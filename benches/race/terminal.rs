//! A program in a pseudo-terminal, and a clock beside it.

use std::io::{Read, Write};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Longest wait for the first byte of a frame.
const PATIENCE: Duration = Duration::from_secs(120);

/// A frame as it came.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    /// From its cause to its last byte.
    pub(crate) took: Duration,
    /// How many bytes it was.
    pub(crate) bytes: usize,
}

/// A program in a pseudo-terminal of 120 by 40.
pub(crate) struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    /// Keeps the terminal open.
    _master: Box<dyn MasterPty + Send>,
    /// Bytes with the moment at which they came.
    output: Receiver<(Instant, Vec<u8>)>,
    /// A frame is over when nothing came for so long.
    quiet: Duration,
}

impl Terminal {
    /// Starts `command` as a user without settings would; the first frame.
    pub(crate) fn start(mut command: CommandBuilder, quiet: Duration) -> (Self, Frame) {
        let size = PtySize {
            rows: 40,
            cols: 120,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        command.env_clear();
        for (name, value) in [
            ("TERM", "xterm-256color"),
            ("LC_ALL", "fr_CA.UTF-8"),
            ("LUOPAN_CONFIG", "/dev/null/none"),
            ("LUOPAN_STATE", "/dev/null/none"),
        ] {
            command.env(name, value);
        }
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = mpsc::channel();
        thread::spawn(move || {
            let mut buffer = [0; 65_536];
            while let Ok(length @ 1..) = reader.read(&mut buffer) {
                if sender
                    .send((Instant::now(), buffer[..length].to_vec()))
                    .is_err()
                {
                    return;
                }
            }
        });
        let keyboard = pair.master.take_writer().unwrap();
        let start = Instant::now();
        let mut terminal = Self {
            child: pair.slave.spawn_command(command).unwrap(),
            keyboard,
            _master: pair.master,
            output,
            quiet,
        };
        drop(pair.slave);
        let first = terminal.frame(start, |seen| seen.windows(6).any(|word| word == b"luopan"));
        (terminal, first)
    }

    /// Its process.
    pub(crate) fn process(&self) -> Option<u32> {
        self.child.process_id()
    }

    /// Presses a key; the frame that follows.
    pub(crate) fn press(&mut self, key: &str) -> Frame {
        let start = Instant::now();
        self.keyboard.write_all(key.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
        self.frame(start, |seen| !seen.is_empty())
    }

    /// What comes until it is as wanted and nothing follows for a while.
    fn frame(&mut self, start: Instant, wanted: impl Fn(&[u8]) -> bool) -> Frame {
        let (mut seen, mut last) = (Vec::new(), start);
        loop {
            let drawn = wanted(&seen);
            let wait = if drawn { self.quiet } else { PATIENCE };
            match self.output.recv_timeout(wait) {
                Ok((at, bytes)) => {
                    seen.extend(bytes);
                    last = at;
                }
                Err(_) if drawn => break,
                Err(error) => panic!("no frame: {error}"),
            }
        }
        Frame {
            took: last - start,
            bytes: seen.len(),
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
