//! Every word of the interface, in French and English: two constants of one struct, so that the compiler misses none.

mod brief;
mod catalogue;
mod date;
mod export;
mod glyphs;
mod grid;
mod label;
mod manual;
mod notes;
mod number;
mod overlay;
mod settings;
mod system;
mod tour;
mod view;

use crate::data::{Lang, SectionId};

pub use brief::{BriefWords, FigureColumns};
pub use catalogue::CatalogueWords;
pub use date::{as_of, date};
pub use export::ExportWords;
pub use glyphs::{ASCII, Glyphs, UNICODE};
pub use grid::GridWords;
pub use label::{
    bound, counter, echoed, fee_period, field, freshness, grade, quoted, relation, standing,
    standing_since, status, topic, verdict,
};
pub use manual::ManualWords;
pub use notes::{NotesWords, no_folder, noted};
pub use number::{amount, compact, count, figure, growth, linked, money, short};
pub use overlay::OverlayWords;
pub use settings::{SettingsWords, damaged_state};
pub use system::system;
pub use tour::TourWords;
pub use view::{message, no_colours, prompt, theme, view};

/// The words of one language.
#[derive(Debug)]
pub struct Words {
    /// Titles of the sections of a platform's page, in the order of [`SectionId::ALL`].
    pub sections: [&'static str; 9],
    /// The same, short enough for a row of tabs.
    pub tabs: [&'static str; 9],
    /// Between a label and what it names: French puts a no-break space before the colon.
    pub colon: &'static str,
    /// Label of the names in native script.
    pub native: &'static str,
    /// Label of the owner.
    pub owner: &'static str,
    /// Label of the opening date.
    pub launched: &'static str,
    /// Label of the kinds.
    pub kinds: &'static str,
    /// Label of the countries.
    pub regions: &'static str,
    /// Label of the interface languages.
    pub languages: &'static str,
    /// Label of the site.
    pub site: &'static str,
    /// Label of the status.
    pub status: &'static str,
    /// Heading of the likenesses.
    pub like: &'static str,
    /// Before where it breaks.
    pub unlike: &'static str,
    /// Heading of what a platform is.
    pub about: &'static str,
    /// Heading of the facts about the owner and the name.
    pub identity: &'static str,
    /// Heading of the features to look at first.
    pub at_a_glance: &'static str,
    /// No figure stands for the platform's size.
    pub no_headline: &'static str,
    /// "in a year", after a growth.
    pub in_a_year: &'static str,
    /// Before the names of the features nobody checked.
    pub unknown_features: &'static str,
    /// Heading of the audience claims.
    pub audience: &'static str,
    /// Before older points of a series.
    pub earlier: &'static str,
    /// A section about which no source says anything.
    pub nothing_known: &'static str,
    /// A break in a series.
    pub definition_changed: &'static str,
    /// Labels of an opportunity.
    pub opportunity: OpportunityWords,
    /// Before what is true now, under a claim of 2016.
    pub now: &'static str,
    /// A source without a date.
    pub undated: &'static str,
    /// A source without an address.
    pub no_address: &'static str,
    /// Words of the rules.
    pub rules: RuleWords,
    /// Words of the comparison and of the matrix.
    pub grid: &'static GridWords,
    /// Words of the screen.
    pub screen: ScreenWords,
    /// Words of the command line's answers.
    pub command: CommandWords,
    /// Words of an overlay.
    pub overlay: OverlayWords,
    /// Words around the user's own settings.
    pub settings: SettingsWords,
    /// Words of what is written for a client.
    pub brief: &'static BriefWords,
    /// Words of the command that writes files.
    pub export: &'static ExportWords,
    /// Words of the manual page.
    pub manual: &'static ManualWords,
    /// Words of the tour.
    pub tour: &'static TourWords,
}

/// Labels of an opportunity's parts.
#[derive(Debug)]
#[allow(
    missing_docs,
    reason = "each is the label of the field of the same name"
)]
pub struct OpportunityWords {
    pub what: &'static str,
    pub why: &'static str,
    pub verticals: &'static str,
    pub all_verticals: &'static str,
    pub formats: &'static str,
    pub effort: &'static str,
    pub conditions: &'static str,
    pub example: &'static str,
    pub steps: &'static str,
}

/// Words around the law of a country.
#[derive(Debug)]
pub struct RuleWords {
    /// Heading of the rules of a country, before its name.
    pub rules: &'static str,
    /// Heading of the lines to say in a meeting.
    pub in_meeting: &'static str,
    /// Heading of the countries.
    pub by_country: &'static str,
    /// Heading of the sources of rules.
    pub sources: &'static str,
    /// Label of what a rule asks.
    pub rule: &'static str,
    /// Label of the law it stands in.
    pub instrument: &'static str,
    /// Label of those it binds.
    pub binds: &'static str,
    /// Label of what a breach costs.
    pub penalty: &'static str,
    /// Label of cases, details and conflicts.
    pub note: &'static str,
    /// Label of the date since which it holds.
    pub in_force: &'static str,
    /// Before the date on which it was last checked.
    pub checked: &'static str,
}

