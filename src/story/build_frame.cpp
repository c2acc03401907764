#include "src/story/build_frame.h"

#include <cassert>

#include "src/story/scene.h"

namespace tourmap {
namespace {

std::string alt_text(const Tour& tour, const Step& step) {
    std::string text = "Map of " + tour.title + ". ";
    switch (step.kind) {
        case StepKind::title:
            return text + tour.title_card.text;
        case StepKind::stop:
            return text + tour.stops[step.index].place + ". " + tour.stops[step.index].text;
        case StepKind::leg:
            return text + step.name + ". " + tour.legs[step.index].text;
        case StepKind::closing:
            return text + tour.closing_card.text;
    }
    return text;
}

// What names keep off, and what lies below them.
void draw_story(Scene& scene) {
    draw_route(scene);
    lay_out_markers(scene);
    draw_leaders(scene);
    draw_stops(scene);
    draw_markers(scene);
    draw_furniture(scene);
}

}  // namespace

LabelPlan plan_frame_labels(const FrameSpec& spec, const StoryData& data, ProjectedSpace& space) {
    const StoryState state = state_at(*data.tour, spec.step, spec.t);
    DisplayList list;  // not shown: what is drawn into it tells where names have no room
    list.canvas = spec.canvas;
    const BasemapPaths none;
    Scene scene{spec, data, state, space, none, page_layout(spec.canvas), list};
    draw_story(scene);
    return plan_labels(scene);
}

DisplayList build_frame(const FrameParts& parts) {
    const auto& [spec, data, space, paths, labels] = parts;
    const std::vector<Step> steps = steps_of(*data.tour);
    assert(spec.step < steps.size());
    const StoryState state = state_at(*data.tour, spec.step, spec.t);
    DisplayList list;
    list.canvas = spec.canvas;
    list.title = data.tour->title + ": " + steps[spec.step].name;
    list.alt = alt_text(*data.tour, steps[spec.step]);
    Scene scene{spec, data, state, space, paths, page_layout(spec.canvas), list};
    draw_basemap(scene);
    draw_story(scene);
    draw_labels(scene, labels);
    draw_graticule_labels(scene);
    draw_panel(scene);
    return list;
}

}  // namespace tourmap
