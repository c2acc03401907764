#!/bin/bash
# Makes the language files of this folder, in one command:  ./build.sh [OUT]   (default: this folder)
# Needs npm and python3. Nothing is installed: packages are unpacked in a temporary folder. The same packages give the
# same bytes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$(mkdir -p "${1:-$here}" && cd "${1:-$here}" && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
for package in cldr-localenames-full cldr-dates-full; do
    npm pack --silent "$package@48.2.0" >/dev/null
    mkdir "$package"
    tar xzf "$package-48.2.0.tgz" -C "$package" --strip-components=1
done
sha256sum ./*.tgz
python3 "$here/make.py" cldr-localenames-full cldr-dates-full "$out"
