package io.dbmodernizer.backup.retention;

import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.Demand;
import io.dbmodernizer.runtime.step.OutputKey;
import java.util.List;
import java.util.Optional;

/**
 * One of the two retention policies of a database, with the operations to read, compare and write
 * it. Every database has both policies. They are never created and cannot be deleted.
 *
 * @param <P> the values of the policy
 */
public interface PolicyKind<P> {

  /** Returns the type of the policy. */
  ArmType type();

  /** Returns the id of the policy of a database. */
  default ResourceId id(TargetDatabase database) {
    return database.scope().databaseId().child(type().collection(), "default");
  }

  /** Returns the key of the policy as it was before this migration changed it. */
  OutputKey<P> previous();

  /** Returns whether the database of a request has the policy. */
  default Demand demand(MigrationRequested request) {
    return Demand.REQUESTED;
  }

  /** Reads the policy from Azure. Returns empty if there is no such database. */
  Optional<P> read(TargetDatabase database);

  /** Returns the policy that a request asks for. */
  P wanted(BackupPolicy policy);

  /**
   * Returns the differences between the observed and the wanted policy; empty if they are equal. On
   * the database of another owner, a longer retention than wanted is an immutable difference.
   */
  List<Difference> differences(TargetDatabase database, P wanted, P observed);

  /**
   * Writes the wanted policy in place of the observed one.
   *
   * @return Azure's first answer
   */
  ArmResponse write(TargetDatabase database, P wanted, P observed);
}
