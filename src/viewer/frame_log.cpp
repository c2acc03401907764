#include "src/viewer/frame_log.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>

namespace tourmap {
namespace {

const char* name_of(MapShown map) {
    switch (map) {
        case MapShown::same:
            return "same";
        case MapShown::moved:
            return "moved";
        case MapShown::fading:
            return "fading";
        case MapShown::draft:
            return "draft";
        case MapShown::fresh:
            return "new";
    }
    return "";
}

std::string percentiles(const char* what, const std::vector<double>& seconds) {
    char text[160];
    std::snprintf(text, sizeof text, "# %s: %zu, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms\n", what, seconds.size(),
                  1000 * percentile(seconds, 0.5), 1000 * percentile(seconds, 0.95), 1000 * percentile(seconds, 0.99));
    return text;
}

}  // namespace

double percentile(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    const double rank = std::ceil(share * static_cast<double>(values.size()));
    return values[static_cast<std::size_t>(std::clamp(rank, 1.0, static_cast<double>(values.size()))) - 1];
}

namespace {

// From the last frame of a movement to the last map, not a draft, that came before the next rest or movement.
std::vector<double> settling(const std::vector<LoggedFrame>& frames) {
    std::vector<double> out;
    double moved = -1, settled = -1;  // when; negative: not since the last rest
    const auto finish = [&] {
        if (settled >= 0) out.push_back(settled - moved);
        moved = settled = -1;
    };
    for (const LoggedFrame& frame : frames) {
        if (frame.interval < 0 && settled >= 0) finish();
        if (frame.moves) {
            moved = frame.at;
            settled = -1;
        }
        if (moved >= 0 && frame.map == MapShown::fresh) settled = frame.at;
    }
    finish();
    return out;
}

}  // namespace

std::string summary_of(const std::vector<LoggedFrame>& frames) {
    std::vector<double> intervals, work, maps;
    double since_map = -1;  // negative: there was a rest since, or no map yet
    for (const LoggedFrame& frame : frames) {
        work.push_back(frame.work);
        if (frame.interval >= 0) intervals.push_back(frame.interval);
        since_map = frame.interval < 0 || since_map < 0 ? -1 : since_map + frame.interval;
        if (frame.map != MapShown::draft && frame.map != MapShown::fresh) continue;
        if (since_map >= 0) maps.push_back(since_map);
        since_map = 0;
    }
    return percentiles("from frame to frame", intervals) + percentiles("from new map to new map", maps) +
           percentiles("work for a frame", work) + percentiles("from a stop to full detail", settling(frames));
}

Result<FrameLog> FrameLog::open(const std::string& file) {
    FrameLog log;
    log.file_.reset(std::fopen(file.c_str(), "wb"));
    if (!log.file_) return fail("cannot write the frame log \"" + file + "\": " + std::strerror(errno));
    std::fputs("at_s\tinterval_ms\twork_ms\tmap\tview\n", log.file_.get());
    return log;
}

FrameLog::~FrameLog() {
    if (file_) std::fputs(summary_of(frames_).c_str(), file_.get());
}

void FrameLog::add(const LoggedFrame& frame) {
    frames_.push_back(frame);
    std::fprintf(file_.get(), "%.4f\t", frame.at);
    frame.interval < 0 ? std::fprintf(file_.get(), "-") : std::fprintf(file_.get(), "%.2f", 1000 * frame.interval);
    std::fprintf(file_.get(), "\t%.2f\t%s\t%s\n", 1000 * frame.work, name_of(frame.map),
                 frame.moves ? "moves" : "stays");
}

}  // namespace tourmap
