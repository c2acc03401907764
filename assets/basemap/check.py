#!/usr/bin/env python3
"""Checks what PROVENANCE.md promises.  usage: check.py   (needs python3-gdal; about 20 seconds)"""
import hashlib
import os
import re
import sys

try:
    from osgeo import gdal, ogr
except ImportError:  # a python of one's own before the system's, which has GDAL
    if sys.executable == "/usr/bin/python3":
        raise
    os.execv("/usr/bin/python3", ["/usr/bin/python3", __file__])

gdal.UseExceptions()
ogr.UseExceptions()
gdal.PushErrorHandler("CPLQuietErrorHandler")
HERE = os.path.dirname(os.path.abspath(__file__))
COUNTRY = ["iso_a2", "iso_a3", "name", "unit"]
BOUNDARY = ["class", "a", "b"]
FILES = {  # columns, features, vertices
    "countries_110m": (COUNTRY, 179, 10597),
    "boundaries_110m": (BOUNDARY, 335, 2984),
    "coast_110m": (["class"], 128, 5129),
    "countries_50m": (COUNTRY, 243, 99297),
    "boundaries_50m": (BOUNDARY, 369, 19622),
    "coast_50m": (["class"], 1431, 60576),
    "countries_10m": (COUNTRY, 257, 551407),
    "boundaries_10m": (BOUNDARY, 420, 70156),
    "coast_10m": (["class"], 4097, 411079),
    "rivers_50m": (["name", "rank"], 461, 25641),
    "rivers_10m": (["name", "rank"], 813, 178891),
    "lakes_50m": (["name", "rank"], 396, 17805),
    "lakes_10m": (["name", "rank"], 882, 119215),
    "lakes_110m": (["name", "rank"], 25, 475),
    "places": (["name", "iso_a2", "capital", "pop", "rank"], 7322, 7322),
}
UNITS = {"country", "disputed", "unassigned"}
CLASSES = {"international", "disputed", "line_of_control", "lease", "indefinite"}
bad = 0


def need(ok, what):
    global bad
    if not ok:
        bad += 1
        print("FAILED:", what)


def lines(g):
    """Point lists of all rings and lines of a geometry."""
    if g.GetGeometryCount():
        return [l for i in range(g.GetGeometryCount()) for l in lines(g.GetGeometryRef(i))]
    return [[(p[0], p[1]) for p in g.GetPoints(2)]]


def read(name):
    ds = gdal.OpenEx(f"{HERE}/{name}.shp", gdal.OF_VECTOR)
    layer = ds.GetLayer()
    cols = [layer.GetLayerDefn().GetFieldDefn(i).GetName() for i in range(layer.GetLayerDefn().GetFieldCount())]
    return cols, [({c: f[c] if f[c] is not None else "" for c in cols}, f.GetGeometryRef().Clone()) for f in layer]


def key(a, b):
    return (a, b) if a < b else (b, a)


# checksums
sums = dict(reversed(m) for m in re.findall(r"^ {4}([0-9a-f]{64})  (\S+)$", open(f"{HERE}/PROVENANCE.md").read(), re.M))
there = sorted(f for f in os.listdir(HERE) if re.search(r"\.(shp|shx|dbf|prj|cpg)$", f))
need(sorted(sums) == there, "PROVENANCE.md and the folder name the same files")
need(there == sorted(f"{n}.{e}" for n in FILES for e in ("shp", "shx", "dbf", "prj", "cpg")), "the list of files")
for f in there:
    need(hashlib.sha256(open(f"{HERE}/{f}", "rb").read()).hexdigest() == sums.get(f), f"checksum of {f}")

# each file
layers = {}
for name, (cols, features, vertices) in FILES.items():
    have, rows = layers[name] = read(name)
    v = sum(len(l) for _, g in rows for l in lines(g))
    need(have == cols, f"{name}: columns {have}")
    need((len(rows), v) == (features, vertices), f"{name}: {len(rows)} features, {v} vertices")
    need(open(f"{HERE}/{name}.cpg").read().strip() == "UTF-8", f"{name}.cpg")
    need("GCS_WGS_1984" in open(f"{HERE}/{name}.prj").read(), f"{name}.prj")
    for row, g in rows:
        who = f"{name}: {row.get('name', '')}"
        w, e, s, n = g.GetEnvelope()
        need(-180 <= w <= e <= 180 and -90 <= s <= n <= 90, f"{who} is outside the world")
        if "POLYGON" in g.GetGeometryName():
            need(g.IsValid(), f"{who} is not valid")
            for l in lines(g):
                need(l[0] == l[-1] and len(l) > 3, f"{who}: a ring is open")
        for l in lines(g) if "POINT" not in g.GetGeometryName() else []:
            for a, b in zip(l, l[1:]):
                need(abs(a[0] - b[0]) < 180 or a[1] == b[1] == -90, f"{who} runs over the antimeridian at {a}")

