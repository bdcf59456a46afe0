#!/usr/bin/env bash
# Regenerates Updater/Errors/StageTables.g.cs, ErrorDetails.g.cs and docs/ERRORS.md from Updater/Errors/stages.txt.
set -euo pipefail
cd "$(dirname "$0")/.."
export UPDATE_LISTS=1
dotnet test Tests/Updater.Tests/Updater.Tests.csproj -v q -nologo --filter FullyQualifiedName~StageTableTests.Generated_source
dotnet test Tests/Fupd.Tests/Fupd.Tests.csproj -v q -nologo --filter FullyQualifiedName~ErrorsPageTests
