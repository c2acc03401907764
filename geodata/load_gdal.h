// How this program lets GDAL read files from outside. Only load*.cpp include this header.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tourmap {

// Registers GDAL's drivers once for the process. Thread-safe.
void register_drivers();

// OGR drivers of plain file formats, null-terminated, in GDAL's form. No VRT, no databases, no
// services, nothing that starts other programs.
const char* const* file_format_drivers();

// Those of them that may read in the process that shows the map: geodata/read_apart.h says why.
const char* const* trusted_drivers();

// While it lives, on this thread: GDAL prints nothing, fetches nothing from the network (unless
// allowed), writes nothing beside the files it reads, and runs no code from them. Restores what was
// set before. Not copyable; destroy in the reverse order of making.
class GdalScope {
public:
    explicit GdalScope(bool allow_network);
    ~GdalScope();
    GdalScope(const GdalScope&) = delete;
    GdalScope& operator=(const GdalScope&) = delete;

    // Errors and warnings that GDAL reported so far on this thread; the last text of each, in one line.
    std::size_t failures() const { return failures_; }
    const std::string& last_failure() const { return last_failure_; }
    const std::string& last_warning() const { return last_warning_; }
    void forget();
    // Shapefiles do not say which ring is a hole in which, and GDAL takes long to find out: from here on each ring is
    // a polygon of its own.
    void leave_rings_loose();

private:
    friend struct GdalMessages;
    void set_config(const char* key, const char* value);

    bool allow_network_, rings_are_loose_ = false;
    std::size_t failures_ = 0;
    std::string last_failure_, last_warning_;
    std::vector<std::pair<std::string, std::optional<std::string>>> previous_config_;
};

}  // namespace tourmap
