#include "src/cli/told_tour.h"

#include "src/story/load_story.h"

namespace tourmap {

Result<ToldTour> told_in(const Tour& tour, const std::string& asked) {
    const auto languages = load_languages(languages_of(tour));
    if (!languages) return tl::unexpected(languages.error());
    const std::string own = tour.language.empty() ? "en" : tour.language;
    const auto found = (*languages)->find(asked.empty() ? own : asked);
    if (!found && !asked.empty()) return tl::unexpected(found.error());
    const Language* language = found ? *found : *(*languages)->find("en");
    return ToldTour{asked.empty() ? &tour : &in_language(tour, asked), language, *languages};
}

}  // namespace tourmap
