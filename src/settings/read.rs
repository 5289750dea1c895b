//! RON text to a config and everything that is wrong with it. One wrong entry costs only itself.

use std::path::{Path, PathBuf};

use crate::data::syntax::{self, Field, Node, Value};
use crate::data::{
    self, Dropped, Finding, Findings, Lang, Limits, Location, SourceFile, Span, short, suggest,
};

use super::field::{FIELDS, otherwise};
use super::{Config, Paint, Rebinding, Role, ThemeName, Written, signature};

/// The fields of an entry of `keys`.
const KEY_FIELDS: [&str; 2] = ["action", "keys"];

/// The config in the file at `path`; paths as written.
pub(super) fn file(path: &Path) -> (Config, Findings) {
    if !path.exists() && !path.is_symlink() {
        return (Config::default(), Findings::default());
    }
    let name = path.display().to_string();
    let (text, finding) = match data::bytes(path) {
        Ok(bytes) => syntax::decode(bytes, 0),
        Err((fr, en)) => {
            let finding = Finding::error(Location::default(), fr, en);
            (String::new(), Some(finding))
        }
    };
    match finding {
        None => Config::read(&text, &name),
        Some(finding) => {
            let finding = Finding {
                help: None,
                ..finding
            };
            (Config::default(), told(vec![finding], &text, &name))
        }
    }
}

/// What to say of the config file at `path`, which is named and is not there.
pub(super) fn missing(path: &Path) -> Findings {
    let finding = Finding::warning(
        Location::default(),
        "ce fichier de réglages, que nomme LUOPAN_CONFIG, n'existe pas",
        "this config file, which LUOPAN_CONFIG names, does not exist",
    );
    let finding = finding.help(
        "corrigez LUOPAN_CONFIG, ou créez le fichier : luopan config en écrit le contenu",
        "mend LUOPAN_CONFIG, or make the file: luopan config writes what it holds",
    );
    told(vec![finding], "", &path.display().to_string())
}

impl Config {
    /// Reads a config file. Each wrong entry is told with its place in `text`, which is shown as `name`, and what it
    /// would have set stays as it is without it; of a text that is no RON nothing holds.
    pub fn read(text: &str, name: &str) -> (Self, Findings) {
        let mut reader = Reader::default();
        if !is_blank(text) {
            let parsed = syntax::parse(text, 0);
            reader.findings = parsed.findings;
            match parsed.root.filter(|_| parsed.sound) {
                Some(root) => reader.root(&root),
                None => reader.findings.extend(nothing_holds(text)),
            }
        }
        (reader.config, told(reader.findings, text, name))
    }
}

/// Whether nothing but comments stands in a file: everything in it was taken out.
fn is_blank(text: &str) -> bool {
    let mut lines = text.split(['\n', '\r']).map(str::trim);
    lines.all(|line| line.is_empty() || line.starts_with("//"))
}

fn nothing_holds(text: &str) -> Option<Finding> {
    let end = Location {
        file: 0,
        span: Span::new(text.len(), text.len()),
    };
    Some(Finding::warning(
        end,
        "rien de ce fichier ne vaut tant qu'il ne se lit pas",
        "nothing in this file holds until it can be read",
    ))
}

fn told(findings: Vec<Finding>, text: &str, name: &str) -> Findings {
    let file = SourceFile {
        name: name.to_owned(),
        text: text.to_owned(),
    };
    Findings::new(vec![file], findings, Dropped::default())
}

/// The config as far as it was read.
#[derive(Default)]
struct Reader {
    config: Config,
    findings: Vec<Finding>,
}

impl Reader {
    fn root(&mut self, root: &Node<'_>) {
        let Value::Record(name, _) = &root.value else {
            let (fr, en) = root.value.found();
            let finding = Finding::warning(
                place(root.span),
                format!("il faut Config(…), il y a {fr} : rien n'en vaut"),
                format!("Config(…) expected, {en} found: nothing of it holds"),
            );
            self.findings.push(finding);
            return;
        };
        if let Some(name) = name.filter(|name| *name != "Config") {
            let span = Span::new(root.span.start, root.span.start.saturating_add(name.len()));
            let finding = Finding::warning(
                place(span),
                format!("« {name} » au lieu de « Config »"),
                format!("“{name}” instead of “Config”"),
            );
            self.findings.push(finding);
        }
        let names = FIELDS.iter().map(|field| field.name);
        let mut stale = None;
        for field in self.known(root.fields(), names, "") {
            self.field(field);
            if field.name == "stale_months" {
                stale = Some(field.node.span);
            }
        }
        if let Some(span) = stale {
            self.limits(span);
        }
    }

