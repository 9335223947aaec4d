package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.catalog.UnmovedObjectReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads everything of a SQL Server database that a schema plan does not create, whether it moves or
 * not: features of tables, objects, triggers, and what {@link SqlServerUnmovedSql} asks for.
 */
final class SqlServerUnmovedObjects implements UnmovedObjectReader {

  @Override
  public List<UnmovedObject> read(Connection connection) throws SQLException {
    return read(connection, connection.getMetaData().getDatabaseMajorVersion());
  }

  List<UnmovedObject> read(Connection connection, int majorVersion) throws SQLException {
    int version = version(connection, majorVersion);
    SqlServerObjectNames names = SqlServerObjectNames.read(connection);
    List<UnmovedObject> found =
        new ArrayList<>(SqlServerTableFeatures.read(connection, version, names).all());
    for (SqlServerUnmovedSql query : SqlServerUnmovedSql.forMajorVersion(version)) {
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
    for (SqlServerObjectNames.Entry entry : names.entries()) {
      UnmovedKind kind = entry.parent() == 0 ? kind(entry.type()) : null;
      if (kind != null) {
        String name = new TableName(entry.schema(), entry.name()).toString();
        found.add(new UnmovedObject(kind, name, null));
      }
    }
    forEachRow(connection, SqlServerObjectSql.TRIGGERS, row -> found.add(trigger(row, names)));
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
          versions.add(SqlServerVersions.ofEdition(row.getInt("EDITION"), majorVersion));
        });
    return versions.get(0);
  }

  private static UnmovedObject trigger(ResultSet row, SqlServerObjectNames names)
      throws SQLException {
    String name = row.getString("name");
    if (row.getInt("parent_class") == 0) {
      return new UnmovedObject(UnmovedKind.DATABASE_TRIGGER, name, null);
    }
    TableName table = names.table(row.getInt("parent_id"));
    if (table != null) {
      return CatalogQuery.ofTable(
          row.getBoolean("is_disabled") ? UnmovedKind.DISABLED_TRIGGER : UnmovedKind.TRIGGER,
          table,
          name);
    }
    TableName view = names.parent(row.getInt("parent_id"));
    if (view == null) {
      throw CatalogQuery.changedMeanwhile("trigger " + name);
    }
    return new UnmovedObject(
        UnmovedKind.VIEW_TRIGGER, view.schema() + "." + view.name() + "." + name, null);
  }

  /** Returns the kind of an object of a schema; null for a table and for what belongs to one. */
  private static @Nullable UnmovedKind kind(String type) {
    return switch (type) {
      case "V" -> UnmovedKind.VIEW;
      case "P", "PC", "X", "RF" -> UnmovedKind.PROCEDURE;
      case "FN", "IF", "TF", "FS", "FT", "AF" -> UnmovedKind.FUNCTION;
      case "SO" -> UnmovedKind.SEQUENCE;
      case "SN" -> UnmovedKind.SYNONYM;
      case "R", "D" -> UnmovedKind.RULE_OR_DEFAULT_OBJECT;
      case "SQ" -> UnmovedKind.SERVICE_BROKER_QUEUE;
      default -> null;
    };
  }
}
