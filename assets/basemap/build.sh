#!/bin/bash
# Makes every file of this folder from packages, in one command:  ./build.sh [OUT]   (default: this folder)
# Needs Debian 12 (apt-get with its package lists), npm, dpkg-deb, python3 with GDAL (python3-gdal).
# Nothing is installed: packages are unpacked in a temporary folder. The same packages give the same bytes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$(mkdir -p "${1:-$here}" && cd "${1:-$here}" && pwd)

python=
for p in python3 /usr/bin/python3; do
    if "$p" -c 'from osgeo import ogr' 2>/dev/null; then python=$p; break; fi
done
[ -n "$python" ] || { echo "build.sh: no python3 with GDAL: apt-get install python3-gdal" >&2; exit 1; }

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
apt-get download -q libgnudatalanguage0 libmagics++-data
for d in *.deb; do dpkg-deb -x "$d" deb; done
npm pack --silent world-atlas@2.0.2 >/dev/null
tar xzf world-atlas-2.0.2.tgz
echo "from: $(ls *.deb *.tgz | tr '\n' ' ')"

mkdir new
"$python" "$here/make.py" deb/usr/share/gnudatalanguage/resource/maps deb/usr/share/magics package new
mv new/* "$out/"

# PROVENANCE.md ends with the checksums
if [ "$out" = "$here" ]; then
    cd "$here"
    { sed '/^## Checksums/q' PROVENANCE.md; echo; LC_ALL=C sha256sum *.cpg *.dbf *.prj *.shp *.shx | sed 's/^/    /'; } >"$tmp/p"
    cat "$tmp/p" >PROVENANCE.md
fi
