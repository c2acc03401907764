#include "src/exchange/js_text.h"

#include <algorithm>

#include "src/exchange/source_text.h"

namespace tourmap {

bool begins_js_name(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$' ||
           static_cast<unsigned char>(c) >= 0x80;
}
bool in_js_name(char c) {
    return begins_js_name(c) || std::isdigit(static_cast<unsigned char>(c)) != 0;
}

void JsText::skip_blank() {
    while (!done()) {
        if (std::isspace(static_cast<unsigned char>(peek())) != 0) {
            ++at;
        } else if (text_.substr(at).starts_with("\u00A0") || text_.substr(at).starts_with("\uFEFF")) {
            at += peek() == '\xEF' ? 3 : 2;
        } else if (peek() == '/' && peek(1) == '/') {
            at = std::min(text_.find('\n', at), text_.size());
        } else if (peek() == '/' && peek(1) == '*') {
            const std::size_t end = text_.find("*/", at + 2);
            if (end == std::string_view::npos) throw JsEnd{at, "a comment that is not closed", "*/ ends it"};
            at = end + 2;
        } else {
            return;
        }
    }
}

std::string JsText::name() {
    const std::size_t start = at;
    while (!done() && in_js_name(peek())) ++at;
    return std::string(text_.substr(start, at - start));
}

void JsText::skip_code(bool lines) {
    std::size_t depth = 0;
    for (char before = '('; !done();) {
        const char c = peek();
        if (c == '/' && (peek(1) == '/' || peek(1) == '*')) {
            skip_blank();
            continue;
        }
        if (depth == 0 && (c == ',' || c == ';' || c == ')' || c == ']' || c == '}')) return;
        if (depth == 0 && lines && c == '\n' && before != '(' && before != '=') return;
        if (c == '(' || c == '[' || c == '{') {
            if (++depth > deepest_nesting) throw JsEnd{at, "code nested too deeply", ""};
        }
        if (c == ')' || c == ']' || c == '}') --depth;
        if (c == '\'' || c == '"' || c == '`')
            skip_quoted(0);
        else if (c == '/' && std::string_view("(,=:[!&|?{};+-*%<>~^").find(before) != std::string_view::npos)
            skip_pattern();
        else
            ++at;
        if (std::isspace(static_cast<unsigned char>(c)) == 0) before = c;
    }
}

void JsText::skip_quoted(std::size_t depth) {
    const std::size_t start = at;
    const char quote = peek();
    if (depth > deepest_nesting) throw JsEnd{at, "templates nested too deeply", ""};
    for (++at; !done(); ++at) {
        if (peek() == '\\') {
            ++at;
        } else if (peek() == quote) {
            ++at;
            return;
        } else if (quote == '`' && peek() == '$' && peek(1) == '{') {
            at += 2;
            skip_substitution(depth + 1);
        } else if (quote != '`' && peek() == '\n') {
            break;
        }
    }
    throw JsEnd{start, "a text that is not closed",
                std::string(1, quote) + " ends it, on the same line; `...` may have several"};
}

void JsText::skip_substitution(std::size_t depth) {
    for (std::size_t open = 1; !done();) {
        const char c = peek();
        if (c == '\'' || c == '"' || c == '`') {
            skip_quoted(depth);
            continue;
        }
        if (c == '{') ++open;
        if (c == '}' && --open == 0) return;
        ++at;
    }
}

void JsText::skip_pattern() {
    bool set = false;
    for (++at; !done() && peek() != '\n'; ++at) {
        if (peek() == '\\')
            ++at;
        else if (peek() == '[')
            set = true;
        else if (peek() == ']')
            set = false;
        else if (peek() == '/' && !set) {
            ++at;
            return;
        }
    }
}

}  // namespace tourmap
