// Session: a tour, or the map of a file, that is being shown: its state, the frame that belongs to it, and the work
// under way for it. Knows no window; what only a window can do comes back as WindowEffects.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "src/story/frame_source.h"
#include "src/viewer/country_teller.h"
#include "src/viewer/frame_keeper.h"
#include "src/viewer/layer_loader.h"
#include "src/story/map_plane.h"
#include "src/viewer/state.h"
#include "src/viewer/step_pictures.h"
#include "src/viewer/worker.h"

namespace tourmap {

struct WindowEffects {
    bool set_full_screen = false;  // to state().full_screen
    bool retold = false;           // there are other words to write
    std::string copy_text;         // to the clipboard, when not empty
};

// The picture of the open marker on its way from the file.
struct MarkerPicture {
    std::string marker;  // whose; empty: no picture is wanted
    bool loading = false;
    BitmapPtr bitmap;  // null until it is there
    std::string error;
};

// What has been loaded.
struct Opened {
    std::shared_ptr<FrameSource> source;
    MapChoice choice;
    std::vector<std::string> warnings;  // one line each
    std::vector<std::string> files;     // all that was read, but for the program's own
    MapDataPtr map;                     // for the next loading; null: none
    // Which countries lie where: slow, for a worker thread. Empty: nothing is known of countries.
    CountryTeller::Read countries = {};
};

// What panels are written in: ImGui shapes nothing, so English where the language needs that.
const Language& words_of_panels(const LanguageSet& languages, const Language& look);

class Session {
public:
    // What is shown, as the program was asked for it: for the process that exports.
    struct Source {
        std::string file, relief;
        Look look;  // empty: what the tour asks for
        TourAccess access;
    };
    struct Setup {
        Canvas canvas;
        Source source;
        std::string export_folder;
        Worker* exports = nullptr;                        // saves pictures; must outlive the session
        std::function<void(std::function<void()>)> post;  // runs it on the session's thread; from any thread
        Worker* frames = nullptr;                         // projects and paints; must outlive the session
        Worker* files = nullptr;                          // reads and writes files; likewise
        bool painted = false;                             // frames come as pictures: FrameKeeper
        bool reduced_motion = false;
    };

    Session(Opened opened, const Setup& setup);
    ~Session();

    const AppState& state() const { return state_; }
    const Tour& tour() const { return *state_.tour; }
    // Of the look; and words_of_panels().
    const Language& language() const;
    const Language& panel_language() const;

    WindowEffects apply(const Command& command);
    // The same anew, after a file has changed: command::Reloaded. The frame that is shown stays until the next is
    // there.
    WindowEffects renew(Opened opened);
    // Brings list() as near to the state as can be without waiting. Call before each drawing.
    void update_frame();

    std::shared_ptr<const DisplayList> list() const { return keeper_.list(); }
    // None until the first frame is there. Its spec may be an earlier one than the state's.
    const std::optional<ShownFrame>& frame() const { return keeper_.shown(); }
    // What is known of the country there, as panels say it; without a name where none is, or is known yet: the first
    // question begins to read, and a worker wakes the window when that is done.
    CountryFacts country_at(LonLat place);
    const MarkerPicture& picture() const { return picture_; }
    // Call before each frame: files that were added may have been saved.
    void follow_files();
    double adding() const { return loader_.fraction(); }  // how much of the file that is being added has been read
    // Where map and panel of text lie on the canvas of the state.
    PageLayout page() const;
    // Whether the frame is of the view and the step of the state; it may be a draft.
    bool shows_view() const;
    // What small pictures of the steps are to look like; on the canvas of the state.
    StepPictureKind step_pictures() const;
    // True when nothing moves and nothing is being worked on.
    bool is_resting() const;

private:
    View view_at(const MapChoice& choice, const Canvas& canvas, std::size_t step);
    Told told(const Look& look) const;
    command::Reloaded opened() const;
    void resolve_crs(const std::string& asked);
    bool tell_in_chosen_language();  // true: the language is another
    WindowEffects copy_camera();
    WindowEffects copy_step_text();
    void see_clusters();
    std::vector<FrameSpec> frames_of(const ExportWish& wish);
    void export_pictures(const ExportWish& wish);
    // session_layers.cpp
    void know_layers();
    void take(LayerLoader::Read read);
    LayerRefs keep(const LayerLoader::Read& read);
    std::string said_of_added(const LayerRefs& refs, std::size_t all) const;
    void zoom_to(const LayerRef& layer);
    void follow_open_marker();

    std::shared_ptr<FrameSource> source_;
    MapChoice own_choice_;  // of the file
    Setup setup_;
    AppState state_;
    StepViews views_;
    MapLayers added_;  // all that were: what is taken away can come back
    LayerLoader loader_;
    MapPlane flights_;  // of what flights are looked at
    FrameKeeper keeper_;
    std::shared_ptr<const DisplayList> seen_;  // the list whose clusters the state knows
    MarkerPicture picture_;
    CountryTeller countries_;
    std::string told_language_;                // in which the state's tour is told
    std::map<std::size_t, View> known_views_;  // of one choice and canvas
    MapChoice known_choice_;
    Canvas known_canvas_;
    std::shared_ptr<std::atomic<bool>> stop_exports_;  // of those under way; null: there are none
    std::shared_ptr<Session*> self_;                   // what finished jobs find; null once the session is gone
};

}  // namespace tourmap
