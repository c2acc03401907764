// Files that try to make the loader talk to a server, start something or run for ever. A real socket
// listens; nobody may knock.
#include "geodata/load.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include TOURMAP_CATCH_HEADER

#include <atomic>
#include <chrono>
#include <thread>

#include "tests/unit/geodata/archive.h"
#include "tests/unit/geodata/load_files.h"

using namespace load_test;

namespace {

// Counts connections to a port of 127.0.0.1 and hangs up on each.
class Listener {
public:
    Listener() : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(address);
        auto* any = reinterpret_cast<sockaddr*>(&address);
        if (bind(socket_, any, size) != 0 || listen(socket_, 16) != 0 || getsockname(socket_, any, &size) != 0)
            std::abort();
        port_ = ntohs(address.sin_port);
        setenv("no_proxy", "*", 1);
        thread_ = std::thread([this] { serve(); });
    }
    ~Listener() {
        stop_ = true;
        thread_.join();
        close(socket_);
    }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/"; }

    // After a pause in which a connection under way is counted.
    int connections() const {
        std::this_thread::sleep_for(std::chrono::milliseconds(60));
        return connections_;
    }

private:
    void serve() {
        while (!stop_) {
            pollfd wait{socket_, POLLIN, 0};
            if (poll(&wait, 1, 20) <= 0) continue;
            const int client = accept(socket_, nullptr, nullptr);
            ++connections_;
            if (client >= 0) close(client);
        }
    }

    int socket_;
    int port_ = 0;
    std::atomic<int> connections_ = 0;
    std::atomic<bool> stop_ = false;
    std::thread thread_;
};

std::string vrt(const std::string& source) {
    return "<OGRVRTDataSource><OGRVRTLayer name=\"x\"><SrcDataSource>" + source +
           "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>";
}

}  // namespace

TEST_CASE("the control: with the network allowed, the listener hears a VRT") {
    const Listener listener;
    const TempFolder folder;
    tourmap::LoadOptions options;
    options.allow_network = true;
    (void)tourmap::load_layers(folder.write("a.geojson", vrt(listener.url() + "x.geojson")), options);
    CHECK(listener.connections() >= 1);
}

TEST_CASE("a VRT under any name stays closed") {
    const Listener listener;
    const TempFolder folder;
    for (const std::string name : {"a.geojson", "a.vrt", "a.shp", "a.gml", "a.csv", "a.kml", "a"}) {
        for (const std::string& target : {listener.url() + "x.geojson", "/vsicurl/" + listener.url() + "x.geojson"}) {
            std::filesystem::remove(folder / "a.shp");
            const std::string path = folder.write(name, vrt(target));
            for (const std::string part : {"shx", "dbf"}) folder.write("a." + part, "x");
            const auto loaded = tourmap::load_layers(path);
            // CSV takes any text for a table, which is harmless.
            if (name != "a.csv") CHECK_FALSE(loaded);
            if (name == "a.geojson" || name == "a.vrt") CHECK(contains(error_of(path), "is a VRT"));
        }
    }
    CHECK(listener.connections() == 0);
}

TEST_CASE("paths that name the network are refused before GDAL sees them") {
    const Listener listener;
    const TempFolder folder;
    const std::string url = listener.url() + "x.geojson";
    const std::vector<std::string> paths = {url,
                                            "/vsicurl/" + url,
                                            "/vsicurl_streaming/" + url,
                                            "/vsicurl?url=" + url,
                                            "/vsizip//vsicurl/" + url,
                                            "/vsizip/vsicurl/" + url,
                                            "/vsizip/{/vsicurl/" + url + "}",
                                            "/vsigzip//vsizip//vsicurl/" + url,
                                            "/vsis3/bucket/x.shp",
                                            "/vsigs/b/x",
                                            "/vsiaz/b/x",
                                            "/vsiwebhdfs/x",
                                            "/VSICURL/x",
                                            "GeoJSON:" + url,
                                            "WFS:" + url,
                                            "PG:host=127.0.0.1",
                                            "MySQL:x,host=127.0.0.1",
                                            "ESRIJSON:" + url,
                                            vrt(url)};
    for (const std::string& path : paths) {
        INFO(path);
        CHECK_FALSE(error_of(path).empty());
    }
    CHECK(contains(error_of("/vsizip//vsis3/bucket/x.zip"), "read through /vsis3/"));
    CHECK(contains(error_of(url), "--allow-network"));
    CHECK(listener.connections() == 0);
}

