// Each point inside a ProjectionDomain comes back from the page to within 1e-6 degrees.
#include TOURMAP_CATCH_HEADER

#include "geodata/clip_domain.h"
#include "tests/property/support.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

const std::vector<std::string> known_crs{
    "EPSG:4326",
    "EPSG:3857",
    "EPSG:3035",
    "EPSG:2154",
    "EPSG:27700",
    "EPSG:3031",
    "EPSG:3413",
    "EPSG:3576",
    "EPSG:32633",
    "EPSG:28404",
    "EPSG:27572",
    "EPSG:2046",
    "EPSG:32661",
    "EPSG:5041",
    "EPSG:8857",
    "EPSG:7405",
    "ESRI:54030",
    "ESRI:102003",
    "ESRI:54009",
    "+proj=lcc +lat_1=40 +lat_2=60 +lon_0=40",
    "+proj=lcc +lat_1=-20 +lat_2=-40 +lon_0=-70",
    "+proj=lcc +lat_1=30 +lat_0=30 +lon_0=170 +units=us-ft",
    "+proj=laea +lat_0=90",
    "+proj=laea +lat_0=-90 +lon_0=30",
    "+proj=laea +lat_0=48 +lon_0=40",
    "+proj=laea +lat_0=0 +lon_0=-150",
    "+proj=laea +lat_0=48 +lon_0=40 +R=6371000",
    "+proj=aeqd +lat_0=48 +lon_0=40",
    "+proj=aeqd +lat_0=90",
    "+proj=aeqd +lat_0=0 +lon_0=10",
    "+proj=ortho +lat_0=40 +lon_0=60",
    "+proj=ortho +lat_0=90",
    "+proj=ortho +lat_0=-90",
    "+proj=ortho +lon_0=179",
    "+proj=ortho +lat_0=40 +R=6371000",
    "+proj=nsper +h=3000000 +lat_0=40 +lon_0=60",
    "+proj=nsper +h=35785831 +lat_0=-10 +lon_0=-60",
    "+proj=geos +h=35785831 +lon_0=0",
    "+proj=geos +h=35785831 +lon_0=140 +sweep=x",
    "+proj=gnom +lat_0=40 +lon_0=60",
    "+proj=gnom +lat_0=-90",
    "+proj=stere +lat_0=40 +lon_0=60",
    "+proj=stere +lat_0=90 +lat_ts=70",
    "+proj=sterea +lat_0=52 +lon_0=5",
    "+proj=ups",
    "+proj=ups +south",
    "+proj=merc +lon_0=40",
    "+proj=webmerc",
    "+proj=merc +lat_ts=40",
    "+proj=eqc",
    "+proj=eqc +lat_ts=40 +lon_0=-100",
    "+proj=cea",
    "+proj=cea +lat_ts=45",
    "+proj=mill",
    "+proj=gall",
    "+proj=eqearth",
    "+proj=eqearth +lon_0=150",
    "+proj=robin",
    "+proj=robin +lon_0=11.5",
    "+proj=moll",
    "+proj=moll +lon_0=-90",
    "+proj=sinu",
    "+proj=hammer",
    "+proj=hammer +lon_0=20",
    "+proj=aitoff",
    "+proj=wintri",
    "+proj=eck1",
    "+proj=eck2",
    "+proj=eck3",
    "+proj=eck4",
    "+proj=eck5",
    "+proj=eck6",
    "+proj=natearth",
    "+proj=natearth2",
    "+proj=kav5",
    "+proj=kav7",
    "+proj=wag1",
    "+proj=wag2",
    "+proj=wag3 +lat_ts=30",
    "+proj=wag4",
    "+proj=wag5",
    "+proj=wag6",
    "+proj=putp2",
    "+proj=putp3",
    "+proj=putp5",
    "+proj=times",
    "+proj=patterson",
    "+proj=comill",
    "+proj=crast",
    "+proj=fahey",
    "+proj=collg",
    "+proj=loxim",
    "+proj=vandg",
    "+proj=vandg +lon_0=60",
    "+proj=aea +lat_1=29.5 +lat_2=45.5 +lon_0=-96",
    "+proj=aea +lat_1=-10 +lat_2=-40",
    "+proj=eqdc +lat_1=43 +lat_2=62 +lon_0=10",
    "+proj=utm +zone=33",
    "+proj=utm +zone=19 +south",
    "+proj=tmerc +lon_0=9 +k=0.9996 +x_0=500000",
    "+proj=tmerc +lon_0=175 +R=6371000",
    "+proj=gstmerc +lat_0=-21 +lon_0=55",
    "+proj=cass +lat_0=10 +lon_0=-61",
    "+proj=lcc +lat_1=49 +lat_2=44 +lon_0=3 +ellps=bessel +towgs84=600,70,450",
    "+proj=longlat +pm=paris",
    "+proj=longlat +lon_wrap=180",
    "EPSG:2056",
    "EPSG:5514",
    "EPSG:29702",
    "+proj=somerc +lat_0=20 +lon_0=30",
    "+proj=omerc +lat_0=4 +lonc=115 +alpha=53 +k=0.99984",
    "+proj=omerc +lat_0=40 +lonc=-100 +alpha=-30",
    "+proj=krovak",
    "+proj=igh",
    "+proj=igh +lon_0=30",
    "+proj=igh_o",
    "+proj=healpix",
    "+proj=healpix +R=6371000 +lon_0=50",
    "+proj=rhealpix",
    "+proj=rhealpix +north_square=1 +south_square=2",
    "+proj=ob_tran +o_proj=moll +o_lon_p=40 +o_lat_p=50 +lon_0=60",
    "+proj=ob_tran +o_proj=eqearth +o_lon_p=-30 +o_lat_p=-20 +lon_0=-100",
    "+proj=ob_tran +o_proj=igh +o_lon_p=0 +o_lat_p=60 +lon_0=10",
    "+proj=ob_tran +o_proj=moll +o_alpha=30 +o_lon_c=20 +o_lat_c=40 +lon_0=5",
    "+proj=ob_tran +o_proj=laea +o_lon_p=20 +o_lat_p=30 +lon_0=60 +lat_0=10",
    "+proj=bonne +lat_1=10",
    "+proj=goode",
    "+proj=fouc",
    "+proj=fouc_s",
    "+proj=hatano",
    "+proj=leac",
    "+proj=mbt_s",
    "+proj=mbt_fps",
    "+proj=mbtfpp",
    "+proj=mbtfpq",
    "+proj=mbtfps",
    "+proj=nell",
    "+proj=putp1",
    "+proj=putp3p",
    "+proj=putp4p",
    "+proj=putp5p",
    "+proj=putp6",
    "+proj=putp6p",
    "+proj=qua_aut",
    "+proj=weren",
    "+proj=wink1",
    "+proj=wink2",
    "+proj=lagrng",
    "+proj=poly",
    "+proj=tobmerc",
    "+proj=cc",
    "+proj=tcea",
    "+proj=tpers +h=5500000 +lat_0=40 +tilt=30",
    "+proj=nzmg",
    "+proj=lee_os",
    "+proj=mil_os",
};

