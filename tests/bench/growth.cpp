#include "tests/bench/growth.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

namespace tourmap::bench {

double growth_exponent(const std::vector<std::pair<double, double>>& points) {
    if (points.size() < 2) return std::numeric_limits<double>::quiet_NaN();
    const auto n = static_cast<double>(points.size());
    double sx = 0, sy = 0, sxx = 0, sxy = 0;
    for (const auto& [x, y] : points) {
        const double lx = std::log(x), ly = std::log(y);
        sx += lx;
        sy += ly;
        sxx += lx * lx;
        sxy += lx * ly;
    }
    return (n * sxy - sx * sy) / (n * sxx - sx * sx);
}

GrowthTable::Row& GrowthTable::row_of(const std::string& data) {
    const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) { return row.data == data; });
    if (found != rows_.end()) return *found;
    rows_.push_back({data, 0, 0, 0, {}});
    return rows_.back();
}

void GrowthTable::ReportRuns(const std::vector<Run>& runs) {
    for (const Run& run : runs) {
        const std::string name = run.run_name.function_name;
        const std::size_t slash = name.rfind('/');
        if (slash == std::string::npos || run.run_type != Run::RT_Iteration) continue;
        Row& row = row_of(name.substr(0, slash));
        double& best = row.milliseconds.try_emplace(name.substr(slash + 1), run.GetAdjustedCPUTime()).first->second;
        best = std::min(best, run.GetAdjustedCPUTime());  // of repetitions
        row.vertices = run.counters.at("vertices");
        row.shown = run.counters.at("shown");
        row.peak_mib = std::max<double>(row.peak_mib, run.counters.at("peak_MiB"));
        std::fprintf(stderr, "%s: %.2f ms\n", name.c_str(), run.GetAdjustedCPUTime());
    }
}

void GrowthTable::print_growth(const std::string& title, std::size_t last) const {
    std::printf("| %s | | |", title.c_str());
    std::vector<std::string> columns = stages_;
    columns.emplace_back("peak");
    for (const std::string& column : columns) {
        std::vector<std::pair<double, double>> points;
        for (const Row& row : rows_) {
            if (!row.data.starts_with("coast")) continue;
            const auto time = row.milliseconds.find(column);
            if (column == "peak") points.emplace_back(row.vertices, row.peak_mib);
            if (time != row.milliseconds.end()) points.emplace_back(row.vertices, time->second);
        }
        points.erase(points.begin(), points.end() - static_cast<std::ptrdiff_t>(std::min(last, points.size())));
        const double exponent = growth_exponent(points);
        std::isnan(exponent) ? std::printf(" - |") : std::printf(" %.2f |", exponent);
    }
    std::printf("\n");
}

void GrowthTable::add_frames() {
    stages_.emplace_back("frame");
    for (Row& row : rows_) {
        double sum = 0;
        for (const std::string& stage : frame_) {
            const auto time = row.milliseconds.find(stage);
            sum += time == row.milliseconds.end() ? std::numeric_limits<double>::quiet_NaN() : time->second;
        }
        if (!std::isnan(sum)) row.milliseconds["frame"] = sum;
    }
}

void GrowthTable::Finalize() {
    add_frames();
    std::printf("| data | vertices | shown |");
    for (const std::string& stage : stages_) std::printf(" %s ms |", stage.c_str());
    std::printf(" peak MiB |\n| --- | ---: | ---: |");
    for (std::size_t i = 0; i < stages_.size(); ++i) std::printf(" ---: |");
    std::printf(" ---: |\n");
    for (const Row& row : rows_) {
        std::printf("| %s | %.0f | %.0f |", row.data.c_str(), row.vertices, row.shown);
        for (const std::string& stage : stages_) {
            const auto time = row.milliseconds.find(stage);
            time == row.milliseconds.end() ? std::printf(" - |") : std::printf(" %.1f |", time->second);
        }
        std::printf(" %.0f |\n", row.peak_mib);
    }
    print_growth("growth with the coasts' vertices, exponent", rows_.size());
    print_growth("the same from the last size but one", 2);
}

}  // namespace tourmap::bench
