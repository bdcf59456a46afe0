#!/usr/bin/env bash
# Measures the studio in headless Chromium and prints its section of docs/BENCHMARKS.md. Usage: ./bench-studio.sh
set -euo pipefail
cd "$(dirname "$0")"
source tools/bench-functions.sh

# The figures to measure. Each name is the Figure trait of a test (Tests/Studio.Tests/FigureTests.cs).
figures=(save save-emulator gallery back-mock whole-mock back-chip whole-chip drawn-mock sent-mock drawn-mock-unlimited sent-mock-unlimited drawn-chip sent-chip)

# Prints the median of the values that the studio's tests recorded for a figure.
figure() # name
{
    sed -n "s/^$1 //p" "$work/figures" | sort -n | awk '{ all[NR] = $1 } END { if (!NR) exit 1; print all[int((NR + 1) / 2)] }' ||
        { echo "bench-studio: no test has measured $1" >&2; return 1; }
}

row() # what figure limit-in-milliseconds
{
    echo "| $1 | $(seconds "$2") | $(($3 / 1000)) s | $(verdict "$2" "$3") |"
}

# Prints a row with the time to go back by one screen, and the time to reach the same screen from the armed device, as a link does.
back_row() # what engine
{
    local back whole
    back=$(figure "back-$2")
    whole=$(figure "whole-$2")
    echo "| $1 | $(seconds "$back") (from the armed device $(seconds "$whole")) | | |"
}

# Builds fupd and the image.
./fupd demo --small --on chip --quiet
filter=$(printf '|Figure=%s' "${figures[@]}")
DOTNET_TieredPGO=0 STUDIO_SAVES=10 STUDIO_BACK=complete STUDIO_FIGURES=$work/figures \
    dotnet test Tests/Studio.Tests -c Release --nologo -v q --filter "${filter:1}" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }

save=$(figure save)
save_emulator=$(figure save-emulator)
gallery=$(figure gallery)
drawn=$(figure drawn-mock)
sent=$(figure sent-mock)
drawn_unlimited=$(figure drawn-mock-unlimited)
sent_unlimited=$(figure sent-mock-unlimited)
drawn_chip=$(figure drawn-chip)
sent_chip=$(figure sent-chip)
rate=met
if ((drawn < 30)); then rate="**missed**"; fi
back=$(back_row "going back by one screen in the last stage of \`fupd demo\`, mock, median of 3" mock)
back_chip=$(back_row "going back by one screen in the last stage of \`fupd demo\`, emulator" chip)
cat <<END
## Studio

Times are wall time in headless Chromium on the same machine ([STUDIO.md](STUDIO.md)).

| what | figure | limit | |
|---|---|---|---|
$(row "from saving a source file of the updater until the same screen is drawn again, mock, median of 10" "$save" 1000)
$(row "from saving a source file until the same screen is drawn again, emulator, including the linking of the image" "$save_emulator" 8000)
$(row "drawing every view for the gallery and comparing it with its golden image" "$gallery" 5000)
$back
$back_chip
| device states drawn per second, \`fupd demo --release\` on the mock at the default speed; the studio sends $sent | $drawn | 30 | $rate |
| device states drawn per second, \`fupd demo --release\` on the mock at unlimited speed; the studio sends $sent_unlimited | $drawn_unlimited | | |
| device states drawn per second, \`fupd demo --small\` on the emulator; the studio sends $sent_chip | $drawn_chip | | |
END
check_measurements bench-studio
