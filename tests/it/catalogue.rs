//! The catalogues: every row, every page, every link, and what the search line does among them.

use luopan::app::{Action, Effect, Focus, View};
use luopan::data::{Atlas, Id, Lang, Link, Place};
use luopan::search::{Catalogue, Entry, Index, Query, Shelf};
use luopan::sheet;

use crate::command::luopan;
use crate::stage::{Stage, TODAY, small_atlas};

const CATALOGUES: [Catalogue; 7] = [
    Catalogue::Opportunities,
    Catalogue::Reach,
    Catalogue::Rules,
    Catalogue::Glossary,
    Catalogue::Sources,
    Catalogue::Stale,
    Catalogue::Changes,
];

fn shipped() -> Atlas {
    luopan::embedded().unwrap()
}

/// The rows of a catalogue that a query lets through.
fn rows(atlas: &Atlas, catalogue: Catalogue, query: &str) -> Vec<Entry> {
    let index = Index::new(atlas, TODAY);
    Shelf::new(atlas, catalogue, TODAY).find(atlas, &index, &Query::parse(query))
}

/// What a row is called, in English.
fn titles(atlas: &Atlas, entries: &[Entry]) -> Vec<String> {
    let title = |entry| {
        let row = sheet::row(atlas, entry, Lang::En, TODAY);
        row.title.iter().map(|run| run.text.as_str()).collect()
    };
    entries.iter().map(title).collect()
}

#[test]
fn every_row_has_a_page_in_both_languages_and_every_link_leads_somewhere() {
    let atlas = shipped();
    for catalogue in CATALOGUES {
        let entries = rows(&atlas, catalogue, "");
        assert!(!entries.is_empty(), "{catalogue:?}");
        for entry in &entries {
            for lang in [Lang::Fr, Lang::En] {
                let row = sheet::row(&atlas, entry, lang, TODAY);
                assert!(!row.title.is_empty(), "{entry:?}");
                assert!(!row.below.is_empty(), "{entry:?}");
                let page = sheet::page(&atlas, entry, &[], lang, TODAY);
                assert!(!page.head.is_empty(), "{entry:?}");
                assert!(page.items().count() > 0, "{entry:?}");
                for link in page.items().filter_map(|item| item.link.as_ref()) {
                    let leads = match link {
                        Link::Address(url) => url.starts_with("http"),
                        link => Entry::of(link, &atlas).is_some(),
                    };
                    assert!(leads, "{entry:?}: {link:?}");
                }
            }
        }
    }
}

#[test]
fn links_of_the_platforms_pages_lead_somewhere() {
    let atlas = shipped();
    for at in 0..atlas.platforms.len() {
        let page = sheet::page(&atlas, &Entry::Platform(at), &[], Lang::Fr, TODAY);
        let links: Vec<&Link> = page.items().filter_map(|item| item.link.as_ref()).collect();
        assert!(!links.is_empty());
        for link in links {
            assert!(Entry::of(link, &atlas).is_some(), "{link:?}");
        }
    }
}

#[test]
fn filters_act_on_the_row_itself() {
    let atlas = shipped();
    for (catalogue, query, each) in [
        (
            Catalogue::Opportunities,
            "effort:low",
            (|atlas, entry| {
                let Entry::Opportunity(p, o) = entry else {
                    return false;
                };
                atlas.platforms[*p].opportunities[*o].effort == luopan::data::Effort::Low
            }) as fn(&Atlas, &Entry) -> bool,
        ),
        (Catalogue::Opportunities, "pour:luxe", |atlas, entry| {
            let Entry::Opportunity(p, o) = entry else {
                return false;
            };
            let own = &atlas.platforms[*p].opportunities[*o].verticals;
            own.is_empty() || own.iter().any(|id| id == "luxury")
        }),
        (Catalogue::Opportunities, "pays:jp", |atlas, entry| {
            let own = &atlas.platforms[entry.platform().unwrap()].regions;
            own.iter().any(|code| code == "JP")
        }),
        (Catalogue::Rules, "pays:kr", |_, entry| {
            *entry == Entry::Country("KR".into())
        }),
        (Catalogue::Sources, "proprio:tencent", |atlas, entry| {
            let platform = entry.platform().map(|at| &atlas.platforms[at]);
            platform.is_some_and(|p| p.owner.name.contains("Tencent"))
        }),
    ] {
        let all = rows(&atlas, catalogue, "");
        let found = rows(&atlas, catalogue, query);
        assert!(!found.is_empty() && found.len() < all.len(), "{query}");
        for entry in &found {
            assert!(each(&atlas, entry), "{query}: {entry:?}");
        }
        let kept = all.iter().filter(|entry| each(&atlas, entry)).count();
        assert_eq!(found.len(), kept, "{query}");
    }
}

