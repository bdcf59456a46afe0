#!/usr/bin/env bash
# Measures the project's figures and writes docs/BENCHMARKS.md. Usage: ./bench.sh
# If a measurement fails, its row is missing, BENCHMARKS.md is not changed, and the exit status is 1.
set -euo pipefail
cd "$(dirname "$0")"
source tools/bench-functions.sh
report=$work/BENCHMARKS.md

# Device time and counts come from the device model and are the same on every machine. Wall-clock time is the shortest of a few runs.
runs=5

# Prints the milliseconds of the fastest run of a command.
fastest() # command...
{
    local best=999999 began took
    for ((i = 0; i < runs; i++)); do
        began=$(date +%s%N)
        "$@" >/dev/null
        took=$((($(date +%s%N) - began) / 1000000))
        if ((took < best)); then best=$took; fi
    done
    echo "$best"
}

full_install() # a fresh device each time, made outside the clock
{
    ./fupd install "$demo/f7-update-demo" --device "$work/device" --quiet
}

update_figures()
{
    TMPDIR=$work ./fupd demo --quiet
    demo=$(compgen -G "$work/fupd-demo-*")
    local package=$work/firmware-only new=$work/new.json again=$work/again.json dfu limit read
    dfu=$demo/f7-update-demo/firmware.dfu
    ./fupd pack --out "$package" --info bench --loader "$demo/f7-update-demo/updater.bin" --firmware "$dfu" --quiet

    # The old firmware has the vectors of the new firmware. Every other byte differs, so that no page is skipped.
    tail -c +294 "$dfu" | head -c -16 >"$work/image.bin"
    { head -c 1024 "$work/image.bin"; tail -c +1025 "$work/image.bin" | LC_ALL=C tr '\000-\377' '\001-\377\000'; } >"$work/old.bin"
    ./fupd device create "$work/old" --firmware "$work/old.bin" --quiet
    ./fupd install "$package" --device "$work/old" --json "$new" --quiet
    ./fupd install "$package" --device "$work/old" --json "$again" --quiet

    # The limit is 175 pages, each with 22.0 ms for erasing and 30.4 ms for fast row programming (DS11929), plus 15 % for reading and
    # verifying.
    limit=$((175 * (220 + 304) * 115 / 1000))
    read=$(value .card.bytesRead "$new")
    local size
    size=$(stat -c %s "$dfu")

    local start install=999999 began took
    start=$(fastest ./fupd explain 2-99)
    for ((i = 0; i < runs; i++)); do
        rm -rf "$work/device"
        ./fupd device create "$work/device" --quiet
        began=$(date +%s%N)
        full_install
        took=$((($(date +%s%N) - began) / 1000000 - start))
        if ((took < install)); then install=$took; fi
    done
    rm -rf "$work/device"
    ./fupd device create "$work/device" --quiet
    local doctor
    doctor=$(($(fastest ./fupd doctor "$demo/f7-update-demo" --device "$work/device") - start))
    ./fupd install "$demo/f7-update-demo" --device "$work/device" --json "$work/full.json" --quiet
    ./fupd install "$demo/f7-update-demo" --device "$work/device" --json "$work/full-again.json" --quiet

    cat <<EOF
## The update

Device time is virtual time of the device model. Wall time is the best of $runs runs, less the start-up time of the process ($start ms).

| what | figure | limit | |
|---|---|---|---|
| flash stage (700 KiB of firmware, every page differs), device time | $(seconds "$(stage 3 "$new")") | $(seconds "$limit") = 1.15 x (175 x 22.0 ms + 175 x 30.4 ms) | $(verdict "$(stage 3 "$new")" "$limit") |
| whole update including the flash stage, device time | $(seconds "$(value .deviceMilliseconds "$new")") | | |
| pages erased when the same package is reinstalled | $(value .flash.pagesErased "$again") | 0 | $(verdict "$(value .flash.pagesErased "$again")" 0) |
| reinstalling the same package, device time | $(seconds "$(value .deviceMilliseconds "$again")") | 3 s | $(verdict "$(value .deviceMilliseconds "$again")" 3000) |
| bytes read from the card, with a firmware file of $size bytes | $read | twice the file, plus 64 KiB | $(verdict "$read" $((2 * size + 65536))) |
| full package (radio, option bytes, 1 MiB of resources, splash), device time | $(seconds "$(value .deviceMilliseconds "$work/full.json")") | | |
| reinstalling the full package, device time | $(seconds "$(value .deviceMilliseconds "$work/full-again.json")") | | |
| \`fupd install\` of the full package, wall time | $(seconds "$install") | 3 s | $(verdict "$install" 3000) |
| \`fupd doctor\` of the full package, wall time | $(seconds "$doctor") | 1 s | $(verdict "$doctor" 1000) |
EOF
}

# Measures the update on the emulator, which executes the loader image instruction by instruction.
chip_figures()
{
    local new=$work/chip.json bound=$((175 * (220 + 304) / 10)) began wall preflight resources whole
    mkdir -p "$work/resources/apps"
    for ((i = 0; i < 40; i++)); do
        tail -c +$((i * 16384 + 1)) "$work/old.bin" | head -c 26214 >"$work/resources/apps/$i.fap" || true
    done
    ./fupd pack --out "$work/chip-old" --info old --target 7 --firmware "$work/old.bin" --resources "$work/resources" --quiet
    ./fupd pack --out "$work/chip-new" --info new --target 7 --firmware "$work/image.bin" --resources "$work/resources" --quiet
    ./fupd device create "$work/chip" --quiet
    ./fupd install "$work/chip-old" --device "$work/chip" --quiet
    ./fupd install "$work/chip-new" --device "$work/chip" --on chip --json "$new" --quiet
    preflight=$(($(stage 1 "$new") + $(stage 2 "$new") + $(stage 14 "$new") + $(stage 16 "$new") + $(stage 17 "$new")))
    resources=$(stage 15 "$new")
    whole=$(value '[.stages[].milliseconds] | add' "$new")
    began=$(date +%s%N)
    ./fupd demo --on chip --quiet --json "$work/demo-chip.json"
    wall=$((($(date +%s%N) - began) / 1000000))

    cat <<EOF
## The update on the emulator

The update has 700 KiB of firmware in which every page differs, 1 MiB of resources that are already on the card, and no radio. Times are
the device time of the executed instructions.

| what | figure | limit | |
|---|---|---|---|
| preflight without the resources | $(seconds "$preflight") | 2 s | $(verdict "$preflight" 2000) |
| preflight with the resources, whose archive is read, unpacked and verified against its Manifest | $(seconds $((preflight + resources))) | 2 s | $(verdict $((preflight + resources)) 2000) |
| flash stage | $(seconds "$(stage 3 "$new")") | $(seconds $((bound * 115 / 100))) = 1.15 x the time of the flash operations | $(verdict "$(stage 3 "$new")" $((bound * 115 / 100))) |
| whole update, from entry to reset | $(seconds "$whole") | 15 s | $(verdict "$whole" 15000) |
| wall time of \`fupd demo --on chip\` (firmware, radio, 1 MiB of new resources; one run) | $(seconds "$wall") | 12 s | $(verdict "$wall" 12000) |
| emulated instructions per second in the run of \`fupd demo --on chip\` | $(($(value .instructions "$work/demo-chip.json") / wall)) thousand | | |
| largest live heap after a collection | $(value .memory.heap.alive "$new") bytes | | |
EOF
}

# Prints how many milliseconds the emulator takes to check and unpack files of 40 bytes in one folder.
small_files() # count
{
    local files=$work/many-$1 report=$work/many-$1.json
    mkdir "$files"
    # All names have the same length, because longer names take more directory entries.
    for ((i = 0; i < $1; i++)); do
        printf 'File %04d of many, forty bytes in each.\n' "$i" >"$files/$(printf 'entry_%04d.txt' "$i")"
    done
    ./fupd pack --out "$files-package" --info many --target 7 --firmware "$work/image.bin" --resources "$files" --quiet
    ./fupd device create "$files-device" --firmware "$work/image.bin" --quiet
    ./fupd install "$files-package" --device "$files-device" --on chip --json "$report" --quiet
    echo $(($(stage 15 "$report") + $(stage 13 "$report")))
}

# Prints the minimum of free heap with 10,000 names, on the emulator.
many_names()
{
    local files=$work/names
    for ((i = 0; i < 10000; i++)); do
        mkdir -p "$files/folder_$((i / 200))"
        printf 'File %04d of many, forty bytes in each.\n' "$i" >"$files/folder_$((i / 200))/entry_$i.txt"
    done
    ./fupd pack --out "$files-package" --info names --target 7 --firmware "$work/image.bin" --resources "$files" --quiet
    ./fupd device create "$files-device" --firmware "$work/image.bin" --quiet
    ./fupd install "$files-package" --device "$files-device" --on chip --json "$files.json" --quiet
    value .memory.heap.free "$files.json"
}

# Measures a release, and many small files, on the emulator.
release_figures()
{
    local new=$work/release.json again=$work/again.json point=$work/point.json large=$work/large.json folder whole both changed few many names image
    mkdir "$work/release"
    TMPDIR=$work/release ./fupd demo --release --on chip --json "$new" --quiet
    folder=$(compgen -G "$work/release/fupd-demo-*")
    ./fupd install "$folder/f7-update-demo" --device "$folder/device" --on chip --json "$again" --quiet
    mkdir "$work/point" "$work/many-files"
    TMPDIR=$work/point ./fupd demo --release --point --on chip --json "$point" --quiet
    TMPDIR=$work/many-files ./fupd demo --release --large --on chip --json "$large" --quiet
    whole=$(value .deviceMilliseconds "$new")
    changed=$(($(stage 15 "$point") + $(stage 13 "$point")))
    both=$(($(stage 15 "$again") + $(stage 13 "$again")))
    few=$(small_files 400)
    many=$(small_files 2000)
    names=$(many_names)
    image=$(stat -c %s "$folder/f7-update-demo/updater.bin")

    cat <<EOF
## A release on the emulator

\`fupd demo --release\`: 832,552 bytes of firmware, radio, 937 new files in 113 folders (1.58 MB, 0.88 MB packed). Times are sums over all boots. A whole
update spends 3.0 s in the stock loader (seven times 0.43 s), which the model did not include when the limit was set.

| what | figure | limit | |
|---|---|---|---|
| whole update | $(seconds "$whole") | 38 s | $(verdict "$whole" 38000) |
| verifying the resources | $(seconds "$(stage 15 "$new")") | 3 s | $(verdict "$(stage 15 "$new")" 3000) |
| unpacking the resources | $(seconds "$(stage 13 "$new")") | 8 s | $(verdict "$(stage 13 "$new")" 8000) |
| bytes read from the card | $(value .card.bytesRead "$new") | 6000000 | $(verdict "$(value .card.bytesRead "$new")" 6000000) |
| bytes written to the card | $(value .card.bytesWritten "$new") | 4000000 | $(verdict "$(value .card.bytesWritten "$new")" 4000000) |
| reinstalling the release: verifying and comparing the resources | $(seconds "$both") | 5 s | $(verdict "$both" 5000) |
| point release (\`--point\`: 300 of 937 files changed, 40 removed, 30 new): verifying and unpacking | $(seconds "$changed") | 7 s | $(verdict "$changed" 7000) |
| 1,453 new files totalling 9.0 MB, 5.4 MB packed (\`--large\`): verifying | $(seconds "$(stage 15 "$large")") | 7 s | $(verdict "$(stage 15 "$large")" 7000) |
| 1,453 new files (\`--large\`): unpacking | $(seconds "$(stage 13 "$large")") | 20 s | $(verdict "$(stage 13 "$large")" 20000) |
| 400 new files of 40 bytes in one folder: verifying and unpacking | $(seconds "$few") | 4 s | $(verdict "$few" 4000) |
| 2,000 new files of 40 bytes in one folder: verifying and unpacking | $(seconds "$many") | $(seconds $((5 * few))): linear | $(verdict "$many" $((5 * few))) |
| 10,000 new files in 50 folders, with each name verified to exist once: least free heap | $names bytes | | |
| \`updater.bin\` | $image bytes | 106496 | $(verdict "$image" 106496) |
| least free heap during the release | $(value .memory.heap.free "$new") bytes | | |
| least free native stack and managed stack during the release | $(value '.memory.nativeStack | .bytes - .peak' "$new"), $(value '.memory.managedStack | .bytes - .peak' "$new") bytes | | |

EOF
    point=$(compgen -G "$work/point/fupd-demo-*")
    ./bench-cards.sh "$folder/f7-update-demo" "$folder/device" "$point/device" || touch "$work/failed"
}

# Prints the outcomes of an update with power cuts, by count and by share of device time.
cut_row() # name report
{
    jq -r --arg name "$1" '(.runs) as $all | "| \($name) | \($all) | "
        + ([.completedAlone, .notStarted, .needsPc, .tornOptions, .hang, .lost] | map("\(.) (\(10000 * . / $all | round / 100) %)") | join(" | "))
        + " |\n| by time | | "
        + ([.shareOfTime | .completedAlone, .notStarted, .needsPc, .tornOptions, .hang, .lost] | map("\(10000 * . | round / 100) %") | join(" | "))
        + " |"' "$2"
}

cut_figures()
{
    local small large began wall
    mkdir "$work/small" "$work/large"
    TMPDIR=$work/small ./fupd demo --small --on chip --quiet
    TMPDIR=$work/large ./fupd demo --release --quiet
    small=$(compgen -G "$work/small/fupd-demo-*")/f7-update-demo
    large=$(compgen -G "$work/large/fupd-demo-*")/f7-update-demo
    ./fupd device create "$work/cut-device" --quiet
    # Exit status 1 means that some runs are lost. The number of lost runs is one of the figures.
    ./fupd sweep "$small" --device "$work/cut-device" --json "$work/cut.json" --quiet || (($? == 1))
    ./fupd sweep "$small" --device "$work/cut-device" --every 3 --registers lost --json "$work/cut-lost.json" --quiet || (($? == 1))
    ./fupd sweep "$small" --device "$work/cut-device" --every 13 --modes torn --json "$work/cut-torn.json" --quiet || (($? == 1))
    began=$(date +%s%N)
    ./fupd sweep "$small" --device "$work/cut-device" --every 13 --modes torn --on chip --json "$work/cut-chip.json" --quiet || (($? == 1))
    wall=$((($(date +%s%N) - began) / 1000000))
    ./fupd sweep "$large" --device "$work/cut-device" --every 1009 --json "$work/cut-large.json" --quiet || (($? == 1))

    cat <<EOF
## An update that is cut

\`fupd sweep\` ([SWEEP.md](SWEEP.md)): the power is cut before, during and after operations, and the device is switched on again. The figures are the reference values for later changes.

| update | runs | completed alone | not started | needs a computer | torn option bytes | hangs | lost |
|---|---|---|---|---|---|---|---|
$(cut_row "\`demo --small\`, every operation" "$work/cut.json")
$(cut_row "\`demo --small\`, every third operation, registers lost" "$work/cut-lost.json")
$(cut_row "\`demo --small\`, torn at every 13th operation" "$work/cut-torn.json")
$(cut_row "\`demo --small\` on the emulator, torn at every 13th operation, where a card operation is the write of one block" "$work/cut-chip.json")
$(cut_row "\`demo --release\`, every 1009th operation" "$work/cut-large.json")

Wall time of the sweep on the emulator: $(seconds "$wall") (limit 1200 s for 300 cuts: $(verdict "$wall" 1200000)).
EOF
}

./fupd explain 2-99 --quiet
{
    echo "# Benchmarks"
    echo
    echo "Written by \`./bench.sh\` on $(lscpu --json | jq -r '[.. | objects | select(.field? == "Model name:").data][0]'), $(nproc) cores, .NET $(dotnet --version)."
    echo
    update_figures
    echo
    chip_figures
    echo
    release_figures
    echo
    cut_figures
    echo
    ./bench-studio.sh || touch "$work/failed"
    echo
    ./bench-nano.sh || touch "$work/failed"
} >"$report"
check_measurements bench "$report"
mv "$report" docs/BENCHMARKS.md
cat docs/BENCHMARKS.md
