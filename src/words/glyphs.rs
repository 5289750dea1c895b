//! The signs of the interface. Each stands beside its word, never instead of it.

use crate::data::{Freshness, Status, Verdict};

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
    /// Before the age of a statement: fresh, ageing, stale, undated.
    age: [&'static str; 4],
    /// Before the selected row.
    pub selected: &'static str,
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
    /// Text goes on where it was cut.
    pub ellipsis: &'static str,
    /// Curves are drawn with Braille dots.
    pub braille: bool,
}

/// For terminals that show Unicode.
pub static UNICODE: Glyphs = Glyphs {
    status: ["✓", "◐", "$", "✗", "?"],
    bullet: "•",
    caution: "!",
    verdict: ["✓", "◐", "✗", "?"],
    age: ["●", "◑", "○", "·"],
    selected: "▌",
    vertical: "│",
    horizontal: "─",
    tee_down: "┬",
    tee_up: "┴",
    prompt: "›",
    thumb: "┃",
    ellipsis: "…",
    braille: true,
};

/// For terminals that show only ASCII.
pub static ASCII: Glyphs = Glyphs {
    status: ["Y", "~", "$", "N", "?"],
    bullet: "-",
    caution: "!",
    verdict: ["Y", "~", "N", "?"],
    age: ["*", "+", "o", "."],
    selected: ">",
    vertical: "|",
    horizontal: "-",
    tee_down: "+",
    tee_up: "+",
    prompt: ">",
    thumb: "#",
    ellipsis: "~",
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

    /// The sign of an age.
    pub const fn age(&self, freshness: Freshness) -> &'static str {
        let [fresh, ageing, stale, undated] = self.age;
        match freshness {
            Freshness::Fresh => fresh,
            Freshness::Ageing => ageing,
            Freshness::Stale => stale,
            Freshness::Undated => undated,
        }
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
                set.ellipsis,
            ];
            let all = set
                .status
                .iter()
                .chain(&set.verdict)
                .chain(&set.age)
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
    fn answers_differ_without_colour() {
        for set in [&UNICODE, &ASCII] {
            let mut signs: Vec<&str> = Status::ALL.map(|s| set.status(s)).to_vec();
            signs.sort_unstable();
            signs.dedup();
            assert_eq!(signs.len(), 5);
        }
    }
}
