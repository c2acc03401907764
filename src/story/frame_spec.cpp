#include "src/story/frame_spec.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace tourmap {
namespace {

using Json = nlohmann::ordered_json;

constexpr int most_pixels = 16384;
constexpr const char* hidden_keys[] = {"sectors", "parties", "kinds", "statuses"};  // by FilterBy

Json json_of(const View& view) {
    const Camera& camera = view.camera;
    return {{"crs", view.crs},
            {"x", camera.centre.x},
            {"y", camera.centre.y},
            {"units_per_canvas", camera.units_per_canvas},
            {"rotation", camera.rotation}};
}

Json json_of(const StepView& at) {
    Json json = json_of(at.view);
    json["step"] = at.step;
    return json;
}

Json json_of(const Filter& filter) {
    Json json;
    for (std::size_t i = 0; i < filter.hidden.size(); ++i) json[hidden_keys[i]] = filter.hidden[i];
    return json;
}

Json json_of(const LayerChoices& choices) {
    Json out = Json::array();
    for (const LayerChoice& choice : choices) {
        const LayerRef& ref = choice.ref;
        Json json{{"file", ref.file}, {"layer", ref.layer},        {"added", ref.added},
                  {"nth", ref.nth},   {"visible", choice.visible}, {"colour", choice.colour}};
        if (choice.classes)
            json["classes"] = {{"field", choice.classes->field},
                               {"method", name_of(choice.classes->method)},
                               {"classes", choice.classes->classes},
                               {"palette", choice.classes->palette}};
        out.push_back(std::move(json));
    }
    return out;
}

// The readers throw nlohmann's exceptions, which say what is missing or of another kind.

View view_from(const Json& json) {
    View view;
    view.crs = json.at("crs").get<std::string>();
    view.camera.centre = {json.at("x").get<double>(), json.at("y").get<double>()};
    view.camera.units_per_canvas = json.at("units_per_canvas").get<double>();
    view.camera.rotation = json.at("rotation").get<double>();
    return view;
}

StepView step_view_from(const Json& json) {
    return {json.at("step").get<std::size_t>(), view_from(json)};
}

LayerChoices layers_from(const Json& json) {
    LayerChoices out;
    for (const Json& one : json) {
        LayerChoice choice;
        choice.ref = {one.at("file").get<std::string>(), one.at("layer").get<std::string>(),
                      one.at("added").get<bool>(), one.at("nth").get<std::size_t>()};
        choice.visible = one.at("visible").get<bool>();
        choice.colour = one.at("colour").get<std::size_t>();
        if (one.contains("classes")) {
            const Json& classes = one.at("classes");
            const auto method = classes.at("method").get<std::string>();
            choice.classes =
                ClassSpec{classes.at("field").get<std::string>(), BreakMethod::quantile,
                          classes.at("classes").get<std::size_t>(), classes.at("palette").get<std::string>()};
            for (const BreakMethod known : {BreakMethod::equal, BreakMethod::natural})
                if (method == name_of(known)) choice.classes->method = known;
        }
        out.push_back(std::move(choice));
    }
    return out;
}

FrameSpec spec_from(const Json& json) {
    FrameSpec spec;
    const View view = view_from(json.at("view"));
    spec.crs = view.crs;
    spec.camera = view.camera;
    spec.canvas = {json.at("canvas").at("width_px").get<int>(), json.at("canvas").at("height_px").get<int>()};
    const Json& look = json.at("look");
    spec.look = {look.at("theme").get<std::string>(), look.at("language").get<std::string>(),
                 look.at("worldview").get<std::string>()};
    spec.step = json.at("step").get<std::size_t>();
    spec.t = json.at("t").get<double>();
    for (std::size_t i = 0; i < spec.filter.hidden.size(); ++i)
        spec.filter.hidden[i] = json.at("hidden").at(hidden_keys[i]).get<std::set<std::string>>();
    spec.selected_marker = json.at("selected_marker").get<std::string>();
    if (json.contains("layers")) spec.layers = layers_from(json.at("layers"));
    spec.indicatrices = json.at("indicatrices").get<bool>();
    if (json.contains("labels")) {
        const Json& labels = json.at("labels");
        spec.labels = LabelViews{step_view_from(labels.at("from")), step_view_from(labels.at("to")),
                                 labels.at("blend").get<double>()};
    }
    return spec;
}

bool is_possible(const Camera& camera) {
    return std::isfinite(camera.centre.x) && std::isfinite(camera.centre.y) && std::isfinite(camera.rotation) &&
           std::isfinite(camera.units_per_canvas) && camera.units_per_canvas > 0;
}

bool is_possible(const FrameSpec& spec) {
    const auto side = [](int px) { return px >= 1 && px <= most_pixels; };
    const auto part = [](double t) { return t >= 0 && t <= 1; };
    if (spec.labels && !(is_possible(spec.labels->from.view.camera) && is_possible(spec.labels->to.view.camera) &&
                         part(spec.labels->blend)))
        return false;
    return side(spec.canvas.width_px) && side(spec.canvas.height_px) && part(spec.t) && is_possible(spec.camera);
}

}  // namespace

std::string to_json(const FrameSpec& spec) {
    Json json{
        {"view", json_of(View{spec.crs, spec.camera})},
        {"canvas", {{"width_px", spec.canvas.width_px}, {"height_px", spec.canvas.height_px}}},
        {"look", {{"theme", spec.look.theme}, {"language", spec.look.language}, {"worldview", spec.look.worldview}}},
        {"step", spec.step},
        {"t", spec.t},
        {"hidden", json_of(spec.filter)},
        {"selected_marker", spec.selected_marker},
        {"layers", json_of(spec.layers)},
        {"indicatrices", spec.indicatrices},
    };
    if (spec.labels)
        json["labels"] = {
            {"from", json_of(spec.labels->from)}, {"to", json_of(spec.labels->to)}, {"blend", spec.labels->blend}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<FrameSpec> frame_spec_from_json(const std::string& text) {
    try {
        const FrameSpec spec = spec_from(Json::parse(text));
        if (is_possible(spec)) return spec;
        return fail("no picture has such a size, camera or time");
    } catch (const Json::exception& error) {
        return fail(std::string("not a frame: ") + error.what(), "give what the program itself has written");
    }
}

}  // namespace tourmap
