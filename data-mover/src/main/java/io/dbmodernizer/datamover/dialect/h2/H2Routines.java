package io.dbmodernizer.datamover.dialect.h2;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.object.CreationOptions;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import io.dbmodernizer.datamover.object.SqlModule;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads H2's functions, procedures and aggregates. */
final class H2Routines {

  private static final String SOURCE_HIDDEN = "its source is hidden from this login";

  private static final String ROUTINES =
      """
      SELECT ROUTINE_SCHEMA, ROUTINE_NAME, ROUTINE_TYPE, ROUTINE_DEFINITION, EXTERNAL_NAME,
        IS_DETERMINISTIC
      FROM INFORMATION_SCHEMA.ROUTINES
      WHERE ROUTINE_SCHEMA <> 'INFORMATION_SCHEMA'""";

  private H2Routines() {}

  /**
   * Reads the routines and announces their names. The methods of one alias are as many rows; each
   * has the alias's definition.
   */
  static List<DatabaseObject> read(Connection connection, H2Names names) throws SQLException {
    List<DatabaseObject> routines = new ArrayList<>();
    Set<TableName> seen = new HashSet<>();
    forEachRow(
        connection,
        ROUTINES,
        row -> {
          TableName name = H2Names.of(row, 1);
          if (seen.add(name)) {
            DatabaseObject routine = routine(row, name);
            names.object(routine.id());
            routines.add(routine);
          }
        });
    return routines;
  }

  private static DatabaseObject routine(ResultSet row, TableName name) throws SQLException {
    String type = row.getString("ROUTINE_TYPE");
    ObjectId id =
        H2Names.id(type.equals("PROCEDURE") ? MovableKind.PROCEDURE : MovableKind.FUNCTION, name);
    String source = row.getString("ROUTINE_DEFINITION");
    String method = row.getString("EXTERNAL_NAME");
    if (source == null && method == null) {
      return new OpaqueObject(id, SOURCE_HIDDEN);
    }
    boolean aggregate = type.equals("AGGREGATE");
    boolean deterministic = !aggregate && "YES".equals(row.getString("IS_DETERMINISTIC"));
    String definition =
        (aggregate ? "CREATE AGGREGATE " : "CREATE ALIAS ")
            + H2Dialect.INSTANCE.quote(name)
            + (deterministic ? " DETERMINISTIC" : "")
            + (method == null
                ? " AS " + H2Names.literal(source)
                : " FOR " + H2Names.literal(method));
    return new SqlModule(id, definition, CreationOptions.STANDARD, true, Needs.NOTHING);
  }
}
