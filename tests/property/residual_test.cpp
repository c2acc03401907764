// The tolerance of ProjectionDetail is kept: no point of an edge's true curve lies further from the output.
#include TOURMAP_CATCH_HEADER

#include "geodata/clip_domain.h"
#include "geodata/resample.h"
#include "tests/property/true_curve.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

const std::vector<std::string> maps{
    "+proj=laea +lat_0=48 +lon_0=40",
    "+proj=laea +lat_0=90",
    "+proj=laea +lat_0=0 +lon_0=-120",
    "EPSG:3035",
    "+proj=aeqd +lat_0=-30 +lon_0=100",
    "+proj=ortho +lat_0=40 +lon_0=60",
    "+proj=ortho +lat_0=90",
    "+proj=nsper +h=3000000 +lat_0=20",
    "+proj=geos +h=35785831 +lon_0=20",
    "+proj=gnom +lat_0=50 +lon_0=10",
    "+proj=stere +lat_0=70 +lon_0=30",
    "+proj=lcc +lat_1=40 +lat_2=60 +lon_0=40",
    "+proj=lcc +lat_1=-20 +lat_2=-40 +lon_0=-70",
    "EPSG:3857",
    "+proj=eqc +lon_0=30",
    "EPSG:4326",
    "+proj=cea +lon_0=-75",
    "+proj=eqearth +lon_0=150",
    "+proj=robin +lon_0=11",
    "+proj=moll",
    "+proj=sinu +lon_0=70",
    "+proj=hammer",
    "+proj=aitoff",
    "+proj=wintri +lon_0=-10",
    "+proj=eck4",
    "+proj=natearth",
    "+proj=aea +lat_1=29.5 +lat_2=45.5 +lon_0=-96",
    "+proj=eqdc +lat_1=43 +lat_2=62",
    "+proj=utm +zone=33",
    "+proj=vandg",
    "+proj=cass",
    "EPSG:27700",
    "+proj=robin +units=km",
    "+proj=laea +lat_0=30 +units=us-ft",
    "+proj=igh",
    "+proj=imoll +lon_0=20",
    "+proj=healpix",
    "+proj=ob_tran +o_proj=moll +o_lon_p=40 +o_lat_p=50 +lon_0=60",
    "+proj=ob_tran +o_proj=eqearth +o_lon_p=-30 +o_lat_p=-20 +lon_0=-100",
    "+proj=ob_tran +o_proj=igh +o_lon_p=0 +o_lat_p=60 +lon_0=10",
    "EPSG:2056",
    "+proj=bonne +lat_1=45",
    "+proj=goode",
};

double distance_to(const ProjectedLayer& layer, std::size_t feature, bool closed, MapXY p) {
    double least = 1e300;
    for (std::size_t r = layer.feature_offsets[feature]; r < layer.feature_offsets[feature + 1]; ++r) {
        const auto ring = layer.ring(r);
        for (std::size_t i = 0; i + (closed ? 0 : 1) < ring.size(); ++i)
            least = std::min(least, distance_to_segment(p, ring[i], ring[(i + 1) % ring.size()]));
    }
    return least;
}

// Of all lengths and directions: along parallels and meridians, round the world, over poles, tiny.
std::vector<Polygon> random_edges(Random& random, int count) {
    std::vector<Polygon> edges;
    for (int i = 0; i < count; ++i) {
        const LonLat a = random.on_globe();
        LonLat b = random.on_globe();
        const double step = std::pow(10, random.between(-2, 2));
        switch (random.integer(0, 5)) {
            case 0:
                b = {std::clamp(a.lon + random.between(-step, step), -180.0, 180.0),
                     std::clamp(a.lat + random.between(-step, step), -90.0, 90.0)};
                break;
            case 1:
                b = {a.lon, std::clamp(a.lat + random.between(-step, step), -90.0, 90.0)};
                break;
            case 2:
                b = {std::clamp(a.lon + random.between(-step, step), -180.0, 180.0), a.lat};
                break;
            case 3:
                edges.push_back({{{-180, a.lat}, {180, a.lat}}});
                continue;
            case 4:
                edges.push_back({{{a.lon, -90}, {a.lon, 90}}});
                continue;
            default:
                break;
        }
        edges.push_back({{a, b}});
    }
    return edges;
}

}  // namespace

TEST_CASE("no edge is further from its true curve than the tolerance") {
    for (std::size_t m = 0; m < maps.size(); ++m) {
        const Projection map = projection(maps[m]);
        Random random(100 + m);
        const auto edges = random_edges(random, 120);
        const Crs& crs = map.projector.crs();
        const double radius = crs.semi_major_metre / crs.metres_per_unit;
        const ProjectionDetail detail{radius * std::pow(10, random.between(-5, -2.5)), 0};
        const ProjectedLayer out =
            project_layer(layer_of(edges, GeometryKind::line), map.projector, map.domain, detail);
        double worst = 0;
        LonLat at, from, to;
        for (std::size_t e = 0; e < edges.size(); ++e)
            for (int k = 0; k < 32; ++k) {
                const LonLat a = edges[e][0][0], b = edges[e][0][1];
                const LonLat p = between(a, b, (k + random.between(0, 1)) / 32);
                if (!well_inside(map.domain.domain, p)) continue;
                // PROJ's Mollweide does not converge well there, and jumps by up to kilometres.
                const Frame* frame = tilted_frame(map.domain.domain);
                if (std::abs(frame ? frame->into(p).lat : p.lat) > 88.9) continue;
                const double distance = distance_to(out, e, false, map.projector.forward(p)) / detail.tolerance;
                if (distance > worst) worst = distance, at = p, from = a, to = b;
            }
        INFO(map.text << ", seed " << seed() << ": worst at " << at.lon << ", " << at.lat << " of " << from.lon << ", "
                      << from.lat << " -> " << to.lon << ", " << to.lat);
        CHECK(out.dropped == 0);
        CHECK(worst <= 1 + 1e-6);
    }
}

