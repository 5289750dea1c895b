//! Comparison and matrix: the tables, the screens at every size, and the commands that print them.

use luopan::app::{Grid, Motion};
use luopan::data::{Atlas, Lang, Listed, Platform};
use luopan::sheet::{self, Choice, Content, Table};
use luopan::tui::{GridPage, Look, Theme};
use luopan::words::{ASCII, Glyphs, UNICODE};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr;

use crate::command::{json, luopan};
use crate::stage::{Stage, TODAY, rows, small_atlas, styled};

const SIZES: [(u16, u16); 5] = [(24, 6), (40, 12), (80, 24), (120, 40), (200, 60)];

fn platforms<'a>(atlas: &'a Atlas, ids: &[&str]) -> Vec<&'a Platform> {
    ids.iter().map(|id| atlas.platform(id).unwrap()).collect()
}

fn compared(atlas: &Atlas, ids: &[&str], lang: Lang) -> Table {
    sheet::comparison(atlas, &platforms(atlas, ids), lang, TODAY)
}

fn every_feature(atlas: &Atlas, lang: Lang) -> Table {
    let all: Vec<&Platform> = atlas.platforms.iter().map(Listed::whole).collect();
    let choice = Choice {
        all_features: true,
        by_count: false,
    };
    sheet::matrix(atlas, &all, lang, TODAY, choice)
}

/// A grid in a window, with a free cell around it to see that nothing is drawn outside.
struct Window {
    page: GridPage,
    grid: Grid,
    area: Rect,
}

impl Window {
    fn new(
        table: Table,
        (columns, rows): (u16, u16),
        theme: Theme,
        glyphs: &'static Glyphs,
    ) -> Self {
        let mut window = Self {
            page: GridPage::new(table, columns, Look { theme, glyphs }),
            grid: Grid::default(),
            area: Rect::new(1, 1, columns, rows),
        };
        window.settle();
        window
    }

    fn plain(table: Table, size: (u16, u16)) -> Self {
        Self::new(table, size, Theme::PLAIN, &UNICODE)
    }

    fn settle(&mut self) {
        let room = self.page.room(&self.grid, self.area);
        self.grid.fit(room);
    }

    fn act(&mut self, act: impl FnOnce(&mut Grid)) -> &mut Self {
        act(&mut self.grid);
        self.settle();
        self
    }

    fn draw(&self) -> Buffer {
        let around = Rect::new(0, 0, self.area.width + 2, self.area.height + 2);
        let mut buffer = Buffer::empty(around);
        for cell in &mut buffer.content {
            cell.set_symbol("░");
        }
        for position in self.area.positions() {
            buffer[position].set_symbol(" ");
        }
        self.page.draw(&mut buffer, self.area, &self.grid, true);
        buffer
    }

    fn lines(&self) -> Vec<String> {
        let inside = |row: String| row.trim_matches('░').trim_end().to_owned();
        rows(&self.draw()).map(inside).collect()
    }

    /// Nothing is drawn outside, no letter is cut, the cursor is in sight and marked.
    fn check(&self, told: &str) {
        let buffer = self.draw();
        for (y, row) in rows(&buffer).enumerate() {
            assert_eq!(
                row.width(),
                usize::from(self.area.width) + 2,
                "{told}: {row}"
            );
            assert!(row.starts_with('░') && row.ends_with('░'), "{told}: {row}");
            let inside = y > 0 && y <= usize::from(self.area.height);
            assert_eq!(inside, row.chars().any(|c| c != '░'), "{told}: {row}");
            assert!(
                !row.chars().any(|c| c.is_control() || c == '\u{fffd}'),
                "{told}: {row}"
            );
        }
        let reversed = buffer
            .content
            .iter()
            .any(|cell| cell.modifier.contains(Modifier::REVERSED));
        assert!(reversed, "{told}: no cursor");
        let gutter = (0..buffer.area.height).any(|y| ["▌", ">"].contains(&buffer[(1, y)].symbol()));
        assert!(gutter, "{told}: no sign of the cursor");
    }
}

fn snapshot(name: &str, window: &Window) {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, styled(&window.draw()));
    });
}

