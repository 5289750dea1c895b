//! What is sent to a client, parsed back: HTML by a browser's parser, Markdown, CSV, RON.

use std::collections::BTreeSet;
use std::fs;

use luopan::data::{self, Atlas, Lang, Listed, Platform, Series, Status};
use luopan::sheet::brief::{self, Asked, Brief};
use luopan::{embedded, export, words};
use pulldown_cmark::{Event, Options, Parser, Tag};
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

use crate::command::luopan;
use crate::faults::TODAY;

const LANGS: [Lang; 2] = [Lang::Fr, Lang::En];

fn asked(atlas: &Atlas, lang: Lang) -> Asked<'_> {
    Asked {
        atlas,
        lang,
        today: TODAY,
        agency: Some("Agence Boréal"),
    }
}

/// Every kind of brief: of each platform, of all opportunities, of all figures, of all features and of a few.
fn briefs(atlas: &Atlas, lang: Lang) -> Vec<Brief> {
    let asked = asked(atlas, lang);
    let all: Vec<&Platform> = atlas.platforms.iter().map(Listed::whole).collect();
    let chances = all
        .iter()
        .flat_map(|p| p.opportunities.iter().map(move |o| (*p, o)));
    let chances: Vec<_> = chances.collect();
    let tables = [
        brief::opportunities(asked, &chances),
        brief::figures(asked, &all),
        brief::matrix(asked, &all),
        brief::matrix(asked, &all[..3]),
        brief::platforms(asked, &all[..2]),
        brief::comparison(asked, &all[..3]),
    ];
    let each = all
        .iter()
        .map(|platform| brief::platforms(asked, &[platform]));
    each.chain(tables).collect()
}

fn select<'h>(page: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect()
}

/// The elements and attributes that a page is made of.
fn shape(page: &Html) -> BTreeSet<(String, String)> {
    let mut shape = BTreeSet::new();
    for element in select(page, "*") {
        let name = element.value().name().to_owned();
        shape.insert((name.clone(), String::new()));
        for (attribute, _) in element.value().attrs() {
            shape.insert((name.clone(), attribute.to_owned()));
        }
    }
    shape
}

fn check_page(html: &str, lang: Lang, title: &str) {
    let page = Html::parse_document(html);
    assert_eq!(page.errors, Vec::<String>::new(), "{title}");
    let root = select(&page, "html")[0];
    assert_eq!(root.value().attr("lang"), Some(lang.code()), "{title}");
    assert_eq!(select(&page, "h1").len(), 1, "{title}");
    let levels = select(&page, "h1, h2, h3, h4, h5, h6");
    let levels = levels.iter().map(|h| h.value().name().as_bytes()[1] - b'0');
    let mut above = 0;
    for level in levels {
        assert!(level <= above + 1, "{title}: h{level} under h{above}");
        above = level;
    }
    for head in select(&page, "th") {
        let scope = head.value().attr("scope");
        assert!(matches!(scope, Some("col" | "row")), "{title}");
        assert_ne!(text(head).trim(), "", "{title}");
    }
    let name = Selector::parse("dt").unwrap();
    for list in select(&page, "dl") {
        let names: Vec<String> = list.select(&name).map(text).collect();
        let unique: BTreeSet<&String> = names.iter().collect();
        assert_eq!(names.len(), unique.len(), "{title}: {names:?}");
    }
    for row in select(&page, "tbody tr") {
        assert_eq!(row.child_elements().next().unwrap().value().name(), "th");
    }
    let ids: Vec<&str> = select(&page, "[id]")
        .iter()
        .filter_map(|e| e.value().id())
        .collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "{title}");
    let regions = select(&page, "[role=region]");
    let names: BTreeSet<&str> = regions
        .iter()
        .filter_map(|region| region.value().attr("aria-label"))
        .collect();
    assert_eq!(names.len(), regions.len(), "{title}");
    for link in select(&page, "a") {
        let href = link.value().attr("href").unwrap();
        match href.strip_prefix('#') {
            Some(id) => assert!(unique.contains(id), "{title}: {href} leads nowhere"),
            None => assert!(
                href.starts_with("http://") || href.starts_with("https://"),
                "{href}"
            ),
        }
    }
    let outside =
        "script, link, img, iframe, object, embed, form, base, [src], [onclick], [onerror]";
    assert_eq!(select(&page, outside).len(), 0, "{title}");
    assert!(!html.to_lowercase().contains("javascript:"), "{title}");
    for empty in select(&page, "dl, ul, ol, tbody, dt, dd, li, p, h2, h3, h4") {
        assert_ne!(
            text(empty).trim(),
            "",
            "{title}: empty {}",
            empty.value().name()
        );
    }
}

