//! The house keeps its own rules: imports run downwards, files stay small, only `tui` knows the terminal.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// From the bottom up. Modules on one line do not know each other.
const FLOORS: [&[&str]; 12] = [
    &["text"],
    &["data"],
    &["embedded", "watch", "folders"],
    &["search", "settings", "layers", "notes"],
    &["app"],
    &["words"],
    &["sheet"],
    &["export"],
    &["command", "tui", "cli", "folders"],
    &["manual"],
    &["program"],
    &["lib", "main"],
];

/// Lines of code in a file, tests and comments apart.
const LONGEST: usize = 400;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The part of a file that is not tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("\n#[cfg(test)]\nmod tests").next().unwrap();
    code.to_owned()
}

/// `src/tui/keys.rs` belongs to `tui`, `src/program.rs` to `program`.
fn module(path: &Path) -> String {
    let inside = path.strip_prefix(root()).unwrap();
    let first = inside
        .components()
        .next()
        .unwrap()
        .as_os_str()
        .to_str()
        .unwrap();
    first.trim_end_matches(".rs").to_owned()
}

fn floor(module: &str) -> usize {
    FLOORS
        .iter()
        .position(|floor| floor.contains(&module))
        .unwrap_or_else(|| panic!("module {module} stands on no floor: add it to FLOORS"))
}

/// The modules of the crate that `code` names.
fn named(code: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for after in code.split("crate::").skip(1) {
        match after.strip_prefix('{') {
            Some(group) => {
                let group = group.split(';').next().unwrap();
                let firsts = group
                    .split(',')
                    .map(|name| name.trim().split("::").next().unwrap());
                names.extend(
                    firsts
                        .filter(|n| n.chars().all(|c| c.is_lowercase()))
                        .map(str::to_owned),
                );
            }
            None => {
                let name: String = after
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                names.insert(name);
            }
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

#[test]
fn imports_run_downwards_only() {
    let mut upwards = Vec::new();
    for path in files(&root()) {
        let own = module(&path);
        if own == "lib" || own == "main" {
            continue;
        }
        let lines: Vec<String> = code(&path)
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .map(str::to_owned)
            .collect();
        for other in named(&lines.join("\n")) {
            // `crate::embedded()` and `crate::run` are what lib gives out of a module of the same name.
            if other != own && floor(&other) >= floor(&own) {
                upwards.push(format!("{}: {own} names {other}", path.display()));
            }
        }
    }
    assert!(upwards.is_empty(), "{}", upwards.join("\n"));
}

/// The files beside `path` that its code takes something from: `use super::name::…`.
fn siblings(path: &Path) -> BTreeSet<PathBuf> {
    let code = code(path);
    let lines = code.lines().map(str::trim_start);
    let folder = path.parent().unwrap();
    let mut found = BTreeSet::new();
    for line in lines.filter(|line| !line.starts_with("//")) {
        for after in line.split("super::").skip(1) {
            let name: String = after
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            let file = folder.join(format!("{name}.rs"));
            if after.starts_with(&format!("{name}::")) && file.is_file() && file != path {
                found.insert(file);
            }
        }
    }
    found
}

#[test]
fn files_of_a_folder_take_from_each_other_in_no_circle() {
    let mut left: BTreeMap<PathBuf, BTreeSet<PathBuf>> = files(&root())
        .into_iter()
        .filter(|path| !path.ends_with("mod.rs"))
        .map(|path| (path.clone(), siblings(&path)))
        .collect();
    assert!(left.values().any(|taken| !taken.is_empty()));
    // Whoever takes from nobody that is left goes; a circle stays.
    loop {
        let known: BTreeSet<PathBuf> = left.keys().cloned().collect();
        let before = left.len();
        left.retain(|_, taken| taken.iter().any(|file| known.contains(file)));
        if left.len() == before {
            break;
        }
    }
    assert!(left.is_empty(), "{left:#?}");
}

#[test]
fn files_stay_small() {
    for path in files(&root()) {
        let lines = code(&path)
            .lines()
            .filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with("//"))
            .count();
        let flat_table = path.ends_with("table.rs");
        assert!(
            lines <= LONGEST || flat_table,
            "{} has {lines} lines of code",
            path.display()
        );
    }
}

#[test]
fn only_the_screen_knows_the_terminal() {
    for path in files(&root()) {
        let code = code(&path);
        let knows = ["ratatui", "crossterm"].iter().any(|name| {
            code.lines().any(|line| {
                line.contains(&format!("{name}::")) && !line.trim_start().starts_with("//")
            })
        });
        assert!(
            !knows || module(&path) == "tui",
            "{} names the terminal's crates",
            path.display()
        );
    }
}

#[test]
fn no_file_is_named_after_nothing() {
    for path in files(&root()) {
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        for vague in [
            "util", "utils", "helper", "helpers", "manager", "handler", "common", "misc",
        ] {
            assert_ne!(stem, vague, "{}", path.display());
        }
    }
}
