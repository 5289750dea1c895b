//! What the program remembers from one run to the next. It is a convenience: nothing ever fails for want of it.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use crate::data::{Id, Lang, is_slug};

use super::ThemeName;

/// The largest state file read, in bytes: 64 KiB.
const MAX_BYTES: u64 = 64 * 1024;
/// The most marks kept.
const MARKS: usize = 4;

/// What the program remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Language of the last run.
    pub lang: Option<Lang>,
    /// Theme of the last run.
    pub theme: Option<ThemeName>,
    /// Where the last run ended.
    pub spot: Option<Spot>,
    /// Ids of the marked platforms, at most four.
    pub marks: Vec<Id>,
    /// The hint for beginners was put away.
    pub hint_dismissed: bool,
}

/// A place of the program: a view and the platform selected there. Both are ids, which may no longer exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The view.
    pub view: String,
    /// The platform.
    pub platform: Option<Id>,
}

/// The state as written: nothing but plain words, each of which may be missing.
#[derive(Default, Deserialize, Serialize)]
#[serde(rename = "State", default)]
struct Written {
    lang: String,
    theme: String,
    view: String,
    platform: Id,
    marks: Vec<Id>,
    hint_dismissed: bool,
}

impl State {
    /// The state in the file at `path`. What cannot be read, or is not what it should be, is forgotten.
    pub fn read(path: &Path) -> Self {
        let text = plain_text(path).unwrap_or_default();
        let written: Written = ron::from_str(&text).unwrap_or_default();
        let id = |text: Id| is_slug(&text).then_some(text);
        let langs = [Lang::Fr, Lang::En];
        Self {
            lang: langs.into_iter().find(|lang| lang.code() == written.lang),
            theme: ThemeName::named(&written.theme),
            spot: is_slug(&written.view).then(|| Spot {
                view: written.view,
                platform: id(written.platform),
            }),
            marks: written
                .marks
                .into_iter()
                .filter_map(id)
                .take(MARKS)
                .collect(),
            hint_dismissed: written.hint_dismissed,
        }
    }

    /// Where [`State::write`] keeps the file at `path`, when that holds something and no state.
    pub fn damaged(path: &Path) -> Option<PathBuf> {
        let is_file = fs::metadata(path).is_ok_and(|about| about.is_file());
        (is_file && is_damaged(path)).then(|| path.with_extension("damaged"))
    }

    /// Writes the state to the file at `path`, whose folder is made where it is missing. The file is the old one or
    /// the new one at every moment. One that is no plain file is left alone.
    ///
    /// # Errors
    /// When it cannot be written; the old file is as it was.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        let written = Written {
            lang: self.lang.map(Lang::code).unwrap_or_default().to_owned(),
            theme: self
                .theme
                .map(ThemeName::name)
                .unwrap_or_default()
                .to_owned(),
            view: self
                .spot
                .as_ref()
                .map(|spot| spot.view.clone())
                .unwrap_or_default(),
            platform: self
                .spot
                .as_ref()
                .and_then(|spot| spot.platform.clone())
                .unwrap_or_default(),
            marks: self.marks.clone(),
            hint_dismissed: self.hint_dismissed,
        };
        let pretty = ron::ser::PrettyConfig::default().struct_names(true);
        let text = ron::ser::to_string_pretty(&written, pretty).map_err(io::Error::other)?;
        // A link stays a link: what it leads to is replaced.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if fs::metadata(&path).is_ok_and(|about| !about.is_file()) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let folder = path.parent().unwrap_or(Path::new("."));
        make_private(folder)?;
        let mut file = NamedTempFile::new_in(folder)?;
        file.write_all(text.as_bytes())?;
        file.as_file().sync_all()?;
        if is_damaged(&path) {
            // Somebody may have marked four platforms there.
            fs::rename(&path, path.with_extension("damaged"))?;
        }
        file.persist(&path)?;
        Ok(())
    }
}

/// Whether there is a file that holds no state.
fn is_damaged(path: &Path) -> bool {
    match plain_text(path) {
        Ok(text) => ron::from_str::<Written>(&text).is_err(),
        Err(error) => error.kind() != io::ErrorKind::NotFound,
    }
}

/// The text of a plain file of a sane size.
fn plain_text(path: &Path) -> io::Result<String> {
    // Looks before it opens, since opening a fifo waits for ever.
    let about = fs::metadata(path)?;
    if !about.is_file() || about.len() > MAX_BYTES {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut text = String::new();
    File::open(path)?
        .take(MAX_BYTES)
        .read_to_string(&mut text)?;
    Ok(text)
}

/// Makes a folder that is the user's alone, as the XDG base directories ask for.
fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full() -> State {
        State {
            lang: Some(Lang::En),
            theme: Some(ThemeName::Light),
            spot: Some(Spot {
                view: "explorer".into(),
                platform: Some("wechat".into()),
            }),
            marks: vec!["weibo".into(), "douban".into()],
            hint_dismissed: true,
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b/state.ron");
        for state in [full(), State::default(), full()] {
            state.write(&path).unwrap();
            assert_eq!(State::read(&path), state);
        }
        let left: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().collect();
        assert_eq!(left.len(), 1, "nothing is left beside it: {left:?}");
    }

    #[test]
    fn what_cannot_be_read_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state.ron");
        assert_eq!(State::read(&path), State::default());
        assert_eq!(State::read(folder.path()), State::default());
        let long = format!("State(lang: \"en\", view: \"{}\")", "x".repeat(70_000));
        let deep = "(".repeat(50_000);
        for text in ["", "State(", "\u{0}", "[1]", "State(lang: 3)", &deep, &long] {
            fs::write(&path, text).unwrap();
            let shown: String = text.chars().take(30).collect();
            assert_eq!(State::read(&path), State::default(), "{shown}");
        }
        fs::write(&path, b"State(lang: \"\xff\")").unwrap();
        assert_eq!(State::read(&path), State::default());
    }

    #[test]
    fn hostile_words_are_left_out_and_the_rest_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state.ron");
        let text = "State(lang: \"en\", theme: \"../x\", view: \"matrix\", platform: \"../../etc\",
            marks: [\"con\", \"a\\u{1b}[2J\", \"weibo\", \"\", \"Weibo\", \"b\", \"c\", \"d\", \"e\"], later: 3)";
        fs::write(&path, text).unwrap();
        let state = State::read(&path);
        assert_eq!((state.lang, state.theme), (Some(Lang::En), None));
        let spot = Spot {
            view: "matrix".into(),
            platform: None,
        };
        assert_eq!(state.spot, Some(spot));
        assert_eq!(state.marks, ["weibo", "b", "c", "d"]);
    }

    #[test]
    fn a_damaged_file_is_kept_beside_the_new_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state.ron");
        let kept = folder.path().join("state.damaged");
        for damaged in ["State(marks: [\"weibo\"", "{\"marks\": 3}"] {
            fs::write(&path, damaged).unwrap();
            full().write(&path).unwrap();
            assert_eq!(fs::read_to_string(&kept).unwrap(), damaged);
            assert_eq!(State::read(&path), full());
        }
        fs::remove_file(&kept).unwrap();
        full().write(&path).unwrap();
        assert!(!kept.exists());
    }

    #[cfg(unix)]
    #[test]
    fn links_stay_and_devices_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        fs::write(&real, "").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        full().write(&link).unwrap();
        assert!(link.is_symlink());
        assert_eq!(State::read(&real), full());
        assert!(full().write(folder.path()).is_err());
        assert!(full().write(&real.join("under-a-file")).is_err());
        assert_eq!(State::read(&real), full());
    }
}
