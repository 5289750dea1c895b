//! The page of one platform.

use crate::data::{Atlas, Date, Lang, Place, Platform, SectionId};

use super::subject::Subject;
use super::{
    Block, Item, Mark, Section, Sheet, Tone, checklist, figures, overview, practice, rules, run,
};

/// The page of `platform` in `lang`, with ages counted at `today`.
pub fn platform(atlas: &Atlas, platform: &Platform, lang: Lang, today: Date) -> Sheet {
    let subject = Subject::new(atlas, platform, lang, today);
    let sections = SectionId::ALL
        .into_iter()
        .map(|id| {
            let mut items = subject.section(id);
            if items.is_empty() {
                items.push(Block::Text(vec![run(subject.words.nothing_known, Tone::Quiet)]).into());
            }
            let title = format!("{} {}", id.number(), subject.words.section(id));
            Section {
                id: Some(id),
                title,
                items,
            }
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
}
