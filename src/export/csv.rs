//! Tables for a spreadsheet: UTF-8 with a byte order mark, so that Excel keeps the accents; in French semicolons
//! and decimal commas, as a French Excel expects. No text in them can be taken for a formula.

use csv::{Terminator, Writer, WriterBuilder};

use crate::data::{Atlas, Figure, Lang, Platform, Precision, Source, Status};
use crate::text::clean;
use crate::words::{self, FigureColumns, Words};

/// Tells Excel that the file is in UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A row for every figure of `platforms`: what is counted, how many, when, by whom, and the source.
///
/// # Errors
/// None but those of memory; the writer's own are passed on.
pub fn csv_figures(
    atlas: &Atlas,
    platforms: &[&Platform],
    lang: Lang,
) -> Result<String, csv::Error> {
    let mut table = writer(lang);
    table.write_record(heads(&Words::of(lang).brief.columns))?;
    for platform in platforms {
        for figure in &platform.figures {
            table.write_record(figure_row(atlas, platform, figure, lang))?;
        }
    }
    finish(table)
}

/// A row for every feature of the vocabulary, a column for each of `platforms`, the answer in a word.
///
/// # Errors
/// As [`csv_figures`].
pub fn csv_matrix(
    atlas: &Atlas,
    platforms: &[&Platform],
    lang: Lang,
) -> Result<String, csv::Error> {
    let vocabulary = &atlas.vocabulary;
    let [feature, group] = Words::of(lang).brief.feature;
    let mut table = writer(lang);
    let names = platforms.iter().map(|platform| harmless(&platform.name));
    table.write_record(
        [group.to_owned(), feature.to_owned()]
            .into_iter()
            .chain(names),
    )?;
    for feature in &vocabulary.features {
        let group = vocabulary.groups.iter().find(|g| g.id == feature.group);
        let group = group.map_or(feature.group.as_str(), |group| group.name.get(lang));
        let answers = platforms.iter().map(|platform| {
            let row = platform.row(&feature.id);
            words::status(row.map_or(Status::Unknown, |row| row.status), lang).to_owned()
        });
        let names = [harmless(group), harmless(feature.name.get(lang))];
        table.write_record(names.into_iter().chain(answers))?;
    }
    finish(table)
}

fn writer(lang: Lang) -> Writer<Vec<u8>> {
    WriterBuilder::new()
        .delimiter(match lang {
            Lang::Fr => b';',
            Lang::En => b',',
        })
        .terminator(Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.into())
}

fn finish(table: Writer<Vec<u8>>) -> Result<String, csv::Error> {
    let bytes = table.into_inner().map_err(|error| error.into_error())?;
    String::from_utf8(bytes).map_err(|error| std::io::Error::other(error).into())
}

fn heads(columns: &FigureColumns) -> [&'static str; 12] {
    [
        columns.platform,
        columns.metric,
        columns.value,
        columns.precision,
        columns.scope,
        columns.currency,
        columns.as_of,
        columns.counted_by,
        columns.source,
        columns.publisher,
        columns.address,
        columns.grade,
    ]
}

fn figure_row(atlas: &Atlas, platform: &Platform, figure: &Figure, lang: Lang) -> [String; 12] {
    let metric = atlas.vocabulary.metric(&figure.kind);
    let source = platform.source(&figure.source);
    let of_source = |field: fn(&Source) -> Option<&String>| {
        harmless(source.and_then(field).map_or("", String::as_str))
    };
    let scope = figure.scope.as_ref().map_or("", |scope| scope.get(lang));
    [
        harmless(&platform.name),
        harmless(metric.map_or(&figure.kind, |metric| metric.name.get(lang))),
        number(figure.value, lang),
        precision(figure.precision, lang).to_owned(),
        harmless(scope),
        harmless(figure.currency.as_deref().unwrap_or_default()),
        figure.as_of.to_string(),
        words::counter(figure.counted_by, lang).to_owned(),
        of_source(|source| Some(&source.title)),
        of_source(|source| source.publisher.as_ref()),
        of_source(|source| source.url.as_ref()),
        source.map_or(String::new(), |source| format!("{:?}", source.grade)),
    ]
}

/// A number as the spreadsheet of that language reads it.
fn number(value: f64, lang: Lang) -> String {
    let text = value.to_string();
    match lang {
        Lang::Fr => text.replace('.', ","),
        Lang::En => text,
    }
}

/// Empty for a number as counted.
const fn precision(precision: Precision, lang: Lang) -> &'static str {
    match (precision, lang) {
        (Precision::Exact, _) => "",
        (Precision::About, Lang::Fr) => "environ",
        (Precision::Over, Lang::Fr) => "plus de",
        (Precision::Under, Lang::Fr) => "près de",
        (Precision::About, Lang::En) => "about",
        (Precision::Over, Lang::En) => "over",
        (Precision::Under, Lang::En) => "nearly",
    }
}

/// A text that a spreadsheet shows and does not run: an apostrophe stands before one that begins like a formula
/// (CWE-1236), in whatever width, with or without space before it.
fn harmless(text: &str) -> String {
    let text = clean(text);
    let first = text.trim_start().chars().next();
    match first {
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') => format!("'{text}"),
        _ => text.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_is_shown() {
        for (text, shown) in [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            (" \u{a0}=cmd|' /C calc'!A0", "' \u{a0}=cmd|' /C calc'!A0"),
            ("＝1", "'＝1"),
            ("\t=1", "\u{fffd}=1"),
            ("\r\n=1", "\u{fffd}\u{fffd}=1"),
            ("C-pop", "C-pop"),
            ("", ""),
        ] {
            assert_eq!(harmless(text), shown, "{text:?}");
        }
    }

    #[test]
    fn numbers_are_those_of_the_spreadsheet() {
        assert_eq!(number(59.7, Lang::Fr), "59,7");
        assert_eq!(number(59.7, Lang::En), "59.7");
        assert_eq!(number(1_432_000_000.0, Lang::Fr), "1432000000");
    }
}
