#!/usr/bin/env bash
# Measures the studio in headless Chromium and prints its section of docs/BENCHMARKS.md. Usage: ./bench-studio.sh
set -euo pipefail
cd "$(dirname "$0")"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Prints the median of the figures that the studio's tests recorded under a name.
figure() # name
{
    sed -n "s/^$1 //p" "$work/figures" | sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}

seconds() # milliseconds
{
    printf '%d.%03d s' $(($1 / 1000)) $(($1 % 1000))
}

row() # what figure limit-in-milliseconds
{
    local state=met
    if (($2 > $3)); then state="**missed**"; fi
    echo "| $1 | $(seconds "$2") | $(($3 / 1000)) s | $state |"
}

# Prints the row for going back by one screen, and for reaching the same screen from the armed device, as a link does.
back_row() # what engine
{
    echo "| $1 | $(seconds "$(figure "back-$2")") (from the armed device $(seconds "$(figure "whole-$2")")) | | |"
}

# Brings fupd and the image up to date.
./fupd demo --small --on chip --quiet
tests=(Every_save_is_drawn_anew A_save_is_drawn_anew The_gallery_shows The_screen_before_the_last The_page_follows_the_run)
filter=$(printf '|FullyQualifiedName~%s' "${tests[@]}")
DOTNET_TieredPGO=0 STUDIO_SAVES=10 STUDIO_BACK=complete STUDIO_FIGURES=$work/figures \
    dotnet test Tests/Studio.Tests -c Release --nologo -v q --filter "${filter:1}" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }

drawn=$(figure drawn)
cat <<END
## Studio

Times are wall time in headless Chromium on the same machine ([STUDIO.md](STUDIO.md)).

| what | figure | limit | |
|---|---|---|---|
$(row "from saving a source of the updater until the same screen is drawn again, mock, median of 10" "$(figure save)" 1000)
$(row "the same on the emulator, including the linking of the image" "$(figure save-emulator)" 8000)
$(row "the gallery: every view drawn and compared with its golden image" "$(figure gallery)" 5000)
$(back_row "back by one screen in the last stage of \`fupd demo\`, mock, median of 3" mock)
$(back_row "the same on the emulator" chip)
| moments of the run drawn in a second, \`fupd demo --release\` on the mock at full speed, median; the browser makes $(figure pictures) pictures | $drawn | 30 | $([[ $drawn -ge 30 ]] && echo met || echo "**missed**") |
END
