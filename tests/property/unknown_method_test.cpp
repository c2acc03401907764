// Methods whose domain is measured: nothing hangs, little is lost, and no line is drawn across the page.
#include TOURMAP_CATCH_HEADER

#include <chrono>

#include "geodata/graticule.h"
#include "tests/property/support.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

const std::vector<std::string> methods{
    "+proj=isea",
    "+proj=spilhaus",
    "+proj=qsc",
    "+proj=peirce_q +shape=nhemisphere",
    "+proj=bertin1953",
    "+proj=nicol",
    "+proj=pconic +lat_1=25 +lat_2=75",
    "+proj=murd1 +lat_1=30 +lat_2=50",
    "+proj=oea +m=1 +n=2",
    "+proj=gn_sinu +m=2 +n=3",
    "+proj=imw_p +lat_1=30 +lat_2=-40",
    "+proj=som +inc_angle=1.7 +ps_rev=0.07 +asc_lon=2",
    "+proj=misrsom +path=1",
    "+proj=lsat +lsat=2 +path=2",
    "+proj=tpeqd +lat_1=60 +lat_2=65 +lon_1=-10 +lon_2=100",
    "+proj=chamb +lat_1=10 +lon_1=0 +lat_2=40 +lon_2=60 +lat_3=60 +lon_3=0",
    "+proj=ocea +lonc=20 +lat_0=30 +alpha=40",
    "+proj=bipc",
    "+proj=rouss",
    "+proj=urm5 +n=0.9 +alpha=2 +q=4",
    "+proj=ccon +lat_1=52",
    "+proj=labrd +lon_0=46 +lat_0=-18 +azi=18",
    "+proj=col_urban +h_0=2550",
};

// The world in squares of 15 degrees with edges of 1 degree.
std::vector<Polygon> squares() {
    std::vector<Polygon> out;
    for (int lon = -180; lon < 180; lon += 15)
        for (int lat = -90; lat < 90; lat += 15) {
            Ring ring;
            for (int k = 0; k < 15; ++k) ring.push_back({1.0 * lon + k, 1.0 * lat});
            for (int k = 0; k < 15; ++k) ring.push_back({lon + 15.0, 1.0 * lat + k});
            for (int k = 0; k < 15; ++k) ring.push_back({lon + 15.0 - k, lat + 15.0});
            for (int k = 0; k < 15; ++k) ring.push_back({1.0 * lon, lat + 15.0 - k});
            out.push_back({ring});
        }
    return out;
}

double longest_edge(const ProjectedLayer& layer, bool closed) {
    double longest = 0;
    for (std::size_t r = 0; r + 1 < layer.ring_offsets.size(); ++r) {
        const auto ring = layer.ring(r);
        for (std::size_t i = 0; i + (closed ? 0 : 1) < ring.size(); ++i) {
            const MapXY a = ring[i], b = ring[(i + 1) % ring.size()];
            longest = std::max(longest, std::hypot(b.x - a.x, b.y - a.y));
        }
    }
    return longest;
}

}  // namespace

TEST_CASE("a method that is measured neither hangs nor draws across the page") {
    const GeoLayer land = layer_of(squares());
    const GeoLayer net = graticule({}).layer;
    int tried = 0;
    for (const std::string& text : methods) {
        const Result<Crs> crs = parse_crs(text);
        if (!crs) continue;  // this PROJ does not have it
        auto projector = Projector::create(*crs);
        if (!projector) continue;
        ++tried;
        const auto start = std::chrono::steady_clock::now();
        const DomainInfo domain = domain_of(*crs);
        CHECK_FALSE(domain.known);
        const double radius = crs->semi_major_metre / crs->metres_per_unit;
        const ProjectionDetail detail{radius / 2000, radius / 2000};
        const ProjectedLayer polygons = project_layer(land, *projector, domain, detail);
        const ProjectedLayer lines = project_layer(net, *projector, domain, detail);
        const ProjectedLayer sea = project_outline(*projector, domain, detail);
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        const double degree = radius * degrees_to_radians;
        INFO(text << ": " << describe(domain.domain) << ", longest polygon edge "
                  << longest_edge(polygons, true) / degree << " and line edge " << longest_edge(lines, false) / degree
                  << " degrees' worth, dropped " << polygons.dropped << " polygons, " << lines.dropped
                  << " stretches of lines; " << seconds << " s");
        if (std::getenv("TOURMAP_VERBOSE")) WARN("figures");
        CHECK(seconds < 20);
        CHECK(sea.vertices.size() > 3);
        // What stretches more than 8 times has torn, and edges are up to 4 degrees long when tested: the sides of
        // windows and the net's.
        CHECK(longest_edge(polygons, true) <= 32.1 * degree);
        CHECK(longest_edge(lines, false) <= 32.1 * degree);
    }
    CHECK(tried > 15);
}
