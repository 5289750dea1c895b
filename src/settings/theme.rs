//! Themes as data: what each kind of text looks like, without a word of how a terminal is told.

use std::fmt;

/// A kind of text or line that a theme gives a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// What counts most in its line.
    Strong,
    /// Dates, sources, asides.
    Quiet,
    /// A heading.
    Heading,
    /// A figure.
    Number,
    /// The label of a value.
    Label,
    /// An address.
    Link,
    /// Something to beware of; an effort.
    Caution,
    /// A feature is there; a claim was right.
    Yes,
    /// A feature is there in part or for money; a claim was half right.
    Partial,
    /// A feature is not there; a claim was wrong.
    No,
    /// Nobody knows.
    Unknown,
    /// Young enough.
    Fresh,
    /// Growing old.
    Ageing,
    /// Too old.
    Stale,
    /// Letters that matched the search.
    Match,
    /// The selected row and the section in sight.
    Selection,
    /// The line beside what has the keyboard.
    Rule,
    /// The name of a key.
    Key,
    /// The curve of a chart.
    Curve,
}

impl Role {
    /// How many there are.
    pub const COUNT: usize = 19;

    /// All of them, in the order of a [`Palette`].
    pub const ALL: [Self; Self::COUNT] = [
        Self::Strong,
        Self::Quiet,
        Self::Heading,
        Self::Number,
        Self::Label,
        Self::Link,
        Self::Caution,
        Self::Yes,
        Self::Partial,
        Self::No,
        Self::Unknown,
        Self::Fresh,
        Self::Ageing,
        Self::Stale,
        Self::Match,
        Self::Selection,
        Self::Rule,
        Self::Key,
        Self::Curve,
    ];

    /// Its name in the config file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Quiet => "quiet",
            Self::Heading => "heading",
            Self::Number => "number",
            Self::Label => "label",
            Self::Link => "link",
            Self::Caution => "caution",
            Self::Yes => "yes",
            Self::Partial => "partial",
            Self::No => "no",
            Self::Unknown => "unknown",
            Self::Fresh => "fresh",
            Self::Ageing => "ageing",
            Self::Stale => "stale",
            Self::Match => "match",
            Self::Selection => "selection",
            Self::Rule => "rule",
            Self::Key => "key",
            Self::Curve => "curve",
        }
    }

    /// The role of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// One of the sixteen colours that a terminal has of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the colour of its name")]
pub enum Ansi {
    Black,
    Red,
    Green,
    Yellow,
    Blue,
    Magenta,
    Cyan,
    Gray,
    DarkGray,
    LightRed,
    LightGreen,
    LightYellow,
    LightBlue,
    LightMagenta,
    LightCyan,
    White,
}

/// The names of the terminal's own colours.
const ANSI: [(&str, Ansi); 16] = [
    ("black", Ansi::Black),
    ("red", Ansi::Red),
    ("green", Ansi::Green),
    ("yellow", Ansi::Yellow),
    ("blue", Ansi::Blue),
    ("magenta", Ansi::Magenta),
    ("cyan", Ansi::Cyan),
    ("gray", Ansi::Gray),
    ("dark-gray", Ansi::DarkGray),
    ("light-red", Ansi::LightRed),
    ("light-green", Ansi::LightGreen),
    ("light-yellow", Ansi::LightYellow),
    ("light-blue", Ansi::LightBlue),
    ("light-magenta", Ansi::LightMagenta),
    ("light-cyan", Ansi::LightCyan),
    ("white", Ansi::White),
];

/// The colour of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// That of ordinary text.
    #[default]
    None,
    /// One of the terminal's own.
    Ansi(Ansi),
    /// Red, green, blue.
    Rgb(u8, u8, u8),
}

/// A colour and the shapes that go with it. Written `cyan bold underlined`, `#7cc7ff` or `none`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "the shapes are what their names say")]
pub struct Paint {
    pub colour: Colour,
    pub bold: bool,
    pub dim: bool,
    pub italic: bool,
    pub underlined: bool,
    pub reversed: bool,
}

impl Paint {
    const NONE: Self = Self::of(Colour::None);

    const fn of(colour: Colour) -> Self {
        Self {
            colour,
            bold: false,
            dim: false,
            italic: false,
            underlined: false,
            reversed: false,
        }
    }

