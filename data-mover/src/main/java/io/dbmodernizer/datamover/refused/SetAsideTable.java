package io.dbmodernizer.datamover.refused;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The table on the target with the rows that it has refused. */
public final class SetAsideTable {

  /** The name of the table. It stays in its schema until somebody has dealt with its rows. */
  public static final TableName NAME = new TableName("__dbmodernizer", "set_aside");

  /** The definition of the table. */
  public static final Table DEFINITION =
      Table.of(
          NAME,
          List.of(
              column("id", ColumnType.ofLength(TypeFamily.NVARCHAR, 36)),
              column("migration", ColumnType.ofLength(TypeFamily.NVARCHAR, 200)),
              column("table_schema", ColumnType.ofLength(TypeFamily.NVARCHAR, 128)),
              column("table_name", ColumnType.ofLength(TypeFamily.NVARCHAR, 128)),
              column("row_key", ColumnType.of(TypeFamily.NVARCHAR)),
              column("error", ColumnType.of(TypeFamily.NVARCHAR)),
              column("row_values", ColumnType.of(TypeFamily.NVARCHAR))),
          new PrimaryKey("pk_set_aside", List.of("id"), true));

  private static final String OF_TABLE = " WHERE table_schema = ? AND table_name = ?";

  private SetAsideTable() {}

  private static Column column(String name, ColumnType type) {
    return new Column(name, 1, type, false, null, null, null, null);
  }

  private static String name(Connection target) throws SQLException {
    return SqlDialect.of(target).quote(NAME);
  }

  static void insert(Connection target, String migration, RefusedRow row) throws SQLException {
    try (PreparedStatement insert =
        target.prepareStatement(
            "INSERT INTO "
                + name(target)
                + " (id, migration, table_schema, table_name, row_key, error, row_values)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, UUID.randomUUID().toString());
      insert.setString(2, migration);
      insert.setString(3, row.table().schema());
      insert.setString(4, row.table().name());
      insert.setString(5, row.key());
      insert.setString(6, row.message());
      insert.setString(7, row.json());
      insert.executeUpdate();
    }
  }

  /**
   * Counts the rows of a table that are set aside.
   *
   * @param target a connection to the target that has the set-aside table
   */
  public static long count(Connection target, TableName table) throws SQLException {
    try (PreparedStatement query =
        target.prepareStatement("SELECT COUNT(*) FROM " + name(target) + OF_TABLE)) {
      query.setString(1, table.schema());
      query.setString(2, table.name());
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /**
   * Returns the numbers of rows that are set aside, of tables that have some.
   *
   * @param target a connection to the target that has the set-aside table
   */
  public static Map<TableName, Long> counts(Connection target) throws SQLException {
    Map<TableName, Long> counts = new TreeMap<>();
    try (Statement statement = target.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT table_schema, table_name, COUNT(*) FROM "
                    + name(target)
                    + " GROUP BY table_schema, table_name")) {
      while (rows.next()) {
        counts.put(new TableName(rows.getString(1), rows.getString(2)), rows.getLong(3));
      }
    }
    return counts;
  }

  /**
   * Removes the rows of a table, because it is copied anew.
   *
   * @param target a connection to the target that has the set-aside table
   */
  public static void forget(Connection target, TableName table) throws SQLException {
    try (PreparedStatement delete =
        target.prepareStatement("DELETE FROM " + name(target) + OF_TABLE)) {
      delete.setString(1, table.schema());
      delete.setString(2, table.name());
      delete.executeUpdate();
    }
  }
}
