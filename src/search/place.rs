//! The texts of a platform that are searched: what each is, and where it stands in the record.

use crate::data::{
    Atlas, Lang, NativeName, Opportunity, Place, Platform, Text, Topic, occurrences,
};

use super::slot::{Field, Slot};

/// Hands out the texts of one platform with their slots.
struct Walk<F> {
    each: F,
}

impl<'a, F: FnMut(Slot, &'a str)> Walk<F> {
    fn plain(&mut self, field: Field, place: Place, nth: usize, text: &'a str) {
        (self.each)(Slot::new(field, place, None, nth), text);
    }

    fn both(&mut self, field: Field, place: Place, nth: usize, text: &'a Text) {
        for lang in [Lang::Fr, Lang::En] {
            (self.each)(Slot::new(field, place, Some(lang), nth), text.get(lang));
        }
    }

    fn texts<'t: 'a>(&mut self, place: Place, texts: impl IntoIterator<Item = &'t Text>) {
        for (nth, text) in texts.into_iter().enumerate() {
            self.both(Field::Text, place, nth, text);
        }
    }

    fn native(&mut self, field: Field, place: Place, nth: usize, native: &'a NativeName) {
        self.plain(field, place, nth, &native.text);
        if let Some(roman) = &native.roman {
            self.plain(field, place, nth + 1, roman);
        }
    }
}

/// Calls `each` with every text of `platform` that is its own (not the vocabulary's), weightiest fields first
/// among the long ones.
pub(super) fn walk<'a>(platform: &'a Platform, each: impl FnMut(Slot, &'a str)) {
    let mut walk = Walk { each };
    names(platform, &mut walk);
    walk.both(Field::Tagline, Place::Tagline, 0, &platform.tagline);
    for (i, opportunity) in platform.opportunities.iter().enumerate() {
        walk.both(
            Field::Opportunity,
            Place::Opportunity(i),
            0,
            &opportunity.title,
        );
    }
    facts(platform, &mut walk);
    numbers_and_rows(platform, &mut walk);
}

fn names<'a, F: FnMut(Slot, &'a str)>(platform: &'a Platform, walk: &mut Walk<F>) {
    walk.plain(Field::Name, Place::Name, 0, &platform.name);
    for (i, native) in platform.native.iter().enumerate() {
        walk.native(Field::Native, Place::Name, 2 * i, native);
    }
    for (i, alias) in platform.aliases.iter().enumerate() {
        walk.plain(Field::Alias, Place::Name, i, alias);
    }
    walk.plain(Field::Owner, Place::Owner, 0, &platform.owner.name);
    if let Some(native) = &platform.owner.native {
        walk.native(Field::Owner, Place::Owner, 1, native);
    }
    for (i, analogue) in platform.like.iter().enumerate() {
        walk.plain(Field::Analogue, Place::Like(i), 0, &analogue.name);
    }
    for (i, term) in platform.terms.iter().enumerate() {
        walk.plain(Field::Term, Place::Term(i), 0, &term.term);
        if let Some(roman) = &term.roman {
            walk.plain(Field::Term, Place::Term(i), 1, roman);
        }
    }
}

fn facts<'a, F: FnMut(Slot, &'a str)>(platform: &'a Platform, walk: &mut Walk<F>) {
    for (i, term) in platform.terms.iter().enumerate() {
        walk.texts(Place::Term(i), [&term.meaning]);
    }
    let meanings = platform.native.iter().filter_map(|n| n.meaning.as_ref());
    walk.texts(Place::Name, meanings);
    walk.texts(Place::Owner, platform.owner.about.iter().map(|c| &c.text));
    walk.texts(Place::Status, platform.status_note.iter().map(|c| &c.text));
    for (i, claim) in platform.about.iter().enumerate() {
        walk.texts(Place::About(i), [&claim.text]);
    }
    for (i, analogue) in platform.like.iter().enumerate() {
        walk.texts(Place::Like(i), [&analogue.alike, &analogue.unlike]);
    }
    for (i, claim) in platform.audience.iter().enumerate() {
        walk.texts(Place::Audience(i), [&claim.text]);
    }
    for (i, opportunity) in platform.opportunities.iter().enumerate() {
        walk.texts(Place::Opportunity(i), opportunity_texts(opportunity));
    }
    for (i, requirement) in platform.entry.iter().enumerate() {
        walk.texts(Place::Entry(i), [&requirement.text]);
        for (nth, words) in (1..).zip(topic_words(requirement.topic)) {
            walk.plain(Field::Text, Place::Entry(i), nth, words);
        }
    }
    for (i, claim) in platform.cautions.iter().enumerate() {
        walk.texts(Place::Caution(i), [&claim.text]);
    }
    for (i, remark) in platform.remarks.iter().enumerate() {
        walk.texts(Place::Remark(i), [&remark.text]);
    }
    for (i, memo) in platform.memos.iter().enumerate() {
        for (nth, line) in memo.text.lines().enumerate() {
            walk.plain(Field::Note, Place::Memo(i), nth, line);
        }
    }
    for (i, row) in platform.then_and_now.iter().enumerate() {
        walk.texts(Place::ThenAndNow(i), [&row.then, &row.finding, &row.now]);
    }
}

