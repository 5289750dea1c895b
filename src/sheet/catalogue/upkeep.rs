//! What to refresh, and what became of the claims of 2016.

use crate::data::{Link, Place, Platform, Verdict, stale_of};
use crate::sheet::{Block, Item, Sheet, Tone, plain, practice, run};
use crate::words;

use super::{EntryRow, Pages, counted, name, sheet, to_platform};

impl<'a> Pages<'a> {
    pub(super) fn stale_row(self, platform: &'a Platform) -> Option<EntryRow> {
        let old = stale_of(platform, self.today, self.atlas.limits.stale);
        let oldest = old.first()?;
        Some(EntryRow {
            title: name(platform),
            origin: platform.origin,
            aside: format!("{} {}", oldest.months, self.own.months),
            below: vec![plain(counted(old.len(), self.own.statements))],
        })
    }

    pub(super) fn stale_page(self, platform: &'a Platform) -> Sheet {
        let old = stale_of(platform, self.today, self.atlas.limits.stale);
        let items = old.into_iter().map(|dated| {
            let mut item = self.statement(platform, dated.place);
            if let Block::Point(_, line) = &mut item.block {
                let on = words::as_of(dated.as_of, self.lang);
                let source = dated.source.map_or(String::new(), |source| {
                    let address = source.url.as_deref().unwrap_or(self.words.no_address);
                    format!(" · {} {} {address}", source.id, source.title)
                });
                let age = format!(" ({on} · {} {}{source})", dated.months, self.own.months);
                line.push(run(age, Tone::Quiet));
            }
            item
        });
        let items = items.collect();
        let head = vec![name(platform), vec![run(self.own.stale_about, Tone::Quiet)]];
        sheet(head, items)
    }

    pub(super) fn changes_row(self, platform: &'a Platform) -> EntryRow {
        let rows = &platform.then_and_now;
        let tally = [
            Verdict::True,
            Verdict::Outdated,
            Verdict::Overstated,
            Verdict::WrongName,
            Verdict::Wrong,
            Verdict::Unverified,
        ]
        .into_iter()
        .filter_map(|verdict| {
            let count = rows.iter().filter(|row| row.verdict == verdict).count();
            (count > 0).then(|| format!("{count} {}", words::verdict(verdict, self.lang)))
        });
        EntryRow {
            title: name(platform),
            origin: platform.origin,
            aside: counted(rows.len(), self.own.claims),
            below: vec![plain(tally.collect::<Vec<_>>().join(", "))],
        }
    }

    pub(super) fn changes_page(self, platform: &'a Platform) -> Sheet {
        let mut items: Vec<Item> = practice::then_and_now(self.subject(platform))
            .into_iter()
            .map(|item| match item.place {
                Some(place @ Place::ThenAndNow(_)) => {
                    item.to(Link::Platform(platform.id.clone(), Some(place)))
                }
                _ => item,
            })
            .collect();
        items.push(Block::Gap.into());
        items.push(to_platform(platform));
        sheet(
            vec![
                name(platform),
                vec![run(self.own.changes_about, Tone::Quiet)],
            ],
            items,
        )
    }
}
