//! What people type, and what they must find first among the five platforms of the article.

use std::path::Path;

use luopan::data::Place;
use luopan::data::{Atlas, Date, Lang, Platform, Text, Vocabulary};
use luopan::search::{Field, Index, Query};

const FIVE: [&str; 5] = ["qq", "qzone", "wechat", "weibo", "douban"];

/// A query and the platform that must come first; nothing at all when empty.
const FIRST: &[(&str, &str)] = &[
    // Names, whole, half-typed, in capitals, in full width.
    ("wechat", "wechat"),
    ("WECHAT", "wechat"),
    ("Wechat", "wechat"),
    ("ＷｅＣｈａｔ", "wechat"),
    ("we chat", "wechat"),
    ("wec", "wechat"),
    ("wech", "wechat"),
    ("weibo", "weibo"),
    ("weib", "weibo"),
    ("Weibo ", "weibo"),
    ("sina weibo", "weibo"),
    ("weibo sina", "weibo"),
    ("sina", "weibo"),
    ("qq", "qq"),
    ("QQ", "qq"),
    ("ＱＱ", "qq"),
    ("qz", "qzone"),
    ("qzone", "qzone"),
    ("q-zone", "qzone"),
    ("Q zone", "qzone"),
    ("dou", "douban"),
    ("douban", "douban"),
    ("dou ban", "douban"),
    ("Douban.com", "douban"),
    ("tencent qq", "qq"),
    ("oicq", "qq"),
    // Native script, simplified and traditional, romanized with or without tones and spaces, initials.
    ("微信", "wechat"),
    ("weixin", "wechat"),
    ("wei xin", "wechat"),
    ("Wēixìn", "wechat"),
    ("We\u{304}ixi\u{300}n", "wechat"),
    ("wēi xìn", "wechat"),
    ("WEIXIN", "wechat"),
    ("wx", "wechat"),
    ("微信支付", "wechat"),
    ("微博", "weibo"),
    ("wb", "weibo"),
    ("xlwb", "weibo"),
    ("新浪", "weibo"),
    ("新浪微博", "weibo"),
    ("xinlang", "weibo"),
    ("xīnlàng wēibó", "weibo"),
    ("Wēibó", "weibo"),
    ("豆瓣", "douban"),
    ("dòubàn", "douban"),
    ("豆", "douban"),
    ("豆瓣小组", "douban"),
    ("空间", "qzone"),
    ("QQ空间", "qzone"),
    ("QQ空間", "qzone"),
    ("kongjian", "qzone"),
    ("kōngjiān", "qzone"),
    ("腾讯QQ", "qq"),
    ("騰訊", "qq"),
    ("企鹅", "qq"),
    ("企鵝", "qq"),
    ("qi'e", "qq"),
    ("qi’e", "qq"),
    ("manchot", "qq"),
    ("penguin", "qq"),
    ("espace qq", "qzone"),
    // Owners.
    ("tencent", "wechat"),
    ("腾讯", "qq"),
    ("腾讯控股", "wechat"),
    ("微博公司", "weibo"),
    // Western platforms they resemble, alone and in a question.
    ("twitter", "weibo"),
    ("twitter chinois", "weibo"),
    ("chinese twitter", "weibo"),
    ("le twitter chinois", "weibo"),
    ("the chinese twitter app", "weibo"),
    ("X", "weibo"),
    ("whatsapp", "wechat"),
    ("whatsapp chinois", "wechat"),
    ("imdb", "douban"),
    ("imdb chinois", "douban"),
    ("reddit", "douban"),
    ("goodreads", "douban"),
    // Kinds, features and what is done there.
    ("superappli", "wechat"),
    ("super app", "wechat"),
    ("super-app", "wechat"),
    ("microblogue", "weibo"),
    ("microblog", "weibo"),
    ("messagerie", "wechat"),
    ("paiement", "wechat"),
    ("PAIEMENTS", "wechat"),
    ("payment", "wechat"),
    ("wechat paiement", "wechat"),
    ("wallet", "wechat"),
    ("mini programme", "wechat"),
    ("mini-programmes", "wechat"),
    ("miniprogram", "wechat"),
    ("小程序", "wechat"),
    ("livestream shopping", "wechat"),
    ("magasinage en direct", "wechat"),
    ("notes de films", "douban"),
    ("film reviews", "douban"),
    ("critiques de livres", "douban"),
    ("livres", "douban"),
    ("books", "douban"),
    ("communauté d'avis", "douban"),
    ("forum", "qq"),
    ("热搜", "weibo"),
    ("hot search", "weibo"),
    ("palmarès des recherches", "weibo"),
    ("place publique", "weibo"),
    ("page personnelle décorée", "qzone"),
    ("diamant jaune", "qzone"),
    ("黄钻", "qzone"),
    ("autocollants", "qq"),
    // Slips of the finger.
    ("doubna", "douban"),
    ("duban", "douban"),
    ("doubann", "douban"),
    ("doubam", "douban"),
    ("wiebo", "weibo"),
    ("weibi", "weibo"),
    ("weeibo", "weibo"),
    ("wechta", "wechat"),
    ("wehcat", "wechat"),
    ("wechaat", "wechat"),
    ("wcht", "wechat"),
    ("qzoen", "qzone"),
    ("tencnet", "wechat"),
    ("twiter", "weibo"),
    ("paiment", "wechat"),
    // Signs of the query line.
    ("^we", "wechat"),
    ("^micro", "weibo"),
    ("\"sina weibo\"", "weibo"),
    ("\"film reviews", ""),
    ("messagerie !wechat", "qq"),
    ("!tencent", "weibo"),
    ("!tencent !weibo", "douban"),
    ("zzzz | douban", "douban"),
    ("imdb|zzzz", "douban"),
    ("kind:microblog", "weibo"),
    ("genre:microblogue", "weibo"),
    ("genre:\"communauté d'avis\"", "douban"),
    ("proprio:tencent", "wechat"),
    ("owner:tencent !wechat", "qzone"),
    ("a:paiement", "wechat"),
    ("has:payments weibo", "weibo"),
    ("has:mini-programs pour:luxe", "wechat"),
    ("pour:luxe effort:faible", "qzone"),
    ("effort:faible for:nothing", "qzone"),
    ("mau:>1md", "wechat"),
    ("uam:<100m", "douban"),
    ("statut:déclin", "qzone"),
    ("region:jp", ""),
    ("wechat zzzz", ""),
    ("zzzz", ""),
];

