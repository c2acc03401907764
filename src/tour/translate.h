// Texts in several languages: where a tour file has a map of languages in place of a text,
//
//     title: {en: Two cities, fr: Deux villes}
//
// the file is read once for each language, as if it were written in that one.
#pragma once

#include <string>
#include <vector>

#include "src/tour/document.h"

namespace tourmap {

// All tags that occur in such maps, each once, sorted.
std::vector<std::string> languages_in(const DocumentNode& root);

// Which of a text's languages to take: `wanted` or a more general tag of it ("fr" for "fr-CA"), else `own`, that of the
// tour, else the first.
struct LanguageChoice {
    std::string wanted, own;
};

// The tree with each such map replaced by its text. All else stays, with its places.
DocumentNode in_language(const DocumentNode& root, const LanguageChoice& choice);

}  // namespace tourmap
