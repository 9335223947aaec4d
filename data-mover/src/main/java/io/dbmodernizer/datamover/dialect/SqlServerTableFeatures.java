package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.object.MovableKind;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Reads the features of tables that a schema plan does not create, those that move and those that
 * do not. The number of queries does not depend on the number of tables.
 */
final class SqlServerTableFeatures {

  private SqlServerTableFeatures() {}

  static SqlServerFoundFeatures read(Connection connection, int version, SqlServerObjectNames names)
      throws SQLException {
    SqlServerFoundFeatures found = new SqlServerFoundFeatures();
    SqlServerXmlCollections collections = SqlServerXmlCollections.read(connection, names, found);
    SqlServerColumnFeatures columns =
        SqlServerColumnFeatures.read(connection, version, names, collections, found);
    SqlServerTableFlags.read(connection, version, names, columns.periods(), found);
    SqlServerIndexNames indexes =
        SqlServerIndexFeatures.read(connection, version, names, columns.columns(), found);
    SqlServerFullTextIndexes.read(connection, version, names, columns.columns(), indexes, found);
    SqlServerChangeTracking.read(connection, version, names, found);
    SqlServerStatistics.read(connection, version, names, columns.columns(), found);
    unreplicated(connection, SqlServerFeatureSql.UNREPLICATED_CHECKS, names, found);
    unreplicated(connection, SqlServerFeatureSql.UNREPLICATED_FOREIGN_KEYS, names, found);
    return found;
  }

  private static void unreplicated(
      Connection connection, String sql, SqlServerObjectNames names, SqlServerFoundFeatures found)
      throws SQLException {
    forEachRow(
        connection,
        sql,
        row -> {
          TableName table = names.table(row.getInt("parent_object_id"));
          if (table != null) {
            found.opaque(
                MovableKind.NOT_FOR_REPLICATION,
                table,
                row.getString("name"),
                "it can only be set when the constraint is created");
          }
        });
  }
}
