//! RON as a tree with the place of everything, and every syntax error on the way, not only the first.

mod brackets;
mod comments;
mod faults;
mod lexer;
mod lost;
mod numbers;
mod parser;
mod recognise;
mod slips;
mod strings;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use super::finding::{Finding, Span};

pub(crate) use parser::parse;
pub(crate) use recognise::decode;

/// The deepest nesting accepted.
pub(super) const MAX_DEPTH: usize = 64;
/// The most values accepted in one file.
pub(super) const MAX_ITEMS: usize = 1_000_000;

/// What a file holds.
#[derive(Debug)]
pub(crate) struct Parsed<'s> {
    /// Its one value, as far as it could be read.
    pub(crate) root: Option<Node<'s>>,
    /// Every syntax error.
    pub(crate) findings: Vec<Finding>,
    /// Whether the tree can be trusted: brackets and strings close where they should.
    pub(crate) sound: bool,
}

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node<'s> {
    /// Where it stands, quotes and brackets included.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) value: Value<'s>,
}

/// A value as written, before anybody asks what it should be.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value<'s> {
    /// Text between quotes, escapes resolved; borrowed when it holds none.
    Str(Cow<'s, str>),
    /// Whatever begins like a number: `12_000`, `-1`, but also `2025-04`.
    Number(&'s str),
    /// `true` or `false`.
    Bool(bool),
    /// A bare word: `Active`, `None`.
    Word(&'s str),
    /// `Name(field: value)` or `(field: value)`, or empty brackets.
    Record(Option<&'s str>, Vec<Field<'s>>),
    /// `Closed("2025")`, `Some(..)`, `("a", "b")`.
    Tuple(Option<&'s str>, Vec<Node<'s>>),
    /// `[..]`
    List(Vec<Node<'s>>),
    /// Nothing that can be read; already reported.
    Broken,
}

/// One `name: value` of a record.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Field<'s> {
    /// Its name.
    pub(crate) name: &'s str,
    /// Where the name stands.
    pub(crate) at: Span,
    /// Its value.
    pub(crate) node: Node<'s>,
}

impl<'s> Node<'s> {
    /// The fields, when it is a record.
    pub(crate) fn fields(&self) -> &[Field<'s>] {
        match &self.value {
            Value::Record(_, fields) => fields,
            _ => &[],
        }
    }

    /// The items, when it is a list.
    pub(crate) fn items(&self) -> &[Node<'s>] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The value of the first field of this name; a field left at `None` has none.
    pub(super) fn get(&self, name: &str) -> Option<&Node<'s>> {
        let field = self.fields().iter().find(|f| f.name == name)?;
        let is_none = matches!(field.node.value, Value::Word("None"));
        (!is_none).then(|| field.node.inside_some())
    }

    /// The items of the list in the field of this name.
    pub(super) fn list(&self, name: &str) -> &[Node<'s>] {
        self.get(name).map(Node::items).unwrap_or_default()
    }

    /// The text, when it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Str(text) => Some(text),
            _ => None,
        }
    }

    /// The number as written, when it is one.
    pub(super) fn number(&self) -> Option<&'s str> {
        match self.value {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The bare word, when it is one.
    pub(super) fn word(&self) -> Option<&'s str> {
        match self.value {
            Value::Word(word) => Some(word),
            _ => None,
        }
    }

    /// The one value between the brackets of `Closed(..)` and the like.
    pub(super) fn held(&self) -> Option<&Self> {
        match &self.value {
            Value::Tuple(Some(_), items) => items.first(),
            _ => None,
        }
    }

    /// What `Some(..)` holds, or the value itself.
    pub(crate) fn inside_some(&self) -> &Self {
        match &self.value {
            Value::Tuple(Some("Some"), items) => items.first().unwrap_or(self),
            _ => self,
        }
    }
}
