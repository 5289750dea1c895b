//! A source, as it stands in every list of sources.

use crate::data::{Atlas, Lang, Source};
use crate::words::{self, Words};

use super::subject::by;
use super::{Line, Tone, plain, run};

/// Title, publisher, date, language, grade and address.
pub(super) fn source_line(atlas: &Atlas, lang: Lang, source: &Source) -> Line {
    let words = Words::of(lang);
    let date = source
        .published
        .map_or(words.undated.to_owned(), |d| words::date(d, lang));
    let publisher = source
        .publisher
        .as_deref()
        .map(|p| format!(" · {p}"))
        .unwrap_or_default();
    let language = atlas
        .vocabulary
        .language(&source.lang)
        .map_or(source.lang.as_str(), |l| l.name.get(lang));
    let grade = format!("{:?} {}", source.grade, words::grade(source.grade, lang));
    let mut line = vec![
        plain(source.title.clone()),
        run(
            format!("{publisher} · {date} · {language} · {grade}"),
            Tone::Quiet,
        ),
    ];
    if let Some(note) = &source.note {
        line.push(run(format!(" · {}", note.get(lang)), Tone::Quiet));
    }
    line.push(plain(" "));
    line.push(match &source.url {
        Some(url) => run(url.clone(), Tone::Link),
        None => run(format!("({})", words.no_address), Tone::Quiet),
    });
    line.extend(by(source.origin, words));
    line
}
