//! The word that was probably meant.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::data::finding::Finding;

/// The most words compared: more than any list of an atlas has, few enough for one that is made to be slow.
const COMPARED: usize = 500;

/// The nearest of `words`, when one is near enough to be a slip of the pen.
pub(super) fn nearest<'w>(
    wrong: &str,
    words: impl Iterator<Item = &'w str> + Clone,
) -> Option<&'w str> {
    // A long text is no misspelt id, and distances take time by the square.
    if wrong.len() > 80 {
        return None;
    }
    let folded = latin(&narrow(wrong))
        .to_lowercase()
        .replace(['_', ' '], "-");
    let length = wrong.chars().count();
    let french = plain(&folded);
    let mut said = words.clone().take(COMPARED);
    let said = said.find(|word| FRENCH.contains(&(french.as_str(), *word)));
    let slip = || nearest_by_letters(&folded, length, words);
    said.or_else(slip)
}

/// The word of `words` that `folded` is a slip of.
fn nearest_by_letters<'w>(
    folded: &str,
    length: usize,
    words: impl Iterator<Item = &'w str>,
) -> Option<&'w str> {
    words
        .take(COMPARED)
        .map(|word| {
            let other = word.to_lowercase().replace('_', "-");
            (strsim::damerau_levenshtein(folded, &other), word)
        })
        .filter(|&(distance, word)| distance <= (word.len().max(length) / 3).clamp(1, 4))
        // Two words without a letter in common are no slip of each other.
        .filter(|&(distance, _)| distance < length)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, word)| word)
}

/// `text` with full-width letters made narrow, as an input method may leave them wide.
pub(super) fn narrow(text: &str) -> String {
    let wide = '\u{FF01}'..='\u{FF5E}';
    let made = |c: char| match wide.contains(&c) {
        true => char::from_u32(u32::from(c).saturating_sub(0xFEE0)).unwrap_or(c),
        false => c,
    };
    text.chars().map(made).collect()
}

/// `text` without the marks of its letters.
pub(super) fn plain(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).collect()
}

/// Greek and Cyrillic letters that look like Latin ones.
const ALIKE: &[(char, char)] = &[
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('Х', 'X'),
    ('У', 'Y'),
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('у', 'y'),
    ('х', 'x'),
    ('і', 'i'),
    ('ѕ', 's'),
    ('ј', 'j'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Η', 'H'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ο', 'O'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('ο', 'o'),
];

fn look_alike(c: char) -> Option<char> {
    ALIKE
        .iter()
        .find(|(alike, _)| *alike == c)
        .map(|(_, latin)| *latin)
}

/// `text` with the Latin letters that those of other alphabets look like.
fn latin(text: &str) -> String {
    text.chars().map(|c| look_alike(c).unwrap_or(c)).collect()
}

/// French words that people write for those of the format, without accents.
const FRENCH: &[(&str, &str)] = &[
    ("oui", "Yes"),
    ("vrai", "Yes"),
    ("true", "Yes"),
    ("non", "No"),
    ("false", "No"),
    ("partiel", "Partial"),
    ("payant", "Paid"),
    ("paye", "Paid"),
    ("inconnu", "Unknown"),
    ("actif", "Active"),
    ("active", "Active"),
    ("ouvert", "Active"),
    ("declin", "Declining"),
    ("en-declin", "Declining"),
    ("ferme", "Closed"),
    ("fermee", "Closed"),
    ("faible", "Low"),
    ("bas", "Low"),
    ("moyen", "Medium"),
    ("moyenne", "Medium"),
    ("eleve", "High"),
    ("haut", "High"),
    ("fort", "High"),
    ("entreprise", "Company"),
    ("societe", "Company"),
    ("compagnie", "Company"),
    ("sondage", "Survey"),
    ("enquete", "Survey"),
    ("gouvernement", "Government"),
    ("etat", "Government"),
    ("presse", "Press"),
    ("environ", "About"),
    ("plus", "Over"),
    ("plus-de", "Over"),
    ("moins", "Under"),
    ("moins-de", "Under"),
    ("exact", "Exact"),
    ("compte", "Account"),
    ("papiers", "Papers"),
    ("documents", "Papers"),
    ("frais", "Fee"),
    ("depot", "Deposit"),
    ("etapes", "Steps"),
    ("delai", "Time"),
    ("telephone", "Phone"),
    ("entite", "Entity"),
    ("agence", "Agency"),
    ("hebergement", "Hosting"),
    ("publicite", "Ads"),
    ("interdit", "Restricted"),
    ("autre", "Other"),
    ("jour", "Day"),
    ("mois", "Month"),
    ("an", "Year"),
    ("annee", "Year"),
    ("campagne", "Campaign"),
    ("marque", "Brand"),
    ("createur", "Creator"),
    ("plateforme", "Platform"),
    ("perime", "Outdated"),
    ("desuet", "Outdated"),
    ("exagere", "Overstated"),
    ("faux", "Wrong"),
    ("nom", "name"),
    ("titre", "title"),
    ("texte", "text"),
    ("valeur", "value"),
    ("date", "as_of"),
    ("pays", "country"),
    ("proprietaire", "owner"),
    ("chiffres", "figures"),
    ("lien", "url"),
    ("adresse", "url"),
    ("sombre", "dark"),
    ("clair", "light"),
];

/// `finding` with the word probably meant, or else with the first of those there are.
pub(crate) fn suggest<'w>(
    finding: Finding,
    wrong: &str,
    words: impl Iterator<Item = &'w str> + Clone,
) -> Finding {
    let meant = nearest(wrong, words.clone());
    let foreign = wrong.chars().find(|c| look_alike(*c).is_some());
    let is_drawn_so = |word: &&str| word.eq_ignore_ascii_case(&latin(wrong));
    if let (Some(letter), Some(word)) = (foreign, meant.filter(is_drawn_so)) {
        let code = u32::from(letter);
        return finding.help(
            format!(
                "vouliez-vous dire « {word} »? « {letter} » (U+{code:04X}) est d'un autre alphabet"
            ),
            format!("did you mean “{word}”? “{letter}” (U+{code:04X}) is of another alphabet"),
        );
    }
    offer(finding, meant, words)
}

