#include "src/viewer/viewer.h"

#include "src/files/assets.h"
#include "src/story/load_story.h"
#include "src/viewer/app.h"

namespace tourmap {

namespace {

GlOptions gl_options() {
    GlOptions options;
#ifdef TOURMAP_DEV
    options.shader_folder = TOURMAP_SHADERS;
#endif
    return options;
}

}  // namespace

int run_viewer(const ViewerOptions& options) {
    const auto give_up = [&](const Error& error) {
        if (options.log) options.log(describe(error));
        return 1;
    };
    App::Logs logs;
    if (!options.probe_file.empty()) {
        auto opened = Probe::open(options.probe_file);
        if (!opened) return give_up(opened.error());
        logs.probe = std::move(*opened);
    }
    if (!options.frame_log.empty()) {
        auto opened = FrameLog::open(options.frame_log);
        if (!opened) return give_up(opened.error());
        logs.frames = std::move(*opened);
    }
    if (!options.replay.empty()) {
        auto log = read_command_log(options.replay);
        if (!log) return give_up(log.error());
        logs.replay = Replay(std::move(log->commands));
    }
    if (auto settings = options.replay.empty() ? read_settings(settings_file()) : Settings{}; settings)
        logs.settings = *settings;
    else if (options.log)
        options.log(describe(settings.error()));
    const WindowPoints last = logs.settings.window.value_or(WindowPoints{1440, 900});
    const int width = options.width > 0 ? options.width : last.width;
    const int height = options.height > 0 ? options.height : last.height;
    if (!options.record.empty()) {
        auto opened = CommandRecorder::open(
            options.record, {options.path, options.crs, options.relief, options.look.theme, options.look.language,
                             options.look.worldview, width, height, options.reduced_motion});
        if (!opened) return give_up(opened.error());
        logs.recorder = std::move(*opened);
    }
    auto languages = load_languages();
    if (!languages) return give_up(languages.error());
    Window::Options how{"tourmap", width, height, find_asset("icons/tourmap.png").value_or("")};
    auto window = Window::open(how);
    if (!window) return give_up(window.error());
    auto player = GlPlayer::create(gl_options());
    if (!player) return give_up(player.error());
    return App(options, std::move(*languages), std::move(*window), std::move(*player), std::move(logs)).run();
}

}  // namespace tourmap
