#!/usr/bin/env bash
# Runs clang-tidy with the checks of .clang-tidy over bytes, drivers, fat, interop and runtime. The exit status is 0 if there are no
# findings.
# Usage: tools/clang-tidy.sh         the clang-analyzer checks explore at most 40,000 states of a function
#        tools/clang-tidy.sh --deep  they explore 225,000, their default, which takes four times as long (tools/campaign.sh runs it)
set -euo pipefail
cd "$(dirname "$0")/.."

analysis=(--extra-arg=-Xclang --extra-arg=-analyzer-config --extra-arg=-Xclang --extra-arg=max-nodes=40000)
[[ ${1:-} == --deep ]] && analysis=()

tidy() # options; reads the sources from standard input
{
    xargs -P "$(nproc)" -n 4 clang-tidy --quiet "${analysis[@]}" "$@" 2> >(grep -v 'warnings generated' >&2)
}

[[ -f build/host-sanitize/compile_commands.json ]] || cmake --preset host-sanitize >/dev/null
git ls-files 'Native/bytes/*.cpp' 'Native/drivers/*.cpp' 'Native/fat/*.cpp' | tidy -p build/host-sanitize

# The check for redundant declarations is off, because core/base.hpp declares memcpy, memmove and memset itself.
git ls-files 'Native/runtime/core/*.cpp' 'Native/runtime/natives/*.cpp' | grep -v interpreter.cpp |
    tidy -p build/host-sanitize --checks=-readability-redundant-declaration

# The entry for interpreter.cpp in the compilation database has gcc options that clang rejects. The macros in that file take types and
# labels, which cannot be parenthesised.
clang-tidy --quiet "${analysis[@]}" --checks=-readability-redundant-declaration,-bugprone-macro-parentheses \
    Native/runtime/core/interpreter.cpp -- -std=c++20 -ffreestanding -INative -INative/runtime 2> >(grep -v 'warnings generated' >&2)

# Interop is built for the target only. With the flags in Native/interop/compile_flags.txt clang parses Interop as host code. The version
# header is generated as in the target build.
generated=build/host-sanitize/version
mkdir -p "$generated"
cmake -DSOURCE="$PWD" -DOUT="$PWD/$generated/version.g.hpp" -DVERSION=0 -P boards/common/version.cmake
git ls-files 'Native/interop/*.cpp' | tidy --checks=-readability-redundant-declaration --extra-arg=-I"$PWD/$generated"
