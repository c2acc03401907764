// What a GeoPackage holds besides tables, before GDAL asks it anything. Part of the module that holds GDAL.
#pragma once

#include <string>

namespace tourmap {

// Whether reading it, or the layer of it that is wanted (empty: all that are tables), runs no query of its own making: a
// view in place of a table that GDAL looks into, a view that is asked for, or a computed column can run for ever or
// take all memory. False also for what is no SQLite database. with_log: changes wait in its write-ahead log.
bool is_plain_geopackage(const std::string& path, const std::string& layer, bool with_log);

}  // namespace tourmap
