//! The signs of the interface. Each stands beside its word, never instead of it.

use std::borrow::Cow;

use crate::data::{Origin, Status, Verdict};

/// One set of signs; every one of them is as wide in one set as in the other.
#[derive(Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// Yes, partial, paid, no, unknown.
    status: [&'static str; 5],
    /// Before one of several points.
    pub bullet: &'static str,
    /// Before something to beware of.
    pub caution: &'static str,
    /// Before a claim that was right, half right, wrong, unsettled.
    verdict: [&'static str; 4],
    /// Before the selected row.
    pub selected: &'static str,
    /// Beside a platform marked for comparison.
    pub marked: &'static str,
    /// Beside what an overlay says, and beside what it says in private.
    origin: [&'static str; 2],
    /// Between the panes.
    pub vertical: &'static str,
    /// Above and below the panes.
    pub horizontal: &'static str,
    /// Where the line above the panes meets the one between them.
    pub tee_down: &'static str,
    /// Where the line below the panes meets the one between them.
    pub tee_up: &'static str,
    /// Before the search line.
    pub prompt: &'static str,
    /// The part of a page in sight, at its edge.
    pub thumb: &'static str,
    /// Before a row whose columns differ.
    pub differs: &'static str,
    /// Before a group whose rows are shown.
    pub open: &'static str,
    /// Before a group whose rows are folded away.
    pub folded: &'static str,
    /// There are columns further left.
    pub left: &'static str,
    /// There are columns further right.
    pub right: &'static str,
    /// Curves are drawn with Braille dots.
    pub braille: bool,
}

/// For terminals that show Unicode.
pub static UNICODE: Glyphs = Glyphs {
    status: ["✓", "◐", "$", "✗", "?"],
    bullet: "•",
    caution: "!",
    verdict: ["✓", "◐", "✗", "?"],
    selected: "▌",
    marked: "◆",
    origin: ["⌂", "⊗"],
    vertical: "│",
    horizontal: "─",
    tee_down: "┬",
    tee_up: "┴",
    prompt: "›",
    thumb: "┃",
    differs: "≠",
    open: "▾",
    folded: "▸",
    left: "‹",
    right: "›",
    braille: true,
};

/// For terminals that show only ASCII.
pub static ASCII: Glyphs = Glyphs {
    status: ["Y", "~", "$", "N", "?"],
    bullet: "-",
    caution: "!",
    verdict: ["Y", "~", "N", "?"],
    selected: ">",
    marked: "*",
    origin: ["@", "&"],
    vertical: "|",
    horizontal: "-",
    tee_down: "+",
    tee_up: "+",
    prompt: ">",
    thumb: "#",
    differs: "!",
    open: "-",
    folded: "+",
    left: "<",
    right: ">",
    braille: false,
};

impl Glyphs {
    /// The sign of an answer.
    pub const fn status(&self, status: Status) -> &'static str {
        let [yes, partial, paid, no, unknown] = self.status;
        match status {
            Status::Yes => yes,
            Status::Partial => partial,
            Status::Paid => paid,
            Status::No => no,
            Status::Unknown => unknown,
        }
    }

    /// The sign of who says it; none for the atlas.
    pub const fn origin(&self, origin: Origin) -> Option<&'static str> {
        let [agency, private] = self.origin;
        match origin {
            Origin::Atlas => None,
            Origin::Overlay { private: false } => Some(agency),
            Origin::Overlay { private: true } => Some(private),
        }
    }

    /// The sign of a verdict.
    pub const fn verdict(&self, verdict: Verdict) -> &'static str {
        let [right, half, wrong, open] = self.verdict;
        match verdict {
            Verdict::True => right,
            Verdict::Outdated | Verdict::Overstated => half,
            Verdict::Wrong | Verdict::WrongName => wrong,
            Verdict::Unverified => open,
        }
    }

    /// A bar of `share` of `columns`, filled up with spaces: in eighths of a column, or in whole signs, and thinner for
    /// what is past. What is not nothing shows at least something.
    pub fn bar(&self, share: f64, columns: usize, is_past: bool) -> String {
        const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
        let (full, parts) = match (self.braille, is_past) {
            (true, false) => ("█", 8),
            (true, true) => ("░", 1),
            (false, false) => ("#", 1),
            (false, true) => ("-", 1),
        };
        // Never negative, and far below 2^32.
        let wanted = (share.clamp(0.0, 1.0) * (columns * parts) as f64).round() as usize;
        let wanted = wanted.max(usize::from(share > 0.0));
        let whole = wanted / parts;
        let part = EIGHTHS.get(wanted % parts).copied().unwrap_or_default();
        let used = whole + usize::from(!part.is_empty());
        let free = " ".repeat(columns.saturating_sub(used));
        format!("{}{part}{free}", full.repeat(whole))
    }

    /// `symbol`, or the ASCII sign that stands for it in this set. Letters of any script pass: they are the data.
    pub fn sign<'a>(&self, symbol: &'a str) -> &'a str {
        if self.braille {
            return symbol;
        }
        match symbol {
            "…" => "~",
            "·" | "•" | "–" | "−" | "─" => "-",
            "↑" => "^",
            "↓" => "v",
            "←" => "<",
            "→" => ">",
            "│" => "|",
            "└" => "+",
            other => other,
        }
    }

    /// `text` in the signs of this set.
    pub fn text<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.braille || text.is_ascii() {
            return Cow::Borrowed(text);
        }
        let mut letter = [0; 4];
        Cow::Owned(
            text.chars()
                .map(|c| self.sign(c.encode_utf8(&mut letter)).to_owned())
                .collect(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width;

    #[test]
    fn every_sign_is_one_column_wide_and_ascii_is_ascii() {
        for set in [&UNICODE, &ASCII] {
            let single = [
                set.bullet,
                set.caution,
                set.selected,
                set.vertical,
                set.horizontal,
                set.tee_down,
                set.tee_up,
                set.prompt,
                set.thumb,
                set.differs,
                set.open,
                set.folded,
                set.left,
                set.right,
            ];
            let origin = set.origin.iter();
            let all = set
                .status
                .iter()
                .chain(&set.verdict)
                .chain(origin)
                .chain(&single);
            for glyph in all {
                assert_eq!(width(glyph), 1, "{glyph}");
                assert_eq!(
                    glyph.is_ascii(),
                    *set == ASCII || *glyph == "$" || *glyph == "?" || *glyph == "!"
                );
            }
        }
    }

    #[test]
    fn bars_show_a_share_and_whether_it_is_past() {
        for (set, share, is_past, bar) in [
            (&UNICODE, 0.5, false, "██  "),
            (&UNICODE, 0.4, false, "█▋  "),
            (&UNICODE, 0.001, false, "▏   "),
            (&UNICODE, 0.5, true, "░░  "),
            (&ASCII, 0.5, false, "##  "),
            (&ASCII, 0.5, true, "--  "),
        ] {
            assert_eq!(set.bar(share, 4, is_past), bar);
        }
    }

    #[test]
    fn signs_have_their_ascii_and_letters_pass() {
        for (text, ascii) in [
            ("a · b…", "a - b~"),
            ("↓ PgDn", "v PgDn"),
            ("Échap 微信", "Échap 微信"),
            ("−2 %", "-2 %"),
        ] {
            assert_eq!(ASCII.text(text), ascii);
            assert_eq!(UNICODE.text(text), text);
        }
    }

    #[test]
    fn answers_differ_without_colour() {
        for set in [&UNICODE, &ASCII] {
            let mut signs: Vec<&str> = Status::ALL.map(|s| set.status(s)).to_vec();
            signs.sort_unstable();
            signs.dedup();
            assert_eq!(signs.len(), 5);
        }
    }
}
