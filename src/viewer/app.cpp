#include "src/viewer/app.h"

#include <cstdlib>

#include "render/text/utf8.h"
#include "src/viewer/desktop_motion.h"

namespace tourmap {

int App::run() {
    load();
    while (!quitting_) {
        read_events();
        pass_time();
        apply_queue();
        if (session_) session_->update_frame();
        if (may_draw(pace())) draw();
        apply_queue();
        follow_speaker();
    }
    loader_.stop();
    keep_settings();
    window_->hide();
    if (cancelled_) log("cancelled");
    const int status = cancelled_ ? 130 : error_.empty() ? 0 : 1;
    if (!session_ && !loader_.comes_to_its_end()) {
        watch_.close();
        std::quick_exit(status);
    }
    return status;
}

void App::load() {
    loader_.load_fonts([this](const Result<Loader::Fonts>& fonts) {
        if (!fonts) return say_error(fonts.error());
        fonts_.use(*fonts);
        fonts_.add(printable(options_.path));
        loader_.open_file(*fonts,
                          [this](const Result<Opened>& opened) { opened ? show(*opened) : say_error(opened.error()); });
    });
}

// The first time, or anew.
void App::show(const Opened& opened) {
    for (const std::string& warning : opened.warnings) log(warning);
    if (session_) {
        session_->renew(opened);
    } else {
        session_.emplace(opened, Session::Setup{layout_.canvas,
                                                {options_.path, options_.relief, options_.look, options_.access},
                                                options_.export_folder,
                                                &exports_,
                                                [this](const std::function<void()>& done) { exports_.post_done(done); },
                                                &frames_,
                                                &files_,
                                                map_.painted(),
                                                options_.reduced_motion || desktop_reduces_motion(config_home())});
        error_.clear();
        apply(remembered(settings_));
    }
    write_words();
}

// What they are is known from the state alone, but for the size of the window.
void App::keep_settings() {
    const std::string file = settings_file();
    if (!session_ || file.empty() || replay_.goes_on()) return;
    Settings now = settings_of(session_->state());
    now.window = session_->state().full_screen ? settings_.window : WindowPoints{size_.points_wide, size_.points_high};
    if (now == settings_) return;
    if (const auto done = write_settings(now, file); !done) log(describe(done.error()));
}

// What the tour says, in the language that it is told in now.
void App::write_words() {
    fonts_.add(session_->tour(), session_->panel_language());
    for (const Step& step : session_->state().steps) fonts_.add(step.name);
    window_->set_title(printable(session_->tour().title) + " \u2013 tourmap");
}

void App::say_error(const Error& error) {
    if (was_cancelled(error)) return;
    const std::string what = describe(error);
    fonts_.add(what);
    log(what);
    if (session_)
        apply(command::NotReloaded{what});
    else
        error_ = what;
}

void App::log(const std::string& line) const {
    if (options_.log) options_.log(line);
}

// Esc before there is a map.
void App::cancel() {
    quitting_ = true;
    cancelled_ = error_.empty();
}

// Before there is a session.
const Language& App::first_words() const {
    const auto asked = languages_->find(options_.look.language.empty() ? "en" : options_.look.language);
    return asked ? words_of_panels(*languages_, **asked) : languages_->at("en");
}

}  // namespace tourmap
