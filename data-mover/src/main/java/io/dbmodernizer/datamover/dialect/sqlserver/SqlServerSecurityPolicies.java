package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
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

  /** A predicate; the table is null if it belongs to a view. */
  private record Predicate(String clause, @Nullable TableName table) {}

  private final Map<Integer, List<Predicate>> predicates = new HashMap<>();
  private final Set<Integer> hidden = new HashSet<>();
  private final SqlServerObjectNames names;

  private SqlServerSecurityPolicies(SqlServerObjectNames names) {
    this.names = names;
  }

  static List<DatabaseObject> of(SqlServerViews views, SqlServerObjectNames names)
      throws SQLException {
    SqlServerSecurityPolicies all = new SqlServerSecurityPolicies(names);
    views.predicates().forEach(all::predicate);
    List<DatabaseObject> objects = new ArrayList<>();
    for (SqlServerPolicyRow policy : views.policies()) {
      objects.add(all.policy(policy));
    }
    return objects;
  }

  private void predicate(SqlServerPredicateRow row) {
    int policy = row.policy();
    String definition = row.definition();
    TableName on = names.parent(row.target());
    if (definition == null || on == null) {
      hidden.add(policy);
      return;
    }
    String operation = row.operation();
    predicates
        .computeIfAbsent(policy, key -> new ArrayList<>())
        .add(
            new Predicate(
                "ADD "
                    + (row.filter() ? "FILTER" : "BLOCK")
                    + " PREDICATE "
                    + call(definition)
                    + " ON "
                    + SQL.quote(on)
                    + (operation == null ? "" : " " + operation),
                names.table(row.target())));
  }

  /** The grammar takes the call of the function without parentheses around it. */
  private static String call(String definition) {
    String text = definition.strip();
    return text.startsWith("(") && text.endsWith(")")
        ? text.substring(1, text.length() - 1).strip()
        : text;
  }

  private DatabaseObject policy(SqlServerPolicyRow row) throws SQLException {
    int number = row.number();
    ObjectId id =
        new ObjectId(MovableKind.SECURITY_POLICY, names.requiredSchema(row.schema()), row.name());
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
            + SQL.quote(id)
            + (own.isEmpty() ? "" : "\n")
            + String.join(",\n", own.stream().map(Predicate::clause).toList())
            + "\nWITH (STATE = "
            + (row.enabled() ? "ON" : "OFF")
            + ", SCHEMABINDING = "
            + (row.bound() ? "ON" : "OFF")
            + ")"
            + (row.unreplicated() ? " NOT FOR REPLICATION" : "");
    return new Feature(
        id, only, List.of(statement), new Needs(names.needs(number).objects(), tables));
  }
}
