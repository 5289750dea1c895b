//! The words that questions are made of: those that decide nothing, those that name a country, those that say the same.

/// Folded words that are in every question about a platform, and so decide nothing.
const STOP_WORDS: &str = "\
    asian asiatique asiatiques a about an and any are as at be best by can could do does find for from get have \
    how i if in is it its me my of on one or our people should that the their there these they this to us use \
    used uses using want we what when where which who will with would you your au aux avoir avec c ce ces cet \
    cette comment d dans de des du elle en est estce et etre faut faire gens il ils je l la le les leur leurs ma \
    mes mon nos notre nous on ont ou par peut peuton peutil pour puisje qu quand que quel quelle quelles quels \
    questce qui quoi s sa se ses si son sont sur trouver un une utilise utiliser utilisent veut veux vos votre \
    vous y yatil app application applications applis apps appli network networks plateforme plateformes platform \
    platforms reseau reseaux site sites social sociale sociaux combien coute coutent equivalent \
    equivalente equivalentes equivalents version versions people much many \
    ";

/// Folded adjectives of nationality, and the id of their country.
const ADJECTIVES: [(&str, &str); 9] = [
    ("CN", "chinese chinois chinoise chinoises"),
    ("HK", "hongkongais hongkongaise hongkongaises"),
    (
        "ID",
        "indonesian indonesien indonesienne indonesiens indonesiennes",
    ),
    ("IN", "indian indien indienne indiens indiennes"),
    (
        "JP",
        "japanese japonais japonaise japonaises nippon nippone",
    ),
    (
        "KR",
        "korean coreen coreenne coreens coreennes sudcoreen sudcoreenne",
    ),
    ("TH", "thai thailandais thailandaise thailandaises"),
    ("TW", "taiwanese taiwanais taiwanaise taiwanaises"),
    (
        "VN",
        "vietnamese vietnamien vietnamienne vietnamiens vietnamiennes",
    ),
];

/// Folded words that people take for one another, where the vocabulary of the atlas has none for what they mean. Several
/// words are written as one. One language each: every text of the atlas stands in both.
const ALIKE: [&str; 14] = [
    "femme femmes feminin feminine feminines feminins",
    "woman women female",
    "homme hommes masculin masculine masculins",
    "men male",
    "senior seniors aine aines ainee ainees agee agees personnesagees plusde50ans plusde60ans",
    "senior seniors elderly olderpeople olderusers over50 over60",
    "jeune jeunes genz generationz",
    "young youth genz generationz",
    "adolescent adolescente adolescents adolescentes ado ados",
    "teen teens teenager teenagers",
    "banni bannie bannis bloque bloquee bloques bloquees interdit interdite interdits interdites",
    "banned ban blocked",
    "arnaque arnaques escroquerie escroqueries fraude fraudes",
    "fraud scam scams",
];

/// The other folded words that say the same.
pub(super) fn alike(folded: &str) -> impl Iterator<Item = &'static str> {
    let groups = ALIKE.iter().filter(move |group| is_in(group, folded));
    let words = groups.flat_map(|group| group.split_ascii_whitespace());
    words.filter(move |word| *word != folded)
}

/// Whether a word decides nothing.
pub(super) fn is_stop_word(folded: &str) -> bool {
    is_in(STOP_WORDS, folded)
}

/// The country whose platforms an adjective prefers.
pub(super) fn home(folded: &str) -> Option<&'static str> {
    ADJECTIVES
        .iter()
        .find(|(_, words)| is_in(words, folded))
        .map(|(home, _)| *home)
}

fn is_in(words: &str, folded: &str) -> bool {
    words.split_ascii_whitespace().any(|word| word == folded)
}
