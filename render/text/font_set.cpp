#include <fontconfig/fontconfig.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <set>
#include <tuple>

#include "render/text/font.h"
#include "render/text/shape_cache.h"

namespace tourmap {

namespace {

constexpr int style_count = 6;

int style_index(FontWeight weight, bool italic) {
    return static_cast<int>(weight) * 2 + (italic ? 1 : 0);
}

int fontconfig_weight(FontWeight weight) {
    switch (weight) {
        case FontWeight::regular:
            return FC_WEIGHT_REGULAR;
        case FontWeight::medium:
            return FC_WEIGHT_MEDIUM;
        case FontWeight::bold:
            return FC_WEIGHT_BOLD;
    }
    return FC_WEIGHT_REGULAR;
}

struct PatternDeleter {
    void operator()(FcPattern* p) const { FcPatternDestroy(p); }
};
using PatternPtr = std::unique_ptr<FcPattern, PatternDeleter>;

// What is asked of fontconfig: an outline font of that style; a named instance of a variable font will do.
// language: fontconfig's name of it. It is always given, or fontconfig would take it from the environment.
PatternPtr style_pattern(FcConfig* config, const std::string& family, FontWeight weight, bool italic,
                         const std::string& language) {
    PatternPtr pattern(FcPatternCreate());
    FcPatternAddString(pattern.get(), FC_LANG, reinterpret_cast<const FcChar8*>(language.c_str()));
    FcPatternAddString(pattern.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family.c_str()));
    FcPatternAddInteger(pattern.get(), FC_WEIGHT, fontconfig_weight(weight));
    FcPatternAddInteger(pattern.get(), FC_SLANT, italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcPatternAddBool(pattern.get(), FC_OUTLINE, FcTrue);
    FcPatternAddBool(pattern.get(), FC_SCALABLE, FcTrue);
    FcPatternAddBool(pattern.get(), FC_VARIABLE, FcFalse);
    FcConfigSubstitute(config, pattern.get(), FcMatchPattern);
    FcDefaultSubstitute(pattern.get());
    return pattern;
}

std::string string_of(FcPattern* pattern, const char* object) {
    FcChar8* value = nullptr;
    if (FcPatternGetString(pattern, object, 0, &value) != FcResultMatch) return {};
    return reinterpret_cast<const char*>(value);
}

bool is_colour_font(FcPattern* pattern) {
    FcBool color = FcFalse;
    return FcPatternGetBool(pattern, FC_COLOR, 0, &color) == FcResultMatch && color;
}

bool is_invisible(char32_t character) {
    return u_hasBinaryProperty(static_cast<UChar32>(character), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool covers(FcPattern* pattern, std::u32string_view grapheme) {
    FcCharSet* characters = nullptr;
    if (FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) != FcResultMatch) return false;
    return std::all_of(grapheme.begin(), grapheme.end(),
                       [&](char32_t c) { return FcCharSetHasChar(characters, c) || is_invisible(c); });
}

bool covers(const Font& font, std::u32string_view grapheme) {
    return std::all_of(grapheme.begin(), grapheme.end(), [&](char32_t c) { return font.has(c) || is_invisible(c); });
}

// fontconfig tells languages by ISO 639 alone, but Chinese by its country: "ja", "zh-cn" for zh and zh-Hans, "zh-tw"
// for zh-Hant, "zh-hk" in Hong Kong and Macao.
std::string fontconfig_language(const std::string& bcp47) {
    std::array<char, ULOC_FULLNAME_CAPACITY> given{}, full{}, part{};
    constexpr int room = ULOC_FULLNAME_CAPACITY - 1;
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(bcp47.c_str(), given.data(), room, nullptr, &status);
    uloc_addLikelySubtags(given.data(), full.data(), room, &status);
    uloc_getLanguage(full.data(), part.data(), room, &status);
    const std::string language = part.data();
    uloc_getScript(full.data(), part.data(), room, &status);
    const std::string script = part.data();
    uloc_getCountry(full.data(), part.data(), room, &status);
    const std::string country = part.data();
    if (U_FAILURE(status) || language.empty()) return "en";
    if (language != "zh") return language;
    if (script != "Hant") return "zh-cn";
    return country == "HK" || country == "MO" ? "zh-hk" : "zh-tw";
}

}  // namespace

struct FontSet::Faces {
    ShapeCache shapes;
    std::mutex mutex;
    FcConfig* config = nullptr;
    std::string asked, found;
    std::array<FontPtr, style_count> faces;
    // Fallbacks by style and language, best first; sorted by fontconfig only when a character is missing.
    std::map<std::pair<int, std::string>, FcFontSet*> sorted;
    std::map<std::pair<std::string, int>, FontPtr> opened;                      // by file and face index
    std::map<std::tuple<std::u32string, int, std::string>, FontPtr> fallbacks;  // what face_for found
    std::set<char32_t> missing;

