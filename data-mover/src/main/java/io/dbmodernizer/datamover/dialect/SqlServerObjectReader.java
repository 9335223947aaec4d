package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.bigInteger;
import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.object.CreationOptions;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectCatalog;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.ObjectReader;
import io.dbmodernizer.datamover.object.OpaqueObject;
import io.dbmodernizer.datamover.object.PrincipalMove;
import io.dbmodernizer.datamover.object.Sequence;
import io.dbmodernizer.datamover.object.SqlModule;
import io.dbmodernizer.datamover.object.Synonym;
import io.dbmodernizer.datamover.object.Trigger;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads SQL Server's programmable objects. The SQL is held in {@link SqlServerObjectSql}. */
final class SqlServerObjectReader implements ObjectReader {

  static final String CLR = "it is CLR code, which Azure SQL Database does not run";
  private static final String ENCRYPTED = "its definition is encrypted";
  private static final String EXTENDED = "it is an extended procedure of the server";
  private static final String FILTER = "it is a filter of replication";

  /**
   * The text of a module.
   *
   * @param text null if it is encrypted; a login without the right to see it is refused earlier
   */
  private record Definition(@Nullable String text, CreationOptions options) {
    static final Definition NONE = new Definition(null, CreationOptions.STANDARD);
  }

  @Override
  public ObjectCatalog read(Connection connection, PrincipalMove principals) throws SQLException {
    return read(connection, connection.getMetaData().getDatabaseMajorVersion(), principals);
  }

  /** As {@link #read(Connection)}, of a server that says it has this version. */
  ObjectCatalog read(Connection connection, int majorVersion) throws SQLException {
    return read(connection, majorVersion, PrincipalMove.NONE);
  }

  /** As {@link #read(Connection, PrincipalMove)}, of a server that says it has this version. */
  ObjectCatalog read(Connection connection, int majorVersion, PrincipalMove move)
      throws SQLException {
    int version = SqlServerUnmovedObjects.version(connection, majorVersion);
    SqlServerObjectNames names = SqlServerObjectNames.read(connection);
    SqlServerUserTypes types = SqlServerUserTypes.read(connection, version, names);
    names.readDependencies(connection);
    Map<Integer, Definition> definitions = definitions(connection);
    List<DatabaseObject> objects = new ArrayList<>(types.objects());
    objects.addAll(SqlServerDatabaseSettings.read(connection));
    modules(names, definitions, objects);
    forEachRow(
        connection,
        SqlServerObjectSql.TRIGGERS,
        row -> objects.add(trigger(row, names, definitions)));
    if (SqlServerObjectSql.hasSequences(version)) {
      forEachRow(
          connection,
          SqlServerObjectSql.sequences(version),
          row -> {
            ObjectId id = names.object(row.getInt("object_id"));
            if (id != null) {
              objects.add(sequence(row, id, types));
            }
          });
    }
    forEachRow(
        connection,
        SqlServerObjectSql.SYNONYMS,
        row -> {
          ObjectId id = names.object(row.getInt("object_id"));
          if (id != null) {
            objects.add(new Synonym(id, row.getString("base_object_name"), Needs.NOTHING));
          }
        });
    objects.addAll(SqlServerTableFeatures.read(connection, version, names).objects());
    objects.addAll(SqlServerRulesAndDefaults.readBindings(connection, names));
    objects.addAll(SqlServerExtendedProperties.read(connection, names));
    objects.addAll(SqlServerSecurityPolicies.read(connection, version, names));
    if (move.moves()) {
      SqlServerPrincipals principals = SqlServerPrincipals.read(connection, version, move);
      objects.addAll(principals.objects());
      objects.addAll(SqlServerMemberships.members(connection, principals));
      objects.addAll(SqlServerMemberships.owners(connection, principals));
      objects.addAll(SqlServerPermissions.read(connection, names, principals));
    }
    return new ObjectCatalog(
        MovableKind.moved(move), objects, names.neededByTables(), names.schemas(), true);
  }

  private static Map<Integer, Definition> definitions(Connection connection) throws SQLException {
    Map<Integer, Definition> definitions = new HashMap<>();
    forEachRow(
        connection,
        SqlServerObjectSql.MODULES,
        row ->
            definitions.put(
                row.getInt("object_id"),
                new Definition(
                    row.getString("definition"),
                    new CreationOptions(
                        row.getBoolean("uses_ansi_nulls"),
                        row.getBoolean("uses_quoted_identifier")))));
    return definitions;
  }