#[test]
fn words_put_the_best_row_first() {
    let atlas = shipped();
    for (catalogue, query, first) in [
        (Catalogue::Glossary, "daren", "达人"),
        (Catalogue::Glossary, "dàihuò", "带货"),
        (Catalogue::Glossary, "mcn", "MCN"),
        (Catalogue::Rules, "japon", "Japan"),
        (Catalogue::Rules, "stealth", "Japan"),
        (Catalogue::Reach, "monthly active", "Monthly active users"),
        (Catalogue::Stale, "weixin", "WeChat  微信"),
        (Catalogue::Changes, "豆瓣", "Douban  豆瓣"),
    ] {
        let found = titles(&atlas, &rows(&atlas, catalogue, query));
        let first_found = found.first().map(String::as_str).unwrap_or_default();
        assert!(first_found.starts_with(first), "{query}: {found:?}");
    }
    assert!(rows(&atlas, Catalogue::Glossary, "zzzz").is_empty());
    let both = rows(&atlas, Catalogue::Glossary, "mcn | koc").len();
    assert_eq!(both, rows(&atlas, Catalogue::Glossary, "mcn").len() + 1);
}

#[test]
fn a_ranking_holds_one_metric_and_is_in_order() {
    let atlas = shipped();
    for entry in rows(&atlas, Catalogue::Reach, "") {
        let page = sheet::page(&atlas, &entry, &[], Lang::En, TODAY);
        let bars = page.items().filter_map(|item| match &item.block {
            sheet::Block::Bar(_, share, ..) => Some(*share),
            _ => None,
        });
        let bars: Vec<f64> = bars.collect();
        assert!(
            bars.iter().all(|share| (0.0..=1.0).contains(share)),
            "{entry:?}"
        );
        if let [first, ..] = bars.as_slice() {
            assert_eq!(*first, 1.0, "{entry:?}");
        }
    }
}

/// The chart of a metric's page with these platforms marked.
fn charts(atlas: &Atlas, metric: &str, marks: &[&str]) -> (Vec<sheet::Chart>, String) {
    let at = atlas.vocabulary.metrics.iter().position(|m| m.id == metric);
    let marks: Vec<Id> = marks.iter().map(|&id| id.into()).collect();
    let page = sheet::page(atlas, &Entry::Metric(at.unwrap()), &marks, Lang::En, TODAY);
    let charts = page.items().filter_map(|item| match &item.block {
        sheet::Block::Chart(chart) => Some(chart.clone()),
        _ => None,
    });
    let points = page.items().filter_map(|item| match &item.block {
        sheet::Block::Point(_, line) => Some(line),
        _ => None,
    });
    let points = points.flatten().map(|run| run.text.as_str());
    (charts.collect(), points.collect())
}

#[test]
fn marked_platforms_share_one_chart_and_unlike_numbers_none() {
    let atlas = shipped();
    for (metric, marks, curves, told) in [
        (
            "mau",
            &["wechat", "qq", "weibo"][..],
            &["WeChat", "QQ", "Weibo"][..],
            "",
        ),
        ("mau", &["qq", "wechat"], &["QQ", "WeChat"], ""),
        (
            "mau",
            &["wechat", "qq", "douban"],
            &["WeChat", "QQ"],
            "Douban: no number of this metric",
        ),
        (
            "mau",
            &["wechat", "qq", "niconico"],
            &["WeChat", "QQ"],
            "niconico: a single number",
        ),
    ] {
        let (charts, points) = charts(&atlas, metric, marks);
        let [chart] = charts.as_slice() else {
            panic!("{marks:?}: {charts:?}");
        };
        let names: Vec<&str> = chart.curves.iter().map(|c| c.name.as_str()).collect();
        assert_eq!(names, curves, "{marks:?}");
        assert!(points.starts_with(told), "{marks:?}: {points}");
    }
}

#[test]
fn the_numbers_behind_the_curves_are_a_key_away() {
    let mut stage = Stage::new(shipped(), Lang::En, (100, 40));
    stage.press("wechat  <esc>qq  <esc><f7><enter>");
    let text = stage.text();
    assert!(text.contains("A WeChat") && text.contains("B QQ"), "{text}");
    assert!(!text.contains("The numbers, year by year"), "{text}");
    stage.press("3");
    assert!(stage.text().contains("WeChat · The numbers, year by year"));
    stage.press("1");
    assert!(stage.text().contains("Over time, on one axis"));
}

/// The view, what has the focus, and the first line of the screen.
fn now(stage: &Stage) -> (View, Focus) {
    (stage.app.view(), stage.app.focus())
}

