//! One file of an overlay, laid on its platform entry by entry.

use std::collections::{BTreeSet, HashMap};

use serde::de::DeserializeOwned;

use super::build;
use super::correct::{self, Correction, Remark};
use crate::data::check::Document;
use crate::data::finding::{Finding, Location, Span};
use crate::data::schema::{OVERLAY, PRIVATE, Type};
use crate::data::syntax::{Node, Value};
use crate::data::{
    Atlas, Id, Layered, Opportunity, Origin, Platform, Requirement, Row, Source, Term, short,
};

/// What the files laid so far hold that no other may.
#[derive(Default)]
pub(super) struct Lay {
    /// What is wrong with them beyond what the check told.
    pub(super) findings: Vec<Finding>,
    /// Platform, list, and what names an entry there, with its place.
    taken: HashMap<(Id, &'static str, String), Location>,
}

impl Lay {
    /// Lays `document`, whose errors are at `faults`, on its platform. A file with an error outside its entries is left
    /// out: a misspelt `private` must not make anything public.
    pub(super) fn file(&mut self, document: &Document<'_>, faults: &[Span], atlas: &mut Atlas) {
        let root = &document.root;
        let Some(id) = root.get("platform") else {
            return;
        };
        if faults.iter().any(|fault| !is_in_entry(root, *fault)) {
            return;
        }
        let text = id.text().unwrap_or_default();
        let mut platforms = atlas.platforms.iter_mut();
        let platform = platforms.find(|platform| platform.id == text);
        let mut sheet = Sheet {
            lay: self,
            document,
            faults,
            hidden: BTreeSet::new(),
            lost: BTreeSet::new(),
        };
        match platform {
            Some(platform) => sheet.lay_on(platform),
            None => {
                let finding = Finding::error(
                    sheet.place(id),
                    format!("« {text} » est laissée de côté, et ce calque avec elle"),
                    format!("“{text}” is left out, and this overlay with it"),
                );
                sheet.lay.findings.push(finding.at("platform".to_owned()));
            }
        }
    }
}

/// A file being laid.
pub(super) struct Sheet<'l, 'd> {
    lay: &'l mut Lay,
    document: &'d Document<'d>,
    faults: &'l [Span],
    /// Its private sources.
    hidden: BTreeSet<Id>,
    /// Its sources that are left out.
    lost: BTreeSet<Id>,
}

/// An entry without a fault.
#[derive(Clone, Copy)]
pub(super) struct Entry<'d> {
    list: &'static str,
    index: usize,
    pub(super) node: &'d Node<'d>,
    pub(super) origin: Origin,
}

