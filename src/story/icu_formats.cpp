#include "src/story/icu_formats.h"

namespace tourmap {

icu::Locale locale_of(const Language& language) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale = icu::Locale::forLanguageTag(language.locale, status);
    return U_SUCCESS(status) ? locale : icu::Locale::getEnglish();
}

icu::DecimalFormatSymbols symbols_of(const Language& language) {
    UErrorCode status = U_ZERO_ERROR;
    icu::DecimalFormatSymbols symbols(locale_of(language), status);
    if (language.grouping.empty()) return symbols;
    const auto grouping = icu::UnicodeString::fromUTF8(language.grouping);
    symbols.setSymbol(icu::DecimalFormatSymbols::kGroupingSeparatorSymbol, grouping);
    symbols.setSymbol(icu::DecimalFormatSymbols::kMonetaryGroupingSeparatorSymbol, grouping);
    return symbols;
}

std::string without_breaks(const icu::UnicodeString& text) {
    icu::UnicodeString joined = text;
    joined.findAndReplace(u" ", u"\u202f").findAndReplace(u"\u00a0", u"\u202f");
    std::string out;
    return joined.toUTF8String(out);
}

}  // namespace tourmap
