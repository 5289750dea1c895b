//! Opportunities across platforms.

use crate::data::{Link, Place, Platform};
use crate::sheet::{Sheet, Tone, plain, practice, run};

use super::{EntryRow, Pages, name, sheet, to_platform};

impl<'a> Pages<'a> {
    pub(super) fn opportunity_row(self, platform: &'a Platform, own: usize) -> Option<EntryRow> {
        let opportunity = platform.opportunities.get(own)?;
        let efforts = &self.atlas.vocabulary.efforts;
        let effort = efforts.iter().find(|e| e.level == opportunity.effort);
        Some(EntryRow {
            title: vec![plain(opportunity.title.get(self.lang))],
            origin: opportunity.origin.max(platform.origin),
            aside: effort.map_or(String::new(), |e| e.name.get(self.lang).to_owned()),
            below: vec![plain(format!(
                "{} · {}",
                platform.name,
                practice::verticals(self.subject(platform), opportunity)
            ))],
        })
    }

    pub(super) fn opportunity_page(self, platform: &'a Platform, own: usize) -> Option<Sheet> {
        let opportunity = platform.opportunities.get(own)?;
        let subject = self.subject(platform);
        let link = Link::Platform(platform.id.clone(), Some(Place::Opportunity(own)));
        let mut items = practice::one_opportunity(subject, own, opportunity);
        if let Some(first) = items.first_mut() {
            *first = first.clone().to(link);
        }
        items.push(to_platform(platform));
        let head = vec![
            name(platform),
            vec![run(platform.tagline.get(self.lang), Tone::Quiet)],
        ];
        Some(sheet(head, items))
    }
}
