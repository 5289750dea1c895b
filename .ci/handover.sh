#!/usr/bin/env bash
# What is handed over, in target/handover: the program, its manual pages, what shells complete. Needs a Rust toolchain.
# Given a target, such as x86_64-unknown-linux-musl, builds for it; it must be one whose programs run here.
set -euo pipefail
cd "$(dirname "$0")/.."

# From one commit and toolchain comes one program, to the byte: it does not tell the folders it was built from.
sources="${CARGO_HOME:-$HOME/.cargo}/registry/src"
export CARGO_ENCODED_RUSTFLAGS="--remap-path-prefix=$PWD=luopan"$'\x1f'"--remap-path-prefix=$sources=registry"
target="${1:-}"
cargo build --release --locked --target-dir target ${target:+--target "$target"}
luopan="target/${target:+$target/}release/luopan"
out=target/handover
mkdir -p "$out/man/fr" "$out/completions"
install -m 755 "$luopan" "$out/luopan"
"$luopan" man --lang en > "$out/man/luopan.1"
"$luopan" man --lang fr > "$out/man/fr/luopan.1"
for shell in bash zsh fish powershell nushell; do
    "$luopan" completions "$shell" > "$out/completions/luopan.$shell"
done
