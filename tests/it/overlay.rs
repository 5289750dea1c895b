//! An overlay: what it adds and corrects, what is left out of it, what stays private.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use luopan::app::Extent;
use luopan::data::schema::{Field, Ids, OVERLAY, PLATFORM, Record, Type};
use luopan::data::{self, Atlas, Lang, Origin, Overlaid, Place};
use luopan::tui::Theme;
use luopan::words::{ASCII, UNICODE};
use luopan::{export, sheet, words};
use serde_json::Value;

use crate::command::{luopan, prepared};
use crate::faults::{TODAY, good, vocabulary};
use crate::stage::{Stage, small_atlas};

/// A word that stands nowhere else.
const SECRET: &str = "zyzzyva";
const PRIVATE: Origin = Origin::Overlay { private: true };
const PUBLIC: Origin = Origin::Overlay { private: false };

/// The faultless platform `x`, with a requirement and a caution.
fn below() -> String {
    good().replace(
        "    sources: [\n",
        "    entry: [(topic: Fee, text: (fr: \"Le prix\u{a0}: rien\", en: \"The price: nothing\"), as_of: \"2020\", sources: [\"S1\"])],
    cautions: [(text: (fr: \"Gare\", en: \"Beware\"), as_of: \"2020\", sources: [\"S1\"])],
    sources: [\n",
    )
}

fn base() -> Atlas {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.ron");
    fs::write(&path, below()).unwrap();
    let loaded = data::load(&path, TODAY, Some(&vocabulary())).unwrap();
    assert_eq!(loaded.warnings.list, []);
    loaded.atlas
}

fn laid(files: &[(&str, &str)]) -> Overlaid {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    data::load_over(&base(), folder.path(), TODAY)
}

/// A faultless overlay of `x`, with one entry a line.
const OVER: &str = r#"Overlay(
    platform: "x",
    about: [
        (text: (fr: "Quatre", en: "Four"), as_of: "2026", sources: ["A1"]),
        (text: (fr: "Cinq", en: "Five"), private: true, as_of: "2026", sources: ["S1", "A1"]),
    ],
    figures: [
        (kind: "mau", value: 1_500, counted_by: Company, as_of: "2020-Q1", source: "A1"),
        (private: true, kind: "mau", value: 1_700, counted_by: Company, as_of: "2026-Q1", source: "A1"),
    ],
    checklist: [(feature: "payments", status: Yes, as_of: "2026", sources: ["A1"])],
    remarks: [(text: (fr: "Mot", en: "Word"), as_of: "2026")],
    corrections: [
        (of: "One", text: (fr: "Un et demi", en: "One and a half"), as_of: "2026", sources: ["A1"]),
        (of: "Le prix : r", text: (fr: "Plus cher", en: "Dearer"), fee: (amount: 9, currency: "CNY", per: Year), as_of: "2026", sources: ["A1"], private: true, /* end */ ),
    ],
    sources: [
        (id: "A1", title: "Campaign", lang: "en", grade: B),
    ],
)
"#;

#[test]
fn an_overlay_adds_and_corrects() {
    let Overlaid { atlas, findings } = laid(&[("ours.ron", OVER)]);
    assert_eq!(findings.list, [], "{}", findings.report(Lang::En));
    let (below, x) = (&base().platforms[0], &atlas.platforms[0]);
    for (place, origin) in [
        (Place::About(0), PUBLIC),
        (Place::About(1), Origin::Atlas),
        (Place::About(3), PUBLIC),
        (Place::About(4), PRIVATE),
        (Place::Figure(0), PUBLIC),
        (Place::Figure(1), PRIVATE),
        (Place::Feature(0), Origin::Atlas),
        (Place::Feature(1), PUBLIC),
        (Place::Remark(0), PUBLIC),
        (Place::Entry(0), PRIVATE),
    ] {
        assert_eq!(x.origin_of(place), origin, "{place:?}");
    }
    assert_eq!(x.about[0].instead_of.as_deref(), Some(&below.about[0]));
    assert_eq!(x.figures[0].instead_of.as_deref(), Some(&below.figures[0]));
    assert_eq!(
        x.checklist[1].instead_of.as_deref(),
        Some(&below.checklist[1])
    );
    assert_eq!(x.entry[0].instead_of.as_deref(), Some(&below.entry[0]));
    assert_eq!(x.entry[0].fee.as_ref().unwrap().amount, 9.0);
    assert_eq!(atlas.headline(x).unwrap().value, 1_700.0);

    let open = atlas.without_private();
    let x = &open.platforms[0];
    assert_eq!((x.about.len(), x.figures.len(), x.remarks.len()), (4, 1, 1));
    assert_eq!(x.entry, below.entry);
    assert_eq!(x.sources.len(), 3);
}

#[test]
fn a_new_platform_can_be_laid_on_too() {
    let nova = below()
        .replace("\"x\"", "\"nova\"")
        .replace("\"Tiny\"", "\"Aaa\"");
    let over = OVER.replace("\"x\"", "\"nova\"");
    let files = [("nova.ron", nova.as_str()), ("a.ron", over.as_str())];
    let Overlaid { atlas, findings } = laid(&files);
    assert_eq!(findings.list, [], "{}", findings.report(Lang::En));
    assert_eq!(atlas.platforms[0].id, "nova");
    assert_eq!(atlas.platforms[0].remarks.len(), 1);
    assert_eq!(atlas.platforms[0].origin_of(Place::About(1)), PUBLIC);
    assert_eq!(atlas.without_private().platforms.len(), 2);
    let hidden = nova.replace("Platform(", "Platform( private: true,");
    let atlas = laid(&[("nova.ron", &hidden), ("a.ron", &over)]).atlas;
    assert_eq!(atlas.platforms[0].origin_of(Place::About(3)), PRIVATE);
    assert_eq!(atlas.without_private(), base());
}

/// One fault each: what is changed in [`OVER`], words of the report, and how much of `x` is said by the overlay then.
#[test]
fn what_is_faulty_is_left_out_and_the_rest_works() {
    const ALL: usize = 8;
    let lost = |entries: usize| ALL - entries;
    assert_eq!(count(&laid(&[("ours.ron", OVER)]).atlas), ALL);
    for (from, to, fr, en, left) in [
        // Inside an entry: that entry.
        (
            "\"Four\"",
            "",
            "il manque une valeur",
            "ours.ron:4:34: error",
            lost(1),
        ),
        (
            "as_of: \"2020-Q1\"",
            "as_of: \"2031\"",
            "date à venir",
            "a date in the future",
            lost(1),
        ),
        (
            "\"payments\"",
            "\"payment\"",
            "fonction inconnue",
            "did you mean “payments”",
            lost(1),
        ),
        (
            "private: true, as_of",
            "privat: true, as_of",
            "champ inconnu « privat »",
            "did you mean “private”",
            lost(1),
        ),
        (
            "private: true, as_of",
            "private: \"yes\", as_of",
            "true ou false",
            "true or false",
            lost(1),
        ),
        (
            "\"Four\"), as_of: \"2026\"",
            "\"Four\"), as_of: \"2026",
            "guillemet",
            "quote",
            0,
        ),
        (
            "sources: [\"S1\", \"A1\"]",
            "sources: [\"S9\"]",
            "source inconnue",
            "unknown source “S9”",
            lost(1),
        ),
        (
            "sources: [\"A1\"]),\n        (text",
            "sources: [\"A1\"])\n        (text",
            "virgule",
            "comma",
            lost(1),
        ),
        // Laid on what the atlas does not say.
        (
            "of: \"One\"",
            "of: \"Ten\"",
            "aucun énoncé de l'atlas ne commence par « Ten »",
            "no statement of the atlas begins with “Ten”",
            lost(1),
        ),
        (
            "of: \"One\"",
            "of: \"T\"",
            "3 énoncés",
            "3 statements of the atlas begin with “T”",
            lost(1),
        ),
        (
            "of: \"Le prix : r\"",
            "of: \"One\"",
            "déjà corrigé",
            "already corrected",
            lost(1),
        ),
        (
            "of: \"Le prix : r\"",
            "of: \"Two\"",
            "pas de prix ici",
            "no fee here",
            lost(1),
        ),
        // A source takes with it all that rests on it.
        (
            "lang: \"en\"",
            "lang: \"English\"",
            "laissée de côté : sa source",
            "left out, as its source “A1” is",
            1,
        ),
        (
            "(id: \"A1\"",
            "(id: \"S1\"",
            "déjà dans l'atlas",
            "“S1” is already in the atlas",
            1,
        ),
        // Outside the entries: the file, since a misspelt `private` may be meant.
        (
            "platform: \"x\"",
            "platform: \"y\"",
            "plateforme inconnue",
            "unknown platform “y”",
            0,
        ),
        (
            "platform: \"x\"",
            "platform: \"x\", privat: true",
            "champ inconnu",
            "did you mean “private”",
            0,
        ),
        (
            "platform: \"x\",",
            "",
            "il manque le champ « platform »",
            "“platform” is missing",
            0,
        ),
        (
            "Overlay(",
            "Overly(",
            "« Overly »",
            "“Overly” instead of “Overlay”",
            0,
        ),
    ] {
        let text = OVER.replacen(from, to, 1);
        assert_ne!(text, OVER, "{from}");
        let Overlaid { atlas, findings } = laid(&[("ours.ron", &text)]);
        let spaced = |lang| findings.report(lang).replace('\u{a0}', " ");
        let (french, english) = (spaced(Lang::Fr), spaced(Lang::En));
        assert!(findings.has_errors(), "{to}");
        assert!(french.contains(fr), "{fr:?} is not in\n{french}");
        assert!(english.contains(en), "{en:?} is not in\n{english}");
        assert_eq!(count(&atlas), left, "{to}\n{english}");
    }
}

/// How many statements of `x` an overlay makes.
fn count(atlas: &Atlas) -> usize {
    let x = &atlas.platforms[0];
    let said = x.statements().into_iter().map(|place| x.origin_of(place));
    said.filter(|origin| *origin != Origin::Atlas).count()
}

/// Files that cannot be laid at all, or not both.
#[test]
fn a_faulty_file_does_not_harm_the_others() {
    let below = below();
    let other = OVER.replace("A1", "B1").replace("corrections", "cautions");
    let other = other.replace("of: \"One\", ", "");
    for (name, text, en) in [
        (
            "a.ron",
            "Overlay(platform: \"x\", about: [(",
            "is not closed",
        ),
        ("b.ron", "", "the file is empty"),
        ("c.ron", "{\"platform\": \"x\"}", "this is JSON"),
        (
            "d.ron",
            "Atlas(schema: 1)",
            "neither an overlay nor a platform",
        ),
        ("x.ron", &below, "“x” is already a platform of the atlas"),
        ("ours2.ron", OVER, "ours.ron:18:14: the first time here"),
        ("ours2.ron", &other, "ours.ron:11:27: the first time here"),
    ] {
        let Overlaid { atlas, findings } = laid(&[("ours.ron", OVER), (name, text)]);
        let report = findings.report(Lang::En);
        assert!(report.contains(en), "{en:?} is not in\n{report}");
        assert!(count(&atlas) >= 8, "{report}");
        assert_eq!(atlas.platforms.len(), 1);
    }
    let nowhere = data::load_over(&base(), Path::new("/nowhere/at/all"), TODAY);
    assert_eq!(nowhere.atlas, base());
    assert!(nowhere.findings.has_errors());
    let empty = tempfile::tempdir().unwrap();
    let empty = data::load_over(&base(), empty.path(), TODAY);
    assert_eq!(empty.atlas, base());
    let report = empty.findings.report(Lang::En);
    assert!(
        report.contains("this folder holds no .ron file"),
        "{report}"
    );
}

/// A value of a type, with the secret in each text of it.
fn sample(is: Type, hide: bool) -> String {
    match is {
        Type::Text(_) => format!("(fr: \"{SECRET}\", en: \"{SECRET}\")"),
        Type::Line(_) => format!("\"{SECRET}\""),
        Type::Slug => format!("\"{SECRET}\""),
        Type::Host => format!("\"{SECRET}.cn\""),
        Type::Url => format!("\"https://{SECRET}.cn/\""),
        Type::SourceCode | Type::Ref(Ids::Source) => "\"A1\"".to_owned(),
        Type::Ref(ids) => match ids {
            Ids::Feature => "\"payments\"",
            Ids::Metric => "\"revenue\"",
            Ids::Format => "\"sticker-pack\"",
            Ids::Vertical => "\"culture\"",
            Ids::Region => "\"CN\"",
            Ids::Language => "\"zh\"",
            Ids::Platform => "\"x\"",
            _ => "\"messaging\"",
        }
        .to_owned(),
        Type::Tag => "\"zh\"".to_owned(),
        Type::Currency => "\"CNY\"".to_owned(),
        Type::Date | Type::AsOf => "\"2025\"".to_owned(),
        Type::Number => "12".to_owned(),
        Type::Bool => hide.to_string(),
        Type::Choice(variants) => variants[0].name.to_owned(),
        Type::List { of, least, .. } => {
            let items = vec![sample(*of, hide); least.max(1)];
            format!("[{}]", items.join(", "))
        }
        Type::Record(record) => written(record, record.fields, hide, ""),
        Type::Entry(record) => {
            let private = format!("private: {hide},");
            written(record, record.fields, hide, &private)
        }
        other => panic!("{other:?}"),
    }
}

fn written(record: &Record, fields: &[Field], hide: bool, more: &str) -> String {
    let value = |field: &Field| match (record.name, field.name) {
        ("Correction", "of") => "\"The price\"".to_owned(),
        ("Platform", "checklist") => format!(
            "[(feature: \"private-messages\", status: Unknown), {}]",
            sample(Type::Record(&data::schema::ROW), hide)
        ),
        _ => sample(field.is, hide),
    };
    let fields = fields
        .iter()
        .map(|f| format!("{}: {},\n", f.name, value(f)));
    format!("({more}{})", fields.collect::<String>())
}

/// The secret stands in every text that an overlay can hold, and in nothing that is left without what is private.
#[test]
fn what_is_private_leaks_nowhere() {
    let without = |name: &'static str| OVERLAY.fields.iter().filter(move |f| f.name != name);
    let of_entries: Vec<Field> = without("private").copied().collect();
    let resting: Vec<Field> = without("private")
        .filter(|f| f.name != "terms")
        .copied()
        .collect();
    let each = written(&OVERLAY, &of_entries, true, "");
    let whole = written(&OVERLAY, OVERLAY.fields, true, "").replace(",private: false", "");
    let whole = whole.replace("(private: true,", "(");
    let source = written(&OVERLAY, &resting, false, "");
    let (rest, sources) = source.rsplit_once("sources: [(private: false").unwrap();
    let source = format!("{rest}sources: [(private: true{sources}");
    let platform = written(&PLATFORM, PLATFORM.fields, true, "private: true,");
    let name = format!("{SECRET}.ron");
    for (name, head, text) in [
        ("each.ron", "Overlay", each),
        ("whole.ron", "Overlay", whole),
        ("source.ron", "Overlay", source),
        (name.as_str(), "Platform", platform),
    ] {
        let text = format!("{head}{text}");
        let Overlaid { atlas, findings } = laid(&[(name, &text)]);
        assert!(
            !findings.has_errors(),
            "{}\n{text}",
            findings.report(Lang::En)
        );
        assert!(told(&atlas).matches(SECRET).count() > 20, "{name}");
        let open = atlas.without_private();
        assert!(!told(&open).contains(SECRET), "{name}");
        assert_eq!(open, base(), "{name}");
    }
}

/// A slip of the pen, in any place, leaves things out and makes nothing public.
#[test]
fn no_slip_makes_anything_public() {
    let entry =
        format!("(text: (fr: \"{SECRET}\", en: \"{SECRET}\"), as_of: \"2026\", private: true), ");
    let entries = format!("Overlay(platform: \"x\", remarks: [{entry}{entry}], terms: [])");
    let file = entries.replace(", private: true)", ")");
    let file = file.replace(", terms: []", ", private: true");
    let other =
        "(private: true, term: \"小\", roman: \"zyzzyva\", meaning: (fr: \"a\", en: \"a\"))";
    let sources = format!("Overlay(private: true, platform: \"x\", terms: [{other}], remarks: [])");
    let base = base();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ours.ron");
    let mut laid_some = 0;
    for text in [entries, file, sources] {
        let edges: Vec<usize> = (0..=text.len())
            .filter(|at| text.is_char_boundary(*at))
            .collect();
        for pair in edges.windows(2) {
            let (before, after) = (&text[..pair[0]], &text[pair[1]..]);
            for slip in [
                format!("{before}{after}"),
                before.to_owned(),
                format!("{before},{}", &text[pair[0]..]),
                format!("{before}){}", &text[pair[0]..]),
                format!("{before}]{}", &text[pair[0]..]),
                format!("{before}//{}", &text[pair[0]..]),
            ] {
                fs::write(&path, &slip).unwrap();
                let atlas = data::load_over(&base, &path, TODAY).atlas;
                laid_some += usize::from(atlas != base);
                assert_eq!(atlas.without_private(), base, "{slip}");
            }
        }
    }
    assert!(laid_some > 100);
}

/// Everything that any output is made from.
fn told(atlas: &Atlas) -> String {
    let json = serde_json::to_string(atlas).unwrap();
    format!("{atlas:?}{json}{}", pages(atlas))
}

/// The pages of all platforms, in both languages.
fn pages(atlas: &Atlas) -> String {
    let mut all = String::new();
    for lang in [Lang::Fr, Lang::En] {
        for platform in &atlas.platforms {
            let sheet = sheet::platform(atlas, platform, lang, TODAY);
            let form = export::Form {
                columns: 4_000,
                chart_rows: 0,
                glyphs: &words::UNICODE,
                lang,
                airy: false,
            };
            all += &export::print(
                &export::flow(&sheet, form),
                export::Ink::Plain,
                &words::UNICODE,
            );
        }
    }
    all
}

#[test]
fn the_page_says_who_says_what() {
    let atlas = laid(&[("ours.ron", OVER)]).atlas;
    let page = pages(&atlas).replace('\u{a0}', " ");
    for words in [
        "Un et demi (2026 · A1 · B · frais) [agence] Selon l'atlas : Un (2020 · S1 · A · ancien)",
        "One and a half (2026 · A1 · B · fresh) [agency] The atlas says: One",
        "Cinq (2026 · S1, A1 · A · frais) [agence, privé]",
        "1 500 (A1) [agence] Selon l'atlas : T1 2020 1 300 (S1)",
        "oui     (2026 · A1 · B · frais) [agence] Selon l'atlas : inconnu",
        "Remarques de l'agence",
        "Mot (2026 · frais) [agence]",
        "[agence, privé] Selon l'atlas : Le prix : rien",
    ] {
        assert!(page.contains(words), "{words:?} is not in\n{page}");
    }
}

/// A folder with the overlay `ours.ron`, and its path.
fn folder(text: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("ours.ron"), text).unwrap();
    let path = folder.path().to_str().unwrap().to_owned();
    (folder, path)
}

const SMALL: &str = r#"Overlay(platform: "weitan", remarks: [
    (text: (fr: "À revoir", en: "Look again"), as_of: "2026-11"),
    (text: (fr: "Budget secret", en: "Secret budget"), as_of: "2026-11", private: true),
])"#;

