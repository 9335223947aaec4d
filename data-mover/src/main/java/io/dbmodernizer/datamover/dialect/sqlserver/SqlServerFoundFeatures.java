package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.dialect.CatalogQuery;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A collector of the features of tables: those that statements create, and all others. */
final class SqlServerFoundFeatures {

  private final List<DatabaseObject> objects = new ArrayList<>();
  private final List<UnmovedObject> unmoved = new ArrayList<>();

  void add(DatabaseObject object) {
    objects.add(object);
  }

  /**
   * Adds a feature of a table.
   *
   * @param part null for the table itself
   */
  void add(MovableKind kind, TableName table, @Nullable String part, String... statements) {
    objects.add(Feature.ofTable(kind, table, part, statements));
  }

  /**
   * Adds a feature of a movable kind that does not move.
   *
   * @param part null for the table itself
   * @param reason a clause that begins with "its" or "it"
   */
  void opaque(MovableKind kind, TableName table, @Nullable String part, String reason) {
    objects.add(
        new OpaqueObject(ObjectId.ofTable(kind, table, part), kind.finding(), table, reason));
  }

  /**
   * Adds a feature of a kind that never moves.
   *
   * @param part null for the table itself
   */
  void unmoved(UnmovedKind kind, TableName table, @Nullable String part) {
    unmoved.add(CatalogQuery.ofTable(kind, table, part));
  }

  void unmoved(UnmovedObject object) {
    unmoved.add(object);
  }

  List<DatabaseObject> objects() {
    return objects;
  }

  /** Returns everything that a schema plan does not create, whether it moves or not. */
  List<UnmovedObject> all() {
    List<UnmovedObject> all = new ArrayList<>(unmoved);
    for (DatabaseObject object : objects) {
      TableName table =
          object instanceof Feature feature
              ? feature.table()
              : object instanceof OpaqueObject opaque ? opaque.table() : null;
      all.add(
          new UnmovedObject(object.id().kind().finding(), object.id().displayName(table), table));
    }
    return all;
  }
}
