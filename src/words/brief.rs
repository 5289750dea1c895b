//! Words of what is written for a client: briefs and tables.

/// Words that only exports hold.
#[derive(Debug)]
pub struct BriefWords {
    /// Title of a selection of opportunities.
    pub opportunities: &'static str,
    /// Title of a table of figures.
    pub figures: &'static str,
    /// Title of the table of features.
    pub matrix: &'static str,
    /// Heading of what to know first.
    pub in_short: &'static str,
    /// Before the name of the agency.
    pub prepared_by: &'static str,
    /// Before the day of the atlas' edition: what it says was checked on that day.
    pub checked_on: &'static str,
    /// Before what tells how to read dates and numbers in brackets.
    pub how_to_read: &'static str,
    /// Before where a likeness ends.
    pub unlike: &'static str,
    /// Caption of the newest figures.
    pub newest: &'static str,
    /// Before the points of a curve.
    pub curve: &'static str,
    /// The number of breaks in a curve, when there are any.
    pub breaks: &'static str,
    /// Before the names of a country's rules.
    pub rules_of: &'static str,
    /// What the signs of a table of features mean.
    pub signs: &'static str,
    /// A table of features of many platforms names no sources.
    pub too_many_to_cite: &'static str,
    /// Heading of the facts that platforms are compared by.
    pub fact: &'static str,
    /// The platforms differ in this.
    pub differs: &'static str,
    /// Headings of the columns of a table of features: feature, then its group.
    pub feature: [&'static str; 2],
    /// Headings of the columns of a table of figures.
    pub columns: FigureColumns,
}

/// Headings of the columns of a table of figures.
#[derive(Debug)]
#[allow(
    missing_docs,
    reason = "each is the heading of the field of the same name"
)]
pub struct FigureColumns {
    pub platform: &'static str,
    pub metric: &'static str,
    pub value: &'static str,
    pub precision: &'static str,
    pub scope: &'static str,
    pub currency: &'static str,
    pub as_of: &'static str,
    pub counted_by: &'static str,
    pub source: &'static str,
    pub publisher: &'static str,
    pub address: &'static str,
    pub grade: &'static str,
}

pub(super) static FR: BriefWords = BriefWords {
    opportunities: "Occasions pour une marque",
    figures: "Chiffres",
    matrix: "Fonctions par plateforme",
    in_short: "En bref",
    prepared_by: "Préparé par",
    checked_on: "Faits vérifiés le",
    how_to_read: "Entre parenthèses, la date où l'énoncé était vrai; entre crochets, ses sources, à la fin du document.",
    unlike: "Mais",
    newest: "Dernier point de chaque série",
    curve: "Courbe",
    breaks: "la définition change, et la courbe n'est pas reliée",
    rules_of: "Règles à connaître",
    signs: "Signes",
    too_many_to_cite: "Les sources de chaque réponse sont données dans un tableau de sept plateformes au plus.",
    fact: "Fait",
    differs: "diffère",
    feature: ["Fonction", "Groupe"],
    columns: FigureColumns {
        platform: "Plateforme",
        metric: "Mesure",
        value: "Valeur",
        precision: "Précision",
        scope: "Portée",
        currency: "Devise",
        as_of: "Date",
        counted_by: "Compté par",
        source: "Source",
        publisher: "Éditeur",
        address: "Adresse",
        grade: "Cote",
    },
};

pub(super) static EN: BriefWords = BriefWords {
    opportunities: "Opportunities for a brand",
    figures: "Figures",
    matrix: "Features by platform",
    in_short: "In short",
    prepared_by: "Prepared by",
    checked_on: "Facts checked on",
    how_to_read: "In parentheses, the date at which a statement was true; in brackets, its sources, at the end of the document.",
    unlike: "But",
    newest: "Newest point of each series",
    curve: "Curve",
    breaks: "the definition changes, and the curve is not joined",
    rules_of: "Rules to know",
    signs: "Signs",
    too_many_to_cite: "The sources of each answer are given in a table of seven platforms at most.",
    fact: "Fact",
    differs: "differs",
    feature: ["Feature", "Group"],
    columns: FigureColumns {
        platform: "Platform",
        metric: "Metric",
        value: "Value",
        precision: "Precision",
        scope: "Scope",
        currency: "Currency",
        as_of: "Date",
        counted_by: "Counted by",
        source: "Source",
        publisher: "Publisher",
        address: "Address",
        grade: "Grade",
    },
};
