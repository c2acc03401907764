// Faded: what is drawn while it lives has one opacity.
#pragma once

#include "render/display_list.h"

namespace tourmap {

class Faded {
public:
    Faded(DisplayList& list, double opacity) : list_(opacity < 1 ? &list : nullptr) {
        if (list_) list_->commands.push_back(PushGroup{opacity, ""});
    }
    ~Faded() {
        if (list_) list_->commands.push_back(PopGroup{});
    }
    Faded(const Faded&) = delete;
    Faded& operator=(const Faded&) = delete;

private:
    DisplayList* list_;
};

}  // namespace tourmap
