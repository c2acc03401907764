// What the parts of a tour file share when it is written: the tour, its languages, the file's folder and the YAML so
// far.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "src/exchange/left_out.h"
#include "src/exchange/yaml_lines.h"
#include "src/tour/names.h"
#include "src/tour/tour.h"

namespace tourmap {

// As YAML: the shortest number that is the same, "#rrggbb" in quotes, [lon, lat], [west, south, east, north].
std::string yaml_number(double value);
std::string yaml_colour(Rgba c);
std::string yaml_point(LonLat p);
std::string yaml_box(const LonLatBox& b);

// The word of a tour file for a value; empty where it has none.
template <class Value, std::size_t N>
std::string word_for(const Choice<Value> (&names)[N], Value value) {
    for (const Choice<Value>& choice : names)
        if (choice.value == value) return choice.name;
    return {};
}

class TourYaml {
public:
    // Keeps references to all but the folder.
    TourYaml(const Tour& tour, std::filesystem::path folder, LeftOut& left_out, YamlLines& out)
        : tour_(tour), folder_(std::move(folder)), left_out_(left_out), out_(out) {}

protected:
    // The same text in the languages of the tour, its own first.
    using Texts = std::vector<std::pair<std::string, std::string>>;

    // get: (const Tour&) -> std::string. A language that reads as a more general one, or as the tour's own, is left
    // out.
    template <class Get>
    Texts texts(Get get) const {
        Texts out{{tour_.language.empty() ? "en" : tour_.language, get(tour_)}};
        for (const auto& [tag, translation] : tour_.translations)
            if (std::string text = get(*translation); text != read_as(tag, out)) out.emplace_back(tag, std::move(text));
        return out;
    }
    template <class Get>
    void text(const char* key, Get get) {
        const Texts all = texts(get);
        if (all.size() == 1) return out_.text(key, all[0].second);
        std::vector<std::pair<std::string, std::string>> flow;
        std::size_t length = 0;
        for (const auto& [tag, words] : all) {
            flow.emplace_back(key_of(tag), yaml_scalar(words, true));
            length += tag.size() + flow.back().second.size() + 4;
        }
        constexpr std::size_t most_on_a_line = 100;
        if (length <= most_on_a_line) return out_.raw(key, yaml_flow_map(flow));
        out_.open(key);
        for (const auto& [tag, words] : all)
            words.empty() ? out_.raw(key_of(tag), "\"\"") : out_.text(key_of(tag), words);
        out_.close();
    }
    // As one value, for maps that stand on one line.
    template <class Get>
    std::string flow_text(Get get) const {
        const Texts all = texts(get);
        if (all.size() == 1) return all[0].second.empty() ? std::string() : yaml_scalar(all[0].second, true);
        std::vector<std::pair<std::string, std::string>> flow;
        for (const auto& [tag, words] : all) flow.emplace_back(key_of(tag), yaml_scalar(words, true));
        return yaml_flow_map(flow);
    }

    void word(const char* key, const std::string& value) {
        if (!value.empty()) out_.raw(key, value);
    }
    void references(const std::vector<std::size_t>& indices, const auto& items, const char* key) {
        std::vector<std::string> ids;
        for (const std::size_t i : indices) ids.push_back(yaml_scalar(items[i].id, true));
        if (!ids.empty()) out_.raw(key, yaml_flow_list(ids));
    }
    // A time on the clock of a zone is written without its offset.
    void when(const char* key, const std::optional<When>& time, const std::string& zone);
    // The path from the tour's folder; empty where a file does not lie in it.
    std::string in_folder(const std::string& path) const;
    // The same, and noted.
    std::string file(const std::string& path, const char* what);

    // owner: (const Tour&) -> const std::vector<Quote>&
    template <class Owner>
    void quotes(Owner owner) {
        const std::vector<Quote>& all = owner(tour_);
        if (all.empty()) return;
        out_.open("quotes");
        for (std::size_t i = 0; i < all.size(); ++i) {
            out_.item();
            text("text", [&](const Tour& t) { return owner(t)[i].text; });
            const auto party = std::find_if(tour_.parties.begin(), tour_.parties.end(),
                                            [&](const Party& p) { return p.name == all[i].speaker; });
            if (party != tour_.parties.end())
                out_.text("speaker", party->id);
            else
                text("speaker", [&](const Tour& t) { return owner(t)[i].speaker; });
            references(all[i].sources, tour_.sources, "sources");
            out_.end_item();
        }
        out_.close();
    }
    // picture: (const Tour&) -> const Picture&
    template <class Get>
    std::string picture(Get get) {
        const std::string path = file(get(tour_).file, "a picture");
        if (path.empty()) return {};
        std::vector<std::pair<std::string, std::string>> entries = {
            {"file", yaml_scalar(path, true)},
            {"alt", flow_text([&](const Tour& t) { return get(t).alt; })},
            {"credit", flow_text([&](const Tour& t) { return get(t).credit; })}};
        if (!get(tour_).licence.empty()) entries.emplace_back("licence", yaml_scalar(get(tour_).licence, true));
        return yaml_flow_map(entries);
    }
    const Tour& tour_;
    const std::filesystem::path folder_;
    LeftOut& left_out_;
    YamlLines& out_;

private:
    // What a language reads as that is not written: a more general one, else the tour's own, which is first.
    static const std::string& read_as(std::string tag, const Texts& written);
    // Other readers of YAML take the tag of Norwegian for false.
    static std::string key_of(const std::string& tag) { return tag == "no" ? "\"no\"" : tag; }
};

}  // namespace tourmap
