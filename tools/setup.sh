#!/usr/bin/env bash
# Installs everything that the build needs on a fresh Debian or Ubuntu. Does nothing if everything is already installed.
# Usage: tools/setup.sh         packages for the tests
#        tools/setup.sh run     packages for running the updater
set -euo pipefail

# Debian does not package the .NET SDK, which every script requires. global.json states the required version; dotnet reports the installed
# versions.
if ! command -v dotnet >/dev/null; then
    echo "setup: the .NET 10 SDK is missing; install it and put dotnet on the PATH" >&2
    exit 2
fi
if ! (cd "$(dirname "$0")/.." && dotnet --version >/dev/null); then
    echo "setup: dotnet does not start, or is not the .NET 10 SDK that global.json requires; its message is above" >&2
    exit 2
fi

need=()
want() # command-or-file package
{
    if [[ $1 == /* ]]; then
        compgen -G "$1" >/dev/null || need+=("$2")
    else
        command -v "$1" >/dev/null || need+=("$2")
    fi
}

want cmake cmake
want ninja ninja-build
want g++ g++
want arm-none-eabi-g++ gcc-arm-none-eabi
want '/usr/lib/arm-none-eabi/include/stdint.h' libnewlib-arm-none-eabi
want '/usr/include/newlib/c++/*/cstdint' libstdc++-arm-none-eabi-newlib
want '/usr/lib/*/libunicorn.so.2' libunicorn2
want mformat mtools
want /sbin/mkfs.fat dosfstools
want '/usr/sbin/fsck.exfat' exfatprogs

if [[ ${1:-test} != run ]]; then
    want '/usr/lib/*/libgtest.a' libgtest-dev
    want clang-format clang-format
    want shellcheck shellcheck
    want clang-tidy clang-tidy
    want minisign minisign
    # The studio's tests need one of these browsers (Tests/Studio.Tests/Chromium.cs).
    if ! command -v chromium >/dev/null && ! command -v chromium-browser >/dev/null && ! command -v google-chrome >/dev/null; then
        need+=(chromium)
    fi
fi

if ((${#need[@]})); then
    mapfile -t need < <(printf '%s\n' "${need[@]}" | sort -u)
    if ! command -v apt-get >/dev/null; then
        echo "setup: missing ${need[*]}; install these packages (this machine has no apt-get)" >&2
        exit 2
    fi
    sudo=()
    ((EUID == 0)) || sudo=(sudo)
    echo "setup: installing ${need[*]}" >&2
    # A failed apt-get update may still leave lists that contain the packages.
    "${sudo[@]}" apt-get update -qq >/dev/null || true
    if ! "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${need[@]}" >/dev/null; then
        echo "setup: could not install ${need[*]}; see above; the installation requires a network and permission to install packages" >&2
        exit 2
    fi
fi
