#!/usr/bin/env bash
# Measures the studio in headless Chromium and prints its section of docs/BENCHMARKS.md. Usage: ./bench-studio.sh
set -euo pipefail
shopt -s inherit_errexit
cd "$(dirname "$0")"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Prints the median of the figures that the studio's tests recorded under a name.
figure() # name
{
    sed -n "s/^$1 //p" "$work/figures" | sort -n | awk '{ all[NR] = $1 } END { if (!NR) exit 1; print all[int((NR + 1) / 2)] }' ||
        { echo "bench-studio: no test has measured $1" >&2; return 1; }
}

seconds() # milliseconds
{
    printf '%d.%03d s' $(($1 / 1000)) $(($1 % 1000))
}

row() # what figure limit-in-milliseconds
{
    local took=$2 state=met
    if ((took > $3)); then state="**missed**"; fi
    echo "| $1 | $(seconds "$took") | $(($3 / 1000)) s | $state |"
}

# Prints the row for going back by one screen, and for reaching the same screen from the armed device, as a link does.
back_row() # what engine
{
    local back whole
    back=$(figure "back-$2")
    whole=$(figure "whole-$2")
    echo "| $1 | $(seconds "$back") (from the armed device $(seconds "$whole")) | | |"
}

# Brings fupd and the image up to date.
./fupd demo --small --on chip --quiet
filter=$(printf '|Figure=%s' "${figures[@]}")
DOTNET_TieredPGO=0 STUDIO_SAVES=10 STUDIO_BACK=complete STUDIO_FIGURES=$work/figures \
    dotnet test Tests/Studio.Tests -c Release --nologo -v q --filter "${filter:1}" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }

save=$(figure save)
save_emulator=$(figure save-emulator)
gallery=$(figure gallery)
drawn=$(figure drawn-mock)
sent=$(figure sent-mock)
drawn_chip=$(figure drawn-chip)
sent_chip=$(figure sent-chip)
rate=met
if ((drawn < 30)); then rate="**missed**"; fi
back=$(back_row "back by one screen in the last stage of \`fupd demo\`, mock, median of 3" mock)
back_chip=$(back_row "the same on the emulator" chip)
cat <<END
## Studio

Times are wall time in headless Chromium on the same machine ([STUDIO.md](STUDIO.md)).

| what | figure | limit | |
|---|---|---|---|
$(row "from saving a source of the updater until the same screen is drawn again, mock, median of 10" "$(figure save)" 1000)
$(row "the same on the emulator, including the linking of the image" "$(figure save-emulator)" 8000)
$(row "the gallery: every view drawn and compared with its golden image" "$(figure gallery)" 5000)
$(back_row "going back by one screen in the last stage of \`fupd demo\`, mock, median of 3" mock)
$(back_row "the same on the emulator" chip)
| moments of the run drawn in a second, \`fupd demo --release\` on the mock at full speed, median; the browser makes $(figure pictures) pictures | $drawn | 30 | $([[ $drawn -ge 30 ]] && echo met || echo "**missed**") |
END
