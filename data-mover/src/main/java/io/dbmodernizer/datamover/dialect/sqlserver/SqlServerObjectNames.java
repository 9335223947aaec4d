package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.CatalogQuery;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OutsideName;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The names behind the numbers of SQL Server's objects, and what each of them refers to. */
final class SqlServerObjectNames {

  /**
   * An object of a schema.
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
  private final Map<Integer, Set<OutsideName>> outside = new HashMap<>();
  private final Map<TableName, Set<ObjectId>> neededByTables = new HashMap<>();

  private SqlServerObjectNames() {}

  /** Returns the names of schemas, tables, types, objects and triggers. */
  static SqlServerObjectNames of(SqlServerViews views) throws SQLException {
    SqlServerObjectNames names = new SqlServerObjectNames();
    views.schemas().forEach(schema -> names.schemas.put(schema.number(), schema.name()));
    for (SqlServerTableRow table : views.tables()) {
      String schema = names.schemas.get(table.schema());
      if (schema != null) {
        names.tables.put(table.number(), new TableName(schema, table.name()));
      }
    }
    views.types().stream().filter(SqlServerTypeRow::ofUser).forEach(names::add);
    views.objects().stream().filter(object -> !object.shipped()).forEach(names::add);
    for (SqlServerTriggerRow trigger : views.triggers()) {
      if (trigger.ofDatabase()) {
        names.databaseTriggers.put(
            trigger.number(), new ObjectId(MovableKind.DATABASE_TRIGGER, "", trigger.name()));
      }
    }
    return names;
  }

  private void add(SqlServerTypeRow type) {
    String schema = schemas.get(type.schema());
    if (schema != null) {
      types.put(type.number(), new ObjectId(MovableKind.USER_TYPE, schema, type.name()));
    }
  }

  private void add(SqlServerObjectRow object) {
    String schema = schemas.get(object.schema());
    if (schema == null) {
      return;
    }
    Entry entry = new Entry(object.number(), schema, object.parent(), object.name(), object.type());
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

  /**
   * Adds what objects refer to. Checks, defaults and computed columns of a table refer to objects
   * on behalf of the table.
   */
  void addDependencies(List<SqlServerDependencyRow> rows) {
    for (SqlServerDependencyRow row : rows) {
      int from = row.from();
      String server = row.server();
      String database = row.database();
      if (server != null || database != null) {
        outside
            .computeIfAbsent(from, key -> new HashSet<>())
            .add(
                new OutsideName(
                    Objects.requireNonNullElse(server, ""),
                    Objects.requireNonNullElse(database, "")));
      }
      ObjectId used = row.toType() ? types.get(row.to()) : objects.get(row.to());
      TableName usedTable = tables.get(row.to());
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
    return new Needs(used, read, outside.getOrDefault(id, Set.of()));
  }

  /** Returns the trigger on the database with this number; null if there is none. */
  @Nullable ObjectId databaseTrigger(int id) {
    return databaseTriggers.get(id);
  }

  /** Returns the user's type with this number; null if there is none. */
  @Nullable ObjectId type(int id) {
    return types.get(id);
  }

  /** Returns the types that users created. */
  Collection<ObjectId> types() {
    return types.values();
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

  /** Returns the object or the trigger on the database with this number; null if there is none. */
  @Nullable ObjectId objectOrTrigger(int id) {
    ObjectId trigger = databaseTriggers.get(id);
    return trigger == null ? objects.get(id) : trigger;
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