#[test]
fn the_program_lays_an_overlay() {
    let small = ["--data", "tests/it/atlas", "--overlay"];
    let (_folder, path) = folder(SMALL);
    let answer = luopan(&[&small[..], &[&path, "show", "weitan"]].concat());
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    for words in ["[agence]", "[agence, privé]"] {
        assert!(answer.out.contains(words), "{answer:?}");
    }
    let found = luopan(&[&small[..], &[&path, "search", "secret"]].concat());
    assert!(found.out.contains("weitan"), "{found:?}");
    let answer = luopan(&[&small[..], &[&path, "show", "weitan", "--json"]].concat());
    let record: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(record["remarks"][1]["origin"], "private");
    assert_eq!(record["remarks"][0]["freshness"], "fresh");

    let faulty = SMALL.replace("as_of: \"2026-11\"),", "),");
    let (_folder, path) = folder(&faulty);
    let answer = luopan(&[&small[..], &[&path, "show", "weitan"]].concat());
    assert_eq!(answer.code, 0);
    assert!(answer.out.contains("Budget secret") && !answer.out.contains("À revoir"));
    assert!(answer.err.contains("ours.ron:2:5: erreur"), "{answer:?}");
    assert!(answer.err.contains("laissé de côté"), "{answer:?}");
}

