//! Which platform uses which word of the vocabulary.

use std::collections::HashMap;

use crate::data::{Atlas, Figure, Opportunity, Platform, Standing};

use super::fold::compact;
use super::lexicon::{Lexicon, List, Role, Use, is_sought};
use super::needle::Needle;
use super::slot::Share;
use super::weight;

impl Use {
    /// How a platform has what it uses: in full, in part only, or in part with a word of its own for it.
    pub(super) const fn share(&self) -> Share {
        const IN_OWN_WORD: u8 = weight::IN_PART + weight::OWN_WORD;
        match self.bonus {
            weight::IN_PART => Share::Part,
            IN_OWN_WORD => Share::PartInOwnWord,
            _ => Share::Full,
        }
    }
}

impl Lexicon {
    /// Notes which platform uses which word.
    pub(super) fn note_uses(&mut self, atlas: &Atlas) {
        let concepts = self.concepts.iter().map(|c| (c.list, c.id.as_str()));
        let numbers: HashMap<(List, &str), usize> = concepts.zip(0..).collect();
        let own_words = self.own_words();
        let mut uses: Vec<Vec<Use>> = vec![Vec::new(); self.concepts.len()];
        for (platform, record) in (0..).zip(&atlas.platforms) {
            let coined: Vec<usize> = record
                .terms
                .iter()
                .filter_map(|term| own_words.get(compact(&term.term).as_str()))
                .flatten()
                .copied()
                .collect();
            let mut note = |list, id: &str, nth: usize, bonus: u8| {
                let number = numbers.get(&(list, id)).copied().unwrap_or(usize::MAX);
                let bonus = match coined.contains(&number) {
                    true => bonus.saturating_add(weight::OWN_WORD),
                    false => bonus,
                };
                if let (Some(uses), Ok(nth)) = (uses.get_mut(number), u16::try_from(nth)) {
                    uses.push(Use {
                        platform,
                        nth,
                        bonus,
                    });
                }
            };
            each_use(record, &mut note);
            each_number(atlas, record, note);
        }
        for (concept, uses) in self.concepts.iter_mut().zip(uses) {
            concept.uses = uses;
            concept.uses.shrink_to_fit();
        }
    }

    /// Whether `needle` is a word of the vocabulary.
    pub(super) fn holds(&self, needle: &Needle) -> bool {
        let is_it = |text: &str| text == needle.text() || text == needle.root();
        let mut spellings = self.spellings.entries(0);
        !needle.is_tiny()
            && spellings.any(|entry| entry.tag.role != Role::Meaning && is_it(entry.line.text()))
    }

    /// The numbers of the features, by their folded other words.
    fn own_words(&self) -> HashMap<&str, Vec<usize>> {
        let mut words: HashMap<&str, Vec<usize>> = HashMap::new();
        for entry in self.spellings.entries(0) {
            if entry.tag.role == Role::Alias {
                let word = entry.line.text();
                words
                    .entry(word)
                    .or_default()
                    .push(entry.tag.concept as usize);
            }
        }
        words
    }
}

/// Gives the metrics of which a platform has a number for itself as a whole, with the newest one; the one that stands
/// for its size before the others.
fn each_number<'a>(
    atlas: &'a Atlas,
    platform: &'a Platform,
    mut each: impl FnMut(List, &'a str, usize, u8),
) {
    let headline = atlas.headline(platform);
    for metric in atlas.vocabulary.metrics.iter().filter(|m| is_sought(m)) {
        let own =
            |figure: &&(usize, &Figure)| figure.1.kind == metric.id && figure.1.scope.is_none();
        let figures: Vec<(usize, &Figure)> = platform.figures.iter().enumerate().collect();
        let newest = figures.iter().filter(own).max_by_key(|(_, f)| f.as_of);
        if let Some((nth, _)) = newest {
            let is_headline = headline.is_some_and(|headline| headline.kind == metric.id);
            each(
                List::Metric,
                &metric.id,
                *nth,
                if is_headline { weight::HEADLINE } else { 0 },
            );
        }
    }
}

/// Gives the words of the vocabulary that a platform uses: list, id, place in the platform's own list, bonus.
fn each_use<'a>(platform: &'a Platform, mut each: impl FnMut(List, &'a str, usize, u8)) {
    for (list, ids) in [
        (List::Kind, &platform.kinds),
        (List::Region, &platform.regions),
        (List::Language, &platform.languages),
    ] {
        for (i, id) in ids.iter().enumerate() {
            // The first is the main kind, the home country.
            each(list, id, i, if i == 0 { 4 } else { 0 });
        }
    }
    match platform.status {
        Standing::Active => {}
        Standing::Declining => each(List::Standing, "declining", 0, 0),
        Standing::Closed(_) => each(List::Standing, "closed", 0, 0),
    }
    each(List::Owner, "owner", 0, 0);
    for (i, row) in platform.checklist.iter().enumerate() {
        if let Some(bonus) = weight::having(row.status) {
            each(List::Feature, &row.feature, i, bonus);
        }
    }
    let all = &platform.opportunities;
    let suiting = |test: &dyn Fn(&Opportunity) -> bool| {
        weight::suiting(all.iter().filter(|opportunity| test(opportunity)).count())
    };
    for (i, opportunity) in all.iter().enumerate() {
        for id in &opportunity.verticals {
            each(
                List::Vertical,
                id,
                i,
                suiting(&|o| o.verticals.contains(id)),
            );
        }
        for id in &opportunity.formats {
            each(List::Format, id, i, suiting(&|o| o.formats.contains(id)));
        }
    }
}
