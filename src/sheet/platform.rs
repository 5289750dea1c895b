//! The page of one platform.

use crate::data::{AsOf, Atlas, Claim, Date, Lang, NativeName, Platform, SectionId, Source};
use crate::search::Place;
use crate::words::{self, Words};

use super::{
    Block, Item, Line, Mark, Run, Section, Sheet, Tone, checklist, figures, overview, plain,
    practice, rules, run,
};

/// What the parts of a page are written from.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) platform: &'a Platform,
    pub(super) lang: Lang,
    pub(super) today: Date,
    pub(super) words: &'static Words,
}

/// The page of `platform` in `lang`, with ages counted at `today`.
pub fn platform(atlas: &Atlas, platform: &Platform, lang: Lang, today: Date) -> Sheet {
    let subject = Subject {
        atlas,
        platform,
        lang,
        today,
        words: Words::of(lang),
    };
    let sections = SectionId::ALL
        .into_iter()
        .map(|id| {
            let mut items = subject.section(id);
            if items.is_empty() {
                items.push(Block::Text(vec![run(subject.words.nothing_known, Tone::Quiet)]).into());
            }
            Section { id, items }
        })
        .collect();
    Sheet {
        head: overview::head(subject),
        sections,
    }
}

impl Subject<'_> {
    fn section(self, id: SectionId) -> Vec<Item> {
        match id {
            SectionId::Overview => overview::items(self),
            SectionId::Checklist => checklist::items(self),
            SectionId::Opportunities => practice::opportunities(self),
            SectionId::Audience => figures::items(self),
            SectionId::Entry => practice::entry(self),
            SectionId::Cautions => {
                let cautions = self.platform.cautions.as_slice();
                let mut items = self.points(cautions, Mark::Caution, Place::Caution);
                items.extend(rules::of_platform(self));
                items
            }
            SectionId::ThenAndNow => practice::then_and_now(self),
            SectionId::Terms => practice::terms(self),
            SectionId::Sources => practice::sources(self),
        }
    }

    /// Claims as points, each with its date and sources.
    pub(super) fn points(
        self,
        claims: &[Claim],
        mark: Mark,
        place: fn(usize) -> Place,
    ) -> Vec<Item> {
        claims
            .iter()
            .enumerate()
            .map(|(i, claim)| Block::Point(mark, self.claim(claim)).at(place(i)))
            .collect()
    }

    /// A claim followed by its stamp.
    pub(super) fn claim(self, claim: &Claim) -> Line {
        let mut line = vec![plain(claim.text.get(self.lang))];
        line.extend(self.stamp(claim.as_of, &claim.sources));
        line
    }

    /// Date, sources with the best grade among them, and age: `(avr. 2025 · S4, S8 · B · vieillit)`.
    pub(super) fn stamp(self, as_of: AsOf, sources: &[String]) -> Vec<Run> {
        let grade = best_grade(sources, &self.platform.sources);
        let freshness = as_of.freshness(self.today);
        vec![
            run(
                format!(
                    " ({} · {}{grade} · ",
                    words::as_of(as_of, self.lang),
                    sources.join(", ")
                ),
                Tone::Quiet,
            ),
            run(words::freshness(freshness, self.lang), Tone::Age(freshness)),
            run(")", Tone::Quiet),
        ]
    }

    /// A name in native script with its romanization.
    pub(super) fn native(self, name: &NativeName) -> Vec<Run> {
        let mut line = vec![run(name.text.clone(), Tone::Native)];
        if let Some(roman) = &name.roman {
            line.push(plain(format!(" {roman}")));
        }
        if let Some(meaning) = &name.meaning {
            line.push(run(
                format!(" {}", words::quoted(meaning.get(self.lang), self.lang)),
                Tone::Quiet,
            ));
        }
        line
    }
}

/// The best grade among the sources with these ids, after a dot; nothing when none is known.
pub(super) fn best_grade(ids: &[String], sources: &[Source]) -> String {
    sources
        .iter()
        .filter(|s| ids.contains(&s.id))
        .map(|s| s.grade)
        .min()
        .map_or_else(String::new, |grade| format!(" · {grade:?}"))
}
