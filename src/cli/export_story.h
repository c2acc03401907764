// A tour that is opened to be exported. Options that make no sense are found before that, because it takes long.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "src/cli/export_options.h"
#include "src/cli/options.h"
#include "src/cli/progress_bar.h"
#include "src/export/film.h"
#include "src/export/format.h"
#include "src/story/load_story.h"

namespace tourmap {

class ExportStory {
public:
    // Errors: the tour's, those of its look and CRS, of steps and of size.
    static Result<ExportStory> open(const ExportOptions& options, ExportFormat format);

    FrameSource& source() const { return *story_.source; }
    std::shared_ptr<StoryFrames> shared_source() const { return story_.source; }
    const Tour& tour() const;  // in the language of the pictures
    const Language& language() const;
    const PagePixels& page() const { return page_; }
    const std::vector<std::size_t>& steps() const { return steps_; }
    const std::shared_ptr<const FontSet>& fonts() const { return fonts_; }
    Progress progress() const { return bar_->progress(); }

    // Of a step at rest; of that size where it is another than the page's.
    Result<FrameSpec> spec_of(std::size_t step, std::optional<Canvas> canvas = {}) const;
    // The same of all steps that are wanted.
    Result<std::vector<FrameSpec>> specs(std::optional<Canvas> canvas = {}) const;
    Film film(double fps) const;
    // "3:0.5": of step 3, halfway there. Error: not that, or there is no such step.
    Result<Shot> moment(const std::string& text) const;

    // Letters that no font had; to be said at the end.
    void warn_of_missing_letters() const;

private:
    FilmOptions film_options(double fps) const;

    ExportOptions options_;
    std::unique_ptr<ProgressBar> bar_;
    std::shared_ptr<const FontSet> fonts_;
    LoadedStory story_;
    PagePixels page_;
    std::vector<std::size_t> steps_;
};

// Frames a second that are asked for, else what suits the format.
double fps_of(const ExportOptions& options, ExportFormat format);

}  // namespace tourmap