// Of a quarter of a degree and less: those that are taken for straight without a test.
TEST_CASE("short edges keep the tolerance too, where a map stretches or bends") {
    for (const char* text : {"+proj=aeqd +lat_0=-30 +lon_0=100",
                             "+proj=laea +lat_0=48 +lon_0=40",
                             "+proj=laea +lat_0=10 +lon_0=-150",
                             "+proj=stere +lat_0=70 +lon_0=30",
                             "+proj=gnom +lat_0=50 +lon_0=10",
                             "+proj=gnom +lat_0=0",
                             "EPSG:3857",
                             "+proj=geos +h=35785831",
                             "+proj=cass",
                             "+proj=bonne +lat_1=45",
                             "+proj=eqdc +lat_1=43 +lat_2=62",
                             "+proj=rhealpix",
                             "+proj=healpix",
                             "+proj=igh",
                             "+proj=poly",
                             "+proj=eck1",
                             "+proj=eck2",
                             "+proj=eck3",
                             "+proj=hatano",
                             "+proj=collg",
                             "+proj=fouc_s",
                             "+proj=loxim",
                             "+proj=mbt_s",
                             "+proj=nell",
                             "+proj=putp1",
                             "+proj=putp2",
                             "+proj=putp3p",
                             "+proj=putp4p",
                             "+proj=putp5",
                             "+proj=putp6",
                             "+proj=wink1",
                             "+proj=wink2",
                             "+proj=wag7",
                             "+proj=larr",
                             "+proj=lask",
                             "+proj=denoy",
                             "+proj=apian",
                             "+proj=ortel",
                             "+proj=bacon",
                             "+proj=lagrng",
                             "+proj=nell_h",
                             "+proj=gins8",
                             "+proj=boggs",
                             "+proj=times",
                             "+proj=fahey",
                             "+proj=robin",
                             "+proj=comill",
                             "+proj=patterson",
                             "+proj=sinu",
                             "+proj=goode",
                             "+proj=aitoff",
                             "+proj=airy"}) {
        const Projection map = projection(text);
        Random random(150);
        std::vector<Polygon> edges;
        while (edges.size() < 1500) {
            LonLat a = random.on_globe();
            // Some where maps are bent, if they are.
            switch (random.integer(0, 7)) {
                case 0:
                case 1:
                    a.lon = random.between(-0.2, 0.2);
                    break;
                case 2:
                case 3:
                    a.lat = random.between(-0.2, 0.2);
                    break;
                case 4:
                    a.lon = 90 + random.between(-0.2, 0.2);
                    break;
                case 5:  // where aeqd below stretches across its radii
                    a = {-80 + random.between(-8, 8), 30 + random.between(-8, 8)};
                    break;
                default:
                    break;
            }
            const double step = random.between(0.02, 0.25), angle = random.between(0, 2 * pi);
            const LonLat b{a.lon + step * std::cos(angle), a.lat + step * std::sin(angle)};
            if (std::abs(b.lon) > 180 || std::abs(b.lat) > 88 || !well_inside(map.domain.domain, a)) continue;
            edges.push_back({{a, b}});
        }
        const double radius = map.projector.crs().semi_major_metre / map.projector.crs().metres_per_unit;
        const ProjectionDetail detail{radius * std::pow(10, random.between(-5, -4)), 0};
        const ProjectedLayer out =
            project_layer(layer_of(edges, GeometryKind::line), map.projector, map.domain, detail);
        double worst = 0;
        LonLat at;
        for (std::size_t e = 0; e < edges.size(); ++e)
            for (int k = 1; k < 16; ++k) {
                const LonLat p = between(edges[e][0][0], edges[e][0][1], k / 16.0);
                if (!well_inside(map.domain.domain, p)) continue;
                const double distance = distance_to(out, e, false, map.projector.forward(p)) / detail.tolerance;
                if (distance > worst) worst = distance, at = p;
            }
        INFO(map.text << ", tolerance " << detail.tolerance << ", seed " << seed() << ": worst at " << at.lon << ", "
                      << at.lat);
        CHECK(worst <= 1 + 1e-6);
    }
}

TEST_CASE("the outline of a circular domain keeps the tolerance") {
    for (const char* text :
         {"+proj=laea +lat_0=48 +lon_0=40", "+proj=aeqd", "+proj=ortho +lat_0=40", "+proj=gnom +lat_0=-20",
          "+proj=stere +lat_0=90", "+proj=geos +h=35785831", "+proj=nsper +h=1000000 +lat_0=60"}) {
        const Projection map = projection(text);
        const auto circle = std::get<SmallCircle>(map.domain.domain);
        for (const double tolerance : {10.0, 1000.0, 20000.0}) {
            const ProjectedLayer out = project_outline(map.projector, map.domain, {tolerance, 0});
            REQUIRE(out.ring_offsets.size() == 2);
            double worst = 0;
            const RingSet<LonLat> fine = outline(circle, 0.7);
            for (const LonLat& p : fine.points)
                worst = std::max(worst, distance_to(out, 0, true, map.projector.forward(p)));
            INFO(text << ", tolerance " << tolerance);
            CHECK(worst <= tolerance);
        }
    }
}
