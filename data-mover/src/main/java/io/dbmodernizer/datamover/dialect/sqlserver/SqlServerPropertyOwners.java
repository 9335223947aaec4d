package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.object.ObjectId;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The owners of extended properties, which {@code sp_addextendedproperty} calls levels. */
final class SqlServerPropertyOwners {

  private static final String PARAMETERS =
      "SELECT object_id, parameter_id, name FROM sys.parameters";

  /**
   * An owner.
   *
   * @param schema its schema, or empty
   * @param name its name with its type, unique in the schema; empty for the database
   * @param table the table it is or belongs to, or null
   * @param needs the object it is or belongs to, or null
   * @param levels the parameters of the procedure that name it; null if it cannot have moved
   */
  record Owner(
      String schema,
      String name,
      @Nullable TableName table,
      @Nullable ObjectId needs,
      @Nullable String levels) {}

  private record Part(int object, int parameter) {}

  private final SqlServerObjectNames names;
  private final SqlServerColumnNames columns;
  private final Map<Part, String> parameters = new HashMap<>();
  private final Map<SqlServerIndexId, String> indexes = new HashMap<>();

  private SqlServerPropertyOwners(SqlServerObjectNames names, SqlServerColumnNames columns) {
    this.names = names;
    this.columns = columns;
  }

  static SqlServerPropertyOwners of(SqlServerViews views, SqlServerObjectNames names)
      throws SQLException {
    SqlServerPropertyOwners owners =
        new SqlServerPropertyOwners(names, SqlServerColumnNames.of(views));
    views.forEachRow(
        PARAMETERS,
        row ->
            owners.parameters.put(
                new Part(row.getInt("object_id"), row.getInt("parameter_id")),
                row.getString("name")));
    for (SqlServerIndexRow index : views.indexes()) {
      if (index.name() != null) {
        owners.indexes.put(index.id(), index.name());
      }
    }
    return owners;
  }

  /**
   * Returns an owner.
   *
   * @param kind the class of {@code sys.extended_properties}
   */
  Owner find(int kind, int major, int minor) throws SQLException {
    return switch (kind) {
      case 0 -> new Owner("", "", null, null, "");
      case 1 -> minor == 0 ? object(major) : part(major, "COLUMN", columns.find(major, minor));
      case 2 -> part(major, "PARAMETER", parameters.get(new Part(major, minor)));
      case 3 ->
          new Owner(
              names.requiredSchema(major),
              "",
              null,
              null,
              level(0, "SCHEMA", names.requiredSchema(major)));
      case 6 -> type(major);
      case 7 -> part(major, "INDEX", indexes.get(new SqlServerIndexId(major, minor)));
      default -> unknown(kind, major, minor);
    };
  }

  private static Owner unknown(int kind, int major, int minor) {
    return new Owner("", "class " + kind + " id " + major + "." + minor, null, null, null);
  }

  private Owner type(int number) {
    ObjectId type = names.type(number);
    return type == null
        ? unknown(6, number, 0)
        : new Owner(
            type.schema(),
            "TYPE " + type.name(),
            null,
            type,
            level(0, "SCHEMA", type.schema()) + level(1, "TYPE", type.name()));
  }

  private Owner object(int number) {
    ObjectId ofDatabase = names.databaseTrigger(number);
    if (ofDatabase != null) {
      return new Owner(
          "",
          "TRIGGER " + ofDatabase.name(),
          null,
          ofDatabase,
          level(0, "TRIGGER", ofDatabase.name()));
    }
    TableName table = names.table(number);
    if (table != null) {
      return new Owner(
          table.schema(),
          "TABLE " + table.name(),
          table,
          null,
          level(0, "SCHEMA", table.schema()) + level(1, "TABLE", table.name()));
    }
    SqlServerObjectNames.Entry entry = names.entry(number);
    if (entry == null) {
      return unknown(1, number, 0);
    }
    String type = entry.parent() == 0 ? main(entry.type()) : dependent(entry.type());
    if (type == null) {
      return unknown(1, number, 0);
    }
    return entry.parent() == 0
        ? new Owner(
            entry.schema(),
            type + " " + entry.name(),
            null,
            names.object(number),
            level(0, "SCHEMA", entry.schema()) + level(1, type, entry.name()))
        : part(entry.parent(), type, entry.name(), names.object(number));
  }

  private Owner part(int parent, String type, @Nullable String name) {
    return part(parent, type, name, null);
  }

  private Owner part(int parent, String type, @Nullable String name, @Nullable ObjectId itself) {
    Owner whole = object(parent);
    return name == null || whole.levels() == null
        ? new Owner(
            whole.schema(), whole.name() + " " + type + " " + name, whole.table(), null, null)
        : new Owner(
            whole.schema(),
            whole.name() + "." + type + " " + name,
            whole.table(),
            itself == null ? whole.needs() : itself,
            whole.levels() + level(2, type, name));
  }

  private static String level(int level, String type, String name) {
    return ", @level%dtype = '%s', @level%dname = %s"
        .formatted(level, type, level, SqlServerVariant.text(name));
  }

  private static @Nullable String main(String type) {
    return switch (type) {
      case "V" -> "VIEW";
      case "P" -> "PROCEDURE";
      case "FN", "IF", "TF" -> "FUNCTION";
      case "SO" -> "SEQUENCE";
      case "SN" -> "SYNONYM";
      case "R" -> "RULE";
      case "D" -> "DEFAULT";
      default -> null;
    };
  }

  private static @Nullable String dependent(String type) {
    return switch (type) {
      case "C", "D", "F", "PK", "UQ", "EC" -> "CONSTRAINT";
      case "TR" -> "TRIGGER";
      default -> null;
    };
  }
}
