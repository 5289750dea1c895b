//! Where one is in a page: what is in sight, and the statement under the cursor.

use std::rc::Rc;

use crate::data::{Link, Place};

use super::Motion;

/// Where the page should be scrolled to, once its lines are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The heading of a section, counted from 0.
    Section(usize),
    /// A statement.
    Place(Place),
    /// The next line below the cursor that matches the search.
    NextMatch,
    /// The last one above it.
    PreviousMatch,
}

/// The lines of a page, as far as moving in it goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Lines of the whole page.
    pub lines: usize,
    /// First line of each section, on a platform's page in the order of [`SectionId::ALL`](crate::data::SectionId);
    /// none on a page of one piece.
    pub sections: Vec<usize>,
    /// The statements, top to bottom.
    pub stops: Vec<Stop>,
}

/// A statement the cursor can stand on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Its number among the items of the page: the same at every width.
    pub item: usize,
    /// Its first line.
    pub first: usize,
    /// Its last line.
    pub last: usize,
    /// Where it stands in the platform's record, if it does.
    pub place: Option<Place>,
    /// What following it leads to.
    pub link: Option<Link>,
}

/// Sizes of the page in sight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageRoom {
    /// Lines in sight, over all columns.
    pub rows: usize,
    /// All lines.
    pub outline: Rc<Outline>,
    /// Where the target stands: the line to show at the top, and the line to put the cursor on.
    pub landing: Option<(usize, usize)>,
}

/// Where one is in a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    offset: usize,
    /// The line the cursor is on; its statement is the one at hand.
    line: usize,
    pub(super) target: Option<Target>,
    room: PageRoom,
}

impl Reading {
    /// The start of a page, or what it should be opened at.
    pub(super) fn at(target: Option<Target>) -> Self {
        Self {
            target,
            ..Self::default()
        }
    }

    pub(super) const fn offset(&self) -> usize {
        self.offset
    }

    pub(super) const fn line(&self) -> usize {
        self.line
    }

    /// The statement under the cursor.
    pub(super) fn stop(&self) -> Option<&Stop> {
        let stops = &self.room.outline.stops;
        stops
            .iter()
            .find(|stop| self.line <= stop.last)
            .or(stops.last())
    }

    /// The section at the top of what is in sight, counted from 0.
    pub(super) fn section(&self) -> Option<usize> {
        let starts = &self.room.outline.sections;
        starts.iter().rposition(|&start| start <= self.offset)
    }

    /// The section before; from inside a section, its own start.
    pub(super) fn previous_section(&self) -> usize {
        let now = self.section().unwrap_or(0);
        let outline = &self.room.outline;
        let start = outline.sections.get(now).copied().unwrap_or(0);
        let first = outline.stops.iter().find(|stop| stop.first >= start);
        let is_inside = first.is_some_and(|stop| self.line > stop.last);
        if self.offset > start || is_inside {
            now
        } else {
            now.saturating_sub(1)
        }
    }

    /// Moves the cursor by a statement, or what is in sight by anything else.
    pub(super) fn go(&mut self, motion: Motion) {
        match motion {
            Motion::Down => self.step_down(),
            Motion::Up => self.step_up(),
            Motion::First => (self.offset, self.line) = (0, 0),
            Motion::Last => {
                self.line = self.room.outline.lines.saturating_sub(1);
                self.offset = self.last_offset();
            }
            _ => {
                let lines = self.last_offset().saturating_add(1);
                self.offset = motion.from(self.offset, lines, self.room.rows);
            }
        }
        self.keep_in_sight();
    }

    /// Puts the cursor on the statement at `line`.
    pub(super) fn put(&mut self, line: usize) {
        self.line = line.min(self.room.outline.lines.saturating_sub(1));
    }

    /// Takes the sizes of the window; a page poured anew keeps the statement under the cursor where it was.
    pub(super) fn fit(&mut self, room: PageRoom) {
        if !Rc::ptr_eq(&room.outline, &self.room.outline) {
            self.follow_item(&room.outline);
        }
        self.room = room;
        if let (Some(_), Some((top, line))) = (self.target.take(), self.room.landing) {
            (self.offset, self.line) = (top, line);
        }
        self.offset = self.offset.min(self.last_offset());
        self.keep_in_sight();
    }

    fn follow_item(&mut self, outline: &Outline) {
        let Some(old) = self.stop() else { return };
        let (below, item) = (old.first.saturating_sub(self.offset), old.item);
        if self.offset == 0 {
            return;
        }
        if let Some(new) = outline.stops.iter().find(|stop| stop.item >= item) {
            self.line = new.first;
            self.offset = new.first.saturating_sub(below);
        }
    }

    /// The page may be scrolled until its last line is at the foot, or its last section at the top, whichever is
    /// further.
    fn last_offset(&self) -> usize {
        let outline = &self.room.outline;
        let section = outline.sections.last().copied().unwrap_or(0);
        let full = outline.lines.saturating_sub(self.room.rows);
        full.max(section.min(outline.lines))
    }

