#!/bin/sh
# Compiles each header of the program alone: check_headers.sh SOURCE_DIR COMPILER. Prints those that need
# another header of ours before them; status 1 if there are any. The standard library is precompiled once
# and comes first, which is what makes this take seconds; that each header includes the standard headers it
# needs is checked by tests/unit/geodata/architecture_test.cpp.
set -eu
cd "$1"
compiler=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
flags="-std=c++20 -fsyntax-only -w -I. $(pkg-config --cflags sdl2 imgui cairo freetype2 harfbuzz 2>/dev/null || true)"

grep -rhoE --include='*.h' '^#include <[^>]+>' geodata render src | LC_ALL=C sort -u > "$work/std.h"
# shellcheck disable=SC2086
"$compiler" ${flags%%-fsyntax-only*} ${flags#*-fsyntax-only} -x c++-header "$work/std.h" -o "$work/std.h.gch"

find geodata render src -name '*.h' | LC_ALL=C sort |
    xargs -n 8 -P 2 sh -c '
        status=0
        for header in "$@"; do
            '"$compiler $flags"' -include '"$work/std.h"' -x c++ "$header" 2>'"$work"'/$$.log || {
                echo "$header does not compile alone"
                head -5 '"$work"'/$$.log
                status=1
            }
        done
        exit $status' sh
