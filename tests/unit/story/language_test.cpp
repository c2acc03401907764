// The bundled languages: nothing is missing in any of them; which one a tag means; what stands in for what is not
// there.
#include TOURMAP_CATCH_HEADER

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <thread>

#include "geodata/load.h"
#include "src/story/formats.h"
#include "src/story/read_language.h"
#include "src/story/waters.h"
#include "src/tour/names.h"

using namespace tourmap;

namespace {

const std::string assets = TOURMAP_SOURCE_DIR "/assets/";
const std::vector<std::string> all = {"ar", "de", "en", "es", "fr", "he", "hi", "hy",
                                      "ja", "ka", "kk", "ru", "tr", "uk", "uz", "zh"};

LanguageSetPtr bundled() {
    auto set = LanguageSet::open(assets + "languages");
    REQUIRE(set);
    return *set;
}

const Language& language(const LanguageSetPtr& set, const std::string& tag) {
    const auto found = set->find(tag);
    REQUIRE(found);
    return **found;
}

nlohmann::json file_of(const std::string& code) {
    return nlohmann::json::parse(std::ifstream(assets + "languages/" + code + ".json"));
}

// A column of a table without quoted commas before it.
std::vector<std::string> column(const std::string& table, int number) {
    std::ifstream file(assets + table);
    std::vector<std::string> values;
    std::string line;
    for (std::getline(file, line); std::getline(file, line);) {
        std::istringstream cells(line);
        std::string cell;
        for (int i = 0; i <= number; ++i) std::getline(cells, cell, ',');
        if (!cell.empty()) values.push_back(cell);
    }
    REQUIRE(values.size() > 20);
    return values;
}

struct Folder {
    std::string path = std::string(TOURMAP_BINARY_DIR) + "/language_test";
    Folder() {
        std::filesystem::remove_all(path);
        std::filesystem::create_directory(path);
        std::filesystem::copy(assets + "languages/en.json", path + "/en.json");
    }
    ~Folder() { std::filesystem::remove_all(path); }
    void write(const std::string& name, const std::string& text) const { std::ofstream(path + "/" + name) << text; }
};

}  // namespace

TEST_CASE("texts in a language without a file are shown with English words and dates of their own") {
    const auto set = LanguageSet::open(assets + "languages", {"nb", "fa", "fr", "xx"}).value();
    const Language& norwegian = **set->find("nb");
    CHECK(norwegian.borrowed);
    CHECK(norwegian.code == "nb");
    CHECK(norwegian.word("closing") == (*set->find("en"))->word("closing"));
    CHECK(format_date(norwegian, "1911-12-14") == "14. desember 1911");
    CHECK((*set->find("fa"))->rtl);
    CHECK_FALSE((*set->find("fr"))->borrowed);
    CHECK(!set->find("xx"));
    CHECK(!set->find("sv"));
}

TEST_CASE("every language has each word, and each word all that it is to say") {
    const auto english = file_of("en")["words"];
    REQUIRE(bundled()->codes() == all);
    for (const std::string& code : all) {
        CAPTURE(code);
        const auto words = file_of(code)["words"];
        CHECK(words.size() == english.size());
        for (const auto& [key, pattern] : english.items()) {
            CAPTURE(key);
            REQUIRE(words.contains(key));
            const auto ours = arguments_of(words[key]), wanted = arguments_of(pattern);
            REQUIRE(ours);
            CHECK(!words[key].get<std::string>().empty());
            // The kind of a thing may decide the form of a word, and need not.
            std::vector<std::string> without_kind = *ours;
            without_kind.erase(std::remove(without_kind.begin(), without_kind.end(), "kind"), without_kind.end());
            CHECK(without_kind == *wanted);
        }
    }
}

TEST_CASE("the words of the window are there in English and French, each with all that it is to say") {
    const auto words_of = [](const char* code) {
        return nlohmann::json::parse(std::ifstream(assets + "languages/window/" + code + ".json"));
    };
    const auto english = words_of("en"), french = words_of("fr");
    REQUIRE(english.size() > 50);
    CHECK(french.size() == english.size());
    const auto set = bundled();
    for (const auto& [key, pattern] : english.items()) {
        CAPTURE(key);
        REQUIRE(french.contains(key));
        const auto ours = arguments_of(french[key]), wanted = arguments_of(pattern);
        REQUIRE(ours);
        REQUIRE(wanted);
        CHECK(*ours == *wanted);
        CHECK(language(set, "fr").words.at(key) == french[key].get<std::string>());
        CHECK(language(set, "ja").words.at(key) == pattern.get<std::string>());
    }
}

TEST_CASE("a language is there by its code although nobody has asked for it before, else English") {
    const LanguageSetPtr set = bundled();
    CHECK(set->at("fr").code == "fr");
    CHECK(&set->at("fr") == *set->find("fr-FR"));
    CHECK(set->at("no such").code == "en");
}

