//! What the user sets once, in a file, and what the program remembers of itself from one run to the next.

mod field;
mod print;
mod read;
mod state;
mod theme;

use std::path::{Path, PathBuf};

use crate::data::{Findings, Lang, Limits, Location};
use crate::text::first_unclean;

pub use print::{KeyLine, print};
pub use state::{Spot, State};
pub use theme::{Ansi, Colour, Paint, Palette, Role, ThemeName};

/// The config file: everything in it may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// Language of the interface; without it, that of the last run or the locale.
    pub lang: Option<Lang>,
    /// Theme; without it, that of the last run or the terminal's colours.
    pub theme: Option<ThemeName>,
    /// Roles that look otherwise than in the theme.
    pub roles: Vec<(Role, Paint)>,
    /// Only ASCII signs in the interface.
    pub ascii: bool,
    /// Actions with keys of the user's own.
    pub keys: Vec<Rebinding>,
    /// The atlas to show instead of the built-in one.
    pub data: Option<PathBuf>,
    /// The folder that is laid over the atlas.
    pub overlay: Option<PathBuf>,
    /// The folder of the notes.
    pub notes: Option<PathBuf>,
    /// Last month of the fresh, when the user sets it.
    pub fresh_months: Option<u32>,
    /// Last month of the ageing, when the user sets it.
    pub stale_months: Option<u32>,
    /// The agency, as it signs what is sent.
    pub agency: Option<String>,
}

/// A name to sign with, the blanks around it taken away; `None` unless it is a line of 1 to 100 letters that draws nothing
/// but itself.
#[must_use]
pub fn signature(text: &str) -> Option<String> {
    const LONGEST: usize = 100;
    let name = text.trim();
    let is_fit = !name.is_empty() && name.chars().count() <= LONGEST;
    (is_fit && first_unclean(name).is_none()).then(|| name.to_owned())
}

/// An action and the keys it shall have instead of its usual ones. What the names mean, the key table knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rebinding {
    /// The action: `page.quit`.
    pub action: Written,
    /// Its keys: `ctrl-k`, `f3`; none to take all of them away.
    pub keys: Vec<Written>,
}

/// A text of the config file and where it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The text.
    pub text: String,
    /// Its place.
    pub place: Location,
}

impl Config {
    /// The config in the file at `path`, whose relative paths start from its folder and `~/` from `home`. A file that
    /// is not there sets nothing. What is wrong is told, and what it would have set stays as it is without it.
    pub fn load(path: &Path, home: Option<&Path>) -> (Self, Findings) {
        let (config, findings) = read::file(path);
        let folder = path.parent().unwrap_or(Path::new(""));
        let settle = |path: PathBuf| match (path.strip_prefix("~"), home) {
            (Ok(inside), Some(home)) => home.join(inside),
            _ => folder.join(path),
        };
        let config = Self {
            data: config.data.map(settle),
            overlay: config.overlay.map(settle),
            notes: config.notes.map(settle),
            ..config
        };
        (config, findings)
    }

    /// What to say of a config file that is named and is not there.
    pub fn missing(path: &Path) -> Findings {
        read::missing(path)
    }

    /// How old is old: no statement is stale before it has stopped being fresh.
    pub fn limits(&self) -> Limits {
        let usual = Limits::default();
        let fresh = self.fresh_months.unwrap_or(usual.fresh);
        Limits {
            fresh,
            stale: self.stale_months.unwrap_or(usual.stale).max(fresh),
        }
    }

    /// The looks of the theme `name` with the roles of this config.
    pub fn palette(&self, name: ThemeName) -> Palette {
        name.palette().with(&self.roles)
    }
}
