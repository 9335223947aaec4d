package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.bigInteger;
import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.object.CreationOptions;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectCatalog;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import io.dbmodernizer.datamover.object.Sequence;
import io.dbmodernizer.datamover.object.SqlModule;
import io.dbmodernizer.datamover.object.Synonym;
import io.dbmodernizer.datamover.object.Trigger;
import io.dbmodernizer.datamover.object.UserType;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads H2's programmable objects from INFORMATION_SCHEMA, each view alone.
 *
 * <p>H2 keeps no dependencies. It writes every name in a view's text in quotes, so that the names
 * of known objects are found there. It shows the source of Java code to administrators only, and
 * that of a trigger to nobody: these objects cannot be read.
 */
final class H2ObjectReader {

  /** H2's spatial indexes, conditions and defaults of domains, users and rights do not move. */
  private static final Set<MovableKind> KINDS =
      EnumSet.complementOf(
          EnumSet.of(
              MovableKind.SPATIAL_INDEX,
              MovableKind.BOUND_RULE,
              MovableKind.BOUND_DEFAULT,
              MovableKind.ROLE,
              MovableKind.USER,
              MovableKind.ROLE_MEMBER,
              MovableKind.SCHEMA_OWNER,
              MovableKind.PERMISSION));

  private static final String SOURCE_HIDDEN = "its source is hidden from this login";
  private static final String NO_SOURCE = "its catalog does not show its source";

  private static final String VIEWS =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION
      FROM INFORMATION_SCHEMA.VIEWS
      WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'""";

  private static final String COLUMNS =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, COLUMN_DEFAULT, GENERATION_EXPRESSION
      FROM INFORMATION_SCHEMA.COLUMNS
      WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'
      ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION""";

  private static final String TABLES =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME
      FROM INFORMATION_SCHEMA.TABLES
      WHERE TABLE_TYPE = 'BASE TABLE' AND TABLE_SCHEMA <> 'INFORMATION_SCHEMA'""";

  private static final String ROUTINES =
      """
      SELECT ROUTINE_SCHEMA, ROUTINE_NAME, ROUTINE_TYPE, ROUTINE_DEFINITION, EXTERNAL_NAME,
        IS_DETERMINISTIC
      FROM INFORMATION_SCHEMA.ROUTINES
      WHERE ROUTINE_SCHEMA <> 'INFORMATION_SCHEMA'""";

  private static final String TRIGGERS =
      """
      SELECT TRIGGER_SCHEMA, TRIGGER_NAME, EVENT_MANIPULATION, EVENT_OBJECT_SCHEMA,
        EVENT_OBJECT_TABLE, ACTION_ORIENTATION, ACTION_TIMING, IS_ROLLBACK, JAVA_CLASS, QUEUE_SIZE,
        NO_WAIT
      FROM INFORMATION_SCHEMA.TRIGGERS""";

  private static final String SEQUENCES =
      """
      SELECT SEQUENCE_SCHEMA, SEQUENCE_NAME, DATA_TYPE, NUMERIC_PRECISION, START_VALUE,
        MINIMUM_VALUE, MAXIMUM_VALUE, INCREMENT, CYCLE_OPTION, BASE_VALUE, CACHE
      FROM INFORMATION_SCHEMA.SEQUENCES""";

  private static final String SYNONYMS =
      """
      SELECT SYNONYM_SCHEMA, SYNONYM_NAME, SYNONYM_FOR_SCHEMA, SYNONYM_FOR
      FROM INFORMATION_SCHEMA.SYNONYMS""";

  private static final String DOMAINS =
      """
      SELECT DOMAIN_SCHEMA, DOMAIN_NAME, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION,
        NUMERIC_SCALE, DATETIME_PRECISION, DOMAIN_DEFAULT, DOMAIN_ON_UPDATE
      FROM INFORMATION_SCHEMA.DOMAINS""";

