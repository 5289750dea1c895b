//! luopan (罗盘): a terminal atlas of Asia's social platforms.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice
    )
)]

pub mod data;
pub mod embedded;
pub mod text;
