package io.dbmodernizer.datamover.proof;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.ObjectCatalog;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import io.dbmodernizer.datamover.object.Trigger;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The objects of one database that belong to a proof. */
final class ObjectScope {

  private final Set<TableName> tables;
  private final boolean wholeDatabase;
  private final Set<ObjectId> outside = new HashSet<>();

  ObjectScope(ObjectCatalog catalog, Set<TableName> tables, boolean wholeDatabase) {
    this.tables = tables;
    this.wholeDatabase = wholeDatabase;
    boolean more = !wholeDatabase;
    while (more) {
      more = false;
      for (DatabaseObject object : catalog.objects()) {
        more |= !outside.contains(object.id()) && isOutside(object) && outside.add(object.id());
      }
    }
  }

  /**
   * Returns true for every object if the whole database is compared. Otherwise returns false for an
   * object of a table that is not compared, for one that uses such a table, and for one that uses
   * another object outside of the scope.
   */
  boolean has(DatabaseObject object) {
    return !outside.contains(object.id());
  }

  private boolean isOutside(DatabaseObject object) {
    TableName own = tableOf(object);
    return !wholeDatabase
        && ((own != null && !tables.contains(own))
            || !tables.containsAll(object.needs().tables())
            || object.needs().objects().stream().anyMatch(outside::contains));
  }

  private static @Nullable TableName tableOf(DatabaseObject object) {
    if (object instanceof Trigger trigger && trigger.id().kind() == MovableKind.TRIGGER) {
      return trigger.parent();
    }
    if (object instanceof Feature feature) {
      return feature.table();
    }
    return object instanceof OpaqueObject opaque ? opaque.table() : null;
  }
}
