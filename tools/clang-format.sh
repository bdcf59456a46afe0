#!/usr/bin/env bash
# Checks the format of every native source file or, with --fix, corrects it. The .inc files contain parts of a function body with labels, so
# they are formatted inside a temporary function.
set -euo pipefail
cd "$(dirname "$0")/.."

mapfile -t sources < <(git ls-files '*.cpp' '*.hpp' '*.h')
mapfile -t parts < <(git ls-files '*.inc')
if [[ ${1-} == --fix ]]; then
    clang-format -i "${sources[@]}"
else
    clang-format --dry-run -Werror "${sources[@]}"
fi

status=0
for part in "${parts[@]}"; do
    formatted=$({ echo 'void part()'; echo '{'; cat "$part"; echo '}'; } | clang-format --assume-filename="${part%.inc}.cpp" | sed '1,2d;$d;3s|^ *//|//|')
    if [[ ${1-} == --fix ]]; then
        printf '%s\n' "$formatted" >"$part"
    elif ! diff -u --label "$part" --label formatted "$part" <(printf '%s\n' "$formatted"); then
        status=1
    fi
done
exit "$status"