TEST_CASE("archives on disk are local files") {
    const TempFolder folder;
    const std::string zip = folder.write("x.zip", zip_of("x.csv", "name,lon,lat\nAstana,71,51\n"));
    CHECK(load_one(zip).layer->feature_count() == 1);
    CHECK(load_one("/vsizip/" + zip + "/x.csv").layer->feature_count() == 1);
}

TEST_CASE("nothing inside a file makes a connection") {
    const Listener listener;
    const TempFolder folder;
    const std::string url = listener.url();
    const std::vector<std::string> paths = {
        folder.write(
            "schema.gml",
            R"(<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs" xmlns:gml="http://www.opengis.net/gml"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://x )" +
                url +
                R"(wfs?SERVICE=WFS&amp;VERSION=1.1.0&amp;REQUEST=DescribeFeatureType&amp;TYPENAME=x:y"><gml:featureMember><y fid="1"><n>1</n></y></gml:featureMember></wfs:FeatureCollection>)"),
        folder.write("entity.gml",
                     "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + url +
                         "e\">]><c:C xmlns:c=\"http://x\" xmlns:gml=\"http://www.opengis.net/gml\">"
                         "<gml:featureMember><c:b fid=\"1\"><c:n>&e;</c:n></c:b></gml:featureMember></c:C>"),
        folder.write(
            "link.gml",
            R"(<c:C xmlns:c="http://x" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:gml="http://www.opengis.net/gml">
            <gml:featureMember><c:b fid="1"><c:g xlink:href=")" +
                url + R"(g"/></c:b></gml:featureMember></c:C>)"),
        folder.write(
            "link.kml",
            R"(<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Style id="s"><IconStyle><Icon><href>)" + url +
                R"(i.png</href></Icon></IconStyle></Style><NetworkLink><Link><href>)" + url +
                R"(n.kml</href></Link></NetworkLink>
            <Placemark><styleUrl>)" +
                url +
                R"(s.kml#s</styleUrl><Point><coordinates>1,2</coordinates></Point></Placemark></Document></kml>)"),
        folder.write(
            "crs.geojson",
            R"({"type":"FeatureCollection","crs":{"type":"link","properties":{"href":")" + url +
                R"(crs","type":"proj4"}},"features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}]})"),
        folder.write(
            "esri.json",
            R"({"geometryType":"esriGeometryPoint","exceededTransferLimit":true,"spatialReference":{"wkid":4326},
            "fields":[],"features":[{"attributes":{},"geometry":{"x":1,"y":2}}]})"),
        folder.write("grid.csv", "name,lon,lat\nx,1,2\n")};
    folder.write("grid.csvt", "String,Real,Real");
    folder.write("grid.prj",
                 "PROJCS[\"x\",GEOGCS[\"x\",DATUM[\"x\",SPHEROID[\"x\",6378137,298],EXTENSION[\"PROJ4_GRIDS\",\"" +
                     url +
                     "g.tif\"]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],PROJECTION[\"Mercator_"
                     "1SP\"],UNIT[\"metre\",1]]");
    for (const std::string& path : paths) (void)tourmap::load_layers(path);
    CHECK(listener.connections() == 0);
    CHECK(load_one(folder / "link.kml").layer->feature_count() == 1);
}

TEST_CASE("SQL in a GeoPackage neither steals nor runs for ever") {
    const std::string data = TOURMAP_SOURCE_DIR "/tests/data/";
    const std::string error = error_of(data + "steals.gpkg");
    CHECK(contains(error, "GeoPackage"));
    // Would not come back if the view were read.
    const auto loaded = load_one(data + "endless.gpkg");
    CHECK(loaded.layer->name == "box");
    CHECK(contains(loaded.report.summary("x"), "\"endless\" is a stored query"));
}

TEST_CASE("a GeoPackage whose own tables are queries is read apart, where its time ends") {
    CHECK(contains(error_of(TOURMAP_SOURCE_DIR "/tests/data/contents.gpkg"), "reading it took more than"));
}

TEST_CASE("small files do not unfold into large tables") {
    const TempFolder folder;
    // Every feature has a column of its own: n features make n * n cells.
    std::string text = "{\"type\":\"FeatureCollection\",\"features\":[";
    for (int i = 0; i < 1500; ++i) {
        text += (i ? "," : "") + std::string("{\"type\":\"Feature\",\"properties\":{\"c") + std::to_string(i) +
                "\":1},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}";
    }
    const auto columns = load_one(folder.write("wide.geojson", text + "]}"));
    CHECK(columns.layer->feature_count() < 1500);
    CHECK(contains(columns.report.summary("x"), "reading stopped after"));
}
