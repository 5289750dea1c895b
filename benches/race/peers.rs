//! Other programs that find as one types, given the same platforms: those of them that are installed.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use luopan::data::Atlas;
use portable_pty::CommandBuilder;

use crate::scale;

/// fzf and skim, each as it comes. Television paints all the time, so that nothing tells when it is done.
const PROGRAMS: [&str; 2] = ["fzf", "sk"];
/// Letters of a line. They get a platform's name, owner, tagline and likenesses, an eighth of what luopan searches:
/// nobody gives such a program whole pages.
const LETTERS: usize = 160;

/// One of them.
pub(crate) struct Peer {
    /// What it is called.
    pub(crate) name: &'static str,
    program: PathBuf,
}

/// Those that are installed.
pub(crate) fn installed() -> Vec<Peer> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let find = |name: &'static str| {
        let places = folders.iter().map(|folder| folder.join(name));
        let program = places.into_iter().find(|place| place.is_file())?;
        Some(Peer { name, program })
    };
    PROGRAMS.into_iter().filter_map(find).collect()
}

/// A file of one line a platform; the first is `luopan`, by which a first frame is known.
pub(crate) fn text(atlas: &Atlas) -> PathBuf {
    let lines = scale::lines(atlas).into_iter();
    let cut = lines.map(|line| line.chars().take(LETTERS).collect());
    let lines: Vec<String> = std::iter::once("luopan".to_owned()).chain(cut).collect();
    let path = env::temp_dir().join(format!("luopan-race-{}.txt", lines.len()));
    fs::write(&path, lines.join("\n")).unwrap();
    path
}

impl Peer {
    /// What starts it on the lines of the file.
    pub(crate) fn on(&self, text: &Path) -> CommandBuilder {
        let mut command = CommandBuilder::new("/bin/sh");
        let home = env::temp_dir();
        let (home, program, text) = (home.display(), self.program.display(), text.display());
        command.args(["-c", &format!("HOME={home} exec {program} < {text}")]);
        command
    }
}
