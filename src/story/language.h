// Language: the names and words of one language, as resolved values. Read from assets/languages, whose PROVENANCE.md
// says what a file holds. A name or word that is missing shows in English, never as a blank.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "geodata/result.h"

namespace tourmap {

// A named argument of a sentence: {name} in its pattern. Numbers choose plural forms.
struct WordArgument {
    std::string name;
    std::variant<std::string, std::int64_t> value;
};

struct Language {
    std::string code;                              // "fr": the name of its file, and of a Look
    std::string name;                              // in itself: "Français"
    std::string locale;                            // BCP 47, of its dates and numbers
    std::string grouping;                          // between thousands; empty: as the locale has it
    bool rtl = false;                              // written from right to left
    bool borrowed = false;                         // its words and names are English: it has no file
    std::map<std::string, std::string> countries;  // by ISO 3166 alpha-2
    std::map<std::string, std::string> areas;      // by name, before countries
    std::map<std::pair<std::string, std::string>, std::string> places;  // by iso_a2 and name
    std::map<std::string, std::string> waters;                          // by English name
    std::map<std::string, std::string, std::less<>> words;              // ICU MessageFormat patterns

    // name: as the base map has it, returned where there is none in this language.
    std::string name_of_country(const std::string& iso_a2, const std::string& name) const;
    std::string name_of_place(const std::string& name, const std::string& iso_a2) const;
    std::string name_of_water(const std::string& name) const;
    // The sentence of a key of assets/languages/en.json. An unknown key, or a broken pattern, is returned as it is.
    std::string word(std::string_view key, const std::vector<WordArgument>& arguments = {}) const;
};

// "türkiye" to "TÜRKİYE" in Turkish, "straße" to "STRASSE"; writing without capitals, and Georgian, which has them for
// headlines only, stays as it is.
std::string upper_case(const std::string& text, const Language& language);

// "French", "français" for a BCP 47 tag, as a language calls it; the tag itself where it has no word.
std::string name_of_language(const std::string& tag, const Language& in);

// The languages of a folder, each read when it is first asked for. Thread-safe.
class LanguageSet {
public:
    // wanted: BCP 47 tags of texts that are to be shown. Of those without a file, languages that ICU knows borrow the
    // words and names of English; dates and numbers are their own. Error: the folder cannot be read, or holds no
    // English.
    static Result<std::shared_ptr<const LanguageSet>> open(const std::string& folder,
                                                           const std::vector<std::string>& wanted = {});

    const std::vector<std::string>& codes() const { return codes_; }  // sorted
    // The language for a BCP 47 tag: "fr", "fr-FR", "uz-Latn-UZ", "iw"; underscores are hyphens. A tag that asks for
    // another script ("uz-Cyrl") finds none. Error: no such language, with those there are; or its file is broken.
    Result<const Language*> find(const std::string& tag) const;
    // By a code of codes(), read now where it has not been; English where there is none, or its file is broken: find()
    // tells that.
    const Language& at(const std::string& code) const;

private:
    LanguageSet(std::string folder, std::vector<std::string> codes);
    void borrow(const std::string& tag);

    std::string folder_;
    std::vector<std::string> codes_;
    mutable std::mutex mutex_;
    mutable std::map<std::string, std::unique_ptr<const Language>> read_;
};

using LanguageSetPtr = std::shared_ptr<const LanguageSet>;

}  // namespace tourmap
