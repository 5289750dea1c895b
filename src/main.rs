//! The `luopan` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    luopan::run()
}
