#!/usr/bin/env bash
# Functions of the bench scripts, which read this file with source. Creates the temporary folder $work, which is deleted on exit.
set -eEuo pipefail
shopt -s inherit_errexit
command -v jq >/dev/null || { echo "bench: jq is missing; install the package jq" >&2; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# A here-document ignores the exit status of a command that it contains, so each failure is recorded.
trap 'touch "$work/failed"' ERR

# Prints a figure from a report.
value() # jq-path file
{
    jq -er "$1" "$2"
}

# Prints the device time of a stage's first run in milliseconds; 0 if the stage did not run.
stage() # number file
{
    jq -er --argjson number "$1" 'first(.stages[] | select(.stage == $number).milliseconds) // 0' "$2"
}

seconds() # milliseconds
{
    printf '%d.%03d s' $(($1 / 1000)) $(($1 % 1000))
}

verdict() # figure limit
{
    if (($1 <= $2)); then echo "met"; else echo "**missed**"; fi
}

# Ends the script with an error if a measurement has failed. Prints the incomplete report, if there is one.
check_measurements() # script [incomplete-report]
{
    [[ ! -e $work/failed ]] && return
    if (($# > 1)); then cat "$2"; fi
    echo "$1: a measurement failed; its row is missing or incomplete" >&2
    exit 1
}
