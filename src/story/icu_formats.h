// What formats by ICU share. Not for others than formats.cpp and measure_formats.cpp: ICU stays inside.
#pragma once

#include <unicode/dcfmtsym.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <string>

#include "src/story/language.h"

namespace tourmap {

icu::Locale locale_of(const Language& language);
// With the language's own mark between thousands.
icu::DecimalFormatSymbols symbols_of(const Language& language);
// A number stays with its unit on one line. UTF-8.
std::string without_breaks(const icu::UnicodeString& text);

}  // namespace tourmap
