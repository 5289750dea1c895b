//! Damaged files: whatever happens to a good one, the check answers, and what it passes can be read.

use std::fs;
use std::path::{Path, PathBuf};

use luopan::data::{self, Lang};
use proptest::prelude::*;

use crate::faults::{TODAY, good, vocabulary};
use crate::soak;

#[allow(unreachable_pub)] // The fuzzers' crate shares it.
#[path = "../fuzz/bodies.rs"]
mod bodies;

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

/// Mutations of each file of the corpus that a plain `cargo test` tries; `LUOPAN_SOAK` asks for more.
const MUTATIONS: u32 = 25;

/// Numbers that are the same each time (xorshift).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) const fn new() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap() % limit.max(1)
    }

    /// A few wounds: bytes changed, cut out, doubled, or put in from `PIECES` and from another file.
    fn mutate(&mut self, bytes: &[u8], other: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for _ in 0..=self.below(4) {
            let start = self.below(bytes.len() + 1);
            let end = (start + self.below(16)).min(bytes.len());
            let put = match self.below(5) {
                0 => vec![u8::try_from(self.below(256)).unwrap(); end - start],
                1 => Vec::new(),
                2 => bytes[start..end].repeat(2),
                3 => PIECES[self.below(PIECES.len())].as_bytes().to_vec(),
                _ => {
                    let from = self.below(other.len() + 1);
                    other[from..(from + self.below(64)).min(other.len())].to_vec()
                }
            };
            bytes.splice(start..end, put);
        }
        bytes
    }
}

#[test]
fn the_corpus_of_the_fuzzers_and_what_is_near_it_is_survived() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus");
    for (name, body) in bodies::TARGETS {
        let entries = fs::read_dir(corpus.join(name)).unwrap();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        assert!(paths.len() > 2, "{name} has no corpus");
        let files: Vec<Vec<u8>> = paths.iter().map(|path| fs::read(path).unwrap()).collect();
        let mut dice = Dice::new();
        for (path, file) in paths.iter().zip(&files) {
            survives(body, file, path);
            for _ in 0..soak::cases(MUTATIONS) {
                let other = &files[dice.below(files.len())];
                survives(body, &dice.mutate(file, other), path);
            }
        }
    }
}

/// Runs the body; a panic says on which bytes.
fn survives(body: fn(&[u8]), bytes: &[u8], path: &Path) {
    let survived = std::panic::catch_unwind(|| body(bytes));
    assert!(
        survived.is_ok(),
        "{}: {:?}",
        path.display(),
        String::from_utf8_lossy(bytes)
    );
}
