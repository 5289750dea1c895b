//! From what a text is to how it looks.
//!
//! Only the terminal's own sixteen colours are used, and never yellow, white or black text, so that a page is
//! legible on dark and on light. Without colours no cell carries one: crossterm 0.29 would write an empty colour
//! sequence that wipes out reverse and bold.

use ratatui::style::{Color, Modifier, Style};

use crate::data::{Freshness, Status, Verdict};
use crate::sheet::Tone;
use crate::words::Glyphs;

/// How things look: styles and signs.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Styles.
    pub theme: Theme,
    /// Signs.
    pub glyphs: &'static Glyphs,
}

/// A set of styles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// The terminal's colours.
    Terminal,
    /// Bold, dim, underlined and reversed only.
    Plain,
}

impl Theme {
    fn colour(self, colour: Color) -> Style {
        match self {
            Self::Terminal => Style::new().fg(colour),
            Self::Plain => Style::new(),
        }
    }

    /// Style of a run of text.
    pub fn tone(self, tone: Tone) -> Style {
        match tone {
            Tone::Plain => Style::new(),
            Tone::Strong | Tone::Native => Style::new().add_modifier(Modifier::BOLD),
            Tone::Quiet => self.quiet(),
            Tone::Heading => self
                .colour(Color::Cyan)
                .add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Tone::Number => self.colour(Color::Cyan).add_modifier(Modifier::BOLD),
            Tone::Label => self.colour(Color::Cyan),
            Tone::Link => Style::new().add_modifier(Modifier::UNDERLINED),
            Tone::Caution | Tone::Effort(_) => self.colour(Color::Magenta),
            Tone::Status(status) => self.status(status),
            Tone::Age(Freshness::Fresh) => self.colour(Color::Green),
            Tone::Age(Freshness::Ageing) => self.colour(Color::Magenta),
            Tone::Age(Freshness::Stale) => self.colour(Color::Red),
            Tone::Age(Freshness::Undated) => self.quiet(),
            Tone::Verdict(verdict) => self.verdict(verdict),
        }
    }

    fn status(self, status: Status) -> Style {
        match status {
            Status::Yes => self.colour(Color::Green),
            Status::Partial | Status::Paid => self.colour(Color::Magenta),
            Status::No => self.colour(Color::Red),
            Status::Unknown => self.quiet(),
        }
    }

    fn verdict(self, verdict: Verdict) -> Style {
        match verdict {
            Verdict::True => self.colour(Color::Green),
            Verdict::Outdated | Verdict::Overstated => self.colour(Color::Magenta),
            Verdict::Wrong | Verdict::WrongName => self.colour(Color::Red),
            Verdict::Unverified => self.quiet(),
        }
    }

    /// Dates, sources, asides.
    pub fn quiet(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// Letters that matched the search.
    pub fn matched(self) -> Style {
        self.colour(Color::Magenta)
            .add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// The selected row: reversed where the keyboard is, bold elsewhere; its marker says it too.
    pub fn selected(self, focused: bool) -> Style {
        Style::new().add_modifier(if focused {
            Modifier::REVERSED
        } else {
            Modifier::BOLD
        })
    }

    /// The section in sight, among the tabs.
    pub fn current_tab(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// Lines between panes.
    pub fn rule(self, focused: bool) -> Style {
        if focused {
            self.colour(Color::Cyan)
        } else {
            self.quiet()
        }
    }

    /// A key in the footer and the help.
    pub fn key(self) -> Style {
        self.colour(Color::Cyan).add_modifier(Modifier::BOLD)
    }

    /// The curve of a chart.
    pub fn curve(self) -> Style {
        self.colour(Color::Cyan)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Effort;

    #[test]
    fn without_colours_no_style_carries_one() {
        let tones = [
            Tone::Plain,
            Tone::Strong,
            Tone::Quiet,
            Tone::Heading,
            Tone::Number,
            Tone::Label,
            Tone::Link,
            Tone::Caution,
            Tone::Effort(Effort::High),
            Tone::Age(Freshness::Stale),
            Tone::Verdict(Verdict::Wrong),
        ];
        let statuses = Status::ALL.map(Tone::Status);
        let plain = Theme::Plain;
        let others = [
            plain.matched(),
            plain.selected(true),
            plain.current_tab(),
            plain.rule(true),
            plain.key(),
            plain.curve(),
        ];
        for style in tones
            .into_iter()
            .chain(statuses)
            .map(|t| plain.tone(t))
            .chain(others)
        {
            assert_eq!((style.fg, style.bg), (None, None), "{style:?}");
        }
    }

    #[test]
    fn the_selection_is_seen_without_colour() {
        assert!(
            Theme::Plain
                .selected(true)
                .add_modifier
                .contains(Modifier::REVERSED)
        );
        assert!(
            Theme::Plain
                .matched()
                .add_modifier
                .contains(Modifier::UNDERLINED)
        );
    }
}