#[test]
fn what_differs_is_told_by_the_facts() {
    let atlas = small_atlas();
    let french = compared(&atlas, &["liaotian", "weitan"], Lang::Fr);
    let english = compared(&atlas, &["liaotian", "weitan"], Lang::En);
    let ids = |table: &Table, differs| -> Vec<String> {
        let cells = table.rows.iter().filter(|row| !row.cells().is_empty());
        let rows = cells.filter(|row| row.differs() == differs);
        rows.map(|row| row.id.clone()).collect()
    };
    let same = [
        "identity/regions",
        "reach/metric",
        "reach/counted-by",
        "reach/grade",
        "reach/freshness",
        "feature/polls",
        "freshness/edition",
    ];
    assert_eq!(ids(&french, false), same);
    assert_eq!(ids(&english, true), ids(&french, true));
    let twin = compared(&atlas, &["weitan", "weitan"], Lang::Fr);
    assert_eq!(ids(&twin, true), Vec::<String>::new());
    assert!(twin.shown(|_| false, true).is_empty());
}

#[test]
fn unlike_metrics_are_not_ranked_and_the_definitions_say_why() {
    let atlas = luopan::embedded().unwrap();
    let kind = |p: &Platform| atlas.headline(p).map(|f| f.kind.clone());
    let metrics = |ids: &[&str]| -> usize {
        let mut kinds: Vec<_> = platforms(&atlas, ids)
            .into_iter()
            .filter_map(kind)
            .collect();
        kinds.sort();
        kinds.dedup();
        kinds.len()
    };
    let other = atlas
        .platforms
        .iter()
        .find(|p| kind(p).is_some_and(|k| k != "mau"))
        .unwrap();
    for (ids, unlike) in [(["wechat", "weibo"], false), (["wechat", &other.id], true)] {
        assert_eq!(metrics(&ids) > 1, unlike);
        let table = compared(&atlas, &ids, Lang::En);
        let note = table.rows.iter().find(|row| row.content == Content::Note);
        assert_eq!(note.is_some(), unlike, "{ids:?}");
        let text: String = note
            .iter()
            .flat_map(|n| &n.label)
            .map(|r| r.text.as_str())
            .collect();
        for figure in platforms(&atlas, &ids)
            .into_iter()
            .filter_map(|p| atlas.headline(p))
        {
            let metric = atlas.vocabulary.metric(&figure.kind).unwrap();
            assert_eq!(text.contains(&metric.definition.en), unlike, "{text}");
        }
    }
}

#[test]
fn every_cell_says_something_and_counts_are_sums() {
    let atlas = luopan::embedded().unwrap();
    for lang in [Lang::Fr, Lang::En] {
        let table = every_feature(&atlas, lang);
        for row in table.rows.iter().filter(|row| !row.is_group()) {
            let having = row
                .cells()
                .iter()
                .filter_map(|cell| cell.status)
                .filter(|s| s.has());
            assert_eq!(
                row.cells()[0].short[0][0].text,
                having.count().to_string(),
                "{}",
                row.id
            );
            assert!(
                row.cells().iter().all(|cell| !cell.full.is_empty()),
                "{}",
                row.id
            );
        }
        let table = compared(&atlas, &["wechat", "line", "zalo", "weibo"], lang);
        for row in table.rows.iter().filter(|row| !row.cells().is_empty()) {
            assert_eq!(row.cells().len(), 4, "{}", row.id);
            let told = row
                .cells()
                .iter()
                .all(|c| !c.full.is_empty() && !c.short.is_empty());
            assert!(told, "{}", row.id);
        }
        let mut ids: Vec<&str> = table.rows.iter().map(|row| row.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), table.rows.len(), "an id twice");
    }
}