    const fn ansi(colour: Ansi) -> Self {
        Self::of(Colour::Ansi(colour))
    }

    /// `0x7cc7ff`
    const fn rgb(colour: u32) -> Self {
        let [_, red, green, blue] = colour.to_be_bytes();
        Self::of(Colour::Rgb(red, green, blue))
    }

    const fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    const fn dim(mut self) -> Self {
        self.dim = true;
        self
    }

    const fn underlined(mut self) -> Self {
        self.underlined = true;
        self
    }

    const fn reversed(mut self) -> Self {
        self.reversed = true;
        self
    }

    /// Every word that a paint may be written with, but for `#rrggbb`.
    pub fn words() -> impl Iterator<Item = &'static str> + Clone {
        let shapes = ["bold", "dim", "italic", "underlined", "reversed"];
        let colours = ANSI.into_iter().map(|(name, _)| name);
        colours.chain(["none"]).chain(shapes)
    }

    /// Reads a paint: words in any order, one of them a colour at most.
    ///
    /// # Errors
    /// The first word that is none of [`Paint::words`], or the second colour.
    pub fn read(text: &str) -> Result<Self, &str> {
        let mut paint = Self::NONE;
        let mut coloured = false;
        for word in text.split_whitespace() {
            match word {
                "bold" => paint.bold = true,
                "dim" => paint.dim = true,
                "italic" => paint.italic = true,
                "underlined" => paint.underlined = true,
                "reversed" => paint.reversed = true,
                _ if coloured => return Err(word),
                _ => {
                    paint.colour = colour(word).ok_or(word)?;
                    coloured = true;
                }
            }
        }
        Ok(paint)
    }
}

fn colour(word: &str) -> Option<Colour> {
    if word == "none" {
        return Some(Colour::None);
    }
    if let Some(digits) = word.strip_prefix('#') {
        let hexadecimal = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit());
        let number = u32::from_str_radix(digits, 16).ok();
        return number.filter(|_| hexadecimal).map(|n| Paint::rgb(n).colour);
    }
    let own = ANSI.into_iter().find(|(name, _)| *name == word);
    own.map(|(_, colour)| Colour::Ansi(colour))
}

/// The form that [`Paint::read`] reads.
impl fmt::Display for Paint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.colour {
            Colour::None => f.write_str("none")?,
            Colour::Ansi(own) => {
                let name = ANSI.into_iter().find(|(_, colour)| *colour == own);
                f.write_str(name.map_or("none", |(name, _)| name))?;
            }
            Colour::Rgb(red, green, blue) => write!(f, "#{red:02x}{green:02x}{blue:02x}")?,
        }
        for (shape, name) in [
            (self.bold, " bold"),
            (self.dim, " dim"),
            (self.italic, " italic"),
            (self.underlined, " underlined"),
            (self.reversed, " reversed"),
        ] {
            if shape {
                f.write_str(name)?;
            }
        }
        Ok(())
    }
}

/// The look of every role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette([Paint; Role::COUNT]);

impl Palette {
    /// The terminal's own colours; never yellow, white or black, so that it is legible on dark and on
    /// light, and none for facts: on white, many terminals' cyan is not.
    pub const TERMINAL: Self = Self([
        Paint::NONE.bold(),
        Paint::NONE.dim(),
        Paint::ansi(Ansi::Cyan).bold().underlined(),
        Paint::NONE.bold(),
        Paint::NONE,
        Paint::NONE.underlined(),
        Paint::ansi(Ansi::Magenta),
        Paint::ansi(Ansi::Green),
        Paint::ansi(Ansi::Magenta),
        Paint::ansi(Ansi::Red),
        Paint::NONE.dim(),
        Paint::ansi(Ansi::Green),
        Paint::ansi(Ansi::Magenta),
        Paint::ansi(Ansi::Red),
        Paint::ansi(Ansi::Magenta).bold().underlined(),
        Paint::NONE.reversed(),
        Paint::ansi(Ansi::Cyan),
        Paint::ansi(Ansi::Cyan).bold(),
        Paint::ansi(Ansi::Cyan),
    ]);

    /// Bold, dim, underlined and reversed only.
    pub const PLAIN: Self = Self::TERMINAL.without_colours();

