#include "src/tour/problems.h"

#include <algorithm>
#include <tuple>

namespace tourmap {

void ProblemList::error(TextMark at, std::string what, std::string right) {
    has_errors_ = true;
    add(Severity::error, at, std::move(what), std::move(right));
}

void ProblemList::warning(TextMark at, std::string what, std::string right) {
    add(Severity::warning, at, std::move(what), std::move(right));
}

void ProblemList::add(Severity severity, TextMark at, std::string what, std::string right) {
    if (!seen_.emplace(at.line, at.column, what).second) return;
    if (problems_.size() == most) {
        ++left_out_;
        return;
    }
    problems_.push_back({severity, {file_, at.line, at.column}, std::move(what), std::move(right)});
}

std::vector<Problem> ProblemList::sorted() const {
    std::vector<Problem> out = problems_;
    std::stable_sort(out.begin(), out.end(), [](const Problem& a, const Problem& b) {
        return std::tie(a.where.line, a.where.column) < std::tie(b.where.line, b.where.column);
    });
    if (left_out_ > 0) {
        const Severity severity = has_errors_ ? Severity::error : Severity::warning;
        Problem& last = out.emplace_back();
        last.severity = severity;
        last.where.file = file_;
        last.what = std::to_string(left_out_) + " more problems are not listed";
    }
    return out;
}

std::string describe(const Problem& problem) {
    std::string out;
    if (!problem.where.file.empty()) {
        out += printable(problem.where.file);
        if (problem.where.line > 0) out += ":" + std::to_string(problem.where.line);
        if (problem.where.column > 0) out += ":" + std::to_string(problem.where.column);
        out += ": ";
    }
    out += problem.severity == Severity::error ? "error: " : "warning: ";
    out += printable(problem.what);
    if (!problem.right.empty()) out += "\n    " + printable(problem.right);
    return out;
}

std::string in_quotes(const std::string& text) {
    constexpr int most_characters = 48;
    const std::string clean = printable(text);
    std::size_t end = 0;
    for (int n = 0; end < clean.size(); ++n) {
        if (n == most_characters) return "\"" + clean.substr(0, end) + "…\"";
        do {
            ++end;
        } while (end < clean.size() && (static_cast<unsigned char>(clean[end]) & 0xC0u) == 0x80u);
    }
    return "\"" + clean + "\"";
}

std::string listed(const std::vector<std::string>& words) {
    constexpr std::size_t most_words = 12;
    std::string out;
    for (std::size_t i = 0; i < std::min(words.size(), most_words); ++i) out += (i > 0 ? ", " : "") + words[i];
    if (words.size() > most_words) out += ", and " + std::to_string(words.size() - most_words) + " more";
    return out;
}

Error as_error(const std::vector<Problem>& problems) {
    Error error{problems.front().what, problems.front().right, problems.front().where};
    if (problems.size() > 1) error.what += " (and " + std::to_string(problems.size() - 1) + " more)";
    return error;
}

}  // namespace tourmap
