// The frame log: when the window showed a frame and what that took, measured by the program itself. One line a frame
// with tabs between, under a line of names; lines that begin with # at the end sum up.
//
//   at_s         when the frame was on the screen, from the program's start of showing
//   interval_ms  since the frame before; "-" after a rest, because nothing was to be shown
//   work_ms      from the events that led to it until it was on the screen, without sleeping
//   map          "new": a map not shown before, "draft": the same, coarser, "moved": an earlier one, shown where the
//                camera is now, "fading": the same, with an earlier one seen through it, "same"
//   view         "moves" where something else is to be looked at than in the frame before, "stays"
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "geodata/result.h"

namespace tourmap {

enum class MapShown : std::uint8_t { same, moved, fading, draft, fresh };

struct LoggedFrame {
    double at = 0;        // seconds
    double interval = 0;  // seconds; negative: after a rest
    double work = 0;      // seconds
    MapShown map = MapShown::same;
    bool moves = false;
};

// Value below which a share of the values lies, by the nearest rank; 0 of none.
double percentile(std::vector<double> values, double share);

// The lines that begin with #.
std::string summary_of(const std::vector<LoggedFrame>& frames);

class FrameLog {
public:
    // Error: the file cannot be written. An existing one is begun anew.
    static Result<FrameLog> open(const std::string& file);
    FrameLog(FrameLog&&) = default;
    FrameLog& operator=(FrameLog&&) = default;
    ~FrameLog();  // writes the summary

    void add(const LoggedFrame& frame);

private:
    FrameLog() = default;
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Close> file_;
    std::vector<LoggedFrame> frames_;
};

}  // namespace tourmap
