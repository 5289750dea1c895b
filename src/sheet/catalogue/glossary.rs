//! Words: what they mean, who uses them, where they stand.

use crate::data::Link;
use crate::search::mentions;
use crate::sheet::subject::{by, heading};
use crate::sheet::{Block, Item, Sheet, Tone, plain, run};

use super::{EntryRow, Pages, name, sheet};

/// Statements shown under a word.
const SHOWN: usize = 12;

impl Pages<'_> {
    pub(super) fn word_row(self, word: &str) -> Option<EntryRow> {
        let term = self.atlas.term(None, word)?;
        let mut title = vec![run(term.term.clone(), Tone::Native)];
        if let Some(roman) = &term.roman {
            title.push(plain(format!("  {roman}")));
        }
        Some(EntryRow {
            title,
            origin: term.origin,
            aside: String::new(),
            below: vec![plain(term.meaning.get(self.lang))],
        })
    }

    pub(super) fn word_page(self, word: &str) -> Option<Sheet> {
        let term = self.atlas.term(None, word)?;
        let mut title = vec![run(term.term.clone(), Tone::Native)];
        if let Some(roman) = &term.roman {
            title.push(plain(format!("  {roman}")));
        }
        let mut meaning = vec![plain(term.meaning.get(self.lang))];
        meaning.extend(by(term.origin, self.words));
        let mut items = vec![Block::Text(meaning).into()];
        items.extend(self.defined(word));
        items.push(Block::Gap.into());
        items.push(heading(self.own.occurs));
        let places = mentions(self.atlas, word, self.lang);
        if places.is_empty() {
            items.push(Block::Text(vec![run(self.own.nowhere, Tone::Quiet)]).into());
        }
        let shown = places.iter().take(SHOWN);
        items.extend(shown.filter_map(|(at, place)| self.statement_of(*at, *place)));
        let more = places.len().saturating_sub(SHOWN);
        if more > 0 {
            items.push(Block::Text(vec![run(format!("+ {more}"), Tone::Quiet)]).into());
        }
        Some(sheet(vec![title], items))
    }

    /// The platforms that have the word among their own.
    fn defined(self, word: &str) -> Vec<Item> {
        let own = self.atlas.platforms.iter().filter(|platform| {
            let mut terms = platform.terms.iter();
            terms.any(|term| term.term == word)
        });
        let lines: Vec<Item> = own
            .map(|platform| {
                Block::Text(name(platform)).to(Link::Platform(platform.id.clone(), None))
            })
            .collect();
        if lines.is_empty() {
            return vec![Block::Text(vec![run(self.own.shared, Tone::Quiet)]).into()];
        }
        let open: [Item; 2] = [Block::Gap.into(), heading(self.own.defined)];
        open.into_iter().chain(lines).collect()
    }
}
