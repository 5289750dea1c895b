//! The words of the catalogues: opportunities, rankings, words, sources, what is stale, what changed.

use crate::data::Lang;

/// The words of one language.
#[derive(Debug)]
pub struct CatalogueWords {
    /// Heading of the platforms ranked by a metric.
    pub ranking: &'static str,
    /// Why numbers of different metrics are never ranked together.
    pub unlike: &'static str,
    /// Heading of the closed platforms, under a ranking.
    pub closed: &'static str,
    /// Heading of the numbers that count only a part of a platform.
    pub parts: &'static str,
    /// Heading of the curves on the same axes.
    pub curves: &'static str,
    /// Beside a curve: its definition changed on the way.
    pub broken: &'static str,
    /// Why a platform has no curve: one number.
    pub one_number: &'static str,
    /// Why a platform has no curve: it is counted otherwise.
    pub other_metric: &'static str,
    /// Heading of the numbers behind the curves.
    pub numbers: &'static str,
    /// Name of the row of lines to say in a meeting.
    pub lines: &'static str,
    /// What the lines are.
    pub lines_about: &'static str,
    /// Unit of one rule, and of several.
    pub rules: [&'static str; 2],
    /// Heading of the platforms that have a word among their own.
    pub defined: &'static str,
    /// Heading of the statements in which a word stands.
    pub occurs: &'static str,
    /// A word is shared by all platforms.
    pub shared: &'static str,
    /// No statement holds the word.
    pub nowhere: &'static str,
    /// Label of an address.
    pub address: &'static str,
    /// Label of a grade.
    pub grade: &'static str,
    /// Label of a date of publication.
    pub published: &'static str,
    /// Label of a publisher.
    pub publisher: &'static str,
    /// Label of a language.
    pub language: &'static str,
    /// Heading of what rests on a source.
    pub rests: &'static str,
    /// Nothing rests on a source.
    pub rests_nothing: &'static str,
    /// What a source of the rules belongs to.
    pub law: &'static str,
    /// Unit of one statement, and of several.
    pub statements: [&'static str; 2],
    /// What the page of stale statements says first.
    pub stale_about: &'static str,
    /// Unit of an age.
    pub months: &'static str,
    /// What the page of the claims of 2016 says first.
    pub changes_about: &'static str,
    /// Unit of one claim, and of several.
    pub claims: [&'static str; 2],
}

impl CatalogueWords {
    /// The words of `lang`.
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Fr => &FR,
            Lang::En => &EN,
        }
    }
}

static FR: CatalogueWords = CatalogueWords {
    ranking: "Du plus grand au plus petit",
    unlike: "Seuls des nombres de cette même mesure sont rangés ici\u{a0}: une autre compte autre chose.",
    closed: "Fermées, pour mémoire",
    parts: "Une partie seulement de la plateforme",
    curves: "L'évolution, sur un même axe",
    broken: "définition changée en chemin\u{a0}: la courbe s'interrompt",
    one_number: "un seul nombre de cette mesure, donc pas de courbe.",
    other_metric: "aucun nombre de cette mesure; une autre compte autre chose et ne se trace pas avec.",
    numbers: "Les nombres, année par année",
    lines: "À dire en réunion",
    lines_about: "Ce qu'il faut savoir dire de la loi",
    rules: ["règle", "règles"],
    defined: "Se rencontre sur",
    occurs: "Où il en est question",
    shared: "mot commun",
    nowhere: "Aucun autre passage n'en parle.",
    address: "Adresse",
    grade: "Qualité",
    published: "Publiée",
    publisher: "Par",
    language: "Langue",
    rests: "Ce qui repose dessus",
    rests_nothing: "Rien d'affiché ne repose dessus.",
    law: "règles",
    statements: ["énoncé", "énoncés"],
    stale_about: "Les énoncés anciens, du plus vieux au plus récent, avec la source à revoir",
    months: "mois",
    changes_about: "Ce que disait l'article de 2016, et ce qu'il en reste",
    claims: ["énoncé", "énoncés"],
};

static EN: CatalogueWords = CatalogueWords {
    ranking: "From the largest to the smallest",
    unlike: "Only numbers of this one metric are ranked here: another one counts something else.",
    closed: "Closed, for the record",
    parts: "Only a part of the platform",
    curves: "Over time, on one axis",
    broken: "definition changed on the way: the curve is interrupted",
    one_number: "a single number of this metric, hence no curve.",
    other_metric: "no number of this metric; another one counts something else and is not drawn with it.",
    numbers: "The numbers, year by year",
    lines: "To say in a meeting",
    lines_about: "What to be able to say of the law",
    rules: ["rule", "rules"],
    defined: "Met on",
    occurs: "Where it is spoken of",
    shared: "shared word",
    nowhere: "No other passage speaks of it.",
    address: "Address",
    grade: "Quality",
    published: "Published",
    publisher: "By",
    language: "Language",
    rests: "What rests on it",
    rests_nothing: "Nothing shown rests on it.",
    law: "rules",
    statements: ["statement", "statements"],
    stale_about: "Statements gone stale, oldest first, with the source to look at again",
    months: "months",
    changes_about: "What the 2016 article said, and what is left of it",
    claims: ["claim", "claims"],
};
