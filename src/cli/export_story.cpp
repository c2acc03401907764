#include "src/cli/export_story.h"

#include <charconv>
#include <numeric>
#include <utility>

#include "src/cli/messages.h"
#include "src/cli/tour_input.h"
#include "src/files/cache_folder.h"
#include "src/story/missing_letters.h"
#include "src/tour/chronology.h"

namespace tourmap {
namespace {

// Films that a browser shows between paragraphs are small, or they take minutes to load.
const char* size_for(ExportFormat format) {
    return format == ExportFormat::gif || format == ExportFormat::apng ? "960x540" : "1920x1080";
}

Result<PagePixels> page_for(const ExportOptions& options, ExportFormat format) {
    if (!options.size.empty() && !options.preset.empty())
        return fail("--size and --preset are two ways to say how large pictures are", "give one of them");
    const std::string& asked = options.preset.empty() ? options.size : options.preset;
    return parse_page(asked.empty() ? size_for(format) : asked, options.dpi);
}

Result<std::vector<std::size_t>> chosen_steps(const std::string& text, std::size_t count) {
    if (!text.empty()) return parse_steps(text, count);
    std::vector<std::size_t> all(count);
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

}  // namespace

double fps_of(const ExportOptions& options, ExportFormat format) {
    if (options.fps > 0) return options.fps;
    return format == ExportFormat::gif || format == ExportFormat::apng ? 12.5 : 30;
}

Result<ExportStory> ExportStory::open(const ExportOptions& options, ExportFormat format) {
    ExportStory opened;
    opened.options_ = options;
    const auto page = page_for(options, format);
    if (!page) return tl::unexpected(page.error());
    opened.page_ = *page;
    const auto path = tour_or_bundled(options.tour);
    if (!path) return tl::unexpected(path.error());
    // All that is wrong with the arguments is said before the long part begins, and in few lines.
    const ReadTour read = read_tour(*path, options.access);
    if (!read.tour) return tl::unexpected(first_error(read, *path));
    const auto steps = chosen_steps(options.steps, steps_of(*read.tour).size());
    if (!steps) return tl::unexpected(steps.error());
    opened.steps_ = *steps;
    auto fonts = FontSet::system();
    if (!fonts) return tl::unexpected(fonts.error());
    opened.fonts_ = *fonts;
    opened.bar_ = std::make_unique<ProgressBar>();
    const std::string cache = options.no_cache ? std::string() : cache_folder();
    const auto story = load_story(*path, *fonts,
                                  {options.crs,
                                   options.look,
                                   {cache, options.jobs, opened.bar_->progress().part(0, 0.2, "reading")},
                                   options.relief,
                                   options.access});
    if (!story) return tl::unexpected(story.error());
    opened.story_ = *story;
    opened.bar_->clear();
    for (const std::string& warning : story->warnings) warn(warning);
    return opened;
}

const Tour& ExportStory::tour() const {
    return in_language(*story_.source->tour(), story_.look.language);
}

const Language& ExportStory::language() const {
    return story_.source->languages()->at(story_.look.language);
}

Result<FrameSpec> ExportStory::spec_of(std::size_t step, std::optional<Canvas> canvas) const {
    auto spec = story_.source->spec_for(story_.crs, story_.look, canvas.value_or(page_.canvas), step);
    if (spec) spec->indicatrices = options_.indicatrices;
    return spec;
}

Result<std::vector<FrameSpec>> ExportStory::specs(std::optional<Canvas> canvas) const {
    std::vector<FrameSpec> all;
    for (const std::size_t step : steps_) {
        auto spec = spec_of(step, canvas);
        if (!spec) return tl::unexpected(spec.error());
        all.push_back(std::move(*spec));
    }
    return all;
}

FilmOptions ExportStory::film_options(double fps) const {
    FilmOptions film;
    film.fps = fps;
    film.steps = steps_;
    film.fade = options_.fade;
    film.pace.speed = options_.speed;
    film.pace.reduced_motion = options_.reduced_motion;
    if (options_.step_seconds >= 0) film.pace.step_seconds = options_.step_seconds;
    if (options_.hold >= 0) film.pace.rest_seconds = options_.hold;
    return film;
}

Film ExportStory::film(double fps) const {
    FrameSpec base;
    base.canvas = page_.canvas;
    base.look = story_.look;
    base.indicatrices = options_.indicatrices;
    return Film(*story_.source, std::move(base), story_.crs, film_options(fps));
}

Result<Shot> ExportStory::moment(const std::string& text) const {
    const std::size_t colon = text.find(':');
    const std::size_t count = steps_of(tour()).size();
    std::size_t step = 0;
    double share = 1;
    const char *begin = text.data(), *end = begin + text.size(), *middle = begin + std::min(colon, text.size());
    const auto whole = std::from_chars(begin, middle, step);
    bool good = whole.ec == std::errc() && whole.ptr == middle && step >= 1 && step <= count;
    if (good && colon != std::string::npos) {
        const auto part = std::from_chars(middle + 1, end, share);
        good = part.ec == std::errc() && part.ptr == end && share >= 0 && share <= 1;
    }
    if (!good)
        return fail(quoted(text) + " is no moment of this tour",
                    "give STEP:T, e.g. 3:0.5: halfway to step 3 of " + std::to_string(count));
    FrameSpec base;
    base.canvas = page_.canvas;
    base.look = story_.look;
    base.indicatrices = options_.indicatrices;
    FilmOptions options = film_options(1);
    options.fade = 0;
    options.steps = step > 1 ? std::vector{step - 2, step - 1} : std::vector{step - 1};
    return Film(*story_.source, std::move(base), story_.crs, options).on_the_way(options.steps.size() - 1, share);
}

void ExportStory::warn_of_missing_letters() const {
    bar_->clear();
    if (const std::string missing = said_of_missing_letters(*fonts_); !missing.empty()) warn(missing);
}

}  // namespace tourmap
