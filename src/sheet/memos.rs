//! What the user noted, under what it is about.

use crate::data::{About, Atlas, Lang, Memo, Place};
use crate::search::Entry;
use crate::words::{self, NotesWords, Words};

use super::subject::heading;
use super::{Block, Item, Mark, Section, Sheet, Tone, plain, run};

/// Adds to the page of `entry` what is noted of it: under the statement meant, else at the end of the first section.
pub(super) fn annotate(sheet: &mut Sheet, atlas: &Atlas, entry: &Entry, lang: Lang) {
    let memos: &[Memo] = match entry {
        Entry::Country(code) => atlas
            .rule_memos
            .get(code.as_str())
            .map_or(&[], Vec::as_slice),
        _ => {
            let platform = entry.platform().and_then(|at| atlas.platforms.get(at));
            platform.map_or(&[], |platform| &platform.memos)
        }
    };
    // Of a platform, the page of its opportunity shows what is noted of that alone.
    let is_whole = matches!(entry, Entry::Platform(_) | Entry::Country(_));
    let mut general = Vec::new();
    for (number, memo) in memos.iter().enumerate() {
        let items = lines(memo, Place::Memo(number), lang);
        let place = match memo.about {
            About::Statement(place) => Some(place),
            About::Whole | About::Other(_) => None,
        };
        match place.and_then(|place| spot(sheet, place)) {
            Some((section, at)) => section.items.splice(at..at, items).for_each(drop),
            None => general.extend(items),
        }
    }
    if let Some(section) = sheet
        .sections
        .first_mut()
        .filter(|_| is_whole && !general.is_empty())
    {
        section.items.push(Block::Gap.into());
        section.items.push(heading(NotesWords::of(lang).yours));
        section.items.extend(general);
    }
}

/// The section that shows the statement at `place`, and where the statement ends there, with the memos it has already.
/// Where several do, its own.
fn spot(sheet: &mut Sheet, place: Place) -> Option<(&mut Section, usize)> {
    let is_of = |item: &Item| item.place == Some(place);
    let own = sheet.sections.iter().position(|section| {
        section.id.is_none_or(|id| Some(id) == place.section()) && section.items.iter().any(is_of)
    })?;
    let section = sheet.sections.get_mut(own)?;
    let last = section.items.iter().rposition(is_of)?;
    let after = section.items.iter().skip(last.saturating_add(1));
    let memos = after.take_while(|item| matches!(item.place, Some(Place::Memo(_))));
    let at = last.saturating_add(1).saturating_add(memos.count());
    Some((section, at))
}

/// A point, its further lines under it.
fn lines(memo: &Memo, place: Place, lang: Lang) -> Vec<Item> {
    let colon = Words::of(lang).colon;
    let mut lead = NotesWords::of(lang).note.to_owned();
    if let Some(on) = memo.on {
        lead = format!("{lead}, {}", words::date(on, lang));
    }
    if let About::Other(subject) = &memo.about {
        lead = format!("{lead} · {subject}");
    }
    let texts = memo.text.lines().filter(|line| !line.trim().is_empty());
    texts
        .enumerate()
        .map(|(number, text)| match number {
            0 => {
                let lead = run(format!("{lead}{colon}"), Tone::Label);
                Block::Point(Mark::Bullet, vec![lead, plain(text)]).at(place)
            }
            _ => Block::Point(Mark::None, vec![plain(text)]).at(place),
        })
        .collect()
}
