#include "src/exchange/slugs.h"

#include <unicode/translit.h>

#include <algorithm>
#include <memory>

namespace tourmap {
namespace {

constexpr std::size_t longest_slug = 40, longest_id = 64;

const icu::Transliterator* to_ascii() {
    static const std::unique_ptr<icu::Transliterator> rules = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(
            icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Any-Lower", UTRANS_FORWARD, status));
        return U_SUCCESS(status) ? std::move(made) : nullptr;
    }();
    return rules.get();
}

}  // namespace

bool is_id(const std::string& word) {
    return !word.empty() && word.size() <= longest_id && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.';
    });
}

std::string slug(const std::string& name) {
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(name.substr(0, 400));
    if (const icu::Transliterator* rules = to_ascii()) rules->transliterate(text);
    std::string ascii, out;
    text.toUTF8String(ascii);
    for (const char c : ascii) {
        const bool good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (good && out.size() < longest_slug)
            out += c;
        else if (!out.empty() && out.back() != '-' && c != '\'')
            out += '-';
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out;
}

std::string Slugs::take(const std::string& wanted, const std::string& name, const std::string& kind) {
    if (is_id(wanted) && taken_.insert(wanted).second) return wanted;
    std::string base = slug(is_id(wanted) && name.empty() ? wanted : name);
    if (base.empty()) base = kind;
    if (taken_.insert(base).second) return base;
    for (int& n = last_.try_emplace(base, 1).first->second;;) {
        const std::string id = base + "-" + std::to_string(++n);
        if (taken_.insert(id).second) return id;
    }
}

}  // namespace tourmap
