#!/usr/bin/env python3
"""A town of a million parcels of 30 m that share their borders, as lines of GeoJSON in metres of EPSG:3035.

    tests/bench/parcels.py > parcels.geojsonl
    ogr2ogr -a_srs EPSG:3035 parcels.gpkg parcels.geojsonl
"""
import random

SIDE, CELL, WEST, SOUTH = 1000, 30, 4300000, 3250000


def main():
    random.seed(1)
    places = {}

    def place(i, j, dx=0, dy=0):
        key = (i, j, dx, dy)
        if key not in places:
            x, y = (v + random.uniform(-7, 7) for v in (WEST + i * CELL + dx, SOUTH + j * CELL + dy))
            places[key] = f"[{x:.2f},{y:.2f}]"
        return places[key]

    half = CELL / 2
    for j in range(SIDE):
        places = {key: at for key, at in places.items() if key[1] >= j}
        for i in range(SIDE):
            ring = [place(i, j), place(i, j, half), place(i + 1, j), place(i + 1, j, 0, half), place(i + 1, j + 1),
                    place(i, j + 1, half), place(i, j + 1), place(i, j, 0, half)]
            points = ",".join(ring + ring[:1])
            print('{"type":"Feature","properties":{"n":"P%d-%d"},"geometry":{"type":"Polygon","coordinates":[[%s]]}}'
                  % (i, j, points))


main()
