//! Rules that hold between the fields of a record, and between records.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::forms::{self, is_latin};
use super::known::LISTS;
use super::spelling::{nearest, short};
use super::walk::{Step, Walk};
use crate::data::finding::{Finding, Span};
use crate::data::schema::{Ids, Record};
use crate::data::syntax::Node;
use crate::data::{Date, Unit};

impl Walk<'_> {
    /// The rules of one record, once its fields have been looked at. A field that is unknown may be the one that a rule
    /// of a small record would miss.
    pub(super) fn rules(&mut self, node: &Node<'_>, record: &Record, all_known: bool) {
        match record.name {
            "Row" | "Figure" | "NativeName" | "Term" if !all_known => {}
            "Row" => self.row(node),
            "Figure" => self.figure(node),
            "NativeName" => self.romanization(node, "text"),
            "Term" => self.romanization(node, "term"),
            "Platform" => self.platform(node),
            "Vocabulary" => self.vocabulary(node),
            "Rules" => self.rule_book(node),
            "Overlay" => self.overlay(node),
            _ => {}
        }
    }

    /// A known status rests on a date and a source.
    fn row(&mut self, node: &Node<'_>) {
        let Some((place, status)) = node.get("status").and_then(|s| Some((s.span, s.word()?)))
        else {
            return;
        };
        // A word that is no status is told for that alone.
        if !matches!(status, "Yes" | "Partial" | "Paid" | "No") {
            return;
        }
        let feature = node
            .get("feature")
            .and_then(Node::text)
            .map_or("?".to_owned(), short);
        let missing = match (node.get("as_of"), node.list("sources")) {
            (None, []) => ("sans date ni source", "without date or source"),
            (None, _) => ("sans date (as_of)", "without a date (as_of)"),
            (Some(_), []) => ("sans source (sources)", "without a source (sources)"),
            _ => return,
        };
        let finding = self.error(
            place,
            format!("« {feature} » est dit {status} {}", missing.0),
            format!("“{feature}” is said to be {status} {}", missing.1),
        );
        self.tell(finding.help(
            "ce que personne n'a vérifié s'écrit status: Unknown; un non veut sa source comme un oui",
            "what nobody has checked is written status: Unknown; a no needs its source like a yes",
        ));
    }

    /// Money has a currency, and nothing else has.
    fn figure(&mut self, node: &Node<'_>) {
        let has_form = |currency: &&Node<'_>| {
            let text = currency.text();
            text.is_some_and(|text| forms::currency(text).is_ok())
        };
        let Some((place, kind)) = node.get("kind").and_then(|k| Some((k.span, k.text()?))) else {
            return;
        };
        let Some(unit) = self.known.unit(kind) else {
            return;
        };
        if let Some(value) = node.get("value") {
            self.inside(Step::Field("value"), |walk| walk.most(value, unit));
        }
        let finding = match (unit == Unit::Money, node.get("currency")) {
            (true, None) => self
                .error(
                    place,
                    format!("« {kind} » compte de l'argent : il manque la monnaie"),
                    format!("“{kind}” counts money: the currency is missing"),
                )
                .help("ajoutez currency: \"CNY\"", "add currency: \"CNY\""),
            (false, Some(currency)) if has_form(&currency) => self.error(
                currency.span,
                format!("« {kind} » ne compte pas d'argent : pas de monnaie ici"),
                format!("“{kind}” does not count money: no currency here"),
            ),
            _ => return,
        };
        self.tell(finding);
    }

    fn romanization(&mut self, node: &Node<'_>, field: &str) {
        let Some(name) = node.get(field) else {
            return;
        };
        if name.text().is_some_and(|t| !is_latin(t)) && node.get("roman").is_none() {
            let finding = self.error(
                name.span,
                "il manque la transcription en lettres latines (roman)",
                "the romanization (roman) is missing",
            );
            self.tell(finding.help("ajoutez roman: \"…\"", "add roman: \"…\""));
        }
    }

    fn vocabulary(&mut self, node: &Node<'_>) {
        for (_, list) in LISTS {
            self.unique(node, list, "id");
        }
        self.unique(node, "efforts", "level");
        self.unique(node, "glossary", "term");
    }

    fn rule_book(&mut self, node: &Node<'_>) {
        self.unique(node, "sources", "id");
        self.unique(node, "rules", "id");
        self.unused(node);
    }

    fn overlay(&mut self, node: &Node<'_>) {
        self.unique(node, "sources", "id");
        self.unique(node, "opportunities", "id");
        self.unique(node, "checklist", "feature");
        self.copied(node);
        self.unused(node);
    }

    fn platform(&mut self, node: &Node<'_>) {
        self.unique(node, "sources", "id");
        self.unique(node, "opportunities", "id");
        self.unique(node, "checklist", "feature");
        self.unique(node, "terms", "term");
        if let Some(first) = node.list("kinds").first()
            && first.text() == Some("super-app")
        {
            let finding = self.error(
                first.span,
                "« super-app » ne vient jamais en premier",
                "“super-app” never comes first",
            );
            let finding = finding.help(
                "mettez d'abord ce que fait l'application avant tout : \"messaging\"",
                "first put what the app does above all: \"messaging\"",
            );
            self.inside(Step::Field("kinds"), |walk| walk.tell(finding));
        }
        self.closing(node);
        self.complete(node);
        self.order(node);
        self.copied(node);
        self.unused(node);
    }

    /// Nothing closes before it is launched.
    fn closing(&mut self, node: &Node<'_>) {
        let date = |node: &Node<'_>| node.text().and_then(|text| text.parse::<Date>().ok());
        let closed = node.get("status").and_then(Node::held);
        let launched = node.get("launched");
        let (Some(closed), Some(launched)) = (closed, launched) else {
            return;
        };
        let dates = date(launched).zip(date(closed));
        if dates.is_some_and(|(launched, closed)| launched.is_after(closed)) {
            let finding = self.error(
                closed.span,
                "fermée avant son lancement",
                "closed before its launch",
            );
            let finding = finding.related(
                self.place(launched.span),
                "lancée à cette date",
                "launched on this date",
            );
            self.inside(Step::Field("status"), |walk| walk.tell(finding));
        }
    }

    /// No two entries of a list have the same `key`.
    fn unique(&mut self, node: &Node<'_>, list: &'static str, key: &'static str) {
        let mut first: HashMap<&str, Span> = HashMap::new();
        self.path.push(Step::Field(list));
        for (index, entry) in node.list(list).iter().enumerate() {
            let Some(value) = entry.get(key) else {
                continue;
            };
            let Some(id) = value.text().or(value.word()) else {
                continue;
            };
            match first.get(id) {
                Some(&span) => {
                    let id = short(id);
                    let finding = self
                        .error(
                            value.span,
                            format!("« {id} » est déjà pris"),
                            format!("“{id}” is already taken"),
                        )
                        .related(
                            self.place(span),
                            "une première fois ici",
                            "the first time here",
                        );
                    self.inside(Step::Item(index), |walk| {
                        walk.inside(Step::Field(key), |walk| walk.tell(finding));
                    });
                }
                None => {
                    first.insert(id, value.span);
                }
            }
        }
        self.path.pop();
    }

    /// Every feature has its row, in the order of the vocabulary.
    fn complete(&mut self, node: &Node<'_>) {
        const SHOWN: usize = 8;
        let Some(checklist) = node.get("checklist") else {
            return;
        };
        let items = checklist.items();
        let rows: Vec<&Node<'_>> = items.iter().filter_map(|r| r.get("feature")).collect();
        let all = self.known.all(Ids::Feature);
        let mut missing: BTreeSet<&str> = all.iter().copied().collect();
        let mut strangers = items.len().saturating_sub(rows.len());
        // A misspelt row is already told: it stands for the feature it means.
        for row in &rows {
            let text = row.text().unwrap_or_default();
            let is_known = self.known.rank(Ids::Feature, text).is_some();
            let meant = match is_known || !self.tally.may_seek() {
                true => Some(text),
                false => nearest(text, all.iter().copied()),
            };
            missing.remove(meant.unwrap_or(text));
            strangers = strangers.saturating_add(usize::from(!is_known && meant.is_none()));
        }
        let is_short = missing.len() > strangers && self.known.is_settled(Ids::Feature);
        let missing = all
            .iter()
            .copied()
            .filter(|f| is_short && missing.contains(f));
        let missing: Vec<&str> = missing.collect();
        self.path.push(Step::Field("checklist"));
        if !missing.is_empty() {
            let shown: Vec<&str> = missing.iter().take(SHOWN).copied().collect();
            let dots = if missing.len() > SHOWN { "…" } else { "" };
            let (n, list) = (missing.len(), shown.join(", "));
            let span = self.first_sign(checklist.span);
            let finding = self.error(
                span,
                format!("fonctions sans ligne ({n}) : {list}{dots}"),
                format!("features without a row ({n}): {list}{dots}"),
            );
            self.tell(finding.help(
                "une fonction que personne n'a vérifiée s'écrit (feature: \"…\", status: Unknown)",
                "a feature that nobody checked is written (feature: \"…\", status: Unknown)",
            ));
        }
        let ranks = rows.iter().filter_map(|row| {
            let rank = self.known.rank(Ids::Feature, row.text()?)?;
            Some((rank, row.span))
        });
        let ranks: Vec<(usize, Span)> = ranks.collect();
        let late = ranks
            .iter()
            .zip(ranks.iter().skip(1))
            .find(|(a, b)| a.0 > b.0);
        if let Some((_, &(_, span))) = late {
            let finding = Finding::warning(
                self.place(span),
                "cette ligne n'est pas à sa place : l'ordre est celui du vocabulaire",
                "this row is out of place: the order is that of the vocabulary",
            );
            self.tell(finding);
        }
        self.path.pop();
    }

    /// Figures of one kind and scope go from oldest to newest.
    fn order(&mut self, node: &Node<'_>) {
        let mut newest: BTreeMap<(&str, &str, &str), Date> = BTreeMap::new();
        self.path.push(Step::Field("figures"));
        for (index, figure) in node.list("figures").iter().enumerate() {
            let text = |name| figure.get(name).and_then(Node::text);
            let scope = figure.get("scope").and_then(|s| s.get("fr")?.text());
            let curve = (
                text("kind").unwrap_or_default(),
                scope.unwrap_or_default(),
                text("currency").unwrap_or_default(),
            );
            let Some(date) = text("as_of").and_then(|t| t.parse::<Date>().ok()) else {
                continue;
            };
            // One that is still to come is told for that, and no other is too old beside it.
            if date.is_after(self.today) {
                continue;
            }
            let before = newest.insert(curve, date);
            if before.is_some_and(|before| before > date) {
                let span = figure.get("as_of").map_or(figure.span, |n| n.span);
                let finding = Finding::warning(
                    self.place(span),
                    "ce chiffre est plus ancien que le précédent de sa série",
                    "this figure is older than the one before it in its series",
                );
                self.inside(Step::Item(index), |walk| walk.tell(finding));
            }
        }
        self.path.pop();
    }

    fn unused(&mut self, node: &Node<'_>) {
        if self.unread || self.adrift.contains(&Ids::Source) {
            return;
        }
        self.path.push(Step::Field("sources"));
        for (index, source) in node.list("sources").iter().enumerate() {
            let Some(id) = source.get("id") else {
                continue;
            };
            let Some(name) = id.text() else { continue };
            if self.sources.get(name) == Some(&false) {
                let finding = Finding::warning(
                    self.place(id.span),
                    format!("la source « {} » ne sert nulle part", short(name)),
                    format!("the source “{}” is never cited", short(name)),
                );
                self.inside(Step::Item(index), |walk| walk.tell(finding));
            }
        }
        self.path.pop();
    }
}