/// What people ask for when they mean a topic, in both languages; the texts themselves often give only the price.
const fn topic_words(topic: Topic) -> &'static [&'static str] {
    match topic {
        Topic::Account => &[
            "compte",
            "inscription",
            "account",
            "sign-up",
            "registration",
        ],
        Topic::Applicant => &["demandeur", "admissibilité", "applicant", "eligibility"],
        Topic::Papers => &["documents", "pièces", "papiers", "papers"],
        Topic::Fee => &["frais", "tarif", "prix", "coût", "fee", "price", "cost"],
        Topic::Deposit => &["dépôt", "caution", "deposit"],
        Topic::Steps => &["étapes", "marche à suivre", "steps", "procedure"],
        Topic::Time => &["délai", "durée", "time", "delay"],
        Topic::Phone => &["téléphone", "numéro", "phone number"],
        Topic::Entity => &[
            "société locale",
            "entreprise",
            "local company",
            "legal entity",
        ],
        Topic::Agency => &["agence", "agency"],
        Topic::Hosting => &["hébergement", "hosting", "ICP"],
        Topic::Ads => &["publicité", "annonces", "advertising", "ads"],
        Topic::Restricted => &["interdit", "restrictions", "restricted", "forbidden"],
        Topic::Other => &[],
    }
}

pub(super) fn opportunity_texts(opportunity: &Opportunity) -> impl Iterator<Item = &Text> {
    [
        &opportunity.what,
        &opportunity.why,
        &opportunity.effort_why,
        &opportunity.conditions,
    ]
    .into_iter()
    .chain(&opportunity.example)
    .chain(&opportunity.steps)
}

fn numbers_and_rows<'a, F: FnMut(Slot, &'a str)>(platform: &'a Platform, walk: &mut Walk<F>) {
    for (i, row) in platform.checklist.iter().enumerate() {
        walk.texts(Place::Feature(i), &row.note);
    }
    for (i, figure) in platform.figures.iter().enumerate() {
        walk.texts(Place::Figure(i), figure.scope.iter().chain(&figure.note));
    }
}

/// The text in `slot` of a platform; where it is a word of the vocabulary, in the slot's language or else in `lang`.
/// Empty when the slot holds a number or a state rather than a text.
pub(super) fn text_at<'a>(
    atlas: &'a Atlas,
    platform: &'a Platform,
    slot: Slot,
    lang: Lang,
) -> &'a str {
    let lang = slot.lang.unwrap_or(lang);
    let words = &atlas.vocabulary;
    let named = match (slot.field, slot.place()) {
        (Field::Kind, Place::Kind(i)) => platform.kinds.get(i).and_then(|id| words.kind(id)),
        (Field::Region, Place::Region(i)) => {
            platform.regions.get(i).and_then(|id| words.region(id))
        }
        (Field::Language, Place::Language(i)) => {
            platform.languages.get(i).and_then(|id| words.language(id))
        }
        (Field::Feature, Place::Feature(i)) => {
            let row = platform.checklist.get(i);
            let feature = row.and_then(|row| words.feature(&row.feature));
            return feature.map_or("", |feature| feature.name.get(lang));
        }
        (Field::Opportunity, Place::Opportunity(i)) => {
            return platform
                .opportunities
                .get(i)
                .map_or("", |o| o.title.get(lang));
        }
        (Field::Figure, Place::Figure(i)) => {
            let figure = platform.figures.get(i);
            let metric = figure.and_then(|figure| words.metric(&figure.kind));
            return metric.map_or("", |metric| metric.name.get(lang));
        }
        // Found by its text or by the words for its topic.
        (Field::Text, Place::Entry(i)) => {
            return platform
                .entry
                .get(i)
                .map_or("", |requirement| requirement.text.get(lang));
        }
        _ => {
            let mut found = "";
            walk(platform, |other, text| {
                if other == slot {
                    found = text;
                }
            });
            return found;
        }
    };
    named.map_or("", |named| named.name.get(lang))
}

/// The statements of the atlas that hold `word` in a text of this language: each platform with the places, in the
/// order of its record.
pub fn mentions(atlas: &Atlas, word: &str, lang: Lang) -> Vec<(usize, Place)> {
    let mut found: Vec<(usize, Place)> = Vec::new();
    for (at, platform) in atlas.platforms.iter().enumerate() {
        walk(platform, |slot, text| {
            let is_text = slot.lang == Some(lang) && !matches!(slot.place(), Place::Term(_));
            let stands = || occurrences(text, word).next().is_some();
            if is_text && found.last() != Some(&(at, slot.place())) && stands() {
                found.push((at, slot.place()));
            }
        });
    }
    found
}
