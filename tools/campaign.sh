#!/usr/bin/env bash
# Damages the input of every parser for longer than ./test.sh does.
# Usage: tools/campaign.sh [FACTOR]     FACTOR times the inputs of the normal run, 50 if not given
# A failure prints FUPD_REPLAY=ID; with that in the environment dotnet test repeats exactly this input.
set -euo pipefail
cd "$(dirname "$0")/.."
FUPD_CAMPAIGN=${1:-50} dotnet test Tests/Updater.Tests -c Release --nologo -v q --filter "FullyQualifiedName~amaged"
