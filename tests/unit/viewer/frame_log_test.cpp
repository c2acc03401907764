#include TOURMAP_CATCH_HEADER

#include <fstream>
#include <sstream>

#include "src/viewer/frame_log.h"

using namespace tourmap;

TEST_CASE("a percentile is the smallest value that so large a share does not exceed") {
    CHECK(percentile({}, 0.5) == 0);
    CHECK(percentile({3}, 0.99) == 3);
    CHECK(percentile({4, 1, 3, 2}, 0.5) == 2);
    CHECK(percentile({4, 1, 3, 2}, 0.95) == 4);
    std::vector<double> hundred;
    for (int i = 100; i > 0; --i) hundred.push_back(i);
    CHECK(percentile(hundred, 0.95) == 95);
    CHECK(percentile(hundred, 0.99) == 99);
}

TEST_CASE("rests count neither as slow frames nor as slow maps") {
    const std::string text = summary_of({{0, -1, 0.004, MapShown::fresh},
                                         {0.02, 0.02, 0.004, MapShown::moved},
                                         {0.04, 0.02, 0.004, MapShown::draft},
                                         {9, -1, 0.004, MapShown::fresh},
                                         {9.03, 0.03, 0.005, MapShown::draft}});
    CHECK(text.find("frame to frame: 3, p50 20.0 ms, p95 30.0 ms") != std::string::npos);
    CHECK(text.find("new map to new map: 2, p50 30.0 ms, p95 40.0 ms") != std::string::npos);
    CHECK(text.find("work for a frame: 5, p50 4.0 ms, p95 5.0 ms") != std::string::npos);
}

TEST_CASE("settling counts from the last movement to the last full map before a rest") {
    const std::string text = summary_of({{1.00, -1, 0, MapShown::moved, true},
                                         {1.02, 0.02, 0, MapShown::fresh, false},  // on the way
                                         {1.04, 0.02, 0, MapShown::draft, true},
                                         {1.06, 0.02, 0, MapShown::draft, false},
                                         {1.14, 0.08, 0, MapShown::fresh, false},
                                         {5.00, -1, 0, MapShown::same, false},
                                         {6.00, -1, 0, MapShown::draft, true}});
    CHECK(text.find("from a stop to full detail: 1, p50 100.0 ms") != std::string::npos);
}

TEST_CASE("the log has a line a frame and the summary at its end") {
    const std::string file = std::string(TOURMAP_BINARY_DIR) + "/frame-log-test.tsv";
    {
        auto log = FrameLog::open(file);
        REQUIRE(log);
        log->add({1.5, -1, 0.01, MapShown::fresh});
        log->add({1.52, 0.0166, 0.002, MapShown::moved, true});
    }
    std::ostringstream whole;
    whole << std::ifstream(file).rdbuf();
    CHECK(whole.str().find("at_s\tinterval_ms\twork_ms\tmap\tview\n1.5000\t-\t10.00\tnew\tstays\n1.5200\t16.60\t2."
                           "00\tmoved\tmoves\n#") == 0);
    CHECK_FALSE(FrameLog::open("/no/such/folder/log.tsv"));
}
