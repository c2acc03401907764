#include "src/story/read_language.h"

#include <unicode/messagepattern.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "src/tour/document.h"

namespace tourmap {
namespace {

using Json = nlohmann::json;

// Throws nlohmann's exceptions, which say what is missing or of another kind.
Language from_json(const Json& json) {
    Language language;
    language.name = json.at("name").get<std::string>();
    language.locale = json.at("locale").get<std::string>();
    language.rtl = json.at("rtl").get<bool>();
    language.grouping = json.value("grouping", "");
    language.countries = json.at("countries").get<std::map<std::string, std::string>>();
    language.areas = json.at("areas").get<std::map<std::string, std::string>>();
    language.waters = json.at("waters").get<std::map<std::string, std::string>>();
    for (const auto& [country, places] : json.at("places").items())
        for (const auto& [place, name] : places.items())
            language.places.emplace(std::pair(country, place), name.get<std::string>());
    for (const auto& [key, pattern] : json.at("words").items()) language.words.emplace(key, pattern.get<std::string>());
    return language;
}

// A word that English has not is never asked for; one that would lose a part of what is said is not used.
void complete(std::map<std::string, std::string, std::less<>>& words, const Language& english) {
    for (const auto& [key, pattern] : english.words) {
        const auto found = words.find(key);
        const auto ours = found == words.end() ? fail("missing") : arguments_of(found->second);
        const auto wanted = arguments_of(pattern);
        const bool whole = ours && wanted && std::includes(ours->begin(), ours->end(), wanted->begin(), wanted->end());
        if (!whole) words[key] = pattern;
    }
}

}  // namespace

Result<std::vector<std::string>> arguments_of(const std::string& pattern) {
    const auto text = icu::UnicodeString::fromUTF8(pattern);
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    const icu::MessagePattern parsed(text, &where, status);
    if (U_FAILURE(status))
        return fail(in_quotes(pattern) + " is no pattern: " + u_errorName(status) + " at character " +
                    std::to_string(where.offset + 1));
    std::vector<std::string> names;
    for (int i = 0; i < parsed.countParts(); ++i) {
        const auto& part = parsed.getPart(i);
        if (part.getType() != UMSGPAT_PART_TYPE_ARG_NAME) continue;
        std::string name;
        parsed.getSubstring(part).toUTF8String(name);
        names.push_back(std::move(name));
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

namespace {

Result<Json> read_json(const std::string& path) {
    const auto text = read_text_file(path);
    if (!text) return tl::unexpected(text.error());
    try {
        return Json::parse(*text);
    } catch (const Json::exception& error) {
        return tl::unexpected(Error{std::string("not a language file: ") + error.what(), {}, path});
    }
}

// The words of the window, for the languages that have them.
Result<void> add_window_words(Language& language, const std::filesystem::path& path) {
    const std::string file = (path.parent_path() / "window" / path.filename()).string();
    std::error_code none;
    if (!std::filesystem::exists(file, none)) return {};
    const auto json = read_json(file);
    if (!json) return tl::unexpected(json.error());
    for (const auto& [key, pattern] : json->items()) {
        if (!pattern.is_string()) return tl::unexpected(Error{in_quotes(key) + " is no text", {}, file});
        language.words[key] = pattern.get<std::string>();
    }
    return {};
}

}  // namespace

Result<Language> read_language(const std::string& path, const Language* english) {
    const auto json = read_json(path);
    if (!json) return tl::unexpected(json.error());
    try {
        Language language = from_json(*json);
        language.code = std::filesystem::path(path).stem().string();
        if (const auto done = add_window_words(language, path); !done) return tl::unexpected(done.error());
        if (english) complete(language.words, *english);
        return language;
    } catch (const Json::exception& error) {
        return tl::unexpected(Error{std::string("not a language file: ") + error.what(),
                                    "make it again with assets/languages/build.sh", path});
    }
}

}  // namespace tourmap
