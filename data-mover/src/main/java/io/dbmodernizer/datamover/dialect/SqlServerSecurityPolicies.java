package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * SQL Server's security policies with their predicates and their state.
 *
 * <p>A policy that filters rows is off during a migration, see the finding {@code FILTERED_ROWS},
 * so it is created switched off.
 */
final class SqlServerSecurityPolicies {

  private static final SqlServerDialect SQL = SqlServerDialect.INSTANCE;

  private static final int SQL_SERVER_2016 = 13;

  /** All columns: that of the binding has one name in the documentation and another on servers. */
  private static final String POLICIES = "SELECT * FROM sys.security_policies";

  private static final String PREDICATES =
      """
      SELECT object_id, target_object_id, predicate_definition, predicate_type, operation_desc
      FROM sys.security_predicates
      ORDER BY object_id, security_predicate_id""";

  /** A predicate; the table is null if it belongs to a view. */
  private record Predicate(String clause, @Nullable TableName table) {}

  private final Map<Integer, List<Predicate>> predicates = new HashMap<>();
  private final Set<Integer> hidden = new HashSet<>();
  private final SqlServerObjectNames names;

  private SqlServerSecurityPolicies(SqlServerObjectNames names) {
    this.names = names;
  }

  /** Reads the policies; none before SQL Server 2016. */
  static List<DatabaseObject> read(Connection connection, int version, SqlServerObjectNames names)
      throws SQLException {
    if (version < SQL_SERVER_2016) {
      return List.of();
    }
    SqlServerSecurityPolicies all = new SqlServerSecurityPolicies(names);
    forEachRow(connection, PREDICATES, all::predicate);
    List<DatabaseObject> objects = new ArrayList<>();
    forEachRow(connection, POLICIES, row -> objects.add(all.policy(row)));
    return objects;
  }

  private void predicate(ResultSet row) throws SQLException {
    int policy = row.getInt("object_id");
    int target = row.getInt("target_object_id");
    String definition = row.getString("predicate_definition");
    TableName on = names.parent(target);
    if (definition == null || on == null) {
      hidden.add(policy);
      return;
    }
    String operation = row.getString("operation_desc");
    predicates
        .computeIfAbsent(policy, key -> new ArrayList<>())
        .add(
            new Predicate(
                "ADD "
                    + (row.getInt("predicate_type") == 0 ? "FILTER" : "BLOCK")
                    + " PREDICATE "
                    + call(definition)
                    + " ON "
                    + SQL.quote(on)
                    + (operation == null ? "" : " " + operation),
                names.table(target)));
  }

  /** The grammar takes the call of the function without parentheses around it. */
  private static String call(String definition) {
    String text = definition.strip();
    return text.startsWith("(") && text.endsWith(")")
        ? text.substring(1, text.length() - 1).strip()
        : text;
  }

  private DatabaseObject policy(ResultSet row) throws SQLException {
    int number = row.getInt("object_id");
    ObjectId id =
        new ObjectId(
            MovableKind.SECURITY_POLICY,
            names.requiredSchema(row.getInt("schema_id")),
            row.getString("name"));
    List<Predicate> own = predicates.getOrDefault(number, List.of());
    Set<TableName> tables = new HashSet<>();
    own.forEach(
        predicate -> {
          if (predicate.table() != null) {
            tables.add(predicate.table());
          }
        });
    TableName only = tables.size() == 1 ? tables.iterator().next() : null;
    if (hidden.contains(number)) {
      return new OpaqueObject(
          id, UnmovedKind.ROW_LEVEL_SECURITY, only, "its predicates cannot be read");
    }
    String statement =
        "CREATE SECURITY POLICY "
            + SQL.quote(new TableName(id.schema(), id.name()))
            + (own.isEmpty() ? "" : "\n")
            + String.join(",\n", own.stream().map(Predicate::clause).toList())
            + "\nWITH (STATE = "
            + (row.getBoolean("is_enabled") ? "ON" : "OFF")
            + ", SCHEMABINDING = "
            + (isBound(row) ? "ON" : "OFF")
            + ")"
            + (row.getBoolean("is_not_for_replication") ? " NOT FOR REPLICATION" : "");
    return new Feature(
        id, only, List.of(statement), new Needs(names.needs(number).objects(), tables));
  }

  /** The documented column says the opposite: 0 or NULL means that the binding is on. */
  private static boolean isBound(ResultSet row) throws SQLException {
    for (int at = 1; at <= row.getMetaData().getColumnCount(); at++) {
      String label = row.getMetaData().getColumnLabel(at);
      if (label.equalsIgnoreCase("is_schema_bound")) {
        return row.getBoolean(at);
      }
      if (label.equalsIgnoreCase("is_schemabinding_enabled")) {
        return !row.getBoolean(at);
      }
    }
    return true;
  }
}
