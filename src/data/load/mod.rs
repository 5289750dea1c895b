//! From a path to a checked atlas, or to everything that is wrong there.

mod build;
mod correct;
mod lay;
mod locate;
mod overlay;
pub(super) mod read;

use std::path::Path;

use super::check::{self, Document, Role, Tally, Words};
use super::finding::{Finding, Findings, Location, Span};
use super::schema::{ATLAS, OVERLAY, PLATFORM, RULES, Record};
use super::syntax::{self, Node, Value};
use super::{Atlas, Date, Vocabulary, advice};
pub use overlay::{Overlaid, is_overlay, load_over};
use read::{File, Part};

/// An atlas that can be used.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The atlas.
    pub atlas: Atlas,
    /// Warnings on its files; no errors.
    pub warnings: Findings,
}

/// Reads the atlas at `path`: a folder (`atlas.ron`, `rules.ron` and `platforms/*.ron`, or platforms alone), an
/// `Atlas(..)`, a `Rules(..)` or a `Platform(..)` file. Without an atlas file the ids are those of `vocabulary`. Dates after `today`
/// are faults. Never waits on anything but a plain file.
///
/// # Errors
/// All findings, when one of them is an error; a path that cannot be read is a finding too.
pub fn load(path: &Path, today: Date, vocabulary: Option<&Vocabulary>) -> Result<Loaded, Findings> {
    match examine(path, today, vocabulary, false) {
        (warnings, Some(atlas)) if !warnings.has_errors() => Ok(Loaded { atlas, warnings }),
        (findings, _) => Err(findings),
    }
}

/// Every error and warning on the files that [`load`] would read.
pub fn check(path: &Path, today: Date, vocabulary: Option<&Vocabulary>) -> Findings {
    examine(path, today, vocabulary, false).0
}

/// The same with [`super::advice()`], which is given once there are no errors.
pub fn advise(path: &Path, today: Date, vocabulary: Option<&Vocabulary>) -> Findings {
    examine(path, today, vocabulary, true).0
}

fn examine(
    path: &Path,
    today: Date,
    given: Option<&Vocabulary>,
    with_advice: bool,
) -> (Findings, Option<Atlas>) {
    let mut tally = Tally::default();
    let files = read::read(path, &mut tally);
    let documents = parse(&files, &mut tally);
    let is_atlas = |d: &Document<'_>| d.role == Role::Atlas;
    let words = match given {
        _ if documents.iter().any(is_atlas) => Words::Own,
        _ if files.iter().any(|f| f.part == Part::Atlas) => Words::Unread,
        Some(vocabulary) => Words::Given(vocabulary),
        None => {
            if !tally.has_errors() {
                tally.add(no_vocabulary());
            }
            Words::Unread
        }
    };
    check::check(&documents, today, words, &mut tally);
    let atlas = match tally.has_errors() {
        true => None,
        false => {
            let name = path.file_stem().unwrap_or(path.as_os_str());
            let name = name.to_string_lossy();
            build::build(&documents, given, &name, today).map_or_else(
                |finding| {
                    tally.add(*finding);
                    None
                },
                Some,
            )
        }
    };
    if let Some(atlas) = atlas.as_ref().filter(|_| with_advice) {
        tally.extend(locate::located(advice::list(atlas, today), &documents));
    }
    drop(documents);
    let sources = files.into_iter().map(|f| f.source).collect();
    let (list, dropped) = tally.finish();
    (Findings::new(sources, list, dropped), atlas)
}

/// The files that could be read as RON; of the others the syntax errors are told.
fn parse<'f>(files: &'f [File], tally: &mut Tally) -> Vec<Document<'f>> {
    let mut documents = Vec::new();
    for (number, file) in files.iter().enumerate() {
        if !file.is_text {
            continue;
        }
        let text = file.source.text.as_str();
        let parsed = syntax::parse(text, number);
        let faulty = parsed.root.iter().filter(|_| !parsed.findings.is_empty());
        if let Some(finding) = faulty
            .filter_map(|root| check::other_version(number, root))
            .next()
        {
            // What looks like a fault may be what the other format has.
            tally.add(finding);
            return Vec::new();
        }
        tally.extend(parsed.findings);
        let Some(root) = parsed.root.filter(|_| parsed.sound) else {
            continue;
        };
        let role = role(&root);
        let told = misnamed(number, &root);
        if let Some(finding) = told.or_else(|| misplaced(number, &root, role, file.part)) {
            tally.add(finding);
            continue;
        }
        documents.push(Document {
            file: number,
            text,
            name: file.own_name.as_str(),
            role,
            root,
        });
    }
    documents
}

