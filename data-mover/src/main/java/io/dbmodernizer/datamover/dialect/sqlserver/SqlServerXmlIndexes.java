package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.dialect.CatalogQuery;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads XML indexes. They cost a query only if there are any. */
final class SqlServerXmlIndexes {

  private static final int PRIMARY = 0;
  private static final int SECONDARY = 1;

  /**
   * A row of {@code sys.xml_indexes}.
   *
   * @param base the number of the primary index of a secondary one
   * @param purpose what a secondary index is for
   */
  private record Details(int type, int base, @Nullable String purpose) {}

  private SqlServerXmlIndexes() {}

  static void read(
      SqlServerViews views,
      List<SqlServerTableIndex> indexes,
      SqlServerIndexColumns columns,
      SqlServerFoundFeatures found)
      throws SQLException {
    if (indexes.isEmpty()) {
      return;
    }
    Map<SqlServerIndexId, Details> details = new HashMap<>();
    views.forEachRow(
        sql(views.version()), row -> details.put(SqlServerIndexId.of(row), details(row)));
    Map<SqlServerIndexId, SqlServerTableIndex> known = new HashMap<>();
    indexes.forEach(index -> known.put(index.id(), index));
    for (SqlServerTableIndex index : indexes) {
      Details detail = details.get(index.id());
      SqlServerTableIndex base =
          detail == null
              ? null
              : known.get(new SqlServerIndexId(index.id().object(), detail.base()));
      add(index, detail, base, columns, found);
    }
  }

  private static String sql(int version) {
    return "SELECT object_id, index_id, using_xml_index_id, secondary_type_desc, "
        + SqlServerVersions.number(version, SqlServerVersions.V2012, "xml_index_type")
        + "\nFROM sys.xml_indexes";
  }

  private static Details details(ResultSet row) throws SQLException {
    int base = row.getInt("using_xml_index_id");
    boolean secondary = !row.wasNull();
    int type = row.getInt("xml_index_type");
    return new Details(
        type == PRIMARY && secondary ? SECONDARY : type,
        base,
        row.getString("secondary_type_desc"));
  }

  private static void add(
      SqlServerTableIndex index,
      @Nullable Details detail,
      @Nullable SqlServerTableIndex base,
      SqlServerIndexColumns columns,
      SqlServerFoundFeatures found)
      throws SQLException {
    if (detail == null || (detail.type() == SECONDARY && base == null)) {
      throw CatalogQuery.changedMeanwhile("XML index " + index.name());
    }
    if (detail.type() != PRIMARY && detail.type() != SECONDARY) {
      found.opaque(
          MovableKind.XML_INDEX,
          index.table(),
          index.name(),
          "it is a selective index, of which the paths are not read");
      return;
    }
    List<String> statements = new ArrayList<>();
    statements.add(
        "CREATE "
            + (base == null ? "PRIMARY " : "")
            + "XML INDEX "
            + index.quotedName()
            + " ON "
            + index.quotedTable()
            + " "
            + columns.only(index.id())
            + (base == null
                ? ""
                : " USING XML INDEX " + base.quotedName() + " FOR " + detail.purpose()));
    if (index.row().disabled()) {
      statements.add(index.alter() + " DISABLE");
    }
    found.add(
        new Feature(
            ObjectId.ofTable(MovableKind.XML_INDEX, index.table(), index.name()),
            index.table(),
            statements,
            base == null
                ? Needs.NOTHING
                : new Needs(
                    Set.of(ObjectId.ofTable(MovableKind.XML_INDEX, base.table(), base.name())),
                    Set.of())));
  }
}