# countries, and their borders and coasts: each edge of a polygon drawn once
names = {}
for scale in ("110m", "50m", "10m"):
    rows = layers[f"countries_{scale}"][1]
    owners, codes = {}, set()
    for row, g in rows:
        need(row["unit"] in UNITS, f"unit {row['unit']}")
        need(bool(row["iso_a2"]) == bool(row["iso_a3"]), f"{row['name']}: one code without the other")
        if row["unit"] == "country":
            need(len(row["iso_a2"]) == 2 and row["iso_a2"] not in codes, f"{scale}: {row['iso_a2']} is not alone")
            codes.add(row["iso_a2"])
        need(names.setdefault(row["name"], row) == row, f"{row['name']} differs between scales")
        for l in lines(g):
            for a, b in zip(l, l[1:]):
                owners.setdefault(key(a, b), []).append(row["name"])
                if abs(a[0]) == 180 and a[0] == b[0]:
                    need(row["name"] in ("Russia", "Fiji", "Antarctica"), f"{row['name']} is cut at 180")
    need(max(map(len, owners.values())) == 2, f"{scale}: an edge with three owners")
    seen = set()
    for row, g in layers[f"boundaries_{scale}"][1]:
        need(row["class"] in CLASSES, f"class {row['class']}")
        for l in lines(g):
            for a, b in zip(l, l[1:]):
                k = key(a, b)
                need(k not in seen, f"{scale}: boundary drawn twice at {a}")
                seen.add(k)
                need(row["class"] == "lease" or sorted(owners.get(k, [])) == [row["a"], row["b"]],
                     f"{scale}: {row} is not the border at {a}")
    for row, g in layers[f"coast_{scale}"][1]:
        for l in lines(g):
            for a, b in zip(l, l[1:]):
                k = key(a, b)
                need(k not in seen, f"{scale}: coast drawn twice at {a}")
                seen.add(k)
                need(len(owners.get(k, [])) == 1, f"{scale}: no coast at {a}")
    for k, who in owners.items():
        (ax, ay), (bx, by) = k
        seam = abs(ax) == 180 and ax == bx or ay == by == -90
        need(seam != (k in seen), f"{scale}: {who} {k} is drawn wrongly" if bad < 20 else "")
    pt = ogr.CreateGeometryFromWkt("POINT(63.3 45.96)")
    need([r["name"] for r, g in rows if g.Contains(pt)] == ["Kazakhstan"], f"{scale}: Baikonur is in Kazakhstan")
    kz = next(g for r, g in rows if r["name"] == "Kazakhstan")
    need(kz.GetGeometryName() == "POLYGON" and kz.GetGeometryCount() == 1 or
         all(kz.GetGeometryRef(i).GetGeometryCount() == 1 for i in range(kz.GetGeometryCount())), f"{scale}: Kazakhstan has a hole")
leases = {r["b"] for r, _ in layers["boundaries_10m"][1] if r["class"] == "lease"}
need(leases == {"Baikonur", "Guantanamo Bay"}, f"leases {leases}")

# places
capitals = {r["name"]: r["iso_a2"] for r, _ in layers["places"][1] if r["capital"] == 1}
for name, code in (("Paris", "FR"), ("Astana", "KZ"), ("Tashkent", "UZ"), ("London", "GB"), ("Kyiv", "UA")):
    need(capitals.get(name) == code, f"capital {name}")
need(any(r["name"] == "Samarkand" for r, _ in layers["places"][1]), "Samarkand")
need(all(r["capital"] in (0, 1) and r["pop"] >= 0 for r, _ in layers["places"][1]), "capital is 0 or 1, pop is not negative")

print("basemap:", "all promises kept" if not bad else f"{bad} failed")
sys.exit(1 if bad else 0)
