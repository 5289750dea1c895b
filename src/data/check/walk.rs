//! Shape: the tree of a file held against the schema, field by field.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;

use super::known::{Known, is_sound};
use super::spelling::{short, suggest};
use super::tally::Tally;
use crate::data::finding::{Finding, Location, Span};
use crate::data::schema::{Field, Ids, Need, PRIVATE, Record, Type, Variant};
use crate::data::syntax::{Node, Value};
use crate::data::{Date, Id};
use crate::text::first_unclean;

/// The fields that tell the records of a list apart, each of which [`Walk::rules`] looks at.
const IDS: [&str; 4] = ["id", "feature", "level", "term"];

/// One step of the path to a value.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    Field(&'static str),
    Item(usize),
}

/// A walk through one file.
pub(super) struct Walk<'a> {
    pub(super) file: usize,
    pub(super) text: &'a str,
    pub(super) today: Date,
    pub(super) known: &'a Known,
    /// Sources of the platform, overlay or rule book at hand, and whether something cites them.
    pub(super) sources: BTreeMap<Id, bool>,
    /// What the record at hand does not define as it should: references to it cannot be judged.
    pub(super) adrift: Vec<Ids>,
    /// A field of it is unknown, so that what stands there is not looked at.
    pub(super) unread: bool,
    /// Ids of the rules of the rule book at hand.
    pub(super) rules: BTreeSet<Id>,
    /// Names in native script told to be undefined.
    pub(super) undefined: BTreeSet<String>,
    pub(super) path: Vec<Step>,
    pub(super) tally: &'a mut Tally,
}