/// A query and the fact that it must point to.
const FACTS: &[(&str, &str, Field)] = &[
    ("wechat", "wechat", Field::Name),
    ("微信", "wechat", Field::Native),
    ("weixin", "wechat", Field::Native),
    ("wechta", "wechat", Field::Name),
    ("messagerie", "wechat", Field::Kind),
    ("oicq", "qq", Field::Alias),
    ("tencent", "wechat", Field::Owner),
    ("à qui appartient douban", "douban", Field::Owner),
    ("who owns weibo", "weibo", Field::Owner),
    ("whatsapp", "wechat", Field::Analogue),
    ("super-app", "wechat", Field::Kind),
    ("paiement", "wechat", Field::Feature),
    ("wechat paiement", "wechat", Field::Feature),
    ("douban luxe", "douban", Field::Text),
    ("place publique", "weibo", Field::Tagline),
    ("kind:microblog", "weibo", Field::Kind),
    ("has:payments", "wechat", Field::Feature),
    ("effort:faible", "qzone", Field::Opportunity),
    ("mau:>1md", "wechat", Field::Figure),
];

/// A query, a platform, and how what matched is shown.
const MARKED: &[(&str, &str, &str)] = &[
    ("wechatpaiement", "wechat", "[Paiement]"),
    ("wec", "wechat", "[WeC]hat"),
    ("weixin", "wechat", "[Wēixìn]"),
    ("wx", "wechat", "[W]ēi[x]ìn"),
    ("空间", "qzone", "QQ[空间]"),
    ("duban", "douban", "[D]o[uban]"),
    ("wiebo", "weibo", "[Weibo]"),
    ("twitter chinois", "weibo", "[twitter chinois]"),
    (
        "page decoree",
        "qzone",
        "[Page] personnelle [décorée] et fil d'amis, rattachés à chaque compte QQ",
    ),
];