#[test]
fn check_knows_an_overlay_from_an_atlas() {
    let weitan = ["--data", "tests/it/atlas", "check"];
    let (_folder, path) = folder(SMALL);
    for words in [&[path.as_str()][..], &["--overlay", &path]] {
        let answer = luopan(&[&weitan[..], words].concat());
        assert_eq!((answer.code, answer.out.as_str()), (0, "aucune faute\n"));
    }
    // The built-in atlas has no such platform.
    let answer = luopan(&["check", &path]);
    assert_eq!(answer.code, 1);
    assert!(answer.out.contains("plateforme inconnue"), "{answer:?}");
    let answer = luopan(&["--data", &path, "list"]);
    assert_eq!(answer.code, 2);
    assert!(answer.err.contains("--overlay"), "{answer:?}");
    let answer = luopan(&["check", "--watch"]);
    assert_eq!(answer.code, 2);
    assert!(answer.err.contains("surveiller"), "{answer:?}");
}

/// What the agency knows of two platforms: an answer everyone may see, a number and a caution of its own.
const MARKED: &str = r#"Overlay(
    platform: "liaotian",
    figures: [(private: true, kind: "mau", value: 1_500_000_000, counted_by: Company, as_of: "2026-09", source: "A1")],
    checklist: [(feature: "payments", status: Partial, as_of: "2026-09", sources: ["A1"])],
    cautions: [(text: (fr: "Gare", en: "Beware of this"), private: true, as_of: "2026-09", sources: ["A1"])],
    sources: [(id: "A1", title: "Campaign", lang: "en", grade: B)],
)"#;

