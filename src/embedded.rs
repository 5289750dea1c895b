//! The atlas that the program carries: checked and compiled when the program was built.

use std::fmt;

use serde::de::DeserializeOwned;

use crate::data::{Atlas, Later};

/// The atlas without its rules, with the cards of its platforms, and how many bytes of [`PLATFORMS`] each takes.
static ATLAS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/atlas.lz4"));
/// The law by country.
static RULES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.lz4"));
/// The platforms, each compressed by itself.
static PLATFORMS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/platforms.lz4"));

/// The program itself is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged;

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("luopan: damaged program")
    }
}

impl std::error::Error for Damaged {}

/// The embedded atlas. The rules, and each platform, are read when they are first used.
///
/// # Errors
/// Only if the program itself is damaged.
pub fn embedded() -> Result<Atlas, Damaged> {
    let (mut atlas, lengths): (Atlas, Vec<usize>) = unpacked(ATLAS).ok_or(Damaged)?;
    let mut rest = PLATFORMS;
    for (platform, length) in atlas.platforms.iter_mut().zip(lengths) {
        let (own, others) = rest.split_at_checked(length).ok_or(Damaged)?;
        platform.read_later(move || unpacked(own));
        rest = others;
    }
    atlas.rules = Later::new(|| unpacked(RULES).unwrap_or_default());
    Ok(atlas)
}

/// What the build script packed.
fn unpacked<T: DeserializeOwned>(packed: &[u8]) -> Option<T> {
    let compact = lz4_flex::decompress_size_prepended(packed).ok()?;
    postcard::from_bytes(&compact).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data;
    use std::path::Path;

    #[test]
    fn it_is_the_atlas_of_the_assets() {
        let embedded = embedded().unwrap();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/atlas");
        let read = data::load(&folder, embedded.edition, None).unwrap();
        assert_eq!(embedded, read.atlas);
        for platform in &embedded.platforms {
            let headline = embedded.headline(platform);
            assert_eq!(
                headline,
                embedded.headline(platform.card()),
                "{}",
                platform.id
            );
            assert_eq!(platform.card().tagline, platform.tagline);
        }
    }
}