#[test]
fn by_count_the_most_spread_feature_comes_first() {
    let atlas = small_atlas();
    let all: Vec<&Platform> = atlas.platforms.iter().map(Listed::whole).collect();
    let ids = |by_count| -> Vec<String> {
        let choice = Choice {
            all_features: true,
            by_count,
        };
        let table = sheet::matrix(&atlas, &all, Lang::Fr, TODAY, choice);
        table.rows.into_iter().map(|row| row.id).collect()
    };
    let [payments, live, english, polls] =
        ["payments", "live-commerce", "english-interface", "polls"]
            .map(|id| format!("feature/{id}"));
    let (commerce, access) = ("group/commerce".to_owned(), "group/access".to_owned());
    let grouped = vec![
        commerce,
        payments.clone(),
        live.clone(),
        access,
        english.clone(),
        polls.clone(),
    ];
    assert_eq!(ids(false), grouped);
    assert_eq!(ids(true), [payments, live, english, polls]);
}

#[test]
fn a_grid_is_whole_at_every_size_wherever_the_cursor_goes() {
    let atlas = luopan::embedded().unwrap();
    for lang in [Lang::Fr, Lang::En] {
        let four = compared(&atlas, &["wechat", "line", "zalo", "weibo"], lang);
        for (what, table) in [("compare", four), ("matrix", every_feature(&atlas, lang))] {
            for (size, glyphs) in SIZES.into_iter().flat_map(|s| [(s, &UNICODE), (s, &ASCII)]) {
                let mut window = Window::new(table.clone(), size, Theme::TERMINAL, glyphs);
                let told = format!("{what} {size:?} {}", lang.code());
                window.check(&told);
                for motion in [
                    Motion::Down,
                    Motion::PageDown,
                    Motion::HalfDown,
                    Motion::Last,
                    Motion::PageUp,
                ] {
                    window
                        .act(|grid| grid.go(motion))
                        .act(Grid::right)
                        .check(&told);
                }
                for _ in 0..10 {
                    window
                        .act(|grid| grid.go(Motion::By(23)))
                        .act(Grid::right)
                        .check(&told);
                }
                window.act(Grid::fold).check(&told);
                window.act(Grid::toggle_differences).check(&told);
            }
        }
    }
}

#[test]
fn names_and_labels_stay_while_the_rest_scrolls() {
    let atlas = luopan::embedded().unwrap();
    for lang in [Lang::Fr, Lang::En] {
        let mut window = Window::plain(every_feature(&atlas, lang), (80, 24));
        let first = window.lines();
        window.act(|grid| grid.go(Motion::Last));
        let below = window.lines();
        assert_eq!(first[1], below[1], "the row of names");
        assert_ne!(first[5], below[5]);
        for _ in 0..atlas.platforms.len() {
            window.act(Grid::right);
        }
        let right = window.lines();
        assert_ne!(right[1], below[1]);
        let label = |line: &String| line.chars().take(20).collect::<String>();
        for y in 4..18 {
            assert_eq!(label(&right[y]), label(&below[y]), "the column of labels");
        }
        let foot = format!("· {}", atlas.platforms.last().unwrap().name);
        assert!(right.iter().any(|line| line.contains(&foot)), "{right:?}");
    }
}

#[test]
fn columns_out_of_sight_are_announced() {
    let atlas = luopan::embedded().unwrap();
    let ids = ["wechat", "line", "zalo", "weibo"];
    for (columns, right, corner) in [
        (80, 0, "  1–2/4 ›"),
        (80, 2, "‹ 2–3/4 ›"),
        (80, 3, "‹ 3–4/4"),
        (24, 1, "‹ 2/4 ›"),
        (200, 3, "  Comparaison"),
    ] {
        let mut window = Window::plain(compared(&atlas, &ids, Lang::Fr), (columns, 24));
        for _ in 0..right {
            window.act(Grid::right);
        }
        let head = &window.lines()[1];
        assert!(head.starts_with(corner), "{columns} {right}: {head:?}");
    }
}

#[test]
fn a_click_goes_where_the_cursor_is_drawn() {
    let atlas = luopan::embedded().unwrap();
    let mut window = Window::plain(every_feature(&atlas, Lang::Fr), (120, 40));
    for (row, column) in [(1, 0), (4, 7), (9, 12), (30, 20)] {
        window.act(|grid| grid.go_to(row, column));
        let buffer = window.draw();
        let at = window
            .area
            .positions()
            .find(|at| buffer[*at].modifier.contains(Modifier::REVERSED))
            .unwrap();
        assert_eq!(
            window.page.click(window.area, &window.grid, at),
            Some((row, column))
        );
    }
    let outside = Position::new(0, 0);
    assert_eq!(window.page.click(window.area, &window.grid, outside), None);
}

