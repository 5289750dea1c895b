//! Files that are always whole: the old one, or the new one.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use super::{LONGEST, Trouble, Why};

/// Makes `folder` and those above it, for the user alone.
pub(super) fn make_folder(folder: &Path) -> Result<(), Trouble> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(Trouble::of(folder))
}

/// The bytes of the file at `path`; `None` when there is none.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, Trouble> {
    let kind = match fs::metadata(path) {
        Ok(kind) => kind,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return match fs::symlink_metadata(path) {
                Ok(_) => Err(Trouble::new(path, Why::Nowhere)),
                Err(_) => Ok(None),
            };
        }
        Err(error) => return Err(Trouble::of(path)(error)),
    };
    // Asked before opening: a pipe would wait for its writer.
    if !kind.is_file() {
        return Err(Trouble::new(path, Why::NotAFile));
    }
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Trouble::of(path)(error)),
    };
    let mut bytes = Vec::new();
    let limit = u64::try_from(LONGEST).unwrap_or(u64::MAX);
    file.take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(Trouble::of(path))?;
    if bytes.len() > LONGEST {
        return Err(Trouble::new(path, Why::TooLong));
    }
    Ok(Some(bytes))
}

/// Puts `text` in place of what `path` holds, on the disk before this returns; `false`, and nothing done, when the
/// file no longer holds `expected`. Only the holder of the folder's lock may call it.
///
/// A link stays a link: the file it leads to is replaced, and keeps its permissions. One that is read-only is left
/// alone, though its folder would let it be replaced.
pub(super) fn replace(path: &Path, text: &str, expected: Option<&[u8]>) -> Result<bool, Trouble> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if fs::metadata(&target).is_ok_and(|about| about.permissions().readonly()) {
        return Err(Trouble::new(path, Why::ReadOnly));
    }
    let temporary = beside(&target, "tmp");
    // One fixed name: a save that was killed leaves at most this file, and the next one takes it away.
    let written = remove(&temporary)
        .and_then(|()| write_new(&temporary, text, &target).map_err(Trouble::of(path)));
    if let Err(trouble) = written {
        let _ = fs::remove_file(&temporary);
        return Err(trouble);
    }
    // Compared as late as can be: the slow part, the fsync, is over.
    if read(path)?.as_deref() != expected {
        remove(&temporary)?;
        return Ok(false);
    }
    if let Err(error) = fs::rename(&temporary, &target) {
        let _ = fs::remove_file(&temporary);
        return Err(Trouble::of(&target)(error));
    }
    sync_folder(&target);
    Ok(true)
}

/// Takes a file away; one that is not there is no trouble.
pub(super) fn remove(path: &Path) -> Result<(), Trouble> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Trouble::of(path)(error)),
        _ => Ok(()),
    }
}

/// `wechat.md` -> `.wechat.md.tmp`, in the same folder.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{ending}"))
}

fn write_new(path: &Path, text: &str, like: &Path) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    if let Ok(kind) = fs::metadata(like) {
        file.set_permissions(kind.permissions())?;
    }
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Makes the new name of a file last through a power cut. Where folders cannot be synced the save still stands.
fn sync_folder(path: &Path) {
    if let Some(folder) = path.parent().filter(|_| cfg!(unix)) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}
