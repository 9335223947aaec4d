package io.dbmodernizer.datamover.dialect;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The names of the indexes of user tables, by number. */
final class SqlServerIndexNames {

  private record Id(int table, int index) {}

  private final Map<Id, String> names = new HashMap<>();

  void add(SqlServerIndexRow index) {
    names.put(new Id(index.tableNumber(), index.number()), index.name());
  }

  /**
   * Returns the name of an index.
   *
   * @throws SQLException a transient one, if the index was not read
   */
  String of(int table, int index) throws SQLException {
    String name = names.get(new Id(table, index));
    if (name == null) {
      throw CatalogQuery.changedMeanwhile("index " + index + " of table number " + table);
    }
    return name;
  }
}
