#!/usr/bin/env bash
# Damages the input of every parser, cuts and disturbs complete updates, and runs every scenario on the emulator, for longer than ./test.sh
# does.
# Usage: tools/campaign.sh [FACTOR] [PART...]
#   FACTOR  how many times the inputs of a normal test run are used; default: 50
#   PART    parsers, cuts, exfat, heaps, chip, snapshots, cards or paths; default: all of them
# A failure prints FUPD_REPLAY=ID or EXFAT_REPLAY=ID. With this variable in the environment, dotnet test replays exactly that input. The
# id of each failed cut is printed, for fupd install --cut.
set -euo pipefail
cd "$(dirname "$0")/.."
factor=${1:-50}
shift || true
parts=("$@")
((${#parts[@]})) || parts=(parsers cuts exfat heaps chip snapshots cards paths)

suite() # project filter
{
    FUPD_CAMPAIGN=$factor dotnet test "Tests/$1" -c Release --nologo -v q --filter "$2"
}

for part in "${parts[@]}"; do
    echo "== $part"
    case $part in
        parsers) suite Updater.Tests "FullyQualifiedName~amaged" ;;
        cuts) suite Fupd.Tests "FullyQualifiedName~SweepTests" ;;
        exfat) suite Emulator.Tests "FullyQualifiedName~ExFatTests" ;;
        # A normal test run executes only every second batch.
        heaps) suite Runtime.Tests "FullyQualifiedName~SmallHeapTests" ;;
        # A normal test run executes only one in sixteen scenarios on the emulator.
        chip) suite Fupd.Tests "FullyQualifiedName~ChipScenarioTests" ;;
        # A normal test run continues from snapshots at three kinds of operations and at one random time.
        snapshots) suite Fupd.Tests "FullyQualifiedName~SnapshotTests" ;;
        # A normal test run executes only the slowest update.
        cards) suite Fupd.Tests "FullyQualifiedName~NearlyFullCardTests" ;;
        # In a normal test run, clang-tidy explores fewer states of each function.
        paths) tools/clang-tidy.sh --deep ;;
        *)
            echo "campaign: there is no part '$part'" >&2
            exit 2
            ;;
    esac
done