/// Words that only the screen shows.
#[derive(Debug)]
pub struct ScreenWords {
    /// "of", in "3 of 28".
    pub of: &'static str,
    /// Nothing matched.
    pub nothing_found: &'static str,
    /// Before the nearest names.
    pub nearest: &'static str,
    /// Before a name found in spite of a slip.
    pub guess: &'static str,
    /// How to go on when nothing matched.
    pub clear_hint: &'static str,
    /// The window is too small to draw in.
    pub too_small: &'static str,
    /// Title of the help page.
    pub help: &'static str,
    /// Above the keys of each place.
    pub help_places: [&'static str; 10],
    /// The screen is shared, and what is private hidden.
    pub presentation: &'static str,
    /// Before what is typed in the palette.
    pub palette: &'static str,
    /// Above the words of a statement.
    pub words_here: &'static str,
    /// No command is left in the palette.
    pub nothing_in_palette: &'static str,
    /// Name of the edition, before its date.
    pub edition: &'static str,
    /// The platform is closed: shown in the list.
    pub closed: &'static str,
}

/// Words that only the one-shot commands print.
#[derive(Debug)]
pub struct CommandWords {
    /// No such platform.
    pub unknown_platform: &'static str,
    /// Between what is no command and the command that was probably meant.
    pub no_command: &'static str,
    /// Before the way to search for it all the same.
    pub search_it: &'static str,
    /// Before the nearest ids.
    pub nearest: &'static str,
    /// How to see all ids.
    pub see_list: &'static str,
    /// Nothing matched a search.
    pub nothing_found: &'static str,
    /// The data is without fault.
    pub no_fault: &'static str,
    /// Nothing is older than what stands after this.
    pub nothing_older: &'static str,
    /// Unit of an age.
    pub months: &'static str,
    /// No such country.
    pub unknown_country: &'static str,
    /// Before the countries that have rules.
    pub known_countries: &'static str,
    /// No rule is known.
    pub no_rule: &'static str,
}

/// `text` with a small first letter, to stand inside a sentence; an acronym keeps its capitals.
pub fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

impl Words {
    /// The words of `lang`.
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Fr => &FR,
            Lang::En => &EN,
        }
    }

    /// Title of a section.
    pub fn section(&self, id: SectionId) -> &'static str {
        self.sections.get(id as usize).copied().unwrap_or("")
    }

    /// Title of a section, short.
    pub fn tab(&self, id: SectionId) -> &'static str {
        self.tabs.get(id as usize).copied().unwrap_or("")
    }
}

static FR: Words = Words {
    sections: [
        "Aperçu",
        "Fonctions",
        "Occasions pour une marque",
        "Public et chiffres",
        "Conditions d'accès",
        "Mises en garde",
        "L'article de 2016, vérifié",
        "Lexique",
        "Sources",
    ],
    tabs: [
        "Aperçu",
        "Fonctions",
        "Occasions",
        "Public",
        "Accès",
        "Réserves",
        "2016",
        "Lexique",
        "Sources",
    ],
    colon: "\u{a0}: ",
    native: "Nom local",
    owner: "Propriétaire",
    launched: "Lancement",
    kinds: "Genres",
    regions: "Marchés",
    languages: "Interface",
    site: "Site",
    status: "Situation",
    like: "À quoi cela ressemble",
    unlike: "mais",
    about: "Ce que c'est",
    identity: "Fiche",
    at_a_glance: "En un coup d'œil",
    no_headline: "Aucun nombre d'utilisateurs n'a de source datée.",
    in_a_year: "en un an",
    unknown_features: "Non vérifié",
    audience: "Qui l'utilise",
    earlier: "Avant",
    nothing_known: "Aucune source ne le dit.",
    definition_changed: "définition changée",
    opportunity: OpportunityWords {
        what: "Quoi",
        why: "Pourquoi",
        verticals: "Pour qui",
        all_verticals: "tous les secteurs",
        formats: "Formats",
        effort: "Effort",
        conditions: "Préalables",
        example: "Exemple",
        steps: "Premiers pas",
    },
    now: "Aujourd'hui",
    undated: "sans date",
    no_address: "adresse inconnue",
    rules: RuleWords {
        rules: "Règles",
        in_meeting: "À dire en réunion",
        by_country: "Règles par pays",
        sources: "Sources des règles",
        rule: "Règle",
        instrument: "Texte",
        binds: "Vise",
        penalty: "Sanction",
        note: "À noter",
        in_force: "En vigueur",
        checked: "vérifié le",
    },
    grid: &grid::FR,
    screen: ScreenWords {
        of: "sur",
        nothing_found: "Rien ne correspond à",
        nearest: "Noms les plus proches",
        guess: "nom proche",
        clear_hint: "Échap efface la recherche.",
        too_small: "Fenêtre trop petite\u{a0}: il faut 24 sur 6.",
        help: "Aide",
        help_places: [
            "Recherche et liste",
            "Fiche",
            "Matrice et comparaison",
            "Palette",
            "Mots",
            "Fichier à écrire",
            "Note",
            "Aide",
            "Tour",
            "Partout",
        ],
        presentation: "PRÉSENTATION",
        palette: "Commande",
        words_here: "Mots de ce passage",
        nothing_in_palette: "Aucune commande ne porte ce nom.",
        edition: "atlas",
        closed: "fermée",
    },
    overlay: OverlayWords::FR,
    command: CommandWords {
        unknown_platform: "Aucune plateforme ne porte cet identifiant",
        no_command: "n'est pas une commande de luopan. Vouliez-vous dire",
        search_it: "Pour chercher ce mot",
        nearest: "Les plus proches",
        see_list: "La liste complète : luopan list",
        nothing_found: "Rien ne correspond à",
        no_fault: "aucune faute",
        nothing_older: "Rien n'a plus de",
        months: "mois",
        unknown_country: "Aucun pays de l'atlas ne se nomme",
        known_countries: "Pays qui ont des règles",
        no_rule: "Aucune règle connue",
    },
    settings: settings::FR,
    brief: &brief::FR,
    export: &export::FR,
    manual: &manual::FR,
    tour: &tour::FR,
};

