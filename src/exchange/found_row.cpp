#include "src/exchange/found_row.h"

#include <algorithm>
#include <sstream>

#include "src/exchange/clean_text.h"
#include "src/exchange/described.h"
#include "src/exchange/field_names.h"
#include "src/exchange/found_date.h"
#include "src/tour/fields.h"
#include "src/tour/names.h"
#include "src/tour/problems.h"
#include "src/tour/when.h"
#include "src/tour/zone.h"

namespace tourmap {
namespace {

std::string plain_lower(const std::string& name) {
    std::string out;
    for (const char c : name)
        if (c != ' ' && c != '_' && c != '-') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
}

template <class Value, std::size_t N>
std::optional<Value> value_of(const Choice<Value> (&names)[N], const std::string& word) {
    for (const Choice<Value>& choice : names)
        if (word == choice.name) return choice.value;
    return std::nullopt;
}

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> out;
    for (std::string word; in >> word;) out.push_back(word);
    return out;
}

std::optional<When> time_in(const FoundRow& row, Field field, const std::string& zone, LeftOut& left_out) {
    const std::string& text = row[field];
    if (text.empty()) return std::nullopt;
    const auto when = found_date(text);
    if (!when) left_out.add("a date that is not certain (2023-11-01 would be)", text);
    return when ? std::optional(in_zone(*when, zone)) : std::nullopt;
}

std::vector<Source> sources_of(const FoundRow& row, LeftOut& left_out) {
    std::vector<Source> out;
    for (const std::string& word : words_of(row[Field::sources])) {
        if (is_web_address(word))
            add_link(out, {}, word, left_out);
        else
            out.emplace_back().id = word;
    }
    for (const std::string& word : words_of(row[Field::url])) add_link(out, {}, word, left_out);
    return out;
}

Described described_in(const FoundRow& row, const std::string& owner, LeftOut& left_out) {
    Described out;
    if (row.html)
        out = described(row[Field::text], owner, left_out);
    else
        out.text = clean_text(row[Field::text], owner, left_out);
    const auto given = sources_of(row, left_out);
    out.sources.insert(out.sources.begin(), given.begin(), given.end());
    add_picture(out.pictures, {row[Field::image], row[Field::alt], row[Field::credit], row[Field::licence]}, owner,
                left_out);
    return out;
}

// "1.5e9", or "1500000000 EUR" as our own CSV has it.
void read_amount(const FoundRow& row, Marker& marker, LeftOut& left_out) {
    const std::vector<std::string> words = words_of(row[Field::amount] + " " + row[Field::currency]);
    if (words.empty()) return;
    const auto value = parse_number(words[0]);
    const bool code = words.size() == 2 && words[1].size() == 3 &&
                      std::all_of(words[1].begin(), words[1].end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!value || *value < 0 || *value > 1e18 || !code)
        return left_out.add("an amount without its currency", row.label());
    marker.amount = value;
    marker.currency = words[1];
}

void add_marker(TourMaker& maker, const FoundRow& row, LonLat position, const std::vector<Source>& sources) {
    FoundMarker found;
    Marker& marker = found.marker;
    marker.id = row[Field::id];
    marker.title =
        clean_line(row[Field::name].empty() ? row[Field::title] : row[Field::name], row.label(), maker.left_out);
    if (marker.title.empty()) marker.title = clean_line(row.label(), {}, maker.left_out);
    marker.place = clean_line(row[Field::place], marker.title, maker.left_out);
    marker.kind = value_of(marker_kind_names, row[Field::kind]).value_or(MarkerKind::site);
    marker.status = value_of(marker_status_names, row[Field::status]).value_or(MarkerStatus::none);
    marker.position = position;
    marker.approximate = row[Field::approximate] == "true";
    if (const auto date = check_date(row[Field::date])) marker.date = *date;
    read_amount(row, marker, maker.left_out);
    Described text = described_in(row, marker.title, maker.left_out);
    marker.text = std::move(text.text);
    if (!text.pictures.empty()) marker.picture = text.pictures[0];
    found.sources = std::move(text.sources);
    found.sources.insert(found.sources.end(), sources.begin(), sources.end());
    found.stop = row[Field::stop];
    found.sectors = words_of(row[Field::sectors]);
    found.parties = words_of(row[Field::parties]);
    maker.add(std::move(found));
}

}  // namespace

std::optional<Field> field_named(const std::string& name) {
    const std::string wanted = plain_lower(name);
    for (const FieldName& known : field_names)
        if (wanted == known.name) return known.field;
    return std::nullopt;
}

const std::string& FoundRow::operator[](Field field) const {
    static const std::string none;
    const auto found = values.find(field);
    return found == values.end() ? none : found->second;
}

