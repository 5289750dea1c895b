//! Where the user's files lie, by the conventions of the platform.

use std::ffi::OsString;
use std::path::PathBuf;

use etcetera::BaseStrategy;

/// The folder of the program in each of the user's folders.
const OWN: &str = "luopan";

/// Where the program looks for the user's files; nowhere, where it does not know the user's home.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Folders {
    /// The user's home.
    pub(crate) home: Option<PathBuf>,
    /// The config file: `LUOPAN_CONFIG`, else `config.ron` in the config folder.
    pub(crate) config: Option<PathBuf>,
    /// Whether `LUOPAN_CONFIG` names it: it should be there then.
    pub(crate) config_is_named: bool,
    /// The state file: `LUOPAN_STATE`, else `state.ron` in the state folder.
    pub(crate) state: Option<PathBuf>,
    /// The folder of the notes that `LUOPAN_NOTES` names: it comes before the config file.
    pub(crate) given_notes: Option<PathBuf>,
    /// The folder of the notes where nothing else is said: `notes` in the data folder.
    pub(crate) notes: Option<PathBuf>,
}

impl Folders {
    /// The folders of this user; `variable` looks up the environment.
    pub(crate) fn of(
        variable: impl Fn(&str) -> Option<OsString>,
        user: Option<&impl BaseStrategy>,
    ) -> Self {
        // A home that is no whole path would mean another folder wherever the program is started.
        let user = user.filter(|user| user.home_dir().is_absolute());
        let given = |name| {
            variable(name)
                .filter(|path| !path.is_empty())
                .map(PathBuf::from)
        };
        let config = user.map(|user| user.config_dir().join(OWN).join("config.ron"));
        let state = user.map(|user| {
            // Windows has no folder for states; what may be lost goes where it does not roam.
            let folder = user.state_dir().unwrap_or_else(|| user.cache_dir());
            folder.join(OWN).join("state.ron")
        });
        Self {
            home: user.map(|user| user.home_dir().to_owned()),
            config_is_named: given("LUOPAN_CONFIG").is_some(),
            config: given("LUOPAN_CONFIG").or(config),
            state: given("LUOPAN_STATE").or(state),
            given_notes: given("LUOPAN_NOTES"),
            notes: user.map(|user| user.data_dir().join(OWN).join("notes")),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    struct User {
        home: &'static str,
        state: Option<&'static str>,
    }

    impl BaseStrategy for User {
        fn home_dir(&self) -> &Path {
            Path::new(self.home)
        }

        fn config_dir(&self) -> PathBuf {
            self.home_dir().join("config")
        }

        fn data_dir(&self) -> PathBuf {
            self.home_dir().join("data")
        }

        fn cache_dir(&self) -> PathBuf {
            self.home_dir().join("cache")
        }

        fn state_dir(&self) -> Option<PathBuf> {
            self.state.map(|folder| self.home_dir().join(folder))
        }

        fn runtime_dir(&self) -> Option<PathBuf> {
            None
        }
    }

    #[test]
    fn variables_come_first_and_a_homeless_user_has_none() {
        let home = if cfg!(windows) { "C:\\jo" } else { "/jo" };
        let at = |path: &str| {
            Some(
                path.split('/')
                    .fold(PathBuf::from(home), |p, part| p.join(part)),
            )
        };
        let jo = |state| Some(User { home, state });
        let lost = Some(User {
            home: "jo",
            state: None,
        });
        for (config, state, user, expected) in [
            (
                None,
                None,
                jo(Some("state")),
                (at("config/luopan/config.ron"), at("state/luopan/state.ron")),
            ),
            (
                None,
                Some(""),
                jo(None),
                (at("config/luopan/config.ron"), at("cache/luopan/state.ron")),
            ),
            (
                Some("c"),
                Some("s"),
                jo(None),
                (Some("c".into()), Some("s".into())),
            ),
            (Some("c"), None, None, (Some("c".into()), None)),
            (None, None, lost, (None, None)),
        ] {
            let variable = |name: &str| match name {
                "LUOPAN_CONFIG" => config.map(OsString::from),
                "LUOPAN_STATE" => state.map(OsString::from),
                "LUOPAN_NOTES" => None,
                other => panic!("{other} was looked up"),
            };
            let folders = Folders::of(variable, user.as_ref());
            assert_eq!((folders.config, folders.state), expected);
        }
    }
}
