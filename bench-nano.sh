#!/usr/bin/env bash
# Measures the RAM runtime and prints its section of docs/BENCHMARKS.md. Usage: ./bench-nano.sh
set -euo pipefail
cd "$(dirname "$0")"
source tools/bench-functions.sh
image=$work/bench.img
./fupd nano build Tests/Data/nano-bench/NanoBench.cs -o "$image" --quiet
./fupd nano run "$image" --on chip >"$work/chip"
./fupd nano run "$image" >/dev/null

# On the desktop, takes the lowest CPU time of five runs, because other programs may be running.
for ((i = 0; i < 5; i++)); do
    build/host/Native/runtime/nano-host "$image" --cpu-clock
done >"$work/desktop"

cmake --build build/flipper-f7 --target nano-chip nano-chip-small nano-chip-checked >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }

# Prints the size of a program's code and constants in bytes.
text() # folder/name
{
    arm-none-eabi-size "build/flipper-f7/Native/$1" | awk 'NR == 2 { print $1 }'
}

small=$(text runtime/nano-chip-small)
checked=$(text runtime/nano-chip-checked)
whole=$(text image/nano-chip)

cat <<END
## The RAM runtime

The table shows the results of \`Tests/Data/nano-bench/NanoBench.cs\`: nanoseconds of CPU time per operation on the desktop, and machine
instructions per operation on the Cortex-M4 under the CPU emulator. The columns *stock CLR* show the nanoFramework CLR doing the same
work. On the desktop, the time of the CLR is that of its fastest run; runs of the CLR and of the RAM runtime alternated on one machine.
On the Cortex-M4 the CLR is compiled with -Os.

| work | desktop, ns | desktop, stock CLR, ns | Cortex-M4, instructions | Cortex-M4, stock CLR, instructions | limit | |
|---|---|---|---|---|---|---|
END
awk -F'\t' '
    BEGIN {
        stock["integer loop"] = "33\t323\t25"; stock["table CRC32"] = "69\t691\t80"
        stock["real static call"] = "61\t715\t100"; stock["field and virtual call"] = "-\t-\t150"
        stock["new object()"] = "75\t-\t-"; stock["string building"] = "-\t-\t3000"
    }
    FILENAME ~ /desktop$/ { ns = $3 * 100 / $2; if (!($1 in best) || ns < best[$1]) best[$1] = ns; next }
    {
        split("-\t-\t-", s, "\t")
        for (name in stock) if (index($1, name) == 1) split(stock[name], s, "\t")
        # The emulator executes 64 instructions in 10 ticks of 100 ns.
        count = $3 * 6.4 / $2
        verdict = s[3] == "-" ? "" : int(count + 0.5) <= s[3] ? "met" : "**missed**"
        if (s[1] != "-") verdict = verdict (verdict == "" ? "" : ", ") (best[$1] * 5 <= s[1] ? "5x met" : "**5x missed**")
        printf "| %s | %.1f | %s | %.0f | %s | %s | %s |\n", $1, best[$1], s[1], count, s[2], s[3], verdict
    }' "$work/desktop" "$work/chip"
cat <<END

The text size of the runtime linked for the Cortex-M4 (-Os, the interpreter -O2), with every native of the class library and its share of
libc and libgcc, is $small bytes when built as for the updater (limit 24,576: $([[ $small -le 24576 ]] && echo met || echo "**missed**")).
The figure excludes floating point, files and the loader's checks, which an image in the same file does not need. With these checks the size is
$checked bytes; with all of these parts and the FAT driver it is $whole bytes.
END
check_measurements bench-nano
