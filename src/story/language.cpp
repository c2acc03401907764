#include "src/story/language.h"

#include <unicode/localematcher.h>
#include <unicode/locid.h>
#include <unicode/msgfmt.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cassert>
#include <filesystem>

#include "src/story/read_language.h"
#include "src/tour/nearest.h"
#include "src/tour/problems.h"

namespace tourmap {
namespace {

template <class Names, class Key>
const std::string& found_or(const Names& names, const Key& key, const std::string& otherwise) {
    const auto found = names.find(key);
    return found == names.end() || found->second.empty() ? otherwise : found->second;
}

icu::UnicodeString unicode(const std::string& text) {
    return icu::UnicodeString::fromUTF8(text);
}

std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    return text.toUTF8String(out);
}

icu::Formattable formattable(const WordArgument& argument) {
    if (const auto* text = std::get_if<std::string>(&argument.value)) return {unicode(*text)};
    return {std::get<std::int64_t>(argument.value)};
}

icu::Locale locale_of(const std::string& tag) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
    return U_SUCCESS(status) ? locale : icu::Locale();
}

// The language whose code, or whose English name, is nearest to what was written.
std::string suggested(const std::string& tag, const std::vector<std::string>& codes) {
    std::string all, near = nearest_word(tag, codes);
    for (const std::string& code : codes) {
        all += (all.empty() ? "" : ", ") + code;
        icu::UnicodeString name;
        locale_of(code).getDisplayLanguage(icu::Locale::getEnglish(), name);
        if (!nearest_word(tag, {utf8(name)}).empty() || name.caseCompare(unicode(tag), U_FOLD_CASE_DEFAULT) == 0)
            near = code;
    }
    return (near.empty() ? "" : "did you mean " + in_quotes(near) + "? ") + "languages: " + all;
}

// ICU's best match is the best of what there is, a related language too; only the same one in the same script counts.
std::string best_match(const std::string& tag, const std::vector<std::string>& codes) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale wanted = icu::Locale::forLanguageTag(tag, status);
    wanted.canonicalize(status);
    std::vector<icu::Locale> ours;
    for (const std::string& code : codes) ours.push_back(locale_of(code));
    auto builder = icu::LocaleMatcher::Builder();
    builder.setSupportedLocales(ours.begin(), ours.end()).setNoDefaultLocale();
    const icu::LocaleMatcher matcher = builder.build(status);
    const icu::Locale* match = U_SUCCESS(status) ? matcher.getBestMatch(wanted, status) : nullptr;
    if (U_FAILURE(status) || !match || std::string_view(match->getLanguage()) != wanted.getLanguage()) return {};
    return match->getName();
}

}  // namespace

std::string Language::name_of_country(const std::string& iso_a2, const std::string& english) const {
    return found_or(areas, english, found_or(countries, iso_a2, english));
}

std::string Language::name_of_place(const std::string& english, const std::string& iso_a2) const {
    return found_or(places, std::pair(iso_a2, english), english);
}

std::string Language::name_of_water(const std::string& english) const {
    return found_or(waters, english, english);
}

std::string Language::word(std::string_view key, const std::vector<WordArgument>& arguments) const {
    const auto found = words.find(key);
    assert(found != words.end());
    if (found == words.end()) return std::string(key);
    const std::string& pattern = found->second;
    if (arguments.empty()) return pattern;
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    const icu::MessageFormat format(unicode(pattern), locale_of(locale), where, status);
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (const WordArgument& argument : arguments) {
        names.push_back(unicode(argument.name));
        values.push_back(formattable(argument));
    }
    icu::UnicodeString text;
    if (U_SUCCESS(status)) format.format(names.data(), values.data(), static_cast<int32_t>(names.size()), text, status);
    return U_SUCCESS(status) ? utf8(text) : pattern;
}

std::string upper_case(const std::string& text, const Language& language) {
    icu::UnicodeString upper = unicode(text).toUpper(locale_of(language.locale));
    // Unicode has capitals for Georgian since 2018; the usual writing has one case.
    constexpr UChar32 first_capital = 0x1C90, last_capital = 0x1CBF, first_letter = 0x10D0;
    for (int32_t i = 0; i < upper.length(); ++i) {
        const char16_t c = upper[i];
        if (c >= first_capital && c <= last_capital)
            upper.setCharAt(i, static_cast<char16_t>(c - first_capital + first_letter));
    }
    return utf8(upper);
}

std::string name_of_language(const std::string& tag, const Language& in) {
    icu::UnicodeString name;
    locale_of(tag).getDisplayLanguage(locale_of(in.locale), name);
    if (name.isEmpty()) return tag;
    return utf8(name.toTitle(nullptr, locale_of(in.locale), U_TITLECASE_NO_LOWERCASE));
}

LanguageSet::LanguageSet(std::string folder, std::vector<std::string> codes)
    : folder_(std::move(folder)), codes_(std::move(codes)) {}

// What is no language at all stays unknown.
void LanguageSet::borrow(const std::string& tag) {
    const icu::Locale locale = locale_of(tag);
    icu::UnicodeString name;
    locale.getDisplayLanguage(icu::Locale::getEnglish(), name);
    if (*locale.getLanguage() == '\0' || name == icu::UnicodeString(locale.getLanguage())) return;
    auto language = std::make_unique<Language>(*read_.at("en"));
    locale.getDisplayLanguage(locale, name);
    language->code = language->locale = tag;
    language->name = utf8(name);
    language->grouping.clear();
    language->rtl = locale.isRightToLeft();
    language->borrowed = true;
    read_[tag] = std::move(language);
    codes_.insert(std::lower_bound(codes_.begin(), codes_.end(), tag), tag);
}

Result<LanguageSetPtr> LanguageSet::open(const std::string& folder, const std::vector<std::string>& wanted) {
    std::vector<std::string> codes;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error))
        if (entry.path().extension() == ".json") codes.push_back(entry.path().stem().string());
    if (error) return fail("cannot read the languages in " + in_quotes(folder) + ": " + error.message());
    std::sort(codes.begin(), codes.end());
    auto english = read_language(folder + "/en.json", nullptr);
    if (!english) return tl::unexpected(english.error());
    auto* set = new LanguageSet(folder, std::move(codes));
    LanguageSetPtr owner(set);
    set->read_["en"] = std::make_unique<const Language>(std::move(*english));
    for (const std::string& tag : wanted)
        if (!set->find(tag)) set->borrow(tag);
    return owner;
}

Result<const Language*> LanguageSet::find(const std::string& tag) const {
    std::string hyphened = tag;
    std::replace(hyphened.begin(), hyphened.end(), '_', '-');
    const bool plain = std::binary_search(codes_.begin(), codes_.end(), hyphened);
    const std::string code = plain ? hyphened : best_match(hyphened, codes_);
    if (code.empty()) return fail("no language " + in_quotes(tag), suggested(tag, codes_));
    const std::lock_guard lock(mutex_);
    auto& language = read_[code];
    if (!language) {
        auto read = read_language(folder_ + "/" + code + ".json", read_.at("en").get());
        if (!read) return tl::unexpected(read.error());
        language = std::make_unique<const Language>(std::move(*read));
    }
    return language.get();
}

const Language& LanguageSet::at(const std::string& code) const {
    const auto found = find(code);
    const std::lock_guard lock(mutex_);
    return found ? **found : *read_.at("en");
}

}  // namespace tourmap
