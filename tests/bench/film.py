#!/usr/bin/python3
"""PNG frames of a film in motion, 1920x1080, by tourmap, by a Mapnik loop and by GMT movie, side by side in one run.

Usage: tests/bench/film.py [--program build/release/tourmap] [--rounds 3]

tourmap draws the bundled tour with every step in motion and none at rest (export --fps 60 --hold 0): names, markers,
panel, legend, locator. The others draw much less: countries 1:50m, a graticule, the route as it grows and three
cities with their names, over a camera that moves from Paris to Astana, in the same projection. Rounds are interleaved;
figures are medians. The processor's time is that of the processes that are waited for, which GMT's are not. Debian
packages: python3-mapnik, gmt, ghostscript. What is missing is left out.
"""
import argparse
import glob
import math
import os
import resource
import shutil
import statistics
import subprocess
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
COUNTRIES = os.path.join(ROOT, "assets/basemap/countries_50m")
FRAMES = 60

MAPNIK = r'''
import mapnik, json, math, sys
LL = "+proj=longlat +datum=WGS84 +no_defs"
m = mapnik.Map(1920, 1080)
mapnik.load_map_from_string(m, """<Map srs="+proj=laea +lat_0=48 +lon_0=40 +datum=WGS84 +units=m" background-color="#d6e0e8">
<Style name="c"><Rule><PolygonSymbolizer fill="#f3f0ea"/><LineSymbolizer stroke="#8c8c8c" stroke-width="0.8"/></Rule></Style>
<Style name="g"><Rule><LineSymbolizer stroke="#b9c6cf" stroke-width="0.6"/></Rule></Style>
<Style name="r"><Rule><LineSymbolizer stroke="#b3123f" stroke-width="4"/></Rule></Style>
<Style name="p"><Rule><MarkersSymbolizer width="14" height="14" fill="#b3123f" allow-overlap="true"/>
<TextSymbolizer face-name="DejaVu Sans Book" size="24" fill="#222" halo-fill="white" halo-radius="2" dy="-14"
 allow-overlap="true">[name]</TextSymbolizer></Rule></Style></Map>""")
mapnik.register_fonts("/usr/share/fonts/truetype/dejavu")
def layer(style, **source):
    made = mapnik.Layer(style, LL)
    made.datasource = mapnik.Datasource(**source)
    made.styles.append(style)
    return made
def features(kind, all):
    return json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": p, "geometry": {"type": kind, "coordinates": c}} for c, p in all]})
lines = [[(x, y) for y in range(-80, 81)] for x in range(-180, 181, 10)]
lines += [[(x, y) for x in range(-180, 181)] for y in range(-80, 81, 10)]
m.layers.append(layer("g", type="geojson", inline=features("LineString", [(l, {}) for l in lines])))
m.layers.append(layer("c", type="shape", file=sys.argv[1]))
cities = [((2.35, 48.86), {"name": "Paris"}), ((71.43, 51.13), {"name": "Astana"}), ((66.96, 39.65), {"name": "Samarkand"})]
towns = layer("p", type="geojson", inline=features("Point", cities))
n = int(sys.argv[3])
for i in range(n):
    t = i / (n - 1)
    way = [(2.35 + 69.08 * t * k / 50, 48.86 + 2.27 * t * k / 50) for k in range(51)]
    m.layers.append(layer("r", type="geojson", inline=features("LineString", [(way, {})])))
    m.layers.append(towns)
    x, half = -2.6e6 + 4.6e6 * t, 1.2e6 + 1.6e6 * math.sin(math.pi * t)
    m.zoom_to_box(mapnik.Box2d(x - half * 16 / 9, 2e5 - half, x + half * 16 / 9, 2e5 + half))
    image = mapnik.Image(1920, 1080)
    mapnik.render(m, image)
    image.save(f"{sys.argv[2]}/{i:06d}.png", "png24")
    del m.layers[3]
    del m.layers[2]
'''

