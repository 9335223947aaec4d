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
 * One of the two retention policies of a database: how it is read, compared and written. Every
 * database has both; they are never created and cannot be deleted.
 *
 * @param <P> the policy
 */
public interface PolicyKind<P> {

  /** The policy's type. */
  ArmType type();

  /** The policy's id. */
  default ResourceId id(TargetDatabase database) {
    return database.scope().databaseId().child(type().collection(), "default");
  }

  /** Returns the key of the policy as it was before this migration changed it. */
  OutputKey<P> previous();

  /** Whether the database of a request has it. */
  default Demand demand(MigrationRequested request) {
    return Demand.REQUESTED;
  }

  /** The policy as Azure reports it; empty if there is no such database. */
  Optional<P> read(TargetDatabase database);

  /** The policy that a request asks for. */
  P wanted(BackupPolicy policy);

  /**
   * In what the observed policy differs from the wanted one; a longer retention on the database of
   * another owner is a difference that no write resolves.
   */
  List<Difference> differences(TargetDatabase database, P wanted, P observed);

  /** Writes the wanted policy over the observed one and returns Azure's first answer. */
  ArmResponse write(TargetDatabase database, P wanted, P observed);
}
