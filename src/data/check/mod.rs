//! The check: every fault of some parsed files at once.

mod amounts;
mod dates;
pub(super) mod forms;
mod known;
mod lines;
mod name;
mod rules;
mod sources;
pub(super) mod spelling;
mod stranger;
mod tally;
mod terms;
mod walk;
mod wrong;

use std::collections::{BTreeMap, HashMap};

use super::finding::{Finding, Location};
use super::schema::{self, Type};
use super::syntax::{Node, Value};
use super::{Atlas, Date, Id, SCHEMA, Source, Vocabulary};
use known::Known;
use spelling::short;
pub(super) use tally::Tally;
use walk::Walk;

/// What a file holds, by its place and its first word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// `Atlas(..)`
    Atlas,
    /// `Platform(..)`
    Platform,
    /// `Rules(..)`
    Rules,
    /// `Overlay(..)`
    Overlay,
}

/// A parsed file.
#[derive(Debug)]
pub(super) struct Document<'s> {
    /// Its number among the files read.
    pub(super) file: usize,
    /// Its text.
    pub(super) text: &'s str,
    /// Its name without folder.
    pub(super) name: &'s str,
    /// What it holds.
    pub(super) role: Role,
    /// Its tree.
    pub(super) root: Node<'s>,
}

/// Where the ids come from that the files refer to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Words<'v> {
    /// The vocabulary of the atlas file among those checked.
    Own,
    /// This one.
    Given(&'v Vocabulary),
    /// One that could not be read: references cannot be judged.
    Unread,
}

