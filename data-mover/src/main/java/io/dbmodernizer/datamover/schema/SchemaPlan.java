package io.dbmodernizer.datamover.schema;

import java.util.List;

/**
 * What a target lacks, in an order in which it can be created, and what stands in the way.
 *
 * @param changes objects to create
 * @param conflicts objects that need a person; a plan with conflicts is not applied
 */
public record SchemaPlan(List<SchemaChange> changes, List<SchemaConflict> conflicts) {

  public SchemaPlan {
    changes = List.copyOf(changes);
    conflicts = List.copyOf(conflicts);
  }

  /** Whether the target has everything already. */
  public boolean isEmpty() {
    return changes.isEmpty() && conflicts.isEmpty();
  }
}
