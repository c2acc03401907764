// A reporter for Google Benchmark: one row a data set, one column a stage, and how each stage grows.
#pragma once

#include <benchmark/benchmark.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tourmap::bench {

// Slope of log y over log x by least squares: 1 for what grows with x, 0 for what does not. NaN below two points.
double growth_exponent(const std::vector<std::pair<double, double>>& points);

// Expects runs named "DATA/STAGE" with the counters vertices, shown and peak_MiB. Growth is that of the data sets whose
// name begins with "coast". A dash: not measured (--benchmark_filter).
class GrowthTable : public benchmark::BenchmarkReporter {
public:
    // frame: the stages that each frame goes through; their sum is a column too.
    GrowthTable(std::vector<std::string> stages, std::vector<std::string> frame)
        : stages_(std::move(stages)), frame_(std::move(frame)) {}
    bool ReportContext(const Context&) override { return true; }
    void ReportRuns(const std::vector<Run>& runs) override;
    void Finalize() override;

private:
    struct Row {
        std::string data;
        double vertices = 0, shown = 0, peak_mib = 0;
        std::map<std::string, double> milliseconds;  // by stage
    };
    Row& row_of(const std::string& data);
    void add_frames();
    // Of the last so many sizes.
    void print_growth(const std::string& title, std::size_t last) const;

    std::vector<std::string> stages_, frame_;
    std::vector<Row> rows_;
};

}  // namespace tourmap::bench