  private static void modules(
      SqlServerObjectNames names,
      Map<Integer, Definition> definitions,
      List<DatabaseObject> objects) {
    for (SqlServerObjectNames.Entry entry : names.entries()) {
      ObjectId id = names.object(entry.id());
      if (id == null
          || id.kind().comesLast()
          || id.kind() == MovableKind.SEQUENCE
          || id.kind() == MovableKind.SYNONYM) {
        continue;
      }
      Definition definition = definitions.getOrDefault(entry.id(), Definition.NONE);
      String text = definition.text();
      String obstacle = obstacle(entry.type());
      objects.add(
          obstacle != null || text == null
              ? new OpaqueObject(id, obstacle == null ? ENCRYPTED : obstacle)
              : new SqlModule(
                  id,
                  SqlServerModuleText.create(text, quoted(id)),
                  definition.options(),
                  false,
                  names.needs(entry.id())));
    }
  }

  private static @Nullable String obstacle(String type) {
    return switch (type) {
      case "PC", "FS", "FT", "AF", "TA" -> CLR;
      case "X" -> EXTENDED;
      case "RF" -> FILTER;
      default -> null;
    };
  }

  private static DatabaseObject trigger(
      ResultSet row, SqlServerObjectNames names, Map<Integer, Definition> definitions)
      throws SQLException {
    int number = row.getInt("object_id");
    String name = row.getString("name");
    boolean enabled = !row.getBoolean("is_disabled");
    boolean ofDatabase = row.getInt("parent_class") == 0;
    ObjectId known = ofDatabase ? null : names.object(number);
    ObjectId id = known == null ? new ObjectId(MovableKind.DATABASE_TRIGGER, "", name) : known;
    if (ofDatabase) {
      names.databaseTrigger(number, id);
    }
    TableName parent = ofDatabase ? null : names.parent(row.getInt("parent_id"));
    Definition definition = definitions.getOrDefault(number, Definition.NONE);
    String text = definition.text();
    String obstacle = obstacle(row.getString("object_type").strip());
    if (obstacle != null || text == null) {
      boolean ofTable = id.kind() == MovableKind.TRIGGER;
      UnmovedKind finding =
          ofTable && !enabled ? UnmovedKind.DISABLED_TRIGGER : id.kind().finding();
      return new OpaqueObject(
          id, finding, ofTable ? parent : null, obstacle == null ? ENCRYPTED : obstacle);
    }
    return new Trigger(
        id,
        parent,
        SqlServerModuleText.create(text, quoted(id)),
        definition.options(),
        enabled,
        false,
        names.needs(number));
  }

  private static Sequence sequence(ResultSet row, ObjectId id, SqlServerUserTypes types)
      throws SQLException {
    String type = types.systemName(row.getInt("system_type_id"));
    boolean decimal = type.equals("decimal") || type.equals("numeric");
    BigInteger increment = bigInteger(row, "step");
    BigDecimal last = row.getBigDecimal("last_number");
    BigInteger next =
        last == null ? bigInteger(row, "present") : last.toBigInteger().add(increment);
    boolean cached = row.getBoolean("is_cached");
    Integer size = CatalogQuery.integer(row, "cache_size");
    BigInteger minimum = bigInteger(row, "least");
    BigInteger maximum = bigInteger(row, "greatest");
    boolean cycles = row.getBoolean("is_cycling");
    boolean over = next.compareTo(minimum) < 0 || next.compareTo(maximum) > 0;
    BigInteger beginning = increment.signum() < 0 ? maximum : minimum;
    return new Sequence(
        id,
        decimal ? type + "(" + row.getInt("type_precision") + ", 0)" : type,
        bigInteger(row, "first_number"),
        increment,
        minimum,
        maximum,
        cycles,
        cached ? (size == null ? null : Long.valueOf(size)) : Long.valueOf(0),
        over ? (cycles ? beginning : null) : next);
  }

  private static String quoted(ObjectId id) {
    SqlServerDialect dialect = SqlServerDialect.INSTANCE;
    return id.schema().isEmpty()
        ? dialect.quote(id.name())
        : dialect.quote(id.schema()) + "." + dialect.quote(id.name());
  }
}