  private static final String DOMAIN_CONSTRAINTS =
      """
      SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, DOMAIN_SCHEMA, DOMAIN_NAME
      FROM INFORMATION_SCHEMA.DOMAIN_CONSTRAINTS""";

  private static final String TABLE_CONSTRAINTS =
      """
      SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, TABLE_SCHEMA, TABLE_NAME
      FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS
      WHERE CONSTRAINT_TYPE = 'CHECK'""";

  private static final String CHECKS =
      """
      SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CHECK_CLAUSE
      FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS""";

  private static final String SCHEMAS = "SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA";

  private static final String ADMINISTRATOR =
      "SELECT IS_ADMIN FROM INFORMATION_SCHEMA.USERS WHERE USER_NAME = CURRENT_USER";

  private final H2Dialect dialect;

  H2ObjectReader(H2Dialect dialect) {
    this.dialect = dialect;
  }

  ObjectCatalog read(Connection connection) throws SQLException {
    return new Reading(connection).catalog();
  }

  private record TriggerHead(ObjectId id, TableName parent, String timing, String rest) {}

  /** One reading of one database. */
  private final class Reading {
    private final Connection connection;
    private final Map<TableName, String> views = new LinkedHashMap<>();
    private final Map<TableName, List<String>> viewColumns = new HashMap<>();
    private final Map<TableName, List<String>> expressions = new HashMap<>();
    private final Map<TableName, String> checks = new HashMap<>();
    private final List<DatabaseObject> objects = new ArrayList<>();
    private final H2Names names = new H2Names();

    Reading(Connection connection) {
      this.connection = connection;
    }

    ObjectCatalog catalog() throws SQLException {
      forEachRow(connection, TABLES, row -> names.table(CatalogQuery.table(row)));
      forEachRow(
          connection,
          VIEWS,
          row -> {
            views.put(CatalogQuery.table(row), row.getString("VIEW_DEFINITION"));
            names.object(id(MovableKind.VIEW, CatalogQuery.table(row)));
          });
      forEachRow(connection, CHECKS, row -> checks.put(name(row, 1), row.getString(3)));
      routines();
      forEachRow(connection, SEQUENCES, this::sequence);
      List<String[]> synonyms = new ArrayList<>();
      forEachRow(
          connection,
          SYNONYMS,
          row -> {
            names.object(id(MovableKind.SYNONYM, name(row, 1)));
            synonyms.add(
                new String[] {
                  row.getString(1), row.getString(2), row.getString(3), row.getString(4)
                });
          });
      for (String[] synonym : synonyms) {
        String target = dialect.quote(synonym[2]) + "." + dialect.quote(synonym[3]);
        objects.add(
            new Synonym(
                new ObjectId(MovableKind.SYNONYM, synonym[0], synonym[1]),
                target,
                names.in(target)));
      }
      domains();
      columns();
      views();
      triggers();
      objects.addAll(H2Comments.read(connection, dialect));
      List<String> schemas = new ArrayList<>();
      forEachRow(connection, SCHEMAS, row -> schemas.add(row.getString(1)));
      Set<Boolean> administrator = new HashSet<>();
      forEachRow(connection, ADMINISTRATOR, row -> administrator.add(row.getBoolean(1)));
      return new ObjectCatalog(KINDS, objects, needed(), schemas, administrator.contains(true));
    }

    private void routines() throws SQLException {
      Set<TableName> seen = new HashSet<>();
      forEachRow(
          connection,
          ROUTINES,
          row -> {
            TableName name = name(row, 1);
            if (seen.add(name)) {
              routine(row, name);
            }
          });
    }

