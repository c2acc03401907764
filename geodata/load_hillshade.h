// Light and shadow from heights, by GDAL. Only load*.cpp include this header.
#pragma once

#include <cstdint>
#include <vector>

#include "geodata/raster.h"

class GDALDataset;

namespace tourmap {

// Heights on a grid, row by row from the upper left corner. NaN: none is known.
struct HeightGrid {
    int columns = 0, rows = 0;
    std::vector<float> metres;
    std::vector<double> column_step;  // of each row: metres from one column to the next on the ground, > 0
    double row_step = 1;              // metres downwards; negative: rows go north, as no usual file has them
    bool goes_round = false;          // the first column lies next to the last one
};

// Of a raster's window: `values` are those of its one band, as many as the window has pixels, NaN where there are none.
HeightGrid height_grid(GDALDataset& dataset, const RasterSource& source, const RasterWindow& window,
                       std::vector<float> values);

// Grey with opacity, premultiplied, columns * rows * 4, to lie over any colour: black where a slope lies in shadow,
// white where it is lit, transparent where it is flat or no height is known. The light comes from the upper left (of
// rows that go south), and a little from its neighbours (gdaldem's multidirectional, after R. Mark, USGS Open-File
// Report 92-422). The coarser the grid, the more heights are exaggerated: a mean over kilometres knows no steep slopes.
// Errors: not enough memory.
Result<std::vector<std::uint8_t>> hillshade(const HeightGrid& grid);

}  // namespace tourmap