// What was measured must hold between the places where it was measured.
const std::vector<std::string> measured_crs{
    "+proj=qsc",
    "+proj=ocea +lonc=20 +lat_0=30 +alpha=40",
    "+proj=tpeqd +lat_1=60 +lat_2=65 +lon_1=-10 +lon_2=100",
    "+proj=col_urban",
    "+proj=euler +lat_1=67 +lat_2=75",
    "+proj=labrd +lon_0=46 +lat_0=-18 +azi=18",
    "+proj=rouss +lat_0=46 +lon_0=25",
    "+proj=ccon +lat_1=52",
};

// Half of the points anywhere, half close to the domain's edge, where maps tear.
LonLat point_in(const ProjectionDomain& domain, Random& random) {
    for (;;) {
        LonLat p = random.on_globe();
        if (random.coin()) {
            const double little = std::pow(10, random.between(-9, 0));
            if (const auto* cut = std::get_if<CutMeridian>(&domain)) {
                const double side = random.coin() ? 1 : -1;
                switch (random.integer(0, 2)) {
                    case 0:
                        p.lon = wrap_longitude(cut->lon_0 + side * (cut->half_width - little));
                        break;
                    case 1:
                        p.lat = cut->lat_min + little;
                        break;
                    default:
                        p.lat = cut->lat_max - little;
                }
            } else if (const auto* interrupted = std::get_if<Interrupted>(&domain)) {
                const int i = random.integer(0, static_cast<int>(interrupted->windows.size()) - 1);
                const Window w = interrupted->windows[static_cast<std::size_t>(i)];
                const double least = interrupted->frame.tilted() ? 1e-6 : 0;  // what clipping keeps away from a side
                const double off = std::min(std::max(little, least), std::min(w.east - w.west, w.north - w.south) / 2);
                LonLat q{random.between(w.west + off, w.east - off), random.between(w.south + off, w.north - off)};
                if (random.coin())
                    q.lon = random.coin() ? w.west + off : w.east - off;
                else
                    q.lat = random.coin() ? w.south + off : w.north - off;
                p = interrupted->frame.out_of(q);
                p.lon = wrap_longitude(p.lon);
            } else {
                const auto& circle = std::get<SmallCircle>(domain);
                const double middle_distance = degrees_apart(p, circle.centre);
                if (middle_distance < 1e-3) continue;
                // The point at the wanted distance in p's direction, by slerp.
                const double wanted = circle.radius - little, total = middle_distance * degrees_to_radians;
                const double f = wanted / middle_distance;
                const double s = std::sin(total), wa = std::sin((1 - f) * total) / s, wb = std::sin(f * total) / s;
                const UnitVec a = unit(circle.centre), b = unit(p);
                p = lonlat({wa * a.x + wb * b.x, wa * a.y + wb * b.y, wa * a.z + wb * b.z});
            }
        }
        if (contains(domain, p)) return p;
    }
}

