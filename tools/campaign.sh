#!/usr/bin/env bash
# Damages the input of every parser, and cuts and disturbs whole updates, for longer than ./test.sh does.
# Usage: tools/campaign.sh [FACTOR]     FACTOR times the inputs of the normal run, 50 if not given
# A failure prints FUPD_REPLAY=ID or FUPD_CUT=ID; with that in the environment dotnet test repeats exactly this input or cut.
set -euo pipefail
cd "$(dirname "$0")/.."
FUPD_CAMPAIGN=${1:-50} dotnet test Tests/Updater.Tests -c Release --nologo -v q --filter "FullyQualifiedName~amaged|FullyQualifiedName~CutTests"
