#!/usr/bin/env bash
# Sets everything up and runs every test; about 15 minutes on two cores once set up. Takes no arguments.
# Writes the results as JUnit XML to build/results. The last line is "N passed, N failed", over all suites. The exit status is 0 if no test
# failed, and 2 if the tests could not start.
set -uo pipefail
cd "$(dirname "$0")" || exit 2

if (($#)); then
    sed -n '2,4s/^# //p' test.sh
    [[ $1 == --help || $1 == -h ]] && exit 0
    exit 2
fi

if ! tools/setup.sh; then
    echo "0 passed, 1 failed"
    exit 2
fi

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=1
# Profiled compilation costs a short test run more than it gains (an update on the emulator: 21.5 s with it, 19.6 s without).
export DOTNET_TieredPGO=0
log=$(mktemp -d)
results=$PWD/build/results
rm -rf "$results"
mkdir -p "$results"
started=0

# Each job is a separate process group, so that jobs still running when this script ends are killed with all their children.
set -m
finish()
{
    local pid
    for pid in $(jobs -p); do kill -- "-$pid" 2>/dev/null; done
    rm -rf "$log"
}
trap finish EXIT
trap 'exit 130' INT TERM

count() # passed failed skipped
{
    echo "$1 $2 $3" >>"$log/counts"
}

# Runs a function in the background, with at most as many functions at once as there are cores. Prints its output when it ends.
job() # function arguments...
{
    while (($(jobs -pr | wc -l) >= $(nproc))); do wait -n; done
    started=$((started + 1))
    {
        "$@" >"$log/out-$started" 2>&1
        echo "$1" >>"$log/ended"
        flock "$log/print" cat "$log/out-$started"
    } </dev/null &
}

wait_for_jobs()
{
    wait
    if (($(wc -l <"$log/ended") != started)); then
        echo "FAIL  a job ended early: $started jobs were started, but only these ended: $(tr '\n' ' ' <"$log/ended")"
        count 0 1 0
    fi
}

summarize()
{
    local passed=0 failed=0 skipped=0 result p f s
    while read -r p f s; do
        passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
    done <"$log/counts"
    result="$passed passed, $failed failed"
    if ((skipped)); then result+=", $skipped skipped"; fi
    echo "$result"
    ((failed == 0))
}

# Counts a command that passes or fails as a whole as one test. Exit status 77 means skipped.
check() # name command...
{
    local name=$1 file status=0
    file=$(mktemp "$log/check.XXXXXX")
    shift
    "$@" >"$file" 2>&1 || status=$?
    if ((status == 0)); then
        echo "ok    $name"
        count 1 0 0
    elif ((status == 77)); then
        echo "skip  $name: $(tail -n 1 "$file")"
        count 0 0 1
    else
        echo "FAIL  $name"
        tail -n 60 "$file"
        count 0 1 0
        return 1
    fi
}

# A suite in which no test ends for 15 minutes is ended, and its running test is named.
dotnet_suite() # project
{
    local project=$1 name line status=0
    name=$(basename "$project" .csproj)
    dotnet test "$project" -c Release --no-build --nologo -v q --logger "console;verbosity=minimal" \
        --logger "junit;LogFilePath=$results/$name.xml" \
        --blame-hang-timeout 15m --blame-hang-dump-type none --results-directory "$log/$name-hang" >"$log/$name" 2>&1 || status=$?
    line=$(grep -E 'Failed: +[0-9]+, Passed: +[0-9]+, Skipped: +[0-9]+' "$log/$name" | tail -n 1)
    if [[ $line =~ Failed:\ +([0-9]+),\ Passed:\ +([0-9]+),\ Skipped:\ +([0-9]+) ]]; then
        count "${BASH_REMATCH[2]}" "${BASH_REMATCH[1]}" "${BASH_REMATCH[3]}"
        echo "$name: ${BASH_REMATCH[2]} passed, ${BASH_REMATCH[1]} failed, ${BASH_REMATCH[3]} skipped"
        if ((BASH_REMATCH[1])); then
            grep -vE '^(Starting|A total|Passed!)' "$log/$name" | head -n 150
        elif ((status)); then
            # If the test host ends early, the line contains only the tests before that.
            echo "$name: did not finish: dotnet test ended with status $status"
            tail -n 60 "$log/$name"
            count 0 1 0
        fi
    else
        echo "$name: did not finish"
        tail -n 60 "$log/$name"
        count 0 1 0
    fi
}

native_suite() # preset
{
    local preset=$1 line processes files passed wrong failed
    mkdir -p "build/$preset"
    # The lock is necessary because the suites build native targets too, under the same lock (BuildLock.cs).
    if ! { flock "build/$preset/.lock" cmake --preset "$preset" && flock "build/$preset/.lock" cmake --build --preset "$preset"; } \
        >"$log/$preset" 2>&1; then
        echo "$preset: does not build"
        tail -n 60 "$log/$preset"
        count 0 1 0
        return
    fi
    rm -rf "build/$preset/results"
    ctest --preset "$preset" --output-on-failure -j "$(nproc)" >"$log/$preset" 2>&1
    line=$(grep -E 'tests passed, [0-9]+ tests failed out of [0-9]+' "$log/$preset" | tail -n 1)
    if [[ $line =~ ([0-9]+)\ tests\ failed\ out\ of\ ([0-9]+) ]]; then
        failed=${BASH_REMATCH[1]} processes=${BASH_REMATCH[2]}
        cp "build/$preset/results/"*.xml "$results"
        read -r files passed wrong < <(
            sed -nE 's/^<testsuites tests="([0-9]+)" failures="([0-9]+)".*/\1 \2/p' "build/$preset/results/"*.xml |
            awk '{ passed += $1 - $2; wrong += $2 } END { print NR, passed + 0, wrong + 0 }'
        )
        # A process that ended early has no results, and counts as one failed test.
        wrong=$((wrong + processes - files))
        if ((wrong > failed)); then failed=$wrong; fi
        count "$passed" "$failed" 0
        echo "$preset: $passed passed, $failed failed"
        if ((failed)); then grep -vE '^ *[0-9]+/[0-9]+ .*Passed' "$log/$preset" | head -n 150; fi
    else
        echo "$preset: did not finish"
        tail -n 60 "$log/$preset"
        count 0 1 0
    fi
}

shell_scripts()
{
    local file line
    git ls-files | while read -r file; do
        line=
        [[ -f $file ]] && read -r line <"$file" 2>/dev/null
        [[ $line =~ ^#!.*sh$ ]] && echo "$file"
    done
}

# Checks only whitespace, because the build enforces style and analyzers. The check runs on the folder, because loading the projects would
# take longer than the check, and because the suites build some of the projects at the same time. Programs in Tests/Data are excluded,
# because their format is intentional.
dotnet_format()
{
    dotnet format whitespace . --folder --verify-no-changes --exclude Tests/Data build '**/bin' '**/obj'
}

lint()
{
    local files
    check "clang-format is clean" tools/clang-format.sh
    check "dotnet format is clean" dotnet_format
    mapfile -t files < <(shell_scripts)
    check "shellcheck is clean" shellcheck "${files[@]}"
}

native()
{
    native_suite host-sanitize
    check "the fuzzer of the loader compiles" tools/build-fuzz.sh
    check "clang-tidy is clean" tools/clang-tidy.sh
}

# One compiler process serves all projects. Without it, each project would start a compiler process and reload the analyzers.
build()
{
    local status=0
    dotnet build FlipperUpdaterNano.sln -c Release --nologo -v q -p:UseSharedCompilation=true || status=$?
    dotnet build-server shutdown --vbcscompiler >/dev/null
    return "$status"
}

# This job builds no managed project, so it can start before the build.
job native

if ! check "dotnet build, warnings are errors" build; then
    summarize
    exit 1
fi

# The longest jobs start first, so that no job runs alone at the end.
job dotnet_suite Tests/Fupd.Tests/Fupd.Tests.csproj
job dotnet_suite Tests/Runtime.Tests/Runtime.Tests.csproj
job dotnet_suite Tests/Studio.Tests/Studio.Tests.csproj
for suite in OnTarget Emulator Updater VirtualFlipper Architecture; do
    job dotnet_suite "Tests/$suite.Tests/$suite.Tests.csproj"
done
for project in Tests/*.Tests/*.csproj; do
    [[ $project =~ /(Fupd|Runtime|Studio|OnTarget|Emulator|Updater|VirtualFlipper|Architecture).Tests/ ]] || job dotnet_suite "$project"
done
job lint
wait_for_jobs
summarize
