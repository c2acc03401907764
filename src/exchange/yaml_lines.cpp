#include "src/exchange/yaml_lines.h"

#include <yaml-cpp/emitter.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "src/tour/fields.h"

namespace tourmap {
namespace {

constexpr std::size_t width = 120, short_text = 100;

// Other readers of YAML would take these for numbers or truth, where a text is meant.
bool looks_like_another_type(const std::string& text) {
    constexpr std::array<std::string_view, 8> words = {"true", "false", "yes", "no", "on", "off", "y", "n"};
    std::string lower = text;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return parse_number(text) || std::find(words.begin(), words.end(), lower) != words.end() ||
           (!text.empty() && text.find_first_not_of("0123456789-:._TZ+xob") == std::string::npos);
}

// Folding keeps a text whose lines neither begin with a space nor end with one.
bool can_fold(const std::string& text) {
    return !text.empty() && text.front() != '\n' && text.back() != '\n' && text.front() != ' ' && text.back() != ' ' &&
           text.find("\n ") == std::string::npos && text.find(" \n") == std::string::npos &&
           text.find_first_of("\t\r") == std::string::npos;
}

std::size_t longest_line(const std::string& text) {
    std::size_t longest = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        longest = std::max(longest, end - at);
        at = end + 1;
    }
    return longest;
}

// Where a line of at most `most` bytes ends: at a single space between words, else at the next one.
std::size_t break_at(std::string_view line, std::size_t most) {
    const auto is_break = [&](std::size_t i) {
        return line[i] == ' ' && i > 0 && i + 1 < line.size() && line[i - 1] != ' ' && line[i + 1] != ' ';
    };
    if (line.size() <= most) return line.size();
    for (std::size_t i = most; i > 0; --i)
        if (is_break(i)) return i;
    for (std::size_t i = most; i + 1 < line.size(); ++i)
        if (is_break(i)) return i;
    return line.size();
}

}  // namespace

std::string yaml_scalar(const std::string& text, bool in_flow) {
    YAML::Emitter emitter;
    if (in_flow) emitter << YAML::Flow << YAML::BeginSeq;
    if (looks_like_another_type(text)) emitter << YAML::DoubleQuoted;
    emitter << text;
    if (in_flow) emitter << YAML::EndSeq;
    std::string out = emitter.c_str();
    if (in_flow) out = out.substr(1, out.size() - 2);
    return out;
}

std::string yaml_flow_map(const std::vector<std::pair<std::string, std::string>>& entries) {
    std::string out = "{";
    for (const auto& [key, value] : entries) out += (out.size() > 1 ? ", " : "") + key + ": " + value;
    return out + "}";
}

std::string yaml_flow_list(const std::vector<std::string>& items) {
    std::string out = "[";
    for (const std::string& item : items) out += (out.size() > 1 ? ", " : "") + item;
    return out + "]";
}

std::string YamlLines::start() {
    const std::string out = dash_ ? std::string(indent_ - 2, ' ') + "- " : std::string(indent_, ' ');
    dash_ = false;
    return out;
}

void YamlLines::comment(const std::string& text) {
    out_ += "\n# " + text + "\n";
}

void YamlLines::raw(const std::string& key, const std::string& value) {
    out_ += start() + key + ": " + value + "\n";
}

void YamlLines::text(const std::string& key, const std::string& value) {
    if (value.empty()) return;
    const bool longer = value.size() > short_text || value.find('\n') != std::string::npos;
    if (!longer || !can_fold(value)) return raw(key, yaml_scalar(value, false));
    const bool short_lines = value.find('\n') != std::string::npos && longest_line(value) <= short_text;
    out_ += start() + key + (short_lines ? ": |-\n" : ": >-\n");
    short_lines ? literal(value) : folded(value);
}

void YamlLines::literal(const std::string& value) {
    const std::string margin(indent_ + 2, ' ');
    for (std::size_t at = 0; at <= value.size();) {
        const std::size_t end = std::min(value.find('\n', at), value.size());
        if (end > at) out_ += margin + value.substr(at, end - at);
        out_ += '\n';
        at = end + 1;
    }
}

// A line break of the text is an empty line.
void YamlLines::folded(const std::string& value) {
    const std::string margin(indent_ + 2, ' ');
    for (std::size_t at = 0; at <= value.size();) {
        const std::size_t end = std::min(value.find('\n', at), value.size());
        std::string_view line = std::string_view(value).substr(at, end - at);
        while (!line.empty()) {
            const std::size_t n = break_at(line, width - margin.size());
            out_ += margin;
            out_ += line.substr(0, n);
            out_ += '\n';
            line.remove_prefix(std::min(n + 1, line.size()));
        }
        if (end < value.size()) out_ += '\n';
        at = end + 1;
    }
}

void YamlLines::open(const std::string& key) {
    out_ += start() + key + ":\n";
    indent_ += 2;
}

void YamlLines::close() {
    indent_ -= 2;
}

void YamlLines::item() {
    indent_ += 2;
    dash_ = true;
}

void YamlLines::end_item() {
    indent_ -= 2;
    dash_ = false;
}

void YamlLines::raw_item(const std::string& value) {
    out_ += std::string(indent_, ' ') + "- " + value + "\n";
}

}  // namespace tourmap
