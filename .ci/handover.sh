#!/usr/bin/env bash
# What is handed over, in target/handover: the program, its manual pages, what shells complete. Needs a Rust toolchain.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --release --locked
luopan=target/release/luopan
out=target/handover
mkdir -p "$out/man" "$out/man/fr" "$out/completions"
install -m 755 "$luopan" "$out/luopan"
"$luopan" man --lang en > "$out/man/luopan.1"
"$luopan" man --lang fr > "$out/man/fr/luopan.1"
for shell in bash zsh fish powershell nushell; do
    "$luopan" completions "$shell" > "$out/completions/luopan.$shell"
done
