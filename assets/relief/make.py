#!/usr/bin/env python3
"""Makes shade.png: the relief of the Earth as light and shadow. usage: make.py HEIGHTS.png OUT.png   (build.sh calls it)

HEIGHTS.png: a grey picture of the whole globe, twice as wide as high, brighter is higher, 0 is the sea.
shade.png is grey and opacity: black where a slope lies in shadow, white where it is lit, transparent where the land is
flat, so that it lies over any colour and needs no blend mode.
Method: the surface normal from central differences, lit from the north-west at 45 degrees and a little from three more
sides (as gdaldem -multidirectional does, after R. Mark, USGS Open-File Report 92-422), heights smoothed first because
8 bits make steps of 35 m.
"""
import sys

import numpy as np
from osgeo import gdal

gdal.UseExceptions()

EXAGGERATION = 12  # of heights, at 20 km a pixel
HIGHEST = 8848.0   # metres at 255


def smoothed(a, times):
    """A binomial filter of 5 x 5; columns go round the globe."""
    for _ in range(times):
        for axis, rolled in ((1, True), (0, False)):
            b = a if rolled else np.pad(a, ((2, 2), (0, 0)), mode="edge")
            k = [1, 4, 6, 4, 1]
            if rolled:
                a = sum(w * np.roll(b, i - 2, axis) for i, w in enumerate(k)) / 16
            else:
                a = sum(w * b[i:i + a.shape[0]] for i, w in enumerate(k)) / 16
    return a


def main(source, out):
    heights = gdal.Open(source).ReadAsArray().astype(float)
    if heights.ndim == 3:
        heights = heights[0]
    rows, columns = heights.shape
    z = smoothed(heights, 1) / 255 * HIGHEST * EXAGGERATION
    lat = np.radians(90 - (np.arange(rows) + 0.5) * 180 / rows)[:, None]
    step = 2 * np.pi * 6371008.8 / columns
    dx = (np.roll(z, -1, 1) - np.roll(z, 1, 1)) / (2 * step * np.maximum(np.cos(lat), 0.15))
    dy = np.gradient(z, axis=0) / -step
    length = np.sqrt(dx * dx + dy * dy + 1)
    light = 0
    for azimuth, weight in ((315, 0.7), (270, 0.1), (0, 0.1), (225, 0.1)):
        a, h = np.radians(azimuth), np.radians(45)
        sun = np.sin(a) * np.cos(h), np.cos(a) * np.cos(h), np.sin(h)
        light = light + weight * np.maximum(0, (-dx * sun[0] - dy * sun[1] + sun[2]) / length)
    flat = np.sin(np.radians(45))
    off = np.where(light < flat, (flat - light) / flat, (light - flat) / (1 - flat) * 0.55)
    alpha = np.clip(off, 0, 1) ** 0.9 * 255
    alpha[heights == 0] = 0  # no shadow on the sea
    grey = np.where(light < flat, 0, 255)
    # Few levels are enough for light and shadow, and the file is half as large.
    alpha = np.round(alpha / 6) * 6
    memory = gdal.GetDriverByName("MEM").Create("", columns, rows, 2, gdal.GDT_Byte)
    memory.GetRasterBand(1).WriteArray(grey.astype(np.uint8))
    memory.GetRasterBand(2).WriteArray(alpha.astype(np.uint8))
    memory.GetRasterBand(2).SetColorInterpretation(gdal.GCI_AlphaBand)
    gdal.GetDriverByName("PNG").CreateCopy(out, memory, options=["ZLEVEL=9"])


main(*sys.argv[1:])