#[test]
fn without_colours_no_cell_has_one_and_in_ascii_every_sign_is_ascii() {
    let atlas = small_atlas();
    for table in [
        compared(&atlas, &["liaotian", "weitan", "kiosk"], Lang::Fr),
        every_feature(&atlas, Lang::Fr),
    ] {
        let window = Window::new(table, (100, 50), Theme::PLAIN, &ASCII);
        let buffer = window.draw();
        for cell in &buffer.content {
            assert_eq!((cell.fg, cell.bg), Default::default(), "{cell:?}");
        }
        // The screen puts the set's signs in place of those that texts are written with, once everything is drawn.
        for text in window.lines() {
            let text = ASCII.text(&text).into_owned();
            let sign = text
                .chars()
                .find(|c| !(c.is_ascii() || c.is_alphanumeric() || "«»\u{a0}".contains(*c)));
            assert!(sign.is_none_or(|c| c == '░'), "{text}");
        }
    }
}

#[test]
fn grids_as_they_look() {
    let atlas = small_atlas();
    let ids = ["liaotian", "weitan", "kiosk"];
    for (lang, size) in [
        (Lang::Fr, (80, 24)),
        (Lang::En, (24, 6)),
        (Lang::En, (120, 40)),
    ] {
        let (columns, rows) = size;
        let name = format!("grid-compare-{columns}x{rows}-{}", lang.code());
        let mut window = Window::plain(compared(&atlas, &ids, lang), size);
        snapshot(
            &name,
            window.act(|grid| grid.go(Motion::By(12))).act(Grid::right),
        );
    }
    let embedded = luopan::embedded().unwrap();
    for (lang, size) in [(Lang::Fr, (40, 12)), (Lang::En, (24, 6))] {
        let (columns, rows) = size;
        let name = format!("grid-matrix-{columns}x{rows}-{}", lang.code());
        let mut window = Window::plain(every_feature(&atlas, lang), size);
        snapshot(
            &name,
            window.act(|grid| grid.go(Motion::By(2))).act(Grid::right),
        );
    }
    let all: Vec<&Platform> = embedded.platforms.iter().map(Listed::whole).collect();
    let table = sheet::matrix(&embedded, &all, Lang::Fr, TODAY, Choice::default());
    assert!(Window::plain(table, (80, 24)).lines()[1].contains("1–7/28 ›"));
}

#[test]
fn commands_answer_and_refuse() {
    let small = "tests/it/atlas";
    for (words, code, holds) in [
        (
            "compare liaotian weitan",
            0,
            "≠ Lancement        21\u{a0}janv.\u{a0}2011                 14\u{a0}août\u{a0}2009",
        ),
        ("compare liaotian 微谈 --lang en", 0, "≠ Standing"),
        ("compare liaotian weitan --diff --ascii", 0, "! Genres"),
        (
            "compare liaotian weitan kiosk --lang en",
            0,
            "closed (1\u{a0}Aug\u{a0}2023)",
        ),
        ("compare liaotian", 2, "de deux à quatre"),
        ("compare", 2, "de deux à quatre"),
        ("compare a b c d e", 2, "plus de quatre"),
        (
            "compare liaotian 聊天通 --lang en",
            2,
            "The same platform is named twice: “liaotian”.",
        ),
        (
            "compare liaotian weitann",
            2,
            "Les plus proches\u{a0}: weitan",
        ),
        // Those alive by their reach, then the closed one.
        ("matrix", 0, "Paiement         2      ✓      $      ?"),
        ("matrix --all --lang en", 0, "Polls"),
        ("matrix liao --ascii", 0, "Vente en direct  1      ~"),
        ("matrix zzzz", 1, "Rien ne correspond à «\u{a0}zzzz\u{a0}»."),
    ] {
        let words: Vec<&str> = ["--data", small]
            .into_iter()
            .chain(words.split(' '))
            .collect();
        let answer = luopan(&words);
        let text = if code == 2 { &answer.err } else { &answer.out };
        assert_eq!(answer.code, code, "{words:?}: {answer:?}");
        assert!(text.contains(holds), "{words:?}: {text}");
    }
    let whole = luopan(&["--data", small, "compare", "liaotian", "weitan"]).out;
    let diff = luopan(&["--data", small, "compare", "liaotian", "weitan", "--diff"]).out;
    assert!(
        whole.contains("Marchés") && !diff.contains("Marchés"),
        "{diff}"
    );
}

