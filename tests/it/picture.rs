//! A screen as an SVG picture, for the README.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// Pixels of a cell.
const CELL: (usize, usize) = (9, 18);
const PAPER: &str = "#1d2026";
const INK: &str = "#d6d9de";
const QUIET: &str = "#8a909a";

/// The buffer as a picture of a dark terminal.
pub(crate) fn svg(buffer: &Buffer) -> String {
    let (width, height) = (
        usize::from(buffer.area.width) * CELL.0,
        usize::from(buffer.area.height) * CELL.1,
    );
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" \
         font-family=\"'DejaVu Sans Mono','Noto Sans Mono CJK SC','Menlo','Consolas',monospace\" font-size=\"15\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{PAPER}\"/>\n",
        width + 2 * CELL.0,
        height + CELL.1
    );
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            let columns = cell.symbol().width().max(1);
            draw(&mut svg, cell, (usize::from(x), usize::from(y)), columns);
            x += u16::try_from(columns).unwrap();
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn draw(svg: &mut String, cell: &Cell, (x, y): (usize, usize), columns: usize) {
    let reversed = cell.modifier.contains(Modifier::REVERSED);
    let (left, top) = ((x + 1) * CELL.0, y * CELL.1 + CELL.1 / 2);
    let ink = if cell.modifier.contains(Modifier::DIM) {
        QUIET
    } else {
        colour(cell.fg)
    };
    let (ink, paper) = if reversed {
        (PAPER, Some(ink))
    } else {
        (ink, None)
    };
    if let Some(paper) = paper {
        let (w, h) = (columns * CELL.0, CELL.1);
        writeln!(
            svg,
            "<rect x=\"{left}\" y=\"{top}\" width=\"{w}\" height=\"{h}\" fill=\"{paper}\"/>"
        )
        .unwrap();
    }
    if cell.symbol().trim().is_empty() {
        return;
    }
    let mut style = String::new();
    if cell.modifier.contains(Modifier::BOLD) {
        style.push_str(" font-weight=\"bold\"");
    }
    if cell.modifier.contains(Modifier::UNDERLINED) {
        style.push_str(" text-decoration=\"underline\"");
    }
    let text = cell.symbol().replace('&', "&amp;").replace('<', "&lt;");
    let base = top + CELL.1 - 4;
    writeln!(
        svg,
        "<text x=\"{left}\" y=\"{base}\" fill=\"{ink}\"{style}>{text}</text>"
    )
    .unwrap();
}

fn colour(colour: Color) -> &'static str {
    match colour {
        Color::Cyan => "#56b6c2",
        Color::Green => "#8cc265",
        Color::Red => "#e05561",
        Color::Magenta => "#c78ae0",
        _ => INK,
    }
}
