//! What is wrong with a command line.

use clap::error::{ContextKind, ErrorKind};

use crate::data::Lang;
use crate::text::{clean, truncate};
use crate::words;

/// Columns shown of what was typed: enough for every name that the program knows.
const SHOWN: usize = 200;

/// What is wrong with a command line, as a sentence in `lang`.
pub fn explain(error: &clap::Error, lang: Lang) -> String {
    let given = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    if lang == Lang::En && error.kind() != ErrorKind::ValueValidation {
        let said = error.render().to_string();
        let echoed = [ContextKind::InvalidArg, ContextKind::InvalidValue].map(given);
        let long = echoed.iter().filter(|text| text.len() > SHOWN);
        let said = long.fold(said, |said, text| {
            said.replace(text, &truncate(text, SHOWN))
        });
        return said.trim_end().to_owned();
    }
    let said = |kind| truncate(&clean(&given(kind)), SHOWN).into_owned();
    let (argument, value) = (
        said(ContextKind::InvalidArg),
        said(ContextKind::InvalidValue),
    );
    if error.kind() == ErrorKind::ValueValidation {
        let fit = std::error::Error::source(error).map(ToString::to_string);
        return unfit(&argument, &value, &fit.unwrap_or_default(), lang);
    }
    let wrong = match error.kind() {
        ErrorKind::UnknownArgument => {
            format!("«\u{a0}{argument}\u{a0}» n'est pas une option de luopan.")
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            format!("Il manque une valeur à {argument}.")
        }
        ErrorKind::InvalidValue => {
            format!("«\u{a0}{value}\u{a0}» ne convient pas à {argument}.")
        }
        ErrorKind::MissingRequiredArgument => format!("Il manque {argument}."),
        ErrorKind::ArgumentConflict => {
            format!("{argument} est donné deux fois, ou ne va pas avec le reste.")
        }
        _ => "Cette ligne de commande ne se lit pas.".to_owned(),
    };
    let allowed = said(ContextKind::ValidValue);
    let allowed = if allowed.is_empty() {
        allowed
    } else {
        format!("\nValeurs admises\u{a0}: {allowed}")
    };
    format!("{wrong}{allowed}\nVoir luopan --help")
}

/// Says that `value` does not do, and which values do: all, or of a day, a number or a name one that does.
fn unfit(argument: &str, value: &str, fit: &str, lang: Lang) -> String {
    let open = ["--today", "--months", "--agency"];
    let is_open = open.iter().any(|name| argument.starts_with(name));
    let value = words::echoed(value, lang);
    match (lang, is_open) {
        (Lang::Fr, true) => format!(
            "{value} ne convient pas à {argument}.\nPar exemple\u{a0}: {fit}\nVoir luopan --help"
        ),
        (Lang::Fr, false) => format!(
            "{value} ne convient pas à {argument}.\nValeurs admises\u{a0}: {fit}\nVoir luopan --help"
        ),
        (Lang::En, true) => {
            format!("{value} does not do as {argument}.\nFor example: {fit}\nSee luopan --help")
        }
        (Lang::En, false) => {
            format!("{value} does not do as {argument}.\nIt takes one of: {fit}\nSee luopan --help")
        }
    }
}