    ~Faces() {
        for (const auto& [style, set] : sorted) {
            if (set) FcFontSetDestroy(set);
        }
        if (config) FcConfigDestroy(config);
    }

    // Null when the pattern's file cannot be opened as an outline font.
    FontPtr open_once(FcPattern* pattern) {
        int index = 0;
        FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
        const auto [entry, is_new] = opened.try_emplace({string_of(pattern, FC_FILE), index});
        if (is_new) entry->second = Font::open(entry->first.first, index).value_or(nullptr);
        return entry->second;
    }

    FontPtr face(FontWeight weight, bool italic) {
        FontPtr& font = faces[static_cast<std::size_t>(style_index(weight, italic))];
        if (font) return font;
        FcResult result = FcResultNoMatch;
        const PatternPtr asked_for = style_pattern(config, asked, weight, italic, "en");
        const PatternPtr match(FcFontMatch(config, asked_for.get(), &result));
        if (match) font = open_once(match.get());
        if (match && font && found.empty()) found = string_of(match.get(), FC_FAMILY);
        if (!font) font = faces[0];  // the regular face, which system() has made sure of
        return font;
    }

    // All fonts there are, nearest first. Null when out of memory.
    FcFontSet* sorted_for(FontWeight weight, bool italic, const std::string& language) {
        const auto [entry, is_new] = sorted.try_emplace({style_index(weight, italic), language});
        if (!is_new) return entry->second;
        FcResult result = FcResultNoMatch;
        const PatternPtr pattern = style_pattern(config, asked, weight, italic, language);
        return entry->second = FcFontSort(config, pattern.get(), FcFalse, nullptr, &result);
    }

    FontPtr first_with(const FcFontSet& set, std::u32string_view grapheme, const std::string& family_start) {
        for (int i = 0; i < set.nfont; ++i) {
            FcPattern* pattern = set.fonts[i];
            if (is_colour_font(pattern) || !string_of(pattern, FC_FAMILY).starts_with(family_start)) continue;
            if (!covers(pattern, grapheme)) continue;
            const FontPtr font = open_once(pattern);
            if (font && covers(*font, grapheme)) return font;
        }
        return nullptr;
    }

    FontPtr fallback(std::u32string_view grapheme, FontWeight weight, bool italic, const std::string& language) {
        const FcFontSet* set = sorted_for(weight, italic, language);
        if (!set) return nullptr;
        const bool is_letter = u_isUAlphabetic(static_cast<UChar32>(grapheme[0]));
        for (const std::u32string_view part : {grapheme, grapheme.substr(0, 1)}) {
            FontPtr font = is_letter ? first_with(*set, part, asked + " ") : nullptr;
            if (!font) font = first_with(*set, part, "");
            if (font) return font;
        }
        return nullptr;
    }
};

FontSet::FontSet(std::unique_ptr<Faces> faces) : faces_(std::move(faces)) {}
FontSet::~FontSet() = default;

Result<std::shared_ptr<const FontSet>> FontSet::system(const std::string& family) {
    auto faces = std::make_unique<Faces>();
    faces->asked = family;
    faces->config = FcInitLoadConfigAndFonts();
    if (!faces->config || !faces->face(FontWeight::regular, false)) {
        return fail("fontconfig finds no font to write with",
                    "install the fonts of \"" + family + "\": on Debian and Ubuntu, apt-get install fonts-noto-core");
    }
    return std::shared_ptr<const FontSet>(new FontSet(std::move(faces)));
}

const std::string& FontSet::family() const {
    return faces_->found;
}

FontPtr FontSet::face(FontWeight weight, bool italic) const {
    const std::lock_guard lock(faces_->mutex);
    return faces_->face(weight, italic);
}

FontPtr FontSet::face_for(char32_t character, FontWeight weight, bool italic) const {
    return face_for(std::u32string_view(&character, 1), weight, italic, "en");
}

FontPtr FontSet::face_for(std::u32string_view grapheme, FontWeight weight, bool italic,
                          const std::string& language) const {
    const std::lock_guard lock(faces_->mutex);
    const FontPtr own = faces_->face(weight, italic);
    if (covers(*own, grapheme)) return own;
    const auto [entry, is_new] =
        faces_->fallbacks.try_emplace({std::u32string(grapheme), style_index(weight, italic), language});
    if (is_new) {
        const FontPtr helper = faces_->fallback(grapheme, weight, italic, fontconfig_language(language));
        entry->second = helper ? helper : own;
        for (const char32_t c : grapheme) {
            if (!entry->second->has(c) && !is_invisible(c)) faces_->missing.insert(c);
        }
    }
    return entry->second;
}

ShapeCache& FontSet::shapes() const {
    return faces_->shapes;
}

std::u32string FontSet::missing() const {
    const std::lock_guard lock(faces_->mutex);
    return {faces_->missing.begin(), faces_->missing.end()};
}

}  // namespace tourmap