#[test]
fn the_printed_matrix_and_its_json_go_by_count_when_asked() {
    for all in [&[][..], &["--all"]] {
        let words = [&["matrix", "--by-count", "--json"][..], all].concat();
        let report: serde_json::Value = serde_json::from_str(&luopan(&words).out).unwrap();
        let features = report["features"].as_array().unwrap();
        let counts: Vec<u64> = features
            .iter()
            .map(|f| f["count"].as_u64().unwrap())
            .collect();
        assert!(counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
        let printed = luopan(&[&["matrix", "--by-count", "--lang", "en"][..], all].concat()).out;
        let name = features[0]["name"]["en"].as_str().unwrap();
        let first = printed
            .lines()
            .find(|line| line.contains(['✓', '✗']))
            .unwrap();
        assert!(first.starts_with(name), "{first}");
    }
}

#[test]
fn before_others_a_comparison_breathes_and_a_group_says_what_the_signs_mean() {
    let atlas = luopan::embedded().unwrap();
    let mut stage = Stage::new(atlas, Lang::En, (100, 40));
    stage.press("wec<c-t><esc>qq<c-t><f3>");
    let gap = |stage: &Stage| {
        let text = stage.text();
        let lines: Vec<&str> = text.lines().collect();
        let row = lines
            .iter()
            .position(|line| line.contains("Launched"))
            .unwrap();
        lines[row + 1].is_empty()
    };
    assert!(!gap(&stage));
    stage.press("<f5>");
    assert!(gap(&stage), "{}", stage.text());
    let matrix = stage.press("<f4>").text();
    assert!(
        matrix.contains("✓ yes  ◐ partial  $ paid  ✗ no  ? unknown"),
        "{matrix}"
    );
}

#[test]
fn printed_lines_keep_to_the_width() {
    for words in [
        &["compare", "wechat", "line"][..],
        &["compare", "wechat", "line", "zalo", "weibo"],
        &["matrix", "--all", "--lang", "en"],
    ] {
        for line in luopan(words).out.lines() {
            assert!(line.width() <= 80, "{words:?}: {line}");
        }
    }
}

#[test]
fn json_has_both_languages_and_stable_names() {
    let small = "tests/it/atlas";
    let table = json(&[
        "--data", small, "compare", "liaotian", "weitan", "--diff", "--json",
    ]);
    assert_eq!(table["schema"], 1);
    assert_eq!(table["platforms"][0]["headline"]["freshness"], "fresh");
    let rows = table["rows"].as_array().unwrap();
    assert!(rows.iter().all(|row| row["differs"] == true), "{rows:?}");
    let row = rows
        .iter()
        .find(|row| row["id"] == "feature/payments")
        .unwrap();
    assert_eq!(row["group"], "group/meeting");
    assert_eq!(row["label"]["en"], "Payments");
    assert_eq!(row["cells"][0]["platform"], "liaotian");
    assert_eq!(row["cells"][0]["status"], "Yes");
    assert_eq!(
        row["cells"][0]["text"]["fr"][0],
        "oui · Portefeuille depuis 2013"
    );
    assert_eq!(row["cells"][1]["text"]["en"][0], "paid");
    let matrix = json(&["--data", small, "matrix", "--json"]);
    assert_eq!(matrix["schema"], 1);
    let features = matrix["features"].as_array().unwrap();
    assert_eq!(features.len(), 2);
    assert_eq!(features[0]["count"], 2);
    assert_eq!(features[0]["answers"]["weitan"]["status"], "Paid");
    assert_eq!(features[0]["answers"]["liaotian"]["age_months"], 0);
}
