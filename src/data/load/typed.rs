//! Checked text to values, by the table that the check went by.

use serde::de::DeserializeOwned;
use serde::ser::{Serialize, SerializeTuple, Serializer};

use crate::data::schema::{Need, Record, Type, Variant};
use crate::data::syntax::{Node, Value};

/// The value that `node` writes. It goes through the compact form in which the program carries its atlas, so that each
/// type is read in one way only. The check must have passed: it alone tells what is wrong.
pub(in crate::data) fn typed<T: DeserializeOwned>(
    node: &Node<'_>,
    record: &'static Record,
) -> Result<T, postcard::Error> {
    let written = Typed {
        node: Some(node),
        is: Type::Record(record),
    };
    postcard::from_bytes(&postcard::to_allocvec(&written)?)
}

/// What is written, and what it should be. Nothing written stands for the default: an empty list, the first choice,
/// `false`.
struct Typed<'n> {
    node: Option<&'n Node<'n>>,
    is: Type,
}

impl Serialize for Typed<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.is {
            Type::Record(record) | Type::Entry(record) => self.fields(record, to),
            Type::Text(_) => (self.text_in("fr"), self.text_in("en")).serialize(to),
            Type::List { of, .. } => {
                let items = self.node.map(Node::items).unwrap_or_default().iter();
                to.collect_seq(items.map(|item| Typed {
                    node: Some(item),
                    is: *of,
                }))
            }
            Type::Choice(variants) => self.choice(variants, to),
            Type::Bool => {
                to.serialize_bool(self.node.is_some_and(|n| n.value == Value::Bool(true)))
            }
            Type::Number => to.serialize_f64(self.node.and_then(Node::number).unwrap_or_default()),
            // Compared by the check; no type holds it.
            Type::Version => to.serialize_unit(),
            Type::Slug
            | Type::SourceCode
            | Type::Country
            | Type::Tag
            | Type::Line(_)
            | Type::Date
            | Type::AsOf
            | Type::Currency
            | Type::Url
            | Type::Host
            | Type::Ref(_) => to.serialize_str(self.node.and_then(Node::text).unwrap_or_default()),
        }
    }
}

impl<'n> Typed<'n> {
    fn fields<S: Serializer>(&self, record: &Record, to: S) -> Result<S::Ok, S::Error> {
        let mut all = to.serialize_tuple(record.fields.len())?;
        for field in record.fields {
            let node = self.node.and_then(|node| node.get(field.name));
            let given = Typed { node, is: field.is };
            match field.need {
                Need::Maybe => all.serialize_element(&node.map(|_| given))?,
                Need::Must | Need::Default => all.serialize_element(&given)?,
            }
        }
        all.end()
    }

    fn text_in(&self, lang: &str) -> &'n str {
        let text = self.node.and_then(|node| node.get(lang)?.text());
        text.unwrap_or_default()
    }

    fn choice<S: Serializer>(
        &self,
        variants: &'static [Variant],
        to: S,
    ) -> Result<S::Ok, S::Error> {
        let (word, held) = match self.node.map(|node| &node.value) {
            Some(Value::Word(word)) => (*word, None),
            Some(Value::Tuple(Some(word), items)) => (*word, items.first()),
            _ => ("", None),
        };
        let chosen = (0..).zip(variants).find(|(_, v)| v.name == word);
        match chosen.and_then(|(at, variant)| Some((at, variant.holds?))) {
            Some((at, is)) => to.serialize_newtype_variant("", at, "", &Typed { node: held, is }),
            None => to.serialize_unit_variant("", chosen.map_or(0, |(at, _)| at), ""),
        }
    }
}
