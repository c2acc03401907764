#include "src/exchange/js_literal.h"

#include <cctype>
#include <charconv>
#include <optional>
#include <string_view>

#include "render/text/utf8.h"
#include "src/exchange/js_text.h"
#include "src/exchange/source_text.h"

namespace tourmap {
namespace {

// None: no literal, but code, which was skipped.
using Literal = std::optional<Json>;

class LiteralReader {
public:
    LiteralReader(JsText& text, const std::string& path, LeftOut& left_out)
        : t_(text), path_(path), left_out_(left_out) {}

    Literal value(const std::string& owner, std::size_t depth) {
        if (++values_ > most_values)
            throw JsEnd{t_.at, "more than " + std::to_string(most_values) + " values", "split the file"};
        if (depth > deepest_nesting)
            throw JsEnd{t_.at, "nested deeper than " + std::to_string(deepest_nesting) + " levels", "take levels out"};
        t_.skip_blank();
        const std::size_t start = t_.at;
        Literal all = operand(owner, depth);
        for (t_.skip_blank(); all && t_.peek() == '+' && t_.peek(1) != '+'; t_.skip_blank()) {
            ++t_.at;
            t_.skip_blank();
            const Literal next = operand(owner, depth);
            const bool texts =
                next && all->is_primitive() && next->is_primitive() && (all->is_string() || next->is_string());
            if (!texts)
                all.reset();
            else if (all->is_string())
                all->get_ref<std::string&>() += json_text(*next);
            else
                all = Json(json_text(*all) + json_text(*next));
        }
        const char c = t_.peek();
        const bool ends = t_.done() || c == ',' || c == ';' || c == ')' || c == ']' || c == '}';
        if (all && (ends || (depth == 0 && line_break_before()))) return all;
        t_.at = start;
        t_.skip_code(depth == 0);
        if (t_.at == start) throw JsEnd{start, "a value is missing", "a text in quotes, a number, [...] or {...}"};
        note_code(owner, start);
        return std::nullopt;
    }

private:
    void note_code(const std::string& owner, std::size_t at) {
        constexpr const char* what = "code in the configuration (nothing is run)";
        // Only the first is told with its line, which takes counting.
        const bool first = !left_out_.has(what);
        left_out_.add(what, first ? owner + ", line " + std::to_string(place_in(t_.view(), at, path_).line) : owner);
    }
    bool line_break_before() const {
        for (std::size_t i = t_.at; i > 0 && std::isspace(static_cast<unsigned char>(t_.view()[i - 1])) != 0; --i)
            if (t_.view()[i - 1] == '\n') return true;
        return false;
    }

    Literal operand(const std::string& owner, std::size_t depth) {
        const char c = t_.peek();
        if (c == '{') return object(depth);
        if (c == '[') return list(owner, depth);
        if (c == '\'' || c == '"' || c == '`') return text();
        if (c == '-' || c == '.' || std::isdigit(static_cast<unsigned char>(c)) != 0) return number();
        if (!begins_js_name(c)) return std::nullopt;
        const std::string word = t_.name();
        if (word == "true" || word == "false") return Json(word == "true");
        if (word == "null" || word == "undefined") return Json();
        return std::nullopt;
    }

    Literal object(std::size_t depth) {
        Json out = Json::object();
        const std::size_t start = t_.at++;
        for (;;) {
            t_.skip_blank();
            if (t_.done()) throw JsEnd{start, "a { that is not closed", "} ends it"};
            if (t_.peek() == '}') {
                ++t_.at;
                return out;
            }
            member(out, depth);
            t_.skip_blank();
            if (t_.peek() == ',')
                ++t_.at;
            else if (!t_.done() && t_.peek() != '}')
                throw JsEnd{t_.at, "a comma is missing", "between two members of an object"};
        }
    }
    void member(Json& out, std::size_t depth) {
        const std::size_t start = t_.at;
        const std::optional<std::string> key = key_here();
        t_.skip_blank();
        if (key && t_.peek() == ':') {
            ++t_.at;
            if (Literal found = value(*key, depth + 1)) out[*key] = std::move(*found);
            return;
        }
        // ...spread, [computed]: x, method() {}, get x() {}, or a name alone
        t_.at = start;
        t_.skip_code(false);
        if (t_.at == start) throw JsEnd{start, "a key is missing", "key: value"};
        note_code(key.value_or("..."), start);
    }
    std::optional<std::string> key_here() {
        const char c = t_.peek();
        if (c == '\'' || c == '"') {
            const Literal found = text();
            return found ? std::optional(found->get<std::string>()) : std::nullopt;
        }
        if (in_js_name(c)) return t_.name();
        return std::nullopt;
    }

    Literal list(const std::string& owner, std::size_t depth) {
        Json out = Json::array();
        const std::size_t start = t_.at++;
        for (;;) {
            t_.skip_blank();
            if (t_.done()) throw JsEnd{start, "a [ that is not closed", "] ends it"};
            if (t_.peek() == ']') {
                ++t_.at;
                return out;
            }
            if (Literal found = value(owner, depth + 1)) out.push_back(std::move(*found));
            t_.skip_blank();
            if (t_.peek() == ',')
                ++t_.at;
            else if (!t_.done() && t_.peek() != ']')
                throw JsEnd{t_.at, "a comma is missing", "between two members of a list"};
        }
    }

