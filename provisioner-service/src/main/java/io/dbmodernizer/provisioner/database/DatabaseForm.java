package io.dbmodernizer.provisioner.database;

import io.dbmodernizer.events.DatabaseTarget;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.ServiceObjective;

/** What form of database a request wants. */
final class DatabaseForm {

  private DatabaseForm() {}

  /** Whether it is in an elastic pool. */
  static boolean isPooled(DatabaseTarget wanted) {
    return !wanted.getElasticPool().getName().isEmpty();
  }

  /** Whether it is a Hyperscale database with a size of its own. */
  static boolean isHyperscale(DatabaseTarget wanted) {
    return !isPooled(wanted)
        && ServiceObjective.find(wanted.getServiceObjective())
            .filter(ServiceObjective::isHyperscale)
            .isPresent();
  }

  /** Whether it has a named replica. */
  static boolean hasNamedReplica(DatabaseTarget wanted) {
    return !wanted.getNamedReplica().getName().isEmpty();
  }

  /** The objective of the named replica: its own, or else the database's. */
  static String replicaObjective(MigrationRequested request) {
    DatabaseTarget wanted = request.getTarget().getDatabase();
    String own = wanted.getNamedReplica().getServiceObjective();
    return own.isEmpty() ? wanted.getServiceObjective() : own;
  }
}
