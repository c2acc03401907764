#include "src/cli/problems_json.h"

#include <algorithm>
#include <cstdio>

namespace tourmap {
namespace {

const char* name_of(Severity severity) {
    return severity == Severity::error ? "error" : "warning";
}

// A path as a reference (RFC 3986): what is not plain is escaped.
std::string uri_of(const std::string& path) {
    std::string uri = path.starts_with('/') ? "file://" : "";
    for (const char c : path) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           std::string_view("/-._~").find(c) != std::string_view::npos;
        char escaped[4];
        std::snprintf(escaped, sizeof escaped, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
        uri += plain ? std::string(1, c) : std::string(escaped);
    }
    return uri;
}

Json sarif_result(const Problem& problem) {
    const std::string right = problem.right.empty() ? "" : "\n" + problem.right;
    Json place = {{"artifactLocation", {{"uri", uri_of(problem.where.file)}}}};
    if (problem.where.line > 0)
        place["region"] = {{"startLine", problem.where.line}, {"startColumn", std::max(1, problem.where.column)}};
    return {{"ruleId", "tour"},
            {"level", name_of(problem.severity)},
            {"message", {{"text", problem.what + right}}},
            {"locations", Json::array({{{"physicalLocation", place}}})}};
}

}  // namespace

Json problems_json(const std::vector<Problem>& problems) {
    Json out = Json::array();
    for (const Problem& problem : problems)
        out.push_back({{"file", problem.where.file},
                       {"line", problem.where.line},
                       {"column", problem.where.column},
                       {"severity", name_of(problem.severity)},
                       {"what", problem.what},
                       {"right", problem.right}});
    return out;
}

Json problems_sarif(const std::vector<Problem>& problems, const std::string& version) {
    Json results = Json::array();
    for (const Problem& problem : problems) results.push_back(sarif_result(problem));
    const Json rule = {{"id", "tour"}, {"shortDescription", {{"text", "A tour file can be told as it is written"}}}};
    Json run = {{"tool", {{"driver", {{"name", "tourmap"}, {"version", version}, {"rules", Json::array({rule})}}}}},
                {"columnKind", "unicodeCodePoints"},
                {"results", std::move(results)}};
    return {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
            {"version", "2.1.0"},
            {"runs", Json::array({std::move(run)})}};
}

}  // namespace tourmap
