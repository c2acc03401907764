#!/usr/bin/env python3
"""Makes the basemap. usage: make.py GDL_MAPS MAGICS_SHARE WORLD_ATLAS OUT   (build.sh calls it)

GDL_MAPS      .../gnudatalanguage/resource/maps   (Debian libgnudatalanguage0)
MAGICS_SHARE  .../share/magics                    (Debian libmagics++-data)
WORLD_ATLAS   folder with countries-50m.json, countries-110m.json (npm world-atlas)
"""
import csv
import json
import os
import sys
from collections import Counter, defaultdict
from math import cos, floor, hypot, radians

from osgeo import gdal, ogr, osr

import topo

gdal.UseExceptions()
ogr.UseExceptions()
HERE = os.path.dirname(os.path.abspath(__file__))
DATE = "2024-01-01"  # a .dbf carries a date: fixed, so that checksums repeat

WGS84 = osr.SpatialReference()
WGS84.ImportFromEPSG(4326)
WGS84.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)


# ---- reading ---------------------------------------------------------------------------------

def rows(path, encoding=None):
    """Features of a file, in file order. ENCODING: the sources have no .cpg and two of them lie."""
    opts = [f"ENCODING={encoding}"] if encoding else []
    ds = gdal.OpenEx(path, gdal.OF_VECTOR, open_options=opts)
    layer = ds.GetLayer()
    for f in layer:
        yield f
    del ds


def parts(g):
    """Line strings or polygons of a geometry."""
    if g is None:
        return []
    if ogr.GT_Flatten(g.GetGeometryType()) in (ogr.wkbLineString, ogr.wkbPolygon):
        return [g]
    return [p for i in range(g.GetGeometryCount()) for p in parts(g.GetGeometryRef(i))]


def points(g):
    return [(p[0], p[1]) for p in g.GetPoints(2)]


def read_names():
    """countries.csv -> lookup by iso_a2, by numeric code and by alias."""
    by = {}
    with open(os.path.join(HERE, "countries.csv"), encoding="utf-8") as f:
        for c in csv.DictReader(f):
            for key in [c["iso_n3"]] + c["alias"].split("|"):
                if key:
                    by[key] = c
            if not c["alias"] or c["iso_a2"] == "XK":
                by[c["iso_a2"]] = c
    return by


# ---- countries -------------------------------------------------------------------------------

LEASES = {"Baykonur lease in Qyzylorda": "KZ", "Guantanamo Bay USNB": "CU"}
ISLANDS = {"Cocos (Keeling) Islands": "CC", "Christmas Island": "CX"}
# Units of their own: whose they are is for the worldview of a map to set (assets/worldviews).
UNITS = {("RU", "Crimea"): "Crimea", ("RU", "Sevastopol"): "Crimea", ("GE", "Abkhazia"): "Abkhazia",
         ("IN", "Jammu and Kashmir"): "Jammu and Kashmir", ("PK", "Azad Kashmir"): "Azad Kashmir",
         ("PK", "Northern Areas"): "Gilgit-Baltistan", ("IN", "Arunachal Pradesh"): "Arunachal Pradesh"}


def countries_10m(maps, by):
    """Admin-1 polygons by country -> {name: [rings]}, {lease: [rings]}."""
    rings, leases = defaultdict(list), defaultdict(list)
    # One vertex here and there differs from its twins in the tenth digit; the cut at +-180 likewise.
    seen = {}

    def exact(p):
        x, y = p
        if abs(x) > 180 - 1e-9:
            x = 180.0 if x > 0 else -180.0
        if y < -90 + 1e-9:
            y = -90.0
        return seen.setdefault((round(x, 7), round(y, 7)), (x, y))

    for f in rows(f"{maps}/high/ne_10m_admin_1_states_provinces.shp", "UTF-8"):
        code, name = f["iso_a2"], f["name"]
        if code == "-1":
            code = ISLANDS.get(name) or LEASES.get(name) or name
        code = UNITS.get((code, name), code)
        for p in parts(f.GetGeometryRef()):
            for i in range(p.GetGeometryCount()):
                r = [exact(q) for q in points(p.GetGeometryRef(i))]
                if (topo.area2(r) < 0) != (i == 0):
                    r.reverse()
                rings[by[code]["name"]].append(r)
                if name in LEASES:
                    leases[name].append(r)
    return {n: topo.outline(r) for n, r in rings.items()}, {n: topo.outline(r) for n, r in leases.items()}


