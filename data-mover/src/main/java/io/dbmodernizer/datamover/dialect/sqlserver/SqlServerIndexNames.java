package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.dialect.CatalogQuery;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The names of the indexes of user tables, by number. */
final class SqlServerIndexNames {

  private final Map<SqlServerIndexId, String> names = new HashMap<>();

  void add(SqlServerTableIndex index) {
    names.put(index.id(), index.name());
  }

  /**
   * Returns the name of an index.
   *
   * @throws SQLException a transient one, if the index was not read
   */
  String of(SqlServerIndexId index) throws SQLException {
    String name = names.get(index);
    if (name == null) {
      throw CatalogQuery.changedMeanwhile(
          "index " + index.index() + " of table number " + index.object());
    }
    return name;
  }
}