#[test]
fn every_page_is_sound_in_both_languages() {
    let atlas = embedded().unwrap();
    for lang in LANGS {
        for brief in briefs(&atlas, lang) {
            check_page(&export::html(&brief), lang, &brief.title);
        }
    }
}

#[test]
fn the_numbers_of_a_page_are_those_of_the_atlas() {
    let atlas = embedded().unwrap();
    for lang in LANGS {
        for platform in &atlas.platforms {
            let asked = asked(&atlas, lang);
            let unit = |kind: &str| atlas.vocabulary.metric(kind).unwrap().unit;
            let all = Html::parse_document(&export::html(&brief::figures(asked, &[platform])));
            let rows: Vec<String> = select(&all, "tbody tr").into_iter().map(text).collect();
            assert_eq!(rows.len(), platform.figures.len(), "{}", platform.id);
            for figure in &platform.figures {
                let number = words::figure(figure, unit(&figure.kind), lang);
                let date = words::date(figure.as_of, lang);
                let found = rows
                    .iter()
                    .any(|row| row.contains(&number) && row.contains(&date));
                assert!(found, "{}: {number} of {date}", platform.id);
            }
            let page = Html::parse_document(&export::html(&brief::platforms(asked, &[platform])));
            let page = text(page.root_element());
            let recent = Series::group(&platform.figures);
            let recent = recent.iter().filter_map(Series::latest);
            let recent = recent.filter(|figure| figure.as_of.age_months(TODAY) <= 24);
            for figure in recent.chain(atlas.headline(platform)) {
                let number = words::figure(figure, unit(&figure.kind), lang);
                assert!(page.contains(&number), "{}: {number}", platform.id);
            }
        }
    }
}

#[test]
fn words_of_another_language_say_which() {
    let atlas = embedded().unwrap();
    for (id, selector, word) in [
        ("wechat", "[lang=zh-Hans]", "微信"),
        ("line", "[lang=ja]", "ライン"),
        ("kakaotalk", "[lang=ko]", "카카오톡"),
    ] {
        let platform = atlas.platform(id).unwrap();
        let brief = brief::platforms(asked(&atlas, Lang::Fr), &[platform]);
        let page = Html::parse_document(&export::html(&brief));
        let words: Vec<String> = select(&page, selector).into_iter().map(text).collect();
        let known = platform.native.iter().any(|name| name.text == word);
        assert!(!known || words.iter().any(|w| w == word), "{id}: {words:?}");
        assert!(!words.is_empty(), "{id}");
    }
}

#[test]
fn a_brief_bears_its_agency_its_day_and_its_edition() {
    let atlas = embedded().unwrap();
    let platform = atlas.platform("wechat").unwrap();
    for (lang, line) in [
        (
            Lang::Fr,
            "Préparé par Agence Boréal · 22 nov. 2026 · Faits vérifiés le ",
        ),
        (
            Lang::En,
            "Prepared by Agence Boréal · 22 Nov 2026 · Facts checked on ",
        ),
    ] {
        let brief = brief::platforms(asked(&atlas, lang), &[platform]);
        let page = Html::parse_document(&export::html(&brief));
        let head = text(select(&page, "header")[0]).replace('\u{a0}', " ");
        assert!(head.contains(line), "{head}");
        assert!(
            export::markdown(&brief)
                .replace('\u{a0}', " ")
                .contains(line)
        );
        assert!(!brief.sources.is_empty());
    }
}

/// Texts that a reader, a browser or a spreadsheet must not act on.
const HOSTILE: [&str; 12] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</style></title></svg><script>",
    "[x](javascript:alert(1)) ![y](data:z)",
    "# x\n- y\n\n<b>z</b>",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
];

/// A platform all of whose free texts begin with `text`.
fn tampered(platform: &Platform, text: &str) -> Platform {
    fn tamper(value: &mut Value, text: &str) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(|item| tamper(item, text)),
            Value::Object(fields) => {
                for (name, field) in fields {
                    match field {
                        Value::String(said) => {
                            let free = [
                                "fr",
                                "en",
                                "name",
                                "title",
                                "publisher",
                                "text",
                                "roman",
                                "site",
                                "term",
                            ];
                            match name.as_str() {
                                "url" => *said = format!("javascript:alert('{text}')"),
                                "lang" => *said = format!("{text}{said}"),
                                name if free.contains(&name) => *said = format!("{text} {said}"),
                                _ => {}
                            }
                        }
                        other => tamper(other, text),
                    }
                }
            }
            _ => {}
        }
    }
    let mut value = serde_json::to_value(platform).unwrap();
    tamper(&mut value, text);
    serde_json::from_value(value).unwrap()
}