#[test]
fn matter_of_ones_own_bears_its_mark_in_lists_cells_and_comparisons() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("ours.ron"), MARKED).unwrap();
    let laid = data::load_over(&small_atlas(), folder.path(), TODAY);
    assert_eq!(laid.findings.list, [], "{}", laid.findings.report(Lang::En));
    for (glyphs, [agency, private]) in [(&UNICODE, ["⌂", "⊗"]), (&ASCII, ["@", "&"])] {
        for (lang, key, word) in [
            (Lang::En, "agency, private", "[agency, private]"),
            (Lang::Fr, "agence, privé", "[agence, privé]"),
        ] {
            let size = (120, 60);
            let mut stage = Stage::with_look(laid.atlas.clone(), lang, size, Theme::PLAIN, glyphs);
            let list = stage.text();
            assert!(list.contains(&format!("{private}1")), "{list}");
            assert!(list.contains(&format!("{private} {key}")), "{list}");
            let matrix = stage.press("<f4>").text();
            let sign = if *glyphs == UNICODE { "◐" } else { "~" };
            assert!(matrix.contains(&format!("{sign}{agency}")), "{matrix}");
            stage.press("<esc>liao  <esc>wei  <esc><f3>");
            let compared = stage.text();
            assert!(compared.contains(word), "{compared}");
            // Before others nothing private is there, nor the sign of it.
            let shared = stage.press("<f5>").text();
            assert!(
                !shared.contains(word) && !shared.contains(private),
                "{shared}"
            );
            assert!(
                stage
                    .press("<esc><f4>")
                    .text()
                    .contains(&format!("{sign}{agency}"))
            );
        }
    }
    // A client's document is signed by the agency: its marks are left out.
    let asked = sheet::brief::Asked {
        atlas: &laid.atlas.without_private(),
        lang: Lang::En,
        today: TODAY,
        agency: None,
    };
    let platforms: Vec<_> = asked
        .atlas
        .platforms
        .iter()
        .map(luopan::data::Listed::whole)
        .take(2)
        .collect();
    let brief = sheet::brief::comparison(asked, &platforms);
    let page = export::html(&brief);
    assert!(
        !page.contains("[agency") && !page.contains("Beware of this"),
        "{page}"
    );
}

