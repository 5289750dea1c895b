//! The words that questions are made of: those that decide nothing, those that name a country, those that say the same.

use super::fold::compact;

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

/// Words that people take for one another, where the vocabulary of the atlas has none for what they mean; those of Latin
/// letters are folded, several words written as one. No group mixes French and English: every text stands in both.
const ALIKE: [&str; 27] = [
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
    // The platforms that others are likened to.
    "amazon 亚马逊 アマゾン 아마존",
    "discord ディスコード 디스코드",
    "facebook fb 脸书 脸谱 フェイスブック 페이스북",
    "instagram insta ig インスタ インスタグラム 인스타 인스타그램",
    "linkedin 领英 リンクトイン 링크드인",
    "pinterest ピンタレスト 핀터레스트",
    "reddit レディット 레딧",
    "tiktok ティックトック 틱톡",
    "twitch ツイッチ 트위치",
    "twitter x 推特 ツイッター 트위터",
    "whatsapp ワッツアップ 왓츠앱",
    "wordpress ワードプレス 워드프레스",
    "youtube yt 油管 ユーチューブ 유튜브",
];

/// The other words that say the same as a folded one.
pub(super) fn alike(folded: &str) -> impl Iterator<Item = &'static str> {
    let is_it = move |word: &&str| *word == folded || (!word.is_ascii() && compact(word) == folded);
    let words = |group: &'static str| group.split_ascii_whitespace();
    let groups = ALIKE
        .into_iter()
        .filter(move |group| words(group).any(|word| is_it(&word)));
    // What two letters stand for is written out beside them, and they stand for much else.
    let words = groups.flat_map(words).filter(|word| word.len() > 2);
    words.filter(move |word| !is_it(word))
}

/// The words that decide nothing.
pub(super) fn stop_words() -> impl Iterator<Item = &'static str> {
    STOP_WORDS.split_ascii_whitespace()
}

/// Whether a word decides nothing.
pub(super) fn is_stop_word(folded: &str) -> bool {
    stop_words().any(|word| word == folded)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_latin_letters_are_written_folded() {
        let adjectives = ADJECTIVES.iter().map(|(_, words)| *words);
        for words in ALIKE.into_iter().chain(adjectives).chain([STOP_WORDS]) {
            for word in words
                .split_ascii_whitespace()
                .filter(|word| word.is_ascii())
            {
                assert_eq!(compact(word), word);
            }
        }
    }

    #[test]
    fn words_that_say_the_same_are_found_from_each() {
        for (word, others) in [
            ("feminine", &["femmes", "femme"][..]),
            ("genz", &["jeunes", "youth"]),
            ("推特", &["twitter"]),
            ("weibo", &[]),
        ] {
            let found: Vec<&str> = alike(word).collect();
            assert!(
                others.iter().all(|other| found.contains(other)),
                "{word}: {found:?}"
            );
            assert!(
                !found.contains(&word) && found.is_empty() == others.is_empty(),
                "{word}: {found:?}"
            );
        }
    }
}