impl Walk<'_> {
    pub(super) fn place(&self, span: Span) -> Location {
        Location {
            file: self.file,
            span,
        }
    }

    /// An error at `span`, not yet told.
    pub(super) fn error(
        &self,
        span: Span,
        fr: impl Into<String>,
        en: impl Into<String>,
    ) -> Finding {
        Finding::error(self.place(span), fr, en)
    }

    /// Tells a finding, with the path that leads here.
    pub(super) fn tell(&mut self, finding: Finding) {
        let mut path = String::new();
        for step in &self.path {
            match step {
                Step::Field(name) if path.is_empty() => path.push_str(name),
                Step::Field(name) => {
                    path.push('.');
                    path.push_str(name);
                }
                Step::Item(index) => {
                    // Writing to a string cannot fail.
                    let _ = write!(path, "[{index}]");
                }
            }
        }
        self.tally.add(finding.at(path));
    }

    /// Walks on one step down.
    pub(super) fn inside(&mut self, step: Step, walk: impl FnOnce(&mut Self)) {
        self.path.push(step);
        walk(self);
        self.path.pop();
    }

    pub(super) fn value(&mut self, node: &Node<'_>, is: Type) {
        match (is, &node.value) {
            (_, Value::Broken) => {}
            (Type::Record(record), Value::Record(..)) => self.record(node, record, record.fields),
            (Type::Entry(record), Value::Record(..)) => {
                let fields: Vec<Field> = record.fields.iter().copied().chain([PRIVATE]).collect();
                self.record(node, record, &fields);
            }
            (Type::Text(most), Value::Record(..)) => self.text_pair(node, most),
            (Type::List { of, least, most }, Value::List(items)) => {
                self.count(node, of, items.len(), (least, most));
                self.repeated(items, of);
                for (index, item) in items.iter().enumerate() {
                    self.inside(Step::Item(index), |walk| walk.value(item, *of));
                }
            }
            (Type::Choice(variants), Value::Word(word)) => self.choice(node, word, None, variants),
            (Type::Choice(variants), Value::Tuple(Some(word), items)) => {
                self.choice(node, word, Some(items), variants);
            }
            (Type::Bool, Value::Bool(_)) => {}
            (Type::Number, Value::Number(number)) => self.number(node, number),
            (Type::Version, Value::Number(number)) => self.version(node, number),
            (Type::Number, Value::Word("NaN" | "inf" | "nan" | "infinity")) => {
                self.not_finite(node);
            }
            (Type::Version | Type::Number, _) => self.wrong_type(node, is),
            (_, Value::Str(text)) if is.is_text() => self.line(node, text, is),
            _ => self.wrong_type(node, is),
        }
    }

    fn record(&mut self, node: &Node<'_>, record: &Record, fields: &[Field]) {
        if matches!(record.name, "Platform" | "Rules" | "Overlay") {
            let ids = |list| {
                let entries = node.list(list).iter();
                entries.filter_map(|e| e.get("id")?.text().map(Id::from))
            };
            let below = node.get("platform").and_then(Node::text);
            self.adrift = self.unsettled(node, record);
            self.unread = false;
            let below = below.into_iter().flat_map(|id| self.known.sources_of(id));
            let sources = below.cloned().chain(ids("sources"));
            self.sources = sources.map(|id| (id, false)).collect();
            self.rules = ids("rules").collect();
        }
        let all_known = self.fields(node, record, fields);
        self.rules(node, record, all_known);
    }

    /// The ids that `record` should define and does not, or not well: that is the fault to tell, not what follows from
    /// it. An entry of an overlay is taken or left by its own faults, so that these are always told there, unless what
    /// it is laid on is unknown.
    fn unsettled(&self, node: &Node<'_>, record: &Record) -> Vec<Ids> {
        let defines: &[Ids] = match record.name {
            "Platform" => &[Ids::Source],
            "Rules" => &[Ids::Source, Ids::Rule],
            _ => {
                let below = node.get("platform").and_then(Node::text);
                let is_unknown = below.is_some_and(|id| !self.known.has(Ids::Platform, id));
                return if is_unknown {
                    vec![Ids::Source]
                } else {
                    Vec::new()
                };
            }
        };
        let list = |ids: Ids| if ids == Ids::Rule { "rules" } else { "sources" };
        let unsettled = defines
            .iter()
            .filter(|ids| !is_sound(node, list(**ids), **ids));
        unsettled.copied().collect()
    }

    /// `finding` with the word probably meant instead of `wrong`, while that is worth its time.
    pub(super) fn suggested<'w, W>(
        &mut self,
        finding: Finding,
        wrong: &str,
        words: impl FnOnce(&Self) -> W,
    ) -> Finding
    where
        W: Iterator<Item = &'w str> + Clone,
    {
        match self.tally.may_seek() {
            true => suggest(finding, wrong, words(self)),
            false => finding,
        }
    }

    fn text_pair(&mut self, node: &Node<'_>, most: usize) {
        const TEXT: Record = Record {
            name: "Text",
            fr: "le texte",
            en: "the text",
            key: "",
            fields: &[],
        };
        let pair = ["fr", "en"].map(|name| Field {
            name,
            need: Need::Must,
            is: Type::Line(most),
            says: ("", ""),
        });
        self.fields(node, &TEXT, &pair);
        self.inside(Step::Field("fr"), |walk| walk.typography(node.get("fr")));
        // A sign or an escape that is refused is told, and nothing that it makes of the words around it.
        let is_clean = |name: &str| {
            let text = node.get(name).and_then(Node::text);
            text.is_none_or(|text| first_unclean(text).is_none() && !text.contains('\\'))
        };
        if is_clean("fr") && is_clean("en") {
            self.same_numbers(node, most);
            self.defined(node);
        }
    }

    /// Looks at every field; `false` when one is unknown, and may stand for one that is not there.
    fn fields(&mut self, node: &Node<'_>, record: &Record, fields: &[Field]) -> bool {
        self.name(node, record);
        let mut all_known = true;
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        let mut strangers = Vec::new();
        for field in node.fields() {
            let Some(wanted) = fields.iter().find(|f| f.name == field.name) else {
                (all_known, self.unread) = (false, true);
                strangers.push(field);
                continue;
            };
            if let Some(first) = seen.insert(wanted.name, field.at) {
                let finding = self
                    .error(
                        field.at,
                        format!("le champ « {} » est écrit deux fois", field.name),
                        format!("the field “{}” is written twice", field.name),
                    )
                    .related(
                        self.place(first),
                        "une première fois ici",
                        "the first time here",
                    );
                self.tell(finding.help("effacez l'un des deux", "delete one of the two"));
            }
            let value = match (&field.node.value, wanted.need) {
                (Value::Word("None"), Need::Maybe) => continue,
                (Value::Tuple(Some("Some"), items), Need::Maybe) if items.len() == 1 => {
                    field.node.inside_some()
                }
                _ => &field.node,
            };
            self.inside(Step::Field(wanted.name), |walk| {
                walk.value(value, wanted.is)
            });
        }
        let mut missing: Vec<&str> = fields
            .iter()
            .filter(|f| f.need == Need::Must)
            .map(|f| f.name)
            .filter(|name| !seen.contains_key(name))
            .collect();
        self.unknown_fields(&strangers, record, fields, &mut missing);
        if !missing.is_empty() {
            self.missing(node, record, &missing);
        }
        all_known
    }

    /// A record may bear the name of its type, and no other.
    fn name(&mut self, node: &Node<'_>, record: &Record) {
        if let Value::Record(Some(name), _) = node.value
            && name != record.name
        {
            let span = Span::new(node.span.start, node.span.start.saturating_add(name.len()));
            let name = short(name);
            let finding = self.error(
                span,
                format!("« {name} » au lieu de « {} »", record.name),
                format!("“{name}” instead of “{}”", record.name),
            );
            self.tell(finding.help(
                format!("écrivez {}(…)", record.name),
                format!("write {}(…)", record.name),
            ));
        }
    }

    fn missing(&mut self, node: &Node<'_>, record: &Record, names: &[&str]) {
        let key = node.get(record.key).and_then(|n| n.text().or(n.word()));
        let (of_fr, of_en) = match key {
            Some(key) => {
                let key = short(key);
                (format!(" « {key} »"), format!(" “{key}”"))
            }
            None => (String::new(), String::new()),
        };
        let list = names.join(", ");
        let (fr, en) = match names {
            [name] => (
                format!("il manque le champ « {name} »"),
                format!("the field “{name}” is missing"),
            ),
            _ => (
                format!("il manque les champs {list}"),
                format!("the fields {list} are missing"),
            ),
        };
        let span = self.first_sign(node.span);
        let finding = self.error(
            span,
            format!("{fr} dans {}{of_fr}", record.fr),
            format!("{en} in {}{of_en}", record.en),
        );
        self.tell(match names {
            ["fr" | "en"] => finding.help(
                "un texte se donne dans les deux langues : (fr: \"…\", en: \"…\")",
                "a text is given in both languages: (fr: \"…\", en: \"…\")",
            ),
            _ => finding.help(
                "assets/atlas.md explique chaque champ; luopan new écrit un squelette à remplir",
                "assets/atlas.md explains every field; luopan new writes a skeleton to fill in",
            ),
        });
    }

    /// The sign that `span` begins with.
    pub(super) fn first_sign(&self, span: Span) -> Span {
        let rest = self.text.get(span.start..).unwrap_or_default();
        let sign = rest.chars().next().map_or(0, char::len_utf8);
        Span::new(span.start, span.start.saturating_add(sign))
    }

    fn count(&mut self, node: &Node<'_>, of: &Type, count: usize, (least, most): (usize, usize)) {
        let finding = if count >= least && count <= most {
            return;
        } else if count < least && matches!(of, Type::Ref(Ids::Source)) {
            self.error(node.span, "il manque une source", "a source is missing")
                .help(
                    "aucun fait sans sa source : sources: [\"S1\"]",
                    "no fact without its source: sources: [\"S1\"]",
                )
        } else if count < least {
            self.error(
                node.span,
                format!("il en faut au moins {least}, il y en a {count}"),
                format!("at least {least} needed, {count} found"),
            )
        } else {
            self.error(
                node.span,
                format!("il en faut au plus {most}, il y en a {count}"),
                format!("at most {most} allowed, {count} found"),
            )
        };
        self.tell(finding);
    }

    /// Nothing stands twice in a list. Records that have an id are told by that, and steps may be alike.
    fn repeated(&mut self, items: &[Node<'_>], of: &Type) {
        let tell: fn(Location, &'static str, &'static str) -> Finding = match of {
            Type::Text(_) => return,
            Type::Record(r) | Type::Entry(r) if IDS.contains(&r.key) => return,
            Type::Record(_) | Type::Entry(_) => Finding::warning,
            _ => Finding::error,
        };
        let text = self.text;
        let mut first: HashMap<&str, Span> = HashMap::new();
        for (index, item) in items.iter().enumerate() {
            let written = text.get(item.span.start..item.span.end).unwrap_or_default();
            let Some(before) = first.insert(written, item.span) else {
                continue;
            };
            let finding = tell(
                self.place(item.span),
                "deux fois la même chose dans cette liste",
                "the same thing twice in this list",
            );
            let finding = finding.help("effacez l'une des deux", "delete one of the two");
            let finding = finding.related(
                self.place(before),
                "une première fois ici",
                "the first time here",
            );
            self.inside(Step::Item(index), |walk| walk.tell(finding));
        }
    }

    fn choice(
        &mut self,
        node: &Node<'_>,
        word: &str,
        holds: Option<&[Node<'_>]>,
        variants: &'static [Variant],
    ) {
        let Some(variant) = variants.iter().find(|v| v.name == word) else {
            let span = Span::new(node.span.start, node.span.start.saturating_add(word.len()));
            let shown = short(word);
            let finding = self.error(
                span,
                format!("choix inconnu « {shown} »"),
                format!("unknown choice “{shown}”"),
            );
            let finding = self.suggested(finding, word, |_| variants.iter().map(|v| v.name));
            self.tell(finding);
            return;
        };
        match (variant.holds, holds) {
            (None, None) => {}
            (Some(is), Some([one])) => self.value(one, is),
            (Some(_), _) => {
                let finding = self.error(
                    node.span,
                    format!("« {word} » demande sa date"),
                    format!("“{word}” needs its date"),
                );
                self.tell(finding.help(
                    format!("écrivez {word}(\"2023-08-01\")"),
                    format!("write {word}(\"2023-08-01\")"),
                ));
            }
            (None, Some(_)) => {
                let finding = self.error(
                    node.span,
                    format!("« {word} » ne tient rien entre parenthèses"),
                    format!("“{word}” takes no brackets"),
                );
                self.tell(finding.help(format!("écrivez {word}"), format!("write {word}")));
            }
        }
    }
}
