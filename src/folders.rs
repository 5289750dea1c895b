//! Where the user's own files live, by the conventions of the system.

use std::env;
use std::path::PathBuf;

use etcetera::BaseStrategy;

/// The folder of the notes: `LUOPAN_NOTES`, else `luopan/notes` in the user's data folder (`XDG_DATA_HOME` or
/// `~/.local/share`; `%APPDATA%` on Windows); `None` for a user without a home.
pub fn notes() -> Option<PathBuf> {
    let given = env::var_os("LUOPAN_NOTES").filter(|folder| !folder.is_empty());
    given.map(PathBuf::from).or_else(|| {
        let base = etcetera::choose_base_strategy().ok()?;
        Some(base.data_dir().join("luopan").join("notes"))
    })
}
