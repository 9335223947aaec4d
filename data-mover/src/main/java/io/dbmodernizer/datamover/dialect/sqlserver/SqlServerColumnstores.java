package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.object.MovableKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Columnstore indexes. */
final class SqlServerColumnstores {

  private final SqlServerFoundFeatures found;
  private final SqlServerIndexColumns columns;
  private final SqlServerCompressions compressions;
  private final SqlServerPartitioning partitioning;

  SqlServerColumnstores(
      SqlServerFoundFeatures found,
      SqlServerIndexColumns columns,
      SqlServerCompressions compressions,
      SqlServerPartitioning partitioning) {
    this.found = found;
    this.columns = columns;
    this.compressions = compressions;
    this.partitioning = partitioning;
  }

  void add(SqlServerTableIndex index) throws SQLException {
    int level = compressions.of(index.id());
    if (level == SqlServerCompressions.MIXED) {
      found.opaque(
          MovableKind.COLUMNSTORE_INDEX,
          index.table(),
          index.name(),
          "its partitions are compressed differently");
      return;
    }
    List<String> statements = new ArrayList<>();
    statements.add(create(index, level == SqlServerCompressions.COLUMNSTORE_ARCHIVE));
    if (index.row().disabled()) {
      statements.add(index.alter() + " DISABLE");
    }
    found.add(
        MovableKind.COLUMNSTORE_INDEX,
        index.table(),
        index.name(),
        statements.toArray(String[]::new));
  }

  private String create(SqlServerTableIndex index, boolean archive) throws SQLException {
    boolean clustered = index.row().type() == SqlServerIndexRow.CLUSTERED_COLUMNSTORE;
    String order = columns.order(index.id());
    List<String> options = new ArrayList<>();
    if (index.row().delay() != 0) {
      options.add("COMPRESSION_DELAY = " + index.row().delay());
    }
    if (archive) {
      options.add("DATA_COMPRESSION = COLUMNSTORE_ARCHIVE");
    }
    return "CREATE "
        + (clustered ? "CLUSTERED" : "NONCLUSTERED")
        + " COLUMNSTORE INDEX "
        + index.quotedName()
        + " ON "
        + index.quotedTable()
        + (clustered ? "" : " " + columns.included(index.id()))
        + (order.isEmpty() ? "" : " ORDER " + order)
        + index.where()
        + (options.isEmpty() ? "" : " WITH (" + String.join(", ", options) + ")")
        + partitioning.clause(index.row());
  }
}
