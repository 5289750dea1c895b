//! A lock that the system gives back when its holder dies, however it dies.

#[cfg(unix)]
use std::fs;
use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::{Trouble, Why};

/// How long another luopan may take to save before this one gives up.
const PATIENCE: Duration = Duration::from_secs(3);
/// Between two tries.
const PAUSE: Duration = Duration::from_millis(10);

/// Held while it lives.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Waits a few seconds for the lock of `folder`.
    pub(super) fn wait(folder: &Path) -> Result<Self, Trouble> {
        let path = folder.join(".luopan.lock");
        let start = Instant::now();
        loop {
            match try_open(OpenOptions::new().write(true).create(true), &path) {
                Ok(Some(file)) => return Ok(Self { _file: file }),
                Ok(None) if start.elapsed() > PATIENCE => {
                    return Err(Trouble::new(&path, Why::Busy));
                }
                Ok(None) => thread::sleep(PAUSE),
                Err(error) => return Err(Trouble::of(&path)(error)),
            }
        }
    }
}

/// Opens the plain file at `path` for this process alone; `None` when another one has it. A file system without locks is
/// taken at its word: the comparison before each save still guards the notes.
#[cfg(unix)]
pub(super) fn try_open(options: &mut OpenOptions, path: &Path) -> io::Result<Option<File>> {
    use std::os::unix::fs::OpenOptionsExt;

    use rustix::fs::{FlockOperation, OFlags, flock};
    use rustix::io::Errno;

    // A pipe would wait for its other end; and one may come between the two.
    must_be_plain(fs::metadata(path))?;
    let at_once = OFlags::NONBLOCK.bits().cast_signed();
    let file = options.mode(0o600).custom_flags(at_once).open(path)?;
    must_be_plain(file.metadata())?;
    loop {
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) | Err(Errno::NOTSUP | Errno::NOLCK | Errno::NOSYS) => return Ok(Some(file)),
            Err(Errno::WOULDBLOCK) => return Ok(None),
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// Refuses what is there and no plain file.
#[cfg(unix)]
fn must_be_plain(about: io::Result<fs::Metadata>) -> io::Result<()> {
    match about.is_ok_and(|about| !about.is_file()) {
        true => Err(io::ErrorKind::NotSeekable.into()),
        false => Ok(()),
    }
}

/// Opens `path` for this process alone; `None` when another one has it.
#[cfg(windows)]
pub(super) fn try_open(options: &mut OpenOptions, path: &Path) -> io::Result<Option<File>> {
    use std::os::windows::fs::OpenOptionsExt;

    /// `ERROR_SHARING_VIOLATION`
    const SHARED: i32 = 32;
    match options.share_mode(0).open(path) {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.raw_os_error() == Some(SHARED) => Ok(None),
        Err(error) => Err(error),
    }
}
