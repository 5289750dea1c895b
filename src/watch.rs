//! Files that change while the program runs.
//!
//! They are looked at, not listened to: twice a second one `stat` a file, which costs microseconds, and nothing at all
//! when there is no file to look at. Events of the system (the `notify` crate) would spare these looks, but they come
//! from the directory and not from the file once it is renamed over, do not come from network drives, run out
//! (`ENOSPC`), and arrive in the middle of a save, so that all would have to be looked at again anyway.

use std::fs::{self, Metadata};
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, SystemTime};

/// Between two looks while nothing changes.
const QUIET: Duration = Duration::from_millis(500);
/// Between two looks while something is being written.
const BUSY: Duration = Duration::from_millis(100);
/// The most files of a folder looked at.
const MOST: usize = 10_000;

/// A file as it was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seen {
    path: PathBuf,
    /// `None` when it is not there, or cannot be looked at.
    mark: Option<Mark>,
}

/// What changes when a file does, even one written anew within the same second and as long as before.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mark {
    len: u64,
    modified: Option<SystemTime>,
    /// Device, inode, and time of the last change of either, where the system has them.
    identity: [i128; 4],
}

/// Some files and folders, and what was last seen of them. Of a folder the files count that an atlas is read from:
/// its own and those of `platforms` in it, hidden ones apart.
#[derive(Debug)]
pub struct Watch {
    paths: Vec<PathBuf>,
    /// Of each path, what was last told of it, and what was last seen.
    told: Vec<Vec<Seen>>,
    last: Vec<Vec<Seen>>,
}

impl Watch {
    /// Looks at `paths` for the first time. To be done before they are read, so that no change falls in between.
    pub fn new(paths: Vec<PathBuf>) -> Self {
        let told = look(&paths);
        let last = told.clone();
        Self { paths, told, last }
    }

    /// Looks again: which of the paths have changed since this was last said, once all has come to rest: two looks
    /// agree. A file that is gone is a change too.
    pub fn changed(&mut self) -> Vec<PathBuf> {
        let now = look(&self.paths);
        let at_rest = now == self.last;
        self.last = now;
        if !at_rest {
            return Vec::new();
        }
        let pairs = self.told.iter().zip(&self.last);
        let changed = self
            .paths
            .iter()
            .zip(pairs)
            .filter(|(_, (told, last))| told != last);
        let changed = changed.map(|(path, _)| path.clone()).collect();
        self.told.clone_from(&self.last);
        changed
    }

    /// Looks at these paths from now on.
    fn turn_to(&mut self, paths: Vec<PathBuf>) {
        if paths != self.paths {
            *self = Self::new(paths);
        }
    }

    /// How long to wait before looking again: half a second, less while something is being written, so that a change is
    /// told within a second.
    pub fn pause(&self) -> Duration {
        if self.last == self.told { QUIET } else { BUSY }
    }

    /// Looks from a thread of its own until the answer is dropped or `changed` breaks off; `changed` is called, there,
    /// with what has changed, may take its time, and says what to look at from then on. Without paths there is no
    /// thread.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn spawn(
        mut self,
        mut changed: impl FnMut(&[PathBuf]) -> ControlFlow<(), Vec<PathBuf>> + Send + 'static,
    ) -> io::Result<Watching> {
        let (end, ended) = mpsc::channel();
        if !self.paths.is_empty() {
            thread::Builder::new()
                .name("watch".to_owned())
                .spawn(move || {
                    while ended.recv_timeout(self.pause()) == Err(RecvTimeoutError::Timeout) {
                        let paths = self.changed();
                        if paths.is_empty() {
                            continue;
                        }
                        match changed(&paths) {
                            ControlFlow::Continue(paths) => self.turn_to(paths),
                            ControlFlow::Break(()) => break,
                        }
                    }
                })?;
        }
        Ok(Watching { _end: end })
    }
}

/// A watch at work; it ends when this is dropped.
#[derive(Debug)]
pub struct Watching {
    _end: Sender<()>,
}

fn look(paths: &[PathBuf]) -> Vec<Vec<Seen>> {
    let look_at = |path: &PathBuf| {
        let folders = [path.clone(), path.join("platforms")];
        let inside = folders.iter().flat_map(|folder| files(folder));
        std::iter::once(path.clone())
            .chain(inside)
            .map(see)
            .collect()
    };
    paths.iter().map(look_at).collect()
}

fn see(path: PathBuf) -> Seen {
    let mark = fs::metadata(&path).ok().map(|about| mark(&about));
    Seen { path, mark }
}