/// Codes of countries and languages that are written for others: names one letter apart have nothing to do with each
/// other, so that none of them is guessed.
const CODES: [(&str, &str); 14] = [
    ("uk", "GB"),
    ("eng", "en"),
    ("jp", "ja"),
    ("ja", "JP"),
    ("kr", "ko"),
    ("ko", "KR"),
    ("cn", "zh"),
    ("zh", "CN"),
    ("tw", "zh"),
    ("vn", "vi"),
    ("vi", "VN"),
    ("in", "hi"),
    ("fra", "fr"),
    ("usa", "US"),
];

/// The same for the code of a country or of a language.
pub(super) fn suggest_code<'w>(
    finding: Finding,
    wrong: &str,
    words: impl Iterator<Item = &'w str> + Clone,
) -> Finding {
    let folded = narrow(wrong).to_lowercase();
    let is_meant = |word: &&str| {
        word.eq_ignore_ascii_case(&folded) || CODES.contains(&(folded.as_str(), *word))
    };
    let meant = words.clone().find(is_meant);
    offer(finding, meant, words)
}

/// `finding` with the word that is meant, or else with the first of those there are.
fn offer<'w>(
    finding: Finding,
    meant: Option<&str>,
    words: impl Iterator<Item = &'w str> + Clone,
) -> Finding {
    const SHOWN: usize = 8;
    if let Some(word) = meant {
        return finding.help(
            format!("vouliez-vous dire « {word} »?"),
            format!("did you mean “{word}”?"),
        );
    }
    let mut list: Vec<&str> = words.clone().take(SHOWN).collect();
    if words.count() > SHOWN {
        list.push("…");
    }
    let list = list.join(", ");
    if list.is_empty() {
        return finding;
    }
    finding.help(format!("au choix : {list}"), format!("one of: {list}"))
}

/// At most 60 signs of `text`, for a message: no echo of what a file holds is longer.
pub(crate) fn short(text: &str) -> String {
    const SHOWN: usize = 60;
    let mut shown: String = text.chars().take(SHOWN).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word_and_a_stranger_none() {
        let words = ["name", "native", "live-commerce", "SameJob", "yes_when"];
        for (wrong, meant) in [
            ("naem", Some("name")),
            ("live_commerce", Some("live-commerce")),
            ("livecomerce", Some("live-commerce")),
            ("samejob", Some("SameJob")),
            ("yes-when", Some("yes_when")),
            ("ｎａｍｅ", Some("name")),
            ("D", None),
            ("colour", None),
            ("", None),
            ("x", None),
        ] {
            assert_eq!(nearest(wrong, words.into_iter()), meant, "{wrong:?}");
        }
    }
}