#[test]
fn a_jump_keeps_the_place_one_came_from() {
    let mut stage = Stage::new(shipped(), Lang::Fr, (100, 30));
    stage.press("douban<enter>3jj");
    let (page, line) = (stage.app.page_offset(), stage.app.page_line());
    stage.press("<f9>daren");
    let glossary = View::Catalogue(Catalogue::Glossary);
    assert_eq!(now(&stage), (glossary, Focus::List));
    stage.press("<f8><a-left>");
    assert_eq!(now(&stage), (glossary, Focus::List));
    assert_eq!(stage.app.prompt().0, "daren");
    stage.press("<a-left>");
    assert_eq!(now(&stage), (View::HOME, Focus::Page));
    assert_eq!(stage.app.prompt().0, "douban");
    assert_eq!(
        (stage.app.page_offset(), stage.app.page_line()),
        (page, line)
    );
    stage.press("<a-left>");
    assert!(stage.text().contains("Rien où revenir"));
}

#[test]
fn escape_leaves_a_view_only_when_nothing_else_is_left_to_leave() {
    let mut stage = Stage::new(small_atlas(), Lang::Fr, (100, 30));
    stage.press("<f6>liao<enter>");
    let opportunities = View::Catalogue(Catalogue::Opportunities);
    for (view, focus, typed) in [
        (opportunities, Focus::Page, "liao"),
        (opportunities, Focus::List, "liao"),
        (opportunities, Focus::List, ""),
        (View::HOME, Focus::List, ""),
        (View::HOME, Focus::List, ""),
    ] {
        assert_eq!((stage.app.view(), stage.app.focus()), (view, focus));
        assert_eq!(stage.app.prompt().0, typed);
        stage.press("<esc>");
    }
}

#[test]
fn enter_follows_a_statement_to_where_it_stands() {
    let mut stage = Stage::new(shipped(), Lang::En, (120, 40));
    // A number leads to the ranking by its metric.
    stage.press("wechat<enter><enter>");
    assert_eq!(stage.app.view(), View::Catalogue(Catalogue::Reach));
    assert!(stage.text().contains("Monthly active users"));
    // A bar leads to the platform's figure.
    stage.press("jj<enter>");
    assert_eq!(stage.app.view(), View::HOME);
    assert_eq!(stage.app.selected().unwrap().id, "wechat");
    assert!(matches!(
        stage.app.statement().unwrap().place,
        Some(Place::Figure(_))
    ));
    // An opportunity leads to the platform, and back.
    stage.press("<f6>douban<enter><enter>");
    assert_eq!(stage.app.selected().unwrap().id, "douban");
    stage.press("<backspace>");
    assert_eq!(stage.app.view(), View::Catalogue(Catalogue::Opportunities));
}

#[test]
fn the_query_goes_along_where_it_filters_the_same_platforms() {
    let mut stage = Stage::new(shipped(), Lang::Fr, (100, 30));
    stage.press("pour:luxe<f6>");
    assert_eq!(stage.app.prompt().0, "pour:luxe");
    assert!(stage.app.len() < stage.app.total());
    stage.press("<f9>");
    assert_eq!(stage.app.prompt().0, "");
}

#[test]
fn the_palette_finds_a_command_in_either_language() {
    for (typed, view) in [
        ("gloss", Catalogue::Glossary),
        ("lexi", Catalogue::Glossary),
        ("rafraichir", Catalogue::Stale),
        ("refresh", Catalogue::Stale),
        ("sources", Catalogue::Sources),
        ("a change depuis", Catalogue::Changes),
    ] {
        for open in ["<c-k>", ":"] {
            let mut stage = Stage::new(small_atlas(), Lang::Fr, (100, 30));
            stage.press(&format!("{open}{typed}<enter>"));
            assert_eq!(stage.app.view(), View::Catalogue(view), "{typed}");
            assert!(stage.app.overlay().is_none());
        }
    }
    let mut stage = Stage::new(small_atlas(), Lang::Fr, (100, 30));
    stage.press("<c-k>zzzz");
    assert!(stage.text().contains("Aucune commande ne porte ce nom."));
    stage.press("<enter>");
    assert_eq!(stage.app.view(), View::HOME);
}

#[test]
fn a_passage_explains_its_words() {
    let mut stage = Stage::new(shipped(), Lang::Fr, (100, 30));
    stage.press("weibo<enter>");
    for _ in 0..80 {
        stage.press("t");
        if stage.app.overlay().is_some() {
            break;
        }
        stage.press("j");
    }
    assert!(
        stage.text().contains("Mots de ce passage"),
        "{}",
        stage.text()
    );
    stage.press("<enter>");
    assert_eq!(stage.app.view(), View::Catalogue(Catalogue::Glossary));
    assert!(matches!(stage.app.selected_entry(), Some(Entry::Word(_))));
}

