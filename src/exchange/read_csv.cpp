#include <algorithm>
#include <array>

#include "src/exchange/found_row.h"
#include "src/exchange/readers.h"
#include "src/exchange/source_text.h"
#include "src/tour/fields.h"
#include "src/tour/problems.h"

namespace tourmap {
namespace {

struct CsvRow {
    std::vector<std::string> cells;
    int line = 0;
};

// GDAL's driver needs a file and takes no decimal commas; what is needed of RFC 4180 is this.
class CsvText {
public:
    CsvText(const std::string& text, const std::string& path) : text_(text), path_(path) {
        // Excel's own first line
        if (text_.starts_with("sep=") && text_.size() > 5) {
            separator_ = text_[4];
            at_ = std::min(text_.find('\n'), text_.size() - 1) + 1;
            line_ = 2;
        } else {
            separator_ = most_used(std::string_view(text_).substr(0, text_.find('\n')));
        }
    }
    bool done() const { return at_ >= text_.size(); }

    Result<CsvRow> next() {
        CsvRow row{{std::string()}, line_};
        bool quoted = false, was_quoted = false;
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '\n') ++line_;
            if (quoted) {
                if (c != '"')
                    row.cells.back() += c;
                else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"')
                    row.cells.back() += text_[at_++];
                else
                    quoted = false;
            } else if (c == '"' && row.cells.back().empty() && !was_quoted) {
                quoted = was_quoted = true;
            } else if (c == separator_) {
                row.cells.emplace_back();
                was_quoted = false;
                if (++cells_ > most_values)
                    return fail("more than " + std::to_string(most_values) + " cells", "split the file",
                                {path_, line_, 0});
            } else if (c == '\n') {
                ++at_;
                return row;
            } else if (c != '\r') {
                row.cells.back() += c;
            }
        }
        if (quoted)
            return fail("a quote that is not closed", "\" at the end of the cell; a quote in it is written \"\"",
                        {path_, row.line, 0});
        return row;
    }

private:
    static char most_used(std::string_view header) {
        constexpr std::array<char, 4> separators = {',', ';', '\t', '|'};
        return *std::max_element(separators.begin(), separators.end(), [&](char a, char b) {
            return std::count(header.begin(), header.end(), a) < std::count(header.begin(), header.end(), b);
        });
    }

    const std::string& text_;
    const std::string& path_;
    char separator_ = ',';
    std::size_t at_ = 0, cells_ = 0;
    int line_ = 1;
};

std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string::npos ? std::string()
                                      : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

class CsvReader {
public:
    CsvReader(const std::string& text, const std::string& path) : csv_(text, path), path_(path), maker_(path) {}

    Result<ReadIn> read() {
        auto header = csv_.next();
        if (!header) return tl::unexpected(header.error());
        names_ = std::move(header->cells);
        for (std::string& name : names_) name = trimmed(name);
        lon_ = column(Field::lon);
        lat_ = column(Field::lat);
        if (lon_ == names_.size() || lat_ == names_.size())
            return fail(std::string("has no column for the ") + (lon_ == names_.size() ? "longitude" : "latitude") +
                            " among: " + in_quotes(listed(names_)),
                        "name columns lon and lat (longitude, lng, x; latitude, y) in the first line",
                        {path_, header->line, 0});
        while (!csv_.done()) {
            const auto row = csv_.next();
            if (!row) return tl::unexpected(row.error());
            if (const auto added = add(*row); !added) return tl::unexpected(added.error());
        }
        return maker_.finish();
    }

private:
    std::size_t column(Field field) const {
        const auto found = std::find_if(names_.begin(), names_.end(),
                                        [&](const std::string& name) { return field_named(name) == field; });
        return static_cast<std::size_t>(found - names_.begin());
    }
    // "48.86" or "48,86"
    Result<double> degrees(const CsvRow& row, std::size_t at) const {
        std::string text = at < row.cells.size() ? trimmed(row.cells[at]) : std::string();
        if (text.find('.') == std::string::npos) std::replace(text.begin(), text.end(), ',', '.');
        if (const auto value = parse_number(text)) return *value;
        return fail(in_quotes(names_[at]) + " is no number: " + in_quotes(text), "decimal degrees: 48.86 or 48,86",
                    {path_, row.line, 0});
    }
    static bool is_empty(const CsvRow& row) {
        return std::all_of(row.cells.begin(), row.cells.end(),
                           [](const std::string& cell) { return trimmed(cell).empty(); });
    }
    bool has_no_place(const CsvRow& row) const {
        return (lon_ >= row.cells.size() || trimmed(row.cells[lon_]).empty()) &&
               (lat_ >= row.cells.size() || trimmed(row.cells[lat_]).empty());
    }

    Result<void> add(const CsvRow& cells) {
        if (is_empty(cells)) return {};
        FoundRow row;
        row.where = "line " + std::to_string(cells.line);
        for (std::size_t i = 0; i < cells.cells.size(); ++i) {
            if (i == lon_ || i == lat_) continue;
            row.put(i < names_.size() && !names_[i].empty() ? names_[i] : "column " + std::to_string(i + 1),
                    without_guard(cells.cells[i]), maker_.left_out);
        }
        if (has_no_place(cells)) {
            maker_.left_out.add("a row without a place", row.label());
            return {};
        }
        const auto lon = degrees(cells, lon_), lat = degrees(cells, lat_);
        if (!lon) return tl::unexpected(lon.error());
        if (!lat) return tl::unexpected(lat.error());
        auto p = maker_.position(*lon, *lat, row.label());
        if (!p) {
            p.error().where.line = cells.line;
            return tl::unexpected(p.error());
        }
        const std::string& type = row[Field::type];
        row.html = type != "stop" && type != "marker";
        // Of these a table holds names, whose colours and roles nothing tells.
        if (row.values.erase(Field::sectors) + row.values.erase(Field::parties) > 0)
            maker_.left_out.add("sectors and parties of a marker, of which a table holds only names", row.label());
        add_place(maker_, row, *p);
        return {};
    }
    // Our own files have an apostrophe before what a spreadsheet would take for a formula.
    static std::string without_guard(const std::string& cell) {
        constexpr std::string_view formula = "=+-@";
        const bool guarded = cell.size() > 1 && cell[0] == '\'' && formula.find(cell[1]) != std::string_view::npos;
        return guarded ? cell.substr(1) : cell;
    }

    CsvText csv_;
    const std::string& path_;
    TourMaker maker_;
    std::vector<std::string> names_;
    std::size_t lon_ = 0, lat_ = 0;
};

}  // namespace

Result<ReadIn> read_csv(const std::string& text, const std::string& path) {
    return CsvReader(text, path).read();
}

}  // namespace tourmap
