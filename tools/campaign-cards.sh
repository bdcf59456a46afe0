#!/usr/bin/env bash
# Sweeps updates with nearly full cards: power is cut at the operations of updates on a card with only as many free clusters as
# `fupd doctor` requires. Usage: tools/campaign-cards.sh [MOCK [CHIP]]: every MOCKth operation on the mock (default 1), every CHIPth on the
# emulator (default 997). The id of each failed run and the options of fupd install that repeat it are printed; the exit
# status is then 1.
set -euo pipefail
cd "$(dirname "$0")/.."
mock=${1:-1}
chip=${2:-997}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

# Writes the resources of release 1 or 2: some files are the same in both, some differ, and some are in only one of them.
resources() # release folder
{
    local name
    mkdir -p "$2/apps" "$2/assets/deep"
    for ((i = 0; i < 24; i++)); do
        name=$(printf 'apps/application_%02d.fap' "$i")
        if ((i % 4 == 1 && $1 == 1)); then name=assets/deep/only_in_1_$i.bin; fi
        if ((i % 4 == 2 && $1 == 2)); then name=assets/only_in_2_$i.bin; fi
        head -c $((i * 700 + 50)) < <(yes "file $i of release $((i % 4 == 0 ? 0 : $1))") >"$2/$name"
    done
}

# Creates a device, in its state before the update, with the given kind of card.
device() # folder edit-of-device.json [earlier-package]
{
    ./fupd device create "$1" --quiet
    jq "$2" "$1/device.json" >"$work/device.json"
    mv "$work/device.json" "$1/device.json"
    if (($# > 2)); then
        ./fupd install "$3" --device "$1" --quiet
        # The user has changed two files: the next release replaces one and removes the other.
        echo mine >>"$1/sd/apps/application_03.fap"
        echo mine >>"$1/sd/assets/deep/only_in_1_5.bin"
    fi
}

# Sweeps an update. After a failed run, the script continues with the next update.
sweep() # title package device options...
{
    local result=0
    echo "== $1, ${*:4}"
    ./fupd sweep "$2" --device "$3" --card-free least "${@:4}" || result=$?
    if ((result > 1)); then exit "$result"; fi
    status=$((status | result))
}

TMPDIR=$work ./fupd demo --small --on chip --quiet
small=$(compgen -G "$work/fupd-demo-*")/f7-update-demo
resources 1 "$work/1"
resources 2 "$work/2"
./fupd pack --out "$work/release-1" --info "release 1" --target 7 --resources "$work/1" --quiet
./fupd pack --out "$work/release-2" --info "release 2" --target 7 --resources "$work/2" --firmware "$small/firmware.dfu" --quiet

for card in fat32:512 fat32:4096 fat32:32768 exfat:131072; do
    edit=".card.format=\"${card%:*}\"|.card.clusterBytes=${card#*:}"
    device "$work/new-$card" "$edit"
    device "$work/old-$card" "$edit" "$work/release-1"
    # Without a stub, a cut that loses the registers can leave the new firmware without /int, which counts as lost (docs/SWEEP.md).
    sweep "demo --small, $card" "$small" "$work/new-$card" --every "$mock"
    for registers in kept lost; do
        sweep "a release with a resume stub, $card" "$work/release-2" "$work/old-$card" --registers "$registers" --every "$mock"
    done

    sweep "demo --small, $card" "$small" "$work/new-$card" --on chip --modes torn --every "$chip"
    sweep "a release with a resume stub, $card" "$work/release-2" "$work/old-$card" --on chip --modes torn --every "$chip"
done

exit "$status"
