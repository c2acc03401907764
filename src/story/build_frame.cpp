#include "src/story/build_frame.h"

#include <cassert>

#include "src/story/names.h"
#include "src/story/scene.h"

namespace tourmap {
namespace {

std::string alt_text(const Scene& scene, const Step& step) {
    const Tour& tour = scene.tour();
    const std::string text = scene.language().word("alt.map", {{"title", tour.title}}) + " ";
    switch (step.kind) {
        case StepKind::title:
            return text + tour.title_card.text;
        case StepKind::stop:
            if (const std::string& alt = tour.stops[step.index].alt; !alt.empty()) return alt;
            return text + step_name(scene, step) + ". " + tour.stops[step.index].text;
        case StepKind::leg:
            return text + step_name(scene, step) + ". " + tour.legs[step.index].text;
        case StepKind::closing:
            return text + tour.closing_card.text;
    }
    return text;
}

// What names keep off, and what lies below them.
void draw_story(Scene& scene, const Motion* motion) {
    draw_route(scene);
    lay_out_markers(scene, motion);
    draw_leaders(scene);
    draw_stops(scene);
    draw_markers(scene);
    draw_furniture(scene, motion);
}

}  // namespace

FramePlan plan_frame(const FrameParts& parts) {
    const auto& [spec, data, space, paths, globe, motion, layers] = parts;
    const StoryState state = state_at(*data.tour, spec.step, spec.t);
    DisplayList list;  // not shown: what is drawn into it tells where names have no room
    list.canvas = spec.canvas;
    Scene scene{spec, data,   state, space, paths, globe, page_layout(data, spec.look, spec.canvas, spec.step),
                list, &layers};
    draw_story(scene, nullptr);
    return {plan_labels(scene, label_wishes(scene)), marker_spots(scene), cluster_spots(scene), scene.legend,
            scene.class_legends};
}

DisplayList build_frame(const FrameParts& parts) {
    const auto& [spec, data, space, paths, globe, motion, layers] = parts;
    const std::vector<Step> steps = steps_of(*data.tour);
    assert(spec.step < steps.size());
    const StoryState state = state_at(*data.tour, spec.step, spec.t);
    DisplayList list;
    list.canvas = spec.canvas;
    Scene scene{spec, data,   state, space, paths, globe, page_layout(data, spec.look, spec.canvas, spec.step),
                list, &layers};
    const std::string name = step_name(scene, steps[spec.step]);
    list.title = scene.tour().title + (name.empty() ? "" : ": " + name);
    list.alt = alt_text(scene, steps[spec.step]);
    draw_basemap(scene);
    draw_layers(scene);
    draw_indicatrices(scene);
    draw_story(scene, motion);
    draw_labels(scene, motion);
    draw_graticule_labels(scene);
    if (scene.layout.side != PanelSide::none) draw_panel(scene);
    return list;
}

}  // namespace tourmap
