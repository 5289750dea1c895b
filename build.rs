//! Checks the atlas in `assets/atlas` and compiles it into the program. A faulty atlas fails the build, with
//! the same report that `luopan check` gives.

use std::env;
use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::mem;
use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;

// The program's own modules, so that nothing is written twice; each is used in part only.
#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "src/text/clean.rs"]
mod clean;
#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "src/data/mod.rs"]
mod data;
/// The part of the program's `text` that checking needs.
mod text {
    pub(crate) use super::clean::{clean, first_unclean, shown_path};
}

/// A day after every date an atlas may bear.
const LAST_DAY: data::Date = data::Date::day(2200, 12, 31);

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Cargo shows what a failing build script writes there; if it cannot be written, the code still tells.
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let mut cargo = io::stdout();
    for path in ["assets/atlas", "src/data", "src/text"] {
        writeln!(cargo, "cargo::rerun-if-changed={path}")?;
    }
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let mut atlas = read(&Path::new(&root).join("assets/atlas"))?;
    writeln!(cargo, "cargo::rustc-env=LUOPAN_EDITION={}", atlas.edition)?;
    let mut platforms = Vec::new();
    let mut lengths = Vec::new();
    let whole = mem::take(&mut atlas.platforms);
    let rules = mem::take(&mut atlas.rules);
    for platform in &whole {
        let packed = packed(&platform)?;
        lengths.push(packed.len());
        platforms.extend(packed);
        let headline = atlas.headline(platform);
        let card = platform.summary(|figure| Some(figure) == headline);
        atlas.platforms.push(card.into());
    }
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    fs::write(out.join("atlas.lz4"), packed(&(&atlas, lengths))?)?;
    fs::write(out.join("rules.lz4"), packed(&rules)?)?;
    fs::write(out.join("platforms.lz4"), platforms)?;
    Ok(())
}

/// In the form that the program unpacks.
fn packed(value: &impl Serialize) -> Result<Vec<u8>, postcard::Error> {
    let compact = postcard::to_allocvec(value)?;
    Ok(lz4_flex::compress_prepend_size(&compact))
}

/// The atlas at `path`. No date in it may lie after its own edition.
fn read(path: &Path) -> Result<data::Atlas, Box<dyn Error>> {
    let report = |findings: data::Findings| {
        format!(
            "the atlas has faults\n\n{}",
            findings.report(data::Lang::En)
        )
    };
    let edition = data::load(path, LAST_DAY, None)
        .map_err(report)?
        .atlas
        .edition;
    let loaded = data::load(path, edition, None).map_err(report)?;
    Ok(loaded.atlas)
}
