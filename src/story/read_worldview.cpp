#include <algorithm>
#include <filesystem>
#include <sstream>

#include "src/story/csv.h"
#include "src/story/worldview.h"
#include "src/tour/document.h"
#include "src/tour/fields.h"

namespace tourmap {
namespace {

// In the order of boundary_classes, and one that is not drawn.
constexpr Choice<int> line_classes[] = {{"international", 0}, {"disputed", 1},   {"line_of_control", 2},
                                        {"lease", 3},         {"indefinite", 4}, {"none", -1}};

// One file being read.
struct Reader {
    const std::vector<std::string>& known;  // units
    ProblemList& problems;
    Worldview view{};
};

// The name of a unit under a key; empty where it is missing or unknown, which is then said.
std::string read_unit(const Fields& fields, const std::string& key, Reader& reader) {
    const std::string name = fields.line(key);
    if (name.empty() || std::find(reader.known.begin(), reader.known.end(), name) != reader.known.end()) return name;
    reader.problems.error(fields.mark(key), "no country or unit of the base map: " + in_quotes(name),
                          suggestion(name, reader.known, "units"));
    return {};
}

std::vector<Source> read_sources(const Fields& ruling, Reader& reader) {
    const Schema schema{"a source", {"title"}, {"publisher", "url", "date"}};
    std::vector<Source> sources;
    for (const DocumentEntry& entry : ruling.list("sources")) {
        const Fields fields(entry.value, schema, reader.problems);
        Source source;
        source.title = fields.line("title");
        source.publisher = fields.line("publisher");
        source.url = fields.line("url");
        source.date = fields.date("date");
        if (!source.url.empty() && !source.url.starts_with("https://"))
            reader.problems.error(fields.mark("url"), "\"url\" is not a web address: " + in_quotes(source.url),
                                  "it begins with https://");
        sources.push_back(std::move(source));
    }
    if (sources.empty() && ruling.find("sources"))
        reader.problems.error(ruling.mark("sources"), "a ruling without a source", "name at least one");
    return sources;
}

// Part of a country, one of its own, or undetermined: one of the three, and only one.
UnitRuling read_status(const Fields& fields, const std::string& unit, Reader& reader) {
    UnitRuling ruling;
    const bool own = fields.flag("own"), undetermined = fields.flag("undetermined");
    const bool part = fields.find("part_of") != nullptr;
    if (int{own} + int{undetermined} + int{part} != 1)
        reader.problems.error(fields.mark("unit"), "whose " + in_quotes(unit) + " is must be said once",
                              "write part_of: COUNTRY, own: true, or undetermined: true");
    if (part) {
        ruling.status = UnitStatus::part;
        ruling.country = read_unit(fields, "part_of", reader);
        if (!unit.empty() && ruling.country == unit)
            reader.problems.error(fields.mark("part_of"), in_quotes(unit) + " is part of itself", "write own: true");
    } else {
        ruling.status = undetermined ? UnitStatus::undetermined : UnitStatus::own;
    }
    return ruling;
}

void read_ruling(const DocumentNode& node, Reader& reader) {
    const Schema schema{
        "a ruling", {"unit", "sources"}, {"part_of", "own", "undetermined", "label", "note", "footnote"}};
    const Fields fields(node, schema, reader.problems);
    const std::string unit = read_unit(fields, "unit", reader);
    UnitRuling ruling = read_status(fields, unit, reader);
    const std::string label = fields.line("label");
    if (label.empty() && ruling.status == UnitStatus::own) ruling.label = unit;
    if (label != "none" && !label.empty()) ruling.label = label;
    ruling.note = fields.text("note");
    ruling.footnote = fields.line("footnote");
    if (!ruling.footnote.empty() && ruling.label.empty())
        reader.problems.error(fields.mark("footnote"), in_quotes(unit) + " has no name that a footnote could go with",
                              "give it a label");
    ruling.sources = read_sources(fields, reader);
    if (unit.empty()) return;
    if (!reader.view.units.emplace(unit, std::move(ruling)).second)
        reader.problems.error(fields.mark("unit"), "a second ruling about " + in_quotes(unit), "keep one of them");
}

void read_line(const DocumentNode& node, Reader& reader) {
    const Schema schema{"a line", {"a", "b", "class", "sources"}, {"note"}};
    const Fields fields(node, schema, reader.problems);
    const std::string a = read_unit(fields, "a", reader), b = read_unit(fields, "b", reader);
    LineRuling line;
    const int drawn = fields.choice("class", line_classes, -1);
    if (drawn >= 0) line.drawn = static_cast<std::size_t>(drawn);
    line.note = fields.text("note");
    line.sources = read_sources(fields, reader);
    if (a.empty() || b.empty()) return;
    if (a == b) reader.problems.error(fields.mark("b"), in_quotes(b) + " on both sides of a line", "name two units");
    if (!reader.view.lines.emplace(std::minmax(a, b), std::move(line)).second)
        reader.problems.error(fields.mark("a"), "a second line between " + in_quotes(a) + " and " + in_quotes(b),
                              "keep one of them");
}

// Places are not looked up: the base map has thousands, and none of them matters where a map does not show it.
void read_capital(const DocumentNode& node, Reader& reader) {
    const Schema schema{"a capital", {"place", "capital", "sources"}, {"iso_a2", "note"}};
    const Fields fields(node, schema, reader.problems);
    const std::string place = fields.line("place"), iso_a2 = fields.line("iso_a2");
    CapitalRuling ruling;
    ruling.capital = fields.flag("capital");
    ruling.note = fields.text("note");
    ruling.sources = read_sources(fields, reader);
    if (place.empty()) return;
    if (!reader.view.capitals.emplace(std::pair(iso_a2, place), std::move(ruling)).second)
        reader.problems.error(fields.mark("place"), "a second ruling about " + in_quotes(place), "keep one of them");
}

// A country that rulings name must not be part of another by the same file.
void check_countries(const DocumentNode& rulings, Reader& reader) {
    for (const DocumentEntry& entry : rulings.entries) {
        const DocumentEntry* part = entry.value.find("part_of");
        if (!part) continue;
        const auto other = reader.view.units.find(part->value.text);
        if (other == reader.view.units.end() || other->second.status != UnitStatus::part) continue;
        reader.problems.error(part->value.at, in_quotes(part->value.text) + " is itself part of another country here",
                              "write part_of: " + other->second.country);
    }
}

void read_root(const DocumentNode& root, Reader& reader) {
    const Schema schema{"a worldview", {"name", "disclaimer", "rulings"}, {"lines", "capitals"}};
    const Fields fields(root, schema, reader.problems);
    reader.view.name = fields.line("name");
    reader.view.disclaimer = fields.line("disclaimer");
    for (const DocumentEntry& entry : fields.list("rulings")) read_ruling(entry.value, reader);
    for (const DocumentEntry& entry : fields.list("lines")) read_line(entry.value, reader);
    for (const DocumentEntry& entry : fields.list("capitals")) read_capital(entry.value, reader);
    if (const DocumentNode* rulings = fields.find("rulings")) check_countries(*rulings, reader);
}

// What is not ruled is as in `ne`.
void complete(Worldview& view, const Worldview& filed) {
    view.units.insert(filed.units.begin(), filed.units.end());
    view.lines.insert(filed.lines.begin(), filed.lines.end());
    view.capitals.insert(filed.capitals.begin(), filed.capitals.end());
}

}  // namespace

Result<std::vector<std::string>> read_unit_names(const std::string& path) {
    const auto text = read_text_file(path);
    if (!text) return tl::unexpected(text.error());
    std::istringstream in(*text);
    std::string line;
    std::getline(in, line);
    const auto head = csv_fields(line);
    const auto column = static_cast<std::size_t>(std::find(head.begin(), head.end(), "name") - head.begin());
    std::vector<std::string> names;
    for (int number = 2; std::getline(in, line); ++number) {
        const auto fields = csv_fields(line);
        if (column >= fields.size()) return fail("no name of a unit", "", {path, number, 1});
        names.push_back(fields[column]);
    }
    return names;
}

Result<Worldview> read_worldview(const std::string& path, const std::vector<std::string>& units) {
    const auto text = read_text_file(path);
    if (!text) return tl::unexpected(text.error());
    ProblemList problems(path);
    Reader reader{units, problems};
    reader.view.key = std::filesystem::path(path).stem().string();
    const auto root = parse_document(*text, problems);
    if (root) read_root(*root, reader);
    if (problems.has_errors()) return tl::unexpected(as_error(problems.sorted()));
    return std::move(reader.view);
}

Result<WorldviewSet> read_worldviews(const std::string& folder, const std::vector<std::string>& units) {
    WorldviewSet views;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() != ".yaml") continue;
        auto view = read_worldview(entry.path().string(), units);
        if (!view) return tl::unexpected(view.error());
        views.emplace(view->key, std::move(*view));
    }
    if (error) return fail("cannot read the worldviews in " + in_quotes(folder) + ": " + error.message());
    const auto filed = views.find(filed_worldview);
    if (filed == views.end())
        return fail("no worldview \"" + std::string(filed_worldview) + "\" in " + in_quotes(folder));
    for (auto& [key, view] : views)
        if (key != filed_worldview) complete(view, filed->second);
    return views;
}

Result<void> add_worldview(WorldviewSet& worldviews, const std::string& wanted, const std::vector<std::string>& units) {
    if (worldviews.contains(wanted)) return {};
    if (wanted.find('/') != std::string::npos || wanted.ends_with(".yaml")) {
        auto view = read_worldview(wanted, units);
        if (!view) return tl::unexpected(view.error());
        view->key.clear();  // its words are its own, whatever its file is called
        complete(*view, worldviews.at(filed_worldview));
        worldviews.emplace(wanted, std::move(*view));
        return {};
    }
    std::vector<std::string> names;
    for (const auto& [name, view] : worldviews) names.push_back(name);
    return fail("no worldview " + in_quotes(wanted),
                suggestion(wanted, names, "worldviews") + ", or give the path of a worldview file (.yaml)");
}

}  // namespace tourmap
