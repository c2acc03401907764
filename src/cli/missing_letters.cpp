#include "src/cli/missing_letters.h"

#include <string>

#include "render/text/utf8.h"
#include "src/cli/messages.h"

namespace tourmap {

void warn_of_missing_letters(const FontSet& fonts) {
    const std::u32string missing = fonts.missing();
    if (missing.empty()) return;
    constexpr std::size_t shown = 10;
    std::string letters;
    for (const char32_t c : missing.substr(0, shown)) append_utf8(letters, c);
    if (missing.size() > shown) letters += " and " + std::to_string(missing.size() - shown) + " more";
    warn("no font has " + letters + ": shown as boxes; install fonts that do (fonts-noto-core, fonts-noto-cjk)");
}

}  // namespace tourmap
