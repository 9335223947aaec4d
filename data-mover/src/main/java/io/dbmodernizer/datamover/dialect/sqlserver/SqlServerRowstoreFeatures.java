package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.object.MovableKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The features of rowstore indexes and heaps. The schema plan creates the indexes without them,
 * except disabled ones, which are features themselves.
 */
final class SqlServerRowstoreFeatures {

  private static final int FULL = 100;

  private final SqlServerFoundFeatures found;
  private final SqlServerIndexColumns columns;
  private final SqlServerCompressions compressions;
  private final SqlServerPartitioning partitioning;

  SqlServerRowstoreFeatures(
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
    if (index.row().disabled()) {
      disabled(index);
      return;
    }
    if (index.row().ignoresDuplicates()) {
      duplicates(index);
    }
    partitions(index);
    options(index);
    int level = compressions.of(index.id());
    compression(level, index.table(), index.name(), index.alter());
  }

  /** Adds the compression and partitions of the rows of a table without a clustered index. */
  void heap(TableName table, SqlServerIndexRow heap) throws SQLException {
    String quoted = SqlServerDialect.INSTANCE.quote(table);
    compression(compressions.of(heap.id()), table, null, "ALTER TABLE " + quoted);
    String storage = partitioning.clause(heap);
    if (!storage.isEmpty()) {
      found.add(
          MovableKind.PARTITIONING,
          table,
          null,
          "CREATE CLUSTERED INDEX [__dbmodernizer_partitions] ON "
              + quoted
              + " "
              + partitioning.key(heap)
              + storage,
          "DROP INDEX [__dbmodernizer_partitions] ON " + quoted);
    }
  }

  /** The schema plan partitions a new table. These statements do it to a table that was there. */
  private void partitions(SqlServerTableIndex index) throws SQLException {
    String storage = partitioning.clause(index.row());
    if (!storage.isEmpty()) {
      found.add(
          MovableKind.PARTITIONING,
          index.table(),
          index.name(),
          create(index)
              + " WITH ("
              + (index.row().ignoresDuplicates() ? "IGNORE_DUP_KEY = ON, " : "")
              + "DROP_EXISTING = ON)"
              + storage);
    }
  }

  private String create(SqlServerTableIndex index) {
    String included = columns.included(index.id());
    return "CREATE "
        + (index.row().unique() ? "UNIQUE " : "")
        + (index.row().type() == SqlServerIndexRow.CLUSTERED ? "CLUSTERED " : "")
        + "INDEX "
        + index.quotedName()
        + " ON "
        + index.quotedTable()
        + " "
        + columns.keys(index.id())
        + (included.isEmpty() ? "" : " INCLUDE " + included)
        + index.where();
  }

  private void disabled(SqlServerTableIndex index) throws SQLException {
    if (index.key() || index.row().type() == SqlServerIndexRow.CLUSTERED) {
      found.unmoved(UnmovedKind.DISABLED_KEY, index.table(), index.name());
      return;
    }
    found.add(
        MovableKind.DISABLED_INDEX,
        index.table(),
        index.name(),
        create(index)
            + (index.row().ignoresDuplicates() ? " WITH (IGNORE_DUP_KEY = ON)" : "")
            + partitioning.clause(index.row()),
        index.alter() + " DISABLE");
  }

  /** SQL Server refuses to alter this option of an index that implements a key. */
  private void duplicates(SqlServerTableIndex index) {
    if (index.key()) {
      found.opaque(
          MovableKind.IGNORE_DUPLICATE_KEY,
          index.table(),
          index.name(),
          "it implements a key, of which this option cannot be altered");
    } else {
      found.add(
          MovableKind.IGNORE_DUPLICATE_KEY,
          index.table(),
          index.name(),
          index.alter() + " SET (IGNORE_DUP_KEY = ON)");
    }
  }

  private void options(SqlServerTableIndex index) {
    List<String> statements = new ArrayList<>();
    if (index.row().fillFactor() % FULL != 0) {
      statements.add(
          index.alter()
              + " REBUILD WITH ("
              + (index.row().padded() ? "PAD_INDEX = ON, " : "")
              + "FILLFACTOR = "
              + index.row().fillFactor()
              + ")");
    }
    List<String> locks = new ArrayList<>();
    if (!index.row().rowLocks()) {
      locks.add("ALLOW_ROW_LOCKS = OFF");
    }
    if (!index.row().pageLocks()) {
      locks.add("ALLOW_PAGE_LOCKS = OFF");
    }
    if (!locks.isEmpty()) {
      statements.add(index.alter() + " SET (" + String.join(", ", locks) + ")");
    }
    if (!statements.isEmpty()) {
      found.add(
          MovableKind.INDEX_OPTIONS,
          index.table(),
          index.name(),
          statements.toArray(String[]::new));
    }
  }

  private void compression(int level, TableName table, @Nullable String part, String alter) {
    switch (level) {
      case SqlServerCompressions.NONE -> {}
      case SqlServerCompressions.ROW, SqlServerCompressions.PAGE ->
          found.add(
              MovableKind.COMPRESSION,
              table,
              part,
              alter
                  + " REBUILD WITH (DATA_COMPRESSION = "
                  + (level == SqlServerCompressions.ROW ? "ROW)" : "PAGE)"));
      default ->
          found.opaque(
              MovableKind.COMPRESSION, table, part, "its partitions are compressed differently");
    }
  }
}
