//! Panics on demand, for the tests of what a panic leaves behind.

/// Panics if `LUOPAN_TEST_PANIC` asks for one in this place; never in a release build.
#[cfg(debug_assertions)]
#[expect(clippy::panic, reason = "this is what it is for")]
pub(super) fn panic_in(place: &str) {
    if std::env::var_os("LUOPAN_TEST_PANIC").is_some_and(|asked| asked == place) {
        panic!("a drill\u{1b}[31m in {place}");
    }
}

/// Never in a release build.
#[cfg(not(debug_assertions))]
pub(super) const fn panic_in(_place: &str) {}
