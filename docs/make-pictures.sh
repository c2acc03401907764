#!/usr/bin/env bash
# Makes the pictures of README and docs/ with the program itself. Usage: docs/make-pictures.sh [PROGRAM]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=${1:-$here/../build/release/tourmap}
out=$here/images
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$program" export -o "$work/frames" --size 1280x720 >/dev/null
cp "$work/frames/step-04.png" "$out/astana.png"
cp "$work/frames/step-07.png" "$out/overview.png"
countries=$here/../assets/basemap/countries_50m.shp
"$program" draw "$countries" --crs '+proj=laea +lat_0=48 +lon_0=40' --extent -5,35,90,62 --size 960x540 \
    -o "$out/draw-laea.png" --overwrite
"$program" draw "$countries" --crs '+proj=eqearth +lon_0=90' --size 960x540 -o "$out/draw-eqearth.png" --overwrite
world=$here/../assets/basemap/countries_110m.shp
"$program" draw "$world" --crs +proj=igh --extent=-180,-90,180,90 --size 960x440 -o "$out/draw-igh.png" --overwrite
"$program" draw "$world" --crs '+proj=ob_tran +o_proj=moll +o_lon_p=40 +o_lat_p=50 +lon_0=60' \
    --extent=-180,-90,180,90 --size 960x480 -o "$out/draw-oblique.png" --overwrite