    /** The methods of one alias are as many rows; each has the alias's definition. */
    private void routine(ResultSet row, TableName name) throws SQLException {
      String type = row.getString("ROUTINE_TYPE");
      ObjectId id =
          id(type.equals("PROCEDURE") ? MovableKind.PROCEDURE : MovableKind.FUNCTION, name);
      String source = row.getString("ROUTINE_DEFINITION");
      String method = row.getString("EXTERNAL_NAME");
      names.object(id);
      if (source == null && method == null) {
        objects.add(new OpaqueObject(id, SOURCE_HIDDEN));
        return;
      }
      String create = type.equals("AGGREGATE") ? "CREATE AGGREGATE " : "CREATE ALIAS ";
      String deterministic =
          "YES".equals(row.getString("IS_DETERMINISTIC")) ? " DETERMINISTIC" : "";
      String definition =
          create
              + dialect.quote(name)
              + (type.equals("AGGREGATE") ? "" : deterministic)
              + (method == null ? " AS " + literal(source) : " FOR " + literal(method));
      objects.add(new SqlModule(id, definition, CreationOptions.STANDARD, true, Needs.NOTHING));
    }

    private void sequence(ResultSet row) throws SQLException {
      ObjectId id = id(MovableKind.SEQUENCE, name(row, 1));
      names.object(id);
      String type = row.getString("DATA_TYPE");
      BigDecimal next = row.getBigDecimal("BASE_VALUE");
      objects.add(
          new Sequence(
              id,
              type.equals("NUMERIC") ? "DECIMAL(" + row.getInt("NUMERIC_PRECISION") + ")" : type,
              bigInteger(row, "START_VALUE"),
              bigInteger(row, "INCREMENT"),
              bigInteger(row, "MINIMUM_VALUE"),
              bigInteger(row, "MAXIMUM_VALUE"),
              "YES".equals(row.getString("CYCLE_OPTION")),
              row.getLong("CACHE"),
              next == null ? null : next.toBigInteger()));
    }

    private void domains() throws SQLException {
      Map<TableName, Set<String>> conditions = new HashMap<>();
      forEachRow(
          connection,
          DOMAIN_CONSTRAINTS,
          row -> {
            String clause = checks.get(name(row, 1));
            if (clause != null) {
              conditions.computeIfAbsent(name(row, 3), key -> new TreeSet<>()).add(clause);
            }
          });
      forEachRow(
          connection,
          DOMAINS,
          row -> {
            TableName name = name(row, 1);
            ObjectId id = id(MovableKind.USER_TYPE, name);
            names.object(id);
            Optional<String> type = dialect.typeName(H2Types.read(row));
            if (type.isEmpty()) {
              objects.add(
                  new OpaqueObject(
                      id, "its type " + row.getString("DATA_TYPE") + " is not supported"));
              return;
            }
            StringBuilder definition = new StringBuilder(type.get());
            clause(definition, " DEFAULT ", row.getString("DOMAIN_DEFAULT"));
            clause(definition, " ON UPDATE ", row.getString("DOMAIN_ON_UPDATE"));
            conditions
                .getOrDefault(name, Set.of())
                .forEach(condition -> definition.append(" CHECK (").append(condition).append(')'));
            objects.add(new UserType(id, definition.toString(), names.in(definition.toString())));
          });
    }

    private void columns() throws SQLException {
      forEachRow(
          connection,
          COLUMNS,
          row -> {
            TableName table = CatalogQuery.table(row);
            if (views.containsKey(table)) {
              viewColumns
                  .computeIfAbsent(table, key -> new ArrayList<>())
                  .add(row.getString("COLUMN_NAME"));
            } else {
              expression(table, row.getString("COLUMN_DEFAULT"));
              expression(table, row.getString("GENERATION_EXPRESSION"));
            }
          });
      forEachRow(
          connection, TABLE_CONSTRAINTS, row -> expression(name(row, 3), checks.get(name(row, 1))));
    }

    private void expression(TableName table, @Nullable String text) {
      if (text != null && text.indexOf('"') >= 0) {
        expressions.computeIfAbsent(table, key -> new ArrayList<>()).add(text);
      }
    }

