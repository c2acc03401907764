#!/bin/bash
# Makes colorbrewer.json, in one command:  ./build.sh [OUT]   (default: this folder). Needs npm and node.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$(mkdir -p "${1:-$here}" && cd "${1:-$here}" && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm pack --silent colorbrewer@1.7.0 >/dev/null
tar xzf colorbrewer-1.7.0.tgz
cp package/index.js colorbrewer.cjs
cp package/LICENSE.txt "$out/LICENSE-ColorBrewer.txt"
node -e '
    const { schemeGroups, ...all } = require(process.argv[1]);
    const names = { sequential: "sequential", singlehue: "sequential", diverging: "diverging", qualitative: "qualitative" };
    const lines = [];
    for (const [group, kind] of Object.entries(names))
        for (const name of schemeGroups[group])
            lines.push(`  ${JSON.stringify(name)}: {"kind": "${kind}", "colours": {\n` +
                Object.entries(all[name]).map(([n, list]) => `    "${n}": ${JSON.stringify(list)}`).join(",\n") + "}}");
    process.stdout.write("{\n" + lines.join(",\n") + "\n}\n");
' "$tmp/colorbrewer.cjs" >"$out/colorbrewer.json"
