// Moves over a JavaScript text, for js_literal.h: blanks, comments, names, and code that is not understood.
#pragma once

#include <cctype>
#include <cstddef>
#include <string>
#include <string_view>

namespace tourmap {

// Thrown to end the parse; js_config() catches it.
struct JsEnd {
    std::size_t at;
    std::string what, right;
};

bool begins_js_name(char c);
bool in_js_name(char c);

class JsText {
public:
    explicit JsText(std::string_view text) : text_(text) {}

    bool done() const { return at >= text_.size(); }
    char peek(std::size_t ahead = 0) const { return at + ahead < text_.size() ? text_[at + ahead] : '\0'; }
    std::string_view view() const { return text_; }

    void skip_blank();
    std::string name();
    // To the end of an expression: a comma, semicolon or bracket that is not of it. lines: a line break where a
    // statement can end is an end too.
    void skip_code(bool lines);
    // Text in quotes, with all that is in ${} of a template.
    void skip_quoted(std::size_t depth);

    std::size_t at = 0;  // bytes

private:
    void skip_substitution(std::size_t depth);
    void skip_pattern();

    std::string_view text_;
};

}  // namespace tourmap