#[test]
fn before_others_no_view_shows_or_copies_anything_private() {
    let secret = format!(
        r#"Overlay(
    platform: "liaotian",
    figures: [(private: true, kind: "mau", value: 1_777_000_000, counted_by: Company, as_of: "2026-09", source: "A1",
        note: (fr: "{SECRET}", en: "{SECRET}"))],
    checklist: [(feature: "payments", private: true, status: No, note: (fr: "{SECRET}", en: "{SECRET}"), as_of: "2026-09", sources: ["A1"])],
    cautions: [(text: (fr: "{SECRET}", en: "{SECRET}"), private: true, as_of: "2026-09", sources: ["A1"])],
    remarks: [(text: (fr: "{SECRET}", en: "{SECRET}"), private: true, as_of: "2026-09")],
    sources: [(id: "A1", title: "{SECRET}", lang: "en", grade: B)],
)"#
    );
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("ours.ron"), secret).unwrap();
    let laid = data::load_over(&small_atlas(), folder.path(), TODAY);
    assert_eq!(laid.findings.list, [], "{}", laid.findings.report(Lang::En));
    let views = [
        "",
        "liao",
        "liao<enter>",
        "<f4>",
        "<f6>",
        "<f7>",
        "<f7><enter>",
        "<f8>",
        "<f9>",
        "liao<c-t><esc>wei<c-t><f3>",
        "liao<c-t><esc>wei<c-t><f7><enter>",
        "<c-k>sources<enter><enter>",
        "<c-k>refresh<enter><enter>",
        "<c-k>2016<enter><enter>",
    ];
    for lang in [Lang::Fr, Lang::En] {
        let mut seen = 0;
        for keys in views {
            let mut stage = Stage::new(laid.atlas.clone(), lang, (160, 200));
            let private = |stage: &Stage| {
                let copied = [true, false].map(|whole| stage.copied(whole).unwrap_or_default());
                let marked_up = stage.copied_markdown(Extent::Whole).unwrap_or_default();
                let shown = stage.text() + &copied.concat() + &marked_up;
                shown.contains(SECRET)
                    || shown.contains("1,777")
                    || shown.contains("1.777")
                    || shown.contains('⊗')
            };
            seen += usize::from(private(stage.press(keys)));
            assert!(!private(stage.press("<f5>")), "{keys}: {}", stage.text());
            let mut stage = Stage::new(laid.atlas.clone(), lang, (160, 200));
            assert!(
                !private(stage.press("<f5>").press(keys)),
                "{keys}: {}",
                stage.text()
            );
        }
        assert!(seen > 6, "what is private is shown to its owner: {seen}");
    }
}

