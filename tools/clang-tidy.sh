#!/usr/bin/env bash
# Runs clang-tidy with the checks of .clang-tidy over bytes, drivers and fat. Takes no arguments; the exit status is 0 when there is no
# finding.
set -euo pipefail
cd "$(dirname "$0")/.."

[[ -f build/host-sanitize/compile_commands.json ]] || cmake --preset host-sanitize >/dev/null
git ls-files 'Native/bytes/*.cpp' 'Native/drivers/*.cpp' 'Native/fat/*.cpp' |
    xargs -P "$(nproc)" -n 4 clang-tidy -p build/host-sanitize --quiet 2> >(grep -v 'warnings generated' >&2)