#[derive(serde::Deserialize)]
#[serde(rename = "Atlas", expecting = "the head of the atlas")]
struct Head {
    title: Text,
    edition: Date,
    vocabulary: Vocabulary,
}

fn five() -> Atlas {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/atlas");
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let read = |path: String| {
        let path = folder.join(path);
        std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
    };
    let head: Head = options.from_str(&read("atlas.ron".into())).unwrap();
    let platform = |id| -> Platform {
        options
            .from_str(&read(format!("platforms/{id}.ron")))
            .unwrap()
    };
    Atlas {
        title: head.title,
        edition: head.edition,
        vocabulary: head.vocabulary,
        platforms: FIVE.map(|five| platform(five).into()).into(),
        rules: Default::default(),
        rule_memos: Default::default(),
        limits: Default::default(),
    }
}

struct Bench {
    atlas: Atlas,
    index: Index,
}

impl Bench {
    fn new() -> Self {
        let atlas = five();
        let index = Index::new(&atlas, Date::day(2026, 11, 22));
        Self { atlas, index }
    }

    fn ids(&self, query: &str, lang: Lang) -> Vec<&str> {
        let hits = self.index.search(&Query::parse(query), lang);
        hits.iter()
            .map(|hit| self.atlas.platforms[hit.platform].id.as_str())
            .collect()
    }
}