// Degrees; the limits that geodata/projection_domain.h names.
double promised(const Projection& map) {
    if (map.projector.crs().moves_datum) return 3e-6;
    const auto is = [&](const char* name) { return map.text.find(name) != std::string::npos; };
    return is("vandg") || is("putp4p") || is("weren") ? 1e-5 : 1e-6;
}

void check_round_trips(const Projection& map, Random& random) {
    LonLat worst;
    double worst_error = 0;
    int refused = 0;
    for (int k = 0; k < 2000; ++k) {
        const LonLat p = point_in(map.domain.domain, random);
        const MapXY q = map.projector.forward(p);
        if (!std::isfinite(q.x)) ++refused;
        const auto back = map.projector.inverse(q);
        const Frame* frame = tilted_frame(map.domain.domain);
        const bool near_pole = std::abs(frame ? frame->into(p).lat : p.lat) > 89.5;  // PROJ's inverses are weak there
        if (near_pole && !back) continue;
        const double error = (back ? degrees_apart(p, *back) : 1e9) / (near_pole ? 2e4 : 1);
        if (error > worst_error) worst_error = error, worst = p;
    }
    INFO(map.text << ": " << describe(map.domain.domain) << ", seed " << seed() << ", worst at " << worst.lon << ", "
                  << worst.lat);
    CHECK(refused == 0);
    CHECK(worst_error <= promised(map));
}

}  // namespace

TEST_CASE("every point inside a domain round-trips to 1e-6 degrees") {
    for (std::size_t i = 0; i < known_crs.size(); ++i) {
        const Projection map = projection(known_crs[i]);
        INFO(map.text);
        CHECK(map.domain.known);
        Random random(i);
        check_round_trips(map, random);
    }
}

TEST_CASE("every point inside a measured domain round-trips too") {
    for (std::size_t i = 0; i < measured_crs.size(); ++i) {
        const Projection map = projection(measured_crs[i]);
        INFO(map.text);
        CHECK_FALSE(map.domain.known);
        Random random(500 + i);
        check_round_trips(map, random);
    }
}

TEST_CASE("methods without an inverse project every point of their domain") {
    for (const char* text :
         {"+proj=airy +lat_0=30", "+proj=boggs", "+proj=wag7", "+proj=larr", "+proj=guyou", "+proj=adams_hemi",
          "+proj=vandg2", "+proj=vandg3", "+proj=vandg4", "+proj=tcc", "+proj=gins8"}) {
        const Projection map = projection(text);
        INFO(text);
        CHECK_FALSE(map.projector.has_inverse());
        CHECK(map.domain.known);
        Random random(1);
        int refused = 0;
        for (int k = 0; k < 500; ++k)
            refused += !std::isfinite(map.projector.forward(point_in(map.domain.domain, random)).x);
        CHECK(refused == 0);
    }
}
