#!/bin/sh
# Makes the binary test data of this folder. Needs gdal-bin and sqlite3; the tests need neither.
#   shapes.gpkg  layers: box (EPSG:4326), curve (a circle as CURVEPOLYGON), metres (EPSG:3035),
#                local (an engineering CRS), listed_view (a view, which is harmless)
#   steals.gpkg  a view that calls a network function when it is read
#   endless.gpkg a view that gives rows for ever
#   contents.gpkg  its table of contents is a query that gives rows for ever
#   shapes.fgb   one box
#   polar.fgb    the square of 1000 km round the south pole, EPSG:3031
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export OGR_CURRENT_DATE=2023-11-02T00:00:00Z

csv() { printf 'WKT,name\n"%s",%s\n' "$2" "$3" >"$work/$1.csv"; }
csv box 'POLYGON ((10 10,20 10,20 20,10 20,10 10))' box
csv curve 'CURVEPOLYGON (CIRCULARSTRING (0 0,1 1,2 0,1 -1,0 0))' circle
csv metres 'POLYGON ((3000000 2000000,5000000 2000000,5000000 4000000,3000000 4000000,3000000 2000000))' wide
csv local 'POINT (1 2)' corner
csv polar 'POLYGON ((-1000000 -1000000,1000000 -1000000,1000000 1000000,-1000000 1000000,-1000000 -1000000))' cap

rm -f ./*.gpkg ./*.fgb
add() { ogr2ogr -q -f GPKG -update -append "$1" "$work/$2.csv" -nln "$2" -a_srs "$3" -oo KEEP_GEOM_COLUMNS=NO -nlt "$4" -lco SPATIAL_INDEX=NO; }
new() { ogr2ogr -q -f GPKG "$1" "$work/$2.csv" -nln "$2" -a_srs "$3" -oo KEEP_GEOM_COLUMNS=NO -nlt "$4" -lco SPATIAL_INDEX=NO; }
shrink() { sqlite3 "$1" 'DROP TABLE IF EXISTS gpkg_tile_matrix; DROP TABLE IF EXISTS gpkg_tile_matrix_set; PRAGMA page_size=512; VACUUM;'; }

new shapes.gpkg box EPSG:4326 POLYGON
add shapes.gpkg curve EPSG:4326 CURVEPOLYGON
add shapes.gpkg metres EPSG:3035 POLYGON
add shapes.gpkg local 'LOCAL_CS["site",UNIT["metre",1]]' POINT
view() { # file, name, query
    sqlite3 "$1" "CREATE VIEW $2 AS $3;
        INSERT INTO gpkg_contents(table_name, data_type, identifier, srs_id) VALUES('$2', 'features', '$2', 4326);
        INSERT INTO gpkg_geometry_columns VALUES('$2', 'geom', 'POLYGON', 4326, 0, 0);"
}
view shapes.gpkg listed_view 'SELECT fid AS OGC_FID, geom, name FROM box'
new steals.gpkg box EPSG:4326 POLYGON
view steals.gpkg thief "SELECT fid AS OGC_FID, geom, ogr_geocode('x', 'geometry', 'query_template=http://127.0.0.1:1/%s') AS g FROM box"
new endless.gpkg box EPSG:4326 POLYGON
view endless.gpkg endless 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS OGC_FID, geom FROM n, box'
new contents.gpkg box EPSG:4326 POLYGON
sqlite3 contents.gpkg "PRAGMA writable_schema=ON; ALTER TABLE gpkg_contents RENAME TO old_contents;
    CREATE VIEW gpkg_contents AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
        SELECT 'x' AS table_name, 'features' AS data_type, 'x' AS identifier, '' AS description, '' AS last_change,
            0 AS min_x, 0 AS min_y, 0 AS max_x, 0 AS max_y, 4326 AS srs_id FROM n;"
for file in shapes steals endless contents; do shrink $file.gpkg; done

ogr2ogr -q -f FlatGeobuf shapes.fgb "$work/box.csv" -a_srs EPSG:4326 -oo KEEP_GEOM_COLUMNS=NO -nlt POLYGON
ogr2ogr -q -f FlatGeobuf polar.fgb "$work/polar.csv" -a_srs EPSG:3031 -oo KEEP_GEOM_COLUMNS=NO -nlt POLYGON
