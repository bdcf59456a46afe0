#!/usr/bin/env bash
# Sets everything up and runs every test, within 15 minutes on two cores. Takes no arguments.
# The last line is "N passed, N failed", over all suites; the exit status is 0 when nothing failed, 2 when it could not begin.
set -uo pipefail
cd "$(dirname "$0")" || exit 2

if (($#)); then
    sed -n '2,3s/^# //p' test.sh
    [[ $1 == --help || $1 == -h ]] && exit 0
    exit 2
fi

if ! tools/setup.sh; then
    echo "0 passed, 1 failed"
    exit 2
fi

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=1
passed=0 failed=0 skipped=0
log=$(mktemp -d)
trap 'rm -rf "$log"' EXIT

count() # passed failed skipped
{
    passed=$((passed + $1))
    failed=$((failed + $2))
    skipped=$((skipped + $3))
}

# One command that is right or wrong as a whole counts as one test.
check() # name command...
{
    local name=$1
    shift
    if "$@" >"$log/check" 2>&1; then
        echo "ok    $name"
        count 1 0 0
    else
        echo "FAIL  $name"
        tail -n 60 "$log/check"
        count 0 1 0
    fi
}

dotnet_suite() # project
{
    local project=$1 name line
    name=$(basename "$project" .csproj)
    dotnet test "$project" -c Release --no-build --nologo -v q >"$log/$name" 2>&1
    line=$(grep -E 'Failed: +[0-9]+, Passed: +[0-9]+, Skipped: +[0-9]+' "$log/$name" | tail -n 1)
    if [[ $line =~ Failed:\ +([0-9]+),\ Passed:\ +([0-9]+),\ Skipped:\ +([0-9]+) ]]; then
        count "${BASH_REMATCH[2]}" "${BASH_REMATCH[1]}" "${BASH_REMATCH[3]}"
        echo "$name: ${BASH_REMATCH[2]} passed, ${BASH_REMATCH[1]} failed, ${BASH_REMATCH[3]} skipped"
        if ((BASH_REMATCH[1])); then grep -vE '^(Starting|A total|Passed!)' "$log/$name" | head -n 150; fi
    else
        echo "$name: did not finish"
        tail -n 60 "$log/$name"
        count 0 1 0
    fi
}

native_suite() # preset
{
    local preset=$1 line
    if ! { cmake --preset "$preset" && cmake --build --preset "$preset"; } >"$log/$preset" 2>&1; then
        echo "$preset: does not build"
        tail -n 60 "$log/$preset"
        count 0 1 0
        return
    fi
    ctest --preset "$preset" --output-on-failure >"$log/$preset" 2>&1
    line=$(grep -E 'tests passed, [0-9]+ tests failed out of [0-9]+' "$log/$preset" | tail -n 1)
    if [[ $line =~ ([0-9]+)\ tests\ failed\ out\ of\ ([0-9]+) ]]; then
        count $((BASH_REMATCH[2] - BASH_REMATCH[1])) "${BASH_REMATCH[1]}" 0
        echo "$preset: $((BASH_REMATCH[2] - BASH_REMATCH[1])) passed, ${BASH_REMATCH[1]} failed"
        if ((BASH_REMATCH[1])); then grep -vE '^ *[0-9]+/[0-9]+ .*Passed' "$log/$preset" | head -n 150; fi
    else
        echo "$preset: did not finish"
        tail -n 60 "$log/$preset"
        count 0 1 0
    fi
}

check "dotnet build, warnings are errors" dotnet build FlipperUpdaterNano.sln -c Release --nologo -v q
if ((failed)); then
    echo "$passed passed, $failed failed"
    exit 1
fi

check "dotnet format is clean" dotnet format FlipperUpdaterNano.sln --no-restore --verify-no-changes
check "clang-format is clean" tools/clang-format.sh

if [[ -f CMakePresets.json ]]; then
    native_suite host-sanitize
    if command -v clang-tidy-14 >/dev/null; then check "clang-tidy is clean" tools/clang-tidy.sh; fi
fi
for project in Tests/*.Tests/*.csproj; do
    dotnet_suite "$project"
done

result="$passed passed, $failed failed"
if ((skipped)); then result+=", $skipped skipped"; fi
echo "$result"
((failed == 0))
