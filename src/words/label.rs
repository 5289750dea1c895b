//! The words for every closed choice of the data. The compiler sees to it that none is missing.

use crate::data::{
    Bound, Counter, FeePeriod, Freshness, Grade, Lang, Relation, Standing, Status, Topic, Verdict,
};
use crate::search::Field;

use super::date::date;
use crate::text::{clean, truncate};

/// Picks one of two words.
pub(super) const fn pick(lang: Lang, fr: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
}

/// The answer on a feature.
pub const fn status(status: Status, lang: Lang) -> &'static str {
    match status {
        Status::Yes => pick(lang, "oui", "yes"),
        Status::Partial => pick(lang, "partiel", "partial"),
        Status::Paid => pick(lang, "payant", "paid"),
        Status::No => pick(lang, "non", "no"),
        Status::Unknown => pick(lang, "inconnu", "unknown"),
    }
}

/// How old a statement is.
pub const fn freshness(freshness: Freshness, lang: Lang) -> &'static str {
    match freshness {
        Freshness::Fresh => pick(lang, "frais", "fresh"),
        Freshness::Ageing => pick(lang, "vieillit", "ageing"),
        Freshness::Stale => pick(lang, "ancien", "stale"),
        Freshness::Undated => pick(lang, "sans date", "undated"),
    }
}

/// What became of a claim of 2016.
pub const fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    match verdict {
        Verdict::True => pick(lang, "vrai", "true"),
        Verdict::Outdated => pick(lang, "dépassé", "outdated"),
        Verdict::Overstated => pick(lang, "exagéré", "overstated"),
        Verdict::WrongName => pick(lang, "mauvais nom", "wrong name"),
        Verdict::Wrong => pick(lang, "faux", "wrong"),
        Verdict::Unverified => pick(lang, "non vérifié", "unverified"),
    }
}

/// How close a Western platform is.
pub const fn relation(relation: Relation, lang: Lang) -> &'static str {
    match relation {
        Relation::SameJob => pick(lang, "même usage", "same job"),
        Relation::Partly => pick(lang, "en partie", "partly"),
        Relation::PartOf => pick(lang, "un des éléments", "one ingredient"),
        Relation::Ancestor => pick(lang, "modèle d'origine", "its model"),
    }
}

/// What a requirement is about.
pub const fn topic(topic: Topic, lang: Lang) -> &'static str {
    match topic {
        Topic::Account => pick(lang, "Compte", "Account"),
        Topic::Applicant => pick(lang, "Demandeur", "Applicant"),
        Topic::Papers => pick(lang, "Documents", "Papers"),
        Topic::Fee => pick(lang, "Frais", "Fees"),
        Topic::Deposit => pick(lang, "Dépôt", "Deposit"),
        Topic::Steps => pick(lang, "Étapes", "Steps"),
        Topic::Time => pick(lang, "Délai", "Time"),
        Topic::Phone => pick(lang, "Téléphone", "Telephone"),
        Topic::Entity => pick(lang, "Entité locale", "Local entity"),
        Topic::Agency => pick(lang, "Agence", "Agency"),
        Topic::Hosting => pick(lang, "Hébergement", "Hosting"),
        Topic::Ads => pick(lang, "Publicité", "Advertising"),
        Topic::Restricted => pick(lang, "Restrictions", "Restrictions"),
        Topic::Other => pick(lang, "Autre", "Other"),
    }
}

/// Whom a rule binds.
pub const fn bound(bound: Bound, lang: Lang) -> &'static str {
    match bound {
        Bound::Brand => pick(lang, "marque", "brand"),
        Bound::Creator => pick(lang, "créateur", "creator"),
        Bound::Platform => pick(lang, "plateforme", "platform"),
        Bound::Agency => pick(lang, "agence", "agency"),
    }
}

/// Who made a number.
pub const fn counter(counter: Counter, lang: Lang) -> &'static str {
    match counter {
        Counter::Company => pick(lang, "entreprise", "company"),
        Counter::Panel => pick(lang, "panel", "panel"),
        Counter::Survey => pick(lang, "enquête", "survey"),
        Counter::Government => pick(lang, "État", "government"),
        Counter::Press => pick(lang, "presse", "press"),
        Counter::Aggregator => pick(lang, "compilation", "aggregator"),
    }
}

/// What a grade of source means.
pub const fn grade(grade: Grade, lang: Lang) -> &'static str {
    match grade {
        Grade::A => pick(lang, "primaire", "primary"),
        Grade::B => pick(lang, "presse ou étude", "press or research"),
        Grade::C => pick(lang, "guide ou blogue", "guide or blog"),
    }
}

/// Whether a platform is alive.
pub const fn standing(standing: Standing, lang: Lang) -> &'static str {
    match standing {
        Standing::Active => pick(lang, "active", "active"),
        Standing::Declining => pick(lang, "en déclin", "declining"),
        Standing::Closed(_) => pick(lang, "fermée", "closed"),
    }
}

/// Whether a platform is alive; of a closed one, since when: « fermée (août 2023) ».
pub fn standing_since(status: Standing, lang: Lang) -> String {
    let word = standing(status, lang);
    match status {
        Standing::Closed(on) => format!("{word} ({})", date(on, lang)),
        Standing::Active | Standing::Declining => word.to_owned(),
    }
}

/// How often a fee falls due.
pub const fn fee_period(period: FeePeriod, lang: Lang) -> &'static str {
    match period {
        FeePeriod::Once => pick(lang, "une fois", "once"),
        FeePeriod::Day => pick(lang, "par jour", "a day"),
        FeePeriod::Month => pick(lang, "par mois", "a month"),
        FeePeriod::Year => pick(lang, "par an", "a year"),
        FeePeriod::Campaign => pick(lang, "par campagne", "a campaign"),
    }
}

/// What part of a platform's record matched a search.
pub const fn field(field: Field, lang: Lang) -> &'static str {
    match field {
        Field::Name => pick(lang, "nom", "name"),
        Field::Native => pick(lang, "nom local", "native name"),
        Field::Alias => pick(lang, "autre nom", "other name"),
        Field::Owner => pick(lang, "propriétaire", "owner"),
        Field::Analogue => pick(lang, "équivalent", "likeness"),
        Field::Kind => pick(lang, "genre", "kind"),
        Field::Region => pick(lang, "pays", "country"),
        Field::Language => pick(lang, "langue", "language"),
        Field::Feature => pick(lang, "fonction", "feature"),
        Field::Tagline => pick(lang, "en bref", "in short"),
        Field::Opportunity => pick(lang, "occasion", "opportunity"),
        Field::Term => pick(lang, "terme", "term"),
        Field::Text => pick(lang, "texte", "text"),
        Field::Note => pick(lang, "note", "note"),
        Field::Status => pick(lang, "situation", "standing"),
        Field::Figure => pick(lang, "chiffre", "figure"),
    }
}

/// What somebody typed, for a message: quoted, clean, and cut at 60 columns.
pub fn echoed(text: &str, lang: Lang) -> String {
    const SHOWN: usize = 60;
    // What follows them cannot be shown, and need not be measured.
    let start: String = text.trim().chars().take(SHOWN * 4).collect();
    quoted(&truncate(&clean(&start), SHOWN), lang)
}

/// A text in the quotation marks of the language.
pub fn quoted(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("«\u{a0}{text}\u{a0}»"),
        Lang::En => format!("“{text}”"),
    }
}