GMT = r'''#!/bin/bash
gmt begin
  gmt set MAP_FRAME_PEN 0
  gmt basemap -R${MOVIE_COL0}/${MOVIE_COL1}/${MOVIE_COL2}/${MOVIE_COL3}+uk -JA40/48/6.4i -B+n+g#d6e0e8 -X0 -Y0
  gmt plot COUNTRIES.shp -G#f3f0ea -W0.19p,#8c8c8c -L
  gmt basemap -Bg10 -B+n --MAP_GRID_PEN_PRIMARY=0.14p,#b9c6cf
  printf "2.35 48.86\n%s %s\n" ${MOVIE_COL4} ${MOVIE_COL5} | gmt plot -W0.96p,#b3123f
  printf "2.35 48.86 Paris\n71.43 51.13 Astana\n66.96 39.65 Samarkand\n" > towns.txt
  gmt plot towns.txt -Sc3.4p -G#b3123f -i0,1
  gmt text towns.txt -F+f6.7p,Helvetica+jBC -D0/3p
gmt end
'''


def measured(work):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    frames = work()
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return frames / wall, 1000 * cpu / frames


def fresh(folder, name):
    path = os.path.join(folder, name)
    shutil.rmtree(path, ignore_errors=True)
    os.makedirs(path)
    return path


def by_tourmap(program, folder, *more):
    out = fresh(folder, "tourmap")
    subprocess.run([program, "export", "-o", out, "--fps", "60", "--hold", "0", *more], check=True,
                   stdout=subprocess.DEVNULL)
    return len(glob.glob(out + "/*.png"))


def by_mapnik(folder):
    out = fresh(folder, "mapnik")
    script = os.path.join(folder, "by_mapnik.py")
    with open(script, "w") as file:
        file.write(MAPNIK)
    subprocess.run(["/usr/bin/python3", script, COUNTRIES, out, str(FRAMES)], check=True)
    return len(glob.glob(out + "/*.png"))


def by_gmt(folder):
    out = fresh(folder, "gmt")
    with open(os.path.join(out, "main.sh"), "w") as file:
        file.write(GMT.replace("COUNTRIES", COUNTRIES))
    with open(os.path.join(out, "camera.txt"), "w") as file:
        for i in range(FRAMES):
            t = i / (FRAMES - 1)
            x, half = -2600 + 4600 * t, 1200 + 1600 * math.sin(math.pi * t)
            file.write(f"{x - half * 16 / 9} {x + half * 16 / 9} {200 - half} {200 + half} "
                       f"{2.35 + 69.08 * t} {48.86 + 2.27 * t}\n")
    subprocess.run(["gmt", "movie", "main.sh", "-Nfilm", "-Tcamera.txt", "-C6.4ix3.6ix300", "-Fpng"], cwd=out,
                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
    return max(1, len(glob.glob(out + "/film/*.png")))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=os.path.join(ROOT, "build/release/tourmap"))
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        works = {"tourmap, the bundled tour": lambda: by_tourmap(options.program, folder),
                 "tourmap, one core": lambda: by_tourmap(options.program, folder, "--jobs", "1")}
        if subprocess.run(["/usr/bin/python3", "-c", "import mapnik"], stderr=subprocess.DEVNULL).returncode == 0:
            works["Mapnik loop (one core)"] = lambda: by_mapnik(folder)
        if shutil.which("gmt"):
            works["GMT movie"] = lambda: by_gmt(folder)
        found = {name: [] for name in works}
        for _ in range(options.rounds):
            for name, work in works.items():
                found[name].append(measured(work))
        print("| | frames a second | processor, ms a frame |\n| --- | --- | --- |")
        for name, rounds in found.items():
            cpu = "" if name.startswith("GMT") else f"{statistics.median(r[1] for r in rounds):.0f}"
            print(f"| {name} | {statistics.median(r[0] for r in rounds):.1f} | {cpu} |")


if __name__ == "__main__":
    main()
