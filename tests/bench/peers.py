#!/usr/bin/python3
"""The same map by tourmap and by the tools people use today, side by side in one run; prints a Markdown table.

Usage: tests/bench/peers.py [--program build/release/tourmap] [--rounds 9] [--keep FOLDER]

The scene: 1:10m countries filled by country, their borders, a graticule of 10 degrees, Lambert azimuthal equal area
about 40 E 48 N, 1920x1080, France to Kazakhstan. Every tool starts anew for every picture. Rounds are interleaved,
so that a busy moment of the machine meets all of them; figures are medians, ratios are medians of the ratios within
a round. "first" runs with an empty cache folder each time, "again" with the one it filled before.

Debian packages: gdal-bin, python3-mapnik, gmt, ghostscript. What is missing is left out of the table.
"""
import argparse
import ctypes
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
COUNTRIES = os.path.join(ROOT, "assets/basemap/countries_10m.shp")
CRS = "+proj=laea +lat_0=48 +lon_0=40 +datum=WGS84 +units=m"
EXTENT = (-5, 35, 90, 62)  # west, south, east, north
WIDTH, HEIGHT = 1920, 1080
FILLS = ["#eee2cc", "#d9e4cb", "#f6dbcf", "#e8dbe8", "#f7eec7", "#ded8ee", "#d1e7df"]
SEA, BORDER, GRATICULE = "#d6e0e8", "#8c8c8c", "#b9c6cf"

MAPNIK = '''
import mapnik, json, sys
rules = "".join(f'<Rule><Filter>[colour]={i}</Filter><PolygonSymbolizer fill="{c}" gamma="1"/>'
                f'<LineSymbolizer stroke="BORDER" stroke-width="0.8" stroke-linejoin="round"/></Rule>'
                for i, c in enumerate(FILLS))
m = mapnik.Map(WIDTH, HEIGHT)
mapnik.load_map_from_string(m, f\'\'\'<Map srs="CRS" background-color="SEA"><Style name="c">{rules}</Style>
<Style name="g"><Rule><LineSymbolizer stroke="GRATICULE" stroke-width="0.6"/></Rule></Style></Map>\'\'\')
lines = [[(x, y) for y in range(-80, 81)] for x in range(-180, 181, 10)]
lines += [[(x, y) for x in range(-180, 181)] for y in range(-80, 81, 10)]
grid = json.dumps({"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": l}} for l in lines]})
def layer(style, **source):
    made = mapnik.Layer(style, "+proj=longlat +datum=WGS84 +no_defs")
    made.datasource = mapnik.Datasource(**source)
    made.styles.append(style)
    m.layers.append(made)
layer("g", type="geojson", inline=grid)
layer("c", type="shape", file="coloured.shp")
m.zoom_to_box(mapnik.Box2d(*BOX))
image = mapnik.Image(m.width, m.height)
mapnik.render(m, image)
image.save("mapnik.png", "png32")
'''

GMT = '''set -e
gmt begin gmt png E300,A
  gmt set PS_MEDIA 6.4ix3.6i MAP_FRAME_PEN 0
  gmt basemap -RWEST/EAST/SOUTH/NORTH+uk -JA40/48/6.4i -B+n+gSEA -X0 -Y0
  gmt basemap -Bg10 -B+n --MAP_GRID_PEN_PRIMARY=0.14p,GRATICULE
  gmt plot coloured.shp -aZ=colour -Cfills.cpt -L -G+z -W0.19p,BORDER
gmt end
'''


def page_box():
    """The box of the map plane that tourmap shows: of a grid of the extent's points, widened to the page's shape."""
    west, south, east, north = EXTENT
    n = 96
    grid = "\n".join(f"{west + (east - west) * i / n} {south + (north - south) * j / n}"
                     for i in range(n + 1) for j in range(n + 1))
    out = subprocess.run(["gdaltransform", "-s_srs", "OGC:CRS84", "-t_srs", CRS, "-output_xy"], input=grid, text=True,
                         capture_output=True, check=True).stdout
    points = [tuple(map(float, line.split())) for line in out.splitlines() if line.strip()]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    unit = max((max(xs) - min(xs)) / WIDTH, (max(ys) - min(ys)) / HEIGHT)
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return x - unit * WIDTH / 2, y - unit * HEIGHT / 2, x + unit * WIDTH / 2, y + unit * HEIGHT / 2


def filled_in(text, values):
    for key, value in values.items():
        text = text.replace(key, str(value))
    return text