    /// Soft colours for a dark background.
    pub const DARK: Self = Self([
        Paint::NONE.bold(),
        Paint::rgb(0xa8_a8_a8),
        Paint::rgb(0x7c_c7_ff).bold().underlined(),
        Paint::rgb(0x7c_c7_ff).bold(),
        Paint::rgb(0x9c_bd_d9),
        Paint::rgb(0x9c_c4_ff).underlined(),
        Paint::rgb(0xf2_a6_5a),
        Paint::rgb(0x7f_d1_8b),
        Paint::rgb(0xe0_c0_70),
        Paint::rgb(0xff_8a_80),
        Paint::rgb(0xa8_a8_a8),
        Paint::rgb(0x7f_d1_8b),
        Paint::rgb(0xe0_c0_70),
        Paint::rgb(0xff_8a_80),
        Paint::rgb(0xff_d8_66).bold().underlined(),
        Paint::NONE.reversed(),
        Paint::rgb(0x7c_c7_ff),
        Paint::rgb(0x7c_c7_ff).bold(),
        Paint::rgb(0x7c_c7_ff),
    ]);

    /// Deep colours for a light background.
    pub const LIGHT: Self = Self([
        Paint::NONE.bold(),
        Paint::rgb(0x5f_5f_5f),
        Paint::rgb(0x00_5f_87).bold().underlined(),
        Paint::rgb(0x00_5f_87).bold(),
        Paint::rgb(0x2f_5d_7c),
        Paint::rgb(0x0b_57_d0).underlined(),
        Paint::rgb(0x9a_4b_00),
        Paint::rgb(0x1a_6b_2d),
        Paint::rgb(0x7a_5a_00),
        Paint::rgb(0xb3_26_1e),
        Paint::rgb(0x5f_5f_5f),
        Paint::rgb(0x1a_6b_2d),
        Paint::rgb(0x7a_5a_00),
        Paint::rgb(0xb3_26_1e),
        Paint::rgb(0x8a_1f_7a).bold().underlined(),
        Paint::NONE.reversed(),
        Paint::rgb(0x00_5f_87),
        Paint::rgb(0x00_5f_87).bold(),
        Paint::rgb(0x00_5f_87),
    ]);

    /// The same shapes in the colour of ordinary text.
    const fn without_colours(self) -> Self {
        let Self(mut paints) = self;
        let mut rest: &mut [Paint] = &mut paints;
        while let [paint, more @ ..] = rest {
            paint.colour = Colour::None;
            rest = more;
        }
        Self(paints)
    }

    /// The look of a role.
    pub fn paint(&self, role: Role) -> Paint {
        let Self(paints) = self;
        let known = Role::ALL.iter().zip(paints);
        let own = known.into_iter().find(|(other, _)| **other == role);
        own.map_or(Paint::NONE, |(_, paint)| *paint)
    }

    /// The same with these roles looking otherwise.
    #[must_use]
    pub fn with(mut self, own: &[(Role, Paint)]) -> Self {
        for (role, paint) in Role::ALL.iter().zip(&mut self.0) {
            if let Some((_, other)) = own.iter().find(|(other, _)| other == role) {
                *paint = *other;
            }
        }
        self
    }
}

/// A theme that comes with the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeName {
    /// [`Palette::TERMINAL`]
    #[default]
    Terminal,
    /// [`Palette::PLAIN`]
    Plain,
    /// [`Palette::DARK`]
    Dark,
    /// [`Palette::LIGHT`]
    Light,
}

