#!/bin/sh
# How long a raster takes into a workspace, and into a plain GeoPackage with GDAL's own programs
# (gdal_translate and gdaladdo), one after the other, in the same folder.
#
# usage: raster_import.sh DIABAN-CLI RASTER.tif [CRS of the workspace, else EPSG:9210]
set -eu
cli=$1 raster=$2 crs=${3:-EPSG:9210}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export LC_ALL=C OGR_SQLITE_SYNCHRONOUS=OFF # as the reading process writes its own file

seconds() {
  begun=$(date +%s%N)
  "$@" >"$folder/said" 2>&1 || { cat "$folder/said"; exit 1; }
  ended=$(date +%s%N)
  awk "BEGIN { printf \"%.1f s\", ($ended - $begun) / 1e9 }"
}

gdal() {
  case $(gdalinfo "$raster" | sed -n 's/.*Type=\([A-Za-z0-9]*\).*/\1/p' | head -1) in
  Float*) format=TIFF ;;
  *) format=PNG ;;
  esac
  gdal_translate -q -of GPKG -co TILE_FORMAT=$format "$raster" "$folder/gdal.gpkg"
  gdaladdo -q -r average "$folder/gdal.gpkg" 2 4 8 16 32 64
}

gdalinfo "$raster" | grep -E '^(Size|Band)'
"$cli" create "$folder/ours.gpkg" --crs "$crs" >/dev/null
cat "$raster" >/dev/null
echo "gdal_translate, gdaladdo: $(seconds gdal)"
echo "diaban-cli import:        $(seconds "$cli" import "$folder/ours.gpkg" "$raster")"
du -k "$folder/gdal.gpkg" "$folder/ours.gpkg" | awk '{ printf "%s: %.0f MB\n", $2, $1 / 1024 }'
