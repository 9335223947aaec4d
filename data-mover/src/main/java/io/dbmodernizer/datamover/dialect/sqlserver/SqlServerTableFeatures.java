package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.object.MovableKind;
import java.sql.SQLException;

/**
 * The features of tables that a schema plan does not create, those that move and those that do not.
 */
final class SqlServerTableFeatures {

  private SqlServerTableFeatures() {}

  static SqlServerFoundFeatures of(SqlServerViews views, SqlServerObjectNames names)
      throws SQLException {
    SqlServerFoundFeatures found = new SqlServerFoundFeatures();
    SqlServerColumnNames columns = SqlServerColumnNames.of(views);
    SqlServerXmlCollections collections = SqlServerXmlCollections.read(views, found);
    SqlServerPeriods periods =
        SqlServerColumnFeatures.addAll(views, names, columns, collections, found);
    SqlServerTableFlags.addAll(views, names, periods, found);
    SqlServerIndexNames indexes = SqlServerIndexFeatures.addAll(views, names, columns, found);
    SqlServerFullTextIndexes.read(views, names, columns, indexes, found);
    SqlServerChangeTracking.read(views, names, found);
    SqlServerStatistics.read(views, names, columns, found);
    for (SqlServerConstraintRow constraint : views.constraints()) {
      TableName table = names.table(constraint.table());
      if (table != null && constraint.unreplicated()) {
        found.opaque(
            MovableKind.NOT_FOR_REPLICATION,
            table,
            constraint.name(),
            "it can only be set when the constraint is created");
      }
    }
    return found;
  }
}
