//! A statement in a line: what a list of statements shows, and leads to.

use crate::data::{Link, Place, Platform};
use crate::sheet::subject::by;
use crate::sheet::{Block, Item, Line, Tone, figures, plain, run};
use crate::words;

use super::Pages;

impl<'a> Pages<'a> {
    /// The statement at `place`, after the name of its section; leads to where it stands.
    pub(super) fn statement(self, platform: &'a Platform, place: Place) -> Item {
        let mut line: Line = Vec::new();
        if let Some(section) = place.section() {
            let label = format!("{}{}", self.words.tab(section), self.words.colon);
            line.push(run(label, Tone::Label));
        }
        line.extend(self.said(platform, place));
        line.extend(by(platform.origin_of(place), self.words));
        let link = Link::Platform(platform.id.clone(), Some(place));
        Block::Point(crate::sheet::Mark::Bullet, line).to(link)
    }

    /// The same, after the platform's name.
    pub(super) fn statement_of(self, at: usize, place: Place) -> Option<Item> {
        let platform = self.platform(at)?;
        let mut item = self.statement(platform, place);
        if let Block::Point(_, line) = &mut item.block {
            line.insert(0, run(format!("{} · ", platform.name), Tone::Strong));
        }
        Some(item)
    }

    /// What a statement says, in a line.
    fn said(self, platform: &'a Platform, place: Place) -> Line {
        let text = |text: Option<&crate::data::Text>| {
            text.map(|text| plain(text.get(self.lang)))
                .into_iter()
                .collect()
        };
        match place {
            Place::Owner => text(platform.owner.about.first().map(|c| &c.text)),
            Place::Status => text(platform.status_note.as_ref().map(|c| &c.text)),
            Place::Like(i) => platform
                .like
                .get(i)
                .map(|like| {
                    let name = format!("{}{}", like.name, self.words.colon);
                    vec![plain(name), plain(like.alike.get(self.lang))]
                })
                .unwrap_or_default(),
            Place::About(i) => text(platform.about.get(i).map(|c| &c.text)),
            Place::Figure(i) => self.figure(platform, i),
            Place::Audience(i) => text(platform.audience.get(i).map(|c| &c.text)),
            Place::Feature(i) => self.answer(platform, i),
            Place::Opportunity(i) => text(platform.opportunities.get(i).map(|o| &o.title)),
            Place::Entry(i) => text(platform.entry.get(i).map(|r| &r.text)),
            Place::Caution(i) => text(platform.cautions.get(i).map(|c| &c.text)),
            Place::Remark(i) => text(platform.remarks.get(i).map(|c| &c.text)),
            Place::ThenAndNow(i) => text(platform.then_and_now.get(i).map(|t| &t.now)),
            Place::Tagline => text(Some(&platform.tagline)),
            _ => vec![plain(platform.name.clone())],
        }
    }

    fn figure(self, platform: &'a Platform, at: usize) -> Line {
        let Some(figure) = platform.figures.get(at) else {
            return Vec::new();
        };
        let subject = self.subject(platform);
        let mut line = figures::value(subject, figure);
        let metric = words::lower_first(&figures::metric_name(subject, &figure.kind));
        let scope = figure.scope.as_ref().map(|scope| scope.get(self.lang));
        line.push(plain(match scope {
            Some(scope) => format!(" · {metric} ({scope})"),
            None => format!(" {}", figures::counted(subject, figure)),
        }));
        let on = words::date(figure.as_of, self.lang);
        line.push(run(format!(" · {on}"), Tone::Quiet));
        line
    }

    fn answer(self, platform: &'a Platform, at: usize) -> Line {
        let Some(row) = platform.checklist.get(at) else {
            return Vec::new();
        };
        let feature = self.atlas.vocabulary.feature(&row.feature);
        let name = feature.map_or(row.feature.as_str(), |f| f.name.get(self.lang));
        let mut line = vec![
            plain(format!("{name}{}", self.words.colon)),
            run(
                words::status(row.status, self.lang),
                Tone::Status(row.status),
            ),
        ];
        if let Some(note) = &row.note {
            line.push(plain(format!(" · {}", note.get(self.lang))));
        }
        line
    }
}
