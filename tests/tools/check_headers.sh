#!/bin/sh
# Checks that each header of the program compiles alone: check_headers.sh SOURCE_DIR COMPILER. Where x.cpp
# includes x.h before anything else, the build has shown it already; the other headers are compiled here.
# Prints those that need another header before them; status 1 if there are any.
set -eu
cd "$1"
compiler=$2
flags="-std=c++20 -fsyntax-only -w -I. $(pkg-config --cflags sdl2 imgui freetype2 harfbuzz 2>/dev/null || true)"

for header in $(find geodata render src -name '*.h' | LC_ALL=C sort); do
    source="${header%.h}.cpp"
    if [ ! -f "$source" ] || [ "$(grep -m 1 '^#include' "$source")" != "#include \"$header\"" ]; then
        echo "$header"
    fi
done | xargs -n 1 -P 2 sh -c "$compiler $flags -x c++ \"\$1\" || { echo \"\$1 does not compile alone\"; exit 1; }" sh
