// PROJ's objects as owned values, for the .cpp files of geodata. Names PROJ's types without its header.
#pragma once

#include <memory>
#include <string>

struct PJconsts;
struct pj_ctx;

namespace tourmap {

struct ProjDelete {
    void operator()(PJconsts* pj) const;
    void operator()(pj_ctx* context) const;
};
using PjPtr = std::unique_ptr<PJconsts, ProjDelete>;
using ContextPtr = std::unique_ptr<pj_ctx, ProjDelete>;

// A context that never uses the network and never prints.
ContextPtr quiet_context();

// The horizontal part of the CRS that a text describes; null where PROJ knows none. PROJ strings need not
// say +type=crs. A bound CRS (+towgs84) stays bound.
PjPtr open_crs(pj_ctx* context, const std::string& text);
// The CRS inside a bound one, else the CRS itself.
PjPtr unbound(pj_ctx* context, PjPtr crs);

// The one operation lon/lat (WGS84, degrees) -> crs that is used everywhere on the globe. PROJ would pick
// another datum shift for each region, which tears the map where regions meet, and would use grids where
// they are installed, which gives other pictures on other machines: so the first operation without a
// grid, and the first of all where each needs one. Null: there is none.
PjPtr operation_to(pj_ctx* context, const PjPtr& crs);

// An operation that only turns degrees into radians and then projects, without the pipeline round it:
// takes radians and saves a third of the time. Null for operations with more steps.
PjPtr bare_projection(pj_ctx* context, const PjPtr& operation);

}  // namespace tourmap
