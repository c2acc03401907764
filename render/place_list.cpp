#include "render/place_list.h"

#include <utility>

namespace tourmap {
namespace {

struct Placer {
    const Affine& at;

    void operator()(FillPath& c) const { c.affine = c.affine.then(at); }
    void operator()(StrokePath& c) const {
        c.affine = c.affine.then(at);
        c.width *= at.scale();
        for (double& length : c.dash) length *= at.scale();
    }
    void operator()(GlyphRun& c) const {
        c.affine = c.affine.then(at);
        c.halo_width *= at.scale();
    }
    void operator()(DrawImage& c) const { c.affine = c.affine.then(at); }
    void operator()(PushClip& c) const { c.affine = c.affine.then(at); }
    void operator()(PopClip&) const {}
    void operator()(PushGroup&) const {}
    void operator()(PopGroup&) const {}
};

}  // namespace

void place_list(DisplayList& page, const DisplayList& picture, const Affine& at) {
    const auto edges = std::make_shared<const Path>(rectangle(0, 0, picture.canvas.width(), picture.canvas.height()));
    page.commands.push_back(PushClip{edges, at, FillRule::nonzero});
    if (picture.background.a > 0)
        page.commands.push_back(FillPath{edges, at, picture.background, FillRule::nonzero, {"background", "", ""}});
    for (DrawCommand command : picture.commands) {
        std::visit(Placer{at}, command);
        page.commands.push_back(std::move(command));
    }
    page.commands.push_back(PopClip{});
}

}  // namespace tourmap