static EN: Words = Words {
    sections: [
        "Overview",
        "Features",
        "Opportunities for a brand",
        "Audience and figures",
        "Entry requirements",
        "Cautions",
        "The 2016 article, checked",
        "Glossary",
        "Sources",
    ],
    tabs: [
        "Overview", "Features", "Openings", "Audience", "Entry", "Cautions", "2016", "Terms",
        "Sources",
    ],
    colon: ": ",
    native: "Native name",
    owner: "Owner",
    launched: "Launched",
    kinds: "Kinds",
    regions: "Markets",
    languages: "Interface",
    site: "Site",
    status: "Standing",
    like: "What it resembles",
    unlike: "but",
    about: "What it is",
    identity: "Facts",
    at_a_glance: "At a glance",
    no_headline: "No user figure has a dated source.",
    in_a_year: "in a year",
    unknown_features: "Not checked",
    audience: "Who uses it",
    earlier: "Earlier",
    nothing_known: "No source says.",
    definition_changed: "definition changed",
    opportunity: OpportunityWords {
        what: "What",
        why: "Why",
        verticals: "For whom",
        all_verticals: "every trade",
        formats: "Formats",
        effort: "Effort",
        conditions: "Needed first",
        example: "Example",
        steps: "First steps",
    },
    now: "Now",
    undated: "undated",
    no_address: "address unknown",
    rules: RuleWords {
        rules: "Rules",
        in_meeting: "To say in a meeting",
        by_country: "Rules by country",
        sources: "Sources of the rules",
        rule: "Rule",
        instrument: "Text",
        binds: "Binds",
        penalty: "Penalty",
        note: "Note",
        in_force: "In force",
        checked: "checked",
    },
    grid: &grid::EN,
    screen: ScreenWords {
        of: "of",
        nothing_found: "Nothing matches",
        nearest: "Nearest names",
        guess: "close name",
        clear_hint: "Esc clears the search.",
        too_small: "Window too small: it takes 24 by 6.",
        help: "Help",
        help_places: [
            "Search and list",
            "Page",
            "Matrix and comparison",
            "Palette",
            "Words",
            "File to write",
            "Note",
            "Help",
            "Tour",
            "Everywhere",
        ],
        presentation: "PRESENTATION",
        palette: "Command",
        words_here: "Words of this passage",
        nothing_in_palette: "No command has this name.",
        edition: "atlas",
        closed: "closed",
    },
    overlay: OverlayWords::EN,
    command: CommandWords {
        unknown_platform: "No platform has this id",
        no_command: "is no command of luopan. Did you mean",
        search_it: "To search for this word",
        nearest: "Nearest",
        see_list: "The whole list: luopan list",
        nothing_found: "Nothing matches",
        no_fault: "no fault",
        nothing_older: "Nothing is older than",
        months: "months",
        unknown_country: "No country of the atlas is called",
        known_countries: "Countries with rules",
        no_rule: "No rule known",
    },
    settings: settings::EN,
    brief: &brief::EN,
    export: &export::EN,
    manual: &manual::EN,
    tour: &tour::EN,
};
