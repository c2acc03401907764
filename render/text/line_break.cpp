#include "render/text/line_break.h"

#include <unicode/ubrk.h>
#include <unicode/uloc.h>

#include <array>
#include <memory>
#include <numeric>

#include "render/text/plain_text.h"

namespace tourmap {

namespace {

struct BreakDeleter {
    void operator()(UBreakIterator* i) const { ubrk_close(i); }
};
using BreakPtr = std::unique_ptr<UBreakIterator, BreakDeleter>;

std::vector<std::size_t> ends_of(UBreakIteratorType type, std::u16string_view text, const char* locale) {
    if (text.empty()) return {};
    UErrorCode status = U_ZERO_ERROR;
    const BreakPtr breaks(ubrk_open(type, locale, text.data(), static_cast<int>(text.size()), &status));
    if (U_FAILURE(status)) return {text.size()};  // ICU without its data: no breaks
    std::vector<std::size_t> ends;
    for (int at = ubrk_next(breaks.get()); at != UBRK_DONE; at = ubrk_next(breaks.get())) {
        ends.push_back(static_cast<std::size_t>(at));
    }
    return ends;
}

// ICU's name of a BCP 47 tag; its root, which is "", where the tag is none.
std::string locale_of(const std::string& language) {
    std::array<char, ULOC_FULLNAME_CAPACITY> name{};
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(language.c_str(), name.data(), static_cast<int>(name.size()) - 1, nullptr, &status);
    return U_FAILURE(status) ? "" : name.data();
}

}  // namespace

std::vector<std::size_t> line_ends(std::u16string_view text, const std::string& language) {
    return ends_of(UBRK_LINE, text, locale_of(language).c_str());
}

std::vector<std::size_t> grapheme_ends(std::u16string_view text) {
    if (!is_plain(text)) return ends_of(UBRK_CHARACTER, text, "");
    std::vector<std::size_t> ends(text.size());
    std::iota(ends.begin(), ends.end(), std::size_t{1});
    return ends;
}

}  // namespace tourmap
