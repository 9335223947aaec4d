package io.dbmodernizer.datamover.dialect;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The names of the columns of user tables, by number. */
final class SqlServerColumnNames {

  /**
   * The number of a column.
   *
   * @param table the number of its table
   */
  record Id(int table, int column) {}

  private final Map<Id, String> names = new HashMap<>();

  void add(Id id, String name) {
    names.put(id, name);
  }

  /**
   * Returns the name of a column.
   *
   * @throws SQLException a transient one, if the column was not read
   */
  String of(int table, int column) throws SQLException {
    String name = names.get(new Id(table, column));
    if (name == null) {
      throw CatalogQuery.changedMeanwhile("column " + column + " of table number " + table);
    }
    return name;
  }
}
