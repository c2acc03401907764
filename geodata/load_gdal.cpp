#include "geodata/load_gdal.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_http.h>
#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogr_srs_api.h>

#include <algorithm>
#include <mutex>
#include <string_view>

#include "geodata/result.h"

namespace tourmap {

// GDAL's callbacks are plain functions; this is their way back into the scope.
struct GdalMessages {
    static void CPL_STDCALL receive(CPLErr severity, CPLErrorNum, const char* text) {
        auto* scope = static_cast<GdalScope*>(CPLGetErrorHandlerUserData());
        if (severity == CE_Debug || severity == CE_None) return;
        std::string line = printable(text ? text : "", true);
        std::ranges::replace(line, '\n', ' ');
        if (severity == CE_Warning) {
            // A hint about speed, not about the data.
            if (line.starts_with("organizePolygons()")) return;
            // What was asked for.
            if (scope->rings_are_loose_ && line.find("cannot be translated to Simple Geometry") != std::string::npos)
                return;
            scope->last_warning_ = std::move(line);
            return;
        }
        ++scope->failures_;
        scope->last_failure_ = std::move(line);
    }

    // Answers every request with a failure. A null answer would make GDAL ask the next handler: curl.
    static CPLHTTPResult* refuse(const char*, CSLConstList, GDALProgressFunc, void*, CPLHTTPFetchWriteFunc, void*,
                                 void*) {
        auto* result = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));
        result->nStatus = 1;
        result->pszErrBuf = CPLStrdup("the network is not allowed");
        return result;
    }
};

void register_drivers() {
    static std::once_flag once;
    std::call_once(once, [] {
        GDALAllRegister();
        OSRSetPROJEnableNetwork(false);  // transformation grids are never fetched
    });
}

const char* const* file_format_drivers() {
    static constexpr const char* drivers[] = {
        "ESRI Shapefile", "GPKG",         "GeoJSON", "GeoJSONSeq", "ESRIJSON",    "TopoJSON",
        "FlatGeobuf",     "GML",          "CSV",     "LIBKML",     "KML",         "GPX",
        "GeoRSS",         "MapInfo File", "JML",     "OGR_GMT",    "OpenFileGDB", nullptr};
    return drivers;
}

const char* const* trusted_drivers() {
    static constexpr const char* drivers[] = {"ESRI Shapefile", "GPKG", "GeoJSON", "GeoJSONSeq", "FlatGeobuf", nullptr};
    return drivers;
}

GdalScope::GdalScope(bool allow_network) : allow_network_(allow_network) {
    CPLPushErrorHandlerEx(&GdalMessages::receive, this);
    CPLSetCurrentErrorHandlerCatchDebug(FALSE);
    set_config("SHAPE_RESTORE_SHX", "NO");  // would write the .shx next to the .shp
    set_config("ALLOW_OGR_SQL_FUNCTIONS_FROM_TRIGGER_AND_VIEW", "NO");
    set_config("ALLOW_VIRTUAL_OGR_FROM_TRIGGER_AND_VIEW", "NO");
    set_config("OGR_SQLITE_LOAD_EXTENSIONS", nullptr);
    set_config("OGR_GEOJSON_MAX_OBJ_SIZE", "0");  // a country is larger than the 200 MB that are allowed else
    if (allow_network_) return;
    set_config("CPL_VSIL_CURL_ALLOWED_FILENAME", "none");
    set_config("GML_DOWNLOAD_WFS_SCHEMA", "NO");
    set_config("GML_SKIP_RESOLVE_ELEMS", "ALL");
    set_config("GML_PARSER", "EXPAT");  // the other one, Xerces, follows external entities
    set_config("LIBKML_EXTERNAL_STYLE", "NO");
    CPLHTTPPushFetchCallback(&GdalMessages::refuse, nullptr);
}

GdalScope::~GdalScope() {
    if (!allow_network_) CPLHTTPPopFetchCallback();
    for (auto it = previous_config_.rbegin(); it != previous_config_.rend(); ++it) {
        CPLSetThreadLocalConfigOption(it->first.c_str(), it->second ? it->second->c_str() : nullptr);
    }
    CPLPopErrorHandler();
}

void GdalScope::set_config(const char* key, const char* value) {
    const char* old = CPLGetThreadLocalConfigOption(key, nullptr);
    previous_config_.emplace_back(key, old ? std::optional<std::string>(old) : std::nullopt);
    CPLSetThreadLocalConfigOption(key, value);
}

void GdalScope::leave_rings_loose() {
    rings_are_loose_ = true;
    set_config("OGR_ORGANIZE_POLYGONS", "SKIP");
}

void GdalScope::forget() {
    failures_ = 0;
    last_failure_.clear();
    last_warning_.clear();
    CPLErrorReset();
}

}  // namespace tourmap
