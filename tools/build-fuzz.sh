#!/usr/bin/env bash
# Builds nano-fuzz (preset host-fuzz), which runs libFuzzer on the image loader. The exit status is 77 if there is no clang++, which
# includes libFuzzer. A clang++ without the sanitizers' runtime libraries compiles everything but cannot link, which is an error only with
# --link.
# Usage: tools/build-fuzz.sh [--link]
set -euo pipefail
cd "$(dirname "$0")/.."

compiler=
for candidate in clang++-14 clang++ $(compgen -c clang++- | sort -rV); do
    if compiler=$(command -v "$candidate"); then break; fi
done
if [[ -z $compiler ]]; then
    echo "build-fuzz: there is no clang++; install the package clang" >&2
    exit 77
fi

folder=build/host-fuzz/Tests/Native/runtime
if echo 'int main() {}' | "$compiler" -x c++ -fsanitize=fuzzer-no-link,address,undefined -o /dev/null - 2>/dev/null; then
    cmake --preset host-fuzz -DCMAKE_CXX_COMPILER="$compiler" >/dev/null
    cmake --build --preset host-fuzz --target nano-fuzz
elif [[ ${1:-} == --link ]]; then
    echo "build-fuzz: $compiler has no sanitizer runtime; install the package libclang-rt-dev of its version" >&2
    exit 2
else
    # CMake would detect Debian's library folders by linking a program, which this compiler cannot do, so the folders are given.
    cmake --preset host-fuzz -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_TRY_COMPILE_TARGET_TYPE=STATIC_LIBRARY \
        -DCMAKE_CXX_FLAGS_RELWITHDEBINFO=-O0 \
        -DCMAKE_LIBRARY_ARCHITECTURE="$(g++ -print-multiarch)" >/dev/null
    objects=${folder#build/host-fuzz/}/CMakeFiles/nano-fuzz.dir
    cmake --build --preset host-fuzz --target nano_runtime nano_host_files "$objects/fuzz.cpp.o" "$objects/surroundings.cpp.o"
fi