#[test]
fn a_watched_overlay_is_checked_after_each_change() {
    let patience = Duration::from_secs(60);
    let (folder, path) = folder(SMALL);
    let watch = ["--data", "tests/it/atlas", "check", "--watch", &path];
    let mut child = prepared()
        .args(watch)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (tell, told) = mpsc::channel();
    let stop = "stop reading";
    let reader = thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            let is_last = line.contains(stop);
            if tell.send(line).is_err() || is_last {
                break;
            }
        }
    });
    let await_line = |words: &str| {
        while !told.recv_timeout(patience).unwrap().contains(words) {}
    };
    let file = folder.path().join("ours.ron");
    await_line("aucune faute");
    fs::write(&file, SMALL.replace("weitan", "weitann")).unwrap();
    await_line("--- ");
    await_line("plateforme inconnue «\u{a0}weitann\u{a0}»");
    fs::write(&file, SMALL).unwrap();
    await_line("aucune faute");
    fs::write(&file, SMALL.replace("weitan", stop)).unwrap();
    await_line(stop);
    // Nobody reads any more: the program ends without another change.
    reader.join().unwrap();
    let (tell, ended) = mpsc::channel();
    thread::spawn(move || tell.send(child.wait()));
    let status = ended.recv_timeout(patience).unwrap().unwrap();
    assert_eq!(status.code(), Some(1));
}