    /// The line after the last in sight.
    fn bottom(&self) -> usize {
        self.offset.saturating_add(self.room.rows)
    }

    /// Lines kept in sight beyond the cursor, to read on.
    const fn margin(&self) -> usize {
        self.room.rows / 4
    }

    fn step_down(&mut self) {
        let here = self.stop().map_or(0, |stop| stop.last);
        if here >= self.bottom() {
            self.scroll_down();
            return;
        }
        let next = self.room.outline.stops.iter().find(|s| s.first > here);
        let Some((first, last)) = next.map(|next| (next.first, next.last)) else {
            return self.scroll_down();
        };
        self.line = first;
        let wanted = last.saturating_add(self.margin()).saturating_add(1);
        if wanted > self.bottom() {
            let top = wanted.saturating_sub(self.room.rows);
            self.offset = top.min(first).min(self.last_offset()).max(self.offset);
        }
    }

    fn scroll_down(&mut self) {
        let half = (self.room.rows / 2).max(1);
        self.offset = self.offset.saturating_add(half).min(self.last_offset());
    }

    fn step_up(&mut self) {
        let here = self.stop().map_or(0, |stop| stop.first);
        if here < self.offset {
            let half = (self.room.rows / 2).max(1);
            self.offset = self.offset.saturating_sub(half).max(here.min(self.offset));
            self.line = here;
            return;
        }
        let before = self.room.outline.stops.iter().rfind(|s| s.last < here);
        let Some((first, last)) = before.map(|before| (before.first, before.last)) else {
            self.offset = 0;
            return;
        };
        self.line = first;
        // What is taller than the window is read from its end.
        let end = last.saturating_add(1).saturating_sub(self.room.rows);
        let wanted = first.saturating_sub(self.margin()).max(end);
        self.offset = self.offset.min(wanted);
    }

    /// Brings a cursor left behind by scrolling back among the lines in sight.
    fn keep_in_sight(&mut self) {
        let (top, bottom) = (self.offset, self.bottom());
        if self
            .stop()
            .is_some_and(|s| s.last >= top && s.first < bottom)
        {
            return;
        }
        let stops = &self.room.outline.stops;
        let near = if self.line < top {
            stops.iter().find(|s| s.last >= top)
        } else {
            stops.iter().rfind(|s| s.first < bottom)
        };
        if let Some(stop) = near {
            self.line = stop.first;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Statements of these many lines, one empty line between.
    fn room(rows: usize, lengths: &[usize]) -> PageRoom {
        let mut outline = Outline::default();
        for (item, length) in lengths.iter().enumerate() {
            let first = outline.lines;
            outline.stops.push(Stop {
                item,
                first,
                last: first + length - 1,
                place: None,
                link: None,
            });
            outline.lines += length + 1;
        }
        PageRoom {
            rows,
            outline: Rc::new(outline),
            landing: None,
        }
    }

    /// The item under the cursor and the first line in sight.
    fn now(reading: &Reading) -> (usize, usize) {
        (reading.stop().map_or(99, |s| s.item), reading.offset())
    }

    #[test]
    fn the_cursor_goes_by_statements_and_stays_in_sight() {
        let mut reading = Reading::default();
        reading.fit(room(8, &[2, 2, 2, 20, 1, 1]));
        for (motion, expected) in [
            (Motion::Down, (1, 0)),
            (Motion::Down, (2, 2)),
            // A statement taller than the window is read half a window at a time.
            (Motion::Down, (3, 9)),
            (Motion::Down, (3, 13)),
            (Motion::Down, (3, 17)),
            (Motion::Down, (3, 21)),
            (Motion::Down, (4, 25)),
            (Motion::Up, (3, 21)),
            (Motion::Up, (3, 17)),
            (Motion::First, (0, 0)),
            (Motion::Up, (0, 0)),
            (Motion::Last, (5, 26)),
            (Motion::PageUp, (3, 19)),
            (Motion::By(-99), (2, 0)),
        ] {
            reading.go(motion);
            assert_eq!(now(&reading), expected, "{motion:?}");
        }
    }

    #[test]
    fn a_page_poured_anew_keeps_the_statement_at_hand() {
        let mut reading = Reading::default();
        reading.fit(room(6, &[2; 12]));
        for _ in 0..6 {
            reading.go(Motion::Down);
        }
        let (item, offset) = now(&reading);
        let before = reading.line() - offset;
        reading.fit(room(6, &[5; 12]));
        assert_eq!(now(&reading).0, item);
        assert_eq!(reading.line() - reading.offset(), before);
    }

    #[test]
    fn a_page_without_statements_only_scrolls() {
        let mut reading = Reading::default();
        let mut room = room(4, &[]);
        Rc::make_mut(&mut room.outline).lines = 10;
        reading.fit(room);
        reading.go(Motion::Down);
        assert_eq!(reading.offset(), 2);
        assert_eq!(reading.stop(), None);
    }
}
