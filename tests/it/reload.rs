//! Files that change while they are shown, and what is private before others.

use luopan::app::{Action, View};
use luopan::data::Lang;
use luopan::search::Catalogue;

use crate::stage::{Stage, small_atlas};

#[test]
fn a_changed_atlas_keeps_the_place() {
    let mut stage = Stage::new(small_atlas(), Lang::Fr, (100, 30));
    stage.press("liao<enter>3j<f8>");
    let mut atlas = small_atlas();
    // A platform before it moves every number of the list.
    let mut first = atlas.platforms[0].clone();
    (first.id, first.name) = ("aaa".into(), "Aaa".into());
    atlas.platforms.insert(0, first);
    for platform in &mut atlas.platforms {
        platform.owner.name = "Une autre société".into();
    }
    let before = stage.app.edition();
    stage.app.update(Action::Reload(Box::new(atlas)));
    stage.press("");
    assert_eq!(stage.app.view(), View::Catalogue(Catalogue::Rules));
    assert_ne!(stage.app.edition(), before);
    stage.press("<a-left>");
    assert_eq!(stage.app.selected().unwrap().id, "liaotian");
    assert_eq!(stage.app.section_in_sight(), Some(2));
    assert!(
        stage.text().contains("Une autre société"),
        "{}",
        stage.text()
    );
    assert_eq!(stage.app.prompt().0, "liao");
}

#[test]
fn a_platform_that_is_gone_leaves_the_first_one_selected() {
    let mut stage = Stage::new(small_atlas(), Lang::Fr, (100, 30));
    stage.press("liao<enter> <esc><esc>");
    assert_eq!(stage.app.marks(), ["liaotian"]);
    let mut atlas = small_atlas();
    atlas.platforms.retain(|platform| platform.id != "liaotian");
    stage.app.update(Action::Reload(Box::new(atlas)));
    stage.press("");
    assert_ne!(stage.app.selected().unwrap().id, "liaotian");
    assert!(stage.app.marks().is_empty());
}

#[test]
fn the_same_atlas_again_changes_nothing() {
    let mut stage = Stage::new(small_atlas(), Lang::Fr, (100, 30));
    stage.press("liao");
    let (screen, edition) = (stage.text(), stage.app.edition());
    stage.app.update(Action::Reload(Box::new(small_atlas())));
    stage.press("");
    assert_eq!((stage.text(), stage.app.edition()), (screen, edition));
}

#[test]
fn a_presentation_hides_what_is_private_everywhere_and_brings_it_back() {
    const SECRET: &str = "tarifs négociés";
    let folder = tempfile::tempdir().unwrap();
    let text = format!(
        "Overlay(platform: \"liaotian\", private: true, remarks: [(text: (fr: \"{SECRET}\", en: \"{SECRET}\"), as_of: \"2026\")], terms: [(term: \"secret\", meaning: (fr: \"{SECRET}\", en: \"{SECRET}\"))])"
    );
    std::fs::write(folder.path().join("ours.ron"), text).unwrap();
    let laid = luopan::data::load_over(&small_atlas(), folder.path(), crate::stage::TODAY);
    assert!(
        laid.findings.list.is_empty(),
        "{}",
        laid.findings.report(Lang::Fr)
    );
    let mut stage = Stage::new(laid.atlas, Lang::Fr, (160, 90));
    stage.press("liao");
    let seen = |stage: &Stage| stage.text().contains(SECRET);
    assert!(seen(&stage), "{}", stage.text());
    assert!(seen(stage.press("<f9>secret")), "{}", stage.text());
    stage.press("<f5>");
    assert!(!seen(&stage), "{}", stage.text());
    stage.press("<a-left>");
    assert!(!seen(&stage), "{}", stage.text());
    assert!(stage.text().contains("PRÉSENTATION"));
    for keys in ["<c-u>negocies", "<c-u><f6>", "<f9>", "<f4>"] {
        assert!(!seen(stage.press(keys)), "{keys}: {}", stage.text());
    }
    stage.press("<a-left><a-left><a-left><c-u>liao<f5>");
    assert!(seen(&stage), "{}", stage.text());
}

#[cfg(unix)]
#[test]
fn a_change_on_the_disk_reaches_the_screen_and_a_fault_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let from = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/atlas");
    let to = folder.path().join("atlas");
    for sub in ["", "platforms"] {
        std::fs::create_dir_all(to.join(sub)).unwrap();
        for entry in std::fs::read_dir(from.join(sub))
            .unwrap()
            .map(Result::unwrap)
        {
            if entry.path().is_file() {
                std::fs::copy(entry.path(), to.join(sub).join(entry.file_name())).unwrap();
            }
        }
    }
    let file = to.join("platforms/liaotian.ron");
    let text = std::fs::read_to_string(&file).unwrap();
    let line = "Clavarder, payer et acheter dans une seule application";
    assert!(text.contains(line));
    let command = format!(
        "\"$0\" --data {} liao; echo left:$?; read end",
        to.display()
    );
    let mut pty = crate::pty::Start::shell(&command).spawn();
    pty.wait_for("Clavarder, payer");
    std::fs::write(&file, text.replace(line, "Une ligne nouvelle")).unwrap();
    pty.wait_for("Une ligne nouvelle");
    std::fs::write(&file, text.replace("figures: [", "figures: [[")).unwrap();
    pty.wait_for("liaotian.ron:");
    pty.wait_for("Une ligne nouvelle");
    std::fs::write(&file, &text).unwrap();
    pty.wait_for("Clavarder, payer");
    pty.send("\x03");
    pty.wait_for("left:0");
}

#[test]
fn what_is_private_is_sent_only_when_asked_for_by_name() {
    const SECRET: &str = "tarifs convenus";
    let folder = tempfile::tempdir().unwrap();
    let text = format!(
        "Overlay(platform: \"wechat\", private: true, cautions: [(text: (fr: \"{SECRET}\", en: \"{SECRET}\"), as_of: \"2026\", sources: [\"S84\"])])"
    );
    std::fs::write(folder.path().join("ours.ron"), text).unwrap();
    let overlay = folder.path().to_str().unwrap();
    for format in ["md", "html", "json"] {
        for (private, sent) in [(None, false), (Some("--private"), true)] {
            let words = ["--overlay", overlay, "export", "wechat", "--format", format];
            let words: Vec<&str> = words.into_iter().chain(private).collect();
            let answer = crate::command::luopan(&words);
            assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{words:?}");
            assert_eq!(answer.out.contains(SECRET), sent, "{words:?}");
        }
    }
}
