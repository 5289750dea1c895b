//! The page of one platform.

use crate::data::{Atlas, Date, Lang, Place, Platform, SectionId};

use super::subject::Subject;
use super::{
    Block, Item, Mark, Section, Sheet, Tone, checklist, figures, overview, practice, rules, run,
};

/// The page of `platform` in `lang`, with ages counted at `today`.
pub fn platform(atlas: &Atlas, platform: &Platform, lang: Lang, today: Date) -> Sheet {
    Subject::new(atlas, platform, lang, today).page(&SectionId::ALL)
}

impl Subject<'_> {
    /// The head of its page, and these sections.
    pub(super) fn page(self, sections: &[SectionId]) -> Sheet {
        let sections = sections.iter().map(|&id| {
            let mut items = self.section(id);
            if items.is_empty() {
                items.push(Block::Text(vec![run(self.words.nothing_known, Tone::Quiet)]).into());
            }
            let title = format!("{} {}", id.number(), self.words.section(id));
            Section {
                id: Some(id),
                title,
                items,
            }
        });
        Sheet {
            sections: sections.collect(),
            head: overview::head(self),
        }
    }

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
