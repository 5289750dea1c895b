//! luopan (罗盘): a terminal atlas of Asia's social platforms.

pub mod data;
