// The module that holds the window.
#include "src/viewer/viewer.h"

extern "C" [[gnu::visibility("default")]] int tourmap_view(const tourmap::ViewerOptions& options) {
    return tourmap::run_viewer(options);
}
