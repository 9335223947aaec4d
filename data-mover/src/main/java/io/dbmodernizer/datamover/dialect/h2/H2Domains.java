package io.dbmodernizer.datamover.dialect.h2;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import io.dbmodernizer.datamover.object.UserType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads H2's domains with their defaults and conditions. */
final class H2Domains {

  private static final String DOMAINS =
      """
      SELECT DOMAIN_SCHEMA, DOMAIN_NAME, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION,
        NUMERIC_SCALE, DATETIME_PRECISION, DOMAIN_DEFAULT, DOMAIN_ON_UPDATE
      FROM INFORMATION_SCHEMA.DOMAINS""";

  private static final String DOMAIN_CONSTRAINTS =
      """
      SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, DOMAIN_SCHEMA, DOMAIN_NAME
      FROM INFORMATION_SCHEMA.DOMAIN_CONSTRAINTS""";

  private H2Domains() {}

  /**
   * Reads the domains and announces their names.
   *
   * @param checks the clauses of checks by the names of their constraints
   */
  static List<DatabaseObject> read(
      Connection connection, H2Names names, Map<TableName, String> checks) throws SQLException {
    Map<TableName, Set<String>> conditions = new HashMap<>();
    forEachRow(
        connection,
        DOMAIN_CONSTRAINTS,
        row -> {
          String clause = checks.get(H2Names.of(row, 1));
          if (clause != null) {
            conditions.computeIfAbsent(H2Names.of(row, 3), key -> new TreeSet<>()).add(clause);
          }
        });
    List<DatabaseObject> domains = new ArrayList<>();
    forEachRow(
        connection,
        DOMAINS,
        row -> {
          TableName name = H2Names.of(row, 1);
          ObjectId id = H2Names.id(MovableKind.USER_TYPE, name);
          names.object(id);
          domains.add(domain(row, id, conditions.getOrDefault(name, Set.of()), names));
        });
    return domains;
  }

  private static DatabaseObject domain(
      ResultSet row, ObjectId id, Set<String> conditions, H2Names names) throws SQLException {
    Optional<String> type = H2Dialect.INSTANCE.typeName(H2Types.read(row));
    if (type.isEmpty()) {
      return new OpaqueObject(id, "its type " + row.getString("DATA_TYPE") + " is not supported");
    }
    StringBuilder definition = new StringBuilder(type.get());
    clause(definition, " DEFAULT ", row.getString("DOMAIN_DEFAULT"));
    clause(definition, " ON UPDATE ", row.getString("DOMAIN_ON_UPDATE"));
    conditions.forEach(condition -> definition.append(" CHECK (").append(condition).append(')'));
    return new UserType(id, definition.toString(), names.in(definition.toString()));
  }

  private static void clause(StringBuilder definition, String words, @Nullable String expression) {
    if (expression != null) {
      definition.append(words).append(expression);
    }
  }
}
