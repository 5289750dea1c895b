//! What `y` and its kin copy, as plain text and as Markdown that is parsed back.

use luopan::app::{Extent, Markup, View};
use luopan::data::Lang;
use luopan::embedded;
use luopan::export::markdown_page;
use luopan::sheet::{self, Block, Item, Run};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::attack::HOSTILE;
use crate::faults::TODAY;
use crate::stage::{Stage, small_atlas};

/// What a reader of Markdown sees: its words without blanks, its headings, its rows of tables.
struct Read {
    words: String,
    headings: usize,
    rows: usize,
}

fn read(markdown: &str) -> Read {
    let mut read = Read {
        words: String::new(),
        headings: 0,
        rows: 0,
    };
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) | Event::Code(text) => read.words.push_str(&text),
            Event::Start(Tag::Heading { .. }) => read.headings += 1,
            Event::End(TagEnd::TableRow) => read.rows += 1,
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::Start(Tag::Image { .. } | Tag::CodeBlock(_) | Tag::BlockQuote(_)) => {
                panic!("{event:?} in {markdown}")
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert!(dest_url.starts_with("http"), "{dest_url} in {markdown}");
            }
            _ => {}
        }
    }
    read.words = without_blanks(&read.words);
    read
}

fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}

fn words(item: &Item) -> String {
    let line: &[Run] = match &item.block {
        Block::Heading(line)
        | Block::Text(line)
        | Block::Point(_, line)
        | Block::Pair(_, line)
        | Block::Row(_, _, line)
        | Block::Bar(_, _, _, line) => line,
        Block::Chart(_) | Block::Gap => &[],
    };
    without_blanks(&line.iter().map(|run| run.text.as_str()).collect::<String>())
}

#[test]
fn a_page_as_markdown_says_all_that_the_page_says() {
    let atlas = embedded().unwrap();
    for lang in [Lang::Fr, Lang::En] {
        for platform in &atlas.platforms {
            let sheet = sheet::platform(&atlas, platform, lang, TODAY);
            let read = read(&markdown_page(&sheet, lang));
            for item in sheet.head.iter().chain(sheet.items()) {
                assert!(
                    read.words.contains(&words(item)),
                    "{}: {item:?}",
                    platform.id
                );
            }
            let headings = sheet.items();
            let headings = headings.filter(|item| matches!(item.block, Block::Heading(_)));
            let headings = headings.count() + sheet.sections.len() + 1;
            assert_eq!(read.headings, headings, "{}", platform.id);
        }
    }
}

#[test]
fn what_is_at_hand_is_copied_in_both_ways() {
    for (keys, plain, markdown) in [
        (
            "wei<enter>",
            "Weitan\u{a0}: environ\u{a0}567\u{a0}M d'utilisateurs actifs par mois déc.\u{a0}2025 · entreprise · Weitan (S1, A) · frais",
            "**Weitan**\u{a0}: **environ\u{a0}567\u{a0}M** d'utilisateurs actifs par mois déc.\u{a0}2025 · entreprise · Weitan (S1, A) · frais",
        ),
        (
            "wei<enter>jjj",
            "Weitan\u{a0}: inconnu\u{a0}: Vente en direct",
            "**Weitan**\u{a0}: ? inconnu\u{a0}: Vente en direct",
        ),
        ("<f4>", "", ""),
        (
            "<f4>jlll",
            "Kiosk · Paiement · inconnu",
            "**Kiosk** · Paiement · inconnu",
        ),
    ] {
        let mut stage = Stage::new(small_atlas(), Lang::Fr, (120, 40));
        stage.press(keys);
        assert_eq!(stage.copied(false).unwrap_or_default(), plain, "{keys}");
        let copied = stage.copied_markdown(Extent::Passage);
        assert_eq!(copied.unwrap_or_default(), markdown, "{keys}");
    }
}

#[test]
fn the_section_in_sight_can_be_copied_alone() {
    let mut stage = Stage::new(embedded().unwrap(), Lang::Fr, (120, 40));
    stage.press("wechat<enter>5");
    for markup in [Markup::Plain, Markup::Markdown] {
        let whole = stage.copied_as(Extent::Whole, markup).unwrap();
        let section = stage.copied_as(Extent::Section, markup).unwrap();
        assert!(section.contains("5 "), "{section}");
        assert!(!section.contains("6 Mises en garde"), "{section}");
        // What the whole of it has not, it has not either: its head and one section.
        for line in section.lines() {
            assert!(whole.contains(line), "{line}");
        }
    }
}

#[test]
fn a_table_as_markdown_has_its_rows_and_columns() {
    let mut stage = Stage::new(small_atlas(), Lang::En, (120, 40));
    let signs = stage.press("<f4>").copied_markdown(Extent::Whole).unwrap();
    assert!(signs.starts_with("| 3 platforms | No. |"), "{signs}");
    let mut stage = Stage::new(embedded().unwrap(), Lang::En, (120, 40));
    stage.press("wechat<c-t><c-u>qq<c-t><f3>");
    let texts = stage.copied_markdown(Extent::Whole).unwrap();
    for line in [
        "| Comparison | **WeChat** 微信 | **QQ** 腾讯QQ |",
        "| **Commerce and services** |  |  |",
        "| Launched | 21\u{a0}Jan\u{a0}2011 | 10\u{a0}Feb\u{a0}1999 |",
    ] {
        assert!(texts.lines().any(|one| one == line), "{line} in {texts}");
    }
    for table in [signs, texts] {
        assert_eq!(read(&table).rows, table.lines().count() - 2, "{table}");
    }
}

#[test]
fn nothing_hostile_acts_in_what_is_copied() {
    for atlas in HOSTILE.iter() {
        for lang in [Lang::Fr, Lang::En] {
            let mut stage = Stage::new(atlas.clone(), lang, (100, 40));
            stage.press(" <down> <up>");
            for view in View::ALL {
                stage.app.update(luopan::app::Action::Show(view));
                stage.refresh();
                for extent in [Extent::Passage, Extent::Whole] {
                    read(&stage.copied_markdown(extent).unwrap_or_default());
                }
            }
        }
    }
}
