//! What clients ask in a meeting, and how many keys bring the answer onto a screen of 80 by 24.

use luopan::data::Lang::{En, Fr};

use crate::stage::{Stage, strikes};

/// Keys for a fact about one platform, at most.
const ONE_FACT: usize = 5;
/// Keys for anything else: two platforms to name, a word to find among all.
const MORE: usize = 10;

#[test]
fn thirty_questions_of_clients_take_few_keys() {
    let atlas = luopan::embedded().unwrap();
    let mut slow = Vec::new();
    for (lang, question, keys, most, words) in [
        (
            Fr,
            "C'est quoi, Douyin?",
            "douy",
            ONE_FACT,
            &["Douyin  抖音", "TikTok"][..],
        ),
        (
            Fr,
            "Combien d'utilisateurs a Zalo, et quand?",
            "zalo",
            ONE_FACT,
            &["80 M", "déc. 2025"],
        ),
        (
            Fr,
            "À qui est Kuaishou?",
            "kua",
            ONE_FACT,
            &["Kuaishou  快手", "· Chine"],
        ),
        (
            Fr,
            "Comment se dit et s'écrit Xiaohongshu?",
            "xia",
            ONE_FACT,
            &["小红书 Xiǎohóngshū"],
        ),
        (
            En,
            "Is Weibo growing?",
            "weib",
            ONE_FACT,
            &["567 million", "declining", "Dec 2025"],
        ),
        (
            En,
            "Who uses Bilibili?",
            "bil<enter>4",
            ONE_FACT,
            &["4 Audience and figures", "Who uses it"],
        ),
        (
            Fr,
            "Peut-on payer dans KakaoTalk?",
            "kak paie",
            MORE,
            &["Paiement · oui"],
        ),
        (
            Fr,
            "Que faut-il pour ouvrir un compte WeChat?",
            "wec<enter>5",
            ONE_FACT,
            &["5 Conditions d'accès", "Documents"],
        ),
        (
            En,
            "What should we beware of on QQ?",
            "qq<enter>6",
            ONE_FACT,
            &["6 Cautions", "! "],
        ),
        (
            Fr,
            "Que disait l'article de 2016 sur Douban?",
            "dou<enter>7",
            ONE_FACT,
            &["7 L'article de 2016"],
        ),
        (En, "Is Koo still alive?", "koo", ONE_FACT, &["closed"]),
        (
            Fr,
            "Et PTT, c'est quoi?",
            "ptt",
            ONE_FACT,
            &["PTT  批踢踢", "taïwanais"],
        ),
        (
            En,
            "Where does WeChat's number come from?",
            "wec",
            ONE_FACT,
            &["1.432 billion", "Q1 2026 · company"],
        ),
        (
            En,
            "Can you send me that page?",
            "wec<enter>e",
            ONE_FACT,
            &["luopan-wechat.html"],
        ),
        (
            Fr,
            "C'est le Reddit chinois, lequel?",
            "redd",
            ONE_FACT,
            &["▌Baidu Tieba", "Reddit"],
        ),
        (
            En,
            "What is China's Instagram?",
            "insta",
            ONE_FACT,
            &["▌Xiaohongshu", "Instagram"],
        ),
        (
            Fr,
            "Qui est le plus grand?",
            "<f7>",
            ONE_FACT,
            &["WeChat 1,432 milliard", "T1 2026"],
        ),
        (
            Fr,
            "Que veut dire 达人, daren?",
            "<f9>dare",
            ONE_FACT,
            &["达人  dárén", "créateur"],
        ),
        (
            En,
            "What is a KOC?",
            "<f9>koc",
            ONE_FACT,
            &["KOC", "consumer"],
        ),
        (
            Fr,
            "Que veut dire une enveloppe rouge, un hongbao?",
            "<f9>hong",
            ONE_FACT,
            &["红包"],
        ),
        (
            Fr,
            "Faut-il dire « publicité » au Japon?",
            "<f8>jap",
            ONE_FACT,
            &["Marketing furtif", "Trompeuse"],
        ),
        (
            En,
            "Which laws hold in Vietnam?",
            "<f8>vie",
            ONE_FACT,
            &["Rules · Vietnam (4)"],
        ),
        (
            Fr,
            "Une maison de luxe, que peut-elle y faire?",
            "<f6>luxe",
            ONE_FACT,
            &["22 sur 103", "Luxe"],
        ),
        (
            En,
            "And a university?",
            "<f6>educ",
            ONE_FACT,
            &["Education"],
        ),
        (
            Fr,
            "Qui vend en direct?",
            "a:vente-en-d<tab>",
            15,
            &["sur 28", "Vente en direct"],
        ),
        (
            En,
            "Who can sell live in Indonesia?",
            "region:id has:live",
            18,
            &["of 28"],
        ),
        (
            En,
            "LINE or KakaoTalk for Japan?",
            "lin<c-t><esc>kak<f3>",
            MORE,
            &["LINE ライン", "KakaoTalk 카카오톡"],
        ),
        (
            Fr,
            "WeChat et QQ, au fil des ans?",
            "wec<c-t><esc>qq<c-t><f7>",
            MORE,
            &["A WeChat", "B QQ", "2012"],
        ),
        (
            En,
            "Who has what, at a glance?",
            "<f4>",
            ONE_FACT,
            &["Instant messaging", "✓"],
        ),
        (
            En,
            "What in your data is old?",
            "<c-k>refr<enter>",
            MORE,
            &["To refresh", "months"],
        ),
        (
            Fr,
            "Qu'est-ce qui a changé depuis 2016?",
            "<c-k>2016<enter>",
            MORE,
            &["Ce qui a changé", "énoncés"],
        ),
    ] {
        let mut stage = Stage::new(atlas.clone(), lang, (80, 24));
        let screen = stage.press(keys).text().replace('\u{a0}', " ");
        let count = strikes(keys);
        if count > most {
            slow.push(format!("{question} {keys}: {count} keys"));
        }
        for word in words {
            if !screen.contains(word) {
                slow.push(format!("{question} {keys}: no {word} in\n{screen}"));
            }
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}