fn hostile(text: &str) -> Atlas {
    let mut atlas = embedded().unwrap();
    atlas
        .platforms
        .retain(|p| ["zalo", "line", "koo"].contains(&p.id.as_str()));
    for platform in &mut atlas.platforms {
        *platform = tampered(platform, text).into();
    }
    atlas
}

#[test]
fn hostile_texts_are_harmless_in_html() {
    let shapes = |atlas: &Atlas| {
        let pages = briefs(atlas, Lang::Fr).into_iter().map(|brief| {
            let html = export::html(&brief);
            (Html::parse_document(&html), brief)
        });
        let mut whole = BTreeSet::new();
        for (page, brief) in pages {
            assert_eq!(page.errors, Vec::<String>::new(), "{}", brief.title);
            whole.extend(shape(&page));
        }
        whole
    };
    let harmless = shapes(&hostile("x"));
    for text in HOSTILE {
        assert_eq!(shapes(&hostile(text)), harmless, "{text:?}");
    }
}

#[test]
fn hostile_texts_are_harmless_in_markdown() {
    for said in HOSTILE {
        let atlas = hostile(said);
        for brief in briefs(&atlas, Lang::Fr) {
            let text = export::markdown(&brief);
            let mut headings = 0;
            for event in Parser::new_ext(
                &text,
                Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH,
            ) {
                match event {
                    Event::Html(_) | Event::InlineHtml(_) => panic!("{event:?} from {said:?}"),
                    Event::Start(Tag::Image { .. } | Tag::CodeBlock(_) | Tag::BlockQuote(_)) => {
                        panic!("{event:?} from {said:?}")
                    }
                    Event::Start(Tag::Link { dest_url, .. }) => {
                        assert!(dest_url.starts_with("https://"), "{dest_url} from {said:?}");
                    }
                    Event::Start(Tag::Heading { .. }) => headings += 1,
                    _ => {}
                }
            }
            let pieces = brief.pieces.iter();
            let wanted = pieces
                .filter(|p| matches!(p, brief::Piece::Heading(..)))
                .count();
            let sources = usize::from(!brief.sources.is_empty());
            assert_eq!(
                headings,
                wanted + 1 + sources,
                "{said:?} in {}",
                brief.title
            );
        }
    }
}

#[test]
fn markdown_read_back_says_what_html_says() {
    let atlas = embedded().unwrap();
    for platform in &atlas.platforms {
        let brief = brief::platforms(asked(&atlas, Lang::En), &[platform]);
        let text = export::markdown(&brief);
        let read: String = Parser::new_ext(&text, Options::ENABLE_TABLES)
            .filter_map(|event| match event {
                Event::Text(text) => Some(text.into_string()),
                _ => None,
            })
            .collect();
        let statements = platform.cautions.iter().map(|c| &c.text);
        for said in statements.chain([&platform.tagline]) {
            assert!(
                read.contains(said.en.as_str()),
                "{}: {}",
                platform.id,
                said.en
            );
        }
    }
}

/// The cells of a CSV file, without its byte order mark.
fn cells(text: &str, lang: Lang) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').unwrap();
    assert!(text.ends_with("\r\n"));
    let delimiter = if lang == Lang::Fr { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let rows = reader
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect());
    rows.collect()
}

#[test]
fn csv_read_back_is_the_matrix_and_the_figures() {
    let atlas = embedded().unwrap();
    let all: Vec<&Platform> = atlas.platforms.iter().map(Listed::whole).collect();
    for lang in LANGS {
        let rows = cells(&export::csv_matrix(&atlas, &all, lang).unwrap(), lang);
        assert_eq!(rows.len(), atlas.vocabulary.features.len() + 1);
        for (row, feature) in rows[1..].iter().zip(&atlas.vocabulary.features) {
            assert_eq!(row[1], feature.name.get(lang));
            for (cell, platform) in row[2..].iter().zip(&all) {
                let status = platform
                    .row(&feature.id)
                    .map_or(Status::Unknown, |r| r.status);
                assert_eq!(cell, words::status(status, lang));
            }
        }
        let rows = cells(&export::csv_figures(&atlas, &all, lang).unwrap(), lang);
        let figures = all
            .iter()
            .flat_map(|p| p.figures.iter().map(move |f| (*p, f)));
        let figures: Vec<_> = figures.collect();
        assert_eq!(rows.len(), figures.len() + 1);
        for (row, (platform, figure)) in rows[1..].iter().zip(figures) {
            let value: f64 = row[2].replace(',', ".").parse().unwrap();
            let source = platform.source(&figure.source).unwrap();
            assert_eq!(
                (row[0].as_str(), value),
                (platform.name.as_str(), figure.value)
            );
            assert_eq!(row[6].parse(), Ok(figure.as_of));
            assert_eq!(row[10], source.url.clone().unwrap_or_default());
            assert_eq!(row[11], format!("{:?}", source.grade));
        }
    }
}

