//! The wrong type of value: what was expected, what stands there, and the usual cure.

use super::spelling::{nearest, short};
use super::walk::Walk;
use crate::data::schema::{Type, Variant};
use crate::data::syntax::{Node, Value};

impl Type {
    /// Whether it is written between quotes.
    pub(super) const fn is_text(self) -> bool {
        !matches!(
            self,
            Self::Version
                | Self::Text(_)
                | Self::Number
                | Self::Bool
                | Self::Choice(_)
                | Self::List { .. }
                | Self::Record(_)
                | Self::Entry(_)
        )
    }

    /// What is expected, in French and English.
    pub(super) fn expected(self) -> (&'static str, &'static str) {
        match self {
            Self::Version => ("un numéro de format", "a format number"),
            Self::Slug => ("un identifiant", "an id"),
            Self::SourceCode => ("un identifiant de source", "the id of a source"),
            Self::Country => ("un code de pays", "a country code"),
            Self::Tag => ("un code de langue", "a language code"),
            Self::Line(_) => ("un texte entre guillemets", "a text in quotes"),
            Self::Text(_) => ("un texte dans les deux langues", "a text in both languages"),
            Self::Date | Self::AsOf => ("une date entre guillemets", "a date in quotes"),
            Self::Number => ("un nombre", "a number"),
            Self::Currency => ("un code de monnaie", "a currency code"),
            Self::Url => ("une adresse", "an address"),
            Self::Host => ("un nom d'hôte", "a host name"),
            Self::Bool => ("true ou false", "true or false"),
            Self::Choice(_) => ("un choix", "a choice"),
            Self::Ref(_) => ("un identifiant entre guillemets", "an id in quotes"),
            Self::List { .. } => ("une liste", "a list"),
            Self::Record(_) | Self::Entry(_) => ("un groupe de champs", "a group of fields"),
        }
    }
}

impl Value<'_> {
    /// What it is, in French and English.
    pub(crate) fn found(&self) -> (&'static str, &'static str) {
        match self {
            Self::Str(_) => ("un simple texte", "a plain text"),
            Self::Number(_) => ("un nombre", "a number"),
            Self::Bool(_) => ("true ou false", "true or false"),
            Self::Word(_) => ("un mot sans guillemets", "a word without quotes"),
            Self::Record(..) => ("un groupe de champs", "a group of fields"),
            Self::Tuple(..) => ("des valeurs entre parenthèses", "values in round brackets"),
            Self::List(_) => ("une liste", "a list"),
            Self::Broken => ("rien de lisible", "nothing that can be read"),
        }
    }
}

/// The cure, when the slip is a usual one.
fn cure(is: Type, value: &Value<'_>) -> Option<(String, String)> {
    let same = |write: String| Some((format!("écrivez {write}"), format!("write {write}")));
    match (is, value) {
        (Type::Choice(variants), value) => Some(choice(variants, value)),
        (_, Value::Tuple(Some("Some"), _)) => Some((
            "écrivez la valeur sans Some(…)".to_owned(),
            "write the value without Some(…)".to_owned(),
        )),
        (_, Value::Word("None" | "none" | "null" | "nil" | "undefined")) => Some((
            "ce champ ne se laisse pas vide".to_owned(),
            "this field cannot be left empty".to_owned(),
        )),
        (Type::Number, Value::Str(text)) if text.chars().any(|c| c.is_ascii_digit()) => Some((
            "écrivez le nombre sans guillemets".to_owned(),
            "write the number without quotes".to_owned(),
        )),
        (Type::Bool, Value::Str(_) | Value::Word(_) | Value::Number(_)) => {
            same("true / false".to_owned())
        }
        (Type::Text(_), Value::Str(_) | Value::Word(_) | Value::Tuple(..)) => {
            same("(fr: \"…\", en: \"…\")".to_owned())
        }
        (Type::List { .. }, Value::Tuple(..)) => Some((
            "une liste s'écrit entre crochets : […]".to_owned(),
            "a list is written in square brackets: […]".to_owned(),
        )),
        (Type::List { of, .. }, Value::Str(text)) if of.is_text() => {
            same(format!("[\"{}\"]", short(text)))
        }
        (Type::List { .. }, Value::Record(..)) => Some((
            "mettez ce groupe dans une liste : [(…)]".to_owned(),
            "put this group in a list: [(…)]".to_owned(),
        )),
        (Type::Record(_) | Type::Entry(_), _) => Some((
            "il s'écrit entre parenthèses : (champ: valeur, …)".to_owned(),
            "it is written in round brackets: (field: value, …)".to_owned(),
        )),
        (_, Value::Number(text) | Value::Word(text)) if is.is_text() => {
            same(format!("\"{}\"", short(text)))
        }
        (_, Value::List(items)) if items.len() == 1 => Some((
            "écrivez la valeur sans crochets".to_owned(),
            "write the value without square brackets".to_owned(),
        )),
        _ => None,
    }
}

/// How one of `variants` is written: the one that `value` means, or else all.
fn choice(variants: &[Variant], value: &Value<'_>) -> (String, String) {
    let names = variants.iter().map(|v| v.name);
    let meant = match value {
        Value::Str(text) => nearest(text, names.clone()),
        Value::Bool(true) => nearest("true", names.clone()),
        Value::Bool(false) => nearest("false", names.clone()),
        _ => None,
    };
    match (meant, value) {
        (Some(word), Value::Str(_)) => (
            format!("sans guillemets : {word}"),
            format!("without quotes: {word}"),
        ),
        (Some(word), _) => (format!("écrivez {word}"), format!("write {word}")),
        (None, _) => {
            let all = names.collect::<Vec<_>>().join(", ");
            (format!("au choix : {all}"), format!("one of: {all}"))
        }
    }
}

impl Walk<'_> {
    pub(super) fn wrong_type(&mut self, node: &Node<'_>, is: Type) {
        let ((wanted_fr, wanted_en), (found_fr, found_en)) = (is.expected(), node.value.found());
        let finding = self.error(
            node.span,
            format!("il faut {wanted_fr}, il y a {found_fr}"),
            format!("{wanted_en} expected, {found_en} found"),
        );
        let finding = match cure(is, &node.value) {
            Some((fr, en)) => finding.help(fr, en),
            None => finding,
        };
        self.tell(finding);
    }
}
