#!/usr/bin/env bash
# Sets everything up and runs the main job: a complete update on a virtual Flipper Zero.
# Usage: ./run.sh [OPTIONS]   options of fupd demo: --json FILE, --quiet, --screens DIR, ...
set -euo pipefail
cd "$(dirname "$0")"

echo "run: checking that the tools for the build are installed" >&2
tools/setup.sh run
if [[ ! -e build/flipper-f7/boards/FLIPPER_F7/updater.bin ]]; then
    echo "run: this is the first start on this machine, so building everything takes a few minutes" >&2
fi
status=0
./fupd demo --on chip "$@" || status=$?
if [[ " $* " != *" --quiet "* ]]; then
    echo "run: ./fupd studio shows an update in a browser, where you can watch, pause, step and disturb it" >&2
fi
exit "$status"
