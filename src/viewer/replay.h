// Replay: the commands of a log, each when its time has come.
#pragma once

#include <utility>

#include "src/viewer/command_log.h"

namespace tourmap {

class Replay {
public:
    Replay() = default;
    explicit Replay(std::vector<LoggedCommand> commands) : commands_(std::move(commands)) {}

    // Some are still to come: nothing else may move the window until then.
    bool goes_on() const { return next_ < commands_.size(); }
    // seconds: since the first frame. Those that are due by then, in order.
    CommandQueue due(double seconds) {
        CommandQueue queue;
        while (goes_on() && commands_[next_].at <= seconds) queue.push_back(commands_[next_++].command);
        return queue;
    }
    // Until the next one, from then on.
    double seconds_to_next(double seconds) const {
        return goes_on() ? std::max(0.0, commands_[next_].at - seconds) : 0;
    }
    void stop() { next_ = commands_.size(); }

private:
    std::vector<LoggedCommand> commands_;
    std::size_t next_ = 0;
};

}  // namespace tourmap