def unwrap(ring):
    """Longitudes without jumps."""
    out, off = [ring[0]], 0.0
    for (x1, _), (x2, y2) in zip(ring, ring[1:]):
        off += 360.0 * ((x2 - x1 < -180) - (x2 - x1 > 180))
        out.append((x2 + off, y2))
    return out


def countries_atlas(path, by):
    """world-atlas TopoJSON -> {name: directed edges}, cut at +-180 and closed along -90."""
    t = json.load(open(path, encoding="utf-8"))
    (kx, ky), (tx, ty) = t["transform"]["scale"], t["transform"]["translate"]
    arcs = []
    for arc in t["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x += dx
            y += dy
            line.append((round(x * kx + tx, 7), round(y * ky + ty, 7)))
        arcs.append(line)

    def ring_of(ids):
        r = []
        for i in ids:
            a = arcs[i] if i >= 0 else arcs[~i][::-1]
            r += a[1:] if r else a
        return r

    edges = {}
    for g in t["objects"]["countries"]["geometries"]:
        name = g["properties"]["name"]
        cut, ends, pole = defaultdict(list), defaultdict(list), defaultdict(bool)
        polys = g["arcs"] if g["type"] == "MultiPolygon" else [g["arcs"]] if g["type"] == "Polygon" else []
        for poly in polys:
            for i, ids in enumerate(poly):
                r = ring_of(ids)
                if all(q[1] < -89.9 for q in r):
                    continue  # 50m closes Antarctica by a ring round the pole; seam_edges() does it along -90
                u = unwrap(r)
                x, y = r[0]
                if name == "Indian Ocean Ter.":  # two territories in one
                    key = "CC" if x < 100 else "CX"
                elif g.get("id") == "643" and 32 < x < 37 and 44 < y < 46.3:
                    key = "Crimea"
                else:
                    key = g.get("id") or name
                whole = abs(u[-1][0] - u[0][0]) > 180  # round the pole
                # quantisation turned some atolls over
                if not whole and topo.area2(u) > 0 and i == 0:
                    r.reverse()
                e, s = topo.cut(r)
                cut[key] += e
                ends[key] += s
                pole[key] |= whole
        for key in cut:
            e = cut[key] + topo.seam_edges(ends[key], pole[key])
            n = by[key]["name"]
            edges[n] = edges.get(n, []) + e
    return {n: topo.outline([[a, b] for a, b in e]) for n, e in edges.items()}


WEST, EAST = "Western Sahara", "Western Sahara east of the berm"
PARALLEL = 27.0 + 2.0 / 3.0


def split_western_sahara(edges):
    """Natural Earth gives all land west of the berm to Morocco. Cut it off along 27 deg 40 min N, from
    the coast to the north end of the berm, so that a map can show it either way."""
    edges[EAST] = edges.pop(WEST)
    east = set(edges[EAST])
    berm = [e for e in edges["Morocco"] if (e[1], e[0]) in east]
    b = max((p for e in berm for p in e), key=lambda p: p[1])
    shore = [(p, q) for p, q in edges["Morocco"] if (p[1] > PARALLEL) != (q[1] > PARALLEL) and max(p[0], q[0]) < -12.5]
    p, q = min(shore)
    t = (PARALLEL - p[1]) / (q[1] - p[1])
    a = (round(p[0] + t * (q[0] - p[0]), 7), round(PARALLEL, 7))
    cut = [e for e in edges["Morocco"] if e != (p, q)] + [(p, a), (a, q), (a, b), (b, a)]
    north, south = [], []
    for poly in topo.polygons_of(cut):
        (south if max(y for _, y in poly[0]) < PARALLEL + 1e-6 else north).extend(poly)
    edges["Morocco"], edges[WEST] = topo.outline(north), topo.outline(south)


SPIKES = [((33.9753398, 8.6850946), (33.9609396, 9.5838432), (33.9645396, 9.4636715), "Ethiopia"),
          ((24.5684457, 8.2297963), (23.8052381, 8.6664764), (23.8880389, 8.6190848), "Central African Republic")]


def mend_sudan(edges):
    """1:110m only: at both ends of its border with South Sudan, Sudan has a spike along the edge A-B of
    a neighbour that crosses itself. Put the vertex V, where the three meet, on that edge."""
    for A, B, V, neighbour in SPIKES:
        for name in (neighbour, "Sudan"):
            for a, b in ((A, B), (B, A)):
                if (a, b) in edges[name]:
                    edges[name] = topo.outline([list(e) for e in edges[name] if e != (a, b)] + [[a, V], [V, b]])


# ---- boundaries ------------------------------------------------------------------------------

CLASS = {"Disputed": "disputed", "Indefinite": "indefinite", "Indeterminant": "indefinite",
         "International": "international", "Line": "line_of_control", "Lease": "lease",
         "ForgetMagics": "disputed"}  # the Morocco - Western Sahara line, marked so by its packager
RULES = {  # where the lines of Natural Earth 2 and 3 say nothing, or too little
    ("Crimea", "Ukraine"): "disputed",
    ("Kosovo", "Serbia"): "disputed",
    (WEST, EAST): "line_of_control",  # the berm
    ("Morocco", WEST): "disputed",
    ("Israel", "Syria"): "line_of_control",
    ("Israel", "Lebanon"): "indefinite",
    ("Morocco", EAST): "disputed",
    ("Cyprus", "Northern Cyprus"): "line_of_control",
    ("Dhekelia", "Northern Cyprus"): "line_of_control",
    ("North Korea", "South Korea"): "line_of_control",
    ("India", "Siachen Glacier"): "indefinite",
    ("Pakistan", "Siachen Glacier"): "indefinite",
    ("Jammu and Kashmir", "Siachen Glacier"): "indefinite",
    ("Gilgit-Baltistan", "Siachen Glacier"): "indefinite",
    ("India", "Jammu and Kashmir"): "indefinite",
    ("Azad Kashmir", "Pakistan"): "indefinite",
    ("Gilgit-Baltistan", "Pakistan"): "indefinite",
    ("Azad Kashmir", "Gilgit-Baltistan"): "indefinite",
    ("Arunachal Pradesh", "India"): "indefinite",
    ("Abkhazia", "Georgia"): "disputed",
    ("China", "Siachen Glacier"): "indefinite",
}


class Lines:
    """Natural Earth's own boundary lines: class of an edge, exactly or of the nearest line."""

    def __init__(self, path, reach):
        self.exact, self.grid, self.reach = {}, defaultdict(list), reach
        for f in rows(path):
            c = CLASS.get(f["featurecla"].split(" ")[0])
            if not c:
                continue  # "Overlay limit": edge of a buffer zone, no boundary
            for s in parts(f.GetGeometryRef()):
                p = points(s)
                for a, b in zip(p, p[1:]):
                    self.exact[(a, b)] = self.exact[(b, a)] = c
                    n = int(max(abs(a[0] - b[0]), abs(a[1] - b[1])) / reach) + 1
                    for i in range(n + 1):
                        x, y = a[0] + (b[0] - a[0]) * i / n, a[1] + (b[1] - a[1]) * i / n
                        self.grid[self.cell(x, y)].append((a, b, c))

    def cell(self, x, y):
        return floor(x / self.reach / 2), floor(y / self.reach / 2)

    def of(self, a, b):
        c = self.exact.get((a, b))
        if c:
            return c
        x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
        i, j = self.cell(x, y)
        k, best = cos(radians(y)), (self.reach, None)
        for u in (i - 1, i, i + 1):
            for v in (j - 1, j, j + 1):
                for (px, py), (qx, qy), c in self.grid.get((u, v), ()):
                    dx, dy = (qx - px) * k, qy - py
                    ex, ey = (x - px) * k, y - py
                    t = min(1, max(0, (ex * dx + ey * dy) / (dx * dx + dy * dy or 1)))
                    best = min(best, (hypot(ex - t * dx, ey - t * dy), c), key=lambda z: z[0])
        return best[1]


def boundaries(edges, lines, leases):
    """-> [(class, name, name, polyline)], [coast polyline]; each edge once."""
    owner = {}
    for name in sorted(edges):
        for e in edges[name]:
            owner[e] = name
    border, coast = defaultdict(list), []
    for (a, b), name in owner.items():
        other = owner.get((b, a))
        if other is None:
            if not (abs(a[0]) == abs(b[0]) == 180 or a[1] == b[1] == -90):  # cut, not coast
                coast.append((a, b))
        elif name < other:
            border[(name, other)].append((a, b))
    out, told = [], Counter()
    for pair in sorted(border):
        runs = topo.chains(border[pair])
        known = {}
        for line in runs:
            for e in zip(line, line[1:]):
                known[e] = RULES.get(pair) or lines.of(*e)
        votes = Counter()
        for (a, b), c in known.items():
            votes[c] += hypot(a[0] - b[0], a[1] - b[1])
        total = sum(votes.values())
        unknown = votes.pop(None, 0)
        usual = votes.most_common(1)[0][0] if votes else "international"
        if unknown > 0.02 * total:
            told[pair] = f"{unknown:.2f} of {total:.2f} degrees without a Natural Earth line, taken as {usual}"
        by_class = defaultdict(list)
        for line in runs:
            e = list(zip(line, line[1:]))
            c = [known[k] for k in e]
            for i in range(len(c)):  # a gap takes the class of the stretch before it, else after it
                c[i] = c[i] or (c[i - 1] if i else None)
            for i in reversed(range(len(c))):
                c[i] = c[i] or (c[i + 1] if i + 1 < len(c) else usual)
            for k, v in zip(e, c):
                by_class[v].append(k)
        for c in sorted(by_class):
            out += [(c, *pair, line) for line in topo.chains(by_class[c])]
    for name in sorted(leases):
        state = {"KZ": "Kazakhstan", "CU": "Cuba"}[LEASES[name]]
        at_sea = set(edges[state])  # where the lease meets the coast there is no lease line
        title = {"KZ": "Baikonur", "CU": "Guantanamo Bay"}[LEASES[name]]
        e = [k for k in leases[name] if k not in at_sea]
        out += [("lease", state, title, line) for line in topo.chains(e)]
    for pair, text in sorted(told.items()):
        print("   ", " - ".join(pair) + ":", text)
    return out, topo.chains(coast)


# ---- writing ---------------------------------------------------------------------------------

def write(path, kind, fields, features):
    """fields: [(name, type, width)]; features: [(values, geometry)]."""
    drv = ogr.GetDriverByName("ESRI Shapefile")
    if os.path.exists(path):
        drv.DeleteDataSource(path)
    ds = drv.CreateDataSource(path)
    layer = ds.CreateLayer(os.path.basename(path)[:-4], WGS84, kind, ["ENCODING=UTF-8", f"DBF_DATE_LAST_UPDATE={DATE}"])
    for name, type_, width in fields:
        d = ogr.FieldDefn(name, type_)
        d.SetWidth(width)
        layer.CreateField(d)
    n = v = 0
    for values, g in features:
        f = ogr.Feature(layer.GetLayerDefn())
        for (name, _, width), value in zip(fields, values):
            if isinstance(value, str) and len(value.encode()) > width:
                raise ValueError(f"{path}: {value} is longer than {width} bytes")
            f[name] = value
        f.SetGeometry(g)
        layer.CreateFeature(f)
        n += 1
        v += sum(p.GetPointCount() or sum(p.GetGeometryRef(i).GetPointCount() for i in range(p.GetGeometryCount()))
                 for p in parts(g)) or 1
    ds = None
    print(f"  {os.path.basename(path)}: {n} features, {v} vertices")


def line_geometry(pts):
    g = ogr.Geometry(ogr.wkbLineString)
    for x, y in pts:
        g.AddPoint_2D(x, y)
    return g


def polygon_geometry(polys):
    m = ogr.Geometry(ogr.wkbMultiPolygon)
    for rings in polys:
        p = ogr.Geometry(ogr.wkbPolygon)
        for r in rings:
            ring = ogr.Geometry(ogr.wkbLinearRing)
            for x, y in r:
                ring.AddPoint_2D(x, y)
            p.AddGeometry(ring)
        m.AddGeometry(p)
    return m


STR, INT = ogr.OFTString, ogr.OFTInteger
COUNTRY = [("iso_a2", STR, 2), ("iso_a3", STR, 3), ("name", STR, 48), ("unit", STR, 10)]
BOUNDARY = [("class", STR, 15), ("a", STR, 48), ("b", STR, 48)]


def write_countries(out, scale, edges, by, lines, leases={}):
    info = {c["name"]: c for c in by.values()}
    features = []
    for name in sorted(edges):
        polys = topo.polygons_of(edges[name])
        if not polys:
            print("    nothing left of", name)
            continue
        c = info[name]
        features.append(([c["iso_a2"], c["iso_a3"], name, c["unit"]], polygon_geometry(polys)))
    write(f"{out}/countries_{scale}.shp", ogr.wkbMultiPolygon, COUNTRY, features)
    borders, coast = boundaries(edges, lines, leases)
    write(f"{out}/boundaries_{scale}.shp", ogr.wkbLineString, BOUNDARY,
          [([c, a, b], line_geometry(p)) for c, a, b, p in borders])
    write(f"{out}/coast_{scale}.shp", ogr.wkbLineString, [("class", STR, 5)],
          [(["coast"], line_geometry(p)) for p in coast])


# ---- water and places --------------------------------------------------------------------------

def read_spellings():
    """names.csv: names that the packages ship with letters lost -> as they are written."""
    with open(os.path.join(HERE, "names.csv"), encoding="utf-8") as f:
        return {r["lost"]: r["name"] for r in csv.DictReader(f)}


class Speller:
    """Names of the 1:10m water files have lost every letter outside ASCII (dropped, or '?'). The 1:50m
    rivers kept theirs: take those that agree, then names.csv, else no name rather than a wrong one."""

    def __init__(self, good):
        self.table = read_spellings()
        for name in sorted(good):
            if not name.isascii():
                self.table.setdefault("".join(c for c in name if c.isascii()), name)
                self.table.setdefault("".join(c if c.isascii() else "?" for c in name), name)
        self.lost = set()

    def __call__(self, name):
        name = " ".join((name or "").split())
        name = self.table.get(name, name)
        if "?" in name:
            self.lost.add(name)
            return ""
        return name


def simple_lines(path, encoding, spell, top):
    out = []
    for f in rows(path, encoding):
        g = f.GetGeometryRef()
        if g is None or f["scalerank"] is None or f["scalerank"] > top:
            continue
        m = ogr.Geometry(ogr.wkbMultiLineString)
        for p in parts(g):
            m.AddGeometry(p)
        m.FlattenTo2D()
        out.append(([spell(f["name"]), int(f["scalerank"])], m))
    return out


def simple_polygons(features):
    out = []
    for name, rank, g in features:
        edges = topo.outline([points(p.GetGeometryRef(i)) for p in parts(g) for i in range(p.GetGeometryCount())])
        polys = topo.polygons_of(edges)
        if polys:
            out.append(([name, rank], polygon_geometry(polys)))
    return out


def magics_lakes(magics, scale, spell):
    """The packager's ocean file is ocean and lakes in one."""
    return [(spell(f["name"]), int(f["scaleran_2"]), f.GetGeometryRef().Clone())
            for f in rows(f"{magics}/{scale}/ne_{scale}_ocean.shp", "CP1252")
            if f["featurec_2"] and not f["featurecla"] and f.GetGeometryRef()]


def lakes_10m(maps, named, fifty):
    """Outlines of all lakes (no attributes), with name and rank of the lake with the same vertices;
    the packager's file lacks some, Reindeer Lake for one: those from the 1:50m lake at the same place."""
    at = {}
    for name, rank, g in named:
        for p in parts(g):
            for q in points(p.GetGeometryRef(0)):
                at[q] = (name, rank)
    for f in rows(f"{maps}/high/ne_10m_lakes.shp"):
        g = f.GetGeometryRef().Clone()
        hits = Counter(at[q] for p in parts(g) for q in points(p.GetGeometryRef(0)) if q in at)
        if hits:
            name, rank = hits.most_common(1)[0][0]
        else:
            c = g.PointOnSurface()
            name, rank = next(((n, r) for n, r, o in fifty if o.Contains(c)), ("", 9))
        yield name, rank, g


NAME_RANK = [("name", STR, 60), ("rank", INT, 2)]

# Natural Earth 2 (2012) -> now
RENAMED = {"Kiev": "Kyiv", "Rangoon": "Yangon", "Samarqand": "Samarkand",
           "Sri Jawewardenepura Kotte": "Sri Jayawardenepura Kotte"}
CAPITAL = {"Juba": "SS", "Dodoma": "TZ", "Porto-Novo": "BJ", "Gitega": "BI", "Sri Jawewardenepura Kotte": "LK"}
NO_CAPITAL = {"Dar es Salaam", "Abidjan", "Cotonou", "Bujumbura", "Colombo", "Hamilton"}


def places(path, by, countries_shp):
    out = []
    countries = [(f["iso_a2"] or "", f.GetGeometryRef().GetEnvelope(), f.GetGeometryRef().Clone().CreatePreparedGeometry()) for f in rows(countries_shp)]
    for f in rows(path, "CP1252"):
        g = f.GetGeometryRef()
        name, iso = f["name"], f["iso_a2"]
        if iso == "-99":
            iso = by[f["adm0name"]]["iso_a2"]
        if iso == "SM" and g.GetX() < 0:
            iso = "SN"  # the source has San Marino's code for Senegal
        capital = CAPITAL.get(name) == iso or f["adm0cap"] == 1 and name not in NO_CAPITAL
        for c, (w, e, s, n), land in countries:  # the code of the country it is drawn in, where it is
            if w <= g.GetX() <= e and s <= g.GetY() <= n and land.Contains(g):
                iso = c
                break
        p = ogr.Geometry(ogr.wkbPoint)
        p.AddPoint_2D(round(g.GetX(), 6), round(g.GetY(), 6))
        out.append(([RENAMED.get(name, name), iso, int(capital), max(0, f["pop_max"]), f["scalerank"]], p))
    return out


def main(maps, magics, atlas, out):
    by = read_names()
    os.makedirs(out, exist_ok=True)
    line_file = lambda s: f"{magics}/{s}/ne_{s}_admin_0_boundary_lines_land.shp"
    for scale, reach in (("110m", 0.2), ("50m", 0.05)):
        edges = countries_atlas(f"{atlas}/countries-{scale}.json", by)
        split_western_sahara(edges)
        if scale == "110m":
            mend_sudan(edges)
        write_countries(out, scale, edges, by, Lines(line_file(scale), reach))
    edges, leases = countries_10m(maps, by)
    split_western_sahara(edges)
    write_countries(out, "10m", edges, by, Lines(line_file("10m"), 0.01), leases)

    river = lambda root, s: f"{root}/ne_{s}_rivers_lake_centerlines.shp"
    fifty = simple_lines(river(f"{maps}/low", "50m"), "UTF-8", lambda n: " ".join((n or "").split()), 99)
    spell = Speller({v[0] for v, _ in fifty})
    write(f"{out}/rivers_50m.shp", ogr.wkbLineString, NAME_RANK, fifty)
    write(f"{out}/rivers_10m.shp", ogr.wkbLineString, NAME_RANK,
          simple_lines(river(f"{magics}/10m", "10m"), "CP1252", spell, 7))
    fifty = magics_lakes(magics, "50m", spell)
    write(f"{out}/lakes_50m.shp", ogr.wkbMultiPolygon, NAME_RANK, simple_polygons(fifty))
    write(f"{out}/lakes_10m.shp", ogr.wkbMultiPolygon, NAME_RANK, simple_polygons(
        l for l in lakes_10m(maps, magics_lakes(magics, "10m", spell), fifty) if l[1] <= 8))
    write(f"{out}/lakes_110m.shp", ogr.wkbMultiPolygon, NAME_RANK, simple_polygons(
        [(f["name"] or "", f["scalerank"], f.GetGeometryRef().Clone()) for f in rows(f"{maps}/low/ne_110m_lakes.shp", "UTF-8")]))
    write(f"{out}/places.shp", ogr.wkbPoint,
          [("name", STR, 60), ("iso_a2", STR, 2), ("capital", INT, 1), ("pop", INT, 9), ("rank", INT, 2)],
          places(f"{magics}/10m/ne_10m_populated_places_simple.shp", by, f"{out}/countries_10m.shp"))
    if spell.lost:
        print("    no name for:", ", ".join(sorted(spell.lost)))


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