void FoundRow::put(const std::string& name, const std::string& value, LeftOut& left_out) {
    if (value.find_first_not_of(" \t\r\n") == std::string::npos) return;
    const auto field = field_named(name);
    const std::string what = "a value named " + in_quotes(name);
    if (!field)
        left_out.add(what, value);
    else if (!values.emplace(*field, value).second && values[*field] != value)
        left_out.add(what, value);
}

std::string FoundRow::label() const {
    for (const Field field : {Field::name, Field::place, Field::title, Field::id})
        if (!(*this)[field].empty()) return where + " (" + in_quotes((*this)[field]) + ")";
    return where;
}

FoundStop stop_of(TourMaker& maker, const FoundRow& row, LonLat position) {
    FoundStop found;
    Stop& stop = found.stop;
    stop.id = row[Field::id];
    stop.position = position;
    std::string headline;  // what is told besides the name of the place
    for (const Field field : {Field::place, Field::name, Field::title}) {
        const std::string words = clean_line(row[field], row.label(), maker.left_out);
        if (stop.place.empty())
            stop.place = words;
        else if (words != stop.place && words != headline)
            headline = joined_paragraphs(headline, words);
    }
    stop.country = clean_line(row[Field::country], stop.place, maker.left_out);
    if (const std::string zone = row[Field::zone]; !zone.empty() && check_zone(zone)) stop.zone = zone;
    stop.approximate = row[Field::approximate] == "true";
    stop.arrive = time_in(row, Field::arrive, stop.zone, maker.left_out);
    stop.depart = time_in(row, Field::depart, stop.zone, maker.left_out);
    if (!stop.arrive) stop.arrive = time_in(row, Field::date, stop.zone, maker.left_out);
    stop.notes = clean_text(row[Field::notes], stop.place, maker.left_out);
    Described text = described_in(row, stop.place, maker.left_out);
    stop.text = clean_text(joined_paragraphs(headline, text.text), stop.place, maker.left_out);
    stop.media = std::move(text.pictures);
    found.sources = std::move(text.sources);
    found.where = row.where;
    if (const auto order = parse_number(row[Field::order])) found.order = *order;
    return found;
}

void add_place(TourMaker& maker, const FoundRow& row, LonLat position, const std::vector<Source>& sources) {
    if (row[Field::type] == "marker") return add_marker(maker, row, position, sources);
    if (!row[Field::type].empty() && row[Field::type] != "stop")
        maker.left_out.add("a value named \"type\"", row[Field::type]);
    FoundStop found = stop_of(maker, row, position);
    found.sources.insert(found.sources.end(), sources.begin(), sources.end());
    maker.add(std::move(found));
}

void add_line(TourMaker& maker, const FoundRow& row, std::vector<LonLat> points, const std::vector<Source>& sources) {
    FoundLine line;
    line.points = std::move(points);
    line.name = clean_line(row[Field::name].empty() ? row[Field::title] : row[Field::name], row.where, maker.left_out);
    line.from = row[Field::from];
    line.to = row[Field::to];
    line.mode = mode_in(row[Field::mode]);
    if (!line.mode && row[Field::type] != "leg") line.mode = mode_in(row[Field::type]);
    line.leg.id = row[Field::id];
    line.leg.certainty = value_of(certainty_names, row[Field::certainty]).value_or(Certainty::documented);
    line.leg.depart = time_in(row, Field::depart, {}, maker.left_out);
    line.leg.arrive = time_in(row, Field::arrive, {}, maker.left_out);
    Described text = described_in(row, line.name, maker.left_out);
    line.leg.text = std::move(text.text);
    const bool named_by_ends = line.name.find(" → ") != std::string::npos;
    if (!line.name.empty() && !named_by_ends && line.leg.text.find(line.name) == std::string::npos)
        line.leg.text = joined_paragraphs(line.name, line.leg.text);
    line.sources = std::move(text.sources);
    line.sources.insert(line.sources.end(), sources.begin(), sources.end());
    for (const Picture& picture : text.pictures) maker.left_out.add("a picture of a line", picture.file);
    maker.add(std::move(line));
}

std::optional<Mode> mode_in(const std::string& words) {
    // "TrailRun" and "trail_running" are two words each.
    std::string apart = " ";
    bool was_lower = false;
    for (const char c : words) {
        const bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z';
        if (upper && was_lower) apart += ' ';
        was_lower = lower;
        const bool letter = upper || lower || (static_cast<unsigned char>(c) & 0x80u) != 0;
        apart += letter ? (upper ? static_cast<char>(c + 32) : c) : ' ';
    }
    const std::string text = apart + " ";
    for (const ModeWord& known : mode_words)
        if (text.find(std::string(" ") + known.word) != std::string::npos) return known.mode;
    return std::nullopt;
}

}  // namespace tourmap
