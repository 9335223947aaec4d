package io.dbmodernizer.datamover.dialect.h2;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** H2's comments on everything that moves. H2 has no comments on synonyms. */
final class H2Comments {

  private static final String SCHEMAS =
      "SELECT SCHEMA_NAME, REMARKS FROM INFORMATION_SCHEMA.SCHEMATA WHERE REMARKS IS NOT NULL";

  private static final String TABLES =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, REMARKS
      FROM INFORMATION_SCHEMA.TABLES
      WHERE TABLE_TYPE IN ('BASE TABLE', 'VIEW') AND TABLE_SCHEMA <> 'INFORMATION_SCHEMA'""";

  private static final String COLUMNS =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, REMARKS
      FROM INFORMATION_SCHEMA.COLUMNS
      WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA' AND REMARKS IS NOT NULL""";

  private static final String CONSTRAINTS =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_SCHEMA, CONSTRAINT_NAME, REMARKS
      FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS
      WHERE REMARKS IS NOT NULL""";

  private static final String INDEXES =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME, INDEX_SCHEMA, INDEX_NAME, REMARKS
      FROM INFORMATION_SCHEMA.INDEXES
      WHERE REMARKS IS NOT NULL AND TABLE_SCHEMA <> 'INFORMATION_SCHEMA'""";

  private static final String TRIGGERS =
      """
      SELECT DISTINCT EVENT_OBJECT_SCHEMA, EVENT_OBJECT_TABLE, TRIGGER_SCHEMA, TRIGGER_NAME, REMARKS
      FROM INFORMATION_SCHEMA.TRIGGERS
      WHERE REMARKS IS NOT NULL""";

  private static final String ROUTINES =
      """
      SELECT DISTINCT ROUTINE_SCHEMA, ROUTINE_NAME, ROUTINE_TYPE, REMARKS
      FROM INFORMATION_SCHEMA.ROUTINES
      WHERE REMARKS IS NOT NULL AND ROUTINE_TYPE <> 'AGGREGATE'
        AND ROUTINE_SCHEMA <> 'INFORMATION_SCHEMA'""";

  private static final String SEQUENCES =
      "SELECT SEQUENCE_SCHEMA, SEQUENCE_NAME, REMARKS FROM INFORMATION_SCHEMA.SEQUENCES"
          + " WHERE REMARKS IS NOT NULL";

  private static final String DOMAINS =
      "SELECT DOMAIN_SCHEMA, DOMAIN_NAME, REMARKS FROM INFORMATION_SCHEMA.DOMAINS"
          + " WHERE REMARKS IS NOT NULL";

  private final H2Dialect dialect;
  private final Set<TableName> tables = new HashSet<>();
  private final List<DatabaseObject> comments = new ArrayList<>();

  private H2Comments(H2Dialect dialect) {
    this.dialect = dialect;
  }

  /** Reads the comments. */
  static List<DatabaseObject> read(Connection connection, H2Dialect dialect) throws SQLException {
    H2Comments all = new H2Comments(dialect);
    forEachRow(
        connection,
        SCHEMAS,
        row ->
            all.add(
                new ObjectId(MovableKind.COMMENT, row.getString(1), "SCHEMA"),
                null,
                Needs.NOTHING,
                "SCHEMA " + dialect.quote(row.getString(1)),
                row));
    forEachRow(connection, TABLES, all::tableOrView);
    forEachRow(
        connection,
        COLUMNS,
        row -> all.ofTable(row, "COLUMN", all.column(row), row.getString("COLUMN_NAME")));
    forEachRow(connection, CONSTRAINTS, row -> all.ofTable(row, "CONSTRAINT", 3));
    forEachRow(connection, INDEXES, row -> all.ofTable(row, "INDEX", 3));
    forEachRow(connection, TRIGGERS, row -> all.ofTable(row, "TRIGGER", 3));
    forEachRow(
        connection,
        ROUTINES,
        row ->
            all.alone(
                row,
                "ALIAS",
                row.getString("ROUTINE_TYPE").equals("PROCEDURE")
                    ? MovableKind.PROCEDURE
                    : MovableKind.FUNCTION));
    forEachRow(connection, SEQUENCES, row -> all.alone(row, "SEQUENCE", MovableKind.SEQUENCE));
    forEachRow(connection, DOMAINS, row -> all.alone(row, "DOMAIN", MovableKind.USER_TYPE));
    return all.comments;
  }

  private void tableOrView(ResultSet row) throws SQLException {
    TableName name = H2Names.of(row, 1);
    boolean table = row.getString("TABLE_TYPE").equals("BASE TABLE");
    if (table) {
      tables.add(name);
    }
    if (row.getString("REMARKS") == null) {
      return;
    }
    if (table) {
      add(
          new ObjectId(MovableKind.COMMENT, name.schema(), name.name() + ".TABLE"),
          name,
          Needs.NOTHING,
          "TABLE " + dialect.quote(name),
          row);
    } else {
      alone(row, "VIEW", MovableKind.VIEW);
    }
  }

  private String column(ResultSet row) throws SQLException {
    return dialect.quote(H2Names.of(row, 1)) + "." + dialect.quote(row.getString("COLUMN_NAME"));
  }

  private void ofTable(ResultSet row, String word, int first) throws SQLException {
    TableName part = H2Names.of(row, first);
    ofTable(row, word, dialect.quote(part), part.name());
  }

  /** Adds the comment on a part of a table or view. */
  private void ofTable(ResultSet row, String word, String quoted, String part) throws SQLException {
    TableName parent = H2Names.of(row, 1);
    boolean table = tables.contains(parent);
    add(
        new ObjectId(MovableKind.COMMENT, parent.schema(), parent.name() + "." + word + " " + part),
        table ? parent : null,
        table ? Needs.NOTHING : new Needs(Set.of(H2Names.id(MovableKind.VIEW, parent)), Set.of()),
        word + " " + quoted,
        row);
  }

  private void alone(ResultSet row, String word, MovableKind kind) throws SQLException {
    TableName name = H2Names.of(row, 1);
    add(
        new ObjectId(MovableKind.COMMENT, name.schema(), name.name() + "." + word),
        null,
        new Needs(Set.of(H2Names.id(kind, name)), Set.of()),
        word + " " + dialect.quote(name),
        row);
  }

  private void add(
      ObjectId id, @Nullable TableName table, Needs needs, String object, ResultSet row)
      throws SQLException {
    String text = H2Names.literal(row.getString("REMARKS"));
    comments.add(new Feature(id, table, List.of("COMMENT ON " + object + " IS " + text), needs));
  }
}
