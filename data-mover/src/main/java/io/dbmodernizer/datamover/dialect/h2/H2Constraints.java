package io.dbmodernizer.datamover.dialect.h2;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;
import static io.dbmodernizer.datamover.dialect.CatalogQuery.table;

import io.dbmodernizer.datamover.catalog.CheckConstraint;
import io.dbmodernizer.datamover.catalog.ConstraintState;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UniqueConstraint;
import io.dbmodernizer.datamover.dialect.CatalogAssembler;
import io.dbmodernizer.datamover.dialect.CatalogQuery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads keys, foreign keys and checks. H2's views have no indexes, so the cost of a join of two
 * views is the product of their sizes. Each view is read once, and this class joins them.
 */
final class H2Constraints {

  /**
   * The condition with RAND keeps H2 from answering from its cache, which does not see that keys
   * were switched.
   */
  private static final String CONSTRAINTS =
      """
      SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CONSTRAINT_TYPE, TABLE_SCHEMA, TABLE_NAME, ENFORCED
      FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS
      WHERE RAND() >= 0
      ORDER BY TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME""";

  private static final String COLUMNS =
      """
      SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, COLUMN_NAME, POSITION_IN_UNIQUE_CONSTRAINT
      FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE
      ORDER BY CONSTRAINT_SCHEMA, CONSTRAINT_NAME, ORDINAL_POSITION""";

  private static final String REFERENCES =
      """
      SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, UNIQUE_CONSTRAINT_SCHEMA, UNIQUE_CONSTRAINT_NAME,
        DELETE_RULE, UPDATE_RULE
      FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS""";

  private static final String CHECKS =
      """
      SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CHECK_CLAUSE
      FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS""";

  private record Name(String schema, String name) {

    static Name of(ResultSet row) throws SQLException {
      return new Name(row.getString("CONSTRAINT_SCHEMA"), row.getString("CONSTRAINT_NAME"));
    }
  }

  private record Constraint(TableName table, String type, ConstraintState state) {}

  /** A column of a key. The position in the referenced key is 0 if there is none. */
  private record Part(String column, int referencedPosition) {}

  private record Reference(Name key, String onDelete, String onUpdate) {}

  private final Map<Name, Constraint> constraints = new LinkedHashMap<>();
  private final Map<Name, List<Part>> parts = new HashMap<>();
  private final Map<Name, Reference> references = new HashMap<>();
  private final Map<Name, String> checks = new HashMap<>();

  private H2Constraints() {}

  static void read(Connection connection, CatalogAssembler assembler) throws SQLException {
    H2Constraints all = new H2Constraints();
    all.load(connection);
    for (Map.Entry<Name, Constraint> entry : all.constraints.entrySet()) {
      Name name = entry.getKey();
      Constraint constraint = entry.getValue();
      switch (constraint.type()) {
        case "PRIMARY KEY" ->
            assembler.primaryKey(
                constraint.table(), new PrimaryKey(name.name(), all.columns(name), true));
        case "UNIQUE" ->
            assembler.uniqueConstraint(
                constraint.table(), new UniqueConstraint(name.name(), all.columns(name)));
        case "FOREIGN KEY" -> all.foreignKey(name, constraint, assembler);
        default -> all.check(name, constraint, assembler);
      }
    }
  }

  private void load(Connection connection) throws SQLException {
    forEachRow(
        connection,
        CONSTRAINTS,
        row ->
            constraints.put(
                Name.of(row),
                new Constraint(
                    table(row),
                    row.getString("CONSTRAINT_TYPE"),
                    "NO".equals(row.getString("ENFORCED"))
                        ? ConstraintState.DISABLED
                        : ConstraintState.ENFORCED)));
    forEachRow(
        connection,
        COLUMNS,
        row ->
            parts
                .computeIfAbsent(Name.of(row), name -> new ArrayList<>())
                .add(
                    new Part(
                        row.getString("COLUMN_NAME"),
                        row.getInt("POSITION_IN_UNIQUE_CONSTRAINT"))));
    forEachRow(
        connection,
        REFERENCES,
        row ->
            references.put(
                Name.of(row),
                new Reference(
                    new Name(
                        row.getString("UNIQUE_CONSTRAINT_SCHEMA"),
                        row.getString("UNIQUE_CONSTRAINT_NAME")),
                    row.getString("DELETE_RULE"),
                    row.getString("UPDATE_RULE"))));
    forEachRow(connection, CHECKS, row -> checks.put(Name.of(row), row.getString("CHECK_CLAUSE")));
  }

  private List<String> columns(Name name) {
    return parts.getOrDefault(name, List.of()).stream().map(Part::column).toList();
  }

  /** Adds a foreign key, unless the login cannot see the referenced table. */
  private void foreignKey(Name name, Constraint constraint, CatalogAssembler assembler)
      throws SQLException {
    Reference reference = references.get(name);
    Constraint referenced = reference == null ? null : constraints.get(reference.key());
    if (reference == null || referenced == null) {
      return;
    }
    List<String> key = columns(reference.key());
    List<String> columns = columns(name);
    List<String> referencedColumns = new ArrayList<>();
    for (Part part : parts.getOrDefault(name, List.of())) {
      int at = part.referencedPosition() - 1;
      if (at < 0 || at >= key.size()) {
        throw CatalogQuery.changedMeanwhile("foreign key " + name.name());
      }
      referencedColumns.add(key.get(at));
    }
    if (columns.isEmpty()) {
      throw CatalogQuery.changedMeanwhile("foreign key " + name.name());
    }
    assembler.foreignKey(
        constraint.table(),
        new ForeignKey(
            name.name(),
            columns,
            referenced.table(),
            referencedColumns,
            action(reference.onDelete()),
            action(reference.onUpdate()),
            constraint.state()));
  }

  private void check(Name name, Constraint constraint, CatalogAssembler assembler) {
    String clause = checks.get(name);
    if (clause != null) {
      assembler.check(constraint.table(), new CheckConstraint(name.name(), clause));
    }
  }

  private static ForeignKey.Action action(String rule) {
    // RESTRICT is H2's default. It has the effect of NO ACTION.
    return "RESTRICT".equals(rule)
        ? ForeignKey.Action.NO_ACTION
        : ForeignKey.Action.valueOf(rule.replace(' ', '_'));
  }
}