TEST_CASE("every kind, status and mode has a word") {
    const auto set = bundled();
    for (const std::string& code : all) {
        const Language& words = language(set, code);
        for (const auto& kind : marker_kind_names) {
            CHECK(words.words.contains(std::string("kind.") + kind.name));
            for (const auto& status : marker_status_names) {
                const std::string text = words.word(std::string("status.") + status.name, {{"kind", kind.name}});
                CHECK(!text.empty());
                CHECK(text.find('{') == std::string::npos);
            }
        }
        for (const auto& mode : mode_names) CHECK(words.words.contains(std::string("mode.") + mode.name));
    }
    CHECK(language(set, "fr").word("status.signed", {{"kind", "quote"}}) == "signée");
    CHECK(language(set, "fr").word("status.signed", {{"kind", "agreement"}}) == "signé");
}

TEST_CASE(
    "every language but English, whose names the base map has, names all countries, waters and the tour's stops") {
    const auto set = bundled();
    const auto codes = column("basemap/countries.csv", 0);
    auto waters = column("basemap/waters.csv", 0);
    const auto inland = column("basemap/inland_waters.csv", 0);
    waters.insert(waters.end(), inland.begin(), inland.end());
    const std::vector<std::pair<std::string, std::string>> stops = {
        {"FR", "Paris"},   {"KZ", "Astana"},   {"UZ", "Samarkand"}, {"UZ", "Tashkent"},
        {"KG", "Bishkek"}, {"TJ", "Dushanbe"}, {"KZ", "Almaty"}};
    for (const std::string& code : all) {
        CAPTURE(code);
        const Language& names = language(set, code);
        CHECK(names.code == code);
        CHECK(!names.name.empty());
        CHECK(names.rtl == (code == "ar" || code == "he"));
        if (code == "en") {
            CHECK((names.countries.empty() && names.places.empty() && names.waters.empty()));
            continue;
        }
        for (const std::string& country : codes)
            CHECK((names.countries.contains(country) && !names.countries.at(country).empty()));
        for (const std::string& water : waters)
            CHECK((names.waters.contains(water) && !names.waters.at(water).empty()));
        for (const auto& stop : stops) CHECK(names.places.contains(stop));
        CHECK(names.areas.size() == 18);
    }
}

TEST_CASE("the waters lie in the extents that their names may fill") {
    const auto west = column("basemap/waters.csv", 5), south = column("basemap/waters.csv", 6),
               east = column("basemap/waters.csv", 7), north = column("basemap/waters.csv", 8),
               lon = column("basemap/waters.csv", 1), lat = column("basemap/waters.csv", 2);
    REQUIRE(north.size() == lon.size());
    for (std::size_t i = 0; i < lon.size(); ++i) {
        CAPTURE(i);
        const double x = std::stod(lon[i]), w = std::stod(west[i]), e = std::stod(east[i]);
        CHECK((w < e ? w < x && x < e : x > w || x < e));
        CHECK((std::stod(south[i]) < std::stod(lat[i]) && std::stod(lat[i]) < std::stod(north[i])));
    }
}

TEST_CASE("names and sentences") {
    const auto set = bundled();
    const Language &fr = language(set, "fr"), &ru = language(set, "ru"), &en = language(set, "en");
    CHECK(fr.name_of_country("KZ", "Kazakhstan") == "Kazakhstan");
    CHECK(fr.name_of_country("UZ", "Uzbekistan") == "Ouzbékistan");
    CHECK(ru.name_of_place("Samarkand", "UZ") == "Самарканд");
    CHECK(fr.name_of_water("Caspian Sea") == "Mer Caspienne");
    CHECK(en.name_of_country("TR", "Turkey") == "Turkey");
    // Units without a code of their own, or with another's.
    CHECK(fr.name_of_country("UA", "Crimea") == "Crimée");
    CHECK(fr.name_of_country("FR", "Clipperton Island") == "Île de Clipperton");
    // What is not there shows as the base map has it.
    CHECK(ru.name_of_country("", "Atlantis") == "Atlantis");
    CHECK(ru.name_of_place("Samarkand", "US") == "Samarkand");
    CHECK(ru.name_of_water("Puddle") == "Puddle");

    const auto agreements = [](const Language& l, std::int64_t n) {
        return l.word("count.agreements", {{"count", n}});
    };
    CHECK(agreements(en, 1) == "1 agreement");
    CHECK(agreements(en, 6) == "6 agreements");
    CHECK(agreements(ru, 1) == "1 соглашение");
    CHECK(agreements(ru, 3) == "3 соглашения");
    CHECK(agreements(ru, 12) == "12 соглашений");
    CHECK(agreements(ru, 21) == "21 соглашение");
    CHECK(agreements(language(set, "ar"), 2) == "اتفاقان");
    CHECK(agreements(language(set, "ar"), 12) == "12 اتفاقًا");
    CHECK(agreements(language(set, "ja"), 3) == "合意3件");
    CHECK(fr.word("more", {{"count", std::int64_t{1}}}) == "… et 1 autre");
    // Braces and apostrophes of a tour's text are text.
    CHECK(en.word("sources", {{"names", "L'Express {x}; #"}}) == "Sources: L'Express {x}; #");
}

