#include "src/tour/fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "src/tour/nearest.h"
#include "src/tour/when.h"

namespace tourmap {
namespace {

constexpr std::size_t longest_line = 500, longest_text = 20'000, longest_id = 64;

std::string kind_name(NodeKind kind) {
    switch (kind) {
        case NodeKind::null:
            return "nothing";
        case NodeKind::scalar:
            return "text";
        case NodeKind::list:
            return "a list";
        case NodeKind::map:
            return "a map of keys";
    }
    return {};
}

std::string trimmed(const std::string& text) {
    const char* space = " \t\r\n";
    const std::size_t first = text.find_first_not_of(space);
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(space) - first + 1);
}

bool overrides_direction(const std::string& text) {
    return text.find("\xE2\x80\xAD") != std::string::npos || text.find("\xE2\x80\xAE") != std::string::npos;
}

std::string number_text(double value) {
    char out[32];
    const auto end = std::to_chars(out, out + sizeof out, value).ptr;
    return std::string(out, end);
}

}  // namespace

std::optional<double> parse_number(const std::string& text) {
    const char* begin = text.data() + (text.starts_with('+') ? 1 : 0);
    const char* end = text.data() + text.size();
    double value = 0;
    const auto [stop, error] = std::from_chars(begin, end, value);
    if (begin == end || error != std::errc{} || stop != end || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::string suggestion(const std::string& word, const std::vector<std::string>& known, const std::string& label) {
    const std::string near = nearest_word(word, known);
    if (!near.empty()) return "did you mean " + in_quotes(near) + "?";
    return known.empty() ? label + ": none" : label + ": " + listed(known);
}

Fields::Fields(const DocumentNode& node, const Schema& schema, ProblemList& problems)
    : node_(node), schema_(schema), problems_(problems) {
    if (node.kind == NodeKind::map) {
        check_keys();
    } else if (!node.reported) {
        problems.error(node.at, schema.what + " must be a map of keys, not " + kind_name(node.kind),
                       "its keys: " + listed(schema.required));
    }
}

void Fields::check_keys() const {
    std::vector<std::string> known = schema_.required;
    known.insert(known.end(), schema_.optional.begin(), schema_.optional.end());
    for (const DocumentEntry& entry : node_.entries) {
        if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
        problems_.error(entry.key_at, "unknown key " + in_quotes(entry.key) + " in " + schema_.what,
                        problems_.full() ? "" : suggestion(entry.key, known, "known keys"));
    }
    for (const std::string& key : schema_.required) {
        const DocumentEntry* entry = node_.find(key);
        if (!entry) {
            problems_.error(node_.at, schema_.what + " needs the key " + in_quotes(key), "add " + key + ": ...");
        } else if (entry->value.kind == NodeKind::null && !entry->value.reported) {
            problems_.error(entry->key_at, in_quotes(key) + " is empty",
                            "write its value after the colon; one that begins with # needs quotes");
        }
    }
}

const DocumentNode* Fields::find(const std::string& key) const {
    const DocumentEntry* entry = node_.kind == NodeKind::map ? node_.find(key) : nullptr;
    if (!entry || entry->value.kind == NodeKind::null || entry->value.reported) return nullptr;
    return &entry->value;
}

TextMark Fields::mark(const std::string& key) const {
    const DocumentNode* value = find(key);
    return value ? value->at : node_.at;
}

std::optional<std::string> Fields::scalar(const std::string& key, const std::string& expected) const {
    const DocumentNode* value = find(key);
    if (!value) return std::nullopt;
    if (value->kind == NodeKind::scalar) return value->text;
    problems_.error(value->at, in_quotes(key) + " must be " + expected + ", not " + kind_name(value->kind),
                    expected == "text" && value->kind == NodeKind::map
                        ? "text, or a text for each language: {en: ..., fr: ...}"
                        : "");
    return std::nullopt;
}

std::string Fields::clean_text(const std::string& key, std::size_t most_bytes) const {
    std::string out = trimmed(scalar(key, "text").value_or(""));
    std::replace(out.begin(), out.end(), '\t', ' ');
    if (out.empty()) {
        const bool required =
            std::find(schema_.required.begin(), schema_.required.end(), key) != schema_.required.end();
        const DocumentNode* value = find(key);
        if (required && value && value->kind == NodeKind::scalar) {
            problems_.error(value->at, in_quotes(key) + " is empty", "write its value after the colon");
        }
    } else if (printable(out, true) != out) {
        problems_.error(mark(key),
                        in_quotes(key) + " holds " +
                            std::string(overrides_direction(out) ? "a character that overrides the direction of text"
                                                                 : "a control character"),
                        "remove it");
    } else if (out.size() > most_bytes) {
        problems_.error(mark(key), in_quotes(key) + " is longer than " + std::to_string(most_bytes) + " bytes",
                        "shorten it");
    } else {
        return out;
    }
    return {};
}

std::string Fields::line(const std::string& key) const {
    const std::string out = clean_text(key, longest_line);
    if (out.find('\n') == std::string::npos) return out;
    problems_.error(mark(key), in_quotes(key) + " must be one line", "write >- before it to join its lines");
    return {};
}

std::string Fields::text(const std::string& key) const {
    return clean_text(key, longest_text);
}

std::string Fields::id() const {
    const std::string out = line("id");
    const bool good = std::all_of(out.begin(), out.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.';
    });
    if (good && out.size() <= longest_id) return out;
    problems_.error(mark("id"), "the id " + in_quotes(out) + " is not one",
                    "up to " + std::to_string(longest_id) + " letters a-z, digits, - _ .");
    return {};
}

std::optional<double> Fields::number(const std::string& key, double least, double greatest) const {
    const auto written = scalar(key, "a number");
    if (!written) return std::nullopt;
    const auto value = parse_number(*written);
    if (!value) {
        problems_.error(mark(key), in_quotes(key) + " must be a number, not " + in_quotes(*written));
        return std::nullopt;
    }
    if (*value < least || *value > greatest) {
        problems_.error(mark(key), in_quotes(key) + " is out of range: " + in_quotes(*written),
                        "from " + number_text(least) + " to " + number_text(greatest));
        return std::nullopt;
    }
    return value;
}

bool Fields::flag(const std::string& key) const {
    static constexpr Choice<bool> choices[] = {{"true", true}, {"false", false}};
    return choice(key, choices, false);
}

std::optional<When> Fields::when(const std::string& key) const {
    const auto written = scalar(key, "a date");
    if (!written) return std::nullopt;
    const auto when = parse_when(*written);
    if (when) return *when;
    problems_.error(mark(key), in_quotes(key) + ": " + when.error().what, when.error().right);
    return std::nullopt;
}

std::string Fields::date(const std::string& key) const {
    const auto written = scalar(key, "a date");
    if (!written) return {};
    const auto date = check_date(*written);
    if (date) return *date;
    problems_.error(mark(key), in_quotes(key) + ": " + date.error().what,
                    date.error().right + "; a range as 2023-11-01/2023-11-02, a month as 2023-11");
    return {};
}

std::optional<Rgba> Fields::colour(const std::string& key) const {
    const auto written = scalar(key, "a colour");
    if (!written) return std::nullopt;
    const auto colour = parse_color(*written);
    if (colour) return *colour;
    problems_.error(mark(key), in_quotes(key) + " is not a colour: " + in_quotes(*written),
                    "write \"#rrggbb\", in quotes, as # begins a comment");
    return std::nullopt;
}

const std::vector<DocumentEntry>& Fields::list(const std::string& key) const {
    static const std::vector<DocumentEntry> none;
    const DocumentNode* value = find(key);
    if (!value) return none;
    if (value->kind == NodeKind::list) return value->entries;
    problems_.error(value->at, in_quotes(key) + " must be a list, not " + kind_name(value->kind),
                    "a line with a dash for each entry, or [a, b]");
    return none;
}

std::optional<std::size_t> Fields::choose(const std::string& key, const std::vector<std::string>& names) const {
    const auto written = scalar(key, "one of " + listed(names));
    if (!written) return std::nullopt;
    const auto found = std::find(names.begin(), names.end(), *written);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    const std::string near = nearest_word(*written, names);
    problems_.error(mark(key), in_quotes(key) + " cannot be " + in_quotes(*written),
                    (near.empty() ? "" : "did you mean " + in_quotes(near) + "? ") + "one of: " + listed(names));
    return std::nullopt;
}

}  // namespace tourmap
