// CardPicture: the picture of the open card on the graphics card. Needs the GL context that was current when it was
// made.
#pragma once

#include <optional>
#include <string>

#include "src/viewer/session.h"
#include "src/viewer/texture.h"

namespace tourmap {

class CardPicture {
public:
    // Uploads it when it is another than before.
    void follow(const MarkerPicture& wanted);

    std::optional<UiPicture> picture() const;
    const std::string& error() const { return error_; }  // why it is not shown; empty: it is, or is on its way

private:
    std::optional<Texture> texture_;
    BitmapPtr uploaded_;
    std::string error_;
};

}  // namespace tourmap
