// How far long work has come, and whether it is still wanted.
#pragma once

#include <functional>
#include <memory>

#include "geodata/result.h"

namespace tourmap {

// Copies tell the same listener. Thread-safe; made without a listener it costs nothing and wants everything.
//
//   Progress whole([](double fraction, const char* what) { return !key_pressed(); });
//   const Progress reading = whole.part(0, 0.4, "reading");
//   for (...) if (!reading.at(done / all)) return cancelled();
class Progress {
public:
    // fraction: of the whole, from 0 to 1, never less than before. what: the part at work, of static storage.
    // False: stop. Called at most every 10 ms, one call at a time, on whichever thread works.
    using Listener = std::function<bool(double fraction, const char* what)>;

    Progress() = default;
    explicit Progress(Listener listener);

    // fraction: of this part; NaN: not known, as much as before. False: stop, and so for ever after. Cheap enough to be
    // asked every few thousand vertices.
    bool at(double fraction) const;
    // Whether nobody has stopped it, without asking.
    bool wanted() const;
    // As if the listener had said stop; nothing where there is none.
    void stop() const;
    // A part of this part. what: must outlive all use, e.g. a literal.
    Progress part(double from, double to, const char* what) const;

private:
    struct Shared;
    std::shared_ptr<Shared> shared_;
    double from_ = 0, to_ = 1;
    const char* what_ = "";
};

// What work ends with that is not wanted any more, and whether an error is that: nothing is wrong then.
tl::unexpected<Error> cancelled();
bool was_cancelled(const Error& error);

}  // namespace tourmap
