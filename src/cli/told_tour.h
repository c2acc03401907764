// A tour in a language, with the words of that language.
#pragma once

#include <string>

#include "geodata/result.h"
#include "src/story/language.h"
#include "src/tour/tour.h"

namespace tourmap {

struct ToldTour {
    const Tour* tour = nullptr;          // the one that was given, or one of its translations
    const Language* language = nullptr;  // of `languages`
    LanguageSetPtr languages;
};

// asked: empty for the tour's own language; where the program has no words in that, English ones. `tour` must outlive
// the result. Error: no such language, with those there are.
Result<ToldTour> told_in(const Tour& tour, const std::string& asked);

}  // namespace tourmap