def prepare(folder):
    """Inputs of the others: countries with a number for their colour, and scripts. Not measured."""
    subprocess.run(["ogr2ogr", os.path.join(folder, "coloured.shp"), COUNTRIES, "-dialect", "SQLite", "-sql",
                    f"SELECT *, rowid % {len(FILLS)} AS colour FROM countries_10m"], check=True)
    box = page_box()
    with open(os.path.join(folder, "scene_mapnik.py"), "w") as out:
        out.write(filled_in(MAPNIK, {"FILLS": FILLS, "BORDER": BORDER, "GRATICULE": GRATICULE, "SEA": SEA, "CRS": CRS,
                                     "WIDTH": WIDTH, "HEIGHT": HEIGHT, "BOX": box}))
    names = dict(zip(["WEST", "SOUTH", "EAST", "NORTH"], (round(v / 1000, 6) for v in box)))
    with open(os.path.join(folder, "scene.sh"), "w") as out:
        out.write(filled_in(GMT, {**names, "SEA": SEA, "BORDER": BORDER, "GRATICULE": GRATICULE}))
    with open(os.path.join(folder, "fills.cpt"), "w") as out:
        out.writelines(f"{i} {colour};\n" for i, colour in enumerate(FILLS))


def measured(command, folder, environment):
    """One run: wall s, processor s, peak MiB of its largest process. Counts children that it leaves behind too."""
    report, say = os.pipe()
    pid = os.fork()
    if pid == 0:
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER
        start = time.monotonic()
        child = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.PIPE)
        complaint = child.stderr.read()
        status = child.wait()
        wall = time.monotonic() - start
        while True:
            try:
                _, left, _ = os.wait3(0)
            except ChildProcessError:
                break
        import resource
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        if status:
            sys.stderr.write(complaint.decode(errors="replace")[-2000:])
        os.write(say, f"{wall} {used.ru_utime + used.ru_stime} {used.ru_maxrss / 1024}".encode())
        os._exit(1 if status else 0)
    os.close(say)
    _, status = os.waitpid(pid, 0)
    with os.fdopen(report) as answer:
        text = answer.read()
    if status:
        sys.exit(f"peers.py: failed: {' '.join(command)}")
    return tuple(map(float, text.split()))


class Peer:
    def __init__(self, name, command, needs=True, fresh_cache=False):
        self.name, self.command, self.needs, self.fresh_cache, self.runs = name, command, needs, fresh_cache, []

    def run(self, folder):
        cache = os.path.join(folder, "fresh-cache" if self.fresh_cache else "cache")
        if self.fresh_cache:
            shutil.rmtree(cache, ignore_errors=True)
        os.makedirs(cache, exist_ok=True)
        return measured(self.command, folder, {**os.environ, "XDG_CACHE_HOME": cache})


def has_mapnik():
    return subprocess.run(["/usr/bin/python3", "-c", "import mapnik"], capture_output=True).returncode == 0


def has_verb(program, verb):
    help_text = subprocess.run([program, verb, "--help"], capture_output=True, text=True).stdout
    return f"Usage: tourmap {verb}" in help_text


def peers_of(program):
    draw = [program, "draw", COUNTRIES, "--crs", CRS, "--extent", ",".join(map(str, EXTENT)), "--size",
            f"{WIDTH}x{HEIGHT}", "--overwrite", "-o", "tourmap.png"]
    project = [program, "project", COUNTRIES, "--crs", CRS, "--overwrite", "-o", "projected.shp"]
    ogr = ["ogr2ogr", "-overwrite", "-t_srs", CRS, "reprojected.shp", COUNTRIES]
    maps = [Peer("tourmap, first", draw, fresh_cache=True), Peer("tourmap, again", draw),
            Peer("Mapnik", ["/usr/bin/python3", "scene_mapnik.py"], has_mapnik()),
            Peer("GMT", ["bash", "scene.sh"], bool(shutil.which("gmt") and shutil.which("gs")))]
    files = [Peer("tourmap project", project, has_verb(program, "project")), Peer("ogr2ogr -t_srs", ogr)]
    return [[peer for peer in work if peer.needs] for work in (maps, files)]


def print_table(title, peers, rounds):
    reference = peers[0]
    print(f"\n| {title} | wall s | processor s | peak MiB | wall | processor | peak |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for peer in peers:
        middle = [statistics.median(run[i] for run in peer.runs) for i in range(3)]
        ratios = [statistics.median(peer.runs[r][i] / reference.runs[r][i] for r in range(rounds)) for i in range(3)]
        print(f"| {peer.name} | {middle[0]:.3f} | {middle[1]:.3f} | {middle[2]:.0f} | "
              + " | ".join(f"{ratio:.2f}" for ratio in ratios) + " |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default=os.path.join(ROOT, "build/release/tourmap"))
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--keep", help="folder for the pictures, to look at")
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="tourmap-peers-")
    try:
        prepare(folder)
        maps, files = peers_of(os.path.abspath(options.program))
        for peer in maps + files:
            peer.run(folder)  # fills file caches; not counted
        for _ in range(options.rounds):
            for peer in maps + files:
                peer.runs.append(peer.run(folder))
        if options.keep:
            os.makedirs(options.keep, exist_ok=True)
            for name in ("tourmap.png", "mapnik.png", "gmt.png"):
                if os.path.exists(os.path.join(folder, name)):
                    shutil.copy(os.path.join(folder, name), options.keep)
        print(f"Medians of {options.rounds} interleaved rounds; ratios to the first row, medians within a round.")
        print_table("1:10m countries as a 1920x1080 PNG", maps, options.rounds)
        print_table("1:10m countries, read, reprojected and written", files, options.rounds)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
