#!/usr/bin/env bash
# Damages the input of every parser, cuts and disturbs whole updates, and plays every scenario on the emulated chip in full size, for longer than
# ./test.sh does.
# Usage: tools/campaign.sh [FACTOR] [PART...]   FACTOR times the inputs of the normal run, 50 if not given; PART: parsers cuts chip-cuts exfat chip scenarios,
#                                               all of them if none is given
# A failure prints FUPD_REPLAY=ID, FUPD_CUT=ID, FUPD_CHIP_CUT=ID or EXFAT_REPLAY=ID; with that in the environment dotnet test repeats exactly this
# input or cut.
set -euo pipefail
cd "$(dirname "$0")/.."
factor=${1:-50}
shift || true
parts=("$@")
((${#parts[@]})) || parts=(parsers cuts chip-cuts exfat chip scenarios)

suite() # project filter
{
    FUPD_CAMPAIGN=$factor dotnet test "Tests/$1" -c Release --nologo -v q --filter "$2"
}

for part in "${parts[@]}"; do
    echo "== $part"
    case $part in
        parsers) suite Updater.Tests "FullyQualifiedName~amaged" ;;
        cuts) suite Updater.Tests "FullyQualifiedName~CutTests" ;;
        chip-cuts) suite Fupd.Tests "FullyQualifiedName~ChipCutTests" ;;
        exfat) suite Emulator.Tests "FullyQualifiedName~ExFatTests" ;;
        # The ordinary run plays each fifth of the scenarios on the chip.
        chip) suite Fupd.Tests "FullyQualifiedName~ChipScenarioTests" ;;
        # 700 KiB of firmware and 1 MiB of resources in every scenario, on both targets: about an hour.
        scenarios) FUPD_FULL_SIZE=1 suite Fupd.Tests "FullyQualifiedName~ScenarioTests" ;;
        *)
            echo "campaign: there is no part '$part'" >&2
            exit 2
            ;;
    esac
done
