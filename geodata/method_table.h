// PROJ's methods as data: which part of the globe each maps one to one. Read by geodata/domain_methods.cpp.
#pragma once

#include <array>
#include <string_view>

#include "geodata/projection_domain.h"

namespace tourmap {

// What a method leaves out of the globe, by PROJ's name of it.
enum class MethodShape {
    azimuthal,
    equidistant,
    double_sphere,
    perspective,
    conformal_conic,
    mercator,
    whole,
    two_halves,
    lobes,
    healpix,
    krovak,
};

struct ProjMethod {
    std::string_view proj;
    MethodShape shape;
    double reach = 180;    // degrees: radius of the circle, or half the width of the window
    double latitude = 90;  // degrees: the window's northern limit, and southern
};

// Radii: the equal-area azimuthal map is complete but for the antipode, which is a circle on the page;
// 0.25 degrees (30 m at its rim) keep the round trip below 1e-6. The orthographic horizon is pulled in
// by 0.05 degrees because PROJ's inverse fails closer to it (4e-7 of the radius on the page). Gnomonic, stereographic
// and Mercator grow without end: they stop where the scale is about 33, 8.5 and 11.6. The transverse cylinders stop
// where PROJ's series still round-trip, hammer where its inverse still accepts a point.
inline constexpr std::array proj_methods{
    ProjMethod{"laea", MethodShape::azimuthal, 179.75},
    ProjMethod{"aeqd", MethodShape::equidistant},
    ProjMethod{"ortho", MethodShape::azimuthal, 89.95},
    ProjMethod{"gnom", MethodShape::azimuthal, 80},
    ProjMethod{"stere", MethodShape::azimuthal, 140},
    ProjMethod{"sterea", MethodShape::double_sphere, 90},
    ProjMethod{"somerc", MethodShape::double_sphere, 80},
    ProjMethod{"omerc", MethodShape::double_sphere, 80},
    ProjMethod{"krovak", MethodShape::krovak, 39.5},
    ProjMethod{"ups", MethodShape::azimuthal, 90},
    ProjMethod{"airy", MethodShape::azimuthal, 89.99},
    ProjMethod{"nsper", MethodShape::perspective},
    ProjMethod{"geos", MethodShape::perspective},
    ProjMethod{"tpers", MethodShape::perspective},
    ProjMethod{"lcc", MethodShape::conformal_conic},
    ProjMethod{"merc", MethodShape::mercator},
    ProjMethod{"webmerc", MethodShape::mercator},
    ProjMethod{"tmerc", MethodShape::whole, 75},
    ProjMethod{"etmerc", MethodShape::whole, 75},
    ProjMethod{"utm", MethodShape::whole, 75},
    ProjMethod{"gstmerc", MethodShape::whole, 75},
    ProjMethod{"cass", MethodShape::whole, 40},
    ProjMethod{"longlat", MethodShape::whole},
    ProjMethod{"eqc", MethodShape::whole},
    ProjMethod{"cea", MethodShape::whole},
    ProjMethod{"mill", MethodShape::whole},
    ProjMethod{"gall", MethodShape::whole},
    ProjMethod{"eqearth", MethodShape::whole},
    ProjMethod{"robin", MethodShape::whole},
    ProjMethod{"natearth", MethodShape::whole},
    ProjMethod{"natearth2", MethodShape::whole},
    ProjMethod{"moll", MethodShape::whole},
    ProjMethod{"sinu", MethodShape::whole},
    ProjMethod{"hammer", MethodShape::whole, 180 - 1e-5},
    ProjMethod{"aitoff", MethodShape::whole},
    ProjMethod{"wintri", MethodShape::whole},
    ProjMethod{"eck1", MethodShape::two_halves},
    ProjMethod{"eck2", MethodShape::two_halves},
    ProjMethod{"eck3", MethodShape::whole},
    ProjMethod{"eck4", MethodShape::whole},
    ProjMethod{"eck5", MethodShape::whole},
    ProjMethod{"eck6", MethodShape::whole},
    ProjMethod{"kav5", MethodShape::whole},
    ProjMethod{"kav7", MethodShape::whole},
    ProjMethod{"wag1", MethodShape::whole},
    ProjMethod{"wag2", MethodShape::whole},
    ProjMethod{"wag3", MethodShape::whole},
    ProjMethod{"wag4", MethodShape::whole},
    ProjMethod{"wag5", MethodShape::whole},
    ProjMethod{"wag6", MethodShape::whole},
    ProjMethod{"putp2", MethodShape::whole},
    ProjMethod{"putp3", MethodShape::whole},
    ProjMethod{"putp5", MethodShape::whole},
    ProjMethod{"times", MethodShape::whole},
    ProjMethod{"patterson", MethodShape::whole},
    ProjMethod{"comill", MethodShape::whole},
    ProjMethod{"compact_miller", MethodShape::whole},
    ProjMethod{"crast", MethodShape::whole},
    ProjMethod{"fahey", MethodShape::whole},
    ProjMethod{"collg", MethodShape::whole},
    ProjMethod{"loxim", MethodShape::whole},
    ProjMethod{"vandg", MethodShape::whole},
    ProjMethod{"aea", MethodShape::whole},
    ProjMethod{"leac", MethodShape::whole},
    ProjMethod{"eqdc", MethodShape::whole},
    ProjMethod{"bonne", MethodShape::whole},
    ProjMethod{"boggs", MethodShape::whole},
    ProjMethod{"fouc", MethodShape::whole},
    ProjMethod{"fouc_s", MethodShape::whole},
    ProjMethod{"hatano", MethodShape::two_halves},
    ProjMethod{"mbt_s", MethodShape::whole},
    ProjMethod{"mbt_fps", MethodShape::whole},
    ProjMethod{"mbtfpp", MethodShape::whole},
    ProjMethod{"mbtfpq", MethodShape::whole},
    ProjMethod{"mbtfps", MethodShape::whole},
    ProjMethod{"nell", MethodShape::whole},
    ProjMethod{"nell_h", MethodShape::whole},
    ProjMethod{"putp1", MethodShape::whole},
    ProjMethod{"putp3p", MethodShape::whole},
    ProjMethod{"putp4p", MethodShape::whole},
    ProjMethod{"putp5p", MethodShape::whole},
    ProjMethod{"putp6", MethodShape::whole},
    ProjMethod{"putp6p", MethodShape::whole},
    ProjMethod{"qua_aut", MethodShape::whole},
    ProjMethod{"weren", MethodShape::whole},
    ProjMethod{"wag7", MethodShape::whole},
    ProjMethod{"wink1", MethodShape::whole},
    ProjMethod{"wink2", MethodShape::whole},
    ProjMethod{"lagrng", MethodShape::whole, 180 - 1e-5},
    ProjMethod{"lask", MethodShape::whole},
    ProjMethod{"larr", MethodShape::whole},
    ProjMethod{"apian", MethodShape::whole},
    ProjMethod{"ortel", MethodShape::whole},
    ProjMethod{"denoy", MethodShape::whole},
    ProjMethod{"gins8", MethodShape::whole},
    ProjMethod{"rpoly", MethodShape::whole},
    ProjMethod{"vandg2", MethodShape::whole},
    ProjMethod{"vandg3", MethodShape::whole},
    ProjMethod{"vandg4", MethodShape::whole, 180, 89.999},
    ProjMethod{"august", MethodShape::whole},
    ProjMethod{"bacon", MethodShape::whole},
    ProjMethod{"adams_ws1", MethodShape::whole},
    ProjMethod{"adams_ws2", MethodShape::whole, 180 - 1e-5},
    ProjMethod{"adams_hemi", MethodShape::whole, 90 - 1e-6},
    ProjMethod{"guyou", MethodShape::whole, 90 - 1e-6},
    ProjMethod{"poly", MethodShape::whole, 75},
    ProjMethod{"tcc", MethodShape::whole, 75},
    ProjMethod{"cc", MethodShape::mercator},
    ProjMethod{"tobmerc", MethodShape::mercator},
    ProjMethod{"tcea", MethodShape::two_halves},
    ProjMethod{"goode", MethodShape::lobes},
    ProjMethod{"igh", MethodShape::lobes},
    ProjMethod{"igh_o", MethodShape::lobes},
    ProjMethod{"imoll", MethodShape::lobes},
    ProjMethod{"imoll_o", MethodShape::lobes},
    ProjMethod{"peirce_q", MethodShape::lobes},
    ProjMethod{"healpix", MethodShape::healpix},
    ProjMethod{"rhealpix", MethodShape::healpix},
};

// Where interrupted projections are cut, in degrees from lon_0 (PROJ's igh.cpp and imoll.cpp; Snyder and Voxland,
// An Album of Map Projections, p. 66). Where the sinusoidal map goes over into Mollweide's, edges have a kink: a
// window ends there, so that they get a vertex.
struct ProjLobes {
    std::string_view proj;
    std::array<double, 4> north;  // sides from west to east, the last one repeated to the end
    std::array<double, 6> south;
    double kink = 90;  // degrees of latitude, both hemispheres
};
inline constexpr double igh_kink = 40 + 44 / 60.0 + 11.8 / 3600,
                        goode_kink = 0.71093078197902358062 / degrees_to_radians;
inline constexpr std::array proj_lobes{
    ProjLobes{"goode", {-180, 180, 180, 180}, {-180, 180, 180, 180, 180, 180}, goode_kink},
    ProjLobes{"igh", {-180, -40, 180, 180}, {-180, -100, -20, 80, 180, 180}, igh_kink},
    ProjLobes{"igh_o", {-180, -90, 60, 180}, {-180, -60, 90, 180, 180, 180}, igh_kink},
    ProjLobes{"imoll", {-180, -40, 180, 180}, {-180, -100, -20, 80, 180, 180}},
    ProjLobes{"imoll_o", {-180, -90, 60, 180}, {-180, -60, 90, 180, 180, 180}},
    ProjLobes{"peirce_q", {-180, 180, 180, 180}, {-180, -135, -45, 45, 135, 180}},
};

// Polynomials that PROJ fits to one place each; how far round it they stay one to one was measured.
struct ProjPolynomial {
    std::string_view proj;
    SmallCircle domain;
};
inline constexpr std::array proj_polynomials{
    ProjPolynomial{"nzmg", {{173, -41}, 10}},  ProjPolynomial{"alsk", {{-152, 64}, 20}},
    ProjPolynomial{"gs48", {{-96, 39}, 25}},   ProjPolynomial{"gs50", {{-120, 45}, 40}},
    ProjPolynomial{"mil_os", {{20, 18}, 100}}, ProjPolynomial{"lee_os", {{-165, -10}, 100}},
};

}  // namespace tourmap
