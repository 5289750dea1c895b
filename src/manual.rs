//! What is handed over beside the program: its manual page, and what shells complete.

use clap::{Arg, Command};
use clap_complete::{Generator, generate};
use clap_complete_nushell::Nushell;

use crate::cli::{self, Shell};
use crate::data::Lang;
use crate::search::Key;
use crate::tui::keys::{Keymap, Mode};
use crate::words::Words;

/// The script that completes luopan's commands in `shell`, with what each means in `lang`.
pub(crate) fn completions(shell: Shell, lang: Lang) -> Vec<u8> {
    use clap_complete::Shell as Known;
    fn script(generator: impl Generator, mut command: Command) -> Vec<u8> {
        let mut script = Vec::new();
        generate(generator, &mut command, "luopan", &mut script);
        script
    }
    let command = cli::command(lang);
    match shell {
        Shell::Bash => script(Known::Bash, command),
        Shell::Zsh => script(Known::Zsh, command),
        Shell::Fish => script(Known::Fish, command),
        Shell::PowerShell => script(Known::PowerShell, command),
        Shell::Nushell => script(Nushell, command),
    }
}

/// The manual page in roff (groff_man(7)), with the keys in force.
pub(crate) fn page(lang: Lang, keymap: &Keymap) -> String {
    let words = Words::of(lang).manual;
    let mut command = cli::command(lang);
    command.build();
    let about = about(&command);
    let (name, version) = (command.get_name(), env!("CARGO_PKG_VERSION"));
    let mut page = Page::default();
    page.line(&format!(
        ".TH LUOPAN 1 \"\" \"{name} {version}\" \"{}\"",
        escape(words.kind)
    ));
    let [
        naming,
        synopsis,
        description,
        commands,
        options,
        query,
        keys,
        files,
        environment,
        exits,
    ] = words.headings;
    page.heading(naming);
    page.line(&format!("{name} \\- {}", escape(&about)));
    page.heading(synopsis);
    for form in std::iter::once(&command).chain(verbs(&command)) {
        page.line(&format!(".B {}", escape(&usage(form))));
        page.line(".br");
    }
    page.heading(description);
    for paragraph in words.description {
        page.paragraph(paragraph);
    }
    page.heading(commands);
    for verb in verbs(&command) {
        page.command(verb);
    }
    page.heading(options);
    command.get_arguments().for_each(|arg| page.argument(arg));
    page.heading(query);
    page.table(words.query);
    page.paragraph(words.filters);
    for (key, ..) in Key::ALL {
        page.entry(&format!("{}:", key.name().get(lang)), key.says().get(lang));
    }
    page.heading(keys);
    page.keys(lang, keymap);
    page.heading(files);
    page.table(words.files);
    page.heading(environment);
    page.table(words.environment);
    page.heading(exits);
    page.table(words.exits);
    page.roff
}

fn verbs(command: &Command) -> impl Iterator<Item = &Command> {
    command.get_subcommands()
}

fn about(command: &Command) -> String {
    command
        .get_about()
        .map(ToString::to_string)
        .unwrap_or_default()
}

/// `luopan show <ID> [OPTIONS]`, the name of the program and the command first.
fn usage(command: &Command) -> String {
    let usage = command.clone().render_usage().to_string();
    match usage.split_once(": ") {
        Some((_, form)) => form.lines().next().unwrap_or_default().to_owned(),
        None => usage,
    }
}

/// A manual page as it is written.
#[derive(Debug, Default)]
struct Page {
    roff: String,
}

impl Page {
    /// A line that is roff already.
    fn line(&mut self, roff: &str) {
        self.roff.push_str(roff);
        self.roff.push('\n');
    }

    fn heading(&mut self, title: &str) {
        self.line(&format!(".SH \"{}\"", escape(title)));
    }

    fn paragraph(&mut self, text: &str) {
        self.line(".PP");
        self.line(&escape(text));
    }

    /// A name and what it means.
    fn entry(&mut self, name: &str, says: &str) {
        self.line(".TP");
        self.line(&format!("\\fB{}\\fR", escape(name)));
        self.line(&escape(says));
    }

    fn table(&mut self, rows: &[(&str, &str)]) {
        for (name, says) in rows {
            self.entry(name, says);
        }
    }

    /// A command with the arguments that are its own.
    fn command(&mut self, command: &Command) {
        self.entry(command.get_name(), &about(command));
        let own = |arg: &&Arg| !arg.is_global_set() && arg.get_id() != "help";
        if command.get_arguments().any(|arg| own(&arg)) {
            self.line(".RS");
            command
                .get_arguments()
                .filter(own)
                .for_each(|arg| self.argument(arg));
            self.line(".RE");
        }
    }

    fn argument(&mut self, arg: &Arg) {
        let says = arg.get_help().map(ToString::to_string);
        self.entry(&arg.to_string(), &says.unwrap_or_default());
    }

    fn keys(&mut self, lang: Lang, keymap: &Keymap) {
        for (mode, place) in Mode::ALL
            .into_iter()
            .zip(Words::of(lang).screen.help_places)
        {
            self.line(&format!(".SS \"{}\"", escape(place)));
            for bound in keymap.bindings() {
                if bound.binding.mode == mode && !bound.presses.is_empty() {
                    self.entry(&bound.keys(lang), bound.binding.says(lang));
                }
            }
        }
    }
}

/// `text` as roff prints it, wherever it stands: on a line of its own or among the arguments of a macro.
fn escape(text: &str) -> String {
    let mut roff = String::new();
    if text.starts_with(['.', '\'']) {
        roff.push_str("\\&");
    }
    for sign in text.chars() {
        match sign {
            '\\' => roff.push_str("\\e"),
            '-' => roff.push_str("\\-"),
            '"' => roff.push_str("\\(dq"),
            '\'' => roff.push_str("\\(aq"),
            '^' => roff.push_str("\\(ha"),
            '~' => roff.push_str("\\(ti"),
            '\u{a0}' => roff.push_str("\\ "),
            '\n' => roff.push(' '),
            sign => roff.push(sign),
        }
    }
    roff
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_a_request_of_roff() {
        for (text, roff) in [
            (".TH", "\\&.TH"),
            ("'br", "\\&\\(aqbr"),
            ("a\\fB", "a\\efB"),
            ("--lang \"fr\"", "\\-\\-lang \\(dqfr\\(dq"),
            ("~/x: ^y", "\\(ti/x: \\(hay"),
            ("« a\u{a0}: b »", "« a\\ : b »"),
            ("a\n.TH", "a .TH"),
        ] {
            assert_eq!(escape(text), roff);
        }
    }
}
