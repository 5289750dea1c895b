//! Platforms side by side, for a client: what the screen compares, in short, with its sources.

use crate::data::{Claim, Id, Link, Place, Platform, Status};
use crate::sheet::comparison::REACH;
use crate::sheet::{
    Cell, Chart, Content, Curve, Line, TableRow, Tone, comparison as side_by_side, figures,
};
use crate::words::UNICODE;

use super::cite::Notes;
use super::{Asked, Brief, Grid, Phrase, Piece, Span, han, text};

/// A brief with `platforms` side by side, a table for each group of facts.
pub fn comparison<'a>(asked: Asked<'a>, platforms: &[&'a Platform]) -> Brief {
    let words = asked.words();
    let table = side_by_side(asked.atlas, platforms, asked.lang, asked.today);
    let mut sides = Sides {
        asked,
        platforms,
        notes: Notes::new(asked),
    };
    let mut pieces = Vec::new();
    let mut rows = table.rows.as_slice();
    while let Some((head, rest)) = rows.split_first() {
        let own = rest.iter().take_while(|row| !row.is_group()).count();
        let (group, after) = rest.split_at_checked(own).unwrap_or((rest, &[]));
        pieces.extend(sides.group(&head.label, group));
        if head.id == REACH {
            pieces.extend(sides.charts());
        }
        rows = after;
    }
    let names: Vec<&str> = platforms.iter().map(|p| p.name.as_str()).collect();
    let title = format!(
        "{}{}{}",
        words.grid.comparison,
        words.colon,
        names.join(", ")
    );
    asked.brief(title, pieces, sides.notes)
}

/// A comparison in the making.
struct Sides<'p, 'a> {
    asked: Asked<'a>,
    platforms: &'p [&'a Platform],
    notes: Notes<'a>,
}

impl<'a> Sides<'_, 'a> {
    /// A heading, what is to be known before one compares, and the rows of which something is known.
    fn group(&mut self, head: &Line, rows: &[TableRow]) -> Vec<Piece> {
        let (title, mut warnings, mut known) = (joined(head), Vec::new(), Vec::new());
        // The sources named last in each column: they hold for the rows below until others are named.
        let mut named = vec![Vec::new(); self.platforms.len()];
        for row in rows {
            match &row.content {
                Content::Cells { cells, differs } if cells.iter().any(says_something) => {
                    let mut phrases = Vec::new();
                    for ((cell, platform), named) in
                        cells.iter().zip(self.platforms).zip(&mut named)
                    {
                        phrases.push(self.cell(cell, platform, named));
                    }
                    known.push((self.label(row, *differs), phrases));
                }
                Content::Note => warnings.push(vec![Span::Text(joined(&row.label))]),
                Content::Cells { .. } | Content::Group => {}
            }
        }
        if known.is_empty() {
            return Vec::new();
        }
        let names = self.platforms.iter();
        let names = names.map(|platform| vec![Span::Text(platform.name.clone())]);
        let corner = vec![Span::Text(self.asked.words().brief.fact.to_owned())];
        let grid = Piece::Grid(Grid {
            caption: title.clone(),
            columns: std::iter::once(corner).chain(names).collect(),
            even: true,
            rows: known,
        });
        let heading = Piece::Heading(1, vec![Span::Text(title)]);
        let warnings = warnings.into_iter().map(Piece::Text);
        std::iter::once(heading)
            .chain(warnings)
            .chain([grid])
            .collect()
    }

    /// For each metric that stands for the size of several platforms, their curves on the same axes.
    fn charts(&self) -> Vec<Piece> {
        let asked = self.asked;
        let platforms = self.platforms.iter();
        let sizes = platforms.filter_map(|p| Some((asked.about(p), asked.atlas.headline(p)?)));
        let sizes: Vec<_> = sizes.collect();
        let metrics = asked.atlas.vocabulary.metrics.iter();
        let charts = metrics.filter_map(|metric| {
            let same = sizes.iter().filter(|(_, figure)| figure.kind == metric.id);
            let histories = same.map(|(subject, figure)| {
                let series = figures::same_series(*subject, figure);
                Curve::of(subject.platform.name.clone(), &series)
            });
            let drawn = histories.filter(|curve| curve.points.len() > 1).collect();
            let title = metric.name.get(asked.lang).to_owned();
            Chart::together(title, metric.unit, drawn)
        });
        charts.map(Piece::Chart).collect()
    }

    /// What a row is about, marked when the platforms differ in it.
    fn label(&self, row: &TableRow, differs: bool) -> Phrase {
        let mut label = vec![Span::Text(joined(&row.label))];
        if differs {
            label.push(Span::Text(" ".to_owned()));
            label.push(Span::Sign("≠", self.asked.words().brief.differs));
        }
        label
    }

    /// The answer in short, each point under the other, with its sources unless `named` says them above.
    fn cell(&mut self, cell: &Cell, platform: &'a Platform, named: &mut Vec<Id>) -> Phrase {
        let mut phrase = Vec::new();
        if let Some(status) = cell.status {
            phrase.push(Span::Text(format!("{} ", UNICODE.status(status))));
        }
        for (number, point) in cell.short.iter().enumerate() {
            if number > 0 {
                phrase.push(Span::Break);
            }
            phrase.extend(text(&joined(point), han(platform)));
        }
        if let Some(Link::Platform(_, Some(place))) = cell.link {
            let ids = sources_at(platform, place, cell.short.len());
            if ids != *named {
                phrase.push(Span::Text(" ".to_owned()));
                phrase.push(self.notes.cite(&platform.sources, &ids));
                *named = ids;
            }
        }
        phrase
    }
}

/// The sources of the statement at `place` and of the others in the same cell, so many in all.
fn sources_at(platform: &Platform, place: Place, points: usize) -> Vec<Id> {
    let claims = |claims: &[Claim], first: usize| {
        let said = claims.iter().skip(first).take(points);
        said.flat_map(|claim| claim.sources.clone()).collect()
    };
    match place {
        Place::Status => claims(platform.status_note.as_slice(), 0),
        Place::Audience(first) => claims(&platform.audience, first),
        Place::Caution(first) => claims(&platform.cautions, first),
        Place::Like(first) => {
            let said = platform.like.iter().skip(first).take(points);
            said.flat_map(|like| like.sources.clone()).collect()
        }
        Place::Opportunity(first) => {
            let said = platform.opportunities.iter().skip(first).take(points);
            said.flat_map(|opportunity| opportunity.sources.clone())
                .collect()
        }
        Place::Entry(first) => {
            let topic = platform.entry.get(first).map(|asked| asked.topic);
            let said = platform.entry.iter();
            let said = said.filter(|asked| Some(asked.topic) == topic);
            said.flat_map(|asked| asked.sources.clone()).collect()
        }
        Place::Figure(number) => {
            let figure = platform.figures.get(number);
            figure
                .map(|figure| figure.source.clone())
                .into_iter()
                .collect()
        }
        Place::Feature(number) => {
            let row = platform.checklist.get(number);
            row.map(|row| row.sources.clone()).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// A cell of which a source says something.
fn says_something(cell: &Cell) -> bool {
    cell.link.is_some() && cell.status != Some(Status::Unknown)
}

/// The words of a line, without the mark of what the agency itself says: it signs the document.
fn joined(line: &Line) -> String {
    let said = line.iter().filter(|run| run.tone != Tone::Origin);
    said.map(|run| run.text.as_str()).collect()
}
