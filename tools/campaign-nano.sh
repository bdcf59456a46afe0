#!/usr/bin/env bash
# Tests the RAM runtime for longer than a normal test run does.
# Usage: tools/campaign-nano.sh [PROGRAMS] [FIRST-SEED]   compares random programs on .NET and on the runtime
#        tools/campaign-nano.sh fuzz [SECONDS]            libFuzzer on the loader, from the programs of Tests/Data/nano-corpus,
#                                                  each linked for speed and for size
set -euo pipefail
cd "$(dirname "$0")/.."

fuzz() # seconds
{
    local corpus=build/nano-corpus source name
    tools/build-fuzz.sh --link || exit 2
    mkdir -p "$corpus" build/nano-findings
    for source in Tests/Data/nano-corpus/*.cs; do
        name=$(basename "$source" .cs)
        ./fupd nano build "$source" -o "$corpus/$name.img" --quiet
        ./fupd nano build "$source" -o "$corpus/$name-small.img" --small --quiet
    done
    # New inputs are added to build/nano-corpus; findings go to build/nano-findings.
    build/host-fuzz/Tests/Native/runtime/nano-fuzz "$corpus" -max_len=16384 -max_total_time="$1" \
        -artifact_prefix=build/nano-findings/ -print_final_stats=1
}

if [[ ${1:-} == fuzz ]]; then
    fuzz "${2:-600}"
else
    NANO_PROGRAMS=${1:-50000} NANO_FIRST=${2:-$(date +%s)} dotnet test Tests/Runtime.Tests/Runtime.Tests.csproj -nologo --filter Random_programs
fi
