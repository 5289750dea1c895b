//! The atlas that the program carries: checked and compiled when the program was built.

use crate::data::Atlas;

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/atlas.postcard"));

/// The embedded atlas.
///
/// # Errors
/// Only if the program itself is damaged.
pub fn embedded() -> Result<Atlas, postcard::Error> {
    postcard::from_bytes(BYTES)
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
    }
}
