"""Polygons <-> edges, without changing a coordinate.

Countries are made from their directed edges (interior on the right, as in a shapefile): where two
parts of one country meet, an edge and its reverse cancel; what is left is the outline. So a border is
the same list of points on both sides, and nothing is computed, rounded or snapped.
"""
from collections import defaultdict
from math import atan2, pi


def area2(pts):
    """Twice the signed area of a closed ring; negative is clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(pts, pts[1:]))


def outline(rings):
    """Directed edges of the union of polygons that share exact edges."""
    edges = {}
    for ring in rings:
        for a, b in zip(ring, ring[1:]):
            if a == b:
                continue
            if edges.get((b, a), 0) > 0:
                edges[(b, a)] -= 1
                if not edges[(b, a)]:
                    del edges[(b, a)]
            else:
                edges[(a, b)] = edges.get((a, b), 0) + 1
    return [e for e, n in edges.items() for _ in range(n)]


def rings_of(edges):
    """Directed edges -> simple rings. At a point where rings touch, the rightmost turn keeps each
    piece of interior on its own; a ring that still meets itself is split there (shell and hole)."""
    out = defaultdict(list)
    for a, b in sorted(edges):
        out[a].append(b)
    rings = []
    for start in sorted(out):
        while out[start]:
            path, seen = [start], {start: 0}
            prev, here = None, start
            while True:
                nexts = out[here]
                if len(nexts) == 1 or prev is None:
                    b = nexts.pop(0)
                else:
                    back = atan2(prev[1] - here[1], prev[0] - here[0])
                    # smallest turn counterclockwise from where we came = rightmost way on
                    b = min(nexts, key=lambda q: (atan2(q[1] - here[1], q[0] - here[0]) - back) % (2 * pi) or 9)
                    nexts.remove(b)
                prev, here = here, b
                if here in seen:
                    i = seen[here]
                    ring = path[i:] + [here]
                    for p in path[i + 1:]:
                        del seen[p]
                    del path[i + 1:]
                    rings.append(ring)
                    if len(path) == 1:
                        break
                    prev = path[-2]
                else:
                    seen[here] = len(path)
                    path.append(here)
    return rings


def inside(p, ring):
    x, y = p
    c = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            c = not c
    return c


def polygons_of(edges):
    """-> [[shell, hole, ...], ...], largest first; shells clockwise, holes counterclockwise."""
    shells, holes = [], []
    for r in rings_of(edges):
        A = area2(r)
        if len(r) < 4 or A == 0:
            continue
        (shells if A < 0 else holes).append((abs(A), r))
    shells.sort(key=lambda t: (-t[0], t[1][0]))
    polys = [[r] for _, r in shells]
    boxes = [(min(p[0] for p in r), min(p[1] for p in r), max(p[0] for p in r), max(p[1] for p in r)) for _, r in shells]
    for A, h in sorted(holes, key=lambda t: (-t[0], t[1][0])):
        best = None
        for i, (S, r) in enumerate(shells):
            x0, y0, x1, y1 = boxes[i]
            if S < A or not (x0 <= h[0][0] <= x1 and y0 <= h[0][1] <= y1):
                continue
            on = set(r)
            p = next((q for q in h if q not in on), None)
            p = p or ((h[0][0] + h[1][0]) / 2, (h[0][1] + h[1][1]) / 2)
            if inside(p, r):
                best = i  # shells come largest first: the last hit is the smallest
        if best is None:
            raise ValueError(f"a hole near {h[0]} lies in no shell")
        polys[best].append(h)
    return polys


def chains(edges):
    """Undirected edges -> polylines, as long as possible, broken only where more than two ends meet."""
    near = defaultdict(list)
    for a, b in edges:
        near[a].append(b)
        near[b].append(a)
    for v in near.values():
        v.sort()
    used, lines = set(), []

    def walk(a, b):
        line = [a, b]
        used.add((a, b)); used.add((b, a))
        while len(near[b]) == 2:
            c = near[b][0] if near[b][0] != a else near[b][1]
            if (b, c) in used:
                break
            used.add((b, c)); used.add((c, b))
            line.append(c)
            a, b = b, c
        return line

    for ends in (True, False):  # first from junctions and ends, then closed rings
        for a in sorted(near):
            if ends and len(near[a]) == 2:
                continue
            for b in near[a]:
                if (a, b) not in used:
                    lines.append(walk(a, b))
    return lines


def cut(ring):
    """Cut a ring that runs over the antimeridian (or round the pole) at exactly +-180.

    The ring has longitudes in [-180, 180]; an edge takes the short way round; +180 and -180 are one
    meridian, so a point on it belongs to the side that the ring comes from.
    -> (edges that stay inside, [(side the ring leaves by, latitude), ...] for seam_edges())
    """
    ring = [p for p, q in zip(ring, ring[1:]) if p != q]
    first = next((i for i, p in enumerate(ring) if abs(p[0]) < 180), None)
    if first is None:
        return [], []
    ring = ring[first:] + ring[:first + 1]
    edges, ends = [], []
    here = ring[0]
    side = 180.0 if here[0] > 0 else -180.0
    for x, y in ring[1:]:
        if abs(x) == 180:  # onto the meridian, or along it
            there = (side if abs(here[0]) == 180 else 180.0 if here[0] > 0 else -180.0, y)
            side = there[0]
        elif abs(here[0]) == 180:  # off the meridian
            there = (x, y)
            if (x > 0) != (side > 0):
                ends.append((side, here[1]))
                here = (-side, here[1])
        else:
            there = (x, y)
            if abs(x - here[0]) > 180:  # over it
                side = 180.0 if here[0] > 0 else -180.0
                t = (side - here[0]) / (x + 2 * side - here[0])
                lat = here[1] + t * (y - here[1])
                edges.append((here, (side, lat)))
                ends.append((side, lat))
                here = (-side, lat)
        if here != there:
            edges.append((here, there))
        here = there
    return edges, ends


def seam_edges(ends, south_pole):
    """Close what cut() opened. Interior is on the right: on +180 the outline runs south from where it
    leaves to the next point where it enters again; on -180 north. A ring round the south pole is
    closed along -90."""
    edges = []
    east = sorted([(y, "leave") for s, y in ends if s > 0] + [(y, "enter") for s, y in ends if s < 0], reverse=True)
    # leaving by +180 at y is entering by -180 at y, and the other way round
    if south_pole:
        east.append((-90.0, "enter"))
        edges.append(((180.0, -90.0), (-180.0, -90.0)))
    for (y1, k1), (y2, k2) in zip(east[::2], east[1::2]):
        if (k1, k2) != ("leave", "enter"):
            raise ValueError(f"antimeridian crossings do not pair: {east}")
        if y1 != y2:
            edges.append(((180.0, y1), (180.0, y2)))
            edges.append(((-180.0, y2), (-180.0, y1)))
    if len(east) % 2:
        raise ValueError(f"odd number of antimeridian crossings: {east}")
    return edges
