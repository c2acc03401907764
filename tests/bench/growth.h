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

// Expects runs named "DATA/STAGE" with the counters vertices and peak_MiB. Growth is that of the data sets whose
// name begins with "coast". A dash: not measured (--benchmark_filter).
class GrowthTable : public benchmark::BenchmarkReporter {
public:
    explicit GrowthTable(std::vector<std::string> stages) : stages_(std::move(stages)) {}
    bool ReportContext(const Context&) override { return true; }
    void ReportRuns(const std::vector<Run>& runs) override;
    void Finalize() override;

private:
    struct Row {
        std::string data;
        double vertices = 0, peak_mib = 0;
        std::map<std::string, double> milliseconds;  // by stage
    };
    Row& row_of(const std::string& data);
    // Of the last so many sizes.
    void print_growth(const std::string& title, std::size_t last) const;

    std::vector<std::string> stages_;
    std::vector<Row> rows_;
};

}  // namespace tourmap::bench