impl ThemeName {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Terminal, Self::Plain, Self::Dark, Self::Light];

    /// Its name, as written on the command line and in the config file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Terminal => "terminal",
            Self::Plain => "plain",
            Self::Dark => "dark",
            Self::Light => "light",
        }
    }

    /// The theme of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }

    /// Its looks.
    pub const fn palette(self) -> Palette {
        match self {
            Self::Terminal => Palette::TERMINAL,
            Self::Plain => Palette::PLAIN,
            Self::Dark => Palette::DARK,
            Self::Light => Palette::LIGHT,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance of WCAG 2.
    fn luminance((red, green, blue): (u8, u8, u8)) -> f64 {
        let linear = |part: u8| match f64::from(part) / 255.0 {
            part if part <= 0.040_45 => part / 12.92,
            part => ((part + 0.055) / 1.055).powf(2.4),
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    fn contrast(a: (u8, u8, u8), b: (u8, u8, u8)) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn contrast_is_that_of_the_norm() {
        assert!((contrast((0, 0, 0), (255, 255, 255)) - 21.0).abs() < 0.01);
        assert!((contrast((0x76, 0x76, 0x76), (255, 255, 255)) - 4.54).abs() < 0.01);
    }

    #[test]
    fn dark_and_light_are_legible_on_their_ground() {
        for (theme, ground) in [
            (ThemeName::Dark, (0x1e, 0x1e, 0x1e)),
            (ThemeName::Light, (0xff, 0xff, 0xff)),
        ] {
            for role in Role::ALL {
                let paint = theme.palette().paint(role);
                match paint.colour {
                    Colour::Rgb(red, green, blue) => {
                        let contrast = contrast((red, green, blue), ground);
                        assert!(contrast >= 4.5, "{theme:?} {role:?}: {contrast:.2}");
                        assert!(!paint.dim, "{theme:?} {role:?}: dim takes contrast away");
                    }
                    Colour::None => {}
                    Colour::Ansi(_) => panic!("{theme:?} {role:?} depends on the terminal"),
                }
            }
        }
    }

    #[test]
    fn the_terminal_theme_is_legible_on_any_ground() {
        for role in Role::ALL {
            let colour = Palette::TERMINAL.paint(role).colour;
            assert!(
                matches!(
                    colour,
                    Colour::None
                        | Colour::Ansi(Ansi::Cyan | Ansi::Green | Ansi::Magenta | Ansi::Red)
                ),
                "{role:?}: {colour:?}"
            );
            assert_eq!(Palette::PLAIN.paint(role).colour, Colour::None, "{role:?}");
        }
        for fact in [Role::Strong, Role::Number, Role::Label, Role::Link] {
            let colour = Palette::TERMINAL.paint(fact).colour;
            assert_eq!(colour, Colour::None, "{fact:?}");
        }
    }

    #[test]
    fn answers_and_ages_differ_in_every_coloured_theme() {
        for theme in [ThemeName::Terminal, ThemeName::Dark, ThemeName::Light] {
            let palette = theme.palette();
            for triple in [
                [Role::Yes, Role::Partial, Role::No],
                [Role::Fresh, Role::Ageing, Role::Stale],
            ] {
                let [a, b, c] = triple.map(|role| palette.paint(role).colour);
                assert!(a != b && b != c && a != c, "{theme:?}");
            }
        }
    }

    #[test]
    fn paints_read_back_as_written() {
        for (text, written) in [
            ("cyan bold underlined", "cyan bold underlined"),
            ("bold cyan", "cyan bold"),
            ("#7CC7ff", "#7cc7ff"),
            ("none", "none"),
            ("", "none"),
            ("reversed", "none reversed"),
            ("dark-gray italic dim", "dark-gray dim italic"),
        ] {
            let paint = Paint::read(text).unwrap();
            assert_eq!(paint.to_string(), written);
            assert_eq!(Paint::read(written), Ok(paint));
        }
        for word in Paint::words() {
            assert!(Paint::read(word).is_ok(), "{word}");
        }
    }

    #[test]
    fn what_is_no_paint_is_named() {
        for (text, wrong) in [
            ("cyann bold", "cyann"),
            ("red blue", "blue"),
            ("#12345", "#12345"),
            ("#12345g", "#12345g"),
            ("#+12345", "#+12345"),
            ("bold,red", "bold,red"),
        ] {
            assert_eq!(Paint::read(text), Err(wrong), "{text:?}");
        }
    }

    #[test]
    fn a_role_of_ones_own_replaces_only_itself() {
        let red = Paint::ansi(Ansi::Red);
        let palette = Palette::TERMINAL.with(&[(Role::Key, red)]);
        for role in Role::ALL {
            let expected = match role {
                Role::Key => red,
                other => Palette::TERMINAL.paint(other),
            };
            assert_eq!(palette.paint(role), expected, "{role:?}");
            assert_eq!(Role::named(role.name()), Some(role));
        }
    }
}
