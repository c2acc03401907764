// The probe: what the viewer shows, as JSON lines, for tests that press real keys. One line whenever
// something has changed; complete and flushed, so that a reader sees whole lines.
#pragma once

#include <cstdio>
#include <memory>
#include <string>

#include "geodata/result.h"
#include "render/display_list.h"
#include "src/viewer/ground.h"
#include "src/viewer/layout.h"
#include "src/viewer/measure_lines.h"
#include "src/viewer/state.h"

namespace tourmap {

struct ProbeView {
    const AppState& state;
    const Layout& layout;
    ScreenBox map;                      // the part of the canvas beside the panel of text
    const DisplayList* list = nullptr;  // as shown; may be null
    WindowSize window;
    bool resting = false;            // no animation, and no work that the picture waits for
    bool picture_shown = false;      // of the open marker
    std::size_t small_pictures = 0;  // of steps in the overview
    bool pointer_hidden = false;
    int fades = 0;       // begun so far
    PointRect row = {};  // of the sheet on top, that the keyboard has chosen
    const Ground* ground = nullptr;
    const MeasureLines* measured = nullptr;
};

// One JSON object, without line end. Places are window pixels from its top left; "map" is the part of the
// canvas that is free of the text panel. "list" is the hash of the display list, empty while something moves or is
// awaited.
std::string probe_line(const ProbeView& view);
// When there is no state: {"error": ...}
std::string probe_error_line(const std::string& error);

class Probe {
public:
    // Error: the file cannot be written. An existing one is appended to.
    static Result<Probe> open(const std::string& file);
    void write_if_changed(const std::string& line);

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Close> file_;
    std::string last_;
};

}  // namespace tourmap
