// Result<T>: a value, or an Error that a user can act on. Used at every boundary with the outside
// (files, command line, PROJ, GDAL); our own invariants are assertions instead.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace tourmap {

// Where in an input text something is; line and column count from 1, 0 means "not known".
struct TextPosition {
    std::string file;
    int line = 0;
    int column = 0;
};

// what: what is wrong. right: what would be right (may be empty). Both are plain text, one to
// three lines, and may quote the input: print them through describe(), which removes controls.
struct Error {
    std::string what;
    std::string right;
    TextPosition where;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(std::string what, std::string right = {}, TextPosition where = {}) {
    return tl::unexpected<Error>(Error{std::move(what), std::move(right), std::move(where)});
}

// "file:line:column: what\n  right", free of control characters (escape sequences in a hostile file
// name or attribute must not reach a terminal) and of invalid UTF-8.
std::string describe(const Error& error);

// Replaces control characters (except \n when keep_newlines) and invalid UTF-8 by U+FFFD.
std::string printable(const std::string& text, bool keep_newlines = false);

}  // namespace tourmap
