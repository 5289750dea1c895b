//! The frame as ratatui draws it, and the bytes that bring it to the screen.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use crossterm::queue;
use crossterm::terminal::{Clear, ClearType};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect, Size};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

use super::drill;

/// The largest screen drawn on; a window of 65535 x 65535 would ask for 200 GB.
const LARGEST: Size = Size::new(1000, 300);

/// Taken where the terminal does not know its own size.
const USUAL: Size = Size::new(80, 24);

/// A screen of one size. ratatui draws into memory, which does not fail: its `Terminal` panics
/// when it is dropped over a terminal that is gone.
#[derive(Debug)]
pub(super) struct Canvas {
    size: Size,
    terminal: Terminal<CrosstermBackend<Bytes>>,
    bytes: Bytes,
}

impl Canvas {
    /// A blank screen: its first frame wipes what the terminal shows.
    pub(super) fn new(size: Size) -> io::Result<Self> {
        let mut bytes = Bytes::default();
        // `Terminal::clear` would ask the terminal for its cursor and wait for the answer.
        queue!(bytes, Clear(ClearType::All))?;
        let viewport = Viewport::Fixed(Rect::from((Position::ORIGIN, size)));
        let terminal = Terminal::with_options(
            CrosstermBackend::new(bytes.clone()),
            TerminalOptions { viewport },
        )?;
        Ok(Self {
            size,
            terminal,
            bytes,
        })
    }

    /// Columns and rows.
    pub(super) const fn size(&self) -> Size {
        self.size
    }

    /// What has to be written for the screen to show the next frame.
    pub(super) fn paint(&mut self, render: impl FnOnce(&mut Frame)) -> io::Result<Vec<u8>> {
        self.terminal.draw(|frame| {
            render(frame);
            drill::panic_in("draw");
        })?;
        Ok(self.bytes.0.take())
    }
}

#[derive(Clone, Debug, Default)]
struct Bytes(Rc<RefCell<Vec<u8>>>);

impl Write for Bytes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The part of a window that is drawn on, given its columns and rows; 0 is not known.
pub(super) fn drawn_size((columns, rows): (u16, u16)) -> Size {
    let known = |length, usual| if length == 0 { usual } else { length };
    Size {
        width: known(columns, USUAL.width).min(LARGEST.width),
        height: known(rows, USUAL.height).min(LARGEST.height),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_fit_memory_and_unknown_windows() {
        for (window, drawn) in [
            ((80, 24), (80, 24)),
            ((1, 1), (1, 1)),
            ((0, 0), (80, 24)),
            ((0, 5), (80, 5)),
            ((132, 0), (132, 24)),
            ((65535, 65535), (1000, 300)),
            ((10_000, 1), (1000, 1)),
        ] {
            assert_eq!(drawn_size(window), Size::from(drawn), "{window:?}");
        }
    }

    #[test]
    fn a_new_canvas_draws_everything_and_then_only_changes() {
        let mut canvas = Canvas::new(Size::new(20, 2)).unwrap();
        let mut paint = |text: &str| {
            let bytes = canvas.paint(|frame| frame.render_widget(text, frame.area()));
            String::from_utf8(bytes.unwrap()).unwrap()
        };
        let first = paint("weibo");
        assert!(first.starts_with("\u{1b}[2J"), "{first:?}");
        assert!(first.contains("weibo"), "{first:?}");
        let second = paint("weibe");
        assert!(!second.contains("weib"), "{second:?}");
        assert!(second.contains('e'), "{second:?}");
    }
}