#[test]
fn no_cell_is_a_formula() {
    for text in HOSTILE {
        let atlas = hostile(text);
        let all: Vec<&Platform> = atlas.platforms.iter().map(Listed::whole).collect();
        for lang in LANGS {
            for table in [
                export::csv_matrix(&atlas, &all, lang).unwrap(),
                export::csv_figures(&atlas, &all, lang).unwrap(),
            ] {
                for cell in cells(&table, lang).into_iter().flatten() {
                    let first = cell.trim_start().chars().next();
                    let acts = matches!(first, Some('=' | '+' | '-' | '@'))
                        || cell.contains(['\t', '\r', '\n']);
                    assert!(!acts, "{cell:?} from {text:?}");
                }
            }
        }
    }
}

#[test]
fn an_exported_atlas_is_read_back_whole() {
    let atlas = embedded().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("all.ron");
    let ids: Vec<&str> = atlas.platforms.iter().map(|p| p.id.as_str()).collect();
    let mut words = vec!["export", "-o", file.to_str().unwrap()];
    words.extend(&ids);
    assert_eq!(luopan(&words).code, 0);
    let read = data::load(&file, TODAY, None);
    let read = read.unwrap_or_else(|findings| panic!("{}", findings.report(Lang::En)));
    assert_eq!(read.warnings.list, []);
    assert_eq!(read.atlas.platforms, atlas.platforms);
    assert_eq!(read.atlas.vocabulary, atlas.vocabulary);
    assert_eq!(
        (read.atlas.title, read.atlas.edition),
        (atlas.title, atlas.edition)
    );
}

#[test]
fn formats_and_refusals_of_the_command() {
    let small = "tests/it/atlas";
    for (words, code, holds) in [
        (vec!["export", "weitan"], 0, "# Weitan\n"),
        (
            vec!["export", "weitan", "--format", "html"],
            0,
            "<h1>Weitan</h1>",
        ),
        (
            vec!["export", "weitan", "liaotian", "--lang", "en"],
            0,
            "# Weitan, Liaotian\n",
        ),
        (
            vec!["export", "--format", "csv", "--what", "matrix"],
            0,
            "\u{feff}Groupe;Fonction;",
        ),
        (
            vec!["export", "weitan", "--format", "csv"],
            0,
            "\u{feff}Plateforme;Mesure;Valeur;",
        ),
        (vec!["export", "weitan", "--format", "ron"], 0, "\nAtlas(\n"),
        (
            vec!["export", "weitan", "--format", "json"],
            0,
            "\"freshness\": ",
        ),
        (vec!["export", "weitan", "--json"], 0, "\"schema\": 1"),
        (
            vec!["export", "weitan", "Weitan", "--format", "md"],
            0,
            "# Weitan\n",
        ),
        (
            vec!["export", "weitan", "liaotian", "--what", "comparison"],
            0,
            "| Fait | Weitan | Liaotian |",
        ),
        (
            vec!["export", "weitan", "--what", "comparison"],
            2,
            "de deux à quatre",
        ),
        (vec!["export"], 2, "Il faut nommer une plateforme."),
        (
            vec!["export", "weitna"],
            2,
            "Les plus proches\u{a0}: weitan",
        ),
        (
            vec!["export", "weitan/x", "--what", "opportunities"],
            2,
            "«\u{a0}x\u{a0}»",
        ),
        (
            vec!["export", "weitan", "--what", "matrix", "--format", "ron"],
            2,
            "--what platform",
        ),
        (
            vec!["export", "weitan", "--what", "platform", "--format", "csv"],
            2,
            "matrix, figures",
        ),
        (
            vec!["export", "weitan", "-o", "weitan.docx"],
            2,
            "md, html, csv, json, ron",
        ),
        (vec!["export", "weitan", "-o", "tests/it"], 2, "dossier"),
        (vec!["export", "weitan", "-o", "new.md/"], 2, "dossier"),
        (
            vec!["export", "weitan", "-o", "tests", "--format", "md"],
            2,
            "un fichier dedans",
        ),
        (
            vec!["export", "weitan", "--agency", "\u{1b}[2J"],
            2,
            "ne convient pas à --agency",
        ),
        (
            vec!["export", "weitan", "--agency", " "],
            2,
            "Par exemple\u{a0}: Agence Nord",
        ),
        (
            vec!["export", "weitan", "-o", "nowhere/x.md"],
            74,
            "nowhere/x.md",
        ),
    ] {
        let mut line = vec!["--data", small];
        line.extend(words);
        let answer = luopan(&line);
        assert_eq!(answer.code, code, "{line:?}: {answer:?}");
        let said = if code == 0 { &answer.out } else { &answer.err };
        assert!(said.contains(holds), "{line:?} lacks {holds:?}:\n{said}");
        assert!(code == 0 || answer.out.is_empty(), "{line:?}");
    }
}