/// A brief without the agency's corrections must not go out unnoticed.
#[test]
fn nothing_is_exported_without_the_overlay() {
    let folder = tempfile::tempdir().unwrap();
    let brief = folder.path().join("brief.md");
    let broken = folder.path().join("ours.ron");
    fs::write(&broken, "Overlay(platform: \"wechat\", remarks: [(").unwrap();
    let bare = folder.path().join("bare");
    fs::create_dir(&bare).unwrap();
    fs::write(bare.join("ours.txt"), "no data").unwrap();
    let (missing, broken) = ("/no/such/overlay", broken.to_str().unwrap());
    let bare = bare.to_str().unwrap();
    for (overlay, words, code) in [
        (missing, &["export", "wechat", "-o"][..], 2),
        (broken, &["export", "wechat", "-o"], 2),
        (missing, &["show", "wechat"], 2),
        (missing, &["list"], 2),
        (bare, &["export", "wechat", "-o"], 2),
        (bare, &["list"], 2),
        (broken, &["list"], 0),
    ] {
        let mut line = vec!["--overlay", overlay];
        line.extend(words);
        if words.contains(&"-o") {
            line.push(brief.to_str().unwrap());
        }
        let answer = luopan(&line);
        assert_eq!(answer.code, code, "{line:?}: {answer:?}");
        assert_eq!(answer.out.is_empty(), code == 2, "{line:?}");
        let refuses = answer.err.contains("Rien n'est écrit sans ce calque");
        assert_eq!(refuses, code == 2, "{line:?}: {answer:?}");
        assert!(!brief.exists());
    }
}
