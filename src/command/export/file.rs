//! A file that is there whole or not at all, and that replaces nothing unasked.

use std::io::{self, ErrorKind, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

use crate::command::{Context, Failure};
use crate::text::shown_path;
use crate::words;

/// Writes `bytes` to `path`: beside it first, then in one step under its name. A file that is there is replaced
/// only with `force`; a folder, a pipe or a device never. A link stays a link: what it leads to is replaced.
///
/// # Errors
/// [`Failure::Refused`] when `path` is taken, [`Failure::Output`] when the file cannot be written; nothing is left
/// behind then.
pub(super) fn write(
    path: &Path,
    bytes: &[u8],
    force: bool,
    context: &Context,
) -> Result<(), Failure> {
    let words = context.words();
    let name = shown_path(&path.display().to_string());
    let say = |why: &str| format!("{name}{}{why}", words.colon);
    let refused = |why: &str| Failure::Refused(say(why));
    let failed = |error: &io::Error| {
        let why = words::system(error, context.lang);
        Failure::Output(io::Error::new(error.kind(), say(&format!("{why}."))))
    };
    // What a link leads to: it may be a device.
    match path.metadata() {
        Ok(about) if !about.is_file() => return Err(refused(words.export.not_a_file)),
        Ok(_) if !force => return Err(refused(words.export.exists)),
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(failed(&error)),
        Err(_) if path.is_symlink() => return Err(refused(words.export.leads_nowhere)),
        _ => {}
    }
    let target = path.canonicalize();
    let path = target.as_deref().unwrap_or(path);
    // What tempfile says names its own file, which nobody asked for.
    let plain = |error: io::Error| failed(&error.kind().into());
    let file = beside(path, bytes).map_err(plain)?;
    let kept = match force {
        true => file.persist(path),
        false => file.persist_noclobber(path),
    };
    match kept.map_err(|unkept| unkept.error) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(refused(words.export.exists)),
        Err(error) => Err(failed(&error)),
    }
}

/// `bytes` in a new file in the folder of `path`, with the rights any new file gets; removed again unless kept.
fn beside(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
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
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}
