//! A brief as one HTML file: no script, nothing from outside, readable on a phone and on paper.

use crate::data::Lang;
use crate::sheet::Chart;
use crate::sheet::brief::{Brief, Grid, Phrase, Piece, Reference, Span};
use crate::words::{self, Words};

use super::address::web;
use super::entities::escape;
use super::svg::svg;

const STYLE: &str = include_str!("brief.css");
/// Nothing may be loaded, sent or run, whatever the text holds.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// `brief` as a whole document.
pub fn html(brief: &Brief) -> String {
    let words = Words::of(brief.lang);
    let mut page = Page {
        out: String::new(),
        lang: brief.lang,
    };
    let lang = brief.lang.code();
    let title = escape(&brief.title);
    let is_wide = |piece: &Piece| matches!(piece, Piece::Grid(grid) if grid.is_wide());
    let turned = match brief.pieces.iter().any(is_wide) {
        true => " class=\"landscape\"",
        false => "",
    };
    page.raw(&format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body{turned}>\n<header>\n<h1>{title}</h1>\n"
    ));
    page.raw(&format!("<p>{}</p>\n", escape(&byline(brief))));
    if !brief.sources.is_empty() {
        let how = escape(words.brief.how_to_read);
        page.raw(&format!("<p class=\"quiet\">{how}</p>\n"));
    }
    page.raw("</header>\n<main>\n");
    for piece in &brief.pieces {
        page.piece(piece);
    }
    page.sources(
        &brief.sources,
        words.section(crate::data::SectionId::Sources),
    );
    page.raw("</main>\n</body>\n</html>\n");
    page.out
}

/// Who sends it, when, and the day its facts were checked: « Préparé par X · 22 nov. 2026 · Faits vérifiés le … ».
pub(super) fn byline(brief: &Brief) -> String {
    let words = Words::of(brief.lang).brief;
    let mut parts = Vec::new();
    if let Some(agency) = &brief.agency {
        parts.push(format!("{} {agency}", words.prepared_by));
    }
    parts.push(words::date(brief.date, brief.lang));
    let edition = words::date(brief.edition, brief.lang);
    parts.push(format!("{} {edition}", words.checked_on));
    parts.join(" · ")
}

/// The document in the making.
struct Page {
    out: String,
    lang: Lang,
}

