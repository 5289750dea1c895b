//! Words of the comparison and of the matrix.

/// Words around platforms set side by side.
#[derive(Debug)]
pub struct GridWords {
    /// Title of the comparison.
    pub comparison: &'static str,
    /// Heading of how many use it.
    pub reach: &'static str,
    /// Label of the Western platforms it resembles.
    pub like: &'static str,
    /// Label of the figure that stands for its size.
    pub figure: &'static str,
    /// Label of what that figure counts.
    pub metric: &'static str,
    /// Label of the day of a figure.
    pub date: &'static str,
    /// Label of who counted.
    pub counted_by: &'static str,
    /// Label of the grade of a source.
    pub grade: &'static str,
    /// Label of the age of a figure.
    pub age: &'static str,
    /// Figures of unlike metrics are not ranked: a whole sentence.
    pub unlike_metrics: &'static str,
    /// Label of the first claims about users.
    pub audience: &'static str,
    /// Label of what a brand could do.
    pub opportunities: &'static str,
    /// Label of what to beware of.
    pub cautions: &'static str,
    /// Heading of how old the facts are.
    pub freshness: &'static str,
    /// Label of the oldest figure.
    pub oldest: &'static str,
    /// Label of the newest figure.
    pub newest: &'static str,
    /// Label of the edition of the atlas.
    pub edition: &'static str,
    /// Heading of the column of counts.
    pub count: &'static str,
    /// After a number of platforms.
    pub platforms: &'static str,
    /// "of", in "3 of 28 have it", and what follows.
    pub have_it: [&'static str; 2],
    /// Nothing differs between the platforms.
    pub no_difference: &'static str,
    /// One platform cannot be compared.
    pub too_few: &'static str,
    /// More than four cannot either.
    pub too_many: &'static str,
    /// The same platform was named twice.
    pub twice: &'static str,
}

pub(super) static FR: GridWords = GridWords {
    comparison: "Comparaison",
    reach: "Portée",
    like: "Ressemble à",
    figure: "Chiffre",
    metric: "Mesure",
    date: "Date",
    counted_by: "Compté par",
    grade: "Source",
    age: "Âge",
    unlike_metrics: "Ces chiffres ne comptent pas la même chose\u{a0}: on ne les classe pas.",
    audience: "Public",
    opportunities: "Occasions",
    cautions: "Réserves",
    freshness: "Fraîcheur",
    oldest: "Plus ancien chiffre",
    newest: "Plus récent chiffre",
    edition: "Édition",
    count: "Nb",
    platforms: "plateformes",
    have_it: ["sur", "l'ont"],
    no_difference: "Rien ne diffère.",
    too_few: "Il faut nommer de deux à quatre plateformes à comparer.",
    too_many: "On ne compare pas plus de quatre plateformes.",
    twice: "La même plateforme est nommée deux fois",
};

pub(super) static EN: GridWords = GridWords {
    comparison: "Comparison",
    reach: "Reach",
    like: "Resembles",
    figure: "Figure",
    metric: "Metric",
    date: "Date",
    counted_by: "Counted by",
    grade: "Source",
    age: "Age",
    unlike_metrics: "These figures do not count the same thing: they are not ranked.",
    audience: "Audience",
    opportunities: "Opportunities",
    cautions: "Cautions",
    freshness: "Freshness",
    oldest: "Oldest figure",
    newest: "Newest figure",
    edition: "Edition",
    count: "No.",
    platforms: "platforms",
    have_it: ["of", "have it"],
    no_difference: "Nothing differs.",
    too_few: "Name two to four platforms to compare.",
    too_many: "No more than four platforms can be compared.",
    twice: "The same platform is named twice",
};
