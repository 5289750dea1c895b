//! Two programs changed one note: both changes are kept.

use super::model::{Entry, Note, Stamp};
use super::store::Met;

impl Note {
    /// Puts `new` in place of `old`, which was read as the `at`-th entry; `None` takes it away. When another program
    /// changed or removed `old` meanwhile, its version stays and `new` becomes an entry of its own, marked.
    pub(super) fn swap(
        &mut self,
        (at, old): (usize, &Entry),
        new: Option<&str>,
        stamp: Stamp,
        title: &str,
    ) -> Met {
        let end = self.line_end();
        let here = self.entries.get(at).is_some_and(|entry| entry.same(old));
        let found = match here {
            true => Some(at),
            false => self.entries.iter().position(|entry| entry.same(old)),
        };
        match (found, new) {
            (Some(found), Some(text)) => {
                if let Some(entry) = self.entries.get_mut(found) {
                    entry.set_text(text, end);
                }
                Met::Nobody
            }
            (Some(found), None) => {
                self.entries.remove(found);
                Met::Nobody
            }
            (None, Some(text)) => {
                let mut ours = old.clone();
                ours.set_text(text, "\n");
                if self.entries.iter().any(|entry| entry.same(&ours)) {
                    return Met::Nobody;
                }
                self.push(ours.as_conflict(stamp), title);
                Met::Conflict
            }
            // Ours wants it gone, theirs wants it otherwise: what is written stays.
            (None, None) => Met::Conflict,
        }
    }

    /// `self` is what another program made of `base`, `ours` what the user made of it: both, in one note.
    pub(super) fn merge(
        mut self,
        base: &Self,
        ours: &Self,
        stamp: Stamp,
        title: &str,
    ) -> (Self, Met) {
        if self == *base {
            return (ours.clone(), Met::Nobody);
        }
        let mut met = Met::Merged;
        let mut gone: Vec<(usize, &Entry)> = Vec::new();
        for (at, entry) in base.entries.iter().enumerate() {
            if !ours.entries.iter().any(|other| other.same(entry)) {
                gone.push((at, entry));
            }
        }
        for entry in &ours.entries {
            if base.entries.iter().any(|other| other.same(entry)) {
                continue;
            }
            let text = entry.text();
            match gone.iter().position(|(_, old)| old.alike(entry)) {
                Some(found) => {
                    let old = gone.remove(found);
                    met = met.max(self.swap(old, Some(&text), stamp, title));
                }
                None if self.entries.iter().any(|other| other.same(entry)) => {}
                None => self.push(entry.clone(), title),
            }
        }
        for old in gone {
            met = met.max(self.swap(old, None, stamp, title));
        }
        if ours.lead != base.lead && ours.lead != self.lead {
            if self.lead == base.lead {
                self.lead.clone_from(&ours.lead);
                // The heading after it must begin a line to be one.
                if !self.entries.is_empty() && !self.lead.is_empty() && !self.lead.ends_with('\n') {
                    self.lead.push('\n');
                }
            } else {
                let lead = Entry::new(stamp, super::Subject::Whole, ours.lead());
                self.push(lead.as_conflict(stamp), title);
                met = Met::Conflict;
            }
        }
        (self, met)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Date;

    fn note(entries: &[(&str, &str)]) -> Note {
        let mut text = "# X\n".to_owned();
        for (about, body) in entries {
            text.push_str(&format!("\n## 2026-11-01 · {about}\n\n{body}\n"));
        }
        Note::parse(&text)
    }

    fn told(note: &Note) -> Vec<String> {
        let tell = |e: &Entry| {
            let mark = if e.conflict { "!" } else { "" };
            format!("{}{mark}={}", e.subject, e.text())
        };
        note.entries().iter().map(tell).collect()
    }

    #[test]
    fn what_two_programs_made_of_one_note() {
        let base = [("a", "1"), ("b", "2")];
        for (theirs, ours, both, met) in [
            (
                vec![("a", "1"), ("b", "2")],
                vec![("a", "9")],
                vec!["a=9"],
                Met::Nobody,
            ),
            (
                vec![("a", "1"), ("b", "2"), ("c", "3")],
                vec![("a", "1"), ("b", "2"), ("d", "4")],
                vec!["a=1", "b=2", "c=3", "d=4"],
                Met::Merged,
            ),
            (
                vec![("a", "5"), ("b", "2")],
                vec![("a", "1"), ("b", "6")],
                vec!["a=5", "b=6"],
                Met::Merged,
            ),
            (
                vec![("a", "5"), ("b", "2")],
                vec![("a", "6"), ("b", "2")],
                vec!["a=5", "b=2", "a!=6"],
                Met::Conflict,
            ),
            (
                vec![("b", "2")],
                vec![("a", "6"), ("b", "2")],
                vec!["b=2", "a!=6"],
                Met::Conflict,
            ),
            (
                vec![("a", "5"), ("b", "2")],
                vec![("b", "2")],
                vec!["a=5", "b=2"],
                Met::Conflict,
            ),
            (
                vec![("a", "5"), ("b", "2")],
                vec![("a", "1")],
                vec!["a=5"],
                Met::Merged,
            ),
            (
                vec![("a", "5"), ("b", "2")],
                vec![("a", "5"), ("b", "2")],
                vec!["a=5", "b=2"],
                Met::Merged,
            ),
            (vec![], vec![("a", "1"), ("b", "2")], vec![], Met::Merged),
        ] {
            let stamp = Stamp {
                date: Date::day(2026, 11, 22),
                time: None,
            };
            let (merged, how) = note(&theirs).merge(&note(&base), &note(&ours), stamp, "X");
            assert_eq!(told(&merged), both, "{theirs:?} {ours:?}");
            assert_eq!(how, met, "{theirs:?} {ours:?}");
        }
    }

    #[test]
    fn two_leads_are_both_kept() {
        let stamp = Stamp {
            date: Date::day(2026, 11, 22),
            time: None,
        };
        let base = Note::parse("# X\n\nold\n");
        let (theirs, ours) = (Note::parse("# X\n\ntheirs\n"), Note::parse("# X\n\nours\n"));
        let (merged, how) = theirs.merge(&base, &ours, stamp, "X");
        assert_eq!((merged.lead(), how), ("theirs", Met::Conflict));
        assert_eq!(merged.entries()[0].text(), "ours");
    }
}
