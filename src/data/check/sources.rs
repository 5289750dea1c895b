//! One source under two ids.

use std::collections::HashMap;

use super::spelling::short;
use super::walk::{Step, Walk};
use crate::data::finding::{Finding, Span};
use crate::data::syntax::Node;

impl Walk<'_> {
    /// Warns of sources that are one: the same address, or the same title, publisher and date.
    pub(super) fn copied(&mut self, node: &Node<'_>) {
        let mut first: HashMap<String, (&str, Span)> = HashMap::new();
        self.path.push(Step::Field("sources"));
        for (index, source) in node.list("sources").iter().enumerate() {
            let Some((place, id)) = source.get("id").and_then(|id| Some((id.span, id.text()?)))
            else {
                continue;
            };
            let mut before = None;
            for mark in marks(source) {
                let known = *first.entry(mark).or_insert((id, place));
                before = before.or(Some(known).filter(|known| known.0 != id));
            }
            let Some((twin, span)) = before else {
                continue;
            };
            let (id, twin) = (short(id), short(twin));
            let finding = Finding::warning(
                self.place(place),
                format!("« {id} » est la même source que « {twin} »"),
                format!("“{id}” is the same source as “{twin}”"),
            )
            .help(
                format!("citez « {twin} » partout et ôtez celle-ci"),
                format!("cite “{twin}” everywhere and take this one out"),
            )
            .related(self.place(span), "l'autre est ici", "the other is here");
            self.inside(Step::Item(index), |walk| walk.tell(finding));
        }
        self.path.pop();
    }
}

/// What no two sources share.
fn marks(source: &Node<'_>) -> Vec<String> {
    let text = |name| source.get(name).and_then(Node::text);
    let address = text("url").map(|url| {
        let url = url.trim_start_matches("https://");
        url.trim_start_matches("http://")
            .trim_end_matches('/')
            .to_owned()
    });
    let work = text("title")
        .zip(text("publisher"))
        .map(|(title, publisher)| {
            let date = text("published").unwrap_or_default();
            format!("{title}\n{publisher}\n{date}").to_lowercase()
        });
    address.into_iter().chain(work).collect()
}
