package io.dbmodernizer.datamover.schema;

import java.util.List;

/**
 * The objects that a target lacks, in an order in which they can be created, and the conflicts that
 * prevent this.
 *
 * @param changes the objects to create
 * @param conflicts the objects that a person has to resolve; a plan with conflicts is not applied
 */
public record SchemaPlan(List<SchemaChange> changes, List<SchemaConflict> conflicts) {

  public SchemaPlan {
    changes = List.copyOf(changes);
    conflicts = List.copyOf(conflicts);
  }

  /** Returns true if the target lacks nothing and has no conflicts. */
  public boolean isEmpty() {
    return changes.isEmpty() && conflicts.isEmpty();
  }
}