    Literal number() {
        std::string digits;
        std::size_t end = t_.at + (t_.peek() == '-' ? 1 : 0);
        const bool hexadecimal = t_.view().substr(end).starts_with("0x") || t_.view().substr(end).starts_with("0X");
        if (hexadecimal) end += 2;
        for (; end < t_.view().size(); ++end) {
            const char c = t_.view()[end];
            const bool exponent =
                !hexadecimal && (c == '+' || c == '-') && (digits.ends_with('e') || digits.ends_with('E'));
            if (c == '_') continue;
            if (!exponent && c != '.' && std::isxdigit(static_cast<unsigned char>(c)) == 0) break;
            digits += c;
        }
        double value = 0;
        if (!digits.empty() && digits[0] == '.') digits.insert(0, 1, '0');
        const auto format = hexadecimal ? std::chars_format::hex : std::chars_format::general;
        const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, format);
        if (error != std::errc{} || stop != digits.data() + digits.size() || digits.empty()) return std::nullopt;
        const bool negative = t_.peek() == '-';
        t_.at = end;
        return Json(negative ? -value : value);
    }

    Literal text() {
        const std::size_t start = t_.at;
        const char quote = t_.peek();
        std::string out;
        for (++t_.at; !t_.done(); ++t_.at) {
            const char c = t_.peek();
            if (c == quote) {
                ++t_.at;
                return Json(std::move(out));
            }
            if (quote == '`' && c == '$' && t_.peek(1) == '{') {
                t_.at = start;
                t_.skip_quoted(0);
                return std::nullopt;
            }
            if (c == '\n' && quote != '`') break;
            if (c == '\\') {
                ++t_.at;
                escape(out);
            } else {
                out += c;
            }
        }
        t_.at = start;
        t_.skip_quoted(0);  // says what is wrong
        return std::nullopt;
    }
    // The character after a backslash; ends on its last byte.
    void escape(std::string& out) {
        constexpr std::string_view letters = "nrtbfv0", meanings = "\n\r\t\b\f\v";
        const char c = t_.peek();
        const std::size_t known = letters.find(c);
        if (c == '\r' && t_.peek(1) == '\n')
            ++t_.at;
        else if (c == '\n')
            return;
        else if (c == 'x')
            append_utf8(out, code(2));
        else if (c == 'u')
            unicode(out);
        else if (known != std::string_view::npos && !t_.done())
            out += known < meanings.size() ? std::string(1, meanings[known]) : std::string();
        else if (!t_.done())
            out += c;
    }
    // `digits` hexadecimal digits after the one here.
    char32_t code(std::size_t digits) {
        const std::string_view hex = t_.view().substr(std::min(t_.at + 1, t_.view().size()), digits);
        std::uint32_t value = 0;
        const auto [stop, error] = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
        if (hex.size() < digits || error != std::errc{} || stop != hex.data() + hex.size())
            throw JsEnd{t_.at, "an escape that is none", "\\xHH, \\uHHHH or \\u{...}"};
        t_.at += digits;
        return value;
    }
    void unicode(std::string& out) {
        if (t_.peek(1) == '{') {
            const std::size_t end = t_.view().find('}', t_.at);
            if (end == std::string_view::npos || end - t_.at > 8)
                throw JsEnd{t_.at, "an escape that is none", "\\u{1F30D}"};
            ++t_.at;
            const char32_t whole = code(end - t_.at - 1);
            ++t_.at;
            append_utf8(out, scalar(whole));
            return;
        }
        char32_t unit = code(4);
        const bool high = unit >= 0xD800 && unit < 0xDC00;
        if (high && t_.peek(1) == '\\' && t_.peek(2) == 'u') {
            t_.at += 2;
            const char32_t low = code(4);
            unit = low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00) : 0xFFFD;
        }
        append_utf8(out, scalar(unit));
    }
    static char32_t scalar(char32_t c) { return c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? char32_t{0xFFFD} : c; }

    JsText& t_;
    const std::string& path_;
    LeftOut& left_out_;
    std::size_t values_ = 0;
};

// At the value that a statement assigns or exports; else the statement is skipped.
bool at_value(JsText& text) {
    const std::size_t start = text.at;
    text.skip_blank();
    std::string word = text.name();
    if (word == "export") {
        text.skip_blank();
        word = text.name();
        if (word == "default") return true;
    }
    text.skip_blank();
    if (word == "var" || word == "let" || word == "const") {
        text.name();
        text.skip_blank();
    }
    while (text.peek() == '.' || in_js_name(text.peek())) ++text.at;  // module.exports
    text.skip_blank();
    if (text.peek() == '=' && text.peek(1) != '=' && text.at > start) {
        ++text.at;
        return true;
    }
    text.at = std::max(text.at, start);
    text.skip_code(true);
    if (!text.done()) ++text.at;
    return false;
}

}  // namespace

Result<Json> js_config(const std::string& text, const char* key, const std::string& path, LeftOut& left_out) {
    JsText js(text);
    LiteralReader reader(js, path, left_out);
    try {
        for (js.skip_blank(); !js.done(); js.skip_blank()) {
            const std::size_t start = js.at;
            if (js.peek() != '{' && !at_value(js)) continue;
            const Literal found = reader.value("the configuration", 0);
            if (found && found->is_object() && found->contains(key)) return *found;
            js.skip_blank();
            if (js.peek() == ';' || js.peek() == ',' || js.at == start) ++js.at;
        }
    } catch (const JsEnd& end) {
        return fail("not a configuration that can be read: " + end.what, end.right, place_in(text, end.at, path));
    }
    return fail(std::string("assigns no object with the key \"") + key + "\"",
                std::string("var config = {") + key + ": [...]}", {path, 0, 0});
}

}  // namespace tourmap
