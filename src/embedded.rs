//! The atlas that the program carries: checked and compiled when the program was built.

use std::thread;

use crate::data::{Atlas, Platform};

/// The atlas without its last platforms.
static ATLAS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/atlas.postcard"));
/// These platforms, about as long.
static LATER: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/later.postcard"));

/// The embedded atlas. Its two halves are read at the same time: nothing can be shown before it is there.
///
/// # Errors
/// Only if the program itself is damaged.
pub fn embedded() -> Result<Atlas, postcard::Error> {
    let read_later = || postcard::from_bytes::<Vec<Platform>>(LATER);
    thread::scope(|scope| {
        let beside = thread::Builder::new().spawn_scoped(scope, read_later);
        let mut atlas: Atlas = postcard::from_bytes(ATLAS)?;
        // Without a thread to spare, one after the other.
        let later = match beside.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(later)) => later,
            _ => read_later(),
        };
        atlas.platforms.extend(later?);
        Ok(atlas)
    })
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