    private void views() {
      views.forEach(
          (name, query) -> {
            ObjectId id = id(MovableKind.VIEW, name);
            if (query == null) {
              objects.add(new OpaqueObject(id, NO_SOURCE));
              return;
            }
            List<String> columns = viewColumns.getOrDefault(name, List.of());
            objects.add(
                new SqlModule(
                    id,
                    "CREATE VIEW "
                        + dialect.quote(name)
                        + (columns.isEmpty() ? "" : "(" + dialect.quoteAll(columns) + ")")
                        + " AS\n"
                        + query,
                    CreationOptions.STANDARD,
                    false,
                    names.in(query).without(id)));
          });
    }

    private void triggers() throws SQLException {
      Map<TableName, Set<String>> events = new LinkedHashMap<>();
      Map<TableName, TriggerHead> heads = new HashMap<>();
      forEachRow(
          connection,
          TRIGGERS,
          row -> {
            TableName name = name(row, 1);
            Set<String> ofTrigger = events.computeIfAbsent(name, key -> new TreeSet<>());
            ofTrigger.add(row.getString("EVENT_MANIPULATION"));
            if (row.getBoolean("IS_ROLLBACK")) {
              ofTrigger.add("ROLLBACK");
            }
            if (!heads.containsKey(name)) {
              heads.put(name, head(row, name));
            }
          });
      heads.forEach(
          (name, head) -> objects.add(trigger(head, events.getOrDefault(name, Set.of()))));
    }

    private TriggerHead head(ResultSet row, TableName name) throws SQLException {
      TableName parent =
          new TableName(row.getString("EVENT_OBJECT_SCHEMA"), row.getString("EVENT_OBJECT_TABLE"));
      boolean ofView = views.containsKey(parent);
      String className = row.getString("JAVA_CLASS");
      return new TriggerHead(
          id(ofView ? MovableKind.VIEW_TRIGGER : MovableKind.TRIGGER, name),
          parent,
          row.getString("ACTION_TIMING"),
          className == null
              ? ""
              : ("ROW".equals(row.getString("ACTION_ORIENTATION")) ? " FOR EACH ROW" : "")
                  + " QUEUE "
                  + row.getInt("QUEUE_SIZE")
                  + (row.getBoolean("NO_WAIT") ? " NOWAIT" : "")
                  + " CALL "
                  + literal(className));
    }

    private DatabaseObject trigger(TriggerHead head, Set<String> events) {
      boolean ofView = head.id().kind() == MovableKind.VIEW_TRIGGER;
      if (head.rest().isEmpty()) {
        return new OpaqueObject(
            head.id(), head.id().kind().finding(), ofView ? null : head.parent(), NO_SOURCE);
      }
      return new Trigger(
          head.id(),
          head.parent(),
          "CREATE TRIGGER "
              + dialect.quote(head.id().schema())
              + "."
              + dialect.quote(head.id().name())
              + " "
              + head.timing()
              + " "
              + String.join(", ", events)
              + " ON "
              + dialect.quote(head.parent())
              + head.rest(),
          CreationOptions.STANDARD,
          true,
          true,
          ofView
              ? new Needs(Set.of(id(MovableKind.VIEW, head.parent())), Set.of())
              : new Needs(Set.of(), Set.of(head.parent())));
    }

    private Map<TableName, Set<ObjectId>> needed() {
      Map<TableName, Set<ObjectId>> needed = new HashMap<>();
      expressions.forEach(
          (table, texts) ->
              texts.forEach(
                  text ->
                      names
                          .in(text)
                          .objects()
                          .forEach(
                              id ->
                                  needed.computeIfAbsent(table, key -> new HashSet<>()).add(id))));
      return needed;
    }

    private void clause(StringBuilder definition, String words, @Nullable String expression) {
      if (expression != null) {
        definition.append(words).append(expression);
      }
    }

    private ObjectId id(MovableKind kind, TableName name) {
      return new ObjectId(kind, name.schema(), name.name());
    }

    private TableName name(ResultSet row, int first) throws SQLException {
      return new TableName(row.getString(first), row.getString(first + 1));
    }

    private String literal(String text) {
      return "'" + text.replace("'", "''") + "'";
    }
  }
}
