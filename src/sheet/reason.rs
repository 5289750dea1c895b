//! Why a platform was found, in words.

use std::ops::Range;

use crate::data::{Atlas, Lang, Place};
use crate::search::{Field, Hit, Query};
use crate::words::{self, Words};

/// The field that matched and what stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Name of the field, or that the name is only close.
    pub field: &'static str,
    /// The text, number or state found there.
    pub text: String,
    /// The bytes of `text` that matched.
    pub spans: Vec<Range<usize>>,
}

/// Why `hit` was found.
pub fn reason(atlas: &Atlas, query: &Query, hit: &Hit, lang: Lang) -> Reason {
    let field = match hit.is_guess() {
        true => Words::of(lang).screen.guess,
        false => words::field(hit.field, lang),
    };
    if let Some(text) = stated(atlas, hit, lang) {
        return Reason {
            field,
            text,
            spans: Vec::new(),
        };
    }
    let found = hit.excerpt(atlas, query, lang);
    Reason {
        field,
        text: found.text.to_owned(),
        spans: found.spans,
    }
}

/// What filters find is a state or a number, not a text.
fn stated(atlas: &Atlas, hit: &Hit, lang: Lang) -> Option<String> {
    let platform = atlas.platforms.get(hit.platform)?;
    match (hit.field, hit.place) {
        (Field::Status, _) => Some(words::standing_since(platform.status, lang)),
        (Field::Figure, Place::Figure(index)) => {
            let figure = platform.figures.get(index)?;
            let metric = atlas
                .vocabulary
                .metric(&figure.kind)
                .map_or("", |m| m.short.get(lang));
            let date = words::date(figure.as_of, lang);
            Some(format!("{} {metric} ({date})", words::short(figure, lang)))
        }
        _ => None,
    }
}
