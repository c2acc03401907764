#!/bin/sh
# Compiles each header of the program alone: check_headers.sh SOURCE_DIR COMPILER. Prints those that need
# another header before them; status 1 if there are any.
set -eu
cd "$1"
compiler=$2
flags="$(pkg-config --cflags sdl2 imgui cairo freetype2 harfbuzz 2>/dev/null || true)"
find geodata render src -name '*.h' -print | LC_ALL=C sort |
    xargs -n 1 -P 2 sh -c '
        "$0" -std=c++20 -fsyntax-only -w -I. '"$flags"' -x c++ "$1" 2>/dev/null ||
            { echo "$1 does not compile alone"; "$0" -std=c++20 -fsyntax-only -w -I. '"$flags"' -x c++ "$1" 2>&1 | head -5; exit 1; }' "$compiler"
