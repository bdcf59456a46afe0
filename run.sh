#!/usr/bin/env bash
# Sets everything up and runs the main job: a complete update on a virtual Flipper Zero.
# Usage: ./run.sh [OPTIONS]   those of fupd demo: --json FILE, --quiet, --screens DIR, ...
set -euo pipefail
cd "$(dirname "$0")"

tools/setup.sh run
exec ./fupd demo --on chip "$@"
