// For formats that GDAL reads from end to end before it gives the first feature: GeoJSON and its like.
#pragma once

#include <string>

#include "geodata/progress.h"

namespace tourmap {

// While it lives, on this thread: files opened by watched_name() tell `progress` how much of them is read, and end
// where it says stop.
class WatchFiles {
public:
    explicit WatchFiles(const Progress& progress);  // must outlive this, and the files
    ~WatchFiles();
    WatchFiles(const WatchFiles&) = delete;
    WatchFiles& operator=(const WatchFiles&) = delete;
};

// The name for GDAL of a file of the system.
std::string watched_name(const std::string& path);

}  // namespace tourmap