TEST_CASE("capitals as the language has them") {
    const auto set = bundled();
    CHECK(upper_case("Türkiye, Diyarbakır", language(set, "tr")) == "TÜRKİYE, DİYARBAKIR");
    CHECK(upper_case("Türkiye", language(set, "en")) == "TÜRKIYE");
    CHECK(upper_case("Åland, Côte d'Ivoire", language(set, "en")) == "ÅLAND, CÔTE D'IVOIRE");
    CHECK(upper_case("Weißrussland", language(set, "de")) == "WEISSRUSSLAND");
    CHECK(upper_case("Қазақстан", language(set, "kk")) == "ҚАЗАҚСТАН");
    for (const char* same : {"საქართველო", "日本", "مصر", "भारत"}) CHECK(upper_case(same, language(set, "ka")) == same);
}

TEST_CASE("a language by any tag that means it") {
    const auto set = bundled();
    for (const auto& [tag, code] : std::vector<std::pair<std::string, std::string>>{{"fr", "fr"},
                                                                                    {"fr-FR", "fr"},
                                                                                    {"fr_CA", "fr"},
                                                                                    {"FR", "fr"},
                                                                                    {"uz-Latn", "uz"},
                                                                                    {"uz-Latn-UZ", "uz"},
                                                                                    {"kk-Cyrl-KZ", "kk"},
                                                                                    {"zh-Hans-CN", "zh"},
                                                                                    {"iw", "he"},
                                                                                    {"en-US", "en"},
                                                                                    {"ar-EG", "ar"}}) {
        CAPTURE(tag);
        const auto found = set->find(tag);
        REQUIRE(found);
        CHECK((*found)->code == code);
        CHECK(&set->at(code) == *found);
    }
}

TEST_CASE("an unknown language is an error that names the nearest one and all there are") {
    const auto set = bundled();
    const std::string known = "languages: ar, de, en, es, fr, he, hi, hy, ja, ka, kk, ru, tr, uk, uz, zh";
    const auto said = [&](const std::string& tag) {
        const auto found = set->find(tag);
        REQUIRE(!found);
        return found.error().what + " | " + found.error().right;
    };
    CHECK(said("french") == "no language \"french\" | did you mean \"fr\"? " + known);
    CHECK(said("Kazkh") == "no language \"Kazkh\" | did you mean \"kk\"? " + known);
    CHECK(said("xx") == "no language \"xx\" | " + known);
    CHECK(said("") == "no language \"\" | " + known);
    CHECK(said("../en") == "no language \"../en\" | " + known);
    // Relatives and other scripts are not what was asked for.
    CHECK(said("be").starts_with("no language \"be\""));
    CHECK(said("uz-Cyrl").starts_with("no language \"uz-Cyrl\""));
    CHECK(said("kk-Arab").starts_with("no language \"kk-Arab\""));
}

TEST_CASE("words that a language lacks, or that lost a part, are English, and a broken file is an error") {
    const Folder folder;
    auto json = file_of("fr");
    json["words"].erase("closing");
    json["words"]["sources"] = "Sources";
    json["words"]["leg.arrival"] = "Arrivée {when";
    folder.write("fr.json", json.dump());
    folder.write("de.json", "{\"name\": \"Deutsch\"}");
    const auto set = LanguageSet::open(folder.path);
    REQUIRE(set);
    const Language& fr = language(*set, "fr");
    CHECK(fr.word("closing") == "Overview");
    CHECK(fr.word("sources", {{"names", "x"}}) == "Sources: x");
    CHECK(fr.word("leg.arrival", {{"when", "x"}}) == "Arrival: x");
    CHECK(fr.word("mode.walk") == "À pied");
    const auto broken = (*set)->find("de");
    REQUIRE(!broken);
    CHECK(describe(broken.error()).find("language_test/de.json") != std::string::npos);
    CHECK(!LanguageSet::open(folder.path + "/none"));
}

TEST_CASE("a language set is read by many threads at once") {
    const auto set = bundled();
    std::vector<std::vector<std::string>> said(4);
    std::vector<std::thread> threads;
    for (auto& mine : said)
        threads.emplace_back([&set, &mine] {
            for (const std::string& code : all)
                if (const auto found = set->find(code))
                    mine.push_back((*found)->word("more", {{"count", std::int64_t{7}}}));
        });
    for (auto& thread : threads) thread.join();
    REQUIRE(said[0].size() == all.size());
    for (const auto& mine : said) CHECK(mine == said[0]);
}

TEST_CASE("every lake and river that can be named is in the base map") {
    const auto inland = read_inland_waters(assets + "basemap/inland_waters.csv");
    REQUIRE(inland);
    CHECK(inland->size() > 60);
    for (const char* kind : {"lakes", "rivers"}) {
        const auto layers = load_layers(assets + "basemap/" + kind + "_50m.shp");
        REQUIRE(layers);
        const AttributeTable& table = layers->front().layer->attributes;
        std::set<std::string> names;
        for (std::size_t f = 0; f < layers->front().layer->feature_count(); ++f)
            names.insert(table.at(f, *table.column("name")));
        for (const InlandWater& water : *inland)
            for (const std::string& name : water.found_as) {
                INFO(water.name << ": " << name);
                if (water.river == (std::string(kind) == "rivers")) CHECK(names.contains(name));
            }
    }
}
