//! The `luopan` command.

fn main() {}