#[test]
fn a_file_is_replaced_only_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("brief.md");
    let path = file.to_str().unwrap();
    let line = ["--data", "tests/it/atlas", "export", "weitan", "-o", path];
    let forced: Vec<&str> = line.iter().copied().chain(["--force"]).collect();
    assert_eq!(luopan(&line).code, 0);
    let written = fs::read_to_string(&file).unwrap();
    assert!(written.starts_with("# Weitan\n"));
    fs::write(&file, "mine").unwrap();
    let answer = luopan(&line);
    assert_eq!(answer.code, 2, "{answer:?}");
    assert!(answer.err.contains("--force"), "{answer:?}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    assert_eq!(luopan(&forced).code, 0);
    assert_eq!(fs::read_to_string(&file).unwrap(), written);
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn what_is_no_plain_file_is_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("taken.md");
    fs::create_dir(&inner).unwrap();
    let path = inner.to_str().unwrap();
    let answer = luopan(&[
        "--data",
        "tests/it/atlas",
        "export",
        "weitan",
        "--force",
        "-o",
        path,
    ]);
    assert_eq!(answer.code, 2, "{answer:?}");
    assert!(inner.is_dir());
}

#[cfg(unix)]
#[test]
fn a_link_stays_and_leads_to_the_new_file() {
    let folder = tempfile::tempdir().unwrap();
    let (target, link) = (folder.path().join("mine"), folder.path().join("brief.md"));
    fs::write(&target, "mine").unwrap();
    std::os::unix::fs::symlink(&target, &link).unwrap();
    let path = link.to_str().unwrap();
    let line = ["--data", "tests/it/atlas", "export", "weitan", "-o", path];
    assert_eq!(luopan(&line).code, 2);
    assert_eq!(fs::read_to_string(&target).unwrap(), "mine");
    let forced: Vec<&str> = line.iter().copied().chain(["--force"]).collect();
    assert_eq!(luopan(&forced).code, 0);
    assert!(link.is_symlink());
    assert!(fs::read_to_string(&target).unwrap().starts_with("# Weitan"));
}

#[cfg(unix)]
#[test]
fn a_link_to_a_device_or_to_nothing_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    for (leads_to, says) in [
        ("/dev/null", "ce n'est pas un fichier ordinaire."),
        ("/dev/stdout", "ce n'est pas un fichier ordinaire."),
        ("away/x.md", "ce lien ne mène à aucun fichier."),
    ] {
        let link = folder.path().join("brief.md");
        std::os::unix::fs::symlink(leads_to, &link).unwrap();
        let path = link.to_str().unwrap();
        let line = ["export", "wechat", "--force", "-o", path];
        let answer = luopan(&line);
        assert_eq!(answer.code, 2, "{leads_to}: {answer:?}");
        assert!(answer.err.contains(says), "{answer:?}");
        assert_eq!(
            fs::read_link(&link).unwrap(),
            std::path::Path::new(leads_to)
        );
        fs::remove_file(&link).unwrap();
    }
}

#[test]
fn a_folder_that_is_not_there_is_named_as_that() {
    let answer = luopan(&["export", "wechat", "-o", "no-such-folder/x.md"]);
    assert_eq!(answer.code, 74);
    let says = "no-such-folder/x.md\u{a0}: ce fichier ou ce dossier n'existe pas.";
    assert!(answer.err.contains(says), "{answer:?}");
}