    /// What is stale sooner than it ceases to be fresh is told, and no longer holds.
    fn limits(&mut self, span: Span) {
        let fresh = self.config.fresh_months.unwrap_or(Limits::default().fresh);
        if let Some(stale) = self.config.stale_months.take_if(|stale| *stale < fresh) {
            let said = (
                format!("ancien dès {stale} mois, mais frais jusqu'à {fresh}"),
                format!("stale beyond {stale} months, but fresh up to {fresh}"),
            );
            self.findings.push(wrong(span, "stale_months", said));
        }
    }

    /// Those of `fields` that bear one of `names` for the first time; the others are told.
    fn known<'f, 's>(
        &mut self,
        fields: &'f [Field<'s>],
        names: impl Iterator<Item = &'static str> + Clone,
        path: &str,
    ) -> Vec<&'f Field<'s>> {
        let mut good: Vec<&Field<'s>> = Vec::new();
        for field in fields {
            if !names.clone().any(|name| name == field.name) {
                let shown = short(field.name);
                let finding = Finding::warning(
                    place(field.at),
                    format!("champ inconnu « {shown} » : il est laissé de côté"),
                    format!("unknown field “{shown}”: it is left out"),
                );
                let finding = suggest(finding, field.name, names.clone());
                self.findings.push(finding.at(path.to_owned()));
            } else if let Some(first) = good.iter().find(|other| other.name == field.name) {
                let finding = Finding::warning(
                    place(field.at),
                    format!(
                        "le champ « {} » est écrit deux fois : le premier vaut",
                        field.name
                    ),
                    format!(
                        "the field “{}” is written twice: the first holds",
                        field.name
                    ),
                );
                let finding = finding.related(
                    place(first.at),
                    "une première fois ici",
                    "the first time here",
                );
                self.findings.push(finding.at(path.to_owned()));
            } else {
                good.push(field);
            }
        }
        // `None` sets nothing.
        good.retain(|field| field.node.value != Value::Word("None"));
        good
    }

    fn field(&mut self, field: &Field<'_>) {
        let node = field.node.inside_some();
        let name = field.name;
        match name {
            "lang" => {
                let known = [Lang::Fr, Lang::En].map(|lang| (lang.code(), lang));
                self.config.lang = self.choice(node, name, &known);
            }
            "theme" => {
                let known = ThemeName::ALL.map(|theme| (theme.name(), theme));
                self.config.theme = self.choice(node, name, &known);
            }
            "roles" => self.roles(node),
            "ascii" => match node.value {
                Value::Bool(ascii) => self.config.ascii = ascii,
                _ => self.wrong_type(node, name, ("true ou false", "true or false")),
            },
            "keys" => self.keys(node),
            "data" => self.config.data = self.path(node, name),
            "overlay" => self.config.overlay = self.path(node, name),
            "notes" => self.config.notes = self.path(node, name),
            "fresh_months" => self.config.fresh_months = self.months(node, name),
            "stale_months" => self.config.stale_months = self.months(node, name),
            _ => self.config.agency = self.agency(node, name),
        }
    }

    /// A number of months, from 1 to a hundred years.
    fn months(&mut self, node: &Node<'_>, path: &str) -> Option<u32> {
        let months = match node.value {
            Value::Number(text) => text.replace('_', "").parse().ok(),
            _ => None,
        };
        let months = months.filter(|months| (1..=1200).contains(months));
        if months.is_none() && matches!(node.value, Value::Number(_)) {
            let said = (
                "pas un nombre de mois : de 1 à 1200".to_owned(),
                "not a number of months: 1 to 1200".to_owned(),
            );
            self.findings.push(wrong(node.span, path, said));
        } else if months.is_none() {
            self.wrong_type(
                node,
                path,
                (
                    "un nombre de mois, de 1 à 1200",
                    "a number of months, from 1 to 1200",
                ),
            );
        }
        months
    }

    fn choice<T: Copy>(
        &mut self,
        node: &Node<'_>,
        path: &str,
        known: &[(&'static str, T)],
    ) -> Option<T> {
        let text = self.text(node, path)?;
        let own = known.iter().find(|(name, _)| *name == text);
        if own.is_none() {
            let shown = short(text);
            let finding = wrong(
                node.span,
                path,
                (
                    format!("choix inconnu « {shown} »"),
                    format!("unknown choice “{shown}”"),
                ),
            );
            let names = known.iter().map(|(name, _)| *name);
            self.findings.push(suggest(finding, text, names));
        }
        own.map(|(_, value)| *value)
    }

    fn roles(&mut self, node: &Node<'_>) {
        let Value::Record(..) = node.value else {
            self.wrong_type(
                node,
                "roles",
                ("(rôle: \"couleur\", …)", "(role: \"colour\", …)"),
            );
            return;
        };
        let names = Role::ALL.iter().map(|role| role.name());
        for field in self.known(node.fields(), names, "roles") {
            let path = format!("roles.{}", field.name);
            let node = field.node.inside_some();
            let (Some(role), Some(text)) = (Role::named(field.name), self.text(node, &path)) else {
                continue;
            };
            match Paint::read(text) {
                Ok(paint) => self.config.roles.push((role, paint)),
                Err(word) => {
                    let shown = short(word);
                    let finding = wrong(
                        node.span,
                        &path,
                        (
                            format!("« {shown} » n'est pas une couleur, ou en est une deuxième"),
                            format!("“{shown}” is no colour, or a second one"),
                        ),
                    );
                    self.findings.push(suggest(finding, word, Paint::words()));
                }
            }
        }
    }

    fn keys(&mut self, node: &Node<'_>) {
        let Value::List(items) = &node.value else {
            self.wrong_type(node, "keys", ("une liste", "a list"));
            return;
        };
        for (index, item) in items.iter().enumerate() {
            if let Some(entry) = self.rebinding(item, &format!("keys[{index}]")) {
                self.config.keys.push(entry);
            }
        }
    }

    /// `(action: "page.quit", keys: ["ctrl-k", "f3"])`
    fn rebinding(&mut self, node: &Node<'_>, path: &str) -> Option<Rebinding> {
        let form = "(action: \"page.quit\", keys: [\"q\"])";
        let Value::Record(..) = node.value else {
            self.wrong_type(node, path, (form, form));
            return None;
        };
        let fields = self.known(node.fields(), KEY_FIELDS.into_iter(), path);
        let [action, keys] = KEY_FIELDS.map(|name| {
            let field = fields.iter().find(|field| field.name == name);
            field.map(|field| field.node.inside_some())
        });
        let (Some(action), Some(keys)) = (action, keys) else {
            let missing = (format!("il faut {form}"), format!("{form} expected"));
            self.findings.push(wrong(node.span, path, missing));
            return None;
        };
        let action = self.written(action, &format!("{path}.action"))?;
        let path = format!("{path}.keys");
        let Value::List(items) = &keys.value else {
            self.wrong_type(keys, &path, ("une liste de touches", "a list of keys"));
            return None;
        };
        let keys = items.iter().map(|key| self.written(key, &path));
        let keys = keys.collect::<Option<Vec<_>>>()?;
        Some(Rebinding { action, keys })
    }

    fn written(&mut self, node: &Node<'_>, path: &str) -> Option<Written> {
        let text = self.text(node, path)?.to_owned();
        let place = place(node.span);
        Some(Written { text, place })
    }

    fn path(&mut self, node: &Node<'_>, name: &str) -> Option<PathBuf> {
        let text = self.text(node, name)?;
        if text.is_empty() {
            let empty = ("chemin vide".to_owned(), "empty path".to_owned());
            self.findings.push(wrong(node.span, name, empty));
            return None;
        }
        Some(PathBuf::from(text))
    }

    fn agency(&mut self, node: &Node<'_>, path: &str) -> Option<String> {
        let written = self.text(node, path)?;
        let name = signature(written);
        if name.is_none() && !written.trim().is_empty() {
            let said = (
                "il faut une ligne de 100 lettres au plus, sans signe invisible".to_owned(),
                "a line of at most 100 letters expected, without invisible signs".to_owned(),
            );
            self.findings.push(wrong(node.span, path, said));
        }
        name
    }

    /// The text of a value; what is none is told.
    fn text<'n>(&mut self, node: &'n Node<'_>, path: &str) -> Option<&'n str> {
        let text = node.text();
        if text.is_none() {
            self.wrong_type(
                node,
                path,
                ("un texte entre guillemets", "a text in quotes"),
            );
        }
        text
    }

    fn wrong_type(&mut self, node: &Node<'_>, path: &str, (wanted_fr, wanted_en): (&str, &str)) {
        let (fr, en) = node.value.found();
        let said = (
            format!("il faut {wanted_fr}, il y a {fr}"),
            format!("{wanted_en} expected, {en} found"),
        );
        self.findings.push(wrong(node.span, path, said));
    }
}

/// What is wrong with the entry at `path`, and what holds instead.
fn wrong(span: Span, path: &str, (fr, en): (String, String)) -> Finding {
    let field = path.split(['.', '[']).next().unwrap_or(path);
    let (stays, is_used) = otherwise(field);
    let fr = format!("{fr}; {stays}");
    let en = format!("{en}; {is_used}");
    Finding::warning(place(span), fr, en).at(path.to_owned())
}

const fn place(span: Span) -> Location {
    Location { file: 0, span }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Colour;

    fn read(text: &str) -> (Config, Findings) {
        Config::read(text, "config.ron")
    }

    #[test]
    fn what_is_set_is_read() {
        let text = r##"Config(
            lang: "en", theme: Some("dark"), ascii: true, agency: "L’Agence",
            roles: (key: "#102030 bold", match: "red"),
            keys: [(action: "page.quit", keys: ["x", "ctrl-x"]), (action: "page.search", keys: [])],
            data: "a/b", overlay: None, notes: "n",
        )"##;
        let (config, findings) = read(text);
        assert_eq!(findings.list, []);
        assert_eq!(
            (config.lang, config.theme),
            (Some(Lang::En), Some(ThemeName::Dark))
        );
        assert!(config.ascii);
        assert_eq!(config.agency.as_deref(), Some("L’Agence"));
        assert_eq!(config.roles.len(), 2);
        assert_eq!(config.roles[0].1.colour, Colour::Rgb(16, 32, 48));
        let keys: Vec<(&str, Vec<&str>)> = config
            .keys
            .iter()
            .map(|k| {
                (
                    k.action.text.as_str(),
                    k.keys.iter().map(|k| k.text.as_str()).collect(),
                )
            })
            .collect();
        assert_eq!(
            keys,
            [("page.quit", vec!["x", "ctrl-x"]), ("page.search", vec![])]
        );
        assert_eq!(config.data.as_deref(), Some(Path::new("a/b")));
        assert_eq!(config.overlay, None);
    }

    #[test]
    fn nothing_set_is_no_fault() {
        for text in [
            "",
            " \n\t",
            "// lang: \"en\",\r\n// rien",
            "Config()",
            "()",
            "(lang: None)",
        ] {
            let (config, findings) = read(text);
            assert_eq!(config, Config::default(), "{text:?}");
            assert_eq!(findings.list, [], "{text:?}");
        }
    }

    /// Each wrong entry: where it is told, what is said of it.
    #[test]
    fn each_wrong_entry_is_told_in_its_place() {
        for (text, place, says) in [
            (
                "(langue: \"en\")",
                (1, 2),
                "unknown field “langue”: it is left out",
            ),
            ("(them: \"dark\")", (1, 2), "did you mean “theme”?"),
            (
                "(fresh_months: -1)",
                (1, 16),
                "fresh_months: not a number of months: 1 to 1200; 12 is used",
            ),
            (
                "(\n  lang: \"de\",\n)",
                (2, 9),
                "unknown choice “de”; the system's is used",
            ),
            (
                "(lang: fr)",
                (1, 8),
                "a text in quotes expected, a word without quotes found",
            ),
            (
                "(stale_months: 1)",
                (1, 16),
                "stale beyond 1 months, but fresh up to 12",
            ),
            (
                "(stale_months: 6, fresh_months: 7)",
                (1, 16),
                "stale beyond 6 months, but fresh up to 7",
            ),
            ("(theme: \"drak\")", (1, 9), "did you mean “dark”?"),
            ("(theme: \"drak\")", (1, 9), "“terminal” is used"),
            ("(theme: 3)", (1, 9), "a number found"),
            (
                "(ascii: \"yes\")",
                (1, 9),
                "true or false expected, a plain text found; false is used",
            ),
            ("(roles: (key: \"cyann\"))", (1, 15), "did you mean “cyan”?"),
            (
                "(roles: (key: \"red blue\"))",
                (1, 15),
                "a second one; the theme's look is used",
            ),
            ("(roles: (kee: \"red\"))", (1, 10), "did you mean “key”?"),
            ("(roles: [\"red\"])", (1, 9), "a list found"),
            ("(keys: (x: 1))", (1, 8), "a list expected"),
            (
                "(keys: [\"x\"])",
                (1, 9),
                "(action: \"page.quit\", keys: [\"q\"]) expected",
            ),
            (
                "(keys: [(action: \"x\")])",
                (1, 9),
                "expected; the usual keys are used",
            ),
            (
                "(keys: [(action: \"x\", keys: \"y\")])",
                (1, 29),
                "a list of keys expected",
            ),
            (
                "(keys: [(action: \"x\", keys: [1])])",
                (1, 30),
                "keys[0].keys: a text in quotes",
            ),
            (
                "(agency: \"Nord \\u{1b}[31m\")",
                (1, 10),
                "agency: a line of at most 100 letters expected, without invisible signs",
            ),
            (
                "(data: \"\")",
                (1, 8),
                "empty path; the built-in atlas is used",
            ),
            (
                "(lang: \"en\", lang: \"fr\")",
                (1, 14),
                "written twice: the first holds",
            ),
            (
                "Konfig(ascii: true)",
                (1, 1),
                "“Konfig” instead of “Config”",
            ),
            ("[1]", (1, 1), "Config(…) expected, a list found"),
            ("(lang: \"en\"", (1, 1), "nothing in this file holds"),
            ("(lang: \"en)", (1, 8), "nothing in this file holds"),
        ] {
            let (_, findings) = read(text);
            let report = findings.report(Lang::En);
            assert!(report.contains(says), "{text}: {report}");
            let first = findings.list.first().unwrap();
            assert_eq!(
                findings.line_and_column(first.place),
                Some(place),
                "{text}: {report}"
            );
        }
    }

    #[test]
    fn one_wrong_entry_costs_only_itself() {
        let (config, findings) = read(
            "(lang: \"en\", theme: \"drak\", roles: (key: \"bleu\", link: \"blue\"), ascii: true)",
        );
        assert_eq!(findings.list.len(), 2);
        assert_eq!(
            (config.lang, config.theme, config.ascii),
            (Some(Lang::En), None, true)
        );
        assert_eq!(config.roles.len(), 1);
    }

    #[test]
    fn a_slip_of_punctuation_is_told_and_the_rest_read() {
        for text in [
            "(\n  lang: \"en\"\n  ascii: true,\n)",
            "{\"lang\": \"en\", \"ascii\": true}",
        ] {
            let (config, findings) = read(text);
            assert!(findings.has_errors());
            let read = (config.lang, config.ascii);
            assert_eq!(read, (Some(Lang::En), true), "{text}");
        }
    }

    #[test]
    fn a_text_that_cannot_be_read_sets_nothing() {
        for text in [
            "(ascii: true, lang: \"en",
            "(ascii: true, /* ",
            "((((",
            "\u{0}",
        ] {
            let (config, findings) = read(text);
            assert_eq!(config, Config::default(), "{text:?}");
            assert!(!findings.list.is_empty(), "{text:?}");
        }
    }

    #[test]
    fn files_are_read_where_they_are_and_paths_start_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.ron");
        let (config, findings) = Config::load(&path, None);
        assert_eq!((config, findings), (Config::default(), Findings::default()));

        std::fs::write(
            &path,
            "(data: \"atlas\", notes: \"~/notes\", overlay: \"/over\")",
        )
        .unwrap();
        let (config, _) = Config::load(&path, Some(Path::new("/home/jo")));
        assert_eq!(config.data, Some(folder.path().join("atlas")));
        assert_eq!(config.notes, Some(PathBuf::from("/home/jo/notes")));
        assert_eq!(config.overlay, Some(PathBuf::from("/over")));

        for (bytes, says) in [
            (b"\xff\xfe(\0".as_slice(), "UTF-16"),
            (b"(agency: \"\xe9\")", "0xE9"),
            (b"{\"lang\": \"en\"}", "JSON"),
        ] {
            std::fs::write(&path, bytes).unwrap();
            let (config, findings) = Config::load(&path, None);
            assert_eq!(config, Config::default());
            let report = findings.report(Lang::En);
            assert!(
                report.contains(says) && !report.contains("Platform"),
                "{report}"
            );
        }
        let (_, findings) = Config::load(folder.path(), None);
        assert!(findings.report(Lang::En).contains("a folder"));
    }
}
