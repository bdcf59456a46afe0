#!/usr/bin/env bash
# Measures updates on several kinds of cards on the emulator, and prints their sections of docs/BENCHMARKS.md.
# Usage: ./bench-cards.sh [PACKAGE DEVICE POINT-DEVICE]
#   PACKAGE       the package of fupd demo --release; without arguments, the script makes package and devices
#   DEVICE        a device with this release
#   POINT-DEVICE  a device with the point release (300 files changed, 30 new, 30 removed)
set -euo pipefail
cd "$(dirname "$0")"
source tools/bench-functions.sh

# Prints how many milliseconds the emulator takes to check the card, verify and unpack on another kind of card.
on_card() # name package device edit-of-device.json install-options...
{
    local device=$work/card-$1 report=$work/card-$1.json
    cp -r "$3" "$device"
    jq "$4" "$device/device.json" >"$work/device.json"
    mv "$work/device.json" "$device/device.json"
    ./fupd doctor "$2" --device "$device" ${6:+--card-free "${6#card.free:}"} --json "$work/doctor-$1.json" --quiet
    ./fupd install "$2" --device "$device" --on chip --json "$report" "${@:5}" --quiet
    echo $(($(stage 16 "$report") + $(stage 15 "$report") + $(stage 13 "$report")))
}

# Prints a row of the table of cards, which states how much longer the update takes than on the usual card.
card_row() # name milliseconds usual-milliseconds
{
    echo "| $1 | $(seconds "$2") | $((($2 - $3) * 100 / $3)) % | 25 % | $(verdict $(($2 * 100)) $(($3 * 125))) |"
}

# Prints a row of the table of estimates, with the duration measured by on_card and the doctor's estimate.
doctor_row() # name name-of-on_card
{
    local took expected off
    took=$(value .deviceMilliseconds "$work/card-$2.json")
    expected=$(value .expectedMilliseconds "$work/doctor-$2.json")
    off=$(((expected - took) * 1000 / took))
    echo "| $1 | $(seconds "$took") | $(seconds "$expected") | $(awk "BEGIN { printf \"%+.1f\", $off / 10 }") % | 15 % | $(verdict "${off#-}" 150) |"
}

# Prints a row for an update on a nearly full card (288 to 430 KiB free), and how much longer the update takes than on the same card with
# ample space.
tight_row() # name id package device edit-of-device.json clusters
{
    local much little
    much=$(on_card "$2-much" "$3" "$4" "$5")
    little=$(on_card "$2-little" "$3" "$4" "$5" --fault "card.free:$6")
    echo "| $1 | $(seconds "$much") | $(seconds "$little") | $(((little - much) * 100 / much)) % | 25 % | $(verdict $((little * 100)) $((much * 125))) |"
}

# Prints a row with the response of doctor and device to a card on which the update does not fit.
refused_row() # name id package device edit-of-device.json clusters
{
    local device=$work/card-$2 report=$work/card-$2.json
    cp -r "$4" "$device"
    jq "$5" "$device/device.json" >"$work/device.json"
    mv "$work/device.json" "$device/device.json"
    ./fupd install "$3" --device "$device" --on chip --json "$report" --fault "card.free:$6" --quiet || (($? == 1))
    echo "| $1 | $(value '.outcome + " [" + .error.code + "] " + .error.message' "$report") |"
}

# Makes the package and the devices.
make_inputs()
{
    mkdir "$work/release" "$work/point"
    TMPDIR=$work/release ./fupd demo --release --on chip --quiet
    TMPDIR=$work/point ./fupd demo --release --point --on chip --quiet
    set -- "$work"/release/fupd-demo-* "$work"/point/fupd-demo-*
    package=$1/f7-update-demo installed=$1/device point=$2/device
}

