#include "src/viewer/probe.h"

#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>

#include "src/story/pick.h"

namespace tourmap {

namespace {

using nlohmann::ordered_json;

// Text from outside may be anything: what is not UTF-8 is replaced, never thrown over.
std::string dump(const ordered_json& json) {
    return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

std::string hex_of(std::uint64_t number) {
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(number));
    return text;
}

ordered_json rect(const Layout& layout, ScreenXY low, ScreenXY high) {
    const ScreenXY a = layout.to_window(low), b = layout.to_window(high);
    const double r = layout.pixel_ratio;
    return {{"x", a.x * r}, {"y", a.y * r}, {"width_px", (b.x - a.x) * r}, {"height_px", (b.y - a.y) * r}};
}

ordered_json places(const ProbeView& view, std::vector<MarkerPlace> (*of)(const DisplayList&)) {
    ordered_json out = ordered_json::array();
    if (!view.list) return out;
    for (const MarkerPlace& place : of(*view.list)) {
        const ScreenXY at = view.layout.to_window(place.middle);
        const double r = view.layout.pixel_ratio;
        out.push_back({{"id", place.id}, {"x", at.x * r}, {"y", at.y * r}});
    }
    return out;
}

// From the lowest up.
ordered_json layers_of(const Layering& layering) {
    ordered_json out = ordered_json::array();
    for (const LayerChoice& choice : choices_of(layering)) {
        const ClassSpec classes = choice.classes.value_or(ClassSpec{"", {}, 0, ""});
        out.push_back({{"title", find_layer(layering, choice.ref)->title},
                       {"visible", choice.visible},
                       {"added", choice.ref.added},
                       {"field", classes.field},
                       {"method", name_of(classes.method)},
                       {"classes", classes.classes},
                       {"palette", classes.palette}});
    }
    return out;
}

ordered_json degrees(LonLat p) {
    return {p.lon, p.lat};
}

ordered_json ground(const Ground& ground) {
    ordered_json out{{"at_middle", ground.at_middle},  {"degrees", ground.degrees},
                     {"in_crs", ground.in_crs},        {"crs", ground.crs},
                     {"country", ground.country.name}, {"footnote", ground.country.footnote},
                     {"stops", ground.country.stops},  {"legs", ground.country.legs}};
    if (ground.place) out["place"] = degrees(*ground.place);
    return out;
}

ordered_json measured(const Measuring& measuring, const MeasureLines& lines) {
    ordered_json points = ordered_json::array();
    for (const LonLat& p : measuring.points) points.push_back(degrees(p));
    ordered_json out{{"points", points}, {"closed", measuring.closed}, {"metres", lines.sums.metres}};
    if (lines.sums.last) out["azimuth"] = lines.sums.last->azimuth;
    if (lines.sums.ring) out["area"] = lines.sums.ring->area;
    return out;
}

}  // namespace

std::string probe_line(const ProbeView& view) {
    const AppState& state = view.state;
    const Canvas& canvas = state.canvas;
    ordered_json json;
    json["step"] = state.step;
    json["steps"] = state.steps.size();
    json["step_name"] = state.steps[state.step].name;
    json["t"] = state.t;
    json["resting"] = view.resting;
    json["open_marker"] = state.open_marker;
    json["open_list"] = state.open_list;
    json["focused_marker"] = state.focused_marker;
    json["hovered"] = state.hovered_marker;
    json["picture_shown"] = view.picture_shown;
    json["hidden_sectors"] = state.filter.by(FilterBy::sector);
    json["hidden"] = state.filter.count();
    json["help_open"] = state.help_open;
    json["full_screen"] = state.full_screen;
    const Sheet* sheet = top_sheet(state);
    json["sheet"] = sheet ? sheet_kind_names[static_cast<std::size_t>(sheet->kind)] : "";
    json["sheet_words"] = sheet ? sheet->words : "";
    json["sheet_rows"] = sheet ? state.rows.size() : 0;
    json["sheet_row"] = sheet && sheet->chosen < state.rows.size() ? state.rows[sheet->chosen].text : "";
    const double ratio = view.layout.pixel_ratio;
    json["sheet_place"] = {{"x", view.row.x * ratio},
                           {"y", (view.row.y + view.row.height / 2) * ratio},
                           {"width_px", view.row.width * ratio}};
    json["choice"] = {{"crs", state.choice.crs},
                      {"theme", state.choice.look.theme},
                      {"language", state.choice.look.language},
                      {"worldview", state.choice.look.worldview}};
    json["scale"] = state.appearance.scale;
    json["high_contrast"] = state.appearance.high_contrast;
    json["undo"] = state.history.before.size();
    json["layers"] = layers_of(state.layering);
    json["adding"] = state.layering.adding;
    json["show"] = state.presenting.show.has_value();
    json["blank"] = state.presenting.blank;
    json["playing"] = state.presenting.playback.playing;
    json["loop"] = state.presenting.playback.loop;
    json["laser"] = state.presenting.laser;
    json["indicatrices"] = state.indicatrices;
    json["speed"] = state.presenting.playback.speed;
    const Stage& stage = state.stage;
    json["overview"] = {{"open", stage.overview.open},
                        {"chosen", stage.overview.chosen},
                        {"columns", stage.overview.columns},
                        {"pictures", view.small_pictures}};
    json["text_open"] = stage.text_open;
    json["speaker"] = {{"open", stage.speaker.open},
                       {"timing", stage.speaker.timing},
                       {"seconds", stage.speaker.seconds},
                       {"notes_size", stage.speaker.notes_size}};
    json["pointer_hidden"] = view.pointer_hidden;
    json["fades"] = view.fades;
    json["coordinates"] = state.exploring.coordinates;
    json["country"] = state.exploring.country;
    if (view.ground) json["ground"] = ground(*view.ground);
    json["measuring"] = state.measuring.on;
    if (view.measured && state.measuring.on) json["measured"] = measured(state.measuring, *view.measured);
    json["message"] = state.message;
    json["problems"] = state.problems;
    json["window"] = {{"width_px", view.window.pixels_wide}, {"height_px", view.window.pixels_high}};
    json["canvas"] = rect(view.layout, {0, 0}, {canvas.width(), canvas.height()});
    json["map"] = rect(view.layout, view.map.min, view.map.max);
    json["camera"] = {{"x", state.camera.centre.x},
                      {"y", state.camera.centre.y},
                      {"units_per_canvas", state.camera.units_per_canvas},
                      {"rotation", state.camera.rotation},
                      {"crs", state.crs},
                      {"free", state.camera_free}};
    json["list"] = view.list && view.resting ? hex_of(view.list->hash()) : "";
    json["markers"] = places(view, marker_places);
    json["clusters"] = places(view, cluster_places);
    return dump(json);
}

std::string probe_error_line(const std::string& error) {
    return dump({{"error", error}});
}

Result<Probe> Probe::open(const std::string& file) {
    Probe probe;
    probe.file_.reset(std::fopen(file.c_str(), "ab"));
    if (!probe.file_) return fail("cannot write the probe file \"" + file + "\": " + std::strerror(errno));
    return probe;
}

void Probe::write_if_changed(const std::string& line) {
    if (line == last_) return;
    last_ = line;
    const std::string whole = line + "\n";
    std::fwrite(whole.data(), 1, whole.size(), file_.get());
    std::fflush(file_.get());
}

}  // namespace tourmap
