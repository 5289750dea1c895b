//! The config in force as a file of its own, with what every field is for.

use std::fmt::Write;
use std::path::Path;

use crate::data::{Lang, Limits};
use crate::text::clean;

use super::field::FIELDS;
use super::{Config, Role, ThemeName};

/// An action of the key table, for the print-out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyLine {
    /// Its name: `page.quit`.
    pub action: String,
    /// Its keys as the config file writes them.
    pub keys: Vec<String>,
    /// What it does, in words.
    pub says: &'static str,
    /// Whether the keys are the user's own.
    pub own: bool,
}

/// `config` and the keys in force as a config file, with comments in `lang`; what is left to its default stands there
/// as a comment. Reads back as `config`.
pub fn print(config: &Config, keys: &[KeyLine], lang: Lang) -> String {
    let mut out = "Config(\n".to_owned();
    for field in &FIELDS {
        let says = match lang {
            Lang::Fr => field.says.0.replace(" :", "\u{a0}:"),
            Lang::En => field.says.1.to_owned(),
        };
        // Writing to a string cannot fail, here and below.
        let _ = writeln!(out, "    // {says}");
        let (value, own) = match field.name {
            "lang" => (
                quoted(config.lang.unwrap_or(lang).code()),
                config.lang.is_some(),
            ),
            "theme" => {
                let theme = config.theme.unwrap_or_default();
                (quoted(theme.name()), config.theme.is_some())
            }
            "ascii" => (config.ascii.to_string(), config.ascii),
            "roles" => (roles(config), true),
            "keys" => (key_list(keys), true),
            "data" => path(config.data.as_deref()),
            "overlay" => path(config.overlay.as_deref()),
            "notes" => path(config.notes.as_deref()),
            "fresh_months" => months(config.fresh_months, Limits::default().fresh),
            "stale_months" => months(config.stale_months, Limits::default().stale),
            _ => {
                let agency = config.agency.as_deref();
                (quoted(agency.unwrap_or_default()), agency.is_some())
            }
        };
        let _ = writeln!(out, "    {}{}: {value},", remark(own), field.name);
    }
    out.push_str(")\n");
    out
}

/// What begins a line that holds only what holds without it.
const fn remark(own: bool) -> &'static str {
    if own { "" } else { "// " }
}

fn months(own: Option<u32>, otherwise: u32) -> (String, bool) {
    (own.unwrap_or(otherwise).to_string(), own.is_some())
}

fn path(path: Option<&Path>) -> (String, bool) {
    let text = path.map(|path| path.to_string_lossy());
    (quoted(&text.clone().unwrap_or_default()), text.is_some())
}

/// `text` in quotes, with escapes for what RON or a terminal would take amiss.
fn quoted(text: &str) -> String {
    format!("{text:?}")
}

fn roles(config: &Config) -> String {
    let theme: ThemeName = config.theme.unwrap_or_default();
    let palette = config.palette(theme);
    let mut out = "(\n".to_owned();
    for role in Role::ALL {
        let own = config.roles.iter().any(|(other, _)| *other == role);
        let paint = palette.paint(role);
        let _ = writeln!(out, "        {}{}: \"{paint}\",", remark(own), role.name());
    }
    out.push_str("    )");
    out
}

fn key_list(keys: &[KeyLine]) -> String {
    let mut out = "[\n".to_owned();
    for line in keys {
        let names: Vec<String> = line.keys.iter().map(|key| quoted(key)).collect();
        let _ = writeln!(
            out,
            "        {}(action: {}, keys: [{}]), // {}",
            remark(line.own),
            quoted(&line.action),
            names.join(", "),
            clean(line.says)
        );
    }
    out.push_str("    ]");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Location;
    use crate::settings::{Paint, Rebinding, Written};

    /// The same without the places of what was written.
    fn unplaced(mut config: Config) -> Config {
        for entry in &mut config.keys {
            let keys = entry.keys.iter_mut();
            for written in keys.chain([&mut entry.action]) {
                written.place = Location::default();
            }
        }
        config
    }

    fn written(text: &str) -> Written {
        let place = Location::default();
        let text = text.to_owned();
        Written { text, place }
    }

    fn lines(config: &Config) -> Vec<KeyLine> {
        let usual = KeyLine {
            action: "page.search".into(),
            keys: vec!["/".into()],
            says: "search",
            own: false,
        };
        let own = config.keys.iter().map(|entry| KeyLine {
            action: entry.action.text.clone(),
            keys: entry.keys.iter().map(|key| key.text.clone()).collect(),
            says: "",
            own: true,
        });
        own.chain([usual]).collect()
    }

    #[test]
    fn what_is_printed_reads_back_equal() {
        let full = Config {
            lang: Some(Lang::En),
            theme: Some(ThemeName::Light),
            roles: vec![(Role::Key, Paint::read("#102030 bold").unwrap())],
            ascii: true,
            keys: vec![
                Rebinding {
                    action: written("page.quit"),
                    keys: vec![written("ctrl-k"), written("\""), written("\\")],
                },
                Rebinding {
                    action: written("page.next-match"),
                    keys: vec![],
                },
            ],
            data: Some("C:\\atlas d’été\\微".into()),
            overlay: Some("/tmp/a\u{1b}[2Jb".into()),
            fresh_months: Some(6),
            stale_months: None,
            notes: Some("~/notes".into()),
            agency: Some("Agence « É » \"// x\"".into()),
        };
        for config in [Config::default(), full] {
            for lang in [Lang::Fr, Lang::En] {
                let text = print(&config, &lines(&config), lang);
                let (back, findings) = Config::read(&text, "x");
                assert_eq!(findings.list, [], "{text}");
                assert_eq!(unplaced(back), config, "{text}");
                for line in text.lines() {
                    assert_eq!(crate::text::first_unclean(line), None, "{line:?}");
                }
            }
        }
    }

    #[test]
    fn the_print_out_names_every_field_role_and_key() {
        let text = print(&Config::default(), &lines(&Config::default()), Lang::Fr);
        let names = FIELDS.iter().map(|field| field.name);
        for name in names.chain(Role::ALL.map(Role::name)) {
            assert!(text.contains(&format!("{name}: ")), "{name}");
        }
        assert!(text.contains("// (action: \"page.search\", keys: [\"/\"]), // search\n"));
        assert!(text.contains("// theme: \"terminal\",\n"), "{text}");
    }
}
