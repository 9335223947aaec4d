package io.dbmodernizer.datamover.dialect;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.object.MovableKind;
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

  SqlServerRowstoreFeatures(
      SqlServerFoundFeatures found,
      SqlServerIndexColumns columns,
      SqlServerCompressions compressions) {
    this.found = found;
    this.columns = columns;
    this.compressions = compressions;
  }

  void add(SqlServerTableIndex index) {
    if (index.row().disabled()) {
      disabled(index);
      return;
    }
    if (index.row().ignoresDuplicates()) {
      duplicates(index);
    }
    options(index);
    int level = compressions.of(index.id());
    compression(level, index.table(), index.name(), index.alter());
  }

  /** Adds the compression of the rows of a table without a clustered index. */
  void heap(TableName table, SqlServerIndexId heap) {
    compression(
        compressions.of(heap),
        table,
        null,
        "ALTER TABLE " + SqlServerDialect.INSTANCE.quote(table));
  }

  private void disabled(SqlServerTableIndex index) {
    if (index.key() || index.row().type() == SqlServerIndexRow.CLUSTERED) {
      found.unmoved(UnmovedKind.DISABLED_KEY, index.table(), index.name());
      return;
    }
    String included = columns.included(index.id());
    found.add(
        MovableKind.DISABLED_INDEX,
        index.table(),
        index.name(),
        "CREATE "
            + (index.row().unique() ? "UNIQUE " : "")
            + "INDEX "
            + index.quotedName()
            + " ON "
            + index.quotedTable()
            + " "
            + columns.keys(index.id())
            + (included.isEmpty() ? "" : " INCLUDE " + included)
            + index.where()
            + (index.row().ignoresDuplicates() ? " WITH (IGNORE_DUP_KEY = ON)" : ""),
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
              MovableKind.COMPRESSION,
              table,
              part,
              "its partitions are compressed differently, and the target's are one");
    }
  }
}
