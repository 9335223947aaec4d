package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.catalog.UnmovedObjectReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Reads SQL Server's catalog views with the queries of {@link SqlServerUnmovedSql}. */
final class SqlServerUnmovedObjects implements UnmovedObjectReader {

  /** The editions of Azure SQL Database and Managed Instance. */
  private static final Set<Integer> AZURE = Set.of(5, 8);

  private static final int NEWEST = Integer.MAX_VALUE;

  @Override
  public List<UnmovedObject> read(Connection connection) throws SQLException {
    return read(connection, connection.getMetaData().getDatabaseMajorVersion());
  }

  List<UnmovedObject> read(Connection connection, int majorVersion) throws SQLException {
    List<UnmovedObject> found = new ArrayList<>();
    for (SqlServerUnmovedSql query :
        SqlServerUnmovedSql.forMajorVersion(version(connection, majorVersion))) {
      forEachRow(
          connection,
          query.sql(),
          row -> {
            String schema = row.getString("TABLE_SCHEMA");
            String name = row.getString("OBJECT_NAME");
            found.add(
                schema == null
                    ? new UnmovedObject(query.kind(), name, null)
                    : CatalogQuery.ofTable(query.kind(), CatalogQuery.table(row), name));
          });
    }
    forEachRow(
        connection,
        SqlServerUnmovedSql.OBJECTS,
        row ->
            found.add(
                new UnmovedObject(
                    kind(row.getString("TYPE").strip()),
                    new TableName(row.getString("OBJECT_SCHEMA"), row.getString("OBJECT_NAME"))
                        .toString(),
                    null)));
    found.sort(Comparator.comparing(UnmovedObject::kind).thenComparing(UnmovedObject::name));
    return found;
  }

  /**
   * Returns the version whose views can be read. Azure reports version 12 but has all views.
   *
   * @throws SQLException if the login does not see definitions; hidden objects must not count as
   *     absent
   */
  static int version(Connection connection, int majorVersion) throws SQLException {
    List<Integer> versions = new ArrayList<>();
    forEachRow(
        connection,
        SqlServerUnmovedSql.RIGHTS,
        row -> {
          if (!row.getBoolean("SEES_DEFINITIONS")) {
            throw VisibleDefinitions.hidden(
                "triggers, views and other objects of the database are hidden from this login");
          }
          versions.add(AZURE.contains(row.getInt("EDITION")) ? NEWEST : majorVersion);
        });
    return versions.get(0);
  }

  private static UnmovedKind kind(String type) {
    return switch (type) {
      case "V" -> UnmovedKind.VIEW;
      case "P", "PC", "X", "RF" -> UnmovedKind.PROCEDURE;
      case "SO" -> UnmovedKind.SEQUENCE;
      case "SN" -> UnmovedKind.SYNONYM;
      case "R", "D" -> UnmovedKind.RULE_OR_DEFAULT_OBJECT;
      case "SQ" -> UnmovedKind.SERVICE_BROKER_QUEUE;
      default -> UnmovedKind.FUNCTION;
    };
  }
}
