#!/usr/bin/env bash
# Regenerates the nanoFramework projects of Hal, Hal/Native, Updater and Tests/OnTarget from the source files present: .nfproj,
# packages.config, packages.lock.json, Properties/AssemblyInfo.cs, .nuspec and FlipperUpdaterNano.nanoFramework.sln.
set -euo pipefail
cd "$(dirname "$0")/.."
UPDATE_LISTS=1 dotnet test Tests/Architecture.Tests/Architecture.Tests.csproj -v q -nologo --filter FullyQualifiedName~NanoProjectTests.A_nanoFramework_project_lists
