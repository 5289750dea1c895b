//! From the path of a value in an atlas to its place in the files.

use crate::data::check::{Document, Role};
use crate::data::finding::{Finding, Location};
use crate::data::syntax::Node;

/// Where a platform is written.
struct Home<'d> {
    file: usize,
    /// The path to it, empty when the file holds it alone.
    path: String,
    node: &'d Node<'d>,
}

/// Gives each finding, whose file is the number of a platform, its place in the documents.
pub(super) fn located(findings: Vec<Finding>, documents: &[Document<'_>]) -> Vec<Finding> {
    let mut homes: Vec<Home<'_>> = documents.iter().flat_map(homes).collect();
    // As the atlas itself is sorted.
    homes.sort_by_cached_key(|home| name(home.node).to_lowercase());
    let place = |mut finding: Finding| {
        let home = homes.get(finding.place.file)?;
        let node = follow(home.node, &finding.path).unwrap_or(home.node);
        finding.place = Location {
            file: home.file,
            span: node.span,
        };
        finding.path = format!("{}{}", home.path, finding.path);
        Some(finding)
    };
    findings.into_iter().filter_map(place).collect()
}

fn name<'d>(platform: &'d Node<'_>) -> &'d str {
    platform
        .get("name")
        .and_then(Node::text)
        .unwrap_or_default()
}

/// The platforms of a document.
fn homes<'d>(document: &'d Document<'_>) -> Vec<Home<'d>> {
    let home = |path, node| Home {
        file: document.file,
        path,
        node,
    };
    match document.role {
        Role::Rules | Role::Overlay => Vec::new(),
        Role::Platform => vec![home(String::new(), &document.root)],
        Role::Atlas => {
            let platforms = document.root.list("platforms").iter().enumerate();
            platforms
                .map(|(index, node)| home(format!("platforms[{index}]."), node))
                .collect()
        }
    }
}

/// The value at `path`, as `figures[3].as_of`, under `node`.
fn follow<'d>(node: &'d Node<'d>, path: &str) -> Option<&'d Node<'d>> {
    path.split('.').try_fold(node, |node, step| {
        let (name, index) = match step.split_once('[') {
            Some((name, index)) => (name, index.trim_end_matches(']').parse().ok()),
            None => (step, None),
        };
        let value = node.get(name)?;
        match index {
            Some(index) => value.items().get::<usize>(index),
            None => Some(value),
        }
    })
}
