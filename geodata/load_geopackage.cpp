#include "geodata/load_geopackage.h"

#include <sqlite3.h>

#include <cctype>
#include <cstdio>
#include <memory>

namespace tourmap {
namespace {

struct Close {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
template <class Handle>
using Owned = std::unique_ptr<Handle, Close>;

// Immutable: else SQLite makes files beside a database in WAL mode.
std::string uri_of(const std::string& path, bool immutable) {
    std::string uri = "file:";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        char escaped[4] = {c, 0};
        if (!std::isalnum(byte) && c != '/' && c != '.' && c != '-' && c != '_')
            std::snprintf(escaped, sizeof escaped, "%%%02X", byte);
        uri += escaped;
    }
    return uri + "?mode=ro" + (immutable ? "&immutable=1" : "");
}

// Rows of the schema that compute: none in a plain one.
constexpr const char* computing =
    "SELECT 1 FROM sqlite_master WHERE"
    " (type = 'table' AND"
    "  replace(replace(replace(replace(lower(sql), char(10), ''), char(9), ''), char(13), ''), ' ', '') LIKE '%as(%')"
    " OR (type = 'table' AND lower(sql) LIKE 'create virtual%' AND lower(sql) NOT LIKE '%using rtree%')"
    " OR (type = 'view' AND (lower(name) LIKE 'gpkg%' OR lower(name) LIKE 'rtree%' OR lower(name) LIKE 'ogr%' OR"
    "  lower(name) IN ('layer_styles', 'geometry_columns', 'spatial_ref_sys') OR lower(name) = lower(?1)))"
    " LIMIT 1";

}  // namespace

bool is_plain_geopackage(const std::string& path, const std::string& layer, bool with_log) {
    sqlite3* opened = nullptr;
    const int failed = sqlite3_open_v2(uri_of(path, !with_log).c_str(), &opened,
                                       SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
    const Owned<sqlite3> database(opened);
    if (failed != SQLITE_OK) return false;
    // The schema is a table, and these are all of the steps that a large one takes.
    constexpr int steps = 10'000'000;
    sqlite3_progress_handler(
        database.get(), steps, [](void*) { return 1; }, nullptr);
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v2(database.get(), computing, -1, &prepared, nullptr) != SQLITE_OK) return false;
    const Owned<sqlite3_stmt> statement(prepared);
    sqlite3_bind_text(statement.get(), 1, layer.c_str(), -1, SQLITE_TRANSIENT);
    return sqlite3_step(statement.get()) == SQLITE_DONE;
}

}  // namespace tourmap
