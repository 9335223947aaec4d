package io.dbmodernizer.datamover.proof;

import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.schema.DatabaseDefinition;
import io.dbmodernizer.datamover.transfer.ObjectSide;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * All definitions of one database.
 *
 * @param definition the tables, and the names of the objects that are compared by name only
 * @param objects the objects that are compared by their definitions
 */
record Side(DatabaseDefinition definition, ObjectSide objects) {

  /** The kinds of which {@link ObjectSide} has every object with its definition. */
  private static final Set<UnmovedKind> WITH_DEFINITIONS =
      EnumSet.copyOf(Arrays.stream(MovableKind.values()).map(MovableKind::finding).toList());

  static {
    WITH_DEFINITIONS.add(UnmovedKind.DISABLED_TRIGGER);
    WITH_DEFINITIONS.add(UnmovedKind.EXPRESSION_NEEDS_UNMOVED_OBJECT);
  }

  static Side read(Connection connection) throws SQLException {
    DatabaseDefinition all = DatabaseDefinition.read(connection);
    return new Side(
        new DatabaseDefinition(
            all.catalog(), all.dialect(), all.nextIdentityValues(), byNameOnly(all.others())),
        ObjectSide.read(connection));
  }

  private static List<UnmovedObject> byNameOnly(List<UnmovedObject> others) {
    return others.stream().filter(other -> !WITH_DEFINITIONS.contains(other.kind())).toList();
  }
}
