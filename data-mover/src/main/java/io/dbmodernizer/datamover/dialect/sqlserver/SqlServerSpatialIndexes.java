package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.dialect.CatalogQuery;
import io.dbmodernizer.datamover.object.MovableKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads spatial indexes. They cost a query only if there are any. */
final class SqlServerSpatialIndexes {

  private static final int LEVELS = 4;

  private static final String SQL =
      """
      SELECT object_id, index_id, tessellation_scheme, bounding_box_xmin, bounding_box_ymin,
        bounding_box_xmax, bounding_box_ymax, level_1_grid_desc, level_2_grid_desc,
        level_3_grid_desc, level_4_grid_desc, cells_per_object
      FROM sys.spatial_index_tessellations""";

  private SqlServerSpatialIndexes() {}

  static void read(
      SqlServerViews views,
      List<SqlServerTableIndex> indexes,
      SqlServerIndexColumns columns,
      SqlServerFoundFeatures found)
      throws SQLException {
    if (indexes.isEmpty()) {
      return;
    }
    Map<SqlServerIndexId, String> tessellations = new HashMap<>();
    views.forEachRow(
        SQL,
        row ->
            tessellations.put(
                SqlServerIndexId.of(row),
                row.getString("tessellation_scheme") + " WITH (" + options(row) + ")"));
    for (SqlServerTableIndex index : indexes) {
      String tessellation = tessellations.get(index.id());
      if (tessellation == null) {
        throw CatalogQuery.changedMeanwhile("spatial index " + index.name());
      }
      List<String> statements = new ArrayList<>();
      statements.add(
          "CREATE SPATIAL INDEX "
              + index.quotedName()
              + " ON "
              + index.quotedTable()
              + " "
              + columns.only(index.id())
              + " USING "
              + tessellation);
      if (index.row().disabled()) {
        statements.add(index.alter() + " DISABLE");
      }
      found.add(
          MovableKind.SPATIAL_INDEX,
          index.table(),
          index.name(),
          statements.toArray(String[]::new));
    }
  }

  /** An index on geometry has a box. One whose grid is not automatic has a density by level. */
  private static String options(ResultSet row) throws SQLException {
    List<String> options = new ArrayList<>();
    double left = row.getDouble("bounding_box_xmin");
    if (!row.wasNull()) {
      options.add(
          "BOUNDING_BOX = ("
              + left
              + ", "
              + row.getDouble("bounding_box_ymin")
              + ", "
              + row.getDouble("bounding_box_xmax")
              + ", "
              + row.getDouble("bounding_box_ymax")
              + ")");
    }
    List<String> levels = new ArrayList<>();
    for (int level = 1; level <= LEVELS; level++) {
      String density = row.getString("level_" + level + "_grid_desc");
      if (density != null) {
        levels.add("LEVEL_" + level + " = " + density);
      }
    }
    if (!levels.isEmpty()) {
      options.add("GRIDS = (" + String.join(", ", levels) + ")");
    }
    options.add("CELLS_PER_OBJECT = " + row.getInt("cells_per_object"));
    return String.join(", ", options);
  }
}
