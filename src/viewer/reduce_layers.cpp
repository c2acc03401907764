// Layers over the map.
#include <algorithm>

#include "src/viewer/reducer.h"

namespace tourmap {

namespace {

// Of an added layer: the first of the theme's colours that is used least.
std::size_t next_colour(const LayerChoices& choices) {
    std::array<int, std::tuple_size_v<decltype(Theme::fills)>> used{};
    for (const LayerChoice& choice : choices)
        if (choice.ref.added) ++used[choice.colour % used.size()];
    return static_cast<std::size_t>(std::ranges::min_element(used) - used.begin());
}

bool has_values(const GeoLayer& about, const std::string& field) {
    const auto column = about.attributes.column(field);
    for (std::size_t f = 0; column && f < about.feature_count(); ++f)
        if (!about.attributes.is_null(f, *column) && !about.attributes.at(f, *column).empty()) return true;
    return false;
}

bool is_of_a_layer(SheetKind kind) {
    using enum SheetKind;
    return kind == layer || kind == layer_field || kind == layer_method || kind == layer_classes ||
           kind == layer_palette;
}

}  // namespace

void Reducer::operator()(const command::KnowLayers& told) {
    layering().known = told.layers;
    layering().palettes = told.palettes;
}

void Reducer::operator()(const command::AddFiles& add) {
    layering().adding.insert(layering().adding.end(), add.files.begin(), add.files.end());
    out_.effects.add_files = add.files;
    s().help_open = false;
}

void Reducer::operator()(const command::FileAdded& added) {
    forget_adding(added.file);
    LayerChoices choices = choices_of(layering());
    for (const LayerRef& ref : added.layers) {
        const auto known = std::ranges::find(choices, ref, &LayerChoice::ref);
        if (known != choices.end())
            known->visible = true;
        else
            choices.push_back({ref, true, {}, next_colour(choices)});
    }
    layering().choices = std::move(choices);
    show(added.message);
}

void Reducer::operator()(const command::FileNotAdded& failed) {
    forget_adding(failed.file);
    if (failed.problems.empty()) return;
    s().problems += (s().problems.empty() ? "" : "\n") + failed.problems;
    show("");
}

void Reducer::operator()(const command::CancelAdding&) {
    layering().adding.clear();
    out_.effects.stop_adding = true;
    show(word("window.layers.cancelled"));
}

void Reducer::forget_adding(const std::string& file) {
    auto& adding = layering().adding;
    if (const auto found = std::ranges::find(adding, file); found != adding.end()) adding.erase(found);
}

template <class Change>
void Reducer::change_layer(const LayerRef& ref, const Change& change) {
    LayerChoices choices = choices_of(layering());
    const auto found = std::ranges::find(choices, ref, &LayerChoice::ref);
    if (found == choices.end()) return;
    change(choices, found);
    layering().choices = std::move(choices);
}

void Reducer::operator()(const command::ShowLayer& show) {
    change_layer(show.layer, [&](LayerChoices&, auto choice) { choice->visible = show.visible; });
}

void Reducer::operator()(const command::MoveLayer& move) {
    change_layer(move.layer, [&](LayerChoices& choices, auto choice) {
        const bool at_end = move.up > 0 ? std::next(choice) == choices.end() : choice == choices.begin();
        if (!at_end) std::iter_swap(choice, move.up > 0 ? std::next(choice) : std::prev(choice));
    });
}

void Reducer::operator()(const command::RemoveLayer& remove) {
    if (!remove.layer.added) return;
    change_layer(remove.layer, [](LayerChoices& choices, auto choice) { choices.erase(choice); });
    std::erase_if(s().sheets, [](const Sheet& sheet) { return is_of_a_layer(sheet.kind); });
}

void Reducer::operator()(const command::ColourLayer& colour) {
    const MapLayer* layer = find_layer(layering(), colour.layer);
    if (layer && colour.classes && !has_values(layer->layer->about(), colour.classes->field))
        return show(word("window.layers.no_values", {{"field", colour.classes->field}}));
    change_layer(colour.layer, [&](LayerChoices&, auto choice) {
        choice->classes = colour.classes;
        choice->visible = true;
    });
}

void Reducer::operator()(const command::ZoomToLayer& zoom) {
    out_.effects.zoom_to = zoom.layer;
}

void Reducer::operator()(const command::FlyTo& to) {
    presenting().playback.playing = false;
    s().camera_free = true;
    fly_to(to.view);
}

void Reducer::operator()(const command::OpenLayer& open) {
    layering().of = open.layer;
    (*this)(command::OpenSheet{open.kind});
}

}  // namespace tourmap