/// What a file holds: by the name it begins with, or, when that is missing or misspelt, by its fields.
fn role(root: &Node<'_>) -> Role {
    let has = |names: &[&str]| names.iter().any(|name| root.get(name).is_some());
    match root.value {
        Value::Record(Some("Atlas"), _) => Role::Atlas,
        Value::Record(Some("Platform"), _) => Role::Platform,
        Value::Record(Some("Rules"), _) => Role::Rules,
        Value::Record(Some("Overlay"), _) => Role::Overlay,
        _ if has(&["schema", "vocabulary", "platforms", "edition"]) => Role::Atlas,
        _ if has(&["lines", "rules"]) => Role::Rules,
        _ if has(&["platform", "remarks", "corrections"]) => Role::Overlay,
        _ => Role::Platform,
    }
}

/// The finding on a file that bears the name of one record and the fields of another.
fn misnamed(file: usize, root: &Node<'_>) -> Option<Finding> {
    const RECORDS: [&Record; 4] = [&ATLAS, &PLATFORM, &RULES, &OVERLAY];
    let Value::Record(Some(name), fields) = &root.value else {
        return None;
    };
    let count = |record: &Record| {
        let is_its =
            |field: &&syntax::Field<'_>| record.fields.iter().any(|f| f.name == field.name);
        fields.iter().filter(is_its).count()
    };
    let named = RECORDS.into_iter().find(|record| record.name == *name)?;
    let meant = RECORDS.into_iter().max_by_key(|record| count(record))?;
    if count(named).saturating_mul(2) >= count(meant) {
        return None;
    }
    let end = root.span.start.saturating_add(name.len());
    let span = Span::new(root.span.start, end);
    let finding = Finding::error(
        Location { file, span },
        format!("{name}(…) tient ici les champs d'un autre : {}", meant.fr),
        format!("{name}(…) holds the fields of another here: {}", meant.en),
    );
    Some(finding.help(
        format!("écrivez {}(", meant.name),
        format!("write {}(", meant.name),
    ))
}

/// The finding on a file of a folder that holds what belongs in another one.
fn misplaced(file: usize, root: &Node<'_>, role: Role, part: Part) -> Option<Finding> {
    let place = Location {
        file,
        span: root.span,
    };
    if role == Role::Overlay {
        let finding = Finding::error(place, "un calque dans l'atlas", "an overlay in the atlas");
        return Some(finding.help(
            "un calque se pose par-dessus, de son propre dossier : --overlay",
            "an overlay is laid over it, from a folder of its own: --overlay",
        ));
    }
    let (fr, en) = match (role, part) {
        (Role::Atlas, Part::Platform) => (
            "un atlas parmi les plateformes",
            "an atlas among the platforms",
        ),
        (Role::Rules, Part::Platform) => (
            "des règles parmi les plateformes",
            "rules among the platforms",
        ),
        (Role::Atlas | Role::Platform, Part::Rules) => (
            "rules.ron ne tient pas de règles",
            "rules.ron holds no rules",
        ),
        _ => return None,
    };
    let finding = Finding::error(place, fr, en);
    Some(finding.help(
        "un dossier n'a qu'un Atlas(…), dans atlas.ron, et qu'un Rules(…), dans rules.ron; les autres fichiers commencent par Platform(",
        "a folder has one Atlas(…) only, in atlas.ron, and one Rules(…), in rules.ron; the other files begin with Platform(",
    ))
}

fn no_vocabulary() -> Finding {
    Finding::error(
        Location::default(),
        "il manque atlas.ron, qui définit le vocabulaire",
        "atlas.ron is missing, which defines the vocabulary",
    )
}