impl Page {
    /// Markup of our own.
    fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Heading(depth, phrase) => {
                let level = depth.saturating_add(1).min(6);
                self.raw(&format!("<h{level}>{}</h{level}>\n", phrased(phrase)));
            }
            Piece::Text(phrase) => self.raw(&format!("<p>{}</p>\n", phrased(phrase))),
            Piece::Points(points) => self.list("ul", points),
            Piece::Steps(steps) => self.list("ol", steps),
            Piece::Facts(facts) => self.facts(facts),
            Piece::Grid(grid) => self.grid(grid),
            Piece::Chart(chart) => self.chart(chart),
        }
    }

    fn list(&mut self, tag: &str, points: &[Phrase]) {
        self.raw(&format!("<{tag}>\n"));
        for point in points {
            self.raw(&format!("<li>{}</li>\n", phrased(point)));
        }
        self.raw(&format!("</{tag}>\n"));
    }

    fn facts(&mut self, facts: &[(String, Vec<Phrase>)]) {
        self.raw("<dl>\n");
        for (name, phrases) in facts {
            self.raw(&format!("<div><dt>{}</dt>", escape(name)));
            for phrase in phrases {
                self.raw(&format!("<dd>{}</dd>", phrased(phrase)));
            }
            self.raw("</div>\n");
        }
        self.raw("</dl>\n");
    }

    /// A table that scrolls by itself where the window is narrow; it can be reached with the keyboard for that.
    fn grid(&mut self, grid: &Grid) {
        let caption = escape(&grid.caption);
        let class = match (grid.is_wide(), grid.even) {
            (true, _) => "table wide",
            (false, true) => "table even",
            (false, false) => "table",
        };
        self.raw(&format!(
            "<div class=\"{class}\" role=\"region\" aria-label=\"{caption}\" tabindex=\"0\">\n\
             <table>\n<caption>{caption}</caption>\n<thead>\n<tr>"
        ));
        for column in &grid.columns {
            let head = phrased(column);
            self.raw(&format!("<th scope=\"col\"><span>{head}</span></th>"));
        }
        self.raw("</tr>\n</thead>\n<tbody>\n");
        for (head, cells) in &grid.rows {
            self.raw(&format!("<tr><th scope=\"row\">{}</th>", phrased(head)));
            for cell in cells {
                self.raw(&format!("<td>{}</td>", phrased(cell)));
            }
            self.raw("</tr>\n");
        }
        self.raw("</tbody>\n</table>\n</div>\n");
    }

    fn chart(&mut self, chart: &Chart) {
        let drawing = svg(chart, self.lang);
        if drawing.is_empty() {
            return;
        }
        let words = Words::of(self.lang);
        let mut caption = chart.title.clone();
        let named = chart.lettered().filter_map(|(letter, curve)| {
            let letter = letter?;
            Some(format!("{letter}\u{a0}{}", curve.name))
        });
        let named: Vec<String> = named.collect();
        if !named.is_empty() {
            caption = format!("{caption}{}{}", words.colon, named.join(", "));
        }
        if chart.points().any(|point| point.breaks) {
            let mark = if named.is_empty() { words.colon } else { "; " };
            caption = format!("{caption}{mark}{}", words.brief.breaks);
        }
        let caption = escape(&caption);
        self.raw(&format!(
            "<figure>\n{drawing}\n<figcaption>{caption}</figcaption>\n</figure>\n"
        ));
    }

    fn sources(&mut self, sources: &[Reference], title: &str) {
        if sources.is_empty() {
            return;
        }
        self.raw(&format!(
            "<section class=\"sources\">\n<h2>{title}</h2>\n<ol>\n"
        ));
        for (number, source) in (1..).zip(sources) {
            let lang = escape(&source.lang);
            let name = format!(
                "<cite lang=\"{lang}\" dir=\"auto\">{}</cite>",
                escape(&source.title)
            );
            let named = match source.url.as_deref().and_then(web) {
                Some(url) => format!("<a href=\"{}\" rel=\"noreferrer\">{name}</a>", escape(url)),
                None => match &source.url {
                    Some(text) => format!("{name} ({})", escape(text)),
                    None => name,
                },
            };
            let about = escape(&source.about);
            self.raw(&format!(
                "<li id=\"s{number}\">{named} · <span class=\"quiet\">{about}</span></li>\n"
            ));
        }
        self.raw("</ol>\n</section>\n");
    }
}

fn phrased(phrase: &Phrase) -> String {
    phrase.iter().map(spanned).collect()
}

fn spanned(span: &Span) -> String {
    match span {
        Span::Text(text) => escape(text),
        Span::Break => "<br>".to_owned(),
        Span::Strong(text) => format!("<strong>{}</strong>", escape(text)),
        Span::Quiet(text) => format!("<span class=\"quiet\">{}</span>", escape(text)),
        Span::Foreign(text, lang) => {
            format!(
                "<span lang=\"{}\" dir=\"auto\">{}</span>",
                escape(lang),
                escape(text)
            )
        }
        Span::Sign(sign, word) => {
            format!("<span aria-hidden=\"true\">{sign}</span> <span class=\"word\">{word}</span>")
        }
        Span::Cite(numbers) => {
            let links = numbers.iter().map(|n| format!("<a href=\"#s{n}\">{n}</a>"));
            let links: Vec<String> = links.collect();
            match links.as_slice() {
                [] => String::new(),
                some => format!("<span class=\"cite\">[{}]</span>", some.join(", ")),
            }
        }
    }
}
