package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.object.MovableKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads spatial indexes. They cost two queries, and only if there are any. */
final class SqlServerSpatialIndexes {

  private static final int LEVELS = 4;

  private record Id(int table, int index) {

    static Id of(ResultSet row) throws SQLException {
      return new Id(row.getInt("object_id"), row.getInt("index_id"));
    }
  }

  private SqlServerSpatialIndexes() {}

  static void read(
      Connection connection,
      List<SqlServerIndexRow> indexes,
      SqlServerIndexColumns columns,
      SqlServerFoundFeatures found)
      throws SQLException {
    if (indexes.isEmpty()) {
      return;
    }
    Map<Id, String> schemes = new HashMap<>();
    forEachRow(
        connection,
        SqlServerFeatureSql.SPATIAL_INDEXES,
        row -> schemes.put(Id.of(row), row.getString("tessellation_scheme")));
    Map<Id, String> options = new HashMap<>();
    forEachRow(
        connection,
        SqlServerFeatureSql.TESSELLATIONS,
        row -> options.put(Id.of(row), options(row)));
    for (SqlServerIndexRow index : indexes) {
      Id id = new Id(index.tableNumber(), index.number());
      String scheme = schemes.get(id);
      String option = options.get(id);
      if (scheme == null || option == null) {
        throw CatalogQuery.changedMeanwhile("spatial index " + index.name());
      }
      List<String> statements = new ArrayList<>();
      statements.add(
          "CREATE SPATIAL INDEX "
              + index.quotedName()
              + " ON "
              + index.quotedTable()
              + " "
              + columns.only(index.tableNumber(), index.number())
              + " USING "
              + scheme
              + " WITH ("
              + option
              + ")");
      if (index.disabled()) {
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
