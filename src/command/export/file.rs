//! A file that is there whole or not at all, and that replaces nothing unasked.

use std::io::{self, ErrorKind, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

use crate::command::{Context, Failure};
use crate::text::clean;

/// Writes `bytes` to `path`: beside it first, then in one step under its name. A file that is there is replaced
/// only with `force`; a folder, a pipe or a device never.
///
/// # Errors
/// When `path` is taken, or the file cannot be written; nothing is left behind then.
pub(super) fn write(
    path: &Path,
    bytes: &[u8],
    force: bool,
    context: &Context,
) -> Result<(), Failure> {
    let words = &context.words().export;
    let say = |why: &str| {
        let name = path.display().to_string();
        let (name, colon) = (clean(&name), context.words().colon);
        Failure::Refused(format!("{name}{colon}{why}"))
    };
    let taken = || say(words.exists);
    match path.symlink_metadata() {
        Ok(about) if about.is_file() || about.is_symlink() => {
            if !force {
                return Err(taken());
            }
        }
        Ok(_) => return Err(say(words.not_a_file)),
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(say(&error.to_string())),
    }
    let written = beside(path).and_then(|mut file| {
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        Ok(file)
    });
    let file = written.map_err(|error| say(&error.to_string()))?;
    let kept = match force {
        true => file.persist(path),
        false => file.persist_noclobber(path),
    };
    match kept {
        Ok(_) => Ok(()),
        Err(failed) if failed.error.kind() == ErrorKind::AlreadyExists => Err(taken()),
        Err(failed) => Err(say(&failed.error.to_string())),
    }
}

/// A new file in the folder of `path`, with the rights any new file gets; removed again unless it is kept.
fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = Builder::new();
    builder.prefix(".luopan-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}