/// The files of a folder, sorted; none when it is no folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let shown = entries.filter(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."));
    let mut files: Vec<PathBuf> = shown.take(MOST).map(|entry| entry.path()).collect();
    files.sort();
    files
}

fn mark(about: &Metadata) -> Mark {
    // A folder changes whenever a hidden file in it does; its files are looked at themselves.
    if about.is_dir() {
        return Mark {
            len: 0,
            modified: None,
            identity: [0; 4],
        };
    }
    Mark {
        len: about.len(),
        modified: about.modified().ok(),
        identity: identity(about),
    }
}

#[cfg(unix)]
fn identity(about: &Metadata) -> [i128; 4] {
    use std::os::unix::fs::MetadataExt;
    [
        about.dev().into(),
        about.ino().into(),
        about.ctime().into(),
        about.ctime_nsec().into(),
    ]
}

#[cfg(not(unix))]
const fn identity(_: &Metadata) -> [i128; 4] {
    [0; 4]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    /// Whether a change is told by the second look and by no other.
    fn told(watch: &mut Watch) -> bool {
        let looks = [(); 4].map(|()| !watch.changed().is_empty());
        assert!(matches!(
            looks,
            [false, true, false, false] | [false, false, false, false]
        ));
        looks.contains(&true)
    }

    #[test]
    fn every_way_of_saving_is_seen_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("platforms")).unwrap();
        fs::write(path("a.ron"), "one").unwrap();
        let mut both = [
            Watch::new(vec![folder.path().to_owned()]),
            Watch::new(vec![path("a.ron")]),
        ];
        let mut saved = |save: &dyn Fn(), seen: [bool; 2]| {
            save();
            assert_eq!(both.each_mut().map(told), seen);
        };
        for nth in 0..3 {
            saved(&|| {}, [false, false]);
            saved(
                &|| fs::write(path("a.ron"), "longer").unwrap(),
                [true, true],
            );
            let other = format!("tw{nth}");
            fs::write(path(".a.ron.tmp"), other).unwrap();
            saved(
                &|| fs::rename(path(".a.ron.tmp"), path("a.ron")).unwrap(),
                [true, true],
            );
            saved(&|| fs::write(path("a.ron"), "").unwrap(), [true, true]);
            saved(&|| fs::remove_file(path("a.ron")).unwrap(), [true, true]);
            saved(&|| fs::write(path("a.ron"), "new").unwrap(), [true, true]);
            saved(&|| fs::write(path(".a.ron.swp"), "x").unwrap(), [false; 2]);
            let name = format!("platforms/{nth}.ron");
            saved(&|| fs::write(path(&name), "x").unwrap(), [true, false]);
        }
        fs::remove_dir_all(folder.path()).unwrap();
        assert_eq!(both.each_mut().map(told), [true, true]);
    }

    #[test]
    fn what_is_being_written_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        let mut watch = Watch::new(vec![path.clone()]);
        assert_eq!(watch.pause(), QUIET);
        for length in 1..20 {
            fs::write(&path, "x".repeat(length)).unwrap();
            assert!(watch.changed().is_empty());
            assert_eq!(watch.pause(), BUSY);
        }
        assert_eq!(watch.changed(), std::slice::from_ref(&path));
        assert_eq!(watch.pause(), QUIET);
        fs::write(&path, "y").unwrap();
        assert!(watch.changed().is_empty());
    }

    #[test]
    fn only_what_has_changed_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let [one, two] = ["one.ron", "two"].map(|name| folder.path().join(name));
        let mut watch = Watch::new(vec![one.clone(), two.clone()]);
        fs::create_dir(&two).unwrap();
        fs::write(two.join("wechat.md"), "x").unwrap();
        assert_eq!(
            [(); 2].map(|()| watch.changed()),
            [vec![], vec![two.clone()]]
        );
        fs::write(&one, "x").unwrap();
        fs::write(two.join("wechat.md"), "xy").unwrap();
        assert_eq!([(); 2].map(|()| watch.changed()), [vec![], vec![one, two]]);
    }

    #[test]
    fn a_thread_tells_and_ends() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        let (tell, told) = channel();
        let watch = Watch::new(vec![path.clone()]);
        let watching = watch.spawn(move |changed| {
            let _ = tell.send(());
            ControlFlow::Continue(changed.to_vec())
        });
        let watching = watching.unwrap();
        fs::write(&path, "x").unwrap();
        let patience = Duration::from_secs(30);
        told.recv_timeout(patience).unwrap();
        drop(watching);
        // The thread is gone when its sender is.
        let gone = std::iter::repeat_with(|| told.recv_timeout(patience)).find_map(Result::err);
        assert_eq!(gone, Some(RecvTimeoutError::Disconnected));
    }
}
