#!/usr/bin/env bash
# Writes Updater/Errors/StageTables.g.cs and ErrorDetails.g.cs anew from Updater/Errors/stages.txt.
set -euo pipefail
cd "$(dirname "$0")/.."
UPDATE_LISTS=1 dotnet test Tests/Updater.Tests/Updater.Tests.csproj -v q -nologo --filter FullyQualifiedName~StageTableTests.Source
