#!/usr/bin/env bash
# Random programs on .NET and on the runtime, for longer than a normal test run: campaign-nano.sh [PROGRAMS] [FIRST-SEED]
set -euo pipefail
cd "$(dirname "$0")/.."
NANO_PROGRAMS=${1:-50000} NANO_FIRST=${2:-$(date +%s)} dotnet test Tests/Nano.Tests/Nano.Tests.csproj -nologo --filter Random_programs
