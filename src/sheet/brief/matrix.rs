//! The features of several platforms, side by side.

use crate::data::{Platform, Status};
use crate::words::{self, UNICODE};

use super::cite::Notes;
use super::{Asked, Brief, Grid, Phrase, Piece, Span};

/// A brief with the answer of each of `platforms` on every feature, a table a group.
pub fn matrix<'a>(asked: Asked<'a>, platforms: &[&'a Platform]) -> Brief {
    let (lang, words) = (asked.lang, asked.words());
    let vocabulary = &asked.atlas.vocabulary;
    let plain = |text: &str| vec![Span::Text(text.to_owned())];
    let signs = Status::ALL.map(|status| {
        let sign = UNICODE.status(status);
        format!("{sign}\u{a0}{}", words::status(status, lang))
    });
    let legend = format!("{}{}{}", words.brief.signs, words.colon, signs.join(", "));
    let mut pieces = vec![Piece::Text(plain(&legend))];
    // Beyond this the numbers of the sources would hide the answers.
    let cites = platforms.len() < Grid::NARROW;
    if !cites {
        pieces.push(Piece::Text(plain(words.brief.too_many_to_cite)));
    }
    let mut notes = Notes::new(asked);
    for group in &vocabulary.groups {
        let names = platforms.iter().map(|platform| plain(&platform.name));
        let columns = std::iter::once(plain(words.brief.feature[0])).chain(names);
        let features = vocabulary.features.iter().filter(|f| f.group == group.id);
        let rows: Vec<(Phrase, Vec<Phrase>)> = features
            .map(|feature| {
                let answers = platforms.iter().map(|platform| {
                    let row = platform.row(&feature.id);
                    let status = row.map_or(Status::Unknown, |row| row.status);
                    let mut answer = vec![Span::Sign(
                        UNICODE.status(status),
                        words::status(status, lang),
                    )];
                    if let Some(row) = row.filter(|_| cites) {
                        answer.push(Span::Text(" ".to_owned()));
                        answer.push(notes.cite(&platform.sources, &row.sources));
                    }
                    answer
                });
                (plain(feature.name.get(lang)), answers.collect())
            })
            .collect();
        pieces.push(Piece::Heading(1, plain(group.name.get(lang))));
        pieces.push(Piece::Grid(Grid {
            caption: group
                .about
                .as_ref()
                .unwrap_or(&group.name)
                .get(lang)
                .to_owned(),
            columns: columns.collect(),
            even: false,
            rows,
        }));
    }
    asked.brief(words.brief.matrix.to_owned(), pieces, notes)
}
