package io.dbmodernizer.datamover.dialect.h2;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.object.CreationOptions;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import io.dbmodernizer.datamover.object.Trigger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads H2's triggers. A trigger has a row for each of its events. */
final class H2Triggers {

  private static final H2Dialect SQL = H2Dialect.INSTANCE;
  private static final String NO_SOURCE = "its catalog does not show its source";

  private static final String TRIGGERS =
      """
      SELECT TRIGGER_SCHEMA, TRIGGER_NAME, EVENT_MANIPULATION, EVENT_OBJECT_SCHEMA,
        EVENT_OBJECT_TABLE, ACTION_ORIENTATION, ACTION_TIMING, IS_ROLLBACK, JAVA_CLASS, QUEUE_SIZE,
        NO_WAIT
      FROM INFORMATION_SCHEMA.TRIGGERS""";

  /**
   * A trigger without its events.
   *
   * @param parent its table or view
   * @param rest the end of the statement that creates it; empty if the source is not shown
   */
  private record Head(ObjectId id, TableName parent, String timing, String rest) {}

  private H2Triggers() {}

  static List<DatabaseObject> read(Connection connection, Set<TableName> views)
      throws SQLException {
    Map<TableName, Set<String>> events = new HashMap<>();
    Map<TableName, Head> heads = new LinkedHashMap<>();
    forEachRow(
        connection,
        TRIGGERS,
        row -> {
          TableName name = H2Names.of(row, 1);
          Set<String> own = events.computeIfAbsent(name, key -> new TreeSet<>());
          own.add(row.getString("EVENT_MANIPULATION"));
          if (row.getBoolean("IS_ROLLBACK")) {
            own.add("ROLLBACK");
          }
          if (!heads.containsKey(name)) {
            heads.put(name, head(row, name, views));
          }
        });
    return heads.entrySet().stream()
        .map(head -> trigger(head.getValue(), events.getOrDefault(head.getKey(), Set.of())))
        .toList();
  }

  private static Head head(ResultSet row, TableName name, Set<TableName> views)
      throws SQLException {
    TableName parent =
        new TableName(row.getString("EVENT_OBJECT_SCHEMA"), row.getString("EVENT_OBJECT_TABLE"));
    String className = row.getString("JAVA_CLASS");
    return new Head(
        H2Names.id(views.contains(parent) ? MovableKind.VIEW_TRIGGER : MovableKind.TRIGGER, name),
        parent,
        row.getString("ACTION_TIMING"),
        className == null
            ? ""
            : ("ROW".equals(row.getString("ACTION_ORIENTATION")) ? " FOR EACH ROW" : "")
                + " QUEUE "
                + row.getInt("QUEUE_SIZE")
                + (row.getBoolean("NO_WAIT") ? " NOWAIT" : "")
                + " CALL "
                + H2Names.literal(className));
  }

  private static DatabaseObject trigger(Head head, Set<String> events) {
    ObjectId id = head.id();
    boolean ofView = id.kind() == MovableKind.VIEW_TRIGGER;
    if (head.rest().isEmpty()) {
      return new OpaqueObject(id, id.kind().finding(), ofView ? null : head.parent(), NO_SOURCE);
    }
    return new Trigger(
        id,
        head.parent(),
        "CREATE TRIGGER "
            + SQL.quote(id)
            + " "
            + head.timing()
            + " "
            + String.join(", ", events)
            + " ON "
            + SQL.quote(head.parent())
            + head.rest(),
        CreationOptions.STANDARD,
        true,
        true,
        ofView
            ? new Needs(Set.of(H2Names.id(MovableKind.VIEW, head.parent())), Set.of())
            : new Needs(Set.of(), Set.of(head.parent())));
  }
}
