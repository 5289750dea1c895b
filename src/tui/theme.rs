//! From what a text is to how it looks.
//!
//! What a role looks like, its palette says. Without colours no cell carries one: crossterm 0.29 would write an empty
//! colour sequence that wipes out reverse and bold.

use ratatui::style::{Color, Modifier, Style};

use crate::data::{Freshness, Status, Verdict};
use crate::settings::{Ansi, Colour, Paint, Palette, Role};
use crate::sheet::Tone;
use crate::words::Glyphs;

/// How things look: styles and signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Styles.
    pub theme: Theme,
    /// Signs.
    pub glyphs: &'static Glyphs,
}

/// The style of everything, made from a palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme(Palette);

impl Theme {
    /// The terminal's colours.
    pub const TERMINAL: Self = Self(Palette::TERMINAL);

    /// Bold, dim, underlined and reversed only.
    pub const PLAIN: Self = Self(Palette::PLAIN);

    /// The theme of a palette.
    pub const fn new(palette: Palette) -> Self {
        Self(palette)
    }

    fn role(&self, role: Role) -> Style {
        style(self.0.paint(role))
    }

    /// Style of a run of text.
    pub fn tone(self, tone: Tone) -> Style {
        match tone {
            Tone::Plain => Style::new(),
            Tone::Strong | Tone::Native => self.role(Role::Strong),
            Tone::Quiet => self.quiet(),
            Tone::Heading => self.role(Role::Heading),
            Tone::Number => self.role(Role::Number),
            Tone::Label | Tone::Origin => self.role(Role::Label),
            Tone::Link => self.role(Role::Link),
            Tone::Caution | Tone::Effort(_) => self.role(Role::Caution),
            Tone::Status(status) => self.status(status),
            Tone::Age(Freshness::Fresh) => self.role(Role::Fresh),
            Tone::Age(Freshness::Ageing) => self.role(Role::Ageing),
            Tone::Age(Freshness::Stale) => self.role(Role::Stale),
            Tone::Age(Freshness::Undated) => self.quiet(),
            Tone::Verdict(verdict) => self.verdict(verdict),
        }
    }

    fn status(self, status: Status) -> Style {
        self.role(match status {
            Status::Yes => Role::Yes,
            Status::Partial | Status::Paid => Role::Partial,
            Status::No => Role::No,
            Status::Unknown => Role::Unknown,
        })
    }

    fn verdict(self, verdict: Verdict) -> Style {
        self.role(match verdict {
            Verdict::True => Role::Yes,
            Verdict::Outdated | Verdict::Overstated => Role::Partial,
            Verdict::Wrong | Verdict::WrongName => Role::No,
            Verdict::Unverified => Role::Unknown,
        })
    }

    /// Dates, sources, asides.
    pub fn quiet(self) -> Style {
        self.role(Role::Quiet)
    }

    /// Letters that matched the search.
    pub fn matched(self) -> Style {
        // Dimmed, a colour is no longer legible.
        self.role(Role::Match).remove_modifier(Modifier::DIM)
    }

    /// The selected row: in the look of a selection where the keyboard is, bold elsewhere; its marker says it too.
    pub fn selected(self, focused: bool) -> Style {
        if focused {
            self.role(Role::Selection)
        } else {
            Style::new().add_modifier(Modifier::BOLD)
        }
    }

    /// The section in sight, among the tabs.
    pub fn current_tab(self) -> Style {
        self.role(Role::Selection)
    }

    /// Lines between panes.
    pub fn rule(self, focused: bool) -> Style {
        if focused {
            self.role(Role::Rule)
        } else {
            self.quiet()
        }
    }

    /// A key in the footer and the help.
    pub fn key(self) -> Style {
        self.role(Role::Key)
    }

    /// A curve of a chart, counted from 0; those beyond the fourth begin anew. Their letters tell them apart.
    pub fn curve(self, number: usize) -> Style {
        let roles = [Role::Curve, Role::Caution, Role::Yes, Role::No];
        let role = roles.into_iter().cycle().nth(number % roles.len());
        self.role(role.unwrap_or(Role::Curve))
    }
}

fn style(paint: Paint) -> Style {
    let style = match paint.colour {
        Colour::None => Style::new(),
        Colour::Ansi(colour) => Style::new().fg(own(colour)),
        Colour::Rgb(red, green, blue) => Style::new().fg(Color::Rgb(red, green, blue)),
    };
    let shapes = [
        (paint.bold, Modifier::BOLD),
        (paint.dim, Modifier::DIM),
        (paint.italic, Modifier::ITALIC),
        (paint.underlined, Modifier::UNDERLINED),
        (paint.reversed, Modifier::REVERSED),
    ];
    let on = shapes.into_iter().filter(|(on, _)| *on);
    style.add_modifier(on.fold(Modifier::empty(), |all, (_, shape)| all | shape))
}

const fn own(colour: Ansi) -> Color {
    match colour {
        Ansi::Black => Color::Black,
        Ansi::Red => Color::Red,
        Ansi::Green => Color::Green,
        Ansi::Yellow => Color::Yellow,
        Ansi::Blue => Color::Blue,
        Ansi::Magenta => Color::Magenta,
        Ansi::Cyan => Color::Cyan,
        Ansi::Gray => Color::Gray,
        Ansi::DarkGray => Color::DarkGray,
        Ansi::LightRed => Color::LightRed,
        Ansi::LightGreen => Color::LightGreen,
        Ansi::LightYellow => Color::LightYellow,
        Ansi::LightBlue => Color::LightBlue,
        Ansi::LightMagenta => Color::LightMagenta,
        Ansi::LightCyan => Color::LightCyan,
        Ansi::White => Color::White,
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
        let plain = Theme::PLAIN;
        let others = [
            plain.matched(),
            plain.selected(true),
            plain.current_tab(),
            plain.rule(true),
            plain.key(),
            plain.curve(0),
            plain.curve(3),
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
            Theme::PLAIN
                .selected(true)
                .add_modifier
                .contains(Modifier::REVERSED)
        );
        assert!(
            Theme::PLAIN
                .matched()
                .add_modifier
                .contains(Modifier::UNDERLINED)
        );
    }

    #[test]
    fn a_paint_becomes_the_style_it_says() {
        for (text, colour, shapes) in [
            ("none", None, Modifier::empty()),
            ("light-blue bold", Some(Color::LightBlue), Modifier::BOLD),
            (
                "#0a141e italic dim",
                Some(Color::Rgb(10, 20, 30)),
                Modifier::ITALIC | Modifier::DIM,
            ),
            (
                "reversed underlined",
                None,
                Modifier::REVERSED | Modifier::UNDERLINED,
            ),
        ] {
            let own = [(Role::Key, Paint::read(text).unwrap())];
            let theme = Theme::new(Palette::TERMINAL.with(&own));
            let style = theme.key();
            assert_eq!((style.fg, style.add_modifier), (colour, shapes), "{text}");
            assert_eq!(theme.curve(0), Theme::TERMINAL.curve(0), "{text}");
        }
    }
}
