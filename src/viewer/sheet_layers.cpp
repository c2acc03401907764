// The layers over the map: which are shown, in which order, and how one of them is coloured.
#include <algorithm>
#include <array>

#include "src/viewer/sheet.h"
#include "src/viewer/state.h"

namespace tourmap {

namespace {

using namespace command;

constexpr std::array methods{BreakMethod::quantile, BreakMethod::equal, BreakMethod::natural};
constexpr std::size_t fewest_classes = 2, most_classes = 9;

std::string word(const AppState& state, const std::string& key, const std::vector<WordArgument>& arguments = {}) {
    return state.words->word("window.layers." + key, arguments);
}

std::string word_of(const AppState& state, BreakMethod method) {
    return word(state, std::string("method.") + name_of(method));
}

// "177 areas", of what it has most of.
std::string said_of(const AppState& state, const GeoLayer& about) {
    const auto count = [&](GeometryKind kind) -> std::int64_t { return std::ranges::count(about.kinds, kind); };
    const std::int64_t areas = count(GeometryKind::polygon), lines = count(GeometryKind::line);
    const std::int64_t points = count(GeometryKind::point), most = std::max({areas, lines, points});
    const char* kind = most == areas ? "areas" : most == lines ? "lines" : "points";
    return word(state, kind, {{"count", most}});
}

SheetRow row_of(const AppState& state, const LayerChoice& choice) {
    const MapLayer& layer = *find_layer(state.layering, choice.ref);
    SheetRow row{layer.title, said_of(state, layer.layer->about()), ""};
    if (choice.classes) row.detail += " · " + word(state, "by", {{"field", choice.classes->field}});
    row.mark = choice.visible ? RowMark::on : RowMark::off;
    row.command = ShowLayer{choice.ref, !choice.visible};
    row.inside = OpenLayer{SheetKind::layer, choice.ref};
    if (choice.ref.added) row.removal = RemoveLayer{choice.ref};
    return row;
}

// The layer that the sheets are about; null: it has gone.
const LayerChoice* choice_in(const LayerChoices& choices, const AppState& state) {
    return find_choice(choices, state.layering.of);
}

SheetRow heading_of(const AppState& state) {
    return {find_layer(state.layering, state.layering.of)->title, "", "", RowMark::heading};
}

SheetRow value_row(std::string text, bool chosen, const LayerRef& ref, std::optional<ClassSpec> then) {
    return {std::move(text), "", "", chosen ? RowMark::one : RowMark::other, ColourLayer{ref, std::move(then)}};
}

}  // namespace

std::vector<SheetRow> layers_rows(const AppState& state) {
    std::vector<SheetRow> rows;
    const LayerChoices choices = choices_of(state.layering);
    for (auto choice = choices.rbegin(); choice != choices.rend(); ++choice) {
        rows.push_back(row_of(state, *choice));
        if (choice != choices.rbegin()) rows.back().earlier = MoveLayer{choice->ref, 1};
        if (std::next(choice) != choices.rend()) rows.back().later = MoveLayer{choice->ref, -1};
    }
    rows.push_back(
        {word(state, "add"), word(state, "add.how"), "Ctrl+O", RowMark::more, OpenSheet{SheetKind::add_file}});
    return rows;
}

std::vector<SheetRow> layer_rows(const AppState& state) {
    const LayerChoices choices = choices_of(state.layering);
    const LayerChoice* choice = choice_in(choices, state);
    if (!choice) return {};
    const LayerRef& ref = choice->ref;
    std::vector<SheetRow> rows{heading_of(state)};
    const auto opens = [&](const char* key, std::string now, SheetKind kind) {
        rows.push_back({word(state, key), "", std::move(now), RowMark::more, OpenLayer{kind, ref}});
    };
    const auto does = [&](const char* key, Command command) {
        rows.push_back({word(state, key), "", "", RowMark::none, std::move(command)});
    };
    rows.push_back(
        {word(state, "shown"), "", "", choice->visible ? RowMark::on : RowMark::off, ShowLayer{ref, !choice->visible}});
    does("zoom", ZoomToLayer{ref});
    if (const auto& classes = choice->classes; state.layering.palettes) {
        opens("colour_by", classes ? classes->field : word(state, "nothing"), SheetKind::layer_field);
        if (classes) {
            opens("method", word_of(state, classes->method), SheetKind::layer_method);
            opens("classes", std::to_string(classes->classes), SheetKind::layer_classes);
            opens("palette", classes->palette.empty() ? word(state, "by_itself") : classes->palette,
                  SheetKind::layer_palette);
        }
    }
    if (choice != &choices.back()) does("raise", MoveLayer{ref, 1});
    if (choice != &choices.front()) does("lower", MoveLayer{ref, -1});
    if (ref.added) does("remove", RemoveLayer{ref});
    return rows;
}

std::vector<SheetRow> layer_field_rows(const AppState& state) {
    const LayerChoices choices = choices_of(state.layering);
    const LayerChoice* choice = choice_in(choices, state);
    if (!choice) return {};
    std::vector<SheetRow> rows{heading_of(state)};
    rows.push_back(value_row(word(state, "nothing"), !choice->classes, choice->ref, std::nullopt));
    const AttributeTable& table = find_layer(state.layering, choice->ref)->layer->about().attributes;
    for (std::size_t i = 0; i < table.names.size(); ++i) {
        ClassSpec spec = choice->classes.value_or(ClassSpec{});
        const bool chosen = choice->classes && spec.field == table.names[i];
        if (!chosen) spec.palette.clear();  // what suits numbers does not suit words
        spec.field = table.names[i];
        rows.push_back(value_row(table.names[i], chosen, choice->ref, std::move(spec)));
        rows.back().note = table.types[i];
    }
    return rows;
}

std::vector<SheetRow> layer_class_rows(const AppState& state, SheetKind kind) {
    const LayerChoices choices = choices_of(state.layering);
    const LayerChoice* choice = choice_in(choices, state);
    if (!choice || !choice->classes || !state.layering.palettes) return {};
    std::vector<SheetRow> rows{heading_of(state)};
    ClassSpec then = *choice->classes;
    const auto add = [&](std::string text) -> SheetRow& {
        rows.push_back(value_row(std::move(text), then == *choice->classes, choice->ref, then));
        return rows.back();
    };
    if (kind == SheetKind::layer_method)
        for (const BreakMethod method : methods) {
            then.method = method;
            add(word_of(state, method)).detail = word(state, std::string("method.what.") + name_of(method));
        }
    if (kind == SheetKind::layer_classes)
        for (then.classes = fewest_classes; then.classes <= most_classes; ++then.classes)
            add(std::to_string(then.classes));
    if (kind != SheetKind::layer_palette) return rows;
    then.palette.clear();
    add(word(state, "by_itself"));
    for (const auto& [of, key] : {std::pair(PaletteKind::sequential, "palette.sequential"),
                                  std::pair(PaletteKind::diverging, "palette.diverging"),
                                  std::pair(PaletteKind::qualitative, "palette.qualitative")}) {
        rows.push_back({word(state, key), "", "", RowMark::heading});
        for (const auto& [name, palette] : *state.layering.palettes) {
            if (palette.kind != of) continue;
            then.palette = name;
            add(name).swatches = palette.of(std::min(then.classes, palette.most()));
        }
    }
    return rows;
}

std::vector<SheetRow> add_file_rows(const AppState& state, const std::string& words) {
    if (words.empty()) return {};
    SheetRow row{word(state, "add_this", {{"file", words}}), "", "", RowMark::none, AddFiles{{words}}};
    row.closes = true;
    return {row};
}

}  // namespace tourmap
