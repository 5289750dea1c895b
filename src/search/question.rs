//! The words that questions are made of: those that decide nothing, those that name a country, those that say the same.

use super::fold::compact;

/// Folded words that are in every question about a platform, and so decide nothing.
const STOP_WORDS: &str = "\
    asian asiatique asiatiques a about an and any are as at be best by can could do does find for from get has have \
    how i if in is it its me my of on one or our people should that the their there these they this to us use \
    used uses using want we what when where which who will with would you your au aux avoir avec c ca ce cela ces cet \
    cette comment d dans de des du elle en est estce et etre faut faire gens il ils je l la le les leur leurs ma \
    mes mon nos notre nous on ont ou par peut peuton peutil pour puisje qu quand que quel quelle quelles quels \
    questce qui quoi s sa se ses si son sont sur trouver un une utilise utiliser utilisent veut veux vos votre \
    vous y yatil app application applications applis apps appli network networks plateforme plateformes platform \
    platforms reseau reseaux site sites social sociale sociaux combien coute coutent equivalent \
    equivalente equivalentes equivalents version versions people much many gi apa itu aplikasi kesako sans without doiton \
    的 吗 呢 和 跟 与 是 是什么 什么 怎么 怎样 如何 版 平台 软件 应用 网站 の は が を で と って とは 을 를 은 는 의 에서 이란 앱 แอป คือ ऐप kya hai \
    ";

/// Folded words that ask something of a platform which the others name: they say what of it is wanted, if it stands
/// there, and decide nothing else.
const ASKING: &str = "\
    alternative alternatives appartenir appartenant appartient appartiennent belong belongs best better between bigger \
    biggest comparable comparaison comparatif compare compared comparer comparing comparison contre dau detenue detenu detient difference \
    differences different dire dit entre established famous fondateur fondateurs fondatrice fonde fondee founded \
    founder founders genre grand grande grandes grands gros grosse grosses happened known largest leading like mau mean \
    meaning means meilleur meilleure meilleures meilleurs most named owned owner owners ownership owning owns \
    behind depuis derriere exist existe existent exists since atteindre attirer attract cibler connaitre promote promouvoir reach recruit recruter rejoindre target toucher \
    plus popular populaire populaires possede possedent possedee principal principale principales prononce prononcer \
    prononciation requis requise requises required needed necessaire necessaires pronounce pronounced pronunciation proprietaire proprietaires ressemble same say said semblable similar \
    similaire similaires signifie than top uam uaj veut versus vs \
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
const ALIKE: &[&str] = &[
    "femme femmes feminin feminine feminines feminins",
    "woman women female",
    "homme hommes masculin masculine masculins",
    "men male",
    "senior seniors aine aines ainee ainees agee agees agemur personnesagees gensages 50ansetplus plusde50ans plusde60ans",
    "senior seniors elderly olderpeople olderusers middleage middleaged over50s over60s",
    "jeune jeunes genz generationz",
    "young youth genz generationz",
    "adolescent adolescente adolescents adolescentes ado ados",
    "teen teens teenager teenagers",
    "banni bannie bannis bloque bloquee bloques bloquees interdit interdite interdits interdites",
    "banned blocked forbidden",
    "arnaque arnaques escroquerie escroqueries fraude fraudes",
    "fraud scam scams",
    "maman mamans mere meres",
    "mom moms mum mums mother mothers",
    "diaspora chinoisdeletranger chinoisetranger sinophones",
    "diaspora overseaschinese chineseabroad chinesepeopleabroad chinesespeakers",
    "rural rurale rurales ruraux petitesvilles",
    "rural countryside smallcities smallercities smalltowns smallertowns lowertiercities",
    "mort morte mortes morts fermee fermees",
    "dead closed",
    "censure censures autorite autorites controles sanctions",
    "censorship censor censors censored regulator penalties",
    "prix tarif tarifs",
    "pricing price prices",
    "annoncer publicite publicites pub",
    "advertise advertising advertisement advertisements ads",
    "movie movies film films",
    "utilisateurs nombredutilisateurs usagers",
    "users numberofusers userbase",
    "chiffredaffaires revenu revenus recettes",
    "turnover revenue revenues",
    "rate rated rating ratings score scores",
    "corporation corp",
    "nouvelan nouvelanchinois nouvelanlunaire",
    "newyear chinesenewyear lunarnewyear springfestival 春节",
    "double11 doubleonze fetedescelibataires journeedescelibataires 双十一 双11",
    "double11 doubleeleven singlesday 双十一 双11",
    "saintvalentinchinoise 七夕",
    "chinesevalentine chinesevalentinesday valentinesday 七夕",
    // The companies behind them.
    "alibaba 阿里巴巴 阿里 アリババ 알리바바",
    "baidu 百度 バイドゥ 바이두",
    "bytedance 字节跳动 字节 zijie zijietiaodong バイトダンス 바이트댄스",
    "tencent テンセント 텐센트",
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
        .iter()
        .copied()
        .filter(move |group| words(group).any(|word| is_it(&word)));
    // What two letters stand for is written out beside them, and they stand for much else.
    let words = groups.flat_map(words).filter(|word| word.len() > 2);
    words.filter(move |word| !is_it(word))
}

/// The words that decide nothing.
pub(super) fn stop_words() -> impl Iterator<Item = &'static str> {
    STOP_WORDS.split_ascii_whitespace()
}

/// The words told of here, that run together with others in scripts without spaces.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    let alike = ALIKE
        .iter()
        .flat_map(|group| group.split_ascii_whitespace());
    alike.chain(stop_words()).filter(|word| !word.is_ascii())
}

/// Whether a word decides nothing.
pub(super) fn is_stop_word(folded: &str) -> bool {
    stop_words().any(|word| word == folded)
}

/// Whether a word asks something of what the others name.
pub(super) fn asks(folded: &str) -> bool {
    is_in(ASKING, folded)
}

/// The country whose platforms an adjective prefers.
pub(super) fn home(folded: &str) -> Option<&'static str> {
    ADJECTIVES
        .iter()
        .find(|(_, words)| is_in(words, folded))
        .map(|(home, _)| *home)
}

/// The country in whose own script a query is written; `None` for Chinese signs and for Latin ones but the Vietnamese,
/// which many share.
pub(super) fn script(text: &str) -> Option<&'static str> {
    text.chars().find_map(|sign| match sign {
        '\u{3041}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}' => Some("JP"),
        'ơ' | 'Ơ' | 'ư' | 'Ư' | 'đ' | 'Đ' | '\u{1ea0}'..='\u{1ef9}' => Some("VN"),
        '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}' => Some("KR"),
        '\u{e01}'..='\u{e5b}' => Some("TH"),
        '\u{900}'..='\u{97f}' => Some("IN"),
        _ => None,
    })
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
        for words in ALIKE
            .iter()
            .copied()
            .chain(adjectives)
            .chain([STOP_WORDS, ASKING])
        {
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