if (($# == 3)); then
    package=$1 installed=$2 point=$3
elif (($# == 0)); then
    make_inputs
else
    sed -n '3,6s/^# //p' bench-cards.sh >&2
    exit 2
fi

four=.card.clusterBytes=4096
thirty_two='.card.format="exfat"|.card.clusterBytes=32768'
./fupd device create "$work/empty" --quiet
./fupd device create "$work/empty-exfat" --card exfat --quiet
usual=$(on_card usual "$package" "$work/empty" .)
exfat=$(on_card exfat "$package" "$work/empty-exfat" .)
small=$(on_card small "$package" "$work/empty" '.card.clusterBytes = 512')
large=$(on_card large "$package" "$work/empty" '.card.clusterBytes = 65536')
ones=$(on_card ones "$package" "$work/empty" '.card.erase = "ones"')
on_card room "$package" "$installed" . >/dev/null

cat <<EOF
## Other cards on the emulator

The times cover checking the card and verifying and unpacking the resources of \`fupd demo --release\`, on an empty card.

| card | time | increase | limit | |
|---|---|---|---|---|
| FAT32, clusters of 32 KiB | $(seconds "$usual") | | | |
$(card_row "exFAT, clusters of 128 KiB" "$exfat" "$usual")
$(card_row "FAT32, clusters of 512 bytes" "$small" "$usual")
$(card_row "FAT32, clusters of 64 KiB" "$large" "$usual")
$(card_row "FAT32, clusters of 32 KiB, erased blocks read as ones" "$ones" "$usual")

## Nearly full cards

The table shows the same times for a release on a card that already has this release, and on a card that has the point release (300 files changed,
30 new, 30 removed).

| update and card | time with ample space | time with little space | increase | limit | |
|---|---|---|---|---|---|
$(tight_row "the same release again, FAT32, clusters of 512 bytes, 300 KiB free" again-512 "$package" "$installed" .card.clusterBytes=512 600)
$(tight_row "the same release again, FAT32, clusters of 4 KiB, 300 KiB free" again-4 "$package" "$installed" "$four" 75)
$(tight_row "the same release again, FAT32, clusters of 32 KiB, 288 KiB free" again-32 "$package" "$installed" . 9)
$(tight_row "the same release again, exFAT, clusters of 32 KiB, 288 KiB free" again-exfat "$package" "$installed" "$thirty_two" 9)
$(tight_row "point release, FAT32, clusters of 512 bytes, 430 KiB free" point-512 "$package" "$point" .card.clusterBytes=512 860)
$(tight_row "point release, FAT32, clusters of 4 KiB, 300 KiB free" point-4 "$package" "$point" "$four" 75)
$(tight_row "point release, FAT32, clusters of 32 KiB, 384 KiB free" point-32 "$package" "$point" . 12)
$(tight_row "point release, exFAT, clusters of 32 KiB, 384 KiB free" point-exfat "$package" "$point" "$thirty_two" 12)

| update and card | result |
|---|---|
$(refused_row "the same release again, FAT32, clusters of 64 KiB" again-64 "$package" "$installed" .card.clusterBytes=65536 4)
$(refused_row "the same release again, exFAT, clusters of 128 KiB" again-128 "$package" "$installed" '.card.format="exfat"|.card.clusterBytes=131072' 2)

## The doctor's estimate

The table compares the duration expected by \`fupd doctor\` with the device time of the whole update, on the cards of the table above.

| update | measured | expected | deviation | limit | |
|---|---|---|---|---|---|
$(doctor_row "release, empty FAT32 card with clusters of 32 KiB" usual)
$(doctor_row "release, empty exFAT card" exfat)
$(doctor_row "release, empty FAT32 card with clusters of 512 bytes" small)
$(doctor_row "release, empty FAT32 card with clusters of 64 KiB" large)
$(doctor_row "the same release again" room)
$(doctor_row "the same release again, FAT32 with clusters of 4 KiB, 300 KiB free" again-4-little)
$(doctor_row "point release, FAT32 with clusters of 4 KiB, 300 KiB free" point-4-little)
$(doctor_row "point release, exFAT with clusters of 32 KiB, 384 KiB free" point-exfat-little)
EOF
check_measurements bench-cards
