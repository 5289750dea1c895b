//! The features of several platforms, side by side.

use crate::data::{Platform, Status};
use crate::words::{self, UNICODE};

use super::cite::Notes;
use super::{Asked, Brief, Grid, Phrase, Piece, Span};

/// A brief with the answer of each of `platforms` on every feature, a table a group.
pub fn matrix(asked: Asked<'_>, platforms: &[&Platform]) -> Brief {
    let (lang, words) = (asked.lang, asked.words());
    let vocabulary = &asked.atlas.vocabulary;
    let plain = |text: &str| vec![Span::Text(text.to_owned())];
    let signs = Status::ALL.map(|status| {
        let sign = UNICODE.status(status);
        format!("{sign}\u{a0}{}", words::status(status, lang))
    });
    let legend = format!("{}{}{}", words.brief.signs, words.colon, signs.join(", "));
    let mut pieces = vec![Piece::Text(plain(&legend))];
    for group in &vocabulary.groups {
        let names = platforms.iter().map(|platform| plain(&platform.name));
        let columns = std::iter::once(plain(words.brief.feature[0])).chain(names);
        let features = vocabulary.features.iter().filter(|f| f.group == group.id);
        let rows = features.map(|feature| {
            let answers = platforms.iter().map(|platform| {
                let row = platform.row(&feature.id);
                answer(row.map_or(Status::Unknown, |row| row.status), asked)
            });
            (plain(feature.name.get(lang)), answers.collect())
        });
        pieces.push(Piece::Heading(1, plain(group.name.get(lang))));
        pieces.push(Piece::Grid(Grid {
            caption: format!("{} · {}", words.brief.matrix, group.name.get(lang)),
            columns: columns.collect(),
            rows: rows.collect(),
        }));
    }
    asked.brief(words.brief.matrix.to_owned(), pieces, Notes::new(asked))
}

/// A sign and its word.
fn answer(status: Status, asked: Asked<'_>) -> Phrase {
    let word = words::status(status, asked.lang);
    vec![Span::Sign(UNICODE.status(status), word)]
}
