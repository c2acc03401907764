#include <fontconfig/fontconfig.h>

#include <array>
#include <map>
#include <mutex>
#include <tuple>

#include "render/text/font.h"

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
PatternPtr style_pattern(FcConfig* config, const std::string& family, FontWeight weight, bool italic) {
    PatternPtr pattern(FcPatternCreate());
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

bool covers(FcPattern* pattern, char32_t character) {
    FcCharSet* characters = nullptr;
    return FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) == FcResultMatch &&
           FcCharSetHasChar(characters, character);
}

}  // namespace

struct FontSet::Faces {
    std::mutex mutex;
    FcConfig* config = nullptr;
    std::string asked, found;
    std::array<FontPtr, style_count> faces;
    // Fallbacks, best first; sorted by fontconfig only when a character is missing for the first time.
    std::array<FcFontSet*, style_count> sorted{};
    std::map<std::pair<std::string, int>, FontPtr> opened;     // by file and face index
    std::map<std::pair<char32_t, int>, FontPtr> by_character;  // what face_for found

    ~Faces() {
        for (FcFontSet* set : sorted) {
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
        const PatternPtr asked_for = style_pattern(config, asked, weight, italic);
        const PatternPtr match(FcFontMatch(config, asked_for.get(), &result));
        if (match) font = open_once(match.get());
        if (match && font && found.empty()) found = string_of(match.get(), FC_FAMILY);
        if (!font) font = faces[0];  // the regular face, which system() has made sure of
        return font;
    }

    FontPtr fallback(char32_t character, FontWeight weight, bool italic) {
        FcFontSet*& set = sorted[static_cast<std::size_t>(style_index(weight, italic))];
        if (!set) {
            FcResult result = FcResultNoMatch;
            const PatternPtr pattern = style_pattern(config, asked, weight, italic);
            set = FcFontSort(config, pattern.get(), FcTrue, nullptr, &result);
        }
        for (int i = 0; set && i < set->nfont; ++i) {
            if (is_colour_font(set->fonts[i]) || !covers(set->fonts[i], character)) continue;
            const FontPtr font = open_once(set->fonts[i]);
            if (font && font->has(character)) return font;
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
    const std::lock_guard lock(faces_->mutex);
    const FontPtr own = faces_->face(weight, italic);
    if (own->has(character)) return own;
    const auto [entry, is_new] = faces_->by_character.try_emplace({character, style_index(weight, italic)});
    if (is_new) {
        const FontPtr helper = faces_->fallback(character, weight, italic);
        entry->second = helper ? helper : own;
    }
    return entry->second;
}

}  // namespace tourmap