impl<'d> Sheet<'_, 'd> {
    /// Sources first: what rests on a private one is private too.
    fn lay_on(&mut self, platform: &mut Platform) {
        self.sources(platform);
        platform.about.extend(self.said("about"));
        platform.audience.extend(self.said("audience"));
        platform.cautions.extend(self.said("cautions"));
        platform.entry.extend(self.said::<Requirement>("entry"));
        platform.terms.extend(self.said::<Term>("terms"));
        for figure in self.said("figures") {
            correct::figure(platform, figure);
        }
        for (entry, opportunity) in self.entries::<Opportunity>("opportunities") {
            let known = platform.opportunities.iter();
            let is_known = known.clone().any(|other| other.id == opportunity.id);
            if self.is_new(platform, entry, ("id", &opportunity.id), is_known) {
                platform.opportunities.push(opportunity.by(entry.origin));
            }
        }
        for (entry, row) in self.entries::<Row>("checklist") {
            if self.is_new(platform, entry, ("feature", &row.feature), false) {
                correct::row(platform, row.by(entry.origin));
            }
        }
        for (entry, remark) in self.entries::<Remark>("remarks") {
            platform.remarks.push(remark.claim().by(entry.origin));
        }
        for (entry, correction) in self.entries::<Correction>("corrections") {
            if let Err(fault) = correct::statement(platform, correction, entry.origin) {
                let at = entry.node.get(fault.field).unwrap_or(entry.node);
                let finding = Finding::error(self.place(at), fault.fr, fault.en);
                let finding = match fault.help {
                    Some((fr, en)) => finding.help(fr, en),
                    None => finding,
                };
                self.tell(finding, entry, fault.field);
            }
        }
    }

    fn sources(&mut self, platform: &mut Platform) {
        let all = self.document.root.list("sources").iter();
        let ids = all.filter_map(|s| s.get("id")?.text().map(Id::from));
        self.lost = ids.collect();
        let mut sources = Vec::new();
        for (entry, source) in self.entries_of::<Source>("sources") {
            let is_known = platform.source(&source.id).is_some();
            if self.is_new(platform, entry, ("id", &source.id), is_known) {
                if entry.origin.is_private() {
                    self.hidden.insert(source.id.clone());
                }
                sources.push(source.by(entry.origin));
            }
        }
        for source in &sources {
            self.lost.remove(&source.id);
        }
        platform.sources.extend(sources);
    }

    /// The statements of a list, each with who says it.
    fn said<T: Layered + DeserializeOwned>(&mut self, list: &'static str) -> Vec<T> {
        let entries = self.entries::<T>(list).into_iter();
        entries
            .map(|(entry, value)| value.by(entry.origin))
            .collect()
    }

    /// The entries of a list that rest on no source left out.
    fn entries<T: DeserializeOwned>(&mut self, list: &'static str) -> Vec<(Entry<'d>, T)> {
        let mut entries = self.entries_of(list);
        entries.retain(|(entry, _)| {
            let lost = cited(entry.node).find(|(_, id)| self.lost.contains(*id));
            let Some((at, id)) = lost else {
                return true;
            };
            let id = short(id);
            // The source itself bears the error.
            let finding = Finding::warning(
                self.place(at),
                format!("laissée de côté : sa source « {id} » l'est aussi"),
                format!("left out, as its source “{id}” is"),
            );
            self.tell(finding, *entry, "");
            false
        });
        entries
    }

    /// The entries of a list that have no fault.
    fn entries_of<T: DeserializeOwned>(&mut self, list: &'static str) -> Vec<(Entry<'d>, T)> {
        let document = self.document;
        let root = &document.root;
        let mut entries = Vec::new();
        for (index, node) in root.list(list).iter().enumerate() {
            let own = territory(root, list, index);
            if self.faults.iter().any(|fault| holds(own, *fault)) {
                continue;
            }
            let private = is_private(root)
                || is_private(node)
                || cited(node).any(|(_, id)| self.hidden.contains(id));
            let entry = Entry {
                list,
                index,
                node,
                origin: Origin::Overlay { private },
            };
            match build::entry(document, node) {
                Ok(value) => entries.push((entry, value)),
                Err(finding) => self.tell(*finding, entry, ""),
            }
        }
        entries
    }

    /// Whether no entry has this name yet; tells it otherwise. `is_known`: the platform has one, perhaps of the atlas.
    fn is_new(
        &mut self,
        platform: &Platform,
        entry: Entry<'_>,
        (field, name): (&'static str, &str),
        is_known: bool,
    ) -> bool {
        let at = self.place(entry.node.get(field).unwrap_or(entry.node));
        let key = (platform.id.clone(), entry.list, name.to_owned());
        let finding = match self.lay.taken.get(&key) {
            Some(first) => Finding::error(
                at,
                format!("« {name} » est déjà pris"),
                format!("“{name}” is already taken"),
            )
            .related(*first, "une première fois ici", "the first time here"),
            None if is_known => Finding::error(
                at,
                format!("« {name} » est déjà dans l'atlas, pour {}", platform.id),
                format!("“{name}” is already in the atlas, for {}", platform.id),
            )
            .help(
                "prenez un autre nom : \"A1\" pour une source, \"agence-…\" pour une occasion",
                "take another name: \"A1\" for a source, \"agency-…\" for an opportunity",
            ),
            None => {
                self.lay.taken.insert(key, at);
                return true;
            }
        };
        self.tell(finding, entry, field);
        false
    }

    fn place(&self, node: &Node<'_>) -> Location {
        Location {
            file: self.document.file,
            span: node.span,
        }
    }

    fn tell(&mut self, finding: Finding, entry: Entry<'_>, field: &str) {
        let dot = if field.is_empty() { "" } else { "." };
        let path = format!("{}[{}]{dot}{field}", entry.list, entry.index);
        self.lay.findings.push(finding.at(path));
    }
}

/// The ids of the sources that an entry names, each with its place.
fn cited<'n>(node: &'n Node<'_>) -> impl Iterator<Item = (&'n Node<'n>, &'n str)> {
    let ids = node.get("source").into_iter().chain(node.list("sources"));
    ids.filter_map(|id| Some((id, id.text()?)))
}

/// An entry with all up to the next one, or to the end of its list: a slip between the two is its own.
fn territory(root: &Node<'_>, list: &str, index: usize) -> Span {
    let items = root.list(list);
    let end = root.get(list).map_or(0, |list| list.span.end);
    let next = items.get(index.saturating_add(1));
    let start = items.get(index).map_or(end, |item| item.span.start);
    Span::new(start, next.map_or(end, |next| next.span.start))
}

fn holds(territory: Span, fault: Span) -> bool {
    (territory.start..territory.end).contains(&fault.start)
}

fn is_in_entry(root: &Node<'_>, fault: Span) -> bool {
    let lists = OVERLAY.fields.iter();
    let lists = lists.filter(|field| matches!(field.is, Type::List { .. }));
    lists.into_iter().any(|field| {
        let count = root.list(field.name).len();
        (0..count).any(|index| holds(territory(root, field.name, index), fault))
    })
}

/// Whether a record says that it is private.
pub(super) fn is_private(node: &Node<'_>) -> bool {
    let private = node.get(PRIVATE.name).map(|private| &private.value);
    matches!(private, Some(Value::Bool(true)))
}
