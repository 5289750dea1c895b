//! All notes of a folder as read, and how they are laid over the atlas.

use std::collections::BTreeMap;

use crate::data::{About, Atlas, Memo, Place, Platform, RuleBook};

use super::{Note, NoteId, Notes, Subject, Trouble};

/// The notes that could be read, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notebook {
    notes: BTreeMap<NoteId, Note>,
}

impl Notes {
    /// Reads every note; of those that cannot be read, why.
    pub fn all(&self) -> (Notebook, Vec<Trouble>) {
        let mut book = Notebook::default();
        let ids = match self.ids() {
            Ok(ids) => ids,
            Err(trouble) => return (book, vec![trouble]),
        };
        let mut troubles = Vec::new();
        for id in ids {
            match self.read(&id) {
                Ok(note) => book.put(id, note),
                Err(trouble) => troubles.push(trouble),
            }
        }
        (book, troubles)
    }
}

impl Notebook {
    /// The note `id`; an empty one when there is none.
    pub fn note(&self, id: &NoteId) -> Note {
        self.notes.get(id).cloned().unwrap_or_default()
    }

    /// Puts a note in the place of the one with its id.
    pub fn put(&mut self, id: NoteId, note: Note) {
        self.notes.insert(id, note);
    }

    /// Gives each platform of `atlas`, and the rules of each country, what is noted of them here, and nothing else.
    pub fn lay_on(&self, atlas: &mut Atlas) {
        for platform in &mut atlas.platforms {
            let note = NoteId::platform(&platform.card().id).and_then(|id| self.notes.get(&id));
            // It has no notes, and need not be read to stay without.
            if note.is_none() && platform.is_shipped() {
                continue;
            }
            platform.memos = note.map_or_else(Vec::new, |note| memos(note, |s| s.place(platform)));
        }
        // Without a note on a country the rules need not be read.
        let countries = match self.notes.keys().any(|id| id.country().is_some()) {
            true => atlas.rules.countries(),
            false => Vec::new(),
        };
        let noted = countries.into_iter().filter_map(|country| {
            let note = self.notes.get(&NoteId::rules(country)?)?;
            let list = memos(note, |subject| subject.rule(&atlas.rules));
            Some((country.into(), list))
        });
        atlas.rule_memos = noted.collect();
    }
}

/// What stands before the entries, if anything, then the entries.
fn memos(note: &Note, find: impl Fn(&Subject) -> Option<Place>) -> Vec<Memo> {
    let lead = Some(note.lead()).filter(|lead| !lead.is_empty());
    let lead = lead.map(|lead| Memo {
        on: None,
        entry: None,
        about: About::Whole,
        text: lead.replace("\r\n", "\n").replace('\r', "\n"),
    });
    let entries = note.entries().iter().enumerate();
    let entries = entries.map(|(number, entry)| Memo {
        on: Some(entry.stamp.date),
        entry: Some(number),
        about: match (&entry.subject, find(&entry.subject)) {
            (Subject::Whole, _) => About::Whole,
            (_, Some(place)) => About::Statement(place),
            (subject, None) => About::Other(subject.to_string()),
        },
        text: entry.text(),
    });
    lead.into_iter().chain(entries).collect()
}

impl Subject {
    /// The statement of `platform` that it names, if that is there.
    fn place(&self, platform: &Platform) -> Option<Place> {
        match self {
            Self::Opportunity(id) => {
                let found = platform.opportunities.iter().position(|o| o.id == *id);
                found.map(Place::Opportunity)
            }
            Self::Feature(id) => {
                let found = platform.checklist.iter().position(|row| row.feature == *id);
                found.map(Place::Feature)
            }
            Self::Figure(metric, on) => {
                let mut figures = platform.figures.iter();
                let found = figures.position(|f| f.kind == *metric && f.as_of == *on);
                found.map(Place::Figure)
            }
            Self::Whole | Self::Rule(_) | Self::Other(_) => None,
        }
    }

    /// The rule of `book` that it names, if that is there.
    fn rule(&self, book: &RuleBook) -> Option<Place> {
        let Self::Rule(id) = self else { return None };
        let found = book.rules.iter().position(|rule| rule.id == *id);
        found.map(Place::Rule)
    }

    /// What an entry about the statement at `place` is about: the statement where it has a name, else the whole.
    pub fn of(atlas: &Atlas, platform: Option<&Platform>, place: Option<Place>) -> Self {
        let named = || match (platform, place?) {
            (Some(platform), Place::Opportunity(i)) => {
                let opportunity = platform.opportunities.get(i)?;
                Some(Self::Opportunity(opportunity.id.to_string()))
            }
            (Some(platform), Place::Feature(i)) => Some(Self::Feature(
                platform.checklist.get(i)?.feature.to_string(),
            )),
            (Some(platform), Place::Figure(i)) => {
                let figure = platform.figures.get(i)?;
                Some(Self::Figure(figure.kind.to_string(), figure.as_of))
            }
            (_, Place::Rule(i)) => Some(Self::Rule(atlas.rules.rules.get(i)?.id.to_string())),
            _ => None,
        };
        named().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_finds_its_statement_or_says_what_it_was_about() {
        let mut atlas = crate::embedded().unwrap();
        let platform = atlas.platform("wechat").unwrap().clone();
        let opportunity = platform.opportunities[1].id.clone();
        let figure = &platform.figures[2];
        let (metric, on) = (figure.kind.to_string(), figure.as_of);
        let rule = atlas.rules.rules[3].clone();
        let text = format!(
            "# WeChat\n\nBy hand.\n\n## 2026-11-20\n\na\n\n## 2026-11-21 · opportunity {opportunity}\n\nb\nc\n\n\
             ## 2026-11-21 · figure {metric} {on}\n\nd\n\n## 2026-11-22 · opportunity gone\n\ne\n"
        );
        let mut book = Notebook::default();
        book.put(NoteId::platform("wechat").unwrap(), Note::parse(&text));
        let rules = format!("## 2026-11-22 · rule {}\n\nf\n", rule.id);
        let country = NoteId::rules(&rule.country).unwrap();
        book.put(country, Note::parse(&rules));
        book.lay_on(&mut atlas);

        let memos = &atlas.platform("wechat").unwrap().memos;
        let told: Vec<(&About, Option<usize>, &str)> = memos
            .iter()
            .map(|memo| (&memo.about, memo.entry, memo.text.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                (&About::Whole, None, "By hand."),
                (&About::Whole, Some(0), "a"),
                (&About::Statement(Place::Opportunity(1)), Some(1), "b\nc"),
                (&About::Statement(Place::Figure(2)), Some(2), "d"),
                (&About::Other("opportunity gone".to_owned()), Some(3), "e"),
            ]
        );
        let of_country = &atlas.rule_memos[&rule.country];
        assert_eq!(of_country[0].about, About::Statement(Place::Rule(3)));
        for memo in memos.iter().chain(of_country) {
            if let About::Statement(place) = memo.about {
                let subject = Subject::of(&atlas, Some(&platform), Some(place));
                let back = subject.place(&platform).or(subject.rule(&atlas.rules));
                assert_eq!(back, Some(place));
            }
        }
        assert!(
            atlas
                .without_private()
                .platform("wechat")
                .unwrap()
                .memos
                .is_empty()
        );
        assert!(atlas.without_private().rule_memos.is_empty());

        Notebook::default().lay_on(&mut atlas);
        assert!(atlas.platform("wechat").unwrap().memos.is_empty());
    }
}
