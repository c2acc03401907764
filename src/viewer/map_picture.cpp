#include "src/viewer/map_picture.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "render/raster/raster_player.h"
#include "src/viewer/texture.h"

namespace tourmap {
namespace {

constexpr std::array furniture{"scale", "attribution", "legend"};

std::string_view layer_of(const DrawCommand& command) {
    return std::visit(
        [](const auto& c) -> std::string_view {
            if constexpr (requires { c.tag; }) return c.tag.layer;
            return {};
        },
        command);
}

}  // namespace

SplitList split_page(const DisplayList& list, bool with_furniture) {
    SplitList out;
    out.map.canvas = out.page.canvas = list.canvas;
    out.map.background = list.background;
    out.page.background = {0, 0, 0, 0};
    bool panel = false;  // it comes last, whatever its rows are called
    for (const DrawCommand& command : list.commands) {
        const std::string_view layer = layer_of(command);
        panel = panel || layer == "panel";
        const bool is_furniture = std::find(furniture.begin(), furniture.end(), layer) != furniture.end();
        const bool stays = panel || (is_furniture && !with_furniture);
        (stays ? out.page : out.map).commands.push_back(command);
    }
    return out;
}

Result<MapPicturePtr> paint_map(const DisplayList& list, const PaintOptions& how, const MapPicturePtr& before) {
    const SplitList split = split_page(list, how.draft);
    auto map = rasterize(split.map, {.margin_px = how.margin_px});
    if (!map) return tl::unexpected(map.error());
    auto out = std::make_shared<MapPicture>();
    out->map = std::make_shared<const Bitmap>(std::move(*map));
    out->margin_px = how.margin_px;
    out->page_hash = split.page.hash();
    if (before && before->page_hash == out->page_hash) {
        out->page = before->page;
        out->page_boxes = before->page_boxes;
        return MapPicturePtr(out);
    }
    auto page = rasterize(split.page);
    if (!page) return tl::unexpected(page.error());
    unpremultiply(page->rgba);
    out->page_boxes = inked(*page);
    out->page = std::make_shared<const Bitmap>(std::move(*page));
    return MapPicturePtr(out);
}

}  // namespace tourmap
