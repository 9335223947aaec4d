package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.TableName;
import java.util.Objects;

/** An index of a user table. */
record SqlServerTableIndex(TableName table, SqlServerIndexRow row) {

  SqlServerIndexId id() {
    return row.id();
  }

  String name() {
    return Objects.requireNonNull(row.name());
  }

  /** Returns whether it implements a primary key or unique constraint. */
  boolean key() {
    return row.primaryKey() || row.uniqueConstraint();
  }

  /** Returns the beginning of a statement that alters the index. */
  String alter() {
    return "ALTER INDEX " + quotedName() + " ON " + quotedTable();
  }

  String quotedName() {
    return SqlServerDialect.INSTANCE.quote(name());
  }

  String quotedTable() {
    return SqlServerDialect.INSTANCE.quote(table);
  }

  /** Returns the condition of a filtered index as the end of a statement; empty if it has none. */
  String where() {
    return row.filter() == null ? "" : " WHERE " + row.filter();
  }
}
