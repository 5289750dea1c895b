//! Damaged files: whatever happens to a good one, the check answers, and what it passes can be read.

use std::fs;

use luopan::data::{self, Lang};
use proptest::prelude::*;

use crate::faults::{TODAY, good, vocabulary};

/// Pieces that a slip, an editor or a merge may leave behind.
const PIECES: [&str; 32] = [
    "", "", "", ",", ":", "(", ")", "[", "]", "{", "}", "\"", "'", "“", "\\", "\n", "\r", " ",
    "\u{a0}", "/*", "*/", "//", "r#\"", "None", "Some(", "-1", "1,300", "\u{202e}", "豆", "#![",
    "x: ", "\0",
];

fn damaged() -> impl Strategy<Value = String> {
    let wound = (any::<prop::sample::Index>(), 0..12_usize, 0..PIECES.len());
    prop::collection::vec(wound, 1..4).prop_map(|wounds| {
        let mut signs: Vec<char> = good().chars().collect();
        for (at, length, piece) in wounds {
            let start = at.index(signs.len());
            let end = (start + length).min(signs.len());
            signs.splice(start..end, PIECES[piece].chars());
        }
        signs.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn a_damaged_file_is_judged_and_not_feared(text in damaged()) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.ron");
        fs::write(&path, &text).unwrap();
        let result = data::load(&path, TODAY, Some(&vocabulary()));
        let findings = match result {
            Ok(loaded) => loaded.warnings,
            Err(findings) => {
                prop_assert!(findings.has_errors());
                findings
            }
        };
        let report = findings.report(Lang::En);
        // What the check lets pass, the RON reader takes.
        prop_assert!(!report.contains("refused by the RON reader"), "{text}\n{report}");
        for line in report.lines() {
            prop_assert_eq!(luopan::text::first_unclean(line), None, "{}", line);
        }
        for finding in &findings.list {
            let text = &findings.files[0].text;
            prop_assert!(text.get(finding.place.span.start..finding.place.span.end).is_some());
        }
    }
}
