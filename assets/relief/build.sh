#!/usr/bin/env bash
# Makes shade.png again. Needs npm, python3-numpy and python3-gdal. The same package gives the same bytes.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent three-globe@2.45.2 >/dev/null && tar xzf three-globe-2.45.2.tgz)
/usr/bin/python3 make.py "$work/package/example/img/earth-topology.png" "$work/shade.png"
mv "$work/shade.png" shade.png