#[test]
fn the_obvious_platform_comes_first_in_both_languages() {
    let bench = Bench::new();
    let mut wrong = Vec::new();
    let mut reciprocal_ranks = 0.0;
    for lang in [Lang::Fr, Lang::En] {
        for (query, first) in FIRST {
            let ids = bench.ids(query, lang);
            let rank = ids.iter().position(|id| id == first);
            reciprocal_ranks += match rank {
                Some(rank) => 1.0 / (rank as f64 + 1.0),
                None => f64::from(u8::from(first.is_empty() && ids.is_empty())),
            };
            if ids.first().copied().unwrap_or_default() != *first {
                wrong.push(format!(
                    "{query:?} ({}): wanted {first:?}, found {ids:?}",
                    lang.code()
                ));
            }
        }
    }
    let asked = 2 * FIRST.len();
    println!(
        "{asked} queries, mean reciprocal rank {:.4}",
        reciprocal_ranks / asked as f64
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_hit_points_to_its_fact() {
    let bench = Bench::new();
    for (query, id, field) in FACTS {
        let hits = bench.index.search(&Query::parse(query), Lang::Fr);
        let hit = hits
            .iter()
            .find(|hit| bench.atlas.platforms[hit.platform].id == *id);
        assert_eq!(
            hit.map(|hit| hit.field),
            Some(*field),
            "{query:?}: {hits:?}"
        );
    }
    let hits = bench.index.search(&Query::parse("paiement"), Lang::Fr);
    let Some(Place::Feature(row)) = hits.first().map(|hit| hit.place) else {
        panic!("no feature: {hits:?}");
    };
    assert_eq!(
        bench.atlas.platforms[hits[0].platform].checklist[row].feature,
        "payments"
    );
}

#[test]
fn what_matched_is_marked() {
    let bench = Bench::new();
    for (text, id, expected) in MARKED {
        let query = Query::parse(text);
        let found = bench.index.search_most(&query, Lang::Fr);
        let mut hits = found.hits.iter();
        let hit = hits
            .find(|hit| bench.atlas.platforms[hit.platform].id == *id)
            .unwrap();
        let excerpt = hit.excerpt(&bench.atlas, found.sought(&query), Lang::Fr);
        assert_eq!(marked(excerpt.text, &excerpt.spans), *expected, "{text:?}");
    }
}

fn marked(text: &str, spans: &[std::ops::Range<usize>]) -> String {
    let mut shown = text.to_owned();
    for span in spans.iter().rev() {
        shown.insert(span.end, ']');
        shown.insert(span.start, '[');
    }
    shown
}

#[test]
fn the_language_of_the_interface_is_shown_when_both_match() {
    let bench = Bench::new();
    for lang in [Lang::Fr, Lang::En] {
        for text in ["tencent 2020", "imdb"] {
            let query = Query::parse(text);
            for hit in bench.index.search(&query, lang) {
                let excerpt = hit.excerpt(&bench.atlas, &query, lang);
                assert!(
                    excerpt.lang.is_none_or(|own| own == lang),
                    "{text}: {excerpt:?}"
                );
            }
        }
    }
}

#[test]
fn every_name_finds_its_platform_however_it_is_typed() {
    let bench = Bench::new();
    for platform in &bench.atlas.platforms {
        let native = platform
            .native
            .iter()
            .flat_map(|n| std::iter::once(&n.text).chain(&n.roman));
        for name in std::iter::once(&platform.name)
            .chain(native)
            .chain(&platform.aliases)
        {
            let half: String = name
                .chars()
                .take(name.chars().count().div_ceil(2))
                .collect();
            for typed in [name.clone(), name.to_uppercase(), name.to_lowercase(), half] {
                let ids = bench.ids(&typed, Lang::Fr);
                assert!(
                    ids.contains(&platform.id.as_str()),
                    "{typed:?} of {}: {ids:?}",
                    platform.id
                );
            }
        }
    }
}

#[test]
fn an_empty_query_lists_the_atlas_in_its_order() {
    let bench = Bench::new();
    for query in [
        "",
        "   ",
        "chinois",
        "the app",
        "réseau social",
        "!",
        "|",
        "\"",
        "^",
        "🎉",
        "region:",
        "foo:bar",
        "kind:microblgo",
        "mau:lots",
    ] {
        assert_eq!(bench.ids(query, Lang::Fr), FIVE, "{query:?}");
        let hits = bench.index.search(&Query::parse(query), Lang::Fr);
        assert!(hits.iter().all(|hit| hit.score == 0), "{query:?}");
    }
}

#[test]
fn an_unknown_filter_value_is_told_with_the_likely_one() {
    let bench = Bench::new();
    for (text, told) in [
        ("kind:microblgo", "kind:microblog"),
        ("has:paymants", "has:payments"),
        ("region:chinna", "region:cn"),
    ] {
        let problems = bench.index.problems(&Query::parse(text));
        let [problem] = problems.as_slice() else {
            panic!("{text}: {problems:?}")
        };
        assert_eq!(problem.range, 0..text.len());
        assert!(
            problem.text.en.to_lowercase().contains(told),
            "{}",
            problem.text.en
        );
    }
    assert!(
        bench
            .index
            .problems(&Query::parse("kind:microblog a:paiement"))
            .is_empty()
    );
}

#[test]
fn a_number_is_compared_however_it_is_spaced() {
    let atlas = five();
    let index = Index::new(&atlas, Date::day(2026, 11, 22));
    let found = |query: &str| {
        let hits = index.search(&Query::parse(query), Lang::En);
        hits.iter().map(|hit| hit.platform).collect::<Vec<_>>()
    };
    let tight = found("mau>500m");
    assert!(!tight.is_empty() && tight.len() < atlas.platforms.len());
    for query in [
        "mau > 500m",
        "mau >500m",
        "mau> 500m",
        "mau > 500 millions",
        "MAU  >  0,5 md",
    ] {
        assert_eq!(found(query), tight, "{query:?}");
    }
    assert_eq!(found("messaging mau > 500m"), found("messaging mau>500m"));
}

#[test]
fn the_nearest_names_are_offered_when_nothing_matches() {
    let bench = Bench::new();
    for (typed, near) in [
        ("wibeo", "weibo"),
        ("doobahn", "douban"),
        ("whecatt", "wechat"),
        ("qqzoneee", "qzone"),
    ] {
        let nearest = bench.index.nearest(&Query::parse(typed));
        assert!(nearest.len() <= 3);
        let first = nearest
            .first()
            .map(|i| bench.atlas.platforms[*i].id.as_str());
        assert_eq!(first, Some(near), "{typed}");
    }
}

/// Where no platform has all words: those left out, and what comes first without them.
#[test]
fn without_every_word_the_most_of_them_are_found() {
    let atlas = luopan::embedded().unwrap();
    let index = Index::new(&atlas, Date::day(2026, 11, 22));
    for (typed, left_out, first) in [
        ("wechat zzzz", "zzzz", "wechat"),
        ("zzzz douban yyyy", "zzzz yyyy", "douban"),
        ("student recruitment", "recruitment", "ptt"),
        ("zzzz", "", ""),
        ("zzzz yyyy", "", ""),
        // Nothing is left out that was asked for by name: filters, quoted words, refusals, one of several.
        ("douban pays:vn zzzz", "", ""),
        ("wechat \"zzzz\"", "", ""),
        ("douban !douban zzzz", "", ""),
        ("douban zzzz | yyyy", "", ""),
        ("pays:jp zzzz yyyy", "", ""),
        // Nothing is left out where a platform has all.
        ("japon messagerie", "", "line"),
    ] {
        for lang in [Lang::Fr, Lang::En] {
            let matches = index.search_most(&Query::parse(typed), lang);
            let words = matches.left_out.iter().map(|range| &typed[range.clone()]);
            assert_eq!(words.collect::<Vec<_>>().join(" "), left_out, "{typed}");
            let hit = matches.hits.first();
            let id = hit.map_or("", |hit| &atlas.platforms[hit.platform].id);
            assert_eq!(id, first, "{typed}");
            assert_eq!(matches.remark(typed).is_some(), !left_out.is_empty());
        }
    }
}

#[test]
fn the_order_does_not_depend_on_earlier_queries() {
    let bench = Bench::new();
    let alone = bench.index.search(&Query::parse("duban"), Lang::Fr);
    for earlier in [
        "wechat weibo",
        "xlwb",
        "a very long query about nothing at all",
    ] {
        bench.index.search(&Query::parse(earlier), Lang::En);
        assert_eq!(bench.index.search(&Query::parse("duban"), Lang::Fr), alone);
    }
}

#[test]
fn a_search_stops_when_told() {
    let bench = Bench::new();
    let query = Query::parse("wechat");
    assert_eq!(bench.index.search_until(&query, Lang::Fr, &|| true), None);
    assert!(
        bench
            .index
            .search_until(&query, Lang::Fr, &|| false)
            .is_some()
    );
}

#[test]
fn a_standing_is_found_by_its_words_and_never_inside_them() {
    let atlas = luopan::embedded().unwrap();
    let index = Index::new(&atlas, Date::day(2026, 11, 22));
    for (query, found) in [("fermée", 2), ("closed", 2), ("line", 0), ("clin", 0)] {
        let hits = index.search(&Query::parse(query), Lang::Fr);
        let standing = hits.iter().filter(|hit| hit.field == Field::Status);
        assert_eq!(standing.count(), found, "{query}");
    }
}

#[test]
fn what_is_written_so_is_certain_and_what_is_guessed_is_not() {
    let atlas = luopan::embedded().unwrap();
    let index = Index::new(&atlas, Date::day(2026, 11, 22));
    for (query, is_certain) in [
        ("weibo", true),
        ("wiebo", false),
        ("dban", false),
        ("feibo", false),
        ("kuiashuo", false),
    ] {
        let hits = index.search(&Query::parse(query), Lang::Fr);
        let first = hits.first().unwrap();
        assert_eq!(first.is_certain(), is_certain, "{query}");
    }
}