/// Checks all files together. A file of another format number is told alone: nothing else can be judged.
pub(super) fn check(documents: &[Document<'_>], today: Date, words: Words<'_>, tally: &mut Tally) {
    let version = |document: &Document<'_>| other_version(document.file, &document.root);
    let versions: Vec<Finding> = documents.iter().filter_map(version).collect();
    if !versions.is_empty() {
        tally.extend(versions);
        return;
    }
    let own = || documents.iter().find_map(|d| d.root.get("vocabulary"));
    let mut known = match words {
        Words::Own => own().map_or_else(Known::anything, Known::read),
        Words::Given(vocabulary) => Known::of(vocabulary),
        Words::Unread => Known::anything(),
    };
    known.define(documents.iter().flat_map(terms::names));
    let mut platforms = HashMap::new();
    for document in documents {
        let is = match document.role {
            Role::Atlas => Type::Record(&schema::ATLAS),
            Role::Platform => Type::Record(&schema::PLATFORM),
            Role::Rules => Type::Record(&schema::RULES),
            Role::Overlay => Type::Record(&schema::OVERLAY),
        };
        one(document, is, today, &known, tally);
        file_name(document, documents, tally);
        unique_platforms(document, &mut platforms, tally);
    }
    let shared = match words {
        Words::Given(vocabulary) => vocabulary.glossary.as_slice(),
        Words::Own | Words::Unread => &[],
    };
    terms::agree(documents, shared, tally);
}

/// Checks the files of an overlay laid on `base`; gives back what is wrong with each, in their order.
pub(super) fn check_over(documents: &[Document<'_>], base: &Atlas, today: Date) -> Vec<Tally> {
    let ids = |list: &[Source]| list.iter().map(|s| s.id.clone()).collect();
    let platforms = base.platforms.iter();
    let mut below: BTreeMap<Id, Vec<Id>> =
        platforms.map(|p| (p.id.clone(), ids(&p.sources))).collect();
    for document in documents.iter().filter(|d| d.role == Role::Platform) {
        let sources = document.root.list("sources").iter();
        let sources = sources.filter_map(|s| s.get("id")?.text().map(Id::from));
        if let Some(id) = document.root.get("id").and_then(Node::text) {
            below.entry(id.into()).or_insert(sources.collect());
        }
    }
    let mut known = Known::of(&base.vocabulary).over(below);
    known.define(base.names());
    known.define(documents.iter().flat_map(terms::names));
    let mut platforms = HashMap::new();
    let mut tallies = Vec::new();
    for document in documents {
        let mut tally = Tally::default();
        let is = match document.role {
            Role::Platform => Type::Entry(&schema::PLATFORM),
            _ => Type::Record(&schema::OVERLAY),
        };
        one(document, is, today, &known, &mut tally);
        file_name(document, documents, &mut tally);
        unique_platforms(document, &mut platforms, &mut tally);
        tallies.push(tally);
    }
    tallies
}

/// Checks one file.
fn one(document: &Document<'_>, is: Type, today: Date, known: &Known, tally: &mut Tally) {
    let mut walk = Walk {
        file: document.file,
        text: document.text,
        today,
        known,
        sources: Default::default(),
        adrift: Default::default(),
        unread: false,
        undefined: Default::default(),
        rules: Default::default(),
        path: Vec::new(),
        tally,
    };
    walk.value(&document.root, is);
}

/// A platform's file bears its id; a name that another file has is not advised.
fn file_name(document: &Document<'_>, all: &[Document<'_>], tally: &mut Tally) {
    let id = document
        .root
        .get("id")
        .filter(|_| document.role == Role::Platform);
    let Some((span, id)) = id.and_then(|node| Some((node.span, node.text()?))) else {
        return;
    };
    let name = document.name;
    let (stem, _) = name.rsplit_once('.').unwrap_or((name, ""));
    // Of an id that is none no file should bear the name.
    if id == stem || !forms::is_slug(id) {
        return;
    }
    let place = Location {
        file: document.file,
        span,
    };
    let finding = Finding::error(
        place,
        format!("le fichier se nomme {name}, et sa plateforme « {id} »"),
        format!("the file is named {name}, and its platform “{id}”"),
    );
    let wanted = format!("{id}.ron");
    let finding = match all.iter().any(|other| other.name == wanted) {
        true => finding.help(
            format!("corrigez l'identifiant : il y a déjà un fichier {wanted}"),
            format!("mend the id: there is a file {wanted} already"),
        ),
        false => finding.help(
            format!("renommez le fichier {wanted}, ou corrigez l'identifiant"),
            format!("rename the file {wanted}, or mend the id"),
        ),
    };
    tally.add(finding.at("id".to_owned()));
}

/// The finding on an atlas, of this root in this file, whose format number is not ours.
pub(super) fn other_version(file: usize, root: &Node<'_>) -> Option<Finding> {
    let schema = root.get("schema")?;
    let Value::Number(written) = schema.value else {
        return None;
    };
    let is_whole = !written.is_empty() && written.bytes().all(|b| b.is_ascii_digit());
    // One too long to be read is larger than ours too.
    let size = written.parse().unwrap_or(u64::MAX);
    if !is_whole || size == u64::from(SCHEMA) {
        return None;
    }
    let number = short(written);
    let place = Location {
        file,
        span: schema.span,
    };
    let finding = Finding::error(
        place,
        format!("ce fichier est au format {number}; ce programme lit le format {SCHEMA}"),
        format!("this file is in format {number}; this program reads format {SCHEMA}"),
    );
    Some(if size > u64::from(SCHEMA) {
        finding.help("mettez luopan à jour", "update luopan")
    } else {
        finding.help(
            "reprenez un atlas plus récent, ou récrivez celui-ci selon assets/atlas.md",
            "fetch a newer atlas, or rewrite this one after assets/atlas.md",
        )
    })
}

/// Tells the ids that two platforms share, wherever they are written.
fn unique_platforms<'d>(
    document: &'d Document<'_>,
    first: &mut HashMap<&'d str, Location>,
    tally: &mut Tally,
) {
    let nodes = terms::platforms(document).iter();
    for id in nodes.filter_map(|n| n.get("id")) {
        let Some(text) = id.text() else { continue };
        let place = Location {
            file: document.file,
            span: id.span,
        };
        if let Some(&before) = first.get(text) {
            let finding = Finding::error(
                place,
                format!("deux plateformes portent l'identifiant « {} »", short(text)),
                format!("two platforms have the id “{}”", short(text)),
            );
            tally.add(finding.at("id".to_owned()).related(
                before,
                "la première est ici",
                "the first one is here",
            ));
        } else {
            first.insert(text, place);
        }
    }
}
