// The CRSs that the countries are held against: every kind of domain, real CRSs and hard centres.
#pragma once

#include <string>
#include <vector>

namespace tourmap::test {

// Their domains follow from the method.
inline const std::vector<std::string>& many_crs() {
    static const std::vector<std::string> all{
        // cut along a meridian
        "EPSG:4326",
        "EPSG:3857",
        "EPSG:8857",
        "ESRI:54030",
        "ESRI:54009",
        "+proj=eqc +lon_0=-100",
        "+proj=merc +lon_0=100",
        "+proj=cea +lon_0=-75",
        "+proj=mill +lon_0=11",
        "+proj=gall",
        "+proj=eqearth +lon_0=90",
        "+proj=eqearth +lon_0=179.3",
        "+proj=robin +lon_0=-170",
        "+proj=moll +lon_0=-90",
        "+proj=sinu +lon_0=70",
        "+proj=hammer +lon_0=20",
        "+proj=aitoff +lon_0=-30",
        "+proj=wintri +lon_0=-10",
        "+proj=eck4 +lon_0=150",
        "+proj=eck6",
        "+proj=natearth +lon_0=30",
        "+proj=natearth2",
        "+proj=kav7 +lon_0=45",
        "+proj=wag4",
        "+proj=patterson +lon_0=-150",
        "+proj=vandg +lon_0=60",
        "+proj=hatano",
        "+proj=fahey +lon_0=120",
        // conic
        "EPSG:2154",
        "ESRI:102003",
        "+proj=lcc +lat_1=40 +lat_2=60 +lon_0=40",
        "+proj=lcc +lat_1=-20 +lat_2=-40 +lon_0=-70",
        "+proj=aea +lat_1=29.5 +lat_2=45.5 +lon_0=-96",
        "+proj=eqdc +lat_1=43 +lat_2=62 +lon_0=10",
        "+proj=bonne +lat_1=45 +lon_0=20",
        "+proj=poly +lon_0=-54",
        // small circle
        "EPSG:3035",
        "EPSG:3031",
        "EPSG:3413",
        "EPSG:3576",
        "+proj=laea +lat_0=48 +lon_0=40",
        "+proj=laea +lat_0=-90",
        "+proj=laea +lat_0=0 +lon_0=180",
        "+proj=aeqd +lat_0=-30 +lon_0=100",
        "+proj=aeqd +lat_0=90",
        "+proj=ortho +lat_0=40 +lon_0=60",
        "+proj=ortho +lat_0=-10 +lon_0=179",
        "+proj=ortho +lat_0=-90",
        "+proj=nsper +h=3000000 +lat_0=20 +lon_0=-170",
        "+proj=geos +h=35785831 +lon_0=140",
        "+proj=gnom +lat_0=50 +lon_0=10",
        "+proj=stere +lat_0=70 +lon_0=30",
        "+proj=sterea +lat_0=52 +lon_0=5",
        "+proj=tpers +h=5500000 +lat_0=40 +tilt=30",
        // narrow
        "EPSG:27700",
        "EPSG:32633",
        "EPSG:28404",
        "EPSG:2193",
        "+proj=tmerc +lon_0=175",
        "+proj=cass +lat_0=10 +lon_0=-61",
        // oblique
        "EPSG:2056",
        "EPSG:5514",
        "+proj=omerc +lat_0=40 +lonc=-100 +alpha=-30",
        "+proj=ob_tran +o_proj=moll +o_lon_p=40 +o_lat_p=50 +lon_0=60",
        "+proj=ob_tran +o_proj=eqearth +o_lon_p=-30 +o_lat_p=-20 +lon_0=-100",
        "+proj=ob_tran +o_proj=igh +o_lon_p=0 +o_lat_p=60 +lon_0=10",
        // interrupted
        "+proj=igh",
        "+proj=igh +lon_0=30",
        "+proj=igh_o +lon_0=-160",
        "+proj=goode +lon_0=50",
        "+proj=imoll +lon_0=20",
        "+proj=healpix +lon_0=50",
        "+proj=rhealpix",
    };
    return all;
}

// Their domains are measured.
inline const std::vector<std::string>& measured_crs() {
    static const std::vector<std::string> all{
        "+proj=qsc",
        "+proj=ocea +lonc=20 +lat_0=30 +alpha=40",
        "+proj=tpeqd +lat_1=60 +lat_2=65 +lon_1=-10 +lon_2=100",
        "+proj=euler +lat_1=67 +lat_2=75",
        "+proj=isea",

    };
    return all;
}

}  // namespace tourmap::test
