//! A view of the atlas in one language, as headed sections: no width, no style.
//!
//! One sheet feeds the detail pane, the print-out and every export, so that what was shown in a meeting is what is
//! sent after it.

pub mod brief;
mod catalogue;
mod chart;
mod checklist;
mod comparison;
mod figures;
mod identity;
mod matrix;
mod memos;
mod overview;
mod platform;
mod practice;
mod reason;
mod rules;
mod source;
mod subject;
mod table;

use crate::data::{Effort, Freshness, Link, Place, SectionId, Status, Verdict};

pub use catalogue::{EntryRow, opening, page, row, size_origin};
pub use chart::{Chart, Curve, Point, Span};
pub use comparison::comparison;
pub use matrix::{Choice, matrix};
pub use platform::platform;
pub use reason::{Reason, reason};
pub use rules::rules;
pub use table::{Cell, Column, Content, Table, TableForm, TableRow};

/// A page about one subject.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// What stands above all sections: names, owner, one line.
    pub head: Vec<Item>,
    /// The sections, in the order of their numbers.
    pub sections: Vec<Section>,
}

/// A part of a page, with its heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Which section of a platform's page it is; `None` on a page about anything else.
    pub id: Option<SectionId>,
    /// Its heading; empty when it has none.
    pub title: String,
    /// What it holds.
    pub items: Vec<Item>,
}

/// A block, the statement of the atlas it shows, so that a search can lead to it, and what it leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The statement's address in the platform's record, if it is one.
    pub place: Option<Place>,
    /// Where following it leads, if anywhere.
    pub link: Option<Link>,
    /// What is shown.
    pub block: Block,
}

impl Item {
    /// Whether it says no more than that nobody checked.
    const fn is_unknown(&self) -> bool {
        matches!(self.block, Block::Point(Mark::Status(Status::Unknown), _))
    }

    /// The same, leading to `link`.
    #[must_use]
    pub(crate) fn to(self, link: Link) -> Self {
        Self {
            link: Some(link),
            ..self
        }
    }
}

/// The forms a statement takes on a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading inside a section.
    Heading(Line),
    /// A paragraph.
    Text(Line),
    /// A paragraph behind a mark.
    Point(Mark, Line),
    /// A label and what it names; neighbours align.
    Pair(String, Line),
    /// One line of the checklist: name, then nuance.
    Row(Status, String, Line),
    /// A name, its share of the largest from 0 to 1, how old its number is, and the number: bars of neighbours align.
    Bar(String, f64, Freshness, Line),
    /// Curves over time.
    Chart(Chart),
    /// An empty line.
    Gap,
}

/// What stands before a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing: it goes on with the point above.
    None,
    /// One of several.
    Bullet,
    /// Something to beware of.
    Caution,
    /// The answer on a claim.
    Verdict(Verdict),
    /// An answer shared by several features.
    Status(Status),
}

/// A run of text of one tone; a line is made of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// What they are.
    pub tone: Tone,
}

/// A line of text before it is broken to a width.
pub type Line = Vec<Run>;

/// Between two names of a list.
pub const LISTED: &str = ", ";

/// What a run of text is; a theme makes a style of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Running text.
    Plain,
    /// A name, a title.
    Strong,
    /// Dates, sources, asides.
    Quiet,
    /// A name in native script.
    Native,
    /// The number that matters.
    Number,
    /// What a value is called.
    Label,
    /// The answer on a feature.
    Status(Status),
    /// The age of a statement.
    Age(Freshness),
    /// The answer on a claim of 2016.
    Verdict(Verdict),
    /// How much work.
    Effort(Effort),
    /// An address on the Web.
    Link,
    /// A section's title.
    Heading,
    /// A warning.
    Caution,
    /// The mark of what an overlay says.
    Origin,
}

impl Sheet {
    /// Leaves out the features nobody checked, and the groups of which nothing else is left.
    pub fn hide_unknown(&mut self) {
        for section in &mut self.sections {
            let items = std::mem::take(&mut section.items);
            for group in items.split(|item| item.block == Block::Gap) {
                let known = group.iter().filter(|item| !item.is_unknown());
                let known: Vec<Item> = known.cloned().collect();
                let is_emptied = known.len() < group.len()
                    && known
                        .iter()
                        .all(|item| matches!(item.block, Block::Heading(_)));
                if is_emptied {
                    continue;
                }
                if !section.items.is_empty() {
                    section.items.push(Block::Gap.into());
                }
                section.items.extend(known);
            }
        }
    }

    /// All items of the sections, top to bottom: the numbering that [`crate::export::FlowLine::item`] counts in.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.sections.iter().flat_map(|section| &section.items)
    }
}

/// A run of this tone.
pub(crate) fn run(text: impl Into<String>, tone: Tone) -> Run {
    Run {
        text: text.into(),
        tone,
    }
}

/// A run of plain text.
pub(crate) fn plain(text: impl Into<String>) -> Run {
    run(text, Tone::Plain)
}

impl From<Block> for Item {
    fn from(block: Block) -> Self {
        Self {
            place: None,
            link: None,
            block,
        }
    }
}

impl Block {
    /// This block as the statement at `place`.
    pub(crate) fn at(self, place: Place) -> Item {
        Item {
            place: Some(place),
            link: None,
            block: self,
        }
    }

    /// This block as something that leads to `link`.
    pub(crate) fn to(self, link: Link) -> Item {
        Item {
            link: Some(link),
            ..self.into()
        }
    }
}
