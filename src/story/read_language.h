// Reads one file of assets/languages.
#pragma once

#include "src/story/language.h"

namespace tourmap {

// With the words of the window, which are in window/ beside it for the languages that have them.
// english: null for English itself; else its words stand in for those that the file lacks, or whose pattern has not the
// same names in braces. Error: unreadable, not JSON, or not what PROVENANCE.md says; with the path.
Result<Language> read_language(const std::string& path, const Language* english);

// The names in braces of an ICU MessageFormat pattern, sorted. Error: the pattern is broken, with ICU's reason.
Result<std::vector<std::string>> arguments_of(const std::string& pattern);

}  // namespace tourmap
