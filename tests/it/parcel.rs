//! Files written from the screen: which are offered, what they are called, and that none is replaced unasked.

use luopan::data::Lang;
use luopan::tui::parcels;

use crate::stage::{Stage, small_atlas};

#[test]
fn what_is_shown_is_what_is_sent() {
    for (keys, expected) in [
        (
            "weibo<enter>e",
            "luopan-weibo.html luopan-weibo.md luopan-weibo.csv luopan-weibo.json luopan-weibo.ron",
        ),
        (
            "weibo<a-e>",
            "luopan-weibo.html luopan-weibo.md luopan-weibo.csv luopan-weibo.json luopan-weibo.ron",
        ),
        (
            "wechat<c-t><c-u>qq<c-t><f3>e",
            "luopan-wechat-qq.html luopan-wechat-qq.md luopan-wechat-qq.json",
        ),
        (
            "<f4>e",
            "luopan-matrix.html luopan-matrix.csv luopan-matrix.md luopan-matrix.json",
        ),
        (
            "<f6>luxe<a-e>",
            "luopan-opportunities.html luopan-opportunities.md luopan-opportunities.json",
        ),
        ("<f9><a-e>", ""),
        ("zzzzzz<a-e>", ""),
    ] {
        let mut stage = Stage::new(luopan::embedded().unwrap(), Lang::Fr, (100, 30));
        stage.press(keys);
        let offered = stage.app.overlay().map(|_| parcels(&stage.app));
        let names: Vec<String> = offered
            .unwrap_or_default()
            .iter()
            .map(|parcel| parcel.name.display().to_string())
            .collect();
        assert_eq!(names.join(" "), expected, "{keys}\n{}", stage.text());
    }
}

#[test]
fn the_selection_is_what_the_search_line_left() {
    let mut stage = Stage::new(luopan::embedded().unwrap(), Lang::Fr, (100, 30));
    stage.press("<f4>/pays:kr<enter>e");
    let ids = parcels(&stage.app).remove(0).ids;
    assert!(ids.contains(&"kakaotalk".to_owned()) && !ids.contains(&"weibo".to_owned()));
    stage.press("<esc><f6>pour:luxe effort:faible");
    let ids = parcels(&stage.app).remove(0).ids;
    assert_eq!(ids.len(), stage.app.len());
    stage.press("<enter>");
    assert_eq!(parcels(&stage.app).remove(0).ids, ids[..1]);
}

#[test]
fn the_choice_is_drawn_at_every_size() {
    for lang in [Lang::Fr, Lang::En] {
        for window in [(80, 24), (40, 12), (24, 6)] {
            let mut stage = Stage::new(small_atlas(), lang, window);
            stage.press("liao<a-e>");
            assert!(stage.text().contains("luopan-liaotian"), "{}", stage.text());
            assert!(
                !stage
                    .press("<f5>")
                    .text()
                    .contains(env!("CARGO_MANIFEST_DIR")),
                "{}",
                stage.text()
            );
        }
    }
}

#[cfg(unix)]
#[test]
fn a_file_is_written_and_replaced_only_by_a_second_key() {
    use crate::pty::Start;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("luopan-wechat.html");
    let mut pty = Start::shell(r#"cd "$FOLDER"; "$0" wechat; echo "left:$?"; read end"#)
        .env("FOLDER", folder.path().to_str().unwrap())
        .spawn();
    pty.wait_for_luopan();
    pty.send("\r");
    pty.send("e");
    pty.wait_for("luopan-wechat.md");
    pty.send("\r");
    pty.wait_for("Enregistré");
    let page = std::fs::read_to_string(&path).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>"), "{}", &page[..200]);
    std::fs::write(&path, "mine").unwrap();
    pty.send("e");
    pty.wait_for("luopan-wechat.md");
    pty.send("\r");
    pty.wait_for("existe déjà");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
    pty.send("\r");
    pty.wait_for("Enregistré");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), page);
    pty.send("q");
    pty.wait_for("left:0");
}
