package io.dbmodernizer.datamover.dialect.h2;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of a database's tables and objects, found in texts that H2 has written: it quotes every
 * name and gives the schema. A literal of that form counts as a name.
 */
final class H2Names {

  private static final Pattern NAME =
      Pattern.compile("\"((?:[^\"]|\"\")*)\"\\.\"((?:[^\"]|\"\")*)\"");

  private final Set<TableName> tables = new HashSet<>();
  private final Map<TableName, ObjectId> objects = new HashMap<>();

  void table(TableName name) {
    tables.add(name);
  }

  void object(ObjectId id) {
    objects.put(new TableName(id.schema(), id.name()), id);
  }

  /** Returns the known tables and objects that a text names. */
  Needs in(String text) {
    Set<ObjectId> usedObjects = new HashSet<>();
    Set<TableName> usedTables = new HashSet<>();
    Matcher matcher = NAME.matcher(text);
    int from = 0;
    while (matcher.find(from)) {
      String schema = unquoted(matcher.group(1));
      String name = unquoted(matcher.group(2));
      if (!schema.isEmpty() && !name.isEmpty()) {
        TableName found = new TableName(schema, name);
        ObjectId object = objects.get(found);
        if (tables.contains(found)) {
          usedTables.add(found);
        } else if (object != null) {
          usedObjects.add(object);
        }
      }
      // The second part may be the schema of a longer name: "t"."s"."n" is no name here.
      from = matcher.end();
    }
    return new Needs(usedObjects, usedTables);
  }

  /**
   * Returns a name of a row.
   *
   * @param first the column with the schema, counted from 1; the next one has the name
   */
  static TableName of(ResultSet row, int first) throws SQLException {
    return new TableName(row.getString(first), row.getString(first + 1));
  }

  /** Returns an object of a schema. */
  static ObjectId id(MovableKind kind, TableName name) {
    return new ObjectId(kind, name.schema(), name.name());
  }

  /** Returns a text as SQL. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String unquoted(String part) {
    return part.replace("\"\"", "\"");
  }
}