#[test]
fn marks_are_at_most_four_and_are_seen() {
    let mut stage = Stage::new(shipped(), Lang::Fr, (100, 30));
    for _ in 0..5 {
        stage.press(" <down>");
    }
    assert_eq!(stage.app.marks().len(), 4);
    stage.press(" ");
    assert!(stage.text().contains("4 plateformes sont marquées"));
    assert_eq!(
        stage.text().matches('◆').count(),
        5,
        "four rows and the count"
    );
    stage.press("<up><up> ");
    assert_eq!(stage.app.marks().len(), 3);
    // Inside a search a space separates words; a second one marks.
    stage.press("douban  ");
    assert_eq!(stage.app.marks().last().unwrap(), "douban");
}

#[test]
fn the_unknown_can_be_hidden() {
    let mut stage = Stage::new(shipped(), Lang::Fr, (100, 40));
    stage.press("toutiao<enter>2");
    assert!(stage.text().contains("Non vérifié"));
    stage.press("u");
    assert!(!stage.text().contains("Non vérifié"), "{}", stage.text());
    stage.press("u");
    assert!(stage.text().contains("Non vérifié"));
}

#[test]
fn the_catalogues_answer_without_the_screen() {
    for (words, code, holds) in [
        (
            &["opportunities", "for:luxury", "effort:low", "--lang", "en"][..],
            0,
            "Low",
        ),
        (
            &["opportunities", "zzzz", "--lang", "en"],
            1,
            "Nothing matches “zzzz”.",
        ),
        (&["reach", "uam"], 0, "WeChat          ████"),
        (&["reach"], 0, "Utilisateurs actifs par mois"),
        (&["term", "daren"], 0, "达人  dárén"),
        (&["term", "zzzz"], 1, "Rien ne correspond"),
        (&["sources", "36kr", "--lang", "en"], 0, "36Kr report on QQ"),
        (&["changes", "豆瓣"], 0, "Ce que disait l'article de 2016"),
    ] {
        let answer = luopan(words);
        assert_eq!(answer.code, code, "{words:?}: {answer:?}");
        assert!(
            answer.out.replace('\u{a0}', " ").contains(holds),
            "{words:?}: {answer:?}"
        );
    }
    for (verb, list, field) in [
        ("opportunities", "opportunities", "title"),
        ("reach", "reach", "metric"),
        ("term", "glossary", "meaning"),
        ("sources", "sources", "grade"),
        ("changes", "changes", "claims"),
    ] {
        let answer = luopan(&[verb, "--json"]);
        let report: serde_json::Value = serde_json::from_str(&answer.out).unwrap();
        assert_eq!(report["schema"], 1, "{verb}");
        let rows = report[list].as_array().unwrap();
        assert!(!rows.is_empty(), "{verb}");
        assert!(rows.iter().all(|row| !row[field].is_null()), "{verb}");
    }
}

#[test]
fn following_an_address_opens_it() {
    let mut stage = Stage::new(shipped(), Lang::Fr, (100, 30));
    stage.press("wechat<enter>9<enter>");
    assert_eq!(stage.app.view(), View::Catalogue(Catalogue::Sources));
    let link = stage.app.statement().unwrap().link.clone();
    let Some(Link::Address(address)) = link else {
        panic!("{link:?}");
    };
    assert_eq!(stage.app.update(Action::Follow), Effect::Open(address));
}

#[test]
fn every_native_name_of_the_texts_is_explained_where_it_stands() {
    let atlas = shipped();
    let names = |text: &str| {
        let found = atlas.explain(text).into_iter();
        let found = found.map(|known| (known.text, known.roman.is_some()));
        found.collect::<Vec<_>>()
    };
    for (text, expected) in [
        ("le fil de 抖音", "抖音"),
        ("l'application 点淘", "点淘"),
        ("un 达人", "达人"),
        ("les recherches 热搜", "热搜"),
    ] {
        assert_eq!(names(text), [(expected.to_owned(), true)], "{text}");
    }
    let mut stage = Stage::new(atlas, Lang::Fr, (100, 30));
    let known = stage.app.atlas().explain("抖音");
    stage.app.update(Action::Words(known));
    assert!(
        stage.press("").text().contains("抖音 Dǒuyīn · Douyin"),
        "{}",
        stage.text()
    );
    stage.press("<enter>");
    assert_eq!(stage.app.selected().unwrap().id, "douyin");
}
