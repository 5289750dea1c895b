//! Checks the atlas in `assets/atlas` and compiles it into the program. A faulty atlas fails the build, with
//! the same report that `luopan check` gives.

use std::env;
use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

// The program's own modules, so that nothing is written twice; each is used in part only.
#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "src/text/clean.rs"]
mod clean;
#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "src/data/mod.rs"]
mod data;
/// The part of the program's `text` that checking needs.
mod text {
    pub(crate) use super::clean::{clean, first_unclean};
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
    let later = later_half(&mut atlas)?;
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    fs::write(out.join("atlas.postcard"), postcard::to_allocvec(&atlas)?)?;
    fs::write(out.join("later.postcard"), postcard::to_allocvec(&later)?)?;
    Ok(())
}

/// Takes platforms off the end of `atlas` until both parts are about as long in their compact form: the program
/// reads them at the same time.
fn later_half(atlas: &mut data::Atlas) -> Result<Vec<data::Platform>, postcard::Error> {
    let mut before = postcard::to_allocvec(atlas)?.len();
    let (mut later, mut after) = (Vec::new(), 0);
    while let Some(platform) = atlas.platforms.pop() {
        let length = postcard::to_allocvec(&platform)?.len();
        if after + length > before.saturating_sub(length) {
            atlas.platforms.push(platform);
            break;
        }
        later.push(platform);
        (before, after) = (before.saturating_sub(length), after + length);
    }
    later.reverse();
    Ok(later)
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
