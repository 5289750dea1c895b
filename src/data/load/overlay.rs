//! An overlay: what an agency lays over the atlas. Whatever is wrong in it is left out; the atlas is never harmed.

use std::path::Path;

use super::lay::{Lay, is_private};
use super::read::{self, File};
use super::{build, role};
use crate::data::check::{self, Document, Role, Tally};
use crate::data::finding::{Finding, Findings, Location, Span};
use crate::data::schema::PRIVATE;
use crate::data::syntax::{self, Node};
use crate::data::{Atlas, Date, Origin, Platform};

/// An atlas with an overlay laid on it.
#[derive(Clone, Debug)]
pub struct Overlaid {
    /// The atlas, with all of the overlay that has no fault.
    pub atlas: Atlas,
    /// What is wrong with the overlay. An entry with an error is left out of `atlas`; so is a file with an error outside
    /// its entries, and a whole `Platform(..)` with one anywhere.
    pub findings: Findings,
}

/// Lays the overlay at `path`, a folder or a file, over `base`. Dates after `today` are faults. Never waits on anything
/// but a plain file.
pub fn load_over(base: &Atlas, path: &Path, today: Date) -> Overlaid {
    let mut tally = Tally::default();
    let files = read::read(path, &mut tally);
    let (documents, slips) = parse(&files, &mut tally);
    let checked = check::check_over(&documents, base, today);
    let mut sheets = Vec::new();
    for ((document, slips), faults) in documents.iter().zip(slips).zip(checked) {
        let faults_at = faults.error_places();
        tally.absorb(faults);
        // Of a file with more errors than are kept nothing is known to be right.
        if let Some(faults) = faults_at {
            let faults = slips.into_iter().chain(faults).collect();
            sheets.push((document, faults));
        }
    }
    let atlas = lay(base, &sheets, &mut tally);
    drop(sheets);
    drop(documents);
    let sources = files.into_iter().map(|f| f.source).collect();
    let (list, dropped) = tally.finish();
    Overlaid {
        atlas,
        findings: Findings::new(sources, list, dropped),
    }
}

/// Whether `path` holds an overlay rather than an atlas.
pub fn is_overlay(path: &Path) -> bool {
    let mut tally = Tally::default();
    let files = read::read(path, &mut tally);
    let roots = files.iter().filter(|file| file.is_text);
    let mut roots = roots.filter_map(|file| syntax::parse(&file.source.text, 0).root);
    roots.any(|root| role(&root) == Role::Overlay || root.get(PRIVATE.name).is_some())
}

/// The files that can be laid, each with the places of its syntax errors.
fn parse<'f>(files: &'f [File], tally: &mut Tally) -> (Vec<Document<'f>>, Vec<Vec<Span>>) {
    let (mut documents, mut slips) = (Vec::new(), Vec::new());
    for (number, file) in files.iter().enumerate().filter(|(_, file)| file.is_text) {
        let text = file.source.text.as_str();
        let parsed = syntax::parse(text, number);
        let places = parsed.findings.iter().map(|f| f.place.span).collect();
        tally.extend(parsed.findings);
        let Some(root) = parsed.root.filter(|_| parsed.sound) else {
            continue;
        };
        let role = role(&root);
        if matches!(role, Role::Atlas | Role::Rules) {
            tally.add(no_overlay(number, &root));
            continue;
        }
        slips.push(places);
        documents.push(Document {
            file: number,
            text,
            name: file.own_name.as_str(),
            role,
            root,
        });
    }
    (documents, slips)
}

fn no_overlay(file: usize, root: &Node<'_>) -> Finding {
    let place = Location {
        file,
        span: root.span,
    };
    let finding = Finding::error(
        place,
        "ni un calque, ni une plateforme",
        "neither an overlay nor a platform",
    );
    finding.help(
        "un fichier de calque commence par Overlay( ou par Platform(",
        "a file of an overlay begins with Overlay( or Platform(",
    )
}

/// New platforms first, so that the rest can be laid on them too.
fn lay(base: &Atlas, sheets: &[(&Document<'_>, Vec<Span>)], tally: &mut Tally) -> Atlas {
    let mut atlas = base.clone();
    for (document, faults) in sheets {
        if document.role == Role::Platform && faults.is_empty() {
            match platform(document, base) {
                Ok(platform) => atlas.platforms.push(platform.into()),
                Err(finding) => tally.add(*finding),
            }
        }
    }
    atlas
        .platforms
        .sort_by_cached_key(|platform| platform.card().name.to_lowercase());
    let mut lay = Lay::default();
    for (document, faults) in sheets {
        if document.role == Role::Overlay {
            lay.file(document, faults, &mut atlas);
        }
    }
    tally.extend(lay.findings);
    atlas
}

fn platform(document: &Document<'_>, base: &Atlas) -> Result<Platform, Box<Finding>> {
    let platform: Platform = build::entry(document, &document.root)?;
    if base.platform(&platform.id).is_some() {
        let id = &platform.id;
        let at = document.root.get("id").unwrap_or(&document.root);
        let place = Location {
            file: document.file,
            span: at.span,
        };
        let finding = Finding::error(
            place,
            format!("« {id} » est déjà une plateforme de l'atlas"),
            format!("“{id}” is already a platform of the atlas"),
        );
        return Err(Box::new(finding.at("id".to_owned()).help(
            format!("pour y ajouter : Overlay(platform: \"{id}\", …)"),
            format!("to add to it: Overlay(platform: \"{id}\", …)"),
        )));
    }
    let private = is_private(&document.root);
    Ok(Platform {
        origin: Origin::Overlay { private },
        ..platform
    })
}
