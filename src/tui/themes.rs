//! The themes that one can go round in while the program runs.

use crate::data::Text;
use crate::settings::{Paint, Role, ThemeName};
use crate::words;

use super::theme::Theme;

/// The theme worn, and those that follow it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Themes {
    /// The one that the settings ask for.
    given: ThemeName,
    /// The one the user switched to since.
    chosen: Option<ThemeName>,
    /// Roles that look otherwise than in any theme.
    roles: Vec<(Role, Paint)>,
    /// Whether colours may be shown at all.
    coloured: bool,
}

impl Themes {
    /// `given` to begin with, and `roles` over every theme; without `coloured` all of them are plain.
    pub const fn new(given: ThemeName, roles: Vec<(Role, Paint)>, coloured: bool) -> Self {
        Self {
            given,
            chosen: None,
            roles,
            coloured,
        }
    }

    /// The styles of the theme worn.
    pub fn theme(&self) -> Theme {
        if self.coloured {
            Theme::new(self.worn().palette().with(&self.roles))
        } else {
            Theme::PLAIN
        }
    }

    /// The theme that the user switched to, if any.
    pub const fn chosen(&self) -> Option<ThemeName> {
        self.chosen
    }

    /// Switches to the next theme, unless colours are not wanted; says which one it is.
    pub(super) fn next(&mut self) -> Text {
        if !self.coloured {
            return words::no_colours();
        }
        let all = ThemeName::ALL.into_iter().cycle();
        let next = all.skip_while(|theme| *theme != self.worn()).nth(1);
        self.chosen = next;
        words::theme(self.worn())
    }

    /// Takes what the settings ask for; the theme switched to stays, unless they name another than before.
    pub(super) fn renew(&mut self, fresh: Self) {
        let kept = self.chosen.filter(|_| fresh.given == self.given);
        *self = Self {
            chosen: kept,
            ..fresh
        };
    }

    fn worn(&self) -> ThemeName {
        self.chosen.unwrap_or(self.given)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Lang;
    use crate::settings::Palette;

    fn themes(given: ThemeName, coloured: bool) -> Themes {
        Themes::new(given, Vec::new(), coloured)
    }

    #[test]
    fn the_round_comes_back_and_says_where_it_is() {
        let mut round = themes(ThemeName::Dark, true);
        assert_eq!(
            (round.theme(), round.chosen()),
            (Theme::new(Palette::DARK), None)
        );
        for (name, says) in [
            (ThemeName::Light, "Theme: light"),
            (ThemeName::Terminal, "Theme: terminal"),
            (ThemeName::Plain, "Theme: plain"),
            (ThemeName::Dark, "Theme: dark"),
        ] {
            assert_eq!(round.next().get(Lang::En), says);
            assert_eq!(round.chosen(), Some(name));
            assert_eq!(round.theme(), Theme::new(name.palette()));
        }
    }

    #[test]
    fn where_no_colours_are_wanted_none_is_switched_to() {
        let mut round = themes(ThemeName::Dark, false);
        assert!(round.next().get(Lang::En).contains("NO_COLOR"));
        assert_eq!((round.theme(), round.chosen()), (Theme::PLAIN, None));
    }

    #[test]
    fn settings_read_again_change_the_theme_only_when_they_name_another() {
        for (fresh, chosen) in [
            (ThemeName::Dark, Some(ThemeName::Light)),
            (ThemeName::Plain, None),
        ] {
            let mut round = themes(ThemeName::Dark, true);
            round.next();
            round.renew(themes(fresh, true));
            assert_eq!(round.chosen(), chosen, "{fresh:?}");
        }
    }
}
