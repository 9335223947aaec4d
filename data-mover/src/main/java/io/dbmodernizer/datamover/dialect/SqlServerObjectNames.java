package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The names behind the numbers of SQL Server's objects, and what each of them refers to. One
 * database, read once.
 */
final class SqlServerObjectNames {

  private static final int TYPE = 6;

  /**
   * A row of {@code sys.objects}.
   *
   * @param parent the number of the table or view it belongs to; 0 for none
   * @param type the code of its type
   */
  record Entry(int id, String schema, int parent, String name, String type) {}

  private final Map<Integer, String> schemas = new HashMap<>();
  private final Map<Integer, Entry> entries = new TreeMap<>();
  private final Map<Integer, TableName> tables = new HashMap<>();
  private final Map<Integer, ObjectId> objects = new HashMap<>();
  private final Map<Integer, ObjectId> types = new HashMap<>();
  private final Map<Integer, ObjectId> databaseTriggers = new HashMap<>();
  private final Map<Integer, Set<ObjectId>> usedObjects = new HashMap<>();
  private final Map<Integer, Set<TableName>> usedTables = new HashMap<>();
  private final Map<TableName, Set<ObjectId>> neededByTables = new HashMap<>();

  private SqlServerObjectNames() {}

  /** Reads schemas, tables and objects. */
  static SqlServerObjectNames read(Connection connection) throws SQLException {
    SqlServerObjectNames names = new SqlServerObjectNames();
    forEachRow(
        connection,
        SqlServerCatalogSql.SCHEMAS,
        row -> names.schemas.put(row.getInt("schema_id"), row.getString("name")));
    forEachRow(
        connection,
        SqlServerCatalogSql.TABLES,
        row -> {
          String schema = names.schemas.get(row.getInt("schema_id"));
          if (schema != null) {
            names.tables.put(row.getInt("object_id"), new TableName(schema, row.getString("name")));
          }
        });
    forEachRow(connection, SqlServerObjectSql.OBJECTS, names::add);
    return names;
  }

  private void add(ResultSet row) throws SQLException {
    String schema = schemas.get(row.getInt("schema_id"));
    if (schema == null) {
      return;
    }
    Entry entry =
        new Entry(
            row.getInt("object_id"),
            schema,
            row.getInt("parent_object_id"),
            row.getString("name"),
            row.getString("object_type").strip());
    entries.put(entry.id(), entry);
    kind(entry)
        .ifPresent(kind -> objects.put(entry.id(), new ObjectId(kind, schema, entry.name())));
  }

  private Optional<MovableKind> kind(Entry entry) {
    return Optional.ofNullable(
        switch (entry.type()) {
          case "V" -> MovableKind.VIEW;
          case "P", "PC", "X", "RF" -> MovableKind.PROCEDURE;
          case "FN", "IF", "TF", "FS", "FT", "AF" -> MovableKind.FUNCTION;
          case "SO" -> MovableKind.SEQUENCE;
          case "SN" -> MovableKind.SYNONYM;
          case "R" -> MovableKind.RULE_OR_DEFAULT_OBJECT;
          case "D" -> entry.parent() == 0 ? MovableKind.RULE_OR_DEFAULT_OBJECT : null;
          case "TR", "TA" ->
              tables.containsKey(entry.parent()) ? MovableKind.TRIGGER : MovableKind.VIEW_TRIGGER;
          default -> null;
        });
  }

  /** Announces a type, so that {@link #readDependencies} knows it. */
  ObjectId type(int id, int schema, String name) {
    ObjectId type = new ObjectId(MovableKind.USER_TYPE, schemas.getOrDefault(schema, "dbo"), name);
    types.put(id, type);
    return type;
  }

  /** Reads what objects refer to; types are announced before. */
  void readDependencies(Connection connection) throws SQLException {
    forEachRow(connection, SqlServerObjectSql.DEPENDENCIES, this::dependency);
  }

  /** Checks, defaults and computed columns of a table refer to objects on behalf of the table. */
  private void dependency(ResultSet row) throws SQLException {
    int from = row.getInt("referencing_id");
    int to = row.getInt("referenced_id");
    ObjectId used = row.getInt("referenced_class") == TYPE ? types.get(to) : objects.get(to);
    TableName usedTable = tables.get(to);
    ObjectId user = objects.get(from);
    TableName table = tableOf(from);
    if (user == null && table != null && used != null) {
      neededByTables.computeIfAbsent(table, key -> new HashSet<>()).add(used);
    } else if (used != null && !used.equals(user)) {
      usedObjects.computeIfAbsent(from, key -> new HashSet<>()).add(used);
    } else if (used == null && usedTable != null) {
      usedTables.computeIfAbsent(from, key -> new HashSet<>()).add(usedTable);
    }
  }

  private @Nullable TableName tableOf(int id) {
    TableName table = tables.get(id);
    Entry entry = entries.get(id);
    return table != null || entry == null ? table : tables.get(entry.parent());
  }

  /** Returns what an object refers to, and the table or view it belongs to. */
  Needs needs(int id) {
    Set<ObjectId> used = new HashSet<>(usedObjects.getOrDefault(id, Set.of()));
    Set<TableName> read = new HashSet<>(usedTables.getOrDefault(id, Set.of()));
    Entry entry = entries.get(id);
    TableName table = entry == null ? null : tables.get(entry.parent());
    ObjectId view = entry == null ? null : objects.get(entry.parent());
    if (table != null) {
      read.add(table);
    } else if (view != null) {
      used.add(view);
    }
    return new Needs(used, read);
  }

  /** Announces a trigger on the database, which is no object of a schema. */
  void databaseTrigger(int id, ObjectId trigger) {
    databaseTriggers.put(id, trigger);
  }

  /** Returns the trigger on the database with this number; null if there is none. */
  @Nullable ObjectId databaseTrigger(int id) {
    return databaseTriggers.get(id);
  }

  /** Returns the announced type with this number; null if there is none. */
  @Nullable ObjectId type(int id) {
    return types.get(id);
  }

  /** Returns the object with this number; null if the catalog does not show it. */
  @Nullable Entry entry(int id) {
    return entries.get(id);
  }

  Collection<Entry> entries() {
    return entries.values();
  }

  /** Returns the kind and name of an object; null for a table, a constraint and all else. */
  @Nullable ObjectId object(int id) {
    return objects.get(id);
  }

  /** Returns the user table with this number; null if there is none. */
  @Nullable TableName table(int id) {
    return tables.get(id);
  }

  /** Returns the name of the schema with this number; null if there is none. */
  @Nullable String schema(int id) {
    return schemas.get(id);
  }

  /** Returns the table or view with this number; null if there is none. */
  @Nullable TableName parent(int id) {
    TableName table = tables.get(id);
    Entry entry = entries.get(id);
    return table != null || entry == null ? table : new TableName(entry.schema(), entry.name());
  }

  /**
   * Returns the name of a schema.
   *
   * @throws SQLException a transient one, if the schema was not read
   */
  String requiredSchema(int id) throws SQLException {
    String name = schemas.get(id);
    if (name == null) {
      throw CatalogQuery.changedMeanwhile("schema " + id);
    }
    return name;
  }

  /** Notes that a table cannot be created without an object. */
  void needed(TableName table, ObjectId object) {
    neededByTables.computeIfAbsent(table, key -> new HashSet<>()).add(object);
  }

  Map<TableName, Set<ObjectId>> neededByTables() {
    return neededByTables;
  }

  Collection<String> schemas() {
    return schemas.values();
  }
}
